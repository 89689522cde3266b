"""Which critical question of which step a statement answers: where it stands tells."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from attrs import frozen

from argmap.argument.map import ArgumentMap, Use, node_at
from argmap.argument.model import Objection, Reason, Step, Undercut
from argmap.argument.schemes import Landing, Question, scheme_of
from argmap.diagnostic import Path


@frozen
class Answer:
    """A statement's answer to a critical question of a step."""

    by: str
    """The id of the statement."""
    question: Question
    asked: Path
    """The step that is asked."""
    through: Path
    """The step that the statement is a member of, and by which it answers; for one that is aloud in the step that is asked, that step."""
    bites: bool
    """Whether it speaks against the step that is asked; otherwise it closes the question."""
    onward: bool = False
    """Whether it backs or meets another answer, which then decides, and not the step itself."""


@frozen
class Answers:
    """All that the statements of a map answer."""

    given: tuple[Answer, ...]
    """By statement in order of writing, then in the order in which it names questions and stands in steps."""
    unasked: tuple[tuple[str, int], ...]
    """For each name that no step there asks, the id of the statement and the name's place in its `answers`."""


@frozen
class _View:
    """A step that a statement stands before, by way of the step that it is a member of."""

    asked: Path
    bites: bool
    lands: Landing | None
    """What it speaks against there, if anything."""
    distance: int


_ALOUD, _BESIDE, _ABOVE, _REPLY = range(4)
"""How far a step is from a statement: it is a member; it questions the step or bears on a member; it bears on the conclusion; it meets what does."""
_MOST = 20
"""As many steps as anyone is told of."""


def answers_in(map: ArgumentMap) -> Answers:
    """Find what each statement answers, each time that it is a member of a step; linear in the map and in what is found.

    Of the steps before which it stands the nearest that ask the question are meant:

    1. the step that it is a member of: said aloud there, it closes the question;
    2. the step to which it is an exception, or on one of whose members it bears: an exception or an objection bites, a reason closes;
    3. the step to whose conclusion it is an objection: it bites;
    4. the step against which something speaks that it is itself an objection or an exception to: a reply closes.

    A place at which the question's bad answer lands goes before one at which it does not: who objects to a conclusion and names a question that lands there
    asks the step that leads to it, and not the one that it leads on to.
    Beyond these, what meets or backs a statement that answers the same question answers it too, however long the exchange becomes.
    """
    answering = [statement for statement in map.statements if statement.answers]
    found: dict[tuple[str, str, Path, Path], Answer] = {}
    asking = _Asking(map)
    for statement in answering:
        for use in _uses(map, statement.id):
            for name in statement.answers:
                for view, question in asking.nearest(use, name):
                    answer = Answer(statement.id, question, view.asked, use.path, view.bites)
                    found.setdefault((answer.by, name, answer.through, answer.asked), answer)
    _follow(map, found)
    order = {statement.id: number for number, statement in enumerate(answering)}
    given = sorted(found.values(), key=lambda answer: (order[answer.by], map[answer.by].answers.index(answer.question.name)))
    told = {(answer.by, answer.question.name) for answer in given}
    unasked = tuple((each.id, place) for each in answering for place, name in enumerate(each.answers) if (each.id, name) not in told)
    return Answers(tuple(given), unasked)


def steps_before(map: ArgumentMap, id: str) -> tuple[tuple[Path, Step], ...]:
    """Give the steps whose questions a statement could answer where it stands, each with its path, the nearest first; of very many, some."""
    views = sorted((view for use in _uses(map, id) for view in islice(_views(map, use), _MOST)), key=lambda view: view.distance)
    return tuple((path, _step(map, path)) for path in dict.fromkeys(view.asked for view in views))


def _uses(map: ArgumentMap, id: str) -> Iterator[Use]:
    # Who is a member twice is one all the same.
    seen: set[Path] = set()
    for use in map.uses_of(id):
        if use.path not in seen:
            seen.add(use.path)
            yield use


