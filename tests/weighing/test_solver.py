"""Statuses against an independent solver: a map turned into an abstract framework, whose grounded extension `formal-argumentation` finds."""

import os
import random

import pytest
from attrs import evolve

from argmap.argument import ArgumentMap, Claim, Objection, Premise, Reason, Source, Undercut
from argmap.weighing import weigh
from argmap.weighing.status import Graph, Status, Supposition, label
from argmap.weighing.worlds import felling

MAPS = int(os.environ.get("SOLVER_MAPS", "150"))


def random_map(seed, cyclic=None):
    """A map with linked groups, shared statements, undercuts of undercuts, concessions and, in half of the maps if nothing is said, cycles."""
    chance = random.Random(seed)
    ids = [f"s{number}" for number in range(chance.randint(1, 12))]
    cyclic = chance.random() < 0.5 if cyclic is None else cyclic

    def members(place):
        pool = ids if cyclic else ids[place + 1 :]
        return [chance.choice(pool) for _ in range(chance.randint(1, 3))] if pool else []

    def undercuts(place, depth=0):
        found = []
        while depth < 3 and chance.random() < 0.3 and (chosen := members(place)):
            found.append(Undercut(chosen, undercuts=undercuts(place, depth + 1)))
        return found

    statements = []
    for place, id in enumerate(ids):
        reasons = [Reason(chosen, undercuts=undercuts(place)) for _ in range(chance.choice([0, 0, 1, 1, 2])) if (chosen := members(place))]
        objections = [
            Objection(chosen, conceded=chance.random() < 0.4, undercuts=undercuts(place))
            for _ in range(chance.choice([0, 0, 0, 1, 2]))
            if (chosen := members(place))
        ]
        kind = Claim if reasons or chance.random() < 0.3 else Premise
        statements.append(kind(id, f"{id}.", reasons=reasons, objections=objections))
    rejected = {id for id in ids if chance.random() < 0.1}
    return ArgumentMap(statements), Supposition(concessions=chance.random() < 0.5, rejected=frozenset(rejected))


def framework(map, supposition):
    """Translate a map: a claim is attacked by the want of support, which its reasons attack; a step by the want of each member, which the member attacks."""
    arguments, attacks = set(), set()

    def attack(one, other):
        arguments.update((one, other))
        attacks.add((one, other))

    for statement in map:
        arguments.add(("s", statement.id))
        if statement.reasons:
            attack(("none", statement.id), ("s", statement.id))
        if statement.id in supposition.rejected:
            attack(("rejected", statement.id), ("s", statement.id))
    for path, step in map.steps():
        arguments.add(("g", path))
        for member in set(step.members):
            attack(("not", path, member), ("g", path))
            attack(("s", member), ("not", path, member))
        room = path[-2]
        if room == "undercuts":
            attack(("g", path), ("g", path[:-2]))
        elif room == "reasons":
            attack(("g", path), ("none", path[0]))
        elif supposition.concessions or not step.conceded:
            attack(("g", path), ("s", path[0]))
    return arguments, attacks


def solved(arguments, attacks):
    dung = pytest.importorskip("argumentation.core.dung", reason="formal-argumentation is in the test extra")
    names = {argument: f"a{number}" for number, argument in enumerate(sorted(arguments, key=repr))}
    extension = dung.grounded_extension(
        dung.ArgumentationFramework(arguments=frozenset(names.values()), defeats=frozenset((names[one], names[other]) for one, other in attacks))
    )
    accepted = {argument for argument, name in names.items() if name in extension}
    refused = {other for one, other in attacks if one in accepted}
    return {argument: Status.IN if argument in accepted else Status.OUT if argument in refused else Status.UNDECIDED for argument in arguments}


def test_statuses_are_those_of_an_independent_solver():
    undecided = 0
    for seed in range(MAPS):
        map, supposition = random_map(seed)
        graph = Graph(map)
        found = label(graph, supposition)
        expected = solved(*framework(map, supposition))
        names = [("s", id) for id in graph.ids] + [("g", path) for path, _ in graph.steps]
        assert found == [expected[name] for name in names], seed
        undecided += Status.UNDECIDED in found
    assert undecided > MAPS / 20


def test_many_rejections_tried_at_once_are_each_tried_by_itself(monkeypatch):
    monkeypatch.setattr("argmap.weighing.worlds._AT_ONCE", 5)
    fell = 0
    for seed in range(MAPS):
        map, supposition = random_map(seed)
        graph = Graph(map)
        choose = random.Random(seed)
        rejections = [choose.sample(range(len(graph.ids)), choose.randint(0, min(3, len(graph.ids)))) for _ in range(12)]
        expected = []
        for place, numbers in enumerate(rejections):
            rejected = supposition.rejected | {graph.ids[number] for number in numbers}
            if label(graph, Supposition(supposition.concessions, rejected=rejected))[0] is not Status.IN:
                expected.append(place)
        assert felling(graph, 0, rejections, supposition) == expected, seed
        fell += 0 < len(expected) < len(rejections)
    assert fell > MAPS / 5


def test_what_each_concession_and_each_source_costs_is_what_supposing_it_alone_tells():
    costs = 0
    for seed in range(MAPS):
        map, choose = random_map(seed)[0], random.Random(seed)
        said = [evolve(statement, attribution=choose.choice((None, "one", "other"))) for statement in map]
        weighing = weigh(ArgumentMap(said, sources=[Source("one", "One"), Source("other", "Other")]))
        id = weighing.graph.ids[0]
        conceded = {member for _, step in weighing.graph.steps if isinstance(step, Objection) and step.conceded for member in step.members}
        sources = {source.id for source in weighing.map.sources}
        costly = {each for each in conceded if id in weighing.suppose(concede=[each]).fallen}
        assert set(weighing.costly_concessions(id)) == costly, seed
        assert set(weighing.costly_sources(id)) == {each for each in sources if id in weighing.suppose(reject_sources=[each]).fallen}, seed
        costs += bool(costly)
    assert costs > MAPS / 50
