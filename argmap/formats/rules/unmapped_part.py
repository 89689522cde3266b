"""A part of a foreign file has no place in a map.

## Why is this bad?

It is kept with the map, and written back to the same format where that is written at all, but nothing of it is drawn, checked or weighed.

## Example

```json
{"nodes": [
  {"nodeID": "1", "text": "The city should build trams.", "type": "I"},
  {"nodeID": "2", "text": "Trams should be built here.", "type": "I"},
  {"nodeID": "3", "text": "Default Rephrase", "type": "MA"}
], "edges": [
  {"edgeID": "1", "fromID": "2", "toID": "3"},
  {"edgeID": "2", "fromID": "3", "toID": "1"}
]}
```

## Use instead

```json
{"nodes": [
  {"nodeID": "1", "text": "The city should build trams.", "type": "I"}
], "edges": []}
```

## When it is right

What a map can hold is read, and nothing is said of it.

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
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("unmapped-part", "F120", Severity.HINT, __doc__)


def unmapped_part(what: str, here: Label, count: int = 1, more: str = "") -> Diagnostic:
    """Say of how many parts, such as `3 nodes that say the same in other words (MA)`, a map has no place for; `more` is what is done with them besides."""
    has, it, is_ = ("has", "it", "is") if count == 1 else ("have", "they", "are")
    return Diagnostic(RULE, f"{what} {has} no place in a map", here, help=f"{it} {is_} kept with the map{more}; nothing need be done")
