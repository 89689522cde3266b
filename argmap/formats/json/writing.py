"""A map as our own JSON: what is as it usually is, is left out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from argmap.argument import ArgumentMap, Claim, Document, Evidence, Locator, Objection, Premise, Scheme, Section, Source, Statement, Step, Undercut
from argmap.argument.model import Allow, Meta, Quote, Tension
from argmap.formats.format import Export

VERSION = 1
"""Of what is written; it grows when an older argmap would misread what is new."""

KINDS: dict[str, type[Statement]] = {"claim": Claim, "premise": Premise, "evidence": Evidence}
_NAMES = {kind: name for name, kind in KINDS.items()}


def schema() -> str:
    """Give the JSON Schema (Draft 2020-12) of this format."""
    # Nobody else needs what this loads.
    from importlib.resources import files

    return files("argmap.formats.json").joinpath("schema.json").read_text(encoding="utf-8")


def write(map: ArgumentMap) -> Export:
    """Write everything that a map holds; nothing is lost."""
    value = {
        "argmap": VERSION,
        **_said(
            title=map.title,
            documents=[_document(document) for document in map.documents],
            sources=[_source(source) for source in map.sources],
            sections=[_section(section) for section in map.sections],
            statements=[_statement(statement) for statement in map.statements],
            tensions=[_tension(tension) for tension in map.tensions],
            allows=_allows(map.allows),
            meta=_metas(map.meta),
        ),
    }
    # The file is UTF-8, and half a character is none.
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return Export((text if _is_encodable(text) else json.dumps(value, indent=2)) + "\n")


def _is_encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _said(**parts: Any) -> dict[str, Any]:
    """Those parts that say something: nothing, no and an empty text or list say that all is as usual."""
    return {name.rstrip("_"): part for name, part in parts.items() if part}


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "kind": _NAMES[type(statement)],
        "id": statement.id,
        "text": statement.text,
        **_said(
            nameless=statement.nameless,
            main=isinstance(statement, Claim) and statement.main,
            locators=_locators(statement.locators),
            from_=statement.attribution,
            quoting=statement.voice,
            answers=list(statement.answers),
            qualifier=statement.qualifier and statement.qualifier.value,
            hedges=list(statement.hedges),
            quotes=[_quote(quote) for quote in statement.quotes],
            tags=list(statement.tags),
            notes=list(statement.notes),
            implicit=statement.implicit,
            inferred=statement.inferred,
            allows=_allows(statement.allows),
            meta=_metas(statement.meta),
            reasons=[_step(step) for step in statement.reasons],
            objections=[_step(step) for step in statement.objections],
        ),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "members": list(step.members),
        **_said(scheme=_scheme(step.scheme), conceded=isinstance(step, Objection) and step.conceded, undercuts=_undercuts(step.undercuts)),
    }


def _undercuts(undercuts: Iterable[Undercut]) -> list[dict[str, Any]]:
    """The exceptions to a step, and those to these, as one list, however deep they stand in each other: `against` is the number of the one that is questioned."""
    written: list[dict[str, Any]] = []
    stack: list[tuple[Undercut, int | None]] = [(undercut, None) for undercut in reversed(list(undercuts))]
    while stack:
        undercut, against = stack.pop()
        number = len(written)
        one: dict[str, Any] = {"members": list(undercut.members), **_said(scheme=_scheme(undercut.scheme))}
        written.append(one if against is None else one | {"against": against})
        stack += [(each, number) for each in reversed(undercut.undercuts)]
    return written


def _scheme(scheme: Scheme | None) -> str | dict[str, str] | None:
    return None if scheme is None else {"own": scheme.name} if scheme.own else scheme.name


def _locators(locators: Iterable[Locator]) -> list[dict[str, str]]:
    return [
        _said(document=each.document, start=each.start and str(each.start), end=each.end and str(each.end))
        | ({} if each.words is None else {"words": each.words})
        for each in locators
    ]


def _quote(quote: Quote) -> dict[str, Any]:
    return {"text": quote.text, **_said(locators=_locators(quote.locators))}


def _allows(allows: Iterable[Allow]) -> list[dict[str, str]]:
    return [{"rule": allow.rule, "why": allow.why} for allow in allows]


def _metas(metas: Iterable[Meta]) -> list[dict[str, str]]:
    return [{"key": meta.key, "value": meta.value} for meta in metas]


def _document(document: Document) -> dict[str, Any]:
    fields = ("author", "publisher", "date", "url", "record", "text")
    return {"id": document.id, "title": document.title} | {name: value for name in fields if (value := getattr(document, name)) is not None}


def _source(source: Source) -> dict[str, Any]:
    grade = {} if source.grade is None else {"grade": source.grade}
    return {"id": source.id, "name": source.name, **grade, **_said(fields=_metas(source.fields))}


def _section(section: Section) -> dict[str, Any]:
    parent = {} if section.parent is None else {"parent": section.parent}
    return {"id": section.id, "title": section.title, **parent, "members": list(section.members)}


def _tension(tension: Tension) -> dict[str, str]:
    return {"first": tension.first, "second": tension.second, "why": tension.why}
