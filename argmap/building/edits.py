"""Fixes for what is written soundly: what the fix of a rule about argument is put together from."""

from __future__ import annotations

import re

from argmap.building.places import Places
from argmap.diagnostic import Fix, Path, rewriting
from argmap.files import File, Span
from argmap.language.syntax import ReferenceSyntax, StatementSyntax, StepSyntax, Syntax


def leaving_out(file: File, node: Syntax, *, safe: bool = True) -> Fix:
    """Give the fix that deletes what is written, with its line if nothing else stands there, else with the space before it."""
    return rewriting(_with_space(file, node.start, node.end), "", safe=safe)


def rewriting_part(places: Places, path: Path, text: str, *, safe: bool = False) -> Fix | None:
    """Give the fix that writes `text` for a part of a map, such as `("caveat", "kind")`; None if it is written nowhere."""
    span = places.span(path)
    return rewriting(span, text, safe=safe) if span else None


def leaving_out_part(places: Places, path: Path, *, safe: bool = False) -> Fix | None:
    """Give the fix that deletes a declaration, such as `("source:demidov",)`; None if it is written nowhere."""
    first = str(path[0]) if path else ""
    if first not in places.others:
        return None
    return leaving_out(*places.others[first], safe=safe)


def leaving_out_member(places: Places, path: Path, *, safe: bool) -> Fix | None:
    """Give the fix that deletes a member of a step, with the `and` that joins it; `path` is the member's.

    None for a statement written in place, which would be lost, and for a step's only member.
    """
    found = places.step(path)
    number = path[-1]
    if found is None or not isinstance(number, int):
        return None
    file, step = found
    member, before = _member(places, step, number)
    if not isinstance(member, ReferenceSyntax) or before is None:
        return None
    joint = _joint(file, before.end, member.start)
    if joint is None:
        return None
    return rewriting(_with_space(file, joint, member.end), "", safe=safe, what=f"delete `and {member.id.value}`")


def _member(places: Places, step: StepSyntax, number: int) -> tuple[StatementSyntax | ReferenceSyntax | None, Syntax | None]:
    kept = [member for member in step.members if member not in places.left_out]
    if not 0 < number < len(kept):
        return None, None
    return kept[number], step.members[step.members.index(kept[number]) - 1]


def _joint(file: File, start: int, end: int) -> int | None:
    """Where the `and` between two members stands; None where a comment stands between it and the second."""
    text = file.text[start:end]
    at = text.rfind("and")
    if at < 0 or text[at + 3 :].strip() or "//" in re.split(r"[\r\n]", text[:at])[-1]:
        return None
    return start + at


def _with_space(file: File, start: int, end: int) -> Span:
    text = file.text
    line = file.line_of(end - 1)
    line_end = file.line_starts[line] if line < len(file.line_starts) else len(text)
    if file.starts_line(start):
        behind = text[end:line_end]
        if not behind.strip():
            return Span(file, file.line_starts[file.line_of(start) - 1], line_end)
        return Span(file, start, end + len(behind) - len(behind.lstrip()))
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    return Span(file, start, end)
