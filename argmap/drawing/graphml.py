"""A placed diagram as GraphML: yEd opens it with the layout, other programs read what is said of each statement.

A statement is a node, and so is a step: edges lead from members to their step and from a step to what it bears on.
What is drawn is told in yEd's own elements (yFiles 2, `nodegraphics` and `edgegraphics`), what is meant in plain data, under the words of the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf

from argmap.argument import ArgumentMap
from argmap.argument.cells import COLUMNS, cells_of, scheme_of, word_of
from argmap.diagnostic import print_place
from argmap.drawing.boxes import AND_HEIGHT, FOLD, height_of, length
from argmap.drawing.diagram import Bar, Box, Diagram, Item, Link, Mention, Part, Point, Region, Relation, Row, Run
from argmap.drawing.errors import DrawingError
from argmap.drawing.frame import heading_parts
from argmap.drawing.labels import inks_of
from argmap.drawing.nodes import bar_height
from argmap.drawing.style import LETTERING, Theme, look_of, stroke_of
from argmap.drawing.yfiles import (
    HEADS,
    NO_BORDER,
    NO_FILL,
    Label,
    print_border,
    print_data,
    print_element,
    print_fill,
    print_geometry,
    print_label,
    print_line,
    print_number,
    set_labels,
)
from argmap.outlining import print_source

_SPACES = 'xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml" xmlns:yed="http://www.yworks.com/xml/yed/3"'
_OF_NODES = ("name", *COLUMNS[1:], "relation", "scheme", "statement", "url")
"""The plain data of nodes: `name` is the id, which other programs take for a word of their own; `url` is what yEd opens."""


def to_graphml(diagram: Diagram, theme: Theme, map: ArgumentMap | None) -> str:
    """Turn a placed diagram into GraphML, in the colours of a theme.

    Args:
        diagram: What is drawn.
        theme: Its colours.
        map: What is drawn, for what is said of each statement; without it there is only the picture.

    Raises:
        DrawingError: the diagram is not placed.
    """
    if diagram.size is None:
        raise DrawingError("the layout leaves the places to Graphviz, and GraphML has to tell them", "choose another layout, such as `right` or `down`")
    return "\n".join(_Writer(diagram, theme, map or ArgumentMap()).lines()) + "\n"


class _Writer:
    def __init__(self, diagram: Diagram, theme: Theme, map: ArgumentMap) -> None:
        self.diagram = diagram
        self.theme = theme
        self.map = map
        self.steps = dict(map.steps())
        self.sources = {source.id: print_source(source) for source in map.sources}
        self.section_of = {member: section.title for section in map.sections for member in section.members}

    def lines(self) -> Iterator[str]:
        """Give the lines of the file."""
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield f"<graphml {_SPACES}>"
        yield '<key id="title" for="graph" attr.name="title" attr.type="string"/>'
        yield from (f'<key id="{name}" for="node" attr.name="{name}" attr.type="string"/>' for name in _OF_NODES)
        yield '<key id="bears" for="edge" attr.name="relation" attr.type="string"/>'
        yield '<key id="node" for="node" yfiles.type="nodegraphics"/>'
        yield '<key id="edge" for="edge" yfiles.type="edgegraphics"/>'
        yield '<graph id="map" edgedefault="directed">'
        if self.map.title:
            yield print_element("data", {"key": "title"}, self.map.title)
        yield from self._around()
        yield from self._regions()
        for bar in self.diagram.bars:
            yield from self._edges_of_members(bar)
        for links in self._routes():
            yield from links
        yield "</graph>"
        yield "</graphml>"

    # Nodes

    def _around(self) -> Iterator[str]:
        """Write the words over the map and below it, without the legend."""
        parts = [(part.key, part.top, part.rows, part.height) for part in heading_parts(self.diagram) if part.rows]
        if self.diagram.foot and self.diagram.foot_at:
            parts.append(("foot", self.diagram.foot_at.y, self.diagram.foot, height_of(self.diagram.foot)))
        inks = dict.fromkeys(Part, self.theme.muted) | {Part.TITLE: self.theme.title, Part.FOOT: self.theme.attack}
        for key, top, rows, height in parts:
            width = max(length(row.left) for row in rows)
            shape = [print_geometry(Point(0, top), width, height), NO_FILL, NO_BORDER]
            yield from self._node(
                key, {"kind": key}, "ShapeNode", [*shape, *map(print_label, set_labels(rows, inks, 0, 0, width)), '<y:Shape type="rectangle"/>']
            )

    def _regions(self) -> Iterator[str]:
        """Write what is in no region, then the regions, each with what is in it."""
        children: dict[str | None, list[Region]] = {}
        for region in self.diagram.regions:
            children.setdefault(region.parent, []).append(region)
        within = {key for region in self.diagram.regions for key in region.contents}
        yield from self._items(key for key in self.diagram.outer() if key not in within)
        waiting: list[Region | None] = list(reversed(children.get(None, ())))
        while waiting:
            current = waiting.pop()
            if current is None:
                yield from _END_OF_GROUP
                continue
            yield from self._region(current)
            yield from self._items(current.contents)
            waiting += [None, *reversed(children.get(current.key, ()))]

    def _items(self, keys: Iterable[str]) -> Iterator[str]:
        for key in keys:
            item = self.diagram.by_key.get(key)
            if isinstance(item, Box):
                yield from self._box(item)
            elif isinstance(item, Bar):
                yield from self._step(item)

    def _region(self, region: Region) -> Iterator[str]:
        title = " ".join(run.text for row in region.rows for run in row.left)
        labels = set_labels(region.rows, {Part.REGION: self.theme.muted}, 8, 5, region.width or 0)
        border = print_border(self.theme.region)
        at, width, height = region.at or Point(0, 0), region.width or 0, region.height or 0
        yield from self._group(region.key, {"kind": "section", "text": title}, print_geometry(at, width, height), [NO_FILL, border, *map(print_label, labels)])

    def _step(self, bar: Bar) -> Iterator[str]:
        """Write a step with its members; linked ones are a group, so that they stay together."""
        members = [self.diagram.by_key[member] for member in bar.members]
        if len(members) > 1:
            yield from self._tie(bar, members)
        yield from self._bar(bar, members)
        for member in members:
            if isinstance(member, Box):
                yield from self._box(member)
            elif isinstance(member, Mention):
                yield from self._mention(member)
        if len(members) > 1:
            yield from _END_OF_GROUP

    def _tie(self, bar: Bar, members: Sequence[Item]) -> Iterator[str]:
        fill, border, ink = self._paint(bar)
        if bar.aside:
            fill, border = NO_FILL, NO_BORDER
        labels: list[Label] = []
        for before, member in pairwise(members):
            if bar.at and before.at and member.at and not bar.aside:
                middle = (bar.width - length([_AND])) / 2
                labels.append(Label(_AND, ink, middle, before.at.y + before.height - bar.at.y + (AND_HEIGHT - LETTERING[Part.AND].leading) / 2))
        shape = print_geometry(bar.at, bar.width, max(bar_height(bar, members), *(_bottom(bar, member) for member in members)))
        yield from self._group(f"{bar.key}-linked", {"kind": "linked"}, shape, [fill, border, *map(print_label, labels)], shape="rectangle")

    def _paint(self, bar: Bar) -> tuple[str, str, str]:
        """Give the fill and the border of a bar, and the colour of its words."""
        stroke = stroke_of(bar.relation, self.theme, bar.marks)
        fill, ink = (self.theme.page, stroke.colour) if stroke.hollow else (stroke.colour, self.theme.on_bar)
        return print_fill(fill), print_border(stroke.colour, stroke.outline), ink

    def _bar(self, bar: Bar, members: Sequence[Item]) -> Iterator[str]:
        fill, border, ink = self._paint(bar)
        step = self.steps.get(bar.path)
        said = {"name": print_place(bar.path), "kind": "step", "relation": word_of(step), "scheme": scheme_of(step)} if step else {"kind": "step"}
        inks = dict.fromkeys(Part, ink)
        labels: list[Label] = []
        if bar.aside and bar.at:
            for number, member in enumerate(members):
                rows = bar.rows if number == 0 else (Row((_AND,), bar.height),)
                middle = (member.at.x if member.at else 0) - bar.at.x + member.width / 2
                labels += set_labels(rows, inks, middle, 0, 0, centred=True)
        else:
            labels += set_labels(bar.rows, inks, bar.width / 2, (bar.height - height_of(bar.rows)) / 2, 0, centred=True)
        yield from self._node(
            bar.key, said, "ShapeNode", [print_geometry(bar.at, bar.width, bar.height), fill, border, *map(print_label, labels), '<y:Shape type="rectangle"/>']
        )

    def _box(self, box: Box) -> Iterator[str]:
        look = look_of(box.nature, self.theme)
        said = {"name": box.statement, "url": box.href or ""}
        if box.statement in self.map:
            said |= cells_of(self.map[box.statement], self.sources, self.section_of.get(box.statement, ""))
            del said["id"]
        width = 3 if look.double else look.penwidth
        border = print_border(look.border, look.dash, width)
        corner = FOLD if look.folded else 0
        labels = set_labels(box.rows, inks_of(look), box.inset.side, box.inset.top, box.width - box.inset.side - corner)
        parts = [
            print_geometry(box.at, box.width, box.height),
            print_fill(look.fill),
            border,
            *map(print_label, sorted(labels, key=lambda label: label.run.part not in _STATED)),
        ]
        if look.folded:
            yield from self._node(box.key, said, "UMLNoteNode", parts)
        else:
            yield from self._node(box.key, said, "ShapeNode", [*parts, f'<y:Shape type="{"roundrectangle" if look.rounded else "rectangle"}"/>'])

    def _mention(self, mention: Mention) -> Iterator[str]:
        box = self.diagram.by_key.get(mention.box)
        statement = box.statement if isinstance(box, Box) else ""
        border = print_border(self.theme.line)
        top = (mention.height - height_of(mention.rows)) / 2
        labels = set_labels(mention.rows, {Part.MENTION: self.theme.muted}, 6, top, mention.width)
        parts = [
            print_geometry(mention.at, mention.width, mention.height),
            print_fill(self.theme.page),
            border,
            *map(print_label, labels),
            '<y:Shape type="rectangle"/>',
        ]
        yield from self._node(mention.key, {"kind": "mention", "statement": statement}, "ShapeNode", parts)

    def _node(self, key: str, said: Mapping[str, str], shape: str, parts: Iterable[str]) -> Iterator[str]:
        yield f'<node id="{key}">'
        yield from print_data(said)
        yield from ('<data key="node">', f"<y:{shape}>", *parts, f"</y:{shape}>", "</data>", "</node>")

    def _group(self, key: str, said: Mapping[str, str], geometry: str, parts: Sequence[str], shape: str = "roundrectangle") -> Iterator[str]:
        """Begin a group that keeps its size; it may be closed in yEd, as any group may."""
        yield f'<node id="{key}" yfiles.foldertype="group">'
        yield from print_data(said)
        yield from ('<data key="node">', "<y:ProxyAutoBoundsNode>", '<y:Realizers active="0">')
        for closed in ("false", "true"):
            yield from ("<y:GroupNode>", geometry, *parts, f'<y:Shape type="{shape}"/>')
            yield f'<y:State autoResize="false" closed="{closed}" closedHeight="50.0" closedWidth="100.0" innerGraphDisplayEnabled="false"/>'
            yield '<y:Insets bottom="0" bottomF="0.0" left="0" leftF="0.0" right="0" rightF="0.0" top="0" topF="0.0"/>'
            yield "</y:GroupNode>"
        yield from ("</y:Realizers>", "</y:ProxyAutoBoundsNode>", "</data>", f'<graph id="{key}:" edgedefault="directed">')

    # Edges

    def _edges_of_members(self, bar: Bar) -> Iterator[str]:
        """Join members to their step, by a line that shows once they are moved apart; and what is told elsewhere to the place that names it, unseen."""
        for member in bar.members:
            item = self.diagram.by_key[member]
            if isinstance(item, Mention) and item.box in self.diagram.by_key:
                yield from self._edge(f"{item.box}-{member}", item.box, member, "mention", print_line(f"{self.theme.line}00", "solid", 1), (), "none")
            colour = stroke_of(bar.relation, self.theme, bar.marks).colour
            yield from self._edge(f"{member}-{bar.key}", member, bar.key, "member", print_line(colour, "solid", 1), self._along(bar, item), "none")

    def _along(self, bar: Bar, member: Item) -> Sequence[Point]:
        """The way from a linked member to its bar: along the edge that ties them, so that it crosses no other member."""
        if bar.at is None or member.at is None:
            return ()
        if bar.aside or len(bar.members) == 1:
            x = member.at.x + member.width / 2
            return Point(x, member.at.y), Point(x, bar.at.y + bar.height)
        x = (bar.at.x + member.at.x) / 2
        y = member.at.y + member.height / 2
        return Point(member.at.x, y), Point(x, y), Point(x, bar.at.y + bar.height / 2)

    def _routes(self) -> Iterator[Iterator[str]]:
        """Lead a line from each bar to what it bears on; where the picture lets lines join, each goes on along the one that it joins."""
        heads: dict[tuple[str, Relation], list[Link]] = {}
        first: dict[str, Link] = {}
        for link in self.diagram.links:
            if link.relation is not None and link.path:
                first.setdefault(link.source, link)
                if link.headed:
                    heads.setdefault((link.target, link.relation), []).append(link)
        for bar in self.diagram.bars:
            if bar.key not in first:
                continue
            link = first[bar.key]
            assert link.relation is not None
            assert link.path
            ways = [_joined(link.path, head.path or ()) for head in heads.get((link.target, link.relation), ())] if not link.headed else []
            way = min(ways, key=_extent) if ways else link.path
            stroke = stroke_of(link.relation, self.theme, bar.marks)
            line = print_line(stroke.colour, stroke.style, stroke.penwidth)
            yield self._edge(f"{bar.key}-{bar.target}", bar.key, bar.target, link.relation.value, line, _unbent(way), HEADS[stroke.head])

    def _edge(self, key: str, source: str, target: str, relation: str, line: str, way: Sequence[Point], head: str) -> Iterator[str]:
        yield f'<edge id="{key}" source="{source}" target="{target}">'
        yield from (print_element("data", {"key": "bears"}, relation), '<data key="edge">', "<y:PolyLineEdge>")
        middle = Point(0, 0)
        start, end = (self._port(source, way[0]), self._port(target, way[-1])) if way else (middle, middle)
        yield f'<y:Path sx="{print_number(start.x)}" sy="{print_number(start.y)}" tx="{print_number(end.x)}" ty="{print_number(end.y)}">'
        yield from (f'<y:Point x="{print_number(point.x)}" y="{print_number(point.y)}"/>' for point in way[1:-1])
        yield "</y:Path>"
        yield from (line, f'<y:Arrows source="none" target="{head}"/>', '<y:BendStyle smoothed="false"/>', "</y:PolyLineEdge>", "</data>", "</edge>")

    def _port(self, key: str, point: Point) -> Point:
        """Where a line meets a node, from the middle of the node."""
        item = self.diagram.by_key[key]
        at = item.at or Point(0, 0)
        return Point(point.x - at.x - item.width / 2, point.y - at.y - item.height / 2)


_END_OF_GROUP = ("</graph>", "</node>")
_AND = Run(Part.AND, "AND")
_STATED = frozenset({Part.THESIS, Part.STATEMENT, Part.UNSTATED, Part.LARGE, Part.LARGE_UNSTATED})
"""What is stated stands in the first label of its node, which other programs take for the node's name."""


