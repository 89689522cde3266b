"""Finishing what an engine wrote as SVG: names that mean something, text that keeps its width, colours that can follow the reader's system."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from attrs import evolve, fields

from argmap.drawing.diagram import Bar, Box, Diagram, Mention, Relation
from argmap.drawing.errors import listed
from argmap.drawing.metrics import clean, width_of
from argmap.drawing.style import FONT, FONT_STACK, Face, Lettering, Theme

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TITLE = "argument-map-title"
_DESCRIPTION = "argument-map-description"
_COLOURED = ("fill", "stroke", "stop-color")

_DOES = {
    Relation.BECAUSE: "supports",
    Relation.BUT: "objects to",
    Relation.ALTHOUGH: "is a conceded objection to",
    Relation.UNLESS: "questions",
}


def finish(svg: bytes, diagram: Diagram, *, description: str = "", theme: Theme | None = None, dark: Theme | None = None) -> str:
    """Give the SVG of a diagram as a document that can be read without being seen, with nothing of the engine's own names.

    Each statement is a group with an id, classes, and a name that says what it is, says and does; what only repeats that is hidden from screen readers.
    Each line of text has the width that it was measured to have, whatever font the reader's system puts in for Arial.
    The picture has a view box and a size in pt, so that it scales, and is never wider than the page that it stands in.

    Args:
        svg: What the engine wrote.
        diagram: What it was to draw.
        description: The whole argument as text.
        theme: The theme that it was drawn in, with all its colours different, as `told_apart` gives them; only needed with `dark`.
        dark: The colours where the reader's system is set to dark.
    """
    root = ET.fromstring(svg)  # noqa: S314 (our engine wrote it)
    _Finisher(diagram).finish(root)
    _head(root, diagram.name or "Argument map", description)
    if theme and dark:
        _follow_system(root, theme, dark)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _print_xml(root) + "\n"


def _print_xml(root: Element) -> str:
    """Print a document as ElementTree does, which takes three times as long, since it looks for namespaces in each part."""
    names = _Names()
    root.attrib = {"xmlns": _SVG.strip("{}"), "xmlns:xlink": _XLINK.strip("{}"), **root.attrib}
    printed: list[str] = []
    stack: list[Element | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            printed.append(node)
            continue
        name, tail = names[node.tag], _escape(node.tail or "")
        attributes = "".join([f' {names[key]}="{_quote(value) if _MARKUP.search(value) else value}"' for key, value in node.items()])
        if len(node) or node.text:
            printed.append(f"<{name}{attributes}>{_escape(node.text or '')}")
            stack.append(f"</{name}>{tail}")
            stack += reversed(node)
        else:
            printed.append(f"<{name}{attributes} />{tail}")
    return "".join(printed)


class _Names(dict[str, str]):
    """What ElementTree's names are in the document."""

    def __missing__(self, key: str) -> str:
        space, _, name = key.rpartition("}")
        self[key] = found = f"{_PREFIXES[space]}{name}"
        return found


_PREFIXES = {"": "", "{http://www.w3.org/2000/svg": "", "{http://www.w3.org/1999/xlink": "xlink:", "{http://www.w3.org/XML/1998/namespace": "xml:"}
_MARKUP = re.compile('[&<>"\\r\\n\\t]')


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quote(text: str) -> str:
    return _escape(text).replace('"', "&quot;").replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


