"""A scheme is named that is not known.

## Why is this bad?

A scheme says how a reason reasons, and what one may ask of it.
A name that is not known says neither; it may be misspelt.
`argmap explain schemes` lists the known ones; a scheme of one's own is written in quotes.

## Example

```argmap
main claim rain "It will rain." {
  because by signs: premise clouds "Dark clouds are coming up."
}
```

## Use instead

```argmap
main claim rain "It will rain." {
  because by sign: premise clouds "Dark clouds are coming up."
  because by "weather lore": premise swallows "The swallows are flying low."
}
```

## When it is right

Every known scheme is known on objections and exceptions too.

```argmap
main claim rain "It will rain." {
  because by sign: premise clouds "Dark clouds are coming up."
    unless by cause-to-effect: premise wind "The wind drives them away."
  but by expert-opinion: premise forecast "The forecast says that it stays dry."
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import SCHEMES, ArgumentMap
from argmap.argument.map import steps_of
from argmap.building import Places
from argmap.building.edits import rewriting_part
from argmap.diagnostic import Diagnostic, Fix, Label, Rule, Severity
from argmap.files import Span
from argmap.suggest import did_you_mean, only_nearest

RULE = Rule("unknown-scheme", "N105", Severity.WARNING, __doc__)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each step with an unknown scheme."""
    # Of all steps, `map.steps()` would keep the paths in memory; converting needs no other rule that asks for them.
    for path, step in (found for statement in map for found in steps_of(statement)):
        if step.scheme is not None and not step.scheme.own and step.scheme.name not in SCHEMES:
            name = step.scheme.name
            help = did_you_mean(name, SCHEMES) or f'see `argmap explain schemes`, or write `by "{name}":` for a scheme of your own'
            yield Diagnostic(RULE, f"no scheme is called `{name}`", Label((*path, "scheme")), help=help)


def mend(diagnostic: Diagnostic, places: Places) -> Fix | None:
    """Write the one scheme that is called much like it."""
    path = diagnostic.primary.place
    assert not isinstance(path, Span)
    span = places.span(path)
    near = only_nearest(span.text, SCHEMES) if span else None
    return rewriting_part(places, path, near) if near else None
