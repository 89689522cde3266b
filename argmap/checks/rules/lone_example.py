"""What holds in general rests on one example.

## Why is this bad?

One case shows that something can be so, not that it is so as a rule: it may be the exception (Walton, Reed and Macagno 2008, Argument from Example).
Several words of one speaker are one case too.
It is told where a claim has one reason, by `example`, whose only stated member is one case, or whose members are evidence quoting one and the same source.

## Example

```argmap
main claim quiet "Trams make cities quieter." {
  because by example: premise strasbourg "Strasbourg became quieter with its trams."
}
```

## Use instead

```argmap
main claim quiet "Trams make cities quieter." {
  because by example:
    premise strasbourg "Strasbourg became quieter with its trams."
    and premise bordeaux "Bordeaux became quieter with its trams."
}
```

## When it is right

An example may illustrate what another reason carries, and a claim may gather many cases.
That something can be, or that some are so, one case proves; in English, such claims are passed over, and so are examples that may hold several cases, with an "and", a comma or a word like "many".
An objection by an example is no generalisation: one black swan is enough.

```argmap
main claim quiet "Trams make cities quieter." {
  because by cause-to-effect: premise motors "Electric motors are nearly silent."
  because by example: premise strasbourg "Strasbourg became quieter with its trams."
}
main claim can "A tramway can pay for itself." {
  because by example: premise dijon "Dijon's does."
  but by example: premise edinburgh "Edinburgh's never did."
}
main claim cheap "Trams pay for themselves." {
  because by example: claim cases "Trams paid for themselves elsewhere." {
    because premise lyon "Trams paid for themselves in Lyon."
    because premise nantes "Trams paid for themselves in Nantes."
  }
}
main claim wanted "People want trams." {
  because by example: premise votes "Lyon and Nantes voted for them."
}
```

## How often it is right

On 601 statements of 90 human-made maps (argumentative microtexts, AraucariaDB, Argdown and others) it fired three times; two were right, one claim being proved by its one case.
The words above were chosen on these maps, and three are too few to say more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from argmap.argument import ArgumentMap, Evidence, Qualifier, Statement
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("lone-example", "Q102", Severity.HINT, __doc__)

_PROVED_BY_ONE = re.compile(r"\b(?:can|could|may|might|some|sometimes|possible|there (?:is|are|was|were))\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:and|cases|examples|instances|many|several)\b|[,;]", re.IGNORECASE)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each claim whose only reason is one example."""
    for statement in map:
        if len(statement.reasons) != 1 or statement.qualifier is Qualifier.POSSIBLE or _PROVED_BY_ONE.search(statement.text):
            continue
        (reason,) = statement.reasons
        if reason.scheme is None or reason.scheme.name != "example":
            continue
        cases = [map[member] for member in reason.members if not map[member].implicit]
        if cases and (_is_one(cases) or _is_one_speaker(cases, statement)):
            yield Diagnostic(
                RULE,
                f"`{statement.id}` rests on one example, `{cases[0].id}`"
                if len(cases) == 1
                else f"`{statement.id}` rests on examples from one mouth, `{cases[0].voice}`",
                Label((statement.id, "reasons", 0, "members", reason.members.index(cases[0].id)), "the only case" if len(cases) == 1 else "the first of them"),
                (Label((statement.id,), "holds in general"),),
                help="give more cases, or say why this one is typical",
            )


def _is_one(cases: Sequence[Statement]) -> bool:
    # An example that has several reasons is itself a general statement, drawn from several cases.
    return len(cases) == 1 and len(cases[0].reasons) <= 1 and not _SEVERAL.search(cases[0].text)


def _is_one_speaker(cases: Sequence[Statement], claim: Statement) -> bool:
    voices = {case.voice if isinstance(case, Evidence) else None for case in cases}
    # What one speaker says again and again is a good ground for a claim about that speaker.
    return len(cases) > 1 and len(voices) == 1 and voices.isdisjoint({None, claim.voice})
