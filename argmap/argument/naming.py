"""Ids for statements that were given none: made from their words, so that they do not change when a text is moved."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

_ASCII_WORD = re.compile(r"[a-z0-9]+")
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
    words = [tuple(_words(text)) for text in texts]
    names = [""] * len(words)
    groups: list[tuple[int, list[int]]] = [(_FEWEST, list(range(len(words))))]
    while groups:
        length, members = groups.pop()
        alike: dict[str, list[int]] = {}
        for number in members:
            alike.setdefault(_joined(words[number][:length]), []).append(number)
        for name, numbers in alike.items():
            whole = all(len(words[number]) <= length for number in numbers)
            if len(numbers) > 1 and not whole and len({words[number] for number in numbers}) > 1:
                groups.append((length + 1, numbers))
                continue
            for number in numbers:
                names[number] = name
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


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFC", text).casefold().replace("'", "").replace("’", "")
    found = _ASCII_WORD.findall(plain) if plain.isascii() else list(_spelt_words(plain))
    return [word[:_LONGEST] for word in found]


def _spelt_words(text: str) -> Iterator[str]:
    # Marks belong to the letters before them, which `\w` does not know.
    word = ""
    for letter in text:
        if letter != "_" and ("a" + letter).isidentifier():
            word += letter
        elif word:
            yield word
            word = ""
    if word:
        yield word
