"""The text of a map: its grammar, and what was written in a file; the printer is imported where it is used."""

from __future__ import annotations

from argmap.language.parser import language, parse
from argmap.language.scanner import is_id

__all__ = ["is_id", "keywords", "parse"]


def keywords() -> frozenset[str]:
    """The words of the language, which no id may be."""
    return frozenset(language().scanner.keywords)
