"""Strength between 0 and 1: DF-QuAD (Rago, Toni, Aurisicchio and Baroni 2016) with linked groups, an upper bound and good for ranking only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from argmap.argument import Qualifier
from argmap.listing import listed
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
    return listed(links)


def strengths(graph: Graph, supposition: Supposition, base: Mapping[str, Fraction] | None = None) -> list[Fraction]:
    """Give the strength of every statement and, after these, of every step, exactly; their digits may double at each level of a map.

    A ground statement begins with the middle of its band, or with `base`; a statement with reasons with nothing.
    A step has that of its weakest member, lowered by its exceptions; rejected statements have none.

    Raises:
        CyclicMapError: strengths on a cycle need not settle (two statements that object to each other swing for ever).
    """
    given = base or {}
    begin = [given.get(each.id, BASE[each.qualifier or Qualifier.CERTAIN]) for each in graph.statements]
    heard = graph.counts(supposition)
    return _strengths(graph, _order(graph, heard), heard, supposition.rejected, begin, Fraction(0))


def rounded_strengths(graph: Graph, suppositions: Sequence[Supposition]) -> list[list[float]]:
    """Give the same for each of several suppositions, in floating point and in linear time; a cycle in one is a cycle in all."""
    begin = [float(BASE[each.qualifier or Qualifier.CERTAIN]) for each in graph.statements]
    heard = [graph.counts(supposition) for supposition in suppositions]
    order = _order(graph, [any(each) for each in zip(*heard, strict=True)])
    return [_strengths(graph, order, each, supposition.rejected, begin, 0.0) for each, supposition in zip(heard, suppositions, strict=True)]


def _strengths(graph: Graph, order: Sequence[int], heard: Sequence[bool], rejected: frozenset[str], begin: Sequence[Number], none: Number) -> list[Number]:
    size = len(graph.ids)
    found = [none] * (size + len(heard))
    # What is left to doubt by the steps for each statement or step, and by those against it: the product of what each leaves.
    doubted, spared = [none + 1] * len(found), [none + 1] * len(found)
    for number in order:
        if number < size:
            statement = graph.statements[number]
            if statement.id not in rejected:
                found[number] = _combined(none if statement.reasons else begin[number], 1 - spared[number], 1 - doubted[number])
            continue
        place = number - size
        found[number] = _combined(min([found[member] for member in graph.members[place]]), 1 - spared[number], 1 - doubted[number])
        if heard[place]:
            left = doubted if graph.supports(number) else spared
            left[graph.target[place]] *= 1 - found[number]
    return found


def _combined(start: Number, attack: Number, support: Number) -> Number:
    if support >= attack:
        return start + (1 - start) * (support - attack)
    return start - start * (attack - support)


def _order(graph: Graph, heard: Sequence[bool]) -> list[int]:
    """Put every statement and step after what its strength hangs on (Kahn 1962).

    Raises:
        CyclicMapError: that cannot be done.
    """
    size = len(graph.ids)
    waiting = [0] * size + [len(members) for members in graph.members]
    for target, is_heard in zip(graph.target, heard, strict=True):
        waiting[target] += is_heard
    ready = [number for number, count in enumerate(waiting) if not count]
    order: list[int] = []
    while ready:
        number = ready.pop()
        order.append(number)
        place = number - size
        for after in graph.used(number) if number < size else graph.target[place : place + 1] if heard[place] else ():
            waiting[after] -= 1
            if not waiting[after]:
                ready.append(after)
    if len(order) < len(waiting):
        raise CyclicMapError([graph.ids[number] for number in _cycle(graph, heard, waiting) if number < size])
    return order


def _cycle(graph: Graph, heard: Sequence[bool], waiting: Sequence[int]) -> list[int]:
    """Find a way round among what waits: each part of it waits for another such part."""
    size = len(graph.ids)
    needs: list[list[int]] = [*([] for _ in graph.ids), *map(list, graph.members)]
    for step, (target, is_heard) in enumerate(zip(graph.target, heard, strict=True), size):
        if is_heard:
            needs[target].append(step)
    here = next(number for number, count in enumerate(waiting) if count)
    places: dict[int, int] = {}
    while here not in places:
        places[here] = len(places)
        here = next(need for need in needs[here] if waiting[need])
    return list(places)[places[here] :]
