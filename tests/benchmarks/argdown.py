"""Compares what we count in Argdown texts with what Argdown counts: `python -m tests.benchmarks.argdown [FILE …] [--random N]` from the repository's root."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from argmap.files import File, decode
from argmap.formats.argdown import read, survey
from argmap.formats.argdown.writer import print_argdown
from argmap.formats.findings import Findings
from argmap.formats.foreign import Foreign
from tests.benchmarks.argdown_texts import make_argdown
from tests.benchmarks.peers.argdown import PEERS
from tests.benchmarks.peers.peer import MissingError, Peer

_SCRIPT = Path(__file__).with_name("argdown_counts.mjs")

Counts = dict[str, Any]


def count_there(texts: Sequence[str], peer: Peer) -> list[Counts]:
    """Give what Argdown counts in each text, `{"error": why}` if it refuses one; a new process for all of them."""
    done = subprocess.run(["node", str(_SCRIPT), str(peer.home())], input=json.dumps(texts), capture_output=True, check=True, encoding="utf-8")
    counted: list[Counts] = json.loads(done.stdout.splitlines()[-1])
    return counted


def count_here(text: str) -> Counts:
    """Give what we count in a text."""
    return survey(File("<text>", text), Findings())[1].counts()


def write_afresh(text: str) -> str:
    """Read a text and write what was read, as if it had not been kept."""
    return print_argdown(read(Foreign(File("<text>", text))).map).text


def differences(texts: Iterable[tuple[str, str]], peer: Peer) -> tuple[list[str], int]:
    """Compare named texts, and what we write of them, and give a line for each that is counted otherwise there, and how many texts are refused there."""
    read_there = [(name, text, "read") for name, text in texts]
    written = [(name, write_afresh(text), "written afresh") for name, text, _ in read_there]
    # Argdown refuses a text without a statement.
    both = [each for each in [*read_there, *written] if count_here(each[1])["statements"] or count_here(each[1])["arguments"]]
    found, refused = [], 0
    for (name, text, how), there in zip(both, count_there([text for _, text, _ in both], peer), strict=True):
        here = count_here(text)
        if "error" in there and how == "read":
            refused += 1
        elif here != there:
            found.append(f"{name}, {how}: {here} here, {there} there")
    return found, refused


def main(arguments: Sequence[str] | None = None) -> None:
    """Compare the files that are named, and texts at random."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--random", type=int, default=0, metavar="N", help="compare so many texts at random too")
    chosen = parser.parse_args(arguments)
    texts = [(str(path), decode(path.read_bytes())[0]) for path in chosen.files]
    texts += [(f"random {seed}", make_argdown(seed)) for seed in range(chosen.random)]
    for peer in PEERS:
        try:
            peer.install(peer.home())
        except MissingError as error:
            print(f"{peer.name} is left out: {error}", file=sys.stderr)
            continue
        found, refused = differences(texts, peer)
        print(*found, f"{peer.name}: {len(texts)} texts, {refused} refused there, {len(found)} counted otherwise", sep="\n")


if __name__ == "__main__":
    main()
