"""A text in quotes says nothing.

## Why is this bad?

A statement is a sentence, and a title, a note or a quotation is words.
There is nothing to draw, to cite or to agree with.

## Example

```argmap
main claim trams ""
```

## Use instead

```argmap
main claim trams "The city should build trams."
```

## When it is right

One word is a text.

```argmap
main claim trams "Trams!" {
  because premise full "Full buses."
}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("empty-text", "S106", Severity.ERROR, __doc__)


def empty_text(here: Label) -> Diagnostic:
    """Say that a text is empty."""
    return Diagnostic(RULE, "this text is empty", here, help="write a sentence between the quotes")
