"""The fonts that PDF is set in: which of them has a character, and words as shaped glyphs.

They come with the `print` extra, so this room can only be entered where that is installed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import uharfbuzz as hb  # type: ignore[import-untyped, import-not-found, unused-ignore]
from attrs import define, frozen

from argmap.drawing.bidi import levels_of, visual_order
from argmap.drawing.glyphs import is_invisible

_JAPANESE = re.compile("[\u3040-\u30ff]")
_KOREAN = re.compile("[\u1100-\u11ff\uac00-\ud7af]")
_REGULAR, _BOLD = 400, 700
_UNUSED = ("GSUB", "GPOS", "GDEF", "STAT", "BASE", "VORG", "vhea", "vmtx", "VVAR", "HVAR", "MVAR", "name", "DSIG")
"""Tables of a font that serve shaping, which is done."""
_JOINER = "\u200d"


@frozen
class Subset:
    """A part of a font: a whole TrueType file, or the bare outlines of CFF; and the number of each glyph in it, by that in the font."""

    data: bytes
    is_cff: bool
    numbers: Mapping[int, int]


class Typeface:
    """One font file at one weight."""

    def __init__(self, path: Path, number: int, weight: int) -> None:
        self.face = hb.Face(hb.Blob.from_file_path(str(path)), number)
        self.font = hb.Font(self.face)
        self.font.set_variations({"wght": weight})
        self.bold = weight > _REGULAR
        self._weight = weight
        self.name = f"{path.stem.partition('[')[0]}-{weight}"
        self.unit: int = self.face.upem
        self.characters = self.face.unicodes

    def advance(self, glyph: int) -> float:
        """Give the width of a glyph in thousandths of its size."""
        return float(self.font.get_glyph_h_advance(glyph) * 1000 / self.unit)

    def extents(self) -> tuple[int, int]:
        """Give how far the font reaches above and below its line, in thousandths of its size."""
        extents = self.font.get_font_extents("ltr")
        return round(extents.ascender * 1000 / self.unit), round(extents.descender * 1000 / self.unit)

    def subset(self, glyphs: Iterable[int]) -> Subset:
        """Cut the font down to these glyphs."""
        wish = hb.SubsetInput()
        wish.glyph_set.update({0, *glyphs})
        flags = hb.SubsetFlags
        wish.flags = flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE | flags.NO_HINTING | flags.DOWNGRADE_CFF2 | flags.CFF_IDENTITY_CHARSET
        wish.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _UNUSED)
        wish.pin_axis_location(self.face, "wght", self._weight)
        plan = hb.SubsetPlan(self.face, wish)
        made = plan.execute()
        outlines = "CFF " in made.table_tags
        data = bytes(made.reference_table("CFF ").data if outlines else made.blob.data)
        return Subset(data, outlines, {glyph: plan.old_to_new_glyph_mapping[glyph] for glyph in glyphs})


@frozen
class Glyph:
    """A glyph by its number, and its place on the line: from the start of it and above it, for type of size 1."""

    number: int
    x: float
    y: float
    advance: float


@frozen
class Cluster:
    """The smallest stretch of text that has glyphs of its own."""

    text: str
    typeface: Typeface
    glyphs: tuple[Glyph, ...]


@frozen
class ShapedLine:
    """A line of type from left to right, and its width for type of size 1."""

    clusters: tuple[Cluster, ...]
    width: float


@cache
def _typeface(package: str, path: str, number: int, weight: int) -> Typeface:
    return Typeface(Path(str(files(package))) / path, number, weight)


@cache
def _scripts() -> tuple[str, ...]:
    names = sorted(path.name for path in files("manimgx_fonts").iterdir() if path.name.startswith("NotoSans"))
    return tuple(name for name in names if not name.startswith(("NotoSans[", "NotoSans-", "NotoSansSymbols")))


def _typefaces(han: int, *, bold: bool, italic: bool) -> Iterator[Typeface]:
    """Give the fonts in the order in which they are asked; `han` is the member of the CJK collection that goes first."""
    weight = _BOLD if bold else _REGULAR
    slant = "-Italic" if italic else ""
    yield _typeface("fontpkg_arimo", f"files/Arimo{slant}[wght].ttf", 0, weight)
    yield _typeface("manimgx_fonts", f"NotoSans{slant}[wght].ttf", 0, weight)
    for name in _scripts():
        yield _typeface("manimgx_fonts", name, 0, weight)
    yield _typeface("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc", han, weight)
    for name in ("NotoEmoji[wght].ttf", "NotoSansSymbols[wght].ttf"):
        yield _typeface("manimgx_fonts", name, 0, weight)


def _han_of(text: str) -> int | None:
    return 0 if _JAPANESE.search(text) else 1 if _KOREAN.search(text) else None


def has_glyph(character: str) -> bool:
    """Whether one of the fonts has a character."""
    return any(ord(character) in face.characters for face in _typefaces(2, bold=False, italic=False))


@define
class _Stretch:
    """Characters of one font and one level."""

    typeface: Typeface
    level: int
    text: str


class Typesetter:
    """Sets lines of one picture: where a line does not say whether it is Chinese, Japanese or Korean, the whole of its text decides."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.han = _han_of("".join(texts))
        self._picked: dict[tuple[str, int, bool, bool], Typeface] = {}

    def shape(self, text: str, *, bold: bool = False, italic: bool = False) -> ShapedLine:
        """Turn a line into glyphs, from left to right."""
        stretches = visual_order(self._stretches(text, bold=bold, italic=italic), lambda stretch: stretch.level)
        clusters: list[Cluster] = []
        x = 0.0
        for stretch in stretches:
            x = _shape(stretch, x, clusters)
        return ShapedLine(tuple(clusters), x)

    def _stretches(self, text: str, *, bold: bool, italic: bool) -> list[_Stretch]:
        han = next((number for number in (_han_of(text), self.han) if number is not None), 2)
        stretches: list[_Stretch] = []
        levels = iter(levels_of(text))
        for letter in _letters(text):
            last = stretches[-1] if stretches else None
            # A space among emoji would be as wide as they are.
            keeps = last and is_invisible(letter[0]) and (letter != " " or (ord(" ") in last.typeface.characters and "Emoji" not in last.typeface.name))
            typeface = last.typeface if last and keeps else self._pick(letter, han, bold=bold, italic=italic)
            level = next(levels)
            for _ in letter[1:]:
                next(levels)
            if last and last.typeface is typeface and last.level == level:
                last.text += letter
            else:
                stretches.append(_Stretch(typeface, level, letter))
        return stretches

    def _pick(self, letter: str, han: int, *, bold: bool, italic: bool) -> Typeface:
        key = letter, han, bold, italic
        if key not in self._picked:
            needed = [ord(character) for character in letter if not is_invisible(character)] or [ord(letter[0])]
            faces = list(_typefaces(han, bold=bold, italic=italic))
            whole = (face for face in faces if all(point in face.characters for point in needed))
            base = (face for face in faces if needed[0] in face.characters)
            self._picked[key] = next(whole, None) or next(base, faces[0])
        return self._picked[key]


