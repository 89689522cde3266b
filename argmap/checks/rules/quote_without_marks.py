"""A statement has six or more words in a row from the document, and does not say so.

## Why is this bad?

Readers take a statement for the analyst's own words; these are copied, and nobody can see where.
Own words also show that the sentence was understood.
Words in quotation marks, words that a `quote` of the statement gives, and names do not count.

## Example

```text
Night trains are full on every night of the week. Few of their passengers would have flown.
```

```argmap
document report "Night Trains"
main claim demand "There is demand for night trains." {
  because premise full "In summer they are full on every night of the week." @1.1
}
```

## Use instead

```argmap
document report "Night Trains"
main claim demand "There is demand for night trains." {
  because premise full "In summer no night train has empty beds." @1.1 {
    quote "full on every night of the week"
  }
}
```

## When it is right

Where there is but one way to say it: the words of a law, a formula, a title.
Quotation marks make it plain whose words they are.

```argmap
document report "Night Trains"
main claim demand "There is demand for night trains." {
  because premise full "In summer they are “full on every night of the week”." @1.1
}
```

## How often it is right

On three maps with their texts it tells of two statements, both of them rightly.
It sees every run of six words that is not a name; fewer words, or six with one changed, it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.argument import ArgumentMap
from argmap.checks.cited import at_hand
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

if TYPE_CHECKING:
    from argmap.citing import Editions

RULE = Rule("quote-without-marks", "T203", Severity.WARNING, __doc__)

_LENGTH = 6
"""How many words in a row are no chance."""
_MARKED = re.compile(r"[“\"«][^”\"»]*[”\"»]")
_PLAIN = 2
"""A run with fewer words of its own that are written small is a name or a title."""


def find(map: ArgumentMap, editions: Editions) -> Iterator[Diagnostic]:
    """Give each statement with a run of the document's words, in whichever sentence they stand."""
    from argmap.citing.wording import stems
    from argmap.citing.words import words_in

    for statement in map:
        documents = [] if statement.implicit or statement.inferred else at_hand(editions, statement.locators) or []
        own = _MARKED.sub(" | ", statement.text)
        given = [f" {' '.join(word.form for word in words_in(quote.text))} " for quote in statement.quotes]
        for document in (each for each in documents if each.is_english):
            for part in own.split(" | "):
                for run in document.finder.shared_runs(part, _LENGTH, document.sentences):
                    small = " ".join(word for word in run.split()[1:] if not word[:1].isupper())
                    copied = f" {' '.join(word.form for word in words_in(run))} "
                    if len(stems(small)) < _PLAIN or any(copied in quote or quote in copied for quote in given):
                        continue
                    yield Diagnostic(
                        RULE,
                        f"`{statement.id}` has “{run}” from `{document.id}` without saying so",
                        Label((statement.id, "text"), "the document's own words"),
                        help="say it in words of your own, and give these with `quote`",
                    )
