"""A hedge is recorded that does not stand in the sentences cited.

## Why is this bad?

A `hedge` holds the document's own words of caution.
One that it does not have makes its author more careful, or more certain, than they were.

## Example

```text
Night trains may be full in summer. Few of their passengers would have flown.
```

```argmap
document report "Night Trains"
main claim demand "There is demand for night trains." {
  because premise full "They are full in summer." possible @1.1 {
    hedge "possibly"
  }
}
```

## Use instead

```argmap
document report "Night Trains"
main claim demand "There is demand for night trains." {
  because premise full "They are full in summer." possible @1.1 {
    hedge "may"
  }
}
```

## When it is right

Where a sentence before the one cited hedges this one too; then cite both.

```argmap
document report "Night Trains"
main claim demand "There is demand for night trains." {
  because premise flown "Few passengers would fly instead." possible @1.1, 1.2 {
    hedge "may"
  }
}
```

## How often it is right

Always, in the sense of these words; see tests/texts/README.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.argument import ArgumentMap
from argmap.checks.cited import cited
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

if TYPE_CHECKING:
    from argmap.citing import Editions

RULE = Rule("hedge-not-there", "T104", Severity.WARNING, __doc__)


def find(map: ArgumentMap, editions: Editions) -> Iterator[Diagnostic]:
    """Give each hedge that is in none of the sentences that its statement cites."""
    for statement in map:
        if not statement.hedges:
            continue
        places = cited(editions, statement.locators)
        if not places:
            continue
        for number, hedge in enumerate(statement.hedges):
            found = [(place, passage) for place in places for passage in place.edition.finder.find(hedge)]
            if any(not place.points or set(passage.points) & set(place.points) for place, passage in found):
                continue
            where = " and ".join(f"{place.words or 'any paragraph'} of `{place.edition.id}`" for place in places)
            yield Diagnostic(
                RULE,
                f"the hedge “{hedge}” does not stand at {where}",
                Label((statement.id, "hedges", number), "not the document's words"),
                help="give the document's own hedge, or cite the sentence that has it",
            )
