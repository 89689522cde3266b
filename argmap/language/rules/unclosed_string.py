"""A text in quotes is not closed.

## Why is this bad?

What follows is taken for part of the text, up to the next quote, and then everything is inside out.
It is told at the opening quote, and reading goes on where the text probably ends.
A text may run over several lines but holds no blank line.

## Example

```argmap
main claim trams "The city should build trams. {
  because premise full "The buses are full."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
```

## When it is right

A text may run over several lines and hold quotes, curly ones in curly ones or with a backslash.

```argmap
main claim trams “The city should
  build “real” trams.” {
  because premise full "The buses are \\"full\\"."
}
```
"""

from argmap.diagnostic import Diagnostic, Fix, Label, Rule, Severity

RULE = Rule("unclosed-string", "S102", Severity.ERROR, __doc__)


def unclosed_string(here: Label, *others: Label, help: str, fix: Fix | None = None) -> Diagnostic:
    """Say that a text is not closed."""
    return Diagnostic(RULE, "this text is never closed", here, others, help=help, fix=fix)
