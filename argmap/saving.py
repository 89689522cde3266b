"""Writing files: each is whole, the old one or the new one, at every moment."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

_WRITABLE = 0o222
_PIECE = 1 << 18
"""How many characters are written at a time."""
_MARK = ".argmap-"
"""How the names of files begin that are not whole yet. They are hidden, so no command takes one for a map, should a run be killed and leave it."""


class OutputError(OSError):
    """A product could not be written; told in one line."""


def write_file(path: str | os.PathLike[str], data: bytes | str) -> None:
    """Write a file so that at each moment either the old or the new one is there, whole, even if the process is killed or the disk is full.

    What is written goes to a hidden file in the same folder first, is handed to the disk, and then takes the place of the old one.
    A text is written as UTF-8, piece by piece, so that it is not held twice.
    The new file has the permissions of the old one, and its owner if the system allows that; where the path is a link, what it leads to is replaced.

    Raises:
        OutputError: it cannot be written; what was there is unharmed.
    """
    path = Path(path)
    if _is_special(path):
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
    except BaseException as error:
        for temporary in made.values():
            _remove(temporary)
        for path, data in old.items():
            write_file(path, data)
        if isinstance(error, OSError) and not isinstance(error, OutputError):
            raise OutputError(f"cannot read {path}: {_why(error)}") from error
        raise


def _is_special(path: Path) -> bool:
    """Whether a path leads to something that is there and is no file."""
    with contextlib.suppress(OSError, ValueError, RuntimeError):
        return path.exists() and not path.is_file()
    return False


def _prepare(path: Path, data: bytes | str) -> Path:
    """Write a file beside the one that it is to replace, with the same permissions."""
    try:
        target = path.resolve()
        old = target.stat() if target.exists() else None
        _require_writable(path, target, old)
        return _write_beside(target, data, old)
    except OutputError:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        raise OutputError(f"cannot write {path}: {_why(error)}") from error


def _require_writable(path: Path, target: Path, old: os.stat_result | None) -> None:
    if not target.parent.is_dir():
        raise OutputError(f"cannot write {path}: there is no folder {path.parent}")
    if old and not (old.st_mode & _WRITABLE and os.access(target, os.W_OK)):
        # Its folder would let it be replaced all the same, against its owner's will.
        raise OutputError(f"cannot write {path}: it is read-only")


def _write_beside(target: Path, data: bytes | str, old: os.stat_result | None) -> Path:
    # Its own name may be as long as names can be.
    temporary = target.with_name(f"{_MARK}{os.urandom(8).hex()}.tmp")
    # What only its owner may read is at no moment anybody else's to read.
    mode = stat.S_IMODE(old.st_mode) if old else 0o666
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb") as file:
            file.writelines(_pieces(data))
            file.flush()
            # Else some systems put the new name on the disk before what it stands for.
            os.fsync(file.fileno())
        if old:
            _keep(temporary, old)
    except BaseException:
        # Ctrl-C too must leave nothing lying about.
        _remove(temporary)
        raise
    return temporary


def _pieces(data: bytes | str) -> Iterator[bytes]:
    if isinstance(data, bytes):
        yield data
        return
    for start in range(0, len(data), _PIECE):
        yield data[start : start + _PIECE].encode("utf-8")


def _keep(temporary: Path, old: os.stat_result) -> None:
    """Give a file the owner and the permissions of the one that it is to replace."""
    new = temporary.stat()
    if hasattr(os, "chown") and (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        with contextlib.suppress(OSError):
            os.chown(temporary, old.st_uid, old.st_gid)
    temporary.chmod(stat.S_IMODE(old.st_mode))


def _put(path: Path, temporary: Path) -> None:
    try:
        temporary.replace(path.resolve())
    except BaseException as error:
        _remove(temporary)
        if isinstance(error, OSError):
            raise OutputError(f"cannot write {path}: {_why(error)}") from error
        raise


def _remove(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)


def _write_through(path: Path, data: bytes | str) -> None:
    try:
        with path.open("wb") as file:
            file.writelines(_pieces(data))
    except OSError as error:
        raise OutputError(f"cannot write {path}: {_why(error)}") from error


def _why(error: Exception) -> str:
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    if isinstance(error, UnicodeEncodeError):
        return "it holds half a pair of surrogates, which no UTF-8 does"
    return "its links lead in a circle" if isinstance(error, RuntimeError) else "its name cannot be a file's"
