"""A file cannot be read at all.

## Why is this bad?

There is nothing to check and nothing to draw.
The file may be missing, be a folder, or belong to somebody else; the message says which.

## Example

```sh
argmap check no-such-map.argmap
```

## Use instead

```sh
argmap new map.argmap
argmap check map.argmap
```

## When it is right

A file that holds nothing can be read; that there is no argument in it is another rule's finding.

```sh
printf "" > empty.argmap
argmap check empty.argmap
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("unreadable-file", "S114", Severity.ERROR, __doc__)


def unreadable_file(name: str, why: str, help: str) -> Diagnostic:
    """Say why a file cannot be read."""
    return Diagnostic(RULE, f"cannot read {name}: {why}", Label((name,)), help=help)
