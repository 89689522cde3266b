"""An attribute that a statement has once is given twice.

## Why is this bad?

One of the two would have to be dropped, and nobody could tell which.
Tags alone may be many; several locators go behind one `@`.

## Example

```argmap
main claim trams "The city should build trams." likely certain
```

## Use instead

```argmap
main claim trams "The city should build trams." likely
```

## When it is right

Several places stand behind one `@`, tags may be many, and `from` and `quoting` say different things.

```argmap
document times "The Times"
source reporter "A reporter"
source mayor "The mayor"
main claim trams "The city should build trams." @1.1, 2.4 #green #traffic {
  because evidence promise "The mayor promised trams." @1.2 from reporter quoting mayor
}
```
"""

from argmap.diagnostic import Diagnostic, Fix, Label, Rule, Severity

RULE = Rule("repeated-attribute", "S111", Severity.ERROR, __doc__)


def repeated_attribute(noun: str, here: Label, there: Label, help: str, fix: Fix | None) -> Diagnostic:
    """Say that a statement has an attribute twice."""
    return Diagnostic(RULE, f"a second {noun} for one statement", here, (there,), help=help, fix=fix)
