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
claim said "The file said {}."
```
"""

from pathlib import PurePath

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("disguised-file", "F115", Severity.ERROR, __doc__)


def disguised_file(name: str, format: str, here: Label, *, is_read: bool = True) -> Diagnostic:
    """Say in which format the file with that name really is, and how to make it what it is called if that `is_read`."""
    what = f"this is no text in the language of argmap, but {format}"
    own = name.endswith(".argmap")
    convert = f"turn it into text: `argmap convert {name} -o {PurePath(name).stem}{'-text' if own else ''}.argmap`"
    help = f"give it its own suffix, or {convert}" if own else convert
    return Diagnostic(
        RULE,
        what,
        here,
        help=help if is_read else 'a map begins with a statement, such as `main claim "…"`; `argmap convert --formats` lists what else is read',
    )
