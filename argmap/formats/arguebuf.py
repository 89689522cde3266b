"""arguebuf's JSON: atoms and schemes by their ids, as Protocol Buffers write maps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import define, evolve, field

from argmap.argument import ArgumentMap, Document, Meta
from argmap.argument.model import Quote
from argmap.diagnostic import Path
from argmap.formats.aif.graph import Speaker, id_of
from argmap.formats.aif.kept import pack
from argmap.formats.foreign import Foreign, fold
from argmap.formats.format import Import
from argmap.formats.resources import characters, documents_of
from argmap.formats.retelling import Retelling, retold
from argmap.formats.rules.dangling_edge import dangling_edge
from argmap.formats.rules.missing_part import missing_part
from argmap.formats.rules.newer_version import newer_version

_VERSION = 1
_RELATIONS = {"support": "RA", "attack": "CA", "rephrase": "MA", "preference": "PA", "transition": "TA", "assertion": "YA"}
_FIRST = 100
"""How many nodes are looked at to know a file by what they are."""


def lacks(foreign: Foreign) -> Sequence[str] | None:
    """Say what a file lacks to be arguebuf's: nodes by their ids, each an atom or a scheme, and edges."""
    whole = foreign.json if foreign.is_json else None
    nodes = whole.get("nodes") if isinstance(whole, dict) else None
    if not isinstance(whole, dict) or not isinstance(nodes, dict):
        return None
    if not any(isinstance(node, dict) and ("atom" in node or "scheme" in node) for node in list(nodes.values())[:_FIRST]) and "schemaVersion" not in whole:
        return None
    return () if isinstance(whole.get("edges"), dict) else ("the key `edges`",)


def read(foreign: Foreign) -> Import:
    """Read a file: atoms are statements, and schemes that support or attack are steps; participants are sources, and resources documents."""
    return retold(foreign, lambda whole, retelling: _Reading(whole, retelling).map())


