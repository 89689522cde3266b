"""Argumentative microtexts: what is read is what the graph says, counted by another reader."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from argmap import draw, formats, weigh
from argmap.argument import Claim, Objection, Reason, Undercut
from argmap.formats import FORMATS

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "microtexts"
FILES = sorted(CORPUS.glob("*.xml"))
GOLDEN = (Path(__file__).parent / "golden" / "microtexts.xml").read_text("utf-8")


def graph(*edges, edus=None, adus="abcd"):
    """A graph with a segment for each unit, and edges such as `a sup b`, called c1, c2 and so on."""
    said = edus or "".join(f'<edu id="e{id}">{id.upper()}.</edu>' for id in adus)
    units = "".join(f'<adu id="{id}" type="pro"/>' for id in adus)
    joined = "" if edus else "".join(f'<edge id="s{id}" src="e{id}" trg="{id}" type="seg"/>' for id in adus)
    drawn = ""
    for number, edge in enumerate(edges, 1):
        start, type, end = edge.split()
        drawn += f'<edge id="c{number}" src="{start}" trg="{end}" type="{type}"/>'
    return f'<arggraph id="m">{said}{units}{joined}{drawn}</arggraph>'


def read(text):
    found = formats.read_text(text)
    assert not found.diagnostics, [str(each) for each in found.diagnostics]
    return found.map


def told(text):
    return [(each.rule.name, each.message) for each in formats.read_text(text).diagnostics]


def test_the_graph_of_a_text_is_read_with_its_undercuts_and_theirs():
    map = read(GOLDEN)
    assert map.title == "Night trains"
    [thesis] = map.theses
    assert thesis.text == "The state should pay for night trains."
    example, because = thesis.reasons
    assert [map[id].text for id in because.members] == ["They save flights,", "and flights do harm."]
    assert (example.scheme.name, example.scheme.own) == ("example", False)
    [objection] = thesis.objections
    assert [map[id].text for id in objection.members] == ["Of course they are dear."]
    [undercut] = objection.undercuts
    assert [map[id].text for id in undercut.members] == ["But the rails are there anyway,", "so that each train more costs little."]
    [again] = undercut.undercuts
    assert [map[id].text for id in again.members] == ["Rails wear out."]


def test_roles_and_what_else_the_graph_says_are_kept():
    map = read(GOLDEN)
    by_unit = {statement.meta[0].value: statement for statement in map}
    assert [by_unit[id].meta[1].value for id in ("a1", "a4")] == ["pro", "opp"]
    [kept] = map.meta
    kept = json.loads(kept.value)
    assert (kept["id"], kept["topic_id"], kept["stance"]) == ("night_trains_1", "night_trains", "pro")
    # The words of a unit of one segment are its statement's; those of the others are kept.
    assert kept["edus"]["e1"] is None
    assert kept["edus"]["e8"] == "In Vienna"
    assert len(kept["edges"]) == 17


def test_what_only_the_annotator_says_is_implicit():
    # As in the second part of the corpus, where a text may leave its thesis unsaid; a unit that is partly said is not.
    edus = '<edu id="e1" implicit="true">Trams are good.</edu><edu id="e2">They are</edu><edu id="e3" implicit="true">quiet.</edu>'
    segments = '<edge id="s1" src="e1" trg="a" type="seg"/><edge id="s2" src="e2" trg="b" type="seg"/><edge id="s3" src="e3" trg="b" type="seg"/>'
    map = read(graph("b sup a", edus=edus + segments, adus="ab"))
    assert [(statement.text, statement.implicit) for statement in map] == [("Trams are good.", True), ("They are quiet.", False)]
    assert json.loads(map.meta[0].value)["implicit"] == ["e1", "e3"]


def test_a_unit_of_several_segments_has_the_words_of_all_in_the_order_of_the_text():
    assert "In Vienna they have done so for years." in [statement.text for statement in read(GOLDEN)]


def test_what_is_read_survives_our_text_and_our_json():
    map = read(GOLDEN)
    for name in ("argmap", "json"):
        written = formats.write_text(map, name)
        assert written.losses == ()
        assert formats.read_text(written.text).map == map


REAL = pytest.mark.parametrize(
    "path", FILES or [pytest.param(None, marks=pytest.mark.skip(reason="the corpora are not at hand"))], ids=lambda path: path and path.stem
)


@REAL
def test_a_real_graph_is_read_to_the_last_edge(path):
    root = ET.parse(path).getroot()  # noqa: S314 (of our own shelf)
    map = read(path.read_text("utf-8"))
    assert sorted(statement.text for statement in map) == sorted(_words(root).values())
    # Each step with its members and all that it bears on: an exception to an exception is nothing less.
    assert Counter(_steps_of(map)) == Counter(_steps_in(root))
    # Everywhere there is one unit that bears on nothing.
    bearing = {edge.get("src") for edge in root.iter("edge") if edge.get("type") != "seg"}
    [thesis] = [adu.get("id") for adu in root.iter("adu") if adu.get("id") not in bearing]
    assert [statement.text for statement in map.theses] == [_words(root)[thesis]]


@REAL
def test_a_real_graph_is_written_drawn_and_weighed(path):
    map = read(path.read_text("utf-8"))
    for format in FORMATS.values():
        if format.writes:
            export = formats.write_text(map, format.name)
            if format.name in ("argmap", "json"):
                assert formats.read_text(export.text).map == map
            elif format.reads:
                back = formats.read_text(export.text, format=format.name).map
                assert Counter(_steps_of(back, schemes=False)) == Counter(_steps_of(map, schemes=False))
    weighing = weigh(map)
    assert all(weighing[statement.id].stands is not None for statement in map)
    assert draw(map).svg().startswith("<")


def _words(root):
    """The words of each unit, by another reader: those of its segments; no real graph has joints."""
    edus = {edu.get("id"): " ".join(edu.text.split()) for edu in root.iter("edu")}
    return {
        adu.get("id"): " ".join(edus[edge.get("src")] for edge in root.iter("edge") if edge.get("trg") == adu.get("id") and edge.get("type") == "seg")
        for adu in root.iter("adu")
    }


def _steps_in(root):
    """What each edge of a graph says: what kind of step, by whose words, on what."""
    words = _words(root)
    edges = {edge.get("id"): edge for edge in root.iter("edge") if edge.get("type") != "seg"}

    def told(id):
        if id in words:
            return words[id]
        edge = edges[id]
        more = [each.get("src") for each in edges.values() if each.get("type") == "add" and each.get("trg") == id]
        kind = {"sup": ("because", False), "exa": ("because", True), "reb": ("but", False), "und": ("unless", False)}[edge.get("type")]
        return (*kind, frozenset(words[each] for each in (edge.get("src"), *more)), told(edge.get("trg")))

    return [told(id) for id, edge in edges.items() if edge.get("type") != "add"]


def _steps_of(map, *, schemes=True):
    """The same of a map."""
    kinds = {Reason: "because", Objection: "but", Undercut: "unless"}
    found = []
    stack = [(step, statement.text) for statement in map for step in (*statement.reasons, *statement.objections)]
    while stack:
        step, target = stack.pop()
        told = (kinds[type(step)], schemes and step.scheme is not None, frozenset(map[id].text for id in step.members), target)
        found.append(told)
        stack += [(undercut, told) for undercut in step.undercuts]
    return found


def test_an_edge_may_lead_to_one_that_comes_later_and_add_to_one_that_adds():
    map = read(graph("d add c2", "c add c3", "b sup a"))
    assert [set(reason.members) for reason in map["a"].reasons] == [{"b", "c", "d"}]


@pytest.mark.parametrize(
    ("edges", "rule", "told_of"),
    [
        (["b sup x"], "dangling-edge", "edge `c1` leads to `x`, which is not there"),
        (["b sup a", "c und a"], "misfit-relation", "the undercut `c2` bears on a statement"),
        (["b sup a", "c reb c1"], "misfit-relation", "the rebuttal `c2` bears on an edge"),
        (["b sup a", "c sup c1"], "misfit-relation", "the step `c2` supports another step, `c1`"),
        (["b sup a", "c und sa"], "misfit-relation", "edge `c2` leads from `c` to `sa`"),
        (["b odd a"], "wrong-value", "`odd` is no type of an edge"),
        (["b add a"], "direct-edge", "an edge leads straight from `b` to `a`, and does not say how the one bears on the other"),
        (["b add c2", "c add c1"], "misfit-relation", "edge `c1` leads from `b` to `c2`"),
        (["eb seg a"], "misfit-relation", "`eb` is a segment of two units"),
        (["a seg eb"], "misfit-relation", "the segment `c1` leads from `a` to `eb`"),
        (["a sup a"], "misfit-relation", "the step `c1` leads from `a` to itself"),
    ],
)
def test_an_edge_that_cannot_be_is_told(edges, rule, told_of):
    assert (rule, told_of) in told(graph(*edges))


def test_undercuts_without_end_are_read_as_deep_as_they_can_be_written():
    edges = ["b reb a", *(f"{'bcd'[number % 3]} und c{number + 1}" for number in range(100))]
    found = formats.read_text(graph(*edges))
    assert "the conflict `c18` is more than 16 conflicts deep" in [each.message for each in found.diagnostics]
    assert formats.write_text(found.map, "argmap").losses == ()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('<arggraph id="m"><edu id="e1">A.</edu><adu id="a" type="pro"/><adu id="a" type="opp"/></arggraph>', "repeated-id"),
        ('<arggraph id="m"><adu type="pro"/></arggraph>', "missing-part"),
        ('<arggraph id="m"><adu id="a"/></arggraph>', "wrong-value"),
        ('<arggraph id="m"><adu id="a" type="pro"/></arggraph>', "wordless-statement"),
        ('<arggraph id="m"><adu id="a" type="pro"/><unit id="b"/></arggraph>', "unknown-part"),
        ('<arggraph id="m"></arggraph>', "missing-part"),
        ('<graph id="m"><adu id="a" type="pro"/></graph>', "unknown-format"),
        ('<arggraph id="m"><adu id="a" type="pro"/>', "broken-file"),
    ],
)
def test_what_a_graph_lacks_is_told_at_its_place(text, rule):
    found = formats.read_text(text).diagnostics
    assert rule in [each.rule.name for each in found]
    assert all(each.primary.place.line == 1 for each in found)


def test_joints_that_lead_round_in_a_ring_are_borne():
    text = graph(
        edus='<edu id="e1">A.</edu><joint id="j1"/><joint id="j2"/><edge id="s1" src="j1" trg="j2" type="seg"/><edge id="s2" src="j2" trg="j1" type="seg"/>',
        adus="a",
    )
    assert len(formats.read_text(text).map) == 1


def test_a_joint_joins_segments():
    text = graph(
        edus='<edu id="e1">One</edu><edu id="e2">two.</edu><joint id="j"/><edge id="s1" src="e2" trg="j" type="seg"/>'
        '<edge id="s2" src="e1" trg="j" type="seg"/><edge id="s3" src="j" trg="a" type="seg"/>',
        adus="a",
    )
    [statement] = read(text)
    assert isinstance(statement, Claim)
    assert statement.text == "One two."
