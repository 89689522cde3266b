"""Map to syntax: a way to write what is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import define, field

from argmap.argument import SCHEMES, Allow, ArgumentMap, Claim, Document, Locator, Meta, Objection, Premise, Reason, Scheme, Section, Source, Statement, Step
from argmap.argument.naming import name_statements
from argmap.building.declarations import statements_in
from argmap.building.moving import outermost
from argmap.files import File
from argmap.language import keywords
from argmap.language.parser import language
from argmap.language.printer import print_syntax
from argmap.language.rules.nested_too_deep import LIMIT
from argmap.language.scanner import is_id
from argmap.language.syntax import (
    AllowSyntax,
    AnswersSyntax,
    AttributeSyntax,
    AttributionSyntax,
    DocumentSyntax,
    EntrySyntax,
    FieldSyntax,
    HedgeSyntax,
    ItemSyntax,
    LocatorsSyntax,
    MapSyntax,
    MarkSyntax,
    MemberSyntax,
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

_FIELDS = ("author", "publisher", "date", "url", "record", "text")
_ROUNDS = 4
"""How often names made from words are tried before every statement gets its id."""


def print_map(map: ArgumentMap) -> str:
    """Give the canonical text of a map; reading it gives an equal map.

    Inner white space of texts folds to one space, and a point without a document gets the only document there is.

    Raises:
        ValueError: an id, a tag or the like is none that the language could write, exceptions are nested too deep for it,
            or sections overlap.
    """
    return print_syntax(unbuild(map))


def unbuild(map: ArgumentMap) -> MapSyntax:
    """Give a map as it could be written, without places: the declarations, then a block for each statement, in order.

    A premise or evidence that nothing bears on is written where it is used, if that is once and in its own section; so is any statement without an id.

    Raises:
        ValueError: as `print_map`.
    """
    named = {statement.id for statement in map.statements if not statement.nameless}
    for _ in range(_ROUNDS):
        writing = _Writing(map, named)
        syntax = writing.write()
        changed = writing.misnamed(syntax)
        if not changed:
            return syntax
        named |= changed
    return _Writing(map, {statement.id for statement in map.statements}).write()


@define
class _Writing:
    map: ArgumentMap
    named: set[str]
    """The ids that are written; the others are made from words when the text is read."""
    homes: dict[str, str] = field(init=False)
    """For each statement that is written in place: the statement in whose braces."""
    written: dict[str, StatementSyntax] = field(init=False)

    @homes.default
    def _homes(self) -> dict[str, str]:
        uses = Counter(member for _, step in self.map.steps() for member in step.members)
        section = {member: each.id for each in self.map.sections for member in each.members}
        if len(section) < sum(len(each.members) for each in self.map.sections):
            raise ValueError("a statement is in two sections, and can be written in one")
        homes: dict[str, str] = {}
        for statement in self.map.statements:
            id = statement.id
            apart = id in self.named and (isinstance(statement, Claim) or statement.reasons or statement.objections)
            owner = self.map.uses_of(id)[0].owner if uses[id] == 1 else None
            if owner is not None and not apart and section.get(owner) == section.get(id):
                homes[id] = owner
            elif uses[id]:
                # What is named must have its name written.
                self.named.add(id)
        self._break_rings(homes)
        return homes

    def _break_rings(self, homes: dict[str, str]) -> None:
        """Take statements out of rings in which each would be written within the next."""
        sound: set[str] = set()
        for start in list(homes):
            way: dict[str, None] = {}
            at = start
            while at in homes and at not in sound and at not in way:
                way[at] = None
                at = homes[at]
            if at in way:
                del homes[at]
                self.named.add(at)
            sound |= way.keys()

    @written.default
    def _written(self) -> dict[str, StatementSyntax]:
        # What stands in a statement's braces is put there when all are made: they may nest deeper than Python.
        return {statement.id: self._head(statement) for statement in self.map.statements}

    def write(self) -> MapSyntax:
        for statement in self.map.statements:
            self.written[statement.id].entries = tuple(self._entries(statement))
        items: list[ItemSyntax] = [TitleSyntax(0, 0, _text(self.map.title))] if self.map.title else []
        items += [_document(document) for document in self.map.documents]
        items += [_source(source) for source in self.map.sources]
        items += [_allow(allow) for allow in self.map.allows]
        items += self._blocks()
        items += [TensionSyntax(0, 0, _id(each.first), _id(each.second), _text(each.why)) for each in self.map.tensions]
        items += [_meta(meta) for meta in self.map.meta]
        return MapSyntax(File("<map>", ""), tuple(items))

    def misnamed(self, syntax: MapSyntax) -> set[str]:
        """The statements that would get another id than theirs if what is written were read."""
        ids = {id(node): name for name, node in self.written.items()}
        order: list[StatementSyntax] = []
        for outer in outermost(syntax):
            stack = [outer]
            while stack:
                node = stack.pop()
                order.append(node)
                stack += reversed(list(statements_in(node)))
        if len(order) < len(self.written):
            raise ValueError("sections stand in one another in a ring, and cannot be written so")
        nameless = [node for node in order if node.id is None]
        names = name_statements([node.text.value for node in nameless], [*self.named, *keywords()])
        return {ids[id(node)] for node, name in zip(nameless, names, strict=True) if ids[id(node)] != name}

    def _blocks(self) -> list[ItemSyntax]:
        """The statements that are not written in place, those of a section together where its first one stands."""
        known = {section.id: section for section in self.map.sections}
        home = {member: section for section in self.map.sections for member in section.members}
        top: list[ItemSyntax] = []
        made: dict[str, list[ItemSyntax]] = {}
        shells: dict[str, SectionSyntax] = {}

        def room(section: Section | None) -> list[ItemSyntax]:
            chain: list[Section] = []
            while section and section.id not in made:
                chain.append(section)
                made[section.id] = []
                section = known[section.parent] if section.parent is not None else None
            inside = made[section.id] if section else top
            for each in reversed(chain):
                shells[each.id] = SectionSyntax(0, 0, _id(each.id), _text(each.title), ())
                inside.append(shells[each.id])
                inside = made[each.id]
            return inside

        for statement in self.map.statements:
            if statement.id not in self.homes:
                section = home.get(statement.id)
                room(section)
                (made[section.id] if section else top).append(self.written[statement.id])
        for section in self.map.sections:
            room(section)
        for id, shell in shells.items():
            shell.items = tuple(made[id])
        return top

    # Statements

    def _head(self, statement: Statement) -> StatementSyntax:
        kind = "claim" if isinstance(statement, Claim) else "premise" if isinstance(statement, Premise) else "evidence"
        main = isinstance(statement, Claim) and statement.main
        id = _id(statement.id) if statement.id in self.named else None
        return StatementSyntax(0, 0, WordSyntax(0, 0, kind), main, id, _text(statement.text), tuple(self._attributes(statement)), ())

    def _attributes(self, statement: Statement) -> Iterator[AttributeSyntax]:
        if statement.qualifier:
            yield QualifierSyntax(0, 0, statement.qualifier.value)
        if statement.locators:
            yield self._locators(statement.locators)
        if statement.attribution is not None:
            yield AttributionSyntax(0, 0, _id(statement.attribution))
        if statement.voice is not None:
            yield VoiceSyntax(0, 0, _id(statement.voice))
        if statement.answers:
            yield AnswersSyntax(0, 0, tuple(_id(name) for name in statement.answers))
        if statement.implicit:
            yield MarkSyntax(0, 0, "implicit")
        if statement.inferred:
            yield MarkSyntax(0, 0, "inferred")
        for tag in statement.tags:
            if not _reads_as(f"#{tag}", "TAG"):
                raise ValueError(f"{tag!r} is no tag that could be written")
            yield TagSyntax(0, 0, tag)

    def _entries(self, statement: Statement) -> Iterator[EntrySyntax]:
        for hedge in statement.hedges:
            yield HedgeSyntax(0, 0, _text(hedge))
        for quote in statement.quotes:
            yield QuoteSyntax(0, 0, _text(quote.text), self._locators(quote.locators) if quote.locators else None)
        steps: list[Step] = [*statement.reasons, *statement.objections]
        for step in steps:
            yield self._step(step, 1)
        for note in statement.notes:
            yield NoteSyntax(0, 0, _text(note))
        for allow in statement.allows:
            yield _allow(allow)
        for meta in statement.meta:
            yield _meta(meta)

    def _step(self, step: Step, depth: int) -> StepSyntax:
        if depth > LIMIT and step.undercuts:
            raise ValueError(f"exceptions are nested more than {LIMIT} deep; argue for the inner ones as claims of their own")
        link = "because" if isinstance(step, Reason) else "unless" if not isinstance(step, Objection) else "although" if step.conceded else "but"
        members: list[MemberSyntax] = [self.written[member] if member in self.homes else ReferenceSyntax(0, 0, _id(member)) for member in step.members]
        # The depth is bounded just above, so this recursion is too.
        undercuts = tuple(self._step(each, depth + 1) for each in step.undercuts)
        return StepSyntax(0, 0, WordSyntax(0, 0, link), _scheme(step.scheme), tuple(members), undercuts)

    def _locators(self, locators: Iterable[Locator]) -> LocatorsSyntax:
        return LocatorsSyntax(0, 0, tuple(self._place(locator) for locator in locators))

    def _place(self, locator: Locator) -> PlaceSyntax:
        only = self.map.documents[0].id if len(self.map.documents) == 1 else None
        document = locator.document or only
        if locator.words is not None:
            if document is None:
                raise ValueError(f"a place in words, {locator.words!r}, cannot be written without its document")
            return PlaceSyntax(0, 0, _id(document), None, None, _text(locator.words))
        last = WordSyntax(0, 0, str(locator.end)) if locator.end else None
        return PlaceSyntax(0, 0, _id(document) if document and document != only else None, WordSyntax(0, 0, str(locator.start)), last, None)


def _document(document: Document) -> DocumentSyntax:
    said = {name: getattr(document, name) for name in _FIELDS}
    fields = tuple(FieldSyntax(0, 0, WordSyntax(0, 0, name), _text(value)) for name, value in said.items() if value is not None)
    return DocumentSyntax(0, 0, _id(document.id), _text(document.title), fields)


def _source(source: Source) -> SourceSyntax:
    fields = tuple(FieldSyntax(0, 0, _id(each.key), _text(each.value)) for each in source.fields)
    return SourceSyntax(0, 0, _id(source.id), _text(source.name), _id(source.grade) if source.grade else None, fields)


def _meta(meta: Meta) -> MetaSyntax:
    return MetaSyntax(0, 0, _text(meta.key), _text(meta.value))


def _allow(allow: Allow) -> AllowSyntax:
    return AllowSyntax(0, 0, _id(allow.rule), _text(allow.why))


def _scheme(scheme: Scheme | None) -> SchemeSyntax | None:
    if scheme is None:
        return None
    # A scheme of one's own stands in quotes, and so does a name that is no word.
    own = scheme.own or (scheme.name not in SCHEMES and not _is_word(scheme.name))
    return SchemeSyntax(0, 0, _text(scheme.name) if own else WordSyntax(0, 0, scheme.name))


def _text(text: str) -> TextSyntax:
    return TextSyntax(0, 0, " ".join(text.split()))


def _id(word: str) -> WordSyntax:
    if not _is_word(word):
        raise ValueError(f"{word!r} is no id that could be written: it needs a letter first, then letters, digits, `-` and `_`, and is no word of the language")
    return WordSyntax(0, 0, word)


def _is_word(word: str) -> bool:
    return is_id(word) and _reads_as(word, "ID")


def _reads_as(text: str, type: str) -> bool:
    scan = language().scanner.scan(text)
    return not scan.stops and not scan.comments and [(token.type, token.text) for token in scan.tokens] == [(type, text)]
