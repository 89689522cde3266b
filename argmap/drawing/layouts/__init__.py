"""Layouts: a map becomes a diagram; one file and one line in the table each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from argmap.argument import ArgumentMap
from argmap.drawing.diagram import Diagram
from argmap.drawing.errors import require_known
from argmap.drawing.layouts.dot import lay_out_for_dot
from argmap.drawing.layouts.down import lay_out_down
from argmap.drawing.layouts.lines import mark_lines
from argmap.drawing.layouts.overview import branches, lay_out_overview
from argmap.drawing.layouts.page import lay_out_page
from argmap.drawing.layouts.paper import PAPERS, Paper, printed_size
from argmap.drawing.layouts.right import lay_out_right
from argmap.drawing.layouts.wish import Hrefs, Wish
from argmap.drawing.view import Showing
from argmap.memory import without_collection

__all__ = ["LAYOUTS", "PAPERS", "Hrefs", "Layout", "Paper", "Wish", "branches", "lay_out", "printed_size"]

Layout: TypeAlias = Callable[[ArgumentMap, Wish], Diagram]
"""Takes a map and what is asked of the picture."""

LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "right": lay_out_right,
        "down": lay_out_down,
        "page": lay_out_page,
        "overview": lay_out_overview,
        "dot": lay_out_for_dot,
    }
)
"""The layouts by name."""


@without_collection()
def lay_out(
    map: ArgumentMap, *, layout: str = "right", foot: str = "", paper: Paper | None = None, hrefs: Hrefs | None = None, showing: Showing | None = None
) -> Diagram:
    """Turn a map into a diagram: what is drawn, in words, lines and sizes, and where, if the layout places it.

    `foot` is set below the map. `paper` is what `page` and `overview` are made for.
    `hrefs` says where the boxes of an overview link to. `showing` is what a view shows.

    Raises:
        DrawingError: there is no such layout.

    """
    require_known("layout", layout, LAYOUTS)
    return mark_lines(LAYOUTS[layout](map, Wish(foot, paper, hrefs or {}, showing or Showing())))
