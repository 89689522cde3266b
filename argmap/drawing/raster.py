"""A PDF page as pixels, and how many of them there may be. Only `write_png` needs the `print` extra."""

from __future__ import annotations

from io import BytesIO
from math import isfinite

from argmap.drawing.engine import PIXELS
from argmap.drawing.errors import DrawingError

_LONGEST = 20_000
"""The longest side of a PNG, in pixels; few programs open longer ones."""
_LEGIBLE = 0.5
"""The scale below which letters run together."""
_MOST = 200_000_000
"""The most pixels of a PNG: their colours alone fill 600 MB of memory."""


def require_drawable(size: tuple[float, float], scale: float) -> None:
    """Make sure that a picture of that size in pt makes a PNG that can be opened.

    Raises:
        DrawingError: the scale is no number above zero, or the PNG would be too large.

    """
    if not isfinite(scale) or scale <= 0:
        raise DrawingError(f"a picture cannot be drawn at scale {scale:g}", "1 is 96 pixels to the inch, 2 twice as many")
    width, height = (side / 72 * PIXELS * scale for side in size)
    if max(width, height, 1) > _LONGEST or width * height > _MOST:
        fitting = min(_LONGEST / max(width, height), (_MOST / (width * height)) ** 0.5) * scale
        lower = f"choose a scale of {fitting * 0.99:.2g} or less, " if fitting > _LEGIBLE else ""
        raise DrawingError(f"the PNG would be {width:,.0f} × {height:,.0f} pixels large", f"{lower}save it as SVG or PDF, or draw a part of the map")


def write_png(pdf: bytes, scale: float) -> bytes:
    """Give the first page of a PDF as PNG."""
    import pypdfium2  # type: ignore[import-untyped, import-not-found, unused-ignore]

    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render(scale=scale * PIXELS / 72).to_pil()
    finally:
        document.close()
    file = BytesIO()
    picture.save(file, "PNG", dpi=(scale * PIXELS, scale * PIXELS))
    return file.getvalue()
