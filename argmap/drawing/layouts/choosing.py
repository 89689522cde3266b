"""Choosing the shapes of trees: one that reads well, or many among which a page can choose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, product
from math import ceil, inf, sqrt
from typing import Protocol, TypeAlias, TypeVar

from attrs import frozen

from argmap.drawing.layouts.forest import by_relation
from argmap.drawing.layouts.shapes import Column, Head, Shape, Shaper


class Sized(Protocol):
    """What takes room, in pt."""

    @property
    def width(self) -> float:
        """From left to right."""

    @property
    def height(self) -> float:
        """From the top down."""


S = TypeVar("S", bound=Sized)

Options: TypeAlias = Sequence[Shape]
"""The shapes of one step."""

_ABREAST = 5
"""How many linked members stand side by side in a pyramid if they need not."""
_HANGING = 300
"""How high a column of single steps may be in any case, in pt."""
_BROADEST = 2400
"""How broad the steps below a head may be while they can still be put under one another, in pt."""
_WIDER = 3
"""How many widths are tried for a head with something below it."""
_BROAD = 1.6
"""How many times as wide as high many single steps together are."""


@frozen
class Effort:
    """How much is tried: the shapes that are kept of each tree, and the heights, widths and numbers of columns in which its steps are put."""

    kept: int = 16
    heights: int = 8
    widths: int = 5
    columns: int = 4
    exact: int = 9
    """How many steps may be cut into columns in every way."""
    cut: int = 8
    """How many blocks may be put together in every way."""
    limits: tuple[float, float] = (inf, inf)
    """The width and the height beyond which a shape is of no use, in pt."""

    def pick(self, shapes: Sequence[S]) -> list[S]:
        """Give those worth keeping, from the narrowest to the lowest."""
        widest, highest = self.limits
        useful = [shape for shape in shapes if shape.width <= widest and shape.height <= highest]
        return pareto(useful or shapes, self.kept)


def pareto(shapes: Sequence[S], kept: int) -> list[S]:
    """Give the shapes than which none is both narrower and lower, from the narrowest to the lowest, `kept` of them at most."""
    best: list[S] = []
    for shape in sorted(shapes, key=lambda shape: (shape.width, shape.height)):
        if not best or shape.height < best[-1].height - 0.5:
            best.append(shape)
    return sample(best, kept)


def sample(values: Sequence[S], count: int) -> list[S]:
    """Give `count` of the values, evenly spread, the first and the last among them."""
    if len(values) <= count:
        return list(values)
    if count == 1:
        return [values[-1]]
    return [values[round(number * (len(values) - 1) / (count - 1))] for number in range(count)]


def within_height(shapes: Sequence[S], height: float) -> S:
    """The narrowest that is no higher, or the lowest."""
    return next((shape for shape in shapes if shape.height <= height), shapes[-1])


def within_width(shapes: Sequence[S], width: float) -> S:
    """The lowest that is no wider, or the narrowest."""
    return next((shape for shape in reversed(shapes) if shape.width <= width), shapes[0])


def filled(shapes: Sequence[S], limit: float, gap: float) -> Iterator[list[S]]:
    """Put shapes under one another, and begin a new column where they would be higher than `limit`."""
    column: list[S] = []
    height = 0.0
    for shape in shapes:
        if column and height + gap + shape.height > limit:
            yield column
            column, height = [], 0.0
        height += shape.height + (gap if column else 0)
        column.append(shape)
    if column:
        yield column


class Pyramid:
    """Gives each tree one shape: steps side by side below what they bear on, single ones of one relation hanging in columns."""

    def __init__(self, shaper: Shaper) -> None:
        self.shaper = shaper
        self.chosen: dict[str, Shape] = {}

    def __call__(self, key: str) -> list[Shape]:
        """Choose the shape of a tree whose branches have theirs."""
        shaper = self.shaper
        aside = len(shaper.members(key)) <= _ABREAST
        below: list[Column] = []
        for target in shaper.supported(key, aside=aside):
            for bars in by_relation(shaper.steps[target]):
                below += self._columns([self.chosen.pop(bar.key) for bar in bars])
        if sum(column.width for column in below) > _BROADEST:
            below = list(self._narrowed(below))
        exceptions = [self.chosen.pop(bar.key) for bar in shaper.steps.get(key, ())] if key in shaper.bars else []
        beside = shaper.column(exceptions, hang=len(exceptions) > 1) if exceptions else None
        self.chosen[key] = shaper.assemble(shaper.head(key, aside=aside), below, beside)
        return [self.chosen[key]]

    def _narrowed(self, columns: Sequence[Column]) -> Iterator[Column]:
        """Put what would be too broad for any screen into fewer and higher columns, those of a box in one if they bear differently."""
        shaper = self.shaper
        shapes = [shape for column in columns for shape in column.shapes]
        count = max(1, int(_BROADEST / max(column.width for column in columns)))
        limit = sum(shape.height + shaper.gaps.down for shape in shapes) / count
        for _, group in groupby(shapes, key=lambda shape: shaper.bars[shape.key].target):
            run = [*group]
            alike = len({shaper.bars[shape.key].relation for shape in run}) == 1
            yield from (shaper.column(column, hang=False) for column in (filled(run, limit, shaper.gaps.down) if alike else [run]))

    def _columns(self, shapes: Sequence[Shape]) -> Iterator[Column]:
        shaper = self.shaper
        single = [shape for shape in shapes if self._is_single(shape)]
        limit = max(_HANGING, sqrt(sum(shape.height for shape in single) * max((shape.width for shape in single), default=0) / _BROAD))
        run: list[Shape] = []
        for shape in shapes:
            if not self._is_single(shape):
                yield from (shaper.column(column, hang=False) for column in filled(run, limit, shaper.gaps.down))
                yield shaper.column([shape], hang=False)
                run = []
            else:
                run.append(shape)
        yield from (shaper.column(column, hang=False) for column in filled(run, limit, shaper.gaps.down))

    def _is_single(self, shape: Shape) -> bool:
        return not shape.below and not shape.beside and (len(self.shaper.members(shape.key)) == 1 or not shape.head.aside)


class _Row:
    """Columns side by side, measured."""

    __slots__ = ("columns", "height", "width")

    def __init__(self, columns: tuple[Column, ...], width: float, height: float) -> None:
        self.columns, self.width, self.height = columns, width, height

    def plus(self, column: Column, gap: float) -> _Row:
        return _Row((*self.columns, column), self.width + gap + column.width, max(self.height, column.height))


def _stops(groups: Sequence[Sequence[Sequence[Options]]]) -> Iterator[list[int]]:
    """For each step, where a column that begins with it can end: within its relation, or with the last step of its box."""
    start = 0
    for group in groups:
        first, last = start, start + sum(len(relation) for relation in group)
        for relation in group:
            stop = start + len(relation)
            for number in range(start, stop):
                whole = [last] if number == first and last > stop else []
                yield [*range(number + 1, stop + 1), *whole]
            start = stop


class Search:
    """Gives each tree many shapes, from the narrowest to the lowest."""

    def __init__(self, shaper: Shaper, effort: Effort, widths: Sequence[float] = ()) -> None:
        self.shaper = shaper
        self.effort = effort
        self.widths = widths
        self.found: dict[str, list[Shape]] = {}

    def __call__(self, key: str) -> list[Shape]:
        """Find the shapes of a tree whose branches have theirs."""
        shaper = self.shaper
        besides = self._besides(key)
        shapes: list[Shape] = []
        for aside in (True, False) if len(shaper.members(key)) > 1 else (True,):
            for below in self._belows(key, aside=aside):
                for head, beside in product(self._heads(key, below, aside=aside), besides):
                    tucks = (False, True) if beside and below else (False,)
                    shapes += [shaper.assemble(head, below, beside, tucked=tucked) for tucked in tucks]
        shapes += self._levels(key)
        self.found[key] = self.effort.pick(shapes)
        return self.found[key]

    def _heads(self, key: str, below: Sequence[Column], *, aside: bool) -> Iterator[Head]:
        """A head as wide as what hangs below it, and somewhat wider; one with nothing below it in every width."""
        shaper = self.shaper
        if not self.widths:
            yield shaper.head(key, aside=aside)
            return
        members = max(1, len(shaper.members(key))) if aside else 1
        narrowest = max(self.widths[0] * members, ceil(shaper.narrowest(key, aside=aside)))
        widths = [narrowest, *(width * members for width in self.widths if width * members > narrowest)]
        block = sum(column.width for column in below) + shaper.gaps.across * (len(below) - 1)
        first = max(0, bisect_right(widths, block) - 1) if below else 0
        for width in widths[first : first + _WIDER if below else None]:
            yield shaper.head(key, aside=aside, width=width)

    def _levels(self, key: str) -> Iterator[Shape]:
        """The ways to put the steps in one column at the right of a head, where the place is not taken by what questions it."""
        shaper = self.shaper
        steps = [bar for target in shaper.supported(key, aside=True) for bar in shaper.steps[target]]
        if not steps or (key in shaper.bars and key in shaper.steps):
            return
        options = [self.found[bar.key] for bar in steps]
        for column in self._all_columns(options):
            for head in self._heads(key, (), aside=len(shaper.members(key)) == 1):
                yield shaper.assemble_level(head, column.shapes)

    def _besides(self, key: str) -> list[Column | None]:
        bars = self.shaper.steps.get(key, []) if key in self.shaper.bars else []
        if not bars:
            return [None]
        options = [self.found[bar.key] for bar in bars]
        widths = {pick[at].width for pick in options for at in (0, len(pick) // 2, -1)}
        picked = [[within_width(shapes, width) for shapes in options] for width in sorted(widths)]
        columns = [self.shaper.column(shapes, hang=len(shapes) > 1) for shapes in picked]
        return [*pareto(columns, 3)]

    def _belows(self, key: str, *, aside: bool) -> list[list[Column]]:
        """The ways to put the steps below a head into columns."""
        shaper = self.shaper
        groups = [[[self.found[bar.key] for bar in bars] for bars in by_relation(shaper.steps[target])] for target in shaper.supported(key, aside=aside)]
        every = [shapes for group in groups for relation in group for shapes in relation]
        if not every:
            return [[]]
        if len(every) <= self.effort.exact:
            return self._all_rows(groups, every)
        belows: list[list[Column]] = []
        for picked, limit in self._picks(every):
            chosen = iter(picked)
            belows.append(self._fill([[[next(chosen) for _ in relation] for relation in group] for group in groups], limit))
        return belows

    def _all_rows(self, groups: Sequence[Sequence[Sequence[Options]]], every: Sequence[Options]) -> list[list[Column]]:
        """Every way to cut a few steps into columns, as far as no other takes less room."""
        rows: list[list[_Row]] = [[_Row((), -self.shaper.gaps.across, 0)], *([] for _ in every)]
        for start, stops in enumerate(_stops(groups)):
            reached = self.effort.pick(rows[start])
            for stop in stops:
                columns = self._all_columns(every[start:stop])
                rows[stop] += [row.plus(column, self.shaper.gaps.across) for row in reached for column in columns]
        return [list(row.columns) for row in self.effort.pick(rows[-1])]

    def _all_columns(self, options: Sequence[Options]) -> list[Column]:
        widths = sorted({shape.width for shapes in options for shape in shapes})
        found: dict[tuple[int, ...], Column] = {}
        for number in sorted({round(share * (len(widths) - 1) / self.effort.heights) for share in range(self.effort.heights + 1)}):
            picked = [within_width(shapes, widths[number]) for shapes in options]
            sign = tuple(map(id, picked))
            if sign not in found:
                found[sign] = self.shaper.column(picked, hang=False)
        return self.effort.pick([*found.values()])

    def _picks(self, every: Sequence[Sequence[Shape]]) -> Iterator[tuple[list[Shape], float]]:
        """One shape for each step, and how high columns of them may be."""
        effort, gap = self.effort, self.shaper.gaps.down
        lowest = max(shapes[-1].height for shapes in every)
        highest = sum(shapes[0].height + gap for shapes in every)
        for number in range(effort.heights):
            limit = lowest * (highest / lowest) ** (number / max(1, effort.heights - 1)) + 0.1
            yield [within_height(shapes, limit) for shapes in every], limit
        widths = sorted({shape.width for shapes in every for shape in shapes})
        for number in range(min(effort.widths, len(widths))):
            width = widths[round(number * (len(widths) - 1) / max(1, effort.widths - 1))] if effort.widths > 1 else widths[-1]
            picked = [within_width(shapes, width) for shapes in every]
            whole = sum(shape.height + gap for shape in picked)
            for columns in range(1, min(effort.columns, len(every)) + 1):
                yield picked, max(whole / columns, *(shape.height for shape in picked))

    def _fill(self, groups: Sequence[Sequence[Sequence[Shape]]], limit: float) -> list[Column]:
        """Fill columns; a column holds steps of one relation, or all steps that bear on one box."""
        shaper = self.shaper
        columns: list[Column] = []
        for group in groups:
            together = [shape for relation in group for shape in relation]
            high = sum(shape.height + shaper.gaps.down for shape in together)
            runs = [together] if len(group) > 1 and high <= limit else group
            columns += [shaper.column(column, hang=False) for run in runs for column in filled(run, limit, shaper.gaps.down)]
        return columns
