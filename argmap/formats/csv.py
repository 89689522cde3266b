"""Statements as a table of comma-separated values (RFC 4180), a line each, for spreadsheets and statistics.

The first line names the columns. What there may be several of stands in one cell: locators and tags as in our text, and
each hedge, quotation, note and question answered in a line of its own.
The file is UTF-8 without a byte order mark; lines end in CR LF.
"""

from __future__ import annotations

from argmap.argument import ArgumentMap
from argmap.argument.cells import COLUMNS, cells_of
from argmap.formats.format import Export
from argmap.formats.losses import Part, lost
from argmap.formats.table import print_table
from argmap.outlining import print_source

_KEPT = frozenset(
    {
        Part.SOURCES,
        Part.GRADES,
        Part.TEXT,
        Part.KIND,
        Part.MAIN,
        Part.LOCATORS,
        Part.ATTRIBUTION,
        Part.VOICE,
        Part.QUALIFIER,
        Part.IMPLICIT,
        Part.INFERRED,
        Part.ANSWERS,
        Part.TAGS,
        Part.HEDGES,
        Part.QUOTES,
        Part.NOTES,
        Part.SECTIONS,
    }
)


def write(map: ArgumentMap) -> Export:
    """Write the statements, in order of writing; the steps between them are those of `csv-links`."""
    sources = {source.id: print_source(source) for source in map.sources}
    sections = {member: section.title for section in map.sections for member in section.members}
    rows = ((statement.id, [*cells_of(statement, sources, sections.get(statement.id, "")).values()]) for statement in map)
    text, guarded = print_table(COLUMNS, rows)
    return Export(text, (*lost(map, _KEPT), *guarded))
