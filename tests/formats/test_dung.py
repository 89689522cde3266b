"""Maps as Dung frameworks: what an independent solver accepts of what is written is what stands."""

import random

import pytest
from strategies import sound

from argmap import weigh
from argmap.argument import ArgumentMap, Claim, Evidence, Objection, Premise, Reason, Undercut
from argmap.formats.dung import framework_of, write
from argmap.weighing import Standpoint, Status


def random_map(seed):
    """A map with linked groups, shared statements, exceptions, concessions, objections of the analyst's own, and cycles."""
    chance = random.Random(seed)
    ids = [f"s{number}" for number in range(chance.randint(1, 9))]

    def members():
        return [chance.choice(ids) for _ in range(chance.randint(1, 3))]

    def exceptions(depth=0):
        return [Undercut(members(), undercuts=exceptions(depth + 1))] if depth < 3 and chance.random() < 0.3 else []

    def statement(id):
        reasons = [Reason(members(), undercuts=exceptions()) for _ in range(chance.choice([0, 0, 1, 2]))]
        objections = [Objection(members(), conceded=chance.random() < 0.4, undercuts=exceptions()) for _ in range(chance.choice([0, 0, 1]))]
        kind = Claim if reasons else chance.choice([Premise, Evidence])
        return kind(id, f"{id}.", reasons=reasons, objections=objections, locators="1" if chance.random() < 0.5 else ())

    return ArgumentMap([statement(id) for id in ids])


def grounded(text):
    dung = pytest.importorskip("argumentation.core.dung", reason="formal-argumentation is in the test extra")
    head, *lines = text.splitlines()
    count = int(head.removeprefix("p af "))
    attacks = frozenset(tuple(line.split()) for line in lines)
    accepted = dung.grounded_extension(dung.ArgumentationFramework(arguments=frozenset(str(number) for number in range(1, count + 1)), defeats=attacks))
    return [
        Status.IN if str(number) in accepted else Status.OUT if any((one, str(number)) in attacks for one in accepted) else Status.UNDECIDED
        for number in range(1, count + 1)
    ]


def test_the_grounded_extension_of_what_is_written_is_what_stands_in_each_reading():
    seen = set()
    for seed in range(60):
        map = random_map(seed)
        weighing = weigh(map)
        for standpoint in Standpoint:
            found = grounded(str(framework_of(map, standpoint)))
            expected = [standing.status[standpoint] for standing in weighing]
            assert found[: len(expected)] == expected, (seed, standpoint)
            seen.update(expected)
    assert seen == set(Status)


def test_a_reason_attacks_that_there_is_none_and_a_member_that_it_does_not_stand():
    # 1 the claim, 2 its ground, 3 the reason; 4 that no reason for the claim holds, 5 that the ground does not stand.
    map = sound('main claim c "C." { because premise p "P." }')
    assert write(map).text == "p af 5\n4 1\n2 5\n5 3\n3 4\n"
