"""SADFace, in both generations; the golden file of 0.5 was made by the sadface library 0.5.4."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap import formats

GOLDEN = Path(__file__).parent / "golden"
NEW, OLD = ((GOLDEN / f"sadface-{version}.json").read_text("utf-8") for version in ("0.5", "0.2"))


def atom(id, **more):
    return {"id": id, "type": "atom", "text": f"{id.upper()} is so.", "sources": [], **more}


def graph(nodes, *edges, core=None, **more):
    drawn = [{"id": f"e{number}", "source_id": start, "target_id": end} for number, (start, end) in enumerate(edges)]
    return json.dumps({"metadata": {"core": core or {}}, "nodes": nodes, "edges": drawn, "resources": [], **more})


def told(text):
    return [(each.rule.name, each.message) for each in formats.read_text(text).diagnostics]


def texts(map, step):
    return [map[id].text for id in step.members]


def test_a_file_of_the_new_generation_is_read_and_its_attacks_are_turned():
    read = formats.read_text(NEW)
    assert read.diagnostics == ()
    map = read.map
    assert map.title == "Trams"
    [thesis] = map.theses
    assert thesis.text == "The city should build trams."
    assert [texts(map, reason) for reason in thesis.reasons] == [["The buses are full.", "Trams carry more people."]]
    # The library was told that this attacks the thesis; what it wrote leads the other way.
    assert [texts(map, objection) for objection in thesis.objections] == [["Trams cost too much."]]
    [tension] = map.tensions
    assert (map[tension.first].text, map[tension.second].text, tension.why) == ("Buses are enough.", "The city should build trams.", "disagree")


def test_a_file_of_the_old_generation_is_read_as_it_stands_and_may_undercut():
    read = formats.read_text(OLD)
    assert read.diagnostics == ()
    map = read.map
    [thesis] = map.theses
    assert [texts(map, objection) for objection in thesis.objections] == [["Trams cost too much."]]
    [reason] = thesis.reasons
    assert [texts(map, undercut) for undercut in reason.undercuts] == [["The counting was done in May."]]


def test_a_file_of_the_first_generation_has_no_core():
    # As the first examples of the format are written: what is about the whole stands beside its parts.
    about = {"analyst_email": "a@b.example", "analyst_name": "A", "created": "2017-07-11T16:32:36", "id": "m", "metadata": {}}
    nodes = [atom("a", metadata={}), atom("b"), atom("c"), {"id": "s", "type": "scheme", "name": "support"}, {"id": "t", "type": "scheme", "name": "conflict"}]
    text = json.dumps(json.loads(graph(nodes, ("s", "a"), ("b", "s"), ("t", "b"), ("c", "t"))) | about)
    read = formats.read_text(text)
    assert read.diagnostics == ()
    assert [reason.members for reason in read.map["a"].reasons] == [("b",)]
    assert [objection.members for objection in read.map["b"].objections] == [("c",)]
    assert json.loads(read.map.meta[0].value)["analyst_name"] == "A"


def test_sources_are_places_in_the_resources():
    map = formats.read_text(NEW).map
    [statement] = [statement for statement in map if statement.locators]
    # "Everybody knows: " has 17 characters.
    assert (statement.text, str(statement.locators[0])) == ("The buses are full.", 'trams "characters 18-36"')
    assert statement.quotes == ()


def test_ids_and_metadata_are_kept():
    map = formats.read_text(NEW).map
    kept = json.loads(map.meta[0].value)
    assert kept["metadata"]["core"]["description"] == "About trams."
    assert [statement.meta[0].key for statement in map] == ["sadface"] * len(map)
    assert formats.read_text(formats.write_text(map, "argmap").text).map.meta == map.meta


def test_an_inference_has_its_scheme():
    map = formats.read_text(graph([atom("a"), atom("b"), {"id": "s", "type": "inference", "name": "Expert Opinion"}], ("b", "s"), ("s", "a"))).map
    assert map["a"].reasons[0].scheme.name == "expert-opinion"


CONFLICT = {"id": "s", "type": "conflict", "name": "disagree"}


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        (graph([atom("a"), atom("b")], ("b", "a")), "direct-edge", "an edge leads straight from `b` to `a`, and does not say how the one bears on the other"),
        (graph([atom("a")], ("a", "x")), "dangling-edge", "this edge leads to `x`, which is not there"),
        (graph([atom("a"), atom("a")]), "repeated-id", "two nodes have the id `a`"),
        (graph([{"id": "a", "type": "thing"}, atom("b")]), "wrong-value", "`thing` is no type of a node"),
        (graph([{"type": "atom"}]), "missing-part", "this node lacks the key `id`"),
        (graph([{"id": None, "type": "atom"}]), "wrong-type", "`id` of this node is null, not a text"),
        (graph([atom("a", text=["x"])]), "wrong-type", "the text of node `a` is a list, not a text"),
        (graph([atom("a", sources=7)]), "wrong-type", "`sources` is a number, not a list"),
        (graph([atom("a", sources=[{"resource_id": "r"}])]), "dangling-edge", "this source leads to `r`, which is not there"),
        (graph([atom("a")], core={"claim": "x"}), "dangling-edge", "the claim leads to `x`, which is not there"),
        (graph([atom("a"), CONFLICT], ("s", "a")), "misfit-relation", "the disagreement `s` is not between atoms"),
        (
            graph([CONFLICT, *(atom(f"a{number}") for number in range(20))], *(("s", f"a{number}") for number in range(20))),
            "misfit-relation",
            "the disagreement `s` is between 20 atoms",
        ),
        ('{"nodes": [{"id": "a", "type": "atom"}]}', "unknown-format", "this looks most like SADFace, but lacks the key `edges`"),
    ],
)
def test_what_is_wrong_is_told(text, rule, message):
    assert (rule, message) in told(text)
