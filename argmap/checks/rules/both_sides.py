"""A statement is given for a claim and against it.

## Why is this bad?

It cannot speak both ways at once, unless in different respects; then these respects are the statements.
A concession is an objection too.
Where a text really does so, say why with `allow both-sides "…"`.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise cost "Trams cost a lot."
  but cost
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise jobs "Building trams creates jobs."
  but premise cost "Building trams costs a lot."
}
```

## When it is right

What speaks for a claim may be part of an argument against it, or speak against one of its reasons.

```argmap
main claim trams "The city should build trams." {
  because premise cheap "Trams are cheap to run."
  but claim lasting "The city would keep them too long." {
    because cheap
  }
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Path, Rule, Severity

RULE = Rule("both-sides", "A106", Severity.WARNING, __doc__)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each member of an objection that is also a member of a reason for the same statement."""
    for statement in map:
        if not (statement.reasons and statement.objections):
            continue
        given_for: dict[str, Path] = {}
        for number, reason in enumerate(statement.reasons):
            for place, member in enumerate(reason.members):
                given_for.setdefault(member, (statement.id, "reasons", number, "members", place))
        for number, objection in enumerate(statement.objections):
            for place, member in enumerate(objection.members):
                if member in given_for and member != statement.id:
                    yield Diagnostic(
                        RULE,
                        f"`{member}` is given both for and against `{statement.id}`",
                        Label((statement.id, "objections", number, "members", place), "against it here"),
                        (Label(given_for[member], "for it here"),),
                        help="say in two statements in which respect it speaks for and in which against",
                    )
