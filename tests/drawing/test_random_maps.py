"""What holds of every map's picture, however its statements hang together."""

import re

from drawn import by_class, edges, parse
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.argument import ArgumentMap, Claim, Evidence, Objection, Premise, Reason, Section, Undercut
from argmap.drawing import draw, lay_out
from argmap.drawing.diagram import Bar, Relation
from argmap.drawing.engine import render

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Zs", "Zl", "Zp", "Cc")), min_size=1, max_size=60)


@st.composite
def maps(draw):
    ids = [f"n{number}" for number in range(draw(st.integers(1, 9)))]
    members = st.lists(st.sampled_from(ids), min_size=1, max_size=3)
    undercuts = st.recursive(st.just(()), lambda below: st.lists(st.builds(Undercut, members, undercuts=below), max_size=2).map(tuple), max_leaves=4)
    reasons = st.lists(st.builds(Reason, members, undercuts=undercuts, scheme=st.none() | st.just("sign")), max_size=2)
    objections = st.lists(st.builds(Objection, members, undercuts=undercuts, conceded=st.booleans()), max_size=2)
    statements = []
    for id in ids:
        kind = draw(st.sampled_from([Claim, Premise, Evidence]))
        main = {"main": True} if kind is Claim and draw(st.booleans()) else {}
        flags = {name: draw(st.booleans()) for name in ("implicit", "inferred")}
        statements.append(kind(id, draw(WORDS.filter(str.strip)), reasons=draw(reasons), objections=draw(objections), **main, **flags))
    cut = draw(st.integers(0, len(ids)))
    inner = draw(st.integers(cut, len(ids)))
    sections = [Section("a", "First", ids[:cut]), Section("b", "Second", ids[cut:inner], parent=draw(st.sampled_from([None, "a"])))]
    return ArgumentMap(statements, title="Random", sections=sections if draw(st.booleans()) else [])


@given(maps())
@settings(max_examples=120, deadline=None)
def test_the_diagram_has_each_statement_once_and_one_bar_for_each_step(map):
    diagram = lay_out(map, layout="dot")
    assert sorted(box.statement for box in diagram.boxes) == sorted(statement.id for statement in map)
    steps = dict(map.steps())
    assert len(diagram.bars) == len(steps)
    placed = [member for bar in diagram.bars for member in bar.members]
    assert len(set(placed)) == len(placed)
    words = {Reason: {Relation.BECAUSE}, Objection: {Relation.BUT, Relation.ALTHOUGH}, Undercut: {Relation.UNLESS}}
    bars = {bar.key: bar for bar in diagram.bars}
    # Keys count the steps of the map in its own order.
    for number, step in enumerate(steps.values(), 1):
        bar = bars[f"r-{number}"]
        assert bar.relation in words[type(step)]
        named = [diagram.by_key[key] for key in bar.members]
        assert [getattr(item, "statement", None) or diagram.by_key[item.box].statement for item in named] == list(step.members)


@given(maps())
@settings(max_examples=120, deadline=None)
def test_every_bar_is_joined_to_what_its_step_bears_on(map):
    diagram = lay_out(map, layout="dot")
    keys = {path: f"r-{number}" for number, (path, _) in enumerate(map.steps(), 1)}
    boxes = {box.statement: box.key for box in diagram.boxes}
    expected = {(key, keys[path[:-2]] if path[-2] == "undercuts" else boxes[path[0]]) for path, key in keys.items()}
    assert {(link.source, link.target) for link in diagram.links if link.relation} == expected
    assert all(isinstance(diagram.by_key[link.target], Bar) for link in diagram.links if link.relation is Relation.UNLESS)
    # In the graph an undercut's line ends at the bar, and every other one at the statement's own part of its node.
    for tail, head, kind in edges(draw(map, layout="dot").graph.source):
        if kind == "unless":
            assert re.fullmatch(r"r-\d+:bar:e", tail)
        elif kind != "mention":
            assert re.fullmatch(r"[rs]-\d+:s-\d+-(for|against):e", tail)
        if kind != "mention":
            assert re.fullmatch(r"r-\d+:bar:w", head)


@given(maps())
@settings(max_examples=120, deadline=None)
def test_no_statement_is_drawn_in_the_region_of_another_section(map):
    diagram = lay_out(map, layout="dot")
    title_of = {region.key: region.rows[0].left[0].text for region in diagram.regions}
    section_of = {member: section.title for section in map.sections for member in section.members}
    for region in diagram.regions:
        for key in region.contents:
            item = diagram.by_key[key]
            drawn = [diagram.by_key[member] for member in item.members] if isinstance(item, Bar) else [item]
            for box in drawn:
                if hasattr(box, "statement"):
                    assert section_of.get(box.statement, title_of[region.key]) == title_of[region.key]


@given(maps())
@settings(max_examples=30, deadline=None)
def test_the_engine_draws_it_and_has_nothing_to_say(map):
    drawing = draw(map, engine="bundled")
    root = parse(drawing.svg())
    assert drawing.warnings == []
    drawn = [group.get("id") for group in by_class(root, "statement")]
    assert sorted(drawn) == sorted(f"statement-{statement.id}" for statement in map)
    assert len(by_class(root, "step")) == len(list(map.steps()))
    assert len(by_class(root, "edge", "unless")) == sum(path[-2] == "undercuts" for path, _ in map.steps())
    assert render(drawing.graph.source, "png", engine="bundled", placed=True).warnings == ()
