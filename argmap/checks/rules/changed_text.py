"""The text at hand is not the one that the record was made from.

## Why is this bad?

Paragraphs and sentences may be counted otherwise, so that a locator points to other words than its author meant.
A record keeps a hash of each paragraph's words; spaces, capitals, quotation marks and dashes make no difference.

## Example

```sh
argmap check --text report=second-edition.txt report.argmap
```

## Use instead

```sh
argmap check --text report=first-edition.txt report.argmap
argmap cite record second-edition.txt --update report.toml   # or follow the new text, and look at each locator into what has changed
```

## When it is right

A copy that is set otherwise has the same words.

```sh
fold --spaces first-edition.txt > narrow.txt
argmap check --text report=narrow.txt report.argmap
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Rule, Severity
from argmap.listing import listed

if TYPE_CHECKING:
    from argmap.citing import Editions

RULE = Rule("changed-text", "T105", Severity.ERROR, __doc__)
_NAMED = 8
"""How many paragraphs are named; a text that differs more is another one."""


def find(map: ArgumentMap, editions: Editions) -> Iterator[Diagnostic]:
    """Give each text that differs from its record."""
    for document in map.documents:
        edition = editions.by_id.get(document.id)
        if edition is None or edition.text is None or not edition.changed:
            continue
        all_of_them = len(edition.record.paragraphs)
        if len(edition.changed) == all_of_them:
            what, help = "has none of the paragraphs of its record", "name the text that the record was made from"
        else:
            what = f"is not the one that its record was made from: {_named(edition.changed)}"
            help = "name the text that the record was made from, or complete the record with `argmap cite record TEXT --update RECORD`"
        yield Diagnostic(RULE, f"the text of `{edition.id}` {what}", Label((f"document:{edition.id}", "text")), help=help)


def _named(changed: tuple[int, ...]) -> str:
    if len(changed) == 1:
        return f"paragraph {changed[0]} differs"
    if len(changed) > _NAMED:
        return f"{len(changed)} paragraphs differ, from paragraph {changed[0]} on"
    return f"paragraphs {listed(map(str, changed))} differ"
