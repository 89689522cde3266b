"""Placing trees whose shapes are chosen: a point for every bar and box, and the corners of every line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from argmap.drawing.boxes import AND_HEIGHT
from argmap.drawing.diagram import Bar, Box, Diagram, Link, Mention, Point, Region
from argmap.drawing.layouts.shapes import MEMBER_GAP, Column, Shape, Shaper, Trunk, row_height

_LEVEL = 7
"""How far below the top of a bar the lines of its exceptions run: the middle of a bar of one line."""


@define
class Placing:
    """A diagram whose trees are placed one by one."""

    diagram: Diagram
    shaper: Shaper
    items: dict[str, Box | Mention | Bar] = field(factory=dict)
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
            for column, left in zip(shape.below, self.shaper.lefts(shape.below, x + shape.below_left), strict=True):
                stack += self._column(column, left, y + shape.below_top)
        for shape, x, y in put:
            if shape.beside:
                self.links += self._beside(shape, shape.beside, x, y)
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
        for shape in column.shapes:
            yield shape, x + column.indent, y
            y += shape.height + self.shaper.gaps.down

    def _head(self, shape: Shape, at: Point) -> None:
        item = self.shaper.items[shape.key]
        if not isinstance(item, Bar):
            self.items[item.key] = evolve(item, at=at)
            return
        members = [self.shaper.items[member] for member in item.members]
        aside = shape.aside and len(members) > 1
        self.items[item.key] = evolve(item, at=at, width=shape.head_width, aside=aside)
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
            yield from self._trunk(trunk, Point(left + trunk.x, top + shape.head_height), turn, left)

    def _trunk(self, trunk: Trunk, entry: Point, turn: float, left: float) -> Iterator[Link]:
        xs = [left + x for x, _ in trunk.ends]
        straight = next((number for number, x in enumerate(xs) if x == entry.x), None)
        headed = straight if straight is not None else (0 if xs[0] < entry.x else len(xs) - 1)
        for number, (x, (_, shapes)) in enumerate(zip(xs, trunk.ends, strict=True)):
            way = [Point(x, turn)]
            if (number == 0 and x < entry.x) or (number == len(xs) - 1 and x > entry.x):
                way.append(Point(entry.x, turn))
            if number == headed:
                way = [entry] if number == straight else [*way, entry]
            yield from self._hang(trunk, shapes, x, way, headed=number == headed)

    def _hang(self, trunk: Trunk, shapes: Sequence[Shape], x: float, way: Sequence[Point], *, headed: bool) -> Iterator[Link]:
        """The lines of the steps on one branch; the lowest goes all the way, and the others join it."""
        last = len(shapes) - 1
        for number, shape in enumerate(shapes):
            at = self._at(shape)
            middle = at.y + self.shaper.items[shape.key].height / 2
            start = (Point(x, at.y),) if x > at.x else (Point(at.x, middle), Point(x, middle))
            path = (*start, *(way if number == last else ()))
            yield Link(shape.key, trunk.target, trunk.relation, path, headed=headed and number == last)

    def _beside(self, shape: Shape, column: Column, left: float, top: float) -> Iterator[Link]:
        """The lines of exceptions to a step: into the right end of its bar, the first straight, the others by way of a line at their left."""
        entry = Point(left + shape.head_left + shape.head_width, top + _LEVEL)
        x = left + shape.beside_left + self.shaper.gaps.spine
        for number, each in enumerate(column.shapes):
            at = self._at(each)
            start = Point(at.x, at.y + _LEVEL)
            path = [start, entry]
            if number:
                path = [start, Point(x, start.y)]
                path += [Point(x, entry.y)] if each is column.shapes[-1] else []
            yield Link(each.key, shape.key, self.shaper.bars[each.key].relation, tuple(path), headed=not number)

    def _at(self, shape: Shape) -> Point:
        at = self.items[shape.key].at
        assert at is not None
        return at
