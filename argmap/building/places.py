"""Where in the files each part of a map is written."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from argmap.diagnostic import Label, Path
from argmap.files import File, Span
from argmap.language.syntax import (
    AllowSyntax,
    AnswersSyntax,
    AttributeSyntax,
    AttributionSyntax,
    DocumentSyntax,
    EntrySyntax,
    HedgeSyntax,
    LocatorsSyntax,
    MarkSyntax,
    MetaSyntax,
    NoteSyntax,
    QualifierSyntax,
    QuoteSyntax,
    ReferenceSyntax,
    SectionSyntax,
    SourceSyntax,
    StatementSyntax,
    StepSyntax,
    Syntax,
    TagSyntax,
    TensionSyntax,
    TitleSyntax,
    VoiceSyntax,
)

_ATTRIBUTES: dict[str, type] = {
    "attribution": AttributionSyntax,
    "voice": VoiceSyntax,
    "answers": AnswersSyntax,
    "qualifier": QualifierSyntax,
    "locators": LocatorsSyntax,
    "tags": TagSyntax,
}
_ENTRIES: dict[str, type] = {"hedges": HedgeSyntax, "quotes": QuoteSyntax, "notes": NoteSyntax, "allows": AllowSyntax, "meta": MetaSyntax}

OtherSyntax = DocumentSyntax | SourceSyntax | SectionSyntax | TensionSyntax | TitleSyntax | AllowSyntax


@define
class Places:
    """The table of places: for a path of the map, the span of what is written there.

    Spans are looked up in the syntax when somebody asks, which few do: a map of 100,000 statements has a million parts.
    """

    statements: dict[str, tuple[File, StatementSyntax]] = field(factory=dict)
    others: dict[str, tuple[File, OtherSyntax]] = field(factory=dict)
    """Documents, sources, sections and tensions, by the first word of their paths, such as `document:blank-2017`."""
    left_out: set[Syntax] = field(factory=set)
    """Steps, members and locators that are written but not in the map, so that what follows them keeps its number."""
    _steps_of: dict[tuple[Syntax, str | int, int], list[StepSyntax]] = field(factory=dict, init=False, repr=False, eq=False)
    """What was gathered for `_kept`: of ten thousand steps of one statement, each may have a finding of its own."""

    def span(self, path: Path) -> Span | None:
        """Give where a path's part is written; for a part that is nowhere, that of what holds it; None if nothing does."""
        found = self.written(path)
        return _span(*found) if found else None

    def written(self, path: Path) -> tuple[File, Syntax] | None:
        """Give the syntax of a path's part and the file in which it stands; otherwise as `span`."""
        if not path:
            return None
        first, *rest = path
        if str(first) in self.statements:
            file, statement = self.statements[str(first)]
            return file, self._in_statement(statement, rest)
        if str(first) in self.others:
            file, other = self.others[str(first)]
            return file, _in_other(other, rest)
        return None

    def step(self, path: Path) -> tuple[File, StepSyntax] | None:
        """Give the step that a path leads to or into, and the file in which it stands."""
        if not path or str(path[0]) not in self.statements:
            return None
        file, statement = self.statements[str(path[0])]
        rest = list(path[1:])
        found: StepSyntax | None = None
        while rest[:1] in (["reasons"], ["objections"], ["undercuts"]):
            kept = self._kept(found or statement, rest[0])
            _, number, *rest = rest if rest[1:] else [*rest, ""]
            if not isinstance(number, int) or number >= len(kept):
                return None
            found = kept[number]
        return (file, found) if found else None

    def whole(self, id: str) -> Span | None:
        """Give the stretch that a statement takes, its braces included."""
        if id not in self.statements:
            return None
        file, statement = self.statements[id]
        return _span(file, statement)

    def _in_statement(self, statement: StatementSyntax, rest: Sequence[str | int]) -> Syntax:
        head = statement.id or statement.text
        if not rest:
            return head
        part, *below = rest
        if part in ("reasons", "objections"):
            return self._in_steps(self._kept(statement, part), below, head)
        if part == "text":
            return statement.text
        if part == "main":
            return Syntax(statement.start, statement.kind.end)
        if part == "kind":
            return statement.kind
        if part in ("implicit", "inferred"):
            return next((each for each in statement.attributes if isinstance(each, MarkSyntax) and each.word == part), head)
        if part in _ATTRIBUTES:
            return self._in_attribute([each for each in statement.attributes if isinstance(each, _ATTRIBUTES[part])], below, head)
        if part in _ENTRIES:
            return self._in_entry([each for each in statement.entries if isinstance(each, _ENTRIES[part])], below, head)
        return head

    def _kept(self, owner: StatementSyntax | StepSyntax, part: str | int) -> list[StepSyntax]:
        """The reasons, the objections or the exceptions of what is written, without those that are not in the map."""
        # While the map is built, steps are still left out.
        key = (owner, part, len(self.left_out))
        if key not in self._steps_of:
            steps = owner.undercuts if isinstance(owner, StepSyntax) else _steps(owner, part)
            self._steps_of[key] = [step for step in steps if step not in self.left_out]
        return self._steps_of[key]

    def _in_steps(self, kept: Sequence[StepSyntax], rest: Sequence[str | int], head: Syntax) -> Syntax:
        node: Syntax = head
        while rest:
            number, *rest = rest
            if not isinstance(number, int) or number >= len(kept):
                return node
            step = kept[number]
            node = step.link
            if not rest:
                return node
            part, *rest = rest
            if part == "scheme":
                return step.scheme.name if step.scheme else node
            if part == "members":
                members = [member for member in step.members if member not in self.left_out]
                number = rest[0] if rest else 0
                member = members[number] if isinstance(number, int) and number < len(members) else None
                return node if member is None else _member(member)
            kept = self._kept(step, "undercuts")
        return node

    def _in_attribute(self, found: Sequence[AttributeSyntax], rest: Sequence[str | int], head: Syntax) -> Syntax:
        if not found:
            return head
        first = found[0]
        if isinstance(first, (AttributionSyntax, VoiceSyntax)):
            return first.source
        number = rest[0] if rest and isinstance(rest[0], int) else 0
        if isinstance(first, LocatorsSyntax):
            kept = [place for place in first.places if place not in self.left_out]
            return kept[number] if number < len(kept) else first
        if isinstance(first, AnswersSyntax):
            named = [question for question in first.questions if question not in self.left_out]
            return named[number] if number < len(named) else first
        return found[number] if number < len(found) else first

    def _in_entry(self, found: Sequence[EntrySyntax], rest: Sequence[str | int], head: Syntax) -> Syntax:
        number = rest[0] if rest and isinstance(rest[0], int) else 0
        if number >= len(found):
            return head
        entry = found[number]
        if isinstance(entry, QuoteSyntax) and entry.locators and rest[1:2] == ["locators"]:
            return self._in_attribute([entry.locators], rest[2:], entry)
        if isinstance(entry, (HedgeSyntax, QuoteSyntax, NoteSyntax)):
            return entry.text
        return entry.rule if isinstance(entry, AllowSyntax) else entry


def _steps(statement: StatementSyntax, part: str | int) -> list[StepSyntax]:
    """The reasons or the objections of a statement, as they are written."""
    links = ("because",) if part == "reasons" else ("but", "although")
    return [entry for entry in statement.entries if isinstance(entry, StepSyntax) and entry.link.value in links]


def _member(member: StatementSyntax | ReferenceSyntax) -> Syntax:
    return member.id if isinstance(member, ReferenceSyntax) else member.id or member.text


def _in_other(other: OtherSyntax, rest: Sequence[str | int]) -> Syntax:
    part = rest[0] if rest else None
    if isinstance(other, TensionSyntax):
        return other.second if part == "second" else other.first
    if isinstance(other, TitleSyntax):
        return other.text
    if isinstance(other, AllowSyntax):
        return other.rule
    if isinstance(other, (DocumentSyntax, SourceSyntax)):
        found = next((each for each in other.fields if each.name.value == part), None)
        return found.value if found else other.id
    return other.id or other.title


def _span(file: File, node: Syntax) -> Span:
    return Span(file, node.start, node.end)


def at(file: File, node: Syntax, text: str = "") -> Label:
    """Point at what is written in a file, and say what it is."""
    return Label(_span(file, node), text)
