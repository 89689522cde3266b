"""What the grammar leaves open: whether ids are fit to be ids, and texts to be texts."""

from __future__ import annotations

import re
import unicodedata

from argmap.diagnostic import Diagnostic, Label
from argmap.files import File, Span
from argmap.language import mends
from argmap.language.phrases import shown
from argmap.language.rules.bad_escape import bad_escape
from argmap.language.rules.empty_text import empty_text
from argmap.language.rules.invalid_id import invalid_id
from argmap.language.scanner import Token, is_id

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"))
_MOST = 50
"""As many findings of this sort as anyone reads."""
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)


def plain_dashes(word: str) -> str:
    """Give a word with each typographic dash as the hyphen that was meant."""
    return word.translate(_DASHES)


def check_words(file: File, tokens: list[Token]) -> list[Diagnostic]:
    """Give what is wrong with the ids and texts of a file."""
    found: list[Diagnostic] = []
    for token in tokens:
        if len(found) >= _MOST:
            break
        if token.type == "ID":
            if not token.text.isascii() or token.text.endswith("-"):
                found += _check_id(file, token)
        elif token.type == "STRING":
            if "\\" in token.text:
                found += _check_escapes(file, token)
            if not token.text[1:-1].strip():
                found.append(empty_text(Label(Span(file, token.start, token.end), "no words here")))
    return found


def _check_id(file: File, token: Token) -> list[Diagnostic]:
    word = unicodedata.normalize("NFC", token.text)
    if is_id(word):
        return []
    here = Label(Span(file, token.start, token.end))
    better = plain_dashes(word).strip("-")
    if better != word and is_id(better):
        fault = "ends with a hyphen" if better == word.rstrip("-") else "has a typographic dash where an id has a hyphen"
        return [invalid_id(token.text, fault, here, better, mends.plain_id(file, token, better))]
    odd = next((letter for letter in word if letter != "-" and not ("a" + letter).isidentifier()), word[0])
    return [invalid_id(token.text, f"has the character `{shown(odd)}`, which no id has", here, "")]


def _check_escapes(file: File, token: Token) -> list[Diagnostic]:
    found = []
    # Where a text was mended, the token has other letters than the file.
    for escape in _ESCAPE.finditer(file.text, token.start, token.end):
        if escape[1] not in ('"', "\\"):
            here = Label(Span(file, escape.start(), escape.start() + len(escape[0].rstrip("\r\n"))))
            found.append(bad_escape(escape[0].strip("\r\n"), here, mends.backslash(file, escape.start())))
    return found