@define
class _Reading:
    whole: dict[str, Any]
    retelling: Retelling
    atoms: dict[str, tuple[dict[str, Any], Path]] = field(factory=dict)

    def map(self) -> ArgumentMap:
        version = self.whole.get("schemaVersion")
        if type(version) is int and version > _VERSION:
            self.retelling.tell(lambda label: newer_version("arguebuf's JSON", version, _VERSION, label), ("schemaVersion",))
        for id, node, here in self._records("nodes", "node"):
            self._read_node(id, node, here)
        for _, edge, here in self._records("edges", "edge"):
            start, end = (self.retelling.id_in(edge, key, "edge", here) for key in ("source", "target"))
            if start is not None and end is not None:
                self.retelling.edge(start, end, here)
        graph = self.retelling.graph()
        people = self._people()
        for id, (atom, here) in self.atoms.items():
            person = id_of(atom.get("participant"))
            if person in people:
                graph.speakers[id] = Speaker(person, people[person])
            elif person:
                self.retelling.tell(lambda label, person=person: dangling_edge("the participant", person, label), (*here, "participant"))
        documents = self._documents()
        cited = {id: self._citing(atom, here, documents) for id, (atom, here) in self.atoms.items() if "reference" in atom}
        major = id_of(self.whole.get("majorClaim"))
        if major and major not in self.atoms:
            self.retelling.tell(lambda label: dangling_edge("the major claim", major, label), ("majorClaim",))
        self._strip()
        map, names = self.retelling.map(graph, Meta("arguebuf", pack(self.whole)), [major] if major in self.atoms else ())
        by_name = {names[id]: parts for id, parts in cited.items()}
        statements = [evolve(each, **by_name[each.id]) if each.id in by_name else each for each in map]
        return evolve(map, documents=list(documents.values()), statements=statements)

    def _records(self, key: str, noun: str) -> list[tuple[str, dict[str, Any], Path]]:
        """The nodes or the edges in the order in which they were made: that in the file is any."""
        records = self.retelling.part(self.whole, key, dict, ())
        found = [(str(here[-1]), record, here) for record, here in self.retelling.objects(records.items(), noun, (key,))]
        return sorted(found, key=lambda each: _created(each[1]))

    def _read_node(self, id: str, node: dict[str, Any], here: Path) -> None:
        if "atom" in node:
            for atom, place in self.retelling.objects([("atom", node["atom"])], "atom", here):
                self.atoms[id] = (atom, place)
                self.retelling.statement(id, atom.get("text"), place)
        elif "scheme" in node:
            for scheme, place in self.retelling.objects([("scheme", node["scheme"])], "scheme", here):
                kind, name = _kind(scheme)
                self.retelling.relation(id, _RELATIONS.get(kind, ""), place, name)
        else:
            self.retelling.tell(lambda label: missing_part(f"node `{id}`", "the key `atom` or `scheme`", label), here)

    def _people(self) -> dict[str, str]:
        """The names of the participants by their ids."""
        if "participants" not in self.whole:
            return {}
        records = self.retelling.part(self.whole, "participants", dict, ())
        people = {}
        for person, here in self.retelling.objects(records.items(), "participant", ("participants",)):
            id = str(here[-1])
            people[id] = self.retelling.text_in(person, "name", here) or self.retelling.text_in(person, "username", here) or f"participant {id}"
        return people

    def _documents(self) -> dict[str, Document]:
        """The resources by their ids, each as a document."""
        if "resources" not in self.whole:
            return {}
        records = self.retelling.part(self.whole, "resources", dict, ())
        found = {}
        for resource, here in self.retelling.objects(records.items(), "resource", ("resources",)):
            title, text, url = (self.retelling.text_in(resource, key, here) for key in ("title", "text", "source"))
            found[str(here[-1])] = (title, text, url or None)
        return documents_of(found)

    def _citing(self, atom: dict[str, Any], here: Path, documents: dict[str, Document]) -> dict[str, Any]:
        """Where in a resource a statement is made, and in which words, if they are others."""
        for reference, place in self.retelling.objects([("reference", atom["reference"])], "reference", here):
            text = self.retelling.text_in(reference, "text", place)
            resource = id_of(reference.get("resource"))
            locators = []
            if resource and resource not in documents:
                self.retelling.tell(lambda label, resource=resource: dangling_edge("this reference", resource, label), place)
            elif resource:
                # Protocol Buffers leave out a nought.
                written = reference.get("text")
                locator = characters(documents[resource].id, reference.get("offset", 0), len(written) if isinstance(written, str) else None)
                locators = [locator] if locator else []
            other = text and text != fold(str(atom.get("text")))
            return {"locators": locators, "quotes": [Quote(text, locators)] if other else []}
        return {}

    def _strip(self) -> None:
        """Take the words of statements out of what is kept: they are in the map."""
        for atom, _ in self.atoms.values():
            if isinstance(atom.get("text"), str) and fold(atom["text"]) == atom["text"] != "":
                del atom["text"]


def _created(record: dict[str, Any]) -> str:
    metadata = record.get("metadata")
    # The first releases have it beside the metadata.
    created = metadata["created"] if isinstance(metadata, dict) and "created" in metadata else record.get("created")
    return created if isinstance(created, str) else ""


def _kind(scheme: dict[str, Any]) -> tuple[str, str]:
    """Give what kind of relation a scheme is, and its name as AIF writes it.

    That is `"support": "SUPPORT_EXPERT_OPINION"`; in the first releases `"type": "SCHEME_TYPE_SUPPORT"` and `"argumentationScheme": "SCHEME_EXPERT_OPINION"`.
    """
    kind = next((kind for kind in _RELATIONS if kind in scheme), "")
    if kind:
        return kind, _name(scheme[kind], f"{kind.upper()}_")
    type = scheme.get("type")
    return type.removeprefix("SCHEME_TYPE_").lower() if isinstance(type, str) else "", _name(scheme.get("argumentationScheme"), "SCHEME_")


def _name(value: object, prefix: str) -> str:
    return value.removeprefix(prefix).replace("_", " ").title() if isinstance(value, str) else ""
