"""A foreign file is of a later version of its format than this program knows.

## Why is this bad?

What is new in it would be passed over in silence, so nothing is read.

## Example

```json
{"argmap": 2, "statements": []}
```

## Use instead

```json
{"argmap": 1, "statements": []}
```

## When it is right

Earlier versions are always read.

```json
{"argmap": 1}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("newer-version", "F114", Severity.ERROR, __doc__)


def newer_version(format: str, version: object, known: object, here: Label) -> Diagnostic:
    """Say that a file is of a later version than the last that is known."""
    return Diagnostic(
        RULE,
        f"this file is of version {version} of {format}, and {known} is the last that is known here",
        here,
        help="install a newer argmap, or export an older version",
    )
