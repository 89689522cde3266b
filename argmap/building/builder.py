"""Syntax to map: what each piece of writing means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import define, field

from argmap.argument import Allow, ArgumentMap, Claim, Document, Evidence, Locator, Meta, Premise, Quote, Section, Source, Statement, Tension
from argmap.argument.model import parse_point
from argmap.argument.naming import name_statements, same_id
from argmap.argument.rules.duplicate_id import duplicate_id
from argmap.argument.rules.undefined_reference import undefined_reference
from argmap.building.places import OtherSyntax, Places
from argmap.building.rules.ambiguous_locator import ambiguous_locator
from argmap.building.rules.bad_grade import bad_grade
from argmap.building.rules.bad_locator import bad_locator
from argmap.building.rules.repeated_attribute import repeated_attribute
from argmap.building.rules.repeated_field import repeated_field
from argmap.building.rules.unknown_field import unknown_field
from argmap.building.steps import StepBuilder
from argmap.diagnostic import Diagnostic, Label
from argmap.files import File, Span
from argmap.language import keywords
from argmap.language.syntax import (
    AllowSyntax,
    AttributeSyntax,
    AttributionSyntax,
    DocumentSyntax,
    FieldSyntax,
    HedgeSyntax,
    ItemSyntax,
    LocatorsSyntax,
    MapSyntax,
    MarkSyntax,
    MetaSyntax,
    NoteSyntax,
    PlaceSyntax,
    QualifierSyntax,
    QuoteSyntax,
    SectionSyntax,
    SourceSyntax,
    StatementSyntax,
    StepSyntax,
    Syntax,
    TagSyntax,
    TensionSyntax,
    TitleSyntax,
    VoiceSyntax,
    WordSyntax,
)
from argmap.suggest import did_you_mean

_KINDS = {"claim": Claim, "premise": Premise, "evidence": Evidence}
_FIELDS = ("author", "publisher", "date", "url", "record", "text")
_GRADE = re.compile(r"[A-Fa-f][1-6]")
_ATTRIBUTES: dict[type, tuple[str, str]] = {
    LocatorsSyntax: ("locator", "put all of them behind one `@`, as in `@2.4, 5.5`"),
    AttributionSyntax: ("`from`", "keep the one on whose word we have it"),
    VoiceSyntax: ("`quoting`", "keep one, or make a source that stands for both"),
    QualifierSyntax: ("qualifier", "keep the one that the text bears out"),
    MarkSyntax: ("mark", "say it once"),
    TagSyntax: ("tag of the same name", "say it once"),
}


@define
class Building:
    """What a build gives: the map, where its parts are written, and what is wrong."""

    map: ArgumentMap
    places: Places
    diagnostics: list[Diagnostic]


def build(syntaxes: Sequence[MapSyntax]) -> Building:
    """Give the map that files mean together, the first of them being the one that includes the others.

    What is ill-formed is told and left out; the map is always a map.
    """
    return _Builder(list(syntaxes)).build()


@define
class _Written:
    """A statement as it was written, where, and the id that it has."""

    file: File
    syntax: StatementSyntax
    id: str


@define
class _Builder:
    syntaxes: list[MapSyntax]
    diagnostics: list[Diagnostic] = field(factory=list)
    places: Places = field(factory=Places)
    written: list[_Written] = field(factory=list)
    ids: dict[StatementSyntax, str] = field(factory=dict)
    """The id that each statement in the text has in the map."""
    documents: dict[str, Document] = field(factory=dict)
    documents_of: dict[File, list[str]] = field(factory=dict)
    sources: dict[str, Source] = field(factory=dict)
    sections: dict[str, tuple[str, str | None, list[StatementSyntax]]] = field(factory=dict)
    tensions: list[tuple[File, TensionSyntax]] = field(factory=list)
    allows: list[Allow] = field(factory=list)
    title: str = ""

    def build(self) -> Building:
        for syntax in self.syntaxes:
            self._gather(syntax)
        self._name()
        steps = StepBuilder(self.ids, self.places, self.diagnostics)
        statements = [self._statement(written, steps) for written in self.written]
        argument = ArgumentMap(
            statements,
            title=self.title,
            documents=tuple(self.documents.values()),
            sources=tuple(self.sources.values()),
            sections=tuple(self._sections()),
            tensions=tuple(self._tensions()),
            allows=tuple(self.allows),
        )
        return Building(argument, self.places, self.diagnostics)

    # Gathering: every declaration of every file, in order of writing

    def _gather(self, syntax: MapSyntax) -> None:
        stack: list[tuple[ItemSyntax, str | None]] = [(item, None) for item in reversed(syntax.items)]
        while stack:
            item, section = stack.pop()
            if isinstance(item, StatementSyntax):
                self._gather_statements(syntax.file, item, section)
            elif isinstance(item, SectionSyntax):
                inner = self._section(syntax.file, item, section)
                stack += [(below, inner) for below in reversed(item.items)]
            elif isinstance(item, DocumentSyntax):
                self._document(syntax.file, item)
            elif isinstance(item, SourceSyntax):
                self._source(syntax.file, item)
            elif isinstance(item, TensionSyntax):
                self.tensions.append((syntax.file, item))
            elif isinstance(item, AllowSyntax):
                self.places.others[f"allow:{len(self.allows)}"] = (syntax.file, item)
                self.allows.append(Allow(item.rule.value, item.why.value))
            elif isinstance(item, TitleSyntax) and syntax is self.syntaxes[0]:
                self._title(syntax.file, item)

    def _gather_statements(self, file: File, outermost: StatementSyntax, section: str | None) -> None:
        stack = [outermost]
        while stack:
            syntax = stack.pop()
            self.written.append(_Written(file, syntax, same_id(syntax.id.value) if syntax.id else ""))
            if section is not None:
                self.sections[section][2].append(syntax)
            stack += reversed(list(_statements_in(syntax)))

    def _title(self, file: File, item: TitleSyntax) -> None:
        if "title" in self.places.others:
            there = self.places.span(("title",))
            self._tell(repeated_field("title", self._at(file, item), Label(there, "first here") if there else Label(())))
            return
        self.places.others["title"] = (file, item)
        self.title = item.text.value

    def _declare(self, file: File, noun: str, word: WordSyntax, item: OtherSyntax) -> str | None:
        """Note that a document, a source or a section stands here; None if another has its id."""
        id = same_id(word.value)
        key = f"{noun}:{id}"
        if key in self.places.others:
            there = self.places.span((key,))
            self._tell(duplicate_id(noun, id, self._at(file, word), Label(there, "first here") if there else Label(())))
            return None
        self.places.others[key] = (file, item)
        return id

    def _document(self, file: File, item: DocumentSyntax) -> None:
        id = self._declare(file, "document", item.id, item)
        if id is None:
            return
        fields = {}
        for name, each in self._fields(file, item.fields):
            if name not in _FIELDS:
                help = did_you_mean(name, _FIELDS) or f"a document has the fields {', '.join(f'`{known}`' for known in _FIELDS)}"
                self._tell(unknown_field(name, self._at(file, each.name), help))
            else:
                fields[name] = each.value.value
        self.documents[id] = Document(id, item.title.value or "…", **fields)
        self.documents_of.setdefault(file, []).append(id)

    def _source(self, file: File, item: SourceSyntax) -> None:
        id = self._declare(file, "source", item.id, item)
        if id is None:
            return
        grade = item.grade.value.upper() if item.grade else None
        if item.grade and not _GRADE.fullmatch(item.grade.value):
            self._tell(bad_grade(item.grade.value, self._at(file, item.grade)))
            grade = None
        fields = tuple(Meta(name, each.value.value) for name, each in self._fields(file, item.fields))
        self.sources[id] = Source(id, item.name.value or "…", grade, fields)

    def _fields(self, file: File, fields: Iterable[FieldSyntax]) -> Iterator[tuple[str, FieldSyntax]]:
        first: dict[str, FieldSyntax] = {}
        for each in fields:
            name = each.name.value
            if name in first:
                self._tell(repeated_field(name, self._at(file, each.name), self._at(file, first[name].name, "first here")))
                continue
            first[name] = each
            yield name, each

    def _section(self, file: File, item: SectionSyntax, parent: str | None) -> str | None:
        if item.id is None:
            [id] = name_statements([item.title.value], [*self.sections, *keywords()])
            self.places.others[f"section:{id}"] = (file, item)
        else:
            declared = self._declare(file, "section", item.id, item)
            if declared is None:
                return same_id(item.id.value)
            id = declared
        self.sections[id] = (item.title.value or "…", parent, [])
        return id

    # Naming

    def _name(self) -> None:
        nameless: list[_Written] = []
        kept: list[_Written] = []
        for written in self.written:
            if not written.id:
                nameless.append(written)
            elif written.id in self.places.statements:
                there = self.places.span((written.id,))
                here = written.syntax.id or written.syntax.text
                self._tell(duplicate_id("statement", written.id, self._at(written.file, here), Label(there, "first here") if there else Label(())))
                self.ids[written.syntax] = written.id
                continue
            else:
                self._keep(written)
            kept.append(written)
        taken = [*self.places.statements, *keywords()]
        for written, id in zip(nameless, name_statements([each.syntax.text.value for each in nameless], taken), strict=True):
            written.id = id
            self._keep(written)
        self.written = kept

    def _keep(self, written: _Written) -> None:
        self.places.statements[written.id] = (written.file, written.syntax)
        self.ids[written.syntax] = written.id

    # Statements

    def _statement(self, written: _Written, steps: StepBuilder) -> Statement:
        file, syntax = written.file, written.syntax
        parts = self._attributes(file, syntax) if syntax.attributes else {}
        if syntax.entries:
            parts |= self._entries(file, syntax)
            parts |= steps.steps(file, syntax)
        if syntax.main:
            parts["main"] = True
        if syntax.id is None:
            parts["nameless"] = True
        kind: Any = _KINDS[syntax.kind.value]
        statement: Statement = kind(written.id, syntax.text.value or "…", **parts)
        return statement

    def _attributes(self, file: File, syntax: StatementSyntax) -> dict[str, object]:
        parts: dict[str, object] = {}
        first: dict[object, AttributeSyntax] = {}
        tags: list[str] = []
        for each in syntax.attributes:
            key = (type(each), each.word) if isinstance(each, MarkSyntax) else (type(each), each.name) if isinstance(each, TagSyntax) else type(each)
            if key in first:
                noun, help = _ATTRIBUTES[type(each)]
                self._tell(repeated_attribute(noun, self._at(file, each), self._at(file, first[key], "first here"), help))
                continue
            first[key] = each
            if isinstance(each, LocatorsSyntax):
                parts["locators"] = self._locators(file, each)
            elif isinstance(each, AttributionSyntax):
                parts["attribution"] = self._reference(file, "source", each.source, self.sources)
            elif isinstance(each, VoiceSyntax):
                parts["voice"] = self._reference(file, "source", each.source, self.sources)
            elif isinstance(each, QualifierSyntax):
                parts["qualifier"] = each.word
            elif isinstance(each, MarkSyntax):
                parts[each.word] = True
            else:
                tags.append(each.name)
        if tags:
            parts["tags"] = tags
        return parts

    def _entries(self, file: File, syntax: StatementSyntax) -> dict[str, object]:
        parts: dict[str, list[object]] = {}
        for entry in syntax.entries:
            if isinstance(entry, NoteSyntax):
                parts.setdefault("notes", []).append(entry.text.value)
            elif isinstance(entry, HedgeSyntax):
                parts.setdefault("hedges", []).append(entry.text.value)
            elif isinstance(entry, QuoteSyntax):
                parts.setdefault("quotes", []).append(Quote(entry.text.value, self._locators(file, entry.locators) if entry.locators else ()))
            elif isinstance(entry, MetaSyntax):
                parts.setdefault("meta", []).append(Meta(entry.key.value, entry.value.value))
            elif isinstance(entry, AllowSyntax):
                parts.setdefault("allows", []).append(Allow(entry.rule.value, entry.why.value))
        return dict(parts)

    def _locators(self, file: File, syntax: LocatorsSyntax) -> tuple[Locator, ...]:
        found = (self._locator(file, place) for place in syntax.places)
        return tuple(locator for locator in found if locator is not None)

    def _locator(self, file: File, place: PlaceSyntax) -> Locator | None:
        document = self._reference(file, "document", place.document, self.documents) if place.document else self._only_document(file, place)
        if place.words is not None:
            return Locator(document=document, words=place.words.value)
        assert place.first is not None
        start = parse_point(place.first.value)
        end = parse_point(place.last.value) if place.last else None
        if 0 in (start.paragraph, start.sentence) or (end and 0 in (end.paragraph, end.sentence)):
            self._tell(
                bad_locator("paragraphs and sentences are counted from 1", self._at(file, place), "the first paragraph is `@1`, its first sentence `@1.1`")
            )
        elif end and (end.paragraph, end.sentence or 0) < (start.paragraph, start.sentence or 0):
            better = f"{end}-{start}"
            self._tell(bad_locator(f"`{start}-{end}` runs backwards", self._at(file, place), f"write `{better}`"))
        return Locator(start, end, document)

    def _only_document(self, file: File, place: PlaceSyntax) -> str | None:
        """The document that a bare point means: the only one of its file, or, where its file has none, the only one of the map."""
        documents = self.documents_of.get(file) or list(self.documents)
        if len(documents) > 1:
            self._tell(ambiguous_locator(file.text[place.start : place.end], documents, self._at(file, place)))
            return None
        return documents[0] if documents else None

    def _reference(self, file: File, noun: str, word: WordSyntax, known: dict[str, Document] | dict[str, Source]) -> str | None:
        id = same_id(word.value)
        if id in known:
            return id
        self._tell(undefined_reference(noun, id, self._at(file, word), known))
        return None

    # What holds statements together

    def _sections(self) -> Iterator[Section]:
        for id, (title, parent, members) in self.sections.items():
            yield Section(id, title, tuple(dict.fromkeys(self.ids[member] for member in members)), parent)

    def _tensions(self) -> Iterator[Tension]:
        number = 0
        for file, item in self.tensions:
            ends = [same_id(word.value) for word in (item.first, item.second)]
            missing = [word for word, id in zip((item.first, item.second), ends, strict=True) if id not in self.places.statements]
            for word in missing:
                self._tell(undefined_reference("statement", same_id(word.value), self._at(file, word), self.places.statements))
            if not missing:
                self.places.others[f"tension:{number}"] = (file, item)
                number += 1
                yield Tension(ends[0], ends[1], item.why.value)

    def _tell(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)

    def _at(self, file: File, node: Syntax, text: str = "") -> Label:
        return Label(Span(file, node.start, node.end), text)


def _statements_in(syntax: StatementSyntax) -> Iterator[StatementSyntax]:
    """The statements written in place as members of a statement's steps and of what undercuts these."""
    steps = [entry for entry in syntax.entries if isinstance(entry, StepSyntax)]
    steps.reverse()
    while steps:
        step = steps.pop()
        yield from (member for member in step.members if isinstance(member, StatementSyntax))
        steps += reversed(step.undercuts)
