"""Many suppositions at once: the labelling of `status`, with one bit for each supposition where that has one label."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from attrs import frozen

from argmap.weighing.status import Graph, Supposition

_AT_ONCE = 4096
"""So many suppositions are tried together: their bits for a hundred thousand statements fit in memory."""


def felling(
    graph: Graph, target: int, rejections: Sequence[Iterable[int]], supposition: Supposition, *, concessions: Sequence[Iterable[int]] = ()
) -> list[int]:
    """Give the places of those rejections, and after them of those concessions, by each of which a statement does not stand.

    Args:
        graph: The map.
        target: The number of the statement.
        rejections: Sets of statements, by number; each set is tried by itself.
        supposition: What is supposed besides.
        concessions: Sets of steps, by number, that are not heard otherwise; each set is heard by itself.

    A processor takes many bits as one, so a thousand suppositions cost little more than one.
    """
    heard = _heard(graph, supposition, {step for steps in concessions for step in steps})
    order = graph.below(target, heard)
    always = [graph.number[id] for id in supposition.rejected]
    worlds = [_World({*each, *always}) for each in rejections] + [_World(set(always), frozenset(each)) for each in concessions]
    found: list[int] = []
    for start in range(0, len(worlds), _AT_ONCE):
        some = worlds[start : start + _AT_ONCE]
        stands = _stands(graph, heard, order, some)
        found += [start + place for place in range(len(some)) if not stands >> place & 1]
    return found


@frozen
class _World:
    """One of the suppositions that are tried together."""

    rejected: set[int]
    biting: frozenset[int] = frozenset()
    """The steps that are heard in it besides."""


def _heard(graph: Graph, supposition: Supposition, biting: Container[int]) -> list[list[int]]:
    """For each statement and step the steps onto it that count, be it in one world."""
    size = len(graph.ids)
    heard: list[list[int]] = [[] for _ in range(size + len(graph.steps))]
    for place, counts in enumerate(graph.counts(supposition)):
        if counts or size + place in biting:
            heard[graph.target[place]].append(size + place)
    return heard


def _stands(graph: Graph, heard: list[list[int]], order: list[int], worlds: Sequence[_World]) -> int:
    """Give the worlds in which the last of the order stands, as bits."""
    size = len(graph.ids)
    every = (1 << len(worlds)) - 1
    rejected = _bits(world.rejected for world in worlds)
    heard_in = _bits(world.biting for world in worlds)
    stands = [0] * len(heard)
    falls = [0] * len(heard)
    changed = True
    # Without cycles the first round settles everything; bits are only ever added, so cycles end too.
    while changed:
        changed = False
        for number in order:
            out = rejected.get(number, 0)
            stood = every & ~out
            if number >= size:
                for member in graph.members[number - size]:
                    stood &= stands[member]
                    out |= falls[member]
                against = heard[number]
            else:
                against = [step for step in heard[number] if not graph.supports(step)]
                if graph.statements[number].reasons:
                    supported, failed = 0, every
                    for step in heard[number]:
                        if graph.supports(step):
                            supported |= stands[step]
                            failed &= falls[step]
                    stood &= supported
                    out |= failed
            for step in against:
                counts = heard_in.get(step, every)
                stood &= falls[step] | every & ~counts
                out |= stands[step] & counts
            if (stood, out) != (stands[number], falls[number]):
                stands[number], falls[number] = stood, out
                changed = True
    return stands[order[-1]]


def _bits(sets: Iterable[Iterable[int]]) -> dict[int, int]:
    """For each number the sets that hold it, as bits."""
    found: dict[int, int] = {}
    for place, numbers in enumerate(sets):
        for number in numbers:
            found[number] = found.get(number, 0) | 1 << place
    return found
