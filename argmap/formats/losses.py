"""What a map says that a format does not: told thing by thing, in order of writing."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, TypeAlias

from argmap.argument import ArgumentMap, Claim, Evidence, Objection, Reason, Source, Statement, Step
from argmap.argument.map import steps_of
from argmap.formats.format import Loss

_LENGTH = 60
"""How many characters of somebody's words one loss quotes."""


class Part(Enum):
    """The parts of a map that a format may have a place for, in the order in which they are told."""

    # Members are looked up a dozen times for each statement, and each is itself alone.
    __hash__ = object.__hash__

    TITLE = "title"
    DOCUMENTS = "documents"
    SOURCES = "sources"
    """The name of a source, where a statement is from it or quotes it."""
    GRADES = "grades of sources"
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


def lost(
    map: ArgumentMap,
    kept: Container[Part],
    *,
    keeps: Mapping[Part, Callable[[Any], bool]] = MappingProxyType({}),
    also: Iterable[Loss] = (),
    folds: bool = False,
    clean: Callable[[str], str] | None = None,
) -> tuple[Loss, ...]:
    """Give everything that a map says and a format does not.

    Args:
        map: Any map.
        kept: The parts that the format carries.
        keeps: For a part that it carries here and not there, whether it carries this one: a document, source, section, tension, step, allowance or meta, or else the part of this statement.
        also: What else is lost.
        folds: Whether it makes line breaks and runs of spaces one space.
        clean: What it makes of a text whose characters it cannot all hold.
    """

    def has(part: Part, thing: Any) -> bool:
        return keeps[part](thing) if part in keeps else part in kept

    losses = [Loss(what) for what in _of_map(map, has)]
    for statement in map:
        losses += [Loss(what, statement.id) for what in (*_spoilt(statement, kept, folds, clean), *_of_statement(statement, has))]
    if also := list(also):
        place = {statement.id: number for number, statement in enumerate(map)}
        losses = sorted([*losses, *also], key=lambda loss: place.get(loss.id, -1))
    return tuple(losses)


_Has: TypeAlias = Callable[[Part, Any], bool]


def _of_map(map: ArgumentMap, has: _Has) -> Iterator[str]:
    if map.title and not has(Part.TITLE, map):
        yield f"its title {_quoted(map.title)}"
    yield from (f"its document {document.id}" for document in map.documents if not has(Part.DOCUMENTS, document))
    for source in map.sources:
        yield from _of_source(source, has, is_used=source.id in map.sources_used)
    yield from (f"its section {_quoted(section.title)}" for section in map.sections if not has(Part.SECTIONS, section))
    yield from (f"its tension between {tension.first} and {tension.second}" for tension in map.tensions if not has(Part.TENSIONS, tension))
    yield from (f"that it allows {allow.rule}" for allow in map.allows if not has(Part.MAP_ALLOWS, allow))
    yield from (f"its meta {_quoted(meta.key)}" for meta in map.meta if not has(Part.MAP_META, meta))


def _of_source(source: Source, has: _Has, *, is_used: bool) -> Iterator[str]:
    if not has(Part.SOURCES, source):
        yield f"its source {source.id}"
    elif not is_used and not has(Part.SOURCE_FIELDS, source):
        yield f"its source {source.id}, which no statement uses"
    else:
        if source.grade and not has(Part.GRADES, source):
            yield f"the grade {source.grade} of its source {source.id}"
        yield from (f"the {each.key} of its source {source.id}" for each in source.fields if not has(Part.SOURCE_FIELDS, each))


def _spoilt(statement: Statement, kept: Container[Part], folds: bool, clean: Callable[[str], str] | None) -> Iterator[str]:  # noqa: FBT001
    if not folds and clean is None:
        return
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


def _of_statement(statement: Statement, has: _Has) -> Iterator[str]:
    yield from (what for part, thing, what in _parts_of(statement) if not has(part, thing))
    for _, step in steps_of(statement) if statement.reasons or statement.objections else ():
        if not has(Part.STEPS, step):
            yield f"its {name_step(step)}"
            continue
        if step.scheme and not has(Part.SCHEMES, step):
            yield f"the scheme {_quoted(step.scheme.name) if step.scheme.own else step.scheme.name} of its {name_step(step)}"
        if isinstance(step, Objection) and step.conceded and not has(Part.CONCEDED, step):
            yield f"that its {name_step(step)} is conceded"


def _parts_of(statement: Statement) -> Iterator[tuple[Part, Any, str]]:
    yield Part.TEXT, statement, "its text"
    yield Part.KIND, statement, f"that it is {'a claim' if isinstance(statement, Claim) else 'evidence' if isinstance(statement, Evidence) else 'a premise'}"
    if isinstance(statement, Claim) and statement.main:
        yield Part.MAIN, statement, "that it is a main claim"
    if statement.locators:
        yield Part.LOCATORS, statement, f"where it stands, @{', '.join(map(str, statement.locators))}"
    if statement.attribution:
        yield Part.ATTRIBUTION, statement, f"that it is from {statement.attribution}"
    if statement.voice:
        yield Part.VOICE, statement, f"that it quotes {statement.voice}"
    if statement.qualifier:
        yield Part.QUALIFIER, statement, f"its qualifier {statement.qualifier.value}"
    if statement.implicit:
        yield Part.IMPLICIT, statement, "that it is implicit"
    if statement.inferred:
        yield Part.INFERRED, statement, "that it is inferred"
    if statement.answers:
        yield Part.ANSWERS, statement, f"that it answers {', '.join(statement.answers)}"
    yield from ((Part.TAGS, statement, f"its tag #{tag}") for tag in statement.tags)
    yield from ((Part.HEDGES, statement, f"its hedge {_quoted(hedge)}") for hedge in statement.hedges)
    yield from ((Part.QUOTES, statement, f"its quotation {_quoted(quote.text)}") for quote in statement.quotes)
    yield from ((Part.NOTES, statement, f"its note {_quoted(note)}") for note in statement.notes)
    yield from ((Part.ALLOWS, allow, f"that it allows {allow.rule}") for allow in statement.allows)
    yield from ((Part.META, meta, f"its meta {_quoted(meta.key)}") for meta in statement.meta)


def name_step(step: Step) -> str:
    """Name a step by what it joins: `objection of a and b`."""
    noun = "reason" if isinstance(step, Reason) else "objection" if isinstance(step, Objection) else "exception"
    return f"{noun} of {' and '.join(step.members)}"


def _quoted(text: str) -> str:
    folded = " ".join(text.split())
    return f"“{folded}”" if len(folded) <= _LENGTH else f"“{folded[:_LENGTH].rstrip()}…”"
