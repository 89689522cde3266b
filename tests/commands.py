"""The command line in this process: its modules are loaded once, and not for each test anew.

What only a process of its own can tell is tested in one: other encodings and hash seeds, pipes that close, what is loaded when.
"""

from __future__ import annotations

import contextlib
import gc
import io
import sys
from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from argmap.cli import main


def run(
    *arguments: object, folder: str | Path = ".", input: bytes | str | None = None, env: Mapping[str, str] | None = None, text: bool = False
) -> CompletedProcess[Any]:
    """Run `argmap` with `arguments` in a folder, and give its exit status and what it wrote, as bytes or, if wanted, as text.

    It is as if its output were piped. An exception that would be a traceback comes through.
    """
    given = input.encode() if isinstance(input, str) else input or b""
    # Bytes with text on top, as the streams of a process are.
    streams = {name: io.TextIOWrapper(io.BytesIO(given if name == "stdin" else b""), encoding="utf-8") for name in ("stdin", "stdout", "stderr")}
    thresholds = gc.get_threshold()
    with pytest.MonkeyPatch.context() as patch, contextlib.chdir(folder):
        # Lines are as long as where nobody watches, even if somebody watches the tests.
        for name, value in {"COLUMNS": "80", **(env or {})}.items():
            patch.setenv(name, value)
        for name, stream in streams.items():
            patch.setattr(sys, name, stream)
        try:
            with pytest.raises(SystemExit) as end:
                main([str(argument) for argument in arguments])
        finally:
            gc.set_threshold(*thresholds)
    for name in ("stdout", "stderr"):
        streams[name].flush()
    written = [streams[name].buffer.getvalue() for name in ("stdout", "stderr")]
    return CompletedProcess(list(arguments), end.value.code or 0, *(each.decode() if text else each for each in written))
