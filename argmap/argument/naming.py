"""Ids for statements that were given none: made from their words, so that they do not change when a text is moved."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

_FEWEST = 4
"""How many words an id has, unless more are needed to tell it from another."""
_LONGEST = 24
"""How much of one word an id takes, in characters; scripts without spaces have long ones."""


def same_id(word: str) -> str:
    """Give an id in the form in which ids are compared, NFC."""
    if not isinstance(word, str):
        raise TypeError(f"an id is a text, not {word!r}")
    return word if word.isascii() else unicodedata.normalize("NFC", word)


def name_statements(texts: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Give an id for each text: its first words, as many as tell it from the other texts.

    Which text comes first matters only for texts that are the same; these are counted.
    """
    reserved = set(taken)
    known = _Words()
    words = [known.of(text) for text in texts]
    names = [""] * len(words)
    alike: dict[str, list[int]] = {}
    for number, each in enumerate(words):
        alike.setdefault(_joined(each[:_FEWEST]), []).append(number)
    groups = [(_FEWEST, members) for members in alike.values()]
    while groups:
        length, members = groups.pop()
        first = words[members[0]]
        # The texts of a group have the same first words: one that differs from the first, or goes on, needs more of them.
        if len(members) == 1 or all(len(words[number]) <= length for number in members) or all(words[number] == first for number in members):
            name = _joined(first[:length])
            for number in members:
                names[number] = name
            continue
        following: dict[str | None, list[int]] = {}
        for number in members:
            each = words[number]
            following.setdefault(each[length] if len(each) > length else None, []).append(number)
        groups += [(length + 1, members) for members in following.values()]
    return _told_apart(names, reserved, frozenset(reserved))


def _told_apart(names: list[str], reserved: set[str], taken: frozenset[str]) -> list[str]:
    count: dict[str, int] = {}
    # A name that stands for one text alone is never given up to a counted one.
    single = Counter(names)
    reserved |= {name for name in names if single[name] == 1 and name not in reserved}
    for number, name in enumerate(names):
        if single[name] == 1 and name not in taken:
            continue
        free = name
        while free in reserved:
            count[name] = count.get(name, 1) + 1
            free = f"{name}-{count[name]}"
        reserved.add(free)
        names[number] = free
    return names


def _joined(words: tuple[str, ...]) -> str:
    name = "-".join(words) or "statement"
    return name if name[0].isalpha() else f"s-{name}"


class _Words(dict[str, str]):
    """The words of texts, each kept once, and no longer than an id takes of it."""

    def __init__(self) -> None:
        self.letters = _Letters()

    def of(self, text: str) -> tuple[str, ...]:
        plain = text if text.isascii() else unicodedata.normalize("NFC", text)
        return tuple(map(self.__getitem__, plain.casefold().translate(self.letters).split()))

    def __missing__(self, word: str) -> str:
        self[word] = short = word[:_LONGEST]
        return self.setdefault(short, short)


class _Letters(dict[int, str]):
    """What becomes of each letter in an id: it stays, it goes as an apostrophe does, or it parts words."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        # Marks belong to the letters before them, which `\w` does not know.
        stays = letter != "_" and ("a" + letter).isidentifier()
        self[code] = found = letter if stays else "" if letter in "'’" else " "
        return found
