"""Measures weighing: `python -m tests.benchmarks.weighing` from the repository's root."""

from __future__ import annotations

import gc
import json
import random
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

from argmap.argument import ArgumentMap, Claim, Objection, Premise, Reason, Statement, Undercut
from argmap.weighing import weigh
from tests.benchmarks.timing import exponent
from tests.benchmarks.trees import make_tree

SIZES = (1_000, 10_000, 100_000)
TIMES = 5


def make_map(size: int) -> ArgumentMap:
    """Make a map, the same on every machine: linked reasons, objections, concessions, exceptions, shared statements and here and there a circle."""
    chance = random.Random(size)
    statements: list[Statement] = []
    for node in make_tree(size).statements:
        children = [f"s{child}" for child in node.children]
        shared = [f"s{chance.randint(1, size)}"] if children and chance.random() < 0.1 else []
        exception = [Undercut([f"s{chance.randint(1, size)}"])] if chance.random() < 0.1 else []
        reasons = [Reason([*children[:2], *shared], undercuts=exception)] if children else []
        objections = [Objection(children[2:], conceded=chance.random() < 0.5)] if children[2:] else []
        qualifier = chance.choice((None, "likely", "possible"))
        locators = ["1.1"] if chance.random() < 0.7 else []
        kind = Claim if reasons else Premise
        statements.append(kind(f"s{node.number}", node.text, reasons=reasons, objections=objections, qualifier=qualifier, locators=locators))
    return ArgumentMap(statements)


def as_data(map: ArgumentMap) -> list[dict[str, Any]]:
    """Give a map as plain data, with no more in it than the map says."""

    def step(each: Any) -> dict[str, Any]:
        more = {"undercuts": [step(undercut) for undercut in each.undercuts]} if each.undercuts else {}
        return {"members": list(each.members), **more, **({"conceded": True} if getattr(each, "conceded", False) else {})}

    found = []
    for statement in map:
        data: dict[str, Any] = {"id": statement.id, "kind": type(statement).__name__.lower(), "text": statement.text}
        data |= {"qualifier": statement.qualifier} if statement.qualifier else {}
        data |= {"locators": [str(locator) for locator in statement.locators]} if statement.locators else {}
        data |= {"reasons": [step(reason) for reason in statement.reasons]} if statement.reasons else {}
        data |= {"objections": [step(objection) for objection in statement.objections]} if statement.objections else {}
        found.append(data)
    return found


def weigh_all(map: ArgumentMap) -> None:
    """Weigh a map in all readings, and what each statement may be said with."""
    first = next(iter(weigh(map)))
    assert len(first.status) == 3


def _timed(run: Callable[[], object]) -> float:
    times = []
    for _ in range(TIMES):
        gc.collect()
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return median(times)


def main() -> None:
    """Measure, and print the times and what they come to."""
    ours = []
    for size in SIZES:
        map = make_map(size)
        text = json.dumps(as_data(map))
        loading = _timed(lambda text=text: json.loads(text))  # type: ignore[misc]
        weighing = _timed(lambda map=map: weigh_all(map))  # type: ignore[misc]
        ours.append((size, weighing))
        print(
            f"{size:>7,} statements: weighed in {weighing:.4f} s, {weighing / loading:.2f} times as long as json.loads ({loading:.4f} s, {len(text):,} bytes)"
        )
    print(f"exponent {exponent(ours):.2f}")


if __name__ == "__main__":
    main()
