"""Measures reading and writing AIF, against arguebuf: `python -m tests.benchmarks.aif` from the repository's root."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.timing import Run, Runs, plain_environment, time_command
from tests.benchmarks.trees import make_tree

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).parent / ".peers"
SIZES = (10_000, 100_000)
VERSIONS = ("2.7.2", "3.0.0")

_OURS = {
    "read": "import sys; from argmap.formats import read; assert len(read(sys.argv[1]).map)",
    "read and write": "import sys; from argmap.formats import read, write; write(read(sys.argv[1]).map, sys.argv[2], 'aif')",
}
_THEIRS = {
    "read": "import sys, json; from arguebuf import load; g = load.aif(json.load(open(sys.argv[1], encoding='utf-8'))); assert len(g.nodes)",
    "read and write": (
        "import sys, json; from arguebuf import dump, load; g = load.aif(json.load(open(sys.argv[1], encoding='utf-8'))); "
        "json.dump(dump.aif(g), open(sys.argv[2], 'w', encoding='utf-8'), ensure_ascii=False)"
    ),
}


def make_aif(size: int) -> dict[str, Any]:
    """Make an argument of so many statements as AIFdb gives it: numbers for ids, and a time and a scheme in each node."""
    when = "2026-01-01 00:00:00"
    nodes: list[dict[str, Any]] = []
    edges: list[dict[str, Any]] = []
    for statement in make_tree(size).statements:
        nodes.append({"nodeID": str(statement.number), "text": statement.text, "type": "I", "timestamp": when})
    for statement in make_tree(size).statements:
        for child in statement.children:
            against = child % 3 == 0
            id, name = str(size + child), "Default Conflict" if against else "Default Inference"
            scheme = {"scheme": name, "schemeID": "71" if against else "72"}
            nodes.append({"nodeID": id, "text": name, "type": "CA" if against else "RA", "timestamp": when, **scheme})
            for start, end in ((str(child), id), (id, str(statement.number))):
                edges.append({"edgeID": str(len(edges) + 1), "fromID": start, "toID": end, "formEdgeID": None})
    return {"nodes": nodes, "edges": edges, "locutions": []}


def install(version: str) -> Path | None:
    """Install a version of arguebuf in a place of its own, and give its Python; None where it cannot be."""
    python = PEERS / f"arguebuf-{version}" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)
    done = subprocess.run([str(python), "-m", "pip", "install", "--quiet", f"arguebuf=={version}"], capture_output=True, check=False)
    return python if done.returncode == 0 else None


def main() -> None:
    """Measure, and print medians and the most memory, each program and each size in turn."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    given = options.parse_args()
    programs = {"argmap": (Path(sys.executable), _OURS)}
    programs |= {f"arguebuf {version}": (python, _THEIRS) for version in VERSIONS if (python := install(version))}
    print("| statements | | program | seconds | of CPU | MB |\n|--:|---|---|--:|--:|--:|")
    with TemporaryDirectory() as folder:
        for size in given.sizes:
            file = Path(folder, f"{size}.json")
            file.write_text(json.dumps(make_aif(size)), "utf-8")
            for task in _OURS:
                commands = {name: [str(python), "-c", scripts[task], str(file), str(Path(folder, "out.json"))] for name, (python, scripts) in programs.items()}
                # In turn, so that what else the machine does slows all of them alike.
                rounds = [{name: _time(command) for name, command in commands.items()} for _ in range(given.runs)]
                for name in programs:
                    runs = Runs(size, tuple(each[name][0] for each in rounds))
                    cpu = median(each[name][1] for each in rounds)
                    print(f"| {size:,} | {task} | {name} | {runs.seconds:.2f} | {cpu:.2f} | {runs.memory:.0f} |", flush=True)


def _time(command: list[str]) -> tuple[Run, float]:
    """Run a command, and give the seconds of CPU that it took too: these are the same on a busy machine."""
    before = os.times()
    run = time_command(command, plain_environment(ROOT), ROOT)
    after = os.times()
    return run, after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    main()
