"""Many files at once: on all cores, and told as if one were done after the other."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

from argmap.cli.inputs import STANDARD_INPUT, with_progress
from argmap.cli.limiting import attempt

if TYPE_CHECKING:
    from argmap.cli.crew import Crew, Done

Result = TypeVar("Result")

_PATIENCE = 0.5
"""Seconds of work that are done before workers are thought of: to start them takes about as long."""
_LARGE = 3_000_000
"""Bytes that are certain to take longer than that."""
_MOST = 60
"""How many processes Windows waits for at once."""

jobs_option = click.option("--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="How many files are worked on at once.  [default: one a core]")
"""The option of commands that take many files."""


@contextmanager
def for_each(work: Callable[[str], Result], names: Sequence[str], jobs: int | None = None) -> Iterator[Iterator[Result | None]]:
    """Do some work on each file, and give what comes of it in the order of `names`; what it tells is told in that order too.

    A few files are worked on in this process, and so is standard input.
    None stands for a file on which the work could not be ended, since time, memory or its worker was gone; that is told, and the others are done.
    When whoever takes the results leaves off, no worker is left.

    Args:
        work: What is done with a file; it can be pickled, and so can what comes of it.
        names: The files.
        jobs: How many are worked on at once; None for one a core, if there is enough to do.
    """
    if len(names) == 1:
        # It does not wait for what many need.
        yield (attempt(work, name) for name in names)
        return
    from argmap.cli.crew import Crew

    crew = Crew(work)
    shown = with_progress(_done(crew, names, jobs), len(names))
    try:
        yield (_told(done) for done in shown)
    finally:
        # A bar that is shown hides the cursor.
        shown.close()
        crew.end()


def _told(done: Done) -> Any:
    from argmap.cli.recording import tell_again

    result, told = done
    tell_again(told)
    return result


def _done(crew: Crew, names: Sequence[str], jobs: int | None) -> Iterator[Done]:
    from argmap.cli.recording import manners, recorded

    count = 1 if STANDARD_INPUT in names else min(jobs or _cores(), _MOST)
    until = time.monotonic() + (_PATIENCE if jobs is None and _size(names) < _LARGE else 0.0)
    # A bar that shows how far one is must not be written over while a file is worked on.
    aside = manners() if len(names) > 1 and sys.stderr.isatty() else None
    for number, name in enumerate(names):
        if min(count, len(names) - number) > 1 and time.monotonic() >= until:
            yield from crew.share(names[number:], count)
            return
        work = partial(attempt, crew.work, name)
        yield recorded(work, aside) if aside else (work(), ())


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(names: Sequence[str]) -> int:
    size = 0
    for name in names:
        # What is not there is told when it is to be read.
        with suppress(OSError, ValueError):
            size += os.stat(name).st_size  # noqa: PTH116 (as it is for thousands of files)
    return size
