"""Maps as Dung frameworks: what two independent solvers accept of what is written is what stands."""

import random

import pytest
from ground import ROOT
from strategies import sound

from argmap import load, weigh
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


def by_formal_argumentation(path):
    dung = pytest.importorskip("argumentation.core.dung", reason="formal-argumentation is in the test extra")
    count, attacks = numbers_in(path)
    return dung.grounded_extension(dung.ArgumentationFramework(arguments=frozenset(map(str, range(1, count + 1))), defeats=attacks))


def by_pygarg(path):
    solver = pytest.importorskip("pygarg.dung.solver", reason="pygarg is in the test extra")
    from pygarg.dung import dimacs_parser

    return set(solver.compute_grounded_extension(*dimacs_parser.parse(path)))


def numbers_in(path):
    head, *lines = path.read_text("utf-8").splitlines()
    return int(head.removeprefix("p af ")), frozenset(tuple(line.split()) for line in lines)


def labelling(path, solve):
    """The grounded labelling: what is accepted, what that attacks, and the rest."""
    accepted = solve(path)
    count, attacks = numbers_in(path)
    fallen = {other for one, other in attacks if one in accepted}
    return [Status.IN if number in accepted else Status.OUT if number in fallen else Status.UNDECIDED for number in map(str, range(1, count + 1))]


SOLVERS = {"formal-argumentation": by_formal_argumentation, "pygarg": by_pygarg}


@pytest.mark.parametrize("name", SOLVERS)
def test_the_grounded_extension_of_what_is_written_is_what_stands_in_each_reading(name, tmp_path):
    seen = set()
    for seed in range(100):
        seen |= agreed(random_map(seed), SOLVERS[name], tmp_path / "map.af")
    assert seen == set(Status)


# pygarg takes a quarter of a minute for the article, with the same result.
@pytest.mark.parametrize(("name", "example"), [("formal-argumentation", "russia-pakistan"), ("pygarg", "night-trains")])
def test_of_maps_that_people_made_too(name, example, tmp_path):
    assert agreed(load(ROOT / f"examples/{example}.argmap"), SOLVERS[name], tmp_path / "map.af")


def agreed(map, solve, path):
    """Give the statuses that occur, once the solver has found all of them in each reading."""
    weighing = weigh(map)
    for standpoint in Standpoint:
        path.write_text(str(framework_of(map, standpoint)), "utf-8")
        expected = [standing.status[standpoint] for standing in weighing]
        assert labelling(path, solve)[: len(expected)] == expected, standpoint
    return {status for standing in weighing for status in standing.status.values()}


def test_a_reason_attacks_that_there_is_none_and_a_member_that_it_does_not_stand():
    # 1 the claim, 2 its ground, 3 the reason; 4 that no reason for the claim holds, 5 that the ground does not stand.
    map = sound('main claim c "C." { because premise p "P." }')
    assert write(map).text == "p af 5\n4 1\n2 5\n5 3\n3 4\n"
