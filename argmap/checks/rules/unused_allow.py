"""An `allow` silences nothing.

## Why is this bad?

What it allowed has been mended, or it stands in the wrong place.
Left where it is, it would silence the next finding of its kind, which nobody has looked at.
An `allow` in a statement holds for findings that point into that statement, one at the top for its file.
Nothing is said of rules that are ignored or off, of included files, or where errors of the language leave the map incomplete.

## Example

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
  allow both-sides "They are full because people want to travel, and trams would be too."
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
}
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("unused-allow", "N111", Severity.HINT, __doc__)


def unused_allow(rule: Rule, why: str, here: Label) -> Diagnostic:
    """Say that nothing was found of what is allowed, and for what reason it was."""
    notes = (f"its reason was “{why}”",) if why else ()
    if rule.is_binding:
        return Diagnostic(RULE, f"`{rule.name}` is an error of the language itself, which cannot be allowed", here, help="delete it", notes=notes)
    return Diagnostic(RULE, f"nothing here has to be allowed `{rule.name}`", here, help="delete it, or move it to the statement that it is about", notes=notes)
