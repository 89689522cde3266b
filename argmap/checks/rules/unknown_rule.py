"""An `allow` names a rule that there is not.

## Why is this bad?

It silences nothing, and its author believes that it does.
`argmap explain` lists the rules.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
allow no-mian "A draft."
```

## Use instead

```argmap
claim trams "The city should build trams."
claim parks "The city should plant trees."
allow no-main "A draft."
```

## When it is right

A rule is called by its name or by its code.

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
  but full
  allow A106 "They are full because people want to travel, and trams would be too."
}
```
"""

from argmap.diagnostic import Diagnostic, Edit, Fix, Label, Rule, Severity
from argmap.files import Span

RULE = Rule("unknown-rule", "N110", Severity.WARNING, __doc__)


def unknown_rule(name: str, here: Label, near: str | None) -> Diagnostic:
    """Say that no rule has this name, and which one may be meant."""
    help = f"did you mean `{near}`?" if near else "see `argmap explain` for all of them"
    # It may have been meant for another rule, so nobody but the author can say.
    fix = Fix(f"write `{near}`", (Edit(here.place, near),), safe=False) if near and isinstance(here.place, Span) else None
    return Diagnostic(RULE, f"no rule is called `{name}`", here, help=help, fix=fix)
