"""Folding keeps the reader's place: what stands above the folded statement stays, what stands below moves up, and nothing runs into anything else."""

import json
import random
from importlib.resources import files
from statistics import median

import pytest
from ground import ROOT

from argmap.argument import ArgumentMap, Claim, Evidence, Objection, Premise, Reason, Section, Undercut
from argmap.drawing import lay_out
from argmap.page.data import map_data
from argmap.page.picture import geometry_of
from argmap.reading import read_text

ASSETS = files("argmap.page") / "assets"
MAPS = 50
FOLDS = """(cases) => cases.map((data) => {
  document.getElementById('data').textContent = data;
  const page = new Function(SOURCE + '; return {state, statements, bearing, seen, cutsFor, movedAt, top, size}')();
  const folds = page.statements.map((_, number) => number).filter((number) => page.bearing[number].length);
  return folds.map((number) => {
    page.state.folded = new Set([number]);
    const visible = page.seen(), cuts = page.cutsFor(visible);
    return [number, visible.statements.map((shown, each) => shown ? page.movedAt(cuts, page.top(each)) : null)];
  });
})"""


def random_map(seed):
    """A map of up to 60 statements with linked groups, objections, exceptions, statements used twice, and sections."""
    chance = random.Random(seed)
    size = chance.randint(5, 60)
    below = {number: [] for number in range(size)}
    for number in range(1, size):
        below[chance.randint(max(0, number - 9), number - 1)].append(f"s{number}")
    statements = []
    for number, ids in below.items():
        reasons, objections = [], []
        while ids:
            members = [ids.pop(0) for _ in range(min(len(ids), chance.choice([1, 1, 2])))]
            if chance.random() < 0.1 and number + 9 < size:
                members.append(f"s{chance.randint(number + 9, size - 1)}")
            undercuts = [Undercut([ids.pop(0)])] if ids and chance.random() < 0.2 else []
            if chance.random() < 0.7:
                reasons.append(Reason(members, undercuts=undercuts))
            else:
                objections.append(Objection(members, conceded=chance.random() < 0.3, undercuts=undercuts))
        kind = Claim if reasons else chance.choice([Premise, Evidence])
        text = " ".join(["word"] * chance.randint(2, 30))
        statements.append(kind(f"s{number}", f"{text}.", reasons=reasons, objections=objections))
    sections = [Section("one", "One part", [f"s{number}" for number in range(size // 2)])] if chance.random() < 0.3 else []
    return ArgumentMap(statements, sections=sections)


@pytest.fixture(scope="module")
def folded(chromium):
    """For each map its geometry, and for each fold of one statement how far up everything that is still there has moved."""
    maps = [read_text((ROOT / "examples" / "russia-pakistan.argmap").read_text("utf-8")).map, *map(random_map, range(MAPS))]
    geometries = [geometry_of(lay_out(each, layout="right")) for each in maps]
    page = chromium.new_page()
    page.set_content('<script type="application/json" id="data"></script>')
    source = "\n".join((ASSETS / f"{name}.js").read_text("utf-8") for name in ("model", "bands"))
    cases = [json.dumps(map_data(each, [], {}) | {"geometry": geometry}) for each, geometry in zip(maps, geometries, strict=True)]
    found = page.evaluate(FOLDS.replace("SOURCE", json.dumps(source)), cases)
    page.close()
    return list(zip(geometries, found, strict=True))


def every_fold(folded):
    for geometry, folds in folded:
        for number, moved in folds:
            yield geometry["boxes"], number, {each: dy for each, dy in enumerate(moved) if dy is not None}


def test_there_is_enough_to_fold(folded):
    assert sum(len(folds) for _, folds in folded) > 500
    assert sum(len(moved) < len(boxes) for boxes, _, moved in every_fold(folded)) > 500


def test_the_folded_statement_and_what_stands_above_it_do_not_move_against_each_other(folded):
    for boxes, number, moved in every_fold(folded):
        assert all(dy == moved[number] == 0 for each, dy in moved.items() if boxes[each][1] <= boxes[number][1])


def test_nothing_comes_nearer_than_it_may(folded):
    for boxes, _, moved in every_fold(folded):
        shown = sorted(moved, key=lambda each: boxes[each][1])
        for place, upper in enumerate(shown):
            x, y, width, height = boxes[upper]
            # The next in the same column.
            below = next((each for each in shown[place + 1 :] if boxes[each][0] < x + width and x < boxes[each][0] + boxes[each][2]), None)
            if below is not None:
                before = boxes[below][1] - y - height
                after = before + moved[below] - moved[upper]
                assert after >= min(before, 10) - 0.1, (upper, below)


def test_what_moves_moves_up_and_further_down_no_less(folded):
    for boxes, _, moved in every_fold(folded):
        ways = [moved[each] for each in sorted(moved, key=lambda each: boxes[each][1])]
        assert ways == sorted(ways, reverse=True)
        assert all(way <= 0 for way in ways)


def test_many_folds_move_what_is_left_by_less_than_a_box_and_the_others_by_more(folded):
    # So a fold is shown as one move: tests/page/test_exploring.py holds that the folded statement stays where it is all the while.
    farthest = [(max(-dy for dy in moved.values()), boxes[number][3]) for boxes, number, moved in every_fold(folded)]
    small = sum(way <= height for way, height in farthest) / len(farthest)
    # Of 987 folds 85 % move nothing by more than the height of the folded box; the median is 0 pt, the most 1009 pt.
    assert (round(small, 2), round(median(way for way, _ in farthest)), round(max(farthest)[0])) == (0.85, 0, 1009)
