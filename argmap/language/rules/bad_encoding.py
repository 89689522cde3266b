"""A file is not UTF-8 text.

The example below is such a file if its `é` is saved in Latin-1, and none if it is saved in UTF-8.

## Why is this bad?

Bytes that are no UTF-8 become other letters on every machine that guesses differently, and nobody notices.

## Example

```argmap
main claim cafe "The café should stay."
```

## Use instead

```argmap
main claim cafe "The café should stay."
```

## When it is right

A byte order mark is skipped, and letters of any script are UTF-8 text.

```argmap
main claim cafe "Кафе должно остаться: “café”, 喫茶店." {
  because premise old "It is the oldest in the street."
}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("bad-encoding", "S108", Severity.ERROR, __doc__)


def bad_encoding(what: str, here: Label, remedy: str) -> Diagnostic:
    """Say what is wrong with the bytes of a file."""
    return Diagnostic(RULE, what, here, help=remedy)
