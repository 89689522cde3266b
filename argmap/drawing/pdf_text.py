"""Text in a PDF file: lines of glyphs on the page, the fonts that they are from, and what they say."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF16_BE
from collections.abc import Callable, Iterable, Mapping

import pydyf  # type: ignore[import-untyped, import-not-found, unused-ignore]
from attrs import define, field

from argmap.drawing.fonts import Cluster, Glyph, Subset, Typeface


@define
class Used:
    """A font of the page, and the glyphs of it that are shown, each with its text."""

    number: int
    typeface: Typeface
    texts: dict[int, str] = field(factory=dict)


@define
class _Shown:
    """Glyphs of a font, and as text the gaps between them, until the font is cut down and its glyphs are numbered anew."""

    font: Used
    parts: list[int | str]

    def print(self, numbers: Mapping[int, int]) -> str:
        """Print them as PDF shows glyphs."""
        printed = "".join(part if isinstance(part, str) else f"<{numbers[part]:04x}>" for part in self.parts)
        return f"[{printed.replace('><', '')}] TJ"


class FontTable:
    """The fonts of a page, `F0`, `F1` and so on."""

    def __init__(self) -> None:
        self._used: dict[Typeface, Used] = {}

    def use(self, typeface: Typeface) -> Used:
        """Give the record of a font; the first use makes it."""
        return self._used.setdefault(typeface, Used(len(self._used), typeface))

    def embed(self, content: pydyf.Stream, add: Callable[[pydyf.Object], bytes]) -> pydyf.Dictionary:
        """Put what `content` uses of the fonts into a file by `add`, which gives a reference; give the page's table of fonts."""
        subsets = {used.number: used.typeface.subset(used.texts) for used in self._used.values()}
        content.stream = [part.print(subsets[part.font.number].numbers) if isinstance(part, _Shown) else part for part in content.stream]
        return pydyf.Dictionary({f"F{used.number}": _embed(used, subsets[used.number], add) for used in self._used.values()})


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
    shown: list[int | str] = field(factory=list)

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
        self.shown.append(glyph.number)
        self.pen = glyph.x + used.typeface.advance(glyph.number) / 1000, glyph.y

    def _flush(self) -> None:
        if self.shown and self.used:
            self.content.stream.append(_Shown(self.used, self.shown))
            self.shown = []
        self.pen = None


def print_text(text: str) -> bytes:
    """Print text as a PDF file holds it outside of pages."""
    return b"<" + (BOM_UTF16_BE + text.encode("utf-16-be", "replace")).hex().encode() + b">"


def _embed(used: Used, subset: Subset, add: Callable[[pydyf.Object], bytes]) -> bytes:
    """Put a part of a font into a file by `add`, and what its glyphs say; give the reference to it."""
    typeface, data = used.typeface, subset.data
    texts = {subset.numbers[glyph]: text for glyph, text in used.texts.items()}
    widths = sorted((subset.numbers[glyph], round(typeface.advance(glyph), 2)) for glyph in used.texts)
    tag = "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(data).digest()[:6])
    name = f"/{tag}+{typeface.name}"
    extra = {"Subtype": "/CIDFontType0C"} if subset.is_cff else {"Length1": len(data)}
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
        "FontFile3" if subset.is_cff else "FontFile2": add(pydyf.Stream([data], extra, compress=True)),
    }
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType0" if subset.is_cff else "/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        "FontDescriptor": add(pydyf.Dictionary(descriptor)),
        "W": pydyf.Array([part for glyph, width in widths for part in (glyph, pydyf.Array([width]))]),
        **({} if subset.is_cff else {"CIDToGIDMap": "/Identity"}),
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
