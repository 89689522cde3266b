"""Rows as lines whose columns stand below each other."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.files import display_width

_GAP = "  "


def aligned(rows: Sequence[Sequence[str]], *, least: Sequence[int] = (), right: bool = False) -> list[str]:
    """Give a line for each row, with two spaces between columns, measured in terminal cells.

    Args:
        rows: Cells that a terminal only shows, as many in each row.
        least: How wide columns are at least, where that is given.
        right: Whether all columns but the first end below each other, as numbers do.
    """
    widths = [max(display_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    widths = [max(width, size) for width, size in zip(widths, [*least, *(0 for _ in widths[len(least) :])], strict=True)]
    lines = []
    for row in rows:
        spaces = [" " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True)]
        cells = [space + cell if right and place else cell + space for place, (cell, space) in enumerate(zip(row, spaces, strict=True))]
        lines.append(_GAP.join(cells).rstrip())
    return lines
