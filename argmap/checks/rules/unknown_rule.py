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
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("unknown-rule", "N110", Severity.WARNING, __doc__)


def unknown_rule(name: str, here: Label, help: str) -> Diagnostic:
    """Say that no rule has this name."""
    return Diagnostic(RULE, f"no rule is called `{name}`", here, help=help)
