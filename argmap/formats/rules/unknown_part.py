"""A foreign file has a key, an element or a node type that its format does not know.

## Why is this bad?

It is probably misspelt, and what it says is not read.

## Example

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "tag": ["bus"], "id": "full", "text": "The buses are full."}
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

What a map has no place for can be kept in `meta`.

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "meta": [{"key": "colour", "value": "red"}], "id": "full", "text": "The buses are full."}
]}
```
"""

from collections.abc import Iterable

from argmap.diagnostic import Diagnostic, Label, Rule, Severity
from argmap.suggest import did_you_mean

RULE = Rule("unknown-part", "F113", Severity.WARNING, __doc__)


def unknown_part(part: str, here: Label, known: Iterable[str] = (), help: str = "") -> Diagnostic:
    """Say that a part, such as ``the key `tag` ``, is not known; `known` are the names that it may be a slip for."""
    name = part.partition("`")[2].rpartition("`")[0]
    return Diagnostic(RULE, f"{part} is not known, and is not read", here, help=did_you_mean(name, known) or help or "delete it, or check its spelling")
