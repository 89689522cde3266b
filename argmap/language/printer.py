"""Syntax to text: the one canonical way to write what was written."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias, assert_never

from attrs import define, field

from argmap.files import display_width
from argmap.language.syntax import (
    AllowSyntax,
    AnswersSyntax,
    AttributeSyntax,
    AttributionSyntax,
    CommentSyntax,
    DocumentSyntax,
    EntrySyntax,
    HedgeSyntax,
    IncludeSyntax,
    ItemSyntax,
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
    Syntax,
    TagSyntax,
    TensionSyntax,
    TextSyntax,
    TitleSyntax,
    VoiceSyntax,
    WordSyntax,
)

WIDTH = 100
"""The columns of a line, unless it is so deep that too little room is left, or a word so long."""
_LEAST = 50
"""The columns that words have in any case, however deep their line begins."""
_INDENT = 2
_HANG = 4
"""How much further in a line goes on: further than what stands in its braces."""
_LOCATORS = 50
"""Locators up to this width stay on one line."""

_Piece: TypeAlias = tuple[str, int]
"""What is never broken over lines, and where in the source it begins."""
_Walk: TypeAlias = Iterator[Any]
"""Prints a node; gives the walk of each child where the child is to be printed. Run with a stack: texts nest deeper than Python."""


def print_syntax(syntax: MapSyntax) -> str:
    """Give the canonical text of what is written in a file; printing its syntax again changes nothing.

    The words stand in the order in which they were written, and comments where they stood.
    Only layout, quotes and escapes, the dash of a stretch, empty braces and needless parentheses are changed.
    A tree that was made without a text has an empty file and no comments; the places of its nodes are not looked at.
    """
    page = _Page.of(syntax)
    stack = [_Printer(page).items(syntax.items, 0)]
    while stack:
        below = next(stack[-1], None)
        if below is None:
            stack.pop()
        else:
            stack.append(below)
    return page.finish(len(syntax.file.text))


def quoted(text: str) -> str:
    """Give a text as the language writes it: in straight quotes, with the two escapes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@define
