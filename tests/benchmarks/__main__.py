"""Measures this library and its peers at the same work, and writes `RESULTS.md`: `python -m tests.benchmarks` from the repository's root."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import define, field

from tests.benchmarks.measure import Measure, TroubleError
from tests.benchmarks.peers import OURS, PEERS
from tests.benchmarks.peers.peer import FOLDER, Installed, MissingError, Peer
from tests.benchmarks.results import print_results
from tests.benchmarks.rows import ROWS, SIZES, Row
from tests.benchmarks.timing import Run, time_command
from tests.benchmarks.trees import make_tree

_RESULTS = Path(__file__).with_name("RESULTS.md")
_QUICK = (100, 1_000)
_LIMIT = 120.0
"""How long one run may take, in seconds."""
_SMALL = 1_000
"""Up to this many statements, each tool runs once before it is counted; at more, a cold file is lost in the rest."""
_ROUNDS = {1_000: 5, 10_000: 3, 100_000: 2}
"""How often each tool runs, up to which size."""
_STAGES, _STAGES_FROM = "stages", 1_000
"""Our own stages are measured one by one, from so many statements on."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is wished, tell each result as it comes, and print all of them; a whole run writes them down."""
    wished = _options().parse_args(arguments)
    rows = [row for row in ROWS if not wished.only or row.name in wished.only]
    sizes = tuple(wished.sizes or (_QUICK if wished.quick else SIZES))
    with TemporaryDirectory() as place:
        bench = _Bench(Path(place), wished.limit, wished.rounds or (2 if wished.quick else 0))
        versions = bench.install(wished.peers, [] if wished.alone else PEERS)
        measures = [measure for row in rows for measure in bench.measure_row(row, row.cells(sizes))]
        stages = {} if wished.only and _STAGES not in wished.only else bench.measure_stages([size for size in sizes if size >= min(_STAGES_FROM, max(sizes))])
    text = print_results(_head(versions, wished), rows, measures, stages)
    print(text)
    whole = not (wished.quick or wished.only or wished.sizes or wished.alone)
    if output := wished.output or (_RESULTS if whole else None):
        output.write_text(text, "utf-8")


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Let this library and others do the same work, in turn.")
    names = [*(row.name for row in ROWS), _STAGES]
    parser.add_argument("--quick", action="store_true", help="small sizes and two rounds: under three minutes")
    parser.add_argument("--only", nargs="+", metavar="ROW", choices=names, help=f"of {', '.join(names)}")
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help=f"how many statements: {' '.join(map(str, SIZES))} if nothing is said")
    parser.add_argument("--rounds", type=int, metavar="N", help="how often each tool runs, whatever the size")
    parser.add_argument("--limit", type=float, metavar="SECONDS", default=_LIMIT, help=f"how long one run may take: {_LIMIT:g} if nothing is said")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", default=FOLDER, help="where peers are installed, and kept")
    parser.add_argument("--alone", action="store_true", help="measure no peers, and install none")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to write the results; a whole run writes them beside this command")
    return parser


