"""The sentence cited says that something holds if something else does, and the statement says it flatly.

## Why is this bad?

The document has not asserted it: without its condition, the map claims more than the text.

## Example

```text
If the ministry pays, night trains will run to Rome. Few of their passengers would have flown.
```

```argmap
document report "Night Trains"
main claim rome "Rome will have night trains." @1.1 {
  because premise "People like Rome."
}
```

## Use instead

```argmap
document report "Night Trains"
main claim rome "Rome would have night trains if the ministry paid." @1.1 {
  because premise "People like Rome."
}
```

## When it is right

Where the document asserts the condition elsewhere, and the statement has it among its reasons.
A qualifier will do, for who says `likely` has not dropped everything.

```argmap
document report "Night Trains"
main claim rome "Rome will have night trains." possible @1.1 {
  because premise "The ministry pays." @1.1
}
```

## How often it is right

On three maps with their texts it tells of nothing as they are, and of two claims, rightly, when every hedge and qualifier is taken off.
That is too little to call it more than a hint.
It sees a condition only at the head of a sentence, up to its first comma.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.argument import ArgumentMap, Statement
from argmap.checks.cited import sentences
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

if TYPE_CHECKING:
    from argmap.citing import Editions

RULE = Rule("conditional-detached", "T205", Severity.HINT, __doc__)


def find(map: ArgumentMap, editions: Editions) -> Iterator[Diagnostic]:
    """Give each flat statement of what a sentence says only under the condition that it begins with."""
    from argmap.citing.wording import conditions, is_conditional

    def settled(statement: Statement) -> bool:
        return bool(statement.hedges or statement.qualifier or is_conditional(statement.text))

    for used in sentences(map, editions):
        for condition in conditions(used.text):
            statement = used.taker(condition, settled)
            if statement is not None:
                yield Diagnostic(
                    RULE,
                    f"`{statement.id}` drops the condition of {used.sentence.point} of `{used.edition.id}`: “{condition.words}”",
                    Label((statement.id, "text"), "said without the condition"),
                    help="put the condition into the statement, or add a qualifier",
                )
