"""What was written: nesting, comments and places, as they stand in one file.

Nodes are told apart by identity; what two files mean is compared as maps.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import define, fields

from argmap.files import File, Span


@define(eq=False, repr=False)
class Syntax:
    """Something written: its stretch in characters, from `start` up to but not including `end`."""

    start: int
    end: int

    def __repr__(self) -> str:
        parts = (f"{part.name}={getattr(self, part.name)!r}" for part in fields(type(self)))
        return f"{type(self).__name__}({', '.join(parts)})"


@define(eq=False, repr=False)
class _Valued(Syntax):
    value: str


# Kinds of one shape are plain subclasses, and all are shown by one method: attrs need not make the same ones again, which would take longer than reading a small map.


class TextSyntax(_Valued):
    """A text in quotes; `value` is what it says, on one line."""

    __slots__ = ()


class WordSyntax(_Valued):
    """An id, a keyword, a tag without its mark, or a point such as `6.3`."""

    __slots__ = ()


@define(eq=False, repr=False)
class _Said(Syntax):
    text: TextSyntax


class TitleSyntax(_Said):
    """`title "…"`"""

    __slots__ = ()


@define(eq=False, repr=False)
class IncludeSyntax(Syntax):
    """`include "…"`"""

    path: TextSyntax


@define(eq=False, repr=False)
class AllowSyntax(Syntax):
    """`allow rule "why"`"""

    rule: WordSyntax
    why: TextSyntax


@define(eq=False, repr=False)
class FieldSyntax(Syntax):
    """`name "value"` in the braces of a document or a source."""

    name: WordSyntax
    value: TextSyntax


@define(eq=False, repr=False)
class DocumentSyntax(Syntax):
    """`document id "title" { … }`"""

    id: WordSyntax
    title: TextSyntax
    fields: tuple[FieldSyntax, ...]


@define(eq=False, repr=False)
class SourceSyntax(Syntax):
    """`source id "who" B2 { … }`"""

    id: WordSyntax
    name: TextSyntax
    grade: WordSyntax | None
    fields: tuple[FieldSyntax, ...]


@define(eq=False, repr=False)
class SectionSyntax(Syntax):
    """`section id "title" { … }`"""

    id: WordSyntax | None
    title: TextSyntax
    items: tuple[ItemSyntax, ...]


@define(eq=False, repr=False)
class TensionSyntax(Syntax):
    """`tension a and b "why"`"""

    first: WordSyntax
    second: WordSyntax
    why: TextSyntax


@define(eq=False, repr=False)
class PlaceSyntax(Syntax):
    """One locator: a point, a stretch of points, or words."""

    document: WordSyntax | None
    first: WordSyntax | None
    last: WordSyntax | None
    words: TextSyntax | None


@define(eq=False, repr=False)
class LocatorsSyntax(Syntax):
    """`@3.3, 4.1`"""

    places: tuple[PlaceSyntax, ...]


@define(eq=False, repr=False)
class _Sourced(Syntax):
    source: WordSyntax


class AttributionSyntax(_Sourced):
    """`from id`"""

    __slots__ = ()


class VoiceSyntax(_Sourced):
    """`quoting id`"""

    __slots__ = ()


@define(eq=False, repr=False)
class AnswersSyntax(Syntax):
    """`answers reliability, other-causes`"""

    questions: tuple[WordSyntax, ...]


@define(eq=False, repr=False)
class _Marked(Syntax):
    word: str


class QualifierSyntax(_Marked):
    """`likely` and the other words of the ladder."""

    __slots__ = ()


class MarkSyntax(_Marked):
    """`implicit` or `inferred`"""

    __slots__ = ()


@define(eq=False, repr=False)
class TagSyntax(Syntax):
    """`#tag`"""

    name: str


AttributeSyntax: TypeAlias = LocatorsSyntax | AttributionSyntax | VoiceSyntax | AnswersSyntax | QualifierSyntax | MarkSyntax | TagSyntax


class NoteSyntax(_Said):
    """`note "…"`"""

    __slots__ = ()


@define(eq=False, repr=False)
class QuoteSyntax(Syntax):
    """`quote "…" @6.3`"""

    text: TextSyntax
    locators: LocatorsSyntax | None


class HedgeSyntax(_Said):
    """`hedge "…"`"""

    __slots__ = ()


@define(eq=False, repr=False)
class MetaSyntax(Syntax):
    """`meta "key" "value"`"""

    key: TextSyntax
    value: TextSyntax


@define(eq=False, repr=False)
class SchemeSyntax(Syntax):
    """`by sign:`, or `by "Any words":`"""

    name: WordSyntax | TextSyntax


@define(eq=False, repr=False)
class ReferenceSyntax(Syntax):
    """The id of a statement that is written elsewhere."""

    id: WordSyntax


@define(eq=False, repr=False)
class StepSyntax(Syntax):
    """`because`, `but`, `although` or `unless` with its members and what undercuts it."""

    link: WordSyntax
    scheme: SchemeSyntax | None
    members: tuple[MemberSyntax, ...]
    undercuts: tuple[StepSyntax, ...]


@define(eq=False, repr=False)
class StatementSyntax(Syntax):
    """`claim id "…"` with its attributes and, in braces, what hangs on it."""

    kind: WordSyntax
    main: bool
    id: WordSyntax | None
    text: TextSyntax
    attributes: tuple[AttributeSyntax, ...]
    entries: tuple[EntrySyntax, ...]


class CommentSyntax(Syntax):
    """`// …` up to the end of its line."""

    __slots__ = ()


MemberSyntax: TypeAlias = StatementSyntax | ReferenceSyntax
EntrySyntax: TypeAlias = StepSyntax | NoteSyntax | QuoteSyntax | HedgeSyntax | AllowSyntax | MetaSyntax
ItemSyntax: TypeAlias = TitleSyntax | IncludeSyntax | DocumentSyntax | SourceSyntax | SectionSyntax | StatementSyntax | TensionSyntax | AllowSyntax | MetaSyntax


@define(eq=False)
class MapSyntax:
    """One file as it was written."""

    file: File
    items: tuple[ItemSyntax, ...] = ()
    comments: tuple[CommentSyntax, ...] = ()
    lossy: bool = False
    """Whether something that was written could not be read and is missing here."""

    def span(self, node: Syntax) -> Span:
        """Where a node of this file stands."""
        return Span(self.file, node.start, node.end)
