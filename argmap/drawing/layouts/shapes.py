"""The shapes that a tree can take when its steps stand below what they bear on: how large they are, and where in them everything lies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from attrs import define, frozen

from argmap.drawing.boxes import AND_HEIGHT
from argmap.drawing.diagram import Bar, Box, Diagram, Mention, Relation
from argmap.drawing.layouts.forest import steps_by_target


@frozen
class Gaps:
    """The room that is left between things, in pt."""

    across: float = 16
    """Between two columns of steps."""
    down: float = 14
    """Between two steps in a column."""
    head: float = 13
    """What a line runs straight below a box: as long as the longest arrow."""
    approach: float = 9
    """What a line runs straight before a bar."""
    track: float = 7
    """Between two lines that run side by side."""
    spine: float = 12
    """How far the line at the left of a column stands in."""
    undercut: float = 28
    """Between a bar and what questions it: the dotted line with its head."""


MEMBER_GAP = 5
"""Between linked members that stand side by side, in pt."""
_EDGE = 9
"""How near to the corner of a box a line may come in."""
_HEADS = 14
"""Between two arrows that come into one box, and the lines that lead to them."""


@frozen(eq=False)
class Column:
    """Steps under one another, hanging on lines at their left; a single step may hang from its bar's middle instead."""

    shapes: tuple[Shape, ...]
    indent: float
    """How far the steps stand in for the lines at their left; 0 if there are none."""
    width: float
    height: float


@frozen(eq=False)
class Shape:
    """A tree in one of its shapes: the upper part is a step, or a box that stands alone; measures in pt from its top left corner."""

    key: str
    width: float
    height: float
    aside: bool
    """Whether the members stand side by side."""
    head_left: float
    head_width: float
    head_height: float
    below: tuple[Column, ...] = ()
    below_left: float = 0
    below_top: float = 0
    beside: Column | None = None
    """What questions the step."""
    beside_left: float = 0


@define
class Trunk:
    """All lines of one relation that come into one box."""

    target: str
    relation: Relation
    ends: list[tuple[float, Sequence[Shape]]]
    """Where its branches come up, from left to right, and what hangs on each."""
    x: float = 0
    level: int = 0
    """How many other lines turn above it."""


@frozen
class Spot:
    """Where a box can be borne on: its bottom edge, in pt from the left of the head."""

    target: str
    left: float
    width: float


