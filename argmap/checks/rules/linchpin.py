"""A thesis falls if a single statement is rejected.

## Why is this bad?

It need not be, but the reader should know: such a statement deserves the most evidence and the first doubt (key assumptions check, CIA Tradecraft Primer 2009).

## Example

```argmap
main claim trams "The city should build trams." {
  because premise clean "Trams are clean." and premise wanted "People want clean streets."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise clean "Trams are clean." and premise wanted "People want clean streets."
  because premise jobs "Trams make jobs."
}
```

## When it is right

Two reasons that share no ground do not hang on one statement.

```argmap
main claim trams "The city should build trams." {
  because premise clean "Trams are clean."
  because premise jobs "Trams make jobs."
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("linchpin", "R105", Severity.HINT, __doc__, on=False)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give, for each thesis with more than one ground statement, those that it falls with."""
    # A room that few checks need is loaded where one does.
    from argmap.weighing import weigh

    weighing = weigh(map)
    for thesis in weighing.theses:
        id = thesis.statement.id
        if not thesis.stands or len(weighing.grounds(id)) < 2:  # noqa: PLR2004
            continue
        alone = [leaf for leaf in weighing.grounds(id) if id in weighing.suppose(reject=[leaf]).fallen]
        if alone:
            names = " or ".join(f"`{leaf}`" for leaf in alone)
            yield Diagnostic(
                RULE,
                f"`{id}` falls if {names} is rejected",
                Label((id,), "the thesis"),
                tuple(Label((leaf,), "it hangs on this") for leaf in alone),
                help="give evidence for it, or a reason that does without it",
            )
