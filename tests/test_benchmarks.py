"""The benchmarks give every program the same argument, and reckon rightly; they are run by hand."""

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from argmap.formats import read_text as read_foreign
from argmap.reading import read_text
from tests.benchmarks.__main__ import main
from tests.benchmarks.aif import write_aif
from tests.benchmarks.inside import time_task
from tests.benchmarks.measure import Measure, Spread, TroubleError, exponent, spread_of
from tests.benchmarks.peers import OURS, PEERS
from tests.benchmarks.quotes import check_quotations, make_quotations, make_text
from tests.benchmarks.results import print_results
from tests.benchmarks.rows import ROWS, Row
from tests.benchmarks.stages import time_stages
from tests.benchmarks.timing import time_command
from tests.benchmarks.trees import SHAPES, make_tree

ARGDOWN = next(peer for peer in PEERS if peer.name == "Argdown 2.0.0")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("peer", [OURS, ARGDOWN], ids=lambda peer: peer.name)
def test_all_are_given_the_same_texts_and_relations(peer, shape):
    tree = make_tree(100, shape)
    text = peer.write(tree)
    map = read_text(text).map if peer is OURS else read_foreign(text, format="argdown").map
    number_of = {statement.id: int(statement.text.rsplit(" ", 1)[1].removesuffix(".")) for statement in map}
    assert sorted(statement.text for statement in map) == sorted(statement.text for statement in tree.statements)
    found = {
        (number_of[statement.id], number_of[member], against)
        for statement in map
        for steps, against in ((statement.reasons, False), (statement.objections, True))
        for step in steps
        for member in step.members
    }
    assert found == {(each.number, child, tree.by_number[child].against) for each in tree.statements for child in each.children}


def test_an_argument_in_aif_has_the_same_statements_and_as_many_steps():
    tree = make_tree(100)
    map = read_foreign(write_aif(tree)).map
    assert sorted(statement.text for statement in map) == sorted(statement.text for statement in tree.statements)
    assert sum(len(statement.objections) for statement in map) == sum(statement.against for statement in tree.statements[1:])
    assert sum(len(statement.reasons) for statement in map) == sum(not statement.against for statement in tree.statements[1:])


def test_a_tree_has_three_under_each_a_flat_one_all_under_the_thesis_and_a_chain_one_under_another():
    assert [each.children for each in make_tree(5, "tree").statements] == [(2, 3, 4), (5,), (), (), ()]
    assert [each.children for each in make_tree(5, "flat").statements] == [(2, 3, 4, 5), (), (), (), ()]
    assert [each.children for each in make_tree(5, "chain").statements] == [(2,), (3,), (4,), (5,), ()]


def test_a_cost_in_proportion_has_the_exponent_one():
    assert exponent([(1, 3), (10, 30), (30, 90)]) == pytest.approx(1)
    assert exponent([(1, 1), (10, 100)]) == pytest.approx(2)


def test_a_spread_is_the_median_and_the_quartiles():
    # Of 1 to 5, a quarter of the way from 1 to 5 is 2, and three quarters is 4.
    assert spread_of([5, 1, 4, 2, 3]) == Spread(3, 2, 4)
    assert spread_of([7]) == Spread(7, 7, 7)


def test_a_ratio_is_taken_round_by_round():
    ours = Measure("parse", "argmap", 100, "tree", (1, 10, 2))
    theirs = Measure("parse", "Argdown 2.0.0", 100, "tree", (3, 30, 6))
    assert theirs.ratio_to(ours) == Spread(3, 3, 3)


def test_results_tell_ratios_who_did_not_finish_and_which_goals_are_met():
    measures = [
        Measure("parse", "argmap", 1_000, "tree", (0.1, 0.1), 20_000_000),
        Measure("parse", "Argdown 2.0.0", 1_000, "tree", (0.3, 0.3), 60_000_000),
        Measure("parse", "argmap", 10_000, "tree", (1.0, 1.0), 200_000_000),
        Measure("parse", "Argdown 2.0.0", 10_000, "tree", (0.5, 0.5), 300_000_000),
        Measure("parse", "argmap", 100, "chain", (0.1,), 20_000_000),
        Measure("parse", "Argdown 2.0.0", 100, "chain", trouble="did not finish in 120 s"),
    ]
    stages = {1_000: {"read": 0.1}, 10_000: {"read": 1.0}, 100_000: {"read": 10.0}}
    text = print_results(["Made by hand."], [row for row in ROWS if row.name == "parse"], measures, stages)
    assert "argmap is faster than a peer in 1 of 2 comparisons." in text
    assert "behind Argdown 2.0.0 in `parse`, tree of 10,000: it takes 0.50 of our time" in text
    assert "| twice as fast at parsing and building as Argdown | 0.50 | not met: 2 is wanted |" in text
    assert "| 1,000 | tree | Argdown 2.0.0 | 0.300 | 0.300–0.300 | 60 | **3.00** | 3.00–3.00 | 3.00 |" in text
    assert "| 100 | chain | Argdown 2.0.0 | did not finish in 120 s |" in text
    assert "| read | 0.100 | 1.000 | 10.000 | 1.00 |" in text
    # From 0.3 to 0.5 s: log10(0.5 / 0.3) is 0.222; from 60 to 300 MB: log10(5) is 0.699.
    assert "| Parsing and building | Argdown 2.0.0 | 1,000, 10,000 | 0.22 | 0.70 |" in text


