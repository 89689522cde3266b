"""Drawing: a map becomes a diagram, a diagram a graph, a graph a picture."""

from argmap.drawing.diagram import Diagram
from argmap.drawing.drawing import Drawing, draw, to_graphviz
from argmap.drawing.engine import ENGINES, FORMATS, SCALE, SUFFIXES, EngineLine, engine_report
from argmap.drawing.errors import DrawingError
from argmap.drawing.layouts import LAYOUTS, PAPERS, branches, lay_out
from argmap.drawing.marks import SIGNS, Mark, Marks, Sign
from argmap.drawing.style import THEMES
from argmap.drawing.view import PARTS, View

__all__ = [
    "ENGINES",
    "FORMATS",
    "LAYOUTS",
    "PAPERS",
    "PARTS",
    "SCALE",
    "SIGNS",
    "SUFFIXES",
    "THEMES",
    "Diagram",
    "Drawing",
    "DrawingError",
    "EngineLine",
    "Mark",
    "Marks",
    "Sign",
    "View",
    "branches",
    "draw",
    "engine_report",
    "lay_out",
    "to_graphviz",
]
