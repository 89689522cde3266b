"""The sentence cited announces a number of reasons, and the claim made of it has another number.

## Why is this bad?

One of them may have been overlooked, or two counted as one; or the document does not keep what it announces, which is worth a `note`.

## Example

```text
Night trains deserve support for three reasons. They are clean, they are quiet and they save a night in a hotel.
```

```argmap
document report "Night Trains"
main claim support "Three reasons speak for supporting night trains." @1.1 {
  because premise "They are clean." @1.2
  because premise "They are quiet." @1.2
}
```

## Use instead

```argmap
document report "Night Trains"
main claim support "Three reasons speak for supporting night trains." @1.1 {
  because premise "They are clean." @1.2
  because premise "They are quiet." @1.2
  because premise "They save a hotel." @1.2
}
```

## When it is right

Where reasons of another sort stand beside those that are counted, or some are given elsewhere.
It is silent if the number is that of the reasons, of the reasons by one scheme, or of the members of one reason.
Ordinals, `first` and `second`, are not counted: many texts begin to number and stop.

```argmap
document report "Night Trains"
main claim support "Three reasons speak for supporting night trains." @1.1 {
  because by sign: premise "They are clean." @1.2
  because by sign: premise "They are quiet." @1.2
  because by sign: premise "They save a hotel." @1.2
  because by analogy: premise "Trams are supported too."
}
```

## How often it is right

On three maps with their texts it tells of one claim, rightly: the analyst had made two reasons of one.
That is too little to call it more than a hint.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.argument import ArgumentMap, Statement
from argmap.checks.cited import sentences
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

if TYPE_CHECKING:
    from argmap.citing import Editions

RULE = Rule("enumeration-mismatch", "T204", Severity.HINT, __doc__)


def find(map: ArgumentMap, editions: Editions) -> Iterator[Diagnostic]:
    """Give each statement that repeats a number its sentence announces, with two reasons or more and not so many."""
    from argmap.citing.wording import announced
    from argmap.citing.words import words_in

    for used in sentences(map, editions):
        for words, number in announced(used.text):
            numeral = words.split()[0].lower()
            for statement in used.statements:
                repeats = numeral in [word.form for word in words_in(statement.text)]
                if repeats and len(statement.reasons) > 1 and number not in _counts(statement):
                    yield Diagnostic(
                        RULE,
                        f"`{statement.id}` has {len(statement.reasons)} reasons, where {used.sentence.point} of `{used.edition.id}` announces “{words}”",
                        Label((statement.id, "text"), f"{numeral} are announced"),
                        tuple(Label((statement.id, "reasons", each), "a reason") for each in range(len(statement.reasons))),
                        help="see whether one was overlooked or split; if the document itself miscounts, say so in a `note`",
                    )


def _counts(statement: Statement) -> set[int]:
    schemes = Counter(reason.scheme.name if reason.scheme else "" for reason in statement.reasons)
    return {len(statement.reasons), *schemes.values(), *(len(reason.members) for reason in statement.reasons)}
