"""A mark of an Argdown text stands where Argdown knows none.

## Why is this bad?

Argdown's own parser refuses the whole file; here it is read as what it most likely is, which may be something else than was meant.

## Example

```argdown
[Trams]: The city should build trams.

  + <Full>: The buses are full.
```

## Use instead

```argdown
[Trams]: The city should build trams.
  + <Full>: The buses are full.
```

## When it is right

A mark that is meant as itself stands behind a backslash.

```argdown
[Trams]: The city should build trams \\[sic\\].
  + <Full>: The buses are full.
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("misplaced-mark", "F130", Severity.WARNING, __doc__)


def misplaced_mark(what: str, here: Label, help: str) -> Diagnostic:
    """Say which mark stands where none is known, and, as help, what to write."""
    return Diagnostic(RULE, what, here, help=help)
