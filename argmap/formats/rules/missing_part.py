"""A part of a foreign file lacks a key or an element that it must have.

## Why is this bad?

What it means cannot be known without; it is left out, and the rest is read.

## Example

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"id": "full", "text": "The buses are full."}
]}
```

## Use instead

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "id": "full", "text": "The buses are full."}
]}
```

## When it is right

Only a few parts must be there; the format's own description says which.

```json
{"argmap": 1, "statements": [{"kind": "premise", "text": "The buses are full."}]}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("missing-part", "F103", Severity.ERROR, __doc__)


def missing_part(owner: str, part: str, here: Label, help: str = "") -> Diagnostic:
    """Say that something, such as ``node `3` ``, lacks a part, such as ``the key `type` ``."""
    return Diagnostic(RULE, f"{owner} lacks {part}", here, help=help or "add it, or export the file once more")
