"""YAML in a foreign file has a tag, which may ask for an object to be made, or stands on itself by an alias.

## Why is this bad?

A tag can have code run, and aliases of aliases swell to gigabytes; what has them is not read.

## Example

```argdown
===
author: !!python/object/apply:os.getcwd []
===

[Trams]: The city should build trams.
  + <Full>: The buses are full.
```

## Use instead

```argdown
===
author: City Council
===

[Trams]: The city should build trams.
  + <Full>: The buses are full.
```

## When it is right

Plain texts, numbers, lists and objects are read.

```argdown
===
author: City Council
tags: [trams, buses]
===

[Trams]: The city should build trams.
  + <Full>: The buses are full.
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("unsafe-yaml", "F112", Severity.ERROR, __doc__)


def unsafe_yaml(what: str, here: Label, help: str = "") -> Diagnostic:
    """Say what YAML does that no map needs and that may do harm."""
    return Diagnostic(RULE, what, here, help=help or "write plain texts, numbers, lists and objects")
