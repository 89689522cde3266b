"""Writing what was made: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

_WRITABLE = 0o222


class OutputError(Exception):
    """A product could not be written; told in one line."""


def write_file(path: Path, data: bytes) -> None:
    """Write a file so that at each moment either the old or the new one is there, whole.

    Raises:
        OutputError: it cannot be written; what was there is unharmed.
    """
    if path.exists() and not path.is_file():
        # A pipe or /dev/stdout has no old state to keep.
        _write_through(path, data)
        return
    _put(path, _prepare(path, data))


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write several files that are there, all or none of them.

    Raises:
        OutputError: one cannot be written; all hold what they held.
    """
    made: dict[Path, Path] = {}
    old: dict[Path, bytes] = {}
    try:
        for path, data in files.items():
            made[path] = _prepare(path, data)
        for path, temporary in made.items():
            before = path.read_bytes()
            _put(path, temporary)
            old[path] = before
    except (OSError, OutputError) as error:
        for temporary in made.values():
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        for path, data in old.items():
            write_file(path, data)
        raise error if isinstance(error, OutputError) else OutputError(f"cannot read {path}: {_why(error)}") from error


def _prepare(path: Path, data: bytes) -> Path:
    """Write a file beside the one that it is to replace, with the same permissions."""
    target = path.resolve()
    if not target.parent.is_dir():
        raise OutputError(f"cannot write {path}: there is no folder {path.parent}")
    if target.exists() and not (target.stat().st_mode & _WRITABLE and os.access(target, os.W_OK)):
        # Its folder would let it be replaced all the same, against its owner's will.
        raise OutputError(f"cannot write {path}: it is read-only")
    name = None
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
    except BaseException as error:
        # Ctrl-C too must leave nothing lying about.
        if name:
            with contextlib.suppress(OSError):
                Path(name).unlink()
        if isinstance(error, OSError):
            raise OutputError(f"cannot write {path}: {_why(error)}") from error
        raise
    return Path(name)


def _put(path: Path, temporary: Path) -> None:
    try:
        temporary.replace(path.resolve())
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise OutputError(f"cannot write {path}: {_why(error)}") from error


def write_out(data: bytes) -> None:
    """Write to standard output."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _write_through(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {_why(error)}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
