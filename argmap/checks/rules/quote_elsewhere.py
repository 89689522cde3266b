"""The words of a quotation stand in the document, but not where the map says.

## Why is this bad?

Whoever looks them up finds other words, and may think the quotation false.

## Example

```text
Night trains are full. Few of their passengers would have flown.

Their operators ask for more coaches. No ministry has answered them so far.
```

```argmap
document report "Night Trains"
main claim demand "There is demand for night trains." @1.1 {
  because premise ask "Operators want coaches." @1.2 {
    quote "more coaches"
  }
}
```

## Use instead

```argmap
document report "Night Trains"
main claim demand "There is demand for night trains." @1.1 {
  because premise ask "Operators want coaches." @2.1 {
    quote "more coaches"
  }
}
```

A quotation that supports a statement from another place has a locator of its own: `quote "more coaches" @2.1`.

## When it is right

Never, if the record counts as you do.
A quotation may have a place of its own, and one that runs over two sentences need be cited at one of them only.

```argmap
document report "Night Trains"
main claim demand "There is demand for night trains." @1.1 {
  because premise ask "Operators want coaches." @1.2 {
    quote "more coaches" @2.1
    quote "are full. Few of their passengers"
  }
}
```

## How often it is right

Always: the words are found, and not where the locators point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.argument import ArgumentMap, Point
from argmap.building import Places
from argmap.checks.cited import cited
from argmap.diagnostic import Diagnostic, Fix, Label, Rule, Severity, rewriting
from argmap.files import Span

if TYPE_CHECKING:
    from argmap.citing import Editions

RULE = Rule("quote-elsewhere", "T103", Severity.WARNING, __doc__)
_STANDS = re.compile("stands at ([0-9. and-]+) of")


def find(map: ArgumentMap, editions: Editions) -> Iterator[Diagnostic]:
    """Give each quotation that stands only in sentences that neither it nor its statement cites."""
    for statement in map:
        for number, quote in enumerate(statement.quotes):
            places = cited(editions, quote.locators or statement.locators)
            if not places or not all(place.points for place in places):
                continue
            found = [(place, [passage.points for passage in place.edition.finder.find(quote.text)]) for place in places]
            if any(set(points) & set(place.points) for place, passages in found for points in passages):
                continue
            stands = next(((place, passages) for place, passages in found if passages), None)
            if stands is None:
                continue
            place, passages = stands
            where = " and ".join(_print(points) for points in passages[:3])
            path = (statement.id, "quotes", number)
            others = () if quote.locators else tuple(Label((statement.id, "locators", each), "cited here") for each in range(len(statement.locators)))
            yield Diagnostic(
                RULE,
                f"the quotation stands at {where} of `{place.edition.id}`, and not at {place.words}",
                Label((*path, "locators", 0) if quote.locators else path, "looked for elsewhere"),
                others,
                help=f"write `@{_print(passages[0])}` behind the quotation, or among the statement's locators",
            )


def mend(diagnostic: Diagnostic, places: Places) -> Fix | None:
    """Give the fix that cites where the quotation stands; safe if it stands nowhere else."""
    path, found = diagnostic.primary.place, _STANDS.search(diagnostic.message)
    span = None if isinstance(path, Span) else places.span(path)
    if span is None or found is None:
        return None
    first, _, others = found[1].partition(" and ")
    if isinstance(path, tuple) and path[-2] == "locators":
        document, colon, _ = span.text.rpartition(":")
        return rewriting(span, f"{document}{colon}{first}", safe=not others)
    return rewriting(Span(span.file, span.end, span.end), f" @{first}", safe=not others)


def _print(points: tuple[Point, ...]) -> str:
    return str(points[0]) if len(points) == 1 else f"{points[0]}-{points[-1]}"
