"""The critical questions of a map, told step by step."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Any

from argmap.argument import ArgumentMap, Objection, Reason, Step, Undercut
from argmap.argument.map import node_at
from argmap.diagnostic import Path
from argmap.listing import listed
from argmap.outlining import short_name
from argmap.reports.filling import filled
from argmap.reports.paint import Paint, plain
from argmap.weighing import Asked, Given, Questions, Standpoint, State, Status

_HOW = 'Below each question: where a bad answer goes, and its words. A good answer becomes a member of the step: and premise "…" answers NAME.'


def print_questions(questions: Questions, *, all: bool = False, width: int = 80, paint: Paint = plain) -> str:
    """Tell step by step which questions are open, and with `all` the others too, with what has become of them; then how many there are of each."""
    blocks = []
    for _, group in groupby(questions, key=lambda asked: asked.path):
        asked = list(group)
        told = [each for each in asked if all or each.state is State.OPEN]
        if told:
            blocks.append(
                "\n".join(
                    [_heading(questions.map, told[0], width, paint), *(line for each in told for line in _told(questions.map, each, width, paint, all=all))]
                )
            )
    how = [filled(_HOW, width)] if any(each.state is State.OPEN for each in questions) else []
    return "\n\n".join([*blocks, *how, filled(_tally(questions), width)])


def _heading(map: ArgumentMap, asked: Asked, width: int, paint: Paint) -> str:
    return paint("strong", filled(f"{_against(map, asked.path)} {_link(asked.step)} by {asked.step.scheme}: {_members(map, asked.step)}", width, "", "    "))


def _against(map: ArgumentMap, path: Path) -> str:
    """What a step bears on: a statement, or for an exception the step that it is an exception to, in as few words as name it."""
    owner = short_name(map[str(path[0])])
    *_, room, _number = path
    if room != "undercuts":
        return owner
    above = node_at(map, path[:-2])
    assert isinstance(above, Reason | Objection | Undercut)
    return f"{owner}{' …' if isinstance(above, Undercut) else ''} {_link(above)} {_members(map, above)}"


def _link(step: Step) -> str:
    return "BECAUSE" if isinstance(step, Reason) else "UNLESS" if isinstance(step, Undercut) else "ALTHOUGH" if step.conceded else "BUT"


def _members(map: ArgumentMap, step: Step) -> str:
    return " AND ".join(short_name(map[member]) for member in step.members)


def _told(map: ArgumentMap, asked: Asked, width: int, paint: Paint, *, all: bool) -> Iterator[str]:
    name, mark = asked.question.name, f" ({asked.state.value})" if all else ""
    line = filled(f"{name}{mark}: {asked.question.text}", width, "  ", "    ")
    yield line.replace(name, paint("label", name), 1)
    for given in asked.answers:
        yield filled(_became(map, given), width, "    ", "      ")
    if asked.state is State.OPEN:
        yield filled(f"{_place(map, asked)}: {asked.words}", width, "    ", "      ")


def _place(map: ArgumentMap, asked: Asked) -> str:
    names = [short_name(map[id]) for id in asked.lands_on]
    return f"in {listed(names, 'or')}" if names else "around it" if isinstance(asked.step, Undercut) else "behind it"


def _became(map: ArgumentMap, given: Given) -> str:
    by, answer = short_name(map[given.answer.by]), given.answer
    holds = [standpoint.value for standpoint in given.holds_in]
    if answer.onward:
        return f"{by} {'speaks against it' if answer.bites else 'replies'} in the exchange"
    if not holds:
        if Status.UNDECIDED in given.status.values():
            return f"{by} is undecided: it hangs on itself, by way of others"
        return f"{by} no longer bites: it is met" if answer.bites else f"{by} answered it and has fallen"
    where = "" if len(holds) == len(Standpoint) else f" in the reading{'s' if len(holds) > 1 else ''} {listed(holds)}"
    return f"{by} bites{where}" if answer.bites else f"{by} answers it{where}"


def _tally(questions: Questions) -> str:
    counts = {state: len(questions.of(state)) for state in State}
    parts = [f"{counts[State.OPEN]} {'question is' if counts[State.OPEN] == 1 else 'questions are'} open", f"{counts[State.CLOSED]} closed"]
    parts += [f"{counts[State.UNDECIDED]} undecided"] if counts[State.UNDECIDED] else []
    parts.append(f"{counts[State.BITES]} {'bites' if counts[State.BITES] == 1 else 'bite'}")
    without = len(questions.unasked)
    rest = f"; of {without} step{'s' if without > 1 else ''} without a known scheme nothing is asked" if without else ""
    return f"{', '.join(parts)}{rest}."


def questions_data(questions: Questions) -> dict[str, Any]:
    """Give the questions, the answers and what has become of them as plain data."""
    return {
        "steps": [_step_data(list(group)) for _, group in groupby(questions, key=lambda asked: asked.path)],
        "without_scheme": [list(path) for path in questions.unasked],
        "tally": {state.value: len(questions.of(state)) for state in State},
    }


def _step_data(asked: Collection[Asked]) -> dict[str, Any]:
    first = next(iter(asked))
    return {
        "path": list(first.path),
        "link": _link(first.step).lower(),
        "scheme": str(first.step.scheme),
        "members": list(first.step.members),
        "questions": [_question_data(each) for each in asked],
    }


def _question_data(asked: Asked) -> dict[str, Any]:
    return {
        "name": asked.question.name,
        "text": asked.question.text,
        "state": asked.state.value,
        "readings": {standpoint.value: state.value for standpoint, state in asked.states.items()},
        "lands": asked.lands.value,
        "lands_on": list(asked.lands_on),
        "words": asked.words,
        "answers": [
            {
                "by": each.answer.by,
                "through": list(each.answer.through),
                "bites": each.answer.bites,
                "onward": each.answer.onward,
                "status": {standpoint.value: status.value if status else None for standpoint, status in each.status.items()},
            }
            for each in asked.answers
        ],
    }
