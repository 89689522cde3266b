"""What can be measured in a finished picture, whatever way it was painted."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

from attrs import frozen
from drawn import parse

SVG = "{http://www.w3.org/2000/svg}"
_PAINTED = {f"{SVG}{name}" for name in ("polygon", "polyline", "path", "rect", "ellipse")}
_ASCENT, _DESCENT = 0.8, 0.212
"""How far letters of Arial reach, in em."""

Rect = tuple[float, float, float, float]
"""Left, top, right and bottom, y downwards."""


@frozen
class Line:
    """A line of text, the rectangle that it takes, and those of the shapes that are painted in its innermost group that has any; none outside boxes and bars."""

    text: str
    at: Rect
    shapes: tuple[Rect, ...]


@frozen
class Edge:
    """A line of the picture, as points so close that what lies between two is straight."""

    points: tuple[tuple[float, float], ...]


@frozen
class Picture:
    """A finished picture, measured; all lies in one system of coordinates."""

    page: Rect
    boxes: dict[str, Rect]
    """Statements, by their ids in the document."""
    steps: tuple[Rect, ...]
    """Bars; under linked members a bar reaches down to the last."""
    lines: tuple[Line, ...]
    edges: tuple[Edge, ...]

    @property
    def solids(self) -> tuple[Rect, ...]:
        """What no line may run through."""
        return *self.steps, *self.boxes.values()


def measured(svg: str | bytes) -> Picture:
    """Measure a picture."""
    root = parse(svg)
    parents = {child: parent for parent in root.iter() for child in parent}
    whole = next(root.iter(f"{SVG}g"))
    dx, dy = map(float, re.search(r"translate\((\S+?)[ ,]+(\S+?)\)", whole.get("transform")).groups())
    left, top, width, height = map(float, root.get("viewBox").split())
    groups = [(group, _classes(group)) for group in root.iter(f"{SVG}g")]
    statements = [group for group, classes in groups if "statement" in classes]
    steps = [group for group, classes in groups if "step" in classes]
    return Picture(
        page=(left - dx, top - dy, left - dx + width, top - dy + height),
        boxes={group.get("id"): hull(shapes_in(group)) for group in statements},
        steps=tuple(hull(shapes_in(group)) for group in steps),
        lines=tuple(Line("".join(text.itertext()), _rect_of(text), _shapes_around(text, parents)) for text in root.iter(f"{SVG}text")),
        edges=tuple(Edge(tuple(_walk(path.get("d")))) for group, classes in groups if "edge" in classes for path in group.iter(f"{SVG}path")),
    )


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def _above(element: Element, parents: dict[Element, Element]) -> list[Element]:
    found = []
    while (element := parents.get(element)) is not None:
        found.append(element)
    return found


def shapes_in(group: Element) -> list[Rect]:
    """Give the rectangles of all that is painted in a group."""
    return [_bounds(element) for element in group.iter() if element.tag in _PAINTED]


def hull(rects: list[Rect]) -> Rect:
    """Give the smallest rectangle around all."""
    lefts, tops, rights, bottoms = zip(*rects, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _bounds(element: Element) -> Rect:
    if element.tag == f"{SVG}rect":
        x, y, width, height = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
        return x, y, x + width, y + height
    if element.tag == f"{SVG}ellipse":
        x, y, across, down = (float(element.get(name)) for name in ("cx", "cy", "rx", "ry"))
        return x - across, y - down, x + across, y + down
    points = list(_walk(element.get("d"))) if element.tag == f"{SVG}path" else _pairs(element.get("points"))
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _pairs(written: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", written)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _walk(path: str) -> list[tuple[float, float]]:
    """Follow a path; it may have absolute moves, lines, curves and arcs' chords."""
    points: list[tuple[float, float]] = []
    for command, written in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        if command in "Zz":
            continue
        if command in "HV":
            for number in map(float, re.findall(r"-?\d+(?:\.\d+)?", written)):
                points.append((number, points[-1][1]) if command == "H" else (points[-1][0], number))
            continue
        if command == "A":
            numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", written)]
            points += [(numbers[at + 5], numbers[at + 6]) for at in range(0, len(numbers), 7)]
            continue
        assert command in "MLCQ", f"a path says {command}"
        pairs = _pairs(written)
        if command in "ML":
            points += pairs
            continue
        step = 3 if command == "C" else 2
        for at in range(0, len(pairs), step):
            points += _curve([points[-1], *pairs[at : at + step]])
    return points


def _curve(given: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found = []
    for share in (number / 16 for number in range(1, 17)):
        points = given
        while len(points) > 1:
            points = [(a + (c - a) * share, b + (d - b) * share) for (a, b), (c, d) in pairwise(points)]
        found += points
    return found


def _rect_of(text: Element) -> Rect:
    size, width = float(text.get("font-size")), float(text.get("textLength", "0"))
    x, y = float(text.get("x")), float(text.get("y"))
    x -= {"middle": width / 2, "end": width}.get(text.get("text-anchor"), 0)
    return x, y - _ASCENT * size, x + width, y + _DESCENT * size


def _shapes_around(text: Element, parents: dict[Element, Element]) -> tuple[Rect, ...]:
    """Give what is painted in the innermost group around a text that is, or is in, a statement or a step."""
    above = _above(text, parents)
    if not any({"statement", "step", "mention"} & set(_classes(element)) for element in above):
        return ()
    return next(tuple(found) for element in above if (found := shapes_in(element)))
