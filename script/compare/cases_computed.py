"""Cases of operands that are computed from the data of the pass: kernels that another part of the
network makes, limits and means of the very numbers that are worked on."""

import numpy
from onnx import TensorProto, helper

from cases import Cases, node

INT64 = numpy.int64


def write(cases: Cases):
    _convolutions(cases)
    _modulated(cases)
    _transposed(cases)
    _norms(cases)
    _limits(cases)
    _products(cases)
    _whole_numbers(cases)


class Maker:
    """The nodes that make operands of the mean of each channel of `x`, and their constants."""

    def __init__(self, cases: Cases, channels: int, reads: str = "x"):
        self.cases, self.channels = cases, channels
        self.nodes = [node("GlobalAveragePool", reads, "pooled"), node("Flatten", "pooled", "mean")]
        self.weights: dict[str, numpy.ndarray] = {}

    def make(self, name: str, *sizes: int, operator: str | None = None):
        """An operand of these sizes; `operator` comes after the product."""
        count = int(numpy.prod(sizes))
        product = f"{name}_flat"
        self.weights[f"{name}_of"] = self.cases.random(self.channels, count)
        self.weights[f"{name}_start"] = self.cases.random(1, count)
        self.weights[f"{name}_sizes"] = numpy.array(sizes, INT64)
        self.nodes += [
            node("MatMul", f"mean {name}_of", f"{name}_product"),
            node("Add", f"{name}_product {name}_start", product),
        ]
        if operator:
            self.nodes.append(node(operator, product, f"{name}_bent"))
            product = f"{name}_bent"
        self.nodes.append(node("Reshape", f"{product} {name}_sizes", name))
        return self


def _convolutions(c: Cases):
    for rank, size in {1: (9,), 2: (6, 5), 3: (4, 3, 5)}.items():
        maker = Maker(c, 2).make("w", 3, 2, *[3] * rank)
        nodes = [*maker.nodes, node("Conv", "x w", pads=[1] * 2 * rank)]
        c.add(f"Computed-conv-{rank}d", nodes, (1, 2, *size), **maker.weights)

    maker = Maker(c, 4).make("w", 6, 2, 3, 2).make("b", 6)
    nodes = [*maker.nodes, node("Conv", "x w b", group=2, strides=[2, 1], dilations=[1, 2])]
    c.add("Computed-conv-bias-groups", nodes, (1, 4, 7, 6), **maker.weights)

    maker = Maker(c, 2).make("b", 3)
    nodes = [*maker.nodes, node("Conv", "x w b")]
    c.add("Computed-conv-bias-alone", nodes, (1, 2, 5, 4), w=c.random(3, 2, 3, 3), **maker.weights)

    maker = Maker(c, 2).make("w", 3, 2, 3, 3)
    nodes = [*maker.nodes, node("Conv", "w0 w b")]
    c.add(
        "Computed-conv-of-constant",
        nodes,
        (1, 2, 5, 4),
        w0=c.random(1, 2, 5, 4),
        b=c.random(3),
        **maker.weights,
    )

    # The picture itself, turned, is the kernel that it is looked at with.
    nodes = [node("Transpose", "x", "w", perm=[1, 0, 3, 2]), node("Conv", "s w", pads=[2] * 4)]
    c.add("Computed-conv-picture-is-kernel", nodes, (1, 2, 3, 3), s=c.random(1, 1, 6, 6))

    # Frames of a film, all looked at with the same kernels.
    maker = Maker(c, 2, reads="first").make("w", 3, 2, 3, 3)
    nodes = [
        node("Reshape", "x frames", "film"),
        node("Slice", "film zero one", "first"),
        *maker.nodes,
        node("Conv", "film w"),
    ]
    c.add(
        "Computed-conv-frames",
        nodes,
        (1, 4, 2, 5, 4),
        frames=numpy.array([4, 2, 5, 4], INT64),
        zero=numpy.array([0], INT64),
        one=numpy.array([1], INT64),
        **maker.weights,
    )


def _modulated(c: Cases):
    """StyleGAN2: kernels scaled by a style for each channel read, then each filter to length 1."""
    for samples in (1, 2):
        maker = Maker(c, 2).make("style", samples, 1, 2, 1, 1)
        maker.nodes[-1].input[1] = "style_sizes"
        nodes = [
            *maker.nodes,
            node("Mul", "style kernels", "scaled"),
            node("Mul", "scaled scaled", "squares"),
            node("ReduceSum", "squares axes", "length", keepdims=1),
            node("Add", "length tiny", "longer"),
            node("Sqrt", "longer", "root"),
            node("Div", "scaled root", "normal"),
            node("Reshape", "normal filters", "w"),
            node("Reshape", "x joined", "all"),
            node("Conv", "all w", "result", group=samples, pads=[1] * 4),
            node("Reshape", "result apart", "y"),
        ]
        if samples > 1:
            # One style for each of two samples.
            maker.weights["style_of"] = c.random(2, 2)
            maker.weights["style_start"] = c.random(1, 2)
        c.add(
            f"Computed-modulated-{samples}",
            nodes,
            (samples, 2, 4, 5),
            kernels=c.random(1, 3, 2, 3, 3),
            axes=numpy.array([2, 3, 4], INT64),
            tiny=numpy.float32(1e-8),
            filters=numpy.array([3 * samples, 2, 3, 3], INT64),
            joined=numpy.array([1, 2 * samples, 4, 5], INT64),
            apart=numpy.array([samples, 3, 4, 5], INT64),
            **maker.weights,
        )


