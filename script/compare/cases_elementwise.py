"""Cases of operators that work number by number, of products of matrices, and of comparisons."""

import numpy
from onnx import TensorProto

from cases import Cases, node

SHAPE = (2, 3, 4, 5)
INT64 = numpy.int64
NUMPY = {
    "Add": numpy.add,
    "Sub": numpy.subtract,
    "Mul": numpy.multiply,
    "Div": numpy.divide,
    "Pow": numpy.power,
}


def write(cases: Cases):
    _functions(cases)
    _arithmetic(cases)
    _several(cases)
    _products(cases)
    _choices(cases)


def _functions(c: Cases):
    wide = c.random(*SHAPE, low=-4, high=4)
    for operator in "Relu Sigmoid Tanh Erf Neg Abs Exp HardSwish Identity".split():
        c.one(operator, operator, wide)
        c.one(f"{operator}-1d", operator, c.random(2, 3, 7, low=-4, high=4))
        c.one(f"{operator}-units", operator, c.random(2, 7, low=-4, high=4))
        if operator not in ("Erf", "HardSwish"):
            c.one(f"{operator}-opset6", operator, wide, opset=6)
    for operator in ("Sqrt", "Log"):
        c.one(operator, operator, c.random(*SHAPE, low=0.01, high=9))
        c.one(f"{operator}-opset6", operator, c.random(*SHAPE, low=0.01, high=9), opset=6)
        c.one(f"{operator}-not-a-number", operator, wide)
    for operator, attributes in {
        "LeakyRelu": dict(alpha=0.2),
        "Elu": dict(alpha=1.7),
        "Selu": dict(alpha=1.5, gamma=1.2),
        "HardSigmoid": dict(alpha=0.3, beta=0.4),
    }.items():
        c.one(operator, operator, wide)
        c.one(f"{operator}-attributes", operator, wide, **attributes)
        c.one(f"{operator}-opset6", operator, wide, opset=6, **attributes)
        c.one(f"{operator}-opset22", operator, wide, opset=22, **attributes)
    for approximate in ("none", "tanh"):
        c.one(f"Gelu-{approximate}", "Gelu", wide, opset=20, approximate=approximate)
    c.one("Gelu-default", "Gelu", wide, opset=20)
    for name, slope in {
        "one": c.random(1),
        "scalar": numpy.float32(0.3),
        "channels": c.random(3, 1, 1),
        "columns": c.random(5),
        "all": c.random(3, 4, 5),
        "batched": c.random(1, 3, 1, 1),
    }.items():
        c.one(f"PRelu-{name}", "PRelu", wide, slope)
    c.one("PRelu-opset7", "PRelu", wide, c.random(3, 1, 1), opset=7)
    c.one("PRelu-opset6", "PRelu", wide, c.random(3), opset=6)
    _clips(c, wide)


def _clips(c: Cases, wide):
    low, high = numpy.float32(-1), numpy.float32(1.5)
    c.one("Clip-opset6", "Clip", wide, opset=6, min=-1.0, max=1.5)
    c.one("Clip-opset6-min", "Clip", wide, opset=6, min=0.0)
    c.one("Clip-opset6-none", "Clip", wide, opset=6)
    for opset in (11, 12, 13):
        c.one(f"Clip-opset{opset}", "Clip", wide, low, high, opset=opset)
        c.one(f"Clip-opset{opset}-min", "Clip", wide, low, opset=opset)
        c.one(f"Clip-opset{opset}-max", "Clip", wide, None, high, opset=opset)
    c.one("Clip-none", "Clip", wide)
    c.add(
        "Clip-constants",
        [
            node("Constant", "", "low", value_float=0.0),
            node("Constant", "", "high", value_float=6.0),
            node("Clip", "x low high"),
        ],
        wide,
    )


