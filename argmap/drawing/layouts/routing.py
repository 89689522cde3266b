"""Where lines come into boxes from below, and at which heights they turn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import define, frozen

from argmap.drawing.diagram import Relation

if TYPE_CHECKING:
    from argmap.drawing.layouts.shapes import Shape

_EDGE = 10
"""How near to the corner of a box a line may come in."""
HEADS = 14
"""Between two arrows that come into one box, and the lines that lead to them."""


@define
class Trunk:
    """All lines of one relation that come into one box."""

    target: str
    relation: Relation
    ends: list[tuple[float, Sequence[Shape]]]
    """Where its branches come up, from left to right, and what hangs on each."""
    x: float = 0
    level: int = 0
    """How many other lines turn above it."""
    side: float | None = None
    """How far below the top of the head it comes in at the right of its box; None for one that comes in from below."""

    @property
    def is_straight(self) -> bool:
        """Whether all its branches come straight up."""
        return self.side is None and all(x == self.x for x, _ in self.ends)


@frozen
class Spot:
    """Where a box can be borne on: its bottom edge, in pt from the left of the head; or its right edge, if others lie below it."""

    target: str
    left: float
    width: float
    side: float | None = None
    """The middle of its right edge, in pt from the top of the head."""
    height: float = 0


def enter(trunks: list[Trunk], spot: Spot) -> None:
    """Choose where lines come into a box: in its middle, but straight up where a branch is nearly there."""
    if not trunks:
        return
    room = spot.width - 2 * _EDGE
    step = min(HEADS, room / max(1, len(trunks) - 1))
    first = spot.left + spot.width / 2 - step * (len(trunks) - 1) / 2
    lowest = spot.left + _EDGE
    for number, trunk in enumerate(trunks):
        trunk.x = first + step * number
        highest = spot.left + spot.width - _EDGE - step * (len(trunks) - 1 - number)
        near = [x for x, _ in trunk.ends if len(trunk.ends) == 1 or abs(x - trunk.x) < HEADS]
        fitting = [x for x in near if lowest <= x <= highest]
        if fitting:
            trunk.x = min(fitting, key=lambda x: abs(x - trunk.x))
        trunk.x = max(trunk.x, lowest)
        lowest = trunk.x + step


def level(trunks: list[Trunk]) -> None:
    """Let lines turn at such heights that none crosses another: of two neighbours, the one that passes under the other's way turns lower."""
    for before, after in pairwise(trunks):
        if after.ends[0][0] <= before.x + _EDGE and not after.is_straight:
            after.level = max(after.level, before.level + 1)
    for before, after in reversed(list(pairwise(trunks))):
        if before.ends[-1][0] >= after.x - _EDGE and not before.is_straight:
            before.level = max(before.level, after.level + 1)
