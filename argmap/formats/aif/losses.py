"""What AIF cannot say of a map."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Claim, Premise, Source, Statement, Step, Undercut
from argmap.argument.map import steps_of
from argmap.argument.model import Meta
from argmap.argument.naming import name_statements
from argmap.formats.aif.kept import KEYS, is_chosen
from argmap.formats.aif.names import is_carried
from argmap.formats.format import Loss
from argmap.formats.losses import Part, lost, name_step
from argmap.language import keywords

_LOST = frozenset(
    {
        Part.TITLE,
        Part.DOCUMENTS,
        Part.GRADES,
        Part.SECTIONS,
        Part.TENSIONS,
        Part.MAP_ALLOWS,
        Part.LOCATORS,
        Part.VOICE,
        Part.QUALIFIER,
        Part.INFERRED,
        Part.ANSWERS,
        Part.TAGS,
        Part.HEDGES,
        Part.QUOTES,
        Part.NOTES,
        Part.ALLOWS,
        Part.CONCEDED,
    }
)
_KEPT = frozenset(Part) - _LOST


def losses_of(map: ArgumentMap, *, majors: bool, given: frozenset[str], unsaid: frozenset[str] = frozenset()) -> tuple[Loss, ...]:
    """Give everything that AIF cannot say of a map, in order; `majors` tells whether the file marks main claims, `given` which statements have a node already, `unsaid` which of them one that says that they are implicit."""
    speaking = {statement.attribution for statement in map}
    used: set[str] = set()
    also: list[Loss] = []
    for statement in map:
        for _, step in steps_of(statement):
            if step.scheme and not is_carried(step.scheme):
                also.append(Loss(f"whether the scheme {step.scheme} of its {name_step(step)} is one of its own", statement.id))
            if len(set(step.members)) < len(step.members):
                also.append(Loss(f"that its {name_step(step)} has a member twice", statement.id))

        for step in _read_steps(statement):
            used.update(member for member in step.members if isinstance(step, Undercut) or member != statement.id)
        if any(_is_circular(step, statement.id) for _, step in steps_of(statement) if not isinstance(step, Undercut)):
            also.append(Loss("that it bears on itself", statement.id))

    def is_argued(statement: Statement) -> bool:
        return any(True for _ in _read_steps(statement))

    def is_ours(meta: Meta) -> bool:
        return meta.key in KEYS

    keeps = {
        Part.SOURCES: lambda source: source.id in speaking,
        Part.SOURCE_FIELDS: lambda thing: isinstance(thing, Source) or is_ours(thing),
        Part.MAP_META: is_ours,
        Part.META: is_ours,
        Part.KIND: lambda statement: type(statement) is (Premise if statement.id in used and not is_argued(statement) else Claim),
        Part.MAIN: lambda statement: majors or (is_argued(statement) and statement.id not in used),
        Part.IMPLICIT: lambda statement: statement.id in unsaid,
    }
    if not majors:
        also += (
            Loss("that it is no main claim", each.id) for each in map if isinstance(each, Claim) and not each.main and is_argued(each) and each.id not in used
        )
    also += (Loss("its id", id) for id in _renamed(map, given))
    return lost(map, _KEPT, keeps=keeps, also=also, folds=True)


def _is_circular(step: Step, id: str) -> bool:
    """Whether a step leads from a statement to itself, which AIF's readers leave out, ours too."""
    return set(step.members) == {id}


def _read_steps(statement: Statement) -> Iterator[Step]:
    """The steps of a statement that are read again, exceptions included."""
    steps: list[Step] = [*statement.reasons, *statement.objections]
    stack = [step for step in steps if not _is_circular(step, statement.id)]
    while stack:
        step = stack.pop()
        yield step
        stack += step.undercuts


def _renamed(map: ArgumentMap, given: frozenset[str]) -> set[str]:
    """The statements that will have another id when they are read: names made from words are made again, and a number is no name."""
    chosen = {statement.id for statement in map if not statement.nameless and is_chosen(statement.id)}
    others = [statement for statement in map if statement.id not in chosen]
    if all(statement.id in given for statement in others):
        return set()
    made = name_statements([statement.text for statement in others], [*chosen, *keywords()])
    return {statement.id for statement, name in zip(others, made, strict=True) if statement.id != name and statement.id not in given}