def _letters(text: str) -> Iterator[str]:
    """Give characters with the marks, joiners and tints that belong to them."""
    letter = ""
    for character in text:
        follows = unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf") or "\U0001f3fb" <= character <= "\U0001f3ff"
        if letter and (follows or letter.endswith(_JOINER)):
            letter += character
        else:
            if letter:
                yield letter
            letter = character
    if letter:
        yield letter


def _shape(stretch: _Stretch, x: float, clusters: list[Cluster]) -> float:
    """Add the clusters of one stretch from `x` on; give where it ends."""
    buffer = hb.Buffer()
    buffer.add_str(stretch.text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if stretch.level % 2 else "ltr"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(stretch.typeface.font, buffer)
    unit = stretch.typeface.unit
    glyphs: dict[int, list[Glyph]] = {}
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = Glyph(info.codepoint, x + position.x_offset / unit, position.y_offset / unit, position.x_advance / unit)
        glyphs.setdefault(info.cluster, []).append(glyph)
        x += glyph.advance
    starts = sorted(glyphs)
    ends = dict(zip(starts, [*starts[1:], len(stretch.text)], strict=True))
    clusters += [Cluster(stretch.text[start : ends[start]], stretch.typeface, tuple(found)) for start, found in glyphs.items()]
    return x
