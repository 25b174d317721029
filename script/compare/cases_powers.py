"""Pooling by powers whose windows hang over the edge, and reductions over no axes."""

from cases import Cases

SHAPE = (2, 2, 7, 6)


def write(c: Cases):
    for name, attributes in {
        "ceil": dict(kernel_shape=[2, 2], strides=[2, 2]),
        "ceil-pads": dict(kernel_shape=[3, 3], strides=[2, 2], p=3, pads=[1, 1, 0, 0]),
        "ceil-dilations": dict(kernel_shape=[3, 2], strides=[3, 2], p=1, dilations=[2, 1]),
    }.items():
        c.one(f"LpPool-{name}", "LpPool", SHAPE, opset=18, ceil_mode=1, **attributes)
    for operator in ("ReduceL1", "ReduceL2", "ReduceSumSquare", "ReduceLogSum", "ReduceMean"):
        x = c.random(2, 3, 2, low=0.5 if operator == "ReduceLogSum" else -2, high=2)
        c.one(f"{operator}-each", operator, x, opset=18, noop_with_empty_axes=1)
