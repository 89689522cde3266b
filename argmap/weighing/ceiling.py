"""How surely a statement may be said at most: the weakest link of its best line of support, on the ordinal scale of the qualifiers."""

from __future__ import annotations

from attrs import frozen

from argmap.argument import Qualifier
from argmap.weighing.status import Graph

_RANK = {
    Qualifier.CERTAIN: 7,
    Qualifier.VERY_LIKELY: 6,
    Qualifier.LIKELY: 5,
    Qualifier.EVEN_CHANCE: 4,
    Qualifier.POSSIBLE: 4,
    Qualifier.UNLIKELY: 3,
    Qualifier.VERY_UNLIKELY: 2,
    Qualifier.REMOTE: 1,
}


def rank(qualifier: Qualifier | None) -> int:
    """Place a qualifier from 7, certain, down to 1, remote; what is said flatly is said as certain, and what may be is no more than even."""
    return _RANK[qualifier or Qualifier.CERTAIN]


@frozen
class Ceiling:
    """How surely a statement may be said at most."""

    qualifier: Qualifier
    leaf: str
    """The id of the ground statement that sets it."""


def weakest_links(graph: Graph) -> list[int | None]:
    """Give for every statement, in order, the number of the ground statement that sets its ceiling; None for what rests on nothing but itself.

    A ground statement is as sure as it is said; a reason as its least sure member; a statement as its surest reason. Objections are passed over:
    it is an upper bound. Statements are settled from the surest down, so that each is settled once: linear, since there are seven ranks.
    """
    size = len(graph.ids)
    found: list[int | None] = [None] * size
    missing = [len(members) for members in graph.members]
    ranks: dict[int, list[int]] = {}
    for number, statement in enumerate(graph.statements):
        if not statement.reasons:
            ranks.setdefault(rank(statement.qualifier), []).append(number)
    target, supports = graph.target, graph.supports
    for place in sorted(ranks, reverse=True):
        waiting = [(leaf, leaf) for leaf in reversed(ranks[place])]
        while waiting:
            number, leaf = waiting.pop()
            if found[number] is not None:
                continue
            found[number] = leaf
            for step in graph.used(number):
                missing[step - size] -= 1
                if not missing[step - size] and supports(step):
                    # The last member to be settled is the least sure.
                    waiting.append((target[step - size], leaf))
    return found


def ceiling(graph: Graph, leaf: int) -> Ceiling:
    """Give the ceiling that a ground statement sets, by its number."""
    statement = graph.statements[leaf]
    return Ceiling(statement.qualifier or Qualifier.CERTAIN, statement.id)
