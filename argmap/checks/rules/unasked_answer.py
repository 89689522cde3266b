"""A statement answers a critical question that no step there asks.

## Why is this bad?

Where a statement stands tells which step it is about, and the scheme of a step tells what can be asked of it.
If no step there asks, the answer closes nothing and bites nobody; the name may be misspelt, or the scheme missing.
`argmap explain sign` lists what is asked of a sign, and `argmap questions` what is still open.

## Example

```argmap
main claim rain "It will rain." {
  because by sign: premise clouds "Dark clouds are coming up."
    unless premise smoke "The farm is burning its straw." answers other-cause {
      but premise wet "The straw is too wet to burn."
    }
}
```

## Use instead

```argmap
main claim rain "It will rain." {
  because by sign: premise clouds "Dark clouds are coming up."
    unless premise smoke "The farm is burning its straw." answers other-causes {
      but premise wet "The straw is too wet to burn."
    }
}
```

## When it is right

A question is asked of the step that a statement is a member of, that it is an exception to, on a member or the conclusion of which it bears, and of what it replies to.

```argmap
main claim rain "It will rain." {
  because by sign: clouds and premise dark "Such clouds have brought rain all week." answers reliability
    unless premise smoke "The farm is burning its straw." answers other-causes {
      but premise wet "The straw is too wet to burn." answers other-causes
    }
}

premise clouds "Dark clouds are coming up." {
  but premise dusk "At dusk all clouds look dark." answers established
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import QUESTIONS, SCHEMES, ArgumentMap
from argmap.argument.schemes import scheme_of, schemes_that_ask
from argmap.building import Places
from argmap.building.edits import rewriting_part
from argmap.diagnostic import Diagnostic, Fix, Label, Lack, Path, Rule, Severity
from argmap.files import Span
from argmap.listing import listed
from argmap.suggest import did_you_mean, only_nearest

RULE = Rule("unasked-answer", "A125", Severity.WARNING, __doc__, lack=Lack.IN_MAP)

_SHOWN = 3
"""How many steps, or schemes, are named."""


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each answer to a question that no step there asks."""
    if not any(statement.answers for statement in map.statements):
        return
    # A room that few maps need is loaded for those that do.
    from argmap.argument.answering import answers_in, steps_before

    for id, place in answers_in(map).unasked:
        name = map[id].answers[place]
        before = [(path, scheme_of(step)) for path, step in steps_before(map, id)]
        asking = [(path, scheme) for path, scheme in before if scheme]
        asked = list(dict.fromkeys(question.name for _, scheme in asking for question in scheme.questions))
        others = [
            Label((*path, "scheme"), f"`{scheme.name}` asks {listed(f'`{question.name}`' for question in scheme.questions)}")
            for path, scheme in asking[:_SHOWN]
        ]
        if not before:
            message, help = (
                f"`{name}` is answered where nothing is asked",
                "use the statement in the step that it is about, or in an exception or an objection to it",
            )
        elif not asking:
            message, help = f"no step here follows a known scheme, so none asks `{name}`", _of_scheme(name, "give the step its scheme, such as")
            others = [Label(before[0][0], "this step has no known scheme")]
        else:
            message, help = f"no step here asks `{name}`", did_you_mean(name, asked) or _of_scheme(name, "it is a question of")
        yield Diagnostic(RULE, message, Label((id, "answers", place)), tuple(others), help=help)


def mend(diagnostic: Diagnostic, places: Places) -> Fix | None:
    """Write the one question asked there that is called much like it."""
    path = diagnostic.primary.place
    assert not isinstance(path, Span)
    schemes = [_written(places, other.place) for other in diagnostic.others if not isinstance(other.place, Span)]
    asked = [question.name for name in schemes if name in SCHEMES for question in SCHEMES[name].questions]
    near = only_nearest(_written(places, path), asked)
    return rewriting_part(places, path, near) if near else None


def _written(places: Places, path: Path) -> str:
    span = places.span(path)
    return span.text if span else ""


def _of_scheme(name: str, advice: str) -> str:
    if schemes := schemes_that_ask(name):
        return f"{advice} {listed((f'`{scheme.name}`' for scheme in schemes[:_SHOWN]), 'or')}"
    return did_you_mean(name, QUESTIONS) or "`argmap explain SCHEME` lists what a scheme asks"
