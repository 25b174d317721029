"""Random graphs with joins and branches, of layers that no network line can name."""

import numpy
import onnx
from onnx import helper, numpy_helper

from cases import node

OPSET = 17
ACTIVATIONS = {
    "Relu": {},
    "LeakyRelu": dict(alpha=0.2),
    "Elu": dict(alpha=0.7),
    "Selu": {},
    "Sigmoid": {},
    "HardSigmoid": dict(alpha=0.3),
    "HardSwish": {},
    "Tanh": {},
    "Erf": {},
    "Abs": {},
    "Neg": {},
}


class RandomGraph:
    """Grows node by node; every value may be read again by a later node."""

    def __init__(self, generator: numpy.random.Generator):
        self.draw, self.nodes, self.weights = generator, [], []
        self.rank = 2 if generator.random() < 0.7 else 1
        size = [self._number(6, 16) for _ in range(self.rank)]
        self.shapes = {"x": (2, self._number(1, 6), *size)}

    def grow(self):
        """One more node. Joins are as likely as all else together, so that most values meet."""
        name = list(self.shapes)[self._number(0, len(self.shapes) - 1)]
        if self.draw.random() < 0.4 and self._join(name):
            return
        (
            self._conv,
            self._conv,
            self._up,
            self._pool,
            self._norm,
            self._activation,
            self._part,
            self._constant,
        )[self._number(0, 7)](name)

    def model(self) -> onnx.ModelProto:
        """The graph; one output, of all values that nothing reads."""
        read = {name for each in self.nodes for name in each.input}
        ends = [name for name in self.shapes if name not in read and name != "x"]
        flat = []
        for name in ends:
            pooled = self._add("GlobalAveragePool", name)
            flat.append(self._add("Flatten", pooled, axis=1))
        last = self._add("Concat", " ".join(flat), axis=1)
        head = self._weight(4, self.shapes[last][1])
        self.nodes.append(node("Gemm", f"{last} {head}", "output", transB=1))
        graph = helper.make_graph(
            self.nodes,
            "random",
            [helper.make_tensor_value_info("x", 1, ["batch", *self.shapes["x"][1:]])],
            [helper.make_tensor_value_info("output", 1, ["batch", 4])],
            [numpy_helper.from_array(value, name) for name, value in self.weights],
        )
        return helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8
        )

    def _join(self, name) -> bool:
        """Joins this value with another of its shape, or of its size along other axes."""
        shape = self.shapes[name]
        same = [n for n, s in self.shapes.items() if s == shape and n != name]
        near = [n for n, s in self.shapes.items() if s[2:] == shape[2:] and n != name]
        if same and self.draw.random() < 0.6:
            operator = ("Add", "Sub", "Mul", "Max", "Min", "Sum")[self._number(0, 5)]
            self._add(operator, f"{name} {same[self._number(0, len(same) - 1)]}")
        elif near:
            self._add("Concat", f"{name} {near[self._number(0, len(near) - 1)]}", axis=1)
        return bool(same or near)

    def _conv(self, name):
        size, groups = self._kernel(name), 1
        channels, outputs = self.shapes[name][1], self._number(1, 6)
        if self.draw.random() < 0.3:
            groups = outputs = channels
        weight = self._weight(outputs, channels // groups, *size)
        attributes = dict(group=groups, strides=[self._number(1, 2) for _ in size])
        if self.draw.random() < 0.3:
            attributes["auto_pad"] = ("SAME_UPPER", "SAME_LOWER", "VALID")[self._number(0, 2)]
        else:
            attributes["pads"] = [self._number(0, 2) for _ in range(2 * len(size))]
        self._add("Conv", f"{name} {weight} {self._weight(outputs)}", **attributes)

    def _up(self, name):
        if max(self.shapes[name][2:]) > 24:
            return
        outputs = self._number(1, 4)
        weight = self._weight(self.shapes[name][1], outputs, *[self._number(1, 3)] * self.rank)
        strides = [self._number(1, 2) for _ in range(self.rank)]
        self._add("ConvTranspose", f"{name} {weight} {self._weight(outputs)}", strides=strides)

    def _pool(self, name):
        size = self._kernel(name)
        operator = ("MaxPool", "AveragePool")[self._number(0, 1)]
        attributes = dict(kernel_shape=size, strides=[self._number(1, 2) for _ in size])
        if operator == "AveragePool":
            attributes["count_include_pad"] = self._number(0, 1)
        attributes["pads"] = [self._number(0, n // 2) for n in size] * 2
        self._add(operator, name, **attributes)

    def _norm(self, name):
        channels = self.shapes[name][1]
        if self.draw.random() < 0.3:
            weights = [self._weight(channels), self._weight(channels)]
            self._add("InstanceNormalization", " ".join([name, *weights]))
            return
        weights = [self._weight(channels) for _ in range(3)]
        variance = self._constant_value(self.draw.uniform(0.3, 2, channels))
        self._add("BatchNormalization", " ".join([name, *weights, variance]), epsilon=0.001)

    def _activation(self, name):
        operator = list(ACTIVATIONS)[self._number(0, len(ACTIVATIONS) - 1)]
        self._add(operator, name, **ACTIVATIONS[operator])

    def _part(self, name):
        """Some of the channels, or every other column."""
        channels = self.shapes[name][1]
        if channels > 1 and self.draw.random() < 0.5:
            bounds = [[self._number(0, channels - 2)], [channels], [1], [1]]
        else:
            bounds = [[0], [numpy.iinfo(numpy.int64).max], [-1], [2]]
        words = [self._constant_value(numpy.array(b), numpy.int64) for b in bounds]
        self._add("Slice", " ".join([name, *words]))

    def _constant(self, name):
        """Arithmetic with a number for each channel."""
        channels = self.shapes[name][1]
        other = self._constant_value(self.draw.uniform(0.5, 1.5, (channels, *[1] * self.rank)))
        self._add(("Add", "Mul", "Sub", "Div")[self._number(0, 3)], f"{name} {other}")

    def _kernel(self, name) -> list[int]:
        return [self._number(1, min(3, n)) for n in self.shapes[name][2:]]

    def _weight(self, *shape: int) -> str:
        fan = int(numpy.prod(shape[1:])) or 1
        return self._constant_value(self.draw.standard_normal(shape) / fan**0.5)

    def _constant_value(self, value, kind=numpy.float32) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append((name, value.astype(kind)))
        return name

    def _add(self, operator: str, inputs: str, **attributes) -> str:
        """Adds the node, and its output's shape as onnx tells it."""
        name = f"v{len(self.nodes)}"
        single = node(operator, inputs, name, **attributes)
        single.name = f"/{operator.lower()}/{len(self.nodes)};{name}"
        weights = dict(self.weights)
        words = [word for word in inputs.split()]
        graph = helper.make_graph(
            [single],
            "one",
            [
                helper.make_tensor_value_info(w, 1, self.shapes[w])
                for w in set(words) & set(self.shapes)
            ],
            [onnx.ValueInfoProto(name=name)],
            [numpy_helper.from_array(weights[w], w) for w in set(words) & set(weights)],
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
        inferred = onnx.shape_inference.infer_shapes(model, strict_mode=True, data_prop=True)
        sizes = tuple(d.dim_value for d in inferred.graph.output[0].type.tensor_type.shape.dim)
        if min(sizes) < 1:
            return inputs.split()[0]
        self.nodes.append(single)
        self.shapes[name] = sizes
        return name

    def _number(self, low: int, high: int) -> int:
        return int(self.draw.integers(low, high + 1))


def random_graph(generator: numpy.random.Generator) -> tuple[onnx.ModelProto, tuple[int, ...]]:
    """A graph of 4 to 14 nodes and its head, and the shape of its input."""
    graph = RandomGraph(generator)
    count = generator.integers(4, 15)
    while len(graph.nodes) < count:
        graph.grow()
    return graph.model(), graph.shapes["x"]
