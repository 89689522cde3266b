"""A thesis does not stand without the word of one source.

## Why is this bad?

If that source is wrong, so is the conclusion, however many statements quote it.
What is only about the source, with `quoting`, does not count: nobody has to believe it.
Told of sources for at least two ground statements: that a thesis hangs on one report is plain to see, but not that several reports are one voice.

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

## How often it is right

Not measured: the human-made maps at hand name no sources.
It is true by what the words mean; of the article among the examples, with five sources and four theses, it tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Statement
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("single-source", "R104", Severity.HINT, __doc__, lack=Lack.IN_MAP)
_SHOWN = 3


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each thesis and source without whose word, given for two or more ground statements, it would not stand."""
    said: dict[str, list[Statement]] = {}
    for statement in map:
        if statement.attribution and not statement.reasons:
            said.setdefault(statement.attribution, []).append(statement)
    sources = [source for source in map.sources if len(said.get(source.id, ())) > 1]
    if not sources:
        return
    # A room that few checks need is loaded where one does.
    from argmap.weighing.status import Graph, Standpoint, Status, Supposition, label
    from argmap.weighing.worlds import felling

    graph, supposition = Graph(map), Supposition.of(Standpoint.AUTHOR)
    labels = label(graph, supposition)
    words = [[graph.number[statement.id] for statement in said[source.id]] for source in sources]
    for thesis in map.theses:
        number = graph.number[thesis.id]
        if labels[number] is Status.IN and thesis.reasons:
            for place in felling(graph, number, words, supposition):
                source = sources[place]
                yield Diagnostic(
                    RULE,
                    f"without the word of {source.name}, `{thesis.id}` does not stand",
                    Label((thesis.id,), "the thesis"),
                    tuple(Label((statement.id,), "on this source's word") for statement in said[source.id][:_SHOWN]),
                    help="look for another source, or another reason",
                )
