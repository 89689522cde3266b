"""Text to tokens, by the grammar's own terminals."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from lark import Lark

_PASSED_OVER = ("SPACE", "COMMENT")


@define(eq=False)
class Token:
    """A word of the language with its place; `type` is the name of a terminal of the grammar."""

    type: str
    text: str
    start: int
    end: int


@define
class Scan:
    """The tokens of a text, its comments, and the places at which no token begins."""

    tokens: list[Token]
    comments: list[tuple[int, int]]
    stops: list[int]
    end: int
    """How far it was read."""


@define(eq=False)
class Scanner:
    """Finds tokens with one expression, put together from the grammar's terminals.

    lark's own lexer would do the same more slowly, and would not hand out comments; a test holds the two equal.
    """

    expression: re.Pattern[str]
    keywords: dict[str, str]
    """Whole words of the language, and their terminals."""

    @classmethod
    def of(cls, parser: Lark) -> Scanner:
        """Put a scanner together from a parser's terminals."""
        from lark.lexer import PatternStr

        keywords, patterns = {}, []
        for terminal in parser.terminals:
            if isinstance(terminal.pattern, PatternStr) and terminal.pattern.value[0].isalpha():
                keywords[terminal.pattern.value] = terminal.name
            else:
                patterns.append(terminal)
        # A comment begins with what could be punctuation, and the longer one is meant; ids and spaces are what is met most.
        order = {"SPACE": 0, "ID": 1, "COMMENT": 2}
        patterns.sort(key=lambda terminal: (order.get(terminal.name, 3), terminal.name))
        return cls(re.compile("|".join(f"(?P<{each.name}>{each.pattern.to_regexp()})" for each in patterns)), keywords)

    def scan(self, text: str, start: int = 0, before: int | None = None) -> Scan:
        """Find the tokens of `text` that begin from `start` on, and before `before`, up to the first place at which none begins."""
        tokens: list[Token] = []
        comments: list[tuple[int, int]] = []
        keywords, match = self.keywords, self.expression.match
        at, end = start, len(text) if before is None else min(before, len(text))
        while at < end:
            found = match(text, at)
            if found is None:
                return Scan(tokens, comments, [at], at)
            type = found.lastgroup or ""
            at, before = found.end(), at
            if type == "ID":
                word = found.group()
                tokens.append(Token(keywords.get(word, "ID"), word, before, at))
            elif type == "COMMENT":
                comments.append((before, at))
            elif type != "SPACE":
                tokens.append(Token(type, found.group(), before, at))
        return Scan(tokens, comments, [], at)


@lru_cache(maxsize=4096)
def is_id(word: str) -> bool:
    """Whether a word is a fit id: XID words in any script with inner hyphens (Unicode Standard Annex 31)."""
    return word.replace("-", "_").isidentifier() and not word.startswith(("-", "_")) and not word.endswith("-")
