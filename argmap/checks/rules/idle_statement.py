"""A statement plays no part in the argument.

Nothing speaks for it or against it, it speaks for or against nothing, and it is in tension with nothing.

## Why is this bad?

It may have been forgotten when the links were written.
If it is there as background, say so with `allow idle-statement "…"`: in the statement, or once for the whole file.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
premise electric "Trams run on electricity."
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
  because premise electric "Trams run on electricity."
}
premise horses "Until 1902 the city had horse trams." {
  allow idle-statement "Background."
}
```

## When it is right

A tension is a part to play.

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
premise half-empty "In the same year the buses are called half empty."
tension full and half-empty "They cannot be both."
```

## How often it is right

Always, in the sense of these words: no link of the map names the statement.
On 601 statements of 90 human-made maps (argumentative microtexts, AraucariaDB, Argdown and others) it fired once.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.argument.legality import kind_of
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("idle-statement", "A108", Severity.HINT, __doc__, lack=Lack.IN_MAP)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each statement without any link."""
    if not map.theses:
        # Any claim might be meant as the thesis, and that there is none is another rule's.
        return
    for statement in map.idle:
        yield Diagnostic(
            RULE,
            f"{kind_of(statement).value} `{statement.id}` plays no part in the argument",
            Label((statement.id,), "nothing is linked to it"),
            help='give it where it bears on something, or say that it is meant so: `allow idle-statement "Background."`',
        )
