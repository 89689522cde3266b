"""Maps as graphs of NetworkX, for whoever wants to reckon with them; the extra `argmap[networkx]` brings it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.argument import ArgumentMap, Claim, Quote, Section, Source, Statement, Step
from argmap.argument.cells import word_of
from argmap.argument.legality import kind_of
from argmap.diagnostic import print_place
from argmap.formats.registry import FormatError

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def to_networkx(map: ArgumentMap) -> MultiDiGraph:
    """Give a map as a graph in which statements and steps are nodes, so that linked members stay together and a step can be questioned.

    A statement is called by its id, a step by its place, as findings name it: `safe.reasons[0]`.
    Edges lead from members to their step (`relation="member"`) and from a step to what it bears on (`because`, `but`, `although`, `unless`);
    a tension leads from its first statement to its second (`relation="tension"`, with `why`).
    What a map says is there as attributes of plain data, texts, numbers, lists and dictionaries, which `networkx.node_link_data` turns into JSON.
    A node has those that say something: of a statement `kind`, `text`, and what else was written; of a step `kind="step"`, `relation` and `scheme`.
    The graph has `title`, `documents`, `sources` and `sections`.

    Raises:
        FormatError: NetworkX is not installed.
    """
    try:
        from networkx import MultiDiGraph
    except ImportError as error:
        raise FormatError("NetworkX is not installed", "install `argmap[networkx]`") from error
    graph = MultiDiGraph(**_of_map(map))
    section_of = {member: section.id for section in map.sections for member in section.members}
    for statement in map:
        graph.add_node(statement.id, **_of_statement(statement, section_of.get(statement.id, "")))
    for path, step in map.steps():
        graph.add_node(print_place(path), **_of_step(step))
    for path, step in map.steps():
        name = print_place(path)
        for member in step.members:
            graph.add_edge(member, name, relation="member")
        graph.add_edge(name, print_place(path[:-2]), relation=word_of(step))
    for tension in map.tensions:
        graph.add_edge(tension.first, tension.second, relation="tension", why=tension.why)
    return graph


def _said(**attributes: Any) -> dict[str, Any]:
    """Leave out what says nothing."""
    return {name.rstrip("_"): value for name, value in attributes.items() if value}


def _of_map(map: ArgumentMap) -> dict[str, Any]:
    return _said(
        title=map.title,
        documents={
            document.id: _said(
                title=document.title,
                author=document.author,
                publisher=document.publisher,
                date=document.date,
                url=document.url,
                record=document.record,
                text=document.text,
            )
            for document in map.documents
        },
        sources={source.id: _of_source(source) for source in map.sources},
        sections={section.id: _of_section(section) for section in map.sections},
        allows=[[allow.rule, allow.why] for allow in map.allows],
        meta=[[meta.key, meta.value] for meta in map.meta],
    )


def _of_source(source: Source) -> dict[str, Any]:
    return _said(name=source.name, grade=source.grade, fields=[[field.key, field.value] for field in source.fields])


def _of_section(section: Section) -> dict[str, Any]:
    return _said(title=section.title, parent=section.parent, members=list(section.members))


def _of_statement(statement: Statement, section: str) -> dict[str, Any]:
    return _said(
        kind=kind_of(statement).value,
        text=statement.text,
        main=isinstance(statement, Claim) and statement.main,
        locators=[str(locator) for locator in statement.locators],
        from_=statement.attribution,
        quoting=statement.voice,
        qualifier=statement.qualifier.value if statement.qualifier else "",
        implicit=statement.implicit,
        inferred=statement.inferred,
        nameless=statement.nameless,
        answers=list(statement.answers),
        tags=list(statement.tags),
        hedges=list(statement.hedges),
        quotes=[_of_quote(quote) for quote in statement.quotes],
        notes=list(statement.notes),
        allows=[[allow.rule, allow.why] for allow in statement.allows],
        meta=[[meta.key, meta.value] for meta in statement.meta],
        section=section,
    )


def _of_quote(quote: Quote) -> dict[str, Any]:
    return _said(text=quote.text, locators=[str(locator) for locator in quote.locators])


def _of_step(step: Step) -> dict[str, Any]:
    scheme = step.scheme
    return _said(kind="step", relation=word_of(step), scheme=scheme.name if scheme else "", own_scheme=bool(scheme and scheme.own))
