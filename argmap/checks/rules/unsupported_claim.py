"""Nothing supports what is called a claim.

## Why is this bad?

A claim is a judgement that the text argues for; here it does not, or the argument was forgotten.
What a text merely asserts and then uses is a premise, and a reader should see that it is.

## Example

```argmap
main claim trams "The city should build trams." {
  because claim relief "Trams would relieve the buses."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because claim relief "Trams would relieve the buses." {
    because premise larger "A tram carries three times as many people as a bus."
  }
  because premise beauty "Trams look better than buses."
}
```

## When it is right

One reason is enough, even if much is said against it.

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
  but premise cost "Trams cost a lot."
  but premise noise "Building them is noisy."
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.building import Places
from argmap.building.edits import rewriting_part
from argmap.diagnostic import Diagnostic, Fix, Label, Lack, Rule, Severity
from argmap.files import Span

RULE = Rule("unsupported-claim", "A112", Severity.WARNING, __doc__, lack=Lack.IN_STATEMENT)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each claim without a reason, but for those that play no part at all, which another rule tells."""
    idle = {statement.id for statement in map.idle}
    for claim in map.claims:
        if not claim.reasons and claim.id not in idle:
            premise = "" if claim.main else ", or call it a premise if the text merely asserts it"
            yield Diagnostic(
                RULE,
                f"nothing supports claim `{claim.id}`",
                Label((claim.id,), "the claim"),
                help=f"say what the text gives as its reason, with `because`{premise}",
            )


def mend(diagnostic: Diagnostic, places: Places) -> Fix | None:
    """Write `premise` for a claim that the text may merely assert; a thesis is a claim."""
    path = diagnostic.primary.place
    assert not isinstance(path, Span)
    main = path[0] in places.statements and places.statements[str(path[0])][1].main
    return None if main else rewriting_part(places, (*path, "kind"), "premise")
