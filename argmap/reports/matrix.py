"""Ground against rivals, as a table with sentences, as data, and for spreadsheets and pages."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from argmap.argument.legality import kind_of
from argmap.files import cell_width, display_width
from argmap.listing import listed
from argmap.outlining import short_name
from argmap.reports.filling import filled
from argmap.reports.paint import Paint, plain, visible
from argmap.reports.table import aligned
from argmap.weighing import Bearing, Matrix, Rival, Row

_WORDS = {Bearing.SUPPORTS: "for", Bearing.AGAINST: "against", Bearing.BOTH: "both", Bearing.NOTHING: "·"}
_WIDEST_WORD = max(map(display_width, _WORDS.values()))
_WIDEST_NAME = 30
_GAP = 2
_SHOWN = 5
"""How many names are listed in a sentence."""


def print_matrix(matrix: Matrix, *, width: int = 80, paint: Paint = plain) -> str:
    """Give the rivals, a table with a row for each statement that bears on one of them, and sentences on what the table shows.

    Where the names of the rivals do not fit side by side, the table has their numbers; where these do not fit either, it goes on below.
    """
    rows = [*matrix.diagnostic, *matrix.undiagnostic]
    columns = _columns(matrix, rows, width)
    key = "\n".join(_key(rival, head, width, paint) for rival, head in zip(matrix.rivals, columns.heads, strict=True))
    tables = [_table(matrix, rows, columns, chosen, paint) for chosen in columns.chunks]
    sentences = [filled(sentence, width, below="  ") for sentence in _sentences(matrix)]
    return "\n\n".join([key, *(tables if rows else ()), "\n".join(sentences)])


@frozen
class _Columns:
    """What stands over the columns, and which of them stand side by side."""

    heads: tuple[str, ...]
    chunks: tuple[range, ...]


def _columns(matrix: Matrix, rows: Sequence[Row], width: int) -> _Columns:
    """Give names as long as they fit, then numbers."""
    room = width - max((display_width(_name(row)) for row in rows), default=0) - max((len(_kind(row)) for row in rows), default=0) - _GAP
    names = tuple(visible(short_name(rival.statement)) for rival in matrix.rivals)
    if sum(max(display_width(name), _WIDEST_WORD) + _GAP for name in names) <= room:
        return _Columns(names, (range(len(names)),))
    most = max(room // (_WIDEST_WORD + _GAP), 1)
    return _Columns(
        tuple(str(number) for number in range(1, len(names) + 1)),
        tuple(range(first, min(first + most, len(names))) for first in range(0, len(names), most)),
    )


def _key(rival: Rival, head: str, width: int, paint: Paint) -> str:
    name = visible(short_name(rival.statement))
    lead = f"{name}: " if head == name else f"{head}  " if rival.statement.nameless else f"{head}  {name}: "
    return paint("strong", filled(f"{lead}{_text(rival)}", width, below="  "))


def _table(matrix: Matrix, rows: Sequence[Row], columns: _Columns, chosen: range, paint: Paint) -> str:
    body = [(_name(row), _kind(row), *(_WORDS[row.bearings[number]] for number in chosen)) for row in rows]
    totals = [
        ("for", "", *(str(matrix.rivals[number].supports) for number in chosen)),
        ("against", "", *(str(matrix.rivals[number].against) for number in chosen)),
    ]
    head = ("", "", *(columns.heads[number] for number in chosen))
    # Tables below each other have the same columns.
    least = (0, 0, *(_WIDEST_WORD for _ in chosen))
    first, *lines = aligned([head, *body, *totals], least=least)
    rule = "─" * max(map(display_width, (first, *lines)))
    return "\n".join([paint("strong", first), *lines[: len(body)], rule, *lines[len(body) :]])


def _sentences(matrix: Matrix) -> Iterator[str]:
    if not matrix.rows:
        yield "The map has nothing to compare them by."
        return
    ranked = [f"{short_name(rival.statement)} ({rival.against})" for rival in matrix.ranking]
    if untested := matrix.untested:
        them = "them" if len(untested) > 1 else "it"
        yield (
            "Nothing here speaks against any of them: none of them was tested."
            if len(untested) == len(matrix.rivals)
            else f"Nothing here speaks against {_named(untested, 'or')}, so nothing here tests {them}."
        )
    if len(untested) < len(matrix.rivals):
        yield f"From the least against to the most: {', '.join(ranked)}."
    if alike := matrix.undiagnostic:
        verbs = ("tell", "bear") if len(alike) > 1 else ("tells", "bears")
        yield f"{_named(alike, 'and')} {verbs[0]} none apart: {'they' if len(alike) > 1 else 'it'} {verbs[1]} alike on all."
    if idle := matrix.idle:
        yield f"{_named(idle, 'and')} {'bear' if len(idle) > 1 else 'bears'} on none of them."


def _named(parts: Sequence[Rival | Row], word: str) -> str:
    return listed((short_name(part.statement) for part in parts), word, most=_SHOWN)


def _name(row: Row) -> str:
    """Name a row within its column."""
    name = visible(short_name(row.statement))
    if display_width(name) <= _WIDEST_NAME:
        return name
    kept, room = "", _WIDEST_NAME - 1
    for letter in name:
        room -= cell_width(letter)
        if room < 0:
            break
        kept += letter
    return kept + "…"


def _kind(row: Row) -> str:
    return kind_of(row.statement).value


def _text(part: Rival | Row) -> str:
    return " ".join(part.statement.text.split())


def matrix_data(matrix: Matrix) -> dict[str, Any]:
    """Give the matrix as plain data: `rivals` and `rows`, in order, and the ids of those that are told of."""
    ids = [rival.statement.id for rival in matrix.rivals]
    return {
        "version": 1,
        "rivals": {rival.statement.id: {"text": _text(rival), "supports": rival.supports, "against": rival.against} for rival in matrix.rivals},
        "rows": {
            row.statement.id: {
                "kind": _kind(row),
                "text": _text(row),
                "bearings": {id: bearing.value for id, bearing in zip(ids, row.bearings, strict=True)},
            }
            for row in matrix.rows
        },
        "ranking": [rival.statement.id for rival in matrix.ranking],
        "untested": [rival.statement.id for rival in matrix.untested],
        "undiagnostic": [row.statement.id for row in matrix.undiagnostic],
        "idle": [row.statement.id for row in matrix.idle],
    }


def matrix_as_csv(matrix: Matrix) -> str:
    """Give every row as a line of a spreadsheet: id, kind and text, then a column for each rival; no totals, since a spreadsheet counts itself."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(["id", "kind", "text", *(rival.statement.id for rival in matrix.rivals)])
    for row in matrix.rows:
        cells = (row.statement.id, _kind(row), _text(row))
        lines.writerow([*map(_inert, cells), *(bearing.value for bearing in row.bearings)])
    return written.getvalue()


def _inert(text: str) -> str:
    # A spreadsheet runs a cell that begins so; the apostrophe says that it is text.
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text


def matrix_as_markdown(matrix: Matrix) -> str:
    """Give every row as a line of a Markdown table, with its words, and the counts below."""
    head = ["", *(_marked(short_name(rival.statement)) for rival in matrix.rivals)]
    rows = [[f"{_marked(_text(row))} ({_kind(row)})", *(_WORDS[bearing] for bearing in row.bearings)] for row in matrix.rows]
    totals = [["**for**", *(str(rival.supports) for rival in matrix.rivals)], ["**against**", *(str(rival.against) for rival in matrix.rivals)]]
    lines = [head, ["---", *("---" for _ in matrix.rivals)], *rows, *totals]
    key = [f"- **{_marked(short_name(rival.statement))}**: {_marked(_text(rival))}" for rival in matrix.rivals]
    return "\n".join([*key, "", *(f"| {' | '.join(line)} |" for line in lines), ""])


def _marked(text: str) -> str:
    """Keep words from being markup."""
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", visible(text))
