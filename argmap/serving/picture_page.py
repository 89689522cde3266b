"""A map's picture as a page."""

from __future__ import annotations

import html

from argmap.drawing import draw
from argmap.reading import Reading


def make_page(reading: Reading) -> str:
    """Give a page with the picture of a map.

    Raises:
        DrawingError: the engine is missing, reached its time limit, or refused the graph.
    """
    svg = draw(reading.map, theme="auto").svg()
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{html.escape(reading.map.title or reading.name)}</title><style>:root {{ color-scheme: light dark }} body {{ margin: 0 }}</style></head>\n<body>{svg[svg.index('<svg') :]}</body></html>\n"
    )
