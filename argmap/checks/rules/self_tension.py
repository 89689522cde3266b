"""A statement is said to pull against itself.

## Why is this bad?

A tension is between two statements; one of the two names is probably a slip.
A statement at odds with itself says two things, and these are the statements.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
tension full and full "Elsewhere they are called half empty."
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
premise half-empty "In the same year the buses are called half empty."
tension full and half-empty "They cannot be both."
```

## When it is right

A statement may be in tension with a reason that is given for it.

```argmap
main claim trams "The city should build trams at once." {
  because premise patience "Good things take time."
}
tension trams and patience "What takes time is not there at once."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("self-tension", "A120", Severity.WARNING, __doc__)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each tension of a statement with itself."""
    for number, tension in enumerate(map.tensions):
        if tension.first == tension.second:
            yield Diagnostic(
                RULE,
                f"`{tension.first}` is said to be in tension with itself",
                Label((f"tension:{number}", "second"), "named again here"),
                (Label((f"tension:{number}", "first"), "first here"),),
                help="name the statement that it pulls against",
            )
