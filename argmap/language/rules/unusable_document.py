"""The record or the text that a document names cannot be used.

## Why is this bad?

Locators and quotations of that document are then taken on trust.
The file may be misspelt, be no record, or lie outside the project's folder: a map never reaches outside the root, which is the nearest folder upwards with an argmap.toml or a pyproject.toml, or the one given with `--root`.
A text that lies elsewhere is named with `--text`, or kept in a folder of your own; see the guide's page on citing.

## Example

```argmap
document times "The Times" { record "no-such-record.toml" }
main claim trams "The city should build trams." @2.4 {
  because premise full "Half of the buses are full." @2.5
}
```

## Use instead

```argmap
// `argmap cite record` makes a record; until there is one, a document needs none.
document times "The Times"
main claim trams "The city should build trams." @2.4 {
  because premise full "Half of the buses are full." @2.5
}
```

## When it is right

A `url` says where readers find a text; it is not opened.

```argmap
document times "The Times" { url "https://times.example/no-such-page" }
main claim trams "The city should build trams." @2.4 {
  because premise full "Half of the buses are full." @2.5
}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("unusable-document", "T106", Severity.ERROR, __doc__)


def unusable_document(message: str, here: Label, *others: Label, help: str) -> Diagnostic:
    """Say why a record or a text is not used."""
    return Diagnostic(RULE, message, here, others, help=help)
