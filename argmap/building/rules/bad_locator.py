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
"""

from argmap.diagnostic import Diagnostic, Fix, Label, Rule, Severity

RULE = Rule("bad-locator", "N107", Severity.ERROR, __doc__)


def bad_locator(message: str, here: Label, help: str, fix: Fix | None = None) -> Diagnostic:
    """Say that a locator cannot be."""
    return Diagnostic(RULE, message, here, help=help, fix=fix)
