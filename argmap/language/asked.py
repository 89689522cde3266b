"""What was meant where the questions that a statement answers are named otherwise than by words and commas."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostic import Fix, Label, rewriting
from argmap.files import Span
from argmap.language.advice import error
from argmap.language.cursor import Cursor, Repair, Tell
from argmap.language.rules.syntax_error import syntax_error
from argmap.language.scanner import Token, is_id

_LONGEST_NAME = 5
"""How many words a question's name has at most."""


def names_questions(cursor: Cursor) -> bool:
    """Whether what was read last is `answers`, or a question's name behind it, or the comma behind that."""
    number = cursor.at - 1
    while number > 0 and cursor.tokens[number].type in ("ID", "COMMA"):
        number -= 1
    return cursor.at > 0 and cursor.tokens[number].type == "ANSWERS"


def questions_meant(cursor: Cursor) -> Iterator[Repair]:
    """Give the ways to go on among the names of questions."""
    token, before = cursor.token, cursor.before
    if before is None or not names_questions(cursor):
        return
    if token.type == "STRING" and before.type in ("ANSWERS", "COMMA"):
        yield from _in_quotes(cursor)
    elif token.text == ";" and before.type == "ID":
        yield _comma_for(cursor)
    elif token.type == "ID" and before.type == "ID":
        yield _two_names(cursor)
    elif before.type == "ANSWERS" and token.type != "ID":
        message, help = "`answers` names no question", "name one, as in `answers reliability`; `argmap explain schemes` lists them"
        yield Repair([], 0, lambda: error(cursor.file, message, before, help=help), undo=1, certain=True)


def _in_quotes(cursor: Cursor) -> Iterator[Repair]:
    token = cursor.token
    words = token.text[1:-1].lower().split()
    name = "-".join(words)
    if not is_id(name) or len(words) > _LONGEST_NAME:
        return
    fix = rewriting(Span(cursor.file, token.start, token.end), name, safe=len(words) == 1)
    tell = _telling(cursor, token, "the name of a question stands without quotes", f"write `{name}`", fix)
    yield Repair([Token("ID", name, token.start, token.end)], 1, tell, certain=True)


def _comma_for(cursor: Cursor) -> Repair:
    token = cursor.token
    fix = rewriting(Span(cursor.file, token.start, token.end), ",", safe=False)
    tell = _telling(cursor, token, "questions are joined by a comma, not by `;`", "write `,`", fix)
    return Repair([Token("COMMA", ",", token.start, token.end)], 1, tell, certain=True)


def _two_names(cursor: Cursor) -> Repair:
    """Two words: one name that wants a hyphen, or, where either has one already, two names that want a comma."""
    token, before = cursor.token, cursor.before
    assert before is not None
    one = f"{before.text}-{token.text}"
    here = Span(cursor.file, before.start, token.end)
    if "-" in before.text or "-" in token.text:
        fix = rewriting(here, f"{before.text}, {token.text}", safe=False)
        tell = _telling(cursor, token, f"a comma is missing before `{token.text}`", f"write `{before.text}, {token.text}`", fix)
        return Repair([Token("COMMA", ",", token.start, token.start)], 0, tell, certain=True)
    help = f"write `{one}`; two questions are joined by a comma: `{before.text}, {token.text}`"
    fix = rewriting(here, one, safe=False)
    return Repair(
        [Token("ID", one, before.start, token.end)],
        1,
        lambda: syntax_error(f"the name of a question is one word: `{one}`", Label(here), help=help, fix=fix),
        undo=1,
        certain=True,
    )


def _telling(cursor: Cursor, token: Token, message: str, help: str, fix: Fix) -> Tell:
    return lambda: error(cursor.file, message, token, help=help, fix=fix)
