"""A reason or an objection does not say how it reasons.

This rule is off unless it is chosen.

## Why is this bad?

A scheme says how one gets from the grounds to the conclusion, and what one may ask of it.
Few texts need one for every step; who wants to put questions to each does.

## Example

```argmap
main claim rain "It will rain." {
  because premise clouds "Dark clouds are coming up."
}
```

## Use instead

```argmap
main claim rain "It will rain." {
  because by sign: premise clouds "Dark clouds are coming up."
}
```

## When it is right

A scheme of one's own is one, and an exception needs none: it says what is wrong with the step.

```argmap
main claim rain "It will rain." {
  because by "weather lore":
    premise swallows "The swallows are flying low."
    unless premise cat "The swallows are fleeing from a cat."
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Undercut
from argmap.argument.legality import kind_of
from argmap.argument.model import Reason
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("missing-scheme", "A118", Severity.HINT, __doc__, on=False, lack=Lack.IN_STATEMENT)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each reason and objection without a scheme."""
    for path, step in map.steps():
        if step.scheme is None and not isinstance(step, Undercut):
            statement = map[str(path[0])]
            what = "a reason for" if isinstance(step, Reason) else "an objection to"
            yield Diagnostic(
                RULE,
                f"{what} {kind_of(statement).value} `{statement.id}` has no scheme",
                Label(path, "how does this bear on it?"),
                help="name one behind the link, as in `because by sign:`; `argmap explain schemes` lists the known ones",
            )
