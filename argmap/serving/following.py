"""Noticing that the files of a map change."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from attrs import define, field

from argmap.reading import Reading

Mark: TypeAlias = tuple[int, int, int] | None
"""What changes when a file is saved: its time, its size, and which file it is; None where there is none."""

TICK = 0.2
"""Seconds between two looks."""
_CALM = 0.05
"""Seconds in which nothing may change for a save to be over."""
_PATIENCE = 20
"""How often one looks whether a save is over: what is then gone or empty is meant to be."""


def look(path: Path) -> Mark:
    """Give the mark of a file; links count as what they lead to."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino


@define
class Follower:
    """Reads a map anew, and knows whether a file on which it rests has changed since it did."""

    read_anew: Callable[[], Reading]
    paths: frozenset[Path]
    """The map's file, and others that a picture of it depends on though its reading does not."""
    look: Callable[[Path], Mark] = look
    seen: dict[Path, Mark] = field(init=False, factory=dict)
    """The files that were looked at before the last reading."""

    def read(self) -> Reading:
        """Read the map.

        It is read again if it names files that it did not name before, so that each was looked at before it was read and no change is missed.
        """
        known = self.paths | set(self.seen)
        while True:
            marks = {path: self.look(path) for path in known}
            reading = self.read_anew()
            needed = self.paths.union(reading.paths)
            if needed <= known:
                self.seen = {path: marks[path] for path in sorted(needed)}
                return reading
            known |= needed

    @property
    def changes(self) -> list[Path]:
        """The files that are other than they were before the last reading."""
        return [path for path, mark in self.seen.items() if self.look(path) != mark]

    @property
    def marks(self) -> list[Mark]:
        """How its files are now."""
        return [self.look(path) for path in self.seen]

    @property
    def is_lacking(self) -> bool:
        """Whether a file that held something is gone or empty, as it is for a moment while some editors save."""
        return any(mark and mark[1] and not (now and now[1]) for mark, now in zip(self.seen.values(), self.marks, strict=True))


def wait(followers: Sequence[Follower], *, sleep: Callable[[float], object] = time.sleep) -> list[Follower]:
    """Wait until files have changed and are then left alone for a moment; give those who follow them.

    `sleep` takes seconds; what it raises ends the waiting.
    """
    while True:
        while not _changed(followers):
            sleep(TICK)
        for _ in range(_PATIENCE):
            before = [each.marks for each in followers]
            sleep(_CALM)
            if before == [each.marks for each in followers] and not any(each.is_lacking for each in followers):
                break
        # A file may have been put back as it was.
        if changed := _changed(followers):
            return changed


def _changed(followers: Iterable[Follower]) -> list[Follower]:
    return [each for each in followers if each.changes]
