"""What is said where something stands that the language has no place for."""

from __future__ import annotations

from argmap.diagnostic import Diagnostic, Fix, Label
from argmap.files import File, Span
from argmap.language.phrases import ATTRIBUTE, ENTRY, ITEM, MEMBER, STRAY, expectation, finding
from argmap.language.rules.syntax_error import syntax_error
from argmap.language.scanner import END, Token


def label(file: File, token: Token, text: str = "") -> Label:
    """Point at a token."""
    return Label(Span(file, token.start, token.end), text)


def error(file: File, message: str, token: Token, text: str = "", help: str = "", fix: Fix | None = None) -> Diagnostic:
    """Say what is wrong with a token."""
    return syntax_error(message, label(file, token, text), help=help, fix=fix)


def unexpected(file: File, token: Token, accepted: set[str], before: Token | None, fix: Fix | None = None) -> Diagnostic:
    """Say what was expected in place of a token, and what its author probably wants to know."""
    if token.type == STRAY and before:
        return error(file, f"{finding(token)} has no meaning here", token, help="delete it, or put it in the quotes of a text", fix=fix)
    others = [label(file, before, "after this")] if before and token.type == END else []
    message = f"expected {expectation(accepted, before)}, not {finding(token)}"
    return syntax_error(message, label(file, token), *others, help=_advice(token, accepted, before), fix=fix)


STANDS = {
    "COLON": "a colon stands only behind a scheme, as in `because by sign:`, and in a locator, as in `@report:2.4`",
    "LPAR": "parentheses stand only around an exception that has exceptions, as in `unless (u unless v)`",
    "RPAR": "parentheses stand only around an exception that has exceptions, as in `unless (u unless v)`",
    "COMMA": "a comma stands only between locators, as in `@2.4, 5.5`, or questions; members are joined by `and`",
}
"""Where a mark stands that was met elsewhere."""


def _advice(token: Token, accepted: set[str], before: Token | None) -> str:
    if token.type in STANDS:
        return STANDS[token.type]
    if before and (known := _advice_after(before, token, accepted)):
        return known
    if token.type in ATTRIBUTE and "STRING" in accepted:
        return f"what goes with a text stands behind it: first the text in quotes, then `{token.text}`"
    if token.type in ATTRIBUTE and accepted >= MEMBER:
        return f'it stands behind the text of its statement, as in `premise "…" {token.text}`'
    if token.type == "POINT" and "ID" in accepted:
        return "an id begins with a letter"
    if token.type == "STRING" and "STRING" not in accepted and accepted >= MEMBER:
        return f"say what kind of statement it is: `premise {token.text}`, for one"
    if token.type == "ID" and "STRING" in accepted:
        return "put the text in quotes"
    if token.type in ENTRY - ITEM and accepted >= ITEM:
        return f"`{token.text}` belongs in the braces of a statement"
    return "" if before else 'a map begins with a statement, such as `main claim "…"`; `argmap new` writes one to start from'


def _advice_after(before: Token, token: Token, accepted: set[str]) -> str:
    if before.type in ("FROM", "QUOTING") and token.type == "STRING":
        return f"declare it with `source some-id {token.text}`, then write `{before.text} some-id`"
    if before.type == "ID" and token.type == "ID" and "STRING" in accepted:
        return f"an id is one word: write `{before.text}-{token.text}`"
    if before.type == "STRING" and token.type == "ID":
        return f'an id stands before the text, as in `claim {token.text} "…"`; a text ends at its closing quote'
    return ""
