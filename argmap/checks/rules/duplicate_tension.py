"""The same two statements are said twice to pull against each other.

A tension has no direction, so the order of the two makes no difference.

## Why is this bad?

It is one tension and looks like two.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
premise half-empty "In the same year the buses are called half empty."
tension full and half-empty "They cannot be both."
tension half-empty and full "One of the two counts is wrong."
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
premise half-empty "In the same year the buses are called half empty."
tension full and half-empty "They cannot be both: one of the two counts is wrong."
```

## When it is right

One statement may pull against several.

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
premise half-empty "In the same year the buses are called half empty."
premise dear "In the same year the fares drive passengers away."
tension full and half-empty "They cannot be both."
tension full and dear "Who is driven away does not fill a bus."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("duplicate-tension", "A121", Severity.WARNING, __doc__)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each tension between two statements that are already said to be in tension."""
    first: dict[frozenset[str], int] = {}
    for number, tension in enumerate(map.tensions):
        earlier = first.setdefault(frozenset((tension.first, tension.second)), number)
        if earlier != number:
            yield Diagnostic(
                RULE,
                f"`{tension.first}` and `{tension.second}` are said twice to be in tension",
                Label((f"tension:{number}",), "again here"),
                (Label((f"tension:{earlier}",), "first here"),),
                help="say it once, with everything that there is to say",
            )
