"""Lines of marked steps: a line that steps share is marked as far as nothing joins it that is marked otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from argmap.drawing.diagram import Diagram, Link, Point, Relation
from argmap.drawing.marks import Mark


class _Joints:
    """Where lines end on others, and what is marked of them; found by the line across the page or down it on which they lie."""

    def __init__(self) -> None:
        self.marks: dict[Point, tuple[Mark, ...]] = {}
        self.across: dict[float, list[Point]] = {}
        self.down: dict[float, list[Point]] = {}

    def add(self, point: Point, marks: tuple[Mark, ...]) -> None:
        """Note that a line ends here; where a plain one does, what follows is plain."""
        if point not in self.marks:
            self.across.setdefault(point.y, []).append(point)
            self.down.setdefault(point.x, []).append(point)
        if point not in self.marks or not marks:
            self.marks[point] = marks

    def on(self, one: Point, other: Point) -> Iterable[Point]:
        """Give those on the line from one point to another."""
        if one.y == other.y:
            return [point for point in self.across.get(one.y, ()) if min(one.x, other.x) <= point.x <= max(one.x, other.x)]
        return [point for point in self.down.get(one.x, ()) if min(one.y, other.y) <= point.y <= max(one.y, other.y)]


def mark_lines(diagram: Diagram) -> Diagram:
    """Give the diagram with the marks of its steps on their lines."""
    marks = {bar.key: bar.marks for bar in diagram.bars if bar.marks}
    if not marks:
        return diagram
    shared: dict[tuple[str, Relation | None], list[Link]] = {}
    for link in diagram.links:
        shared.setdefault((link.target, link.relation), []).append(evolve(link, marks=marks.get(link.source, ())))
    return evolve(diagram, links=tuple(link for links in shared.values() for link in _divided(links)))


def _divided(links: Sequence[Link]) -> Iterator[Link]:
    """Divide lines into one target where others join them."""
    # Each after those that may join it: the longest but one, and the one with the head.
    ordered = sorted(links, key=lambda link: (link.headed, len(link.path or ())))
    joints = _Joints()
    for link in ordered:
        rest = link
        # A line of one piece that ends on another is joined by none.
        while rest.marks and (rest.headed or len(rest.path or ()) > 2) and (parts := _parted(rest, joints)):  # noqa: PLR2004
            own, rest = parts
            yield own
        yield rest
        if rest.path and not rest.headed:
            joints.add(rest.path[-1], rest.marks)


def _parted(link: Link, joints: _Joints) -> tuple[Link, Link] | None:
    """Give a line up to the first place where one joins that is marked otherwise, and the rest; nothing if none does."""
    path = link.path or ()
    for number, (one, other) in enumerate(pairwise(path), 1):
        found = [point for point in joints.on(one, other) if joints.marks[point] != link.marks and point not in (path[0], path[-1])]
        if found:
            joint = min(found, key=lambda point: abs(point.x - one.x) + abs(point.y - one.y))
            after = path[number:] if joint == other else (joint, *path[number:])
            return evolve(link, path=(*path[:number], joint), headed=False), evolve(link, path=after, marks=joints.marks[joint])
    return None
