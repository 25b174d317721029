"""Runs convscope."""

import subprocess
import tempfile
import time
from pathlib import Path

import numpy

BAD_DATA = 65


class ConvscopeError(Exception):
    """It ended with another exit code than 0; `code` is None where it took too long."""

    def __init__(self, code: int | None, sentence: str):
        super().__init__(sentence)
        self.code = code


class Convscope:
    def __init__(self, path: Path, timeout: float = 600):
        self.path, self.timeout = path, timeout

    def trace(self, model: Path, *inputs) -> tuple[dict[str, numpy.ndarray], float]:
        """Every intermediate by its name in the graph, and the seconds that it took."""
        with tempfile.TemporaryDirectory() as folder:
            output = Path(folder) / "ours.npz"
            start = time.perf_counter()
            given = [word for value in inputs for word in ("--input", value)]
            self._run("trace", model, *given, "--format", "npz", "-o", output)
            seconds = time.perf_counter() - start
            with numpy.load(output) as arrays:
                return {name: arrays[name] for name in arrays.files}, seconds

    def script(self, lines: list[str]):
        """Does these commands, headless."""
        self._run("run", "-", stdin="\n".join(lines) + "\n")

    def _run(self, *words, stdin: str = ""):
        try:
            done = subprocess.run(
                [self.path, *words],
                input=stdin,
                capture_output=True,
                text=True,
                timeout=self.timeout,
                errors="replace",
            )
        except subprocess.TimeoutExpired:
            raise ConvscopeError(None, f"no answer within {self.timeout:.0f} s") from None
        if done.returncode != 0:
            lines = done.stderr.strip().splitlines() or ["(it said nothing)"]
            raise ConvscopeError(done.returncode, f"exit code {done.returncode}: {lines[0]}")
