"""Compares two sets of values by name, and says what was found."""

from dataclasses import dataclass, field

import numpy

BOUND = 1e-5


def distance(ours: numpy.ndarray, theirs: numpy.ndarray, magnitude: float = 0) -> float:
    """max|Δ| / max|y|, y being theirs, or max|Δ| / magnitude where that is more; infinite where
    shapes, NaN or infinities differ."""
    if ours.shape != theirs.shape:
        return numpy.inf
    if theirs.size == 0:
        return 0.0
    ours, theirs = ours.astype(numpy.float64), theirs.astype(numpy.float64)
    finite = numpy.isfinite(theirs)
    if not numpy.array_equal(ours[~finite], theirs[~finite], equal_nan=True):
        return numpy.inf
    ours, theirs = ours[finite], theirs[finite]
    if not numpy.isfinite(ours).all():
        return numpy.inf
    largest = max(numpy.abs(theirs).max(initial=0), magnitude)
    return float(numpy.abs(ours - theirs).max(initial=0) / (largest or 1))


@dataclass
class Judgement:
    """What a comparison of one model came to."""

    compared: int = 0
    worst: float = 0.0
    worst_at: str = ""
    missing: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return not self.failures


def judge(
    ours: dict[str, numpy.ndarray],
    theirs: dict[str, numpy.ndarray],
    outputs: list[str],
    bound: float = BOUND,
    output_bound: float | None = None,
    magnitudes: dict[str, float] | None = None,
) -> Judgement:
    """Holds our values against theirs, relative to the magnitude of what they were made of where
    that is given: see magnitudes.py.

    Integers and truth values have to be equal. A value that we do not have is only noted, for what
    is constant is folded when a file is opened; but the graph's outputs have to be there.
    """
    result = Judgement()
    for name, reference in theirs.items():
        if reference.dtype.kind not in "fiub":
            continue
        if name not in ours:
            result.missing.append(name)
            if name in outputs:
                result.failures.append(f"{_short(name)}: an output of the graph is missing")
            continue
        allowed = bound if name not in outputs or output_bound is None else output_bound
        if reference.dtype.kind != "f":
            allowed = 0
        found = distance(ours[name], reference, (magnitudes or {}).get(name, 0))
        result.compared += 1
        if found >= result.worst:
            result.worst, result.worst_at = found, name
        if found > allowed:
            result.failures.append(_difference(name, ours[name], reference, found, allowed))
    if result.compared == 0:
        result.failures.append("no value of the reference was found in ours")
    return result


def _difference(name, ours, theirs, found, allowed) -> str:
    if ours.shape != theirs.shape:
        return f"{_short(name)}: shape {list(ours.shape)} instead of {list(theirs.shape)}"
    both = numpy.isfinite(ours) & numpy.isfinite(theirs)
    gaps = numpy.abs(ours.astype(numpy.float64) - theirs.astype(numpy.float64))
    gaps = numpy.where(
        both, gaps, numpy.where(numpy.isnan(ours) & numpy.isnan(theirs), 0, numpy.inf)
    )
    gaps = numpy.where((ours == theirs), 0, gaps)
    at = numpy.unravel_index(gaps.argmax(), gaps.shape)
    place = ",".join(map(str, at))
    return (
        f"{_short(name)}[{place}]: {ours[at]} instead of {theirs[at]} ({found:.2g} > {allowed:.2g})"
    )


def _short(name: str) -> str:
    return name if len(name) <= 48 else "…" + name[-47:]


def table(header: list[str], rows: list[list[str]]) -> str:
    """Columns as wide as their longest cell; what looks like a number stands to the right."""
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]

    def line(row):
        cells = [
            cell.rjust(width) if cell[:1].isdigit() or cell == "–" else cell.ljust(width)
            for cell, width in zip(row, widths)
        ]
        return "  ".join(cells).rstrip()

    return "\n".join([line(header), "  ".join("-" * width for width in widths), *map(line, rows)])
