"""An edge leads from one statement straight to another, with no node between them that says how the one bears on the other.

## Why is this bad?

Whether it supports or attacks is not said; it is read as the plainest thing, a reason.

## Example

```json
{"nodes": [
  {"nodeID": "1", "text": "The city should build trams.", "type": "I"},
  {"nodeID": "2", "text": "The buses are full.", "type": "I"}
], "edges": [
  {"edgeID": "1", "fromID": "2", "toID": "1"}
]}
```

## Use instead

```json
{"nodes": [
  {"nodeID": "1", "text": "The city should build trams.", "type": "I"},
  {"nodeID": "2", "text": "The buses are full.", "type": "I"},
  {"nodeID": "3", "text": "Default Inference", "type": "RA"}
], "edges": [
  {"edgeID": "1", "fromID": "2", "toID": "3"},
  {"edgeID": "2", "fromID": "3", "toID": "1"}
]}
```

## When it is right

In formats whose edges say what they are, they lead from statement to statement.

```json
{"argmap": 1, "statements": [
  {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": true, "reasons": [{"members": ["full"]}]},
  {"kind": "premise", "id": "full", "text": "The buses are full."}
]}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("direct-edge", "F107", Severity.WARNING, __doc__)


def direct_edge(first: str, second: str, here: Label, read_as: str = "a reason") -> Diagnostic:
    """Say that an edge leads straight from one statement to another, each by its id, and as what it is read."""
    what = f"an edge leads straight from `{first}` to `{second}`, and does not say how the one bears on the other"
    return Diagnostic(RULE, what, here, help=f"it is read as {read_as}; put a node between them that says so")
