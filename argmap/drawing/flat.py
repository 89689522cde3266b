"""Boxes of a placed diagram as labels: no ports, and as few tables and cells as can be, since the engine's time goes by them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from attrs import frozen

from argmap.drawing.boxes import FOLD, GAP, length
from argmap.drawing.diagram import Box, Inset, Nature, Part, Row, Run
from argmap.drawing.labels import DOUBLE, GROUND, inks_of, link_of
from argmap.drawing.markup import SPACE, Attributes, cell, escape, fixed, print_gap, print_lettered, print_run, table
from argmap.drawing.style import LETTERING, Face, Look, Theme, look_of


@frozen
class _Paint:
    """What all boxes of one nature are painted with; sizes in pt."""

    look: Look
    inks: dict[Part, str]
    side: float
    """Between the edge of a box and its words."""
    left: int
    """The same, within the border."""
    right: int
    """The same, within the border and the turned-down corner."""
    top: float
    """Above the words, within the border."""
    around: float
    """What borders and ground take of the height."""


def _mix(nature: Nature, inset: Inset, theme: Theme) -> _Paint:
    look = look_of(nature, theme)
    edge = DOUBLE + 1 if look.double else look.penwidth
    left = round(inset.side - edge) - (1 if look.folded else 0)
    right = max(0, left - FOLD) if look.folded else left
    return _Paint(look, inks_of(look), inset.side, left, right, inset.top - edge, 2 * edge + (GROUND if look.grounded else 0))


class FlatPainter:
    """Paints boxes in a theme. Nothing can be tied to them: in a placed diagram lines have corners of their own."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.paints: dict[tuple[Nature, Inset], _Paint] = {}

    def print_box(self, box: Box) -> str:
        """Paint a statement, whose table links to itself, so that it can be pointed to."""
        if (paint := self.paints.get((box.nature, box.inset))) is None:
            paint = self.paints[box.nature, box.inset] = _mix(box.nature, box.inset, self.theme)
        look = paint.look
        outer = {} if look.double else link_of(box)
        content = list(_print_rows(box, paint))
        painted = self._folded(look, content, box.height, outer) if look.folded else _plain(look, content, outer)
        if look.double:
            return table([cell(painted)], **link_of(box), BORDER=1, COLOR=look.border, CELLSPACING=DOUBLE - 1, BGCOLOR=self.theme.page)
        return painted

    def _folded(self, look: Look, rows: list[str], height: float, outer: Attributes) -> str:
        border: Attributes = {"BORDER": look.penwidth, "COLOR": look.border, **({"STYLE": look.dash.upper()} if look.dash else {})}
        # The corner is a cell of two colours, divided along its diagonal.
        corner = fixed(FOLD, FOLD, BGCOLOR=f"{self.theme.page};0.5:{look.border}", GRADIENTANGLE=225)
        words = cell(table(rows), ROWSPAN=2, SIDES="LTB", ALIGN="LEFT", VALIGN="TOP", **border)
        below = height - FOLD - (2 * DOUBLE if look.double else 0)
        return table([words + corner, cell(SIDES="RB", WIDTH=FOLD, HEIGHT=max(0, round(below)), **border)], **outer, BGCOLOR=look.fill)


def _plain(look: Look, rows: list[str], outer: Attributes) -> str:
    ground = [cell(COLSPAN=4, BGCOLOR=look.border, HEIGHT=GROUND)] if look.grounded else []
    style = ",".join(filter(None, ["ROUNDED" if look.rounded else "", look.dash.upper()]))
    given: Attributes = {"STYLE": style} if style else {}
    return table([*rows, *ground], **outer, **given, BORDER=look.penwidth, COLOR=look.border, BGCOLOR=look.fill)


def _print_rows(box: Box, paint: _Paint) -> Iterator[str]:
    """Print the words in four columns: the margin, what stands at the left and at the right, and the other margin."""
    blocks = _blocks(box.rows)
    margin = f'<TD WIDTH="{paint.left}" ROWSPAN="{len(blocks)}"></TD>'
    bottom, below = 0, paint.top
    for block in blocks:
        # Cells have whole heights; what one gains in rounding the next one gives back.
        below += sum([row.height for row in block])
        height = round(below) - bottom
        bottom += height
        yield margin + _print_block(block, paint, box.width - 2 * paint.side, height)
        margin = ""
    yield f'<TD COLSPAN="4" HEIGHT="{max(0, round(box.height - paint.around) - bottom)}"></TD>'


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Put together the lines of one sort that follow each other without a gap; where they are bold or italic, Graphviz would set them too close."""
    blocks: list[list[Row]] = []
    part: Part | None = None
    for row in rows:
        before, part = part, row.left[0].part if len(row.left) == 1 and not row.right else None
        if part and part is before and row.height == LETTERING[part].leading and LETTERING[part].face is Face.REGULAR:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _print_block(block: Sequence[Row], paint: _Paint, room: float, height: int) -> str:
    first, whole = block[0], round(room) + paint.right
    if first.right:
        wide = min(ceil(length(first.right)) + GAP, room - 1)
        # A line in one font alone is set lower than a mixed one: the space makes this one mixed too.
        right = print_gap(8) + _print_runs(first.right, paint) + '<BR ALIGN="RIGHT"/>'
        rest = fixed(wide, height, right, ALIGN="RIGHT", VALIGN="BOTTOM") + (cell(WIDTH=paint.right) if paint.right else "")
        left = _print_runs(first.left, paint) + "<BR/>" if first.left else ""
        return _words(block, left, round(room - wide), height) + rest
    if len(first.left) != 1:
        return _words(block, _print_runs(first.left, paint) + "<BR/>", whole, height, whole=True)
    part = first.left[0].part
    lines = "".join([f"{escape(row.left[0].text) or SPACE}<BR/>" for row in block])
    return _words(block, print_lettered(part, lines, paint.inks[part]), whole, height, whole=True)


def _print_runs(runs: Sequence[Run], paint: _Paint) -> str:
    return print_gap(8).join([print_run(run, paint.inks[run.part]) for run in runs])


def _words(block: Sequence[Row], content: str, width: int, height: int, *, whole: bool = False) -> str:
    """Build a cell for words, of a fixed size where the bundled engine would measure them wrongly, by their bytes."""
    size = "" if all(run.text.isascii() for row in block for run in row.left) else ' FIXEDSIZE="TRUE"'
    span = ' COLSPAN="3"' if whole else ""
    return f'<TD{span} WIDTH="{width}" HEIGHT="{height}"{size} ALIGN="LEFT" BALIGN="LEFT" VALIGN="BOTTOM">{content}</TD>'
