"""What files declare: titles, documents, sources, sections, and the statements that stand in them, in order of writing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from argmap.argument import Allow, Document, Meta, Source
from argmap.argument.naming import name_statements, same_id
from argmap.argument.rules.duplicate_id import duplicate_id
from argmap.building.edits import leaving_out
from argmap.building.places import OtherSyntax, Places, at
from argmap.building.rules.bad_grade import bad_grade
from argmap.building.rules.repeated_field import repeated_field
from argmap.building.rules.unknown_field import unknown_field
from argmap.diagnostic import Diagnostic, Fix, Label, rewriting
from argmap.files import File, Span
from argmap.language import keywords
from argmap.language.syntax import (
    AllowSyntax,
    DocumentSyntax,
    FieldSyntax,
    ItemSyntax,
    MapSyntax,
    MetaSyntax,
    SectionSyntax,
    SourceSyntax,
    StatementSyntax,
    StepSyntax,
    TensionSyntax,
    TitleSyntax,
    WordSyntax,
)
from argmap.suggest import did_you_mean, only_nearest

_FIELDS = ("author", "publisher", "date", "url", "record", "text")
_GRADE = re.compile(r"[A-Fa-f][1-6]")


@define
class Written:
    """A statement as it was written, where, and the id that it has; empty until it is named."""

    file: File
    syntax: StatementSyntax
    id: str


@define
class Declarations:
    """Everything that files declare."""

    places: Places
    diagnostics: list[Diagnostic]
    title: str = ""
    documents: dict[str, Document] = field(factory=dict)
    documents_of: dict[File, list[str]] = field(factory=dict)
    """The ids of the documents that each file declares."""
    sources: dict[str, Source] = field(factory=dict)
    sections: dict[str, tuple[str, str | None, list[StatementSyntax]]] = field(factory=dict)
    """For each section its title, the section that holds it, and the statements that stand in it."""
    counted: dict[str, int] = field(factory=dict)
    """How far sections of the same words have been counted."""
    tensions: list[tuple[File, TensionSyntax]] = field(factory=list)
    allows: list[Allow] = field(factory=list)
    meta: list[Meta] = field(factory=list)
    written: list[Written] = field(factory=list)

    def gather(self, syntaxes: Sequence[MapSyntax]) -> None:
        """Take in every declaration of files, the first of them being the one that includes the others: its title is the map's."""
        for number, syntax in enumerate(syntaxes):
            self._gather(syntax, titled=not number)

    def _gather(self, syntax: MapSyntax, *, titled: bool) -> None:
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
            elif isinstance(item, MetaSyntax):
                self.meta.append(Meta(item.key.value, item.value.value))
            elif isinstance(item, TitleSyntax) and titled:
                self._title(syntax.file, item)

    def _gather_statements(self, file: File, outermost: StatementSyntax, section: str | None) -> None:
        stack = [outermost]
        while stack:
            syntax = stack.pop()
            self.written.append(Written(file, syntax, same_id(syntax.id.value) if syntax.id else ""))
            if section is not None:
                self.sections[section][2].append(syntax)
            if syntax.entries:
                stack += reversed(statements_in(syntax))

    def _title(self, file: File, item: TitleSyntax) -> None:
        if "title" in self.places.others:
            there, first = self.places.span(("title",)), self.places.others["title"][1]
            again = leaving_out(file, item) if isinstance(first, TitleSyntax) and first.text.value == item.text.value else None
            self.diagnostics.append(repeated_field("title", at(file, item), Label(there, "first here") if there else Label(()), again))
            return
        self.places.others["title"] = (file, item)
        self.title = item.text.value

    def _declare(self, file: File, noun: str, word: WordSyntax, item: OtherSyntax) -> str | None:
        """Note that a document, a source or a section stands here; None if another has its id."""
        id = same_id(word.value)
        key = f"{noun}:{id}"
        if key in self.places.others:
            there = self.places.span((key,))
            self.diagnostics.append(duplicate_id(noun, id, at(file, word), Label(there, "first here") if there else Label(())))
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
                near = only_nearest(name, _FIELDS)
                fix = rewriting(Span(file, each.name.start, each.name.end), near, safe=False) if near else None
                self.diagnostics.append(unknown_field(name, at(file, each.name), help, fix))
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
            self.diagnostics.append(bad_grade(item.grade.value, at(file, item.grade)))
            grade = None
        fields = tuple(Meta(name, each.value.value) for name, each in self._fields(file, item.fields))
        self.sources[id] = Source(id, item.name.value or "…", grade, fields)

    def _fields(self, file: File, fields: Iterable[FieldSyntax]) -> Iterator[tuple[str, FieldSyntax]]:
        first: dict[str, FieldSyntax] = {}
        for each in fields:
            name = each.name.value
            if name in first:
                self.diagnostics.append(
                    repeated_field(name, at(file, each.name), at(file, first[name].name, "first here"), _said_again(file, each, first[name]))
                )
                continue
            first[name] = each
            yield name, each

    def _section(self, file: File, item: SectionSyntax, parent: str | None) -> str | None:
        if item.id is None:
            id = self._name_section(item.title.value)
            self.places.others[f"section:{id}"] = (file, item)
        else:
            declared = self._declare(file, "section", item.id, item)
            if declared is None:
                return same_id(item.id.value)
            id = declared
        self.sections[id] = (item.title.value or "…", parent, [])
        return id

    def _name_section(self, title: str) -> str:
        """Give an id that a section gets from its title, in time that does not grow with the number of sections."""
        [name] = name_statements([title], ())
        id, count = name, self.counted.get(name, 1)
        while id in self.sections or id in keywords():
            count += 1
            id = f"{name}-{count}"
        self.counted[name] = count
        return id


def _said_again(file: File, second: FieldSyntax, first: FieldSyntax) -> Fix | None:
    """What leaves out a field that says what another of its name has said."""
    return leaving_out(file, second) if second.value.value == first.value.value else None


def statements_in(syntax: StatementSyntax) -> list[StatementSyntax]:
    """The statements written in place as members of a statement's steps and of what undercuts these."""
    found: list[StatementSyntax] = []
    steps = [entry for entry in reversed(syntax.entries) if isinstance(entry, StepSyntax)]
    while steps:
        step = steps.pop()
        found += [member for member in step.members if isinstance(member, StatementSyntax)]
        steps += reversed(step.undercuts)
    return found
