"""Which sentences of a document a map uses, as a table and as data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.files import display_width
from argmap.reports.paint import visible

if TYPE_CHECKING:
    from argmap.citing.coverage import Count, DocumentCoverage

_HEADS = ("paragraph", "part", "sentences", "used", "bearing", "used", "%", "missing")
_LEFT = ("paragraph", "part", "missing")


def print_coverage(documents: Sequence[DocumentCoverage]) -> str:
    """Give a table for each document: a row for each paragraph, and the totals over all its sentences and over the bearing ones."""
    return "\n\n".join(f"{visible(document.id)}\n\n{_table(document)}" for document in documents)


def print_percent(count: Count) -> str:
    """Give a share in whole percent, rounded down: 100 means all."""
    return str(int(count.percent))


def print_uses(documents: Sequence[DocumentCoverage]) -> str:
    """Give a line for each sentence that is used, with the ids of the statements that point to it."""
    blocks = []
    for document in documents:
        width = max((len(str(point)) for point in document.uses), default=0)
        lines = [f"{point!s:<{width}}  {visible(', '.join(ids))}" for point, ids in document.uses.items()]
        blocks.append("\n".join([visible(document.id), "", *lines]))
    return "\n\n".join(blocks)


def coverage_as_json(documents: Sequence[DocumentCoverage]) -> str:
    """Give the same as JSON: an object with `documents`; sentences are named as in locators."""
    return json.dumps({"documents": [_document(document) for document in documents]}, ensure_ascii=False, indent=2)


def _table(document: DocumentCoverage) -> str:
    rows = [
        (str(row.paragraph.number), visible(row.paragraph.part), *_numbers(row.all, row.bearing), ", ".join(str(point) for point in row.missing))
        for row in document.paragraphs
    ]
    total = ("total", "", *_numbers(document.all, document.bearing), "")
    columns = [number for number in range(len(_HEADS)) if _HEADS[number] != "part" or any(row[number] for row in rows)]
    widths = {number: max(display_width(row[number]) for row in (_HEADS, *rows, total)) for number in columns}

    def line(row: Sequence[str]) -> str:
        cells = []
        for number in columns:
            space = " " * (widths[number] - display_width(row[number]))
            cells.append(row[number] + space if _HEADS[number] in _LEFT else space + row[number])
        return "  ".join(cells).rstrip()

    rule = "─" * max(display_width(line(row)) for row in (_HEADS, *rows, total))
    return "\n".join([line(_HEADS), rule, *map(line, rows), rule, line(total)])


def _numbers(all: Count, bearing: Count) -> tuple[str, ...]:
    return str(all.sentences), str(all.used), str(bearing.sentences), str(bearing.used), print_percent(bearing) if bearing.sentences else "–"


def _document(document: DocumentCoverage) -> dict[str, object]:
    return {
        "id": document.id,
        "sentences": document.all.sentences,
        "used": document.all.used,
        "bearing": document.bearing.sentences,
        "bearing_used": document.bearing.used,
        "percent": round(document.bearing.percent, 2),
        "missing": [str(point) for point in document.missing],
        "paragraphs": [
            {
                "number": row.paragraph.number,
                "part": row.paragraph.part,
                "sentences": row.all.sentences,
                "used": sorted(row.used),
                "bearing": row.bearing.sentences,
                "bearing_used": row.bearing.used,
                "missing": [str(point) for point in row.missing],
            }
            for row in document.paragraphs
        ],
        "uses": {str(point): list(ids) for point, ids in document.uses.items()},
    }
