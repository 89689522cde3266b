"""The boxes and bars of a placed diagram as nodes of a graph: each a shape of its own, with words in a label of one column.

Graphviz lays out a table of one column, or of one row, in a fraction of the time that it takes for any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from attrs import frozen

from argmap.drawing.boxes import AND_HEIGHT, FOLD, GAP, height_of, length
from argmap.drawing.diagram import Bar, Box, Item, Kind, Mention, Nature, Part, Row, Run
from argmap.drawing.labels import inks_of
from argmap.drawing.markup import BAR_GAP, Attributes, Inks, cell, fixed, print_centred, print_gap, print_lettered, print_run, table, words_of
from argmap.drawing.style import LETTERING, Face, Stroke, Theme, look_of

GROUND = 3
"""The height of the heavy line under a premise, in pt."""
_AND = (Run(Part.AND, "AND"),)
_PERIPHERY = 4
"""How far the outer of two borders lies outside the inner one."""


@frozen
class Manner:
    """What all nodes of one look have in common."""

    attributes: Attributes
    rim: float
    """How much smaller than its box the shape is, in pt: borders are drawn along its outline, half of them outside."""
    inks: Inks


def manner_of_boxes(nature: Nature, theme: Theme) -> Manner:
    """Give what all boxes of a nature have in common."""
    look = look_of(nature, theme)
    style = ",".join(filter(None, ["filled", "rounded" if look.rounded else "", look.dash]))
    attributes: dict[str, str | int] = {"shape": "note" if look.folded else "box", "style": style, "fillcolor": look.fill, "color": look.border}
    if look.penwidth != 1:
        attributes["penwidth"] = look.penwidth
    if look.double:
        attributes["peripheries"] = 2
    return Manner(attributes, look.penwidth + (2 * _PERIPHERY if look.double else 0), inks_of(look))


def manner_of_bars(stroke: Stroke, theme: Theme) -> Manner:
    """Give what all bars of a relation have in common."""
    fill = theme.page if stroke.hollow else stroke.colour
    ink = stroke.colour if stroke.hollow else theme.on_bar
    style = ",".join(filter(None, ["filled", stroke.outline]))
    return Manner({"shape": "box", "style": style, "fillcolor": fill, "color": stroke.colour}, 1, dict.fromkeys(Part, ink))


def manner_of_mentions(theme: Theme) -> Manner:
    """Give what all places have in common where a statement is used again."""
    return Manner({"shape": "box", "style": "filled", "fillcolor": theme.page, "color": theme.line}, 1, {Part.MENTION: theme.muted})


def ground_of(box: Box, theme: Theme) -> str | None:
    """Give the colour of the heavy line at the bottom of a box, if it has one."""
    look = look_of(box.nature, theme)
    return look.border if look.grounded else None


def words_in_box(box: Box, inks: Inks) -> str:
    """Print the words of a statement."""
    # A label lies in the middle of its node.
    below = box.height - height_of(box.rows) - 2 * box.inset.top
    corner = FOLD if box.nature.kind is Kind.EVIDENCE else 0
    return _column(_lines(box.rows, inks, box.width - 2 * box.inset.side, corner), below)


def words_of_mention(mention: Mention, inks: Inks) -> str:
    """Print the name of a statement that is used again."""
    return _column(_lines(mention.rows, inks, mention.width - 12), 0)


def words_on_bar(bar: Bar, items: Sequence[Item], inks: Inks) -> str:
    """Print the word of a step, its scheme, and AND between its members."""
    if bar.aside:
        return table(["".join(_across(bar, items, inks))])
    if len(items) == len(bar.rows) == 1 and all(run.text.isascii() for run in bar.rows[0].left):
        return print_gap(BAR_GAP).join([print_run(run, inks[run.part]) for run in bar.rows[0].left])
    return table(_down(bar, items, inks))


def bar_height(bar: Bar, items: Sequence[Item]) -> float:
    """How high the shape of a step is, in pt: under linked members it reaches down to the last."""
    if bar.aside or len(items) == 1:
        return bar.height
    return bar.height + sum(item.height for item in items) + AND_HEIGHT * (len(items) - 1)


def _down(bar: Bar, items: Sequence[Item], inks: Inks) -> Iterator[str]:
    """Print what stands on a bar and between the members under one another; the members cover the rest."""
    lines: list[tuple[float, Sequence[Run]]] = [((bar.height - height_of(bar.rows)) / 2, ())]
    lines += [(row.height, row.left) for row in bar.rows]
    lines += [lines[0]]
    for number, item in enumerate(items if len(items) > 1 else ()):
        lines += [(AND_HEIGHT, _AND)] if number else []
        lines.append((item.height, ()))
    # A label that just fits its shape draws a warning: at both ends there is a point less.
    last = sum(height for height, _ in lines) - 1
    top, down = 1, 0.0
    for height, runs in lines:
        down += height
        bottom = round(min(max(down, 1), last))
        if bottom > top:
            yield print_centred(runs, inks, bottom - top, bar.width - 2) if runs else fixed(1, bottom - top)
        top = max(top, bottom)


def _across(bar: Bar, items: Sequence[Item], inks: Inks) -> Iterator[str]:
    """Print what stands on a bar over members side by side: AND over each but the first."""
    high = bar.height - 2
    words = [(max(ceil(length(row.left)) for row in bar.rows), "")]
    words += [(ceil(length(_AND)), print_centred(_AND, inks, high, ceil(length(_AND))))] * (len(items) - 1)
    gap = (bar.width - sum(item.width for item in items)) / (len(items) - 1)
    # A label that just fits its shape draws a warning: at both ends there is a point less.
    edge, left = 1, 0.0
    for item, (wide, word) in zip(items, words, strict=True):
        start = max(edge, round(left + (item.width - wide) / 2))
        yield fixed(start - edge, 1) if start > edge else ""
        yield word or fixed(wide, high, table(_bar_rows(bar, inks, high, wide)))
        edge, left = start + wide, left + item.width + gap
    if round(bar.width) - 1 > edge:
        yield fixed(round(bar.width) - 1 - edge, 1)


def _bar_rows(bar: Bar, inks: Inks, room: float, width: float) -> Iterator[str]:
    bottom, below = 0, 0.0
    for row in bar.rows:
        below = min(below + row.height, room)
        height = round(below) - bottom
        bottom += height
        yield print_centred(row.left, inks, height, width)


def _column(lines: Iterator[str], below: float) -> str:
    rows = [*lines]
    if round(abs(below)):
        filler = fixed(1, round(abs(below)))
        rows = [*rows, filler] if below > 0 else [filler, *rows]
    return table(rows)


def _lines(rows: Sequence[Row], inks: Inks, room: float, corner: float = 0) -> Iterator[str]:
    """Print lines; what stands at the right of the first keeps away from a turned-down corner, `corner` pt wide."""
    bottom, below = 0, 0.0
    for block in _blocks(rows):
        # Cells have whole heights; what one gains in rounding the next one gives back.
        below += height_of(block)
        height = round(below) - bottom
        bottom += height
        yield _print_block(block, inks, room, height, 0 if block[0] is not rows[0] else corner)


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


def _print_block(block: Sequence[Row], inks: Inks, room: float, height: int, corner: float) -> str:
    first = block[0]
    if first.right:
        wide = min(ceil(length(first.right)) + GAP, room - corner - 1)
        # A line in one font alone is set lower than a mixed one: the space makes this one mixed too.
        right = fixed(wide, height, print_gap(8) + _printed(first.right, inks) + '<BR ALIGN="RIGHT"/>', ALIGN="RIGHT", VALIGN="BOTTOM")
        left = _printed(first.left, inks) + "<BR/>" if first.left else ""
        away = fixed(corner, 1) if corner else ""
        return cell(table([_words(left, room - wide - corner, height) + right + away]))
    if len(first.left) != 1:
        return _words(_printed(first.left, inks) + "<BR/>", room, height)
    part = first.left[0].part
    lines = "".join([f"{words_of(row.left[0])}<BR/>" for row in block])
    return _words(print_lettered(part, lines, inks[part]), room, height)


def _printed(runs: Sequence[Run], inks: Inks) -> str:
    return print_gap(8).join([print_run(run, inks[run.part]) for run in runs])


def _words(content: str, width: float, height: float) -> str:
    return fixed(width, height, content, ALIGN="LEFT", BALIGN="LEFT", VALIGN="BOTTOM")
