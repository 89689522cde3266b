"""The parser's words for what it expects, as an author would say them."""

from __future__ import annotations

from argmap.language.scanner import Token
from argmap.listing import listed

PHRASES = {
    "STRING": "a text in quotes",
    "ID": "an id",
    "TAG": "a tag",
    "POINT": "a paragraph and sentence such as `6.3`",
    "DASH": "`-`",
    "LBRACE": "`{`",
    "RBRACE": "`}`",
    "LPAR": "`(`",
    "RPAR": "`)`",
    "COLON": "`:`",
    "COMMA": "`,`",
    "AT": "`@`",
    "$END": "the end of the file",
}
"""A phrase for each terminal of the grammar; keywords are added below."""

STRAY = "STRAY"
"""The type of what is no token of the language; no place in a text has room for it."""

STATEMENT = frozenset({"MAIN", "CLAIM", "PREMISE", "EVIDENCE"})
ITEM = STATEMENT | {"TITLE", "INCLUDE", "DOCUMENT", "SOURCE", "SECTION", "TENSION", "ALLOW", "META"}
STEP = frozenset({"BECAUSE", "BUT", "ALTHOUGH"})
ENTRY = STEP | {"NOTE", "QUOTE", "HEDGE", "META", "ALLOW"}
QUALIFIER = frozenset({"CERTAIN", "VERY_LIKELY", "LIKELY", "EVEN_CHANCE", "POSSIBLE", "UNLIKELY", "VERY_UNLIKELY", "REMOTE"})
ATTRIBUTE = QUALIFIER | {"AT", "FROM", "QUOTING", "ANSWERS", "IMPLICIT", "INFERRED", "TAG"}
JOINS = STEP | {"UNLESS", "AND", "COLON"}
"""Behind these stands a member."""
MEMBER = STATEMENT | {"ID"}

PHRASES |= {keyword: f"`{keyword.lower().replace('_', '-')}`" for keyword in (*sorted(ITEM | ENTRY | ATTRIBUTE - {"AT", "TAG"}), "UNLESS", "BY", "AND")}

# What a group of terminals is to an author; the first group that is expected whole is named, then the rest one by one.
_GROUPS = (
    (ITEM, "a statement, a section or another declaration"),
    (ENTRY, "another clause such as `because` or `note`"),
    (MEMBER, "a statement"),
    (ATTRIBUTE, "an attribute such as `@2.4`"),
)
_MOST = 4


def expectation(accepted: set[str], before: Token | None) -> str:
    """Say what could stand at a place: the terminals that fit there, in an author's words."""
    left = set(accepted) - {"$END"} if len(accepted) > 1 else set(accepted)
    if left == {"ID", "STRING"} and before and before.type in STATEMENT | {"SECTION"}:
        return f"the {before.text} in quotes"
    if before and before.type == "BY":
        return "the name of a scheme"
    if before and (before.type == "ANSWERS" or (before.type == "COMMA" and left == {"ID"})):
        return "the name of a question"
    if left >= MEMBER and before:
        return f"a statement or the id of one after `{before.text}`"
    if left >= ATTRIBUTE | ITEM:
        return "an attribute such as `@2.4`, a `{` or the next statement"
    parts = []
    for group, phrase in _GROUPS:
        if group <= left:
            parts.append(phrase)
            left -= group
    parts += sorted(PHRASES[type] for type in left)
    if len(parts) > _MOST:
        parts = [*parts[: _MOST - 1], "another word of the language"]
    return listed(parts, "or")


def finding(token: Token) -> str:
    """Name what stands at a place."""
    if token.type == "$END":
        return "the end of the file"
    if token.type == STRAY:
        return f"`{shown(token.text)}`"
    return "a text in quotes" if token.type == "STRING" else f"`{token.text}`"


def shown(text: str) -> str:
    """Give a text as it is, or its characters by number where they cannot be seen."""
    return text if text.isprintable() else " ".join(f"U+{ord(letter):04X}" for letter in text)
