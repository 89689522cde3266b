"""What is kept of a file for writing it again: the file itself, but for the words of statements, which the map has."""

from __future__ import annotations

import json
import re
from typing import Any

from argmap.argument import ArgumentMap
from argmap.argument.naming import same_id
from argmap.formats.aif.graph import Graph, fold
from argmap.language import keywords
from argmap.language.scanner import is_id

_FOLDED = re.compile(r"[^\S ]|(?<=\s) ")
_MADE = re.compile(r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_LONGEST = 60


def is_chosen(id: str) -> bool:
    """Whether the id of a node is one that a person chose, so that a statement may have it: a word, and no number drawn by a program."""
    return is_id(id) and len(id) <= _LONGEST and not _MADE.fullmatch(id) and same_id(id) == id and id not in keywords()


def key_of(id: str, place: int) -> str:
    """Give what a statement's `meta` says of its node: the id, or its place among the nodes where the id would not survive in our text."""
    return f"#{place}" if not id or id.startswith("#") or fold(id) != id else id


def strip(nodes: list[Any], graph: Graph) -> None:
    """Take out of the nodes the words that are a statement's own, letter by letter."""
    for id in graph.statements:
        speaker = graph.speakers.get(id)
        if graph.sayings.get(id) and (speaker is None or speaker.person is None):
            # The words alone tell whether what was uttered is this.
            continue
        node = nodes[graph.places[id]]
        text = node.get("text")
        if isinstance(text, str) and text != id and text and fold(text) == text:
            del node["text"]


def pack(whole: dict[str, Any]) -> str:
    """Give a file as a text that our language gives back as it is: white space that would be folded is escaped.

    It empties the file part by part, so that it is not held in memory twice.
    """
    return "{" + ",".join(f"{pack_text(key)}:{pack_text(whole.pop(key))}" for key in list(whole)) + "}"


def pack_text(value: Any) -> str:
    """Give a part of a file, as `pack`; a text stands in quotes then."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # In JSON, all white space of ASCII but the space is escaped already.
    if text.isascii() and "  " not in text:
        return text
    return _FOLDED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class _Sharing:
    """Keeps each text once: times, types and schemes are the same in nearly every node, and edges repeat the ids."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}

    def share(self, record: dict[str, Any]) -> dict[str, Any]:
        known = self.known
        for key, value in record.items():
            if type(value) is str:
                record[key] = known.setdefault(value, value)
        return record


def unpack(map: ArgumentMap, format: str) -> dict[str, Any] | None:
    """Give the file that was kept, or None; what a person has broken is none."""
    for meta in map.meta:
        if meta.key == format:
            try:
                value = json.loads(meta.value, object_hook=_Sharing().share)
            except (ValueError, RecursionError):
                return None
            return value if isinstance(value, dict) else None
    return None
