"""One attack, in a process of its own: the fuzzer ends the process when its time is over."""

from __future__ import annotations

import json
import os
import random
import sys
import time
import traceback
from pathlib import Path
from tempfile import mkdtemp

import atheris

with atheris.instrument_imports(include=["argmap"]):
    from tests.fuzzing.mutation import WORDS, mutate
    from tests.fuzzing.seeds import seeds
    from tests.fuzzing.targets import LONGEST, TARGETS, Harmed, Target, TooSlow

FOUND = "found.jsonl"
_BY_BYTES = 0.4
"""How much of the changes is made by the fuzzer, of bytes."""


class _Attack:
    """Tries inputs, and writes down each kind of failure once."""

    def __init__(self, target: Target, folder: Path) -> None:
        self.target, self.folder = target, folder
        self.seeds = seeds(target.name)
        self.begun = time.monotonic()
        self.tried = 0
        self.known: set[tuple[str, ...]] = set()

    def __call__(self, data: bytes) -> None:
        self.tried += 1
        try:
            self.target(data)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is what is looked for)
            self._note(data, error)

    def _note(self, data: bytes, error: Exception) -> None:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/argmap/" in frame.filename or "/tests/" in frame.filename]
        # What takes too long is broken off anywhere.
        where = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-3:]] if not isinstance(error, TooSlow) else []
        kind = (type(error).__name__, str(error)[:60] if isinstance(error, Harmed) else "", *where)
        if kind in self.known:
            return
        self.known.add(kind)
        name = f"{len(self.known):03}"
        (self.folder / name).write_bytes(data)
        told = {"file": name, "after": round(time.monotonic() - self.begun, 1), "tried": self.tried, "kind": kind, "message": str(error)[:300]}
        with (self.folder / FOUND).open("a", encoding="utf-8") as log:
            log.write(json.dumps(told) + "\n")

    def change(self, data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        made = None if chance.random() < _BY_BYTES else mutate(data, self.target.kind, chance, self.seeds)
        return made[:most] if made else atheris.Mutate(data, most)


def _quoted(word: str) -> str:
    """Write a word for the fuzzer's dictionary."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"'


def main() -> None:
    """Attack a target for so many seconds; failures and their inputs go into a folder."""
    target, seconds, folder = TARGETS[sys.argv[1]], int(sys.argv[2]), Path(sys.argv[3]).resolve()
    corpus, words = folder / "corpus", folder / "words"
    corpus.mkdir()
    attack = _Attack(target, folder)
    for number, seed in enumerate(attack.seeds):
        (corpus / f"{number:04}").write_bytes(seed[: target.most])
    words.write_text("\n".join(_quoted(word) for word in WORDS) + "\n", encoding="utf-8")
    # Here nothing lies that could be included.
    os.chdir(mkdtemp(dir=folder))
    # The target breaks off what takes long before the fuzzer ends the process.
    flags = [
        f"-max_total_time={seconds}",
        f"-max_len={target.most}",
        f"-dict={words}",
        f"-timeout={15 * LONGEST}",
        "-rss_limit_mb=6000",
        "-print_final_stats=1",
        "-seed=1",
    ]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], attack, custom_mutator=attack.change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
