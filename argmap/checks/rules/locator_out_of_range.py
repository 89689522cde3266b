"""A locator points to a paragraph or a sentence that the document does not have.

## Why is this bad?

Nobody can look the statement up, and what it says of the document cannot be checked.
The record of the document is enough to see it; its text need not be at hand.

## Example

```text
Night trains are full. Few of their passengers would have flown.
```

```argmap
document report "Night Trains"
main claim full "There is demand for night trains." @1.3 {
  because premise "They are full." @report:1.1
}
```

## Use instead

```argmap
document report "Night Trains"
main claim full "There is demand for night trains." @1.1 {
  because premise "They are full." @report:1.1
}
```

## When it is right

Never; count again, or make the record anew if it counts in another way than you do.
A place in the document's own terms is not counted.

```argmap
document report "Night Trains"
main claim full "There is demand for night trains." @report "page 14" {
  because premise "They are full." @1.1-1.2
}
```

## How often it is right

Always: it compares numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.argument import ArgumentMap, Locator, Point
from argmap.checks.cited import is_out_of_range
from argmap.diagnostic import Diagnostic, Label, Path, Rule, Severity
from argmap.listing import counted

if TYPE_CHECKING:
    from argmap.citing import Edition, Editions

RULE = Rule("locator-out-of-range", "T101", Severity.ERROR, __doc__)


def find(map: ArgumentMap, editions: Editions) -> Iterator[Diagnostic]:
    """Give each locator with an end that the record of its document does not count."""
    for path, locator in _locators(map):
        edition = editions.of(locator)
        if edition is None:
            continue
        for point in (locator.start, locator.end):
            if point and is_out_of_range(edition, point):
                yield _beyond(path, edition, point)
                break


def _locators(map: ArgumentMap) -> Iterator[tuple[Path, Locator]]:
    for statement in map:
        for number, locator in enumerate(statement.locators):
            yield (statement.id, "locators", number), locator
        for place, quote in enumerate(statement.quotes):
            for number, locator in enumerate(quote.locators):
                yield (statement.id, "quotes", place, "locators", number), locator


def _beyond(path: Path, edition: Edition, point: Point) -> Diagnostic:
    paragraphs = edition.record.paragraphs
    if point.paragraph > len(paragraphs):
        return Diagnostic(
            RULE,
            f"`{edition.id}` has no paragraph {point.paragraph}, only {counted(len(paragraphs), 'paragraph')}",
            Label(path, "beyond its end"),
            help=f"name a paragraph from 1 to {len(paragraphs)}",
        )
    last = len(paragraphs[point.paragraph - 1].sizes)
    return Diagnostic(
        RULE,
        f"paragraph {point.paragraph} of `{edition.id}` has no sentence {point.sentence}, only {counted(last, 'sentence')}",
        Label(path, "beyond its end"),
        help=f"name a sentence from {point.paragraph}.1 to {point.paragraph}.{last}",
    )
