"""Columns from left to right: theses at the left, each step one column further, level with what it bears on.

Linear in time.
No line crosses another: a tree is rigid and stands below its neighbour in every column that both take,
and the lines that come into one group run in tracks, the later the nearer to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from argmap.argument import ArgumentMap
from argmap.drawing.boxes import AND_HEIGHT
from argmap.drawing.compose import Measures, compose
from argmap.drawing.diagram import Box, Diagram, Link, Point, Region, Relation
from argmap.drawing.frame import frame_up, heading_height
from argmap.drawing.layouts.forest import by_relation, roots, steps_by_target
from argmap.drawing.layouts.hanging import trunk_at_right
from argmap.drawing.layouts.wish import Wish

_MEASURES = Measures(box=190, root=210)
_GAP = 10
"""Between two steps for one statement, in pt."""
_WIDE_GAP = 20
"""Between steps for different statements, and between trees."""
_TRACK = 6
"""Between two lines that run side by side."""
_COLUMN_GAP = 40
_APPROACH = 14
"""What a line runs straight before a bar."""
_ENTRY = 7
"""How far below the top of a box the first lines come in: the middle of a bar that is level with it."""
_NEXT_ENTRY = 13
_REGION = 14
"""The room between a region's frame and what is in it."""


def lay_out_right(map: ArgumentMap, wish: Wish) -> Diagram:
    """Give the diagram with every box, bar and line placed."""
    return _Placer(compose(map, _MEASURES, wish.foot, across=False, showing=wish.showing)).place()


@define
class _Outline:
    """How far up and down a tree reaches in each column, the last column first; `lift` is added to every number.

    Trees are put under each other as closely as their outlines allow (Reingold and Tilford 1981, turned on its side),
    and each is rigid: what is level in it stays level.
    """

    tops: list[float] = field(factory=list)
    bottoms: list[float] = field(factory=list)
    lift: float = 0

    def below(self, other: _Outline, first_gap: float) -> float:
        """How far down `other` has to be moved so as to stand below, column by column; only the first columns of both are looked at."""
        down = 0.0
        for column in range(1, min(len(self.bottoms), len(other.tops)) + 1):
            gap = first_gap if column == 1 else _WIDE_GAP
            down = max(down, self.bottoms[-column] + self.lift + gap - other.tops[-column] - other.lift)
        return down

    def add(self, other: _Outline, down: float) -> None:
        """Take in a tree that stands below, moved down; the longer list is kept and the shorter copied, so that all in all it is linear."""
        lift = other.lift + down
        if len(other.bottoms) >= len(self.bottoms):
            mine, own_lift = self.tops, self.lift
            self.tops, self.bottoms, self.lift = other.tops, other.bottoms, lift
            for column in range(1, len(mine) + 1):
                self.tops[-column] = mine[-column] + own_lift - lift
            return
        for column in range(1, len(other.bottoms) + 1):
            self.bottoms[-column] = other.bottoms[-column] + lift - self.lift

    def stand_left(self, height: float) -> None:
        """Put a column in front, filled from 0 down to `height`."""
        self.tops.append(-self.lift)
        self.bottoms.append(height - self.lift)

    def reach(self) -> float:
        """How far down anything reaches."""
        return max(self.bottoms, default=-self.lift) + self.lift


