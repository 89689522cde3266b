"""Finishing what an engine wrote as SVG: names that mean something, text that keeps its width, colours that can follow the reader's system."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

from attrs import evolve, fields

from argmap.drawing.diagram import Bar, Box, Diagram, Mention, Relation
from argmap.drawing.marks import SIGNS
from argmap.drawing.metrics import clean, width_of
from argmap.drawing.style import FONT, FONT_STACK, Face, Lettering, Theme
from argmap.listing import listed

_TITLE = "argument-map-title"
_DESCRIPTION = "argument-map-description"

_NAMED = 8
"""How many of the other members of a step are named for one."""

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
    return finish_pieces([svg], diagram, description=description, theme=theme, dark=dark)


def finish_pieces(svg: Iterable[bytes], diagram: Diagram, *, description: str = "", theme: Theme | None = None, dark: Theme | None = None) -> str:
    """Do the same with SVG that comes in pieces, each of whole lines: what one of them holds is finished while the next is drawn."""
    finisher = _Finisher(diagram)
    parts = (piece.decode() for piece in svg)
    root, _, first = next(parts).partition("<svg ")[2].partition(">")
    body = "".join([finisher.finish(first), *map(finisher.finish, parts)])
    start = _root(root, diagram.name or "Argument map", description)
    style = ""
    if theme and dark:
        body, style = _follow_system(body, theme, dark)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{start}{style}{body.strip()}\n'


_TOKEN = re.compile(r"<text([^>]*)>([^<]*)</text>\n?|<g([^>]*)>\n?|(</g>)\n?|<a ([^>]*)>|<title>[^<]*</title>\n?|<!--.*?-->\n?", re.DOTALL)
"""What may have to be changed; shapes pass as they are."""
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_HIDDEN = '<g aria-hidden="true">\n'
_EMPTY = re.compile(r'<g aria-hidden="true">\s*</g>\n')
_GRADIENT = re.compile(r'<linearGradient id="([^"]*)"')
_GRADIENT_NAME = re.compile(r'(<linearGradient id="|"url\(#)([^")]*)')


class _Finisher:
    """Goes once through what the engine wrote, which has an element a line, and every `<` and `>` in texts escaped."""

    def __init__(self, diagram: Diagram) -> None:
        self.boxes = {box.anchor: box for box in diagram.boxes}
        self.lost = {f"#{mention.anchor}" for mention in diagram.mentions} - {f"#{box.anchor}" for box in diagram.boxes}
        """Where nothing is in this picture that could be pointed to."""
        self.deeds = _deeds(diagram)
        self.placed = diagram.size is not None
        self.corners = 0
        """How many turned-down corners there were so far."""
        self.open: list[str] = []
        """For each group that is open, the statement that it is, `step`, or nothing."""

    def finish(self, body: str) -> str:
        body = _TOKEN.sub(self._token, body)
        # The engine calls the colours of a turned-down corner after the statement, and another statement may be called so.
        corners = {name: f"corner-{number}" for number, name in enumerate(dict.fromkeys(_GRADIENT.findall(body)), self.corners + 1)}
        self.corners += len(corners)
        if corners:
            body = _GRADIENT_NAME.sub(lambda found: found[1] + corners.get(found[2], found[2]), body)
        return _EMPTY.sub("", body)

    def _token(self, found: re.Match[str]) -> str:
        given, words, group, end, link = found.groups()
        if words is not None:
            return _text(given, words)
        if group is not None:
            return self._group(dict(_ATTRIBUTE.findall(group)))
        if end:
            return self._end()
        if link is not None:
            return self._link(dict(_ATTRIBUTE.findall(link)))
        # Names such as `r-3` would show as tooltips.
        return ""

    def _group(self, given: dict[str, str]) -> str:
        id, classes = html.unescape(given.pop("id", "")), given.get("class", "").split()
        # A statement is a node, or a table in one, around which the engine puts a group.
        anchor = id if id in self.boxes else id.removeprefix("a_")
        before = "</g>\n" if self.open and self.open[-1] == "step" else ""
        if anchor in self.boxes and anchor not in self.open:
            self.open.append(anchor)
            return before + self._statement(self.boxes[anchor])
        if "step" in classes:
            self.open.append("" if self.placed else "step")
            attributes = {"id": id, **given} | ({"aria-hidden": "true"} if self.placed else {})
            return before + _tag("g", attributes) + "\n" + ("" if self.placed else _HIDDEN)
        self.open.append("")
        if {"edge", "ground"} & set(classes):
            given["aria-hidden"] = "true"
        return before + _tag("g", given) + "\n"

    def _end(self) -> str:
        """End a group; what of a step is the bar itself is hidden from screen readers, and the statements under it are not."""
        closed = self.open.pop() if self.open else ""
        inner = _HIDDEN if self.open and self.open[-1] == "step" else ""
        return ("</g>\n" if closed == "step" else "") + "</g>\n" + inner

    def _statement(self, box: Box) -> str:
        deeds = "; ".join(self.deeds.get(box.key, ()))
        name = box.name
        if deeds:
            name += f"{' ' if name.endswith(('.', '!', '?')) else '. '}{deeds[0].upper()}{deeds[1:]}."
        name = html.escape(name)
        start = f'<g id="{html.escape(box.anchor)}" class="{" ".join(classes_of(box))}" role="graphics-object group" aria-label="{name}">'
        return f"{start}\n<title>{name}</title>\n"

    def _link(self, given: dict[str, str]) -> str:
        given.pop("xlink:title", None)
        if html.unescape(given.get("xlink:href", "")) in self.lost:
            del given["xlink:href"]
        if box := next((self.boxes[name] for name in reversed(self.open) if name in self.boxes), None):
            # The group has said all that is written in the box.
            given["aria-label"] = html.escape(box.called or box.statement)
        return _tag("a", given)


def _tag(name: str, given: Mapping[str, str]) -> str:
    """Print the start of an element; values are markup already."""
    attributes = "".join([f' {key}="{value}"' for key, value in given.items()])
    return f"<{name}{attributes}>"


def _text(given: str, words: str) -> str:
    """Give a line of text the width that it was measured to have, its spaces included; spaces that only make room are no text."""
    text = html.unescape(words)
    if not text.strip():
        return ""
    attributes = dict(_ATTRIBUTE.findall(given))
    if attributes.get("font-family") == FONT:
        # The whole picture has one font, and says so once.
        del attributes["font-family"]
    if attributes.get("text-anchor") == "start":
        del attributes["text-anchor"]
    attributes.pop("xml:space", None)
    face = Face.BOLD if attributes.get("font-weight") == "bold" else Face.ITALIC if attributes.get("font-style") == "italic" else Face.REGULAR
    if width := width_of(text, Lettering(round(float(attributes.get("font-size", "11"))), face)):
        attributes |= {"textLength": f"{width:.2f}", "lengthAdjust": "spacingAndGlyphs"}
    return f"{_tag('text', attributes)}{words}</text>\n"


def classes_of(box: Box) -> list[str]:
    """The classes of a statement: its kind, the word it stands under, and what else is marked."""
    nature = box.nature
    flags = {"against": nature.against, "reply": nature.is_reply, "unstated": nature.unstated, "inferred": nature.inferred}
    relation = [nature.bears.value] if nature.bears else []
    return ["statement", nature.kind.value, *relation, *(name for name, holds in flags.items() if holds), *(mark.value for mark in nature.marks)]


def _deeds(diagram: Diagram) -> dict[str, list[str]]:
    """For each box, by its key, what it does: `supports trams, together with crowd`; where it is used again among them."""
    deeds: dict[str, list[str]] = {}
    for bar in diagram.bars:
        members = _members(diagram, bar)
        to = _target(diagram, bar)
        for box in members:
            # With all others named for each, the names of a step of thousands would be millions.
            others = [other.called for other in members[: _NAMED + 1] if other is not box][:_NAMED]
            more = len(members) - 1 - len(others)
            together = f", together with {listed([*others, *([f'{more} more'] if more else [])])}" if others else ""
            told = "".join(f" ({SIGNS[mark].step.lower()})" for mark in bar.marks)
            deeds.setdefault(box.key, []).append(f"{_DOES[bar.relation]} {to}{together}{told}")
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
    members = listed(box.called for box in _members(diagram, target)) or "others"
    if target.relation is Relation.UNLESS:
        return f"the exception {members}"
    return f"the step from {members} to {_target(diagram, target)}"


def _root(written: str, name: str, description: str) -> str:
    """Print the start of the document: its size, what it is, and the whole argument as text."""
    given = {key: value for key, value in _ATTRIBUTE.findall(written) if not key.startswith("xmlns")}
    about = {"aria-describedby": _DESCRIPTION} if description else {}
    root = {
        "xmlns": "http://www.w3.org/2000/svg",
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        **given,
        "role": "graphics-document document",
        "aria-roledescription": "argument map",
        "aria-labelledby": _TITLE,
        "class": "argument-map",
        "font-family": FONT_STACK,
        "xml:space": "preserve",
        "style": "max-width:100%;height:auto",
        **about,
    }
    said = f'<desc id="{_DESCRIPTION}">{html.escape(clean(description), quote=False)}</desc>\n' if description else ""
    return f'{_tag("svg", root)}\n<title id="{_TITLE}">{html.escape(name, quote=False)}</title>\n{said}'


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


_STOP = re.compile(r'(<stop [^>]*?)style="([^"]*)"')
_COLOURED = re.compile(r'\b(fill|stroke|stop-color)="(#[0-9a-fA-F]{6})"')


def _follow_system(body: str, theme: Theme, dark: Theme) -> tuple[str, str]:
    """Name the colours that occur, and give them other values where the reader's system is dark; give the body and the style."""
    # What is in a `style` could not be changed.
    body = _STOP.sub(
        lambda stop: stop[1] + " ".join(f'{name}="{value}"' for name, _, value in (part.partition(":") for part in stop[2].split(";") if part)), body
    )
    used = {(name, value.lower()) for name, value in _COLOURED.findall(body)}
    roles = [each.name for each in fields(Theme)]
    role_of = {getattr(theme, role).lower(): role for role in reversed(roles)}
    named = sorted((roles.index(role_of[value]), name, value) for name, value in used if value in role_of)
    shown = dict.fromkeys(roles[number] for number, _, _ in named)
    rules = [f".argument-map{{{_properties(theme, shown)}}}"]
    rules.append(f"@media screen and (prefers-color-scheme:dark){{.argument-map{{{_properties(dark, shown)}}}}}")
    rules += [f'.argument-map [{name}="{value}"]{{{name}:var({_property(roles[number])})}}' for number, name, value in named]
    return body, "<style>\n" + "\n".join(rules) + "\n</style>\n"


def _properties(theme: Theme, roles: Iterable[str]) -> str:
    return ";".join(f"{_property(role)}:{getattr(theme, role).lower()}" for role in roles)


def _property(role: str) -> str:
    return f"--{role.replace('_', '-')}"