def _transposed(c: Cases):
    for rank, size in {1: (6,), 2: (4, 3)}.items():
        maker = Maker(c, 2).make("w", 2, 3, *[3] * rank).make("b", 3)
        nodes = [*maker.nodes, node("ConvTranspose", "x w b", strides=[2] * rank)]
        c.add(f"Computed-convtranspose-{rank}d", nodes, (1, 2, *size), **maker.weights)
    maker = Maker(c, 4).make("w", 4, 2, 3, 2)
    nodes = [
        *maker.nodes,
        node("ConvTranspose", "x w", group=2, strides=[2, 1], output_padding=[1, 0]),
    ]
    c.add("Computed-convtranspose-groups", nodes, (1, 4, 3, 4), **maker.weights)


def _norms(c: Cases):
    maker = Maker(c, 3).make("s", 3).make("b", 3)
    nodes = [
        *maker.nodes,
        node("ReduceMean", "x", "m", axes=[0, 2, 3], keepdims=0),
        node("Reshape", "m across", "mean4"),
        node("Sub", "x mean4", "distance"),
        node("Mul", "distance distance", "squares"),
        node("ReduceMean", "squares", "v", axes=[0, 2, 3], keepdims=0),
        node("BatchNormalization", "x s b m v"),
    ]
    across = numpy.array([1, 3, 1, 1], INT64)
    c.add("Computed-batchnorm", nodes, (1, 3, 4, 5), across=across, **maker.weights)
    c.add(
        "Computed-batchnorm-mean",
        [
            node("ReduceMean", "x", "m", axes=[0, 2, 3], keepdims=0),
            node("BatchNormalization", "x s b m v"),
        ],
        (1, 3, 4, 5),
        s=c.random(3),
        b=c.random(3),
        v=c.random(3, low=0.5),
    )
    maker = Maker(c, 3).make("s", 3).make("b", 3)
    nodes = [*maker.nodes, node("BatchNormalization", "x s b m v", "y rm rv", training_mode=1)]
    c.add(
        "Computed-batchnorm-training",
        nodes,
        (1, 3, 4, 5),
        outputs="y rm rv",
        m=c.random(3),
        v=c.random(3, low=0.5),
        **maker.weights,
    )
    maker = Maker(c, 3).make("s", 3).make("b", 3)
    nodes = [*maker.nodes, node("InstanceNormalization", "x s b")]
    c.add("Computed-instancenorm", nodes, (1, 3, 4, 5), **maker.weights)
    for opset, count in ((18, 2), (21, 4)):
        maker = Maker(c, 4).make("s", count).make("b", count)
        nodes = [*maker.nodes, node("GroupNormalization", "x s b", num_groups=2)]
        c.add(f"Computed-groupnorm-opset{opset}", nodes, (1, 4, 3, 2), opset=opset, **maker.weights)
    for name, sizes in (("whole", (4, 5)), ("row", (5,)), ("column", (4, 1))):
        maker = Maker(c, 3).make("s", *sizes).make("b", *sizes)
        nodes = [*maker.nodes, node("LayerNormalization", "x s b", axis=2)]
        c.add(f"Computed-layernorm-{name}", nodes, (1, 3, 4, 5), **maker.weights)
    maker = Maker(c, 3).make("s", 5)
    nodes = [*maker.nodes, node("RMSNormalization", "x s")]
    c.add("Computed-rmsnorm", nodes, (1, 3, 4, 5), opset=23, **maker.weights)


