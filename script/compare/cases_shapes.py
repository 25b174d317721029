"""Cases of operators that move numbers or tell shapes, and of constants in all their types."""

import itertools

import numpy
from onnx import TensorProto, helper

from cases import Cases, node

SHAPE = (2, 4, 6, 5)
INT64, FLOAT = numpy.int64, numpy.float32
MOST = numpy.iinfo(INT64).max


def write(cases: Cases):
    for part in (_reshape, _axes, _parts, _slices, _gathers, _pads, _shapes, _constants, _types):
        part(cases)


def _ints(*values):
    return numpy.array(values, INT64)


def _reshape(c: Cases):
    for axis in (1, -3):
        c.one(f"Flatten-axis{axis}", "Flatten", SHAPE, axis=axis)
    c.one("Flatten-default", "Flatten", SHAPE)
    c.one("Flatten-opset6", "Flatten", SHAPE, opset=6)
    c.one("Flatten-units", "Flatten", (2, 7))
    for name, shape in {
        "zero-rest": (0, -1), "rest-known": (-1, 120), "keep-two": (0, 0, -1),
        "split": (0, 2, 2, 6, 5), "regroup": (0, 8, 3, 5), "pixels": (-1, 4, 30),
    }.items():
        for opset in (6, 13, 21):
            c.one(f"Reshape-{name}-opset{opset}", "Reshape", SHAPE, _ints(*shape), opset=opset)
    c.one("Reshape-allowzero", "Reshape", SHAPE, _ints(-1, 120), opset=14, allowzero=1)
    c.add(
        "Reshape-channel-shuffle",
        [
            node("Reshape", "x five", "a"), node("Transpose", "a", "b", perm=[0, 2, 1, 3, 4]),
            node("Reshape", "b four"),
        ],
        SHAPE, five=_ints(0, 2, 2, 6, 5), four=_ints(0, 4, 6, 5),
    )
    c.add(
        "Reshape-pixel-shuffle",
        [
            node("Reshape", "x six", "a"), node("Transpose", "a", "b", perm=[0, 1, 4, 2, 5, 3]),
            node("Reshape", "b four"),
        ],
        SHAPE, six=_ints(-1, 1, 2, 2, 6, 5), four=_ints(-1, 1, 12, 10),
    )


def _axes(c: Cases):
    for name, axes in {"2": [2], "-1": [-1], "1,3": [1, 3]}.items():
        shape = {"2": (2, 3, 1, 4), "-1": (2, 3, 4, 1), "1,3": (2, 1, 3, 1)}[name]
        for opset in (6, 11) if min(axes) >= 0 else (11,):
            c.one(f"Squeeze-{name}-opset{opset}", "Squeeze", shape, opset=opset, axes=axes)
            c.one(f"Unsqueeze-{name}-opset{opset}", "Unsqueeze", (2, 3, 4), opset=opset, axes=axes)
        c.one(f"Squeeze-{name}-opset13", "Squeeze", shape, _ints(*axes), opset=13)
        c.one(f"Unsqueeze-{name}-opset13", "Unsqueeze", (2, 3, 4), _ints(*axes), opset=13)
    c.add(
        "Unsqueeze-and-back",
        [node("Unsqueeze", "x a", "u"), node("Squeeze", "u a")], (2, 3), a=_ints(2, 3),
    )
    for perm in itertools.permutations((1, 2, 3)):
        c.one(f"Transpose-0{''.join(map(str, perm))}", "Transpose", SHAPE, perm=[0, *perm])
    c.one("Transpose-1d", "Transpose", (2, 3, 7), perm=[0, 2, 1], opset=6)
    c.add(
        "Transpose-nhwc-conv",
        [
            node("Transpose", "x", "t", perm=[0, 3, 1, 2]), node("Conv", "t w b", "c"),
            node("Transpose", "c", perm=[0, 2, 3, 1]),
        ],
        (2, 6, 5, 3), w=c.random(4, 3, 3, 3), b=c.random(4),
    )


