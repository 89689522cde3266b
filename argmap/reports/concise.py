"""Findings, one a line."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.diagnostic import Diagnostic
from argmap.reports.paint import Paint, plain, visible


def print_concise(diagnostics: Iterable[Diagnostic], *, paint: Paint = plain) -> str:
    """Give `file:line:column: severity[code]: message` for each finding, and a `[*]` behind those that have a fix."""
    lines = []
    for diagnostic in diagnostics:
        place, severity, message = str(diagnostic).split(": ", 2)
        lines.append(f"{visible(place)}: {paint(diagnostic.severity.value, severity)}: {visible(message)}{' [*]' if diagnostic.fix else ''}")
    return "\n".join(lines)
