"""The picture of the page: our own SVG, in which each part says what it is a part of, so that it can be moved and hidden."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import fields, frozen

from argmap.drawing import Drawing
from argmap.drawing.diagram import Bar, Box, Diagram
from argmap.drawing.frame import heading_height
from argmap.drawing.nodes import bar_height, ground_of
from argmap.drawing.style import Theme
from argmap.drawing.svg import classes_of

RIM = 24
"""The room around the map, in pt."""


@frozen
class Picture:
    """The picture, in pieces."""

    svg: str
    """An `svg` element; what belongs to statement 3 says `data-statement="3"`, what belongs to step 5 `data-step="5"`. Both are counted from 0.

    Its colours are custom properties, those that `palette` gives.
    """
    geometry: dict[str, Any]
    """Where everything stands, in pt from the top left of the map, as plain data."""


def make_picture(drawing: Drawing) -> Picture:
    """Make the picture of a drawing of the layout `right` in two themes.

    Raises:
        DrawingError: as for `Drawing.svg`.
    """
    body = drawing.svg().partition("</style>")[2]
    roles = {getattr(drawing.theme, each.name): each.name.replace("_", "-") for each in fields(Theme)}
    body = _COLOURED.sub(lambda found: f'{found[1]}="var(--{roles[found[2]]})"' if found[2] in roles else found[0], body)
    return Picture(_Namer(drawing).name(body), geometry_of(drawing.diagram))


def palette(theme: Theme) -> str:
    """Give the colours of a theme as custom properties."""
    return ";".join(f"--{each.name.replace('_', '-')}:{getattr(theme, each.name).lower()}" for each in fields(Theme))


def step_number(key: str) -> int:
    """Give the number of a step, from 0, as the map counts them."""
    return int(key.split("-")[1]) - 1


def statement_number(key: str) -> int:
    """Give the number of a statement, from 0, as the map counts them."""
    return int(key.split("-")[1]) - 1


_GROUP = re.compile(r"<g(?P<given>[^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_COLOURED = re.compile(r'\b(fill|stroke|stop-color)="(#[0-9a-f]{6})"')
_NOISE = re.compile(r"<(?:title>.*</title>|/?a\b[^>]*>|/?g>)$")
"""What only wraps shapes and words, or would show as a tooltip."""


class _Namer:
    """Goes once through a finished picture, which has an element a line, and gives every group its name."""

    def __init__(self, drawing: Drawing) -> None:
        self.diagram = drawing.diagram
        assert self.diagram.size
        self.width, self.height = self.diagram.size
        self.boxes = {box.anchor: box for box in self.diagram.boxes}
        # What the engine gives no names comes in the order in which it was written: nodes of one look together, lines by the nodes that they start from.
        grounds: dict[str, list[Box]] = {}
        for box in self.diagram.boxes:
            if colour := ground_of(box, drawing.theme):
                grounds.setdefault(colour, []).append(box)
        self.grounds = (box for group in grounds.values() for box in group)
        linked = {link.source for link in self.diagram.links if link.path and link.relation}
        bars: dict[str, list[Bar]] = {}
        for bar in self.diagram.bars:
            bars.setdefault(bar.relation.value, []).append(bar)
        self.lines = (bar for group in bars.values() for bar in group if bar.key in linked)
        self.mentions = iter(self.diagram.mentions)
        self.plain = 0

    def name(self, body: str) -> str:
        groups = list(self._groups(body))
        plain = sum(start.strip() == 'class="node"' for start, _ in groups)
        self.regions_from = plain - 2 * len(self.diagram.regions) - bool(self.diagram.foot)
        named = "\n".join(f"<g {self._named(start)}>\n{content}\n</g>" for start, content in groups)
        box = f"{-RIM} {-RIM} {self.width + 2 * RIM:.0f} {self.height + 2 * RIM:.0f}"
        size = f'width="{self.width + 2 * RIM:.0f}" height="{self.height + 2 * RIM:.0f}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" id="picture" class="argument-map" role="presentation" viewBox="{box}" {size} xml:space="preserve">\n'
            f'<g transform="translate(0 {self.height:.2f})">\n{named}\n</g>\n</svg>'
        )

    def _groups(self, body: str) -> Iterator[tuple[str, str]]:
        """Give the groups of the picture: what stands in the start of each, and what is in it, without what only wraps."""
        depth, given = 0, ""
        content: list[str] = []
        for line in body.strip().split("\n"):
            if found := _GROUP.match(line):
                depth += 1
                if depth == 2:  # noqa: PLR2004 (the picture is a group itself)
                    given, content = found["given"], []
            elif line == "</g>":
                depth -= 1
                if depth == 1:
                    yield given, "\n".join(content)
            elif depth > 1 and not _NOISE.match(line):
                content.append(line)

    def _named(self, start: str) -> str:
        given = dict(_ATTRIBUTE.findall(start))
        classes = given.get("class", "").split()
        if box := self.boxes.get(html.unescape(given.get("id", ""))):
            return self._statement(box, given)
        if "ground" in classes:
            return f'class="ground" data-statement="{statement_number(next(self.grounds).key)}" aria-hidden="true"'
        if "step" in classes:
            return f'class="{given["class"]}" data-step="{step_number(given["id"])}" aria-hidden="true"'
        if "mention" in classes:
            mention = next(self.mentions)
            return f'class="mention" data-step="{step_number(mention.key)}" data-goes="{statement_number(mention.box)}" aria-hidden="true"'
        if "edge" in classes:
            return f'class="line {classes[-1]}" data-step="{step_number(next(self.lines).key)}" aria-hidden="true"'
        place, self.plain = self.plain - self.regions_from, self.plain + 1
        part = "heading" if place < 0 else "region" if place < 2 * len(self.diagram.regions) else "foot"
        region = f' data-region="{place // 2}"' if part == "region" else ""
        return f'class="{part}"{region} aria-hidden="true"'

    def _statement(self, box: Box, given: Mapping[str, str]) -> str:
        number = statement_number(box.key)
        return (
            f'class="{" ".join(classes_of(box))}" id="box-{number}" data-statement="{number}" role="treeitem" tabindex="-1" aria-label="{given["aria-label"]}"'
        )


def geometry_of(diagram: Diagram) -> dict[str, Any]:
    """Give where everything stands, in pt: the place and the size of boxes, bars and regions, the top of mentions."""
    assert diagram.size
    items = diagram.by_key
    mentions: dict[int, list[float]] = {}
    for mention in diagram.mentions:
        assert mention.at
        mentions.setdefault(step_number(mention.key), []).append(round(mention.at.y, 2))
    return {
        "size": [round(each, 2) for each in diagram.size],
        "heading": round(heading_height(diagram), 2),
        "foot": round(diagram.foot_at.y, 2) if diagram.foot and diagram.foot_at else None,
        "boxes": [_rectangle(box.at, box.width, box.height) for box in diagram.boxes],
        "bars": {
            step_number(bar.key): {
                "at": _rectangle(bar.at, bar.width, bar_height(bar, [items[member] for member in bar.members])),
                "drawn": [statement_number(member) for member in bar.members if isinstance(items[member], Box)],
                "mentions": mentions.get(step_number(bar.key), []),
            }
            for bar in diagram.bars
        },
        "regions": [
            [round(region.at.y, 2), round(region.height, 2), round(sum(row.height for row in region.rows) + 14, 2)]
            for region in diagram.regions
            if region.at and region.height
        ],
    }


def _rectangle(at: Any, width: float, height: float) -> list[float]:
    return [round(each, 2) for each in (at.x, at.y, width, height)]
