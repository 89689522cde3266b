"""A conclusion is stated more surely than its best line of support.

## Why is this bad?

A chain is as strong as its weakest link: what rests on a `likely` premise is no more than likely itself (ICD 203, tradecraft standard 2).
Each line of support is as sure as its least sure member, and the best line counts; objections are not even considered.

## Example

```argmap
main claim trams "Trams will pay for themselves." {
  because premise riders "Most drivers will change to the tram." likely
}
```

## Use instead

```argmap
main claim trams "Trams will pay for themselves." likely {
  because premise riders "Most drivers will change to the tram." likely
}
```

## When it is right

Another line of support may be as sure as the conclusion.

```argmap
main claim trams "Trams will pay for themselves." {
  because premise riders "Most drivers will change to the tram." likely
  because premise grant "The state pays for whatever fares do not."
}
```

## How often it is right

Not measured on human-made maps: those at hand do not grade their statements.
Of the 29 claims with reasons in the article among the examples it tells of one, rightly: what the text says flatly rests on a premise that it calls probable.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Qualifier
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("overconfident-conclusion", "R101", Severity.WARNING, __doc__, lack=Lack.IN_MAP)
_SUREST = (None, Qualifier.CERTAIN)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each statement that is said more surely than its ceiling."""
    if all(statement.qualifier in _SUREST for statement in map if not statement.reasons):
        return
    # A room that few checks need is loaded where one does.
    from argmap.weighing.ceiling import ceiling, rank, weakest_links
    from argmap.weighing.status import Graph

    graph = Graph(map)
    for statement, link in zip(map.statements, weakest_links(graph), strict=True):
        if link is None or not statement.reasons:
            continue
        highest = ceiling(graph, link)
        if rank(statement.qualifier) > rank(highest.qualifier):
            said = f"`{statement.qualifier.value}`" if statement.qualifier else "flatly"
            yield Diagnostic(
                RULE,
                f"`{statement.id}` is stated {said}, but its best line of support is only `{highest.qualifier.value}`",
                Label((statement.id,), "the conclusion"),
                (Label((highest.leaf,), "its weakest link"),),
                help=f"write `{highest.qualifier.value}` where the text lets you, or add a reason that is as sure; if the text itself says more than it shows, allow this with a reason",
            )
