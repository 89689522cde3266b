"""Maps in yEd: where things stand, and what other programs read of the same file."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from ground import ROOT
from strategies import sound

import argmap
from argmap.argument import ArgumentMap, Claim, Premise, Reason, Section
from argmap.drawing import DrawingError, draw, lay_out
from argmap.formats.networkx import to_networkx

Y, G = "{http://www.yworks.com/xml/graphml}", "{http://graphml.graphdrawing.org/xmlns}"
EXAMPLES = [*sorted((ROOT / "examples").glob("*.argmap"))]


def xml_of(map, layout="right"):
    return ET.fromstring(draw(map, layout=layout).render("graphml"))  # noqa: S314 - our own file


def nodes(file):
    return {node.get("id"): node for node in file.iter(f"{G}node")}


def labels(node):
    return [label.text for label in node.findall(f"{G}data/*/{Y}NodeLabel")]


def place(node):
    shape = node.find(f"{G}data//{Y}Geometry")
    return [float(shape.get(name)) for name in ("x", "y", "width", "height")]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_networkx_reads_the_same_statements_steps_and_relations(path):
    nx = pytest.importorskip("networkx", reason="NetworkX is an extra")
    map = argmap.load(path)
    found = nx.parse_graphml(draw(map).render("graphml").decode())
    expected = to_networkx(map)
    expected.remove_edges_from([edge for edge in expected.edges if expected.edges[edge]["relation"] == "tension"])
    said = {key: data for key, data in found.nodes(data=True) if "name" in data}
    assert {data["name"] for data in said.values()} == set(expected)
    for data in said.values():
        node = expected.nodes[data["name"]]
        assert {name: data.get(name, "") for name in ("kind", "text", "qualifier", "relation", "scheme")} == {
            name: f"“{node[name]}”" if name == "scheme" and node.get("own_scheme") else node.get(name, "")
            for name in ("kind", "text", "qualifier", "relation", "scheme")
        }
    # What is told elsewhere is joined to its step by way of the place that names it.
    through = {target: source for source, target, data in found.edges(data=True) if data["relation"] == "mention"}
    edges = [(through.get(source, source), target, data["relation"]) for source, target, data in found.edges(data=True) if data["relation"] != "mention"]
    assert sorted((said[source]["name"], said[target]["name"], relation) for source, target, relation in edges) == sorted(
        (source, target, data["relation"]) for source, target, data in expected.edges(data=True)
    )


LAYOUTS = [("right", "russia-pakistan"), ("down", "russia-pakistan"), ("overview", "russia-pakistan"), ("page", "night-trains")]


@pytest.mark.parametrize(("layout", "name"), LAYOUTS)
def test_everything_stands_where_the_layout_put_it(layout, name):
    map = argmap.load(ROOT / f"examples/{name}.argmap")
    file = xml_of(map, layout)
    ids = [part.get("id") for part in file.iter() if part.tag in (f"{G}node", f"{G}edge", f"{G}graph")]
    assert len(ids) == len(set(ids))
    diagram, found = lay_out(map, layout=layout), nodes(file)
    for item in diagram.by_key.values():
        assert place(found[item.key]) == pytest.approx([item.at.x, item.at.y, item.width, item.height], abs=0.01)


@pytest.mark.parametrize(("layout", "name"), LAYOUTS)
def test_lines_run_upright_from_the_edge_of_a_bar_to_the_edge_of_what_it_bears_on(layout, name):
    file = xml_of(argmap.load(ROOT / f"examples/{name}.argmap"), layout)
    where = {key: place(node) for key, node in nodes(file).items()}
    drawn = [edge for edge in file.iter(f"{G}edge") if edge.find(f"{G}data[@key='bears']").text in ("because", "but", "although", "unless")]
    assert len(drawn) == sum(1 for key in where if key.startswith("r-") and key.count("-") == 1)
    for edge in drawn:
        path = edge.find(f".//{Y}Path")
        ends = []
        for node, x, y in ((edge.get("source"), "sx", "sy"), (edge.get("target"), "tx", "ty")):
            left, top, width, height = where[node]
            dx, dy = float(path.get(x)), float(path.get(y))
            assert abs(dx) == pytest.approx(width / 2, abs=0.02) or abs(dy) == pytest.approx(height / 2, abs=0.02)
            ends.append((left + width / 2 + dx, top + height / 2 + dy))
        points = [ends[0], *((float(point.get("x")), float(point.get("y"))) for point in path), ends[1]]
        for one, other in pairwise(points):
            assert min(abs(one[0] - other[0]), abs(one[1] - other[1])) < 0.03, edge.get("id")


def test_linked_premises_are_a_group_and_evidence_is_a_note():
    file = xml_of(sound('main claim c "C." { because by sign: premise p "P." and evidence e "E." @1.2 but premise k "K." }'))
    found = nodes(file)
    assert [node.get("id") for node in found["r-1-linked"].find(f"{G}graph")] == ["r-1", "s-2", "s-3"]
    assert found["s-3"].find(f"{G}data/{Y}UMLNoteNode") is not None
    # The first label is the node's name to other programs.
    assert labels(found["s-3"])[0] == "E."
    assert labels(found["r-1"]) == ["BECAUSE", "· sign"]
    arrows = {edge.get("id"): edge.find(f".//{Y}Arrows").get("target") for edge in file.iter(f"{G}edge")}
    assert (arrows["r-1-s-1"], arrows["r-2-s-1"], arrows["s-2-r-1"]) == ("standard", "t_shape", "none")


def test_a_section_is_a_group_in_that_of_the_section_around_it():
    parts = [Section("outer", "Outer", []), Section("inner", "Inner & <after>", ["a"], parent="outer")]
    found = nodes(xml_of(ArgumentMap([Claim("a", "A.", main=True)], sections=parts)))
    assert [node.get("id") for node in found["g-1"].find(f"{G}graph")] == ["g-2"]
    assert [node.get("id") for node in found["g-2"].find(f"{G}graph")] == ["s-1"]
    assert found["g-2"].find(f"{G}data[@key='text']").text == "Inner & <after>"


@pytest.mark.parametrize("text", ["a\x00b\x1b[0m\ud800\ufffe", "]]>&amp;<x>", "<html><b>bold", "one\r\ntwo\tthree"])
def test_no_text_breaks_the_file_or_is_markup_to_yed(text):
    map = ArgumentMap([Claim(text, text, main=True, notes=[text], reasons=[Reason("p")]), Premise("p", "P.")], title=text)
    file = xml_of(map)
    [node] = [node for node in nodes(file).values() if node.find(f"{G}data[@key='main']") is not None]
    kept = node.find(f"{G}data[@key='text']").text
    assert kept == "".join("\ufffd" if each in "\x00\x1b\ud800\ufffe" else each for each in text)
    assert not any(label.lower().lstrip().startswith("<html") for label in labels(node) if label)


def test_a_layout_without_places_is_refused_with_a_remedy():
    with pytest.raises(DrawingError, match="choose another layout"):
        draw(ArgumentMap([Claim("a", "A.")]), layout="dot").render("graphml")
