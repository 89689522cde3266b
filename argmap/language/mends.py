"""What would write properly what was meant by a slip: one function a slip, each giving the fix or None where what was meant is not certain.

A fix is safe where the text, once fixed, reads as the slip was read and no other reading is as likely.
"""

from __future__ import annotations

import re

from argmap.diagnostic import Edit, Fix, rewriting
from argmap.files import File, Span, is_blank
from argmap.language.phrases import ENTRY, STEP, STRAY
from argmap.language.scanner import Token

_LINE_BREAK = re.compile(r"\r\n?|\n")
_BLANK_LINES = re.compile(r"(\r\n?|\n)(?:[^\S\r\n]*(?:\r\n?|\n))+")
_BLANK = re.compile(r"\s*")
_WORD = re.compile(r"[\w-]+")
_SENTENCE_END = (".", "?", "!", "…", ")")
# A word that may as well be the last of a sentence; which of the two it is only its author knows.
_GUESSED = frozenset({"conclusion", "or", "thesis"})


def insert(file: File, at: int, text: str, *, safe: bool) -> Fix:
    """Write something between two characters."""
    return rewriting(Span(file, at, at), text, safe=safe, what=f"add `{text.strip()}`")


def delete(file: File, start: int, end: int, *, safe: bool) -> Fix:
    """Leave something out, and the space behind it if it stood between spaces."""
    text = file.text
    if text[end : end + 1] in (" ", "\t") and (start == 0 or text[start - 1].isspace()):
        end += 1
    return rewriting(Span(file, start, end), "", safe=safe)


def word(file: File, token: Token, meant: str) -> Fix:
    """Write the language's word for the one that was written."""
    return rewriting(Span(file, token.start, token.end), meant, safe=token.text.lower() not in _GUESSED)


def words(file: File, tokens: list[Token], meant: list[str]) -> Fix:
    """Write the language's words for those that were written in capitals."""
    return Fix(f"write `{' '.join(meant)}`", tuple(Edit(Span(file, each.start, each.end), word) for each, word in zip(tokens, meant, strict=True)), safe=True)


def superfluous(file: File, token: Token, before: Token | None) -> Fix | None:
    """Leave out a sign that is a habit from elsewhere: a colon behind a word, a stop behind a clause; others may mean something."""
    colon = token.type == "COLON" and before is not None and before.type in {"ID", "STRING", "UNLESS", *STEP}
    stop = token.type == STRAY and before is not None and set(token.text) <= {";", "."} and is_blank(file.text[token.end : token.end + 1])
    return delete(file, token.start, token.end, safe=True) if colon or stop else None


def behind_text(file: File, words: list[Token], text: Token) -> Fix:
    """Write words behind a text that were written before its statement."""
    taken = tuple(edit for each in words for edit in delete(file, each.start, each.end, safe=True).edits)
    written = " ".join(each.text for each in words)
    return Fix(f"write `{written}` after the text", (*taken, Edit(Span(file, text.end, text.end), f" {written}")), safe=True)


def plain_id(file: File, token: Token, better: str) -> Fix:
    """Write an id with hyphens for dashes; an id that ends with a hyphen may have lost a word."""
    return rewriting(Span(file, token.start, token.end), better, safe=len(better) == len(token.text) and "--" not in better)


def backslash(file: File, at: int) -> Fix:
    """Double a backslash that escapes nothing, so that it stands for itself."""
    return rewriting(Span(file, at, at + 1), "\\\\", safe=True)


# Quotes

_FAR = 1000
"""How many characters behind a quote an apostrophe is looked for."""


def other_quotes(file: File, opening: tuple[int, int], closing: tuple[int, int], closers: str = "") -> Fix | None:
    """Write double quotes for others, unless one of these may be an apostrophe."""
    text, end = file.text, closing[1]
    # Nobody's line goes on for longer, and to look on in one that does would take a time that grows with its square.
    inner, rest = text[opening[1] : closing[0]], _LINE_BREAK.split(text[end : end + _FAR], maxsplit=1)[0]
    apostrophe = text[end : end + 1].isalnum() or any(closer in inner + rest for closer in closers)
    if apostrophe or any(letter in inner for letter in '"“”\\'):
        return None
    return Fix('write `"…"`', (Edit(Span(file, *opening), '"'), Edit(Span(file, *closing), '"')), safe=True)


def matching_quote(file: File, opening: int, closing: int) -> Fix | None:
    """Close a text with the quote that fits its opening one, where it was closed with the other kind."""
    if file.text[opening] in "„”":
        return Fix('write `"…"`', (Edit(Span(file, opening, opening + 1), '"'), Edit(Span(file, closing, closing + 1), '"')), safe=True)
    right = "”" if file.text[opening] == "“" else '"'
    if {file.text[closing], right} != {'"', "”"}:
        return None
    return rewriting(Span(file, closing, closing + 1), right, safe=not file.text[closing + 1 : closing + 2].isalnum())


