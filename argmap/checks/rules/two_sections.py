"""A statement stands in two sections, or twice in one.

In a text a statement stands where it is written; in a map made in Python it could stand in several places.

## Why is this bad?

It is drawn once, in one region, and the other would lack it without a word.

## Example

```python
from argmap.argument import ArgumentMap, Claim, Premise, Reason, Section

map = ArgumentMap(
    [Claim("build", "The city should build trams.", reasons=[Reason("full")]), Premise("full", "The buses are full.")],
    sections=[Section("city", "The city", ["full"]), Section("trams", "Its trams", ["build", "full"])],
)
```

## Use instead

```python
from argmap.argument import ArgumentMap, Claim, Premise, Reason, Section

map = ArgumentMap(
    [Claim("build", "The city should build trams.", reasons=[Reason("full")]), Premise("full", "The buses are full.")],
    sections=[Section("city", "The city", ["full"]), Section("trams", "Its trams", ["build"])],
)
```

## When it is right

A statement may be used in other sections than its own.

```argmap
section trams "Trams" {
  main claim build "The city should build trams." {
    because premise full "The buses are full."
  }
}
section buses "Buses" {
  main claim buy "The city should buy buses." {
    because full
  }
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Path, Rule, Severity

RULE = Rule("two-sections", "A124", Severity.WARNING, __doc__)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each place in a section of a statement that has one already."""
    first: dict[str, Path] = {}
    for section in map.sections:
        for number, member in enumerate(section.members):
            path = (f"section:{section.id}", "members", number)
            earlier = first.setdefault(member, path)
            if earlier != path:
                there = str(earlier[0]).removeprefix("section:")
                yield Diagnostic(
                    RULE,
                    f"`{member}` stands in section `{section.id}` and already in `{there}`"
                    if there != section.id
                    else f"`{member}` stands twice in section `{there}`",
                    Label(path, "again here"),
                    (Label(earlier, "first here"),),
                    help="keep it in the section where it is to be drawn",
                )
