"""What a benchmark needs to know of a program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from attrs import frozen

from tests.benchmarks.trees import Tree

Command: TypeAlias = list[str]

Installed: TypeAlias = Path
"""The folder that a peer was installed into."""


@frozen
class Peer:
    """A program, how to have it, and how it is told to draw a tree."""

    name: str
    suffix: str
    """That of its files, without the dot."""
    install: Callable[[Installed], str]
    """Installs it into a folder, if it is not there yet; gives its version."""
    write: Callable[[Tree], str]
    """Writes a tree in its language."""
    draw: Callable[[Installed, Path, Path], Command]
    """The command that draws the file, the second argument, as SVG, which becomes the third."""
    most: int = 10_000
    """The largest number of statements that it is asked to draw."""
