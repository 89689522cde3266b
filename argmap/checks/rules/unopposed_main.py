"""A thesis is stated as sure, and nothing at all speaks against it.

## Why is this bad?

A sure conclusion to which no objection was even considered has not been tested (ICD 203, tradecraft standard 4: analysis of alternatives).

## Example

```argmap
main claim trams "The city should build trams." certain {
  because premise clean "Trams are clean."
  because premise jobs "Trams make jobs."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." certain {
  because premise clean "Trams are clean."
  because premise jobs "Trams make jobs."
  although premise dear "Trams cost a lot." {
    note "The author holds that they last long enough to pay."
  }
}
```

## When it is right

A thesis that is said flatly, or as no more than likely, claims less.

```argmap
main claim trams "The city should build trams." {
  because premise clean "Trams are clean."
}
```

## How often it is right

Not measured: the human-made maps at hand do not grade their statements, and the examples grade none of their theses so.
Flat theses are passed over, though flat is as sure as `certain`: of the 85 theses of those maps 66 have no objection.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Qualifier, Statement
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("unopposed-main", "R107", Severity.HINT, __doc__, lack=Lack.IN_MAP)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each thesis that is called certain or very likely, and has no objection or exception in all of its support."""
    for thesis in map.theses:
        if thesis.qualifier in (Qualifier.CERTAIN, Qualifier.VERY_LIKELY) and thesis.reasons and not _is_opposed(map, thesis):
            yield Diagnostic(
                RULE,
                f"`{thesis.id}` is stated `{thesis.qualifier.value}`, and no objection was considered",
                Label((thesis.id,), "the thesis"),
                help="say what speaks against it, with `but`, `although` or `unless`, or state it less surely",
            )


def _is_opposed(map: ArgumentMap, thesis: Statement) -> bool:
    seen = {thesis.id}
    stack = [thesis.id]
    while stack:
        statement = map[stack.pop()]
        if statement.objections or any(reason.undercuts for reason in statement.reasons):
            return True
        following = {member for reason in statement.reasons for member in reason.members} - seen
        seen |= following
        stack += following
    return False
