"""The page weighs by itself when a reader rejects something: it gives what the library gives."""

import json
import os
import random
from importlib.resources import files

from test_solver import random_map

from argmap.argument import ArgumentMap
from argmap.drawing import lay_out
from argmap.page.data import map_data
from argmap.page.picture import geometry_of
from argmap.weighing import Standpoint
from argmap.weighing.status import Graph, Supposition, label

MAPS = int(os.environ.get("SOLVER_MAPS", "300"))
ASSETS = files("argmap.page") / "assets"
LABEL = """(cases) => cases.map(([data, rejected]) => {
  document.getElementById('data').textContent = data;
  const label = new Function(SOURCE + '; return label')();
  return ['author', 'conceded', 'examined'].map((reading) => label(reading, rejected));
})"""


def located(seed: int) -> ArgumentMap:
    """A random map of the solver's, in which some statements have a locator, so that not every objection is the analyst's own."""
    from attrs import evolve

    map, _ = random_map(seed)
    chance = random.Random(seed)
    return evolve(map, statements=[evolve(each, locators="1") if chance.random() < 0.5 else each for each in map])


def test_the_page_labels_as_the_library_does(chromium):
    cases, expected = [], []
    for seed in range(MAPS):
        map = located(seed)
        data = map_data(map, [], {}) | {"geometry": geometry_of(lay_out(map, layout="right"))}
        rejected = {statement.id for statement in map if random.Random(f"{seed} {statement.id}").random() < 0.15}
        graph = Graph(map)
        cases.append([json.dumps(data), sorted(graph.number[id] for id in rejected)])
        expected.append([[status.value for status in label(graph, Supposition.of(standpoint, rejected=rejected))] for standpoint in Standpoint])
    page = chromium.new_page()
    page.set_content('<script type="application/json" id="data"></script>')
    source = "\n".join((ASSETS / f"{name}.js").read_text("utf-8") for name in ("model", "weigh"))
    found = page.evaluate(LABEL.replace("SOURCE", json.dumps(source)), cases)
    page.close()
    assert found == expected
    every = [status for readings in expected for labels in readings for status in labels]
    assert {"in", "out", "undecided"} == set(every)
    assert sum(readings[0] != readings[1] != readings[2] for readings in expected) > MAPS / 10
