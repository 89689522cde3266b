"""What can go wrong between a map and its picture."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.listing import listed
from argmap.suggest import did_you_mean


class DrawingError(Exception):
    """A picture could not be made: `message` says why in one line, `help` what to do about it."""

    def __init__(self, message: str, help: str = "") -> None:
        self.message = message
        self.help = help
        super().__init__(message, help)

    def __str__(self) -> str:
        return f"{self.message}\n    help: {self.help}" if self.help else self.message


def require_known(noun: str, word: str, known: Iterable[str]) -> None:
    """Make sure that `word` is one of `known`.

    Raises:
        DrawingError: it is not; the help names the near match, if there is one, and what there is.

    """
    names = list(known)
    if word not in names:
        help = f"{did_you_mean(word, names)} There is {listed(f'`{name}`' for name in names)}".removeprefix(" ")
        raise DrawingError(f"there is no {noun} `{word}`", help)
