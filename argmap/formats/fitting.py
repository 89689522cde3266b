"""What a map from elsewhere says that our text has no words for: left out or renamed, and told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from attrs import define, evolve, field

from argmap.argument import ArgumentMap, Locator, Section, Source, Statement, Step
from argmap.argument.naming import name_statements
from argmap.formats.format import Loss
from argmap.language import is_id, keywords
from argmap.language.rules.nested_too_deep import LIMIT

Part = TypeVar("Part")
Kind = TypeVar("Kind", bound=Step)


def fit(map: ArgumentMap) -> tuple[ArgumentMap, tuple[Loss, ...]]:
    """Give the nearest map that our text can say, and what is not as it was."""
    return _Fitting(map).fitted()


def _is_word(word: str) -> bool:
    return is_id(word) and word not in keywords()


@define
class _Fitting:
    map: ArgumentMap
    losses: list[Loss] = field(factory=list)
    statements: dict[str, str] = field(init=False)
    """The ids that cannot be written, and what they are written as."""
    documents: dict[str, str] = field(init=False)
    sources: dict[str, str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.statements = self._renamed("", (each.id for each in self.map.statements))
        self.documents = self._renamed("document ", (each.id for each in self.map.documents))
        self.sources = self._renamed("source ", (each.id for each in self.map.sources))

    def _renamed(self, noun: str, ids: Iterable[str]) -> dict[str, str]:
        known = list(ids)
        unfit = [id for id in known if not _is_word(id)]
        names = name_statements(unfit, [*(id for id in known if _is_word(id)), *keywords()])
        for id, name in zip(unfit, names, strict=True):
            self.losses.append(Loss(f"the id of {noun}`{id}`, which is written as `{name}`", "" if noun else id))
        return dict(zip(unfit, names, strict=True))

    def fitted(self) -> tuple[ArgumentMap, tuple[Loss, ...]]:
        map = evolve(
            self.map,
            statements=[self._statement(each) for each in self.map.statements],
            documents=[evolve(each, id=self.documents.get(each.id, each.id)) for each in self.map.documents],
            sources=[self._source(each) for each in self.map.sources],
            sections=list(self._sections()),
            tensions=[evolve(each, first=self._id(each.first), second=self._id(each.second)) for each in self.map.tensions],
            allows=self._kept(self.map.allows, lambda each: _is_word(each.rule), lambda each: f"the allowance of `{each.rule}`"),
        )
        return map, tuple(self.losses)

    def _id(self, id: str) -> str:
        return self.statements.get(id, id)

    def _kept(self, parts: Iterable[Part], fits: Callable[[Part], bool], name: Callable[[Part], str], id: str = "") -> list[Part]:
        """Give those parts that can be written; the others are told."""
        kept = []
        for part in parts:
            if fits(part):
                kept.append(part)
            else:
                self.losses.append(Loss(name(part), id))
        return kept

    def _source(self, source: Source) -> Source:
        grade = source.grade
        if grade is not None and not _is_word(grade):
            self.losses.append(Loss(f"the grade `{grade}` of source `{source.id}`"))
            grade = None
        fields = self._kept(source.fields, lambda each: _is_word(each.key), lambda each: f"the field `{each.key}` of source `{source.id}`")
        return evolve(source, id=self.sources.get(source.id, source.id), grade=grade, fields=fields)

    def _sections(self) -> Iterator[Section]:
        names = self._renamed("section ", (each.id for each in self.map.sections))
        placed: set[str] = set()
        for section in self.map.sections:
            members = [id for id in dict.fromkeys(section.members) if id not in placed]
            self.losses += [Loss(f"that it stands in section `{section.id}` too", id) for id in dict.fromkeys(section.members) if id in placed]
            placed.update(members)
            parent = section.parent and names.get(section.parent, section.parent)
            yield evolve(section, id=names.get(section.id, section.id), parent=parent, members=[self._id(id) for id in members])

    def _statement(self, statement: Statement) -> Statement:
        id = statement.id
        parts: dict[str, Any] = {
            "id": self._id(id),
            "locators": self._locators(statement.locators, id),
            "attribution": statement.attribution and self.sources.get(statement.attribution, statement.attribution),
            "voice": statement.voice and self.sources.get(statement.voice, statement.voice),
            "answers": self._kept(statement.answers, _is_word, lambda each: f"that it answers `{each}`", id),
            "quotes": [evolve(each, locators=self._locators(each.locators, id)) for each in statement.quotes],
            "tags": self._kept(statement.tags, _is_word, lambda each: f"its tag `{each}`", id),
            "allows": self._kept(statement.allows, lambda each: _is_word(each.rule), lambda each: f"the allowance of `{each.rule}`", id),
            "reasons": [self._step(each, id, 0) for each in statement.reasons],
            "objections": [self._step(each, id, 0) for each in statement.objections],
        }
        return evolve(statement, **parts)

    def _locators(self, locators: Iterable[Locator], id: str) -> list[Locator]:
        alone = len(self.map.documents) == 1
        kept = self._kept(
            locators,
            lambda each: each.words is None or each.document is not None or alone,
            lambda each: f"its place “{each.words}”, which is in no document",
            id,
        )
        return [evolve(each, document=each.document and self.documents.get(each.document, each.document)) for each in kept]

    def _step(self, step: Kind, id: str, depth: int) -> Kind:
        """Rename members, and leave out what stands deeper than can be written; so this goes no deeper itself."""
        undercuts = step.undercuts
        if depth >= LIMIT and undercuts:
            self.losses.append(Loss(f"the exceptions that are nested more than {LIMIT} deep", id))
            undercuts = ()
        return evolve(step, members=[self._id(member) for member in step.members], undercuts=[self._step(each, id, depth + 1) for each in undercuts])
