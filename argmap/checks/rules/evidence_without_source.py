"""Evidence does not say on whose word we have it.

`from` names who reports it, `quoting` whose words or deeds it is about; either lets a reader ask further.
The author of the mapped text is no source of this kind: that the text says so is what the locator says.

## Why is this bad?

Evidence is a report, and a report is worth as much as whoever gives it.
If nobody does, the text rests on the author's word alone: then it is a premise, or the gap is worth knowing, with `allow evidence-without-source "…"`.

## Example

```argmap
main claim trams "The city should build trams." {
  because evidence counted "Nine buses in ten were full at eight in the morning."
}
```

## Use instead

```argmap
source count "The city's passenger count"
main claim trams "The city should build trams." {
  because evidence counted "Nine buses in ten were full at eight in the morning." from count
}
```

## When it is right

Words or deeds with their owner named can be looked up.

```argmap
source mayor "The mayor"
main claim trams "The city will build trams." {
  because evidence promise "The mayor promised trams in the spring." quoting mayor
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("evidence-without-source", "A114", Severity.WARNING, __doc__, lack=Lack.IN_STATEMENT)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each piece of evidence with neither source nor voice."""
    for evidence in map.evidence:
        if evidence.attribution is None and evidence.voice is None:
            yield Diagnostic(
                RULE,
                f"nobody is named who reports evidence `{evidence.id}`",
                Label((evidence.id,), "who says so?"),
                help="say on whose word we have it with `from`, whose words or deeds it is with `quoting`, or call it a premise",
            )
