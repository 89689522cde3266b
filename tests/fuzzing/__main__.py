"""Attacks targets in turn: `python -m tests.fuzzing reader aif --seconds 900` from the repository's root; `pip install atheris` first."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import mkdtemp

from tests.fuzzing.targets import TARGETS

_LAST = 300
"""The last of the attack, in seconds: nothing found in it is what one hopes for."""


def main() -> None:
    """Attack, and print a row of figures for each target."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description="Attack what reads, writes and draws, led by the code that inputs reach.")
    parser.add_argument("targets", nargs="+", choices=[*TARGETS, "all"], metavar="TARGET", help=f"one or more of {', '.join(TARGETS)}, or all")
    parser.add_argument("--seconds", type=int, default=180, help="how long each is attacked  [default: 180]")
    parser.add_argument("--out", type=Path, help="where what is found is kept; else a new folder for temporary files")
    wished = parser.parse_args()
    out = (wished.out or Path(mkdtemp(prefix="fuzzing-"))).resolve()
    print(f"what is found goes to {out}", file=sys.stderr)
    print("| target | seconds | inputs | edges | found | in the last five minutes |\n|---|---|---|---|---|---|", flush=True)
    whole = True
    for name in TARGETS if "all" in wished.targets else wished.targets:
        row, sound = _attack(name, wished.seconds, out / f"{name}-{time.strftime('%H%M%S')}")
        print(row, flush=True)
        whole = whole and sound
    sys.exit(0 if whole else 1)


def _attack(name: str, seconds: int, folder: Path) -> tuple[str, bool]:
    """Attack one target; give a row of figures, and whether nothing was found."""
    folder.mkdir(parents=True)
    begun = time.monotonic()
    with (folder / "log").open("w", encoding="utf-8") as log:
        status = subprocess.run([sys.executable, "-m", "tests.fuzzing.attack", name, str(seconds), str(folder)], stdout=log, stderr=log, check=False).returncode
    taken = time.monotonic() - begun
    said = (folder / "log").read_text(encoding="utf-8", errors="replace")
    tried, edges = (re.findall(pattern, said) or ["0"] for pattern in (r"stat::number_of_executed_units:\s*(\d+)", r"cov: (\d+)"))
    kept = folder / "found.jsonl"
    found = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()] if kept.exists() else []
    late = [each for each in found if each["after"] > taken - _LAST]
    if status:
        print(f"{name}: the attack broke off; {folder / 'log'} says why", file=sys.stderr)
    return f"| {name} | {taken:.0f} | {int(tried[-1]):,} | {int(edges[-1]):,} | {len(found)} | {len(late)} |", not found and not status


if __name__ == "__main__":
    main()
