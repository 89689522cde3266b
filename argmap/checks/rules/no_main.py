"""No claim is marked as the conclusion, and it is not clear which one is.

## Why is this bad?

A reader wants to know first what the text argues for.
Where just one claim serves nothing else, that one is taken; where there are several, the analyst has to say.
Several may be marked.

## Example

```argmap
claim trams "The city should build trams." {
  because premise full "The buses are full."
}
claim parks "The city should plant trees." {
  because premise heat "The summers are getting hotter."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
main claim parks "The city should plant trees." {
  because premise heat "The summers are getting hotter."
}
```

## When it is right

Where just one claim serves nothing else, it is the conclusion.

```argmap
claim trams "The city should build trams." {
  because claim clean "Trams would clean the air." {
    because premise electric "Trams run on electricity."
  }
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Claim
from argmap.argument.cycles import knots
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("no-main", "A105", Severity.ERROR, __doc__, lack=Lack.IN_TEXT)
_SHOWN = 5


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give one finding if the map has no thesis."""
    if map.theses:
        return
    claims = [statement for statement in map if isinstance(statement, Claim)]
    if not claims:
        what = "claim" if map.statements else "statement"
        place = (map.statements[0].id,) if map.statements else ()
        yield Diagnostic(RULE, f"there is no {what} in this map", Label(place), help='write what the text argues for: `main claim "…"`')
    elif map.roots:
        first, *others = map.roots
        yield Diagnostic(
            RULE,
            f"no claim is marked `main`, and {len(map.roots)} could be the conclusion",
            Label((first.id,), "this one?"),
            tuple(Label((other.id,), "or this?") for other in others[: _SHOWN - 1]),
            help=f"write `main claim {first.id}` if that is what the text argues for; several may be `main`",
        )
    elif next(knots(map.by_id, lambda id: [member for reason in map[id].reasons for member in reason.members]), None) is None:
        # Where claims go round in a circle, that is what is wrong, and it is told.
        yield Diagnostic(
            RULE,
            "no claim is marked `main`, and each serves another statement",
            Label((claims[0].id,), "this one?"),
            help="mark what the text argues for with `main`",
        )
