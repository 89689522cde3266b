"""What can differ between two statements, or two steps, that are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType

from attrs import frozen

from argmap.argument import ArgumentMap, Claim, Locator, Statement


class Part(Enum):
    """A part of a statement or a step."""

    NAME = "name"
    KIND = "kind"
    TEXT = "text"
    MAIN = "main"
    QUALIFIER = "qualifier"
    ATTRIBUTION = "from"
    VOICE = "quoting"
    LOCATORS = "locators"
    IMPLICIT = "implicit"
    INFERRED = "inferred"
    SECTION = "section"
    HEDGES = "hedges"
    QUOTES = "quotes"
    TAGS = "tags"
    NOTES = "notes"
    ANSWERS = "answers"
    ALLOWS = "allows"
    META = "meta"
    WORD = "word"
    """How a step bears: `because`, `but`, `although` or `unless`."""
    TARGET = "target"
    """What a step bears on."""
    MEMBERS = "members"
    SCHEME = "scheme"


@frozen
class Difference:
    """What a part was and what it is; empty where there was or is nothing. What both maps have is named as in the new one."""

    part: Part
    old: tuple[str, ...]
    new: tuple[str, ...]


@frozen
class Known:
    """What else has to be known of a map to read the parts of its statements."""

    section_of: Mapping[str, str]
    documents: tuple[str, ...]
    named: Mapping[tuple[str, str], str]
    """What a source, document or section of this map is called in the new one, by noun and id."""

    @classmethod
    def of(cls, map: ArgumentMap, named: Mapping[tuple[str, str], str]) -> Known:
        """Give what is known of a map."""
        sections = {member: section.id for section in map.sections for member in section.members}
        return cls(sections, tuple(document.id for document in map.documents), named)


_Reader = Callable[[Statement, Known], tuple[str, ...]]


def _source(id: str | None, known: Known) -> tuple[str, ...]:
    return (known.named.get(("source", id), id),) if id else ()


def _locator(locator: Locator, known: Known) -> str:
    # Without an id it is the only document.
    document = locator.document or (known.documents[0] if len(known.documents) == 1 else None)
    named = known.named.get(("document", document), document) if document else None
    return str(Locator(locator.start, locator.end, named, locator.words))


def _section(statement: Statement, known: Known) -> tuple[str, ...]:
    id = known.section_of.get(statement.id)
    return (known.named.get(("section", id), id),) if id else ()


def _quotes(statement: Statement, known: Known) -> tuple[str, ...]:
    return tuple(" ".join([f"“{quote.text}”", *(_locator(each, known) for each in quote.locators)]) for quote in statement.quotes)


def _flag(name: str) -> _Reader:
    return lambda statement, _: (name,) if getattr(statement, name) else ()


_READERS: Mapping[Part, _Reader] = MappingProxyType(
    {
        Part.KIND: lambda statement, _: (type(statement).__name__.lower(),),
        Part.TEXT: lambda statement, _: (" ".join(statement.text.split()),),
        Part.MAIN: lambda statement, _: ("main",) if isinstance(statement, Claim) and statement.main else (),
        Part.QUALIFIER: lambda statement, _: (statement.qualifier.value,) if statement.qualifier else (),
        Part.ATTRIBUTION: lambda statement, known: _source(statement.attribution, known),
        Part.VOICE: lambda statement, known: _source(statement.voice, known),
        Part.LOCATORS: lambda statement, known: tuple(_locator(locator, known) for locator in statement.locators),
        Part.IMPLICIT: _flag("implicit"),
        Part.INFERRED: _flag("inferred"),
        Part.SECTION: _section,
        Part.HEDGES: lambda statement, _: statement.hedges,
        Part.QUOTES: _quotes,
        Part.TAGS: lambda statement, _: tuple(f"#{tag}" for tag in statement.tags),
        Part.NOTES: lambda statement, _: statement.notes,
        Part.ANSWERS: lambda statement, _: statement.answers,
        Part.ALLOWS: lambda statement, _: tuple(f"{allow.rule}: {allow.why}" for allow in statement.allows),
        Part.META: lambda statement, _: tuple(f"{meta.key}: {meta.value}" for meta in statement.meta),
    }
)


def _name(statement: Statement) -> tuple[str, ...]:
    return () if statement.nameless else (statement.id,)


def differences(old: Statement, new: Statement, before: Known, after: Known) -> Iterator[Difference]:
    """Give what differs between two statements that are the same, their steps left out; the order of several tags, say, is no difference."""
    if (named := _name(old)) != _name(new):
        yield Difference(Part.NAME, named, _name(new))
    for part, read in _READERS.items():
        was, now = read(old, before), read(new, after)
        if sorted(was) != sorted(now):
            yield Difference(part, was, now)
