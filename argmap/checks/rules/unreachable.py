"""An argument leads to no thesis.

Only its top is told: what stands below would lead to a thesis if the top did.

## Why is this bad?

A reader follows the argument up and comes to nothing that the text argues for.
Perhaps a link was forgotten, or the top is a thesis too.
Where the text really goes aside, say why with `allow unreachable "…"`.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
claim clean "Trams would clean the air." {
  because premise electric "Trams run on electricity."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
  because clean
}
claim clean "Trams would clean the air." {
  because premise electric "Trams run on electricity."
}
```

## When it is right

An objection and an exception lead to the thesis too, and so does whatever speaks for them.

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
    unless strike
  but claim dear "Trams would ruin the city." {
    because premise loan "The city would have to borrow half its budget."
  }
}
claim strike "The buses are full only while the trains stand still." {
  because premise since "The buses have been full since the railway's strike began."
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Claim
from argmap.argument.cycles import knots
from argmap.argument.legality import kind_of
from argmap.argument.map import steps_of
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("unreachable", "A107", Severity.WARNING, __doc__, lack=Lack.IN_MAP)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give the top of each argument that leads to no thesis."""
    if not map.theses:
        # That there is none is another rule's.
        return
    reached = {thesis.id for thesis in map.theses}
    for thesis in map.theses:
        _reach(map, thesis.id, reached)
    tops = [statement.id for statement in map if statement.id not in reached and _members(map, statement.id) and _serves_nothing(map, statement.id)]
    for top in tops:
        reached.add(top)
        _reach(map, top, reached)
    # What is left goes round in circles, or hangs below one.
    rest = [statement.id for statement in map if statement.id not in reached]
    in_circle = {id: number for number, group in enumerate(knots(rest, lambda id: _members(map, id))) for id in group}
    for id in rest:
        if id not in reached and id in in_circle and all(in_circle.get(use.owner) == in_circle[id] for use in map.uses_of(id)):
            tops.append(id)
            reached.add(id)
            _reach(map, id, reached)
    for top in tops:
        yield _tell(map, top)


def _members(map: ArgumentMap, id: str) -> list[str]:
    return [member for _, step in steps_of(map[id]) for member in step.members]


def _serves_nothing(map: ArgumentMap, id: str) -> bool:
    return all(use.owner == id for use in map.uses_of(id))


def _reach(map: ArgumentMap, id: str, reached: set[str]) -> None:
    """Add whatever bears on a statement, directly or by way of others."""
    stack = [id]
    while stack:
        for member in _members(map, stack.pop()):
            if member not in reached:
                reached.add(member)
                stack.append(member)


def _tell(map: ArgumentMap, id: str) -> Diagnostic:
    main = ", mark it `main` if the text argues for it too" if isinstance(map[id], Claim) else ""
    return Diagnostic(
        RULE,
        f"{kind_of(map[id]).value} `{id}` leads to no thesis",
        Label((id,), "serves no other statement" if _serves_nothing(map, id) else "goes round in a circle"),
        help=f'give it where it bears on something{main}, or say why it stands here: `allow unreachable "…"`',
    )