def _limits(c: Cases):
    low = node("ReduceMean", "x", "low", keepdims=0)
    high = node("ReduceMax", "x", "most", keepdims=0)
    half = node("Mul", "most h", "high")
    shape, number = (1, 2, 4, 5), {"h": numpy.float32(0.5)}
    c.add("Computed-clip-low", [low, node("Clip", "x low")], shape)
    c.add("Computed-clip-high", [high, half, node("Clip", "x - high")], shape, **number)
    c.add("Computed-clip-both", [low, high, half, node("Clip", "x low high")], shape, **number)
    c.add("Computed-clip-crossed", [low, high, half, node("Clip", "x high low")], shape, **number)
    c.add("Computed-clip-one-known", [low, node("Clip", "x low h")], shape, **number)
    pads = {"pads": numpy.array([0, 0, 1, 2, 0, 0, 0, 1], INT64)}
    c.add("Computed-pad", [low, node("Pad", "x pads low")], shape, **pads)
    c.add("Computed-pad-reflect", [low, node("Pad", "x pads low", mode="reflect")], shape, **pads)
    c.add(
        "Computed-pad-axes",
        [low, node("Pad", "x pads low axes")],
        shape,
        opset=18,
        pads=numpy.array([1, -1, 2, 1], INT64),
        axes=numpy.array([1, -1], INT64),
    )
    maker = Maker(c, 3).make("s", 3, 1, 1)
    nodes = [*maker.nodes, node("PRelu", "x s")]
    c.add("Computed-prelu", nodes, (1, 3, 4, 5), **maker.weights)


def _products(c: Cases):
    maker = Maker(c, 3).make("b", 6, 60).make("a", 6)
    nodes = [
        *maker.nodes,
        node("Flatten", "x", "flat"),
        node("Gemm", "flat b a", transB=1, alpha=0.5, beta=2.0),
    ]
    c.add("Computed-gemm", nodes, (1, 3, 4, 5), **maker.weights)
    maker = Maker(c, 3).make("b", 5, 4)
    nodes = [*maker.nodes, node("MatMul", "x b")]
    c.add("Computed-matmul", nodes, (1, 3, 4, 5), **maker.weights)
    for operator, gates in (("RNN", 1), ("GRU", 3), ("LSTM", 4)):
        maker = Maker(c, 3).make("w", 1, gates * 2, 4).make("b", 1, gates * 4)
        nodes = [
            *maker.nodes,
            node("Transpose", "x", "steps", perm=[1, 0, 2]),
            node(operator, "steps w r b", hidden_size=2),
        ]
        weights = {**maker.weights, "r": c.random(1, gates * 2, 2)}
        c.add(f"Computed-{operator.lower()}", nodes, (1, 3, 4), **weights)
    nodes = [
        node("ArgMax", "x", "place", axis=2, keepdims=0),
        node("ReduceMin", "x", "off", keepdims=0),
        node("ReduceMax", "x", "on", keepdims=0),
        node("Unsqueeze", "off zero", "off1"),
        node("Unsqueeze", "on zero", "on1"),
        node("Concat", "off1 on1", "values", axis=0),
        node("OneHot", "place depth values", axis=1),
    ]
    numbers = {"zero": numpy.array([0], INT64), "depth": numpy.array(4, INT64)}
    c.add("Computed-onehot", nodes, (1, 3, 4), **numbers)
    largest = node("ArgMax", "x", "largest", axis=2, keepdims=1)
    nodes = [largest, node("GatherND", "x largest", batch_dims=2)]
    c.add("Computed-gathernd-batch", nodes, (1, 3, 4))
    nodes = [
        node("Reshape", "x sizes", "cube"),
        node("ArgMax", "cube", "largest", axis=2, keepdims=1),
        node("ArgMin", "cube", "least", axis=2, keepdims=1),
        node("Mod", "largest two", "first"),
        node("Sub", "first two", "below"),
        node("Mod", "least three", "second"),
        node("Concat", "below second", "rows", axis=2),
        node("GatherND", "cube rows"),
    ]
    counts = {"two": 2, "three": 3, "sizes": [2, 3, 4]}
    counts = {name: numpy.array(count, INT64) for name, count in counts.items()}
    c.add("Computed-gathernd", nodes, (1, 6, 4), **counts)


def _whole_numbers(c: Cases):
    nodes = [
        node("DynamicQuantizeLinear", "x", "q scale zero"),
        node("Transpose", "q", "turned", perm=[1, 0, 2, 3]),
        node("Slice", "turned start end axes", "kernel"),
        node("ConvInteger", "q kernel zero zero", "sums"),
        node("Cast", "sums", "y", to=TensorProto.FLOAT),
    ]
    # Channel by channel, so that kernels are [2, 1, 3, 3].
    nodes[3].attribute.append(helper.make_attribute("group", 2))
    slices = {"start": [0, 0], "end": [3, 3], "axes": [2, 3]}
    c.add(
        "Computed-convinteger",
        nodes,
        (1, 2, 5, 6),
        **{name: numpy.array(numbers, INT64) for name, numbers in slices.items()},
    )
    nodes = [
        node("ReduceMax", "x", "most", keepdims=0),
        node("Div", "most steps", "scale"),
        node("QuantizeLinear", "x scale zero", "q"),
        node("DequantizeLinear", "q scale zero", "y"),
    ]
    c.add(
        "Computed-quantized",
        nodes,
        (1, 2, 4, 5),
        steps=numpy.float32(100),
        zero=numpy.array(3, numpy.int8),
    )