def test_other_shapes_than_the_tree_and_pictures_are_measured_up_to_ten_thousand():
    row = Row("parse", "Parsing", "", shapes=("tree", "flat"))
    assert row.cells((100, 100_000)) == [("tree", 100), ("tree", 100_000), ("flat", 100)]
    assert Row("start", "Starting", "", sizes=(10,)).cells((100,)) == [("tree", 10)]
    assert Row("svg", "To SVG", "", most=10_000).cells((100, 100_000)) == [("tree", 100)]


def test_a_command_is_timed_with_its_memory_and_not_with_ours(tmp_path):
    ballast = bytearray(200_000_000)
    run = time_command([sys.executable, "-I", "-S", "-c", "x = b'1' * 50_000_000; print(0.25)"], tmp_path, 30, inside=True)
    assert ballast
    assert run.seconds == 0.25
    assert 50_000_000 < run.peak < 150_000_000


@pytest.mark.parametrize(
    ("script", "limit", "told"),
    [
        ("import time; time.sleep(60)", 0.2, "did not finish in 0.2 s"),
        ("raise ValueError('no such thing')", 30, "failed: ValueError: no such thing"),
    ],
)
def test_a_command_that_does_not_finish_or_fails_is_told(tmp_path, script, limit, told):
    with pytest.raises(TroubleError, match=re.escape(told)):
        time_command([sys.executable, "-I", "-S", "-c", script], tmp_path, limit)


def test_every_stage_is_timed():
    times = time_stages(OURS.write(make_tree(30)))
    assert {
        "read",
        "build",
        "check",
        "weigh",
        "format",
        "write JSON",
        "write AIF",
        "read AIF",
        "write Argdown",
        "read Argdown",
        "DOT",
        "lay out",
    } <= times.keys()
    assert all(seconds >= 0 for seconds in times.values())


def test_the_command_measures_us_alone_and_prints_a_table(tmp_path, capsys):
    made = tmp_path / "results.md"
    main(["--quick", "--alone", "--sizes", "20", "--rounds", "1", "--only", "json", "-o", str(made)])
    text = made.read_text("utf-8")
    assert text in capsys.readouterr().out
    assert "`python -m tests.benchmarks --quick --only json --sizes 20 --rounds 1 --alone`" in text
    assert re.findall(r"^\| 20 \| (\w+) \| argmap \| \d+\.\d{3} \|", text, re.MULTILINE) == ["tree", "chain", "flat"]


def test_a_peer_that_cannot_be_had_is_left_out_and_that_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda *_: None)
    monkeypatch.setattr("tests.benchmarks.__main__.PEERS", (OURS, ARGDOWN))
    main(["--only", "start", "--rounds", "1", "--peers", str(tmp_path / "peers"), "-o", str(tmp_path / "results.md")])
    assert "- Argdown 2.0.0 is left out: needs Node and npm, which are not here" in (tmp_path / "results.md").read_text("utf-8")
    assert not (tmp_path / "peers").exists()


@pytest.mark.parametrize("row", [row for row in ROWS if row.name in ("parse", "weigh")], ids=lambda row: row.name)
def test_what_is_timed_inside_a_process_takes_time(row):
    assert time_task(row.name, (row.source or OURS.write)(make_tree(30))) > 0


def test_the_quotations_that_are_timed_are_found_and_the_wrong_ones_are_not():
    text = make_text(pages=10)
    assert text == make_text(pages=10)
    assert check_quotations(text, make_quotations(text, 100)) == 0
    # Now and then the other word is the same one.
    assert 90 <= check_quotations(text, make_quotations(text, 100, wrong=True)) <= 100
