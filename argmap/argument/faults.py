"""What would make a map no map: two things with one id, an id for nothing, or sections that hold each other.

They are told by the rules that tell the same of a file, since it is the same fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from argmap.argument.model import Locator, Statement, Step
from argmap.argument.rules.circular_section import circular_section
from argmap.argument.rules.duplicate_id import duplicate_id
from argmap.argument.rules.undefined_reference import undefined_reference
from argmap.diagnostic import Diagnostic, Label, Path

if TYPE_CHECKING:
    from argmap.argument.map import ArgumentMap


def faults_of(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give everything that keeps `map` from being one."""
    yield from _duplicates(map.statements, "statement")
    yield from _duplicates(map.documents, "document")
    yield from _duplicates(map.sources, "source")
    yield from _duplicates(map.sections, "section")
    yield from _dangling(map)
    yield from _circular(map)


def _duplicates(nodes: Iterable[Any], noun: str) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for number, node in enumerate(nodes):
        if node.id in first:
            yield duplicate_id(noun, node.id, Label((f"{noun}s", number)), Label((f"{noun}s", first[node.id]), "first here"))
        first.setdefault(node.id, number)


def _dangling(map: ArgumentMap) -> Iterator[Diagnostic]:
    known = {
        "statement": {statement.id for statement in map.statements},
        "document": {document.id for document in map.documents},
        "source": {source.id for source in map.sources},
        "section": {section.id for section in map.sections},
    }
    if _has_all(map, known):
        return
    for noun, id, path in _references(map):
        if id not in known[noun]:
            yield undefined_reference(noun, id, Label(path, "named here"), known[noun])


def _has_all(map: ArgumentMap, known: dict[str, set[str]]) -> bool:
    """Whether every id that is named is there, which it nearly always is: then no path need be worked out."""
    statements, sources, documents = known["statement"], known["source"], known["document"]
    return (
        all(statements.issuperset(members) for members in _members(map))
        and sources.issuperset(map.sources_used)
        and all(documents.issuperset(_named(statement)) for statement in map.statements if statement.locators or statement.quotes)
        and all(statements.issuperset(section.members) and (section.parent is None or section.parent in known["section"]) for section in map.sections)
        and all(tension.first in statements and tension.second in statements for tension in map.tensions)
    )


def _members(map: ArgumentMap) -> Iterator[tuple[str, ...]]:
    """The members of every step; `map.steps()` would keep a path of each in memory, which whoever only converts never asks for."""
    stack: list[Step] = []
    for statement in map.statements:
        stack += statement.reasons
        stack += statement.objections
        while stack:
            step = stack.pop()
            yield step.members
            stack += step.undercuts


def _named(statement: Statement) -> Iterator[str]:
    """The documents that a statement names."""
    return (id for _, id, _ in (*_documents_of(statement.locators, ()), *(each for quote in statement.quotes for each in _documents_of(quote.locators, ()))))


def _circular(map: ArgumentMap) -> Iterator[Diagnostic]:
    parents = {section.id: section.parent for section in map.sections}
    cleared: set[str] = set()
    for start in parents:
        way: dict[str, None] = {}
        here: str | None = start
        while here in parents and here not in cleared and here not in way:
            way[here] = None
            here = parents[here]
        if here in way:
            yield circular_section(str(here))
        cleared.update(way)


def _references(map: ArgumentMap) -> Iterator[tuple[str, str, Path]]:
    for statement in map.statements:
        if statement.attribution is not None or statement.voice is not None or statement.locators or statement.quotes:
            yield from _references_of(statement)
    for statement in map.statements:
        if statement.reasons or statement.objections:
            yield from _members_of(statement)
    for section in map.sections:
        if section.parent is not None:
            yield "section", section.parent, (f"section:{section.id}", "parent")
        for number, member in enumerate(section.members):
            yield "statement", member, (f"section:{section.id}", "members", number)
    for number, tension in enumerate(map.tensions):
        yield "statement", tension.first, (f"tension:{number}", "first")
        yield "statement", tension.second, (f"tension:{number}", "second")


def _references_of(statement: Statement) -> Iterator[tuple[str, str, Path]]:
    if statement.attribution is not None:
        yield "source", statement.attribution, (statement.id, "attribution")
    if statement.voice is not None:
        yield "source", statement.voice, (statement.id, "voice")
    yield from _documents_of(statement.locators, (statement.id,))
    for number, quote in enumerate(statement.quotes):
        yield from _documents_of(quote.locators, (statement.id, "quotes", number))


def _members_of(statement: Statement) -> Iterator[tuple[str, str, Path]]:
    from argmap.argument.map import steps_of

    # Where the steps are is not kept in the map for this: many are made and never asked.
    for path, step in steps_of(statement):
        for number, member in enumerate(step.members):
            yield "statement", member, (*path, "members", number)


def _documents_of(locators: tuple[Locator, ...], path: Path) -> Iterator[tuple[str, str, Path]]:
    for number, locator in enumerate(locators):
        if locator.document is not None:
            yield "document", locator.document, (*path, "locators", number)
