"""Whether statements stand: the grounded labelling of a map, in several readings.

A step holds if all its members stand and nothing that questions it holds.
A statement stands if it has no reasons, or one of them holds, and no objection that counts holds.
Statements and steps begin undecided, and what follows is decided until nothing more does: the least fixed point in the order of information,
which is the grounded interpretation of a bipolar abstract dialectical framework (Brewka and Woltran 2010), and Dung's grounded labelling where no objection is linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from itertools import accumulate

from attrs import field, frozen

from argmap.argument import ArgumentMap, Objection, Reason, Statement, Step
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
class _Links:
    """What steps join, as numbers in a few flat lists: a list for each of a hundred thousand statements would take longer to make than to use."""

    target: list[int]
    members: list[tuple[int, ...]]
    reasons: list[bool]
    conceded: list[bool]
    own: list[bool]
    first_use: list[int]
    uses: list[int]


def _links(map: ArgumentMap, number: Mapping[str, int]) -> _Links:
    size = len(number)
    target, members, reasons, conceded, own = list[int](), list[tuple[int, ...]](), list[bool](), list[bool](), list[bool]()
    counts = [0] * (size + 1)
    for place, statement in enumerate(map.statements):
        stack: list[tuple[int, Step]] = [(place, step) for steps in (statement.objections, statement.reasons) for step in steps[::-1]]
        while stack:
            bears_on, step = stack.pop()
            target.append(bears_on)
            # A thing said twice is not said more.
            numbers = (number[step.members[0]],) if len(step.members) == 1 else tuple(dict.fromkeys([number[member] for member in step.members]))
            members.append(numbers)
            for member in numbers:
                counts[member] += 1
            is_reason, is_conceded = isinstance(step, Reason), isinstance(step, Objection) and step.conceded
            reasons.append(is_reason)
            conceded.append(is_conceded)
            own.append(not is_reason and not is_conceded and is_own(map, step))
            if step.undercuts:
                here = size + len(target) - 1
                stack += [(here, undercut) for undercut in reversed(step.undercuts)]
    ends = list(accumulate(counts))
    first_use, uses = ends.copy(), [0] * (ends[-1] if ends else 0)
    for place in range(len(members) - 1, -1, -1):
        for member in members[place]:
            first_use[member] -= 1
            uses[first_use[member]] = size + place
    return _Links(target, members, reasons, conceded, own, first_use, uses)


@frozen
class Graph:
    """A map as numbers: statements first, then steps, in order of writing."""

    map: ArgumentMap
    ids: tuple[str, ...] = field(init=False)
    number: Mapping[str, int] = field(init=False)
    _links: _Links = field(init=False, repr=False)

    @ids.default
    def _ids(self) -> tuple[str, ...]:
        return tuple([statement.id for statement in self.map.statements])

    @number.default
    def _number(self) -> Mapping[str, int]:
        return {id: number for number, id in enumerate(self.ids)}

    @_links.default
    def _linked(self) -> _Links:
        return _links(self.map, self.number)

    @cached_property
    def steps(self) -> tuple[tuple[Path, Step], ...]:
        """The steps with their paths."""
        return tuple(self.map.steps())

    @cached_property
    def step_number(self) -> Mapping[Path, int]:
        """The number of each step, by its path."""
        return {path: number for number, (path, _) in enumerate(self.steps, len(self.ids))}

    @property
    def target(self) -> Sequence[int]:
        """For each step the number of the statement or step that it bears on."""
        return self._links.target

    @property
    def members(self) -> Sequence[tuple[int, ...]]:
        """For each step its members, each once."""
        return self._links.members

    def used(self, number: int) -> Sequence[int]:
        """Give the numbers of the steps that a statement is a member of."""
        return self._links.uses[self._links.first_use[number] : self._links.first_use[number + 1]]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements, in order of their numbers."""
        return self.map.statements

    def supports(self, number: int) -> bool:
        """Whether the step of that number is a reason."""
        return self._links.reasons[number - len(self.ids)]

    def counts(self, supposition: Supposition) -> list[bool]:
        """For each step whether it is heard at all: reasons always are."""
        links = self._links
        biting = {self.number[id] for id in supposition.biting if id in self.number}
        concessions, silent = supposition.concessions, not supposition.own
        heard = [concessions if is_conceded else not (silent and is_own) for is_conceded, is_own in zip(links.conceded, links.own, strict=True)]
        if biting and not concessions:
            for place, members in enumerate(links.members):
                heard[place] = heard[place] or (links.conceded[place] and not biting.isdisjoint(members))
        return heard

    def below(self, target: int, into: Sequence[Sequence[int]]) -> list[int]:
        """Give what bears on a statement, each after what bears on it, as far as there are no cycles; the statement comes last.

        Args:
            target: The number of the statement.
            into: For each statement and step the steps onto it that are followed.
        """
        size = len(self.ids)
        order: list[int] = []
        seen = {target}
        stack = [(target, iter(into[target]))]
        while stack:
            number, parts = stack[-1]
            following = next((part for part in parts if part not in seen), None)
            if following is None:
                order.append(number)
                stack.pop()
            else:
                seen.add(following)
                stack.append((following, iter([*into[following], *(self.members[following - size] if following >= size else ())])))
        return order


