"""Argdown text, in its classic form (@argdown/core 1.7), both ways."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from attrs import evolve

from argmap.argument import ArgumentMap
from argmap.argument.model import Meta
from argmap.files import File
from argmap.formats.argdown.debate import Debate, gather
from argmap.formats.argdown.document import Document
from argmap.formats.argdown.includes import include
from argmap.formats.argdown.meaning import build, kept
from argmap.formats.argdown.parser import parse
from argmap.formats.argdown.writer import print_argdown
from argmap.formats.argdown.yaml import load
from argmap.formats.findings import Findings
from argmap.formats.foreign import Fetch, Foreign
from argmap.formats.format import Export, Import, Loss

# What no other format has: front matter, a title with a colon or alone in its line, a relation under the first line of a paragraph, a numbered conclusion, an include.
_LIKE = re.compile(
    r"\A\s*+={3,}"
    r"|^[ \t]*+(?:(?:<?[+\-_]>?|><)[ \t]++)?[\[<][^\]>\n]++[\]>](?::[ \t]|[ \t]*+$)"
    r"|^[^\W\d_][^\n]*+\n[ \t]++<?[+\-]>?[ \t]++\S"
    r"|^[ \t]*+-{2,}+.*\n\s*+\(\d+\)"
    r"|^@include\(",
    re.MULTILINE,
)


def lacks(foreign: Foreign) -> Sequence[str] | None:
    """Say that a text is Argdown if it has a title in brackets, a relation or a numbered conclusion."""
    if foreign.is_json or foreign.is_xml:
        return None
    return () if _LIKE.search(foreign.file.text) else None


def read(foreign: Foreign) -> Import:
    """Read an Argdown text, and what it includes as far as the foreign file fetches it."""
    return _read(foreign.file, foreign.fetch)


def _read(file: File, fetch: Fetch | None = None, *, keep: bool = True) -> Import:
    findings = Findings()
    whole = include(file, fetch, findings)
    document, debate = survey(whole.file, findings)
    map = build(whole.file, document, debate, findings)
    if keep and print_argdown(map).text != whole.file.text:
        map = evolve(map, meta=(Meta("argdown", kept(json.dumps(whole.file.text, ensure_ascii=False))),))
    return Import(map, tuple(whole.place(each) for each in findings.told))


def survey(file: File, findings: Findings) -> tuple[Document, Debate]:
    """Give what is written in a file, and what Argdown takes it to mean."""
    document = parse(file, findings)
    front = load(file, *document.front_matter, Findings()) if document.front_matter else None
    model = front.get("model") if isinstance(front, dict) else None
    return document, gather(document, strict=isinstance(model, dict) and model.get("mode") == "strict")


def write(map: ArgumentMap) -> Export:
    """Write a map: as the Argdown text that it was read from while it still says the same, else afresh."""
    text = next((_text(meta.value) for meta in map.meta if meta.key == "argdown"), None)
    if text is None:
        return print_argdown(map)
    if _plain(_read(File("<argdown>", text), keep=False).map) == _plain(map):
        return Export(text)
    export = print_argdown(map)
    return Export(export.text, (Loss("the layout, comments, gists and data of the Argdown text that it was read from, since it was changed"), *export.losses))


def _plain(map: ArgumentMap) -> ArgumentMap:
    """A map without what our own text may have changed: it has to name some of the statements that nobody named."""
    return evolve(map, meta=(), statements=[evolve(each, nameless=False) if each.nameless else each for each in map])


def _text(value: str) -> str | None:
    try:
        text = json.loads(value)
    except ValueError:
        return None
    return text if isinstance(text, str) else None
