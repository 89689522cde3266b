"""What AIF cannot say of a map."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Claim, Objection, Premise, Statement, Undercut
from argmap.argument.map import steps_of
from argmap.argument.naming import name_statements
from argmap.formats.aif.kept import is_chosen
from argmap.formats.aif.names import is_carried
from argmap.formats.format import Loss
from argmap.language import keywords

KEYS = ("aif", "xaif")
"""Under which names something is kept of files with AIF in them."""


def losses_of(map: ArgumentMap, *, majors: bool, given: frozenset[str], unsaid: frozenset[str] = frozenset()) -> Iterator[Loss]:
    """Give everything that AIF cannot say of a map, in order; `majors` tells whether the file marks main claims, `given` which statements have a node already, `unsaid` which of them one that says that they are implicit."""
    if map.title:
        yield Loss(f"its title “{map.title}”")
    yield from (Loss(f"the document {document.id}") for document in map.documents)
    speaking = {statement.attribution for statement in map}
    for source in map.sources:
        if source.id not in speaking:
            yield Loss(f"the source {source.id}, on whose word there is nothing")
        elif source.grade:
            yield Loss(f"the grade {source.grade} of the source {source.id}")
        yield from (Loss(f"the {each.key} of the source {source.id}") for each in source.fields if each.key not in KEYS)
    yield from (Loss(f"the section {section.id}") for section in map.sections)
    yield from (Loss(f"the tension between {tension.first} and {tension.second}") for tension in map.tensions)
    yield from (Loss(f"the allowance of {allow.rule}") for allow in map.allows)
    yield from (Loss(f"what is kept of another format, {meta.key}") for meta in map.meta if meta.key not in KEYS)
    used = {member for path, step in map.steps() for member in step.members if isinstance(step, Undercut) or member != path[0]}
    renamed = _renamed(map, given)
    for statement in map:
        yield from _losses_of(statement, unsaid=statement.id in unsaid, is_used=statement.id in used, majors=majors)
        if statement.id in renamed:
            yield Loss("its id", statement.id)


def _renamed(map: ArgumentMap, given: frozenset[str]) -> set[str]:
    """The statements that will have another id when they are read: names made from words are made again, and a number is no name."""
    chosen = {statement.id for statement in map if not statement.nameless and is_chosen(statement.id)}
    others = [statement for statement in map if statement.id not in chosen]
    if all(statement.id in given for statement in others):
        return set()
    made = name_statements([statement.text for statement in others], [*chosen, *keywords()])
    return {statement.id for statement, name in zip(others, made, strict=True) if statement.id != name and statement.id not in given}


def _losses_of(statement: Statement, *, unsaid: bool, is_used: bool, majors: bool) -> Iterator[Loss]:
    id = statement.id
    has_steps = bool(statement.reasons or statement.objections)
    kind = Premise if is_used and not has_steps else Claim
    if type(statement) is not kind:
        yield Loss(f"that it is {'a claim' if isinstance(statement, Claim) else 'a premise' if isinstance(statement, Premise) else 'evidence'}", id)
    main = isinstance(statement, Claim) and statement.main
    if not majors and main != (kind is Claim and has_steps and not is_used):
        yield Loss("that it is a main claim" if main else "that it is no main claim", id)
    if statement.locators:
        yield Loss(f"its place, {', '.join(str(each) for each in statement.locators)}", id)
    if statement.voice is not None:
        yield Loss(f"whom it quotes, {statement.voice}", id)
    yield from (Loss(f"that it answers {answer}", id) for answer in statement.answers)
    if statement.qualifier:
        yield Loss(f"that it is {statement.qualifier.value}", id)
    if statement.implicit and not unsaid:
        yield Loss("that it is implicit", id)
    if statement.inferred:
        yield Loss("that it is inferred", id)
    yield from (Loss(f"its hedge “{hedge}”", id) for hedge in statement.hedges)
    yield from (Loss(f"its quotation “{quote.text}”", id) for quote in statement.quotes)
    yield from (Loss(f"its tag #{tag}", id) for tag in statement.tags)
    yield from (Loss(f"its note “{note}”", id) for note in statement.notes)
    yield from (Loss(f"its allowance of {allow.rule}", id) for allow in statement.allows)
    yield from (Loss(f"what is kept of another format, {meta.key}", id) for meta in statement.meta if meta.key not in KEYS)
    for _, step in steps_of(statement):
        if step.scheme and not is_carried(step.scheme):
            yield Loss(f"how its scheme {step.scheme} is meant", id)
        if isinstance(step, Objection) and step.conceded:
            yield Loss("that an objection to it is conceded", id)
        if len(set(step.members)) < len(step.members):
            yield Loss("that a step of it has a member twice", id)
