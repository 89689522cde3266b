"""Our own JSON as a map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from attrs import define, evolve, field

from argmap.argument import ArgumentMap, Claim, Document, Locator, Objection, Premise, Qualifier, Reason, Scheme, Section, Source, Statement, Undercut
from argmap.argument.model import Allow, Meta, Point, Quote, Tension, parse_point
from argmap.argument.naming import name_statements, same_id
from argmap.diagnostic import Path
from argmap.formats.findings import Findings
from argmap.formats.foreign import Foreign, print_pointer
from argmap.formats.format import Import
from argmap.formats.json.writing import KINDS, VERSION
from argmap.formats.rules.dangling_edge import dangling_edge
from argmap.formats.rules.misfit_relation import misfit_relation
from argmap.formats.rules.missing_part import missing_part
from argmap.formats.rules.newer_version import newer_version
from argmap.formats.rules.repeated_id import repeated_id
from argmap.formats.rules.unknown_part import unknown_part
from argmap.formats.rules.wordless_statement import wordless_statement
from argmap.formats.rules.wrong_type import wrong_type
from argmap.formats.rules.wrong_value import wrong_value

_MOST_DIGITS = 1000
_MOST_NESTING = 4_000_000
"""How deep exceptions may stand in each other, each counted with its depth: two thousand of them in one chain."""
_TYPES: dict[type, str] = {str: "a text", bool: "true or false", list: "a list", dict: "an object", int: "a whole number"}

_DOCUMENT = ("author", "publisher", "date", "url", "record", "text")
_KEYS = {
    "map": ("argmap", "title", "documents", "sources", "sections", "statements", "tensions", "allows", "meta"),
    "document": ("id", "title", *_DOCUMENT),
    "source": ("id", "name", "grade", "fields"),
    "section": ("id", "title", "members", "parent"),
    "tension": ("first", "second", "why"),
    "statement": (
        *("kind", "id", "text", "nameless", "main", "locators", "from", "quoting", "answers", "qualifier", "hedges", "quotes", "tags", "notes"),
        *("implicit", "inferred", "allows", "meta", "reasons", "objections"),
    ),
    "reason": ("members", "scheme", "undercuts"),
    "objection": ("members", "scheme", "undercuts", "conceded"),
    "undercut": ("members", "scheme", "against"),
    "locator": ("document", "start", "end", "words"),
    "quote": ("text", "locators"),
    "allow": ("rule", "why"),
    "meta": ("key", "value"),
    "scheme": ("own",),
}
"""What each kind of object may say."""


def lacks(foreign: Foreign) -> Sequence[str] | None:
    """Say what a file lacks to be our own JSON."""
    value = foreign.json if foreign.is_json else None
    if not isinstance(value, dict):
        return None
    if "argmap" in value:
        return ()
    return ("the key `argmap`",) if isinstance(value.get("statements"), list) else None


def read(foreign: Foreign) -> Import:
    """Read our own JSON."""
    findings = Findings()
    value = foreign.json
    if not isinstance(value, dict):
        if not foreign.faults:
            findings.add(wrong_type("the whole", "an object", value, foreign.label(())))
        return Import(ArgumentMap(), tuple(findings.told))
    reading = _Reading(foreign, findings)
    return Import(reading.map(value) if reading.is_readable(value) else ArgumentMap(), tuple(findings.told))


Kind = TypeVar("Kind")


@define
class _Reading:
    foreign: Foreign
    findings: Findings
    ids: dict[str, set[str]] = field(factory=lambda: {"statement": set(), "document": set(), "source": set(), "section": set()})
    """The ids that things of each noun have."""
    nesting: int = 0
    """The depths of all exceptions that have been read, taken together."""

    def is_readable(self, value: Mapping[str, Any]) -> bool:
        """Whether a file is of a version that is known; tells if it is of none."""
        version = value.get("argmap")
        here = ("argmap",)
        if "argmap" not in value:
            self.findings.add(missing_part("the file", "the key `argmap`", self.foreign.label(()), f'write `"argmap": {VERSION}`, the version of the format'))
        elif isinstance(version, bool) or not isinstance(version, int):
            self.findings.add(wrong_type("the version", "a whole number", version, self.foreign.label(here)))
        elif version > VERSION:
            self.findings.add(newer_version("argmap's own JSON", version, VERSION, self.foreign.label(here)))
            return False
        elif version < 1:
            self.findings.add(wrong_value(f"there is no version {version} of argmap's own JSON", self.foreign.label(here), f"write {VERSION}"))
        return True

    def map(self, value: Mapping[str, Any]) -> ArgumentMap:
        self.check_keys("map", value, ())
        documents = self.unique("document", self.objects(value, "documents", ()), self.document)
        sources = self.unique("source", self.objects(value, "sources", ()), self.source)
        statements = self.statements(value)
        sections = self.sections(value)
        tensions = [self.tension(each, pointer) for each, pointer in self.objects(value, "tensions", ())]
        return ArgumentMap(
            statements,
            title=self.text(value, "title", ()) or "",
            documents=documents,
            sources=sources,
            sections=sections,
            tensions=[each for each in tensions if each],
            allows=self.allows(value, ()),
            meta=self.metas(value, "meta", ()),
        )

    # The parts of an object, each as what it must be, or nothing and it is told

    def get(self, owner: Mapping[str, Any], key: str, type: type[Kind], pointer: Path) -> Kind | None:
        value = owner.get(key)
        if key not in owner or (isinstance(value, type) and (type is bool or not isinstance(value, bool))):
            return value
        self.mistyped(value, type, (*pointer, key))
        return None

    def mistyped(self, value: object, type: type, pointer: Path) -> None:
        if not self.findings.is_full:
            self.findings.add(wrong_type(f"`{print_pointer(pointer)}`", _TYPES[type], value, self.foreign.label(pointer)))

    def text(self, owner: Mapping[str, Any], key: str, pointer: Path) -> str | None:
        return self.get(owner, key, str, pointer)

    def flag(self, owner: Mapping[str, Any], key: str, pointer: Path) -> bool:
        return bool(self.get(owner, key, bool, pointer))

    def needed(self, owner: Mapping[str, Any], key: str, pointer: Path) -> str:
        """Give a text that must be there; an empty one, and it is told, if it is not."""
        if key not in owner:
            self.lacking(pointer, key)
        return self.text(owner, key, pointer) or ""

    def lacking(self, pointer: Path, key: str) -> None:
        if not self.findings.is_full:
            self.findings.add(missing_part(f"`{print_pointer(pointer)}`", f"the key `{key}`", self.foreign.label(pointer)))

    def each(self, owner: Mapping[str, Any], key: str, type: type[Kind], pointer: Path) -> Iterable[tuple[Kind, Path]]:
        """Go through the parts of a list that are of a type, with where they stand."""
        for number, part in enumerate(self.get(owner, key, list, pointer) or ()):
            here = (*pointer, key, number)
            if isinstance(part, type):
                yield part, here
            else:
                self.mistyped(part, type, here)

    def objects(self, owner: Mapping[str, Any], key: str, pointer: Path) -> Iterable[tuple[dict[str, Any], Path]]:
        return self.each(owner, key, dict, pointer)

    def texts(self, owner: Mapping[str, Any], key: str, pointer: Path) -> list[str]:
        return [part for part, _ in self.each(owner, key, str, pointer)]

    def check_keys(self, noun: str, owner: Mapping[str, Any], pointer: Path) -> None:
        known = _KEYS[noun]
        for key in owner:
            if key not in known and not self.findings.is_full:
                self.findings.add(unknown_part(f"the key `{key}`", self.foreign.key_label((*pointer, key)), known, f"a {noun} has {', '.join(known)}"))

    def named(self, noun: str, id: str, pointer: Path) -> str | None:
        """Give an id as ids are compared, or nothing, and it is told, if nothing has it."""
        if (same := same_id(id)) in self.ids[noun]:
            return same
        if not self.findings.is_full:
            self.findings.add(dangling_edge(f"`{print_pointer(pointer)}`", id, self.foreign.label(pointer), self.ids[noun]))
        return None

    def naming(self, noun: str, owner: Mapping[str, Any], key: str, pointer: Path) -> str | None:
        id = self.text(owner, key, pointer)
        return None if id is None else self.named(noun, id, (*pointer, key))

    def unique(self, noun: str, parts: Iterable[tuple[dict[str, Any], Path]], read: Callable[[dict[str, Any], Path], Kind]) -> list[Kind]:
        """Read things that have an id each; those without one, and all but the first with one, are left out."""
        found: list[Kind] = []
        first: dict[str, Path] = {}
        for part, pointer in parts:
            self.check_keys(noun, part, pointer)
            id = same_id(self.needed(part, "id", pointer))
            if id in first:
                self.repeated(noun, id, pointer, first[id])
            elif id:
                first[id] = pointer
                found.append(read(part, pointer))
            elif part.get("id") == "":
                self.lacking(pointer, "id")
        self.ids[noun] = set(first)
        return found

    def repeated(self, noun: str, id: str, here: Path, first: Path) -> None:
        if not self.findings.is_full:
            self.findings.add(repeated_id(noun, id, self.foreign.label((*here, "id")), self.foreign.label((*first, "id"), "first here")))

    # Declarations

    def document(self, part: Mapping[str, Any], pointer: Path) -> Document:
        fields = {name: self.text(part, name, pointer) for name in _DOCUMENT}
        return Document(same_id(part["id"]), self.needed(part, "title", pointer), **fields)

    def source(self, part: Mapping[str, Any], pointer: Path) -> Source:
        return Source(same_id(part["id"]), self.needed(part, "name", pointer), self.text(part, "grade", pointer), self.metas(part, "fields", pointer))

    def sections(self, value: Mapping[str, Any]) -> list[Section]:
        found = self.unique("section", self.objects(value, "sections", ()), self.section)
        parents = {section.id: section.parent for section in found}
        pointers = {same_id(part["id"]): (*pointer, "parent") for part, pointer in self.objects(value, "sections", ()) if isinstance(part.get("id"), str)}
        cleared: set[str | None] = {None}
        for id in parents:
            way: dict[str | None, None] = {}
            here: str | None = id
            while here not in cleared and here not in way:
                way[here] = None
                parent = parents[here or ""]
                here = None if parent is None or self.named("section", parent, pointers[here or ""]) is None else parent
                if here is None or here in way:
                    last = next(reversed(way)) or ""
                    if here is not None and not self.findings.is_full:
                        what = f"section `{last}` ends up in itself"
                        self.findings.add(misfit_relation(what, self.foreign.label(pointers[last]), "it is read as standing at the top"))
                    parents[last] = here = None
            cleared.update(way)
        return [evolve(section, parent=parents[section.id]) for section in found]

    def section(self, part: Mapping[str, Any], pointer: Path) -> Section:
        parent = self.text(part, "parent", pointer)
        return Section(
            same_id(part["id"]), self.needed(part, "title", pointer), self.members(part, pointer, needed=False), None if parent is None else same_id(parent)
        )

    def tension(self, part: Mapping[str, Any], pointer: Path) -> Tension | None:
        self.check_keys("tension", part, pointer)
        for key in ("first", "second"):
            if key not in part:
                self.lacking(pointer, key)
        first, second = (self.naming("statement", part, key, pointer) for key in ("first", "second"))
        return Tension(first, second, self.needed(part, "why", pointer)) if first and second else None

    def allows(self, owner: Mapping[str, Any], pointer: Path) -> list[Allow]:
        found = []
        for part, here in self.objects(owner, "allows", pointer):
            self.check_keys("allow", part, here)
            found.append(Allow(self.needed(part, "rule", here), self.needed(part, "why", here)))
        return found

    def metas(self, owner: Mapping[str, Any], key: str, pointer: Path) -> list[Meta]:
        found = []
        for part, here in self.objects(owner, key, pointer):
            self.check_keys("meta", part, here)
            found.append(Meta(self.needed(part, "key", here), self.needed(part, "value", here)))
        return found

    # Statements

    def statements(self, value: Mapping[str, Any]) -> list[Statement]:
        kept: list[tuple[dict[str, Any], Path, str]] = []
        first: dict[str, Path] = {}
        nameless: list[int] = []
        for part, pointer in self.objects(value, "statements", ()):
            self.check_keys("statement", part, pointer)
            id = same_id(self.text(part, "id", pointer) or "")
            if id in first:
                self.repeated("statement", id, pointer, first[id])
                continue
            if id.strip():
                first[id] = pointer
            else:
                nameless.append(len(kept))
            kept.append((part, pointer, id))
        words = [text if isinstance(text := kept[number][0].get("text"), str) else "" for number in nameless]
        for number, id in zip(nameless, name_statements(words, first), strict=True):
            kept[number] = (*kept[number][:2], id)
        self.ids["statement"] = {id for _, _, id in kept}
        unnamed = {kept[number][2] for number in nameless}
        return [self.statement(part, pointer, id, nameless=id in unnamed or self.flag(part, "nameless", pointer)) for part, pointer, id in kept]

    def statement(self, part: Mapping[str, Any], pointer: Path, id: str, *, nameless: bool) -> Statement:
        text = self.needed(part, "text", pointer)
        if isinstance(part.get("text"), str) and not text.strip():
            self.findings.add(wordless_statement(id, self.foreign.label((*pointer, "text"))))
        reasons = [Reason(**step) for step in self.steps(part, "reason", pointer)]
        objections = [Objection(**step) for step in self.steps(part, "objection", pointer)]
        kind = self.kind(part, pointer, argued=bool(reasons or objections))
        parts: dict[str, Any] = {"main": self.flag(part, "main", pointer)} if kind is Claim else {}
        if kind is not Claim and part.get("main"):
            self.findings.add(
                wrong_value(f"only a claim can be a main one, and `{id}` is none", self.foreign.label((*pointer, "main")), "leave it out, or make it a claim")
            )
        return kind(
            id,
            text if text.strip() else id,
            **parts,
            nameless=nameless,
            locators=self.locators(part, pointer),
            attribution=self.naming("source", part, "from", pointer),
            voice=self.naming("source", part, "quoting", pointer),
            answers=self.texts(part, "answers", pointer),
            qualifier=self.qualifier(part, pointer),
            hedges=self.texts(part, "hedges", pointer),
            quotes=self.quotes(part, pointer),
            tags=self.texts(part, "tags", pointer),
            notes=self.texts(part, "notes", pointer),
            implicit=self.flag(part, "implicit", pointer),
            inferred=self.flag(part, "inferred", pointer),
            allows=self.allows(part, pointer),
            meta=self.metas(part, "meta", pointer),
            reasons=reasons,
            objections=objections,
        )

    def kind(self, part: Mapping[str, Any], pointer: Path, *, argued: bool) -> type[Statement]:
        name = self.needed(part, "kind", pointer)
        if isinstance(part.get("kind"), str) and name not in KINDS:
            what = f"`{name}` is no kind of statement"
            self.findings.add(wrong_value(what, self.foreign.label((*pointer, "kind")), f"write one of {', '.join(KINDS)}"))
        return KINDS.get(name, Claim if argued else Premise)

    def qualifier(self, part: Mapping[str, Any], pointer: Path) -> Qualifier | None:
        name = self.text(part, "qualifier", pointer)
        if name is None or name in list(Qualifier):
            return None if name is None else Qualifier(name)
        here = self.foreign.label((*pointer, "qualifier"))
        self.findings.add(wrong_value(f"`{name}` is no qualifier", here, f"write one of {', '.join(Qualifier)}"))
        return None

    def quotes(self, part: Mapping[str, Any], pointer: Path) -> list[Quote]:
        found = []
        for quote, here in self.objects(part, "quotes", pointer):
            self.check_keys("quote", quote, here)
            found.append(Quote(self.needed(quote, "text", here), self.locators(quote, here)))
        return found

    def locators(self, part: Mapping[str, Any], pointer: Path) -> list[Locator]:
        found = []
        for locator, here in self.objects(part, "locators", pointer):
            self.check_keys("locator", locator, here)
            try:
                start, end = (self.point(locator, key, here) for key in ("start", "end"))
                found.append(Locator(start, end, self.naming("document", locator, "document", here), self.text(locator, "words", here)))
            except ValueError as error:
                self.findings.add(wrong_value(f"`{print_pointer(here)}` is no locator: {error}", self.foreign.label(here), 'write `{"start": "6.3"}`'))
        return found

    def point(self, locator: Mapping[str, Any], key: str, pointer: Path) -> Point | None:
        written = self.text(locator, key, pointer)
        if written is None:
            return None
        paragraph, _, sentence = written.partition(".")
        if not (_is_number(paragraph) and (_is_number(sentence) or "." not in written)):
            raise ValueError(f"`{written[:20]}` is no paragraph and no sentence of one")
        return parse_point(written)

    # Steps

    def steps(self, part: Mapping[str, Any], noun: str, pointer: Path) -> Iterable[dict[str, Any]]:
        """Give what each step is made of; a step without a member is left out."""
        for step, here in self.objects(part, f"{noun}s", pointer):
            self.check_keys(noun, step, here)
            if members := self.members(step, here):
                parts = {"members": members, "scheme": self.scheme(step, here), "undercuts": self.undercuts(step, here)}
                yield parts | ({"conceded": self.flag(step, "conceded", here)} if noun == "objection" else {})

    def members(self, owner: Mapping[str, Any], pointer: Path, *, needed: bool = True) -> list[str]:
        if needed and owner.get("members", []) == []:
            self.lacking(pointer, "members")
        found = [self.named("statement", id, here) for id, here in self.each(owner, "members", str, pointer)]
        return [id for id in found if id is not None]

    def scheme(self, owner: Mapping[str, Any], pointer: Path) -> Scheme | None:
        value = owner.get("scheme")
        if isinstance(value, dict):
            self.check_keys("scheme", value, (*pointer, "scheme"))
            own = self.needed(value, "own", (*pointer, "scheme"))
            return Scheme(own, own=True) if own else None
        name = self.text(owner, "scheme", pointer)
        return Scheme(name) if name else None

    def undercuts(self, step: Mapping[str, Any], pointer: Path) -> list[Undercut]:
        """Build the exceptions to a step from the last to the first: each stands behind the one that it questions."""
        parts = list(self.objects(step, "undercuts", pointer))
        numbers: dict[int | str | None, int] = {here[-1]: number for number, (_, here) in enumerate(parts)}
        questioned = [numbers.get(self.against(part, here), -1) for part, here in parts]
        depths = [0] * (len(parts) + 1)
        fits = [True] * len(parts)
        for number, against in enumerate(questioned):
            depths[number] = depths[against] + 1
            # What names a step by all that it stands in takes memory by the square of the depth.
            self.nesting += depths[number]
            fits[number] = self.nesting <= _MOST_NESTING
            if not fits[number] and not self.findings.is_full:
                what, label = "the exceptions of this file are nested too deep in each other", self.foreign.label(parts[number][1])
                self.findings.add(misfit_relation(what, label, "this one and what questions it are left out"))
        built: list[list[Undercut]] = [[] for _ in range(len(parts) + 1)]
        for number in range(len(parts) - 1, -1, -1):
            part, here = parts[number]
            self.check_keys("undercut", part, here)
            if (members := self.members(part, here)) and fits[number]:
                built[questioned[number]].append(Undercut(members, scheme=self.scheme(part, here), undercuts=built[number][::-1]))
        return built[-1][::-1]

    def against(self, part: Mapping[str, Any], pointer: Path) -> int | None:
        """Give which of the exceptions one questions, by its number in the list; nothing for the step itself."""
        against = self.get(part, "against", int, pointer)
        number = pointer[-1]
        assert isinstance(number, int)
        if against is None or 0 <= against < number:
            return against
        here = self.foreign.label((*pointer, "against"))
        self.findings.add(
            wrong_value(f"{against} is the number of no exception before this one", here, "count from 0; leave it out if the step itself is questioned")
        )
        return None


def _is_number(written: str) -> bool:
    """Whether a text is a whole number of a size that paragraphs have."""
    # Python reads no whole number of more than 4,300 digits.
    return written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS
