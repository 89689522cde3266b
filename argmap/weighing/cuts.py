"""Cut sets: the smallest sets of ground statements whose rejection costs a statement its standing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import TypeAlias

from attrs import frozen

from argmap.weighing.status import Graph, Status, Supposition, label

MOST = 200
"""How many sets are kept."""
LARGEST = 6
"""How many statements a set has at most."""

Family: TypeAlias = frozenset[frozenset[int]]
"""Sets of statements, none of which holds another."""

_NONE: Family = frozenset()
_ALWAYS: Family = frozenset({frozenset()})


@frozen
class Cuts:
    """What would bring a statement down."""

    sets: tuple[tuple[str, ...], ...]
    """The ids of ground statements that are enough together, the fewest first; one empty set if it does not stand anyway."""
    least: bool
    """Whether surely no other set is as small as the smallest of these, or smaller."""
    complete: bool
    """Whether these are surely all; otherwise there may be others: larger, beyond the number kept, or such as spare what would answer an objection."""


def cut_sets(graph: Graph, id: str, supposition: Supposition, *, most: int = MOST, largest: int = LARGEST) -> Cuts:
    """Give the minimal sets X of ground statements such that the statement does not stand if all of X is rejected.

    They are worked out from the ground up: what it takes for each statement and step not to be in, and not to be out,
    each a union or a product of what it takes for its parts; and then tried, since an objection may hang on what is rejected.

    Raises:
        KeyError: there is no such statement.
    """
    target = graph.number[graph.map[id].id]
    if label(graph, supposition)[target] is not Status.IN:
        return Cuts(((),), least=True, complete=True)
    search = _Search(graph, supposition, most, largest)
    found = search.run(target)
    tried: list[frozenset[int]] = []
    for candidate in sorted(found, key=lambda each: (len(each), sorted(each))):
        if any(smaller <= candidate for smaller in tried):
            continue
        rejected = supposition.rejected | {graph.ids[number] for number in candidate}
        supposed = Supposition(supposition.concessions, supposition.own, frozenset(rejected), supposition.biting)
        if label(graph, supposed)[target] is not Status.IN:
            tried.append(candidate)
        else:
            # It rejects in one place what it needs in another. Larger sets that hold it were dropped, and may be sound.
            search.exact = False
    sets = tuple(tuple(graph.ids[number] for number in sorted(each)) for each in tried)
    return Cuts(sets, least=search.exact, complete=search.exact and search.complete)


class _Search:
    """Finds, for each statement and step, the sets whose rejection keeps it from being in, and from being out."""

    def __init__(self, graph: Graph, supposition: Supposition, most: int, largest: int) -> None:
        self.graph, self.supposition, self.most, self.largest = graph, supposition, most, largest
        self.complete = True
        """Whether none was dropped for being large."""
        self.exact = True
        """Whether none was dropped for another reason than being large, or holding a smaller one that is sound."""
        self.size = len(graph.ids)
        counts = graph.counts(supposition)
        self.into: list[list[int]] = [[] for _ in range(self.size + len(graph.steps))]
        for number in range(len(graph.steps)):
            if counts[number]:
                self.into[graph.target[number]].append(self.size + number)
        self.not_in: dict[int, Family] = {}
        self.not_out: dict[int, Family] = {}

    def run(self, target: int) -> Family:
        """Go through what bears on the target from the ground up, and round cycles until nothing changes.

        Nothing is decided before anything is known, so at first it takes nothing to keep a part from being in, or from being out.
        """
        order = self.graph.below(target, self.into)
        changed = True
        rounds = 0
        while changed and rounds <= len(order):
            changed = False
            rounds += 1
            for number in order:
                before = self.not_in.get(number), self.not_out.get(number)
                self.not_in[number], self.not_out[number] = self._weigh(number)
                changed |= before != (self.not_in[number], self.not_out[number])
        return self.not_in[target]

    def _weigh(self, number: int) -> tuple[Family, Family]:
        if number >= self.size:
            members, against = self.graph.members[number - self.size], self.into[number]
            not_in = self._any([*(self._in(each) for each in members), *(self._out(each) for each in against)])
            not_out = self._all([*(self._out(each) for each in members), *(self._in(each) for each in against)])
            return not_in, not_out
        statement = self.graph.statements[number]
        if statement.id in self.supposition.rejected:
            return _ALWAYS, _NONE
        reasons = [step for step in self.into[number] if self.graph.supports(step)]
        against = [step for step in self.into[number] if not self.graph.supports(step)]
        unsupported = self._all(self._in(step) for step in reasons) if statement.reasons else frozenset({frozenset({number})})
        not_in = self._any([unsupported, *(self._out(step) for step in against)])
        supported = self._any(self._out(step) for step in reasons) if statement.reasons else _ALWAYS
        return not_in, self._all([supported, *(self._in(step) for step in against)])

    def _in(self, number: int) -> Family:
        return self.not_in.get(number, _ALWAYS)

    def _out(self, number: int) -> Family:
        return self.not_out.get(number, _ALWAYS)

    def _any(self, families: Iterable[Family]) -> Family:
        return self._least(each for family in families for each in family)

    def _all(self, families: Iterable[Family]) -> Family:
        found = _ALWAYS
        for family in families:
            found = self._least(one | other for one, other in product(found, family))
        return found

    def _least(self, sets: Iterable[frozenset[int]]) -> Family:
        """Drop what holds a smaller one, what is too large, and what is too many."""
        fitting = set()
        for each in sets:
            if len(each) > self.largest:
                self.complete = False
            else:
                fitting.add(each)
        kept: list[frozenset[int]] = []
        for each in sorted(fitting, key=lambda each: (len(each), sorted(each))):
            if not any(smaller <= each for smaller in kept):
                kept.append(each)
            if len(kept) > self.most:
                self.exact = False
                kept.pop()
                break
        return frozenset(kept)
