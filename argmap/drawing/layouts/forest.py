"""What the placing layouts read out of a diagram: which steps bear on what, and which trees stand in which region."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from argmap.drawing.diagram import Bar, Box, Diagram, Region, Relation

_ORDER = (Relation.UNLESS, Relation.BECAUSE, Relation.BUT, Relation.ALTHOUGH)


def steps_by_target(diagram: Diagram) -> dict[str, list[Bar]]:
    """For each box and each bar the steps that bear on it, those that bear alike next to each other."""
    steps: dict[str, list[Bar]] = {}
    for bar in sorted(diagram.bars, key=lambda bar: _ORDER.index(bar.relation)):
        steps.setdefault(bar.target, []).append(bar)
    return steps


def by_relation(bars: Sequence[Bar]) -> Iterator[list[Bar]]:
    """Bars that stand next to each other and bear alike."""
    return (list(group) for _, group in groupby(bars, key=lambda bar: bar.relation))


def roots(diagram: Diagram) -> list[tuple[list[str], Box]]:
    """The boxes that stand alone, region by region, trees before single boxes, each with the regions that hold it, the outermost first."""
    regions: dict[str, Region] = {region.key: region for region in diagram.regions}
    within = {key: region.key for region in diagram.regions for key in region.contents}
    targets = {bar.target for bar in diagram.bars}
    ways: list[tuple[list[str], Box]] = []
    first: dict[str, int] = {}
    for number, box in enumerate(box for box in diagram.boxes if box.key not in diagram.bar_of):
        way: list[str] = []
        key = within.get(box.key)
        while key is not None:
            way.append(key)
            first.setdefault(key, number)
            key = regions[key].parent
        ways.append((way[::-1], box))

    def rank(number: int) -> list[tuple[int, int]]:
        way, box = ways[number]
        return [*((0, first[key]) for key in way), (int(box.key not in targets), number)]

    return [ways[number] for number in sorted(range(len(ways)), key=rank)]
