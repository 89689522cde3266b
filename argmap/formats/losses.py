"""What a map says that a format does not: told thing by thing, in order of writing."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from enum import Enum

from argmap.argument import ArgumentMap, Claim, Evidence, Objection, Reason, Statement, Step
from argmap.argument.map import steps_of
from argmap.formats.format import Loss

_LENGTH = 60
"""How many characters of somebody's words one loss quotes."""


class Part(Enum):
    """The parts of a map that a format may have a place for, in the order in which they are told."""

    TITLE = "title"
    DOCUMENTS = "documents"
    SOURCES = "sources"
    """The name and the grade of a source, where a statement is from it or quotes it."""
    SOURCE_FIELDS = "what else is known of sources, and sources that no statement uses"
    SECTIONS = "sections"
    TENSIONS = "tensions"
    MAP_ALLOWS = "rules silenced for the map"
    MAP_META = "what other formats say of the map"
    TEXT = "text"
    KIND = "kind"
    MAIN = "main claims"
    LOCATORS = "locators"
    ATTRIBUTION = "on whose word"
    VOICE = "who is quoted"
    QUALIFIER = "qualifiers"
    IMPLICIT = "what is unstated"
    INFERRED = "what is inferred"
    ANSWERS = "questions answered"
    TAGS = "tags"
    HEDGES = "hedges"
    QUOTES = "quotations"
    NOTES = "notes"
    ALLOWS = "rules silenced for a statement"
    META = "what other formats say of a statement"
    STEPS = "reasons, objections and exceptions"
    SCHEMES = "schemes"
    CONCEDED = "concessions"


def lost(map: ArgumentMap, kept: Container[Part], *, folds: bool = False, clean: Callable[[str], str] | None = None) -> tuple[Loss, ...]:
    """Give everything that a map says and a format does not.

    Args:
        map: Any map.
        kept: The parts that the format carries.
        folds: Whether it makes line breaks and runs of spaces one space.
        clean: What it makes of a text whose characters it cannot all hold.
    """
    return tuple(_of_map(map, kept)) + tuple(
        loss for statement in map for loss in _told(statement, [*_spoilt(statement, kept, folds, clean), *_of_statement(statement, kept)])
    )


def _of_map(map: ArgumentMap, kept: Container[Part]) -> Iterator[Loss]:
    if map.title and Part.TITLE not in kept:
        yield Loss(f"its title {_quoted(map.title)}")
    if Part.DOCUMENTS not in kept:
        yield from (Loss(f"its document {document.id}") for document in map.documents)
    for source in map.sources:
        if Part.SOURCES not in kept:
            yield Loss(f"its source {source.id}")
        elif Part.SOURCE_FIELDS not in kept and source.id not in map.sources_used:
            yield Loss(f"its source {source.id}, which no statement uses")
        elif Part.SOURCE_FIELDS not in kept and source.fields:
            yield Loss(f"the fields of its source {source.id}: {', '.join(field.key for field in source.fields)}")
    if Part.SECTIONS not in kept:
        yield from (Loss(f"its section {_quoted(section.title)}") for section in map.sections)
    if Part.TENSIONS not in kept:
        yield from (Loss(f"its tension between {tension.first} and {tension.second}") for tension in map.tensions)
    if Part.MAP_ALLOWS not in kept:
        yield from (Loss(f"that it allows {allow.rule}") for allow in map.allows)
    if Part.MAP_META not in kept:
        yield from (Loss(f"its meta {_quoted(meta.key)}") for meta in map.meta)


def _told(statement: Statement, whats: Iterable[str]) -> Iterator[Loss]:
    return (Loss(what, statement.id) for what in whats)


def _spoilt(statement: Statement, kept: Container[Part], folds: bool, clean: Callable[[str], str] | None) -> Iterator[str]:  # noqa: FBT001
    groups = {
        Part.TEXT: ("text", [statement.text]),
        Part.HEDGES: ("hedges", statement.hedges),
        Part.QUOTES: ("quotations", [quote.text for quote in statement.quotes]),
        Part.NOTES: ("notes", statement.notes),
    }
    for part, (noun, texts) in groups.items():
        if part in kept:
            if folds and any(" ".join(text.split()) != text for text in texts):
                yield f"the line breaks and runs of spaces in its {noun}"
            if clean and any(clean(text) != text for text in texts):
                yield f"the control characters in its {noun}"


def _of_statement(statement: Statement, kept: Container[Part]) -> Iterator[str]:
    for part, what in _parts_of(statement):
        if part not in kept:
            yield what
    for _, step in steps_of(statement):
        if Part.STEPS not in kept:
            yield f"its {name_step(step)}"
            continue
        if step.scheme and Part.SCHEMES not in kept:
            yield f"the scheme {_quoted(step.scheme.name) if step.scheme.own else step.scheme.name} of its {name_step(step)}"
        if isinstance(step, Objection) and step.conceded and Part.CONCEDED not in kept:
            yield f"that its {name_step(step)} is conceded"


def _parts_of(statement: Statement) -> Iterator[tuple[Part, str]]:
    yield Part.TEXT, "its text"
    yield Part.KIND, f"that it is {'a claim' if isinstance(statement, Claim) else 'evidence' if isinstance(statement, Evidence) else 'a premise'}"
    if isinstance(statement, Claim) and statement.main:
        yield Part.MAIN, "that it is a main claim"
    if statement.locators:
        yield Part.LOCATORS, f"where it stands, @{', '.join(map(str, statement.locators))}"
    if statement.attribution:
        yield Part.ATTRIBUTION, f"that it is from {statement.attribution}"
    if statement.voice:
        yield Part.VOICE, f"that it quotes {statement.voice}"
    if statement.qualifier:
        yield Part.QUALIFIER, f"its qualifier {statement.qualifier.value}"
    if statement.implicit:
        yield Part.IMPLICIT, "that it is implicit"
    if statement.inferred:
        yield Part.INFERRED, "that it is inferred"
    if statement.answers:
        yield Part.ANSWERS, f"that it answers {', '.join(statement.answers)}"
    yield from ((Part.TAGS, f"its tag #{tag}") for tag in statement.tags)
    yield from ((Part.HEDGES, f"its hedge {_quoted(hedge)}") for hedge in statement.hedges)
    yield from ((Part.QUOTES, f"its quotation {_quoted(quote.text)}") for quote in statement.quotes)
    yield from ((Part.NOTES, f"its note {_quoted(note)}") for note in statement.notes)
    yield from ((Part.ALLOWS, f"that it allows {allow.rule}") for allow in statement.allows)
    yield from ((Part.META, f"its meta {_quoted(meta.key)}") for meta in statement.meta)


def name_step(step: Step) -> str:
    """Name a step by what it joins: `objection of a and b`."""
    noun = "reason" if isinstance(step, Reason) else "objection" if isinstance(step, Objection) else "exception"
    return f"{noun} of {' and '.join(step.members)}"


def _quoted(text: str) -> str:
    folded = " ".join(text.split())
    return f"“{folded}”" if len(folded) <= _LENGTH else f"“{folded[:_LENGTH].rstrip()}…”"
