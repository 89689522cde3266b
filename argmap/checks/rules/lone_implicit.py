"""A reason consists of nothing but what the text leaves unsaid.

## Why is this bad?

Unsaid premises join what is said to what is concluded.
Where nothing is said that they could join, the reason is the analyst's and not the text's.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise worth "Whatever relieves the buses is worth its price." implicit
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise full "Trams would relieve the buses."
    and premise worth "Whatever relieves the buses is worth its price." implicit
}
```

## When it is right

A conclusion may be left unsaid and yet be drawn from what is said.

```argmap
main claim trams "The city should build trams." {
  because claim relief "The buses need relief." implicit {
    because premise full "The buses are full."
  }
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Claim, Statement
from argmap.argument.legality import kind_of
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("lone-implicit", "A117", Severity.WARNING, __doc__, lack=Lack.IN_STATEMENT)
_SHOWN = 4


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each reason whose members are all unsaid and rest on nothing."""
    for statement in map:
        for number, reason in enumerate(statement.reasons):
            if all(_is_unsaid(map[member]) for member in reason.members):
                path = (statement.id, "reasons", number)
                yield Diagnostic(
                    RULE,
                    f"nothing that is said supports {kind_of(statement).value} `{statement.id}` in this reason",
                    Label(path, "the reason"),
                    tuple(Label((*path, "members", place), "unsaid") for place in range(min(len(reason.members), _SHOWN))),
                    help="add what the text does say, joined by `and`; write `inferred` if the reason is your own",
                )


def _is_unsaid(statement: Statement) -> bool:
    # That a claim rests on nothing is another rule's.
    return statement.implicit and not isinstance(statement, Claim) and not statement.reasons