def _parts(c: Cases):
    for axis in (1, 2, 3, -1):
        for opset in (6, 13):
            if opset == 6 and axis < 0:
                continue
            nodes = [node("Tanh", "x", "a"), node("Neg", "x", "b"), node("Concat", "x a b", axis=axis)]
            c.add(f"Concat-axis{axis}-opset{opset}", nodes, SHAPE, opset=opset)
    c.add("Concat-one", [node("Concat", "x", axis=1)], SHAPE)
    c.add(
        "Concat-uneven",
        [node("Conv", "x w", "a"), node("Concat", "x a", axis=1)], SHAPE, w=c.random(3, 4, 1, 1),
    )
    c.add("Concat-units", [node("Neg", "x", "a"), node("Concat", "a x", axis=-1)], (2, 5))

    def split(name, outputs, weights={}, opset=13, shape=SHAPE, **attributes):
        inputs = " ".join(["x", *weights])
        c.add(
            f"Split-{name}", [node("Split", inputs, outputs, **attributes)], shape, opset=opset,
            outputs=outputs, **weights,
        )

    split("equal-opset6", "y z", opset=6, axis=1)
    split("equal-opset11", "y z", opset=11, axis=-2)
    split("sizes-opset6", "y z", opset=6, axis=1, split=[1, 3])
    split("sizes-opset11", "y z v", opset=11, axis=2, split=[1, 3, 2])
    split("equal-opset13", "y z", axis=1)
    split("sizes-opset13", "y z v", {"s": _ints(2, 3, 1)}, axis=2)
    split("count-opset18", "y z", opset=18, axis=1, num_outputs=2)
    split("uneven-opset18", "y z", opset=18, axis=3, num_outputs=2)
    split("units", "y z", shape=(2, 6), axis=1)


def _slices(c: Cases):
    c.one("Slice-opset9", "Slice", SHAPE, opset=9, axes=[1, 3], starts=[1, -3], ends=[3, MOST])
    c.one("Slice-opset9-no-axes", "Slice", SHAPE, opset=9, starts=[0, 1, 0, 2], ends=[99, 3, 99, 4])
    for name, (starts, ends, axes, steps) in {
        "channels": ((1,), (3,), (1,), None), "negative": ((-3,), (-1,), (2,), None),
        "to-end": ((2,), (MOST,), (3,), None), "beyond": ((-99,), (99,), (2,), (1,)),
        "steps": ((0, 1), (MOST, MOST), (2, 3), (2, 2)), "backwards": ((-1,), (-MOST,), (3,), (-1,)),
        "backwards-by-two": ((4,), (0,), (2,), (-2,)), "negative-axis": ((1,), (4,), (-1,), (1,)),
        "several": ((1, 0, 2), (3, 5, 5), (1, 2, 3), (1, 3, 1)),
    }.items():
        for opset in (10, 13):
            weights = [_ints(*starts), _ints(*ends), _ints(*axes)]
            if steps:
                weights.append(_ints(*steps))
            c.one(f"Slice-{name}-opset{opset}", "Slice", SHAPE, *weights, opset=opset)
    c.one("Slice-no-axes", "Slice", SHAPE, _ints(0, 1, 0), _ints(MOST, 3, 4))
    whole = numpy.array([1], numpy.int32), numpy.array([4], numpy.int32), numpy.array([2], numpy.int32)
    c.one("Slice-int32", "Slice", SHAPE, *whole)


def _gathers(c: Cases):
    for name, (axis, indices) in {
        "channels": (1, _ints(2, 0, 0)), "negative": (2, _ints(-1, 1)), "single": (1, INT64(2)),
        "last": (-1, _ints(4, 3, 2)), "square": (3, _ints(0, 1, 2, 3).reshape(2, 2)),
        "int32": (2, numpy.array([5, 0], numpy.int32)),
    }.items():
        for opset in (6, 11, 13):
            if opset == 6 and (axis < 0 or numpy.min(indices) < 0):
                continue
            c.one(f"Gather-{name}-opset{opset}", "Gather", SHAPE, indices, opset=opset, axis=axis)
    ids = numpy.array([[1, 0, 5, 2], [3, 3, 4, 1]])
    c.add(
        "Gather-embedding",
        [node("Cast", "x", "ids", to=TensorProto.INT64), node("Gather", "w ids", axis=0)],
        ids.astype(FLOAT), w=c.random(6, 3),
    )
    c.add("Gather-embedding-integers", [node("Gather", "w x", axis=0)], ids, w=c.random(6, 3))


