"""Two parts of a foreign file have the same id.

## Why is this bad?

What is said of the one may be meant of the other; what names the id is taken to mean the first.

## Example

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "id": "full", "text": "The buses are full."},
  {"kind": "premise", "id": "full", "text": "The trains are full."}
]}
```

## Use instead

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "id": "full", "text": "The buses are full."},
  {"kind": "premise", "id": "trains", "text": "The trains are full."}
]}
```

## When it is right

Texts may be the same, as long as the ids are not.

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "id": "full", "text": "The buses are full."},
  {"kind": "premise", "id": "crowded", "text": "The buses are full."}
]}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("repeated-id", "F108", Severity.ERROR, __doc__)


def repeated_id(noun: str, id: str, here: Label, first: Label) -> Diagnostic:
    """Say that a thing of some kind, such as `node`, has an id that an earlier one has."""
    return Diagnostic(RULE, f"two {noun}s have the id `{id}`", here, (first,), help="give the second another id; it is left out here")
