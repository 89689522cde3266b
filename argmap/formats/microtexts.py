"""Argumentative microtexts: XML graphs of short texts, in which somebody argues with an opponent whom he imagines.

The scheme is that of Peldszus and Stede, "From argument diagrams to argumentation mining in texts" (2013); `arggraph.dtd` of their corpus describes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, evolve, field

from argmap.argument import ArgumentMap, Statement
from argmap.argument.model import Meta
from argmap.formats.aif.kept import pack
from argmap.formats.elements import Element
from argmap.formats.foreign import Foreign, fold
from argmap.formats.format import Import
from argmap.formats.retelling import Retelling
from argmap.formats.rules.dangling_edge import dangling_edge
from argmap.formats.rules.misfit_relation import misfit_relation
from argmap.formats.rules.missing_part import missing_part
from argmap.formats.rules.repeated_id import repeated_id
from argmap.formats.rules.unknown_part import unknown_part
from argmap.formats.rules.wrong_value import wrong_value

_ROOT = "arggraph"
_KINDS = ("edu", "joint", "adu", "edge")
_ROLES = ("pro", "opp")
_SEGMENT, _ADDED = "seg", "add"
_STEPS = {"sup": False, "exa": False, "reb": True, "und": True}
"""The edges that are steps of their own, and whether they speak against what they lead to."""
_TYPES = (_SEGMENT, *_STEPS, _ADDED)
_NAMED = re.compile(r"<arggraph[\s>/]")


def lacks(foreign: Foreign) -> Sequence[str] | None:
    """Say what an XML file lacks to be a microtext: one that has its units in another element lacks the outermost one."""
    if not foreign.is_xml:
        return None
    root = foreign.xml
    if root is None:
        return () if _NAMED.search(foreign.file.text) else None
    if root.name == _ROOT:
        return ()
    return (f"the element `{_ROOT}` around all others",) if any(child.name == "adu" for child in root.children) else None


def read(foreign: Foreign) -> Import:
    """Read a microtext: its argumentative units are statements, with the words of the segments that they are made of.

    `sup` is a reason, `exa` one by example, `reb` an objection, `und` an exception, and `add` adds a member to a step.
    What only the annotator says, `implicit="true"`, is implicit.
    """
    root = foreign.xml
    if root is None:
        return Import(ArgumentMap())
    reading = _Reading(root, Retelling(foreign))
    return Import(reading.map(), tuple(reading.retelling.findings.told))


@define
class _Reading:
    root: Element
    retelling: Retelling
    known: dict[str, Element] = field(factory=dict)
    """The elements by their ids."""
    grounds: dict[str, list[str]] = field(factory=dict)
    """The segments, or joints of them, that lead to each joint and each unit."""
    used: set[str] = field(factory=set)
    """The segments and joints that lead somewhere."""

    def map(self) -> ArgumentMap:
        if self.root.name != _ROOT:
            self.retelling.tell(lambda label: missing_part("this XML", f"the element `{_ROOT}` around all others", label), self.root.span)
        self._read_elements()
        if not any(element.name == "adu" for element in self.known.values()):
            self.retelling.tell(lambda label: missing_part("this graph", "a unit, the element `adu`", label), self.root.span)
        edges = [element for element in self.known.values() if element.name == "edge" and self._is_sound(element)]
        for edge in edges:
            if edge.attributes["type"] == _SEGMENT:
                self._read_segment(edge)
        segments = {id: self._segments(id) for id, element in self.known.items() if element.name == "adu"}
        unsaid = {id for id, units in segments.items() if units and all(self._is_unsaid(unit) for unit in units)}
        for id, units in segments.items():
            self.retelling.statement(id, " ".join(self.known[unit].text for unit in units), self.known[id].span)
        added = {edge.attributes["id"]: edge.attributes["trg"] for edge in edges if edge.attributes["type"] == _ADDED}
        for edge in edges:
            if edge.attributes["type"] in _STEPS:
                self._read_step(edge, added)
        for edge in edges:
            if edge.attributes["type"] == _ADDED:
                self._read_added(edge, added)
        bearing = {edge.attributes["src"] for edge in edges if edge.attributes["type"] != _SEGMENT}
        roots = [id for id in segments if id not in bearing]
        kept = Meta("microtexts", pack(self._kept(edges, segments)))
        map, names = self.retelling.map(self.retelling.graph(), kept, roots if len(roots) == 1 else (), keeps_ids=False)
        return self._finished(map, names, unsaid)

    def _read_elements(self) -> None:
        tell = self.retelling.tell
        for element in self.root.children:
            id = element.attributes.get("id")
            if element.name not in _KINDS:
                tell(lambda label, name=element.name: unknown_part(f"the element `{name}`", label, _KINDS), element.span)
            elif not id:
                tell(lambda label, name=element.name: missing_part(f"this {name}", "the attribute `id`", label), element.span)
            elif id in self.known:
                tell(
                    lambda label, first, id=id: repeated_id("element", id, label, evolve(first, text="first here")),
                    element.span,
                    self.known[id].span,
                )
            else:
                self.known[id] = element
                if element.name == "adu" and (role := element.attributes.get("type", "")) not in _ROLES:
                    tell(lambda label, role=role: wrong_value(f"`{role}` is no role of a unit", label, "write `pro` or `opp`"), element.span)

    def _is_sound(self, edge: Element) -> bool:
        """Whether an edge says what it is and what it joins, and that is there; what it lacks is told."""
        id, tell = edge.attributes["id"], self.retelling.tell
        for name in ("src", "trg", "type"):
            if not edge.attributes.get(name):
                tell(lambda label, name=name: missing_part(f"edge `{id}`", f"the attribute `{name}`", label), edge.span)
                return False
        if (type := edge.attributes["type"]) not in _TYPES:
            tell(lambda label: wrong_value(f"`{type}` is no type of an edge", label, f"write one of {', '.join(_TYPES)}; it is left out here"), edge.span)
            return False
        for name in ("src", "trg"):
            if (end := edge.attributes[name]) not in self.known:
                tell(lambda label, end=end: dangling_edge(f"edge `{id}`", end, label), edge.span)
                return False
        return True

    # Units and what they are made of

    def _read_segment(self, edge: Element) -> None:
        start, end = edge.attributes["src"], edge.attributes["trg"]
        if self.known[start].name not in ("edu", "joint") or self.known[end].name not in ("joint", "adu"):
            self._misfit(edge, f"the segment `{edge.attributes['id']}` leads from `{start}` to `{end}`", "it is left out; it leads from a segment to a unit")
        elif start in self.used:
            # With several units for each segment, a small file could say a text of any length.
            self._misfit(edge, f"`{start}` is a segment of two units", "it is read as one of the first")
        else:
            self.used.add(start)
            self.grounds.setdefault(end, []).append(start)

    def _segments(self, unit: str) -> list[str]:
        """The segments that a unit is made of, in the order of the text."""
        found, stack = set(), [unit]
        while stack:
            # Each leads to one thing only, so this ends: what leads round in a ring never leads to a unit.
            for ground in self.grounds.get(stack.pop(), ()):
                if self.known[ground].name == "edu":
                    found.add(ground)
                else:
                    stack.append(ground)
        return sorted(found, key=lambda id: self.known[id].span.start)

    def _is_unsaid(self, segment: str) -> bool:
        """Whether a segment is not in the text: the annotator added it, as is done in the second part of the corpus."""
        return self.known[segment].attributes.get("implicit") == "true"

    # Steps

    def _read_step(self, edge: Element, added: dict[str, str]) -> None:
        id, start, end, type = (edge.attributes[name] for name in ("id", "src", "trg", "type"))
        target = self._step(end, added)
        if self.known[start].name != "adu" or target is None:
            self._misfit_ends(edge)
            return
        if type == "und" and self.known[target].name == "adu":
            self._misfit(edge, f"the undercut `{id}` bears on a statement", "it is read as an objection; an undercut bears on an edge")
        elif type == "reb" and self.known[target].name == "edge":
            self._misfit(edge, f"the rebuttal `{id}` bears on an edge", "it is read as an undercut; a rebuttal bears on a unit")
        self.retelling.step(id, edge.span, against=_STEPS[type], scheme="Example" if type == "exa" else "")
        self.retelling.edge(start, id, edge.span)
        self.retelling.edge(id, target, edge.span)

    def _read_added(self, edge: Element, added: dict[str, str]) -> None:
        start = edge.attributes["src"]
        target = self._step(edge.attributes["trg"], added)
        if self.known[start].name != "adu" or target is None:
            self._misfit_ends(edge)
        else:
            self.retelling.edge(start, target, edge.span)

    def _step(self, id: str, added: dict[str, str]) -> str | None:
        """Give the unit or the step that an edge leads to, past those that only add to it; None if it leads to neither."""
        way: dict[str, None] = {}
        while id in added and id not in way:
            way[id] = None
            id = added[id]
        # Whoever comes this way again need not go all of it.
        added |= dict.fromkeys(way, id)
        element = self.known[id]
        fits = element.name == "adu" or (element.name == "edge" and element.attributes.get("type") in _STEPS)
        return id if fits else None

    def _misfit_ends(self, edge: Element) -> None:
        id, start, end = (edge.attributes[name] for name in ("id", "src", "trg"))
        self._misfit(edge, f"edge `{id}` leads from `{start}` to `{end}`", "it is left out; it leads from a unit to a unit or to another edge")

    def _misfit(self, edge: Element, what: str, help: str) -> None:
        self.retelling.tell(lambda label: misfit_relation(what, label, help), edge.span)

    # What the map has no place for

    def _kept(self, edges: list[Element], segments: dict[str, list[str]]) -> dict[str, object]:
        """The whole but for the words of statements: with them, the same graph can be written again."""
        about: dict[str, object] = {name: self.root.attributes[name] for name in ("id", "topic_id", "stance") if name in self.root.attributes}
        said = {units[0] for units in segments.values() if len(units) == 1}
        texts = {id: element.text for id, element in self.known.items() if element.name == "edu"}
        about["edus"] = {id: None if id in said and fold(text) == text else text for id, text in texts.items()}
        if unsaid := [id for id in texts if self._is_unsaid(id)]:
            about["implicit"] = unsaid
        about["joints"] = [id for id, element in self.known.items() if element.name == "joint"]
        about["edges"] = [[edge.attributes[name] for name in ("id", "src", "trg", "type")] for edge in edges]
        return about

    def _finished(self, map: ArgumentMap, names: dict[str, str], unsaid: set[str]) -> ArgumentMap:
        roles = {name: self.known[id].attributes.get("type", "") for id, name in names.items()}
        implicit = {names[id] for id in unsaid}
        topic = self.root.attributes.get("topic_id", "").replace("_", " ")
        return evolve(
            map,
            title=fold(topic[:1].upper() + topic[1:] or self.root.attributes.get("id", "")),
            statements=[_with_role(statement, roles[statement.id], is_implicit=statement.id in implicit) for statement in map],
        )


def _with_role(statement: Statement, role: str, *, is_implicit: bool) -> Statement:
    meta = (*statement.meta, Meta("microtexts-role", role)) if role in _ROLES else statement.meta
    return evolve(statement, meta=meta, implicit=is_implicit)