def _pads(c: Cases):
    sides = [0, 0, 1, 2, 0, 0, 2, 0]
    for mode in ("constant", "reflect", "edge"):
        c.one(f"Pad-{mode}-opset6", "Pad", SHAPE, opset=6, pads=sides, mode=mode)
        for opset in (11, 13, 18):
            c.one(f"Pad-{mode}-opset{opset}", "Pad", SHAPE, _ints(*sides), opset=opset, mode=mode)
        c.one(f"Pad-{mode}-1d", "Pad", (2, 3, 6), _ints(0, 0, 2, 0, 0, 3), mode=mode)
        c.one(f"Pad-{mode}-3d", "Pad", (2, 2, 3, 4, 3), _ints(0, 0, 1, 0, 2, 0, 0, 1, 2, 0), mode=mode)
    c.one("Pad-value-opset6", "Pad", SHAPE, opset=6, pads=sides, value=0.7)
    c.one("Pad-value-opset13", "Pad", SHAPE, _ints(*sides), FLOAT(-0.3), opset=13)
    c.one("Pad-channels", "Pad", SHAPE, _ints(0, 1, 0, 0, 0, 2, 0, 0))
    c.one("Pad-negative", "Pad", SHAPE, _ints(0, 0, -1, 1, 0, 0, 0, -2))
    c.one("Pad-axes", "Pad", SHAPE, _ints(1, 2, 0, 1), None, _ints(2, 3), opset=18)
    c.one("Pad-axes-negative", "Pad", SHAPE, _ints(1, 2), FLOAT(0.5), _ints(-1), opset=18)
    c.one("Pad-wrap", "Pad", SHAPE, _ints(*sides), opset=19, mode="wrap")


def _shapes(c: Cases):
    """Arithmetic with shapes, as exporters write it."""
    first = [node("Shape", "x", "shape"), node("Gather", "shape zero", "count", axis=0)]
    c.add(
        "Shape-flatten",
        first + [
            node("Unsqueeze", "count at", "counts"), node("Concat", "counts rest", "target", axis=0),
            node("Reshape", "x target"),
        ],
        SHAPE, zero=INT64(0), at=_ints(0), rest=_ints(-1),
    )
    c.add(
        "Shape-doubled",
        [
            node("Shape", "x", "shape"), node("Slice", "shape from to", "size"),
            node("Mul", "size two", "larger"), node("Slice", "shape start from", "kept"),
            node("Concat", "kept larger", "sizes", axis=0), node("Resize", "x - - sizes", mode="nearest"),
        ],
        SHAPE, **{"from": _ints(2), "to": _ints(4), "start": _ints(0), "two": _ints(2)},
    )
    c.add(
        "Shape-part-opset15",
        [
            node("Shape", "x", "batch", start=0, end=1), node("Concat", "batch rest", "t", axis=0),
            node("Reshape", "x t"),
        ],
        SHAPE, rest=_ints(20, 6),
    )
    c.add(
        "Shape-divided",
        [
            node("Shape", "x", "shape"), node("Gather", "shape one", "channels"),
            node("Cast", "channels", "real", to=TensorProto.FLOAT), node("Sqrt", "real", "root"),
            node("Div", "x root"),
        ],
        SHAPE, one=INT64(1),
    )
    for name, shape in {"rows": (2, 3, 1, 5), "channels": (2, 1, 4, 5)}.items():
        c.one(f"Expand-{name}", "Expand", shape, _ints(1, 3, 4, 5))
        c.one(f"Expand-{name}-opset8", "Expand", shape, _ints(1, 3, 4, 5), opset=8)
    c.one("Expand-fewer-axes", "Expand", (2, 3, 1, 5), _ints(4, 1))
    c.add(
        "Expand-class-token",
        [
            node("Shape", "x", "batch", start=0, end=1), node("Concat", "batch rest", "t", axis=0),
            node("Expand", "token t", "tokens"), node("Concat", "tokens x", axis=1),
        ],
        (2, 5, 4), rest=_ints(1, 4), token=c.random(1, 1, 4),
    )
    c.add(
        "ConstantOfShape-added",
        [
            node("Shape", "x", "shape"), node("Add", "x filled"),
        ][:1] + [
            node("ConstantOfShape", "shape", "filled", value=helper.make_tensor("v", 1, [1], [0.5])),
            node("Add", "x filled"),
        ],
        SHAPE,
    )
    c.add(
        "ConstantOfShape-default",
        [node("ConstantOfShape", "s", "zeros"), node("Add", "x zeros")], SHAPE, s=_ints(6, 5),
    )
    c.add(
        "Range-positions",
        [
            node("Shape", "x", "shape"), node("Gather", "shape one", "length"),
            node("Range", "zero length step", "places"), node("Gather", "w places", "p", axis=0),
            node("Add", "x p"),
        ],
        (2, 5, 4), one=INT64(1), zero=INT64(0), step=INT64(1), w=c.random(9, 4),
    )
    c.add(
        "Range-floats",
        [node("Range", "a b s", "r"), node("Mul", "x r")], (2, 5), a=FLOAT(0.5), b=FLOAT(3), s=FLOAT(0.5),
    )
    c.add(
        "Range-backwards",
        [node("Range", "a b s", "r"), node("Gather", "x r", axis=1)], (2, 5),
        a=INT64(4), b=INT64(-1), s=INT64(-2),
    )


