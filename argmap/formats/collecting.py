"""Python's search for garbage, put off while a file is read or written."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Put off the search for objects that hold each other, and take it up again as it was.

    What a reader makes stays: the search goes through all of it, again and again while it grows, and finds nothing.
    What is not needed any more is given up at once all the same, since nothing of it holds itself.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
