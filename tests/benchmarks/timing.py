"""Timing a command from its start to its end, with its memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from math import log
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter

from attrs import frozen

_MB = 1024


@frozen
class Run:
    """One run of a command."""

    seconds: float
    memory: float
    """The most that the process and those it started held at one moment together, in MB; 0 where the system does not tell."""


@frozen
class Runs:
    """Several runs of one command, at one size."""

    size: int
    """How many statements it was given."""
    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        """The median time."""
        return median(run.seconds for run in self.runs)

    @property
    def spread(self) -> str:
        """The shortest and the longest time."""
        times = [run.seconds for run in self.runs]
        return f"{min(times):.2f}–{max(times):.2f}"

    @property
    def memory(self) -> float:
        """The most memory of all runs, in MB."""
        return max(run.memory for run in self.runs)


def time_command(command: list[str], environment: Mapping[str, str], folder: Path) -> Run:
    """Run a command in a folder, and wait for it.

    Raises:
        RuntimeError: it failed.

    """
    start = perf_counter()
    with subprocess.Popen(command, cwd=folder, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        watch = _Watch(process.pid)
        said = process.stdout.read() if process.stdout else b""
        status = process.wait()
        seconds = perf_counter() - start
        memory = watch.stop()
    if status:
        raise RuntimeError(f"{' '.join(command)} ended with {status}: {said.decode(errors='replace')}")
    return Run(seconds, memory)


class _Watch:
    """Looks a hundred times a second how much a process and its children hold."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.most = 0.0
        self.done = Event()
        self.thread = Thread(target=self._look, daemon=True)
        self.thread.start()

    def stop(self) -> float:
        self.done.set()
        self.thread.join()
        return self.most

    def _look(self) -> None:
        while sys.platform == "linux" and not self.done.wait(0.02):
            self.most = max(self.most, sum(_resident(pid) for pid in _family(self.pid)) / _MB)


def _family(pid: int) -> list[int]:
    found = [pid]
    for each in found:
        try:
            found += [int(child) for task in Path(f"/proc/{each}/task").iterdir() for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def _resident(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((float(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


def exponent(points: list[tuple[float, float]]) -> float:
    """Fit y = c·x^k to points and give k: 1 is in proportion."""
    logs = [(log(x), log(y)) for x, y in points]
    middle_x, middle_y = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    return sum((x - middle_x) * (y - middle_y) for x, y in logs) / sum((x - middle_x) ** 2 for x, _ in logs)


def plain_environment(root: Path) -> dict[str, str]:
    """The environment to time in: our repository is found, and compiled modules are kept, as where a program is installed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": str(root)}
