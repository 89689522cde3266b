"""Text to tokens, by the grammar's own terminals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from attrs import define

END = "$END"
"""What the parser calls the end of a text."""
SPACE, COMMENT = "SPACE", "COMMENT"
"""What the grammar calls that which stands for nothing."""


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


@define(eq=False, repr=False)
class Lexis:
    """The terminals of the grammar."""

    patterns: dict[str, str]
    """The expressions of those that are no whole words, in the order in which they are tried."""
    keywords: dict[str, str]
    """Whole words of the language, and their terminals."""

    @classmethod
    def of(cls, tables: Mapping[str, Any]) -> Lexis:
        """Take the terminals from the parser's tables."""
        keywords, patterns = {}, {}
        for place in tables["data"]["parser"]["lexer_conf"]["terminals"]:
            name, said = tables["memo"][str(place["@"])]["name"], tables["memo"][str(place["@"])]["pattern"]
            if said["__type__"] == "PatternStr" and said["value"][0].isalpha():
                keywords[said["value"]] = name
            else:
                patterns[name] = re.escape(said["value"]) if said["__type__"] == "PatternStr" else said["value"]
        # A comment begins with what could be punctuation, and the longer one is meant; ids and spaces are what is met most.
        order = {SPACE: 0, "ID": 1, COMMENT: 2}
        return cls({name: patterns[name] for name in sorted(patterns, key=lambda name: (order.get(name, 3), name))}, keywords)


@define(eq=False, repr=False)
class Scanner:
    """Finds tokens with one expression, put together from the grammar's terminals.

    lark's own lexer would do the same more slowly, and would not hand out comments; a test holds the two equal.
    """

    expression: re.Pattern[str]
    keywords: dict[str, str]
    """Whole words of the language, and their terminals."""

    @classmethod
    def of(cls, lexis: Lexis) -> Scanner:
        """Put a scanner together from the grammar's terminals."""
        return cls(re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in lexis.patterns.items())), lexis.keywords)

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
