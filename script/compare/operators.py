"""Which operators, with which attributes, a folder of models uses: `python3 operators.py DIR`."""

import sys
from collections import Counter
from pathlib import Path

import onnx


def attribute_text(attribute: onnx.AttributeProto) -> str:
    value = onnx.helper.get_attribute_value(attribute)
    if isinstance(value, onnx.TensorProto):
        kind = onnx.TensorProto.DataType.Name(value.data_type)
        return f"{attribute.name}=tensor {kind}{list(value.dims)}"
    if isinstance(value, bytes):
        value = value.decode()
    return f"{attribute.name}={value}"


def report(file: Path) -> str:
    """The model's opsets, inputs and outputs, and how often each kind of node occurs."""
    model = onnx.load(file, load_external_data=False)
    opsets = ", ".join(f"{s.domain or 'ai.onnx'} {s.version}" for s in model.opset_import)
    lines = [
        f"{file.parent.name}: opset {opsets}; IR {model.ir_version}; {len(model.graph.node)} nodes,"
        f" {len(model.graph.initializer)} initializers, {len(model.functions)} functions"
    ]
    for kind, values in (("input", model.graph.input), ("output", model.graph.output)):
        for value in values:
            dims = [d.dim_param or d.dim_value for d in value.type.tensor_type.shape.dim]
            lines.append(f"  {kind} {value.name} {dims}")
    kinds = Counter()
    for node in model.graph.node:
        domain = f"{node.domain}." if node.domain else ""
        attributes = " ".join(sorted(map(attribute_text, node.attribute)))
        arity = f"{sum(map(bool, node.input))}→{len(node.output)}"
        if node.op_type in ("Concat", "Sum", "Max", "Min"):  # Any number of inputs is one kind.
            arity = "n→1"
        kinds[f"{domain}{node.op_type} {arity} {attributes}"] += 1
    return "\n".join(lines + [f"  {kinds[k]:4} {k}" for k in sorted(kinds)])


if __name__ == "__main__":
    for path in sorted(Path(sys.argv[1]).glob("*/m.onnx")):
        print(report(path))
