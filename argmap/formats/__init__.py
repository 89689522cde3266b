"""Maps from and to other programs' files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from argmap.formats.foreign import Foreign
from argmap.formats.format import Export, Format, Import, Loss

__all__ = ["FORMATS", "Export", "Foreign", "Format", "Import", "Loss", "sniff"]

_FORMATS: tuple[Format, ...] = ()

FORMATS: Mapping[str, Format] = MappingProxyType({format.name: format for format in _FORMATS})
"""The formats by name, in the order in which a file is tried."""


def sniff(foreign: Foreign) -> tuple[Format, tuple[str, ...]] | None:
    """Give the format that a file is of, or comes nearest to, with what it lacks to be of it; None if it is like none of them.

    Only its content counts.
    """
    near: tuple[Format, tuple[str, ...]] | None = None
    for format in FORMATS.values():
        lacking = format.reader.lacks(foreign) if format.reader else None
        if lacking is not None and (near is None or len(lacking) < len(near[1])):
            near = (format, tuple(lacking))
        if near and not near[1]:
            return near
    return near
