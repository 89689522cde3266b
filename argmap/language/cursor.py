"""A place in the tokens of a file that is being recovered, and what the parser's tables say of it."""

from __future__ import annotations

from typing import Any

from attrs import define, field

from argmap.diagnostic import Fix
from argmap.files import File
from argmap.language.parser import END, language
from argmap.language.phrases import PHRASES
from argmap.language.scanner import Token


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

    @property
    def token(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.at]

    @property
    def before(self) -> Token | None:
        """The token that was read last."""
        return self.tokens[self.at - 1] if self.at else None

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

    def accepted(self) -> set[str]:
        """The terminals that the parser would take here."""
        return {type for type in PHRASES if self.carries([type])}

    def drop_to(self, base: int) -> None:
        """Forget all but the parser's first `base` states, and what was read since."""
        del self.state.state_stack[base:]
        del self.state.value_stack[base - 1 :]

    def open_braces(self) -> list[Token]:
        """The opening braces that are not closed yet, the outermost first."""
        braces: list[Token] = []
        for value in self.state.value_stack:
            if type(value) is Token and value.type == "LBRACE":
                braces.append(value)
            elif type(value) is Token and value.type == "RBRACE":
                braces.pop()
        return braces

    def closes_by_layout(self) -> bool:
        """Whether the token stands at or left of the statement whose brace is open: then that brace was meant to be closed."""
        braces = self.open_braces()
        if not braces or not self.file.starts_line(self.token.start):
            return False
        return self._column(self.token) <= self._column(braces[-1])

    def braces_to_close(self) -> int:
        """How many open braces the token, by its layout, stands behind; at least one."""
        braces = self.open_braces()
        if self.token.type == END:
            return len(braces)
        return max(1, sum(self._column(brace) >= self._column(self.token) for brace in braces))

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
        """How many tokens stand on this line from here on."""
        line = self.file.line_of(self.token.start)
        return next((number for number, each in enumerate(self.tokens[self.at :]) if self.file.line_of(each.start) != line or each.type == END), 1)

    def _column(self, token: Token) -> int:
        return self.file.indentation_of(token.start)
