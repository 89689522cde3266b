"""Layouts: a map becomes a diagram; one file and one line in the table each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from argmap.argument import ArgumentMap
from argmap.drawing.diagram import Diagram
from argmap.drawing.errors import require_known
from argmap.drawing.layouts.dot import lay_out_for_dot
from argmap.drawing.layouts.right import lay_out_right

Layout: TypeAlias = Callable[[ArgumentMap, str], Diagram]
"""Takes a map and the words for the foot of the picture."""

LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "right": lay_out_right,
        "dot": lay_out_for_dot,
    }
)
"""The layouts by name."""


def lay_out(map: ArgumentMap, *, layout: str = "dot", foot: str = "") -> Diagram:
    """Turn a map into a diagram: what is drawn, in words, lines and sizes, and where, if the layout places it.

    Raises:
        DrawingError: there is no such layout.

    """
    require_known("layout", layout, LAYOUTS)
    return LAYOUTS[layout](map, foot)
