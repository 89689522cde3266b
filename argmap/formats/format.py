"""What a format is: how a file of it is known, read and written, and what it could not carry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Protocol

from attrs import frozen

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic
from argmap.formats.foreign import Foreign


@frozen
class Import:
    """What reading a foreign file gives: the map, as far as it could be read, and everything that is wrong with the file."""

    map: ArgumentMap
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class Loss:
    """Something of a map that a format cannot say."""

    what: str
    """In a few words that follow a name: `its hedge “might”`."""
    id: str = ""
    """The statement that it was said of, or that holds the step; empty for the map."""

    def __str__(self) -> str:
        return f"{self.id or 'the map'}: {self.what}"


@frozen
class Export:
    """What writing a map gives: the text of a file, and what it could not carry, in order of writing."""

    text: str
    losses: tuple[Loss, ...] = ()


class Reader(Protocol):
    """What the file of a format that is read offers."""

    def read(self, foreign: Foreign) -> Import:
        """Read a file. Never raises: what is wrong is told, and the sound rest is given."""

    def lacks(self, foreign: Foreign) -> Sequence[str] | None:
        """Say what a file lacks to be of this format, each in a few words such as "the key `edges`"; nothing if it is, None if it is of another kind."""


class Writer(Protocol):
    """What the file of a format that is written offers."""

    def write(self, map: ArgumentMap) -> Export:
        """Write a map."""


@frozen
class Format:
    """A format, one file and one line in `FORMATS`."""

    name: str
    title: str
    suffix: str
    """Of its files, with the dot."""
    reads: bool = True
    writes: bool = True

    @property
    def _room(self) -> Any:
        # Nobody waits for the formats that he does not use.
        return import_module(f"argmap.formats.{self.name.replace('-', '_')}")

    @property
    def reader(self) -> Reader | None:
        """What reads it; None if it is only written."""
        return self._room if self.reads else None

    @property
    def write(self) -> Callable[[ArgumentMap], Export] | None:
        """What writes it; None if it is only read."""
        return self._room.write if self.writes else None
