"""Findings with the lines that they are about, underlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from argmap.diagnostic import Diagnostic, print_place
from argmap.files import Span, cell_width, display_width
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
    if diagnostic.fix:
        option = "--fix" if diagnostic.fix.safe else "--unsafe-fixes"
        yield f"{tail} {paint('help', 'fix')}: {visible(diagnostic.fix.what)} ({option})"
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
        window = _window(here)
        yield f"{paint('frame', f'{line:>{margin}}')} {bar} {window.text}".rstrip()
        for mark in here:
            start, width = window.cells(mark.span)
            role = severity if mark.primary else "label"
            line_of_marks = " " * start + paint(role, ("^" if mark.primary else "-") * width)
            text = f" {visible(mark.text)}" if mark.text else ""
            yield f"{' ' * (margin + 1)}{bar} {line_of_marks}{paint(role, text)}"


@frozen
class _Window:
    """The part of a line that is shown: the characters from `start` on, after `lead`."""

    raw: str
    begin: int
    """Where the line begins in its file."""
    start: int
    lead: str
    text: str

    def cells(self, span: Span) -> tuple[int, int]:
        """The cell at which a span begins and how many it takes, at least one; what lies outside is marked at the edge."""
        first, last = (min(max(offset - self.begin, self.start), self.start + _WIDEST) for offset in (span.start, min(span.end, self.begin + len(self.raw))))
        start = display_width(self.lead) + display_width(_spread(self.raw[self.start : first]))
        end = display_width(self.lead) + display_width(_spread(self.raw[self.start : last]))
        return min(start, _WIDEST), max(1, min(end, _WIDEST) - start)


def _window(marks: list[_Mark]) -> _Window:
    """Choose the part of a line that is shown: all of it, or what stands around the finding's own place."""
    span = next((mark.span for mark in marks if mark.primary), marks[0].span)
    raw, begin = span.file.line(span.line), span.file.line_starts[span.line - 1]
    if len(raw) <= _WIDEST and display_width(_spread(raw)) <= _WIDEST:
        return _Window(raw, begin, 0, "", _spread(raw))
    place = span.start - begin
    # A wide letter takes two cells, so that half as many of them are shown.
    start = max(0, place - _LEAD) if place + min(span.end - span.start, _LEAD) > _WIDEST // 2 else 0
    lead = "…" if start else ""
    text, cells = lead, display_width(lead)
    for letter in _spread(raw[start : start + _WIDEST]):
        cells += cell_width(letter)
        if cells > _WIDEST:
            break
        text += letter
    return _Window(raw, begin, start, lead, text + ("…" if start + len(text) - len(lead) < len(raw) else ""))


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
