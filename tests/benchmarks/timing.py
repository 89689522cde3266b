"""Timing a command, with its memory and a limit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from tests.benchmarks.measure import TroubleError

_LAUNCH = Path(__file__).with_name("launch.py")
_ROOT = Path(__file__).parents[2]
_GRACE = 10
"""How much longer than its limit the launcher may take, in seconds."""


@frozen
class Run:
    """One run of a command."""

    seconds: float
    """From its start to its end, or what it measured inside."""
    peak: int
    """The most bytes that it, or any process that it waited for, held."""


def time_command(command: Sequence[str], folder: Path, limit: float, *, inside: bool = False) -> Run:
    """Run a command in a folder, and wait for it; if it measures time `inside`, the last line that it prints is the seconds.

    Raises:
        TroubleError: it failed, or did not finish within `limit` seconds.

    """
    log = folder / "log.txt"
    launcher = [sys.executable, "-I", "-S", str(_LAUNCH), str(limit), str(log), *command]
    done = subprocess.run(launcher, cwd=folder, env=_environment(), capture_output=True, text=True, timeout=limit + _GRACE, check=True)
    seconds, peak, status = json.loads(done.stdout)
    said = log.read_text("utf-8", errors="replace").strip().splitlines()
    if status is None:
        raise TroubleError(f"did not finish in {limit:g} s")
    if status:
        why = next((line.strip() for line in said if "Error" in line), said[-1].strip() if said else "")
        raise TroubleError(f"failed: {why[:60]}" if why else f"failed with status {status}")
    return Run(float(said[-1]) if inside else seconds, peak)


def _environment() -> dict[str, str]:
    """Our repository is found, and compiled modules are kept, as where a program is installed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": str(_ROOT), "NODE_OPTIONS": "--max-old-space-size=8192"}
