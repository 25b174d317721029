"""Cases of normalizations, of softmax, and of reductions."""

import numpy
from onnx import TensorProto

from cases import Cases, node

SIZES = {0: (), 1: (7,), 2: (5, 4), 3: (3, 4, 2)}
INT64 = numpy.int64


def write(cases: Cases):
    _batch(cases)
    _instance_layer_local(cases)
    _softmax(cases)
    _reductions(cases)
    _largest(cases)


def _batch(c: Cases):
    def weights():
        return c.random(3, low=0.5), c.random(3), c.random(3), c.random(3, low=0.2, high=2)

    for rank, size in SIZES.items():
        for opset in (7, 9, 14, 15):
            name = f"BatchNormalization-{rank}d-opset{opset}"
            c.one(name, "BatchNormalization", (2, 3, *size), *weights(), opset=opset)
    c.one("BatchNormalization-epsilon", "BatchNormalization", (2, 3, 5, 4), *weights(), epsilon=0.1)
    c.one(
        "BatchNormalization-opset6",
        "BatchNormalization",
        (2, 3, 5, 4),
        *weights(),
        opset=6,
        is_test=1,
        epsilon=0.01,
    )
    c.one(
        "BatchNormalization-opset7-spatial",
        "BatchNormalization",
        (2, 3, 5, 4),
        *weights(),
        opset=7,
        spatial=1,
        momentum=0.9,
    )


def _instance_layer_local(c: Cases):
    for rank, size in list(SIZES.items())[1:]:
        shape, weights = (2, 3, *size), (c.random(3), c.random(3))
        c.one(f"InstanceNormalization-{rank}d", "InstanceNormalization", shape, *weights)
        c.one(
            f"InstanceNormalization-{rank}d-epsilon",
            "InstanceNormalization",
            shape,
            *weights,
            epsilon=0.1,
            opset=6,
        )
    for axis in (-1, 1, 2, 3, -2):
        size = (3, 5, 4)[(axis - 1 if axis > 0 else axis + 3) :]
        weights = c.random(*size), c.random(*size)
        name = f"LayerNormalization-axis{axis}"
        c.one(name, "LayerNormalization", (2, 3, 5, 4), *weights, axis=axis)
        c.one(
            f"{name}-no-bias",
            "LayerNormalization",
            (2, 3, 5, 4),
            weights[0],
            axis=axis,
            epsilon=0.01,
        )
    c.one("LayerNormalization-rows", "LayerNormalization", (2, 6, 8), c.random(8), c.random(8))
    c.one("LayerNormalization-units", "LayerNormalization", (2, 8), c.random(8), c.random(8))
    c.one("LayerNormalization-broadcast", "LayerNormalization", (2, 3, 5, 4), c.random(4), axis=2)
    c.add(
        "LayerNormalization-written-out",
        [
            node("ReduceMean", "x", "mean", axes=[-1]),
            node("Sub", "x mean", "d"),
            node("Pow", "d two", "square"),
            node("ReduceMean", "square", "variance", axes=[-1]),
            node("Add", "variance epsilon", "v"),
            node("Sqrt", "v", "deviation"),
            node("Div", "d deviation"),
        ],
        (2, 6, 8),
        two=numpy.float32(2),
        epsilon=numpy.float32(1e-5),
    )
    for size in (1, 2, 3, 4, 5):
        c.one(f"LRN-size{size}", "LRN", c.random(2, 6, 3, 4, low=-9, high=9), size=size)
        c.one(
            f"LRN-size{size}-attributes",
            "LRN",
            c.random(2, 6, 3, 4),
            size=size,
            alpha=0.5,
            beta=0.6,
            bias=1.5,
        )
    c.one("LRN-wide", "LRN", c.random(2, 3, 3, 4), size=9, alpha=0.5)
    c.one("LRN-opset6", "LRN", c.random(2, 6, 3, 4), size=5, alpha=0.1, opset=6)


def _softmax(c: Cases):
    x = c.random(2, 3, 4, 5, low=-4, high=4)
    for operator in ("Softmax", "LogSoftmax"):
        # Before opset 13 all axes from this one on are one.
        for opset in (6, 11):
            for axis in (1, 2, 3):
                c.one(f"{operator}-opset{opset}-axis{axis}", operator, x, opset=opset, axis=axis)
            c.one(f"{operator}-opset{opset}-default", operator, x, opset=opset)
        c.one(f"{operator}-opset11-axis-2", operator, x, opset=11, axis=-2)
        for axis in (1, 2, 3, -1, -3):
            c.one(f"{operator}-axis{axis}", operator, x, opset=13, axis=axis)
        c.one(f"{operator}-default", operator, x, opset=13)
        c.one(f"{operator}-units", operator, c.random(2, 9, low=-40, high=40))
        c.one(f"{operator}-units-opset6", operator, c.random(2, 9), opset=6)
        c.one(f"{operator}-1d", operator, c.random(2, 4, 9), axis=1)


def _reductions(c: Cases):
    for operator in "ReduceMean ReduceSum ReduceMin ReduceMax".split():
        # Axes as an input: sums since 13, the others since 18.
        as_attribute, as_input = (11, 13) if operator == "ReduceSum" else (13, 18)
        for axes in ([2, 3], [1], [-1], [1, 2, 3], [-2, 1]):
            for keep in (0, 1):
                name = f"{operator}-{','.join(map(str, axes))}-keep{keep}"
                shape = (2, 3, 4, 5)
                c.one(
                    f"{name}-attribute",
                    operator,
                    shape,
                    opset=as_attribute,
                    axes=axes,
                    keepdims=keep,
                )
                c.one(
                    f"{name}-input",
                    operator,
                    shape,
                    numpy.array(axes, INT64),
                    opset=as_input,
                    keepdims=keep,
                )
        c.one(f"{operator}-opset6", operator, (2, 3, 4, 5), opset=6, axes=[2, 3])
        c.one(f"{operator}-1d", operator, (2, 3, 7), opset=as_attribute, axes=[2], keepdims=0)
        c.one(
            f"{operator}-no-axes",
            operator,
            (2, 3, 4),
            numpy.array([], INT64),
            opset=as_input,
            noop_with_empty_axes=1,
        )


def _largest(c: Cases):
    x = numpy.round(c.random(2, 3, 4, 5, low=-2, high=2))
    for axis in (1, 2, -1):
        for keep in (0, 1):
            for last in (0, 1):
                c.add(
                    f"ArgMax-axis{axis}-keep{keep}-last{last}",
                    [node("ArgMax", "x", axis=axis, keepdims=keep, select_last_index=last)],
                    x,
                )
    c.one("ArgMax-opset6", "ArgMax", x, opset=6, axis=1)
    c.one("ArgMax-units", "ArgMax", (2, 9), opset=13, axis=1, keepdims=0)
    c.add(
        "ArgMax-as-number",
        [node("ArgMax", "x", "place", axis=1), node("Cast", "place", to=TensorProto.FLOAT)],
        x,
    )