def closing_quote(file: File, opening: int, end: int, keywords: dict[str, str]) -> Fix | None:
    """Close a text where its line stops being prose; safe where the sentence has ended there and the next line is no prose."""
    text = file.text
    if not text[opening + 1 : end].strip():
        return None
    line_end = _line_end(file, opening)
    following = _BLANK.match(text, line_end)
    at = following.end() if following else line_end
    first = _WORD.match(text, at)
    goes_on = at < len(text) and not text.startswith(("}", "//"), at) and not (first and first[0] in keywords)
    ended = text[opening + 1 : end].rstrip().endswith(_SENTENCE_END) or text[end:line_end].strip() in ("{", "}", "{}")
    return insert(file, end, "”" if text[opening] == "“" else '"', safe=ended and not goes_on)


def opening_quote(file: File, line_start: int, first: int, closing: int) -> Fix:
    """Open a text at its first word; a statement's first word may be its id."""
    lead = file.text[line_start:first].split()
    return insert(file, first, "“" if file.text[closing] == "”" else '"', safe=lead[-1] in ("note", "hedge", "quote", "title"))


def inner_quotes(file: File, first: Token, last: Token) -> Fix | None:
    """Mark the quotes in a text as part of it; safe where they stand around words as quotes do."""
    if first.text[0] != '"' or last.text[-1] != '"':
        return None
    start, end = first.start + 1, last.end - 1
    inner = file.text[start:end]
    marks = [found.start() for found in re.finditer(r'(?<!\\)"', inner)]
    if not marks or len(marks) % 2:
        return None
    outside = [inner[at - 1 : at] if number % 2 == 0 else inner[at + 1 : at + 2] for number, at in enumerate(marks)]
    safe = all(not letter.isalnum() for letter in outside) and all(not inner[at + 1 : at + 2].isspace() for at in marks[::2])
    return Fix('write `\\"` for each quote in the text', tuple(Edit(Span(file, start + at, start + at), "\\") for at in marks), safe)


def one_paragraph(file: File, start: int, end: int) -> Fix:
    """Take the blank lines out of a text."""
    blanks = _BLANK_LINES.finditer(file.text, start, end)
    return Fix("delete the blank lines", tuple(Edit(Span(file, found.start(), found.end()), found[1]) for found in blanks), safe=False)


# Comments


def comment(file: File, at: int, *, safe: bool = True) -> Fix:
    """Begin a comment with `//` and not with `#`."""
    return rewriting(Span(file, at, at + 1), "//", safe=safe)


def comment_lines(file: File, start: int, end: int) -> Fix | None:
    """Write `//` in front of each line of what stands between `/*` and `*/`."""
    if not file.text.startswith("*/", end - 2):
        return None
    lines = [line.strip().lstrip("*").strip() for line in _LINE_BREAK.split(file.text[start + 2 : end - 2])]
    begin = file.line_starts[file.line_of(start) - 1]
    joint = newline(file) + _margin(file, begin)
    text = joint.join(f"// {line}" for line in lines if line) or "//"
    while end < len(file.text) and file.text[end] in " \t":
        end += 1
    if end < len(file.text) and file.text[end] not in "\r\n":
        text += joint
    return Fix("write `//` in front of each line", (Edit(Span(file, start, end), text),), safe=True)


# Braces


def opening_brace(file: File, before: Token, token: Token) -> Fix:
    """Open the braces of the statement before; safe where a clause follows that is indented below it."""
    below = file.starts_line(token.start) and file.indentation_of(token.start) > file.indentation_of(before.start)
    return insert(file, before.end, " {", safe=token.type in ENTRY and (below or not file.starts_line(token.start)))


def closing_braces(file: File, braces: list[Token], before: Token, *, safe: bool) -> Fix:
    """Close braces, the innermost first, behind the token `before`: each on a line of its own, unless it was opened on that line."""
    text, at = "", before.end
    line = file.line_of(before.end - 1)
    if all(file.line_of(brace.start) == line for brace in braces):
        text = " }" * len(braces)
    else:
        # Behind a comment on that line.
        at = _line_end(file, before.end)
        for brace in reversed(braces):
            text += newline(file) + _margin(file, file.line_starts[file.line_of(brace.start) - 1]) + "}"
    return rewriting(Span(file, at, at), text, safe=safe, what="add `}`" if len(braces) == 1 else f"add {len(braces)} `}}`")


def newline(file: File) -> str:
    """The line break that the file uses."""
    # The table of lines is there already, and a text may be one long line.
    found = _LINE_BREAK.search(file.text, max(file.line_starts[1] - 2, 0)) if len(file.line_starts) > 1 else None
    return found[0] if found else "\n"


def _margin(file: File, line_start: int) -> str:
    found = re.compile(r"[ \t]*").match(file.text, line_start)
    return found[0] if found else ""


def _line_end(file: File, at: int) -> int:
    found = _LINE_BREAK.search(file.text, at)
    return found.start() if found else len(file.text)