class _Page:
    """The lines that are printed; comments are put among them as the places of the source go by."""

    syntax: MapSyntax
    comments: tuple[CommentSyntax, ...]
    starts: list[int]
    """Where each comment begins."""
    blanks: list[int]
    """Where something stands below a blank line."""
    lines: list[str] = field(factory=list)
    column: int = 0
    told: int = 0
    """How many comments have been printed."""
    closed: bool = False
    """Whether the line ends in a comment."""
    opened: bool = False
    """Whether nothing stands yet below an opening brace."""
    owed: bool = False
    """Whether a blank line is due before the next line."""

    @classmethod
    def of(cls, syntax: MapSyntax) -> _Page:
        comments = tuple(sorted(syntax.comments, key=lambda comment: comment.start))
        return cls(syntax, comments, [comment.start for comment in comments], [found.end() for found in _BLANK.finditer(syntax.file.text)])

    def line(self, indent: int, pieces: Sequence[_Piece], tail: Sequence[_Piece] = (), *, keep: bool = False, opens: bool = False) -> None:
        """Print a construct on as many lines as it needs; its `tail` begins a line rather than being parted.

        A blank line above it stays if `keep`; `opens` says that its last piece is an opening brace.
        """
        self._tell_comments(pieces[0][1], indent, keep=keep)
        self._begin(indent, pieces[0][1], keep=keep)
        limit = max(WIDTH, indent + _LEAST)
        self._fill(pieces, indent, limit, bare=True)
        if tail:
            whole = sum(1 + display_width(text) for text, _ in tail)
            self._tell_comments(tail[0][1], indent + _HANG)
            bare = not self.closed and self.column + whole > limit
            if bare:
                self._begin(indent + _HANG, tail[0][1])
            self._fill(tail, indent, limit, bare=bare)
        self.opened = opens

    def _fill(self, pieces: Sequence[_Piece], indent: int, limit: int, *, bare: bool) -> None:
        """Put pieces on the line, and what does not fit on lines below; `bare` says that nothing stands on it yet."""
        words: list[str] = []
        for text, start in pieces:
            width = display_width(text)
            if self._is_due(start):
                self.lines[-1] += "".join(words)
                words = []
                self._tell_comments(start, indent + _HANG)
            if self.closed or (not bare and self.column + 1 + width > limit):
                self.lines[-1] += "".join(words)
                words = []
                self._begin(indent + _HANG, start)
                bare = True
            words.append(text if bare else f" {text}")
            self.column += width + (not bare)
            bare = False
        self.lines[-1] += "".join(words)

    def close(self, indent: int, mark: str, at: int) -> None:
        """Print a closing brace, which stands at `at` in the source, below the last comments of what it closes."""
        self._tell_comments(at, indent + _INDENT, keep=True)
        self._begin(indent, at)
        self.lines[-1] += mark

    def finish(self, end: int) -> str:
        """Print the comments that are left, and give the text."""
        self._tell_comments(end + 1, 0, keep=True)
        return "".join(f"{line}\n" for line in self.lines)

    def has_comment(self, start: int, end: int) -> bool:
        """Whether a comment begins between two places of the source."""
        return bisect_left(self.starts, start) < bisect_left(self.starts, end)

    def has_blank(self, start: int, end: int) -> bool:
        """Whether a blank line lies between two places of the source."""
        return bisect_right(self.blanks, start) < bisect_right(self.blanks, end)

    def _begin(self, indent: int, at: int, *, keep: bool = False) -> None:
        blank = self.owed or (keep and self.has_blank(at - 1, at))
        if blank and self.lines and not self.opened:
            self.lines.append("")
        self.lines.append(" " * indent)
        self.column = indent
        self.closed = self.opened = self.owed = False

    def _is_due(self, before: int) -> bool:
        """Whether a comment is to be printed before what begins at a place of the source."""
        return self.told < len(self.starts) and self.starts[self.told] < before

    def _tell_comments(self, before: int, indent: int, *, keep: bool = False) -> None:
        while self._is_due(before):
            comment = self.comments[self.told]
            words = self.syntax.span(comment).text.rstrip()
            self.told += 1
            if self.lines and not self.closed and not self.syntax.file.starts_line(comment.start):
                self.lines[-1] += f"  {words}"
            else:
                self._begin(indent, comment.start, keep=keep)
                self.lines[-1] += words
            self.closed = True


_BLANK = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)[\s\u200b\u2060\ufeff]*")


