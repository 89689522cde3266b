"""Files and the places in them: the one room that knows lines and columns."""

from __future__ import annotations

import bisect
import codecs
import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from pathlib import Path, PurePath

from attrs import define, field, frozen

_LINE_BREAK = re.compile(r"\r\n?|\n")
_INDENTATION = re.compile(r"[^\S\r\n]*")
_TAB_STOP = 8
# What Unicode does not call white space though nobody sees it.
_SEEN = re.compile("[^\\s\u200b\u2060\ufeff]")


@define(eq=False)
class File:
    """A text with a name, and the table of its lines.

    Two files are the same only if they are the same object: a name may be read twice.
    """

    name: str
    """What a reader is told: the path as it was given, or `<standard input>`."""
    text: str = field(repr=False)
    path: Path | None = field(default=None, repr=False)
    """Where the file lies, for what is named relative to it; None for standard input and strings."""
    _first_seen: tuple[int, int] = field(default=(0, 0), init=False, repr=False)
    """The line that was last asked for, and where something is first seen in it."""
    _widths: dict[int, int] = field(factory=dict, init=False, repr=False)
    """How far in the lines are that were asked for."""

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins; the first is 0."""
        if "\r" not in self.text:
            # Most texts, and four times as fast.
            return list(accumulate((len(line) + 1 for line in self.text.split("\n")[:-1]), initial=0))
        return [0, *(found.end() for found in _LINE_BREAK.finditer(self.text))]

    def line_of(self, offset: int) -> int:
        """The number of the line that holds `offset`, from 1."""
        return bisect.bisect_right(self.line_starts, offset)

    def column_of(self, offset: int) -> int:
        """The number of the character at `offset` in its line, from 1."""
        return offset - self.line_starts[self.line_of(offset) - 1] + 1

    def line(self, number: int) -> str:
        """The text of line `number`, from 1, without its line break."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def starts_line(self, offset: int) -> bool:
        """Whether nothing but space stands before `offset` in its line."""
        number = self.line_of(offset)
        if self._first_seen[0] != number:
            # Far in, a line is asked for again and again.
            start, end = self.line_starts[number - 1], self.line_starts[number] if number < len(self.line_starts) else len(self.text)
            found = _SEEN.search(self.text, start, end)
            self._first_seen = number, found.start() if found else end
        return self._first_seen[1] >= offset

    def indentation_of(self, offset: int) -> int:
        """The display column, from 0, of the first visible character in the line of `offset`."""
        number = self.line_of(offset)
        start = self.line_starts[number - 1]
        if (width := self._widths.get(number)) is None:
            indented = _INDENTATION.match(self.text, start)
            width = self._widths[number] = display_width(indented[0]) if indented else 0
        return width


@frozen
class Span:
    """A stretch of a file, from `start` up to but not including `end`, in characters."""

    file: File
    start: int
    end: int

    @property
    def line(self) -> int:
        """The line in which the span begins, from 1."""
        return self.file.line_of(self.start)

    @property
    def column(self) -> int:
        """The character in its line at which the span begins, from 1."""
        return self.file.column_of(self.start)

    @property
    def text(self) -> str:
        """The characters of the span."""
        return self.file.text[self.start : self.end]

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}:{self.column}"


class UnreachableError(Exception):
    """A file may not or cannot be read: `message` says why in one line, `help` what to do about it."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message, help)
        self.message, self.help = message, help


def from_here(path: PurePath) -> PurePath:
    """Give a path from the folder in which one works, where it lies in it; elsewhere as it is."""
    try:
        here = Path.cwd()
    except OSError:
        # It can be gone.
        return path
    return path.relative_to(here) if path.is_relative_to(here) else path


def resolved(path: Path) -> Path:
    """Give the one path of a file, however it is named."""
    try:
        return path.resolve()
    except OSError:
        # The folder in which somebody works can be gone; then its name is all there is.
        return path


def is_blank(text: str) -> bool:
    """Whether a reader sees nothing in it."""
    return not _SEEN.search(text)


def display_width(text: str) -> int:
    """The number of terminal cells that `text` fills from the left margin: tabs jump, East Asian wide letters take two, marks none."""
    if text.isascii() and text.isprintable():
        return len(text)
    cells = 0
    for letter in text:
        cells += _TAB_STOP - cells % _TAB_STOP if letter == "\t" else cell_width(letter)
    return cells


def cell_width(letter: str) -> int:
    """The number of terminal cells that one character fills: 0, 1 or 2."""
    if letter.isascii():
        return 1 if letter.isprintable() else 0
    if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


@frozen
class Flaw:
    """Something in a file's bytes that is not UTF-8 text: where in the decoded text, and what it is."""

    offset: int
    what: str
    remedy: str


