"""A statement is longer than a reader takes in at a glance.

## Why is this bad?

A long box mostly holds several statements, or asides that carry nothing, and it takes the room of three.
Told above 30 words; in 576 statements of the argumentative microtexts (Peldszus and Stede 2016) one in twenty has more than 24.
Words are counted by the spaces between them, so scripts without spaces are never told.

## Example

```argmap
main claim trams "The city, which has grown by half within ten years and whose streets, laid out in the age of the horse, are full from morning to night, should now build trams and extend them later." {
  because premise streets "The streets are full."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise streets "The streets are full."
  because premise growth "The city has grown by half within ten years."
}
```

## When it is right

Up to 30 words are not told, whatever they are.

```argmap
main claim trams "The city should build trams along the four streets that lead from the old town to the station, the harbour, the university and the hospital, before it builds anything else." {
  because premise streets "The streets are full."
}
```

## How often it is right

On 601 statements of 90 human-made maps (argumentative microtexts, AraucariaDB, Argdown and others) it fired 59 times; of 40 looked at, 29 were right.
The others were conditions and comparisons that cannot be divided.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("long-statement", "W102", Severity.HINT, __doc__)

LONGEST = 30
"""So many words a statement may have."""


def find(map: ArgumentMap, *, longest: int = LONGEST) -> Iterator[Diagnostic]:
    """Give each statement of more than `longest` words."""
    for statement in map:
        words = len(statement.text.split())
        if words > longest:
            yield Diagnostic(
                RULE,
                f"`{statement.id}` has {words} words, {words - longest} more than {longest}",
                Label((statement.id, "text"), "long"),
                help="keep what the argument needs, and make statements of their own of what else is said",
            )
