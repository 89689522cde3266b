"""The language for Pygments, which colours source text in documents, notebooks and pages.

It knows the words of the language from the grammar, read as text: neither lark nor the parser is loaded.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from pygments.lexer import Lexer
from pygments.token import Comment, Error, Keyword, Literal, Name, Number, Operator, Punctuation, String, Whitespace, _TokenType

_GRAMMAR = "\n".join(
    line for line in (Path(__file__).parent / "language" / "argmap.lark").read_text(encoding="utf-8").splitlines() if not line.startswith("//")
)
_WORD = r'"([a-z][a-z-]*)"'
_RULES = dict(re.findall(r"^(\w+): (.+)$", _GRAMMAR, re.MULTILINE))
_TERMINALS = {name: said[1:-1] for name, said in _RULES.items() if said.startswith("/")}
_EXPRESSION = re.compile(
    "|".join(f"(?P<{name}>{_TERMINALS[name]})" for name in ("SPACE", "COMMENT", "ID", "STRING", "TAG", "POINT", "DASH"))
    # A quotation mark that nothing closes: what follows it on its line is still meant as text.
    + r"|(?P<UNCLOSED>[\"“])(?P<rest>[^\r\n]*)|(?P<MARK>[{}():,])|(?P<AT>@)|(?P<OTHER>.)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:([\"\\])|.)", re.DOTALL)


def _words(rule: str) -> Iterator[str]:
    """The words that a rule names: itself, as terminals, or as rules that are called like their word."""
    for quoted, name in re.findall(rf"{_WORD}|(\w+)", _RULES[rule]):
        said = _RULES.get(name, "")
        if only := re.fullmatch(_WORD, said):
            yield only[1]
        elif quoted or f'"{name}"' in said:
            yield quoted or name


KEYWORDS: dict[str, _TokenType] = dict.fromkeys(re.findall(_WORD, _GRAMMAR), Keyword)
"""The words of the language, and how each is shown; a new word is a plain keyword."""
for _rule, _shown in {
    "_item": Keyword.Declaration,
    "_entry": Keyword.Declaration,
    "_kind": Keyword.Type,
    "qualifier": Keyword.Constant,
    "mark": Keyword.Constant,
}.items():
    KEYWORDS |= dict.fromkeys(_words(_rule), _shown)

_NAMES = {
    **dict.fromkeys(["claim", "premise", "evidence", "section", "document", "source"], Name.Variable),
    "by": Name.Function,
    "allow": Name.Decorator,
}
"""How an id behind a word is shown; elsewhere it names what is declared in another place."""
_WITH_FIELDS = ("document", "source")
_PLAIN = {
    "SPACE": Whitespace,
    "COMMENT": Comment.Single,
    "TAG": Name.Tag,
    "POINT": Number,
    "DASH": Operator,
    "AT": Operator,
    "MARK": Punctuation,
    "OTHER": Error,
}

_PLAIN_CLASSES = ("w", "n", "p")
"""Spaces, ids and punctuation look like the text around them."""


class ArgmapLexer(Lexer):
    """Colours `.argmap` files. Only what can be no part of the language is an error: a quotation mark that is not closed, a wrong escape, an odd sign."""

    name = "argmap"
    aliases: ClassVar = ["argmap"]
    filenames: ClassVar = ["*.argmap"]
    mimetypes: ClassVar = ["text/x-argmap"]

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """Give the place, the kind and the characters of each token; together they are the text."""
        word, before, has_fields = "", "", False
        for found in _EXPRESSION.finditer(text):
            type, said, at = found.lastgroup or "", found.group(), found.start()
            if type == "ID" and said in KEYWORDS:
                word = said
                yield at, KEYWORDS[said], said
            elif type == "ID":
                yield at, self._name(before, word, has_fields=has_fields), said
            elif type == "STRING":
                yield from _string(at, said)
            elif type == "rest":
                yield at, Error, said[0]
                if said[1:]:
                    yield at + 1, String, said[1:]
            else:
                yield at, _PLAIN[type], said
            if said in ("{", "}"):
                has_fields = said == "{" and word in _WITH_FIELDS
            if type not in ("SPACE", "COMMENT"):
                before = "STRING" if type == "STRING" else said

    @staticmethod
    def _name(before: str, word: str, *, has_fields: bool) -> _TokenType:
        if has_fields:
            return Name.Attribute
        if before == "STRING" and word == "source":
            # The Admiralty's grade of a source.
            return Literal
        return _NAMES.get(before, Name)


def _string(at: int, text: str) -> Iterator[tuple[int, _TokenType, str]]:
    end = 0
    for escape in _ESCAPE.finditer(text):
        if escape.start() > end:
            yield at + end, String, text[end : escape.start()]
        yield at + escape.start(), String.Escape if escape[1] else Error, escape[0]
        end = escape.end()
    # The closing quotation mark, at least.
    yield at + end, String, text[end:]


def highlighted(text: str) -> str:
    """Give source text as HTML, safe to put between any two tags: stretches in `<span class="…">`, with the short classes of Pygments.

    None of them goes over the end of a line.
    """
    from pygments.token import STANDARD_TYPES

    pieces = []
    for _, type, said in ArgmapLexer().get_tokens_unprocessed(text):
        name = STANDARD_TYPES[type]
        safe = html.escape(said)
        pieces.append(safe if name in _PLAIN_CLASSES else re.sub(r"[^\r\n]+", rf'<span class="{name}">\g<0></span>', safe))
    return "".join(pieces)
