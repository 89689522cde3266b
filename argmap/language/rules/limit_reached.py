"""A map is larger than the limits allow.

## Why is this bad?

Nothing that anybody feeds it should take all of a computer's memory, or all night.
So there are limits on the size of files, on how many statements there are and how deep they stand, on includes, on numbers, and on time; each is far above what a text needs, and each can be set.

## Example

```argmap
document times "The Times"
main claim trams "The city should build trams." @1234567890
```

## Use instead

```argmap
document times "The Times"
main claim trams "The city should build trams." @12
```

## When it is right

What is large on purpose has its limits in an `argmap.toml`; see the guide's page on settings.

```argmap
document times "The Times"
main claim trams "The city should build trams." @123456789 {
  because premise full "The buses are full." @12.3
}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity
from argmap.limits import setting_of

RULE = Rule("limit-reached", "S115", Severity.ERROR, __doc__)


def limit_reached(message: str, here: Label, limit: str) -> Diagnostic:
    """Say which of the `Limits` is reached."""
    return Diagnostic(RULE, message, here, help=help_for(limit))


def help_for(limit: str) -> str:
    """What to do about a limit."""
    return f"make it smaller, or allow more: `{setting_of(limit)} = …` below `[limits]` in an argmap.toml"
