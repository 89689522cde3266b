"""Sections hold each other.

No text can say so, but a map made in Python could; such a map is not made.

## Why is this bad?

What holds a region is drawn around it, and nothing can be drawn around what is around itself.

## Example

```python
from argmap.argument import ArgumentMap, Section

map = ArgumentMap(sections=[Section("city", "The city", [], parent="trams"), Section("trams", "Its trams", [], parent="city")])
```

## Use instead

```python
from argmap.argument import ArgumentMap, Claim, Premise, Reason, Section

map = ArgumentMap(
    [Claim("build", "The city should build trams.", reasons=[Reason("full")]), Premise("full", "The buses are full.")],
    sections=[Section("city", "The city", ["full"]), Section("trams", "Its trams", ["build"], parent="city")],
)
```

## When it is right

Sections may be nested as deep as wanted.

```python
from argmap.argument import ArgumentMap, Claim, Premise, Reason, Section

map = ArgumentMap(
    [Claim("build", "The city should build trams.", reasons=[Reason("full")]), Premise("full", "The buses are full.")],
    sections=[
        Section("country", "The country", []),
        Section("city", "The city", ["full"], parent="country"),
        Section("trams", "Its trams", ["build"], parent="city"),
    ],
)
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("circular-section", "A123", Severity.ERROR, __doc__)


def circular_section(id: str) -> Diagnostic:
    """Say that a section holds itself, directly or by way of others."""
    return Diagnostic(RULE, f"section `{id}` ends up holding itself", Label((f"section:{id}", "parent")), help="give one of the sections around it no parent")