class _Finisher:
    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.boxes = {f"a_{box.anchor}": box for box in diagram.boxes}
        self.lost = {f"#{mention.anchor}" for mention in diagram.mentions} - {f"#{box.anchor}" for box in diagram.boxes}
        """Where nothing is in this picture that could be pointed to."""
        self.deeds = _deeds(diagram)
        self.corners: dict[str, str] = {}

    def finish(self, root: Element) -> None:
        for element in root.iter():
            for child in list(element):
                # Names such as `r-3` would show as tooltips, and spaces that only make room are no text.
                if child.tag == f"{_SVG}title" or (child.tag == f"{_SVG}text" and not (child.text or "").strip()):
                    element.remove(child)
            if element.tag == f"{_SVG}text":
                _fix_width(element)
            elif element.tag == f"{_SVG}a":
                self._mend_link(element)
            elif box := self.boxes.get(element.get("id", "")):
                self._name(element, box)
            else:
                self._name_corner(element)
        # Only now, since a tree must not be changed above where one walks in it.
        for group in list(root.iter(f"{_SVG}g")):
            classes = group.get("class", "").split()
            if "edge" in classes:
                group.set("aria-hidden", "true")
            elif "step" in classes:
                _hide_bar(group)

    def _mend_link(self, link: Element) -> None:
        link.attrib.pop(f"{_XLINK}title", None)
        if link.get(f"{_XLINK}href", "") in self.lost:
            del link.attrib[f"{_XLINK}href"]

    def _name_corner(self, element: Element) -> None:
        """Name the colours of a turned-down corner: the engine calls them after the statement, and another statement may be called so."""
        if element.tag == f"{_SVG}linearGradient":
            element.set("id", self.corners.setdefault(f"url(#{element.get('id')})", f"corner-{len(self.corners) + 1}"))
        elif corner := self.corners.get(element.get("fill", "")):
            element.set("fill", f"url(#{corner})")

    def _name(self, group: Element, box: Box) -> None:
        group.set("id", box.anchor)
        group.set("class", " ".join(classes_of(box)))
        deeds = "; ".join(self.deeds.get(box.key, ()))
        name = box.name
        if deeds:
            name += f"{' ' if name.endswith(('.', '!', '?')) else '. '}{deeds[0].upper()}{deeds[1:]}."
        group.set("role", "graphics-object group")
        group.set("aria-label", name)
        for link in group.iter(f"{_SVG}a"):
            # The group has said all that is written in the box.
            link.set("aria-label", box.called or box.statement)
        title = Element(f"{_SVG}title")
        title.text = name
        group.insert(0, title)


def classes_of(box: Box) -> list[str]:
    """The classes of a statement: its kind, the word it stands under, and what else is marked."""
    nature = box.nature
    flags = {"against": nature.against, "reply": nature.is_reply, "unstated": nature.unstated, "inferred": nature.inferred}
    relation = [nature.bears.value] if nature.bears else []
    return ["statement", nature.kind.value, *relation, *(name for name, holds in flags.items() if holds)]


def _deeds(diagram: Diagram) -> dict[str, list[str]]:
    """For each box, by its key, what it does: `supports trams, together with crowd`; where it is used again among them."""
    deeds: dict[str, list[str]] = {}
    for bar in diagram.bars:
        members = _members(diagram, bar)
        to = _target(diagram, bar)
        for box in members:
            others = [other.called for other in members if other is not box]
            together = f", together with {listed(others)}" if others else ""
            deeds.setdefault(box.key, []).append(f"{_DOES[bar.relation]} {to}{together}")
    return deeds


def _members(diagram: Diagram, bar: Bar) -> list[Box]:
    """Give the boxes of a step's members, those that are in the picture: of one that is only mentioned, it may have been left out."""
    named = [item.box if isinstance(item, Mention) else item.key for member in bar.members if (item := diagram.by_key.get(member))]
    return [box for key in named if isinstance(box := diagram.by_key.get(key), Box)]


def _target(diagram: Diagram, bar: Bar) -> str:
    target = diagram.by_key[bar.target]
    if isinstance(target, Box):
        return target.called
    assert isinstance(target, Bar)
    members = listed([box.called for box in _members(diagram, target)]) or "others"
    if target.relation is Relation.UNLESS:
        return f"the exception {members}"
    return f"the step from {members} to {_target(diagram, target)}"


