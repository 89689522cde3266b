"""What is told and written to the standard streams, kept to be told later."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from typing import Any, TypeAlias, TypeVar

from attrs import frozen

Result = TypeVar("Result")
Told: TypeAlias = Sequence[tuple[int, bytes]]
"""What was written, piece by piece in that order: to standard output, 1, or to standard error, 2."""


@frozen
class Manner:
    """How a stream is written to."""

    encoding: str
    errors: str
    is_terminal: bool


def manners() -> tuple[Manner, Manner]:
    """How standard output and standard error are written to."""
    out, err = (Manner(stream.encoding or "utf-8", stream.errors or "replace", stream.isatty()) for stream in (sys.stdout, sys.stderr))
    return out, err


def recorded(work: Callable[[], Result], how: tuple[Manner, Manner]) -> tuple[Result, Told]:
    """Do some work, and give what comes of it with what it wrote; it writes as if to streams of these manners."""
    told: list[tuple[int, bytes]] = []
    out, err = (
        io.TextIOWrapper(_Recorder(number, told, manner), encoding=manner.encoding, errors=manner.errors, write_through=True)
        for number, manner in enumerate(how, 1)
    )
    with redirect_stdout(out), redirect_stderr(err):
        return work(), told


def tell_again(told: Told) -> None:
    """Write what was recorded."""
    for number, data in told:
        stream = sys.stdout if number == 1 else sys.stderr
        stream.buffer.write(data)
        stream.buffer.flush()


class _Recorder(io.BytesIO):
    """A stream that keeps what is written, beside what is written to another."""

    def __init__(self, number: int, told: list[tuple[int, bytes]], manner: Manner) -> None:
        super().__init__()
        self._number, self._told, self._manner = number, told, manner

    def isatty(self) -> bool:
        return self._manner.is_terminal

    def write(self, data: Any) -> int:
        self._told.append((self._number, bytes(data)))
        return len(data)
