"""What changed from one map to another, marked in a picture of both."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.comparing import Comparison, Difference, Part, StatementPair, unite
from argmap.drawing.marks import Mark, Marks
from argmap.reports.comparison import STATUS_WORDS, name_in, said
from argmap.weighing import Status

_BEFORE = {Status.IN: "stood", Status.OUT: "fell", Status.UNDECIDED: "was undecided"}


def mark_changes(comparison: Comparison) -> tuple[ArgumentMap, Marks]:
    """Give the new map with what is gone from it where it stood, and what a picture is to say of each: that it was added, removed or changed, and what it was."""
    union = unite(comparison)
    remarks: dict[str, list[str]] = {pair.new.id: list(_remarks(pair)) for pair in comparison.changed}
    for id, line in _step_remarks(comparison):
        remarks.setdefault(id, []).append(line)
    for change in comparison.standing:
        told = [f"{standpoint.value}: {STATUS_WORDS[turn.new]}, {_BEFORE[turn.old]} before" for standpoint, turn in change.turns.items()]
        remarks.setdefault(change.id, []).extend(told)
    return union.map, Marks(
        statements={
            **{statement.id: Mark.ADDED for statement in comparison.added},
            **{union.name_of[statement.id]: Mark.REMOVED for statement in comparison.removed},
            **{pair.new.id: Mark.CHANGED for pair in comparison.changed},
        },
        steps={
            **{bearing.path: Mark.ADDED for bearing in comparison.added_steps},
            **{union.place_of[bearing.path]: Mark.REMOVED for bearing in comparison.removed_steps},
            **{pair.new.path: Mark.CHANGED for pair in comparison.changed_steps},
            **{bearing.path: Mark.CHANGED for group in comparison.regrouped for bearing in group.new},
        },
        remarks={id: tuple(lines) for id, lines in remarks.items()},
        caption=_caption(comparison),
    )


def _step_remarks(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """What a step was stands in the box of its first member, since a bar has room for a few words only."""
    for pair in comparison.changed_steps:
        where = f" on {name_in(comparison, pair.old.owner, old=True)}" if any(each.part is Part.TARGET for each in pair.differences) else ""
        yield pair.new.step.members[0], f"was{where}: {said(comparison, pair.old, old=True)}"
    for group in comparison.regrouped:
        were = "; ".join(said(comparison, bearing, old=True) for bearing in group.old)
        for bearing in group.new:
            yield bearing.step.members[0], f"was: {were}"


def _remarks(pair: StatementPair) -> Iterator[str]:
    for difference in pair.differences:
        if line := _remark(difference):
            yield line


def _remark(difference: Difference) -> str:
    """What a part was; what it is stands in the box."""
    was = ", ".join(difference.old)
    match difference.part:
        case Part.TEXT:
            return f"was: “{was}”"
        case Part.MAIN:
            return "was a thesis" if difference.old else "was no thesis"
        case Part.IMPLICIT | Part.INFERRED:
            return f"was {was}" if was else f"was not {difference.part.value}"
        case Part.QUALIFIER:
            return f"was said {was or 'flatly'}"
        case Part.NAME:
            return f"was called {was}" if was else "had no name"
        case Part.KIND:
            return "was evidence" if was == "evidence" else f"was a {was}"
        case Part.TAGS | Part.NOTES | Part.ANSWERS | Part.ALLOWS | Part.META | Part.QUOTES | Part.HEDGES:
            return f"other {difference.part.value}" if was and difference.new else f"had {difference.part.value}" if was else f"had no {difference.part.value}"
        case _:
            return f"{difference.part.value}: was {was}" if was else f"{difference.part.value}: was none"


def _caption(comparison: Comparison) -> str:
    counts = [
        _counted("Statements", len(comparison.added), len(comparison.removed), len(comparison.changed)),
        _counted("Steps", len(comparison.added_steps), len(comparison.removed_steps), len(comparison.changed_steps) + len(comparison.regrouped)),
    ]
    return " ".join(["What changed.", *filter(None, counts)]) if any(counts) else "No statement and no step has changed."


def _counted(noun: str, added: int, removed: int, changed: int) -> str:
    told = [f"{count} {word}" for count, word in ((added, "added"), (removed, "removed"), (changed, "changed")) if count]
    return f"{noun}: {', '.join(told)}." if told else ""
