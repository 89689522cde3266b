"""How much is taken on: what is larger is told, and not done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, BinaryIO

from attrs import Attribute, field, fields, frozen

_CEILINGS = {"digits": 4_000, "engine_memory": 1_000_000, "engine_seconds": 1_000_000, "seconds": 1_000_000}
"""Python turns no longer text into a number, and systems count neither time nor memory without end."""

_PORTION = 16_000_000
"""How many bytes are read at once."""


def _above_zero(_: Any, attribute: Attribute[Any], value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < float("inf"):
        raise ValueError(f"`{setting_of(attribute.name)}` is no number above zero")
    if value > (most := _CEILINGS.get(attribute.name, value)):
        raise ValueError(f"`{setting_of(attribute.name)}` is more than {most:,}")


def _limit(default: float) -> Any:
    return field(default=default, validator=_above_zero)


@frozen(kw_only=True)
class Limits:
    """How much is taken on: far more than any text has, and far less than any computer.

    Raises:
        ValueError: one is no number above zero, or more than can be held.
    """

    file_size: float = _limit(256)
    """How large a file may be, in MB of 1,000,000 bytes: a map, what it includes, a record, a text."""
    statements: float = _limit(1_000_000)
    """How many statements a file may have."""
    nesting: float = _limit(100_000)
    """How many statements and sections may stand in one another."""
    includes: float = _limit(1_000)
    """How many files a map may take in."""
    include_depth: float = _limit(50)
    """How many files may include one another in a row."""
    digits: float = _limit(9)
    """How many digits the number of a paragraph or a sentence may have."""
    engine_seconds: float = _limit(60)
    """How long the engine may draw one picture."""
    engine_memory: float = _limit(4_000)
    """How much memory the engine may ask for, in MB; held where one process may bound another, which is on Linux."""
    seconds: float = _limit(3_600)
    """How long the command line works on one file, all in all."""

    @property
    def bytes(self) -> int:
        """How many bytes a file may have."""
        return round(self.file_size * 1_000_000)


LIMITS: tuple[str, ...] = tuple(each.name for each in fields(Limits))
"""The names of the limits."""

_CURRENT: ContextVar[Limits] = ContextVar("limits")
_USUAL = Limits()


def current_limits() -> Limits:
    """Give the limits that hold here."""
    return _CURRENT.get(_USUAL)


@contextmanager
def limited(limits: Limits) -> Iterator[None]:
    """Let other limits hold for what is done meanwhile, in this thread or task alone."""
    token = _CURRENT.set(limits)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def read_bounded(file: BinaryIO) -> bytes:
    """Read no more of a file than shows that it is too large: some devices never end."""
    parts, left = [], current_limits().bytes + 1
    # Python sets as much memory aside as may be read at once.
    while left > 0 and (part := file.read(min(left, _PORTION))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def setting_of(limit: str) -> str:
    """Give the name that a limit has in a settings file."""
    return limit.replace("_", "-")
