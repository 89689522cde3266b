"""Drawing: a map becomes a diagram, a diagram a graph, a graph a picture."""

from argmap.drawing.diagram import Diagram
from argmap.drawing.drawing import Drawing, draw, to_graphviz
from argmap.drawing.engine import ENGINES, FORMATS, EngineLine, engine_report
from argmap.drawing.errors import DrawingError
from argmap.drawing.layouts import LAYOUTS, lay_out
from argmap.drawing.style import THEMES

__all__ = [
    "ENGINES",
    "FORMATS",
    "LAYOUTS",
    "THEMES",
    "Diagram",
    "Drawing",
    "DrawingError",
    "EngineLine",
    "draw",
    "engine_report",
    "lay_out",
    "to_graphviz",
]