class _Placer:
    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.at: dict[str, tuple[int, float]] = {}
        """The column and the top of each bar with its members, and of each box that stands alone."""
        self.bars = {bar.key: bar for bar in diagram.bars}
        self.steps = steps_by_target(diagram)
        self.down: dict[str, float] = {}
        """For each bar, how far below the top of what it bears on it stands."""
        self.floor = heading_height(diagram)
        self.filled = _Outline()
        """What stands in the region that is being filled, from its floor down."""

    def place(self) -> Diagram:
        return self._across(list(self._downwards()))

    # Downwards: who stands in which column, and how high

    def _downwards(self) -> Iterator[tuple[Region, float, float, int]]:
        """Place tree after tree; give each region with its top, its bottom and the number of regions around it."""
        regions = {region.key: region for region in self.diagram.regions}
        opened: list[tuple[Region, float]] = []
        for way, root in roots(self.diagram):
            while opened and (len(opened) > len(way) or opened[-1][0].key != way[len(opened) - 1]):
                yield self._close(opened)
            for key in way[len(opened) :]:
                self._open(regions[key], opened)
            self._tree(root)
        while opened:
            yield self._close(opened)

    def _bottom(self) -> float:
        return self.floor + self.filled.reach()

    def _open(self, region: Region, opened: list[tuple[Region, float]]) -> None:
        top = self._bottom() + (_REGION if self.filled.bottoms else 0)
        opened.append((region, top))
        self.floor, self.filled = top + sum(row.height for row in region.rows) + _REGION, _Outline()

    def _close(self, opened: list[tuple[Region, float]]) -> tuple[Region, float, float, int]:
        region, top = opened.pop()
        bottom = self._bottom() + _REGION
        self.floor, self.filled = bottom + _REGION, _Outline()
        return region, top, bottom, len(opened)

    def _tree(self, root: Box) -> None:
        """Place a box that stands alone, and all steps that lead to it."""
        outline = self._shape(root.key)
        down = self.filled.below(outline, _WIDE_GAP)
        self.filled.add(outline, down)
        stack = [(root.key, 0, self.floor + down)]
        while stack:
            key, column, top = stack.pop()
            self.at[key] = (column, top)
            stack += [(bar.key, column + 1, top + self.down[bar.key]) for target, _ in self._targets(key, 0) for bar in self.steps.get(target, ())]

    def _shape(self, root: str) -> _Outline:
        """Put together the outline of a tree from those of its branches, from the leaves up."""
        outlines: dict[str, _Outline] = {}
        stack = [(root, False)]
        while stack:
            key, ready = stack.pop()
            branches = [(bar, level) for target, level in self._targets(key, 0) for bar in self.steps.get(target, ())]
            if not ready:
                stack.append((key, True))
                stack += [(bar.key, False) for bar, _ in branches]
                continue
            whole, target = _Outline(), ""
            for bar, level in branches:
                outline = outlines.pop(bar.key)
                self.down[bar.key] = down = max(level, whole.below(outline, _GAP if bar.target == target else _WIDE_GAP))
                whole.add(outline, down)
                target = bar.target
            whole.stand_left(self._height(key))
            outlines[key] = whole
        return outlines[root]

    def _targets(self, key: str, top: float) -> Iterator[tuple[str, float]]:
        """What steps can bear on in a group: its bar, then its members; a box that stands alone is one. With their tops."""
        yield key, top
        if bar := self.bars.get(key):
            at = top + bar.height
            for member in bar.members:
                yield member, at
                at += self.diagram.by_key[member].height + AND_HEIGHT

    def _height(self, key: str) -> float:
        if not (bar := self.bars.get(key)):
            return self.diagram.by_key[key].height
        return bar.height + sum(self.diagram.by_key[member].height for member in bar.members) + AND_HEIGHT * (len(bar.members) - 1)

    # Across: how wide the columns are, and where the lines run

    def _across(self, frames: Sequence[tuple[Region, float, float, int]]) -> Diagram:
        tracks = {key: self._tracks(key) for key in self.at}
        last = max((column for column, _ in self.at.values()), default=0)
        widths, lanes = [0.0] * (last + 1), [0] * (last + 1)
        for key, (column, _) in self.at.items():
            widths[column] = max(widths[column], self._width(key))
            lanes[column] = max(lanes[column], len(tracks[key]))
        margin: float = _REGION * max((depth + 1 for *_, depth in frames), default=0)
        lefts = [margin]
        for width, lane in zip(widths, lanes, strict=True):
            lefts.append(lefts[-1] + width + max(_COLUMN_GAP, 2 * _APPROACH + _TRACK * lane))
        links = [link for key in self.at for link in self._lines(key, tracks[key], lefts)]
        right = max((lefts[column] + self._width(key) for key, (column, _) in self.at.items()), default=0)
        places = self._places(lefts)
        regions = []
        for region, top, bottom, depth in frames:
            inset = _REGION * depth
            regions.append(evolve(region, at=Point(inset, top), width=right + margin - 2 * inset, height=bottom - top))
        placed = evolve(
            self.diagram,
            boxes=tuple(evolve(box, at=places[box.key]) for box in self.diagram.boxes),
            mentions=tuple(evolve(mention, at=places[mention.key]) for mention in self.diagram.mentions),
            bars=tuple(evolve(bar, at=places[bar.key]) for bar in self.diagram.bars),
            links=tuple(links),
            regions=tuple(regions),
        )
        return frame_up(placed, right + margin, self._bottom())

    def _places(self, lefts: list[float]) -> dict[str, Point]:
        """The top left corner of every bar, box and mention; linked members stand right of their spine."""
        places: dict[str, Point] = {}
        for key, (column, top) in self.at.items():
            right = lefts[column] + self._width(key)
            for target, at in self._targets(key, top):
                places[target] = Point(right - self._width(target), at)
        return places

    def _width(self, key: str) -> float:
        return self.diagram.by_key[key].width

    def _tracks(self, key: str) -> dict[tuple[str, Relation], int]:
        """The lines that come into a group, the topmost first: each has a track of its own, counted from the right."""
        lines = {(bar.target, bar.relation): 0 for target, _ in self._targets(key, 0) for bar in self.steps.get(target, ())}
        return {line: number for number, line in enumerate(lines)}

    def _lines(self, key: str, tracks: dict[tuple[str, Relation], int], lefts: list[float]) -> Iterator[Link]:
        column, top = self.at[key]
        for target, at in self._targets(key, top):
            entry = at + _ENTRY
            relation = None
            for bars in by_relation(self.steps.get(target, ())):
                if relation is not None:
                    entry += min(_NEXT_ENTRY, self.diagram.by_key[target].height / 4)
                relation = bars[0].relation
                track = lefts[column + 1] - _APPROACH - _TRACK * tracks[target, relation]
                starts = [Point(lefts[column + 1], self.at[bar.key][1] + bar.height / 2) for bar in bars]
                yield from trunk_at_right(bars, starts, Point(lefts[column] + self._width(key), entry), track)
