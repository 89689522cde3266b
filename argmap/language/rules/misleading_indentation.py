"""The indentation suggests another structure than the one that is read.

## Why is this bad?

Layout carries no meaning in the language, but people read it all the same.
A reason that is indented below another looks as if it supported that one.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
    because premise air "Trams do not foul the air."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
  because premise air "Trams do not foul the air."
}
```

## When it is right

Layout is free as long as it suggests nothing else: all on one line, or with no indentation at all.

```argmap
main claim trams "The city should build trams." {
because premise full "The buses are full." because
premise air "Trams do not foul the air."
unless premise coal "The city's power comes from coal."
}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("misleading-indentation", "S107", Severity.WARNING, __doc__)


def misleading_indentation(message: str, here: Label, there: Label, help: str) -> Diagnostic:
    """Say what the layout suggests and what is read."""
    return Diagnostic(RULE, message, here, (there,), help=help)
