"""A value in a foreign file is of the right type, but none of those that can stand there.

## Why is this bad?

What it means cannot be known; it is left out, and the rest is read.

## Example

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "qualifier": "sure", "id": "full", "text": "The buses are full."}
]}
```

## Use instead

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "qualifier": "certain", "id": "full", "text": "The buses are full."}
]}
```

## When it is right

The words of texts, tags and notes are free.

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "tags": ["sure"], "id": "full", "text": "The buses are full."}
]}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("wrong-value", "F105", Severity.ERROR, __doc__)


def wrong_value(what: str, here: Label, help: str) -> Diagnostic:
    """Say which value cannot stand where it does, and what can."""
    return Diagnostic(RULE, what, here, help=help)