def _arithmetic(c: Cases):
    others = {
        "scalar": numpy.float32(0.7),
        "one": c.random(1, low=0.5),
        "channels": c.random(3, 1, 1, low=0.5),
        "batched": c.random(1, 3, 1, 1, low=0.5),
        "columns": c.random(5, low=0.5),
        "rows": c.random(4, 1, low=0.5),
        "all": c.random(3, 4, 5, low=0.5),
    }
    positive = c.random(*SHAPE, low=0.1, high=2)
    for operator in "Add Sub Mul Div Pow".split():
        for name, other in others.items():
            c.one(f"{operator}-{name}", operator, positive, other)
        c.add(f"{operator}-turned", [node(operator, "w x")], positive, w=c.random(3, 1, 1, low=0.2))
        c.add(f"{operator}-itself", [node(operator, "x x")], positive)
        c.one(f"{operator}-units", operator, c.random(2, 5, low=0.1), c.random(5, low=0.2))
        c.one(f"{operator}-opset7", operator, positive, others["channels"], opset=7)
        # Before opset 7 the second value was aligned by `axis`.
        for name, other, aligned, more in (
            ("axis1", c.random(3, low=0.2), (3, 1, 1), dict(axis=1)),
            ("axis2", c.random(4, 5, low=0.2), (4, 5), dict(axis=2)),
            ("axis1-two", c.random(3, 4, low=0.2), (3, 4, 1), dict(axis=1)),
            ("last", c.random(5, low=0.2), (5,), {}),
        ):
            c.one(
                f"{operator}-opset6-{name}",
                operator,
                positive,
                other,
                opset=6,
                broadcast=1,
                expected=NUMPY[operator](positive, other.reshape(aligned)),
                **more,
            )
        # The weight may also have the larger shape, so that x is stretched.
        c.one(
            f"{operator}-grows", operator, c.random(2, 3, 1, 1, low=0.1), c.random(3, 4, 5, low=0.2)
        )
        c.one(f"{operator}-more-axes", operator, c.random(2, 3, low=0.1), c.random(1, 3, low=0.2))
    c.one("Pow-square", "Pow", SHAPE, numpy.float32(2))
    c.one("Pow-integer", "Pow", SHAPE, INT64(3))
    c.one("Pow-half", "Pow", positive, numpy.float32(0.5))
    c.one("Div-by-zero", "Div", SHAPE, numpy.float32(0))
    for operator in "Add Sub Mul Div".split():
        c.add(
            f"{operator}-integers",
            [
                node("Cast", "x", "whole", to=TensorProto.INT64),
                node(operator, "whole w", "r"),
                node("Cast", "r", to=TensorProto.FLOAT),
            ],
            c.random(*SHAPE, low=-20, high=20),
            w=numpy.array([3, -3, 2, 7, 5], INT64),
        )
    gate = [
        node("GlobalAveragePool", "x", "mean"),
        node("Sigmoid", "mean", "gate"),
        node("Mul", "x gate"),
    ]
    c.add("Mul-gate", gate, SHAPE)
    c.add("Add-gate-turned", gate[:2] + [node("Add", "gate x")], SHAPE)


def _several(c: Cases):
    for operator in "Sum Min Max".split():
        c.add(f"{operator}-one", [node(operator, "x")], SHAPE)
        three = [
            node("Neg", "x", "a"),
            node("Tanh", "x", "b"),
            node(operator, "x a b"),
        ]
        c.add(f"{operator}-three", three, SHAPE)
        c.add(f"{operator}-three-opset6", three, SHAPE, opset=6)
        c.add(
            f"{operator}-broadcast",
            [node(operator, "x v w")],
            SHAPE,
            v=c.random(3, 1, 1),
            w=c.random(5),
        )
        c.add(
            f"{operator}-broadcast-opset8",
            [node(operator, "x v")],
            SHAPE,
            opset=8,
            v=c.random(4, 1),
        )


