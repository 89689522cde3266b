"""A value in a foreign file is of another type than its place wants: a text for a list, a list for a text.

## Why is this bad?

A guess at what was meant may be wrong without anybody noticing; the value is left out, and the rest is read.

## Example

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "tags": "bus", "id": "full", "text": "The buses are full."}
]}
```

## Use instead

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "tags": ["bus"], "id": "full", "text": "The buses are full."}
]}
```

## When it is right

Where programs differ in harmless ways, as with ids that are numbers, nothing is told.

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "id": "full", "text": "The buses are full."}
]}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("wrong-type", "F104", Severity.ERROR, __doc__)


_NAMES = {dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number", float: "a number", type(None): "null"}


def wrong_type(what: str, wanted: str, value: object, here: Label, help: str = "") -> Diagnostic:
    """Say that something, such as ``the text of node `3` ``, is not what is `wanted`, such as `a text`, but what `value` is."""
    return Diagnostic(RULE, f"{what} is {_NAMES.get(type(value), type(value).__name__)}, not {wanted}", here, help=help or f"write {wanted}")
