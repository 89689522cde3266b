"""A relation of a foreign file is none that a map can hold: a step that bears on nothing, or on itself, or on what it cannot bear on.

## Why is this bad?

The nearest thing that can be said is built, or nothing; either may be something else than was meant.

## Example

```json
{"nodes": [
  {"nodeID": "1", "text": "The city should build trams.", "type": "I"},
  {"nodeID": "2", "text": "The buses are full.", "type": "I"},
  {"nodeID": "3", "text": "People wait for the next one.", "type": "I"},
  {"nodeID": "4", "text": "Default Inference", "type": "RA"},
  {"nodeID": "5", "text": "Default Inference", "type": "RA"}
], "edges": [
  {"edgeID": "1", "fromID": "2", "toID": "4"},
  {"edgeID": "2", "fromID": "4", "toID": "1"},
  {"edgeID": "3", "fromID": "3", "toID": "5"},
  {"edgeID": "4", "fromID": "5", "toID": "4"}
]}
```

## Use instead

```json
{"nodes": [
  {"nodeID": "1", "text": "The city should build trams.", "type": "I"},
  {"nodeID": "2", "text": "The buses are full.", "type": "I"},
  {"nodeID": "3", "text": "People wait for the next one.", "type": "I"},
  {"nodeID": "4", "text": "Default Inference", "type": "RA"}
], "edges": [
  {"edgeID": "1", "fromID": "2", "toID": "4"},
  {"edgeID": "2", "fromID": "4", "toID": "1"},
  {"edgeID": "3", "fromID": "3", "toID": "4"}
]}
```

## When it is right

A conflict may bear on an inference: it is an exception to it.

```json
{"nodes": [
  {"nodeID": "1", "text": "The city should build trams.", "type": "I"},
  {"nodeID": "2", "text": "The buses are full.", "type": "I"},
  {"nodeID": "3", "text": "They are full in summer only.", "type": "I"},
  {"nodeID": "4", "text": "Default Inference", "type": "RA"},
  {"nodeID": "5", "text": "Default Conflict", "type": "CA"}
], "edges": [
  {"edgeID": "1", "fromID": "2", "toID": "4"},
  {"edgeID": "2", "fromID": "4", "toID": "1"},
  {"edgeID": "3", "fromID": "3", "toID": "5"},
  {"edgeID": "4", "fromID": "5", "toID": "4"}
]}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("misfit-relation", "F109", Severity.WARNING, __doc__)


def misfit_relation(what: str, here: Label, help: str) -> Diagnostic:
    """Say which relation cannot be held, and, as help, what is made of it."""
    return Diagnostic(RULE, what, here, help=help)
