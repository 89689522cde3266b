"""The sentence cited is hedged, and the statement made of it is flat.

## Why is this bad?

Then the map has its author say more than they did, and so does whatever rests on it.
Of the statements that cite a sentence, only the one that shares the most words with the hedged part is asked.

## Example

```text
Night trains may replace half of the short flights. Few of their passengers would have flown.
```

```argmap
document report "Night Trains"
main claim replace "Every other short flight gives way to night trains." @1.1 {
  because premise "People like to sleep."
}
```

## Use instead

```argmap
document report "Night Trains"
main claim replace "Every other short flight gives way to night trains." possible @1.1 {
  hedge "may"
  because premise "People like to sleep."
}
```

## When it is right

Where the hedge is about another part of the sentence, or is mere politeness.
A hedge in the statement's own words will do.

```argmap
document report "Night Trains"
main claim replace "Perhaps every other short flight gives way to night trains." @1.1 {
  because premise "People like to sleep."
}
```

## How often it is right

Measured on three maps with their texts, an article, a review and a decision, on which its words were chosen too, so elsewhere it will be somewhat worse.
It says nothing of them as they are.
With every hedge and qualifier taken off, it tells of 26 statements, and each of them had one (the first draft: 21 of 22).
With one hedge at a time taken off, it sees 23 of 26 whose word is on its list.
It does not know words that strengthen, `clearly`, nor those that round, `about`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.argument import ArgumentMap, Statement
from argmap.checks.cited import sentences
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

if TYPE_CHECKING:
    from argmap.citing import Editions

RULE = Rule("hedge-left-out", "T201", Severity.WARNING, __doc__)


def find(map: ArgumentMap, editions: Editions) -> Iterator[Diagnostic]:
    """Give each flat statement that takes up the hedged part of a sentence; once, however many hedges there are."""
    from argmap.citing.wording import hedges, is_hedged

    def settled(statement: Statement) -> bool:
        return bool(statement.hedges or statement.qualifier or is_hedged(statement.text))

    told: set[str] = set()
    for used in sentences(map, editions):
        for hedge in hedges(used.text):
            statement = used.taker(hedge, settled)
            if statement is None or statement.id in told:
                continue
            told.add(statement.id)
            yield Diagnostic(
                RULE,
                f"`{statement.id}` is flat, where {used.sentence.point} of `{used.edition.id}` says “{hedge.words}”",
                Label((statement.id, "text"), "said without a hedge"),
                help=f'record it: write `hedge "{hedge.words}"`, and a qualifier such as `likely` or `possible`',
                notes=(f"{used.sentence.point} reads “{used.text}”",),
            )
