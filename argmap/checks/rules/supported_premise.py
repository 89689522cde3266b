"""A premise is argued for.

## Why is this bad?

A premise is what a text uses without argument; what it argues for is a claim.
A reader who looks for the places where the argument rests would be shown a wrong one.
A report may back a premise all the same.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise relief "Trams would relieve the buses." {
    because premise larger "A tram carries three times as many people as a bus."
  }
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because claim relief "Trams would relieve the buses." {
    because premise larger "A tram carries three times as many people as a bus."
  }
}
```

## When it is right

Evidence may stand behind a premise.

```argmap
source count "The city's passenger count"
main claim trams "The city should build trams." {
  because premise full "The buses are full." {
    because evidence counted "Nine buses in ten were full at eight in the morning." from count
  }
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Statement, Verdict
from argmap.argument.legality import kind_of, verdict
from argmap.building import Places
from argmap.building.edits import rewriting_part
from argmap.diagnostic import Diagnostic, Fix, Label, Rule, Severity
from argmap.files import Span

RULE = Rule("supported-premise", "A113", Severity.WARNING, __doc__)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each statement with a step that the table of legal relations calls doubtful, once."""
    for statement in map:
        number = next((number for number, reason in enumerate(statement.reasons) if _is_doubtful(map, statement, number)), None)
        if number is not None:
            kind = kind_of(statement).value
            yield Diagnostic(
                RULE,
                f"{kind} `{statement.id}` is argued for",
                Label((statement.id, "reasons", number), "argued for here"),
                (Label((statement.id,), f"called a {kind}"),),
                help=f"call it a claim: `claim {statement.id}`",
            )


def mend(diagnostic: Diagnostic, places: Places) -> Fix | None:
    """Write `claim` for what is argued for."""
    path = diagnostic.primary.place
    assert not isinstance(path, Span)
    return rewriting_part(places, (path[0], "kind"), "claim")


def _is_doubtful(map: ArgumentMap, statement: Statement, number: int) -> bool:
    reason = statement.reasons[number]
    # A statement that is its own reason is another rule's.
    return any(member != statement.id and verdict(reason, map[member], statement) is Verdict.DOUBTFUL for member in reason.members)