@define
class _Bench:
    place: Path
    limit: float
    rounds: int
    """How often each tool runs; 0 for what suits the size."""
    tools: dict[str, tuple[Peer, Installed]] = field(factory=dict)

    def install(self, folder: Path, peers: Sequence[Peer]) -> list[str]:
        """Install what can be had, and give what it is, or why it is left out."""
        versions: dict[str, None] = {}
        for peer in peers or (OURS,):
            home = peer.home(folder)
            try:
                versions[peer.install(home)] = None
                self.tools[peer.name] = (peer, home)
            except (MissingError, OSError, subprocess.CalledProcessError) as error:
                versions[f"{peer.name} is left out: {error}"] = None
                print(f"{peer.name} is left out: {error}", file=sys.stderr)
        return list(versions)

    def measure_row(self, row: Row, cells: Sequence[tuple[str, int]]) -> list[Measure]:
        """Measure a row at all its shapes and sizes; who could not do a size is not asked for a larger one."""
        found: list[Measure] = []
        for shape, size in cells:
            unable = {measure.tool for measure in found if measure.trouble and measure.shape == shape}
            for measure in self._measure(row, shape, size, unable):
                found.append(measure)
                what = measure.trouble or f"{measure.spread.median:.3f} s, {measure.peak / 1e6:.0f} MB"
                print(f"{row.name}, {shape} of {size:,}, {measure.tool}: {what}", file=sys.stderr, flush=True)
        return found

    def _measure(self, row: Row, shape: str, size: int, unable: set[str]) -> list[Measure]:
        """Let the tools run in turn, so that what else goes on falls on all alike."""
        tools = {name: tool for name, tool in self.tools.items() if row.name in tool[0].tasks and name not in unable}
        runs: dict[str, list[Run]] = {name: [] for name in tools}
        trouble: dict[str, str] = {}
        files = self._write(row, shape, size, [peer for peer, _ in tools.values()])
        rounds = self.rounds or next(count for most, count in _ROUNDS.items() if size <= most or most == max(_ROUNDS))
        warming = 1 if size <= _SMALL else 0
        for number in range(rounds + warming):
            for name, (peer, home) in tools.items():
                if name in trouble:
                    continue
                try:
                    run = self._run(row, peer, home, files[peer.name], size)
                except TroubleError as error:
                    trouble[name] = str(error)
                else:
                    runs[name] += [run] if number >= warming else []
        return [
            Measure(row.name, name, size, shape, trouble=trouble[name])
            if name in trouble
            else Measure(row.name, name, size, shape, tuple(run.seconds for run in runs[name]), max(run.peak for run in runs[name]))
            for name in tools
        ]

    def _write(self, row: Row, shape: str, size: int, peers: Sequence[Peer]) -> dict[str, Path]:
        tree = make_tree(size, shape)
        shared = row.source(tree) if row.source else ""
        files = {}
        for peer in peers:
            file = self.place / f"{peer.name}-{row.name}".replace(" ", "-") / f"tree.{'json' if row.source else peer.suffix}"
            file.parent.mkdir(exist_ok=True)
            file.write_text(shared or (peer.write(tree) if peer.write else ""), "utf-8")
            files[peer.name] = file
        return files

    def _run(self, row: Row, peer: Peer, home: Installed, file: Path, size: int) -> Run:
        made = file.parent / "made" / f"tree.{row.makes or 'none'}"
        made.parent.mkdir(exist_ok=True)
        run = time_command(peer.tasks[row.name](home, file, made), self.place, self.limit, inside=row.inside)
        if row.makes:
            _require_statements(made, size)
        return run

    def measure_stages(self, sizes: Sequence[int]) -> dict[int, dict[str, float]]:
        """Measure our own stages one by one."""
        found = {}
        for size in sizes:
            assert OURS.write
            (self.place / "stages.argmap").write_text(OURS.write(make_tree(size)), "utf-8")
            time_command([sys.executable, "-m", "tests.benchmarks.stages", "stages.argmap", "stages.json"], self.place, self.limit * 2)
            found[size] = json.loads((self.place / "stages.json").read_text("utf-8"))
            print(f"stages, {size:,}: {', '.join(f'{name} {seconds:.3f}' for name, seconds in found[size].items())}", file=sys.stderr, flush=True)
        return found


def _require_statements(made: Path, size: int) -> None:
    """Make sure that something was made of all: each text ends with its number."""
    if not made.exists():
        raise TroubleError("made nothing")
    text = made.read_text("utf-8")
    made.unlink()
    if lacking := [number for number in (1, size // 2, size) if f"{number}." not in text]:
        raise TroubleError(f"lacks statement {lacking[0]}")


def _head(versions: Sequence[str], wished: argparse.Namespace) -> list[str]:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=Path(__file__).parent, capture_output=True, check=False, text=True).stdout.strip()
    given = {"--quick": wished.quick, "--only": wished.only, "--sizes": wished.sizes, "--rounds": wished.rounds, "--alone": wished.alone}
    how = [word for option, value in given.items() if value for word in (option, *(value if isinstance(value, list) else [] if value is True else [value]))]
    return [
        f"Made by `{' '.join(map(str, ['python -m tests.benchmarks', *how]))}` on {datetime.now(UTC):%Y-%m-%d}, at or after {commit}; {platform.system()}, {os.cpu_count()} cores.",
        "The tools do the same work in turn, each in a process of its own; times are medians, with quartiles.",
        "A ratio is taken round by round, so above 1 the other takes longer, or holds more.",
        "Memory is the most that the process, or one that it waited for, held at any moment.",
        f"A run has {wished.limit:g} s.",
        "",
        *(f"- {version}" for version in versions),
    ]


if __name__ == "__main__":
    main()
