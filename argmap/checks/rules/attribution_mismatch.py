"""The sentence cited says who speaks, and the statement made of it does not.

## Why is this bad?

Then what somebody says becomes what the document's author holds, or a plain fact.
Of the statements that cite a sentence, only the one that shares the most words with what is said is asked.

## Example

```text
According to the operators, night trains are full. Few of their passengers would have flown.
```

```argmap
document report "Night Trains"
main claim demand "There is demand for night trains." {
  because evidence full "Night trains are full." @1.1
}
```

## Use instead

```argmap
document report "Night Trains"
source operators "The operators"
main claim demand "There is demand for night trains." {
  because evidence full "Night trains are full." @1.1 from operators
}
```

## When it is right

Where the statement is the author's own comment on what somebody says.
It is silent where another statement takes up what is said, with its speaker.

```argmap
document report "Night Trains"
source operators "The operators"
main claim demand "There is demand for night trains." {
  because evidence full "Night trains are full." @1.1 from operators
    unless premise "The operators have an interest in saying so." @1.1
}
```

## How often it is right

Measured on three maps with their texts, an article, a review and a decision, on which its words were chosen too, so elsewhere it will be somewhat worse.
It says nothing of them as they are.
With every `from` and `quoting` taken off, it tells of 24 statements, and each of them had one (so did the 22 of the first draft).
With one at a time taken off, it sees 17 of 21 whose sentence has a verb of saying.
It does not see a speaker without such a verb, as in `she saw no decline` or `the noise, a danger in the mayor's eyes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.argument import ArgumentMap, Statement
from argmap.checks.cited import sentences
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

if TYPE_CHECKING:
    from argmap.citing import Editions

RULE = Rule("attribution-mismatch", "T202", Severity.WARNING, __doc__)


def find(map: ArgumentMap, editions: Editions) -> Iterator[Diagnostic]:
    """Give each statement on nobody's word that takes up what a sentence puts into somebody's mouth; once a statement."""
    from argmap.citing.wording import speakers

    def settled(statement: Statement) -> bool:
        return statement.attribution is not None or statement.voice is not None

    told: set[str] = set()
    for used in sentences(map, editions):
        for speaker in speakers(used.text):
            statement = used.taker(speaker, settled)
            if statement is None or statement.id in told:
                continue
            told.add(statement.id)
            yield Diagnostic(
                RULE,
                f"`{statement.id}` is on nobody's word, where {used.sentence.point} of `{used.edition.id}` has “{speaker.words}”",
                Label((statement.id, "text"), "whose words?"),
                help="say on whose word it is with `from`, or whose words it is about with `quoting`",
                notes=(f"{used.sentence.point} reads “{used.text}”",),
            )
