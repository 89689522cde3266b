"""What changes in a text, as a unified diff."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from argmap.reports.paint import Paint, plain, visible

_LINE_BREAK = re.compile(r"\r\n?|\n")
_ROLES = {"+": "added", "-": "removed", "@": "frame"}


def print_difference(name: str, before: str, after: str, *, paint: Paint = plain) -> str:
    """Give the lines of a file that change, with three around them; empty if none does. How lines end is not shown."""
    return "\n".join(_lines(name, before, after, paint))


def _lines(name: str, before: str, after: str, paint: Paint) -> Iterator[str]:
    lines = difflib.unified_diff(_split(before), _split(after), visible(name), visible(name), lineterm="")
    for number, line in enumerate(lines):
        shown = visible(line)
        # The first two lines name the file.
        yield paint("strong", shown) if number in (0, 1) else paint(_ROLES[line[0]], shown) if line[0] in _ROLES else shown


def _split(text: str) -> list[str]:
    lines = _LINE_BREAK.split(text)
    return lines if lines[-1] else lines[:-1]
