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

An objection that was answered is no circle, and a circle that something outside decides leaves nothing open.

```argmap
main claim build "The city should build now." {
  because premise full "The buses are full."
  but premise dear "Building is dear." {
    but premise grant "The state pays half."
  }
}
main claim build-north "The northern line should come first." {
  because premise north "More people live in the north."
  but claim south "The southern line should come first." {
    because premise hills "The south has the steeper streets."
    but build-north
    but premise bus "The south has a new bus line."
  }
}
```

## How often it is right

On 601 statements of 90 human-made maps (argumentative microtexts, AraucariaDB, Argdown and others) it fired 0 times.
It is true by what the words mean: what it names is worked out to be undecided.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.argument.cycles import knots
from argmap.argument.map import steps_of
from argmap.diagnostic import Diagnostic, Label, Lack, Path, Rule, Severity
from argmap.listing import listed

RULE = Rule("attack-cycle", "R109", Severity.HINT, __doc__, lack=Lack.IN_MAP)
_SHOWN = 3


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each circle of statements that bear on each other by way of at least one objection or exception, and stay undecided."""
    if not any(path[-2] != "reasons" for path, _ in map.steps()):
        return
    circles = [
        (group[::-1], against)
        for group in knots(map.by_id, lambda id: [member for _, step in steps_of(map[id]) for member in step.members])
        if (against := _against_each_other(map, group[::-1]))
    ]
    if not circles:
        return
    # A room that few checks need is loaded where one does.
    from argmap.weighing.status import Graph, Status, Supposition, label

    graph = Graph(map)
    labels = label(graph, Supposition())
    for group, (first, *others) in circles:
        undecided = [id for id in group if labels[graph.number[id]] is Status.UNDECIDED]
        if undecided:
            yield Diagnostic(
                RULE,
                f"objections answer each other in a circle: {listed((f'`{id}`' for id in undecided), most=_SHOWN)} stay undecided",
                Label(first, "against it here"),
                tuple(Label(place, "and here") for place in others[:_SHOWN]),
                help="say what speaks for one of them from outside the circle",
            )


def _against_each_other(map: ArgumentMap, group: list[str]) -> list[Path]:
    """The members of a group's objections and exceptions that are of the group themselves."""
    held = set(group)
    return [
        (*path, "members", place)
        for id in group
        for path, step in steps_of(map[id])
        if path[-2] != "reasons"
        for place, member in enumerate(step.members)
        if member in held
    ]
