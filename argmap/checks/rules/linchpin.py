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

## How often it is right

It is off, since it is no fault, and true of most maps.
On 601 statements of 90 human-made maps (argumentative microtexts, AraucariaDB, Argdown and others) it fired 57 times, for 85 theses.
Each of these theses had but one reason, and then every premise of it is one that the thesis falls with; none of the 22 with several reasons was told.
`argmap weigh` says the same where it was asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("linchpin", "R105", Severity.HINT, __doc__, on=False, lack=Lack.IN_MAP)
_SHOWN = 4


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give, for each thesis with more than one ground statement, those with each of which it falls."""
    # A room that few checks need is loaded where one does.
    from argmap.weighing import weigh
    from argmap.weighing.status import Standpoint, Supposition
    from argmap.weighing.worlds import felling

    weighing = weigh(map)
    for thesis in weighing.theses:
        id = thesis.statement.id
        grounds = weighing.grounds(id)
        if not thesis.stands or len(grounds) < 2:  # noqa: PLR2004
            continue
        rejections = [[weighing.graph.number[leaf]] for leaf in grounds]
        alone = [grounds[place] for place in felling(weighing.graph, weighing.graph.number[id], rejections, Supposition.of(Standpoint.AUTHOR))]
        if alone:
            more = f" or one of {len(alone) - _SHOWN} more" if len(alone) > _SHOWN else ""
            names = " or ".join(f"`{leaf}`" for leaf in alone[:_SHOWN])
            yield Diagnostic(
                RULE,
                f"`{id}` falls if {names}{more} is rejected",
                Label((id,), "the thesis"),
                tuple(Label((leaf,), "it hangs on this") for leaf in alone[:_SHOWN]),
                help="give evidence for it, or a reason that does without it",
            )
