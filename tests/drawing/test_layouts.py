"""What holds of every layout that places its picture itself, whatever the map."""

import os
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from time import perf_counter

import pytest
from effort import effort
from hypothesis import given, settings
from hypothesis import strategies as st
from test_random_maps import maps

from argmap.argument import ArgumentMap, Claim, Objection, Premise, Reason, Section, Undercut
from argmap.drawing import lay_out
from argmap.drawing.diagram import Bar, Box, Mention, Part, Point, Relation
from argmap.drawing.layouts import PAPERS, branches, printed_size
from argmap.reading import read_text

PLACED = ["right", "down", "page", "overview"]
EXAMPLES = int(os.environ.get("LAYOUT_EXAMPLES", "30"))
ARTICLE = Path(__file__).parents[2] / "examples" / "russia-pakistan.argmap"
_NEAR = 0.6
"""What may be lost in rounding, in pt."""


@st.composite
def trees(draw):
    """Maps in which every statement is used at most once, and steps may be questioned, and that questioned again."""
    count = draw(st.integers(1, 16))
    free = iter([f"n{number}" for number in range(1, count)])
    statements = {}

    def members():
        return [id for id, _ in zip(free, range(draw(st.integers(1, 3))), strict=False)]

    def undercuts(depth):
        if depth > 2 or draw(st.integers(0, 3)) != 0:
            return []
        return [Undercut(ids, undercuts=undercuts(depth + 1)) for _ in range(draw(st.integers(1, 2))) if (ids := members())]

    waiting = ["n0"]
    while waiting:
        id = waiting.pop(0)
        reasons = [Reason(ids, undercuts=undercuts(0)) for _ in range(draw(st.integers(0, 3))) if (ids := members())]
        objections = [Objection(ids, conceded=draw(st.booleans()), undercuts=undercuts(0)) for _ in range(draw(st.integers(0, 2))) if (ids := members())]
        text = "Words and words. " * draw(st.integers(1, 6))
        statements[id] = Claim(id, text, reasons=reasons, objections=objections, main=id == "n0")
        waiting += [member for step in (*reasons, *objections) for member in _below(step)]
    statements |= {id: Claim(id, "Alone.") for id in free}
    return ArgumentMap([statements[id] for id in sorted(statements)])


def _below(step):
    return [*step.members, *(member for undercut in step.undercuts for member in _below(undercut))]


def solid(diagram):
    """The rectangles that nothing may cover, by key: every box, every mention and the strip of every bar."""
    items = {item.key: item for group in (diagram.boxes, diagram.mentions, diagram.bars) for item in group}
    return {key: (item.at.x, item.at.y, item.at.x + item.width, item.at.y + item.height) for key, item in items.items()}


def segments(link):
    return [(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)) for a, b in pairwise(link.path)]


def holds(outer, inner):
    return inner[0] > outer[0] - _NEAR and inner[1] > outer[1] - _NEAR and inner[2] < outer[2] + _NEAR and inner[3] < outer[3] + _NEAR


def cover(one, other):
    return min(one[2], other[2]) - max(one[0], other[0]) > _NEAR and min(one[3], other[3]) - max(one[1], other[1]) > _NEAR


def pierces(segment, box):
    """Whether a horizontal or vertical line runs inside a box."""
    x0, y0, x1, y1 = segment
    return x1 > box[0] + _NEAR and x0 < box[2] - _NEAR and y1 > box[1] + _NEAR and y0 < box[3] - _NEAR


def crosses(one, other):
    """Whether a horizontal and a vertical line cross, and not only meet."""
    for flat, upright in ((one, other), (other, one)):
        if flat[1] == flat[3] and upright[0] == upright[2]:
            through = flat[0] + _NEAR < upright[0] < flat[2] - _NEAR and upright[1] + _NEAR < flat[1] < upright[3] - _NEAR
            if through:
                return True
    return False


def crossings(diagram):
    """How many pairs of links cross that do not lead to one target alike."""
    lines = [(link, segments(link)) for link in diagram.links if link.path]
    return sum(
        any(crosses(one, other) for one in first for other in second)
        for (a, first), (b, second) in combinations(lines, 2)
        if (a.target, a.relation) != (b.target, b.relation)
    )


def check(diagram):
    boxes = solid(diagram)
    width, height = diagram.size
    assert all(holds((0, 0, width, height), box) for box in boxes.values())
    for (one, a), (other, b) in combinations(boxes.items(), 2):
        assert not cover(a, b), (one, other)
    for link in diagram.links:
        assert link.path
        assert all(a.x == b.x or a.y == b.y for a, b in pairwise(link.path)), link
        assert all(holds((0, 0, width, height), segment) for segment in segments(link))
        for segment in segments(link):
            for key, box in boxes.items():
                assert not pierces(segment, box), (link.source, link.target, key)
        if link.headed:
            assert touches(link.path[-1], boxes[link.target]), link
        assert touches(link.path[0], boxes[link.source]), link
    check_bars(diagram, boxes)
    check_regions(diagram, boxes)


