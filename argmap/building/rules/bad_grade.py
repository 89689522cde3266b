"""A source's grade is not one of the Admiralty's.

## Why is this bad?

The grade is a letter from A, completely reliable, to F, and a figure from 1, confirmed, to 6; anything else says nothing.

## Example

```argmap
source wire "A news agency" G7
main claim trams "The city should build trams." from wire
```

## Use instead

```argmap
source wire "A news agency" B2
main claim trams "The city should build trams." from wire
```
"""

import re

from argmap.diagnostic import Diagnostic, Label, Rule, Severity, rewriting
from argmap.files import Span

RULE = Rule("bad-grade", "S113", Severity.ERROR, __doc__)

GRADE = re.compile(r"[A-Fa-f][1-6]")
"""How a grade is written."""


def bad_grade(grade: str, here: Label) -> Diagnostic:
    """Say that a grade is none."""
    turned = grade[::-1]
    fix = rewriting(here.place, turned, safe=True) if GRADE.fullmatch(turned) and isinstance(here.place, Span) else None
    return Diagnostic(RULE, f"`{grade}` is no grade", here, help="write a letter from A to F and a figure from 1 to 6, such as `B2`", fix=fix)
