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

## When it is right

Small letters are grades too, and a source needs none.

```argmap
source wire "A news agency" b2
source witness "A witness"
main claim trams "The city should build trams." from wire {
  because evidence full "The buses are full." from witness
}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("bad-grade", "S113", Severity.ERROR, __doc__)


def bad_grade(grade: str, here: Label) -> Diagnostic:
    """Say that a grade is none."""
    return Diagnostic(RULE, f"`{grade}` is no grade", here, help="write a letter from A to F and a figure from 1 to 6, such as `B2`")
