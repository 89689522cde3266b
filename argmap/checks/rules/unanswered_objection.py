"""An objection or exception stands, and nothing answers it.

## Why is this bad?

What it is aimed at falls: the claim, or the step.
Whoever argues has to answer an objection, concede it, or give the conclusion up (Johnson 2000, on the dialectical tier).

## Example

```argmap
main claim trams "The city should build trams." {
  because premise clean "Trams are clean."
  but premise dear "Trams cost more than the city has."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise clean "Trams are clean."
  but premise dear "Trams cost more than the city has." {
    but premise grant "The state pays half of it."
  }
}
```

## When it is right

A concession is on record with `although`: the author knows it and weighs it less.
What the analyst of a document objects to it, without a place or a source, is what the analysis has found.

```argmap
document column "Time for trams"

main claim trams "The city should build trams." @1.1 {
  because premise clean "Trams are clean." @1.2
  although premise dear "Trams cost a lot." @1.3
  but premise coal "Their power comes from coal."
}
```

An answer need not be answered again, and a statement given both for and against is `both-sides`.

## How often it is right

On 601 statements of 90 human-made maps (argumentative microtexts, AraucariaDB, Argdown and others) it fired 14 times; ten were right.
In eight of the ten different maps among these an author argues against what he names, and passes over it; in two the objections are the mapper's.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from argmap.argument import ArgumentMap, Objection, Reason, Step
from argmap.diagnostic import Diagnostic, Label, Lack, Path, Rule, Severity

RULE = Rule("unanswered-objection", "R102", Severity.WARNING, __doc__, lack=Lack.IN_MAP)
_OBJECTION = ("objection", "answer it with a `but` of its own, or write `although` if the author concedes it and argues on")
_EXCEPTION = ("exception", "answer it with a `but` of its own, or let the step go")


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each objection that is not conceded, and each exception, that holds."""
    if all(isinstance(step, Reason) or (isinstance(step, Objection) and step.conceded) for _, step in map.steps()):
        return
    # A room that few checks need is loaded where one does.
    from argmap.weighing.status import Graph, Status, Supposition, is_own, label

    graph = Graph(map)
    labels = label(graph, Supposition())[len(graph.ids) :]
    given = {(statement.id, member) for statement in map for reason in statement.reasons for member in reason.members}
    for (path, step), status in zip(graph.steps, labels, strict=True):
        if isinstance(step, Reason) or (isinstance(step, Objection) and step.conceded) or status is not Status.IN or _is_answer(map, path):
            continue
        # What the analyst objects to a document is what the analysis has found, and its author cannot answer it.
        if (map.documents and is_own(map, step)) or _is_given_for(given, path, step):
            continue
        names = " and ".join(f"`{member}`" for member in step.members)
        what, help = _OBJECTION if isinstance(step, Objection) else _EXCEPTION
        yield Diagnostic(
            RULE,
            f"the {what} {names} stands unanswered",
            Label((*path, "members", 0), f"the {what}"),
            (Label(path[:-2], "what falls with it"),),
            help=help,
        )


def _is_answer(map: ArgumentMap, path: Path) -> bool:
    """Whether what a step is aimed at is itself only an objection or an exception: then it answers, and needs no answer."""
    target = path[:-2]
    if len(target) > 1:
        return target[-2] != "reasons"
    uses = map.uses_of(str(target[0]))
    return bool(uses) and not any(isinstance(use.step, Reason) for use in uses)


def _is_given_for(given: AbstractSet[tuple[str, str]], path: Path, step: Step) -> bool:
    """Whether what objects is also given for the same statement, which is another rule's."""
    return path[-2] == "objections" and any((str(path[0]), member) in given for member in step.members)
