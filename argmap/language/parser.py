"""Tokens to syntax: the grammar's rules, and what each of them makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import define

from argmap.diagnostic import Diagnostic
from argmap.files import File
from argmap.language.automaton import Automaton, Make
from argmap.language.scanner import Lexis, Scanner, Token
from argmap.language.syntax import (
    AllowSyntax,
    AnswersSyntax,
    AttributeSyntax,
    AttributionSyntax,
    CommentSyntax,
    DocumentSyntax,
    EntrySyntax,
    FieldSyntax,
    HedgeSyntax,
    IncludeSyntax,
    LocatorsSyntax,
    MapSyntax,
    MarkSyntax,
    MetaSyntax,
    NoteSyntax,
    PlaceSyntax,
    QualifierSyntax,
    QuoteSyntax,
    ReferenceSyntax,
    SchemeSyntax,
    SectionSyntax,
    SourceSyntax,
    StatementSyntax,
    StepSyntax,
    TagSyntax,
    TensionSyntax,
    TextSyntax,
    TitleSyntax,
    VoiceSyntax,
    WordSyntax,
)
from argmap.language.tables import load_parser, load_tables
from argmap.memory import without_collection

if TYPE_CHECKING:
    from lark import Lark


@define
class Language:
    """What reads the language, loaded once in a process."""

    scanner: Scanner
    automaton: Automaton

    @cached_property
    def parser(self) -> Lark:
        """The parser that lark made, which can stop at a slip and go on behind it."""
        return load_parser(Callbacks())


@cache
def language() -> Language:
    """Load the language."""
    tables = load_tables()
    lexis = Lexis.of(tables)
    return Language(Scanner.of(lexis), Automaton.of(tables, lexis, Callbacks(), MAKES))


@without_collection()
def parse(file: File) -> tuple[MapSyntax, list[Diagnostic]]:
    """Read what is written in a file, and what is wrong with how it is written.

    Never raises: what cannot be read is told, and the sound rest is given.
    """
    from argmap.language.layout import check_layout
    from argmap.language.words import check_words

    sound = language().automaton.read(file.text)
    if sound is None:
        from argmap.language.recovery import recover

        found = recover(file)
        return MapSyntax(file, tuple(found.items), _comments(found.comments), found.lossy), found.diagnostics
    syntax = MapSyntax(file, tuple(sound.items), _comments(sound.comments))
    odd = check_words(file, language().scanner.scan(file.text).tokens) if sound.is_odd else []
    return syntax, odd or check_layout(syntax)


def _comments(places: list[tuple[int, int]]) -> tuple[CommentSyntax, ...]:
    return tuple(CommentSyntax(start, end) for start, end in places)


_ESCAPE = re.compile(r'\\(["\\])')


def quoted(start: int, end: int, text: str) -> TextSyntax:
    """Give what a text in quotes says: without its quotes, inner white space folded to one space."""
    inner = text[1:-1]
    if "\\" in inner:
        inner = _ESCAPE.sub(r"\1", inner)
    # A space is the only white space that is printable; nearly every text is folded as it stands.
    if not inner.isprintable() or "  " in inner or inner[:1] == " " or inner[-1:] == " ":
        inner = " ".join(inner.split())
    return TextSyntax(start, end, inner)


MAKES: Mapping[str, Make] = MappingProxyType(
    {
        "STRING": quoted,
        **dict.fromkeys(("ID", "POINT", "CLAIM", "PREMISE", "EVIDENCE", "BECAUSE", "BUT", "ALTHOUGH", "UNLESS"), WordSyntax),
    }
)
"""What the tokens become of which nodes are made; others are there for their places and stay tokens."""


class Callbacks:
    """What each rule of the grammar makes of the tokens and nodes below it.

    Tokens are kept, so that every node knows where it begins and ends; what is optional and left out is None.
    """

    def __getattr__(self, name: str) -> Callable[[Token], Any]:
        """Give what lark makes of a token."""
        make = MAKES.get(name)
        if make is None:
            raise AttributeError(name)
        return lambda token: make(token.start, token.end, token.text)

    def start(self, items: list[Any]) -> list[Any]:
        return items

    def title(self, parts: list[Any]) -> TitleSyntax:
        return TitleSyntax(parts[0].start, parts[1].end, parts[1])

    def include(self, parts: list[Any]) -> IncludeSyntax:
        return IncludeSyntax(parts[0].start, parts[1].end, parts[1])

    def allow(self, parts: list[Any]) -> AllowSyntax:
        return AllowSyntax(parts[0].start, parts[2].end, parts[1], parts[2])

    def field(self, parts: list[Any]) -> FieldSyntax:
        return FieldSyntax(parts[0].start, parts[1].end, parts[0], parts[1])

    def document(self, parts: list[Any]) -> DocumentSyntax:
        return DocumentSyntax(parts[0].start, _end(parts), parts[1], parts[2], _fields(parts))

    def source(self, parts: list[Any]) -> SourceSyntax:
        return SourceSyntax(parts[0].start, _end(parts), parts[1], parts[2], parts[3], _fields(parts))

    def section(self, parts: list[Any]) -> SectionSyntax:
        return SectionSyntax(parts[0].start, parts[-1].end, parts[1], parts[2], tuple(parts[4:-1]))

    def tension(self, parts: list[Any]) -> TensionSyntax:
        return TensionSyntax(parts[0].start, parts[4].end, parts[1], parts[3], parts[4])

    def statement(self, parts: list[Any]) -> StatementSyntax:
        main = type(parts[0]) is Token
        head = 4 if main else 3
        kind, id, text = parts[head - 3 : head]
        end: int = text.end
        attributes: tuple[AttributeSyntax, ...] = ()
        entries: tuple[EntrySyntax, ...] = ()
        if parts[-1] is not None:
            brace = head
            while type(parts[brace]) is not Token:
                brace += 1
            end, attributes, entries = parts[-1].end, tuple(parts[head:brace]), tuple(parts[brace + 1 : -1])
        elif parts[head] is not None:
            # Behind the attributes there is nothing for each brace.
            attributes = tuple(parts[head : parts.index(None, head)])
            end = attributes[-1].end
        return StatementSyntax(parts[0].start, end, kind, main, id, text, attributes, entries)

    def locators(self, parts: list[Any]) -> LocatorsSyntax:
        return LocatorsSyntax(parts[0].start, parts[-1].end, tuple(parts[1::2]))

    def point(self, parts: list[Any]) -> PlaceSyntax:
        document, _colon, first, _dash, last = parts
        return PlaceSyntax((document or first).start, (last or first).end, document, first, last, None)

    def words(self, parts: list[Any]) -> PlaceSyntax:
        return PlaceSyntax(parts[0].start, parts[1].end, parts[0], None, None, parts[1])

    def attribution(self, parts: list[Any]) -> AttributionSyntax:
        return AttributionSyntax(parts[0].start, parts[1].end, parts[1])

    def voice(self, parts: list[Any]) -> VoiceSyntax:
        return VoiceSyntax(parts[0].start, parts[1].end, parts[1])

    def answers(self, parts: list[Any]) -> AnswersSyntax:
        return AnswersSyntax(parts[0].start, parts[-1].end, tuple(parts[1::2]))

    def qualifier(self, parts: list[Any]) -> QualifierSyntax:
        return QualifierSyntax(parts[0].start, parts[0].end, parts[0].text)

    def mark(self, parts: list[Any]) -> MarkSyntax:
        return MarkSyntax(parts[0].start, parts[0].end, parts[0].text)

    def tag(self, parts: list[Any]) -> TagSyntax:
        return TagSyntax(parts[0].start, parts[0].end, parts[0].text[1:])

    def note(self, parts: list[Any]) -> NoteSyntax:
        return NoteSyntax(parts[0].start, parts[1].end, parts[1])

    def quote(self, parts: list[Any]) -> QuoteSyntax:
        return QuoteSyntax(parts[0].start, _end(parts), parts[1], parts[2])

    def hedge(self, parts: list[Any]) -> HedgeSyntax:
        return HedgeSyntax(parts[0].start, parts[1].end, parts[1])

    def meta(self, parts: list[Any]) -> MetaSyntax:
        return MetaSyntax(parts[0].start, parts[2].end, parts[1], parts[2])

    def scheme(self, parts: list[Any]) -> SchemeSyntax:
        return SchemeSyntax(parts[0].start, parts[2].end, parts[1])

    def reference(self, parts: list[Any]) -> ReferenceSyntax:
        return ReferenceSyntax(parts[0].start, parts[0].end, parts[0])

    def step(self, parts: list[Any]) -> StepSyntax:
        link, scheme, first, *rest = parts
        if not rest:
            return StepSyntax(link.start, first.end, link, scheme, (first,), ())
        members = tuple(part for part in parts if type(part) is StatementSyntax or type(part) is ReferenceSyntax)
        undercuts = tuple(part for part in parts if type(part) is StepSyntax)
        return StepSyntax(link.start, parts[-1].end, link, scheme, members, undercuts)

    undercut = step


def _end(parts: list[Any]) -> int:
    """Where the last part that is there ends."""
    return int(next(part.end for part in reversed(parts) if part is not None))


def _fields(parts: list[Any]) -> tuple[FieldSyntax, ...]:
    return tuple(part for part in parts if type(part) is FieldSyntax)
