"""An id has a character that ids do not have.

## Why is this bad?

An id is a word of letters and digits in any script, with `-` or `_` inside, and begins with a letter.
Word processors turn a hyphen into a dash, which looks alike and is another character.

## Example

```argmap
main claim trams "The city should build trams." {
  because full–buses
}
premise full-buses "The buses are full."
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because full-buses
}
premise full-buses "The buses are full."
```

## When it is right

Letters of any script may stand in an id, with hyphens within.

```argmap
main claim straßenbahn "The city should build trams." {
  because volle-busse-2024 and автобусы
}
premise volle-busse-2024 "The buses are full."
premise автобусы "The buses are old."
```
"""

from argmap.diagnostic import Diagnostic, Fix, Label, Rule, Severity

RULE = Rule("invalid-id", "S104", Severity.ERROR, __doc__)


def invalid_id(word: str, fault: str, here: Label, better: str, fix: Fix | None = None) -> Diagnostic:
    """Say that an id cannot be one, and what could."""
    help = f"write `{better}`" if better else "begin with a letter; go on with letters, digits, `-` and `_`"
    return Diagnostic(RULE, f"`{word}` {fault}", here, help=help, fix=fix)