@define
class _Printer:
    page: _Page

    def items(self, items: Sequence[ItemSyntax], indent: int) -> _Walk:
        for number, item in enumerate(items):
            if number and _stand_apart(items[number - 1], item):
                self.page.owed = not self.page.has_blank(items[number - 1].end, item.start)
            yield self._item(item, indent)

    def _item(self, item: ItemSyntax, indent: int) -> _Walk:
        if isinstance(item, StatementSyntax):
            return self._statement(item, indent, [], keep=True)
        if isinstance(item, SectionSyntax):
            return self._section(item, indent)
        if isinstance(item, DocumentSyntax):
            self._declaration(item, indent, [("document", item.start), _word(item.id), *_text(item.title)])
        elif isinstance(item, SourceSyntax):
            grade = [_word(item.grade)] if item.grade else []
            self._declaration(item, indent, [("source", item.start), _word(item.id), *_text(item.name), *grade])
        elif isinstance(item, TensionSyntax):
            ends = (f"{item.first.value} and {item.second.value}", item.first.start)
            self._line(indent, [("tension", item.start), ends, *_text(item.why)])
        elif isinstance(item, TitleSyntax):
            self._line(indent, [("title", item.start), *_text(item.text)])
        elif isinstance(item, IncludeSyntax):
            self._line(indent, [("include", item.start), *_text(item.path)])
        elif isinstance(item, AllowSyntax):
            self._line(indent, _allow(item))
        elif isinstance(item, MetaSyntax):
            self._line(indent, _meta(item))
        else:
            assert_never(item)
        return iter(())

    def _line(self, indent: int, pieces: Sequence[_Piece], tail: Sequence[_Piece] = ()) -> None:
        self.page.line(indent, pieces, tail, keep=True)

    def _declaration(self, item: DocumentSyntax | SourceSyntax, indent: int, head: list[_Piece]) -> None:
        opens = bool(item.fields) or self.page.has_comment(_last(item).end, item.end)
        self.page.line(indent, _with_mark(head, " {") if opens else head, keep=True, opens=opens)
        for each in item.fields:
            self._line(indent + _INDENT, [_word(each.name), *_text(each.value)])
        if opens:
            self.page.close(indent, "}", item.end)

    def _section(self, item: SectionSyntax, indent: int) -> _Walk:
        id = [_word(item.id)] if item.id else []
        self.page.line(indent, _with_mark([("section", item.start), *id, *_text(item.title)], " {"), keep=True, opens=True)
        yield self.items(item.items, indent + _INDENT)
        self.page.close(indent, "}", item.end)

    def _statement(self, node: StatementSyntax, indent: int, before: list[_Piece], *, keep: bool = False) -> _Walk:
        kind = f"main {node.kind.value}" if node.main else node.kind.value
        head = [*before, (kind, node.start), *([_word(node.id)] if node.id else []), *_text(node.text)]
        tail = [piece for attribute in node.attributes for piece in _attribute(attribute)]
        opens = bool(node.entries) or self.page.has_comment(_last(node).end, node.end)
        if opens:
            head, tail = (head, _with_mark(tail, " {")) if tail else (_with_mark(head, " {"), tail)
        self.page.line(indent, head, tail, keep=keep, opens=opens)
        for entry in node.entries:
            yield self._entry(entry, indent + _INDENT)
        if opens:
            self.page.close(indent, "}", node.end)

    def _entry(self, entry: EntrySyntax, indent: int) -> _Walk:
        if isinstance(entry, StepSyntax):
            return self._step(entry, indent, keep=True)
        if isinstance(entry, QuoteSyntax):
            self._line(indent, [("quote", entry.start), *_text(entry.text)], _attribute(entry.locators) if entry.locators else ())
        elif isinstance(entry, NoteSyntax):
            self._line(indent, [("note", entry.start), *_text(entry.text)])
        elif isinstance(entry, HedgeSyntax):
            self._line(indent, [("hedge", entry.start), *_text(entry.text)])
        elif isinstance(entry, MetaSyntax):
            self._line(indent, _meta(entry))
        elif isinstance(entry, AllowSyntax):
            self._line(indent, _allow(entry))
        else:
            assert_never(entry)
        return iter(())

    def _step(self, step: StepSyntax, indent: int, *, keep: bool = False) -> _Walk:
        head = [_word(step.link), *(_scheme(step.scheme) if step.scheme else [])]
        if self._is_short(step, indent):
            if isinstance(step.members[0], StatementSyntax):
                yield self._statement(step.members[0], indent, head, keep=keep)
            else:
                self.page.line(indent, [*head, (_joined(step), step.members[0].start)], keep=keep)
            return
        nested = step.link.value == "unless" and bool(step.undercuts)
        self.page.line(indent, _with_mark(head, " (") if nested else head, keep=keep, opens=nested)
        inner = indent + _INDENT
        for number, member in enumerate(step.members):
            joint = [("and", member.start)] if number else []
            if isinstance(member, StatementSyntax):
                yield self._statement(member, inner, joint)
            else:
                self.page.line(inner, [*joint, _word(member.id)])
        for undercut in step.undercuts:
            yield self._step(undercut, inner)
        if nested:
            self.page.close(indent, ")", step.end)

    def _is_short(self, step: StepSyntax, indent: int) -> bool:
        """Whether a step goes on in the line of its link: one statement, or names that fit; with a scheme or exceptions each member has its line."""
        if step.scheme or step.undercuts:
            return False
        if len(step.members) == 1:
            return not self.page.has_comment(step.start, step.members[0].start)
        if not all(isinstance(member, ReferenceSyntax) for member in step.members) or self.page.has_comment(step.start, step.members[-1].start):
            return False
        return indent + display_width(f"{step.link.value} {_joined(step)}") <= WIDTH


