"""Something stands where the language has no place for it.

## Why is this bad?

The parser has to guess what was meant, and reads on from there.
A file with a syntax error is not drawn, unless `--anyway` is given.

## Example

```argmap
main claim trams "The city should build trams." {
  because sign: premise full "The buses are full."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because by sign: premise full "The buses are full."
}
```

## When it is right

A reason goes on over as many lines as it needs, and attributes stand in any order.

```argmap
main claim trams
  "The city should build trams." #green likely {
  because by sign:
    premise full
      "The buses are full."
}
```
"""

from argmap.diagnostic import Diagnostic, Fix, Label, Rule, Severity

RULE = Rule("syntax-error", "S101", Severity.ERROR, __doc__)


def syntax_error(message: str, here: Label, *others: Label, help: str = "", fix: Fix | None = None) -> Diagnostic:
    """Say what stands wrong and what was expected."""
    return Diagnostic(RULE, message, here, others, help=help, fix=fix)