def _fix_width(text: Element) -> None:
    """Give a line of text the width that it was measured to have, its spaces included."""
    if text.get("font-family") == FONT:
        # The whole picture has one font, and says so once.
        del text.attrib["font-family"]
    if text.get("text-anchor") == "start":
        del text.attrib["text-anchor"]
    text.attrib.pop(_SPACE, None)
    face = Face.BOLD if text.get("font-weight") == "bold" else Face.ITALIC if text.get("font-style") == "italic" else Face.REGULAR
    width = width_of(text.text or "", Lettering(round(float(text.get("font-size", "11"))), face))
    if width:
        text.set("textLength", f"{width:.2f}")
        text.set("lengthAdjust", "spacingAndGlyphs")


def _hide_bar(step: Element) -> None:
    """Hide from screen readers what is the bar itself; the statements under it stay."""
    run: Element | None = None
    for child in list(step):
        if child.tag == f"{_SVG}g":
            run = None
            continue
        if run is None:
            run = Element(f"{_SVG}g", {"aria-hidden": "true"})
            step.insert(list(step).index(child), run)
        step.remove(child)
        run.append(child)


def _head(root: Element, name: str, description: str) -> None:
    root.set("role", "graphics-document document")
    root.set("aria-roledescription", "argument map")
    root.set("aria-labelledby", _TITLE)
    root.set("class", "argument-map")
    root.set("font-family", FONT_STACK)
    root.set(_SPACE, "preserve")
    root.set("style", "max-width:100%;height:auto")
    title = Element(f"{_SVG}title", {"id": _TITLE})
    title.text = name
    root.insert(0, title)
    if description:
        root.set("aria-describedby", _DESCRIPTION)
        desc = Element(f"{_SVG}desc", {"id": _DESCRIPTION})
        desc.text = clean(description)
        root.insert(1, desc)


def told_apart(theme: Theme) -> Theme:
    """Give a theme in which no two roles have the same colour, so that each can be found again in a picture.

    A colour that is taken already becomes one that no eye can tell from it.
    """
    taken: set[str] = set()
    changed = {}
    for role in (each.name for each in fields(Theme)):
        colour = next(near for near in _near(getattr(theme, role).lower()) if near not in taken)
        taken.add(colour)
        changed[role] = colour
    return evolve(theme, **changed)


def _near(colour: str) -> Iterable[str]:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    for step in range(64):
        # Blue first: the eye sees it least.
        parts = (red, step // 8), (green, step // 4 % 2), (blue, step % 4)
        yield "#" + "".join(f"{value - by if value >= by else value + by:02x}" for value, by in parts)


def _follow_system(root: Element, theme: Theme, dark: Theme) -> None:
    """Name the colours that occur, and give them other values where the reader's system is dark."""
    used: set[tuple[str, str]] = set()
    for element in root.iter():
        if element.tag == f"{_SVG}stop":
            # What is in a `style` could not be changed.
            for name, _, value in (part.partition(":") for part in element.attrib.pop("style", "").split(";") if part):
                element.set(name, value)
        used.update((name, value) for name in _COLOURED if (value := element.get(name, "").lower()).startswith("#"))
    roles = [each.name for each in fields(Theme)]
    role_of = {getattr(theme, role).lower(): role for role in reversed(roles)}
    named = sorted((roles.index(role_of[value]), name, value) for name, value in used if value in role_of)
    shown = dict.fromkeys(roles[number] for number, _, _ in named)
    rules = [f".argument-map{{{_properties(theme, shown)}}}"]
    rules.append(f"@media screen and (prefers-color-scheme:dark){{.argument-map{{{_properties(dark, shown)}}}}}")
    rules += [f'.argument-map [{name}="{value}"]{{{name}:var({_property(roles[number])})}}' for number, name, value in named]
    style = Element(f"{_SVG}style")
    style.text = "\n" + "\n".join(rules) + "\n"
    root.insert(1, style)


def _properties(theme: Theme, roles: Iterable[str]) -> str:
    return ";".join(f"{_property(role)}:{getattr(theme, role).lower()}" for role in roles)


def _property(role: str) -> str:
    return f"--{role.replace('_', '-')}"
