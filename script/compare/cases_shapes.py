"""Cases of operators that move numbers: none is computed."""

import itertools

import numpy
from onnx import TensorProto

from cases import Cases, node

SHAPE = (2, 4, 6, 5)
INT64, FLOAT = numpy.int64, numpy.float32
MOST = numpy.iinfo(INT64).max


def write(cases: Cases):
    for part in (_reshape, _axes, _parts, _slices, _gathers, _pads):
        part(cases)


def ints(*values: int) -> numpy.ndarray:
    return numpy.array(values, INT64)


def _reshape(c: Cases):
    for axis in (1, -3):
        c.one(f"Flatten-axis{axis}", "Flatten", SHAPE, axis=axis)
    c.one("Flatten-default", "Flatten", SHAPE)
    c.one("Flatten-opset6", "Flatten", SHAPE, opset=6)
    c.one("Flatten-units", "Flatten", (2, 7))
    for name, shape in {
        "zero-rest": (0, -1),
        "rest-known": (-1, 120),
        "keep-two": (0, 0, -1),
        "split": (0, 2, 2, 6, 5),
        "regroup": (0, 8, 3, 5),
        "pixels": (-1, 4, 30),
    }.items():
        for opset in (6, 13, 21):
            c.one(f"Reshape-{name}-opset{opset}", "Reshape", SHAPE, ints(*shape), opset=opset)
    c.one("Reshape-allowzero", "Reshape", SHAPE, ints(-1, 120), opset=14, allowzero=1)
    c.add(
        "Reshape-channel-shuffle",
        [
            node("Reshape", "x five", "a"),
            node("Transpose", "a", "b", perm=[0, 2, 1, 3, 4]),
            node("Reshape", "b four"),
        ],
        SHAPE,
        five=ints(0, 2, 2, 6, 5),
        four=ints(0, 4, 6, 5),
    )
    c.add(
        "Reshape-pixel-shuffle",
        [
            node("Reshape", "x six", "a"),
            node("Transpose", "a", "b", perm=[0, 1, 4, 2, 5, 3]),
            node("Reshape", "b four"),
        ],
        SHAPE,
        six=ints(-1, 1, 2, 2, 6, 5),
        four=ints(-1, 1, 12, 10),
    )


def _axes(c: Cases):
    for name, axes in {"2": [2], "-1": [-1], "1,3": [1, 3]}.items():
        shape = {"2": (2, 3, 1, 4), "-1": (2, 3, 4, 1), "1,3": (2, 1, 3, 1)}[name]
        for opset in (6, 11) if min(axes) >= 0 else (11,):
            c.one(f"Squeeze-{name}-opset{opset}", "Squeeze", shape, opset=opset, axes=axes)
            c.one(f"Unsqueeze-{name}-opset{opset}", "Unsqueeze", (2, 3, 4), opset=opset, axes=axes)
        c.one(f"Squeeze-{name}-opset13", "Squeeze", shape, ints(*axes), opset=13)
        c.one(f"Unsqueeze-{name}-opset13", "Unsqueeze", (2, 3, 4), ints(*axes), opset=13)
    c.add(
        "Unsqueeze-and-back",
        [node("Unsqueeze", "x a", "u"), node("Squeeze", "u a")],
        (2, 3),
        a=ints(2, 3),
    )
    for perm in itertools.permutations((1, 2, 3)):
        c.one(f"Transpose-0{''.join(map(str, perm))}", "Transpose", SHAPE, perm=[0, *perm])
    c.one("Transpose-1d", "Transpose", (2, 3, 7), perm=[0, 2, 1], opset=6)
    c.add(
        "Transpose-nhwc-conv",
        [
            node("Transpose", "x", "t", perm=[0, 3, 1, 2]),
            node("Conv", "t w b", "c"),
            node("Transpose", "c", perm=[0, 2, 3, 1]),
        ],
        (2, 6, 5, 3),
        w=c.random(4, 3, 3, 3),
        b=c.random(4),
    )


