"""A file that is to be included cannot be.

## Why is this bad?

What it declares is missing from the map.
It may be misspelt, include itself, lie outside the project's folder, or be too much: a file never reaches outside the root, which is the nearest folder upwards with an argmap.toml or a pyproject.toml, or the one given with `--root`.

## Example

```argmap
include "no-such-file.argmap"
main claim trams "The city should build trams."
```

## Use instead

```argmap
// Everything in one file, or the included file beside this one.
main claim trams "The city should build trams."
```

## When it is right

A file that is named in a comment is not included.

```argmap
// An include that is switched off is a comment: include "no-such-file.argmap"
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("unusable-include", "S109", Severity.ERROR, __doc__)


def unusable_include(message: str, here: Label, *others: Label, help: str) -> Diagnostic:
    """Say why a file is not included."""
    return Diagnostic(RULE, message, here, others, help=help)
