"""Two statements say the same in the same words.

Capitals, spaces and punctuation make no difference.

## Why is this bad?

It is one statement, so what speaks for one speaks for both; written twice, it is supported here and attacked there without anybody noticing.
A statement is written once and given by its id wherever it is needed.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
main claim buses "The city should buy more buses." {
  because premise crowded "The buses are full!"
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
main claim buses "The city should buy more buses." {
  because full
}
```

## When it is right

Two sources may report the same in the same words: then there are two reports.

```argmap
source driver "The driver"
source passenger "A passenger"
main claim late "The bus was late." {
  because evidence said "The bus left the depot at nine." from driver
  because evidence seen "The bus left the depot at nine." from passenger
}
```
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("duplicate-text", "A111", Severity.WARNING, __doc__)

_MINUS = re.compile(r"(?<!\w)[-\u2212](?=\d)")


class _Spaces(dict[int, int | str]):
    """For each character what it is folded to: punctuation and what is not seen to a space, anything else to itself."""

    def __missing__(self, ordinal: int) -> int | str:
        character = chr(ordinal)
        keeps = unicodedata.category(character)[0] not in "PZC" or character in "%#&@"
        self[ordinal] = ordinal if keeps else " "
        return self[ordinal]


_SPACES = _Spaces()


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each statement that says the same as an earlier one, on the same word."""
    first: dict[tuple[str, str | None, str | None], str] = {}
    for statement in map:
        folded = _fold(statement.text)
        if not folded:
            # There are no words to compare.
            continue
        earlier = first.setdefault((folded, statement.attribution, statement.voice), statement.id)
        if earlier != statement.id:
            give = "write it once, give it an id" if map[earlier].nameless else f"write it once, as `{earlier}`"
            yield Diagnostic(
                RULE,
                f"`{statement.id}` says the same as `{earlier}`",
                Label((statement.id, "text"), "said again here"),
                (Label((earlier, "text"), "first said here"),),
                help=f"{give}, and use the id wherever it is needed",
            )


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_MINUS.sub("minus ", plain).translate(_SPACES).split())
