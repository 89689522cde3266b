"""Two ids are so alike that one is easily taken for the other.

## Why is this bad?

Ids that differ only in capitals, hyphens or look-alike letters are two ids to the tool and one to a reader.
One of them may be a slip for the other.

## Example

```argmap
main claim trams "The city should build trams." {
  because clean-air
  because Clean_Air
}
premise clean-air "Trams do not foul the air."
premise Clean_Air "The air in the city is foul."
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because clean-air
  because foul-air
}
premise clean-air "Trams do not foul the air."
premise foul-air "The air in the city is foul."
```

## When it is right

Ids that share words, or are numbered, are told apart.

```argmap
main claim trams "The city should build trams." {
  because clean-air and clean-air-2 and clear-air
}
premise clean-air "Trams do not foul the air."
premise clean-air-2 "Foul air makes ill."
premise clear-air "Clear air draws guests."
```
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

# The Cyrillic and Greek letters that no reader tells from Latin ones (Unicode Technical Standard 39, cut to whole look-alikes).
_LOOK_ALIKES = str.maketrans("аеорсухіјѕԁһԛԝАВЕКМНОРСТХΑΒΕΖΗΙΚΜΝΟΡΤΥΧονα", "aeopcyxijsdhqwABEKMHOPCTXABEZHIKMNOPTYXova")

RULE = Rule("near-duplicate-id", "N103", Severity.WARNING, __doc__)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each id that looks like an earlier one."""
    first: dict[str, str] = {}
    for id in map.by_id:
        looks = _look(id)
        if looks in first:
            yield Diagnostic(
                RULE,
                f"the ids `{first[looks]}` and `{id}` are easily confused",
                Label((id,), "this one"),
                (Label((first[looks],), "looks like this one"),),
                help="rename one of them, or use one for both if the same statement is meant",
            )
        first.setdefault(looks, id)


def _look(id: str) -> str:
    plain = id if id.isascii() else unicodedata.normalize("NFKC", id).translate(_LOOK_ALIKES)
    return plain.casefold().replace("-", "").replace("_", "")
