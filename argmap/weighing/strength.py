"""Strength between 0 and 1: DF-QuAD (Rago, Toni, Aurisicchio and Baroni 2016) with linked groups, an upper bound and good for ranking only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import TypeVar

from argmap.argument import Qualifier
from argmap.weighing.status import Graph, Supposition

BASE: Mapping[Qualifier, Fraction] = {
    Qualifier.CERTAIN: Fraction(97, 100),
    Qualifier.VERY_LIKELY: Fraction(875, 1000),
    Qualifier.LIKELY: Fraction(675, 1000),
    Qualifier.EVEN_CHANCE: Fraction(1, 2),
    Qualifier.POSSIBLE: Fraction(1, 2),
    Qualifier.UNLIKELY: Fraction(325, 1000),
    Qualifier.VERY_UNLIKELY: Fraction(125, 1000),
    Qualifier.REMOTE: Fraction(3, 100),
}
"""The middles of the bands of ICD 203."""


Number = TypeVar("Number", float, Fraction)
_SHOWN = 4


class CyclicMapError(ValueError):
    """Statements bear on themselves, so that strengths need not settle."""

    def __init__(self, cycle: Sequence[str]) -> None:
        self.cycle = tuple(cycle)
        """The ids of statements each of which hangs on the next, and the last on the first."""
        super().__init__(f"strengths on a cycle need not settle, and {_told(self.cycle)}")


def _told(cycle: tuple[str, ...]) -> str:
    if len(cycle) == 1:
        return f"`{cycle[0]}` hangs on itself"
    links = [f"`{one}` hangs on `{other}`" for one, other in zip(cycle, (*cycle[1:], cycle[0]), strict=True)]
    if len(links) > _SHOWN:
        links = [*links[: _SHOWN - 1], f"so on over {len(links) - _SHOWN} more", links[-1]]
    return f"{', '.join(links[:-1])} and {links[-1]}"


def strengths(graph: Graph, supposition: Supposition, base: Mapping[str, Fraction] | None = None) -> list[Fraction]:
    """Give the strength of every statement and, after these, of every step, exactly; their digits may double at each level of a map.

    A ground statement begins with the middle of its band, or with `base`; a statement with reasons with nothing.
    A step has that of its weakest member, lowered by its exceptions; rejected statements have none.

    Raises:
        CyclicMapError: strengths on a cycle need not settle (two statements that object to each other swing for ever).
    """
    given = {**{each.id: BASE[each.qualifier or Qualifier.CERTAIN] for each in graph.statements}, **(base or {})}
    return _strengths(graph, supposition, given, Fraction(0))


def rounded_strengths(graph: Graph, supposition: Supposition) -> list[float]:
    """Give the strength of every statement and, after these, of every step, in floating point and in linear time; see `strengths`."""
    return _strengths(graph, supposition, {each.id: float(BASE[each.qualifier or Qualifier.CERTAIN]) for each in graph.statements}, 0.0)


def _strengths(graph: Graph, supposition: Supposition, base: Mapping[str, Number], none: Number) -> list[Number]:
    size = len(graph.ids)
    favour, against = _sides(graph, supposition)
    found: dict[int, Number] = {}
    for number in _order(graph, favour, against):
        if number >= size:
            start = min(found[member] for member in graph.members[number - size])
        else:
            statement = graph.statements[number]
            if statement.id in supposition.rejected:
                found[number] = none
                continue
            start = none if statement.reasons else base[statement.id]
        found[number] = _combined(start, [found[step] for step in against[number]], [found[step] for step in favour[number]])
    return [found[number] for number in range(len(favour))]


def _sides(graph: Graph, supposition: Supposition) -> tuple[list[list[int]], list[list[int]]]:
    """For each statement and step the steps for it that are heard, and those against it."""
    size = len(graph.ids)
    favour: list[list[int]] = [[] for _ in range(size + len(graph.steps))]
    against: list[list[int]] = [[] for _ in favour]
    for step, (target, is_heard) in enumerate(zip(graph.target, graph.counts(supposition), strict=True), size):
        if is_heard:
            (favour if graph.supports(step) else against)[target].append(step)
    return favour, against


def _combined(start: Number, against: Sequence[Number], favour: Sequence[Number]) -> Number:
    attack, support = 1 - prod(1 - value for value in against), 1 - prod(1 - value for value in favour)
    if support >= attack:
        return start + (1 - start) * (support - attack)
    return start - start * (attack - support)


def _order(graph: Graph, favour: Sequence[Sequence[int]], against: Sequence[Sequence[int]]) -> list[int]:
    """Put every statement and step after what its strength hangs on (Kahn 1962).

    Raises:
        CyclicMapError: that cannot be done.
    """
    members: list[tuple[int, ...]] = [*(() for _ in graph.ids), *graph.members]
    needs = [[*one, *other, *part] for one, other, part in zip(favour, against, members, strict=True)]
    needed_by: list[list[int]] = [[] for _ in needs]
    for number, each in enumerate(needs):
        for need in each:
            needed_by[need].append(number)
    waiting = [len(each) for each in needs]
    ready = [number for number, count in enumerate(waiting) if not count]
    order: list[int] = []
    while ready:
        number = ready.pop()
        order.append(number)
        for after in needed_by[number]:
            waiting[after] -= 1
            if not waiting[after]:
                ready.append(after)
    if len(order) < len(needs):
        raise CyclicMapError([graph.ids[number] for number in _cycle(needs, waiting) if number < len(graph.ids)])
    return order


def _cycle(needs: Sequence[Sequence[int]], waiting: Sequence[int]) -> list[int]:
    """Find a way round among what waits: each part of it waits for another such part."""
    here = next(number for number, count in enumerate(waiting) if count)
    places: dict[int, int] = {}
    while here not in places:
        places[here] = len(places)
        here = next(need for need in needs[here] if waiting[need])
    return list(places)[places[here] :]
