"""Steps as a table of comma-separated values (RFC 4180), a line for each member of each step, for spreadsheets and programs that draw graphs.

The lines of one `step` are its linked members. A step is named by its place, as findings name it, `safe.reasons[0]`; `to` is the statement that the step bears on, or for an exception the step that it questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.argument.cells import scheme_of, word_of
from argmap.diagnostic import print_place
from argmap.formats.format import Export
from argmap.formats.losses import Part, lost
from argmap.formats.table import print_table

COLUMNS = ("from", "to", "relation", "step", "scheme")
_KEPT = frozenset({Part.STEPS, Part.SCHEMES, Part.CONCEDED})


def write(map: ArgumentMap) -> Export:
    """Write the steps, in order of writing; the statements between which they are, and what is said of them, are those of `csv`."""
    text, guarded = print_table(COLUMNS, _rows(map))
    return Export(text, (*lost(map, _KEPT), *guarded))


def _rows(map: ArgumentMap) -> Iterator[tuple[str, list[str]]]:
    for path, step in map.steps():
        name, target = print_place(path), print_place(path[:-2])
        for member in step.members:
            yield str(path[0]), [member, target, word_of(step), name, scheme_of(step)]
