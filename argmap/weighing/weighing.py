"""What a map's conclusions rest on: whether they stand, in three readings, how surely, and what would bring them down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from argmap.argument import ArgumentMap, Statement
from argmap.weighing.ceiling import Ceiling, ceilings, is_overstated
from argmap.weighing.cuts import Cuts, cut_sets
from argmap.weighing.status import Graph, Standpoint, Status, Supposition, label


@frozen
class Standing:
    """What becomes of one statement."""

    statement: Statement
    status: Mapping[Standpoint, Status]
    ceiling: Ceiling | None
    """How surely it may be said at most, by the weakest link of its best line of support; None where it rests on itself."""

    @property
    def stands(self) -> bool:
        """Whether it stands as the author argues."""
        return self.status[Standpoint.AUTHOR] is Status.IN

    @property
    def is_overstated(self) -> bool:
        """Whether it is said more surely than what it rests on."""
        return is_overstated(self.statement, self.ceiling)


@frozen
class Change:
    """What a supposition changes in one reading, by the ids of statements in order of writing."""

    fallen: tuple[str, ...]
    """What stood and no longer does."""
    risen: tuple[str, ...]
    """What did not stand and does now."""


@frozen
class Weighing:
    """A map weighed; `weighing["caveat"].stands`."""

    map: ArgumentMap
    graph: Graph = field(init=False, repr=False)

    @graph.default
    def _graph(self) -> Graph:
        return Graph(self.map)

    def __getitem__(self, id: str) -> Standing:
        """Give what becomes of a statement.

        Raises:
            KeyError: there is none with that id.
        """
        number = self.graph.number[self.map[id].id]
        return Standing(self.map[id], {standpoint: labels[number] for standpoint, labels in self._labels.items()}, self._ceilings[number])

    def __iter__(self) -> Iterator[Standing]:
        return (self[statement.id] for statement in self.map.statements)

    @cached_property
    def _labels(self) -> Mapping[Standpoint, list[Status]]:
        return {standpoint: label(self.graph, Supposition.of(standpoint)) for standpoint in Standpoint}

    @cached_property
    def _ceilings(self) -> list[Ceiling | None]:
        return ceilings(self.graph)

    @property
    def theses(self) -> tuple[Standing, ...]:
        """What becomes of each thesis."""
        return tuple(self[thesis.id] for thesis in self.map.theses)

    def cuts(self, id: str, standpoint: Standpoint = Standpoint.AUTHOR) -> Cuts:
        """Give the smallest sets of ground statements whose rejection costs a statement its standing."""
        return cut_sets(self.graph, id, Supposition.of(standpoint))

    def grounds(self, id: str) -> tuple[str, ...]:
        """Give the ground statements that a statement rests on by way of reasons, in order of writing; itself, if it is one."""
        return tuple(self.graph.ids[number] for number in sorted(self._below([self.graph.number[self.map[id].id]])))

    def shared_grounds(self, id: str) -> Mapping[str, tuple[int, ...]]:
        """Give the ground statements that more than one reason for a statement draws on, each with the places of these reasons, from 0."""
        drawn: dict[str, list[int]] = {}
        for place, reason in enumerate(self.map[id].reasons):
            for number in sorted(self._below([self.graph.number[member] for member in reason.members])):
                drawn.setdefault(self.graph.ids[number], []).append(place)
        return {leaf: tuple(places) for leaf, places in drawn.items() if len(places) > 1}

    def _below(self, numbers: Iterable[int]) -> set[int]:
        """The ground that statements rest on."""
        found: set[int] = set()
        stack = list(numbers)
        seen = set(stack)
        while stack:
            statement = self.map.statements[stack.pop()]
            if not statement.reasons:
                found.add(self.graph.number[statement.id])
            following = {self.graph.number[member] for reason in statement.reasons for member in reason.members} - seen
            seen |= following
            stack += following
        return found

    def suppose(
        self, *, reject: Iterable[str] = (), reject_sources: Iterable[str] = (), concede: Iterable[str] = (), standpoint: Standpoint = Standpoint.AUTHOR
    ) -> Change:
        """Give what falls and what rises if statements are rejected, sources are not believed, or concessions bite.

        Args:
            reject: Ids of statements.
            reject_sources: Ids of sources: what is said on their word is rejected; what is only about them is not.
            concede: Ids of statements whose concessions, those that they are members of, bite.
            standpoint: Whose objections count.

        Raises:
            KeyError: there is no such statement, or no such source.
        """
        rejected = {self.map[id].id for id in reject}
        sources = self._sources(reject_sources)
        rejected |= {statement.id for statement in self.map.statements if statement.attribution in sources}
        biting = {self.map[id].id for id in concede}
        before = self._labels[standpoint]
        after = label(self.graph, Supposition.of(standpoint, rejected=rejected, biting=biting))
        pairs = list(zip(self.graph.ids, before, after, strict=False))
        return Change(
            tuple(id for id, was, now in pairs if was is Status.IN and now is not Status.IN),
            tuple(id for id, was, now in pairs if was is not Status.IN and now is Status.IN),
        )

    def _sources(self, ids: Iterable[str]) -> set[str]:
        known = {source.id for source in self.map.sources}
        for id in ids:
            if id not in known:
                raise KeyError(f"no source has the id {id!r}")
        return set(ids)

    def costly_sources(self, id: str, standpoint: Standpoint = Standpoint.AUTHOR) -> tuple[str, ...]:
        """Give the sources without whose word a statement would not stand."""
        used = dict.fromkeys(statement.attribution for statement in self.map.statements if statement.attribution)
        return tuple(source for source in used if id in self.suppose(reject_sources=[source], standpoint=standpoint).fallen)

    def costly_concessions(self, id: str) -> tuple[str, ...]:
        """Give the conceded statements that would bring a statement down if they bit."""
        conceded = dict.fromkeys(
            member for statement in self.map.statements for objection in statement.objections if objection.conceded for member in objection.members
        )
        return tuple(each for each in conceded if id in self.suppose(concede=[each]).fallen)


def weigh(map: ArgumentMap) -> Weighing:
    """Weigh a map: what stands, in which reading, and what it rests on. Linear in the size of the map; cut sets are worked out when asked for."""
    if not isinstance(map, ArgumentMap):
        raise TypeError(f"weigh takes an ArgumentMap, not {type(map).__name__}")
    return Weighing(map)
