"""Texts that a foreign file holds, as documents, and places in them that are counted in characters."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.argument import Document, Locator
from argmap.argument.naming import name_statements
from argmap.formats.foreign import fold
from argmap.language import keywords

_WORDS = 8
"""How many of its first words a text is called by that has no title."""


def documents_of(texts: Mapping[str, tuple[str, str, str | None]], title: str = "") -> dict[str, Document]:
    """Give a document for each text, by the ids in the file.

    Args:
        texts: Of each text its title, or nothing; its words; and its address, if it has one.
        title: What the only text is called that has no title.
    """
    titles = [fold(own) or (title if len(texts) == 1 else "") or _beginning(text) for own, text, _ in texts.values()]
    names = name_statements(titles, keywords())
    return {id: Document(name, title, url=url) for (id, (_, _, url)), name, title in zip(texts.items(), names, titles, strict=True)}


def _beginning(text: str) -> str:
    words = text.split(maxsplit=_WORDS)
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "") or "Untitled"


def characters(document: str, offset: object, length: object) -> Locator | None:
    """Give a place in a document, its characters counted from 1; `offset` counts them from 0. None if these are no such numbers."""
    if type(offset) is not int or type(length) is not int or offset < 0 or length < 1:
        return None
    return Locator(document=document, words=f"characters {offset + 1}-{offset + length}")
