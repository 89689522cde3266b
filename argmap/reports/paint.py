"""What may be coloured, and what may be shown at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TypeAlias

Paint: TypeAlias = Callable[[str, str], str]
"""Gives a text in the manner of a role: `error`, `warning`, `hint`, `frame`, `label`, `help`, `strong`, `added` or `removed`."""


def plain(_role: str, text: str) -> str:
    """Give a text as it is."""
    return text


def visible(text: str) -> str:
    """Give a text that a terminal only shows: what would steer it, or turn the reading direction, becomes U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return "".join("\ufffd" if _steers(letter) else letter for letter in text)


def _steers(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs") or letter in "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def whole(text: str) -> str:
    """Give a text as other programs can read it: half a surrogate pair becomes U+FFFD."""
    return text if text.isascii() else "".join("\ufffd" if unicodedata.category(letter) == "Cs" else letter for letter in text)
