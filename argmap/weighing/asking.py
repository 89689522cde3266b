"""The critical questions of a map's steps: which are open, which are closed, and which have an answer that bites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from attrs import frozen

from argmap.argument import ArgumentMap, Landing, Objection, Question, Step, Undercut
from argmap.argument.answering import Answer, answers_in
from argmap.argument.schemes import scheme_of
from argmap.diagnostic import Path
from argmap.weighing.status import Graph, Standpoint, Status, Supposition, label


class State(Enum):
    """What has become of a critical question."""

    OPEN = "open"
    """Nobody answers it, or no answer holds."""
    CLOSED = "closed"
    """A good answer holds, or a bad one was given and no longer bites."""
    UNDECIDED = "undecided"
    """A bad answer hangs on itself, by way of others."""
    BITES = "bites"
    """A bad answer holds."""


@frozen
class Given:
    """An answer, weighed."""

    answer: Answer
    status: Mapping[Standpoint, Status | None]
    """Whether it holds, in each reading; None where a reading does not hear it: a concession, or the analyst's own objection."""

    @property
    def holds_in(self) -> tuple[Standpoint, ...]:
        """The readings in which it holds."""
        return tuple(standpoint for standpoint, status in self.status.items() if status is Status.IN)


@frozen
class Asked:
    """A critical question, asked of one step."""

    question: Question
    path: Path
    step: Step
    answers: tuple[Given, ...]
    states: Mapping[Standpoint, State]
    """What has become of it in each reading."""

    @property
    def state(self) -> State:
        """What has become of it on the whole: it bites if it does so in any reading; else it is what it is when all that the map says is heard."""
        told = self.states.values()
        return next((state for state in (State.BITES, State.UNDECIDED) if state in told), self.states[Standpoint.EXAMINED])

    @property
    def lands(self) -> Landing:
        """Where a bad answer lands here: what an exception concludes is only that a step does not count, and that is questioned by an exception to it."""
        return Landing.EXCEPTION if self.question.lands is Landing.CONCLUSION and isinstance(self.step, Undercut) else self.question.lands

    @property
    def lands_on(self) -> tuple[str, ...]:
        """The ids of the statements that a bad answer bears on, one of them; none if it is an exception to the step itself."""
        if self.lands is Landing.EXCEPTION:
            return ()
        return tuple(dict.fromkeys(self.step.members)) if self.lands is Landing.MEMBER else (str(self.path[0]),)

    @property
    def words(self) -> str:
        """The words of the language for a bad answer; they go behind the step, or into the braces of one of the statements that it bears on."""
        bad = f'premise "…" answers {self.question.name}'
        if self.lands is Landing.EXCEPTION:
            return f"unless (… unless {bad})" if isinstance(self.step, Undercut) else f"unless {bad}"
        # What speaks for a statement speaks against the conclusion of an objection to it.
        return f"because {bad}" if self.lands is Landing.CONCLUSION and isinstance(self.step, Objection) else f"but {bad}"


@frozen
class Questions:
    """The critical questions of a map, step by step in order of writing."""

    map: ArgumentMap
    asked: tuple[Asked, ...]
    unasked: tuple[Path, ...]
    """The steps without a known scheme, of which nothing is asked."""

    def __iter__(self) -> Iterator[Asked]:
        return iter(self.asked)

    def __len__(self) -> int:
        return len(self.asked)

    def of(self, state: State) -> tuple[Asked, ...]:
        """Give the questions of which this has become."""
        return tuple(each for each in self.asked if each.state is state)

    @property
    def open(self) -> tuple[Asked, ...]:
        """The questions that nobody answers."""
        return self.of(State.OPEN)


def questions(map: ArgumentMap) -> Questions:
    """Ask of each step with a known scheme what that scheme lets one ask, and weigh the answers that the map gives.

    The questions are those of `argmap.argument.SCHEMES`; `argmap.argument.answering` says which answer belongs to which step.
    A bad answer bites where the exception or the objection by which it is given holds: met by a reply that stands, it bites no more.
    """
    if not isinstance(map, ArgumentMap):
        raise TypeError(f"questions takes an ArgumentMap, not {type(map).__name__}")
    given: dict[tuple[Path, str], list[Given]] = {}
    answers = answers_in(map).given
    if answers:
        scales = _Scales(map)
        for answer in answers:
            given.setdefault((answer.asked, answer.question.name), []).append(Given(answer, scales.status_of(answer)))
    asked: list[Asked] = []
    unasked: list[Path] = []
    for path, step in map.steps():
        scheme = scheme_of(step)
        if scheme is None:
            unasked.append(path)
            continue
        for question in scheme.questions:
            found = tuple(given.get((path, question.name), ()))
            asked.append(Asked(question, path, step, found, {standpoint: _state(found, standpoint) for standpoint in Standpoint}))
    return Questions(map, tuple(asked), tuple(unasked))


class _Scales:
    """The status of every statement and step, in each reading."""

    def __init__(self, map: ArgumentMap) -> None:
        self.graph = Graph(map)
        suppositions = {standpoint: Supposition.of(standpoint) for standpoint in Standpoint}
        self.labels = {standpoint: label(self.graph, supposition) for standpoint, supposition in suppositions.items()}
        self.heard = {standpoint: self.graph.counts(supposition) for standpoint, supposition in suppositions.items()}

    def status_of(self, answer: Answer) -> Mapping[Standpoint, Status | None]:
        if answer.through == answer.asked:
            # Whether the step holds is another matter: the answer is what its member says.
            number = self.graph.number[answer.by]
            return {standpoint: labels[number] for standpoint, labels in self.labels.items()}
        number = self.graph.step_number[answer.through]
        place = number - len(self.graph.ids)
        return {standpoint: labels[number] if self.heard[standpoint][place] else None for standpoint, labels in self.labels.items()}


def _state(given: tuple[Given, ...], standpoint: Standpoint) -> State:
    direct = [(each.answer, each.status[standpoint]) for each in given if not each.answer.onward]
    bad = {status for answer, status in direct if answer.bites}
    if Status.IN in bad:
        return State.BITES
    if Status.UNDECIDED in bad:
        return State.UNDECIDED
    is_met = Status.OUT in bad
    return State.CLOSED if is_met or any(status is Status.IN for answer, status in direct if not answer.bites) else State.OPEN
