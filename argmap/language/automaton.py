"""Sound text to syntax in one go, by the grammar's own tables.

lark's own lexer and parser take more than twice as long, and are loaded only for text that has slips; tests hold the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from attrs import define, field

from argmap.language.scanner import COMMENT, END, SPACE, Lexis, Token

Row: TypeAlias = dict[str, Any]
"""What to do in one state of the parser: by the name of the next token, or of what was made, the row to go to or the `Rule` to follow first."""
Make: TypeAlias = Callable[[int, int, str], Any]
"""What a token becomes, of its start, its end and its text."""


@define(eq=False, repr=False)
class Rule:
    """One way to write something: how many parts it has, what it is called, and what is made of the parts."""

    size: int
    name: str
    changes: tuple[tuple[int, int, tuple[None, ...]], ...]
    """What is done to the list of the parts, from its end on: between two places comes nothing, once or several times, or the parts of the list that stands there."""
    make: Callable[[list[Any]], Any]
    goes_on: bool = False
    """Whether it makes a list longer by one part."""


@define(eq=False, repr=False)
class Sound:
    """What is written in a text that has no slips."""

    items: list[Any]
    comments: list[tuple[int, int]]
    is_odd: bool
    """Whether there may be an id that is not fit to be one, or a text that says nothing or has a backslash."""


@define(eq=False, repr=False)
class Automaton:
    """Reads sound text: the rows of the parser's table, and one expression put together from the grammar's terminals.

    It is an LALR parser's own walk (DeRemer 1969), but for two things that change nothing in what is accepted:
    where each next token would lead to one and the same rule, none is looked at; and `_item` and its like, which stand for one thing, are that thing.
    """

    first: Row
    expression: re.Pattern[str]
    tokens: Mapping[int, tuple[str, Make | None]]
    """What each group of the expression finds, by its number, and what is made of it; where that is not said, a `Token`."""
    keywords: Mapping[str, tuple[str, Make | None, str]]
    """The same of each word of the language, and the word, so that it is kept but once."""

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
        keywords = {word: (name, makes.get(name), word) for word, name in lexis.keywords.items()}
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
                    if action.goes_on:
                        part = values.pop()
                        values[-1].append(part)
                        # Behind the longer list the state is the one behind the list.
                        del rows[-1]
                        row = rows[-1]
                    elif action.size == 1 and not action.changes:
                        values[-1] = action.make(values[-1:])
                        rows[-1] = row = rows[-2][action.name]
                    else:
                        first = len(values) - action.size
                        parts = values[first:]
                        for begin, end, nothing in action.changes:
                            parts[begin:end] = nothing or parts[begin]
                        del values[first:], rows[first + 1 :]
                        values.append(action.make(parts))
                        row = rows[-1][action.name]
                        rows.append(row)
                    action = row[name]
                row = action
                rows.append(row)
                values.append(value)
        except KeyError:
            return None
        return Sound(values[0], words.comments, words.is_odd)


@define(eq=False, repr=False)
class _Words:
    """The words of a text, one after the other."""

    automaton: Automaton
    text: str
    comments: list[tuple[int, int]] = field(factory=list)
    is_odd: bool = False

    def walk(self) -> Iterator[tuple[str, Any]]:
        """Give the name of each token with what is made of it, the end of the text being one; what is no token has a name that no row knows."""
        tokens, keywords = self.automaton.tokens, self.automaton.keywords
        ids: dict[str, str] = {}
        for found in self.automaton.expression.finditer(self.text):
            number = found.lastindex or 0
            name, make = tokens[number]
            word, end = found[number], found.end()
            start = end - len(word)
            if name == "ID":
                if word in keywords:
                    name, make, word = keywords[word]
                else:
                    # An id that is named again is kept but once.
                    word = ids.setdefault(word, word)
                    if not word.isascii() or word[-1] == "-":
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
    """Give one way to write something, as lark keeps it, which makes of it what lark would."""
    name, parts, left_out = said["origin"]["name"], said["expansion"], said["options"]["empty_indices"]
    if name in single:
        return Rule(1, name, (), _only)
    make = _itself if name.startswith("_") else getattr(callbacks, said["alias"] or name)
    lists = [_is_list(part, single) for part in parts]
    if make is _itself and len(lists) > 1 and lists[0]:
        # A list that grows is not copied each time.
        assert not any(lists[1:])
        return Rule(len(parts), name, (), _longer, goes_on=len(parts[1:]) == 1)
    changes: list[tuple[int, int, tuple[None, ...]]] = []
    place = 0
    for nothing in left_out or [False] * len(parts):
        if nothing:
            changes.append((place, place, (None,)))
        else:
            changes += [(place, place + 1, ())] if lists[place] else []
            place += 1
    return Rule(len(parts), name, tuple(reversed(changes)), make)


def _itself(parts: list[Any]) -> list[Any]:
    return parts


def _only(parts: list[Any]) -> Any:
    return parts[0]


def _longer(parts: list[Any]) -> list[Any]:
    made: list[Any] = parts[0]
    made += parts[1:]
    return made
