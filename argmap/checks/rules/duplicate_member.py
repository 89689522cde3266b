"""The same is given twice in one reason, or the same reason twice.

The same goes for objections and exceptions.

## Why is this bad?

It looks like two grounds and is one; whoever counts or weighs them counts it twice.
One of the two may be a slip for another statement.

## Example

```argmap
main claim trams "The city should build trams." {
  because full and full
  although cost
  although cost
}
premise full "The buses are full."
premise cost "Trams cost a lot."
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because full and relief
  although cost
}
premise full "The buses are full."
premise relief "A tram carries three times as many people as a bus."
premise cost "Trams cost a lot."
```

## When it is right

Two reasons may share a part of what they rest on, and one and the same fact may speak in two ways, which `by` names.

```argmap
main claim trams "The city should build trams." {
  because full and relief
  because full and growth
  because by sign: growth
  because by positive-consequences: growth
}
premise full "The buses are full."
premise relief "A tram carries three times as many people as a bus."
premise growth "Towns with trams grow."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Relation
from argmap.argument.legality import relation_of
from argmap.argument.model import Step
from argmap.building import Places
from argmap.building.edits import leaving_out_member
from argmap.diagnostic import Diagnostic, Fix, Label, Path, Rule, Severity
from argmap.files import Span

RULE = Rule("duplicate-member", "A110", Severity.WARNING, __doc__)

_NOUNS = {Relation.SUPPORT: "reason", Relation.OBJECTION: "objection", Relation.UNDERCUT: "exception"}


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each repetition of a member in its step, and of a step beside its like."""
    earlier: dict[tuple[Path, frozenset[str]], list[tuple[Path, Step]]] = {}
    for path, step in map.steps():
        noun = _NOUNS[relation_of(step)]
        first: dict[str, int] = {}
        for place, member in enumerate(step.members):
            if first.setdefault(member, place) != place:
                yield Diagnostic(
                    RULE,
                    f"`{member}` is given twice in one {noun}",
                    Label((*path, "members", place), "again here"),
                    (Label((*path, "members", first[member]), "first here"),),
                    help="take one of them out, or name the statement that was meant",
                )
        # All steps of one kind on one target have the same path but for their number.
        alike = earlier.setdefault((path[:-1], frozenset(first)), [])
        same = next((there for there, other in alike if None in (step.scheme, other.scheme) or step.scheme == other.scheme), None)
        if same is None:
            alike.append((path, step))
        else:
            yield Diagnostic(
                RULE,
                f"one {noun} is given twice: {' and '.join(f'`{member}`' for member in first)}",
                Label(path, "again here"),
                (Label(same, "first here"),),
                help="take one of them out, or say with `by` what sets them apart",
            )


def mend(diagnostic: Diagnostic, places: Places) -> Fix | None:
    """Leave out a member that its step has already; of two steps, only their author knows which to keep."""
    path = diagnostic.primary.place
    assert not isinstance(path, Span)
    return leaving_out_member(places, path, safe=True) if "members" in path[-2:] else None
