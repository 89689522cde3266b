"""A word of the language is used as an id.

## Why is this bad?

Words such as `because`, `note` and `likely` have a meaning of their own.
A file that uses one as an id can be read in two ways, by people at least.

## Example

```argmap
main claim trams "The city should build trams." {
  because likely
}
premise likely "The buses are full."
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because full-buses
}
premise full-buses "The buses are full."
```

## When it is right

An id may hold a word of the language as a part.

```argmap
main claim main-line "The city should build trams." {
  because likely-story and because-of-noise
}
premise likely-story "The buses are full."
premise because-of-noise "The buses are loud."
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("reserved-id", "S103", Severity.ERROR, __doc__)


def reserved_id(word: str, here: Label) -> Diagnostic:
    """Say that an id is a word of the language."""
    return Diagnostic(
        RULE, f"`{word}` is a word of the language and cannot be an id", here, help=f"choose another id, such as `{word}-1` or a word of the statement"
    )
