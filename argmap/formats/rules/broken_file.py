"""A foreign file is not what its format is made of: no JSON, no XML, or nested without end.

## Why is this bad?

Nothing can be known of its argument, so nothing is read.

## Example

```json
{"nodes": [{"nodeID": "1", "text": "Trams are clean.", "type": "I"}], "edges": [
```

## Use instead

```json
{"nodes": [{"nodeID": "1", "text": "Trams are clean.", "type": "I"}], "edges": []}
```

## When it is right

A file may hold much that is not read; it is kept.

```json
{"nodes": [{"nodeID": "1", "text": "Trams are clean.", "type": "I", "colour": "b"}], "edges": []}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("broken-file", "F101", Severity.ERROR, __doc__)


def broken_file(what: str, here: Label, help: str) -> Diagnostic:
    """Say why a file cannot be read as what its format is made of."""
    return Diagnostic(RULE, what, here, help=help)
