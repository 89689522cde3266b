"""Arguments to measure with: a tree of any size, the same on every machine."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

_CHILDREN = 3
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
    """An argument in which each statement has three under it, level by level, every third of them an objection."""

    statements: tuple[Statement, ...]

    @cached_property
    def by_number(self) -> dict[int, Statement]:
        """The statements by their numbers."""
        return {statement.number: statement for statement in self.statements}


def make_tree(size: int) -> Tree:
    """Make a tree of `size` statements, whose texts are 8 to 20 words long, as those of real maps are."""
    return Tree(tuple(Statement(number, _text(number), number % 3 == 0, _children(number, size)) for number in range(1, size + 1)))


def _children(number: int, size: int) -> tuple[int, ...]:
    first = (number - 1) * _CHILDREN + 2
    return tuple(range(first, min(first + _CHILDREN, size + 1)))


def _text(number: int) -> str:
    length = 8 + number * 7 % 13
    words = [_WORDS[(number * 5 + place * 3) % len(_WORDS)] for place in range(length)]
    return f"{' '.join(words).capitalize()} {number}."
