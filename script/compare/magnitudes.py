"""The magnitude against which a value's rounding is to be judged.

A sum of n numbers is off by up to about n·u·Σ|xᵢ| (Higham, Accuracy and Stability of Numerical
Algorithms, section 4.2), whatever it comes to: where the numbers cancel, its own size says nothing
of what two right programs may differ by. What averages, moves, picks or bounds numbers keeps that
distance: it makes no larger one, and a smaller value does not make it smaller. So a value's
magnitude is the largest absolute number in it, or what its operands hand on, if that is more; an
operator that multiplies or divides starts anew.
"""

import numpy
import onnx

HAND_ON = set(
    "Reshape Flatten Squeeze Unsqueeze Transpose Identity Slice Split Gather Pad Expand Tile Concat "
    "Dropout DepthToSpace SpaceToDepth Relu LeakyRelu Abs Neg Clip Max Min Tanh Sigmoid HardSigmoid "
    "MaxPool AveragePool GlobalAveragePool GlobalMaxPool ReduceMean ReduceMax ReduceMin Mean".split()
)
ADD_UP = {"Add", "Sub", "Sum", "ReduceSum", "CumSum"}


def magnitudes(model: onnx.ModelProto, values: dict) -> dict[str, float]:
    """By name, of all real values of a graph; what has no name among the values counts nothing."""
    known = {t.name: _largest(onnx.numpy_helper.to_array(t)) for t in model.graph.initializer}
    known |= {name: _largest(value) for name, value in values.items()}
    for node in model.graph.node:
        operands = [known.get(name, 0.0) for name in node.input if name]
        if node.op_type in ADD_UP:
            least = sum(operands)
        elif node.op_type in HAND_ON:
            least = max(operands, default=0.0)
        else:
            continue
        for name in node.output:
            known[name] = max(known.get(name, 0.0), least)
    return known


def _largest(value) -> float:
    value = numpy.asarray(value)
    if value.dtype.kind not in "fiu":
        return 0.0
    value = numpy.abs(value.astype(numpy.float64))
    return float(value[numpy.isfinite(value)].max(initial=0))
