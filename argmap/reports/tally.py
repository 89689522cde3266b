"""How many findings there are, in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from argmap.diagnostic import Diagnostic, Severity


def print_tally(diagnostics: Sequence[Diagnostic]) -> str:
    """Say how many errors, warnings and hints there are; "no findings" where there are none."""
    count = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [f"{count[severity]} {severity.value}{'' if count[severity] == 1 else 's'}" for severity in Severity if count[severity]]
    return ", ".join(parts) or "no findings"
