"""A title, or a field of a document or source, is given twice.

## Why is this bad?

Only one of the two can hold.

## Example

```argmap
title "Trams"
title "Buses"
main claim trams "The city should build trams."
```

## Use instead

```argmap
title "Trams"
main claim trams "The city should build trams."
```

## When it is right

Each document has fields of its own, and a statement as many notes as wanted.

```argmap
title "Trams"
document times "The Times" { author "A. Writer" }
document post "The Post" { author "B. Writer" }
main claim trams "The city should build trams." @times:1 {
  because premise full "The buses are full." @post:1
  note "Argued for in both."
  note "Not by the same writer."
}
```
"""

from argmap.diagnostic import Diagnostic, Fix, Label, Rule, Severity

RULE = Rule("repeated-field", "S112", Severity.ERROR, __doc__)


def repeated_field(name: str, here: Label, there: Label, fix: Fix | None) -> Diagnostic:
    """Say that something is given twice."""
    return Diagnostic(RULE, f"a second `{name}`", here, (there,), help="keep one of the two", fix=fix)
