"""Ways to go on at a token that does not fit: another word, a word more, a word less."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.diagnostic import Diagnostic, Fix, Label, rewriting
from argmap.files import Span
from argmap.language import mends
from argmap.language.advice import error, label, unexpected
from argmap.language.cursor import NEAR, Cursor, Repair, Tell
from argmap.language.meant import meant
from argmap.language.parser import language
from argmap.language.phrases import ENTRY, ITEM, JOINS, MEMBER, PHRASES, STATEMENT, STRAY, finding
from argmap.language.rules.reserved_id import reserved_id
from argmap.language.rules.syntax_error import syntax_error
from argmap.language.scanner import END, Token
from argmap.language.synonyms import SYNONYMS
from argmap.language.words import plain_dashes

_PLACEHOLDER = {"STRING": '"…"', "LBRACE": "{", "RBRACE": "}", "RPAR": ")", "COLON": ":", "AND": "and", "BECAUSE": "because"}


def repairs(cursor: Cursor, accepted: set[str]) -> list[Repair]:
    """Give the ways to go on, those that say most about what was meant first; where it is plain what is wrong, there is one."""
    if plain := _plainly_wrong(cursor, accepted):
        return [plain]
    token, before = cursor.token, cursor.before
    fixes = {1: mends.superfluous(cursor.file, token, before)}
    less = [
        Repair([], drop, lambda drop=drop: unexpected(cursor.file, token, accepted, before, fixes.get(drop)))  # type: ignore[misc]
        for drop in (1, 2)
        if token.type != END and cursor.at + drop < len(cursor.tokens)
    ]
    return [*_rewordings(cursor, accepted), *meant(cursor, accepted), *_insertions(cursor, accepted), *less]


# What is plain


def _plainly_wrong(cursor: Cursor, accepted: set[str]) -> Repair | None:
    token = cursor.token
    if token.type == END:
        return None
    if comment := _comment_by_tag(cursor):
        help = "write `//`; a tag is written `#word`, after a statement's text" if comment.type == "TAG" else "write `//`"
        mark, fix, count = "--", None, cursor.rest_of_line(NEAR)
        if comment.type == "TAG":
            # Somebody may have put the sign in front of a declaration by mistake.
            safe = (count > 1 or comment is not token) and comment.text[1:] not in language().scanner.keywords
            mark, fix = "#", mends.comment(cursor.file, comment.start, safe=safe)
        return Repair([], count, lambda: error(cursor.file, f"a comment begins with `//`, not with `{mark}`", comment, help=help, fix=fix))
    if token.type == "RBRACE" and not cursor.open_braces():
        help, fix = "delete it, or open the statement that it closes with `{`", mends.delete(cursor.file, token.start, token.end, safe=False)
        return Repair([], 1, lambda: error(cursor.file, "this `}` closes nothing", token, help=help, fix=fix))
    return _misplaced(cursor) if "NOTE" in accepted else None


def _comment_by_tag(cursor: Cursor) -> Token | None:
    """The tag that was meant to begin a comment: at the beginning of a line, or with words behind it."""
    file, token = cursor.file, cursor.token
    if token.type == "TAG":
        return token if file.starts_line(token.start) else None
    if token.type == "DASH" and cursor.tokens[cursor.at + 1].type == "DASH":
        return token if file.starts_line(token.start) else None
    number, line = cursor.at - 1, file.line_of(token.start)
    while number >= 0 and cursor.tokens[number].type in ("ID", "TAG") and file.line_of(cursor.tokens[number].start) == line:
        if cursor.tokens[number].type == "TAG":
            return cursor.tokens[number]
        number -= 1
    return None


def _misplaced(cursor: Cursor) -> Repair | None:
    """A clause or declaration that the language has, but not in these braces."""
    token = cursor.token
    if token.type == "UNLESS":
        message = "`unless` comes directly after the `because`, `but` or `although` that it is an exception to"
        help = "put it there; several exceptions to one step follow each other"
    elif token.type in ITEM - STATEMENT - {"ALLOW"} and not cursor.closes_by_layout():
        message, help = f"`{token.text}` stands outside the braces of statements", "move it behind the closing `}`"
    else:
        return None
    return _drop(cursor, message, help)


def _drop(cursor: Cursor, message: str, help: str) -> Repair:
    """Leave out a clause or a declaration, up to the next one."""
    token = cursor.token
    ends = ENTRY | ITEM | {"RBRACE", "UNLESS", END}
    near = cursor.tokens[cursor.at : cursor.at + NEAR]
    run = next((number for number, each in enumerate(near) if number and each.type in ends and near[number - 1].type not in JOINS), max(1, len(near) - 1))
    return Repair([], run, lambda: error(cursor.file, message, token, help=help))


# Another word


def _rewordings(cursor: Cursor, accepted: set[str]) -> Iterator[Repair]:
    keywords, token, before, file = language().scanner.keywords, cursor.token, cursor.before, cursor.file

    def reword(type: str, text: str, tell: Tell) -> Repair:
        return Repair([Token(type, text, token.start, token.end)], 1, tell)

    if token.text in keywords and "ID" in accepted:
        yield reword("ID", token.text, lambda: reserved_id(token.text, label(file, token)))
    if token.type == "POINT" and "ID" in accepted and before and before.type != "AT":
        digits = token.text.replace(".", "-")
        help = f"write `n{digits}`, or a word of the statement"
        yield reword("ID", token.text, lambda: error(file, "an id begins with a letter", token, help=help))
    if before and before.type == "MAIN" and token.type in STATEMENT and token.type != "CLAIM":
        kind = token.text if token.text == "evidence" else f"a {token.text}"
        help = "write `main claim`, or leave out `main`"
        fix = rewriting(Span(file, token.start, token.end), "claim", safe=False)
        yield reword("CLAIM", "claim", lambda: error(file, f"only a claim can be `main`, not {kind}", token, help=help, fix=fix))
    if token.type == "ID":
        yield from _words_meant(cursor, accepted, reword)


def _words_meant(cursor: Cursor, accepted: set[str], reword: Callable[[str, str, Tell], Repair]) -> Iterator[Repair]:
    keywords, token, file = language().scanner.keywords, cursor.token, cursor.file
    word = plain_dashes(token.text).lower()
    if keywords.get(word) in accepted:
        fault = "the words of the language are written small" if token.text.lower() == word else "the words of the language have plain hyphens"
        yield reword(keywords[word], word, lambda: error(file, f"`{token.text}` is written `{word}`", token, help=fault, fix=mends.word(file, token, word)))
        following = cursor.tokens[cursor.at + 1]
        if following.type == "ID" and (other := keywords.get(following.text.lower())):
            put = [Token(keywords[word], word, token.start, token.end), Token(other, following.text.lower(), following.start, following.end)]
            both = mends.words(file, [token, following], [each.text for each in put])
            yield Repair(put, 2, lambda: error(file, f"`{token.text}` is written `{word}`", token, help=fault, fix=both))
    other = SYNONYMS.get(token.text.lower(), "")
    if keywords.get(other) in accepted:
        advice = "a reason that does not need the other gets a `because` of its own" if token.text.lower() == "or" else f"`{other}` is the language's word"
        message, fix = f"`{token.text}` is no word of the language; write `{other}`", mends.word(file, token, other)
        yield reword(keywords[other], other, lambda: error(file, message, token, help=advice, fix=fix))


# A word more


def _insertions(cursor: Cursor, accepted: set[str]) -> Iterator[Repair]:
    token = cursor.token
    if token.type == STRAY:
        # Nothing is missing before what is to go.
        return
    for type in ("COLON", "LBRACE", "AND", "BECAUSE", "RBRACE", "RPAR", "STRING"):
        if type in accepted and type not in _ruled_out(cursor, accepted):
            count = cursor.braces_to_close() if type == "RBRACE" else 1
            put = [Token(type, _PLACEHOLDER[type], token.start, token.start) for _ in range(count)]
            yield Repair(put, 0, _missing(cursor, type, token, cursor.before, count))


def _ruled_out(cursor: Cursor, accepted: set[str]) -> set[str]:
    """What, by the layout, was not left out here."""
    token = cursor.token
    if token.type == END or cursor.closes_by_layout():
        return {"AND", "BECAUSE"}
    if "NOTE" in accepted and token.type in MEMBER and cursor.file.starts_line(token.start):
        # A statement on a line of its own in somebody's braces: what is missing is how it bears on it.
        return {"AND", "RBRACE"}
    if "AND" in accepted:
        return {"BECAUSE", "RBRACE"} if token.type in STATEMENT else {"BECAUSE"}
    return {"RBRACE"} if token.type in STATEMENT else set()


def _missing(cursor: Cursor, type: str, token: Token, before: Token | None, count: int) -> Tell:
    file, here = cursor.file, finding(token)

    def tell() -> Diagnostic | None:
        match type:
            case "RBRACE":
                return _missing_brace(cursor, count)
            case "LBRACE":
                help = "open the statement's braces with `{` and close them with `}`"
                holder = next(
                    (each.text for each in reversed(cursor.tokens[: cursor.at]) if each.type in ("SECTION", "DOCUMENT", "SOURCE", *STATEMENT)), "statement"
                )
                holder = holder if holder in ("section", "document", "source") else "statement"
                help = help.replace("statement", holder)
                fix = mends.opening_brace(file, before, token) if before else None
                cursor.added_braces.append((len(cursor.open_braces()) + 1, before or token))
                return error(file, f"a `{{` is missing before {here}", token, f"belongs in the braces of the {holder} before", help, fix)
            case "COLON" if before and cursor.tokens[cursor.at - 2].type != "BY":
                return error(file, f"a `:` is missing after the document `{before.text}`", before, help=f"write `@{before.text}:{token.text}`")
            case "COLON" if before:
                fix = mends.insert(file, before.end, ":", safe=file.text[before.end : before.end + 1].isspace())
                return error(file, "a `:` is missing after the scheme", before, help=f"write `by {before.text}:`", fix=fix)
            case "BECAUSE":
                message = f"nothing says how this {here} bears on the statement whose braces it stands in"
                return error(file, message, token, help="write `because`, `but` or `although` before it")
            case "AND":
                help, fix = "join members by `and`; or give each a `because` of its own", mends.insert(file, token.start, "and ", safe=False)
                return error(file, f"`and` is missing before {here}", token, help=help, fix=fix)
            case "RPAR" if before:
                unclear = _exceptions_since_parenthesis(cursor)
                return error(file, f"{PHRASES[type]} is missing before {here}", token, fix=mends.insert(file, before.end, ")", safe=not unclear))
            case "STRING" if before and before.type == "BY":
                return error(file, "the scheme after `by` is missing", before, help="name one, as in `by sign:`, or leave out `by`")
            case "STRING" if before:
                help = "write the text in quotes"
                if before.type in STATEMENT or (before.type == "ID" and cursor.tokens[cursor.at - 2].type in STATEMENT):
                    help += "; to name a statement written elsewhere, write its id alone"
                return error(file, f"the text after `{before.text}` is missing", before, "what does it say?", help)
        return error(file, f"{PHRASES[type]} is missing before {here}", token)

    return tell


def _missing_brace(cursor: Cursor, count: int) -> Diagnostic | None:
    braces = cursor.open_braces()
    if cursor.added_braces and len(braces) >= cursor.added_braces[-1][0]:
        # The opening brace was missing too, and has been told.
        _, opened = cursor.added_braces.pop()
        closing = mends.closing_braces(cursor.file, [opened], cursor.before, safe=True) if cursor.before and count == 1 else None
        cursor.added_closings[opened.end] = closing
        return None
    left_open = cursor.brace_left_open()
    brace = left_open or braces[-count]
    fix = None
    if left_open and count == 1:
        fix = _close_by_layout(cursor, left_open)
    elif not left_open and cursor.before:
        # Where something stands left of a brace that is still open behind it, its author meant to have closed it before.
        fix = mends.closing_braces(cursor.file, braces[-count:], cursor.before, safe=_first_outside(cursor, brace) == cursor.at)
    here = Label(Span(cursor.file, brace.start, brace.end), "opened here")
    return syntax_error("this `{` is never closed", here, help="close it with `}` where the statement ends", fix=fix)


def _close_by_layout(cursor: Cursor, brace: Token) -> Fix:
    """Close a brace in front of the first line that stands outside it; safe where that line only closes another."""
    outside = _first_outside(cursor, brace)
    return mends.closing_braces(cursor.file, [brace], cursor.tokens[outside - 1], safe=cursor.tokens[outside].type in ("RBRACE", END))


def _first_outside(cursor: Cursor, brace: Token) -> int:
    """The number of the first token behind a brace that begins a line no further in than the brace's own."""
    file, column = cursor.file, cursor.file.indentation_of(brace.start)
    # The brace itself is no token of the file if it was put in.
    behind = (number for number in range(cursor.at) if cursor.tokens[number].start > brace.start)
    starts = (number for number in behind if file.starts_line(cursor.tokens[number].start))
    return next((number for number in starts if file.indentation_of(cursor.tokens[number].start) <= column), cursor.at)


def _exceptions_since_parenthesis(cursor: Cursor) -> bool:
    """Whether an exception stands in the parenthesis that is open: then it is not plain which of the two it belongs to."""
    for token in reversed(cursor.tokens[: cursor.at]):
        if token.type in ("LPAR", "UNLESS"):
            return token.type == "UNLESS"
    return False
