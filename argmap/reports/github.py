"""Findings as the workflow commands of GitHub Actions, which shows them beside the lines that they are about.

The form, and what is escaped in it, are those of GitHub's own toolkit (`@actions/core`).
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.diagnostic import Diagnostic, Severity, print_place
from argmap.files import Span
from argmap.reports.paint import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def print_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Give `::error file=…,line=…,col=…,endLine=…,title=…::message` for each finding; one without a file begins its message with its place."""
    return "\n".join(map(_command, diagnostics))


def _command(diagnostic: Diagnostic) -> str:
    place, message = diagnostic.primary.place, diagnostic.message
    title = f"{diagnostic.rule.name} ({diagnostic.rule.code})"
    if isinstance(place, Span):
        where = {"file": place.file.name, "line": place.line, "col": place.column, "endLine": place.file.line_of(max(place.start, place.end - 1))}
    else:
        where, message = {}, f"{print_place(place)}: {message}"
    if diagnostic.help:
        message += f"\nhelp: {diagnostic.help}"
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in {**where, "title": title}.items())
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    # What is escaped is no longer a line break, so the rest may be made visible.
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
