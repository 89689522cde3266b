"""What a change does to a text, as a unified diff."""

from __future__ import annotations

import re
from difflib import unified_diff

from argmap.reports.paint import Paint, plain, visible

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_ROLES = {"+": "added", "-": "removed", "@": "frame"}


def print_diff(name: str, before: str, after: str, *, paint: Paint = plain) -> str:
    """Give the lines of a file that change, with three lines around them, as `diff -u` and `git diff` write them; nothing for equal texts."""
    # Lines end where the language ends them; a Unicode line separator in a comment is no end.
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), name, name)
    return "".join(_line(number, line, paint) for number, line in enumerate(lines))


def _line(number: int, line: str, paint: Paint) -> str:
    words = "\t".join(visible(part) for part in line.rstrip("\r\n").split("\t"))
    role = "strong" if number < 2 else _ROLES.get(line[0])  # noqa: PLR2004 (the two names come first)
    end = "\n" if line.endswith(("\n", "\r")) else "\n\\ No newline at end of file\n"
    return (paint(role, words) if role else words) + end
