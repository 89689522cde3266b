"""A setting, in a file or on the command line, cannot be followed.

## Why is this bad?

A misspelt setting would be passed over in silence, and what was meant to be checked would not be.
So nothing is checked until it is mended.
Settings stand in an `argmap.toml`, or in the table `[tool.argmap]` of a `pyproject.toml`.

## Example

```sh
argmap check --ignore both-side trams.argmap
```

## Use instead

```sh
argmap check --ignore both-sides trams.argmap
```

## When it is right

Rules go by code too, and a letter stands for all that begin with it.

```sh
argmap check --ignore A106 --ignore W trams.argmap
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("bad-settings", "S120", Severity.ERROR, __doc__)


def bad_settings(what: str, here: Label, help: str) -> Diagnostic:
    """Say why a setting cannot be followed."""
    return Diagnostic(RULE, what, here, help=help)