def _bottom(bar: Bar, member: Item) -> float:
    return member.at.y + member.height - bar.at.y if bar.at and member.at else 0


def _joined(path: Sequence[Point], trunk: Sequence[Point]) -> Sequence[Point]:
    """Go on from the end of a path straight to a line between the same ends, and along that to its tip."""
    end = path[-1]
    best, nearest = (*path, trunk[-1]), inf
    for number, (one, other) in enumerate(pairwise(trunk)):
        across = one.y == other.y
        low, high = sorted((one.x, other.x) if across else (one.y, other.y))
        joint = Point(end.x, one.y) if across else Point(one.x, end.y)
        away = abs(joint.x - end.x) + abs(joint.y - end.y)
        if low <= (joint.x if across else joint.y) <= high and away < nearest:
            best, nearest = (*path, joint, *trunk[number + 1 :]), away
    if nearest < inf or len(trunk) < 2:  # noqa: PLR2004
        return best
    # The line that it joins runs on past the other one, to its last corner.
    corner, tip = trunk[-2], trunk[-1]
    return (*path, Point(end.x, corner.y) if corner.x == tip.x else Point(corner.x, end.y), corner, tip)


def _unbent(path: Sequence[Point]) -> Sequence[Point]:
    """Leave out the points at which a path does not turn."""
    kept: list[Point] = []
    for point in path:
        if kept and _same(point, kept[-1]):
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return kept if len(kept) > 1 else [path[0], path[-1]]


def _same(one: Point, other: Point) -> bool:
    return print_number(one.x) == print_number(other.x) and print_number(one.y) == print_number(other.y)


def _straight(first: Point, middle: Point, last: Point) -> bool:
    return len({print_number(point.x) for point in (first, middle, last)}) == 1 or len({print_number(point.y) for point in (first, middle, last)}) == 1


def _extent(path: Sequence[Point]) -> float:
    return sum(abs(one.x - other.x) + abs(one.y - other.y) for one, other in pairwise(path))
