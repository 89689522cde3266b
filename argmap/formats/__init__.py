"""Maps from and to other programs' files.

A format is a module here that is called as it, and a line in `registry.py`:

- `read(foreign) -> Import` reads a `Foreign`: its `file.text`, its `json`, or its `xml` as a tree of `Element`.
  Nothing it meets makes it raise: what is wrong goes into `Findings`, by the constructors in `rules`, with `foreign.label(pointer)` or `element.label()` as the place.
  What is wrong with the file as JSON or as XML is told by whoever calls it.
- `lacks(foreign)` says what a file lacks to be of this format: nothing, a few parts, or None for a file of another kind.
- `write(map) -> Export` gives the text of a file and a `Loss` for everything that it cannot say.

What a foreign file holds that a map has no place for is kept in a `Meta` called after the format, and written back.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.formats.elements import Element
    from argmap.formats.findings import Findings
    from argmap.formats.foreign import Foreign
    from argmap.formats.format import Export, Format, Import, Loss
    from argmap.formats.registry import FORMATS, FormatError, format_of, is_foreign, read, read_file, read_text, sniff, write, write_text

__all__ = [
    "FORMATS",
    "Element",
    "Export",
    "Findings",
    "Foreign",
    "Format",
    "FormatError",
    "Import",
    "Loss",
    "format_of",
    "is_foreign",
    "read",
    "read_file",
    "read_text",
    "sniff",
    "write",
    "write_text",
]

_ROOMS = {
    "elements": "Element",
    "findings": "Findings",
    "foreign": "Foreign",
    "format": "Export Format Import Loss",
    "registry": "FORMATS FormatError format_of is_foreign read read_file read_text sniff write write_text",
}


def __getattr__(name: str) -> Any:
    """Load a name when it is first used: whoever checks a map needs the rules of this room and nothing else of it."""
    from importlib import import_module

    for room, names in _ROOMS.items():
        if name in names.split():
            value = getattr(import_module(f"argmap.formats.{room}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'argmap.formats' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
