"""Reading TOML, with errors that say where."""

from __future__ import annotations

import re
from typing import Any

from argmap.files import File, Span

_PLACE = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"


class TomlError(Exception):
    """A text is no TOML: `message` says why in one line, `span` where."""

    def __init__(self, message: str, span: Span) -> None:
        self.message = message
        self.span = span
        super().__init__(message, span)


def read_toml(file: File) -> dict[str, Any]:
    """Give what a TOML file says.

    Raises:
        TomlError: it is no TOML.
    """
    import tomllib

    try:
        # TOML has no other line breaks than these, and tomllib counts lines by them.
        return tomllib.loads(file.text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        place = re.search(_PLACE, said)
        why = said[: place.start()] if place else said
        offset = len(file.text)
        if place and place[1]:
            offset = min(file.line_starts[int(place[1]) - 1] + int(place[2]) - 1, offset)
        raise TomlError(f"{why[:1].lower()}{why[1:]}", Span(file, offset, min(offset + 1, len(file.text)))) from error
    except RecursionError:
        raise TomlError("it is nested too deep", Span(file, 0, 0)) from None


def locate(file: File, table: tuple[str, ...], key: str = "", value: str | None = None) -> Span:
    """Give where a TOML file has a table, a key in it, or a text in the value of that key; the nearest thing that can be found, or its beginning."""
    found = Span(file, 0, 0)
    if table:
        name = r"\s*\.\s*".join(_word(part) for part in table)
        header = re.compile(rf"^[ \t]*\[\s*({name})\s*\]", re.MULTILINE).search(file.text)
        found = Span(file, *header.span(1)) if header else found
    if key:
        at = re.compile(rf"^[ \t]*(?:[\w\"'-]+\s*\.\s*)*({_word(key)})\s*[.=]|[{{,]\s*({_word(key)})\s*=", re.MULTILINE).search(file.text, found.end)
        if at is None:
            header = re.compile(rf"^[ \t]*\[[^\]\n]*?({_word(key)})\s*[\].]", re.MULTILINE).search(file.text)
            return Span(file, *header.span(1)) if header else found
        found = Span(file, *at.span(1 if at[1] else 2))
    if value is not None:
        quoted = re.compile(rf"(\"|')({re.escape(value)})\1").search(file.text, found.end)
        found = Span(file, *quoted.span(2)) if quoted else found
    return found


def _word(key: str) -> str:
    return rf"[\"']?{re.escape(key)}[\"']?"
