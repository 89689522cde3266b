"""Exceptions are nested deeper than anyone can follow.

## Why is this bad?

An exception to an exception is rare, and one to that is rarer still; beyond sixteen levels it is a slip with parentheses.

## Example

```argmap
main claim trams "The city should build trams." {
  because full
    unless (u unless (u unless (u unless (u unless (u unless (u unless (u unless (u unless (u unless (u unless (u unless (u unless (u unless (u unless (u unless (u unless (u unless u)))))))))))))))))
}
premise full "The buses are full."
premise u "They are not full on Sundays."
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because full
    unless (u unless v)
}
premise full "The buses are full."
premise u "They are not full on Sundays."
premise v "Nobody plans for Sundays."
```

## When it is right

Any number of exceptions to one step stand behind each other without nesting.

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
    unless premise sundays "They are not full on Sundays."
    unless premise summer "They are not full in summer."
    unless (premise strike "They are full during strikes." unless premise rare "Strikes are rare.")
}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("nested-too-deep", "S110", Severity.ERROR, __doc__)


LIMIT = 16
"""How many levels of exceptions are read."""


def nested_too_deep(here: Label) -> Diagnostic:
    """Say that an exception is nested too deep."""
    return Diagnostic(
        RULE, f"exceptions are nested more than {LIMIT} deep here", here, help="close a parenthesis, or argue for the inner exception as a claim of its own"
    )
