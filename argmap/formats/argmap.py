"""Our own text, as a format among others: one file, without what it includes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from argmap.argument import ArgumentMap
from argmap.building import build
from argmap.building.unbuild import print_map
from argmap.diagnostic import Diagnostic, Label, in_order
from argmap.formats.foreign import Foreign, fold
from argmap.formats.format import Export, Import, Loss
from argmap.language import parse
from argmap.language.rules.unusable_include import unusable_include
from argmap.language.syntax import IncludeSyntax, MapSyntax, SectionSyntax

# An item's keyword, behind space and comments, and then what can follow one: a string, an id or another keyword.
_BEGINNING = re.compile(
    r"(?:\s|//[^\n]*\n)*+(?:title|include|document|source|section|main|claim|premise|evidence|tension|allow|meta)(?:\s*[\"“”„«]|\s+[^\W\d][\w-]*\s*[\"“”„«{@]|\s+claim\b)"
)


def lacks(foreign: Foreign) -> Sequence[str] | None:
    """Say that a text is ours if it begins with a declaration or a statement as we write them."""
    return () if _BEGINNING.match(foreign.file.text) else None


def read(foreign: Foreign) -> Import:
    """Parse and build a text; an `include` is told, since only `argmap.read` takes in other files."""
    syntax, wrong = parse(foreign.file)
    building = build([syntax])
    return Import(building.map, tuple(in_order([*wrong, *_includes(syntax), *building.diagnostics], [foreign.file])))


def _includes(syntax: MapSyntax) -> Iterator[Diagnostic]:
    stack = list(reversed(syntax.items))
    while stack:
        item = stack.pop()
        if isinstance(item, IncludeSyntax):
            yield unusable_include(
                f"`{item.path.value}` is not read here", Label(syntax.span(item.path)), help="read the file with `argmap.read`, which takes in others"
            )
        elif isinstance(item, SectionSyntax):
            stack += reversed(item.items)


def write(map: ArgumentMap) -> Export:
    """Print a map in the one canonical way; what our text has no words for, such as an id of two words, gives way and is told."""
    losses: tuple[Loss, ...] = ()
    try:
        text = print_map(map)
    except ValueError:
        from argmap.formats.fitting import fit

        fitted, losses = fit(map)
        text = print_map(fitted)
    return Export(text, (*_folded(map), *losses))


def _folded(map: ArgumentMap) -> Iterator[Loss]:
    if _folds(map.title):
        yield Loss("the line breaks and runs of spaces in its title")
    if any(_folds(meta.value) for meta in map.meta):
        yield Loss("the line breaks and runs of spaces in what is kept of other formats")
    for statement in map:
        if _folds(statement.text):
            yield Loss("the line breaks and runs of spaces in its text", statement.id)
        if any(_folds(text) for text in (*statement.notes, *statement.hedges, *(quote.text for quote in statement.quotes))):
            yield Loss("the line breaks and runs of spaces in its notes, hedges and quotes", statement.id)
        if any(_folds(meta.value) for meta in statement.meta):
            yield Loss("the line breaks and runs of spaces in what is kept of other formats", statement.id)


def _folds(text: str) -> bool:
    return fold(text) != text
