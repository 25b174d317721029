"""Cases of arithmetic with shapes, as exporters write it, and of constants in all their types."""

import numpy
from onnx import TensorProto, helper

from cases import Cases, node
from cases_shapes import FLOAT, INT64, SHAPE, ints


def write(cases: Cases):
    for part in (_shapes, _expansions, _ranges, _constants, _types):
        part(cases)


def _shapes(c: Cases):
    first = [node("Shape", "x", "shape"), node("Gather", "shape zero", "count", axis=0)]
    c.add(
        "Shape-flatten",
        first
        + [
            node("Unsqueeze", "count at", "counts"),
            node("Concat", "counts rest", "target", axis=0),
            node("Reshape", "x target"),
        ],
        SHAPE,
        zero=INT64(0),
        at=ints(0),
        rest=ints(-1),
    )
    c.add(
        "Shape-doubled",
        [
            node("Shape", "x", "shape"),
            node("Slice", "shape from to", "size"),
            node("Mul", "size two", "larger"),
            node("Slice", "shape start from", "kept"),
            node("Concat", "kept larger", "sizes", axis=0),
            node("Resize", "x - - sizes", mode="nearest"),
        ],
        SHAPE,
        **{"from": ints(2), "to": ints(4), "start": ints(0), "two": ints(2)},
    )
    c.add(
        "Shape-part-opset15",
        [
            node("Shape", "x", "batch", start=0, end=1),
            node("Concat", "batch rest", "t", axis=0),
            node("Reshape", "x t"),
        ],
        SHAPE,
        rest=ints(20, 6),
    )
    c.add(
        "Shape-divided",
        [
            node("Shape", "x", "shape"),
            node("Gather", "shape one", "channels"),
            node("Cast", "channels", "real", to=TensorProto.FLOAT),
            node("Sqrt", "real", "root"),
            node("Div", "x root"),
        ],
        SHAPE,
        one=INT64(1),
    )


def _expansions(c: Cases):
    for name, shape in {"rows": (2, 3, 1, 5), "channels": (2, 1, 4, 5)}.items():
        c.one(f"Expand-{name}", "Expand", shape, ints(1, 3, 4, 5))
        c.one(f"Expand-{name}-opset8", "Expand", shape, ints(1, 3, 4, 5), opset=8)
    c.one("Expand-fewer-axes", "Expand", (2, 3, 1, 5), ints(4, 1))
    c.add(
        "Expand-class-token",
        [
            node("Shape", "x", "batch", start=0, end=1),
            node("Concat", "batch rest", "t", axis=0),
            node("Expand", "token t", "tokens"),
            node("Concat", "tokens x", axis=1),
        ],
        (2, 5, 4),
        rest=ints(1, 4),
        token=c.random(1, 1, 4),
    )
    c.add(
        "ConstantOfShape-added",
        [
            node("Shape", "x", "shape"),
            node(
                "ConstantOfShape", "shape", "filled", value=helper.make_tensor("v", 1, [1], [0.5])
            ),
            node("Add", "x filled"),
        ],
        SHAPE,
    )
    c.add(
        "ConstantOfShape-default",
        [node("ConstantOfShape", "s", "zeros"), node("Add", "x zeros")],
        SHAPE,
        s=ints(6, 5),
    )


def _ranges(c: Cases):
    c.add(
        "Range-positions",
        [
            node("Shape", "x", "shape"),
            node("Gather", "shape one", "length"),
            node("Range", "zero length step", "places"),
            node("Gather", "w places", "p", axis=0),
            node("Add", "x p"),
        ],
        (2, 5, 4),
        one=INT64(1),
        zero=INT64(0),
        step=INT64(1),
        w=c.random(9, 4),
    )
    c.add(
        "Range-floats",
        [node("Range", "a b s", "r"), node("Mul", "x r")],
        (2, 5),
        a=FLOAT(0.5),
        b=FLOAT(3),
        s=FLOAT(0.5),
    )
    c.add(
        "Range-backwards",
        [node("Range", "a b s", "r"), node("Gather", "x r", axis=1)],
        (2, 5),
        a=INT64(4),
        b=INT64(-1),
        s=INT64(-2),
    )


def _constants(c: Cases):
    for name, attributes in {
        "tensor": dict(value=helper.make_tensor("v", 1, [5], [1, 2, 3, 4, 5])),
        "float": dict(value_float=0.7),
        "floats": dict(value_floats=[0.1, 0.2, 0.3, 0.4, 0.5]),
    }.items():
        c.add(
            f"Constant-{name}",
            [node("Constant", "", "k", **attributes), node("Mul", "x k")],
            (2, 3, 5),
        )
    c.add(
        "Constant-ints",
        [node("Constant", "", "s", value_ints=[0, -1]), node("Reshape", "x s")],
        SHAPE,
    )
    c.add(
        "Constant-int",
        [node("Constant", "", "i", value_int=2), node("Gather", "x i", axis=1)],
        SHAPE,
    )
    same = c.random(*SHAPE)
    c.one("Dropout-opset6", "Dropout", same, opset=6, expected=same, is_test=1, ratio=0.3)
    for opset in (7, 10):
        c.one(f"Dropout-opset{opset}", "Dropout", SHAPE, opset=opset, ratio=0.3)
    c.one("Dropout-opset12", "Dropout", SHAPE, FLOAT(0.3), opset=12)
    c.one(
        "Dropout-opset13-training-off", "Dropout", SHAPE, FLOAT(0.3), numpy.bool_(False), opset=13
    )
    c.add("Dropout-mask-unused", [node("Dropout", "x", "y mask")], SHAPE, opset=13)


def _types(c: Cases):
    """Weights in other types, and casts."""
    for name, kind in {
        "float16": TensorProto.FLOAT16,
        "bfloat16": TensorProto.BFLOAT16,
        "double": TensorProto.DOUBLE,
        "int8": TensorProto.INT8,
        "uint8": TensorProto.UINT8,
        "int32": TensorProto.INT32,
    }.items():
        values = [1.5, -2.25, 0.1, 3.0, 7.0] if "int" not in name else [1, 2, 0, 3, 7]
        tensor = helper.make_tensor("w", kind, [5], values)
        cast = node("Cast", "w", "v", to=TensorProto.FLOAT)
        c.add(f"Cast-weight-{name}", [cast, node("Mul", "x v")], (2, 3, 5), w=tensor)
    x = c.random(2, 3, 5, low=-9, high=9)
    back = node("Cast", "a", to=TensorProto.FLOAT)
    for name in ("INT32", "INT64", "INT8", "BOOL", "DOUBLE", "FLOAT16", "BFLOAT16"):
        kind = getattr(TensorProto, name)
        for opset in (6, 13, 19):
            if name == "BFLOAT16" and opset < 13:
                continue
            c.add(
                f"Cast-{name}-opset{opset}", [node("Cast", "x", "a", to=kind), back], x, opset=opset
            )
    typed = helper.make_tensor("w", TensorProto.FLOAT, [5], [1.0, 2.0, 3.0, 4.0, 5.0])
    raw = helper.make_tensor(
        "v", TensorProto.FLOAT, [5], numpy.arange(5, dtype=FLOAT).tobytes(), raw=True
    )
    c.add("Weights-typed-and-raw", [node("Mul", "x w", "a"), node("Add", "a v")], x, w=typed, v=raw)
