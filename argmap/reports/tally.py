"""How many findings there are, in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import field, frozen

from argmap.diagnostic import Diagnostic, Severity


@frozen
class Tally:
    """How many findings there are of each severity, and how many could be fixed, by whether that is safe."""

    severities: Counter[Severity] = field(factory=Counter)
    fixes: Counter[bool] = field(factory=Counter)

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.severities + other.severities, self.fixes + other.fixes)


def tally(diagnostics: Iterable[Diagnostic]) -> Tally:
    """Count findings."""
    found = list(diagnostics)
    return Tally(Counter(diagnostic.severity for diagnostic in found), Counter(diagnostic.fix.safe for diagnostic in found if diagnostic.fix))


def print_tally(diagnostics: Iterable[Diagnostic] | Tally) -> str:
    """Say how many errors, warnings and hints there are; "no findings" where there are none."""
    count = (diagnostics if isinstance(diagnostics, Tally) else tally(diagnostics)).severities
    parts = [f"{count[severity]} {severity.value}{'' if count[severity] == 1 else 's'}" for severity in Severity if count[severity]]
    return ", ".join(parts) or "no findings"


def print_fixes(diagnostics: Iterable[Diagnostic] | Tally, made: int | None = None) -> str:
    """Say how many findings were fixed and how many could be; nothing where there is nothing to say.

    Args:
        diagnostics: The findings that are there, or how many.
        made: How many were fixed; None where nothing was to be.
    """
    count = (diagnostics if isinstance(diagnostics, Tally) else tally(diagnostics)).fixes
    parts = [f"{made} fixed"] if made is not None else []
    if count[True]:
        parts.append(f"{count[True]} can be fixed with `--fix`")
    if count[False]:
        parts.append(f"{count[False]} {'more' if count[True] else 'can be fixed'} with `--unsafe-fixes`")
    return ", ".join(parts)
