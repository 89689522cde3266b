"""How many findings there are, in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from argmap.diagnostic import Diagnostic, Severity


def print_tally(diagnostics: Sequence[Diagnostic]) -> str:
    """Say how many errors, warnings and hints there are; "no findings" where there are none."""
    count = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [f"{count[severity]} {severity.value}{'' if count[severity] == 1 else 's'}" for severity in Severity if count[severity]]
    return ", ".join(parts) or "no findings"


def print_fixes(diagnostics: Iterable[Diagnostic], made: int | None = None) -> str:
    """Say how many findings were fixed and how many could be; nothing where there is nothing to say.

    Args:
        diagnostics: The findings that are there.
        made: How many were fixed; None where nothing was to be.
    """
    count = Counter(diagnostic.fix.safe for diagnostic in diagnostics if diagnostic.fix)
    parts = [f"{made} fixed"] if made is not None else []
    if count[True]:
        parts.append(f"{count[True]} can be fixed with `--fix`")
    if count[False]:
        parts.append(f"{count[False]} {'more' if count[True] else 'can be fixed'} with `--unsafe-fixes`")
    return ", ".join(parts)
