"""What is said of a statement or a step as short texts, under the words of the language: for tables, and for graphs of other programs."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.argument.legality import kind_of
from argmap.argument.model import Claim, Objection, Quote, Reason, Statement, Step

COLUMNS = (
    "id",
    "kind",
    "main",
    "text",
    "locators",
    "from",
    "quoting",
    "qualifier",
    "implicit",
    "inferred",
    "tags",
    "answers",
    "hedges",
    "quotes",
    "notes",
    "section",
)
"""The columns of `cells_of`, in order."""


def cells_of(statement: Statement, sources: Mapping[str, str], section: str = "") -> dict[str, str]:
    """Give what is said of a statement, a text for each of `COLUMNS`; an empty one says nothing.

    Locators and tags stand beside each other as in our language; each hedge, quotation, note and question answered has a line of its own.

    Args:
        statement: Any statement.
        sources: What each source is called, by its id.
        section: The title of the section in which it stands.
    """
    return {
        "id": statement.id,
        "kind": kind_of(statement).value,
        "main": _yes(isinstance(statement, Claim) and statement.main),
        "text": statement.text,
        "locators": ", ".join(map(str, statement.locators)),
        "from": sources[statement.attribution] if statement.attribution else "",
        "quoting": sources[statement.voice] if statement.voice else "",
        "qualifier": statement.qualifier.value if statement.qualifier else "",
        "implicit": _yes(statement.implicit),
        "inferred": _yes(statement.inferred),
        "tags": " ".join(f"#{tag}" for tag in statement.tags),
        "answers": "\n".join(statement.answers),
        "hedges": "\n".join(statement.hedges),
        "quotes": "\n".join(map(_quote, statement.quotes)),
        "notes": "\n".join(statement.notes),
        "section": section,
    }


def word_of(step: Step) -> str:
    """Give how a step bears on what it bears on, as the word of the language."""
    if isinstance(step, Reason):
        return "because"
    return "unless" if not isinstance(step, Objection) else "although" if step.conceded else "but"


def scheme_of(step: Step) -> str:
    """Give the name of the scheme that a step follows, in quotation marks if it is one of the author's own; nothing if it follows none."""
    if step.scheme is None:
        return ""
    return f"“{step.scheme.name}”" if step.scheme.own else step.scheme.name


def _yes(is_so: bool) -> str:  # noqa: FBT001
    return "yes" if is_so else ""


def _quote(quote: Quote) -> str:
    return f"“{quote.text}” @{', '.join(map(str, quote.locators))}" if quote.locators else f"“{quote.text}”"
