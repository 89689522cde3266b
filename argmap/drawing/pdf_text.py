"""Text in a PDF file: lines of glyphs on the page, the fonts that they are from, and what they say."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF16_BE
from collections.abc import Callable, Iterable, Mapping

import pydyf  # type: ignore[import-untyped, import-not-found, unused-ignore]
from attrs import define, field

from argmap.drawing.fonts import Cluster, Glyph, Typeface


@define
class Used:
    """A font of the page, and the glyphs of it that are shown, each with its text."""

    number: int
    typeface: Typeface
    texts: dict[int, str] = field(factory=dict)


class FontTable:
    """The fonts of a page, `F0`, `F1` and so on."""

    def __init__(self) -> None:
        self._used: dict[Typeface, Used] = {}

    def use(self, typeface: Typeface) -> Used:
        """Give the record of a font; the first use makes it."""
        return self._used.setdefault(typeface, Used(len(self._used), typeface))

    def embed(self, add: Callable[[pydyf.Object], bytes]) -> pydyf.Dictionary:
        """Put what is used of the fonts into a file by `add`, which gives a reference; give the page's table of fonts."""
        return pydyf.Dictionary({f"F{used.number}": _embed(used.typeface, used.texts, add) for used in self._used.values()})


@define
class Writing:
    """One line of type while it is written, from `x`, `y` on, drawn together to `stretch` of its width."""

    content: pydyf.Stream
    fonts: FontTable
    x: float
    y: float
    size: float
    stretch: float
    used: Used | None = None
    pen: tuple[float, float] | None = None
    shown: list[str] = field(factory=list)

    def show(self, clusters: Iterable[Cluster]) -> None:
        """Show glyphs with their text: by the font's own table where one glyph always has one text, else spelled out."""
        for cluster in clusters:
            used = self.fonts.use(cluster.typeface)
            if used is not self.used:
                self._flush()
                self.content.set_font_size(f"F{used.number}", self.size)
                self.used = used
            first = cluster.glyphs[0].number
            plain = len(cluster.glyphs) == 1 and first and used.texts.setdefault(first, cluster.text) == cluster.text
            if not plain:
                self._flush()
                self.content.begin_marked_content("Span", b"<</ActualText " + print_text(cluster.text) + b">>")
            for glyph in cluster.glyphs:
                used.texts.setdefault(glyph.number, "")
                self._show_glyph(glyph, used)
            if not plain:
                self._flush()
                self.content.end_marked_content()
        self._flush()

    def _show_glyph(self, glyph: Glyph, used: Used) -> None:
        if self.pen is None or self.pen[1] != glyph.y:
            self._flush()
            self.content.set_text_matrix(self.stretch, 0, 0, -1, self.x + glyph.x * self.size * self.stretch, self.y - glyph.y * self.size)
        elif abs(back := (self.pen[0] - glyph.x) * 1000) > 0.5:  # noqa: PLR2004 (half of the smallest unit)
            self.shown.append(f"{back:.0f}")
        self.shown.append(f"<{glyph.number:04x}>")
        self.pen = glyph.x + used.typeface.advance(glyph.number) / 1000, glyph.y

    def _flush(self) -> None:
        if self.shown:
            self.content.show_text("".join(self.shown).replace("><", ""))
            self.shown.clear()
        self.pen = None


def print_text(text: str) -> bytes:
    """Print text as a PDF file holds it outside of pages."""
    return b"<" + (BOM_UTF16_BE + text.encode("utf-16-be", "replace")).hex().encode() + b">"


def _embed(typeface: Typeface, texts: Mapping[int, str], add: Callable[[pydyf.Object], bytes]) -> bytes:
    """Put the glyphs of a font that are used, each with its text, into a PDF file by `add`; give the reference to the font."""
    glyphs = sorted(texts)
    data, kind = typeface.subset(glyphs)
    tag = "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(data).digest()[:6])
    name = f"/{tag}+{typeface.name}"
    extra = {"Subtype": "/CIDFontType0C"} if kind == "CFF" else {"Length1": len(data)}
    ascent, descent = typeface.extents()
    descriptor = {
        "Type": "/FontDescriptor",
        "FontName": name,
        "Flags": 4,
        "FontBBox": pydyf.Array([-1000, descent, 3000, ascent]),
        "ItalicAngle": -12 if "Italic" in name else 0,
        "Ascent": ascent,
        "Descent": descent,
        "CapHeight": 716,
        "StemV": 120 if typeface.bold else 80,
        "FontFile3" if kind == "CFF" else "FontFile2": add(pydyf.Stream([data], extra, compress=True)),
    }
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType0" if kind == "CFF" else "/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        "FontDescriptor": add(pydyf.Dictionary(descriptor)),
        "W": pydyf.Array([part for glyph in glyphs for part in (glyph, pydyf.Array([round(typeface.advance(glyph), 2)]))]),
        **({} if kind == "CFF" else {"CIDToGIDMap": "/Identity"}),
    }
    font = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": name,
        "Encoding": "/Identity-H",
        "DescendantFonts": pydyf.Array([add(pydyf.Dictionary(descendant))]),
        "ToUnicode": add(pydyf.Stream([_text_table(texts)], compress=True)),
    }
    return add(pydyf.Dictionary(font))


def _text_table(texts: Mapping[int, str]) -> bytes:
    """Say which text each glyph stands for, in the form that PDF borrows from PostScript, a hundred at a time."""
    named = [(glyph, text) for glyph, text in sorted(texts.items()) if text]
    lines = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap", "/CMapName /Text def", "/CMapType 2 def"]
    lines += ["1 begincodespacerange", "<0000> <FFFF>", "endcodespacerange"]
    for start in range(0, len(named), 100):
        part = named[start : start + 100]
        lines += [f"{len(part)} beginbfchar", *(f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in part), "endbfchar"]
    return "\n".join([*lines, "endcmap", "end", "end"]).encode()
