"""What a benchmark needs to know of a program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from attrs import frozen
from platformdirs import user_cache_path

from tests.benchmarks.trees import Tree

FOLDER = user_cache_path("argmap-benchmarks")
"""Where peers are installed and kept, each in a folder of its own."""

Command: TypeAlias = list[str]

Installed: TypeAlias = Path
"""The folder that a peer was installed into."""

Task: TypeAlias = Callable[[Installed, Path, Path], Command]
"""The command that does something with the file, the second argument; what it makes becomes the third."""


class MissingError(Exception):
    """A peer cannot be had here."""


@frozen
class Peer:
    """A program, how to have it, and how it is told to do what is measured."""

    name: str
    suffix: str
    """That of its files, without the dot."""
    install: Callable[[Installed], str]
    """Installs it into a folder, if it is not there yet; gives its version. Raises MissingError where it cannot be had."""
    tasks: Mapping[str, Task]
    """What it can do, by the names of rows."""
    write: Callable[[Tree], str] | None = None
    """Writes an argument in its language, if it has one."""

    def home(self, folder: Path = FOLDER) -> Installed:
        """Give its own folder among those of all peers."""
        return folder / self.name.replace(" ", "-").lower()
