"""Random networks that convscope writes as ONNX itself.

Three kinds take turns. A *line* has every layer that a network line can name, in random sizes; the
file has to give what the line gives. A *graph* with joins and branches is made here, opened by
convscope and saved again; the new file has to give what the old one gives. Either way every
intermediate of the saved file has to agree with ONNX Runtime's. *Shapes* are arrays of any sizes
that are squeezed, turned, cut and summed along any axis, with several inputs (random_shapes.py).
"""

import math
from pathlib import Path

import numpy
import onnx
from onnx import numpy_helper

from binary import BAD_DATA, Convscope, ConvscopeError
from judge import BOUND, distance, judge
from magnitudes import magnitudes
from random_graphs import random_graph
from random_shapes import check_shapes
from reference import run_all_values

MOST_DRAWS = 200
ROLES = ("weight", "bias", "running_mean", "running_var")


def compare_random(convscope: Convscope, count: int, seed: int, parent: Path) -> int:
    """Runs so many networks, prints those that fail, and returns the exit code."""
    parent.mkdir(parents=True, exist_ok=True)
    failed, kinds, worst = 0, {}, 0.0
    for index in range(count):
        generator = numpy.random.default_rng([seed, index])
        check = [_check_line, _check_graph, _check_shapes][index % 3]
        what, failures, found = check(convscope, generator, parent / f"random-{seed}-{index}")
        worst = max(worst, found)
        for word in what.kinds:
            kinds[word] = kinds.get(word, 0) + 1
        if failures:
            failed += 1
            print(f"random {index} of seed {seed}: {what.text}")
            for failure in failures[:3]:
                print(f"    {failure}", flush=True)
    print("layers:", ", ".join(f"{kind} {kinds[kind]}" for kind in sorted(kinds)))
    print(f"{count} random networks, {failed} failed, worst {worst:.2g}")
    return 1 if failed or not count else 0


class Drawn:
    """What was drawn: as text, and the layers in it."""

    def __init__(self, text: str, kinds: list[str]):
        self.text, self.kinds = text, kinds


def _check_line(convscope, generator, folder) -> tuple[Drawn, list[str], float]:
    folder.mkdir(exist_ok=True)
    model = folder / "m.onnx"
    for _ in range(MOST_DRAWS):
        line = Line(generator)
        drawn = Drawn(line.text, line.kinds)
        try:
            convscope.script([f"network {line.text}"])
        except ConvscopeError as error:
            if error.code != BAD_DATA:
                return drawn, [str(error)], 0
            continue  # The sizes did not fit.
        break
    else:
        return drawn, [f"none of {MOST_DRAWS} lines was taken"], 0
    x = generator.standard_normal((2, *line.input)).astype(numpy.float32)
    try:
        plain = folder / "plain.onnx"
        convscope.script([f"network {line.text}", f"save {plain}"])
        failures = _same_as_line(convscope, line, plain, x[:1])
        convscope.script([f"network {line.text}", *line.edits, f"save {model}"])
    except ConvscopeError as error:
        return drawn, [str(error)], 0
    failures += _norms_as_set(model, line)
    more, worst = _agrees(convscope, model, x)
    return drawn, failures + more, worst


def _same_as_line(convscope, line, model, x) -> list[str]:
    """Whether ONNX Runtime's output for the file is that of the line."""
    numpy.save(model.with_name("one.npy"), x[0])
    ours, _ = convscope.trace(line.text, model.with_name("one.npy"))
    output = ours[line.last]
    theirs = list(_outputs(model, x).values())[0]
    found = distance(output.reshape(-1), theirs.reshape(-1))
    return [] if found <= BOUND else [f"the file's output differs from the line's by {found:.2g}"]


def _norms_as_set(model, line) -> list[str]:
    """Whether the batch norms in the file have their numbers in the right places."""
    graph = onnx.load(model).graph
    tensors = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    norms = [node for node in graph.node if node.op_type == "BatchNormalization"]
    if len(norms) != len(line.norms):
        return [f"{len(norms)} BatchNormalization in the file, {len(line.norms)} in the line"]
    return [
        f"{name}.{role} is not what was set"
        for node, (name, values) in zip(norms, line.norms.items())
        for place, role in enumerate(ROLES, 1)
        if not numpy.allclose(tensors[node.input[place]], values[role], rtol=1e-6)
    ]


def _check_shapes(convscope, generator, folder) -> tuple[Drawn, list[str], float]:
    text, kinds, failures, worst = check_shapes(convscope, generator, folder)
    return Drawn(text, kinds), failures, worst


def _check_graph(convscope, generator, folder) -> tuple[Drawn, list[str], float]:
    folder.mkdir(exist_ok=True)
    first, second = folder / "made.onnx", folder / "m.onnx"
    model, shape = random_graph(generator)
    onnx.save(model, first)
    kinds = [node.op_type for node in model.graph.node]
    drawn = Drawn(f"{first}: {' '.join(kinds)}", kinds)
    x = generator.standard_normal((2, *shape[1:])).astype(numpy.float32)
    try:
        convscope.script([f"network {first}", f"save {second}"])
    except ConvscopeError as error:
        return drawn, [str(error)], 0
    failures, worst = _agrees(convscope, second, x)
    before, after = list(_outputs(first, x).values()), list(_outputs(second, x).values())
    found = max(map(distance, after, before))
    if found > BOUND:
        failures.append(f"saved again, the output differs by {found:.2g}")
    return drawn, failures, worst


def _outputs(model: Path, x) -> dict[str, numpy.ndarray]:
    graph = onnx.load(model).graph
    values = run_all_values(model, {graph.input[0].name: x})
    return {output.name: values[output.name] for output in graph.output}


