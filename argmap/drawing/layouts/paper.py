"""The paper that a picture is printed on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from argmap.drawing.diagram import Diagram, Part
from argmap.drawing.style import LETTERING

_WORDS = {Part.STATEMENT, Part.UNSTATED, Part.LARGE, Part.LARGE_UNSTATED}
_MARGIN = 720 / 25.4
"""10 mm in pt."""


@frozen
class Paper:
    """A sheet, in pt."""

    name: str
    width: float
    height: float

    @property
    def room(self) -> tuple[float, float]:
        """What the margins leave, in pt."""
        return self.width - 2 * _MARGIN, self.height - 2 * _MARGIN

    @property
    def turned(self) -> Paper:
        """The same sheet in the other orientation."""
        name = self.name.removesuffix("-landscape") if self.width > self.height else f"{self.name}-landscape"
        return Paper(name, self.height, self.width)


_UPRIGHT = (Paper("a4", 595.28, 841.89), Paper("a3", 841.89, 1190.55))

PAPERS: Mapping[str, Paper] = MappingProxyType({paper.name: paper for upright in _UPRIGHT for paper in (upright, upright.turned)})
"""The papers by name."""


def printed_size(diagram: Diagram, paper: Paper) -> float:
    """How large a statement's letters are, in pt, when a placed picture is fitted to the paper.

    They are never enlarged beyond twice their size.
    """
    assert diagram.size is not None
    parts = {run.part for box in diagram.boxes for row in box.rows for run in row.left}
    size = min((LETTERING[part].size for part in _WORDS & parts), default=LETTERING[Part.STATEMENT].size)
    return size * scale_to(paper, *diagram.size)


def scale_to(paper: Paper, width: float, height: float) -> float:
    """By how much a picture of that size in pt is scaled so as to fill what the margins of the paper leave."""
    across, down = paper.room
    return min(2.0, across / max(width, 1), down / max(height, 1))
