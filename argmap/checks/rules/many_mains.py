"""More than five claims are marked as theses.

## Why is this bad?

A thesis is what the text argues for in the end.
Where nearly everything is one, a reader cannot tell what the text is about, and most of the theses are probably steps on the way.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
main claim parks "The city should plant trees." {
  because premise heat "The summers are getting hotter."
}
main claim bicycles "The city should build lanes for bicycles." {
  because premise thefts "Cyclists ride on the pavements."
}
main claim squares "The city should keep cars off its squares." {
  because premise markets "The markets need the room."
}
main claim noise "The city should limit noise at night." {
  because premise sleep "Many residents sleep badly."
}
main claim rents "The city should build flats." {
  because premise dear "Rents have doubled."
}
```

## Use instead

```argmap
main claim liveable "The city should become a better place to live in." {
  because claim trams "The city should build trams." {
    because premise full "The buses are full."
  }
  because claim parks "The city should plant trees." {
    because premise heat "The summers are getting hotter."
  }
}
```

## When it is right

A text may argue for a few things that have little to do with each other.

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
main claim parks "The city should plant trees." {
  because premise heat "The summers are getting hotter."
}
main claim rents "The city should build flats." {
  because premise dear "Rents have doubled."
}
```

## How often it is right

Not measured: the human-made maps at hand mark no theses.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("many-mains", "A109", Severity.HINT, __doc__)
_MOST = 5


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give one finding if there are more theses than a reader can keep apart."""
    theses = map.theses
    if len(theses) > _MOST:
        yield Diagnostic(
            RULE,
            f"{len(theses)} claims are marked `main`",
            Label((theses[_MOST].id, "main"), "the sixth"),
            help="keep `main` for what the text argues for in the end, and give the others where they lead there",
        )