def _products(c: Cases):
    weight, bias = c.random(6, 4), c.random(4)
    c.one("Gemm", "Gemm", (2, 6), weight, bias)
    c.one("Gemm-no-bias", "Gemm", (2, 6), weight)
    c.one("Gemm-turned", "Gemm", (2, 6), c.random(4, 6), bias, transB=1)
    c.one("Gemm-scaled", "Gemm", (2, 6), weight, bias, alpha=0.3, beta=1.7)
    c.one("Gemm-scalar", "Gemm", (2, 6), weight, numpy.float32(0.3), beta=2.0)
    c.one("Gemm-one", "Gemm", (2, 6), weight, c.random(1))
    c.one("Gemm-row", "Gemm", (2, 6), weight, c.random(1, 4))
    c.one("Gemm-opset6", "Gemm", (2, 6), weight, bias, opset=6, broadcast=1)
    c.one("Gemm-opset7", "Gemm", (2, 6), c.random(4, 6), bias, opset=7, transB=1)
    c.one("Gemm-opset9", "Gemm", (2, 6), c.random(4, 6), bias, opset=9, transB=1)
    c.one("MatMul", "MatMul", (2, 6), weight)
    c.one("MatMul-rows", "MatMul", (2, 5, 6), weight)
    c.one("MatMul-maps", "MatMul", (2, 3, 5, 6), weight)
    c.one("MatMul-stacked", "MatMul", (2, 3, 5, 6), c.random(3, 6, 4))
    c.one("MatMul-stretched", "MatMul", (2, 1, 5, 6), c.random(1, 3, 6, 4))
    c.one("MatMul-vector", "MatMul", (2, 5, 6), c.random(6))
    c.add("MatMul-left", [node("MatMul", "w x")], (2, 6, 5), w=c.random(4, 6))
    c.add("MatMul-left-stacked", [node("MatMul", "w x")], (2, 3, 6, 5), w=c.random(3, 4, 6))
    c.one("MatMul-opset6", "MatMul", (2, 5, 6), weight, opset=6)
    attention = [
        node("Transpose", "x", "t", perm=[0, 1, 3, 2]),
        node("MatMul", "x t", "scores"),
        node("Softmax", "scores", "shares", axis=-1),
        node("MatMul", "shares x"),
    ]
    c.add("MatMul-attention", attention, (2, 2, 5, 6))
    c.add("MatMul-bias", [node("MatMul", "x w", "p"), node("Add", "p b")], (2, 6), w=weight, b=bias)


def _choices(c: Cases):
    rounded = numpy.round(c.random(*SHAPE, low=-2, high=2))
    for operator in "Equal Less Greater".split():
        for opset in (7, 9, 11, 13, 19):
            if operator == "Equal" and opset < 11:
                continue  # Not for floats then.
            for name, other in {"scalar": numpy.float32(0), "columns": rounded[0, 0, 0]}.items():
                c.add(
                    f"{operator}-{name}-opset{opset}",
                    [node(operator, "x w", "truth"), node("Cast", "truth", to=TensorProto.FLOAT)],
                    rounded,
                    opset=opset,
                    w=other,
                )
    c.add(
        "Equal-integers-opset7",
        [
            node("Cast", "x", "whole", to=TensorProto.INT64),
            node("Equal", "whole w", "truth"),
            node("Cast", "truth", to=TensorProto.FLOAT),
        ],
        rounded,
        opset=7,
        w=numpy.array([1], INT64),
    )
    truth = node("Greater", "x zero", "truth")
    for name, (one, two) in {
        "scalars": (numpy.float32(1), numpy.float32(-2)),
        "channels": (c.random(3, 1, 1), c.random(5)),
    }.items():
        c.add(
            f"Where-{name}",
            [truth, node("Where", "truth v w")],
            SHAPE,
            zero=numpy.float32(0),
            v=one,
            w=two,
        )
    c.add(
        "Where-x",
        [truth, node("Where", "truth x w")],
        SHAPE,
        zero=numpy.float32(0),
        w=numpy.float32(0.5),
    )
    c.add(
        "Where-opset9",
        [truth, node("Where", "truth w x")],
        SHAPE,
        opset=9,
        zero=numpy.float32(0),
        w=c.random(5),
    )
    c.add(
        "Where-constant-mask",
        [node("Where", "m x w")],
        SHAPE,
        m=c.random(4, 5) > 0,
        w=numpy.float32(-9),
    )
