"""Sound text to syntax in one go, by the grammar's own tables.

lark's lexer and parser do the same in four times the time, and are loaded only for text that has slips; tests hold the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeAlias

from attrs import define, field

from argmap.language.scanner import COMMENT, END, SPACE, Lexis, Token

Row: TypeAlias = dict[str, Any]
"""What to do in one state of the parser: by the name of the next token, or of what was made, the row to go to or the `Rule` to follow first."""
Make: TypeAlias = Callable[[int, int, str], Any]
"""What a token becomes, of its start, its end and its text."""


@define(eq=False)
class Rule:
    """One way to write something: how many parts it has, what it is called, and what is made of the parts."""

    size: int
    name: str
    make: Callable[[list[Any]], Any] | None
    """None where the list of the parts is what is made."""
    goes_on: bool = False
    """Whether it makes a list longer by one part."""


@define(eq=False)
class Sound:
    """What is written in a text that has no slips."""

    items: list[Any]
    comments: list[tuple[int, int]]
    is_odd: bool
    """Whether there may be an id that is not fit to be one, or a text that says nothing or has a backslash."""


@define(eq=False)
class Automaton:
    """Reads sound text: the rows of the parser's table, and one expression put together from the grammar's terminals."""

    first: Row = field(repr=False)
    expression: re.Pattern[str]
    tokens: Mapping[int, tuple[str, Make | None]]
    """What each group of the expression finds, by its number, and what is made of it; where that is not said, a `Token`."""
    keywords: Mapping[str, tuple[str, Make | None]]
    """The same of each word of the language."""

    @classmethod
    def of(cls, tables: Mapping[str, Any], lexis: Lexis, callbacks: object, makes: Mapping[str, Make]) -> Automaton:
        """Put an automaton together from the shipped tables; `callbacks` are those that lark takes."""
        table = tables["data"]["parser"]["parser"]
        said = [tables["memo"][str(number)] for number in table["rules"]]
        single = _single(said)
        rules = [_rule(each, single, callbacks) for each in said]
        rows: list[Row] = [{} for _ in table["states"]]
        for row, entries in zip(rows, table["states"], strict=True):
            pairs = iter(entries)
            row.update({table["tokens"][name]: rows[to] if to >= 0 else rules[-1 - to] for name, to in zip(pairs, pairs, strict=True)})
        _shorten(rows, single)
        # Where all has been made, the end is one more token.
        rows[table["end_states"]["start"]][END] = {}
        # Space is passed over with the token behind it, and never given back: the rest of it would else be tried too, character by character.
        words = "|".join(f"(?P<{name}>{pattern})" for name, pattern in lexis.patterns.items() if name != SPACE)
        expression = re.compile(rf"(?:{lexis.patterns[SPACE]})?+(?:{words}|(?P<end>\Z)|(?P<stray>[\s\S]))")
        # Terminals have groups of their own inside.
        tokens = {number: (END if name == "end" else name, makes.get(name)) for name, number in expression.groupindex.items()}
        keywords = {word: (name, makes.get(name)) for word, name in lexis.keywords.items()}
        return cls(rows[table["start_states"]["start"]], expression, tokens, keywords)

    def read(self, text: str) -> Sound | None:
        """Give what is written in a text; None if it has a slip, wherever."""
        words = _Words(self, text)
        row = self.first
        rows: list[Row] = [row]
        values: list[Any] = []
        try:
            for name, value in words.walk():
                action = row[name]
                while action.__class__ is Rule:
                    size, make = action.size, action.make
                    if action.goes_on:
                        part = values.pop()
                        values[-1].append(part)
                        # Behind the longer list the state is the one behind the list.
                        del rows[-1]
                        row = rows[-1]
                    elif size == 1:
                        values[-1] = make(values[-1:]) if make else values[-1:]
                        rows[-1] = row = rows[-2][action.name]
                    else:
                        first = len(values) - size
                        parts = values[first:]
                        del values[first:], rows[first + 1 :]
                        values.append(make(parts) if make else parts)
                        row = rows[-1][action.name]
                        rows.append(row)
                    action = row[name]
                row = action
                rows.append(row)
                values.append(value)
        except KeyError:
            return None
        return Sound(values[0], words.comments, words.is_odd)


@define(eq=False)
class _Words:
    """The words of a text, one after the other."""

    automaton: Automaton
    text: str
    comments: list[tuple[int, int]] = field(factory=list)
    is_odd: bool = False

    def walk(self) -> Iterator[tuple[str, Any]]:
        """Give the name of each token with what is made of it, the end of the text being one; what is no token has a name that no row knows."""
        text, tokens, keywords = self.text, self.automaton.tokens, self.automaton.keywords
        for found in self.automaton.expression.finditer(text):
            number = found.lastindex or 0
            start, end = found.span(number)
            word = text[start:end]
            name, make = tokens[number]
            if name == "ID":
                if word in keywords:
                    name, make = keywords[word]
                elif not word.isascii() or word[-1] == "-":
                    self.is_odd = True
            elif name == COMMENT:
                self.comments.append((start, end))
                continue
            made: Any = make(start, end, word) if make else Token(name, word, start, end)
            if name == "STRING" and (not made.value or "\\" in word):
                self.is_odd = True
            yield name, made
            if name == END:
                # An expression would find the end of a text twice.
                return


def _is_list(part: Mapping[str, Any], single: set[str]) -> bool:
    """Whether what is made of a part is a list, whose parts become parts of what holds it: its name begins with `_`."""
    return part["__type__"] == "NonTerminal" and part["name"].startswith("_") and part["name"] not in single


def _single(rules: list[Any]) -> set[str]:
    """Give the names for one of several things, as `_item` is for a statement or a section: what is made of it is the thing itself."""
    names = {rule["origin"]["name"] for rule in rules if rule["origin"]["name"].startswith("_")}
    lists = {rule["origin"]["name"] for rule in rules if len(rule["expansion"]) != 1 or _is_list(rule["expansion"][0], set())}
    return names - lists


def _shorten(rows: list[Row], single: set[str]) -> None:
    """Where a thing can only be one of several, as a statement an `_item`, go at once to where that leads."""
    for row in rows:
        for name, to in row.items():
            behind = to
            while isinstance(behind, dict) and (rule := next(iter(behind.values()), None)).__class__ is Rule and rule.name in single:
                if any(other is not rule for other in behind.values()):
                    break
                behind = row[rule.name]
            row[name] = behind


def _rule(said: Mapping[str, Any], single: set[str], callbacks: object) -> Rule:
    """Give one way to write something, as lark keeps it."""
    name, parts, options = said["origin"]["name"], said["expansion"], said["options"]
    callback = None if name.startswith("_") else getattr(callbacks, said["alias"] or name)
    # Of each part whether it is a list of parts; None stands for what is left out.
    given = iter(parts)
    recipe = [None if is_left_out else _is_list(next(given), single) for is_left_out in options["empty_indices"] or [False] * len(parts)]
    if name in single:
        return Rule(1, name, _only)
    goes_on = callback is None and recipe == [True, False] and parts[0]["name"] == name
    return Rule(len(parts), name, _maker(recipe, callback), goes_on)


def _maker(recipe: list[bool | None], callback: Callable[[list[Any]], Any] | None) -> Callable[[list[Any]], Any] | None:
    """Give what makes a node, or a list of parts, of parts, in the way that lark does."""
    if not any(each or each is None for each in recipe):
        return callback
    gather = _only if recipe == [True] else partial(_gather, recipe)
    return gather if callback is None else lambda parts: callback(gather(parts))


def _only(parts: list[Any]) -> Any:
    return parts[0]


def _gather(recipe: list[bool | None], parts: list[Any]) -> list[Any]:
    """Put parts into one list, a list of parts part by part."""
    # The first list is made longer, and not copied each time that something is added to it.
    made: list[Any] = []
    given = iter(parts)
    for is_list in recipe:
        if is_list is None:
            made.append(None)
        elif not is_list:
            made.append(next(given))
        elif made:
            made += next(given)
        else:
            made = next(given)
    return made
