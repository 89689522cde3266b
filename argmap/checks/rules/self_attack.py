"""A statement is given as an objection to itself.

## Why is this bad?

If it holds it does not, and if it does not it does: it can be neither accepted nor rejected.

## Example

```argmap
main claim liar "Nothing that is said on this page is true." {
  but liar
}
```

## Use instead

```argmap
main claim liar "Little that is said on this page is true." {
  but premise dates "The dates on it are right."
}
```

## When it is right

A statement may object to what objects to it.

```argmap
main claim liar "The witness lies." {
  but claim honest "The witness is known to be honest." {
    because premise neighbours "The neighbours say so."
    but liar
  }
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.argument.legality import kind_of
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("self-attack", "A103", Severity.ERROR, __doc__)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each place at which a statement objects to itself."""
    for statement in map:
        for number, objection in enumerate(statement.objections):
            if statement.id in objection.members:
                path = (statement.id, "objections", number, "members", objection.members.index(statement.id))
                yield Diagnostic(
                    RULE,
                    f"{kind_of(statement).value} `{statement.id}` objects to itself",
                    Label(path, "given here against itself"),
                    (Label((statement.id,), f"the {kind_of(statement).value}"),),
                    help="name the statement that it was meant to object to, or another objection",
                )
