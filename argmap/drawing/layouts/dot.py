"""The layout that Graphviz makes: columns from left to right, one for each step away from a thesis."""

from __future__ import annotations

from argmap.argument import ArgumentMap
from argmap.drawing.compose import Measures, compose
from argmap.drawing.diagram import Diagram
from argmap.drawing.layouts.wish import Wish


def lay_out_for_dot(map: ArgumentMap, wish: Wish) -> Diagram:
    """Give the diagram without positions; Graphviz chooses them."""
    return compose(map, Measures(), wish.foot, showing=wish.showing)
