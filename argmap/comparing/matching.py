"""Which statement of one map is which of another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeAlias

from attrs import frozen

from argmap.argument import ArgumentMap, Statement
from argmap.citing.words import words_in

CLOSE = 72
"""How close their words, sorted, must be for two statements to be one that was reworded: 100 is the same letters in the same order (Indel).

Chosen on real maps, whose own statements are less close to each other, and on rewordings, which are closer."""
CANDIDATES = 16
"""How many statements one is compared with at most, when only its words can tell which it is."""

_Key: TypeAlias = Callable[[Statement], Hashable]


@frozen
class Matching:
    """The statements that two maps have in common, by their ids."""

    new_of: Mapping[str, str]
    """For an id of the old map the one in the new."""
    old_of: Mapping[str, str]
    """The other way round."""


def match(old: ArgumentMap, new: ArgumentMap) -> Matching:
    """Give the statements that two maps have in common.

    A name that its author gave is kept: it stands for the same statement, whatever that says now.
    Those whose name is gone, or that have none, are known by their words: first by the very same ones, then by the closest.
    """
    rest = _Rest(old, new)
    rest.pair(lambda statement: None if statement.nameless else statement.id)
    words = {id(statement): _words(statement) for statement in (*rest.old.values(), *rest.new.values())}
    rest.pair(lambda statement: (words[id(statement)], type(statement), statement.id))
    rest.pair(lambda statement: (words[id(statement)], type(statement)))
    rest.pair(lambda statement: words[id(statement)])
    for one, other in _closest(list(rest.old.values()), list(rest.new.values()), words):
        rest.take(one, other)
    return Matching(rest.new_of, {new: old for old, new in rest.new_of.items()})


def _words(statement: Statement) -> tuple[str, ...]:
    # A text of signs alone is known by them.
    return tuple(word.form for word in words_in(statement.text)) or (statement.text,)


class _Rest:
    """What is not matched yet, by id and in order of writing."""

    def __init__(self, old: ArgumentMap, new: ArgumentMap) -> None:
        self.old = dict(old.by_id)
        self.new = dict(new.by_id)
        self.new_of: dict[str, str] = {}

    def take(self, one: Statement, other: Statement) -> None:
        if one.id in self.old and other.id in self.new:
            self.new_of[one.id] = other.id
            del self.old[one.id], self.new[other.id]

    def pair(self, key: _Key) -> None:
        """Match what has the same key; of several, the first with the first."""
        waiting: dict[Hashable, deque[Statement]] = {}
        for statement in self.new.values():
            waiting.setdefault(key(statement), deque()).append(statement)
        for statement in list(self.old.values()):
            mine = key(statement)
            if mine is not None and waiting.get(mine):
                self.take(statement, waiting[mine].popleft())


def _closest(old: list[Statement], new: list[Statement], words: Mapping[int, tuple[str, ...]]) -> list[tuple[Statement, Statement]]:
    """Give the pairs that are close, the closest first.

    Each statement is compared with those that share its rarest words, and with no more than `CANDIDATES`: linear in the number of statements.
    """
    if not old or not new:
        return []
    # Maps that only grew or shrank have nothing to compare, and then rapidfuzz need not be loaded.
    from rapidfuzz.fuzz import ratio

    ours, theirs = ([words[id(statement)] for statement in statements] for statements in (old, new))
    # In one order, so that words that only changed places are as close as can be.
    sorted_ours, sorted_theirs = ([" ".join(sorted(each)) for each in texts] for texts in (ours, theirs))
    pairs = {*_candidates(ours, theirs), *((one, other) for other, one in _candidates(theirs, ours))}
    found = []
    for one, other in pairs:
        score = ratio(sorted_ours[one], sorted_theirs[other], score_cutoff=CLOSE)
        if score:
            # What is as close is told apart by its place, so that it does not matter which map is the old one.
            found.append((-score, abs(one - other), one + other, one, other))
    return [(old[one], new[other]) for *_, one, other in sorted(found)]


def _candidates(these: list[tuple[str, ...]], those: list[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Give for each of these, by number, those that share its rarest words."""
    having: dict[str, list[int]] = {}
    for number, words in enumerate(those):
        for word in dict.fromkeys(words):
            having.setdefault(word, []).append(number)
    for number, words in enumerate(these):
        known = sorted({word for word in words if word in having}, key=lambda word: (len(having[word]), word))
        yield from ((number, other) for other in _first(having, known))


def _first(having: Mapping[str, Iterable[int]], words: Iterable[str]) -> Iterable[int]:
    found: dict[int, None] = {}
    for word in words:
        if len(found) >= CANDIDATES:
            break
        found.update(dict.fromkeys(islice(having[word], CANDIDATES - len(found))))
    return found
