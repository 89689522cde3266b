"""Measures drawing: `python -m tests.benchmarks.run` from the repository's root."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.peers import PEERS
from tests.benchmarks.peers.peer import Peer
from tests.benchmarks.timing import Run, Runs, exponent, plain_environment, time_command
from tests.benchmarks.trees import make_tree

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_SIZES = (1_000, 10_000, 30_000)


def main() -> None:
    """Measure, and write the tables to RESULTS.md."""
    parser = argparse.ArgumentParser(description="Draw the same trees with this library and with others.")
    parser.add_argument("--runs", type=int, default=5, help="how often each is run at each size")
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES, help="how many statements the trees have")
    wished = parser.parse_args()
    versions = {peer.name: peer.install(_HERE / ".peers" / peer.suffix) for peer in PEERS}
    measured: dict[str, list[Runs]] = {peer.name: [] for peer in PEERS}
    for size in wished.sizes:
        able = [peer for peer in PEERS if size <= peer.most]
        for name, runs in _measure(able, size, wished.runs).items():
            measured[name].append(Runs(size, tuple(runs)))
            print(f"{name}, {size:,}: {measured[name][-1].seconds:.2f} s ({measured[name][-1].spread}), {measured[name][-1].memory:.0f} MB", flush=True)
    (_HERE / "RESULTS.md").write_text(_report(versions, measured, wished.runs), "utf-8")


def _measure(peers: list[Peer], size: int, times: int) -> dict[str, list[Run]]:
    """Let the peers draw a tree in turn, so that what else goes on falls on all alike; the first round only warms up and is not counted."""
    tree = make_tree(size)
    found: dict[str, list[Run]] = {peer.name: [] for peer in peers}
    with TemporaryDirectory() as place:
        folder = Path(place)
        for peer in peers:
            (folder / f"tree.{peer.suffix}").write_text(peer.write(tree), "utf-8")
        for count in range(times + 1):
            for peer in peers:
                picture = folder / peer.suffix / "tree.svg"
                picture.parent.mkdir(exist_ok=True)
                command = peer.draw(_HERE / ".peers" / peer.suffix, folder / f"tree.{peer.suffix}", picture)
                run = time_command(command, plain_environment(_ROOT), folder)
                _require_statements(picture, size)
                found[peer.name] += [run] if count else []
    return found


def _require_statements(picture: Path, size: int) -> None:
    """Make sure that something was drawn: each text ends with its number."""
    drawn = picture.read_text("utf-8")
    assert all(f"{number}.</text>" in drawn for number in (1, size // 2, size)), f"{picture.name} does not show {size} statements"
    picture.unlink()


def _report(versions: dict[str, str], measured: dict[str, list[Runs]], times: int) -> str:
    ours = {runs.size: runs for runs in measured[PEERS[0].name]}
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=_ROOT, capture_output=True, check=True, text=True).stdout.strip()
    lines = [
        "# Results",
        "",
        f"Made by `python -m tests.benchmarks.run` on {datetime.now(UTC):%Y-%m-%d}, at or after {commit}; {platform.system()}, {os.cpu_count()} cores.",
        f"Each is a whole process from its start to its end, {times} times in turn with the others after one round that is not counted.",
        "Times are medians, with the shortest and the longest; memory is the most that a process and those it started held at one moment.",
        "",
        *(f"- {version}" for version in versions.values()),
        "",
        "## A tree as SVG",
        "",
        "| | statements | seconds | from–to | MB | argmap takes |",
        "|---|---|---|---|---|---|",
    ]
    for size, own in ours.items():
        for name, all_runs in measured.items():
            for runs in (runs for runs in all_runs if runs.size == size):
                ratio = "" if runs is own else f"{own.seconds / runs.seconds:.2f} of its time"
                lines.append(f"| {name} | {size:,} | {runs.seconds:.2f} | {runs.spread} | {runs.memory:.0f} | {ratio} |")
    lines += [
        "",
        "## Cost against size",
        "",
        "The exponent k of size^k that fits best: 1 is in proportion.",
        "",
        "| | statements | time | memory |",
        "|---|---|---|---|",
    ]
    for name, all_runs in measured.items():
        if len(all_runs) > 1:
            time, memory = (exponent([(runs.size, getattr(runs, what)) for runs in all_runs]) for what in ("seconds", "memory"))
            lines.append(f"| {name} | {', '.join(f'{runs.size:,}' for runs in all_runs)} | {time:.2f} | {memory:.2f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
