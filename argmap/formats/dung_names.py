"""What each number of a framework that `dung` writes stands for, as a table of comma-separated values (RFC 4180)."""

from __future__ import annotations

from argmap.argument import ArgumentMap
from argmap.formats.dung import framework_of
from argmap.formats.format import Export
from argmap.formats.losses import Part, lost
from argmap.formats.table import print_table

COLUMNS = ("number", "role", "name", "text")
_KEPT = frozenset({Part.TEXT})


def write(map: ArgumentMap) -> Export:
    """Write a line for each argument; statements have their text with them. The attacks between them are those of `dung`."""
    rows = (
        (argument.id, [str(number), argument.role, argument.name, map[argument.id].text if argument.role == "statement" else ""])
        for number, argument in enumerate(framework_of(map).arguments, 1)
    )
    text, guarded = print_table(COLUMNS, rows)
    return Export(text, (*lost(map, _KEPT), *guarded))
