"""How wide words are in Arial, and where their lines break: the one place where text is measured."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from math import inf

from argmap.drawing.style import Face, Lettering

_EM = 2048
_UNKNOWN = 1270
"""The width of a character that Arial lacks and that is not wide: 0.62 em, somewhat more than a digit."""
_EMOJI = 2662
"""Colour fonts draw at up to 1.3 em."""
_RESERVE = 0.97
"""Fonts of one design differ by a hair, and a line must never touch its box."""

# Everything that is white space, but for the spaces that forbid a break.
_SPACES = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_CLOSING = frozenset("、。，．：；？！）」』】〉》〕］｝…ー々ゝゞっゃゅょッャュョ")


def clean(text: str) -> str:
    """Put U+FFFD for what no XML document may hold, for the other control characters, and for those that turn the order of letters.

    An embedding, an override or an isolate could make words read otherwise than they were written, and reach beyond its line.
    """
    return _UNFIT.sub("\ufffd", text)


class _Widths(dict[str, int]):
    """The widths of one face; what the table lacks is worked out once."""

    def __init__(self, table: dict[str, int]) -> None:
        super().__init__(table)
        self.listed = frozenset(table)

    def __missing__(self, character: str) -> int:
        self[character] = found = _width_by_nature(character)
        return found


def _width_by_nature(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if character >= "\U0001f000" and unicodedata.category(character) == "So":
        return _EMOJI
    return _EM if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN


@cache
def _tables() -> dict[Face, _Widths]:
    faces: dict[str, dict[str, int]] = {}
    for line in files("argmap.drawing").joinpath("arial-widths.txt").read_text("ascii").splitlines():
        if line.startswith("["):
            widths = faces.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            start, *tokens = line.split()
            point = int(start, 16)
            for token in tokens:
                width, _, count = token.partition("*")
                for _ in range(int(count or 1)):
                    character = chr(point)
                    widths[character] = 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else int(width)
                    point += 1
    faces["italic"] = faces["regular"] | faces["italic"]
    return {face: _Widths(faces[face.value]) for face in Face}


def known_characters() -> frozenset[str]:
    """The characters that Arimo, the font of the bundled engine, has glyphs for."""
    return _tables()[Face.BOLD].listed


def width_of(text: str, lettering: Lettering) -> float:
    """Measure one line, in pt."""
    widths = _tables()[lettering.face]
    return sum(map(widths.__getitem__, text)) * lettering.size / _EM


def wrap(text: str, lettering: Lettering, room: float) -> tuple[str, ...]:
    """Break `text` into the fewest lines that fit into `room` pt, of lengths as even as can be; a word that is too long is split.

    White space folds into single spaces; what XML forbids becomes U+FFFD. Text without words gives one empty line.
    """
    room = room * _RESERVE * _EM / lettering.size
    widths = _tables()[lettering.face]
    pieces = [piece for word in _SPACES.split(clean(text)) if word for piece in _split(word, widths, room)]
    if not pieces:
        return ("",)
    space = widths[" "]
    lines = _fill(pieces, space, room)
    if len(lines) > 1:
        # The narrowest column that takes no more lines evens them out.
        narrow, wide = max(room / 2, *(width for _, width, _ in pieces)), room
        while wide - narrow > 0.02 * room:
            middle = (narrow + wide) / 2
            if _fits(pieces, space, middle, len(lines)):
                wide = middle
            else:
                narrow = middle
        lines = _fill(pieces, space, wide)
    return tuple(lines)


def widest_word(text: str, lettering: Lettering) -> float:
    """Give the room in pt without which `wrap` would split a word."""
    widths = _tables()[lettering.face]
    pieces = [width for word in _SPACES.split(clean(text)) for _, width, _ in _split(word, widths, inf)]
    return max(pieces, default=0) * lettering.size / _EM / _RESERVE + 0.01


_Piece = tuple[str, int, bool]
"""What a line never breaks within, its width, and whether a space goes before it."""


def _split(word: str, widths: dict[str, int], room: float) -> list[_Piece]:
    if word.isascii() and (whole := sum(map(widths.__getitem__, word))) <= room:
        return [(word, whole, True)]
    pieces: list[_Piece] = []
    current, length, spaced = "", 0, True
    ends = False
    for character in word:
        width = widths[character]
        wide = _is_wide(character)
        breaks = (wide or ends) and character not in _CLOSING
        if current and width and (breaks or length + width > room):
            pieces.append((current, length, spaced))
            current, length, spaced = "", 0, False
        current, length = current + character, length + width
        ends = wide if width else ends
    return [*pieces, (current, length, spaced)]


@cache
def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _fits(pieces: list[_Piece], space: int, room: float, most: int) -> bool:
    """Whether `_fill` would need no more than `most` lines."""
    lines, length = 1, -float(space)
    for _, width, spaced in pieces:
        length += space + width if spaced else width
        if length > room:
            lines, length = lines + 1, width
            if lines > most:
                return False
    return True


def _fill(pieces: list[_Piece], space: int, room: float) -> list[str]:
    lines: list[list[str]] = []
    length = room
    for text, width, spaced in pieces:
        gap = space if spaced else 0
        if not lines or length + gap + width > room:
            lines.append([text])
            length = width
        else:
            lines[-1] += [" ", text] if spaced else [text]
            length += gap + width
    return ["".join(line) for line in lines]
