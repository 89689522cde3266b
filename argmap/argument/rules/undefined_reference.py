"""Something is named that is nowhere in the map.

## Why is this bad?

A reason that rests on a name for nothing rests on nothing.
The place is left out of the map, so that the rest can be read.

## Example

```argmap
main claim trams "The city should build trams." {
  because clean-air
}
premise clean-aire "Trams do not foul the air."
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because clean-air
}
premise clean-air "Trams do not foul the air."
```

## When it is right

What is named may be written later, or in another statement's step.

```argmap
main claim trams "The city should build trams." {
  because clean-air
  but claim dear "Trams cost a lot." {
    because premise loan "The city would have to borrow."
  }
}
claim clean-air "Trams do not foul the air." {
  because electric
  but dear
}
premise electric "Trams run on electricity."
```
"""

from collections.abc import Iterable

from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity, rewriting
from argmap.files import Span
from argmap.suggest import did_you_mean, only_nearest

RULE = Rule("undefined-reference", "N102", Severity.ERROR, __doc__, lack=Lack.IN_TEXT)

_DEFINITIONS = {
    "statement": 'write `premise {id} "…"` somewhere, or another statement with that id',
    "source": 'write `source {id} "who"` at the top of the file',
    "document": 'write `document {id} "title"` at the top of the file',
    "section": 'write `section {id} "title" {{ … }}`',
}


def undefined_reference(noun: str, id: str, here: Label, known: Iterable[str]) -> Diagnostic:
    """Say that nothing of that kind has the id, and what was probably meant."""
    define = _DEFINITIONS[noun].format(id=id)
    ids = list(known)
    help = did_you_mean(id, ids)
    near = only_nearest(id, ids) if help else None
    fix = rewriting(here.place, near, safe=False) if near and isinstance(here.place, Span) else None
    return Diagnostic(RULE, f"no {noun} has the id `{id}`", here, help=help or define, fix=fix)
