"""Small graphs of single operators, and what ONNX Runtime makes of them.

Every case is a folder with `m.onnx`, the input `x.npy` (two samples, the batch's size symbolic) and
`ref.npz` with all values of the graph by name. Where ONNX Runtime refuses an operator in an old
version, onnx's own reference or the case itself says what is right; a file `by` names who did.
"""

from pathlib import Path

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

from reference import run_all_values


def node(operator: str, inputs: str, outputs: str = "y", **attributes) -> onnx.NodeProto:
    """`node("Conv", "x w b", strides=[2, 2])`; `-` is an input or output that is left out."""
    names = [["" if name == "-" else name for name in text.split()] for text in (inputs, outputs)]
    return helper.make_node(operator, *names, **attributes)


class Cases:
    """Collects the cases of a folder."""

    def __init__(self, folder: Path):
        self.folder, self.names, self.failures = folder, set(), []

    def random(self, *shape: int, low=-1.0, high=1.0) -> numpy.ndarray:
        """Float32 numbers that are the same whenever this shape is asked for in this place."""
        generator = numpy.random.default_rng([len(self.names), *shape])
        return generator.uniform(low, high, shape).astype(numpy.float32)

    def one(self, name, operator, shape, *weights, opset=17, expected=None, **attributes):
        """A single node that reads `x` first, then weights (None is left out), and gives `y`."""
        named = {f"w{i}": w for i, w in enumerate(weights) if w is not None}
        inputs = ["x", *(f"w{i}" if w is not None else "-" for i, w in enumerate(weights))]
        single = node(operator, " ".join(inputs), **attributes)
        self.add(name, [single], shape, opset=opset, expected=expected, **named)

    def add(self, name, nodes, shape, *, opset=17, outputs="y", expected=None, **weights):
        """A graph from `x` (a shape or an array) to `outputs`; the weights are initializers.

        Before opset 9 they are inputs as well, as the format asked for then. `expected` is `y`
        where no other program knows the version.
        """
        assert name not in self.names, name
        x = shape if isinstance(shape, numpy.ndarray) else self.random(*shape)
        self.names.add(name)
        tensors = [
            w if isinstance(w, TensorProto) else numpy_helper.from_array(numpy.asarray(w), n)
            for n, w in weights.items()
        ]
        inputs = [_input("x", x, symbolic=True)]
        if opset < 9:
            inputs += [
                helper.make_tensor_value_info(t.name, t.data_type, list(t.dims)) for t in tensors
            ]
        graph = helper.make_graph(
            nodes, name, inputs, [onnx.ValueInfoProto(name=o) for o in outputs.split()], tensors
        )
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", opset)],
            producer_name="compare-onnx",
            ir_version=3 if opset < 9 else 8 if opset < 19 else 10,
        )
        try:
            self._write(name, model, x, expected)
        except Exception as error:  # Whatever a reference can not do is listed at the end.
            self.failures.append(f"{name}: {str(error).splitlines()[0][:200]}")

    def _write(self, name, model, x, expected):
        folder = self.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        _type_outputs(model)
        onnx.save(model, folder / "m.onnx")
        numpy.save(folder / "x.npy", x)
        if expected is not None:
            values, by = {"y": expected}, "the case itself"
        else:
            try:
                values, by = run_all_values(folder / "m.onnx", {"x": x}), "onnxruntime"
            except Exception as refused:
                values, by = self._by_reference(folder, model, x, refused), "onnx.reference"
        numpy.savez(folder / "ref.npz", **values)
        (folder / "by").write_text(by + "\n")

    @staticmethod
    def _by_reference(folder, model, x, refused) -> dict[str, numpy.ndarray]:
        try:
            values = ReferenceEvaluator(model).run(None, {"x": x}, intermediate=True)
        except Exception as unknown:
            (folder / "m.onnx").unlink()
            raise RuntimeError(f"{refused} | {unknown}".replace("\n", " ")) from None
        known = {t.name for t in model.graph.initializer} | {"x", ""}
        return {n: v for n, v in values.items() if n not in known}


def _input(name: str, value: numpy.ndarray, symbolic: bool) -> onnx.ValueInfoProto:
    dims = ["batch", *value.shape[1:]] if symbolic else list(value.shape)
    return helper.make_tensor_value_info(name, helper.np_dtype_to_tensor_dtype(value.dtype), dims)


def _type_outputs(model: onnx.ModelProto):
    """Gives the outputs their types, where onnx can tell them."""
    inferred = onnx.shape_inference.infer_shapes(model)
    types = {o.name: o for o in inferred.graph.output if o.type.tensor_type.elem_type}
    for output in model.graph.output:
        if output.name in types:
            output.CopyFrom(types[output.name])
