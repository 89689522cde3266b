"""The YAML in an Argdown text, read so that it can do no harm."""

from __future__ import annotations

import re
from typing import Any

import yaml

from argmap.diagnostic import Label
from argmap.files import File, Span
from argmap.formats.findings import Findings
from argmap.formats.rules.broken_file import broken_file
from argmap.formats.rules.unsafe_yaml import unsafe_yaml

_DEEPEST = 50
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PERHAPS_UNSAFE = re.compile(r"[!&*]")
# Without brackets, each level stands further to the right than the one around it.
_PERHAPS_DEEP = re.compile(rf"(?:^|[\n\r\x85\u2028\u2029])[ \t?:-]{{{_DEEPEST}}}")
_BLOCK = re.compile(r"\{[ \t]*\r?\n")


def load(file: File, start: int, end: int, findings: Findings) -> Any:
    """Give what the YAML in a stretch of a file says; None if it says nothing, and `findings` gets what is wrong.

    What stands in brackets is YAML with them, but without them if a line break follows the first.
    """
    text = file.text[start:end]
    if text.startswith("="):
        text, start = text.strip("="), start + len(text) - len(text.lstrip("="))
    elif found := _BLOCK.match(text):
        text, start = text[found.end() : -1], start + found.end()
    try:
        if unsafe := _unsafe(text):
            what, at = unsafe
            findings.add(unsafe_yaml(what, Label(Span(file, min(start + at, end - 1), min(start + at + 1, end)))))
            return None
        return yaml.load(text, _LOADER)  # noqa: S506 # a safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = min(start + (mark.index if mark else 0), end - 1)
        findings.add(
            broken_file(f"this YAML cannot be read: {error.problem or 'it is none'}", Label(Span(file, at, at + 1)), "mend it, or put texts in quotes")
        )
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError, TypeError) as error:
        what = str(error).partition("\n")[0]
        findings.add(broken_file(f"this YAML cannot be read: {what}", Label(Span(file, start, start + 1)), "mend it, or put texts in quotes"))
    return None


def _unsafe(text: str) -> tuple[str, int] | None:
    """What in it may do harm, and where."""
    depth = 0
    for found in re.finditer(r"[\[{}\]]", text):
        depth += 1 if found[0] in "[{" else -1
        if depth > _DEEPEST:
            return f"this YAML is nested deeper than {_DEEPEST} levels", found.start()
    # Only what has one of these signs can have a tag or an alias or be deep, and to look costs as much as to load.
    if not _PERHAPS_UNSAFE.search(text) and not _PERHAPS_DEEP.search(text):
        return None
    depth = 0
    for event in yaml.parse(text, _LOADER):
        # What is deep is never loaded: libyaml's binding does so by recursion, and would take the whole process down.
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return f"this YAML is nested deeper than {_DEEPEST} levels", event.start_mark.index
        if isinstance(event, yaml.AliasEvent):
            return "this YAML has an alias", event.start_mark.index
        if getattr(event, "tag", None) and not getattr(event, "implicit", True):
            return "this YAML has a tag", event.start_mark.index
        if isinstance(event, yaml.ScalarEvent) and event.tag and event.tag != "!":
            return "this YAML has a tag", event.start_mark.index
    return None
