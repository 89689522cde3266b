"""Finishing what an engine wrote as SVG: names and classes that mean something, and fonts that are everywhere."""

from __future__ import annotations

from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

from argmap.drawing.diagram import Box, Diagram
from argmap.drawing.style import FONT, FONT_STACK

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"


def finish(svg: bytes, diagram: Diagram) -> str:
    """Give the SVG of a diagram with its title, an id and classes for each statement, and nothing of the engine's own names.

    It has a view box and a size in pt, so that it scales.
    """
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    root = ET.fromstring(svg)  # noqa: S314 (our engine wrote it)
    boxes = {f"a_{box.anchor}": box for box in diagram.boxes}
    for parent in root.iter():
        for child in list(parent):
            # Names such as `r-3` would show as tooltips, and spaces that only make room are no text.
            if child.tag == f"{{{_SVG}}}title" or (child.tag == f"{{{_SVG}}}text" and not (child.text or "").strip()):
                parent.remove(child)
        if parent.get("font-family") == FONT:
            parent.set("font-family", FONT_STACK)
        if box := boxes.get(parent.get("id", "")):
            _name(parent, box)
    title = Element(f"{{{_SVG}}}title")
    title.text = diagram.name or "Argument map"
    root.insert(0, title)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _name(group: Element, box: Box) -> None:
    group.set("id", box.anchor)
    group.set("class", " ".join(classes_of(box)))
    for link in group.iter(f"{{{_SVG}}}a"):
        link.attrib.pop(f"{{{_XLINK}}}title", None)
    title = SubElement(group, f"{{{_SVG}}}title")
    title.text = box.name
    group.remove(title)
    group.insert(0, title)


def classes_of(box: Box) -> list[str]:
    """The classes of a statement: its kind, the word it stands under, and what else is marked."""
    nature = box.nature
    flags = {"against": nature.against, "reply": nature.is_reply, "unstated": nature.unstated, "inferred": nature.inferred}
    relation = [nature.bears.value] if nature.bears else []
    return ["statement", nature.kind.value, *relation, *(name for name, holds in flags.items() if holds)]
