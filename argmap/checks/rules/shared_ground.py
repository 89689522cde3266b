"""Reasons that look independent draw on the same ground.

## Why is this bad?

Two reasons count for more than one, but not if they say the same thing twice: what brings one down brings the other down too.

## Example

```argmap
main claim trams "The city should build trams." {
  because claim clean "The air gets better." {
    because premise electric "Trams are electric."
  }
  because claim quiet "The streets get quieter." {
    because electric
  }
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because claim clean "The air gets better." {
    because premise electric "Trams are electric."
  }
  because premise jobs "Trams make jobs."
}
```

## When it is right

Reasons for different claims may well share their ground.

```argmap
main claim trams "The city should build trams." {
  because premise electric "Trams are electric."
}
main claim buses "Buses should be electric." {
  because electric
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("shared-ground", "R106", Severity.HINT, __doc__, on=False)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each statement two of whose reasons draw on the same ground; of claims above one another only the lowest."""
    # A room that few checks need is loaded where one does.
    from argmap.weighing import weigh

    weighing = weigh(map)
    told: set[str] = set()
    several = [statement for statement in map if len(statement.reasons) > 1]
    for statement in sorted(several, key=lambda statement: len(weighing.grounds(statement.id))):
        shared = {leaf: places for leaf, places in weighing.shared_grounds(statement.id).items() if leaf not in told}
        if shared:
            told |= shared.keys()
            leaf, places = next(iter(shared.items()))
            more = f" and {len(shared) - 1} more" if len(shared) > 1 else ""
            yield Diagnostic(
                RULE,
                f"reasons for `{statement.id}` are not independent: they share `{leaf}`{more}",
                Label((leaf,), "drawn on more than once"),
                tuple(Label((statement.id, "reasons", place, "members", 0), "by this reason") for place in places),
                help="count them as one, or give one of them ground of its own",
            )
