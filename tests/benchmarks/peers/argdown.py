"""Argdown 2, whose SVG is drawn by Graphviz too, in WebAssembly."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.benchmarks.peers.peer import Command, Installed, Peer
from tests.benchmarks.trees import Tree

_PACKAGE = {
    "private": True,
    "dependencies": {"@argdown/cli": "2.0.0"},
    # The registry has no 2.0 of the plugin that the command line asks for. It is only used for Markdown; without it the program says so, and goes on.
    "overrides": {"@argdown/markdown-it-plugin": "1.7.7"},
}
_INDENT = "    "


def _install(folder: Installed) -> str:
    if not (folder / "node_modules").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text(json.dumps(_PACKAGE), "utf-8")
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)
    versions = {name: _version(folder, f"@argdown/{name}") for name in ("cli", "core")}
    node = subprocess.run(["node", "--version"], capture_output=True, check=True, text=True).stdout.strip().removeprefix("v")
    return f"Argdown: cli {versions['cli']}, core {versions['core']}, Node {node}"


def _version(folder: Path, package: str) -> str:
    found: str = json.loads((folder / "node_modules" / package / "package.json").read_text("utf-8"))["version"]
    return found


def write(tree: Tree) -> str:
    """Write each statement under the one that it bears on."""
    lines = []
    stack = [(1, 0)]
    while stack:
        number, depth = stack.pop()
        statement = tree.by_number[number]
        sign = "" if number == 1 else "- " if statement.against else "+ "
        lines.append(f"{_INDENT * depth}{sign}[s{number}]: {statement.text}")
        stack += [(child, depth + 1) for child in reversed(statement.children)]
    return "\n".join(lines) + "\n"


def _draw(folder: Installed, file: Path, picture: Path) -> Command:
    # It names the picture after the file.
    assert picture.stem == file.stem
    return [str(folder / "node_modules" / ".bin" / "argdown"), "map", "-f", "svg", str(file), str(picture.parent)]


PEER = Peer("Argdown 2", "argdown", _install, write, _draw)
