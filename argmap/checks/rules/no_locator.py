"""A statement does not say where in the document it is made.

This is asked only where there is a document to point to.
If no statement points into it, that is told once.

## Why is this bad?

A reader cannot look up whether the text really says so.
What the text leaves unsaid is marked `implicit`, and what the analyst adds `inferred`.

## Example

```argmap
document column "Time for trams"
main claim trams "The city should build trams." @1.1 {
  because premise full "The buses are full."
}
```

## Use instead

```argmap
document column "Time for trams"
main claim trams "The city should build trams." @1.1 {
  because premise full "The buses are full." @1.3
}
```

## When it is right

What is unsaid, what is inferred, and objections and exceptions of the analyst's own with all that speaks for them, stand nowhere in the document.
A quotation with its place is a place.

```argmap
document column "Time for trams"
main claim trams "The city should build trams." @1.1 {
  because premise full "The buses are full." {
    quote "packed like sardines" @1.3
  }
  and premise worth "Passengers who sit are worth a detour." implicit
  because premise loved "The author loves trams." inferred
  but claim dear "The city cannot pay for them." {
    because premise debts "The city is in debt."
  }
}
```

## How often it is right

Not measured: the human-made maps at hand name no documents.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.argument import ArgumentMap, Reason, Statement
from argmap.argument.legality import kind_of
from argmap.argument.map import steps_of
from argmap.argument.model import Step
from argmap.diagnostic import Diagnostic, Label, Lack, Rule, Severity

RULE = Rule("no-locator", "A115", Severity.HINT, __doc__, lack=Lack.IN_STATEMENT)


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each statement of the document's that points nowhere; where none points anywhere, the document."""
    if not map.documents:
        return
    of_document = _of_document(map)
    unsaid = [statement for statement in map if statement.id in of_document and not (statement.implicit or statement.inferred)]
    missing = [statement for statement in unsaid if not _points(statement)]
    if missing and not any(_points(statement) for statement in map):
        document = map.documents[0].id
        yield Diagnostic(
            RULE,
            f"no statement says where in document `{document}` it is made",
            Label((f"document:{document}",), "the document"),
            help="point to paragraph and sentence, as in `@6.3`, or to a place in the document's own terms",
        )
        return
    for statement in missing:
        yield Diagnostic(
            RULE,
            f"{kind_of(statement).value} `{statement.id}` does not say where in the document it is made",
            Label((statement.id,), "where in the text?"),
            help="point to paragraph and sentence, as in `@6.3`; write `implicit` if the text leaves it unsaid, `inferred` if you infer it",
        )


def _points(statement: Statement) -> bool:
    return bool(statement.locators) or any(quote.locators for quote in statement.quotes)


def _of_document(map: ArgumentMap) -> set[str]:
    """What is told as the document's: all but the analyst's own objections and exceptions, with what bears on these alone."""
    stack = [statement.id for statement in map if all(use.owner == statement.id for use in map.uses_of(statement.id))]
    stack += [thesis.id for thesis in map.theses]
    found = set(stack)
    while stack:
        for _, step in steps_of(map[stack.pop()]):
            if not _is_analysts_own(map, step):
                new = [member for member in step.members if member not in found]
                found.update(new)
                stack += new
    return found


def _is_analysts_own(map: ArgumentMap, step: Step) -> bool:
    members = (map[member] for member in step.members)
    return not isinstance(step, Reason) and not any(_points(member) or member.attribution or member.voice for member in members)
