"""Maps from and to other programs' files.

A format is a module here that is called as it, and a line in `_FORMATS`:

- `read(foreign) -> Import` reads a `Foreign`: its `file.text`, its `json`, or its `xml` as a tree of `Element`.
  Nothing it meets makes it raise: what is wrong goes into `Findings`, by the constructors in `rules`, with `foreign.label(pointer)` or `element.label()` as the place.
- `lacks(foreign)` says what a file lacks to be of this format: nothing, a few parts, or None for a file of another kind.
- `write(map) -> Export` gives the text of a file and a `Loss` for everything that it cannot say.

What a foreign file holds that a map has no place for is kept in a `Meta` called after the format, and written back.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from argmap.formats.elements import Element
from argmap.formats.findings import Findings
from argmap.formats.foreign import Foreign
from argmap.formats.format import Export, Format, Import, Loss

__all__ = ["FORMATS", "Element", "Export", "Findings", "Foreign", "Format", "Import", "Loss", "sniff"]

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