def touches(point, box):
    return box[0] - _NEAR <= point.x <= box[2] + _NEAR and box[1] - _NEAR <= point.y <= box[3] + _NEAR


def check_bars(diagram, boxes):
    """Each bar lies over its members, from edge to edge; each has a line, and each bundle of lines one head."""
    for bar in diagram.bars:
        members = [boxes[member] for member in bar.members]
        x0, _, x1, y1 = boxes[bar.key]
        assert all(x0 - _NEAR <= box[0] and box[2] <= x1 + _NEAR and box[1] >= y1 - _NEAR for box in members)
    assert sorted(link.source for link in diagram.links) == sorted(bar.key for bar in diagram.bars)
    heads = [(link.target, link.relation) for link in diagram.links if link.headed]
    assert sorted(map(str, heads)) == sorted(map(str, {(link.target, link.relation) for link in diagram.links}))


def check_regions(diagram, boxes):
    frames = {region.key: (region.at.x, region.at.y, region.at.x + region.width, region.at.y + region.height) for region in diagram.regions if region.at}
    parent = {region.key: region.parent for region in diagram.regions}
    for region in diagram.regions:
        if region.key not in frames:
            assert not region.contents
            continue
        inside = [*region.contents, *(member for key in region.contents if isinstance(diagram.by_key[key], Bar) for member in diagram.by_key[key].members)]
        for key in inside:
            assert holds(frames[region.key], boxes[key]), (region.key, key)
    for one, other in combinations(frames, 2):
        nested = one in ancestors(other, parent) or other in ancestors(one, parent)
        assert nested or not cover(frames[one], frames[other]), (one, other)


def ancestors(key, parent):
    while (key := parent[key]) is not None:
        yield key


@pytest.mark.parametrize("layout", PLACED)
@given(map=maps() | trees())
@settings(max_examples=EXAMPLES, deadline=None)
def test_everything_is_drawn_nothing_covers_anything_and_no_line_passes_a_box_or_crosses_another(layout, map):
    # One test for all, since laying out a page takes longer than looking at it.
    diagram = lay_out(map, layout=layout)
    check(diagram)
    assert crossings(diagram) == 0
    if layout != "overview":
        assert sorted(box.statement for box in diagram.boxes) == sorted(statement.id for statement in map)
        assert len(diagram.bars) == len(diagram.links) == len(dict(map.steps()))


@pytest.mark.parametrize("layout", PLACED)
@given(map=maps() | trees())
@settings(max_examples=effort(5, EXAMPLES), deadline=None)
def test_a_layout_is_the_same_each_time(layout, map):
    assert lay_out(map, layout=layout) == lay_out(map, layout=layout)


CHAIN = ArgumentMap([Claim(f"n{number}", "Step.", reasons=[Reason([f"n{number + 1}"])] if number < 1200 else [], main=not number) for number in range(1201)])
"""Longer than Python's calls may be deep."""
FAN = ArgumentMap([Claim("all", "All.", main=True, reasons=[Reason([f"n{number}"]) for number in range(200)]), *(Premise(f"n{n}", "One.") for n in range(200))])
ALONE = ArgumentMap([Claim("a", "Alone.")])
MANY = ArgumentMap([Claim(f"n{number}", "Alone.") for number in range(100)])


@pytest.mark.parametrize("layout", PLACED)
@pytest.mark.parametrize("map", [CHAIN, FAN, ALONE, MANY, ArgumentMap([])], ids=["chain", "fan", "alone", "many", "empty"])
def test_shapes_at_the_edge_are_drawn_without_recursion(layout, map):
    start = perf_counter()
    diagram = lay_out(map, layout=layout)
    assert perf_counter() - start < 30
    if len(map) <= 201:
        check(diagram)


@pytest.mark.parametrize("layout", ["down", "page"])
def test_many_single_boxes_and_fans_make_no_mile_wide_line(layout):
    for map in (MANY, FAN):
        width, height = lay_out(map, layout=layout).size
        assert max(width, height) < 4 * min(width, height)


