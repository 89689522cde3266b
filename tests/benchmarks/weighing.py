"""Maps with all that makes weighing hard."""

from __future__ import annotations

import random

from argmap.argument import ArgumentMap, Claim, Objection, Premise, Reason, Statement, Undercut
from argmap.weighing import weigh
from tests.benchmarks.trees import make_tree


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


def weigh_all(map: ArgumentMap) -> None:
    """Weigh a map in all readings, and what each statement may be said with."""
    first = next(iter(weigh(map)))
    assert len(first.status) == 3
