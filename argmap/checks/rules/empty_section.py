"""No statement stands in a section.

Of sections that hold nothing but empty ones, only the outermost is told.

## Why is this bad?

It is drawn as nothing and promises something; its statements may have ended up behind its brace.

## Example

```argmap
section cost "What it costs" {
}
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
```

## Use instead

```argmap
section cost "What it costs" {
  premise cost "A tram costs three million euros."
}
main claim trams "The city should build trams." {
  because premise full "The buses are full."
  although cost
}
```

## When it is right

A section may hold nothing but sections, if these hold something.

```argmap
section city "The city" {
  section trams "Its trams" {
    main claim trams "The city should build trams." {
      because premise full "The buses are full."
    }
  }
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("empty-section", "A122", Severity.WARNING, __doc__, lack=Lack.IN_MAP)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each section in which no statement stands, at any depth."""
    parents = {section.id: section.parent for section in map.sections}
    filled: set[str] = set()
    for section in map.sections:
        above = section.id if section.members else None
        while above is not None and above not in filled:
            filled.add(above)
            above = parents[above]
    for section in map.sections:
        if section.id not in filled and (section.parent is None or section.parent in filled):
            yield Diagnostic(
                RULE,
                f"no statement stands in section `{section.id}`",
                Label((f"section:{section.id}",), "the section"),
                help="write its statements between its braces, or take it out",
            )
