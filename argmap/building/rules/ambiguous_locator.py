"""A locator does not say which document it points into.

## Why is this bad?

With several documents in a file, `@2.4` may stand in any of them.

## Example

```argmap
document times "The Times"
document post "The Post"
main claim trams "The city should build trams." @2.4
```

## Use instead

```argmap
document times "The Times"
document post "The Post"
main claim trams "The city should build trams." @times:2.4
```

## When it is right

With one document, or in the document's name, a place is clear.

```argmap
document times "The Times"
main claim trams "The city should build trams." @2.4 {
  because premise full "The buses are full." @times "p. 3"
}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("ambiguous-locator", "N104", Severity.ERROR, __doc__)


def ambiguous_locator(point: str, documents: list[str], here: Label) -> Diagnostic:
    """Say that a locator could point into several documents."""
    known = ", ".join(f"`{id}`" for id in documents)
    return Diagnostic(
        RULE, f"`{point}` could be in any of {len(documents)} documents: {known}", here, help=f"write `{documents[0]}:{point}`, or the document that you mean"
    )
