"""All small graphs of single operators."""

from pathlib import Path

import cases_computed
import cases_constants
import cases_elementwise
import cases_norms
import cases_powers
import cases_resize
import cases_shapes
import cases_windows
from cases import Cases


def write_cases(folder: Path) -> int:
    """Writes all cases, prints those that no reference can do, and returns how many there are."""
    cases = Cases(folder)
    modules = (
        cases_windows,
        cases_elementwise,
        cases_norms,
        cases_shapes,
        cases_constants,
        cases_resize,
        cases_computed,
        cases_powers,
    )
    for module in modules:
        module.write(cases)
    for failure in cases.failures:
        print("no reference for", failure)
    return len(cases.names) - len(cases.failures)