def test_linked_members_stand_side_by_side_under_one_bar():
    map = ArgumentMap(
        [
            Claim("a", "A.", main=True, reasons=[Reason(["b", "c"])]),
            Premise("b", "B."),
            Claim("c", "C.", reasons=[Reason(["d"])]),
            Premise("d", "D."),
        ]
    )
    diagram = lay_out(map, layout="down")
    boxes = {box.statement: box for box in diagram.boxes}
    bar = next(bar for bar in diagram.bars if len(bar.members) == 2)
    assert bar.aside
    assert boxes["b"].at.y == boxes["c"].at.y == bar.at.y + bar.height
    assert (bar.at.x, bar.at.x + bar.width) == (boxes["b"].at.x, boxes["c"].at.x + boxes["c"].width)
    (line,) = (link for link in diagram.links if link.target == boxes["c"].key)
    assert line.path[-1].y == boxes["c"].at.y + boxes["c"].height
    assert boxes["c"].at.x < line.path[-1].x < boxes["c"].at.x + boxes["c"].width


def test_an_exception_is_joined_to_the_bar_that_it_questions():
    map = ArgumentMap([Claim("a", "A.", reasons=[Reason(["b"], undercuts=[Undercut(["c"])])]), Premise("b", "B."), Premise("c", "C.")])
    diagram = lay_out(map, layout="down")
    (line,) = (link for link in diagram.links if link.relation is Relation.UNLESS)
    bar = diagram.by_key[line.target]
    assert line.path[-1] == Point(bar.at.x + bar.width, bar.at.y + 7)
    assert len({point.y for point in line.path}) == 1


LEVELS = ArgumentMap(
    [
        Claim("a", "A.", main=True, reasons=[Reason(["b"], undercuts=[Undercut(["u"])])], objections=[Objection(["x"])]),
        Claim("b", "B.", reasons=[Reason(["c"])]),
        Claim("c", "C.", reasons=[Reason(["d"])]),
        Claim("d", "D.", reasons=[Reason(["e"])]),
        Premise("e", "E."),
        Premise("u", "U."),
        Claim("x", "X.", reasons=[Reason(["y"])]),
        Premise("y", "Y."),
    ],
    sections=[Section("s", "Section", ["a", "b", "c", "d", "e"])],
)


def test_an_overview_says_how_much_lies_below_and_links_to_it():
    diagram = lay_out(LEVELS, layout="overview", hrefs={"b": "b.svg"})
    assert {box.statement for box in diagram.boxes} == {"a", "b", "u", "c", "x", "y"}
    boxes = {box.statement: box for box in diagram.boxes}
    assert [row.left[0].text for row in boxes["c"].rows if "more" in row.left[0].text] == ["+ 2 more below"]
    assert (boxes["b"].href, boxes["c"].href, boxes["a"].href) == ("b.svg", "b.svg", None)
    assert branches(LEVELS) == ["b"]


@cache
def article(layout, paper):
    """The article's map and its diagram; a poster takes seconds."""
    map = read_text(ARTICLE.read_text("utf-8")).map
    return map, lay_out(map, layout=layout, paper=PAPERS[paper])


@pytest.mark.parametrize("layout", PLACED)
def test_the_article_is_drawn_well(layout):
    _, diagram = article(layout, "a3")
    check(diagram)
    assert crossings(diagram) == 0


def test_a_poster_prints_the_article_legibly():
    start = perf_counter()
    sizes = {name: printed_size(article("page", name)[1], PAPERS[name]) for name in ("a3", "a3-landscape")}
    assert perf_counter() - start < 30
    assert min(sizes.values()) >= 8, sizes


@pytest.mark.parametrize("name", PAPERS)
def test_printed_size_is_that_of_statements(name):
    diagram = lay_out(LEVELS, layout="page", paper=PAPERS[name])
    across, down = PAPERS[name].room
    width, height = diagram.size
    assert printed_size(diagram, PAPERS[name]) == pytest.approx(12 * min(2, across / width, down / height))
    assert all(isinstance(item, (Box, Bar, Mention)) for item in diagram.by_key.values())


@pytest.mark.parametrize("name", ["a3", "a3-landscape"])
def test_a_poster_splits_no_word(name):
    map, diagram = article("page", name)
    words = {word for statement in map for word in f"{statement.text} {statement.id}".split()}
    words |= {word for _, step in map.steps() if step.scheme for word in step.scheme.name.split()}
    shown = [run for item in (*diagram.boxes, *diagram.bars) for row in item.rows for run in row.left]
    parts = {Part.LARGE, Part.LARGE_UNSTATED, Part.THESIS, Part.ID, Part.SCHEME}
    assert {word for run in shown if run.part in parts for word in run.text.removeprefix("· ").split()} <= words


def test_a_poster_sets_a_box_as_wide_as_what_hangs_below_it():
    statements = [Claim("top", "Words " * 30, main=True, reasons=[Reason([f"r{number}"]) for number in range(3)])]
    statements += [Premise(f"r{number}", "Grounds " * 12) for number in range(3)]
    diagram = lay_out(ArgumentMap(statements), layout="page", paper=PAPERS["a4-landscape"])
    boxes = {box.statement: box for box in diagram.boxes}
    assert boxes["top"].width > 1.5 * boxes["r1"].width