def _constants(c: Cases):
    for name, attributes in {
        "tensor": dict(value=helper.make_tensor("v", 1, [5], [1, 2, 3, 4, 5])),
        "float": dict(value_float=0.7), "floats": dict(value_floats=[0.1, 0.2, 0.3, 0.4, 0.5]),
    }.items():
        c.add(f"Constant-{name}", [node("Constant", "", "k", **attributes), node("Mul", "x k")], (2, 3, 5))
    c.add("Constant-ints", [node("Constant", "", "s", value_ints=[0, -1]), node("Reshape", "x s")], SHAPE)
    c.add(
        "Constant-int",
        [node("Constant", "", "i", value_int=2), node("Gather", "x i", axis=1)], SHAPE,
    )
    c.one("Dropout-opset6", "Dropout", SHAPE, opset=6, is_test=1, ratio=0.3)
    for opset in (7, 10):
        c.one(f"Dropout-opset{opset}", "Dropout", SHAPE, opset=opset, ratio=0.3)
    c.one("Dropout-opset12", "Dropout", SHAPE, FLOAT(0.3), opset=12)
    c.one("Dropout-opset13-training-off", "Dropout", SHAPE, FLOAT(0.3), numpy.bool_(False), opset=13)
    c.add("Dropout-mask-unused", [node("Dropout", "x", "y mask")], SHAPE, opset=13)


def _types(c: Cases):
    """Weights in other types, and casts."""
    for name, kind in {
        "float16": TensorProto.FLOAT16, "bfloat16": TensorProto.BFLOAT16, "double": TensorProto.DOUBLE,
        "int8": TensorProto.INT8, "uint8": TensorProto.UINT8, "int32": TensorProto.INT32,
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
            c.add(f"Cast-{name}-opset{opset}", [node("Cast", "x", "a", to=kind), back], x, opset=opset)
    typed = helper.make_tensor("w", TensorProto.FLOAT, [5], [1.0, 2.0, 3.0, 4.0, 5.0])
    raw = helper.make_tensor("v", TensorProto.FLOAT, [5], numpy.arange(5, dtype=FLOAT).tobytes(), raw=True)
    c.add("Weights-typed-and-raw", [node("Mul", "x w", "a"), node("Add", "a v")], x, w=typed, v=raw)
