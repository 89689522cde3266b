"""Syntax to map: what each piece of writing means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import define, field

from argmap.argument import Allow, ArgumentMap, Claim, Document, Evidence, Locator, Meta, Premise, Quote, Section, Source, Statement, Tension
from argmap.argument.model import Qualifier, parse_point, trusted_statement
from argmap.argument.naming import name_statements, same_id
from argmap.argument.rules.duplicate_id import duplicate_id
from argmap.argument.rules.undefined_reference import undefined_reference
from argmap.building.declarations import Declarations, Written
from argmap.building.edits import leaving_out
from argmap.building.places import Places, at
from argmap.building.rules.ambiguous_locator import ambiguous_locator
from argmap.building.rules.bad_locator import bad_locator
from argmap.building.rules.repeated_attribute import repeated_attribute
from argmap.building.steps import StepBuilder
from argmap.diagnostic import Diagnostic, Label, rewriting
from argmap.files import File, Span
from argmap.language import is_id, keywords
from argmap.language.rules.limit_reached import limit_reached
from argmap.language.syntax import (
    AllowSyntax,
    AnswersSyntax,
    AttributeSyntax,
    AttributionSyntax,
    HedgeSyntax,
    LocatorsSyntax,
    MapSyntax,
    MarkSyntax,
    MetaSyntax,
    NoteSyntax,
    PlaceSyntax,
    QualifierSyntax,
    QuoteSyntax,
    StatementSyntax,
    StepSyntax,
    Syntax,
    TagSyntax,
    VoiceSyntax,
    WordSyntax,
)
from argmap.limits import current_limits
from argmap.memory import without_collection

_KINDS: dict[str, type[Statement]] = {"claim": Claim, "premise": Premise, "evidence": Evidence}
_ATTRIBUTES: dict[type, tuple[str, str]] = {
    LocatorsSyntax: ("locator", "put all of them behind one `@`, as in `@2.4, 5.5`"),
    AttributionSyntax: ("`from`", "keep the one on whose word we have it"),
    VoiceSyntax: ("`quoting`", "keep one, or make a source that stands for both"),
    AnswersSyntax: ("`answers`", "name all questions behind one `answers`, as in `answers reliability, other-causes`"),
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


@without_collection()
def build(syntaxes: Sequence[MapSyntax]) -> Building:
    """Give the map that files mean together, the first of them being the one that includes the others.

    What is ill-formed is told and left out; the map is always a map.
    """
    return _Builder(list(syntaxes)).build()


@define
class _Builder:
    syntaxes: list[MapSyntax]
    diagnostics: list[Diagnostic] = field(factory=list)
    places: Places = field(factory=Places)
    declared: Declarations = field(init=False)
    ids: dict[StatementSyntax, str] = field(factory=dict)
    """The id that each statement in the text has in the map."""
    written: list[Written] = field(factory=list)

    @declared.default
    def _declared(self) -> Declarations:
        return Declarations(self.places, self.diagnostics)

    def build(self) -> Building:
        declared = self.declared
        declared.gather(self.syntaxes)
        self._name()
        steps = StepBuilder(self.ids, self.places, self.diagnostics)
        statements = [self._statement(written, steps) for written in self.written]
        argument = ArgumentMap(
            statements,
            title=declared.title,
            documents=tuple(declared.documents.values()),
            sources=tuple(declared.sources.values()),
            sections=tuple(self._sections()),
            tensions=tuple(self._tensions()),
            allows=tuple(declared.allows),
            meta=tuple(declared.meta),
        )
        return Building(argument, self.places, self.diagnostics)

    # Naming

    def _name(self) -> None:
        nameless: list[Written] = []
        kept: list[Written] = []
        for written in self.declared.written:
            if not written.id:
                nameless.append(written)
            elif written.id in self.places.statements:
                there = self.places.span((written.id,))
                here = written.syntax.id or written.syntax.text
                self._tell(duplicate_id("statement", written.id, at(written.file, here), Label(there, "first here") if there else Label(())))
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

    def _keep(self, written: Written) -> None:
        self.places.statements[written.id] = (written.file, written.syntax)
        self.ids[written.syntax] = written.id

    # Statements

    def _statement(self, written: Written, steps: StepBuilder) -> Statement:
        file, syntax = written.file, written.syntax
        parts: dict[str, Any] = self._attributes(file, syntax) if syntax.attributes else {}
        if syntax.entries:
            parts |= self._entries(file, syntax)
            parts |= steps.steps(file, syntax)
        if syntax.main:
            parts["main"] = True
        if syntax.id is None:
            parts["nameless"] = True
        return trusted_statement(_KINDS[syntax.kind.value], written.id, syntax.text.value or "…", **parts)

    def _attributes(self, file: File, syntax: StatementSyntax) -> dict[str, object]:
        parts: dict[str, object] = {}
        first: dict[object, AttributeSyntax] = {}
        tags: list[str] = []
        for each in syntax.attributes:
            key = (type(each), each.word) if isinstance(each, MarkSyntax) else (type(each), each.name) if isinstance(each, TagSyntax) else type(each)
            if key in first:
                noun, help = _ATTRIBUTES[type(each)]
                again = leaving_out(file, each) if _written(file, each) == _written(file, first[key]) else None
                self._tell(repeated_attribute(noun, at(file, each), at(file, first[key], "first here"), help, again))
                continue
            first[key] = each
            if isinstance(each, LocatorsSyntax):
                parts["locators"] = self._locators(file, each)
            elif isinstance(each, AttributionSyntax):
                parts["attribution"] = self._reference(file, "source", each.source, self.declared.sources)
            elif isinstance(each, VoiceSyntax):
                parts["voice"] = self._reference(file, "source", each.source, self.declared.sources)
            elif isinstance(each, AnswersSyntax):
                parts["answers"] = self._answers(file, each)
            elif isinstance(each, QualifierSyntax):
                parts["qualifier"] = Qualifier(each.word)
            elif isinstance(each, MarkSyntax):
                parts[each.word] = True
            else:
                tags.append(each.name)
        if tags:
            parts["tags"] = tuple(tags)
        return parts

    def _answers(self, file: File, syntax: AnswersSyntax) -> tuple[str, ...]:
        first: dict[str, WordSyntax] = {}
        for word in syntax.questions:
            if word.value in first:
                self._tell(repeated_attribute("answer to the same question", at(file, word), at(file, first[word.value], "first here"), "name it once", None))
                self.places.left_out.add(word)
            first.setdefault(word.value, word)
        return tuple(first)

    def _entries(self, file: File, syntax: StatementSyntax) -> dict[str, object]:
        parts: dict[str, list[object]] = {}
        for entry in syntax.entries:
            if isinstance(entry, StepSyntax):
                continue
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
        return {name: tuple(given) for name, given in parts.items()}

    def _locators(self, file: File, syntax: LocatorsSyntax) -> tuple[Locator, ...]:
        found = (self._locator(file, place) for place in syntax.places)
        return tuple(locator for locator in found if locator is not None)

    def _locator(self, file: File, place: PlaceSyntax) -> Locator | None:
        document = self._reference(file, "document", place.document, self.declared.documents) if place.document else self._only_document(file, place)
        if place.words is not None:
            return Locator(document=document, words=place.words.value)
        assert place.first is not None
        if wrong := self._wrong_place(file, place):
            self._tell(wrong)
            self.places.left_out.add(place)
            return None
        return Locator(parse_point(place.first.value), parse_point(place.last.value) if place.last else None, document)

    def _wrong_place(self, file: File, place: PlaceSyntax) -> Diagnostic | None:
        words = [word.value for word in (place.first, place.last) if word]
        if any(len(number) > current_limits().digits for word in words for number in word.split(".")):
            return limit_reached(f"a number here has more than {current_limits().digits:g} digits", at(file, place), "digits")
        ends = [tuple(int(number) for number in word.split(".")) for word in words]
        if any(0 in end for end in ends):
            return bad_locator("paragraphs and sentences are counted from 1", at(file, place), "the first paragraph is `@1`, its first sentence `@1.1`")
        if ends != sorted(ends):
            assert place.first is not None
            assert place.last is not None
            turned = rewriting(Span(file, place.first.start, place.last.end), f"{words[1]}-{words[0]}", safe=False)
            return bad_locator(f"`{words[0]}-{words[1]}` runs backwards", at(file, place), f"write `{words[1]}-{words[0]}`", turned)
        return None

    def _only_document(self, file: File, place: PlaceSyntax) -> str | None:
        """The document that a bare point means: the only one of its file, or, where its file has none, the only one of the map."""
        documents = self.declared.documents_of.get(file) or list(self.declared.documents)
        if len(documents) > 1:
            self._tell(ambiguous_locator(file.text[place.start : place.end], documents, at(file, place)))
            return None
        return documents[0] if documents else None

    def _reference(self, file: File, noun: str, word: WordSyntax, known: dict[str, Document] | dict[str, Source]) -> str | None:
        id = same_id(word.value)
        if id in known:
            return id
        if is_id(id):
            self._tell(undefined_reference(noun, id, at(file, word), known))
        return None

    # What holds statements together

    def _sections(self) -> Iterator[Section]:
        for id, (title, parent, members) in self.declared.sections.items():
            yield Section(id, title, tuple(dict.fromkeys(self.ids[member] for member in members)), parent)

    def _tensions(self) -> Iterator[Tension]:
        number = 0
        for file, item in self.declared.tensions:
            ends = [same_id(word.value) for word in (item.first, item.second)]
            missing = [word for word, id in zip((item.first, item.second), ends, strict=True) if id not in self.places.statements]
            for word in missing:
                self._tell(undefined_reference("statement", same_id(word.value), at(file, word), self.places.statements))
            if not missing:
                self.places.others[f"tension:{number}"] = (file, item)
                number += 1
                yield Tension(ends[0], ends[1], item.why.value)

    def _tell(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)


def _written(file: File, node: Syntax) -> str:
    """What is written, however it is spaced; what has a comment in it is like nothing else."""
    text = file.text[node.start : node.end]
    return f"{node.start}" if "//" in text else "".join(text.split())
