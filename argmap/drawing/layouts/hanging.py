"""Placing trees whose shapes are chosen: a point for every bar and box, and the corners of every line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from argmap.drawing.boxes import AND_HEIGHT
from argmap.drawing.diagram import Bar, Box, Diagram, Item, Link, Mention, Point, Region
from argmap.drawing.layouts.routing import Trunk
from argmap.drawing.layouts.shapes import MEMBER_GAP, Column, Shape, Shaper, row_height

_STRAIGHT = 2
"""A line that would bend by less than this runs straight."""


@define
class Placing:
    """A diagram whose trees are placed one by one."""

    diagram: Diagram
    shaper: Shaper
    items: dict[str, Item] = field(factory=dict)
    links: list[Link] = field(factory=list)
    regions: dict[str, tuple[Region, Point, float, float]] = field(factory=dict)

    def put(self, shape: Shape, x: float, y: float) -> None:
        """Place a tree with its top left corner at a point."""
        stack = [(shape, x, y)]
        put: list[tuple[Shape, float, float]] = []
        while stack:
            shape, x, y = stack.pop()
            put.append((shape, x, y))
            self._head(shape, Point(x + shape.head_left, y))
            if shape.beside:
                stack += self._column(shape.beside, x + shape.beside_left, y)
            if shape.right:
                stack += self._column(shape.right, x + shape.right_left, y)
            for column, left in zip(shape.below, self.shaper.lefts(shape.below, x + shape.below_left), strict=True):
                stack += self._column(column, left, y + shape.below_top)
        for shape, x, y in put:
            if shape.beside:
                self.links += self._beside(shape, shape.beside, x, y)
            if shape.right:
                self.links += self._level(shape, shape.right, x, y)
            self.links += self._below(shape, x + shape.head_left, y)

    def placed(self) -> Diagram:
        """Give the diagram, all of it placed; its size is not set."""
        items = self.items
        return evolve(
            self.diagram,
            boxes=tuple(item for box in self.diagram.boxes if isinstance(item := items[box.key], Box)),
            mentions=tuple(item for mention in self.diagram.mentions if isinstance(item := items[mention.key], Mention)),
            bars=tuple(item for bar in self.diagram.bars if isinstance(item := items[bar.key], Bar)),
            links=tuple(self.links),
            regions=tuple(evolve(region, at=at, width=width, height=height) for region, at, width, height in self.regions.values()),
        )

    def _column(self, column: Column, x: float, y: float) -> Iterator[tuple[Shape, float, float]]:
        for shape, top in zip(column.shapes, column.tops, strict=True):
            yield shape, x + column.indent, y + top

    def _head(self, shape: Shape, at: Point) -> None:
        head = shape.head
        item, members = head.item, head.members
        if not isinstance(item, Bar):
            self.items[item.key] = evolve(item, at=at)
            return
        aside = head.aside and len(members) > 1
        self.items[item.key] = evolve(item, at=at, width=head.width, aside=aside)
        x, y = at.x, at.y + item.height
        for member in members:
            left = x if aside else at.x + item.width - member.width
            stretched = evolve(member, height=row_height(members)) if aside and isinstance(member, Box) else member
            self.items[member.key] = evolve(stretched, at=Point(left, y))
            if aside:
                x += member.width + MEMBER_GAP
            else:
                y += member.height + AND_HEIGHT

    def _below(self, shape: Shape, left: float, top: float) -> Iterator[Link]:
        """The lines into a head from below: each trunk is drawn once, by the branches that lie farthest out."""
        if not shape.below:
            return
        trunks = self.shaper.trunks(shape)
        lowest = max(trunk.level for trunk in trunks)
        gaps = self.shaper.gaps
        for trunk in trunks:
            turn = top + shape.below_top - gaps.approach - gaps.track * (lowest - trunk.level)
            if trunk.side is None:
                entry = [Point(left + trunk.x, top + shape.head.height)]
            else:
                side = top + trunk.side
                entry = [Point(left + trunk.x, side), Point(left + shape.head.width, side)]
            yield from self._trunk(trunk, entry, turn, left)

    def _trunk(self, trunk: Trunk, entry: Sequence[Point], turn: float, left: float) -> Iterator[Link]:
        xs = [left + x for x, _ in trunk.ends]
        trunk_x = entry[0].x
        straight = next((number for number, x in enumerate(xs) if x == trunk_x), None)
        headed = straight if straight is not None else (0 if xs[0] < trunk_x else len(xs) - 1)
        for number, (x, (_, shapes)) in enumerate(zip(xs, trunk.ends, strict=True)):
            way = [Point(x, turn)]
            if (number == 0 and x < trunk_x) or (number == len(xs) - 1 and x > trunk_x):
                way.append(Point(trunk_x, turn))
            if number == headed:
                way = [*entry] if number == straight else [*way, *entry]
            yield from self._hang(trunk, shapes, x, way, headed=number == headed)

    def _hang(self, trunk: Trunk, shapes: Sequence[Shape], x: float, way: Sequence[Point], *, headed: bool) -> Iterator[Link]:
        """The lines of the steps on one branch; the lowest goes all the way, and the others join it."""
        last = len(shapes) - 1
        for number, shape in enumerate(shapes):
            at = self._at(shape)
            middle = at.y + self.items[shape.key].height / 2
            start = (Point(x, at.y),) if x > at.x else (Point(at.x, middle), Point(x, middle))
            path = (*start, *(way if number == last else ()))
            yield Link(shape.key, trunk.target, trunk.relation, path, headed=headed and number == last)

    def _beside(self, shape: Shape, column: Column, left: float, top: float) -> Iterator[Link]:
        """The lines of exceptions to a step: into the right end of its bar, the first straight, the others by way of a line at their left."""
        # The middle of a bar of one line.
        level = shape.head.item.rows[0].height / 2
        entry = Point(left + shape.head_left + shape.head.width, top + level)
        x = left + shape.beside_left + self.shaper.gaps.spine
        for number, each in enumerate(column.shapes):
            at = self._at(each)
            start = Point(at.x, at.y + level)
            path = [start, entry]
            if number:
                path = [start, Point(x, start.y)]
                path += [Point(x, entry.y)] if each is column.shapes[-1] else []
            yield Link(each.key, shape.key, self.shaper.bars[each.key].relation, tuple(path), headed=not number)

    def _level(self, shape: Shape, column: Column, left: float, top: float) -> Iterator[Link]:
        """The lines of steps at the right of a head: the later ones turn nearer to it."""
        gaps = self.shaper.gaps
        for number, ((target, relation), at) in enumerate(self.shaper.entries(shape.head).items()):
            bars = [bar for each in column.shapes if (bar := self.shaper.bars[each.key]).target == target and bar.relation is relation]
            entry = Point(left + shape.head.width, top + at)
            x = left + shape.right_left - gaps.approach - gaps.track * number
            yield from trunk_at_right(bars, [self._middle(bar) for bar in bars], entry, x)

    def _middle(self, bar: Bar) -> Point:
        item = self.items[bar.key]
        assert item.at is not None
        return Point(item.at.x, item.at.y + item.height / 2)

    def _at(self, shape: Shape) -> Point:
        at = self.items[shape.key].at
        assert at is not None
        return at


def trunk_at_right(bars: Sequence[Bar], starts: Sequence[Point], entry: Point, track: float) -> Iterator[Link]:
    """The lines of one relation that come into a box from the right: a trunk, drawn once, and a branch to each bar."""
    level = next((number for number, start in enumerate(starts) if abs(start.y - entry.y) < _STRAIGHT), None)
    far = max(range(len(bars)), key=lambda number: starts[number].y)
    for number, (bar, start) in enumerate(zip(bars, starts, strict=True)):
        if number == level:
            path = [Point(start.x, entry.y), entry]
        else:
            path = [start, Point(track, start.y)]
            path += [Point(track, entry.y)] if number == far else []
            path += [entry] if number == far and level is None else []
        yield Link(bar.key, bar.target, bar.relation, tuple(path), headed=path[-1] == entry)
