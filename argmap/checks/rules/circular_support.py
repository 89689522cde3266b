"""A statement ends up supporting itself.

## Why is this bad?

An argument that rests on its own conclusion gives nobody a reason to accept it: it begs the question.
Of all the ways round, one of the shortest is shown.

## Example

```argmap
main claim safe "The reactor is safe." {
  because claim tested "The reactor would have passed any test." {
    because safe
  }
}
```

## Use instead

```argmap
main claim safe "The reactor is safe." {
  because claim tested "The reactor has passed every test." {
    because evidence report "The inspectors found no fault in 2019."
  }
}
```

## When it is right

Two statements may rest on one ground, and what answers an objection is no circle.

```argmap
main claim safe "The reactor is safe." {
  because claim tested "The reactor has passed every test." {
    because report
  }
  because report
  but claim old "The reactor is old." {
    because premise built "The reactor was built in 1961."
    but safe
  }
}
premise report "The inspectors found no fault in 2019."
```
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.argument.cycles import knots
from argmap.argument.legality import kind_of
from argmap.diagnostic import Diagnostic, Label, Path, Rule, Severity

RULE = Rule("circular-support", "A101", Severity.ERROR, __doc__)
_SHOWN = 4


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give one cycle for each group of statements that support each other."""
    for group in knots(map.by_id, lambda id: [member for _, member in _supporters(map, id)]):
        # The last of a group is the one that was met first.
        yield _tell(map, _shortest_cycle(map, set(group), group[-1]))


def _supporters(map: ArgumentMap, id: str) -> Iterator[tuple[Path, str]]:
    """The statements that support one, with the places at which they are given; a statement's support of itself is another rule's."""
    for number, reason in enumerate(map[id].reasons):
        for place, member in enumerate(reason.members):
            if member != id:
                yield (id, "reasons", number, "members", place), member


def _shortest_cycle(map: ArgumentMap, group: set[str], start: str) -> list[tuple[Path, str]]:
    """The links of a shortest way from a statement through its supporters back to it."""
    came_by: dict[str, tuple[Path, str]] = {}
    queue = deque([start])
    while start not in came_by:
        here = queue.popleft()
        for path, member in _supporters(map, here):
            if member in group and member not in came_by:
                came_by[member] = (path, here)
                queue.append(member)
    cycle: list[tuple[Path, str]] = []
    member = start
    while not cycle or member != start:
        path, here = came_by[member]
        cycle.append((path, member))
        member = here
    cycle.reverse()
    return cycle


def _tell(map: ArgumentMap, cycle: list[tuple[Path, str]]) -> Diagnostic:
    first = str(cycle[0][0][0])
    way = [f"`{path[0]}` rests on `{member}`" for path, member in cycle]
    if len(way) > _SHOWN:
        way = [*way[: _SHOWN - 1], f"and so on over {len(way) - _SHOWN} more", way[-1]]
    *links, last = [Label(path, f"`{path[0]}` rests on `{member}`") for path, member in cycle]
    return Diagnostic(
        RULE,
        f"{kind_of(map[first]).value} `{first}` ends up supporting itself: {', '.join(way)}",
        last,
        tuple(links[:_SHOWN]),
        help=f"take one of these out, or give `{first}` a reason that does not rest on it",
    )