class _Asking:
    """Who asks what before a statement: what is before one that objects to a claim is before all that do, and is looked up once."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.known: dict[tuple[object, ...], dict[str, list[tuple[_View, Question]]]] = {}

    def nearest(self, use: Use, name: str) -> list[tuple[_View, Question]]:
        """Give the nearest steps that ask a question of a statement in one of its uses."""
        asking = self._asking(("aloud", use.path), lambda: [_aloud(use)], name)
        if asking:
            return asking
        # What a step bears on is the same for all that bear so on one target.
        target = use.path[:-2] if isinstance(use.step, Undercut) else (use.owner, type(use.step))
        asking = [
            *self._asking(("beside", target), lambda: _beside(self.map, use.path, use.step), name),
            *self._asking(("reply", target), lambda: _replied(self.map, use), name),
        ]
        ranks = [_rank(view, question) for view, question in asking]
        nearest = min(ranks, default=None)
        return [each for each, rank in zip(asking, ranks, strict=True) if rank == nearest]

    def _asking(self, key: tuple[object, ...], views: Callable[[], Iterable[_View]], name: str) -> list[tuple[_View, Question]]:
        if key not in self.known:
            asked: dict[str, list[tuple[_View, Question]]] = {}
            for view in views():
                scheme = scheme_of(_step(self.map, view.asked))
                for question in scheme.questions if scheme else ():
                    asked.setdefault(question.name, []).append((view, question))
            self.known[key] = asked
        return self.known[key].get(name, [])


def _rank(view: _View, question: Question) -> tuple[int, int]:
    return (1, 0) if view.lands is question.lands else (2, view.distance)


def _views(map: ArgumentMap, use: Use) -> Iterator[_View]:
    """The steps that a statement stands before in one of its uses."""
    yield _aloud(use)
    yield from _beside(map, use.path, use.step)
    yield from _replied(map, use)


def _aloud(use: Use) -> _View:
    return _View(use.path, bites=False, lands=None, distance=_ALOUD)


def _beside(map: ArgumentMap, path: Path, step: Step) -> Iterator[_View]:
    """The steps on which a step bears: the one that it is an exception to, those that its target is a member of, those that conclude its target."""
    if isinstance(step, Undercut):
        yield _View(path[:-2], bites=True, lands=Landing.EXCEPTION, distance=_BESIDE)
        return
    target = map[str(path[0])]
    against = isinstance(step, Objection)
    for use in _uses(map, target.id):
        yield _View(use.path, bites=against, lands=Landing.MEMBER if against else None, distance=_BESIDE)
    # Whoever objects to a statement speaks against the reasons for it, and whoever gives a reason against the objections to it.
    room, steps = ("reasons", target.reasons) if against else ("objections", target.objections)
    for number in range(len(steps)):
        yield _View((target.id, room, number), bites=True, lands=Landing.CONCLUSION, distance=_ABOVE)


def _replied(map: ArgumentMap, use: Use) -> Iterator[_View]:
    """The steps against which something speaks that a statement meets in one of its uses."""
    if isinstance(use.step, Undercut):
        above = _step(map, use.path[:-2])
        met = [] if isinstance(above, Reason) else [(use.path[:-2], above)]
    elif isinstance(use.step, Objection):
        met = [(each.path, each.step) for each in _uses(map, use.owner) if not isinstance(each.step, Reason)]
    else:
        met = []
    for path, step in met:
        yield from (_View(view.asked, bites=False, lands=None, distance=_REPLY) for view in _beside(map, path, step) if view.bites)


def _follow(map: ArgumentMap, found: dict[tuple[str, str, Path, Path], Answer]) -> None:
    """Add what meets or backs an answer, and names the same question, wherever that stands before no step of its own that asks it."""
    settled = {(answer.by, answer.question.name, answer.through) for answer in found.values()}
    queue = deque(found.values())
    while queue:
        answer = queue.popleft()
        for path, step, meets in _onward(map, answer):
            for member in step.members:
                if answer.question.name not in map[member].answers or (member, answer.question.name, path) in settled:
                    continue
                following = Answer(member, answer.question, answer.asked, path, answer.bites is not meets, onward=True)
                key = (member, answer.question.name, path, answer.asked)
                if key not in found:
                    found[key] = following
                    queue.append(following)


def _onward(map: ArgumentMap, answer: Answer) -> Iterator[tuple[Path, Step, bool]]:
    """The steps that bear on an answer, each with whether it meets it or else backs it."""
    statement = map[answer.by]
    yield from (((statement.id, "reasons", number), step, False) for number, step in enumerate(statement.reasons))
    yield from (((statement.id, "objections", number), step, True) for number, step in enumerate(statement.objections))
    through = _step(map, answer.through)
    yield from (((*answer.through, "undercuts", number), step, True) for number, step in enumerate(through.undercuts))


def _step(map: ArgumentMap, path: Path) -> Step:
    step = node_at(map, path)
    assert isinstance(step, Reason | Objection | Undercut)
    return step
