"""What stands around a placed map, and how large the whole picture is."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from argmap.drawing.boxes import height_of, length
from argmap.drawing.diagram import Diagram, Point, Row, Sample
from argmap.drawing.heading import SAMPLE_HEIGHT, width_of_samples

_BELOW = 16
"""Between the heading and the map, and between the map and the foot, in pt."""


@frozen
class HeadingPart:
    """A piece of the heading: rows of words, or a line of the legend; its top and height in pt."""

    key: str
    top: float
    height: float
    rows: tuple[Row, ...] = ()
    samples: tuple[Sample, ...] = ()


def heading_parts(diagram: Diagram) -> Iterator[HeadingPart]:
    """Give title, subtitle, legend and notes with their places, one under another."""
    top = 0.0
    for key, rows in (("title", diagram.title), ("subtitle", diagram.subtitle)):
        if rows:
            yield HeadingPart(key, top, height_of(rows), rows)
            top += height_of(rows)
    for number, samples in enumerate(diagram.legend):
        top += 2 if number else 8
        yield HeadingPart(f"legend-{number + 1}", top, SAMPLE_HEIGHT + 4, samples=samples)
        top += SAMPLE_HEIGHT + 4
    if diagram.notes:
        yield HeadingPart("notes", top + 3, height_of(diagram.notes), diagram.notes)


def heading_height(diagram: Diagram) -> float:
    """Give the height that the heading takes over a map, the gap below it included, in pt."""
    return max((part.top + part.height + _BELOW for part in heading_parts(diagram)), default=0)


def frame_up(diagram: Diagram, width: float, bottom: float) -> Diagram:
    """Give a diagram whose items are placed, down to `bottom` and `width` pt wide, the size of its picture and a place for its foot."""
    rows = (*diagram.title, *diagram.subtitle, *diagram.notes, *diagram.foot)
    widest = max((length(row.left) for row in rows), default=0)
    legend = max((width_of_samples(line) for line in diagram.legend), default=0)
    foot_at = Point(0, bottom + _BELOW)
    height = foot_at.y + height_of(diagram.foot) if diagram.foot else bottom
    return evolve(diagram, size=(max(width, widest + 6, legend), height), foot_at=foot_at)