def _agrees(convscope, model: Path, x) -> tuple[list[str], float]:
    """Whether the file is valid, and every intermediate ONNX Runtime's."""
    sample = model.with_name("x.npy")
    numpy.save(sample, x)
    try:
        onnx.checker.check_model(str(model), full_check=True)
    except Exception as error:
        return [f"not valid: {str(error).splitlines()[0]}"], 0
    written = onnx.load(model)
    graph = written.graph
    try:
        theirs = run_all_values(model, {graph.input[0].name: x})
    except Exception as error:
        return [f"ONNX Runtime refuses it: {str(error).splitlines()[0]}"], 0
    try:
        ours, _ = convscope.trace(model, sample)
    except ConvscopeError as error:
        return [str(error)], 0
    outputs = [output.name for output in graph.output]
    judgement = judge(ours, theirs, outputs, magnitudes=magnitudes(written, theirs))
    return judgement.failures, judgement.worst


class Line:
    """A random network line; whether the sizes fit is left to convscope."""

    def __init__(self, generator: numpy.random.Generator):
        self.draw, self.two = generator, generator.random() < 0.7
        self.channels = self._number(1, 8)
        self.input = (self.channels, *(self._number(5, 24) for _ in range(2 if self.two else 1)))
        self.phrases, self.kinds, self.norms = [], [], {}
        for _ in range(self._number(2, 8)):
            self._layer()
        if generator.random() < 0.6:
            self._ending()
        self.last = f"l{len(self.phrases) - 1}"
        size = "x".join(map(str, self.input))
        self.text = " > ".join([f"input {size}", *self.phrases])
        self.edits = [
            f"set {name}.{role}[{i}] = {value:.5f}"
            for name, roles in self.norms.items()
            for role, values in roles.items()
            for i, value in enumerate(values)
        ]

    def _layer(self):
        windows = [self._conv, self._conv, self._pool, self._pad]
        others = [self._norm, self._activation]
        options = windows + others + others
        options[self._number(0, len(options) - 1)]()

    def _ending(self):
        if self._chance(0.5):
            self._add(["globalavgpool", "globalmaxpool"][self._number(0, 1)])
        self._add("flatten")
        for _ in range(self._number(0, 2)):
            self.channels = self._number(1, 9)
            self._add(f"dense {self.channels}" + (" nobias" if self._chance(0.3) else ""))
            if self._chance(0.5):
                self._activation()
            if self._chance(0.3):
                self._norm()
        if self._chance(0.5):
            self._add("softmax")

    def _conv(self):
        channels = self._number(1, 8)
        common = math.gcd(channels, self.channels)
        groups = [n for n in range(1, common + 1) if common % n == 0]
        words = f"conv {channels} {self._size(1, 5)}"
        words += self._window(dilation=True)
        words += f" groups {groups[self._number(0, len(groups) - 1)]}"
        words += " nobias" if self._chance(0.3) else ""
        self.channels = channels
        self._add(words)

    def _pool(self):
        kind = ["maxpool", "avgpool"][self._number(0, 1)]
        size = self._size(1, 4)
        # ONNX Runtime refuses pads as large as the window without its dilation.
        most = min(int(part) for part in size.split("x")) - 1
        words = f"{kind} {size}" + self._window(dilation=kind == "maxpool", pad=min(2, most))
        words += " ceil" if self._chance(0.3) else ""
        words += " nopadcount" if kind == "avgpool" and self._chance(0.4) else ""
        self._add(words)

    def _pad(self):
        value = f" value {self.draw.uniform(-2, 2):.3f}" if self._chance(0.5) else ""
        self._add(f"pad {self._padding(0, 3)}{value}")

    def _activation(self):
        slope = f"leakyrelu {self.draw.uniform(0.01, 0.5):.3f}"
        words = ["relu", slope, "leakyrelu", "sigmoid", "tanh", "gelu", "gelu tanh", "dropout 0.3"]
        self._add(words[self._number(0, len(words) - 1)])

    def _norm(self):
        name = self._add("batchnorm" + (" eps 0.01" if self._chance(0.3) else ""))
        ranges = {
            "weight": (0.5, 1.5),
            "bias": (-1, 1),
            "running_mean": (-1, 1),
            "running_var": (0.2, 2),
        }
        # Rounded as they are written in the commands.
        self.norms[name] = {
            role: self.draw.uniform(*ranges[role], self.channels).round(5) for role in ROLES
        }

    def _window(self, dilation: bool, pad: int = 2) -> str:
        words = f" stride {self._size(1, 3)}" if self._chance(0.6) else ""
        words += f" pad {self._padding(0, pad)}" if self._chance(0.6) else ""
        return words + (f" dilation {self._size(1, 3)}" if dilation and self._chance(0.3) else "")

    def _add(self, words: str) -> str:
        name = f"l{len(self.phrases)}"
        self.phrases.append(f"{name}: {words}")
        self.kinds.append(words.split()[0])
        return name

    def _size(self, low: int, high: int) -> str:
        count = 2 if self.two and self._chance(0.5) else 1
        return "x".join(str(self._number(low, high)) for _ in range(count))

    def _padding(self, low: int, high: int) -> str:
        counts = (1, 2, 4) if self.two else (1, 2)
        count = counts[self._number(0, len(counts) - 1)]
        return "x".join(str(self._number(low, high)) for _ in range(count))

    def _number(self, low: int, high: int) -> int:
        return int(self.draw.integers(low, high + 1))

    def _chance(self, share: float) -> bool:
        return self.draw.random() < share
