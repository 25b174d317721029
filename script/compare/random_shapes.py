"""Random chains of operators on arrays that are data along every axis, axis 0 included.

Sizes, ranks, types and the number of inputs are drawn, and whether the file declares the sizes or
leaves them open. What is given decides: every value has to agree with ONNX Runtime's.
"""

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

from binary import ConvscopeError
from judge import judge
from reference import run_all_values

OPSET = 17


class RandomShapes:
    """Grows node by node; the numbers are computed along with it, for their shapes."""

    def __init__(self, generator: numpy.random.Generator):
        self.draw, self.nodes, self.weights = generator, [], []
        self.values = {"x": self._array()}
        if self._chance(0.4):
            self.values["z"] = self._array()
        self.inputs = dict(self.values)

    def grow(self):
        """One more node, of a value that was made last or an earlier one."""
        names = list(self.values)
        name = names[-1] if self._chance(0.7) else names[self._number(0, len(names) - 1)]
        value = self.values[name]
        kinds = [
            self._squeeze, self._unsqueeze, self._transpose, self._softmax, self._reduce,
            self._arg, self._slice, self._concat, self._flatten, self._reshape, self._gram,
            self._gather, self._power, self._cast, self._join, self._split, self._cumulative,
        ]  # fmt: skip
        kinds[self._number(0, len(kinds) - 1)](name, value)

    # Operators

    def _squeeze(self, name, value):
        if 1 in value.shape:
            self._add("Squeeze", [name], numpy.squeeze(value))

    def _unsqueeze(self, name, value):
        if value.ndim < 5:
            axis = self._number(0, value.ndim)
            self._add("Unsqueeze", [name, self._integers([axis])], numpy.expand_dims(value, axis))

    def _transpose(self, name, value):
        if not value.ndim:
            return
        order = [int(axis) for axis in self.draw.permutation(value.ndim)]
        self._add("Transpose", [name], value.transpose(order), perm=order)

    def _softmax(self, name, value):
        if value.ndim and value.dtype == numpy.float32:
            kind = ["Softmax", "LogSoftmax", "Hardmax"][self._number(0, 2)]
            self._add(kind, [name], value, axis=self._number(-value.ndim, value.ndim - 1))

    def _reduce(self, name, value):
        kind = ["ReduceMax", "ReduceMean", "ReduceMin", "ReduceL2"][self._number(0, 3)]
        if value.dtype != numpy.float32 or not value.ndim:
            return
        if self._chance(0.3):
            keep = self._number(0, 1)
            self._add(kind, [name], value.max(keepdims=bool(keep)), keepdims=keep)
            return
        count = self._number(1, value.ndim)
        axes = tuple(int(axis) for axis in self.draw.permutation(value.ndim)[:count])
        keep = self._number(0, 1)
        result = value.max(axis=axes, keepdims=bool(keep))
        self._add(kind, [name], result, axes=list(axes), keepdims=keep)

    def _arg(self, name, value):
        if value.ndim and value.dtype == numpy.float32:
            axis, keep = self._number(0, value.ndim - 1), self._number(0, 1)
            kind = ["ArgMax", "ArgMin"][self._number(0, 1)]
            result = numpy.argmax(value, axis=axis, keepdims=bool(keep))
            self._add(kind, [name], result, axis=axis, keepdims=keep)

    def _slice(self, name, value):
        if not value.ndim:
            return
        axis = self._number(0, value.ndim - 1)
        start = self._number(0, value.shape[axis] - 1)
        end = self._number(start + 1, value.shape[axis] + 1)
        words = [self._integers([n]) for n in (start, end, axis)]
        cut = tuple(slice(start, end) if n == axis else slice(None) for n in range(value.ndim))
        self._add("Slice", [name, *words], value[cut])

    def _concat(self, name, value):
        if value.ndim and value.size < 200:
            axis = self._number(0, value.ndim - 1)
            self._add("Concat", [name, name], numpy.concatenate([value, value], axis), axis=axis)

    def _flatten(self, name, value):
        axis = self._number(0, value.ndim)
        rows = int(numpy.prod(value.shape[:axis]))
        self._add("Flatten", [name], value.reshape(rows, -1), axis=axis)

    def _reshape(self, name, value):
        sizes, rest = [], value.size
        while rest > 1 and len(sizes) < 3:
            factors = [n for n in range(1, rest + 1) if rest % n == 0]
            sizes.append(factors[self._number(0, len(factors) - 1)])
            rest //= sizes[-1]
        sizes.append(rest)
        self._add("Reshape", [name, self._integers(sizes)], value.reshape(sizes))

    def _gram(self, name, value):
        if value.ndim == 2 and value.dtype == numpy.float32 and max(value.shape) < 12:
            turned = self._add("Transpose", [name], value.T, perm=[1, 0])
            self._add("MatMul", [name, turned], value @ value.T)

    def _gather(self, name, value):
        if not value.ndim:
            return
        axis = self._number(0, value.ndim - 1)
        if self._chance(0.5):
            place = self._number(0, value.shape[axis] - 1)
            index = self._weight(numpy.array(place, numpy.int64))
            self._add("Gather", [name, index], value.take(place, axis), axis=axis)
            return
        places = [self._number(0, value.shape[axis] - 1) for _ in range(self._number(1, 3))]
        self._add("Gather", [name, self._integers(places)], value.take(places, axis), axis=axis)

    def _power(self, name, value):
        """A power has its base's type, whatever its exponent's is."""
        if value.dtype == numpy.float32:
            positive = self._add("Abs", [name], numpy.abs(value))
            exponent = self._weight(numpy.array([2, 1][self._number(0, 1)], numpy.int64))
            self._add("Pow", [positive, exponent], value)
        elif numpy.abs(value).max(initial=0) < 100:
            positive = self._add("Abs", [name], numpy.abs(value))
            self._add("Pow", [positive, self._weight(numpy.array(0.5, numpy.float32))], value)

    def _cast(self, name, value):
        isReal = value.dtype == numpy.float32
        if isReal:
            # Whole numbers by rounding only, for a float near one is one or the other.
            name = self._add("Floor", [name], numpy.floor(value))
        kind = numpy.int64 if isReal else numpy.float32
        to = TensorProto.INT64 if isReal else TensorProto.FLOAT
        self._add("Cast", [name], self.values[name].astype(kind), to=to)

    def _join(self, name, value):
        others = [n for n, v in self.values.items() if v.dtype == value.dtype]
        other = others[self._number(0, len(others) - 1)]
        try:
            result = value + self.values[other]
        except ValueError:
            return
        if result.size < 400:
            kinds = ["Add", "Sub", "Max", "Min"] + ["Mul"] * (value.dtype == numpy.float32)
            self._add(kinds[self._number(0, len(kinds) - 1)], [name, other], result)

    def _split(self, name, value):
        if value.ndim:
            axis = self._number(0, value.ndim - 1)
            if value.shape[axis] > 1:
                sizes = [1, value.shape[axis] - 1]
                parts = numpy.split(value, [1], axis)
                names = [f"v{len(self.nodes)}a", f"v{len(self.nodes)}b"]
                inputs = [name, self._integers(sizes)]
                self.nodes.append(helper.make_node("Split", inputs, names, axis=axis))
                self.values.update(zip(names, parts))

    def _cumulative(self, name, value):
        if value.ndim and value.dtype == numpy.float32:
            axis = self._weight(numpy.array(self._number(0, value.ndim - 1), numpy.int64))
            self._add("CumSum", [name, axis], value, reverse=self._number(0, 1))

    # The model

    def model(self):
        def declared(name, value):
            sizes = [
                f"{name}{axis}" if self.open else size for axis, size in enumerate(value.shape)
            ]
            kind = TensorProto.FLOAT if value.dtype == numpy.float32 else TensorProto.INT64
            return helper.make_tensor_value_info(name, kind, sizes)

        self.open = self._chance(0.5)
        last = list(self.values)[-1]
        kind = TensorProto.FLOAT if self.values[last].dtype == numpy.float32 else TensorProto.INT64
        graph = helper.make_graph(
            self.nodes,
            "g",
            [declared(name, value) for name, value in self.inputs.items()],
            [helper.make_tensor_value_info(last, kind, None)],
            self.weights,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
        model.ir_version = 8
        return model

    def _add(self, kind, inputs, value, **attributes) -> str:
        name = f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        self.values[name] = numpy.asarray(value)
        return name

    def _weight(self, array) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(array, name))
        return name

    def _integers(self, numbers) -> str:
        return self._weight(numpy.array(numbers, numpy.int64))

    def _array(self):
        sizes = [self._number(1, 5) for _ in range(self._number(1, 4))]
        return self.draw.standard_normal(sizes).astype(numpy.float32)

    def _number(self, low, high) -> int:
        return int(self.draw.integers(low, high + 1))

    def _chance(self, share) -> bool:
        return self.draw.random() < share


def check_shapes(convscope, generator, folder):
    """Draws one, and compares every value: its operators, what differs, and by how much at most."""
    folder.mkdir(exist_ok=True)
    drawn = RandomShapes(generator)
    for _ in range(int(generator.integers(3, 9))):
        drawn.grow()
    if not drawn.nodes:
        drawn._add("Relu", ["x"], drawn.values["x"])
    file = folder / "shapes.onnx"
    onnx.save(drawn.model(), file)
    kinds = [node.op_type for node in drawn.nodes]
    text = f"{file}: {' '.join(kinds)}"
    try:
        theirs = run_all_values(file, drawn.inputs)
    except Exception as error:
        return text, kinds, [f"ONNX Runtime refuses it: {str(error).splitlines()[0]}"], 0
    inputs = []
    for name, value in drawn.inputs.items():
        numpy.save(folder / f"{name}.npy", value)
        inputs.append(f"{name}={folder / name}.npy")
    try:
        ours, _ = convscope.trace(file, *inputs)
    except ConvscopeError as error:
        return text, kinds, [str(error)], 0
    judgement = judge(ours, theirs, [])
    missing = [f"{name} is missing" for name in judgement.missing]
    return text, kinds, judgement.failures + missing, judgement.worst
