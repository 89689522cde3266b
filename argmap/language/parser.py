"""Tokens to syntax: the grammar's rules, and what each of them makes."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from attrs import define
from lark import Lark
from lark.exceptions import UnexpectedToken

from argmap.diagnostic import Diagnostic
from argmap.files import File
from argmap.language.scanner import Scanner, Token
from argmap.language.syntax import (
    AllowSyntax,
    AnswersSyntax,
    AttributionSyntax,
    CommentSyntax,
    DocumentSyntax,
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
from argmap.language.tables import load_parser

END = "$END"


@define
class Language:
    """The parser and the scanner, loaded once in a process."""

    parser: Lark
    scanner: Scanner


@cache
def language() -> Language:
    """Load the language."""
    parser = load_parser(Callbacks())
    return Language(parser, Scanner.of(parser))


def parse(file: File) -> tuple[MapSyntax, list[Diagnostic]]:
    """Read what is written in a file, and what is wrong with how it is written.

    Never raises: what cannot be read is told, and the sound rest is given.
    """
    from argmap.language.layout import check_layout
    from argmap.language.words import check_words

    scan = language().scanner.scan(file.text)
    items = None if scan.stops else _parse_sound(scan.tokens, len(file.text))
    if items is None:
        from argmap.language.recovery import recover

        found = recover(file)
        return MapSyntax(file, tuple(found.items), _comments(found.comments), found.lossy), found.diagnostics
    syntax = MapSyntax(file, tuple(items), _comments(scan.comments))
    return syntax, check_words(file, scan.tokens) or check_layout(syntax)


def _comments(places: list[tuple[int, int]]) -> tuple[CommentSyntax, ...]:
    return tuple(CommentSyntax(start, end) for start, end in places)


def _parse_sound(tokens: list[Token], length: int) -> list[Any] | None:
    """Parse tokens that are probably sound; None if they are not."""
    feed: Any = language().parser.parse_interactive("").feed_token
    try:
        for token in tokens:
            feed(token)
        items: list[Any] = feed(Token(END, "", length, length))
    except UnexpectedToken:
        return None
    return items


_ESCAPE = re.compile(r'\\(["\\])')


def text_of(token: Token) -> TextSyntax:
    """Give what a text in quotes says: without its quotes, inner white space folded to one space."""
    inner = token.text[1:-1]
    if "\\" in inner:
        inner = _ESCAPE.sub(r"\1", inner)
    return TextSyntax(token.start, token.end, " ".join(inner.split()))


def word_of(token: Token) -> WordSyntax:
    """Give a token as a word."""
    return WordSyntax(token.start, token.end, token.text)


class Callbacks:
    """What each rule of the grammar makes of the tokens and nodes below it.

    Tokens are kept, so that every node knows where it begins and ends; what is optional and left out is None.
    """

    def start(self, items: list[Any]) -> list[Any]:
        return items

    def title(self, parts: list[Any]) -> TitleSyntax:
        return TitleSyntax(parts[0].start, parts[1].end, text_of(parts[1]))

    def include(self, parts: list[Any]) -> IncludeSyntax:
        return IncludeSyntax(parts[0].start, parts[1].end, text_of(parts[1]))

    def allow(self, parts: list[Any]) -> AllowSyntax:
        return AllowSyntax(parts[0].start, parts[2].end, word_of(parts[1]), text_of(parts[2]))

    def field(self, parts: list[Any]) -> FieldSyntax:
        return FieldSyntax(parts[0].start, parts[1].end, word_of(parts[0]), text_of(parts[1]))

    def document(self, parts: list[Any]) -> DocumentSyntax:
        return DocumentSyntax(parts[0].start, _end(parts), word_of(parts[1]), text_of(parts[2]), _fields(parts))

    def source(self, parts: list[Any]) -> SourceSyntax:
        grade = word_of(parts[3]) if parts[3] else None
        return SourceSyntax(parts[0].start, _end(parts), word_of(parts[1]), text_of(parts[2]), grade, _fields(parts))

    def section(self, parts: list[Any]) -> SectionSyntax:
        id = word_of(parts[1]) if parts[1] else None
        return SectionSyntax(parts[0].start, parts[-1].end, id, text_of(parts[2]), tuple(parts[4:-1]))

    def tension(self, parts: list[Any]) -> TensionSyntax:
        return TensionSyntax(parts[0].start, parts[4].end, word_of(parts[1]), word_of(parts[3]), text_of(parts[4]))

    def statement(self, parts: list[Any]) -> StatementSyntax:
        main = parts[0].type == "MAIN"
        kind, id, text, *rest = parts[1:] if main else parts
        # The attributes end at the opening brace, or at the None for its absence.
        brace = next(number for number, part in enumerate(rest) if part is None or type(part) is Token)
        attributes, entries = tuple(rest[:brace]), tuple(rest[brace + 1 : -1]) if rest[brace] else ()
        return StatementSyntax(parts[0].start, _end(parts), word_of(kind), main, word_of(id) if id else None, text_of(text), attributes, entries)

    def locators(self, parts: list[Any]) -> LocatorsSyntax:
        return LocatorsSyntax(parts[0].start, parts[-1].end, tuple(parts[1::2]))

    def point(self, parts: list[Any]) -> PlaceSyntax:
        document, _colon, first, _dash, last = parts
        return PlaceSyntax(
            (document or first).start, _end(parts), word_of(document) if document else None, word_of(first), word_of(last) if last else None, None
        )

    def words(self, parts: list[Any]) -> PlaceSyntax:
        return PlaceSyntax(parts[0].start, parts[1].end, word_of(parts[0]), None, None, text_of(parts[1]))

    def attribution(self, parts: list[Any]) -> AttributionSyntax:
        return AttributionSyntax(parts[0].start, parts[1].end, word_of(parts[1]))

    def voice(self, parts: list[Any]) -> VoiceSyntax:
        return VoiceSyntax(parts[0].start, parts[1].end, word_of(parts[1]))

    def answers(self, parts: list[Any]) -> AnswersSyntax:
        return AnswersSyntax(parts[0].start, parts[-1].end, tuple(word_of(part) for part in parts[1::2]))

    def qualifier(self, parts: list[Any]) -> QualifierSyntax:
        return QualifierSyntax(parts[0].start, parts[0].end, parts[0].text)

    def mark(self, parts: list[Any]) -> MarkSyntax:
        return MarkSyntax(parts[0].start, parts[0].end, parts[0].text)

    def tag(self, parts: list[Any]) -> TagSyntax:
        return TagSyntax(parts[0].start, parts[0].end, parts[0].text[1:])

    def note(self, parts: list[Any]) -> NoteSyntax:
        return NoteSyntax(parts[0].start, parts[1].end, text_of(parts[1]))

    def quote(self, parts: list[Any]) -> QuoteSyntax:
        return QuoteSyntax(parts[0].start, _end(parts), text_of(parts[1]), parts[2])

    def hedge(self, parts: list[Any]) -> HedgeSyntax:
        return HedgeSyntax(parts[0].start, parts[1].end, text_of(parts[1]))

    def meta(self, parts: list[Any]) -> MetaSyntax:
        return MetaSyntax(parts[0].start, parts[2].end, text_of(parts[1]), text_of(parts[2]))

    def scheme(self, parts: list[Any]) -> SchemeSyntax:
        name = text_of(parts[1]) if parts[1].type == "STRING" else word_of(parts[1])
        return SchemeSyntax(parts[0].start, parts[2].end, name)

    def reference(self, parts: list[Any]) -> ReferenceSyntax:
        return ReferenceSyntax(parts[0].start, parts[0].end, word_of(parts[0]))

    def step(self, parts: list[Any]) -> StepSyntax:
        link, scheme, *rest = parts
        members = tuple(part for part in rest if type(part) in (StatementSyntax, ReferenceSyntax))
        undercuts = tuple(part for part in rest if type(part) is StepSyntax)
        return StepSyntax(link.start, _end(parts), word_of(link), scheme, members, undercuts)

    undercut = step


def _end(parts: list[Any]) -> int:
    """Where the last part that is there ends."""
    return int(next(part.end for part in reversed(parts) if part is not None))


def _fields(parts: list[Any]) -> tuple[FieldSyntax, ...]:
    return tuple(part for part in parts if type(part) is FieldSyntax)
