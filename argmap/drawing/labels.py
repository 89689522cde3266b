"""How boxes, bars and headings are painted, as labels of a graph."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import ceil

from argmap.drawing.boxes import AND_HEIGHT, FOLD, bar_words, height_of, length
from argmap.drawing.diagram import Bar, Box, Diagram, Item, Mention, Nature, Part, Run, Sample
from argmap.drawing.heading import SAMPLE_HEIGHT, width_of_sample, width_of_samples
from argmap.drawing.marks import SIGNS
from argmap.drawing.markup import BAR_GAP, Attributes, Inks, cell, escape, fixed, print_centred, print_gap, print_rows, print_run, table
from argmap.drawing.style import Look, Theme, look_of, stroke_of

_GROUND = 3
"""The heavy line under a premise, in pt."""
_DOUBLE = 3
"""What the outer of two borders takes, the gap included, in pt."""


def print_box(box: Box, theme: Theme) -> str:
    """Paint a statement.

    Its table is the port `key`, and links to itself, so that it can be pointed to.
    The ports `key-for` and `key-against` lie at the right, above one another: where reasons and objections come in.
    """
    look = look_of(box.nature, theme)
    inks = inks_of(look)
    inset = box.inset
    # Of the room around the words, borders take their part.
    border = (_DOUBLE + 1 if look.double else look.penwidth) + (1 if look.folded else 0)
    pad = fixed(inset.side - border, inset.top - (_DOUBLE + 1 if look.double else look.penwidth))
    spare = box.height - height_of(box.rows) - inset.top - inset.bottom
    bottom = fixed(1, spare + inset.bottom - (_DOUBLE + 1 if look.double else look.penwidth) - (_GROUND if look.grounded else 0))
    content = table([pad, cell() + cell(print_rows(box.rows, inks, box.width - 2 * inset.side)), bottom])
    return _frame(look, theme.page, content, box.width, box.height, box.key, link_of(box))


@cache
def inks_of(look: Look) -> Inks:
    """Give the colours of all that may be written in a box; the few looks that there are share them."""
    return dict.fromkeys(Part, look.ink) | {Part.WORD: look.accent} | dict.fromkeys((Part.LOCATOR, Part.HEDGE, Part.SPEAKER), look.muted)


def link_of(box: Box) -> Attributes:
    """Give what makes the table of a box a link, and a place to link to."""
    return {"HREF": escape(box.href) if box.href else f"#{box.anchor}", "ID": box.anchor}


def _frame(look: Look, page: str, content: str, width: float, height: float, key: str = "", link: Attributes | None = None) -> str:
    outer: Attributes = {"PORT": key, **(link or {})} if key else {}
    if not look.double:
        return _single_frame(look, page, content, width, height, key, outer)
    inner = _single_frame(look, page, content, width - 2 * _DOUBLE, height - 2 * _DOUBLE, key, {})
    return table([cell(inner)], **outer, BORDER=1, COLOR=look.border, CELLSPACING=_DOUBLE - 1, BGCOLOR=page)


def _single_frame(look: Look, page: str, content: str, width: float, height: float, key: str, outer: Attributes) -> str:
    return _folded(look, page, content, height, key, outer) if look.folded else _plain(look, content, width, height, key, outer)


def _plain(look: Look, content: str, width: float, height: float, key: str, outer: Attributes) -> str:
    ground = _GROUND if look.grounded else 0
    half = (height - 2 * look.penwidth - ground) / 2
    ports = FOLD - look.penwidth
    rows = [
        cell(content, ROWSPAN=2, ALIGN="LEFT", VALIGN="TOP", WIDTH=round(width - 2 * look.penwidth - ports)) + _port(key, "for", ports, half),
        _port(key, "against", ports, half),
    ]
    if ground:
        rows.append(cell(COLSPAN=2, BGCOLOR=look.border, HEIGHT=ground))
    style = ",".join(filter(None, ["ROUNDED" if look.rounded else "", look.dash.upper()]))
    given: Attributes = {"STYLE": style} if style else {}
    return table(rows, **outer, **given, BORDER=look.penwidth, COLOR=look.border, BGCOLOR=look.fill)


def _folded(look: Look, page: str, content: str, height: float, key: str, outer: Attributes) -> str:
    border: Attributes = {"BORDER": look.penwidth, "COLOR": look.border, **({"STYLE": look.dash.upper()} if look.dash else {})}
    # The corner is a cell of two colours, divided along its diagonal.
    corner = fixed(FOLD, FOLD, BGCOLOR=f"{page};0.5:{look.border}", GRADIENTANGLE=225)
    return table(
        [
            cell(content, ROWSPAN=3, SIDES="LTB", ALIGN="LEFT", VALIGN="TOP", **border) + corner,
            _port(key, "for", FOLD, height / 2 - FOLD, SIDES="R", **border),
            _port(key, "against", FOLD, height / 2, SIDES="RB", **border),
        ],
        **outer,
        BGCOLOR=look.fill,
    )


def _port(key: str, side: str, width: float, height: float, **attributes: str | int) -> str:
    name: Attributes = {"PORT": f"{key}-{side}"} if key else {}
    return cell(WIDTH=round(width), HEIGHT=max(0, round(height)), **name, **attributes)


def print_bar(bar: Bar, items: Sequence[Item], theme: Theme) -> str:
    """Paint a step: the bar, which is the port `bar`, over its members; linked ones are tied by a spine and by the word AND."""
    stroke = stroke_of(bar.relation, theme, bar.marks)
    ink = stroke.colour if stroke.hollow else theme.on_bar
    fill: Attributes = {"BGCOLOR": theme.page, "BORDER": 1, "COLOR": stroke.colour} if stroke.hollow else {"BGCOLOR": stroke.colour}
    fill = {**fill, **({"STYLE": stroke.outline.upper()} if stroke.outline else {})}
    linked = len(items) > 1
    words = table(_print_words(row.left, ink, row.height - 2, bar.width - 2) for row in bar.rows)
    lines = [cell(words, PORT="bar", COLSPAN=2 if linked else 1, WIDTH=round(bar.width), HEIGHT=round(bar.height), **fill)]
    for number, item in enumerate(items):
        spine = cell(ROWSPAN=2 * len(items) - 1, WIDTH=round(bar.width - item.width), **fill) if linked and not number else ""
        if number:
            lines.append(cell(print_run(Run(Part.AND, "AND"), ink), HEIGHT=AND_HEIGHT, **fill))
        lines.append(spine + cell(_print_member(item, theme)))
    return table(lines)


# Most bars of a map say the same.
@cache
def _print_words(words: tuple[Run, ...], ink: str, height: float, width: float) -> str:
    return print_centred(words, dict.fromkeys(Part, ink), height, width)


def _print_member(item: Item, theme: Theme) -> str:
    match item:
        case Box():
            return print_box(item, theme)
        case Mention():
            return print_mention(item, theme)
        case Bar():
            raise AssertionError("a bar is never under a bar")


def print_mention(mention: Mention, theme: Theme) -> str:
    """Paint the place where a statement is used again."""
    room = mention.width - 12
    content = table([fixed(5, mention.height - 2) + cell(print_rows(mention.rows, {Part.MENTION: theme.muted}, room), WIDTH=round(room) + 5)])
    return table([cell(content)], PORT=mention.key, HREF=f"#{mention.anchor}", BORDER=1, COLOR=theme.line, BGCOLOR=theme.page)


def print_heading(diagram: Diagram, theme: Theme) -> str:
    """Paint what stands over the map: title, subtitle, legend and notes."""
    inks = dict.fromkeys(Part, theme.muted) | {Part.TITLE: theme.title}
    parts = [print_rows(rows, inks) for rows in (diagram.title, diagram.subtitle) if rows]
    for number, samples in enumerate(diagram.legend):
        parts += [_print_space(2 if number else 8), print_samples(samples, theme)]
    parts += [_print_space(3), print_rows(diagram.notes, inks)] if diagram.notes else []
    return table(cell(part, ALIGN="LEFT") for part in [*parts, _print_space(10)])


def _print_space(height: int) -> str:
    return table([fixed(1, height)])


def print_samples(samples: Sequence[Sample], theme: Theme) -> str:
    """Paint one line of the legend."""
    cells = []
    for sample in samples:
        width, words = width_of_sample(sample), ceil(length([sample.gloss])) + 2
        gloss = print_run(sample.gloss, theme.ink) + '<BR ALIGN="LEFT"/>'
        cells += [cell(_print_sample(sample, width, theme)), fixed(5, 1), fixed(words, SAMPLE_HEIGHT, gloss, ALIGN="LEFT"), fixed(12, 1)]
    # A table fills its cell and would stretch, so the cell has a size of its own: a little more than is in it, for with less Graphviz 2.43 gives up.
    return table([fixed(width_of_samples(samples), SAMPLE_HEIGHT + 4, table(["".join(cells)]), ALIGN="LEFT")])


def _print_sample(sample: Sample, width: float, theme: Theme) -> str:
    if isinstance(sample.shown, Nature):
        look = look_of(sample.shown, theme)
        if sample.shown.marks:
            return _print_marked(sample.shown, look, width)
        return _frame(look, theme.page, table([fixed(width - FOLD - 6 - (2 * _DOUBLE if look.double else 0), 2)]), width, SAMPLE_HEIGHT)
    stroke = stroke_of(sample.shown, theme, sample.marks)
    ink = stroke.colour if stroke.hollow else theme.on_bar
    words = print_gap(BAR_GAP).join([print_run(run, ink) for run in bar_words(sample.shown, sample.marks)])
    fill = theme.page if stroke.hollow else stroke.colour
    style: Attributes = {"STYLE": stroke.outline.upper()} if stroke.outline else {}
    return table([fixed(width - 2, SAMPLE_HEIGHT - 2, words)], **style, BGCOLOR=fill, BORDER=1, COLOR=stroke.colour)


def _print_marked(nature: Nature, look: Look, width: float) -> str:
    """Paint a box of the legend with what stands in it for a mark."""
    glyphs = print_run(Run(Part.MARK, " ".join(SIGNS[mark].glyph for mark in nature.marks)), look.ink)
    style: Attributes = {"STYLE": look.dash.upper()} if look.dash else {}
    inner = fixed(width - 2 * look.penwidth, SAMPLE_HEIGHT - 2 * look.penwidth, glyphs)
    return table([inner], **style, BGCOLOR=look.fill, BORDER=look.penwidth, COLOR=look.border)
