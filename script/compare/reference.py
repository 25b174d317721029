"""What others compute for every value of a graph, by name: ONNX Runtime, and float64."""

from pathlib import Path

import numpy
import onnx
import onnxruntime
import torch
from onnx import TensorProto, numpy_helper
from onnx.reference import ReferenceEvaluator
from onnx.reference.op_run import OpRun


def run_all_values(file: Path, inputs: dict[str, numpy.ndarray]) -> dict[str, numpy.ndarray]:
    """Runs the model in ONNX Runtime with all that its nodes put out made an output.

    No optimizations: they would take values away. The copy with the outputs lies beside the model
    while it runs, for the weights' file is found from there.
    """
    model = onnx.load(file, load_external_data=False)
    present = {output.name for output in model.graph.output}
    for node in model.graph.node:
        for name in node.output:
            if name and name not in present:
                present.add(name)
                model.graph.output.append(onnx.ValueInfoProto(name=name))
    copy = file.with_name(file.stem + ".all-values.onnx")
    try:
        onnx.save(model, copy)
        session = onnxruntime.InferenceSession(
            str(copy), _options(), providers=["CPUExecutionProvider"]
        )
        names = [output.name for output in session.get_outputs()]
        values = session.run(names, inputs)
    finally:
        copy.unlink(missing_ok=True)
    return {n: v for n, v in zip(names, values) if isinstance(v, numpy.ndarray)}


def _options() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 4
    return options


def run_in_float64(file: Path, inputs: dict[str, numpy.ndarray]) -> dict[str, numpy.ndarray]:
    """Every value of the graph by onnx's own reference, with all float32 turned to float64."""
    model = onnx.load(file)
    for tensor in model.graph.initializer:
        _widen(tensor)
    for node in model.graph.node:
        for attribute in node.attribute:
            if attribute.HasField("t"):
                _widen(attribute.t)
            if node.op_type == "Cast" and attribute.i == TensorProto.FLOAT:
                attribute.i = TensorProto.DOUBLE
    for value in [*model.graph.input, *model.graph.output, *model.graph.value_info]:
        if value.type.tensor_type.elem_type == TensorProto.FLOAT:
            value.type.tensor_type.elem_type = TensorProto.DOUBLE
    wide = {
        name: value.astype(numpy.float64) if value.dtype == numpy.float32 else value
        for name, value in inputs.items()
    }
    return ReferenceEvaluator(model, new_ops=[MaxPool]).run(None, wide, intermediate=True)


def _widen(tensor: TensorProto):
    if tensor.data_type == TensorProto.FLOAT:
        values = numpy_helper.to_array(tensor).astype(numpy.float64)
        tensor.CopyFrom(numpy_helper.from_array(values, tensor.name))


class MaxPool(OpRun):
    """PyTorch's: onnx's own makes the output too large with `ceil_mode` (as in GoogLeNet)."""

    def _run(self, x, kernel_shape=None, strides=None, pads=None, ceil_mode=0, **_):
        before, after = pads[: len(pads) // 2], pads[len(pads) // 2 :]
        assert before == after, "only symmetric padding"
        pooled = torch.nn.functional.max_pool2d(
            torch.from_numpy(x), kernel_shape, strides, before, ceil_mode=bool(ceil_mode)
        )
        return (pooled.numpy(),)
