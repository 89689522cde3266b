"""A locator points at no place that a text can have.

## Why is this bad?

Paragraphs and sentences are counted from 1, and a stretch runs forwards.

## Example

```argmap
document times "The Times"
main claim trams "The city should build trams." @6.5-6.3
```

## Use instead

```argmap
document times "The Times"
main claim trams "The city should build trams." @6.3-6.5
```

## When it is right

Places may stand in any order, and a stretch may be one sentence long.

```argmap
document times "The Times"
main claim trams "The city should build trams." @6.5, 2, 6.3-6.3 {
  because premise full "The buses are full." @1-2.1
}
```
"""

from argmap.diagnostic import Diagnostic, Fix, Label, Rule, Severity

RULE = Rule("bad-locator", "N107", Severity.ERROR, __doc__)


def bad_locator(message: str, here: Label, help: str, fix: Fix | None = None) -> Diagnostic:
    """Say that a locator cannot be."""
    return Diagnostic(RULE, message, here, help=help, fix=fix)
