"""A file of another format, retold as AIF tells it: whatever has statements and steps that bear on them is made into a map by one reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from attrs import define, field

from argmap.argument import ArgumentMap
from argmap.argument.model import Meta
from argmap.diagnostic import Diagnostic, Label, Path
from argmap.files import Span
from argmap.formats.aif.graph import Graph, id_of, scan
from argmap.formats.aif.names import CONFLICT, REASON
from argmap.formats.aif.reading import Building
from argmap.formats.findings import Findings
from argmap.formats.foreign import Foreign, fold
from argmap.formats.format import Import
from argmap.formats.rules.missing_part import missing_part
from argmap.formats.rules.wrong_type import wrong_type

Place = Path | Span
"""Where something stands in the file: a pointer into JSON, or a stretch of text."""

Kind = TypeVar("Kind", dict[str, Any], list[Any])


@define
class Retelling:
    """The nodes and edges of a file, with where each of them stands in it; and what is wrong with them."""

    foreign: Foreign
    findings: Findings = field(factory=Findings)
    _nodes: list[dict[str, Any]] = field(factory=list, init=False)
    _edges: list[dict[str, Any]] = field(factory=list, init=False)
    _places: dict[str, list[Place]] = field(factory=lambda: {"nodes": [], "edges": []}, init=False)

    def statement(self, id: str, text: object, here: Place) -> None:
        """Tell a statement; its text may be anything, and what is none is told."""
        self._node({"nodeID": id, "text": text, "type": "I"}, here)

    def step(self, id: str, here: Place, *, against: bool = False, scheme: str = "") -> None:
        """Tell a step, with the name of its scheme: a reason, or what speaks against that to which an edge leads from it."""
        self.relation(id, CONFLICT if against else REASON, here, scheme)

    def relation(self, id: str, type: str, here: Place, scheme: str = "") -> None:
        """Tell a node that joins others, of any type of AIF."""
        self._node({"nodeID": id, "text": scheme, "type": type}, here)

    def _node(self, node: dict[str, Any], here: Place) -> None:
        self._nodes.append(node)
        self._places["nodes"].append(here)

    def edge(self, start: str, end: str, here: Place) -> None:
        """Tell an edge, from a member to its step or from a step to what it bears on."""
        self._edges.append({"fromID": start, "toID": end})
        self._places["edges"].append(here)

    # What is wrong

    def label(self, here: Place, text: str = "") -> Label:
        """Give a place, and what it is."""
        return Label(here, text) if isinstance(here, Span) else self.foreign.label(here, text)

    def tell(self, make: Callable[..., Diagnostic], *places: Place) -> None:
        """Tell a finding; `make` gets a label for each of the places."""
        if not self.findings.is_full:
            self.findings.add(make(*(self.label(place) for place in places)))

    def part(self, owner: dict[str, Any], key: str, kind: type[Kind], here: Path) -> Kind:
        """Give the list or the object under a key that must be there; an empty one, and it is told, if it is not."""
        value = owner.get(key)
        if isinstance(value, kind):
            return value
        if key in owner:
            wanted = "an object" if kind is dict else "a list"
            self.tell(lambda label: wrong_type(f"`{key}`", wanted, value, label), (*here, key))
        else:
            self.tell(lambda label: missing_part("the file", f"the key `{key}`", label), here)
        return kind()

    def objects(self, items: Iterable[tuple[str | int, Any]], noun: str, here: Path) -> Iterable[tuple[dict[str, Any], Path]]:
        """Go through the parts of a list or an object that are objects themselves; others are told."""
        for key, item in items:
            if isinstance(item, dict):
                yield item, (*here, key)
            else:
                self.tell(lambda label, item=item: wrong_type(f"this {noun}", "an object", item, label), (*here, key))

    def id_in(self, owner: dict[str, Any], key: str, noun: str, here: Path) -> str | None:
        """Give the id under a key, a text or a whole number; None, and it is told, if there is none."""
        id = id_of(owner.get(key))
        if id is None and key in owner:
            self.tell(lambda label: wrong_type(f"`{key}` of this {noun}", "a text", owner[key], label), (*here, key))
        elif id is None:
            self.tell(lambda label: missing_part(f"this {noun}", f"the key `{key}`", label), here)
        return id

    def text_in(self, owner: dict[str, Any], key: str, here: Path) -> str:
        """Give the text under a key, with its white space folded; an empty one if there is none, and it is told if it is something else."""
        value = owner.get(key)
        if isinstance(value, str):
            return fold(value)
        if value is not None:
            self.tell(lambda label: wrong_type(f"`{key}`", "a text", value, label), (*here, key))
        return ""

    # The map

    def graph(self) -> Graph:
        """Give what has been told as a graph."""

        def tell(make: Callable[..., Diagnostic], *places: Path) -> None:
            self.tell(make, *(self._places[str(place[0])][int(place[1])] for place in places))

        return scan({"nodes": self._nodes, "edges": self._edges}, tell)

    def map(self, graph: Graph, kept: Meta, majors: Iterable[str] = (), *, keeps_ids: bool = True) -> tuple[ArgumentMap, dict[str, str]]:
        """Give the map of a graph, and the ids of its statements by those in the file.

        Args:
            graph: What has been told.
            kept: What the map has no place for, under the name of the format.
            majors: The ids of the main claims; without any, they are the statements that something bears on and that bear on nothing.
            keeps_ids: Whether an id that somebody may have chosen is the statement's.
        """
        texts = [fold(text) if isinstance(text := self._nodes[graph.places[id]]["text"], str) else "" for id in graph.statements]
        building = Building(graph, texts, kept, set(majors), keeps_ids)
        return building.map(), building.names


def retold(foreign: Foreign, read: Callable[[dict[str, Any], Retelling], ArgumentMap]) -> Import:
    """Read a file that is to be an object of JSON; that it is none is told, and then `read` is not asked."""
    whole = foreign.json
    retelling = Retelling(foreign)
    if isinstance(whole, dict):
        return Import(read(whole, retelling), tuple(retelling.findings.told))
    if whole is not None or not foreign.faults:
        retelling.tell(lambda label: wrong_type("this file", "an object", whole, label), ())
    return Import(ArgumentMap(), tuple(retelling.findings.told))
