"""A file is of no format that is read, or comes near one and lacks what it needs.

## Why is this bad?

A file's name says little, so its content decides; what is like none of the formats cannot be guessed at.

## Example

```json
{"statements": []}
```

## Use instead

```json
{"argmap": 1, "statements": []}
```

## When it is right

What need not be said may be left out.

```json
{"argmap": 1}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("unknown-format", "F102", Severity.ERROR, __doc__)


def unknown_format(what: str, here: Label, help: str) -> Diagnostic:
    """Say what a file looks like, or that it looks like nothing known: ``this looks most like AIF, but lacks the key `edges` ``."""
    return Diagnostic(RULE, what, here, help=help)
