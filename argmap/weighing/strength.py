"""Strength between 0 and 1: DF-QuAD (Rago, Toni, Aurisicchio and Baroni 2016) with linked groups, an upper bound and good for ranking only."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import prod

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


class CyclicMapError(ValueError):
    """Statements bear on themselves, so that strengths need not settle."""


def strengths(graph: Graph, supposition: Supposition, base: Mapping[str, Fraction] | None = None) -> list[Fraction]:
    """Give the strength of every statement and, after these, of every step.

    A ground statement begins with the middle of its band, or with `base`; a statement with reasons with nothing.
    A step has that of its weakest member, lowered by its exceptions; rejected statements have none.

    Raises:
        CyclicMapError: strengths on a cycle need not settle (two statements that object to each other swing for ever).
    """
    size = len(graph.ids)
    counts = graph.counts(supposition)
    into: list[list[int]] = [[] for _ in range(size + len(graph.steps))]
    for number in range(len(graph.steps)):
        if counts[number]:
            into[graph.target[number]].append(size + number)
    needs = [[*into[number], *(graph.members[number - size] if number >= size else ())] for number in range(len(into))]
    found: list[Fraction | None] = [None] * len(into)
    for number in _order(needs):
        if number < size:
            statement = graph.statements[number]
            given = (base or {}).get(statement.id, BASE[statement.qualifier or Qualifier.CERTAIN])
            start = Fraction(0) if statement.reasons else given
            value = _combined(
                start,
                [_known(found, step) for step in into[number] if not graph.supports(step)],
                [_known(found, step) for step in into[number] if graph.supports(step)],
            )
            found[number] = Fraction(0) if statement.id in supposition.rejected else value
        else:
            weakest = min(_known(found, member) for member in graph.members[number - size])
            found[number] = _combined(weakest, [_known(found, step) for step in into[number]], [])
    return [_known(found, number) for number in range(len(found))]


def _known(found: list[Fraction | None], number: int) -> Fraction:
    value = found[number]
    assert value is not None
    return value


def _combined(start: Fraction, against: list[Fraction], favour: list[Fraction]) -> Fraction:
    attack, support = 1 - prod((1 - value for value in against), start=Fraction(1)), 1 - prod((1 - value for value in favour), start=Fraction(1))
    if support >= attack:
        return start + (1 - start) * (support - attack)
    return start - start * (attack - support)


def _order(needs: list[list[int]]) -> list[int]:
    """Put everything after what it needs (Kahn)."""
    waiting = [len(each) for each in needs]
    needed_by: list[list[int]] = [[] for _ in needs]
    for number, each in enumerate(needs):
        for need in each:
            needed_by[need].append(number)
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
        raise CyclicMapError("statements bear on themselves by way of others, and strengths on a cycle need not settle")
    return order
