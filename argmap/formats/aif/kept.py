"""What is kept of a file for writing it again: the file itself, but for the words of statements, which the map has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Any

from argmap.argument import ArgumentMap
from argmap.argument.naming import same_id
from argmap.formats.aif.graph import Graph
from argmap.formats.foreign import fold
from argmap.formats.sharing import Sharing
from argmap.language import keywords
from argmap.language.scanner import is_id

KEYS = ("aif", "xaif")
"""Under which names something is kept of files with AIF in them."""

_FOLDED = re.compile(r"[^\S ]|(?<=\s) ")
_MADE = re.compile(r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_LONGEST = 60
_BATCH = 1_000
"""How many records are turned into text at once."""


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

    It empties the file on its way, so that it is not held in memory twice.
    """
    text = StringIO()
    text.writelines(_packed(whole))
    return text.getvalue()


def _packed(holder: dict[str, Any]) -> Iterator[str]:
    lead = "{"
    for key in list(holder):
        value = holder.pop(key)
        yield f"{lead}{pack_text(key)}:"
        if isinstance(value, list):
            yield from _packed_list(value)
        elif isinstance(value, dict) and key == "AIF":
            yield from _packed(value)
        else:
            yield pack_text(value)
        lead = ","
    yield "{}" if lead == "{" else "}"


def _packed_list(records: list[Any]) -> Iterator[str]:
    lead = "["
    for batch in batches(records):
        yield lead + pack_text(batch)[1:-1]
        lead = ","
    yield "[]" if lead == "[" else "]"


def batches(records: list[Any] | Iterator[Any]) -> Iterator[list[Any]]:
    """Give records by the thousand; a list is emptied on the way."""
    if isinstance(records, list):
        for start in range(0, len(records), _BATCH):
            batch = records[start : start + _BATCH]
            records[start : start + _BATCH] = [None] * len(batch)
            yield batch
    else:
        while batch := list(islice(records, _BATCH)):
            yield batch


def pack_text(value: Any) -> str:
    """Give a part of a file, as `pack`; a text stands in quotes then."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # In JSON, all white space of ASCII but the space is escaped already.
    if text.isascii() and "  " not in text:
        return text
    return _FOLDED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def unpack(map: ArgumentMap, format: str) -> dict[str, Any] | None:
    """Give the file that was kept, or None; what a person has broken is none."""
    ids = (each.value for statement in map for each in statement.meta)
    for meta in map.meta:
        if meta.key == format:
            try:
                value = json.loads(meta.value, object_hook=Sharing(ids).share)
            except (ValueError, RecursionError):
                return None
            return value if isinstance(value, dict) else None
    return None