def _stand_apart(one: ItemSyntax, other: ItemSyntax) -> bool:
    """Whether a blank line always stands between two neighbours: around statements and sections, and between what is not of one sort."""
    sorts = {DocumentSyntax if isinstance(item, SourceSyntax) else type(item) for item in (one, other)}
    return len(sorts) > 1 or bool(sorts & {StatementSyntax, SectionSyntax})


def _last(node: StatementSyntax | DocumentSyntax | SourceSyntax) -> Syntax:
    """What stands last before the braces, if there are any: only a comment can stand in braces that hold nothing."""
    if isinstance(node, StatementSyntax):
        return node.attributes[-1] if node.attributes else node.text
    return node.title if isinstance(node, DocumentSyntax) else node.grade or node.name


def _joined(step: StepSyntax) -> str:
    return " and ".join(member.id.value for member in step.members if isinstance(member, ReferenceSyntax))


def _with_mark(pieces: Sequence[_Piece], mark: str) -> list[_Piece]:
    *head, (text, at) = pieces
    return [*head, (text + mark, at)]


def _word(word: WordSyntax) -> _Piece:
    return word.value, word.start


def _text(text: TextSyntax, after: str = "") -> list[_Piece]:
    return [(word, text.start) for word in f"{quoted(text.value)}{after}".split(" ")]


def _meta(meta: MetaSyntax) -> list[_Piece]:
    return [("meta", meta.start), *_text(meta.key), *_text(meta.value)]


def _allow(allow: AllowSyntax) -> list[_Piece]:
    return [("allow", allow.start), _word(allow.rule), *_text(allow.why)]


def _scheme(scheme: SchemeSyntax) -> list[_Piece]:
    if isinstance(scheme.name, TextSyntax):
        return [("by", scheme.start), *_text(scheme.name, after=":")]
    return [(f"by {scheme.name.value}:", scheme.start)]


def _attribute(attribute: AttributeSyntax) -> list[_Piece]:
    if isinstance(attribute, LocatorsSyntax):
        return _locators(attribute)
    if isinstance(attribute, AttributionSyntax):
        return [(f"from {attribute.source.value}", attribute.start)]
    if isinstance(attribute, VoiceSyntax):
        return [(f"quoting {attribute.source.value}", attribute.start)]
    if isinstance(attribute, AnswersSyntax):
        return _answers(attribute)
    if isinstance(attribute, QualifierSyntax | MarkSyntax):
        return [(attribute.word, attribute.start)]
    if isinstance(attribute, TagSyntax):
        return [(f"#{attribute.name}", attribute.start)]
    assert_never(attribute)


def _answers(answers: AnswersSyntax) -> list[_Piece]:
    *first, last = [_word(question) for question in answers.questions]
    pieces = [*(_with_mark([question], ",")[0] for question in first), last]
    pieces[0] = (f"answers {pieces[0][0]}", answers.start)
    return pieces


def _locators(locators: LocatorsSyntax) -> list[_Piece]:
    places = [_place(place) for place in locators.places]
    pieces = [piece for number, place in enumerate(places, 1) for piece in (_with_mark(place, ",") if number < len(places) else place)]
    pieces[0] = (f"@{pieces[0][0]}", locators.start)
    whole = " ".join(text for text, _ in pieces)
    return [(whole, locators.start)] if len(whole) <= _LOCATORS else pieces


def _place(place: PlaceSyntax) -> list[_Piece]:
    if place.words is not None:
        # The language has no words without their document.
        assert place.document is not None
        return [_word(place.document), *_text(place.words)]
    assert place.first is not None
    stretch = f"{place.first.value}-{place.last.value}" if place.last else place.first.value
    return [(f"{place.document.value}:{stretch}" if place.document else stretch, place.start)]
