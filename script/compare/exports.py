"""Exports a network with one of PyTorch's two exporters, and asks others for all its values.

A folder of a network holds `m.onnx` (with today's exporter also `m.onnx.data`), the input `x.npy`,
`ref.npz` with every value of the graph by its name as ONNX Runtime computes it, and `own.json`:
how far each of these is from the same value in float64.
"""

import json
import logging
import warnings
from pathlib import Path

import numpy
import onnx
import torch

from judge import distance
from networks import Network, build, random_input
from reference import run_all_values, run_in_float64

EXPORTERS = ("old", "new")
OLD_OPSET = 17


def prepare(network: Network, exporter: str, parent: Path) -> Path:
    """The folder of this network from this exporter; made unless it is complete."""
    folder = parent / f"{network.name}-{exporter}"
    if (folder / "own.json").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    model = build(network)
    sample = random_input(network)
    _export(model, sample, exporter, folder / "m.onnx")
    numpy.save(folder / "x.npy", sample.numpy())
    inputs = {"input": sample.numpy()}
    values = run_all_values(folder / "m.onnx", inputs)
    numpy.savez(folder / "ref.npz", **values)

    exact = run_in_float64(folder / "m.onnx", inputs)
    with torch.no_grad():
        exact["output"] = model.double()(sample.double()).numpy()
    own = {n: distance(v, exact[n]) for n, v in values.items() if v.dtype.kind == "f"}
    (folder / "own.json").write_text(json.dumps(own))
    numpy.save(folder / "exact.npy", exact["output"])
    return folder


def convolutions(model: onnx.ModelProto) -> int:
    return sum(node.op_type in ("Conv", "ConvTranspose") for node in model.graph.node)


def _export(model: torch.nn.Module, sample: torch.Tensor, exporter: str, file: Path):
    names = dict(input_names=["input"], output_names=["output"])
    # From an example of one sample, today's exporter would take the batch for a constant.
    example = torch.cat([sample, sample])[:2]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.getLogger("torch.onnx").setLevel(logging.ERROR)
        if exporter == "old":
            torch.onnx.export(
                model,
                (example,),
                file,
                dynamo=False,
                opset_version=OLD_OPSET,
                dynamic_axes={"input": {0: "batch"}, "output": {0: "batch"}},
                **names,
            )
        else:
            torch.onnx.export(
                model,
                (example,),
                file,
                dynamo=True,
                verbose=False,
                external_data=True,
                dynamic_shapes=({0: torch.export.Dim("batch")},),
                **names,
            )
