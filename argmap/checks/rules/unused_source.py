"""A source is declared, and nothing is from it or quotes it.

## Why is this bad?

A `from` or a `quoting` was probably forgotten, or names another source.
A file of sources that many maps include may say so once at its top, with `allow unused-source "…"`.

## Example

```argmap
source count "The city's passenger count"
main claim trams "The city should build trams." {
  because premise full "Nine buses in ten are full at eight in the morning."
}
```

## Use instead

```argmap
source count "The city's passenger count"
main claim trams "The city should build trams." {
  because evidence full "Nine buses in ten are full at eight in the morning." from count
}
```

## When it is right

A source of which only words or deeds are told is used.

```argmap
source mayor "The mayor"
main claim trams "The city will build trams." {
  because premise promise "The mayor has promised trams." quoting mayor
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.building import Places
from argmap.building.edits import leaving_out_part
from argmap.diagnostic import Diagnostic, Fix, Label, Lack, Rule, Severity
from argmap.files import Span

RULE = Rule("unused-source", "A119", Severity.WARNING, __doc__, lack=Lack.IN_MAP)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each source that no statement names."""
    for source in map.sources:
        if source.id not in map.sources_used:
            yield Diagnostic(
                RULE,
                f"nothing is from source `{source.id}` or quotes it",
                Label((f"source:{source.id}",), "declared here"),
                help=f"write `from {source.id}` or `quoting {source.id}` where it speaks, or take it out",
            )


def mend(diagnostic: Diagnostic, places: Places) -> Fix | None:
    """Leave out the source that nothing names."""
    path = diagnostic.primary.place
    assert not isinstance(path, Span)
    return leaving_out_part(places, path)
