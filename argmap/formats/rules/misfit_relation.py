"""A relation of a foreign file is none that a map can hold: a step that bears on nothing, or on itself, or on what it cannot bear on.

## Why is this bad?

The nearest thing that can be said is built, or nothing; either may be something else than was meant.

## Example

```json
{"argmap": 1, "statements": [
  {"kind": "evidence", "id": "counted", "text": "In May 900 of 1,000 buses were full.", "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "id": "full", "text": "The buses are full."}
]}
```

## Use instead

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "counted", "text": "In May 900 of 1,000 buses were full.", "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "id": "full", "text": "The buses are full."}
]}
```

## When it is right

Which relation may hold between which kinds is told by `argmap explain illegal-link`.

```json
{"argmap": 1, "statements": [
  {"kind": "evidence", "id": "counted", "text": "In May 900 of 1,000 buses were full.", "objections": [{"members": ["empty"]}]},
  {"kind": "premise", "id": "empty", "text": "A bus with a free seat was counted as full."}
]}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("misfit-relation", "F109", Severity.WARNING, __doc__)


def misfit_relation(what: str, here: Label, help: str) -> Diagnostic:
    """Say which relation cannot be held, and, as help, what is made of it."""
    return Diagnostic(RULE, what, here, help=help)
