"""This library, as it lies in the repository."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.peers.peer import Command, Installed, Peer
from tests.benchmarks.trees import Tree


def _install(_: Installed) -> str:
    return f"argmap, this tree, with graphviz-pure {version('graphviz-pure')} and Python {sys.version.split()[0]}"


def write(tree: Tree) -> str:
    """Write each statement once, and name in it the reasons and objections that bear on it."""
    lines = ['title "A tree"']
    for statement in tree.statements:
        kind = "main claim" if statement.number == 1 else "claim" if statement.children else "premise"
        steps = [f"  {'but' if tree.by_number[child].against else 'because'} s{child}" for child in statement.children]
        lines += [f'{kind} s{statement.number} "{statement.text}"' + (" {" if steps else ""), *steps, *(["}"] if steps else [])]
    return "\n".join(lines) + "\n"


def _draw(_: Installed, file: Path, picture: Path) -> Command:
    return [sys.executable, "-m", "argmap", "draw", str(file), "--layout", "right", "-o", str(picture)]


PEER = Peer("argmap", "argmap", _install, write, _draw, most=30_000)
