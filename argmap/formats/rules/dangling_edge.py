"""An edge of a foreign file, or a list of members, leads to something that is not there.

## Why is this bad?

Half a relation is none, so it is left out; the argument may be another one without it.

## Example

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full", "loud"]}]},
  {"kind": "premise", "id": "full", "text": "The buses are full."}
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

What is named may stand before or after.

```json
{"argmap": 1, "statements": [
  {"kind": "premise", "id": "full", "text": "The buses are full."},
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]}
]}
```
"""

from collections.abc import Iterable

from argmap.diagnostic import Diagnostic, Label, Rule, Severity
from argmap.suggest import did_you_mean

RULE = Rule("dangling-edge", "F106", Severity.ERROR, __doc__)


def dangling_edge(edge: str, id: str, here: Label, known: Iterable[str] = ()) -> Diagnostic:
    """Say that something, such as ``edge `7` ``, leads to the `id` of nothing; `known` are the ids that it may have meant."""
    return Diagnostic(RULE, f"{edge} leads to `{id}`, which is not there", here, help=did_you_mean(id, known) or "add what it leads to, or delete it")
