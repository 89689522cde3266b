"""Maps as GraphML, as they are drawn: yEd opens them with the layout, NetworkX, Gephi and others read what is said of each statement."""

from __future__ import annotations

from argmap.argument import ArgumentMap
from argmap.drawing import draw
from argmap.drawing.metrics import clean
from argmap.formats.format import Export
from argmap.formats.losses import Part, lost

_LOST = frozenset({Part.DOCUMENTS, Part.SOURCE_FIELDS, Part.TENSIONS, Part.MAP_ALLOWS, Part.MAP_META, Part.ALLOWS, Part.META})


def write(map: ArgumentMap) -> Export:
    """Write what `argmap draw -T graphml` draws."""
    return Export(draw(map).render("graphml").decode(), lost(map, frozenset(Part) - _LOST, clean=clean))
