"""A place in the tokens of a file that is being recovered, and what the parser's tables say of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeAlias

from attrs import define, field

from argmap.diagnostic import Diagnostic, Fix
from argmap.files import File
from argmap.language.parser import language
from argmap.language.phrases import PHRASES, STATEMENT, STRAY
from argmap.language.scanner import END, Token

Tell: TypeAlias = Callable[[], Diagnostic | None]
_WIDEST = 400
"""How far a closing bracket is looked for, and the end of a line."""
_MOST_CLOSED = 100
"""How many braces a line may close by standing behind them."""


@define
class Repair:
    """Tokens to put in, how many to leave out, and what to say of it, which is asked for only if the repair is made."""

    put: list[Token]
    drop: int
    tell: Tell
    undo: int = 0
    """How many of the tokens that were read last are taken back."""
    without: int = 0
    """The place of a token further on that is left out too."""
    certain: bool = False
    """Whether what is left out is no loss, since it is plain what it was."""
    lossy: bool = False


@define
class OpenBrace:
    """An opening brace that is not closed yet, and the one around it."""

    token: Token
    outer: OpenBrace | None
    depth: int


@define
class Cursor:
    """The parser, stopped before the token `tokens[at]`; the last token is the end of the file."""

    file: File
    tokens: list[Token]
    at: int = 0
    added_braces: list[tuple[int, Token]] = field(factory=list)
    """How many braces were open where an opening one was put in, and behind what; its closing brace may be missing too."""
    added_closings: dict[int, Fix | None] = field(factory=dict)
    """For the end of the token behind which a brace was put in, what closes that brace."""
    state: Any = field(factory=lambda: language().parser.parse_interactive("").parser_state)
    _seen: list[tuple[Any, OpenBrace | None]] = field(factory=list)
    """What stood on the parser's stack when braces were last asked for, each with the brace that is open behind it."""

    @property
    def token(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.at]

    @property
    def before(self) -> Token | None:
        """The token that was read last."""
        return self.tokens[self.at - 1] if self.at else None

    @property
    def depth(self) -> int:
        """How many states the parser has gone through and not yet left."""
        return len(self.state.state_stack)

    def ahead(self, count: int, drop: int = 0, without: int = 0) -> list[str]:
        """The types of the next tokens: `count` of them behind the next `drop`, but for the one at `without` and for what is no token."""
        begin = self.at + drop
        near = range(begin, min(begin + count + 4, len(self.tokens)))
        return [self.tokens[at].type for at in near if at != without and self.tokens[at].type != STRAY][:count]

    def carries(self, types: list[str], base: int | None = None) -> int:
        """How many of `types` the parser would take from here, or from its first `base` states; nothing is done."""
        table, stack, end_state = self.state.parse_conf.states, self.state.state_stack, self.state.parse_conf.end_state
        base = len(stack) if base is None else base
        extra: list[int] = []
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

    @cached_property
    def declared(self) -> frozenset[str]:
        """The ids that statements, sources and documents have here."""
        before = STATEMENT | {"SOURCE", "DOCUMENT"}
        pairs = zip(self.tokens, self.tokens[1:], self.tokens[2:], strict=False)
        return frozenset(id.text for kind, id, text in pairs if kind.type in before and id.type == "ID" and text.type == "STRING")

    @cached_property
    def stands_alone(self) -> bool:
        """Whether no other file is included, which could have declared more."""
        return not any(token.type == "INCLUDE" for token in self.tokens)

    def closing(self, at: int) -> int:
        """The place of the bracket that closes the one at a place, or 0; it is not looked for beyond what one statement may hold."""
        opening, depth = self.tokens[at].text[-1:], 0
        closing = {"(": ")", "[": "]", "{": "}"}.get(opening)
        for number in range(at, min(at + _WIDEST, len(self.tokens))) if closing else ():
            text = self.tokens[number].text
            if self.tokens[number].type == "STRING":
                continue
            depth += (text[-1:] == opening) - (text[:1] == closing)
            if not depth:
                return number
        return 0

    def accepted(self) -> set[str]:
        """The terminals that the parser would take here."""
        # What the table does not name here is taken in no case; most types are not in it.
        named = self.state.parse_conf.states[self.state.state_stack[-1]]
        return {type for type in PHRASES if (type in named or type == END) and self.carries([type])}

    def drop_to(self, base: int) -> None:
        """Forget all but the parser's first `base` states, and what was read since."""
        del self.state.state_stack[base:]
        del self.state.value_stack[base - 1 :]

    def open_brace(self) -> OpenBrace | None:
        """The innermost brace that is not closed yet."""
        values, seen = self.state.value_stack, self._seen
        del seen[len(values) :]
        # What stands where it stood still has below it what it had, so that nothing is looked at twice.
        while seen and seen[-1][0] is not values[len(seen) - 1]:
            seen.pop()
        brace = seen[-1][1] if seen else None
        for value in values[len(seen) :]:
            if type(value) is Token and value.type == "LBRACE":
                brace = OpenBrace(value, brace, brace.depth + 1 if brace else 1)
            elif type(value) is Token and value.type == "RBRACE":
                assert brace is not None
                brace = brace.outer
            seen.append((value, brace))
        return brace

    def open_braces(self) -> list[Token]:
        """The opening braces that are not closed yet, the outermost first."""
        braces, brace = [], self.open_brace()
        while brace:
            braces.append(brace.token)
            brace = brace.outer
        return braces[::-1]

    def closes_by_layout(self) -> bool:
        """Whether the token stands at or left of the statement whose brace is open: then that brace was meant to be closed."""
        brace = self.open_brace()
        if not brace or not self.file.starts_line(self.token.start):
            return False
        return self._column(self.token) <= self._column(brace.token)

    def braces_to_close(self) -> int:
        """How many open braces the token, by its layout, stands behind; at least one."""
        brace, count = self.open_brace(), 0
        if self.token.type == END:
            return brace.depth if brace else 0
        column = self._column(self.token)
        while brace and count < _MOST_CLOSED and self._column(brace.token) >= column:
            brace, count = brace.outer, count + 1
        return max(1, count)

    def brace_left_open(self) -> Token | None:
        """The brace whose closing brace, by the layout, belongs to a statement further out."""
        stack: list[Token] = []
        for token in self.tokens[: self.at]:
            if token.type == "LBRACE":
                stack.append(token)
            elif token.type == "RBRACE" and stack:
                opened = stack.pop()
                if self.file.starts_line(token.start) and self._column(token) < self._column(opened):
                    return opened
        return None

    def rest_of_line(self) -> int:
        """How many tokens stand on this line from here on; of a line that is longer than anyone's, some."""
        starts, line = self.file.line_starts, self.file.line_of(self.token.start)
        end = starts[line] if line < len(starts) else len(self.file.text)
        last = min(self.at + _WIDEST, len(self.tokens) - 1)
        return max(1, bisect_left(self.tokens, end, self.at, last, key=lambda token: token.start) - self.at)

    def _column(self, token: Token) -> int:
        return self.file.indentation_of(token.start)
