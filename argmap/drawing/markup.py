"""Graphviz's HTML-like labels: tables and type, and how words are kept from being markup."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import TypeAlias

from argmap.drawing.boxes import GAP, length
from argmap.drawing.diagram import Part, Row, Run
from argmap.drawing.metrics import clean
from argmap.drawing.style import LETTERING, Face

Attributes: TypeAlias = Mapping[str, str | int]
Inks: TypeAlias = Mapping[Part, str]

SPACE = "&#160;"
_SPACE = 0.278
"""The width of a space, in em."""
BAR_GAP = 4
"""The size of the space between two runs on a bar, in pt."""
_TAGS = {Face.REGULAR: "", Face.BOLD: "B", Face.ITALIC: "I"}


def escape(text: str) -> str:
    r"""Make `text` mean nothing but itself in an HTML-like label.

    Graphviz expands `\N`, `\G` and the like even here, and `&#92;N` too: a backslash is safe only when doubled.
    A bracket that ends the text is a syntax error to Graphviz 2.43.
    """
    return html.escape(clean(text), quote=True).replace("\\", "\\\\").replace("]", "&#93;")


def table(rows: Iterable[str], /, **attributes: str | int) -> str:
    """Build a table of the given cells, without borders and gaps but for what `attributes` say."""
    given = {"BORDER": 0, "CELLBORDER": 0, "CELLSPACING": 0, "CELLPADDING": 0} | attributes
    return f"<TABLE{_print(given)}>{''.join(f'<TR>{row}</TR>' for row in rows)}</TABLE>"


def cell(content: str = "", /, **attributes: str | int) -> str:
    """Build one cell of a table."""
    return f"<TD{_print(attributes)}>{content}</TD>"


def fixed(width: float, height: float, content: str = "", /, **attributes: str | int) -> str:
    """Build a cell of just that size in pt, whatever the engine takes its content to need."""
    return cell(content, FIXEDSIZE="TRUE", WIDTH=round(width), HEIGHT=round(height), **attributes)


def _print(attributes: Attributes) -> str:
    return "".join([f' {name}="{value}"' for name, value in attributes.items()])


def print_gap(size: int) -> str:
    """Leave the room of a space of that size; a bare space would be of the graph's 14 pt, and lift its line."""
    return f'<FONT POINT-SIZE="{size}">{SPACE}</FONT>'


def words_of(run: Run) -> str:
    """Give words as markup."""
    return escape(run.text) or SPACE


def print_run(run: Run, ink: str) -> str:
    """Set words in the lettering of their sort."""
    return print_lettered(run.part, words_of(run), ink)


def print_lettered(part: Part, words: str, ink: str) -> str:
    """Set markup in the lettering of a sort of words."""
    lettering = LETTERING[part]
    if tag := _TAGS[lettering.face]:
        words = f"<{tag}>{words}</{tag}>"
    return f'<FONT POINT-SIZE="{lettering.size}" COLOR="{ink}">{words}</FONT>'


def print_centred(runs: Sequence[Run], inks: Inks, height: float, width: float) -> str:
    """Build a cell of that size with words in its middle; they have a cell as wide as they are, so that no engine's own measure moves them."""
    words = print_gap(BAR_GAP).join([print_run(run, inks[run.part]) for run in runs])
    whole, wide = round(width), ceil(length(runs, BAR_GAP * _SPACE))
    left = max(0, whole - wide) // 2
    cells = [fixed(left, 1) if left else "", fixed(wide, height, words + "<BR/>", ALIGN="LEFT", BALIGN="LEFT")]
    rest = whole - left - wide
    return cell(table(["".join([*cells, fixed(rest, 1) if rest > 0 else ""])]))


def print_rows(rows: Iterable[Row], inks: Inks, width: float | None = None, align: str = "BOTTOM", *, exact: bool = False) -> str:
    """Set rows one under another, each at its height; words at the right stand flush with the right edge.

    Without a `width` in pt, the widest row decides. `align` says where in its height a line stands.
    With `exact` no line takes more room than that, even if the engine thinks that it needs it.
    """
    lines = list(rows)
    room = ceil(max((length(line.left) for line in lines), default=0)) + 1 if width is None else width
    # Only where there are two columns: Graphviz 2.43 divides an odd width into two that are larger together, and gives up.
    span: Attributes = {"COLSPAN": 2} if any(line.right for line in lines) else {}
    printed = []
    bottom = 0.0
    for line in lines:
        # Cells have whole heights; what one gains in rounding the next one gives back.
        top, bottom = bottom, bottom + line.height
        printed.append(_print_row(line, inks, room, round(bottom) - round(top), align, span, exact=exact))
    return table(printed)


def _print_row(row: Row, inks: Inks, width: float, height: int, align: str, span: Attributes, *, exact: bool) -> str:
    left = _justified(row.left, inks, "LEFT") if row.left else ""
    if not row.right:
        return _line(row.left, left, width, height, exact=exact, **span, ALIGN="LEFT", VALIGN=align)
    if not row.left:
        return fixed(width, height, print_gap(8) + _justified(row.right, inks, "RIGHT"), **span, ALIGN="RIGHT", VALIGN=align)
    room = min(ceil(length(row.right)) + GAP, width - 1)
    # A line in one font alone is set lower than a mixed one: the space makes this one mixed too.
    right = print_gap(8) + _justified(row.right, inks, "RIGHT")
    return _line(row.left, left, width - room, height, exact=exact, ALIGN="LEFT", VALIGN=align) + fixed(room, height, right, ALIGN="RIGHT", VALIGN=align)


def _line(runs: Iterable[Run], content: str, width: float, height: float, *, exact: bool, **attributes: str | int) -> str:
    # What is not ASCII the bundled engine measures wrongly, by its bytes. What is, an engine whose Arial is another font may need more room for.
    if not exact and all(run.text.isascii() for run in runs):
        return cell(content, WIDTH=round(width), HEIGHT=round(height), **attributes)
    return fixed(width, height, content, **attributes)


def _justified(runs: Iterable[Run], inks: Inks, side: str) -> str:
    return print_gap(8).join(print_run(run, inks[run.part]) for run in runs) + f'<BR ALIGN="{side}"/>'
