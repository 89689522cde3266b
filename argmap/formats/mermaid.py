"""Maps as Mermaid flowcharts, as they are drawn: for pages that draw Mermaid themselves."""

from __future__ import annotations

from argmap.argument import ArgumentMap
from argmap.drawing import draw
from argmap.drawing.metrics import clean
from argmap.formats.format import Export
from argmap.formats.losses import Part, lost

_LOST = frozenset(
    {Part.DOCUMENTS, Part.SOURCE_FIELDS, Part.TENSIONS, Part.MAP_ALLOWS, Part.MAP_META, Part.TAGS, Part.QUOTES, Part.NOTES, Part.ALLOWS, Part.META}
)


def write(map: ArgumentMap) -> Export:
    """Write what `argmap draw -T mermaid` draws."""
    return Export(draw(map).render("mermaid").decode(), lost(map, frozenset(Part) - _LOST, folds=True, clean=clean))
