"""The literal cases of the ordinary tests: a part of all cases of single operators, in one file.

One case a line, as JSON: its name, what made its numbers, the model's bytes in base64, the input
`x` and every value that is compared, each with its shape and its numbers. Small cases are chosen,
spread evenly over the attributes that their names tell of.
"""

import base64
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime

from all_cases import write_cases

LARGEST = 5500
# Such as an even choice would leave out.
ALWAYS = (
    "Resize-opset10-nearest-down",
    "Resize-nearest-sizes-half_pixel_symmetric-floor-down",
    "Resize-opset11-tf-half-pixel",
    "Pad-wrap",
    "Conv-2d-groups",
    "Conv-2d-depthwise",
    "Conv-3d-groups",
    "ConvTranspose-2d-groups",
    "ConvTranspose-3d-strides",
    "ConvTranspose-3d-groups",
    "ConvTranspose-3d-output-padding",
    "Computed",
)
MANY = {"Conv", "ConvTranspose", "MaxPool", "AveragePool", "Resize"}
# onnx.reference 1.23 loops over the samples of the batch instead of the channels; indices of the
# largest count over the whole batch, where convscope sees one sample.
WRONG = ("LRN-size2", "LRN-size4", "MaxPool-2d-indices-unused")
# One computation of two samples, which the tests give one by one.
MIXED = ("Computed-modulated-2",)


def write_fixtures(path: Path) -> int:
    with tempfile.TemporaryDirectory() as folder:
        write_cases(Path(folder))
        cases = chosen(Path(folder))
        lines = [json.dumps(case(folder), separators=(",", ":")) for folder in cases]
    made = f"onnx {onnx.__version__}, onnxruntime {onnxruntime.__version__}"
    head = json.dumps({"made": f"script/compare-onnx --write-fixtures, {made}"})
    path.write_text("\n".join([head, *lines]) + "\n")
    return len(lines)


def chosen(folder: Path) -> list[Path]:
    by_operator: dict[str, list[Path]] = {}
    for one in sorted(folder.iterdir()):
        size = sum(file.stat().st_size for file in one.iterdir())
        is_wanted = one.name.startswith(ALWAYS)
        if (size <= LARGEST or is_wanted) and not one.name.startswith(WRONG + MIXED):
            by_operator.setdefault(one.name.split("-")[0], []).append(one)
    picked = []
    for operator, cases in by_operator.items():
        most = 18 if operator in MANY else 7
        rest = [case for case in cases if not case.name.startswith(ALWAYS)]
        step = max(1, len(rest) / most)
        even = [rest[int(index * step)] for index in range(min(most, len(rest)))]
        picked += [case for case in cases if case in even or case.name.startswith(ALWAYS)]
    return picked


def case(folder: Path) -> dict:
    with np.load(folder / "ref.npz") as reference:
        values = {name: array(reference[name]) for name in reference.files}
    return {
        "name": folder.name,
        "by": (folder / "by").read_text().strip(),
        "model": base64.b64encode((folder / "m.onnx").read_bytes()).decode(),
        "input": array(np.load(folder / "x.npy")),
        "values": {name: value for name, value in values.items() if value is not None},
    }


def array(numbers: np.ndarray) -> dict | None:
    """Shape and numbers; none for what numpy can not name (bfloat16)."""
    if numbers.dtype.kind not in "fiub":
        return None
    flat = numbers.reshape(-1)
    texts = [str(np.float32(number)) for number in flat]
    if numbers.dtype.kind in "iub":
        texts = [str(int(number)) for number in flat]
    return {"shape": list(numbers.shape), "kind": numbers.dtype.kind, "numbers": " ".join(texts)}
