"""arguebuf, which reads and writes AIF: the version for Python below 3.12, and the newest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.peers.peer import Installed, MissingError, Peer, Task

_PYTHONS = {"2.7.2": ("3.11", "3.10"), "3.0.0": ("3.13", "3.14")}
"""The versions of Python that each can do with, the best first."""
_SCRIPT = Path(__file__).with_name("arguebuf_tasks.py")


def _install(version: str, folder: Installed) -> str:
    python = _python(folder)
    if not python.exists():
        interpreter = _interpreter(_PYTHONS[version])
        subprocess.run([interpreter, "-m", "venv", str(folder)], check=True, capture_output=True)
        done = subprocess.run([str(python), "-m", "pip", "install", "--quiet", f"arguebuf=={version}"], capture_output=True, check=False)
        if done.returncode:
            shutil.rmtree(folder)
            raise MissingError("could not be installed with pip")
    used = subprocess.run([str(python), "--version"], capture_output=True, check=True, text=True).stdout.strip()
    return f"arguebuf {version}, {used}"


def _python(folder: Installed) -> Path:
    return folder / "bin" / "python"


def _interpreter(versions: tuple[str, ...]) -> str:
    """Find a Python of one of the versions: our own, one on the PATH, or one that pyenv keeps."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    for version in versions:
        if version == f"{sys.version_info.major}.{sys.version_info.minor}":
            return sys.executable
        for place in (f"python{version}", *map(str, sorted(kept.glob(f"{version}.*/bin/python"), reverse=True))):
            # What is on the PATH may only be a stand-in that says that there is none.
            if shutil.which(place) and not subprocess.run([place, "--version"], capture_output=True, check=False).returncode:
                return place
    raise MissingError(f"needs Python {' or '.join(versions)}, which is not here")


def _task(name: str) -> Task:
    # Isolated: beside the script lies a module that is called as the package is.
    return lambda folder, file, made: [str(_python(folder)), "-I", str(_SCRIPT), name, str(file), str(made)]


def _peer(version: str) -> Peer:
    tasks = {name: _task(name) for name in ("aif-in", "aif-in-out", "aif-to-dot")}
    return Peer(f"arguebuf {version}", "json", lambda folder: _install(version, folder), tasks)


PEERS = tuple(_peer(version) for version in _PYTHONS)