_IN, _OUT = 1, 2
_STATUSES = (Status.UNDECIDED, Status.IN, Status.OUT)


def label(graph: Graph, supposition: Supposition) -> list[Status]:
    """Give the status of every statement and, after these, of every step; linear in the size of the map.

    What is decided waits to be told, each once, to what hangs on it: a statement to the steps that it is a member of, a step to what it bears on.
    """
    heard = graph.counts(supposition)
    links, size = graph._links, len(graph.ids)  # noqa: SLF001 (one room)
    lacking, reasons_left = _lacking(links, size, heard)
    status = [0 if count else _IN for count in lacking]
    for id in supposition.rejected & graph.number.keys():
        status[graph.number[id]] = _OUT
    waiting = [number for number, value in enumerate(status) if value]
    first_use, uses = links.first_use, links.uses
    is_supported = [False] * size
    while waiting:
        number = waiting.pop()
        holds = status[number] == _IN
        told: Sequence[int]
        if number < size:
            told, helps = uses[first_use[number] : first_use[number + 1]], holds
        else:
            place = number - size
            told, helps = (links.target[place],), holds
            if links.reasons[place]:
                statement = told[0]
                reasons_left[statement] -= 1
                # One reason that holds is enough; one that fails says nothing while another may hold.
                if is_supported[statement] or (not holds and reasons_left[statement]):
                    continue
                is_supported[statement] = True
            elif heard[place]:
                helps = not holds
            else:
                continue
        for each in told:
            if status[each]:
                continue
            lacking[each] -= helps
            if not helps or not lacking[each]:
                status[each] = _IN if helps else _OUT
                waiting.append(each)
    return [_STATUSES[each] for each in status]


def _lacking(links: _Links, size: int, heard: list[bool]) -> tuple[list[int], list[int]]:
    """For each statement and step what it lacks to be in, members, a reason, what may yet hold against it; and for each statement its reasons."""
    lacking = [0] * size + [len(members) for members in links.members]
    reasons = [0] * size
    for bears_on, is_reason, is_heard in zip(links.target, links.reasons, heard, strict=True):
        if is_reason:
            reasons[bears_on] += 1
        elif is_heard:
            lacking[bears_on] += 1
    for number, count in enumerate(reasons):
        lacking[number] += count > 0
    return lacking, reasons


def leaves(graph: Graph) -> Iterator[int]:
    """Give the statements that rest on nothing: the ground of the map."""
    return (number for number, statement in enumerate(graph.statements) if not statement.reasons)
