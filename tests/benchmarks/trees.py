"""Arguments to measure with, of any size and three shapes, the same on every machine."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

SHAPES = ("tree", "flat", "chain")
"""Three statements under each, level by level; all under the thesis; one under another."""
_VOICE = (
    "The city should build a tram line because the buses on the main road are full every morning "
    "and nobody who could drive would choose to stand in them for forty minutes"
)
_WORDS = _VOICE.split()


@frozen(slots=False)
class Statement:
    """A statement of a tree."""

    number: int
    """From 1, which is the thesis."""
    text: str
    against: bool
    """Whether it speaks against what it stands under."""
    children: tuple[int, ...]


@frozen(slots=False)
class Tree:
    """An argument under one thesis, in which every third statement is an objection."""

    statements: tuple[Statement, ...]
    shape: str = "tree"

    @cached_property
    def by_number(self) -> dict[int, Statement]:
        """The statements by their numbers."""
        return {statement.number: statement for statement in self.statements}


def make_tree(size: int, shape: str = "tree") -> Tree:
    """Make an argument of `size` statements in one of `SHAPES`; its texts are 8 to 20 words long, as those of real maps are."""
    most = {"tree": 3, "flat": size, "chain": 1}[shape]
    return Tree(tuple(Statement(number, _text(number), number % 3 == 0, _children(number, size, most)) for number in range(1, size + 1)), shape)


def _children(number: int, size: int, most: int) -> tuple[int, ...]:
    first = (number - 1) * most + 2
    return tuple(range(first, min(first + most, size + 1)))


def _text(number: int) -> str:
    length = 8 + number * 7 % 13
    words = [_WORDS[(number * 5 + place * 3) % len(_WORDS)] for place in range(length)]
    return f"{' '.join(words).capitalize()} {number}."
