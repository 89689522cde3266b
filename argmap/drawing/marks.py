"""What is marked in a picture: statements and steps of which something is told that the map itself does not say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import TypeVar

from attrs import field, frozen

from argmap.diagnostic import Path


class Mark(Enum):
    """What can be told of a statement or a step; the value is its class in SVG. The legend has them in this order."""

    FALLEN = "fallen"
    UNDECIDED = "undecided"
    REJECTED = "rejected"
    LINCHPIN = "linchpin"
    PROP = "prop"
    UNHEARD = "unheard"
    BITING = "biting"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@frozen
class Sign:
    """How a mark is told in words, which grey and screen readers leave as they are."""

    glyph: str
    """Stands before the word; the bundled engine's font has it."""
    statement: str
    """The word in the head of a statement's box."""
    step: str
    """The word on a step's bar."""
    gloss: str
    """What the legend says of boxes."""
    step_gloss: str
    """What the legend says of bars."""


SIGNS: Mapping[Mark, Sign] = MappingProxyType(
    {
        Mark.FALLEN: Sign("×", "FALLS", "FAILS", "statement that does not stand", "step that does not hold"),
        Mark.UNDECIDED: Sign("?", "UNDECIDED", "UNDECIDED", "statement that hangs on itself, by way of others", "step that hangs on itself"),
        Mark.REJECTED: Sign("▼", "REJECTED", "REJECTED", "statement supposed to be rejected", "step supposed to be rejected"),
        Mark.LINCHPIN: Sign("◊", "LINCHPIN", "LINCHPIN", "linchpin: a thesis hangs on it", "step that a thesis hangs on"),
        Mark.PROP: Sign("◊", "PROP", "PROP", "prop: a thesis hangs on it, with others", "step that a thesis hangs on, with others"),
        Mark.UNHEARD: Sign("○", "NOT COUNTED", "NOT COUNTED", "statement that does not count in this reading", "step that does not count in this reading"),
        Mark.BITING: Sign("●", "BITES", "BITES", "statement that bites", "concession held against the author"),
        Mark.ADDED: Sign("+", "ADDED", "ADDED", "statement that is new", "step that is new"),
        Mark.REMOVED: Sign("−", "REMOVED", "REMOVED", "statement that is gone", "step that is gone"),
        Mark.CHANGED: Sign("≠", "CHANGED", "CHANGED", "statement that is changed", "step that is changed"),
    }
)
"""How each mark is told."""


K = TypeVar("K", str, Path)


def _in_order(given: Mapping[K, Mark | Iterable[Mark]]) -> Mapping[K, tuple[Mark, ...]]:
    order = list(Mark)
    return {key: (marks,) if isinstance(marks, Mark) else tuple(sorted(set(marks), key=order.index)) for key, marks in given.items()}


def _ids_in_order(given: Mapping[str, Mark | Iterable[Mark]]) -> Mapping[str, tuple[Mark, ...]]:
    return _in_order(given)


def _paths_in_order(given: Mapping[Path, Mark | Iterable[Mark]]) -> Mapping[Path, tuple[Mark, ...]]:
    return _in_order(given)


@frozen
class Marks:
    """What is marked of a map, and what the picture says of it.

    Whoever compares or weighs maps makes it; drawing knows neither.
    """

    statements: Mapping[str, tuple[Mark, ...]] = field(factory=dict, converter=_ids_in_order)
    """By the ids of statements, one mark or several."""
    steps: Mapping[Path, tuple[Mark, ...]] = field(factory=dict, converter=_paths_in_order)
    """By the paths of steps, as `ArgumentMap.steps` gives them."""
    remarks: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """Lines that stand below a statement's words, by its id."""
    glosses: Mapping[Mark, str] = field(factory=dict)
    """What the legend says of marked boxes, where it is not what `SIGNS` has."""
    caption: str = ""
    """What stands under the title: of what all this is told."""
    notes: tuple[str, ...] = ()
    """Sentences that stand under the legend."""
