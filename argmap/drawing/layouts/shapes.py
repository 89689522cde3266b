"""The shapes that a tree can take when its steps stand below what they bear on: how large they are, and where in them everything lies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, frozen

from argmap.drawing.boxes import AND_HEIGHT
from argmap.drawing.compose import Composer
from argmap.drawing.diagram import Bar, Diagram, Item, Relation
from argmap.drawing.layouts.forest import by_relation, steps_by_target
from argmap.drawing.layouts.profile import Profile, clearance, envelope, moved
from argmap.drawing.layouts.routing import HEADS, Spot, Trunk, enter, level


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
_NARROW = 200
"""How wide a box is made at most for the sake of a long word, in pt."""
_LEVEL = 7
"""How far below the top of a box the first lines come in at its right."""


@frozen(eq=False)
class Head:
    """The upper part of a tree: a step with its members, or a box that stands alone."""

    item: Item
    members: tuple[Item, ...]
    """Those of a step."""
    aside: bool
    """Whether they stand side by side."""
    width: float
    height: float
    spots: tuple[Spot, ...]


@frozen(eq=False)
class Column:
    """Steps under one another, hanging on lines at their left; a single step may hang from its bar's middle instead."""

    shapes: tuple[Shape, ...]
    indent: float
    """How far the steps stand in for the lines at their left; 0 if there are none."""
    width: float
    height: float
    tops: tuple[float, ...]
    """How far down each step begins."""
    floor: Profile


@frozen(eq=False)
class Shape:
    """A tree in one of its shapes; measures in pt from its top left corner."""

    head: Head
    width: float
    height: float
    head_left: float = 0
    below: tuple[Column, ...] = ()
    below_left: float = 0
    below_top: float = 0
    beside: Column | None = None
    """What questions the step."""
    beside_left: float = 0
    right: Column | None = None
    """The steps that stand not below the head but at its right."""
    right_left: float = 0
    floor: Profile = ()
    shoulder: tuple[float, float] = (0, 0)
    """Right of the first number there is nothing higher than the second."""

    @property
    def key(self) -> str:
        """The key of its step, or of the box that stands alone."""
        return self.head.item.key