def decode(data: bytes) -> tuple[str, list[Flaw]]:
    """Give the text of `data` and what is wrong with it.

    The text is always something that can be shown: bytes that are no UTF-8 are read as their likeliest encoding, so that a reader recognises the place.
    A byte order mark is dropped. What is no text at all gives none. XML may be in another encoding, if it says in which.
    """
    if nature := next((nature for magic, nature in _MAGIC.items() if data.startswith(magic)), None):
        return "", [Flaw(0, f"this is {nature}, not a text file", _AS_TEXT)]
    if marked := _marked_encoding(data):
        text = data.decode(marked, errors="replace").removeprefix("\ufeff")
        # XML may be in any encoding that it says.
        flaws = [] if text.startswith("<?xml") else [Flaw(0, f"this file is {marked.upper()}, not UTF-8", "save it as UTF-8")]
    elif _is_binary(data):
        return "", [Flaw(0, "this is a binary file, not a text file", _AS_TEXT)]
    elif declared := _declared_encoding(data):
        text, flaws = data.decode(declared, errors="replace"), []
    else:
        text, flaws = _decode_unmarked(data)
    return text.replace("\0", " "), [*flaws, *_nul_flaws(text)]


def encode(text: str, old: bytes) -> bytes:
    """Give the bytes of a text that takes the place of `old`: a byte order mark stays."""
    return (codecs.BOM_UTF8 if old.startswith(codecs.BOM_UTF8) else b"") + text.encode()


def _decode_unmarked(data: bytes) -> tuple[str, list[Flaw]]:
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        # Windows-1252 is what most such files are in: its reader recognises the letters.
        sound = data[: error.start].decode("utf-8-sig")
        what = f"byte 0x{data[error.start]:02X} is not UTF-8"
        remedy = "save the file as UTF-8; it may be in Latin-1 or Windows-1252 now"
        return sound + data[error.start :].decode("cp1252", errors="replace"), [Flaw(len(sound), what, remedy)]


_XML_DECLARATION = re.compile(rb"<\?xml\s[^>]{0,80}?encoding\s*=\s*[\"'](?P<name>[A-Za-z0-9._-]{1,40})[\"']")
_OF_ONE_BYTE = re.compile(r"iso|latin|windows|cp|koi8", re.IGNORECASE)


def _declared_encoding(data: bytes) -> str | None:
    """The encoding that XML says it is in, if it is one of those that have a byte for each letter."""
    found = _XML_DECLARATION.match(data)
    name = found["name"].decode("ascii") if found else ""
    try:
        known = codecs.lookup(name).name if _OF_ONE_BYTE.match(name) else ""
    except LookupError:
        known = ""
    return known if known.startswith(("iso8859", "cp125", "koi8")) else None


_AS_TEXT = "save the map as plain text, in UTF-8"
_MAGIC = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive, perhaps a word processor's document",
    b"\xd0\xcf\x11\xe0": "an old word processor's document",
    b"{\\rtf": "a rich text document",
    b"\x1f\x8b": "a compressed file",
}

# NUL is left out: UTF-16 is half NULs.
_CONTROLS = bytes(byte for byte in range(1, 32) if byte not in b"\t\n\f\r\x1b")
_MOST_CONTROLS = 0.05


def _is_binary(data: bytes) -> bool:
    """Whether more of the beginning are control characters than any text has."""
    head = data[:1024]
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) * _MOST_CONTROLS


def _nul_flaws(text: str) -> Iterator[Flaw]:
    if (offset := text.find("\0")) >= 0:
        count = text.count("\0")
        what = "a NUL character" if count == 1 else f"{count} NUL characters, the first here"
        yield Flaw(offset, what, "delete it; text holds no NUL")


def _marked_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, by its mark or, without one, by NULs in every second byte of the beginning."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:64]
    first, second = head[0::2], head[1::2]
    if len(second) > 1 and all(first) and not any(second):
        return "utf-16-le"
    if len(second) > 1 and all(second) and not any(first):
        return "utf-16-be"
    return None
