"""Whether statements stand: the grounded labelling of a map, in several readings.

A step holds if all its members stand and nothing that questions it holds.
A statement stands if it has no reasons, or one of them holds, and no objection that counts holds.
Statements and steps begin undecided, and what follows is decided until nothing more does: the least fixed point in the order of information,
which is the grounded interpretation of a bipolar abstract dialectical framework (Brewka and Woltran 2010), and Dung's grounded labelling where no objection is linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from attrs import field, frozen

from argmap.argument import ArgumentMap, Objection, Statement, Step
from argmap.diagnostic import Path


class Status(Enum):
    """What becomes of a statement or a step."""

    IN = "in"
    """It stands, or holds."""
    OUT = "out"
    """It has fallen."""
    UNDECIDED = "undecided"
    """It hangs on itself, by way of others."""


class Standpoint(Enum):
    """Whose objections count."""

    AUTHOR = "author"
    """As the author argues: what is conceded does not bite, and what the analyst objects is not heard."""
    CONCEDED = "conceded"
    """The author's concessions bite."""
    EXAMINED = "examined"
    """So do the analyst's own objections and exceptions."""


@frozen
class Supposition:
    """What is supposed of a map beyond what it says."""

    concessions: bool = False
    """Whether all concessions bite."""
    own: bool = True
    """Whether the analyst's own objections and exceptions count."""
    rejected: frozenset[str] = frozenset()
    """The ids of statements that are out, whatever speaks for them."""
    biting: frozenset[str] = frozenset()
    """The ids of statements whose concessions, those that they are members of, bite."""

    @classmethod
    def of(cls, standpoint: Standpoint, *, rejected: Iterable[str] = (), biting: Iterable[str] = ()) -> Supposition:
        """Give what a reading supposes."""
        return cls(standpoint is not Standpoint.AUTHOR, standpoint is Standpoint.EXAMINED, frozenset(rejected), frozenset(biting))


def is_own(map: ArgumentMap, step: Step) -> bool:
    """Whether an objection or exception is the analyst's own: none of its members has a locator or a source."""
    return not any(statement.locators or statement.attribution or statement.voice for statement in (map[member] for member in step.members))


