"""The slips of newcomers and of word processors: what was meant, and a sentence for each.

A slip is told and mended in the tokens, so that it costs nothing else.
Only what no sound text can hold is mended.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from attrs import define, field

from argmap.diagnostic import Diagnostic, Fix, Label, rewriting
from argmap.files import File, Span, is_blank
from argmap.language import mends
from argmap.language.phrases import MEMBER, STEP, STRAY
from argmap.language.rules.syntax_error import syntax_error
from argmap.language.rules.unclosed_string import unclosed_string
from argmap.language.scanner import Scanner, Token

_TAIL = re.compile(
    r"""(?:\s+(?:[@\#][^\s{}"]+|(?:from|quoting|answers)\s+[\w-]+|certain|very-likely|likely|even-chance|possible|unlikely|very-unlikely|remote"""
    r"""|implicit|inferred|[A-F][1-6])(?:,\s*\d[\d.–-]*)*)*\s*\{?\s*\}?\s*$""",
    re.VERBOSE,
)
_OPENS_TEXT = re.compile(
    r"(?:title|include|document|source|section|tension|claim|premise|evidence|note|quote|hedge|meta|by|allow|author|publisher|date|url|record)(?:\s+[\w-]+)?\s*$"
)
_UNOPENED = re.compile(
    r"""\s*(?:because\s+|but\s+|although\s+|unless\s+|and\s+)?(?:main\s+)?(?:claim|premise|evidence|note|quote|hedge|title)\s+(?:[\w-]+\s+(?=[A-Z]))?(?P<words>[^\s"“”][^"“”]*\s[^"“”]*)["”](?P<tail>[^"“”]*)"""
)
_QUOTE = re.compile('["“”]')
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?=[\r\n])")
_CODE_LINE = re.compile(r"(?m)^\s*(?:[{}]|(?:main\s+)?(?:claim|premise|evidence)\b|(?:because|but|although|unless|and)\s+[\w-]+\s*$)|[{}]\s*$")
_OTHER_QUOTES = {"'": "'", "‘": "’", "’": "’", "«": "»", "»": "«", "„": "“”", "‹": "›", "`": "`'", "‚": "‘’", "”": "”"}
_CLOSINGS = {opening: re.compile(f"[{closings}]") for opening, closings in _OTHER_QUOTES.items()}
_STRAY = "!?;<>~=+*|&^%$\\.[]'-"
_ODD_QUOTES = re.compile(r"""(?P<mark>''|``|’’|‘‘|&quot;|„)(?P<words>[^"”“]+?)(?:''|’’|``|&quot;|“|(?<=[^\s])”)""")
"""Other programs' double quotes: typed twice, TeX's, HTML's, German."""
_DASHES = "‐‑‒—―−"


_PAGE = re.compile(r"pp?[0-9]+")
_GRADE = re.compile("[A-Fa-f][1-6]")
_LONGEST_TAIL = 200
_LONGEST_TEXT = 2_000
"""How far the end of a text is looked for that is not closed as it should be."""
_WINDOW = 1_000
"""How many characters are scanned at once, since behind a slip they are scanned anew."""


@define
class Mending:
    """Tokens of a text, as they were probably meant, and what was said about them."""

    file: File
    scanner: Scanner
    tokens: list[Token] = field(factory=list)
    comments: list[tuple[int, int]] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)
    _line: tuple[int, int] = (1, 0)
    """The stretch of a line that was last asked for, up to its end."""
    _absent: set[str] = field(factory=set)
    """Ends of comments that do not come any more."""

    def scan(self, least: int) -> None:
        """Find the tokens of the file up to the place `least` at least, and one in any case; go on wherever none begins."""
        at, text = 0, self.file.text
        while at < len(text) and (at < least or not self.tokens):
            scan = self.scanner.scan(text, at, at + _WINDOW)
            swallowed = next((number for number, token in enumerate(scan.tokens) if _holds_code(token)), None)
            if swallowed is not None:
                opening = scan.tokens[swallowed].start
                # From here on tokens are read anew.
                self.tokens += scan.tokens[:swallowed]
                self.comments += [comment for comment in scan.comments if comment[1] <= opening]
                at = self._close_text(opening)
                continue
            self.tokens += scan.tokens
            self.comments += scan.comments
            at = self._pass_over(scan.stops[0]) if scan.stops else scan.end
        self._mend_inner_quotes()
        self._mend_members()

    def tell(self, message: str, start: int, end: int, label: str = "", help: str = "", fix: Fix | None = None) -> None:
        """Say what a slip is."""
        self.diagnostics.append(syntax_error(message, Label(Span(self.file, start, end), label), help=help, fix=fix))

    def _pass_over(self, at: int) -> int:
        """Tell and mend what stands where no token begins; give where to go on."""
        text, letter = self.file.text, self.file.text[at]
        line_end = min(self._line_end(at), at + _LONGEST_TEXT)
        if (end := self._pass_over_lines(at)) is not None or (end := self._open_text(at)) is not None:
            return end
        if (quoted := _ODD_QUOTES.match(text, at, line_end)) is not None:
            mark = quoted["mark"]
            fix = mends.other_quotes(self.file, quoted.span("mark"), (quoted.end("words"), quoted.end()))
            self.tell(f"texts stand in double quotes, not in `{mark}`", at, quoted.end(), help='write `"…"` or `“…”`', fix=fix)
            self.tokens.append(Token("STRING", f'"{quoted["words"]}"', at, quoted.end()))
            return quoted.end()
        if letter in '"“' or (letter in "„”" and letter not in text[at + 1 : line_end]):
            return self._close_text(at)
        if letter in _OTHER_QUOTES:
            closings = [found.start() for found in _CLOSINGS[letter].finditer(text, at + 1, line_end)]
            # One with a letter behind it is an apostrophe.
            closing = next((end for end in closings if not text[end + 1 : end + 2].isalpha()), closings[0] if closings else None)
            if closing is not None:
                fix = mends.other_quotes(self.file, (at, at + 1), (closing, closing + 1), _OTHER_QUOTES[letter])
                self.tell(f"texts stand in double quotes, not in `{letter}`", at, closing + 1, help='write `"…"` or `“…”`', fix=fix)
                self.tokens.append(Token("STRING", f'"{text[at + 1 : closing]}"', at, closing + 1))
                return closing + 1
        if letter == "." and (end := self._page(at)) is not None:
            return end
        if letter == "#":
            help, fix = "write `//`; a tag is written `#word`, without a space", mends.comment(self.file, at)
            self.tell("a comment begins with `//`, not with `#`", at, at + 1, help=help, fix=fix)
            line_end = self._line_end(at)
            self.comments.append((at, line_end))
            return line_end
        if letter in _DASHES and self.tokens and self.tokens[-1].type == "POINT":
            fix = rewriting(Span(self.file, at, at + 1), "-", safe=True)
            self.tell(f"a stretch is written with `-` or `–`, not with `{letter}`", at, at + 1, fix=fix)
            self.tokens.append(Token("DASH", "-", at, at + 1))
            return at + 1
        if letter == "_":
            end = at + len(re.match(r"[\w-]+", text[at:line_end])[0])  # type: ignore[index]
            id = text[at:end].strip("_-") or "a"
            self.tell("an id begins with a letter", at, end, help=f"write `{id}`", fix=rewriting(Span(self.file, at, end), id, safe=False))
            self.tokens.append(Token("ID", id, at, end))
            return end
        end = at + 1
        while end < line_end and text[end] in _STRAY:
            end += 1
        if self.tokens and self.tokens[-1].type == "DASH" and self.tokens[-1].end == at:
            at = self.tokens.pop().start
        # What it was meant for, and whether it is worth a word, is seen where it stands among the others.
        self.tokens.append(Token(STRAY, text[at:end], at, end))
        return end

    def _pass_over_lines(self, at: int) -> int | None:
        """Where a comment of another language or a fence begins, tell it and give its end."""
        text = self.file.text
        if text.startswith("```", at) and self.file.starts_line(at):
            self.tell("a map is not fenced", at, at + 3, help="delete the line; a fence belongs to Markdown")
            return self._line_end(at)
        for opening, closing in (("/*", "*/"), ("<!--", "-->")):
            if text.startswith(opening, at):
                found = -1 if closing in self._absent else text.find(closing, at + len(opening))
                if found < 0:
                    self._absent.add(closing)
                end = found + len(closing) if found >= 0 else self._line_end(at)
                help, fix = "put `//` in front of each line of it", mends.comment_lines(self.file, at, end) if opening == "/*" else None
                self.tell("a comment begins with `//` and ends with its line", at, at + len(opening), help=help, fix=fix)
                return end
        return None

    def _open_text(self, at: int) -> int | None:
        """Where a line names a statement and has just one quote, behind its words, take these as its text."""
        start = self.file.line_starts[self.file.line_of(at) - 1]
        if at - start > _LONGEST_TEXT:
            return None
        end = min(self._line_end(at), start + 2 * _LONGEST_TEXT)
        # Without the quote that it ends with, the expression would be tried from each space.
        quote = _QUOTE.search(self.file.text, start, end)
        found = _UNOPENED.match(self.file.text, start, end) if quote and quote[0] != "“" else None
        if not found or len(found["tail"]) > _LONGEST_TAIL or not _TAIL.fullmatch(found["tail"]):
            return None
        first, end = found.start("words"), found.end("words") + 1
        if end <= at:
            # Reading goes on, never back.
            return None
        self.diagnostics.append(
            unclosed_string(
                Label(Span(self.file, end - 1, end), "closed here"),
                Label(Span(self.file, first, first + 1), "never opened"),
                help='put a `"` in front of its first word',
                fix=mends.opening_quote(self.file, start, first, end - 1),
            )
        )
        while self.tokens and self.tokens[-1].end > first:
            self.tokens.pop()
        self.tokens.append(Token("STRING", f'"{found["words"]}"', first, end))
        return end

    def _run_on(self, opening: int) -> int | None:
        """Where a text was closed in spite of a blank line in it, give the place behind it."""
        text, closer = self.file.text, "”" if self.file.text[opening] == "“" else '"'
        end = text.find(closer, opening + 1, opening + _LONGEST_TEXT)
        body = text[opening + 1 : end]
        if end < 0 or not _BLANK_LINE.search(body) or _CODE_LINE.search(body) or _OPENS_TEXT.search(body):
            return None
        opened, closed = Label(Span(self.file, opening, opening + 1), "opened here"), Label(Span(self.file, end, end + 1), "closed here")
        help = "delete the blank line, or make two statements of it"
        fix = mends.one_paragraph(self.file, opening, end)
        self.diagnostics.append(syntax_error("a text holds no blank line", opened, closed, help=help, fix=fix))
        self.tokens.append(Token("STRING", f'"{body}"', opening, end + 1))
        return end + 1

    def _close_text(self, opening: int) -> int:
        """Take a text that is not closed as ending where its line stops being prose."""
        text, line_end = self.file.text, self._line_end(opening)
        if (end := self._open_text(opening)) is not None or (end := self._run_on(opening)) is not None:
            return end
        # A line may hold a whole map, of which the next quote alone is looked for.
        other = _QUOTE.search(text, opening + 1, line_end)
        body = text[opening + 1 : other.start() if other else line_end]
        end = opening + 1 + (len(body) if other else tail(body))
        help, fix = 'close it with `"`', None if other else mends.closing_quote(self.file, opening, end, self.scanner.keywords)
        if other:
            fix = None if _OPENS_TEXT.search(body) else mends.matching_quote(self.file, opening, end)
            help = f"it is opened with `{text[opening]}` and closed with `{other[0]}`: use straight quotes on both sides, or curly ones"
        here = Span(self.file, opening, opening + 1)
        self.diagnostics.append(
            unclosed_string(Label(here, "opened here"), Label(Span(self.file, max(end - 1, opening), end), "probably ends here"), help=help, fix=fix)
        )
        self.tokens.append(Token("STRING", f'"{text[opening + 1 : end]}"', opening, end))
        return end + bool(other)

    def _page(self, at: int) -> int | None:
        """Where `@p.12` is written, take it as the point that it is like."""
        if [token.type for token in self.tokens[-2:]] != ["AT", "ID"] or self.tokens[-1].end != at:
            return None
        number = re.compile(r"\.\s*(\d+)(?:[-–]\d+)?").match(self.file.text, at)
        if not number:
            return None
        sign = self.tokens.pop()
        page = f"{sign.text}. {number[1]}"
        self.tell(
            f'a page is written in quotes, behind its document: `@report "{page}"`', sign.start, number.end(), help="`@2.4` is a paragraph and its sentence"
        )
        self.tokens.append(Token("POINT", number[1], sign.start, number.end()))
        return number.end()

    def _line_end(self, at: int) -> int:
        if not self._line[0] <= at <= self._line[1]:
            found = re.compile(r"[\r\n]").search(self.file.text, at)
            self._line = at, found.start() if found else len(self.file.text)
        return self._line[1]

    def _mend_inner_quotes(self) -> None:
        """Take a text with unmarked quotes in it as one text: a word that touches a closing quote was meant to be inside."""
        tokens, mended, number = self.tokens, [], 0
        covered: list[tuple[int, int]] = []
        while number < len(tokens):
            token = tokens[number]
            last = number
            if token.type == "STRING":
                line = self.file.line_of(token.end - 1)
                while last + 2 < len(tokens) and tokens[last + 1].start == tokens[last].end and tokens[last + 1].text[0].isalpha():
                    rest = range(last + 1, len(tokens))
                    closing = next((at for at in rest if tokens[at].type == "STRING" or self.file.line_of(tokens[at].start) != line), None)
                    if closing is None or tokens[closing].type != "STRING" or self.file.line_of(tokens[closing].start) != line:
                        break
                    last = closing
            if last > number:
                inner = self.file.text[token.start + 1 : tokens[last].end - 1]
                help, fix = "or put the whole text in curly quotes, “…”", mends.inner_quotes(self.file, token, tokens[last])
                self.tell('a quote inside a text is written `\\"`', token.end - 1, token.end, "ends the text here", help=help, fix=fix)
                covered.append((token.end, tokens[last].start))
                token = Token("STRING", '"' + inner.replace('"', "”") + '"', token.start, tokens[last].end)
            mended.append(token)
            number = last + 1
        self.tokens = mended
        # What is inside a text now is no slip.
        self.diagnostics = [each for each in self.diagnostics if not _lies_in(each, covered)]

    def _mend_members(self) -> None:
        """Mend what newcomers write for `and`, for `by`, and around an id."""
        tokens, mended = self.tokens, []
        for number, token in enumerate(tokens):
            before = tokens[number - 1] if number else None
            next_type = tokens[number + 1].type if number + 1 < len(tokens) else ""
            after_next = tokens[number + 2].type if number + 2 < len(tokens) else ""
            if token.type == "AT" and next_type == "STRING":
                words = tokens[number + 1]
                self.tell(
                    f"a place in words stands behind its document: `@report {words.text}`",
                    token.start,
                    words.end,
                    help="`@2.4` is a paragraph and its sentence",
                )
            elif token.type == "ID" and before and before.type == "AT" and next_type not in ("COLON", "STRING") and _PAGE.fullmatch(token.text):
                page = f"p. {token.text.lstrip('p')}"
                message = f'a page is written in quotes, behind its document: `@report "{page}"`'
                self.tell(message, token.start, token.end, help="`@2.4` is a paragraph and its sentence")
                mended.append(Token("POINT", token.text.lstrip("p"), token.start, token.end))
            elif token.type == "STRING" and before and before.type == "AT":
                continue
            elif token.type == "ID" and token.text.lower() == "use" and next_type == "ID" and before and before.type in STEP | {"AND", "UNLESS", "COLON"}:
                id = tokens[number + 1].text
                fix = mends.delete(self.file, token.start, token.end, safe=True)
                self.tell(f"a statement written elsewhere is named by its id alone: `{id}`", token.start, token.end, help="delete `use`", fix=fix)
            elif (
                token.text.lower() == "grade" and before and before.type == "STRING" and number + 1 < len(tokens) and _GRADE.fullmatch(tokens[number + 1].text)
            ):
                grade = tokens[number + 1].text
                fix = mends.delete(self.file, token.start, token.end, safe=True)
                self.tell(f"a grade stands by itself behind its source: `{grade}`", token.start, token.end, help="delete `grade`", fix=fix)
            elif token.type in ("ID", "STRING") and next_type == "COLON" and before and before.type in STEP | {"UNLESS"} and after_next in MEMBER | {"LPAR"}:
                # A colon in a word is another slip.
                colon = tokens[number + 1].end
                message, fix = (
                    f"a scheme is named after `by`: `{before.text} by {token.text}:`",
                    mends.insert(self.file, token.start, "by ", safe=is_blank(self.file.text[colon : colon + 1])),
                )
                self.tell(message, token.start, token.end, help=f"write `by {token.text}:`", fix=fix)
                mended += [Token("BY", "by", token.start, token.start), token]
            else:
                mended.append(token)
        self.tokens = mended


def tail(body: str) -> int:
    """Where the words of a text end and its attributes begin; only the last of a long line is looked at."""
    start = max(0, len(body) - _LONGEST_TAIL)
    found = _TAIL.search(body[start:])
    return start + found.start() if found else len(body)


def _holds_code(token: Token) -> bool:
    """Whether a text has run on over a line break up to what was the opening quote of the next."""
    lines = re.split(r"[\r\n]", token.text[1:-1]) if token.type == "STRING" else []
    return len(lines) > 1 and bool(_OPENS_TEXT.search(lines[-1]))


def _lies_in(diagnostic: Diagnostic, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a finding is in one of the stretches, which stand in order."""
    place = diagnostic.primary.place
    if not isinstance(place, Span):
        return False
    number = bisect_right(stretches, (place.start, len(place.file.text) + 1)) - 1
    return number >= 0 and place.start < stretches[number][1]
