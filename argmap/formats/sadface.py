"""SADFace, the simple argument description format: atoms, and inferences and conflicts between them, as JSON.

Files of 0.2 call all that joins atoms `scheme`; those of 0.5 know `inference` and `conflict`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from attrs import define, evolve, field

from argmap.argument import ArgumentMap, Document, Statement
from argmap.argument.model import Meta, Quote, Tension
from argmap.diagnostic import Path
from argmap.formats.aif.graph import id_of
from argmap.formats.aif.kept import pack
from argmap.formats.foreign import Foreign, fold
from argmap.formats.format import Import
from argmap.formats.resources import characters, documents_of
from argmap.formats.retelling import Retelling, retold
from argmap.formats.rules.dangling_edge import dangling_edge
from argmap.formats.rules.misfit_relation import misfit_relation
from argmap.formats.rules.repeated_id import repeated_id
from argmap.formats.rules.wrong_value import wrong_value

_ATOM, _CONFLICT = "atom", "conflict"
_TYPES = (_ATOM, "inference", _CONFLICT, "scheme")
_AGAINST = ("attack", "conflict", "con", "disagree", "disagreement", "defeat", "rebuttal")
_MUTUAL = ("disagree", "disagreement")
_FIRST = 100
"""How many nodes are looked at to know a file by their types."""
_MOST_PARTIES = 16
"""How many atoms one disagreement sets against each other, each against each."""


def lacks(foreign: Foreign) -> Sequence[str] | None:
    """Say what a file lacks to be SADFace: its nodes are known by their types."""
    whole = foreign.json if foreign.is_json else None
    nodes = whole.get("nodes") if isinstance(whole, dict) else None
    if not isinstance(whole, dict) or not isinstance(nodes, list):
        return None
    metadata = whole.get("metadata")
    is_empty = not nodes and isinstance(metadata, dict) and "core" in metadata
    if not is_empty and not any(isinstance(node, dict) and node.get("type") in _TYPES for node in nodes[:_FIRST]):
        return None
    return () if isinstance(whole.get("edges"), list) else ("the key `edges`",)


def read(foreign: Foreign) -> Import:
    """Read a file: atoms are statements, inferences reasons, and conflicts objections or exceptions; atoms that disagree are in tension.

    An `attack` that the library of 0.5 writes leads from what is attacked to the attacker, and is read so.
    """
    return retold(foreign, lambda whole, retelling: _Reading(whole, retelling).map())


@define
class _Reading:
    whole: dict[str, Any]
    retelling: Retelling
    nodes: dict[str, tuple[dict[str, Any], Path]] = field(factory=dict)
    edges: list[tuple[str, str, Path]] = field(factory=list)
    """Of those that have both ends: where they begin and end, and where they stand."""
    begins: dict[str, list[str]] = field(factory=dict)
    """What leads to each node."""
    ends: dict[str, list[str]] = field(factory=dict)
    """What each node leads to."""

    def map(self) -> ArgumentMap:
        self._read_nodes()
        self._read_edges()
        mutual = [id for id in self.nodes if self._is_mutual(id)]
        for id, (node, here) in self.nodes.items():
            if node["type"] == _ATOM:
                self.retelling.statement(id, node.get("text"), here)
            elif id not in mutual:
                name = self._name(id)
                against = self._is_against(id)
                self.retelling.step(id, here, against=against, scheme="" if against else name)
        left_out = set(mutual)
        for start, end, here in self.edges:
            if start in left_out or end in left_out:
                continue
            turned = self._is_turned(start) or self._is_turned(end)
            self.retelling.edge(*((end, start) if turned else (start, end)), here)
        return self._finished(mutual)

    def _read_nodes(self) -> None:
        tell = self.retelling.tell
        for node, here in self.retelling.objects(enumerate(self.retelling.part(self.whole, "nodes", list, ())), "node", ("nodes",)):
            id = self.retelling.id_in(node, "id", "node", here)
            if id is None:
                continue
            if id in self.nodes:
                tell(lambda label, first, id=id: repeated_id("node", id, label, evolve(first, text="first here")), here, self.nodes[id][1])
            elif (type := node.get("type")) in _TYPES:
                self.nodes[id] = (node, here)
            elif isinstance(type, str):
                what, help = f"`{type}` is no type of a node", f"write one of {', '.join(_TYPES)}; it is left out here"
                tell(lambda label, what=what, help=help: wrong_value(what, label, help), (*here, "type"))
            else:
                self.retelling.id_in(node, "type", "node", here)

    def _read_edges(self) -> None:
        for edge, here in self.retelling.objects(enumerate(self.retelling.part(self.whole, "edges", list, ())), "edge", ("edges",)):
            start, end = (self.retelling.id_in(edge, key, "edge", here) for key in ("source_id", "target_id"))
            if start is None or end is None:
                continue
            lost = next((id for id in (start, end) if id not in self.nodes), None)
            if lost is not None:
                self.retelling.tell(lambda label, lost=lost: dangling_edge("this edge", lost, label), here)
                continue
            self.edges.append((start, end, here))
            self.begins.setdefault(end, []).append(start)
            self.ends.setdefault(start, []).append(end)

    # Conflicts

    def _name(self, id: str) -> str:
        name = self.nodes[id][0].get("name")
        return fold(name) if isinstance(name, str) else ""

    def _is_against(self, id: str) -> bool:
        type = self.nodes[id][0]["type"]
        return type == _CONFLICT or (type == "scheme" and self._name(id).casefold() in _AGAINST)

    def _is_mutual(self, id: str) -> bool:
        """Whether a conflict goes both ways: by its name, or since it leads to several atoms and nothing leads to it."""
        if not self._is_against(id):
            return False
        return self._name(id).casefold() in _MUTUAL or (id not in self.begins and len(self.ends.get(id, ())) > 1)

    def _is_turned(self, id: str) -> bool:
        """Whether an attack is told backwards, as the library of 0.5 tells all of them; 0.2 knows no type `conflict`."""
        return self.nodes[id][0]["type"] == _CONFLICT and len(self.begins.get(id, ())) == 1 and len(self.ends.get(id, ())) == 1

    def _parties(self, id: str) -> list[str]:
        found = list(dict.fromkeys([*self.begins.get(id, ()), *self.ends.get(id, ())]))
        atoms = [each for each in found if self.nodes[each][0]["type"] == _ATOM]
        here = self.nodes[id][1]
        if len(atoms) < len(found) or len(atoms) < 2:  # noqa: PLR2004 (it takes two to disagree)
            what = f"the disagreement `{id}` is not between atoms"
            self.retelling.tell(lambda label: misfit_relation(what, label, "only what atoms disagree on is read; there must be two of them"), here)
        if len(atoms) > _MOST_PARTIES:
            what = f"the disagreement `{id}` is between {len(atoms)} atoms"
            self.retelling.tell(lambda label: misfit_relation(what, label, f"the first {_MOST_PARTIES} are read"), here)
        return atoms[:_MOST_PARTIES]

    # The map

    def _finished(self, mutual: list[str]) -> ArgumentMap:
        metadata = self.whole.get("metadata")
        core = metadata.get("core") if isinstance(metadata, dict) else None
        core = core if isinstance(core, dict) else {}
        here = ("metadata", "core")
        claim = id_of(core.get("claim"))
        if claim is not None and claim not in self.nodes:
            self.retelling.tell(lambda label: dangling_edge("the claim", claim, label), (*here, "claim"))
        title = self.retelling.text_in(core, "title", here)
        documents = self._documents(title)
        cited = {id: self._citing(id, documents) for id, (node, _) in self.nodes.items() if node["type"] == _ATOM and node.get("sources")}
        graph = self.retelling.graph()
        for id in graph.statements:
            node = self.nodes[id][0]
            # The words of statements are in the map.
            if isinstance(node.get("text"), str) and fold(node["text"]) == node["text"] != "":
                node = node.copy()
                del node["text"]
                self.whole["nodes"][self.nodes[id][1][-1]] = node
        map, names = self.retelling.map(graph, Meta("sadface", pack(self.whole)), [claim] if claim in graph.types and graph.types[claim] == "I" else ())
        tensions = [Tension(names[first], names[second], self._name(id) or "conflict") for id in mutual for first, second in combinations(self._parties(id), 2)]
        by_name = {names[id]: parts for id, parts in cited.items()}
        statements: list[Statement] = [evolve(each, **by_name[each.id]) if each.id in by_name else each for each in map]
        return evolve(map, title=title, documents=list(documents.values()), statements=statements, tensions=tensions)

    def _documents(self, title: str) -> dict[str, Document]:
        """The resources by their ids, each as a document."""
        if "resources" not in self.whole:
            return {}
        found: dict[str, tuple[str, str, str | None]] = {}
        resources = self.retelling.part(self.whole, "resources", list, ())
        for resource, here in self.retelling.objects(enumerate(resources), "resource", ("resources",)):
            id = self.retelling.id_in(resource, "id", "resource", here)
            if id is not None:
                found.setdefault(id, ("", self.retelling.text_in(resource, "content", here), None))
        return documents_of(found, title)

    def _citing(self, id: str, documents: dict[str, Document]) -> dict[str, Any]:
        """Where in the resources a statement is made, and in which words, if they are others."""
        node, here = self.nodes[id]
        locators, quotes = [], []
        for source, place in self.retelling.objects(enumerate(self.retelling.part(node, "sources", list, here)), "source", (*here, "sources")):
            resource = self.retelling.id_in(source, "resource_id", "source", place)
            if resource is None:
                continue
            if resource not in documents:
                self.retelling.tell(lambda label, resource=resource: dangling_edge("this source", resource, label), place)
                continue
            text = self.retelling.text_in(source, "text", place)
            locator = characters(documents[resource].id, source.get("offset"), source.get("length"))
            locators += [locator] if locator else []
            if text and text != fold(str(node.get("text"))):
                quotes.append(Quote(text, [locator] if locator else []))
        return {"locators": locators, "quotes": quotes}