@frozen
class Graph:
    """A map as numbers: statements first, then steps, in order of writing."""

    map: ArgumentMap
    steps: tuple[tuple[Path, Step], ...] = field(init=False)
    ids: tuple[str, ...] = field(init=False)
    number: Mapping[str, int] = field(init=False)
    step_number: Mapping[Path, int] = field(init=False)
    target: tuple[int, ...] = field(init=False)
    """For each step the number of the statement or step that it bears on."""
    members: tuple[tuple[int, ...], ...] = field(init=False)
    """For each step its members, each once: a thing said twice is not said more."""
    used: tuple[list[int], ...] = field(init=False)
    """For each statement the numbers of the steps that it is a member of."""

    @steps.default
    def _steps(self) -> tuple[tuple[Path, Step], ...]:
        return tuple(self.map.steps())

    @ids.default
    def _ids(self) -> tuple[str, ...]:
        return tuple(statement.id for statement in self.map.statements)

    @number.default
    def _number(self) -> Mapping[str, int]:
        return {id: number for number, id in enumerate(self.ids)}

    @step_number.default
    def _step_number(self) -> Mapping[Path, int]:
        return {path: number for number, (path, _) in enumerate(self.steps, len(self.ids))}

    @target.default
    def _target(self) -> tuple[int, ...]:
        return tuple(self.number[str(path[0])] if len(path) == 3 else self.step_number[path[:-2]] for path, _ in self.steps)  # noqa: PLR2004

    @members.default
    def _members(self) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(dict.fromkeys(self.number[member] for member in step.members)) for _, step in self.steps)

    @used.default
    def _used(self) -> tuple[list[int], ...]:
        used: tuple[list[int], ...] = tuple([] for _ in self.ids)
        for number, members in enumerate(self.members, len(self.ids)):
            for member in members:
                used[member].append(number)
        return used

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements, in order of their numbers."""
        return self.map.statements

    def supports(self, number: int) -> bool:
        """Whether the step of that number is a reason."""
        path = self.steps[number - len(self.ids)][0]
        return path[-2] == "reasons"

    def counts(self, supposition: Supposition) -> list[bool]:
        """For each step whether it is heard at all: reasons always are."""
        return [self._counts(path, step, supposition) for path, step in self.steps]

    def _counts(self, path: Path, step: Step, supposition: Supposition) -> bool:
        if path[-2] == "reasons":
            return True
        if isinstance(step, Objection) and step.conceded:
            return supposition.concessions or any(member in supposition.biting for member in step.members)
        return supposition.own or not is_own(self.map, step)


def label(graph: Graph, supposition: Supposition) -> list[Status]:
    """Give the status of every statement and, after these, of every step; linear in the size of the map."""
    return _Labelling(graph, supposition).run()


class _Labelling:
    """Decides what follows from what is decided, each once."""

    def __init__(self, graph: Graph, supposition: Supposition) -> None:
        self.graph = graph
        self.rejected = supposition.rejected
        self.size = len(graph.ids)
        self.counts = graph.counts(supposition)
        self.is_reason = [path[-2] == "reasons" for path, _ in graph.steps]
        self.status = [Status.UNDECIDED] * (self.size + len(graph.steps))
        self.waiting: list[int] = []
        self.members_left = [len(members) for members in graph.members]
        """For each step how many members are not yet known to stand."""
        self.reasons_left = [0] * self.size
        """For each statement how many reasons have not yet failed."""
        self.against_left = [0] * len(self.status)
        """For each statement and step how many that count against it have not yet failed."""
        for place, target in enumerate(graph.target):
            if self.is_reason[place]:
                self.reasons_left[target] += 1
            elif self.counts[place]:
                self.against_left[target] += 1
        self.is_supported = [count == 0 for count in self.reasons_left]

    def run(self) -> list[Status]:
        for number, id in enumerate(self.graph.ids):
            if id in self.rejected:
                self._decide(number, Status.OUT)
        for number in range(len(self.status)):
            self._settle(number)
        while self.waiting:
            number = self.waiting.pop()
            if number < self.size:
                self._tell_steps(number, stands=self.status[number] is Status.IN)
            else:
                self._tell_target(number - self.size, holds=self.status[number] is Status.IN)
        return self.status

    def _decide(self, number: int, value: Status) -> None:
        if self.status[number] is Status.UNDECIDED:
            self.status[number] = value
            self.waiting.append(number)

    def _settle(self, number: int) -> None:
        """Let in what has all that it needs, and nothing against it."""
        is_ready = self.is_supported[number] if number < self.size else not self.members_left[number - self.size]
        if is_ready and not self.against_left[number]:
            self._decide(number, Status.IN)

    def _tell_steps(self, number: int, *, stands: bool) -> None:
        for step in self.graph.used[number]:
            if stands:
                self.members_left[step - self.size] -= 1
                self._settle(step)
            else:
                self._decide(step, Status.OUT)

    def _tell_target(self, place: int, *, holds: bool) -> None:
        target = self.graph.target[place]
        if self.is_reason[place]:
            self._tell_of_reason(target, holds=holds)
        elif self.counts[place]:
            if holds:
                self._decide(target, Status.OUT)
            else:
                self.against_left[target] -= 1
                self._settle(target)

    def _tell_of_reason(self, target: int, *, holds: bool) -> None:
        if holds:
            self.is_supported[target] = True
            self._settle(target)
        else:
            self.reasons_left[target] -= 1
            if not self.reasons_left[target]:
                self._decide(target, Status.OUT)


def leaves(graph: Graph) -> Iterator[int]:
    """Give the statements that rest on nothing: the ground of the map."""
    return (number for number, statement in enumerate(graph.statements) if not statement.reasons)
