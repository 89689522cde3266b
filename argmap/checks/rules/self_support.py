"""A statement is given as its own reason.

## Why is this bad?

Whoever doubts the statement doubts the reason.

## Example

```argmap
main claim safe "The reactor is safe." {
  because safe
}
```

## Use instead

```argmap
main claim safe "The reactor is safe." {
  because evidence report "The inspectors found no fault in 2019."
}
```

## When it is right

A statement may be an exception to a step that leads away from it.

```argmap
main claim safe "The reactor is safe." {
  because premise report "The inspectors found no fault in 2019."
  but premise leak "It leaked in 2020."
    unless safe
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.argument.legality import kind_of
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("self-support", "A102", Severity.ERROR, __doc__)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each place at which a statement supports itself."""
    for statement in map:
        for number, reason in enumerate(statement.reasons):
            if statement.id in reason.members:
                path = (statement.id, "reasons", number, "members", reason.members.index(statement.id))
                yield Diagnostic(
                    RULE,
                    f"{kind_of(statement).value} `{statement.id}` is given as its own reason",
                    Label(path, "given here as its own reason"),
                    (Label((statement.id,), f"the {kind_of(statement).value}"),),
                    help=f"give a reason that does not rest on `{statement.id}`",
                )
