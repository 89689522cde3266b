"""Standard output, and where products go."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from argmap.cli.terminal import fail


def write_out(data: bytes) -> None:
    """Write to standard output."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def require_apart(targets: Iterable[tuple[str, Path | None]], help: str) -> None:
    """End the command if what is made of one file would go where another's goes, or where another is; `help` says what to do then."""
    places = list(targets)
    taken = {Path(name): name for name, _ in places}
    for name, path in places:
        # What would overwrite its own file is told when it comes to that.
        if path is not None and taken.setdefault(path, name) != name:
            fail(f"{path} would be written over: {'it is one of the files' if path == Path(taken[path]) else f'{taken[path]} and {name} both go there'}", help)
            raise click.exceptions.Exit(2)
