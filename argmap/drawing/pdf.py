"""A finished SVG picture as PDF: vectors, and text that can be selected, in fonts that are in the file.

Of SVG it reads the shapes that Graphviz draws with. It can only be entered where the `print` extra is installed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from math import inf
from urllib.parse import quote
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pydyf  # type: ignore[import-untyped, import-not-found, unused-ignore]
from attrs import define, field

from argmap.drawing.errors import DrawingError
from argmap.drawing.fonts import Typesetter
from argmap.drawing.metrics import width_of
from argmap.drawing.pdf_text import FontTable, Writing, print_text
from argmap.drawing.style import Face, Lettering

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_MARGIN = 10 / 25.4 * 72
"""Around a picture that is fitted to a paper, in pt."""
_LONGEST = 14_400
"""The longest side of a page in units of which there are 72 to the inch; longer ones take a larger unit."""
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
_OUTWARD = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_NAMED = {"black": "#000000", "white": "#ffffff", "none": "", "transparent": ""}

_Point = tuple[float, float]


def write_pdf(svg: str, *, title: str = "", paper: tuple[float, float] | None = None, rim: float = 0) -> bytes:
    """Give the PDF of a picture: one page of its size, or the picture in the middle of a `paper` of that width and height in pt.

    On paper the `rim` around the picture, in pt, is a part of the margin.

    Raises:
        DrawingError: the paper is smaller than its margins.

    """
    if paper and not all(2 * _MARGIN < side < inf for side in paper):
        raise DrawingError(f"a paper of {paper[0]:g} × {paper[1]:g} pt has no room within its margins", "A4 is 595.28 × 841.89 pt large")
    root = ET.fromstring(svg)  # noqa: S314 (our own)
    lines = ["".join(text.itertext()) for text in root.iter(f"{_SVG}text")]
    page = _Page(Typesetter(lines), {f"#{id}" for element in root.iter() if (id := element.get("id"))})
    page.draw(root, (0.0, 0.0))
    left, top, width, height = (float(number) for number in root.get("viewBox", "").split())
    if paper:
        left, top, width, height = left + rim, top + rim, width - 2 * rim, height - 2 * rim
    return _Document(page, title).write((left, top, width, height), paper)


@define
class _Area:
    """The least rectangle around what is drawn in an element."""

    corners: list[_Point] = field(factory=list)

    @property
    def sides(self) -> tuple[float, float, float, float]:
        xs, ys = zip(*self.corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


class _Page:
    """What is drawn, in the coordinates of the picture: y runs downwards."""

    def __init__(self, typesetter: Typesetter, targets: set[str]) -> None:
        self.typesetter = typesetter
        self.targets = targets
        self.content = pydyf.Stream(compress=True)
        self.fonts = FontTable()
        self.shadings: dict[str, pydyf.Dictionary] = {}
        self.links: list[tuple[_Area, str]] = []
        self.places: dict[str, _Area] = {}
        self._open: list[_Area] = []
        self._within: list[str] = []

    def draw(self, element: Element, origin: _Point) -> None:
        """Draw an element and what is in it, moved by `origin`."""
        name = element.tag.removeprefix(_SVG)
        if move := re.search(r"translate\(([^)]*)\)", element.get("transform", "")):
            x, y = _numbers(move[1])
            origin = origin[0] + x, origin[1] + y
        if name in ("polygon", "polyline", "path", "rect", "ellipse"):
            self._draw_shape(name, element, origin)
        elif name == "text":
            self._set_text(element, origin)
        elif name == "linearGradient":
            self.shadings[element.get("id", "")] = _shading(element, origin)
        area = _Area()
        id, link = element.get("id", ""), element.get(_HREF, "")
        self._open.append(area)
        self._within.append(f"#{id}")
        # A link of a box to itself is there to be copied on a web page; on paper it leads nowhere.
        leads = _OUTWARD.match(link) or (link in self.targets and link not in self._within)
        for child in element:
            self.draw(child, origin)
        self._open.pop()
        self._within.pop()
        if area.corners and id:
            self.places[id] = area
        if area.corners and leads:
            self.links.append((area, link))

    def _mark(self, corners: Sequence[_Point]) -> None:
        for area in self._open:
            area.corners += corners

    def _draw_shape(self, name: str, element: Element, origin: _Point) -> None:
        fill, stroke = element.get("fill", "black"), element.get("stroke", "none")
        path, corners = _trace(name, element, origin)
        self._mark(corners)
        content = self.content
        content.push_state()
        if shade := re.fullmatch(r"url\(#(.+)\)", fill):
            content.stream.append(path)
            content.clip()
            content.end()
            content.paint_shading(f"S{list(self.shadings).index(shade[1])}")
            content.pop_state()
            return
        inside, outline = _colour(fill), _colour(stroke)
        if inside:
            content.set_color_rgb(*inside)
        if outline:
            content.set_color_rgb(*outline, stroke=True)
            content.set_line_width(float(element.get("stroke-width", 1)))
            content.set_dash(_numbers(element.get("stroke-dasharray", "")), 0)
        content.stream.append(path)
        (content.fill_and_stroke if inside and outline else content.fill if inside else content.stroke if outline else content.end)()
        content.pop_state()

    def _set_text(self, element: Element, origin: _Point) -> None:
        text = "".join(element.itertext())
        if not text.strip():
            return
        size = float(element.get("font-size", 11))
        bold, italic = element.get("font-weight") == "bold", element.get("font-style") == "italic"
        line = self.typesetter.shape(text, bold=bold, italic=italic)
        face = Face.BOLD if bold else Face.ITALIC if italic else Face.REGULAR
        # A letter that was measured by its nature may be wider than it was taken for.
        room = float(element.get("textLength") or width_of(text, Lettering(round(size), face)))
        stretch = min(1.0, room / (line.width * size)) if line.width else 1.0
        width = line.width * size * stretch
        x = float(element.get("x", 0)) + origin[0] - width * {"middle": 0.5, "end": 1}.get(element.get("text-anchor", ""), 0)
        y = float(element.get("y", 0)) + origin[1]
        self._mark([(x, y - size), (x + width, y + size / 4)])
        self.content.begin_text()
        self.content.set_color_rgb(*(_colour(element.get("fill", "black")) or (0, 0, 0)))
        Writing(self.content, self.fonts, x, y, size, stretch).show(line.clusters)
        self.content.end_text()


class _Document:
    """The file around a page."""

    def __init__(self, page: _Page, title: str) -> None:
        self.page = page
        self.pdf = pydyf.PDF()
        self.pdf.info["Title"] = print_text(title)
        self.pdf.info["Producer"] = print_text("argmap")
        self.pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})

    def write(self, view: tuple[float, float, float, float], paper: tuple[float, float] | None) -> bytes:
        """Lay the picture on its page; give the bytes of the file."""
        left, top, width, height = view
        unit = max(1, -(-max(paper or (width, height)) // _LONGEST))
        wide, high = (side / unit for side in paper or (width, height))
        margin = _MARGIN / unit if paper else 0
        scale = min((wide - 2 * margin) / width, (high - 2 * margin) / height)
        x, y = (wide - width * scale) / 2 - left * scale, (high + height * scale) / 2 + top * scale
        before = pydyf.Stream(compress=True)
        before.set_matrix(scale, 0, 0, -scale, x, y)
        before.set_miter_limit(4)
        for stream in (before, self.page.content):
            self.pdf.add_object(stream)
        page = pydyf.Dictionary({"Type": "/Page", "Parent": self.pdf.pages.reference, "MediaBox": pydyf.Array([0, 0, wide, high])})
        page["Contents"] = pydyf.Array([before.reference, self.page.content.reference])
        page["Resources"] = pydyf.Dictionary({"Font": self.page.fonts.embed(self.page.content, self._add), "Shading": self._shadings()})
        if unit > 1:
            page["UserUnit"] = unit
        self.pdf.add_page(page)

        def on_page(area: _Area) -> list[float]:
            left, top, right, bottom = area.sides
            return [round(number, 2) for number in (x + left * scale, y - bottom * scale, x + right * scale, y - top * scale)]

        page["Annots"] = pydyf.Array([_link(area, target, on_page) for area, target in self.page.links])
        places = {print_text(id): pydyf.Array([page.reference, "/XYZ", *on_page(area)[0:4:3], "null"]) for id, area in self.page.places.items()}
        names = pydyf.Array([part for id in sorted(places) for part in (id, places[id])])
        self.pdf.catalog["Names"] = pydyf.Dictionary({"Dests": pydyf.Dictionary({"Names": names})})
        out = BytesIO()
        self.pdf.write(out, identifier=True, compress=True)
        return out.getvalue()

    def _shadings(self) -> pydyf.Dictionary:
        return pydyf.Dictionary({f"S{number}": shading for number, shading in enumerate(self.page.shadings.values())})

    def _add(self, item: pydyf.Object) -> bytes:
        self.pdf.add_object(item)
        reference: bytes = item.reference
        return reference


def _link(area: _Area, target: str, on_page: Callable[[_Area], list[float]]) -> pydyf.Dictionary:
    link = pydyf.Dictionary({"Type": "/Annot", "Subtype": "/Link", "Border": pydyf.Array([0, 0, 0]), "Rect": pydyf.Array(on_page(area))})
    if target.startswith("#"):
        link["Dest"] = print_text(target.removeprefix("#"))
    else:
        address = quote(target, safe="%/:?#[]@!$&'*+,;=~")
        link["A"] = pydyf.Dictionary({"S": "/URI", "URI": pydyf.String(address)})
    return link


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]


def _colour(name: str) -> tuple[float, ...]:
    """Give red, green and blue from 0 to 1; nothing for no colour."""
    digits = _NAMED.get(name, name).removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits  # noqa: PLR2004 (one for each colour)
    return tuple(round(int(digits[place : place + 2], 16) / 255, 4) for place in range(0, len(digits), 2))


def _trace(name: str, element: Element, origin: _Point) -> tuple[str, list[_Point]]:
    """Give the path of a shape as PDF draws it, and the points that it goes by."""
    if name == "path":
        commands = re.findall(r"([MLC])([^MLCZ]*)", element.get("d", ""))
    elif name == "rect":
        x, y, width, height = (float(element.get(side, 0)) for side in ("x", "y", "width", "height"))
        commands = [("P", f"{x},{y} {x + width},{y} {x + width},{y + height} {x},{y + height}")]
    else:
        commands = [("P", element.get("points", ""))]
    corners: list[_Point] = []
    path: list[str] = []
    for command, printed in commands:
        numbers = _numbers(printed)
        points = [(x + origin[0], y + origin[1]) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        for place, (x, y) in enumerate(points):
            curve = "c" if place % 3 == 2 else ""  # noqa: PLR2004 (two control points go before the third)
            path.append(f"{x:.2f} {y:.2f} {curve if command == 'C' else 'l' if place or command == 'L' else 'm'}")
        corners += points
    closes = name in ("polygon", "rect") or element.get("d", "").rstrip().endswith(("Z", "z"))
    return "\n".join([*path, *(["h"] if closes else [])]), corners


def _shading(gradient: Element, origin: _Point) -> pydyf.Dictionary:
    """Give a linear gradient; where two stops meet, its colours do not run into each other."""
    x1, y1, x2, y2 = (float(gradient.get(end, 0)) + origin[number % 2] for number, end in enumerate(("x1", "y1", "x2", "y2")))
    first, last = (_colour(_stop_colour(stop)) for stop in gradient)
    parts = [pydyf.Dictionary({"FunctionType": 2, "Domain": "[0 1]", "N": 1, "C0": pydyf.Array(colour), "C1": pydyf.Array(colour)}) for colour in (first, last)]
    function = {"FunctionType": 3, "Domain": "[0 1]", "Functions": pydyf.Array(parts), "Bounds": "[0.5]", "Encode": "[0 1 0 1]"}
    return pydyf.Dictionary(
        {"ShadingType": 2, "ColorSpace": "/DeviceRGB", "Coords": pydyf.Array([x1, y1, x2, y2]), "Function": pydyf.Dictionary(function), "Extend": "[true true]"}
    )


def _stop_colour(stop: Element) -> str:
    return stop.get("stop-color") or stop.get("style", "").partition("stop-color:")[2].partition(";")[0]
