"""Each file within its limits."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, TypeVar

from argmap.cli.terminal import fail, paint, tell
from argmap.diagnostic import Label
from argmap.language.rules.limit_reached import limit_reached
from argmap.limits import Limits, limited
from argmap.reports import print_full, visible

Result = TypeVar("Result")

_AGAIN = 1.0
"""Seconds after which it is tried again to end what takes too long."""


class OutOfTimeError(BaseException):
    """Work on a file took longer than it may: no error that the work itself should deal with."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@contextmanager
def within(limits: Limits) -> Iterator[None]:
    """Let limits hold for what is done meanwhile, the time that it takes among them.

    The time is held where the system has timers, which Windows has not.

    Raises:
        OutOfTimeError: it took too long.
    """
    with limited(limits):
        if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
            yield
            return

        def end(*_: Any) -> NoReturn:
            raise OutOfTimeError(limits.seconds)

        before = signal.signal(signal.SIGALRM, end)
        hook = sys.unraisablehook
        # Where Python drops an error, as when it collects garbage, the next one is to get through, and the first is not to be told.
        sys.unraisablehook = lambda dropped: None if dropped.exc_type is OutOfTimeError else hook(dropped)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds, _AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
            sys.unraisablehook = hook


def attempt(work: Callable[[str], Result], name: str) -> Result | None:
    """Do some work on a file; None if it cannot be ended for want of time or memory, which is told."""
    try:
        return work(name)
    except MemoryError:
        fail(f"{visible(name)} is not done, since there is not enough memory", "do it where there is more, or in parts")
    except OutOfTimeError as error:
        tell(print_full([limit_reached(f"{visible(name)} is not done within {error.seconds:g} s", Label((name,)), "seconds")], paint=paint) + "\n", err=True)
    return None
