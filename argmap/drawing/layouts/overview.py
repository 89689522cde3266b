"""The first two levels below each thesis, on a page; each box says how much lies below it, and may link to where that is drawn."""

from __future__ import annotations

from attrs import evolve

from argmap.argument import ArgumentMap
from argmap.drawing.boxes import height_of, rows
from argmap.drawing.compose import Measures, compose
from argmap.drawing.diagram import Bar, Box, Diagram, Kind, Part
from argmap.drawing.layouts.page import fit
from argmap.drawing.layouts.wish import Wish
from argmap.drawing.view import Showing

_DEPTH = 2
_WIDTHS = range(140, 200, 20)
_MANY = 400
"""Above so many statements only one width is tried."""
_ROOT = 40


def lay_out_overview(map: ArgumentMap, wish: Wish) -> Diagram:
    """Give the diagram with every box, bar and line placed."""
    widths = (_WIDTHS[1],) if len(map.statements) > _MANY else _WIDTHS
    return fit(map, (_cut(compose(map, Measures(box=width, root=width + _ROOT), across=False, showing=wish.showing), wish) for width in widths), wish)


def branches(map: ArgumentMap) -> list[str]:
    """Give the statements right below a thesis of which the overview hides something, in the order in which they are drawn: each deserves a page."""
    levels = _Levels(compose(map, Measures(), across=False))
    with_more = {levels.branch[key] for key in levels.more}
    return [box.statement for key in dict.fromkeys(levels.branch.values()) if key in with_more and isinstance(box := levels.items[key], Box)]


class _Levels:
    """How far below its thesis everything is drawn."""

    def __init__(self, diagram: Diagram) -> None:
        self.items = diagram.by_key
        theses = {box.key for box in diagram.boxes if box.nature.kind is Kind.THESIS}
        tops = theses or {box.key for box in diagram.boxes if box.key not in diagram.bar_of}
        self.level: dict[str, int] = dict.fromkeys(tops, 0)
        """The number of steps from the next thesis above, or where there is none at all, from the box above all others."""
        self.branch: dict[str, str] = {}
        """For what is below a branch, and for the branch, the first box below the thesis."""
        self.more: dict[str, int] = {}
        """How many boxes each box that is shown has below it that are not."""
        holder: dict[str, str] = {}
        for bar in diagram.bars:
            if (level := self.level.get(bar.target)) is not None:
                self._descend(bar, level, holder)

    def _descend(self, bar: Bar, level: int, holder: dict[str, str]) -> None:
        """Go down one step; diagrams hold steps after what they bear on. An exception is on the level of the step that it questions."""
        below = level if isinstance(self.items[bar.target], Bar) else level + 1
        self.level[bar.key] = below
        shown = below <= _DEPTH
        above = holder.get(bar.target, bar.target)
        if bar.target in self.branch:
            self.branch[bar.key] = self.branch[bar.target]
        holder[bar.key] = above
        for member in bar.members:
            if member in self.level:
                continue
            self.level[member] = below
            self.branch[member] = self.branch.get(bar.target, member)
            holder[member] = member if shown else above
            if not shown and isinstance(self.items[member], Box):
                self.more[above] = self.more.get(above, 0) + 1

    def shown(self, key: str) -> bool:
        """Whether an overview shows it."""
        return self.level.get(key, _DEPTH + 1) <= _DEPTH


def _cut(diagram: Diagram, wish: Wish) -> Diagram:
    """Leave out what lies deeper, and say in each box how much that is."""
    levels = _Levels(diagram)
    bars = tuple(bar for bar in diagram.bars if levels.shown(bar.key))
    mentions = tuple(mention for mention in diagram.mentions if levels.shown(mention.key))
    # A thesis whose own step is left out stands alone now, in the region of that step.
    lone = {bar.key: [member for member in bar.members if levels.shown(member)] for bar in diagram.bars if not levels.shown(bar.key)}
    regions = tuple(
        evolve(region, contents=tuple(shown for key in region.contents for shown in lone.get(key, [key]) if levels.shown(shown))) for region in diagram.regions
    )
    boxes = []
    for box in diagram.boxes:
        if levels.shown(box.key):
            branch = levels.items.get(levels.branch.get(box.key, ""))
            href = wish.href(box.statement)
            if href is None and box.key in levels.more and isinstance(branch, Box):
                href = wish.href(branch.statement)
            boxes.append(_with_more(evolve(box, href=href), levels.more.get(box.key, 0)))
    showing = diagram.showing or Showing()
    if apart := sum(levels.level.get(box.key) is None for box in diagram.boxes):
        words = f"{apart} statement{'s that lead' if apart > 1 else ' that leads'} to no thesis."
        showing = evolve(showing, left_out=" ".join(filter(None, [showing.left_out, f"Not in this overview: {words}"])))
    return evolve(diagram, boxes=tuple(boxes), mentions=mentions, bars=bars, regions=regions, links=(), showing=showing)


def _with_more(box: Box, more: int) -> Box:
    if not more:
        return box
    inset = box.inset
    lines = (*box.rows, *rows(Part.SPEAKER, f"+ {more} more below", box.width - 2 * inset.side, above=3))
    return evolve(box, rows=lines, height=height_of(lines) + inset.top + inset.bottom)
