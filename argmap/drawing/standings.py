"""What stands and what falls, as marks: the place where drawing meets weighing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from argmap.argument import Objection
from argmap.diagnostic import Path
from argmap.drawing.marks import Mark, Marks
from argmap.listing import listed
from argmap.outlining import short_name
from argmap.weighing import Cuts, Fate, Outcome, Standpoint, Status, Weighing

_NAMED = 4
"""How many statements one sentence names, and of how many theses one box tells that it brings them down."""
_EFFORT = 500_000
"""How many statements are gone through, once for each thesis, to find what brings it down."""
_READINGS = {
    Standpoint.AUTHOR: "What stands as the author argues",
    Standpoint.CONCEDED: "What stands if the author’s concessions bite",
    Standpoint.EXAMINED: "What stands if the author’s concessions bite and the analyst’s own objections count",
}
_FATES = {Status.OUT: Mark.FALLEN, Status.UNDECIDED: Mark.UNDECIDED}


def marks_of(status: Weighing | Outcome) -> Marks:
    """Give as marks what does not stand and why, and what the theses that stand hang on: their smallest cut sets.

    Of a weighing it is what stands as the author argues.
    """
    outcome = status.outcome() if isinstance(status, Weighing) else status
    argued = [thesis.id for thesis in outcome.map.theses if thesis.reasons and outcome[thesis.id] is Status.IN]
    most = max(_NAMED, _EFFORT // max(len(outcome.map), 1))
    pins = _Pins(tuple((id, outcome.cuts(id)) for id in argued[:most]), tuple(argued[most:]))
    statements: dict[str, Mark] = {}
    for id in (statement.id for statement in outcome.map):
        if id in outcome.rejected:
            statements[id] = Mark.REJECTED
        elif mark := _FATES.get(outcome[id]) or pins.mark(id):
            statements[id] = mark
    return Marks(
        statements,
        dict(_steps(outcome)),
        remarks={id: remarks for id in statements if (remarks := pins.remarks(outcome, id))},
        glosses=pins.glosses(outcome),
        caption=_caption(outcome),
        notes=pins.notes(outcome),
    )


@frozen
class _Pins:
    """What theses hang on."""

    cuts: tuple[tuple[str, Cuts], ...]
    """The cut sets of each thesis that stands and is argued for."""
    beyond: tuple[str, ...]
    """Theses of which they were not looked for."""
    held: Mapping[str, Mapping[str, Sequence[tuple[str, ...]]]] = field(init=False)
    """For each statement that is in a smallest cut set of a thesis, by the thesis, these sets."""

    @held.default
    def _held(self) -> Mapping[str, Mapping[str, Sequence[tuple[str, ...]]]]:
        held: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        for thesis, cuts in self.cuts:
            for cut in cuts.sets:
                for id in cut if len(cut) == len(cuts.sets[0]) else ():
                    held.setdefault(id, {}).setdefault(thesis, []).append(cut)
        return held

    def mark(self, id: str) -> Mark | None:
        """Give the mark of a statement that is in one of the smallest cut sets."""
        sizes = [len(sets[0]) for sets in self.held.get(id, {}).values()]
        return None if not sizes else Mark.LINCHPIN if min(sizes) == 1 else Mark.PROP

    def remarks(self, outcome: Outcome, id: str) -> tuple[str, ...]:
        """Say below a statement what it brings down, where the legend alone does not."""
        return tuple(self._remarks(outcome, id))

    def _remarks(self, outcome: Outcome, id: str) -> Iterator[str]:
        # Of a single thesis the legend tells what is enough alone.
        told = [(thesis, sets) for thesis, sets in self.held.get(id, {}).items() if len(sets[0]) > 1 or len(self.cuts) > 1]
        for thesis, sets in told[:_NAMED]:
            name = short_name(outcome.map[thesis])
            yield f"brings {name} down {'alone' if len(sets[0]) == 1 else f'with {_others(outcome, id, sets)}'}"
        if more := told[_NAMED:]:
            yield f"brings {len(more):,} more down{' alone' if all(len(sets[0]) == 1 for _, sets in more) else ', alone or with others'}"

    def glosses(self, outcome: Outcome) -> dict[Mark, str]:
        """Say in the legend what the marks of cut sets mean here."""
        if len(self.cuts) != 1:
            return {}
        thesis, cuts = self.cuts[0]
        name = short_name(outcome.map[thesis])
        size = len(cuts.sets[0]) if cuts.sets else 0
        return {Mark.LINCHPIN: f"one of these is enough to bring {name} down"} if size == 1 else {Mark.PROP: f"enough to bring {name} down, with what it names"}

    def notes(self, outcome: Outcome) -> tuple[str, ...]:
        """Say of which theses nothing is marked, since it would take too much to bring them down or to find it out."""
        return tuple(self._notes(outcome))

    def _notes(self, outcome: Outcome) -> Iterator[str]:
        if firm := [thesis for thesis, cuts in self.cuts if not cuts.sets]:
            yield f"No few ground statements bring {_names(outcome, firm, 'or')} down."
        if self.beyond:
            yield f"What brings {_names(outcome, self.beyond, 'or')} down is not marked, since the map is too large to look for it for every thesis."


def _others(outcome: Outcome, id: str, sets: Sequence[tuple[str, ...]]) -> str:
    """Say what it takes besides a statement: any one of some, or all of some, or how many."""
    others = [[each for each in cut if each != id] for cut in sets]
    if len(others[0]) == 1:
        return _names(outcome, [each for cut in others for each in cut], "or")
    return _names(outcome, others[0], "and") if len(others) == 1 else f"{len(others[0])} others"


def _steps(outcome: Outcome) -> Iterator[tuple[Path, Mark]]:
    for fate in outcome.steps:
        if mark := _mark_of_step(fate):
            yield fate.path, mark


def _mark_of_step(fate: Fate) -> Mark | None:
    is_conceded = isinstance(fate.step, Objection) and fate.step.conceded
    if not fate.is_heard:
        # A concession looks like one already: on record, and not counted.
        return None if is_conceded else Mark.UNHEARD
    return _FATES.get(fate.status) or (Mark.BITING if is_conceded else None)


def _caption(outcome: Outcome) -> str:
    if not outcome.words:
        return _reading(outcome)
    plain = Outcome(outcome.graph, outcome.standpoint)
    told = []
    theses = {thesis.id for thesis in outcome.map.theses}
    ids = sorted((statement.id for statement in outcome.map if statement.id not in outcome.rejected), key=lambda id: id not in theses)
    for status, one, several in ((Status.OUT, "falls", "fall"), (Status.UNDECIDED, "is undecided", "are undecided"), (Status.IN, "rises", "rise")):
        changed = [id for id in ids if outcome[id] is status is not plain[id]]
        if changed:
            told.append(f"{_names(outcome, changed, 'and')} {several if len(changed) > 1 else one}")
    return f"Supposing that {outcome.words}: {'; '.join(told) or 'nothing else changes'}. {_reading(outcome)}"


def _reading(outcome: Outcome) -> str:
    """Say which reading it is, and what of this map does not count in it."""
    unheard = [fate.step for fate in outcome.steps if not fate.is_heard]
    is_conceded = [isinstance(step, Objection) and step.conceded for step in unheard]
    silent = ["concessions do not bite"] if any(is_conceded) else []
    silent += ["the analyst’s own objections do not count"] if not all(is_conceded) else []
    stop = ": " if outcome.standpoint is Standpoint.AUTHOR else "; "
    return f"{stop.join(filter(None, [_READINGS[outcome.standpoint], ', and '.join(silent)]))}."


def _names(outcome: Outcome, ids: Sequence[str], word: str) -> str:
    names = [short_name(outcome.map[id]) for id in ids[:_NAMED]]
    more = len(ids) - len(names)
    return listed([*names, *([f"{more:,} more"] if more else [])], word)
