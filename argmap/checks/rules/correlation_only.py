"""A cause is inferred from a correlation alone.

## Why is this bad?

Two things that go together may both come from a third, the effect may be the cause, or it may be chance (Walton, Reed and Macagno 2008, Argument from Correlation to Cause).
It is told where a claim has a reason by `correlation-to-cause` of one stated statement and no other reason.

## Example

```argmap
main claim storks "Storks bring babies." {
  because by correlation-to-cause: premise together "Where there are more storks, more babies are born."
}
```

## Use instead

Say how the one brings about the other, or link what rules out another cause.

```argmap
main claim ice "Road salt kills the trees along the road." {
  because by correlation-to-cause:
    premise together "Trees die where salt is strewn."
    and premise else "The same kinds thrive on unsalted roads as busy."
}
```

## When it is right

A correlation may stand beside a reason of another kind, and an exception shows that another cause was thought of.

```argmap
main claim smoke "Smoking causes lung cancer." {
  because by correlation-to-cause: premise together "Smokers get lung cancer more often."
  because by cause-to-effect: premise tar "Tar damages the cells of the lung."
}
main claim salt "Road salt kills the trees along the road." {
  because by correlation-to-cause: premise dying "Trees die where salt is strewn."
    unless premise fumes "Exhaust fumes kill them."
}
```

## How often it is right

Not measured: the human-made maps at hand name no step so.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("correlation-only", "Q103", Severity.HINT, __doc__)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each claim whose only reason is a bare correlation."""
    for statement in map:
        if len(statement.reasons) != 1:
            continue
        (reason,) = statement.reasons
        stated = [member for member in reason.members if not map[member].implicit]
        if reason.scheme is not None and reason.scheme.name == "correlation-to-cause" and len(stated) == 1 and not reason.undercuts:
            yield Diagnostic(
                RULE,
                f"`{statement.id}` is inferred from the correlation `{stated[0]}` alone",
                Label((statement.id, "reasons", 0, "scheme"), "the only reason"),
                (Label((statement.id,), "says what causes what"),),
                help="say how the one brings about the other, or what rules out a common cause and the reverse",
            )