def _parts(c: Cases):
    for axis in (1, 2, 3, -1):
        for opset in (6, 13):
            if opset == 6 and axis < 0:
                continue
            nodes = [
                node("Tanh", "x", "a"),
                node("Neg", "x", "b"),
                node("Concat", "x a b", axis=axis),
            ]
            c.add(f"Concat-axis{axis}-opset{opset}", nodes, SHAPE, opset=opset)
    c.add("Concat-one", [node("Concat", "x", axis=1)], SHAPE)
    c.add(
        "Concat-uneven",
        [node("Conv", "x w", "a"), node("Concat", "x a", axis=1)],
        SHAPE,
        w=c.random(3, 4, 1, 1),
    )
    c.add("Concat-units", [node("Neg", "x", "a"), node("Concat", "a x", axis=-1)], (2, 5))

    def split(name, outputs, weights={}, opset=13, shape=SHAPE, **attributes):
        inputs = " ".join(["x", *weights])
        c.add(
            f"Split-{name}",
            [node("Split", inputs, outputs, **attributes)],
            shape,
            opset=opset,
            outputs=outputs,
            **weights,
        )

    split("equal-opset6", "y z", opset=6, axis=1)
    split("equal-opset11", "y z", opset=11, axis=-2)
    split("sizes-opset6", "y z", opset=6, axis=1, split=[1, 3])
    split("sizes-opset11", "y z v", opset=11, axis=2, split=[1, 3, 2])
    split("equal-opset13", "y z", axis=1)
    split("sizes-opset13", "y z v", {"s": ints(2, 3, 1)}, axis=2)
    split("count-opset18", "y z", opset=18, axis=1, num_outputs=2)
    split("uneven-opset18", "y z", opset=18, axis=3, num_outputs=2)
    split("units", "y z", shape=(2, 6), axis=1)


def _slices(c: Cases):
    c.one("Slice-opset9", "Slice", SHAPE, opset=9, axes=[1, 3], starts=[1, -3], ends=[3, MOST])
    c.one("Slice-opset9-no-axes", "Slice", SHAPE, opset=9, starts=[0, 1, 0, 2], ends=[99, 3, 99, 4])
    for name, (starts, ends, axes, steps) in {
        "channels": ((1,), (3,), (1,), None),
        "negative": ((-3,), (-1,), (2,), None),
        "to-end": ((2,), (MOST,), (3,), None),
        "beyond": ((-99,), (99,), (2,), (1,)),
        "steps": ((0, 1), (MOST, MOST), (2, 3), (2, 2)),
        "backwards": ((-1,), (-MOST,), (3,), (-1,)),
        "backwards-by-two": ((4,), (0,), (2,), (-2,)),
        "negative-axis": ((1,), (4,), (-1,), (1,)),
        "several": ((1, 0, 2), (3, 5, 5), (1, 2, 3), (1, 3, 1)),
    }.items():
        for opset in (10, 13):
            weights = [ints(*starts), ints(*ends), ints(*axes)]
            if steps:
                weights.append(ints(*steps))
            c.one(f"Slice-{name}-opset{opset}", "Slice", SHAPE, *weights, opset=opset)
    c.one("Slice-no-axes", "Slice", SHAPE, ints(0, 1, 0), ints(MOST, 3, 4))
    whole = (
        numpy.array([1], numpy.int32),
        numpy.array([4], numpy.int32),
        numpy.array([2], numpy.int32),
    )
    c.one("Slice-int32", "Slice", SHAPE, *whole)


def _gathers(c: Cases):
    for name, (axis, indices) in {
        "channels": (1, ints(2, 0, 0)),
        "negative": (2, ints(-1, 1)),
        "single": (1, INT64(2)),
        "last": (-1, ints(4, 3, 2)),
        "square": (3, ints(0, 1, 2, 3).reshape(2, 2)),
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
        ids.astype(FLOAT),
        w=c.random(6, 3),
    )
    c.add("Gather-embedding-integers", [node("Gather", "w x", axis=0)], ids, w=c.random(6, 3))


def _pads(c: Cases):
    sides = [0, 0, 1, 2, 0, 0, 2, 0]
    for mode in ("constant", "reflect", "edge"):
        c.one(f"Pad-{mode}-opset6", "Pad", SHAPE, opset=6, pads=sides, mode=mode)
        for opset in (11, 13, 18):
            c.one(f"Pad-{mode}-opset{opset}", "Pad", SHAPE, ints(*sides), opset=opset, mode=mode)
        c.one(f"Pad-{mode}-1d", "Pad", (2, 3, 6), ints(0, 0, 2, 0, 0, 3), mode=mode)
        c.one(
            f"Pad-{mode}-3d", "Pad", (2, 2, 3, 4, 3), ints(0, 0, 1, 0, 2, 0, 0, 1, 2, 0), mode=mode
        )
    c.one("Pad-value-opset6", "Pad", SHAPE, opset=6, pads=sides, value=0.7)
    c.one("Pad-value-opset13", "Pad", SHAPE, ints(*sides), FLOAT(-0.3), opset=13)
    c.one("Pad-channels", "Pad", SHAPE, ints(0, 1, 0, 0, 0, 2, 0, 0))
    c.one("Pad-negative", "Pad", SHAPE, ints(0, 0, -1, 1, 0, 0, 0, -2))
    c.one("Pad-axes", "Pad", SHAPE, ints(1, 2, 0, 1), None, ints(2, 3), opset=18)
    c.one("Pad-axes-negative", "Pad", SHAPE, ints(1, 2), FLOAT(0.5), ints(-1), opset=18)
    c.one("Pad-wrap", "Pad", SHAPE, ints(*sides), opset=19, mode="wrap")
