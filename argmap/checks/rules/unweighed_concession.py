"""A concession is made, and nothing says why the claim still holds.

## Why is this bad?

A conceded objection is weighed against the reasons, and the weighing is the argument's work (Govier 1987, on conductive argument).
A reader who finds the concession weighty has nothing to go by.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise clean "Trams are clean."
  although premise dear "Trams cost a lot."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise clean "Trams are clean."
  although premise dear "Trams cost a lot." {
    note "The author holds that clean air is worth the price."
  }
}
```

## When it is right

Something may speak against the concession, and then it is weighed.

```argmap
main claim trams "The city should build trams." {
  because premise clean "Trams are clean."
  although premise dear "Trams cost a lot." {
    but premise last "They last for forty years."
  }
}
```

## How often it is right

It is off, since it is true of nearly every real article: to concede is to pass over.
The article among the examples makes six concessions, weighs two of them, and it tells of the others.
In 19 argumentative microtexts the authors raise 16 objections and exceptions and pass over seven; written as concessions, each of the seven would be told.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Objection
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("unweighed-concession", "R103", Severity.HINT, __doc__, on=False, lack=Lack.IN_MAP)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each conceded objection that nothing speaks against, and that no note explains."""
    for statement in map:
        for number, objection in enumerate(statement.objections):
            if objection.conceded and not _is_weighed(map, objection):
                names = " and ".join(f"`{member}`" for member in objection.members)
                yield Diagnostic(
                    RULE,
                    f"{names} is conceded, and nothing says why `{statement.id}` still holds",
                    Label((statement.id, "objections", number, "members", 0), "the concession"),
                    help="say why with a `note`, or give what speaks against it",
                )


def _is_weighed(map: ArgumentMap, objection: Objection) -> bool:
    members = [map[member] for member in objection.members]
    return bool(objection.undercuts) or any(member.notes or member.objections for member in members)
