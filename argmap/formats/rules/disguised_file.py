"""A file called `.argmap` holds a map in another format.

## Why is this bad?

Its name says that it is text in the language of argmap; read as that, every line of it would be wrong.

## Example

```argmap
{"argmap": 1, "statements": []}
```

## Use instead

```argmap
claim trams "The city should build trams."
```

## When it is right

A text may quote anything.

```argmap
premise said "The file said {}."
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("disguised-file", "F115", Severity.ERROR, __doc__)


def disguised_file(name: str, format: str, here: Label) -> Diagnostic:
    """Say in which format the file with that name really is, and how to make it what it is called."""
    what = f"this is no text in the language of argmap, but {format}"
    stem = name.removesuffix(".argmap")
    return Diagnostic(RULE, what, here, help=f"give it its own suffix, or turn it into text: `argmap convert {name} -o {stem}-text.argmap`")
