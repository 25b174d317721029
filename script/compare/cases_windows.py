"""Cases of convolution and pooling, in one, two and three dimensions."""

from cases import Cases, node

SIZES = {1: (11,), 2: (9, 7), 3: (5, 6, 4)}
SAME = ("SAME_UPPER", "SAME_LOWER")


def write(cases: Cases):
    _convolutions(cases)
    _transposed(cases)
    for operator in ("MaxPool", "AveragePool"):
        _pools(cases, operator)
    _average_pools(cases)
    for operator in ("GlobalAveragePool", "GlobalMaxPool"):
        for rank, size in SIZES.items():
            cases.one(f"{operator}-{rank}d", operator, (2, 3, *size))


def _convolutions(c: Cases):
    for rank, size in SIZES.items():
        weight, bias, kernel = c.random(4, 2, *[3] * rank), c.random(4), [3] * rank
        shape = (2, 2, *size)

        def conv(name, *weights, opset=17, shape=shape, rank=rank, **attributes):
            c.one(f"Conv-{rank}d-{name}", "Conv", shape, *weights, opset=opset, **attributes)

        conv("plain", weight, bias, kernel_shape=kernel)
        conv("no-attributes", weight)
        conv("opset1", weight, bias, opset=6, kernel_shape=kernel, pads=[1] * 2 * rank)
        conv("opset11", weight, bias, opset=11, kernel_shape=kernel)
        conv("opset22", weight, bias, opset=22, kernel_shape=kernel, auto_pad="NOTSET")
        conv("strides", weight, bias, strides=[2, 3, 1][:rank])
        conv("pads", weight, bias, pads=[1, 0, 2][:rank] + [0, 2, 1][:rank])
        conv("dilations", weight, bias, dilations=[2, 1, 1][:rank], pads=[1] * 2 * rank)
        conv("valid", weight, bias, auto_pad="VALID", strides=[2] * rank)
        conv("even-kernel", c.random(3, 2, *[2] * rank), c.random(3), pads=[1] * 2 * rank)
        for mode in SAME:
            conv(mode, weight, bias, auto_pad=mode)
            conv(f"{mode}-strides", weight, bias, auto_pad=mode, strides=[2] * rank)
            conv(f"{mode}-stride3", weight, bias, auto_pad=mode, strides=[3] * rank)
            conv(f"{mode}-even", c.random(3, 2, *[2] * rank), auto_pad=mode)
            conv(f"{mode}-dilations", weight, auto_pad=mode, dilations=[2] * rank)
        grouped = (2, 4, *size)
        conv("groups", c.random(6, 2, *kernel), c.random(6), shape=grouped, group=2)
        conv("depthwise", c.random(4, 1, *kernel), c.random(4), shape=grouped, group=4)
        conv("multiplier", c.random(8, 1, *kernel), shape=grouped, group=4, strides=[2] * rank)
        conv("pointwise", c.random(5, 2, *[1] * rank), c.random(5))
    c.one("Conv-2d-oblong", "Conv", (2, 2, 9, 7), c.random(3, 2, 1, 5), pads=[0, 2, 0, 2])


def _transposed(c: Cases):
    for rank, size in SIZES.items():
        weight, bias, shape = c.random(2, 3, *[3] * rank), c.random(3), (2, 2, *size)

        def up(name, *weights, opset=17, shape=shape, rank=rank, **attributes):
            name = f"ConvTranspose-{rank}d-{name}"
            c.one(name, "ConvTranspose", shape, *weights, opset=opset, **attributes)

        two = [2] * rank
        up("plain", weight, bias)
        up("opset1", weight, bias, opset=6, kernel_shape=[3] * rank, strides=two)
        up("opset22", weight, bias, opset=22, strides=two)
        up("strides", weight, bias, strides=[2, 3, 1][:rank])
        up("pads", weight, bias, strides=two, pads=[1, 0, 1][:rank] + [0, 1, 1][:rank])
        up("output-padding", weight, bias, strides=two, output_padding=[1, 0, 1][:rank])
        up("dilations", weight, bias, dilations=two)
        up("groups", c.random(4, 2, *two), c.random(4), shape=(2, 4, *size), group=2, strides=two)
        up("depthwise", c.random(4, 1, *two), shape=(2, 4, *size), group=4, strides=two)
        up("output-shape", weight, bias, strides=two, output_shape=[2 * n for n in size])
        for mode in SAME:
            up(mode, weight, bias, strides=two, auto_pad=mode)
            up(
                f"{mode}-output-shape",
                weight,
                strides=two,
                auto_pad=mode,
                output_shape=[2 * n for n in size],
            )
        up("valid", weight, bias, strides=two, auto_pad="VALID")


