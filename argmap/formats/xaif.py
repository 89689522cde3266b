"""xAIF: AIF with the text that was analysed, a layout, and whatever other programs have put beside it."""

from __future__ import annotations

from argmap.argument import ArgumentMap
from argmap.formats.aif import lacks_of
from argmap.formats.aif.reading import read_document
from argmap.formats.aif.writing import write_document
from argmap.formats.foreign import Foreign
from argmap.formats.format import Export, Import


def read(foreign: Foreign) -> Import:
    """Read a file: its AIF; all else is kept. Never raises."""
    return read_document(foreign, "xaif", ("AIF",))


def lacks(foreign: Foreign) -> tuple[str, ...] | None:
    """Say what a file lacks to be xAIF; None if it has no AIF in it."""
    whole = foreign.json if foreign.is_json else None
    if not isinstance(whole, dict) or "AIF" not in whole:
        return None
    document = whole["AIF"]
    if not isinstance(document, dict):
        return ("an object under the key `AIF`",)
    lacking = lacks_of(document)
    return ("the key `nodes`",) if lacking is None else lacking


def write(map: ArgumentMap) -> Export:
    """Write a map as xAIF, without a layout if it came from none."""
    return write_document(map, "xaif")
