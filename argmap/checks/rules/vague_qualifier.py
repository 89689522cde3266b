"""A thesis, or what is given for one, is no more than possible.

## Why is this bad?

"May" and "might" exclude nothing: whatever happens, the thesis was not wrong.
ICD 203 has no band for them (Office of the Director of National Intelligence, 2015), for a reader cannot tell a chance of 5 % from one of 80 %.
A thesis that is stated more firmly than what carries it is worse off still.
Only theses and what is given for them directly are looked at; where a thesis is merely possible itself, the statements below it are not told.

## Example

```argmap
main claim ridership "Trams will carry half of the city's commuters." possible {
  because premise lines "Two lines cross the centre."
}
```

## Use instead

```argmap
main claim ridership "Trams will carry half of the city's commuters." unlikely {
  because premise lines "Two lines cross the centre."
}
```

## When it is right

What may come about can be ground enough for doing something, so reasons by `practical-reasoning` and from consequences are passed over.
That something can be done is a flat statement and needs no `possible`.

```argmap
main claim leave "The valley must be evacuated." {
  because by negative-consequences: premise breach "The dam breaks tonight." possible
}
main claim repair "The dam could be mended within a year." {
  because claim crew "The cracks are few." {
    because by sign: premise survey "Divers found hardly any." possible
  }
  but premise frost "Work stops in winter." possible
}
```

## How often it is right

Not measured: the human-made maps at hand do not grade their statements.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Qualifier
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("vague-qualifier", "Q101", Severity.HINT, __doc__)

# In these, what is merely possible carries its full weight: a danger counts before it is likely.
_WEIGHING = ("practical-reasoning", "positive-consequences", "negative-consequences")


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each thesis that is merely possible; for the others, each statement given for them that is."""
    told = set()
    for thesis in map.theses:
        if thesis.qualifier is Qualifier.POSSIBLE:
            yield Diagnostic(
                RULE,
                f"the thesis `{thesis.id}` is said to be no more than possible",
                Label((thesis.id, "qualifier"), "excludes nothing"),
                help="say how likely it is, from `remote` to `certain`; `even-chance` if it may as well not be",
            )
            continue
        for reason in thesis.reasons:
            if reason.scheme is not None and reason.scheme.name in _WEIGHING:
                continue
            for member in reason.members:
                if map[member].qualifier is Qualifier.POSSIBLE and member not in told and member != thesis.id:
                    told.add(member)
                    yield Diagnostic(
                        RULE,
                        f"`{member}` is given for the thesis `{thesis.id}` and is no more than possible",
                        Label((member, "qualifier"), "excludes nothing"),
                        (Label((thesis.id,), "rests on it"),),
                        help="say how likely it is, from `remote` to `certain`",
                    )
