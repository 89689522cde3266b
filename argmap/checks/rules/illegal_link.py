"""A statement is argued for that cannot be.

## Why is this bad?

Evidence is a report: something was said, done or measured.
One can argue about what it shows, which is a claim, or object to it; a report is not made true by reasons.

## Example

```argmap
main claim warming "The city is getting warmer." {
  because evidence station "The station measured 31 degrees in May." {
    because premise sun "The sun was strong."
  }
}
```

## Use instead

```argmap
main claim warming "The city is getting warmer." {
  because evidence station "The station measured 31 degrees in May." {
    but premise roof "The station stands on a hot roof."
  }
}
```

## When it is right

Evidence may speak for anything that is not evidence, and anything may speak against evidence.

```argmap
source station "The weather station"
main claim warming "The city is getting warmer." {
  because premise hot "May was hot." {
    because evidence measured "It measured 31 degrees in May." from station {
      but claim roof "The station measures its roof." {
        because premise tar "It stands on tar."
      }
    }
  }
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Relation, Verdict
from argmap.argument.legality import kind_of, relation_of, verdict
from argmap.argument.map import target_of
from argmap.building import Places
from argmap.building.edits import rewriting_part
from argmap.diagnostic import Diagnostic, Fix, Label, Rule, Severity
from argmap.files import Span

RULE = Rule("illegal-link", "A104", Severity.ERROR, __doc__)

_DONE = {Relation.SUPPORT: "argued for", Relation.OBJECTION: "objected to", Relation.UNDERCUT: "given an exception"}
_OF_STATEMENT = 3
"""The length of the path to a statement's own step."""


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each step that the table of legal relations forbids, once."""
    for path, step in map.steps():
        target = target_of(map, path)
        if any(verdict(step, map[member], target) is Verdict.ILLEGAL for member in step.members):
            kind = kind_of(target).value
            yield Diagnostic(
                RULE,
                f"{kind} `{path[0]}` cannot be {_DONE[relation_of(step)]}",
                Label(path, "the step"),
                (Label((path[0],), f"is {kind}"),),
                help="make it a claim, or let what it shows be a claim that rests on it",
            )


def mend(diagnostic: Diagnostic, places: Places) -> Fix | None:
    """Write `claim` for evidence that is argued for; which of the help's two ways is meant, its author knows."""
    path = diagnostic.primary.place
    assert not isinstance(path, Span)
    return rewriting_part(places, (path[0], "kind"), "claim") if path[1:2] == ("reasons",) and len(path) == _OF_STATEMENT else None
