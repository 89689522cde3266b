"""arguebuf's JSON; the golden file was made by arguebuf 2.7.2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap import formats

GOLDEN = (Path(__file__).parent / "golden" / "arguebuf.json").read_text("utf-8")
FULL, TRAMS = {"atom": {"text": "The buses are full."}}, {"atom": {"text": "The city should build trams."}}


def graph(nodes, edges=(), **more):
    return json.dumps({"nodes": nodes, "edges": {f"e{number}": edge for number, edge in enumerate(edges)}, "schemaVersion": 1, **more})


def edge(start, end):
    return {"source": start, "target": end}


def told(text):
    return [(each.rule.name, each.message) for each in formats.read_text(text).diagnostics]


def test_a_graph_is_read_with_its_linked_premises_scheme_and_undercut():
    map = formats.read_text(GOLDEN).map
    [thesis] = map.theses
    assert (thesis.id, thesis.text) == ("c", "The city should build trams.")
    [reason] = thesis.reasons
    assert reason.members == ("p", "q")
    assert (reason.scheme.name, reason.scheme.own) == ("expert-opinion", False)
    assert [undercut.members for undercut in reason.undercuts] == [("u",)]
    assert [objection.members for objection in thesis.objections] == [("x",)]


def test_participants_are_sources_and_references_are_places():
    map = formats.read_text(GOLDEN).map
    [source], [document] = map.sources, map.documents
    assert (source.name, map["c"].attribution) == ("Ada", source.id)
    assert (document.title, document.url) == ("On trams", "https://example.org/trams")
    # The text of the resource begins with these words; what arguebuf leaves out is nought.
    assert [str(locator) for locator in map["p"].locators] == ['on-trams "characters 1-35"']


def test_words_other_than_those_of_the_text_are_quoted():
    reference = {"resource": "r", "offset": 4, "text": "the buses, all full"}
    nodes = {"a": {"atom": {"text": "The buses are full.", "reference": reference}}}
    map = formats.read_text(graph(nodes, resources={"r": {"text": "See the buses, all full of people."}})).map
    assert map.documents[0].title == "See the buses, all full of people."
    [quote] = map["a"].quotes
    assert (quote.text, str(quote.locators[0])) == ("the buses, all full", 'see-the-buses-all "characters 5-23"')


def test_what_has_no_place_in_a_map_is_kept_without_the_words_of_statements():
    read = formats.read_text(GOLDEN)
    assert [each.rule.name for each in read.diagnostics] == ["unmapped-part", "unmapped-part"]
    kept = json.loads(read.map.meta[0].value)
    assert kept["nodes"]["c"]["userdata"] == {"colour": "red"}
    assert "text" not in kept["nodes"]["c"]["atom"]
    # Of what the map folds, the words are kept as they were.
    assert kept["nodes"]["p"]["atom"]["text"] == "Trams carry\nmore people than buses."
    assert formats.read_text(formats.write_text(read.map, "argmap").text).map.meta == read.map.meta


def test_the_order_is_that_in_which_the_nodes_were_made():
    assert [statement.id for statement in formats.read_text(GOLDEN).map] == ["c", "p", "q", "x", "u", "m"]


def test_without_a_major_claim_the_main_claim_is_what_all_bears_on():
    nodes = {"a": TRAMS, "b": FULL, "s": {"scheme": {"support": "SUPPORT_DEFAULT"}}}
    map = formats.read_text(graph(nodes, [edge("b", "s"), edge("s", "a")])).map
    assert [thesis.id for thesis in map.theses] == ["a"]
    assert map["a"].reasons[0].scheme is None


def test_a_graph_of_the_first_releases_names_the_kind_and_the_scheme_apart():
    def scheme(type, created, **more):
        return {"scheme": {"type": f"SCHEME_TYPE_{type}", **more}, "created": created, "updated": created}

    nodes = {
        "b": {**FULL, "created": "2021-03-02T00:00:00Z"},
        "a": {**TRAMS, "created": "2021-03-01T00:00:00Z"},
        "s": scheme("SUPPORT", "2021-03-03T00:00:00Z", argumentationScheme="SCHEME_EXPERT_OPINION", descriptors={}),
        "u": {"atom": {"text": "Not in summer."}, "created": "2021-03-04T00:00:00Z"},
        "t": scheme("ATTACK", "2021-03-05T00:00:00Z"),
    }
    map = formats.read_text(graph(nodes, [edge("b", "s"), edge("s", "a"), edge("u", "t"), edge("t", "s")])).map
    assert [statement.id for statement in map] == ["a", "b", "u"]
    [reason] = map["a"].reasons
    assert (reason.members, reason.scheme.name) == (("b",), "expert-opinion")
    assert [undercut.members for undercut in reason.undercuts] == [("u",)]


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        (graph({"a": TRAMS}, [edge("a", "x")]), "dangling-edge", "this edge leads to `x`, which is not there"),
        (
            graph({"a": TRAMS, "b": FULL}, [edge("b", "a")]),
            "direct-edge",
            "an edge leads straight from `b` to `a`, and does not say how the one bears on the other",
        ),
        (graph({"a": TRAMS}, [{"source": "a"}]), "missing-part", "this edge lacks the key `target`"),
        (graph({"a": TRAMS}, [edge("a", [])]), "wrong-type", "`target` of this edge is a list, not a text"),
        (graph({"a": {"atom": {"text": 7}}}), "wrong-type", "the text of node `a` is a number, not a text"),
        (graph({"a": {"atom": {}}}), "wordless-statement", "statement `a` has no words"),
        (graph({"a": {"atom": "x"}}), "wrong-type", "this atom is a text, not an object"),
        (graph({"a": {}, "b": FULL}), "missing-part", "node `a` lacks the key `atom` or `scheme`"),
        (graph({"a": {"scheme": {}}}), "unmapped-part", "1 node without a type has no place in a map"),
        (graph({"a": TRAMS}, majorClaim="x"), "dangling-edge", "the major claim leads to `x`, which is not there"),
        (graph({"a": {"atom": {"text": "A.", "participant": "x"}}}), "dangling-edge", "the participant leads to `x`, which is not there"),
        (graph({"a": {"atom": {"text": "A.", "reference": {"resource": "x"}}}}), "dangling-edge", "this reference leads to `x`, which is not there"),
        (graph({"a": TRAMS}, schemaVersion=2), "newer-version", "this file is of version 2 of arguebuf's JSON, and 1 is the last that is known here"),
        ('{"nodes": {"a": {"atom": {}}}}', "unknown-format", "this looks most like arguebuf's JSON, but lacks the key `edges`"),
    ],
)
def test_what_is_wrong_is_told(text, rule, message):
    assert (rule, message) in told(text)
