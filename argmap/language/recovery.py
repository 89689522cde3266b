"""Reading on after a slip: what was probably meant, said in a sentence, and the rest of the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import define, field

from argmap.diagnostic import Diagnostic, Label
from argmap.files import File, Span
from argmap.language.parser import END, language
from argmap.language.phrases import ENTRY, ITEM, MEMBER, PHRASES, STATEMENT, STEP, expectation, finding
from argmap.language.rules.reserved_id import reserved_id
from argmap.language.rules.syntax_error import syntax_error
from argmap.language.scanner import Token
from argmap.language.slips import MOST_ERRORS, Mending
from argmap.language.synonyms import SYNONYMS
from argmap.language.words import check_words, plain_dashes

_AHEAD = 5
"""How many tokens a mended place must carry on for to be thought well mended."""
_DEEPEST = 400
"""How far out a clause that cannot be mended is looked for."""
_PLACEHOLDER = {"BECAUSE": "because", "STRING": '"…"', "LBRACE": "{", "RBRACE": "}", "RPAR": ")", "COLON": ":", "AND": "and"}


@define
class Recovered:
    """What could be read of a file that has slips, and what is wrong with it."""

    items: list[Any]
    comments: list[tuple[int, int]]
    diagnostics: list[Diagnostic]
    lossy: bool
    """Whether a clause or a statement had to be left out."""


def recover(file: File) -> Recovered:
    """Read a file that has slips, as far as it can be read."""
    mending = Mending(file, language().scanner)
    mending.scan()
    foreign = not any(token.type in ITEM for token in mending.tokens)
    if foreign:
        # Another kind of file altogether: one sentence says it all.
        mending.diagnostics[:] = mending.diagnostics[:0] if mending.tokens else mending.diagnostics[:1]
        del mending.tokens[1:]
    reader = _Reader(file, mending.tokens, mending.diagnostics, lossy=foreign)
    items = reader.read()
    return Recovered(items, mending.comments, mending.diagnostics + check_words(file, mending.tokens), reader.lossy)


@define
class _Repair:
    """A way to go on: tokens to put in, tokens to leave out, and what to say of it."""

    put: list[Token]
    drop: int
    tell: Callable[[], Diagnostic | None]
    mends: bool = False
    merit: int = 0


@define
class _Reader:
    file: File
    tokens: list[Token]
    diagnostics: list[Diagnostic]
    at: int = 0
    quiet: int = 0
    """Tokens still to be read before the next error is thought to be another one."""
    lossy: bool = False
    added_braces: list[int] = field(factory=list)
    """Where an opening brace was put in whose closing brace will be missing too."""
    state: Any = field(factory=lambda: language().parser.parse_interactive("").parser_state)

    def read(self) -> list[Any]:
        end = Token(END, "", len(self.file.text), len(self.file.text))
        self.tokens.append(end)
        while True:
            token = self.tokens[self.at]
            if self._carries([token.type]):
                result = self.state.feed_token(token, token.type == END)
                if token.type == END:
                    self.tokens.pop()
                    return list(result)
                self.at += 1
                self.quiet = max(0, self.quiet - 1)
            elif len(self.diagnostics) >= MOST_ERRORS:
                self.tokens.pop()
                return self._give_up(token)
            else:
                self._mend(token)

    # What the tables say, without touching the parser

    def _carries(self, types: list[str], base: int | None = None) -> int:
        """How many of `types` the parser would take from here, or from its first `base` states."""
        table, stack = self.state.parse_conf.states, self.state.state_stack
        base = len(stack) if base is None else base
        extra: list[int] = []
        end_state = self.state.parse_conf.end_state
        for number, type in enumerate(types):
            while True:
                top = extra[-1] if extra else stack[base - 1]
                if type == END and top == end_state:
                    break
                action = table[top].get(type)
                if action is None:
                    return number
                if not hasattr(action[1], "expansion"):
                    extra.append(action[1])
                    break
                rule = action[1]
                inside = min(len(extra), len(rule.expansion))
                del extra[len(extra) - inside :]
                base -= len(rule.expansion) - inside
                extra.append(table[extra[-1] if extra else stack[base - 1]][rule.origin.name][1])
        return len(types)

    def _accepted(self) -> set[str]:
        return {type for type in PHRASES if self._carries([type])}

    # Ways to go on

    def _mend(self, token: Token) -> None:
        accepted = self._accepted()
        before = self.tokens[self.at - 1] if self.at else None
        repairs = self._deletions(token, accepted, before)
        if len(repairs) != 1:
            repairs = self._rewordings(token, accepted, before) + self._insertions(token, accepted, before) + repairs
        ahead = [each.type for each in self.tokens[self.at : self.at + _AHEAD + 3]]
        for repair in repairs:
            types = [each.type for each in repair.put]
            carried = self._carries(types + ahead[repair.drop : repair.drop + _AHEAD]) - len(types)
            # What is put in is no merit; what is left out is a loss.
            repair.mends = carried >= min(2, len(ahead) - repair.drop)
            repair.merit = carried - 2 * (repair.drop if not repair.put else 0)
        best = max((repair for repair in repairs if repair.mends), key=lambda repair: repair.merit, default=None)
        if best is not None:
            self._say(best.tell)
            if best.put and best.drop:
                self.tokens[self.at] = best.put[0]
            for put in best.put:
                self.state.feed_token(put)
            self.at += best.drop
            self.quiet = 1
            return
        self._say(lambda: self._unexpected(token, accepted, before))
        self._skip()

    def _say(self, tell: Callable[[], Diagnostic | None]) -> None:
        diagnostic = tell()
        if diagnostic is not None and not self.quiet:
            self.diagnostics.append(diagnostic)

    def _rewordings(self, token: Token, accepted: set[str], before: Token | None) -> list[_Repair]:
        keywords = language().scanner.keywords
        repairs = []
        if token.text in keywords and "ID" in accepted:
            repairs.append(_Repair([Token("ID", token.text, token.start, token.end)], 1, lambda: reserved_id(token.text, self._label(token))))
        if token.type == "POINT" and "ID" in accepted and before and before.type != "AT":
            help = f"write `{before.text[0]}{token.text.replace('.', '-')}`, or a word of the statement"
            repairs.append(_Repair([Token("ID", token.text, token.start, token.end)], 1, lambda: self._error("an id begins with a letter", token, help=help)))
        meant = plain_dashes(token.text).lower()
        if token.type == "ID" and meant in keywords and keywords[meant] in accepted:
            fault = "the words of the language are written small" if token.text.lower() == meant else "the words of the language have plain hyphens"
            repairs.append(
                _Repair(
                    [Token(keywords[meant], meant, token.start, token.end)], 1, lambda: self._error(f"`{token.text}` is written `{meant}`", token, help=fault)
                )
            )
        other = SYNONYMS.get(token.text.lower())
        if token.type == "ID" and other and keywords[other] in accepted:
            help = "a reason that does not need the other gets a `because` of its own" if token.text.lower() == "or" else f"`{other}` is the language's word"
            repairs.append(
                _Repair(
                    [Token(keywords[other], other, token.start, token.end)],
                    1,
                    lambda: self._error(f"`{token.text}` is no word of the language; write `{other}`", token, help=help),
                )
            )
        if before and before.type == "MAIN" and token.type in STATEMENT and token.type != "CLAIM":
            repairs.append(
                _Repair(
                    [Token("CLAIM", "claim", token.start, token.end)],
                    1,
                    lambda: self._error(f"only a claim can be `main`, not {_kind(token)}", token, help="write `main claim`, or leave out `main`"),
                )
            )
        return repairs

    def _insertions(self, token: Token, accepted: set[str], before: Token | None) -> list[_Repair]:
        order = ["COLON", "LBRACE", "AND", "BECAUSE", "RBRACE", "RPAR", "STRING"]
        left_out: set[str] = set()
        if token.type == END or self._closes_by_layout(token):
            left_out = {"AND", "BECAUSE"}
        elif "NOTE" in accepted and token.type in MEMBER and self.file.starts_line(token.start):
            # A statement on a line of its own in somebody's braces: what is missing is how it bears on it.
            left_out = {"AND", "RBRACE"}
        elif "AND" in accepted:
            left_out = {"BECAUSE", "RBRACE"} if token.type in STATEMENT else {"BECAUSE"}
        elif token.type in STATEMENT:
            left_out = {"RBRACE"}
        order = [type for type in order if type not in left_out]
        repairs = []
        for type in order:
            if type in accepted:
                count = 1
                if type == "RBRACE":
                    count = self._braces_to_close(token)
                put = [Token(type, _PLACEHOLDER[type], token.start, token.start) for _ in range(count)]
                repairs.append(_Repair(put, 0, self._missing(type, token, before, count)))
        return repairs

    def _missing(self, type: str, token: Token, before: Token | None, count: int) -> Callable[[], Diagnostic | None]:
        def tell() -> Diagnostic | None:
            if type == "RBRACE":
                return self._missing_brace(count)
            if type == "LBRACE":
                self.added_braces.append(len(self._open_braces()) + 1)
                return self._error(
                    f"a `{{` is missing before {finding(token)}",
                    token,
                    label="belongs in the braces of the statement before",
                    help="open the statement's braces with `{` and close them with `}`",
                )
            if type == "COLON":
                return self._error("a `:` is missing after the scheme", before or token, help=f"write `by {before.text if before else 'sign'}:`")
            if type == "BECAUSE":
                return self._error(
                    f"nothing says how this {finding(token)} bears on the statement whose braces it stands in",
                    token,
                    help="write `because`, `but` or `although` before it",
                )
            if type == "AND":
                return self._error(f"`and` is missing before {finding(token)}", token, help="join members by `and`; or give each a `because` of its own")
            if type == "STRING" and before is not None and before.type == "BY":
                return self._error("the scheme after `by` is missing", before, help="name one, as in `by sign:`, or leave out `by`")
            if type == "STRING" and before is not None:
                return self._error(
                    f"the text after `{before.text}` is missing",
                    before,
                    label="what does it say?",
                    help="write the text in quotes; to name a statement written elsewhere, write its id alone",
                )
            return self._error(f"{PHRASES[type]} is missing before {finding(token)}", token)

        return tell

    def _deletions(self, token: Token, accepted: set[str], before: Token | None) -> list[_Repair]:
        if token.type == END:
            return []
        line = self.file.line_of(token.start)
        run = next((number for number, each in enumerate(self.tokens[self.at :]) if self.file.line_of(each.start) != line or each.type == END), 1)
        comment = self._comment_by_tag(token, before)
        if comment is not None:
            help = "write `//`; a tag is written `#word`, after a statement's text"
            return [_Repair([], run, lambda: self._error("a comment begins with `//`, not with `#`", comment, help=help))]
        if misplaced := self._misplaced(token, accepted):
            return [misplaced]
        if token.type == "RBRACE" and not self._open_braces():
            return [_Repair([], 1, lambda: self._error("this `}` closes nothing", token, help="delete it, or open the statement that it closes with `{`"))]
        return [_Repair([], drop, lambda: self._unexpected(token, accepted, before)) for drop in (1, 2) if self.at + drop < len(self.tokens)]

    def _misplaced(self, token: Token, accepted: set[str]) -> _Repair | None:
        """A clause or declaration that the language has, but not in these braces."""
        if "NOTE" not in accepted:
            return None
        rest = enumerate(self.tokens[self.at + 1 :], 1)
        run = next(
            number
            for number, each in rest
            if each.type in ENTRY | ITEM | {"RBRACE", "UNLESS", END} and self.tokens[self.at + number - 1].type not in STEP | {"UNLESS", "AND", "COLON"}
        )
        if token.type == "UNLESS":
            help = "put it there; several exceptions to one step follow each other"
            return _Repair(
                [], run, lambda: self._error("`unless` comes directly after the `because`, `but` or `although` that it is an exception to", token, help=help)
            )
        if token.type in ITEM - STATEMENT - {"ALLOW"} and not self._closes_by_layout(token):
            return _Repair(
                [], run, lambda: self._error(f"`{token.text}` stands outside the braces of statements", token, help="move it behind the closing `}`")
            )
        return None

    def _comment_by_tag(self, token: Token, before: Token | None) -> Token | None:
        if token.type == "TAG" and self.file.starts_line(token.start):
            return token
        number = self.at - 1
        same_line = self.file.line_of(token.start)
        while number >= 0 and self.tokens[number].type in ("ID", "TAG") and self.file.line_of(self.tokens[number].start) == same_line:
            if self.tokens[number].type == "TAG" and token.type != "TAG":
                return self.tokens[number]
            number -= 1
        return None

    def _skip(self) -> None:
        """Leave out the clause or statement that cannot be read, up to a word at which reading can go on."""
        self.lossy = True
        starts = ENTRY | ITEM | {"RBRACE", END}
        deepest = len(self.state.state_stack)
        while True:
            token = self.tokens[self.at]
            if token.type in starts or token.type == "UNLESS":
                for base in range(deepest, max(0, deepest - _DEEPEST), -1):
                    if self._carries([token.type], base):
                        del self.state.state_stack[base:]
                        del self.state.value_stack[base - 1 :]
                        self.quiet = 1
                        return
            if token.type == END:
                # Nothing that is open can be finished: go back to the beginning of the file, keeping what is whole.
                del self.state.state_stack[1:]
                del self.state.value_stack[:]
                return
            self.at = self._past_braces(self.at)

    def _past_braces(self, at: int) -> int:
        depth = 0
        while True:
            type = self.tokens[at].type
            depth += (type == "LBRACE") - (type == "RBRACE")
            at += 1
            if depth <= 0 or self.tokens[at].type == END:
                return at

    def _give_up(self, token: Token) -> list[Any]:
        self.lossy = True
        self.diagnostics.append(self._error(f"more than {MOST_ERRORS} errors; the rest of the file is not read", token))
        for value in self.state.value_stack:
            if isinstance(value, list):
                return value
        return []

    # Braces

    def _open_braces(self) -> list[Token]:
        braces: list[Token] = []
        for value in self.state.value_stack:
            if type(value) is Token and value.type == "LBRACE":
                braces.append(value)
            elif type(value) is Token and value.type == "RBRACE":
                braces.pop()
        return braces

    def _closes_by_layout(self, token: Token) -> bool:
        """Whether a token stands at or left of the statement whose brace is open: then that brace was meant to be closed."""
        braces = self._open_braces()
        if not braces or not self.file.starts_line(token.start):
            return False
        return self.file.indentation_of(token.start) <= self.file.indentation_of(braces[-1].start)

    def _braces_to_close(self, token: Token) -> int:
        braces = self._open_braces()
        if token.type == END:
            return len(braces)
        column = self.file.indentation_of(token.start)
        return max(1, sum(self.file.indentation_of(brace.start) >= column for brace in braces))

    def _missing_brace(self, count: int) -> Diagnostic | None:
        braces = self._open_braces()
        if self.added_braces and len(braces) >= self.added_braces[-1]:
            # The opening brace was missing too, and has been told.
            self.added_braces.pop()
            return None
        brace = self._brace_left_open() or braces[-count]
        line = Span(self.file, brace.start, brace.end)
        return syntax_error("this `{` is never closed", Label(line, "opened here"), help="close it with `}` where the statement ends")

    def _brace_left_open(self) -> Token | None:
        """The brace whose closing brace, by the layout, belongs to a statement further out."""
        stack: list[Token] = []
        for token in self.tokens[: self.at]:
            if token.type == "LBRACE":
                stack.append(token)
            elif token.type == "RBRACE" and stack:
                opened = stack.pop()
                if self.file.starts_line(token.start) and self.file.indentation_of(token.start) < self.file.indentation_of(opened.start):
                    return opened
        return None

    # Words

    def _label(self, token: Token, text: str = "") -> Label:
        return Label(Span(self.file, token.start, token.end), text)

    def _error(self, message: str, token: Token, label: str = "", help: str = "") -> Diagnostic:
        return syntax_error(message, self._label(token, label), help=help)

    def _unexpected(self, token: Token, accepted: set[str], before: Token | None) -> Diagnostic:
        others = [self._label(before, "after this")] if before and token.type == END else []
        message = f"expected {expectation(accepted, before)}, not {finding(token)}"
        return syntax_error(message, self._label(token), *others, help=self._advice(token, accepted, before))

    def _advice(self, token: Token, accepted: set[str], before: Token | None) -> str:
        """What an author who wrote that probably wants to know."""
        kind = before.type if before else ""
        if before and kind in ("FROM", "QUOTING") and token.type == "STRING":
            return f"declare it with `source some-id {token.text}`, then write `{before.text} some-id`"
        if before and kind == "ID" and token.type == "ID" and "STRING" in accepted:
            return f"an id is one word: write `{before.text}-{token.text}`"
        if before and kind == "STRING" and token.type == "ID":
            return f'an id stands before the text, as in `claim {token.text} "…"`; a text ends at its closing quote'
        if token.type == "POINT" and "ID" in accepted:
            return "an id begins with a letter"
        if token.type == "COLON":
            return "a colon stands only behind a scheme, as in `because by sign:`, and in a locator, as in `@report:2.4`"
        if token.type in ("LPAR", "RPAR"):
            return "parentheses stand only around an exception that has exceptions, as in `unless (u unless v)`"
        if token.type == "COMMA":
            return "a comma stands only between locators, as in `@2.4, 5.5`; members are joined by `and`"
        if token.type == "STRING" and "ID" in accepted and "STRING" not in accepted and accepted >= MEMBER:
            return f"say what kind of statement it is: `premise {token.text}`, for one"
        if "STRING" in accepted and token.type == "ID":
            return "put the text in quotes"
        if token.type in ENTRY - ITEM and accepted >= ITEM:
            return f"`{token.text}` belongs in the braces of a statement"
        if not self.at:
            return 'a map begins with a statement, such as `main claim "…"`; `argmap new` writes one to start from'
        return ""


def _kind(token: Token) -> str:
    return token.text if token.text == "evidence" else f"a {token.text}"
