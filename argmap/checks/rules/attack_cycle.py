"""Objections answer each other in a circle, so that nothing decides between them.

## Why is this bad?

Each falls if the other stands, and neither stands by itself: their status stays undecided (Dung 1995).
Something outside the circle has to speak for one of them.

## Example

```argmap
main claim build "The city should build now." {
  because premise full "The buses are full."
  but claim wait "The city should wait." {
    because premise dear "Building is dear."
    but build
  }
}
```

## Use instead

```argmap
main claim build "The city should build now." {
  because premise full "The buses are full."
  but claim wait "The city should wait." {
    because premise dear "Building is dear."
    but premise dearer "Each year of waiting makes it dearer."
  }
}
```

## When it is right

An objection that was answered is no circle.

```argmap
main claim build "The city should build now." {
  because premise full "The buses are full."
  but premise dear "Building is dear." {
    but premise grant "The state pays half."
  }
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.argument.cycles import knots
from argmap.argument.map import steps_of
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("attack-cycle", "R109", Severity.HINT, __doc__, on=False)
_SHOWN = 3


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each circle of statements that bear on each other by way of at least one objection or exception."""
    if not any(path[-2] != "reasons" for path, _ in map.steps()):
        return
    for group in knots(map.by_id, lambda id: [member for _, step in steps_of(map[id]) for member in step.members]):
        held = set(group)
        places = [
            (*path, "members", place)
            for id in group[::-1]
            for path, step in steps_of(map[id])
            if path[-2] != "reasons"
            for place, member in enumerate(step.members)
            if member in held
        ]
        if places:
            first, *others = places
            yield Diagnostic(
                RULE,
                f"objections answer each other in a circle: {_listed(group[::-1])} stay undecided",
                Label(first, "against it here"),
                tuple(Label(place, "and here") for place in others[:_SHOWN]),
                help="say what speaks for one of them from outside the circle",
            )


def _listed(ids: list[str]) -> str:
    names = [f"`{id}`" for id in ids[:_SHOWN]]
    more = len(ids) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")
