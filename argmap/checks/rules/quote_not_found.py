"""The words of a quotation are not in the document.

## Why is this bad?

A `quote` holds the document's very words; readers will repeat them as such.
Capitals, spaces, line breaks and the shape of quotation marks, apostrophes and dashes make no difference.
What was left out is marked by an ellipsis, and what was put in or changed stands in brackets: `"[t]he lamps … [of the council]"`.

## Example

```text
A train of twelve coaches costs about forty million euros. It will last for thirty years.
```

```argmap
document report "Night Trains"
main claim dear "Night trains are expensive to build." @1.1 {
  because premise coaches "A train costs millions." @1.1 {
    quote "a train of ten coaches"
  }
}
```

## Use instead

```argmap
document report "Night Trains"
main claim dear "Night trains are expensive to build." @1.1 {
  because premise coaches "A train costs millions." @1.1 {
    quote "a train of … coaches"
  }
}
```

## When it is right

A quotation from a heading, a caption or a note is not looked for there: only the paragraphs that the record counts are read.
Type, ellipses and brackets make no difference.

```argmap
document report "Night Trains"
main claim dear "Night trains are expensive to build." @1.1 {
  because premise coaches "A train costs millions." @1.1 {
    quote "[T]rain[s] of twelve coaches costs [in all] … forty  million EUROS"
  }
}
```

## How often it is right

Always, of those paragraphs; see tests/texts/README.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.argument import ArgumentMap
from argmap.checks.cited import at_hand
from argmap.diagnostic import Diagnostic, Label, Path, Rule, Severity

if TYPE_CHECKING:
    from argmap.citing import Edition, Editions

RULE = Rule("quote-not-found", "T102", Severity.ERROR, __doc__)


def find(map: ArgumentMap, editions: Editions) -> Iterator[Diagnostic]:
    """Give each quotation that is in none of the documents that it, or else its statement, cites."""
    from argmap.citing.quotes import runs_of

    for statement in map:
        for number, quote in enumerate(statement.quotes):
            documents = at_hand(editions, quote.locators or statement.locators)
            if documents and runs_of(quote.text) and not any(document.finder.find(quote.text) for document in documents):
                yield _missing((statement.id, "quotes", number), quote.text, documents)


def _missing(path: Path, quote: str, documents: list[Edition]) -> Diagnostic:
    for document in documents:
        near = document.finder.nearest(quote)
        if near is None:
            continue
        place = near.passage.points[0]
        stretch = document.finder.stretch(near.passage)
        return Diagnostic(
            RULE,
            _difference(near.quoted, near.written, f"`{document.id}` {place}"),
            Label(path, "not the document's words"),
            help="quote the document's own words, mark what was left out by `…`, and put what was put in into brackets",
            notes=(f"{place} reads “{(document.text or '')[stretch.start : stretch.end]}”",),
        )
    names = " or ".join(f"`{document.id}`" for document in documents)
    help = "quote the document's own words, or say it in words of your own"
    return Diagnostic(RULE, f"these words are not in {names}, and nothing like them is", Label(path, "the quotation"), help=help)


def _difference(quoted: tuple[str, ...], written: tuple[str, ...], place: str) -> str:
    ours, theirs = " ".join(quoted), " ".join(written)
    if not ours:
        return f"the quotation leaves out “{theirs}”, which {place} has"
    if not theirs:
        return f"the quotation has “{ours}”, which {place} has not"
    return f"the quotation has “{ours}” where {place} has “{theirs}”"
