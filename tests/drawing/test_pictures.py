"""What holds of every finished picture, whatever the map, the layout and the engine."""

import os
import subprocess
import sys
from itertools import combinations, pairwise, product
from pathlib import Path
from shutil import which

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from shapes import measured
from test_random_maps import SCRIPTS, furnished

from argmap.argument import ArgumentMap, Claim, Evidence, Premise, Reason, Scheme
from argmap.drawing import draw
from argmap.drawing.layouts import LAYOUTS
from argmap.drawing.view import View

EXAMPLES = int(os.environ.get("LAYOUT_EXAMPLES", "4"))
ENGINES_HERE = ["bundled", *(["system"] if which("dot") else [])]
ALL = View(show={"notes", "quotes", "tags", "tensions"})
_NEAR = 0.6
"""What may be lost in rounding, in pt."""


def holds(outer, inner, near=_NEAR):
    return inner[0] > outer[0] - near and inner[1] > outer[1] - near and inner[2] < outer[2] + near and inner[3] < outer[3] + near


def covers(one, other, near=_NEAR):
    return min(one[2], other[2]) - max(one[0], other[0]) > near and min(one[3], other[3]) - max(one[1], other[1]) > near


def passes(edge, box, deep):
    """Whether a line goes deeper into a box than `deep`."""
    left, top, right, bottom = box[0] + deep, box[1] + deep, box[2] - deep, box[3] - deep
    return any(_meets(one, other, left, top, right, bottom) for one, other in pairwise(edge.points))


def _meets(one, other, left, top, right, bottom):
    """Whether a straight piece has a part in a rectangle: what is left of it after each side has cut off its own (Liang and Barsky)."""
    start, end = 0.0, 1.0
    (x0, y0), (x1, y1) = one, other
    for along, room in ((x0 - x1, x0 - left), (x1 - x0, right - x0), (y0 - y1, y0 - top), (y1 - y0, bottom - y0)):
        if along == 0:
            if room <= 0:
                return False
        elif along < 0:
            start = max(start, room / along)
        else:
            end = min(end, room / along)
    return start < end


def check_texts(picture):
    """Each line of text lies in a shape of its box or bar; one that has none lies on the page and on no box."""
    for line in picture.lines:
        assert holds(picture.page, line.at), line
        if line.shapes:
            assert any(holds(shape, line.at) for shape in line.shapes), line
        else:
            assert not [box for box in picture.solids if covers(box, line.at)], line


def check_boxes(picture):
    assert all(holds(picture.page, box) for box in picture.solids)
    for one, other in combinations(picture.boxes.items(), 2):
        assert not covers(one[1], other[1]), (one, other)
    for one, other in combinations(picture.steps, 2):
        assert not covers(one, other), (one, other)
    for step, (id, box) in product(picture.steps, picture.boxes.items()):
        assert holds(step, box, 2) or not covers(step, box, 1.1), (step, id, box)


def ends_at(edge, box, near):
    return any(holds(box, (x, y, x, y), near) for x, y in (edge.points[0], edge.points[-1]))


def check_edges(picture):
    for edge in picture.edges:
        for box in picture.solids:
            assert ends_at(edge, box, 12) or not passes(edge, box, 1), (edge, box)


def check(drawing):
    picture = measured(drawing.svg())
    assert drawing.warnings == []
    check_texts(picture)
    check_boxes(picture)
    # Where Graphviz places, lines may graze what stands beside their ends.
    if drawing.graph.placed:
        check_edges(picture)


# Without shrinking, which takes minutes: the faults that are known have maps of their own below.
@pytest.mark.parametrize("engine", ENGINES_HERE)
@pytest.mark.parametrize("layout", LAYOUTS)
@given(map=furnished(), view=st.sampled_from([None, ALL]))
@settings(max_examples=EXAMPLES, deadline=None, phases=[Phase.generate])
def test_every_picture_is_sound(layout, engine, map, view):
    check(draw(map, layout=layout, engine=engine, view=view))


@pytest.mark.parametrize("layout", LAYOUTS)
@given(map=furnished(), view=st.sampled_from([None, ALL]))
@settings(max_examples=EXAMPLES, deadline=None, phases=[Phase.generate])
def test_every_picture_is_the_same_twice(layout, map, view):
    assert draw(map, layout=layout, view=view).svg() == draw(map, layout=layout, view=view).svg()


def linked(scheme=None, **flags):
    return ArgumentMap([Claim("a", "A.", main=True, reasons=[Reason(["b", "c"], scheme=scheme)]), Premise("b", "B."), Evidence("c", "C.", **flags)])


@pytest.mark.parametrize("script", ["Hindi", "Thai"])
def test_a_scheme_in_another_script_leaves_its_bar_as_wide_as_it_is(script):
    check(draw(linked(Scheme(SCRIPTS[script], own=True)), engine="bundled"))


@pytest.mark.skipif("system" not in ENGINES_HERE, reason="there is no dot on the PATH")
def test_members_side_by_side_are_drawn_by_the_system():
    check(draw(linked(), layout="down", engine="system"))


def test_what_a_box_is_called_fits_into_a_narrow_column():
    check(draw(linked(implicit=True, inferred=True), layout="page", engine="bundled"))


def test_a_picture_is_the_same_in_every_process():
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from hashlib import sha256; from drawn import MAPS; from argmap.drawing import draw;"
        "from argmap.drawing.layouts import LAYOUTS;"
        "[print(layout, sha256(draw(map, layout=layout).svg().encode()).hexdigest()) for map in MAPS.values() for layout in LAYOUTS]"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script, Path(__file__).parent], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