class Shaper:
    """Puts shapes together for one diagram."""

    def __init__(self, diagram: Diagram, gaps: Gaps, setter: Composer | None = None) -> None:
        self.gaps = gaps
        self.setter = setter
        self.heads: dict[tuple[str, bool, float | None], Head] = {}
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

    def supported(self, key: str, *, aside: bool) -> list[str]:
        """The boxes of a head that steps bear on, in the order in which these lie below it from left to right."""
        found = [member for member in self.members(key) or (key,) if member in self.steps]
        return found if aside else found[::-1]

    def head(self, key: str, *, aside: bool, width: float | None = None) -> Head:
        """Give a step with its members side by side (`aside`) or under one another, or a box that stands alone; set again if it is to have another `width`."""
        sign = (key, aside, width)
        if sign not in self.heads:
            self.heads[sign] = self._head(key, width, aside=aside)
        return self.heads[sign]

    def _head(self, key: str, width: float | None, *, aside: bool) -> Head:
        item = self._sized(self.items[key], width)
        if not isinstance(item, Bar):
            return Head(item, (), aside, item.width, item.height, (Spot(key, 0, item.width),))
        members = [self.items[member] for member in item.members]
        if not aside or len(members) == 1:
            spine = self.items[key].width - members[0].width
            members = [self._sized(member, None if width is None else width - spine) for member in members]
            height = item.height + sum(member.height for member in members) + AND_HEIGHT * (len(members) - 1)
            return Head(item, tuple(members), aside, item.width, height, tuple(_stacked(item, members)))
        share = None if width is None else (width + MEMBER_GAP) // len(members) - MEMBER_GAP
        # The words of the bar stand over its first member.
        item = self._sized(self.items[key], share)
        members = [self._sized(member, share) for member in members]
        spots: list[Spot] = []
        left = 0.0
        for member in members:
            spots.append(Spot(member.key, left, member.width))
            left += member.width + MEMBER_GAP
        return Head(item, tuple(members), aside, left - MEMBER_GAP, item.height + row_height(members), tuple(spots))

    def narrowest(self, key: str, *, aside: bool) -> float:
        """How wide a head has to be so that no word is split, in pt; no more than `_NARROW`, for some words are too long."""
        assert self.setter
        item = self.items[key]
        bar = min(_NARROW, self.setter.narrowest(item))
        if not isinstance(item, Bar):
            return bar
        members = [self.items[member] for member in item.members]
        widest = min(_NARROW, max(self.setter.narrowest(member) for member in members))
        if aside and len(members) > 1:
            return (max(bar, widest) + MEMBER_GAP) * len(members) - MEMBER_GAP
        return max(bar, widest + item.width - members[0].width)

    def _sized(self, item: Item, width: float | None) -> Item:
        return self.setter.set_again(item, width) if self.setter and width is not None and width != item.width else item

    def column(self, shapes: Sequence[Shape], *, hang: bool) -> Column:
        """Put steps under one another; a single one hangs on a line at its left only with `hang`."""
        gaps = self.gaps
        kinds = {(self.bars[shape.key].target, self.bars[shape.key].relation) for shape in shapes}
        indent = gaps.spine + gaps.approach + (len(kinds) - 1) * HEADS if hang or len(shapes) > 1 else 0
        tops: list[float] = []
        floor: Profile = ()
        for shape in shapes:
            top = clearance(floor, indent, indent + shape.width, shape.shoulder, gaps.down)
            lines = [(0, indent, top + gaps.spine)] if indent else []
            floor = envelope([*floor, *moved(shape.floor, indent, top), *lines])
            tops.append(top)
        height = max(top + shape.height for top, shape in zip(tops, shapes, strict=True))
        return Column(tuple(shapes), indent, indent + max(shape.width for shape in shapes), height, tuple(tops), floor)

    def assemble(self, head: Head, below: Sequence[Column], beside: Column | None, *, tucked: bool = False) -> Shape:
        """Hang columns of steps under a head, and what questions it at its right; `tucked` lets the steps run below that too."""
        gaps = self.gaps
        head_left, left, block = self._balance(head.spots, head.width, below)
        trunks = self._route(head.spots, below, left - head_left)
        taken = head_left + max([head.width, *(trunk.x + gaps.track for trunk in trunks if trunk.side is not None)])
        width, height, top = max(taken, left + block), head.height, 0.0
        floor, right = head.height, 0.0
        if beside:
            right = (taken if tucked else width) + gaps.undercut
            height = max(height, beside.height)
            floor = max(floor, beside.height) if tucked else floor
        if below:
            levels = max(trunk.level for trunk in trunks) + 1
            straight = all(trunk.is_straight for trunk in trunks)
            top = floor + gaps.head + (0 if straight else gaps.approach + gaps.track * (levels - 1))
            height = max(height, top + max(column.height for column in below))
        if beside:
            width = max(width, right + beside.width)
        shape = Shape(head, width, height, head_left, tuple(below), left, top, beside, right)
        shoulder = (width, 0.0) if beside else (taken, floor + gaps.head - gaps.down)
        return evolve(shape, floor=self._floor(shape, taken), shoulder=shoulder)

    def _floor(self, shape: Shape, taken: float) -> Profile:
        """How far down a tree reaches; its lines are part of it."""
        pieces: list[tuple[float, float, float]] = [(0, taken, shape.head.height)]
        if shape.below:
            lefts = self.lefts(shape.below, shape.below_left)
            pieces.append((min(lefts[0], shape.head_left), max(taken, lefts[-1] + shape.below[-1].width), shape.below_top))
            for left, column in zip(lefts, shape.below, strict=True):
                pieces += moved(column.floor, left, shape.below_top)
        if shape.beside:
            pieces += moved(shape.beside.floor, shape.beside_left, 0)
        return envelope(pieces)

    def assemble_level(self, head: Head, shapes: Sequence[Shape]) -> Shape:
        """Put the steps of a head in one column at its right, none higher than what it bears on."""
        gaps = self.gaps
        entries = self.entries(head)
        left = head.width + gaps.head + gaps.track * (len(entries) - 1) + gaps.approach
        tops: list[float] = []
        floor: Profile = ()
        for shape in shapes:
            bar = self.bars[shape.key]
            highest = entries[bar.target, bar.relation] - shape.head.item.height / 2
            tops.append(max(highest, clearance(floor, 0, shape.width, shape.shoulder, gaps.down)))
            floor = envelope([*floor, *moved(shape.floor, 0, tops[-1])])
        width = max(shape.width for shape in shapes)
        height = max(top + shape.height for top, shape in zip(tops, shapes, strict=True))
        column = Column(tuple(shapes), 0, width, height, tuple(tops), floor)
        lines = (head.width, left, tops[-1] + gaps.spine)
        whole = envelope([(0, head.width, head.height), lines, *moved(floor, left, 0)])
        size = (left + width, max(head.height, height))
        return Shape(head, *size, right=column, right_left=left, floor=whole, shoulder=(size[0], 0))

    def entries(self, head: Head) -> dict[tuple[str, Relation], float]:
        """Where lines come into the right edges of boxes under one another, in pt from the top of the head."""
        entries: dict[tuple[str, Relation], float] = {}
        top = head.item.height if isinstance(head.item, Bar) else 0.0
        for member in head.members or (head.item,):
            at = top + _LEVEL
            for bars in by_relation(self.steps.get(member.key, ())):
                entries[member.key, bars[0].relation] = at
                at += min(HEADS, member.height / 4)
            top += member.height + AND_HEIGHT
        return entries

    def trunks(self, shape: Shape) -> list[Trunk]:
        """Where the lines run that come into a head from below, in pt from the left of the head."""
        return self._route(shape.head.spots, shape.below, shape.below_left - shape.head_left)

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
            shift = borne[0].left if borne[0].side is None else 0
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
            return [(left + only.head_left + only.head.width / 2, *runs[0])]
        return [(left + self.gaps.spine + number * HEADS, *run) for number, run in enumerate(reversed(runs))]

    def _route(self, spots: Sequence[Spot], below: Sequence[Column], left: float) -> list[Trunk]:
        trunks: list[Trunk] = []
        for at, column in zip(self.lefts(below, left), below, strict=True):
            for x, (target, relation), shapes in self._ends(column, at):
                if not trunks or (trunks[-1].target, trunks[-1].relation) != (target, relation):
                    trunks.append(Trunk(target, relation, []))
                trunks[-1].ends.append((x, shapes))
        track = max((spot.left + spot.width for spot in spots), default=0) + self.gaps.head
        for spot in spots:
            into = [trunk for trunk in trunks if trunk.target == spot.target]
            if spot.side is None:
                enter(into, spot)
                continue
            step = min(HEADS, spot.height / max(1, len(into) + 1))
            for number, trunk in enumerate(into):
                trunk.x = track
                trunk.side = spot.side + step * ((len(into) - 1) / 2 - number)
                track += self.gaps.track
        level(trunks)
        return trunks


def _stacked(bar: Bar, members: Sequence[Item]) -> Iterator[Spot]:
    """The members from the lowest up: what bears on any but the lowest comes in from the right."""
    bottom = bar.height + sum(member.height + AND_HEIGHT for member in members) - AND_HEIGHT
    for member in reversed(members):
        side = None if member is members[-1] else bottom - member.height / 2
        yield Spot(member.key, bar.width - member.width, member.width, side, member.height)
        bottom -= member.height + AND_HEIGHT


def row_height(members: Sequence[Item]) -> float:
    """How high members side by side are: all boxes as high as the highest, in pt."""
    return max(member.height for member in members)
