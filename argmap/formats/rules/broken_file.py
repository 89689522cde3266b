"""A foreign file is not what its format is made of: no JSON, no XML, or nested without end.

## Why is this bad?

Nothing can be known of its argument, so nothing is read.

## Example

```json
{"argmap": 1, "statements": [
```

## Use instead

```json
{"argmap": 1, "statements": []}
```

## When it is right

Space and line breaks mean nothing.

```json
{"argmap": 1,

  "statements":
  []}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("broken-file", "F101", Severity.ERROR, __doc__)


def broken_file(what: str, here: Label, help: str) -> Diagnostic:
    """Say why a file cannot be read as what its format is made of."""
    return Diagnostic(RULE, what, here, help=help)
