"""The heading of a picture whose width is known only once the map is laid out."""

from __future__ import annotations

from attrs import evolve

from argmap.argument import ArgumentMap
from argmap.drawing import heading
from argmap.drawing.diagram import Diagram


def head_again(map: ArgumentMap, diagram: Diagram, foot: str, room: float) -> Diagram:
    """Set title, subtitle, legend, notes and foot anew, `room` pt wide; the legend explains what the diagram shows."""
    return evolve(
        diagram,
        title=heading.title(map, room),
        subtitle=heading.subtitle(map, room, diagram.showing),
        legend=heading.legend(diagram.boxes, diagram.bars, room, diagram.showing),
        notes=heading.notes(map, diagram.boxes, room, diagram.showing),
        foot=heading.foot(map, foot, room, diagram.showing),
    )
