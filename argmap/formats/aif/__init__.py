"""AIF as AIFdb, OVA, Araucaria and others write it: statements and steps as nodes of one graph, and who said what.

The format is described by Chesñevar and others, "Towards an Argument Interchange Format" (2006), and its JSON by what AIFdb writes and takes.
What a map has no place for is kept, and written back: the file itself, without the words of its statements.
"""

from __future__ import annotations

from typing import Any

from argmap.argument import ArgumentMap
from argmap.formats.aif.names import DIALOGUE, STATEMENTS, STEPS
from argmap.formats.aif.reading import read_document
from argmap.formats.aif.writing import write_document
from argmap.formats.foreign import Foreign
from argmap.formats.format import Export, Import

__all__ = ["lacks", "read", "write"]

_TYPES = STATEMENTS | STEPS | DIALOGUE | {"MA", "PA"}
_FIRST = 100
"""How many nodes are looked at to know a file by their types."""


def read(foreign: Foreign) -> Import:
    """Read a file: I nodes are statements, RA reasons, CA objections or exceptions, and speakers sources. Never raises."""
    return read_document(foreign, "aif")


def lacks(foreign: Foreign) -> tuple[str, ...] | None:
    """Say what a file lacks to be AIF; None if it is no JSON, or its nodes are none of AIF."""
    whole = foreign.json if foreign.is_json else None
    return lacks_of(whole) if isinstance(whole, dict) and "AIF" not in whole else None


def _is_typed(node: object) -> bool:
    type = node.get("type") if isinstance(node, dict) else None
    return isinstance(type, str) and type in _TYPES


def lacks_of(document: dict[str, Any]) -> tuple[str, ...] | None:
    """Say what an object lacks to be AIF."""
    nodes = document.get("nodes")
    if not isinstance(nodes, list) or (nodes and not any(_is_typed(node) for node in nodes[:_FIRST])):
        return None
    if not nodes and not document.keys() <= {
        "nodes",
        "edges",
        "locutions",
        "participants",
        "schemefulfillments",
        "descriptorfulfillments",
        "cqdescriptorfulfillments",
    }:
        return None
    return () if isinstance(document.get("edges"), list) else ("the key `edges`",)


def write(map: ArgumentMap) -> Export:
    """Write a map as AIFdb takes it: a scheme is told in its node and in `schemefulfillments`, and a source is a participant."""
    return write_document(map, "aif")