def _pools(c: Cases, operator: str):
    """What both kinds of pooling have in common."""
    for rank, size in SIZES.items():

        def pool(name, opset=17, rank=rank, size=size, **attributes):
            c.one(f"{operator}-{rank}d-{name}", operator, (2, 2, *size), opset=opset, **attributes)

        two, three = [2] * rank, [3] * rank
        pool("plain", kernel_shape=two)
        pool("opset7", opset=7, kernel_shape=two, strides=two)
        pool("opset10-ceil", opset=10, kernel_shape=two, strides=two, ceil_mode=1)
        pool("opset11", opset=11, kernel_shape=three, strides=two, pads=[1] * 2 * rank)
        pool("opset22", opset=22, kernel_shape=three, strides=two, pads=[1] * 2 * rank)
        pool("strides", kernel_shape=three, strides=[2, 1, 3][:rank])
        pool("pads", kernel_shape=three, pads=[1, 0, 1][:rank] + [0, 1, 1][:rank])
        pool("ceil", kernel_shape=three, strides=two, ceil_mode=1)
        pool("ceil-pads", kernel_shape=three, strides=two, pads=[1] * 2 * rank, ceil_mode=1)
        pool("ceil-stride3", kernel_shape=two, strides=three, pads=[1] * 2 * rank, ceil_mode=1)
        pool("valid", kernel_shape=two, strides=two, auto_pad="VALID")
        for mode in SAME:
            pool(mode, kernel_shape=three, auto_pad=mode)
            pool(f"{mode}-strides", kernel_shape=two, strides=two, auto_pad=mode)
            pool(f"{mode}-stride3", kernel_shape=three, strides=three, auto_pad=mode)
    if operator == "MaxPool":
        for rank, size in SIZES.items():
            c.one(
                f"MaxPool-{rank}d-dilations",
                "MaxPool",
                (2, 2, *size),
                kernel_shape=[2] * rank,
                dilations=[2] * rank,
            )
        indices = node("MaxPool", "x", "y places", kernel_shape=[2, 2], strides=[2, 2])
        c.add("MaxPool-2d-indices-unused", [indices], (2, 2, 8, 6))
        # Padding is never the largest, even where all numbers are negative.
        c.one(
            "MaxPool-2d-negative",
            "MaxPool",
            c.random(2, 2, 5, 5) - 3,
            kernel_shape=[3, 3],
            pads=[1, 1, 1, 1],
        )


def _average_pools(c: Cases):
    for rank, size in SIZES.items():
        two, three, pads = [2] * rank, [3] * rank, [1] * 2 * rank
        for counted in (0, 1):
            for name, attributes in {
                "pads": dict(kernel_shape=three, pads=pads),
                "uneven": dict(kernel_shape=three, pads=[1, 0, 1][:rank] + [0, 1, 1][:rank]),
                "ceil": dict(kernel_shape=three, strides=two, pads=pads, ceil_mode=1),
                "ceil-no-pads": dict(kernel_shape=two, strides=two, ceil_mode=1),
                "same": dict(kernel_shape=three, strides=two, auto_pad="SAME_UPPER"),
            }.items():
                c.one(
                    f"AveragePool-{rank}d-{name}-counted{counted}",
                    "AveragePool",
                    (2, 2, *size),
                    opset=19,
                    count_include_pad=counted,
                    **attributes,
                )
        c.one(
            f"AveragePool-{rank}d-dilations",
            "AveragePool",
            (2, 2, *size),
            opset=19,
            kernel_shape=two,
            dilations=two,
        )
