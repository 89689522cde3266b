"""Argdown, the older version that most people have and the newest; its SVG is drawn by Graphviz too, compiled to JavaScript and to WebAssembly."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.benchmarks.peers.peer import Command, Installed, MissingError, Peer, Task
from tests.benchmarks.trees import Tree

_PACKAGES = {
    "1.7.5": {"dependencies": {"@argdown/cli": "1.7.5", "@argdown/core": "1.7.5"}},
    "2.0.0": {
        "dependencies": {"@argdown/cli": "2.0.0", "@argdown/core": "2.0.1"},
        # The registry has no 2.0 of the plugin that the command line asks for. It is only used for Markdown; without it the program says so, and goes on.
        "overrides": {"@argdown/markdown-it-plugin": "1.7.7"},
    },
}
_INDENT = "    "
_INSIDE = Path(__file__).with_name("argdown.mjs")


def _install(version: str, folder: Installed) -> str:
    if not shutil.which("npm") or not shutil.which("node"):
        raise MissingError("needs Node and npm, which are not here")
    if not (folder / "node_modules").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text(json.dumps({"private": True, **_PACKAGES[version]}), "utf-8")
        done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=folder, capture_output=True, check=False)
        if done.returncode:
            shutil.rmtree(folder)
            raise MissingError("could not be installed with npm")
    versions = {name: _version(folder, f"@argdown/{name}") for name in ("cli", "core")}
    node = subprocess.run(["node", "--version"], capture_output=True, check=True, text=True).stdout.strip().removeprefix("v")
    return f"Argdown: cli {versions['cli']}, core {versions['core']}, Node {node}"


def _version(folder: Path, package: str) -> str:
    found: str = json.loads((folder / "node_modules" / package / "package.json").read_text("utf-8"))["version"]
    return found


def write(tree: Tree) -> str:
    """Write each statement under the one that it bears on; in a chain, which would be indented without end, under its name."""
    if tree.shape == "chain":
        return "\n".join(_links(tree))
    lines = []
    stack = [(1, 0)]
    while stack:
        number, depth = stack.pop()
        statement = tree.by_number[number]
        lines.append(f"{_INDENT * depth}{_sign(tree, number)}[s{number}]: {statement.text}")
        stack += [(child, depth + 1) for child in reversed(statement.children)]
    return "\n".join(lines) + "\n"


def _links(tree: Tree) -> list[str]:
    first, *_ = tree.statements
    lines = [f"[s1]: {first.text}"]
    for statement in tree.statements:
        for child in statement.children:
            above = [] if statement is first else ["", f"[s{statement.number}]"]
            lines += [*above, f"{_INDENT}{_sign(tree, child)}[s{child}]: {tree.by_number[child].text}"]
    return [*lines, ""]


def _sign(tree: Tree, number: int) -> str:
    return "" if number == 1 else "- " if tree.by_number[number].against else "+ "


def _run(*words: str) -> Task:
    def command(folder: Installed, file: Path, made: Path) -> Command:
        # It names what it makes after the file.
        assert made.stem == file.stem
        more = [str(made.parent)] if len(words) > 0 else []
        return ["node", str(folder / "node_modules" / "@argdown" / "cli" / "dist" / "cli.js"), *words, str(file), *more]

    return command


def _parse(folder: Installed, file: Path, _: Path) -> Command:
    return ["node", str(_INSIDE), str(folder / "node_modules" / "@argdown" / "core" / "dist" / "argdown.js"), str(file)]


def _peer(version: str) -> Peer:
    tasks = {"start": _run(), "parse": _parse, "json": _run("json"), "dot": _run("map", "-f", "dot"), "svg": _run("map", "-f", "svg")}
    return Peer(f"Argdown {version}", "argdown", lambda folder: _install(version, folder), tasks, write)


PEERS = tuple(_peer(version) for version in _PACKAGES)
