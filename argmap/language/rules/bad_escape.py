r"""A backslash in a text stands before something other than a quote or a backslash.

## Why is this bad?

There are two escapes, `\"` for a quote and `\\` for a backslash.
Any other backslash is a slip, or a file path: it would be printed as it stands.

## Example

```argmap
main claim path "The file is in C:\temp."
```

## Use instead

```argmap
main claim path "The file is in C:\\temp."
```

## When it is right

A quote and a backslash have a backslash before them.

```argmap
main claim path "The file \"map\" is in C:\\temp." {
  because premise seen "It was seen there."
}
```
"""

from argmap.diagnostic import Diagnostic, Fix, Label, Rule, Severity

RULE = Rule("bad-escape", "S105", Severity.ERROR, __doc__)


def bad_escape(escape: str, here: Label, fix: Fix) -> Diagnostic:
    """Say that a backslash escapes nothing."""
    return Diagnostic(RULE, f"`{escape}` is no escape", here, help='write `\\\\` for a backslash, or `\\"` for a quote', fix=fix)
