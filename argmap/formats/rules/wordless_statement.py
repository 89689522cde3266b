"""A statement of a foreign file has no words.

## Why is this bad?

Nobody can tell what is claimed; it is kept under its id, so that what bears on it is not lost.

## Example

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "id": "full", "text": ""}
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

One word is enough.

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "id": "full", "text": "Crowding."}
]}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("wordless-statement", "F110", Severity.WARNING, __doc__)


def wordless_statement(id: str, here: Label) -> Diagnostic:
    """Say that the statement with that id has no words."""
    return Diagnostic(RULE, f"statement `{id}` has no words", here, help="say what it states; until then it is called by its id")
