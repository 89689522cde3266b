"""Two statements, documents, sources or sections have the same id.

## Why is this bad?

An id stands for one thing. Where two have it, nobody can say which of them a reason rests on.
The first is kept; the second is not used.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise air "Trams do not foul the air."
  because premise air "Trams move more people than buses."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise air "Trams do not foul the air."
  because premise capacity "Trams move more people than buses."
}
```

## When it is right

A statement and a source may share an id: where one is meant the other cannot stand.

```argmap
source mayor "The mayor"
main claim trams "The city will build trams." {
  because premise mayor "The mayor wants trams." quoting mayor
  but mayor2
}
premise mayor2 "The mayor leaves in May."
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("duplicate-id", "N101", Severity.ERROR, __doc__)


def duplicate_id(noun: str, id: str, here: Label, there: Label) -> Diagnostic:
    """Say that a second thing has the id of another."""
    return Diagnostic(RULE, f"two {noun}s have the id `{id}`", here, (there,), help=f"give one of them another id, or write just `{id}` to use the first again")
