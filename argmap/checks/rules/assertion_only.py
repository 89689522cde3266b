"""Most of what a map rests on is the author's word alone.

## Why is this bad?

Ground that nobody else vouches for is as good as the author.
A reader should know how much of it there is; told once for the whole map, since a single assertion is nothing odd.

## Example

```argmap
source city "The city's count"

main claim trams "The city should build trams." {
  because premise clean "Trams are clean."
  because premise jobs "Trams make jobs."
  because premise loved "People love trams."
  because premise fast "Trams are fast."
  because evidence late "A third of the buses are late." from city
}
```

## Use instead

```argmap
source city "The city's count"
source bank "The bank's study"

main claim trams "The city should build trams." {
  because evidence clean "Trams make a tenth of the dust." from city
  because evidence jobs "Trams make 300 jobs." from bank
  because premise loved "People love trams."
  because evidence late "A third of the buses are late." from city
}
```

## When it is right

A map that names no source at all does not tell who vouches for what; an exercise or an essay need not.

```argmap
main claim trams "The city should build trams." {
  because premise clean "Trams are clean."
  because premise jobs "Trams make jobs."
}
```

## How often it is right

It is off, since it is true of nearly every real article.
Both examples that name sources are told: 32 of 40 ground statements of the article rest on its author alone, and 6 of 10 of a debate.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("assertion-only", "R108", Severity.WARNING, __doc__, on=False, lack=Lack.IN_MAP)
_SHARE = 0.5


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Tell once if more than half of the ground statements that are stated have no source, in a map that names sources."""
    used = {member for _, step in map.steps() for member in step.members}
    ground = [statement for statement in map if not statement.reasons and statement.id in used and not statement.implicit]
    alone = [statement for statement in ground if not statement.attribution and not statement.voice]
    if map.sources and len(alone) > _SHARE * len(ground):
        yield Diagnostic(
            RULE,
            f"{len(alone)} of {len(ground)} ground statements rest on the author alone",
            Label((alone[0].id,), "one of them"),
            help="give `from` where the text names who says it; if it names nobody, that is the text's weakness: allow this with that reason",
        )
