"""This library, as it lies in the repository."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.peers.peer import Command, Installed, Peer, Task
from tests.benchmarks.trees import Tree


def _install(_: Installed) -> str:
    return f"argmap, this tree, with lark {version('lark')}, graphviz-pure {version('graphviz-pure')} and Python {sys.version.split()[0]}"


def write(tree: Tree) -> str:
    """Write each statement once, and name in it the reasons and objections that bear on it."""
    lines = ['title "A tree"']
    for statement in tree.statements:
        kind = "main claim" if statement.number == 1 else "claim" if statement.children else "premise"
        steps = [f"  {'but' if tree.by_number[child].against else 'because'} s{child}" for child in statement.children]
        lines += [f'{kind} s{statement.number} "{statement.text}"' + (" {" if steps else ""), *steps, *(["}"] if steps else [])]
    return "\n".join(lines) + "\n"


_IN_AND_OUT = "import sys; from argmap.formats import read, write; write(read(sys.argv[1]).map, sys.argv[2], 'aif')"


def _run(*words: str) -> Task:
    def command(_: Installed, file: Path, made: Path) -> Command:
        place = {"FILE": str(file), "MADE": str(made)}
        return [sys.executable, "-m", "argmap", *(place.get(word, word) for word in words)]

    return command


def inside(task: str) -> Task:
    """The command that does a task of `inside.py`, which measures its time itself."""
    return lambda _, file, made: [sys.executable, "-m", "tests.benchmarks.inside", task, str(file), str(made)]


PEER = Peer(
    "argmap",
    "argmap",
    _install,
    {
        "start": _run("check", "FILE"),
        "parse": inside("parse"),
        "json": _run("convert", "FILE", "--to", "json", "-o", "MADE"),
        "dot": _run("draw", "FILE", "--layout", "dot", "-o", "MADE"),
        "svg": _run("draw", "FILE", "--layout", "right", "-o", "MADE"),
        "aif-in": lambda _, file, __: [sys.executable, "-c", "import sys; from argmap.formats import read; assert read(sys.argv[1]).map", str(file)],
        # As arguebuf, by the library: `argmap convert` checks too.
        "aif-in-out": lambda _, file, made: [sys.executable, "-c", _IN_AND_OUT, str(file), str(made)],
        "aif-to-dot": _run("draw", "FILE", "--layout", "dot", "-o", "MADE"),
        "weigh": inside("weigh"),
        "quotes": inside("quotes"),
        "wrong-quotes": inside("wrong-quotes"),
    },
    write,
)
