"""Findings with the lines that they are about, underlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from argmap.diagnostic import Diagnostic, print_place
from argmap.files import File, Span, cell_width, display_width
from argmap.reports.paint import Paint, plain, visible

_WIDEST = 110
"""How many terminal cells of a long line are shown."""
_LEAD = 30
"""How many cells of a long line are shown before the place in question."""


def print_full(diagnostics: Iterable[Diagnostic], *, paint: Paint = plain) -> str:
    """Give each finding with its lines, carets, labels, help and notes, and a blank line between two."""
    return "\n\n".join("\n".join(_lines(diagnostic, paint)) for diagnostic in diagnostics)


@frozen
class _Mark:
    """A label in a file, and whether it is the finding's own place."""

    span: Span
    text: str
    primary: bool


def _lines(diagnostic: Diagnostic, paint: Paint) -> Iterator[str]:
    severity = diagnostic.severity.value
    yield paint(severity, f"{severity}[{diagnostic.rule.code}]") + paint("strong", f": {visible(diagnostic.message)}")
    marks = list(_marks(diagnostic))
    margin = max((len(str(mark.span.line)) for mark in marks), default=1)
    files = list(dict.fromkeys(id(mark.span.file) for mark in marks))
    for number, file in enumerate(files):
        of_file = [mark for mark in marks if id(mark.span.file) == file]
        arrow = "-->" if number == 0 else ":::"
        yield f"{' ' * margin}{paint('frame', arrow)} {visible(str(of_file[0].span))}"
        yield from _snippet(of_file, margin, severity, paint)
    for label in (diagnostic.primary, *diagnostic.others):
        if not isinstance(label.place, Span):
            text = f": {visible(label.text)}" if label.text else ""
            yield f"{' ' * margin}{paint('frame', '-->')} {visible(print_place(label.place))}{text}"
    tail = " " * (margin + 1) + paint("frame", "=")
    if diagnostic.help:
        yield f"{tail} {paint('help', 'help')}: {visible(diagnostic.help)}"
    for note in diagnostic.notes:
        yield f"{tail} {paint('label', 'note')}: {visible(note)}"


def _marks(diagnostic: Diagnostic) -> Iterator[_Mark]:
    for number, label in enumerate((diagnostic.primary, *diagnostic.others)):
        if isinstance(label.place, Span):
            yield _Mark(label.place, label.text, number == 0)


def _snippet(marks: list[_Mark], margin: int, severity: str, paint: Paint) -> Iterator[str]:
    bar = paint("frame", "|")
    yield f"{' ' * (margin + 1)}{bar}"
    lines = sorted({mark.span.line for mark in marks})
    for number, line in enumerate(lines):
        if number and line > lines[number - 1] + 1:
            yield " " * (margin + 1) + paint("frame", "┆")
        here = sorted((mark for mark in marks if mark.span.line == line), key=lambda mark: mark.span.start)
        shown, cut = _window(here[0].span.file, line, here)
        yield f"{paint('frame', f'{line:>{margin}}')} {bar} {shown}".rstrip()
        for mark in here:
            start, width = _cells(mark.span)
            # What lies outside the part that is shown is marked at its edge.
            start = min(max(0, start - cut), _WIDEST)
            width = max(1, min(width, _WIDEST - start))
            line_of_marks = " " * start + paint(severity if mark.primary else "label", ("^" if mark.primary else "-") * width)
            text = f" {visible(mark.text)}" if mark.text else ""
            yield f"{' ' * (margin + 1)}{bar} {line_of_marks}{paint(severity if mark.primary else 'label', text)}"


def _cells(span: Span) -> tuple[int, int]:
    """The display column at which a span begins, and how many cells of its line it takes, at least one."""
    file, line = span.file, span.line
    begin = file.line_starts[line - 1]
    text = file.line(line)
    start = display_width(_spread(text[: span.start - begin]))
    end = display_width(_spread(text[: max(span.start, min(span.end, begin + len(text))) - begin]))
    return start, max(1, end - start)


def _window(file: File, number: int, marks: list[_Mark]) -> tuple[str, int]:
    """The part of a line that is shown, and how many of its cells are left out in front."""
    line = _spread(file.line(number))
    if display_width(line) <= _WIDEST:
        return line, 0
    start, width = _cells(next((mark.span for mark in marks if mark.primary), marks[0].span))
    cut = max(0, start - _LEAD) if start + min(width, _WIDEST - _LEAD) > _WIDEST else 0
    kept, at = "", 0
    for letter in line:
        if cut <= at < cut + _WIDEST:
            kept += letter
        at += cell_width(letter)
    return ("…" + kept[1:] if cut else kept) + ("…" if at > cut + _WIDEST else ""), cut


def _spread(line: str) -> str:
    """A line as it is shown: tabs as spaces, nothing that steers the terminal."""
    if "\t" in line:
        spread, cells = "", 0
        for letter in line:
            piece = " " * (8 - cells % 8) if letter == "\t" else letter
            spread += piece
            cells += len(piece) if letter == "\t" else cell_width(letter)
        line = spread
    return visible(line)
