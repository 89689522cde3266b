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

## When it is right

It silences something.

```argmap
main claim trams "The city should build trams." {
  because premise full "The buses are full."
  but full
  allow both-sides "They are full because people want to travel, and trams would be too."
}
```
"""

from argmap.diagnostic import Diagnostic, Edit, Fix, Label, Rule, Severity
from argmap.files import Span

RULE = Rule("unused-allow", "N111", Severity.HINT, __doc__)


def unused_allow(rule: Rule, why: str, here: Label, whole: Span | None) -> Diagnostic:
    """Say that nothing was found of what is allowed, and for what reason it was; `whole` is all that the `allow` takes of a text."""
    notes = (f"its reason was “{why}”",) if why else ()
    # The reason goes with it, which its author may want to keep.
    fix = Fix("delete it", (Edit(whole, ""),), safe=False) if whole else None
    if rule.is_binding:
        message, help = f"`{rule.name}` is an error of the language itself, which cannot be allowed", "delete it"
    else:
        message, help = f"this `allow` silences nothing: there is no `{rule.name}` here", "delete it, or move it to the statement that it is about"
    return Diagnostic(RULE, message, here, help=help, notes=notes, fix=fix)
