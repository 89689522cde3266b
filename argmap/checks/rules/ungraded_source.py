"""A source has no grade where others have one.

## Why is this bad?

A reader who sees some sources graded takes the others for as good, or for as bad.
`F6` says that neither the source nor the report can be judged.

## Example

```argmap
source institute "The transport institute" B2
source airline "The airlines' association"
main claim trains "Night trains should replace short flights." {
  because evidence grams "A train emits an eighth of what a flight does." from institute
  although evidence fares "A sleeper costs more than the flight." from airline
}
```

## Use instead

```argmap
source institute "The transport institute" B2
source airline "The airlines' association" C3
main claim trains "Night trains should replace short flights." {
  because evidence grams "A train emits an eighth of what a flight does." from institute
  although evidence fares "A sleeper costs more than the flight." from airline
}
```

## When it is right

Nobody has to grade: where no source has a grade, none is missing.

```argmap
source institute "The transport institute"
source airline "The airlines' association"
main claim trains "Night trains should replace short flights." {
  because evidence grams "A train emits an eighth of what a flight does." from institute
  although evidence fares "A sleeper costs more than the flight." from airline
}
```

## How often it is right

Not measured: the human-made maps at hand name no sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("ungraded-source", "A116", Severity.HINT, __doc__, lack=Lack.IN_MAP)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each source that is used and has no grade, if another has one."""
    graded = next((source for source in map.sources if source.grade), None)
    if graded is None:
        return
    for source in map.sources:
        if not source.grade and source.id in map.sources_used:
            yield Diagnostic(
                RULE,
                f"source `{source.id}` has no grade, and others have",
                Label((f"source:{source.id}",), "how reliable?"),
                (Label((f"source:{graded.id}",), f"graded {graded.grade}"),),
                help=f'grade it, as in `source {source.id} "…" B2`; `F6` says that it cannot be judged',
            )
