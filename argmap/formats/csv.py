"""Statements as a table of comma-separated values (RFC 4180), a line each, for spreadsheets and statistics.

The first line names the columns. What there may be several of stands in one cell: locators and tags as in our text, and
each hedge, quotation, note and question answered in a line of its own.
The file is UTF-8 without a byte order mark; lines end in CR LF.
"""

from __future__ import annotations

from argmap.argument import ArgumentMap, Claim, Evidence, Quote, Source, Statement
from argmap.formats.format import Export
from argmap.formats.losses import Part, lost
from argmap.formats.table import print_table
from argmap.outlining import print_source

_KEPT = frozenset(
    {
        Part.SOURCES,
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

COLUMNS = (
    "id",
    "kind",
    "main",
    "text",
    "locators",
    "from",
    "quoting",
    "qualifier",
    "implicit",
    "inferred",
    "tags",
    "answers",
    "hedges",
    "quotes",
    "notes",
    "section",
)


def write(map: ArgumentMap) -> Export:
    """Write the statements, in order of writing; the steps between them are those of `csv-links`."""
    sources = {source.id: source for source in map.sources}
    sections = {member: section.title for section in map.sections for member in section.members}
    text, guarded = print_table(COLUMNS, ((statement.id, _row(statement, sources, sections.get(statement.id, ""))) for statement in map))
    return Export(text, (*lost(map, _KEPT), *guarded))


def _row(statement: Statement, sources: dict[str, Source], section: str) -> list[str]:
    return [
        statement.id,
        kind_of(statement),
        _yes(isinstance(statement, Claim) and statement.main),
        statement.text,
        ", ".join(map(str, statement.locators)),
        print_source(sources[statement.attribution]) if statement.attribution else "",
        print_source(sources[statement.voice]) if statement.voice else "",
        statement.qualifier.value if statement.qualifier else "",
        _yes(statement.implicit),
        _yes(statement.inferred),
        " ".join(f"#{tag}" for tag in statement.tags),
        "\n".join(statement.answers),
        "\n".join(statement.hedges),
        "\n".join(map(_quote, statement.quotes)),
        "\n".join(statement.notes),
        section,
    ]


def kind_of(statement: Statement) -> str:
    """Give the kind of a statement, as the word of the language."""
    match statement:
        case Claim():
            return "claim"
        case Evidence():
            return "evidence"
        case _:
            return "premise"


def _yes(is_so: bool) -> str:  # noqa: FBT001
    return "yes" if is_so else ""


def _quote(quote: Quote) -> str:
    return f"“{quote.text}” @{', '.join(map(str, quote.locators))}" if quote.locators else f"“{quote.text}”"
