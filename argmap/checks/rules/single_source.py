"""A thesis does not stand without the word of one source.

## Why is this bad?

If that source is wrong, so is the conclusion, however many statements quote it.
What is only about the source, with `quoting`, does not count: nobody has to believe it.

## Example

```argmap
source union "The drivers' union"

main claim trams "The city should build trams." {
  because premise late "Most buses are late." from union
  because premise worse "Delays grow from year to year." from union
}
```

## Use instead

```argmap
source union "The drivers' union"
source city "The city's own count"

main claim trams "The city should build trams." {
  because premise late "Most buses are late." from union
  because premise worse "Delays grow from year to year." from city
}
```

## When it is right

A reason on the author's own word may carry the conclusion too.

```argmap
source union "The drivers' union"

main claim trams "The city should build trams." {
  because premise late "Most buses are late." from union
  because premise clean "Trams are clean."
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("single-source", "R104", Severity.HINT, __doc__, on=False)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each thesis and source without whose word it would not stand."""
    # A room that few checks need is loaded where one does.
    from argmap.weighing import weigh

    if not any(statement.attribution for statement in map):
        return
    weighing = weigh(map)
    names = {source.id: source.name for source in map.sources}
    for thesis in weighing.theses:
        if thesis.statement.reasons:
            for source in weighing.costly_sources(thesis.statement.id):
                yield Diagnostic(
                    RULE,
                    f"without the word of {names[source]}, `{thesis.statement.id}` does not stand",
                    Label((thesis.statement.id,), "the thesis"),
                    tuple(Label((statement.id,), "on this source's word") for statement in map if statement.attribution == source)[:3],
                    help="look for another source, or another reason",
                )
