"""From a map to a diagram that is not yet placed: the part that all layouts share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from argmap.argument import ArgumentMap
from argmap.diagnostic import Path
from argmap.drawing import heading
from argmap.drawing.arrangement import PlacedStep, arrange
from argmap.drawing.boxes import (
    ROOMY,
    Manner,
    Setting,
    kind_of,
    narrowest_bar,
    narrowest_mention,
    narrowest_statement,
    rows,
    set_bar,
    set_mention,
    set_statement,
)
from argmap.drawing.diagram import Bar, Box, Diagram, Item, Link, Mention, Nature, Part, Region, Row
from argmap.drawing.metrics import clean
from argmap.drawing.view import Showing


@frozen
class Measures:
    """The sizes that a layout chooses, in pt."""

    box: float = 190
    """The width of a box and of a bar."""
    root: float = 230
    """The width of a box that stands alone: theses among them."""
    spine: float = 7
    """What linked members give of their width to the line that ties them to their bar."""
    gap: float = 44
    """Between two columns."""
    heading: float = 360
    """The width that title, subtitle and legend may take at least."""
    manner: Manner = ROOMY


def compose(map: ArgumentMap, measures: Measures, foot: str = "", *, across: bool = True, showing: Showing | None = None) -> Diagram:
    """Set everything in type: boxes, bars and links in reading order, and what stands around them.

    With `across`, a step whose members all belong to another section is drawn in that section's region.
    `showing` says which parts of statements are shown, and what is left out of the map.
    """
    return Composer(map, measures, showing, across=across).compose(foot)


class Composer:
    """Sets a map in type, and any part of it again in another width."""

    def __init__(self, map: ArgumentMap, measures: Measures, showing: Showing | None = None, *, across: bool = True) -> None:
        self.map = map
        self.setting = Setting(map, showing or Showing(), measures.manner)
        self.measures = measures
        self.arrangement = arrange(map, across=across)
        self.theses = {thesis.id for thesis in map.theses}
        self.keys = {statement.id: f"s-{number}" for number, statement in enumerate(map.statements, 1)}
        self.bar_keys: dict[Path, str] = {path: f"r-{number}" for number, (path, _) in enumerate(map.steps(), 1)}
        self.statements = {key: id for id, key in self.keys.items()}
        self.anchors = dict(zip(self.keys, _anchors(self.keys), strict=True))
        self.boxes: dict[str, Box] = {}
        self.steps = {self.bar_keys[placed.path]: placed.step for placed in self.arrangement.steps}

    def compose(self, foot: str = "") -> Diagram:
        """Give the diagram of the whole map, not yet placed."""
        for root in self.arrangement.roots:
            self._set(root, None, self.measures.root)
        for placed in self.arrangement.steps:
            for member in placed.own_members:
                self._set(member, placed, self._member_width(placed))
        bars, mentions, links = self._bars()
        room = max(self.measures.heading, self._width())
        boxes = tuple(self.boxes[statement.id] for statement in self.map.statements)
        return Diagram(
            boxes,
            tuple(mentions),
            tuple(bars),
            tuple(links),
            tuple(self._regions()),
            name=clean(" ".join(self.map.title.split())),
            title=heading.title(self.map, room),
            subtitle=heading.subtitle(self.map, room, self.setting.showing),
            legend=heading.legend(boxes, bars, room, self.setting.showing),
            notes=heading.notes(self.map, boxes, room, self.setting.showing),
            foot=heading.foot(self.map, foot, room, self.setting.showing),
            showing=self.setting.showing,
        )

    def set_again(self, item: Item, width: float) -> Item:
        """Give the same item, `width` pt wide."""
        match item:
            case Box():
                return set_statement(self.setting, self.map[item.statement], item.nature, item.key, item.anchor, width)
            case Mention():
                return set_mention(self.setting, self.boxes[self.statements[item.box]], item.key, width)
            case Bar():
                words = set_bar(self.setting, item.relation, self.steps[item.key], width, item.marks)
                return evolve(item, rows=words.rows, width=width, height=words.height)

    def narrowest(self, item: Item) -> float:
        """How wide it has to be so that no word is split, in pt."""
        match item:
            case Box():
                return narrowest_statement(self.setting, self.map[item.statement], item.nature)
            case Mention():
                return narrowest_mention(item)
            case Bar():
                return narrowest_bar(self.setting, item.relation, self.steps[item.key], item.marks)

    def _set(self, id: str, placed: PlacedStep | None, width: float) -> None:
        statement = self.map[id]
        relation, against = (placed.relation, placed.against) if placed else (None, False)
        marks = self.setting.showing.marks.statements.get(id, ())
        nature = Nature(kind_of(statement, self.theses), relation, against, statement.implicit, statement.inferred, marks)
        self.boxes[id] = set_statement(self.setting, statement, nature, self.keys[id], self.anchors[id], width)

    def _member_width(self, placed: PlacedStep) -> float:
        return self.measures.box - (self.measures.spine if len(placed.own) > 1 else 0)

    def _bars(self) -> tuple[list[Bar], list[Mention], list[Link]]:
        bars: list[Bar] = []
        mentions: list[Mention] = []
        links: list[Link] = []
        for placed in self.arrangement.steps:
            key = self.bar_keys[placed.path]
            target = self.keys[placed.target] if isinstance(placed.target, str) else self.bar_keys[placed.target]
            members: list[str] = []
            marks = self.setting.showing.marks.steps.get(placed.path, ())
            links.append(Link(key, target, placed.relation, marks=marks))
            for number, (member, own) in enumerate(zip(placed.step.members, placed.own, strict=True), 1):
                if own:
                    members.append(self.keys[member])
                    continue
                mention = set_mention(self.setting, self.boxes[member], f"{key}-{number}", self._member_width(placed))
                mentions.append(mention)
                members.append(mention.key)
                links.append(Link(mention.key, mention.box, None))
            words = set_bar(self.setting, placed.relation, placed.step, self.measures.box, marks)
            size = self.measures.box, words.height
            bars.append(Bar(key, placed.relation, words.rows, target, tuple(members), placed.against, *size, marks=marks, path=placed.path))
        return bars, mentions, links

    def _width(self) -> float:
        """About how wide the picture will be with a column for each step on the way from a root."""
        depth: dict[Path | str, int] = {}
        for placed in self.arrangement.steps:
            depth[placed.path] = depth.get(placed.target, 0) + 1
            depth.update(dict.fromkeys(placed.own_members, depth[placed.path]))
        return min(900, self.measures.root + max(depth.values(), default=0) * (self.measures.gap + self.measures.box))

    def _regions(self) -> Iterator[Region]:
        sections = {section.id: number for number, section in enumerate(self.map.sections, 1)}
        contents: dict[str | None, list[str]] = {}
        for root, home in self.arrangement.roots.items():
            contents.setdefault(home, []).append(self.keys[root])
        for placed in self.arrangement.steps:
            contents.setdefault(placed.section, []).append(self.bar_keys[placed.path])
        for section in self.map.sections:
            title: tuple[Row, ...] = rows(Part.REGION, section.title, self.measures.root + self.measures.gap + self.measures.box)
            parent = f"g-{sections[section.parent]}" if section.parent else None
            yield Region(f"g-{sections[section.id]}", title, parent, tuple(contents.get(section.id, ())))


def _anchors(ids: Iterable[str]) -> Iterator[str]:
    """Make from each id a name that is safe in markup and in links, the same on every run, and no two alike."""
    taken: set[str] = set()
    for id in ids:
        stem = "statement-" + (re.sub(r"[^\w-]+", "-", clean(id)).strip("-") or "x")
        anchor, number = stem, 2
        while anchor in taken:
            anchor, number = f"{stem}.{number}", number + 1
        taken.add(anchor)
        yield anchor
