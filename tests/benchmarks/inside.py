"""Does one task and prints how long it took, in seconds: `python -m tests.benchmarks.inside TASK FILE MADE`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

_ENOUGH = 0.3
"""A task is done again until this many seconds are spent."""


def _parse(text: str) -> Callable[[], object]:
    from argmap.building import build
    from argmap.files import File
    from argmap.language import parse

    return lambda: build([parse(File("tree.argmap", text))[0]])


def _weigh(text: str) -> Callable[[], object]:
    from argmap.formats import read_text
    from tests.benchmarks.weighing import weigh_all

    map = read_text(text).map
    return lambda: weigh_all(map)


def _load(text: str) -> Callable[[], object]:
    import json

    return lambda: json.loads(text)


def _check(text: str, *, wrong: bool = False) -> Callable[[], object]:
    from tests.benchmarks.quotes import check_quotations, make_quotations

    quotations = make_quotations(text, wrong=wrong)
    return lambda: check_quotations(text, quotations)


def _by_characters(text: str) -> Callable[[], object]:
    from tests.benchmarks.quotes import FEW, find_by_characters, make_quotations

    quotations = make_quotations(text)[:FEW]
    return lambda: find_by_characters(text, quotations)


def _by_words(text: str) -> Callable[[], object]:
    from tests.benchmarks.quotes import find_by_words, make_quotations

    quotations = make_quotations(text)
    return lambda: find_by_words(text, quotations)


TASKS: dict[str, Callable[[str], Callable[[], object]]] = {
    "parse": _parse,
    "weigh": _weigh,
    "json.loads": _load,
    "quotes": _check,
    "wrong-quotes": lambda text: _check(text, wrong=True),
    "by-characters": _by_characters,
    "by-words": _by_words,
}
"""Each takes a text, prepares what is not counted, and gives what is."""


def time_task(name: str, text: str) -> float:
    """Give how long a task takes, in seconds: the median of as many times as fit into a third of a second, and at least of one."""
    run = TASKS[name](text)
    gc.collect()
    times: list[float] = []
    while sum(times) < _ENOUGH:
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return median(times)


if __name__ == "__main__":
    print(time_task(sys.argv[1], Path(sys.argv[2]).read_text("utf-8")))
