"""A document has a field that is not known.

## Why is this bad?

Nothing reads it, so what it says is lost. A document has `author`, `publisher`, `date`, `url`, `record` and `text`.

## Example

```argmap
document times "The Times" {
  autor "A. Writer"
}
main claim trams "The city should build trams." @1
```

## Use instead

```argmap
document times "The Times" {
  author "A. Writer"
}
main claim trams "The city should build trams." @1
```

## When it is right

A source may have any field.

```argmap
source mayor "The mayor" { office "2019 to 2027" }
main claim trams "The city will build trams." {
  because evidence promise "The mayor promised trams." quoting mayor
}
```
"""

from argmap.diagnostic import Diagnostic, Fix, Label, Rule, Severity

RULE = Rule("unknown-field", "N106", Severity.WARNING, __doc__)


def unknown_field(name: str, here: Label, help: str, fix: Fix | None) -> Diagnostic:
    """Say that a field is not known."""
    return Diagnostic(RULE, f"a document has no field `{name}`", here, help=help, fix=fix)
