"""A placed diagram as a `graphviz.Digraph` in which every node and line has its position."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from argmap.drawing.boxes import height_of
from argmap.drawing.diagram import Box, Diagram, Link, Part, Point, Region, classes_of_step
from argmap.drawing.frame import heading_parts
from argmap.drawing.labels import print_samples
from argmap.drawing.markup import Attributes, fixed, print_rows, table
from argmap.drawing.metrics import clean
from argmap.drawing.nodes import (
    GROUND,
    Manner,
    bar_height,
    ground_of,
    manner_of_bars,
    manner_of_boxes,
    manner_of_mentions,
    words_in_box,
    words_of_mention,
    words_on_bar,
)
from argmap.drawing.pieces import split
from argmap.drawing.style import FONT, Theme, stroke_of

if TYPE_CHECKING:
    from graphviz import Digraph

G = TypeVar("G", bound="Digraph")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

_INCH = 72
_SLACK = 8
"""What a node is larger than what is painted in it, in pt: Graphviz warns of a label that just fits."""
_ROUNDING = 40
_NOTHING = '""'
_HEAD = {"normal": 7.0, "tee": 3.0, "obox": 5.0, "odiamond": 9.6}
"""How far before its tip the line of each arrow ends, at its size, in pt."""


def to_placed_dot(diagram: Diagram, theme: Theme, make: type[G]) -> G:
    """Turn a placed diagram into a graph, made by `make`, for `neato -n2`, which only draws.

    Its lines are written into it as they are: to have each value looked at by `Digraph.node` would take longer than all the rest.
    """
    return _Writer(diagram, theme, make).write()


def to_placed_pieces(diagram: Diagram, theme: Theme, make: type[Digraph], most: int) -> list[str]:
    """Turn a placed diagram into the same graph in pieces of at most so many nodes or lines, each as DOT text; see `split`."""
    writer = _Writer(diagram, theme, make)
    body = writer.write().body
    return split(next(iter(writer.graph)), body[: writer.head], body[writer.head :], most)


class _Writer(Generic[G]):
    def __init__(self, diagram: Diagram, theme: Theme, make: type[G]) -> None:
        assert diagram.size is not None
        self.diagram = diagram
        self.theme = theme
        self.width, self.height = diagram.size
        self.graph: G = make("argument-map", format="svg", engine="neato")
        self.head = 0
        """How many entries of the graph are looks and the two points, which come first."""

    def write(self) -> G:
        theme, graph = self.theme, self.graph
        # No layout is named: whoever draws this graph without positions should get a picture from `dot`, and not wait for neato's.
        graph.attr("graph", splines="true", notranslate="true", pad="0.3", bgcolor=theme.page, fontname=FONT, outputorder="nodesfirst")
        graph.attr("node", shape="plaintext", margin="0", fixedsize="true", fontname=FONT, fontcolor=theme.ink)
        graph.attr("edge", fontname=FONT)
        self._corners()
        self.head = len(graph.body)
        self._write_heading()
        for region in self.diagram.regions:
            self._write_region(region)
        self._write_bars()
        self._write_boxes()
        self._write_mentions()
        for link in self.diagram.links:
            self._write_link(link)
        if self.diagram.foot and self.diagram.foot_at:
            inks = dict.fromkeys(Part, theme.muted) | {Part.FOOT: theme.attack}
            self._words("foot", print_rows(self.diagram.foot, inks, self.width, exact=True), self.diagram.foot_at, self.width, height_of(self.diagram.foot) + 4)
        return graph

    def _corners(self) -> None:
        # Graphviz makes the picture as large as what is in it: two points hold it open.
        for name, x, y in (("corner-1", 0.0, 0.0), ("corner-2", self.width, self.height)):
            self.graph.node(name, "", shape="point", style="invis", width="0.01", height="0.01", pos=f"{x:.2f},{self.height - y:.2f}!")

    def _node(self, key: str, label: str, at: Point, width: float, height: float, **attributes: str) -> None:
        """Write a node; its key, its attributes and a label that is not markup are ours, and need no quoting beyond the marks."""
        # Rows have whole heights, and what is rounded in a thousand of them adds up.
        room = _SLACK + height / _ROUNDING if label else 0
        place = f'pos="{at.x + width / 2:.2f},{self.height - at.y - height / 2:.2f}!"'
        size = f"width={(width + room) / _INCH:.4f} height={(height + room) / _INCH:.4f}"
        self.graph.body.append(f'\t"{key}" [label={label or _NOTHING} {place} {size}{_print(attributes)}]\n')

    def _words(self, key: str, content: str, at: Point, width: float, height: float) -> None:
        """Set words from a point rightwards and downwards: a cell of just that size keeps them there."""
        label = table([fixed(width, height, content, ALIGN="LEFT", VALIGN="TOP")])
        self._node(key, f"<{label}>", at, width, height)

    def _write_heading(self) -> None:
        """Set title, subtitle, legend and notes one under another."""
        inks = dict.fromkeys(Part, self.theme.muted) | {Part.TITLE: self.theme.title}
        for part in heading_parts(self.diagram):
            content = print_samples(part.samples, self.theme) if part.samples else print_rows(part.rows, inks, self.width, exact=True)
            self._words(part.key, content, Point(0, part.top), self.width, part.height)

    def _write_region(self, region: Region) -> None:
        if region.at is None or region.width is None or region.height is None:
            return
        frame = {"shape": "box", "style": "rounded", "color": self.theme.region, "fixedsize": "true"}
        self._node(region.key, "", region.at, region.width, region.height, **frame)
        title = print_rows(region.rows, {Part.REGION: self.theme.muted}, region.width - 16, exact=True)
        height = sum(row.height for row in region.rows)
        self._words(f"{region.key}-title", title, Point(region.at.x + 8, region.at.y + 5), region.width - 16, height + 4)

    def _write_bars(self) -> None:
        """Write the bars first: linked members cover the shape that ties them."""
        of = self.diagram.by_key
        for (relation, marks), bars in _grouped(self.diagram.bars, lambda bar: (bar.relation, bar.marks)):
            manner = manner_of_bars(stroke_of(relation, self.theme, marks), self.theme)
            with self._group({**manner.attributes, "class": f"step {classes_of_step(relation, marks)}"}):
                for bar in bars:
                    if bar.at is not None:
                        items = [of[member] for member in bar.members]
                        label = words_on_bar(bar, items, manner.inks)
                        self._shape(bar.key, label, bar.at, bar.width, bar_height(bar, items), manner, f'id="{bar.key}"')

    def _write_boxes(self) -> None:
        for nature, boxes in _grouped(self.diagram.boxes, lambda box: box.nature):
            manner = manner_of_boxes(nature, self.theme)
            with self._group(manner.attributes):
                for box in boxes:
                    if box.at is not None:
                        link = f'id="{box.anchor}" URL={_quoted(box.href or f"#{box.anchor}")}'
                        self._shape(box.key, words_in_box(box, manner.inks), box.at, box.width, box.height, manner, link)
        grounds = [(box, colour) for box in self.diagram.boxes if box.at is not None and (colour := ground_of(box, self.theme))]
        for colour, found in _grouped(grounds, lambda ground: ground[1]):
            with self._group({"shape": "box", "style": "filled", "penwidth": 0, "fillcolor": colour, "class": "ground"}):
                for box, _ in found:
                    self._ground(box)

    def _ground(self, box: Box) -> None:
        assert box.at
        self._node(f"{box.key}-ground", "", Point(box.at.x, box.at.y + box.height - GROUND), box.width, GROUND)

    def _write_mentions(self) -> None:
        manner = manner_of_mentions(self.theme)
        with self._group({**manner.attributes, "class": "mention"}):
            for mention in self.diagram.mentions:
                if mention.at is not None:
                    label = words_of_mention(mention, manner.inks)
                    self._shape(mention.key, label, mention.at, mention.width, mention.height, manner, f'URL="#{mention.anchor}"')

    @contextmanager
    def _group(self, attributes: Attributes) -> Iterator[None]:
        """Write nodes that have attributes in common."""
        given = " ".join(f'{name}="{value}"' for name, value in attributes.items())
        self.graph.body.append(f"\t{{\n\tnode [{given}]\n")
        yield
        self.graph.body.append("\t}\n")

    def _shape(self, key: str, label: str, at: Point, width: float, height: float, manner: Manner, more: str) -> None:
        """Write a node that is a shape with words in it."""
        place = f'pos="{at.x + width / 2:.2f},{self.height - at.y - height / 2:.2f}!"'
        size = f"width={(width - manner.rim) / _INCH:.4f} height={(height - manner.rim) / _INCH:.4f}"
        self.graph.body.append(f'\t"{key}" [label=<{label}> {place} {size} {more}]\n')

    def _write_link(self, link: Link) -> None:
        if link.path is None or link.relation is None:
            return
        stroke = stroke_of(link.relation, self.theme, link.marks)
        head = {"arrowhead": stroke.head, "arrowsize": f"{stroke.head_size:g}"} if link.headed else {"arrowhead": "none"}
        back = _HEAD[stroke.head] * stroke.head_size / 0.7 if link.headed else 0
        attributes = {
            "style": stroke.style,
            "penwidth": f"{stroke.penwidth:g}",
            "color": stroke.colour,
            **head,
            "class": classes_of_step(link.relation, link.marks),
        }
        place = f'pos="{self._spline(link.path, back, headed=link.headed)}"'
        self.graph.body.append(f'\t"{link.source}" -> "{link.target}" [{place}{_print(attributes)}]\n')

    def _spline(self, path: Sequence[Point], back: float, *, headed: bool) -> str:
        """Print corners as Graphviz does a curve: each straight piece with its control points on its thirds."""
        *before, last = path
        tip = last
        if headed:
            length = abs(last.x - before[-1].x) + abs(last.y - before[-1].y) or 1
            share = min(1, back / length)
            last = Point(last.x + (before[-1].x - last.x) * share, last.y + (before[-1].y - last.y) * share)
        corners = [*before, last]
        points = [(corners[0].x, corners[0].y)]
        for one, other in pairwise(corners):
            right, down = (other.x - one.x) / 3, (other.y - one.y) / 3
            points += [(one.x + right, one.y + down), (one.x + 2 * right, one.y + 2 * down), (other.x, other.y)]
        printed = " ".join([f"{x:.2f},{self.height - y:.2f}" for x, y in points])
        return f"e,{tip.x:.2f},{self.height - tip.y:.2f} {printed}" if headed else printed


def _quoted(text: str) -> str:
    """Make a string of DOT mean nothing but itself: Graphviz expands `\\N` and the like, even in links."""
    return '"' + clean(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _print(attributes: Mapping[str, str]) -> str:
    return "".join([f' {name}="{value}"' for name, value in attributes.items()])


def _grouped(things: Iterable[T], key: Callable[[T], K]) -> Iterable[tuple[K, list[T]]]:
    """Put together what has a key in common, in the order in which the keys occur."""
    groups: dict[K, list[T]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups.items()