class Shaper:
    """Puts shapes together for one diagram."""

    def __init__(self, diagram: Diagram, gaps: Gaps) -> None:
        self.gaps = gaps
        self.items = diagram.by_key
        self.bars = {bar.key: bar for bar in diagram.bars}
        self.steps = steps_by_target(diagram)

    def grow(self, root: str, choose: Callable[[str], list[Shape]]) -> list[Shape]:
        """Choose the shapes of a tree from the leaves up; `choose` finds those of the branches in what it has given before."""
        stack = [(root, False)]
        shapes: list[Shape] = []
        while stack:
            key, ready = stack.pop()
            if ready:
                shapes = choose(key)
                continue
            stack.append((key, True))
            stack += [(bar.key, False) for target in (key, *self.members(key)) for bar in self.steps.get(target, ())]
        return shapes

    def members(self, key: str) -> tuple[str, ...]:
        """The boxes and mentions under a bar; none for a box that stands alone."""
        return self.bars[key].members if key in self.bars else ()

    def supported(self, key: str) -> list[str]:
        """The boxes of a head that steps bear on from below."""
        return [member for member in self.members(key) or (key,) if member in self.steps]

    def can_stack(self, key: str) -> bool:
        """Whether the members can stand under one another: nothing may hang on any but the last."""
        members = self.members(key)
        return len(members) > 1 and not any(member in self.steps for member in members[:-1])

    def head(self, key: str, *, aside: bool) -> tuple[float, float, list[Spot]]:
        """Give width and height of a step without what hangs on it, or of a box that stands alone, and where its boxes can be borne on."""
        item = self.items[key]
        if not isinstance(item, Bar):
            return item.width, item.height, [Spot(key, 0, item.width)]
        members = [self.items[member] for member in item.members]
        if not aside or len(members) == 1:
            height = item.height + sum(member.height for member in members) + AND_HEIGHT * (len(members) - 1)
            return item.width, height, [Spot(member.key, item.width - member.width, member.width) for member in members]
        spots = []
        left = 0.0
        for member in members:
            spots.append(Spot(member.key, left, member.width))
            left += member.width + MEMBER_GAP
        return left - MEMBER_GAP, item.height + row_height(members), spots

    def column(self, shapes: Sequence[Shape], *, hang: bool) -> Column:
        """Put steps under one another; a single one hangs on a line at its left only with `hang`."""
        gaps = self.gaps
        kinds = {(self.bars[shape.key].target, self.bars[shape.key].relation) for shape in shapes}
        indent = gaps.spine + gaps.approach + (len(kinds) - 1) * _HEADS if hang or len(shapes) > 1 else 0
        height = sum(shape.height for shape in shapes) + gaps.down * (len(shapes) - 1)
        return Column(tuple(shapes), indent, indent + max(shape.width for shape in shapes), height)

    def assemble(self, key: str, below: Sequence[Column], beside: Column | None, *, aside: bool, tucked: bool = False) -> Shape:
        """Hang columns of steps under a head, and what questions it at its right; `tucked` lets the steps run below that too."""
        gaps = self.gaps
        head_width, head_height, spots = self.head(key, aside=aside)
        head_left, left, block = self._balance(spots, head_width, below)
        width, height, top = max(head_left + head_width, left + block), head_height, 0.0
        floor, right = head_height, 0.0
        if beside:
            right = (head_left + head_width if tucked else width) + gaps.undercut
            height = max(height, beside.height)
            floor = max(floor, beside.height) if tucked else floor
        if below:
            levels = max(trunk.level for trunk in self._route(spots, below, left - head_left)) + 1
            top = floor + gaps.head + gaps.approach + gaps.track * (levels - 1)
            height = max(height, top + max(column.height for column in below))
        if beside:
            width = max(width, right + beside.width)
        return Shape(key, width, height, aside, head_left, head_width, head_height, tuple(below), left, top, beside, right)

    def trunks(self, shape: Shape) -> list[Trunk]:
        """Where the lines run that come into a head from below, in pt from the left of the head."""
        _, _, spots = self.head(shape.key, aside=shape.aside)
        return self._route(spots, shape.below, shape.below_left - shape.head_left)

    def lefts(self, columns: Sequence[Column], left: float) -> list[float]:
        """The left edges of columns side by side."""
        lefts = []
        for column in columns:
            lefts.append(left)
            left += column.width + self.gaps.across
        return lefts

    def _balance(self, spots: Sequence[Spot], width: float, below: Sequence[Column]) -> tuple[float, float, float]:
        """Put columns under the boxes that they bear on, as far as that takes no more width; give both left edges and the width of all columns."""
        if not below:
            return 0, 0, 0
        lefts = self.lefts(below, 0)
        block = lefts[-1] + below[-1].width
        targets = {self.bars[shape.key].target for column in below for shape in column.shapes}
        borne = [spot for spot in spots if spot.target in targets]
        if len(below) == 1 and below[0].indent:
            shift = borne[0].left
        else:
            ends = [x for left, column in zip(lefts, below, strict=True) for x, _, _ in self._ends(column, left)]
            middle = (borne[0].left + borne[-1].left + borne[-1].width) / 2
            shift = middle - (ends[0] + ends[-1]) / 2
        room = width - block
        shift = max(min(0, room), min(max(0, room), shift))
        return max(0, -shift), max(0, shift), block

    def _ends(self, column: Column, left: float) -> list[tuple[float, tuple[str, Relation], list[Shape]]]:
        """Where the lines of a column come up, from left to right: those for the lowest steps stand outermost."""
        runs: list[tuple[tuple[str, Relation], list[Shape]]] = []
        for shape in column.shapes:
            bar = self.bars[shape.key]
            if not runs or runs[-1][0] != (bar.target, bar.relation):
                runs.append(((bar.target, bar.relation), []))
            runs[-1][1].append(shape)
        if not column.indent:
            (only,) = column.shapes
            return [(left + only.head_left + only.head_width / 2, *runs[0])]
        return [(left + self.gaps.spine + number * _HEADS, *run) for number, run in enumerate(reversed(runs))]

    def _route(self, spots: Sequence[Spot], below: Sequence[Column], left: float) -> list[Trunk]:
        trunks: list[Trunk] = []
        for at, column in zip(self.lefts(below, left), below, strict=True):
            for x, (target, relation), shapes in self._ends(column, at):
                if not trunks or (trunks[-1].target, trunks[-1].relation) != (target, relation):
                    trunks.append(Trunk(target, relation, []))
                trunks[-1].ends.append((x, shapes))
        by_target = {spot.target: spot for spot in spots}
        for target, spot in by_target.items():
            _enter([trunk for trunk in trunks if trunk.target == target], spot)
        _level(trunks)
        return trunks


def row_height(members: Sequence[Box | Mention | Bar]) -> float:
    """How high members side by side are: all boxes as high as the highest, in pt."""
    return max(member.height for member in members)


def _enter(trunks: list[Trunk], spot: Spot) -> None:
    """Choose where lines come into a box: in its middle, but straight up where a branch is nearly there."""
    if not trunks:
        return
    room = spot.width - 2 * _EDGE
    step = min(_HEADS, room / max(1, len(trunks) - 1))
    first = spot.left + spot.width / 2 - step * (len(trunks) - 1) / 2
    lowest = spot.left + _EDGE
    for number, trunk in enumerate(trunks):
        trunk.x = first + step * number
        highest = spot.left + spot.width - _EDGE - step * (len(trunks) - 1 - number)
        near = [x for x, _ in trunk.ends if len(trunk.ends) == 1 or abs(x - trunk.x) < _HEADS]
        fitting = [x for x in near if lowest <= x <= highest]
        if fitting:
            trunk.x = min(fitting, key=lambda x: abs(x - trunk.x))
        trunk.x = max(trunk.x, lowest)
        lowest = trunk.x + step


def _level(trunks: list[Trunk]) -> None:
    """Let lines turn at such heights that none crosses another: of two neighbours, the one that passes under the other's way turns lower."""
    for before, after in pairwise(trunks):
        if after.ends[0][0] <= before.x + _EDGE and not _straight(after):
            after.level = max(after.level, before.level + 1)
    for before, after in reversed(list(pairwise(trunks))):
        if before.ends[-1][0] >= after.x - _EDGE and not _straight(before):
            before.level = max(before.level, after.level + 1)


def _straight(trunk: Trunk) -> bool:
    return all(x == trunk.x for x, _ in trunk.ends)
