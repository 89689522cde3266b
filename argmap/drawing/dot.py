"""A diagram as a `graphviz.Digraph`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from argmap.drawing.diagram import Bar, Box, Diagram, Link, Part, Region, Relation, classes_of_step
from argmap.drawing.labels import print_bar, print_box, print_heading
from argmap.drawing.markup import print_rows
from argmap.drawing.style import FONT, Theme, stroke_of

if TYPE_CHECKING:
    from graphviz import Digraph

G = TypeVar("G", bound="Digraph")


def to_dot(diagram: Diagram, theme: Theme, make: type[G]) -> G:
    """Turn a diagram into a graph, made by `make`: a node for each lone box, and one for each bar with what lies under it."""
    return _Writer(diagram, theme, make).write()


class _Writer(Generic[G]):
    def __init__(self, diagram: Diagram, theme: Theme, make: type[G]) -> None:
        self.diagram = diagram
        self.theme = theme
        self.make = make
        self.bars = {bar.key for bar in diagram.bars}
        self.node_of = {member: bar.key for bar in diagram.bars for member in bar.members}

        self.column: dict[str, int] = {box.key: 0 for box in diagram.boxes}
        for bar in diagram.bars:
            self.column[bar.key] = self.column[self.node_of.get(bar.target, bar.target)] + 1

    def write(self) -> G:
        theme = self.theme
        graph: G = self.make("argument-map", format="svg")
        heading = f"<{print_heading(self.diagram, theme)}>"
        graph.attr("graph", rankdir="LR", splines="polyline", ranksep="0.7", nodesep="0.16", pad="0.3", outputorder="edgesfirst")
        graph.attr("graph", bgcolor=theme.page, fontname=FONT, label=heading, labelloc="t", labeljust="l")
        graph.attr("node", shape="plain", fontname=FONT, fontcolor=theme.ink)
        graph.attr("edge", fontname=FONT)
        graph.subgraph(self._whole())
        for link in reversed(self.diagram.links):
            self._write_link(graph, link)
        return graph

    def _whole(self) -> G:
        """Everything lies in one cluster, which carries the foot, and in which Graphviz stacks from the bottom what is written first."""
        whole: G = self.make("cluster-map")
        inks = dict.fromkeys(Part, self.theme.muted) | {Part.FOOT: self.theme.attack}
        foot = f"<{print_rows(self.diagram.foot, inks)}>" if self.diagram.foot else ""
        whole.attr(label=foot, labelloc="b", labeljust="l", peripheries="0", margin="0")
        graphs: dict[str | None, G] = {None: whole, **{region.key: self._cluster(region) for region in self.diagram.regions}}
        within = {key: region.key for region in self.diagram.regions for key in region.contents}
        items: list[Box | Bar] = [box for box in self.diagram.boxes if box.key not in self.node_of]
        items += self.diagram.bars
        for item in reversed(items):
            self._write_node(graphs[within.get(item.key)], item)
        for region in reversed(list(self._outside_in())):
            graphs[region.parent].subgraph(graphs[region.key])
        return whole

    def _cluster(self, region: Region) -> G:
        cluster: G = self.make(f"cluster-{region.key}")
        title = print_rows(region.rows, {Part.REGION: self.theme.muted})
        cluster.attr(label=f"<{title}>", labelloc="t", style="rounded", color=self.theme.region, peripheries="1", margin="12")
        return cluster

    def _outside_in(self) -> Iterator[Region]:
        children: dict[str | None, list[Region]] = {}
        for region in self.diagram.regions:
            children.setdefault(region.parent, []).append(region)
        layer = children.get(None, [])
        while layer:
            yield from layer
            layer = [child for region in layer for child in children.get(region.key, ())]

    def _write_node(self, graph: G, item: Box | Bar) -> None:
        if isinstance(item, Bar):
            members = [self.diagram.by_key[member] for member in item.members]
            graph.node(item.key, f"<{print_bar(item, members, self.theme)}>", id=item.key, **{"class": f"step {classes_of_step(item.relation, item.marks)}"})
        else:
            graph.node(item.key, f"<{print_box(item, self.theme)}>")

    def _write_link(self, graph: G, link: Link) -> None:
        if link.relation is None:
            self._write_mention(graph, link)
            return
        stroke = stroke_of(link.relation, self.theme, link.marks)
        # Drawn from the target, which has to stand in the column before.
        graph.edge(
            self._entry(link.target, link.relation),
            self._end(link.source, "w"),
            dir="back",
            arrowtail=stroke.head,
            arrowsize=f"{stroke.head_size:g}",
            style=stroke.style,
            penwidth=f"{stroke.penwidth:g}",
            color=stroke.colour,
            **{"class": classes_of_step(link.relation, link.marks)},
        )

    def _write_mention(self, graph: G, link: Link) -> None:
        here, there = (self.column[self.node_of.get(key, key)] for key in (link.source, link.target))
        first, second = (link.source, link.target) if here < there else (link.target, link.source)
        # The second use must not pull the columns out of order.
        ends = self._end(first, "e"), self._end(second, "e" if here == there else "w")
        graph.edge(*ends, arrowhead="none", color=self.theme.line, penwidth="0.8", constraint="false", **{"class": "mention"})

    def _entry(self, key: str, relation: Relation) -> str:
        if key in self.bars:
            return self._end(key, "e")
        return f"{self.node_of.get(key, key)}:{key}-{'for' if relation is Relation.BECAUSE else 'against'}:e"

    def _end(self, key: str, side: str) -> str:
        return f"{key}:bar:{side}" if key in self.bars else f"{self.node_of.get(key, key)}:{key}:{side}"
