"""What a map's conclusions rest on: whether they stand, in three readings, how surely, and what would bring them down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import evolve, field, frozen

from argmap.argument import ArgumentMap, Objection, Statement
from argmap.weighing.ceiling import Ceiling, ceiling, rank, weakest_links
from argmap.weighing.cuts import Cuts, cut_sets
from argmap.weighing.matrix import Matrix, matrix
from argmap.weighing.outcome import Outcome
from argmap.weighing.status import Graph, Standpoint, Status, Supposition, label
from argmap.weighing.strength import rounded_strengths
from argmap.weighing.worlds import felling


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
        return self.ceiling is not None and bool(self.statement.reasons) and rank(self.statement.qualifier) > rank(self.ceiling.qualifier)


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
        leaf = self._weakest_links[number]
        status = {standpoint: labels[number] for standpoint, labels in self._labels.items()}
        return Standing(self.map[id], status, None if leaf is None else ceiling(self.graph, leaf))

    def __iter__(self) -> Iterator[Standing]:
        return (self[statement.id] for statement in self.map.statements)

    @cached_property
    def _labels(self) -> Mapping[Standpoint, list[Status]]:
        return {standpoint: label(self.graph, Supposition.of(standpoint)) for standpoint in Standpoint}

    @cached_property
    def _weakest_links(self) -> list[int | None]:
        return weakest_links(self.graph)

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
        before = self._labels[standpoint]
        after = self.outcome(reject=reject, reject_sources=reject_sources, concede=concede, standpoint=standpoint).labels
        pairs = list(zip(self.graph.ids, before, after, strict=False))
        return Change(
            tuple(id for id, was, now in pairs if was is Status.IN and now is not Status.IN),
            tuple(id for id, was, now in pairs if was is not Status.IN and now is Status.IN),
        )

    def outcome(
        self, *, reject: Iterable[str] = (), reject_sources: Iterable[str] = (), concede: Iterable[str] = (), standpoint: Standpoint = Standpoint.AUTHOR
    ) -> Outcome:
        """Give what becomes of every statement and step if statements are rejected, sources are not believed, or concessions bite; as for `suppose`.

        Raises:
            KeyError: there is no such statement, or no such source.
        """
        sources = tuple(reject_sources)
        if unknown := sorted(set(sources) - {source.id for source in self.map.sources}):
            raise KeyError(f"no source has the id {unknown[0]!r}")
        return Outcome(self.graph, standpoint, tuple(self.map[id].id for id in reject), sources, tuple(self.map[id].id for id in concede))

    def costly_sources(self, id: str, standpoint: Standpoint = Standpoint.AUTHOR) -> tuple[str, ...]:
        """Give the sources without whose word a statement would not stand; none, if it does not stand anyway."""
        said: dict[str, list[int]] = {}
        for number, statement in enumerate(self.map.statements):
            if statement.attribution:
                said.setdefault(statement.attribution, []).append(number)
        return self._costly(id, standpoint, said, {})

    def costly_concessions(self, id: str) -> tuple[str, ...]:
        """Give the conceded statements that would bring a statement down, as the author argues, if they bit; none, if it does not stand anyway."""
        conceded: dict[str, list[int]] = {}
        for number, (_, step) in enumerate(self.graph.steps, len(self.graph.ids)):
            if isinstance(step, Objection) and step.conceded:
                for member in dict.fromkeys(step.members):
                    conceded.setdefault(member, []).append(number)
        return self._costly(id, Standpoint.AUTHOR, {}, conceded)

    def _costly(self, id: str, standpoint: Standpoint, rejections: Mapping[str, list[int]], concessions: Mapping[str, list[int]]) -> tuple[str, ...]:
        number = self.graph.number[self.map[id].id]
        if self._labels[standpoint][number] is not Status.IN:
            return ()
        names = [*rejections, *concessions]
        places = felling(self.graph, number, list(rejections.values()), Supposition.of(standpoint), concessions=list(concessions.values()))
        return tuple(names[place] for place in places)

    def strengths(
        self, *, reject: Iterable[str] = (), reject_sources: Iterable[str] = (), concede: Iterable[str] = ()
    ) -> Mapping[str, Mapping[Standpoint, float]]:
        """Give the strength of every statement in each reading, from 0 to 1, by id: DF-QuAD (Rago, Toni, Aurisicchio and Baroni 2016) with linked groups.

        A ground statement has the middle of its qualifier's band, said flatly 0.97, and what is argued for has only what its reasons give it.
        It is an upper bound, reached if every step holds, and good for ranking only: one concession may move it from one end to the other.

        Args:
            reject: As in `suppose`.
            reject_sources: As in `suppose`.
            concede: As in `suppose`.

        Raises:
            CyclicMapError: statements bear on themselves by way of others, so that strengths need not settle; it names them.
            KeyError: there is no such statement, or no such source.
        """
        supposed = self.outcome(reject=reject, reject_sources=reject_sources, concede=concede)
        found = rounded_strengths(self.graph, [evolve(supposed, standpoint=standpoint).supposition for standpoint in Standpoint])
        return {id: dict(zip(Standpoint, values, strict=True)) for id, *values in zip(self.graph.ids, *found, strict=False)}

    def matrix(self, ids: Iterable[str] = (), *, evidence: bool = False) -> Matrix:
        """Set the ground statements, or only the evidence, against rivals: those named, or the theses; see `argmap.weighing.matrix`.

        Raises:
            KeyError: there is no such statement.
            ValueError: there are fewer than two rivals to compare.
        """
        return matrix(self.map, ids, evidence=evidence)


def weigh(map: ArgumentMap) -> Weighing:
    """Weigh a map: what stands, in which reading, and what it rests on. Linear in the size of the map; cut sets are worked out when asked for."""
    if not isinstance(map, ArgumentMap):
        raise TypeError(f"weigh takes an ArgumentMap, not {type(map).__name__}")
    return Weighing(map)
