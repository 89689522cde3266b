"""What was meant by words, brackets and marks that the language has, but not here, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostic import Edit, Fix, Label, rewriting
from argmap.files import Span, is_blank
from argmap.language import mends
from argmap.language.advice import STANDS, error, unexpected
from argmap.language.asked import questions_meant
from argmap.language.cursor import Cursor, Repair
from argmap.language.parser import language
from argmap.language.phrases import ATTRIBUTE, ITEM, JOINS, MEMBER, QUALIFIER, STATEMENT, STEP, STRAY, shown
from argmap.language.rules.syntax_error import syntax_error
from argmap.language.scanner import END, Token
from argmap.language.slips import tail
from argmap.language.synonyms import SYNONYMS
from argmap.suggest import nearest

_BEFORE_MEMBER = JOINS | {"LPAR"}
_MARKS = {"&": ("AND", "and"), "+": ("AND", "and"), "|": ("AND", "and"), ";": ("COMMA", ","), "[": ("LBRACE", "[")}
"""Marks of other languages, and what stands for them in this one; an opening bracket keeps its own text, so that its partner is known."""
_KINDS = {"claim": "CLAIM", "premise": "PREMISE", "evidence": "EVIDENCE"}
_WORDS = QUALIFIER | {"IMPLICIT", "INFERRED", "TAG"}
"""Attributes that are one word."""
_LONGEST_NAME = 5


def meant(cursor: Cursor, accepted: set[str]) -> Iterator[Repair]:
    """Give the ways to go on that keep what was written here as something else than it is."""
    type, before = cursor.token.type, cursor.before
    yield from questions_meant(cursor)
    if type in ("LPAR", "LBRACE", STRAY):
        yield from _bracketed(cursor, accepted)
    if type == STRAY:
        yield from _stray(cursor, accepted)
    if type in ("ID", STRAY):
        yield from _unquoted(cursor, accepted)
    if type in ("ID", "STRING"):
        yield from _other_words(cursor, accepted)
    if type == "COMMA":
        yield from _comma(cursor, accepted)
    if type == "POINT":
        yield from _point(cursor, accepted)
    if type == "AT" and before and before.type in ("AT", "COMMA"):
        yield _put(cursor, [], "one `@` stands before all places", "delete it")
    if type in ATTRIBUTE and "STRING" in accepted:
        yield from _text_behind(cursor)
    if type in _WORDS and accepted >= STATEMENT:
        yield from _word_in_front(cursor)
    if type == "MAIN" and before and before.type == "CLAIM":
        yield _put(cursor, [("MAIN", "main"), ("CLAIM", "claim")], "`main` stands before `claim`", "write `main claim`", undo=1)
    if type == "BY" and "UNLESS" in accepted:
        yield from _late_scheme(cursor)
    yield from _left_hanging(cursor, accepted)


def _put(
    cursor: Cursor,
    words: list[tuple[str, str]],
    message: str,
    help: str = "",
    *,
    drop: int = 1,
    undo: int = 0,
    at: int | None = None,
    fix: Fix | None = None,
) -> Repair:
    """Put words for the next `drop` tokens and the last `undo`, and say so at all that is replaced, or from the token `at` on."""
    first = cursor.at - undo if at is None else at
    start, end = cursor.tokens[first].start, cursor.tokens[max(first, cursor.at + drop - 1)].end
    put = [Token(type, text, start, end) for type, text in words]
    here = Label(Span(cursor.file, start, end))
    return Repair(put, drop, lambda: syntax_error(message, here, help=help, fix=fix), undo=undo, certain=True)


# Brackets and marks


def _bracketed(cursor: Cursor, accepted: set[str]) -> Iterator[Repair]:
    """Something in brackets that stands here without."""
    token, closing = cursor.token, cursor.closing(cursor.at)
    if not closing or token.type in accepted:
        return
    following = cursor.tokens[cursor.at + 1]
    if "AT" in accepted and following.type == "POINT":
        place = f"a place in the text is written `@{following.text}`"
        yield Repair([Token("AT", "@", token.start, token.end)], 1, lambda: error(cursor.file, place, token), without=closing)
    before = cursor.before
    unknown = following.type == "ID" and following.text not in cursor.declared and cursor.stands_alone
    if before and before.type in STEP | {"UNLESS"} and unknown and closing == cursor.at + 2:
        words = [("BY", "by"), ("ID", following.text), ("COLON", ":")]
        yield _put(cursor, words, f"a scheme is named after `by`: `{before.text} by {following.text}:`", f"write `by {following.text}:`", drop=3)
    message = f"`{shown(token.text)}` has no meaning here"
    help = f"delete it and its `{cursor.tokens[closing].text}`"
    if before and before.type in _BEFORE_MEMBER:
        message, help = f"members stand without `{token.text}` and `{cursor.tokens[closing].text}`", STANDS["LPAR"] if token.type == "LPAR" else help
    yield Repair([], 1, lambda: error(cursor.file, message, token, help=help), without=closing, certain=True)


def _stray(cursor: Cursor, accepted: set[str]) -> Iterator[Repair]:
    token, before = cursor.token, cursor.before
    type, text = _MARKS.get(token.text, ("", ""))
    if type == "COMMA" and "AND" in accepted and cursor.tokens[cursor.at + 1].type != "POINT":
        type, text = "AND", "and"
    if type in accepted:
        message = f"locators are joined by a comma, not by `{token.text}`" if type == "COMMA" else f"members are joined by `and`, not by `{token.text}`"
        if type == "LBRACE":
            message = "clauses stand in `{` and `}`, not in `[` and `]`"
        fix = _braces(cursor) if type == "LBRACE" else _joint(cursor, text)
        yield _put(cursor, [(type, text)], message, f"write `{'{' if type == 'LBRACE' else text}`", fix=fix)
    if token.text[:1] == "]" and "RBRACE" in accepted and cursor.open_braces()[-1].text == "[":
        yield Repair([Token("RBRACE", "}", token.start, token.end)], 1, lambda: None)
    if before and before.end == token.start and before.type == "ID" and (parts := _glued(cursor)):
        better = "-".join([before.text, *(part.text for part in parts[1::2])])
        yield _put(cursor, [("ID", better)], f"an id has no `{shown(token.text)}`", f"write `{better}`", drop=len(parts), undo=1)
    if before and before.end == token.start and before.type == "POINT" and (parts := _glued(cursor)):
        yield _put(cursor, [], "a place has two figures at most, a paragraph and its sentence", drop=len(parts), at=cursor.at - 1)


def _joint(cursor: Cursor, text: str) -> Fix:
    """Write something that joins for the mark that was written, with the spaces it needs; whether a mark joins only its author knows."""
    file, token = cursor.file, cursor.token
    lead = "" if text == "," or is_blank(file.text[token.start - 1]) else " "
    gap = "" if is_blank(file.text[token.end : token.end + 1]) else " "
    return rewriting(Span(file, token.start, token.end), f"{lead}{text}{gap}", safe=False)


def _braces(cursor: Cursor) -> Fix | None:
    """Write braces for a pair of square brackets."""
    pair = cursor.token, cursor.tokens[cursor.closing(cursor.at)]
    if [each.text for each in pair] != ["[", "]"]:
        return None
    edits = tuple(Edit(Span(cursor.file, each.start, each.end), brace) for each, brace in zip(pair, "{}", strict=True))
    return Fix("write `{` and `}`", edits, safe=False)


def _glued(cursor: Cursor) -> list[Token]:
    """The marks and words that follow each other without a space; a mark at the end is none of them."""
    parts: list[Token] = []
    for token in cursor.tokens[cursor.at : cursor.at + 2 * _LONGEST_NAME]:
        if (parts and token.start != parts[-1].end) or (token.type == STRAY) != (len(parts) % 2 == 0):
            break
        if token.type not in (STRAY, "ID", "POINT"):
            break
        parts.append(token)
    return parts[: len(parts) // 2 * 2]


# Words


def _unquoted(cursor: Cursor, accepted: set[str]) -> Iterator[Repair]:
    """A text without quotes: the words up to where its line goes on as no text does."""
    before, file = cursor.before, cursor.file
    if "STRING" not in accepted or not before or before.type == "STRING" or file.line_of(before.start) != file.line_of(cursor.token.start):
        return
    line = cursor.tokens[cursor.at : cursor.at + cursor.rest_of_line()]
    if any(token.type == "STRING" for token in line):
        return
    # What was read as an id may be the first word of the text; an id before a text is told by the capital behind it.
    first_too = before.type == "ID" and cursor.tokens[cursor.at - 2].type in ITEM
    for undo in ((0, 1) if cursor.token.text[:1].isupper() else (1, 0)) if first_too else (0,):
        start = cursor.tokens[cursor.at - undo].start
        words = file.text[start : line[-1].end]
        words = words[: tail(words)].rstrip()
        end = start + len(words)
        drop = sum(token.start < end for token in line)
        if drop:
            here = Label(Span(file, start, end))
            help = f'write `"{words}"`'
            put = [Token("STRING", '"' + words.replace('"', "”") + '"', start, end)]
            yield Repair(put, drop, lambda here=here, help=help: syntax_error("this text has no quotes", here, help=help), undo=undo, certain=True)  # type: ignore[misc]


def _other_words(cursor: Cursor, accepted: set[str]) -> Iterator[Repair]:
    token, before, tokens = cursor.token, cursor.before, cursor.tokens
    two_before = tokens[cursor.at - 2] if cursor.at > 1 else None
    following = tokens[cursor.at + 1] if token.type != END else token
    keywords = language().scanner.keywords
    if token.type == "ID":
        two = f"{token.text}-{following.text}".lower()
        if keywords.get(two) in accepted:
            yield _put(cursor, [(keywords[two], two)], f"`{token.text} {following.text}` is written `{two}`", "it is one word of the language", drop=2)
        near = nearest(token.text.lower(), [word for word, type in sorted(keywords.items()) if type in accepted])
        if near:
            yield _put(cursor, [(keywords[near], near)], f"`{token.text}` is no word of the language", f"did you mean `{near}`?")
    if not before or before.type != "ID" or not two_before or before.text in cursor.declared:
        return
    if two_before.type == "BY" and token.type == "ID":
        yield from _scheme_of_words(cursor)
    if two_before.type in ("FROM", "QUOTING") and token.type == "ID":
        yield from _source_by_name(cursor, two_before)
    if two_before.type in _BEFORE_MEMBER and cursor.stands_alone:
        if token.type == "STRING" or following.type == "STRING":
            kind = SYNONYMS.get(before.text.lower(), "")
            kind = kind if kind in _KINDS else nearest(before.text.lower(), _KINDS) or "premise"
            rest = [(token.type, token.text)] if token.type == "STRING" else [("ID", token.text)]
            message = f"`{before.text}` is no kind of statement; write `{kind}`"
            fix = mends.word(cursor.file, before, kind) if before.text.lower() == kind else None
            yield _put(cursor, [(_KINDS[kind], kind), *rest], message, "the kinds are `claim`, `premise` and `evidence`", undo=1, fix=fix)
        elif token.text in cursor.declared:
            message = f"`{before.text}` is neither an id nor a word of the language"
            yield _put(cursor, [("ID", token.text)], message, f"a statement written elsewhere is named by its id alone: `{token.text}`", undo=1)


def _scheme_of_words(cursor: Cursor) -> Iterator[Repair]:
    near = cursor.tokens[cursor.at - 1 : cursor.at + _LONGEST_NAME]
    count = next((number for number, each in enumerate(near) if each.type != "ID"), 0)
    if count and near[count].type == "COLON":
        name, words = "-".join(each.text for each in near[:count]), " ".join(each.text for each in near[:count])
        help = f'write `by {name}:`, or `by "{words}":` for a scheme of your own'
        yield _put(cursor, [("ID", name)], f"the name of a scheme is one word: `{name}`", help, drop=count - 1, undo=1)


def _source_by_name(cursor: Cursor, link: Token) -> Iterator[Repair]:
    line = cursor.tokens[cursor.at : cursor.at + cursor.rest_of_line()]
    drop = next((number for number, each in enumerate(line) if each.type != "ID"), len(line))
    name = cursor.file.text[cursor.tokens[cursor.at - 1].start : line[drop - 1].end]
    help = f'declare it with `source some-id "{name}"`, then write `{link.text} some-id`'
    yield _put(cursor, [], "a source is named by its id", help, drop=drop, undo=2, at=cursor.at - 1)


def _late_scheme(cursor: Cursor) -> Iterator[Repair]:
    name, colon = cursor.tokens[cursor.at + 1], cursor.tokens[min(cursor.at + 2, len(cursor.tokens) - 1)]
    if name.type in ("ID", "STRING"):
        help = f"put `by {name.text}:` directly behind `because`, `but`, `although` or `unless`"
        yield _put(cursor, [], "a scheme is named before the members", help, drop=3 if colon.type == "COLON" else 2)


# What goes with a text, and what joins


def _comma(cursor: Cursor, accepted: set[str]) -> Iterator[Repair]:
    fix = _joint(cursor, "and")
    if "AND" in accepted and cursor.at > 1 and cursor.tokens[cursor.at - 2].type == "TENSION":
        yield _put(cursor, [("AND", "and")], "the two statements of a tension are joined by `and`", "write `and`", fix=fix)
    elif "AND" in accepted:
        help = "write `and`; give what does not depend on the other a `because` of its own"
        yield _put(cursor, [("AND", "and")], "members are joined by `and`, not by a comma", help, fix=fix)
    if "COLON" in accepted and cursor.at > 1 and cursor.tokens[cursor.at - 2].type == "BY":
        fix = rewriting(Span(cursor.file, cursor.token.start, cursor.token.end), ":", safe=False)
        yield _put(cursor, [("COLON", ":")], "a scheme ends with a colon, not with a comma", "write `:`", fix=fix)


def _point(cursor: Cursor, accepted: set[str]) -> Iterator[Repair]:
    token, before = cursor.token, cursor.before
    following = cursor.tokens[cursor.at + 1]
    if "AT" in accepted and not cursor.file.starts_line(token.start):
        help = "a paragraph and its sentence stand behind `@`"
        yield Repair(
            [Token("AT", "@", token.start, token.start)], 0, lambda: error(cursor.file, f"a place in the text is written `@{token.text}`", token, help=help)
        )
    if before and before.type == "ID" and before.text not in cursor.declared and cursor.stands_alone and cursor.tokens[cursor.at - 2].type in ("AT", "COMMA"):
        yield _put(
            cursor, [("POINT", token.text)], f"a place in the text is written `@{token.text}`", "it is a paragraph, or a paragraph and its sentence", undo=1
        )
    glued = following.type == "ID" and following.start == token.end and "ID" in accepted
    if glued and before and before.type != "STRING":
        word = f"{token.text}{following.text}"
        yield _put(cursor, [("ID", f"n{word}")], "an id begins with a letter", f"write `n{word}`, or another word of the statement", drop=2)
    if glued and before and before.type == "STRING":
        grade = f"{following.text}{token.text}"
        yield _put(cursor, [("ID", grade)], f"a grade is a letter and a figure: `{grade}`", f"write `{grade}`", drop=2)


def _text_behind(cursor: Cursor) -> Iterator[Repair]:
    """A text that stands behind what goes with it."""
    token, line = cursor.token, range(cursor.at + 1, cursor.at + cursor.rest_of_line())
    at = next((at for at in line if cursor.tokens[at].type == "STRING"), None)
    if at is not None and not any(cursor.tokens[each].type in ITEM | {"LBRACE"} for each in range(cursor.at, at)):
        message = f"the text stands before `{token.text}` and whatever else goes with it"
        yield Repair([cursor.tokens[at]], 0, lambda: error(cursor.file, message, token, help="put the text first"), without=at)


def _word_in_front(cursor: Cursor) -> Iterator[Repair]:
    """Attributes that stand before their statement, as adjectives do."""
    line = cursor.tokens[cursor.at : cursor.at + 2 * _LONGEST_NAME]
    count = next((number for number, each in enumerate(line) if each.type not in _WORDS), 0)
    words, head = line[:count], line[count : count + 4]
    text = next((number for number, each in enumerate(head) if each.type == "STRING"), 0)
    if not text or any(each.type not in STATEMENT | {"ID"} for each in head[:text]) or head[0].type == "ID":
        return
    written = " ".join(each.text for each in words)
    start = " ".join(each.text for each in head[:text])
    message = f"`{written}` stands before the statement that it goes with"
    fix = mends.behind_text(cursor.file, words, head[text])
    yield _put(cursor, [], message, f'write it after the text: `{start} "…" {written}`', drop=count, fix=fix)


def _left_hanging(cursor: Cursor, accepted: set[str]) -> Iterator[Repair]:
    """A word behind which something must stand, and does not; an id that was meant where its statement is announced anew."""
    token, before, file = cursor.token, cursor.before, cursor.file
    if not before:
        return
    if before.type == "ID" and cursor.at > 1 and "STRING" in accepted and token.type != "STRING" and before.text in cursor.declared:
        kind = cursor.tokens[cursor.at - 2]
        if kind.type in STATEMENT:
            message = f"a statement written elsewhere is named by its id alone: `{before.text}`"
            put = [Token("ID", before.text, before.start, before.end)]
            yield Repair(put, 0, lambda: error(file, message, kind, help=f"delete `{kind.text}`"), undo=2)
    if before.type in ("AND", "COMMA"):
        yield Repair(
            [], 0, lambda: error(file, f"nothing follows this `{before.text}`", before, help="delete it, or write what was to follow"), undo=1, certain=True
        )
    if before.type in STEP | {"UNLESS"} and token.type not in MEMBER:
        yield Repair([], 0, lambda: unexpected(file, token, accepted, before), undo=1, lossy=True)
