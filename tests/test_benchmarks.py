"""The benchmarks give every program the same argument; they are run by hand."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from argmap.reading import read_text
from tests.benchmarks.peers import PEERS
from tests.benchmarks.quotes import check_quotations, make_quotations, make_text
from tests.benchmarks.timing import exponent
from tests.benchmarks.trees import make_tree

WRITERS = {peer.name: peer.write for peer in PEERS}


def test_we_read_as_many_statements_and_objections_as_were_made():
    tree = make_tree(100)
    reading = read_text(WRITERS["argmap"](tree))
    assert not reading.errors
    assert len(reading.map) == 100
    assert [statement.text for statement in reading.map] == [statement.text for statement in tree.statements]
    assert sum(len(statement.objections) for statement in reading.map) == sum(statement.against for statement in tree.statements[1:])


def test_all_are_given_the_same_texts_and_relations():
    tree = make_tree(100)
    lines = WRITERS["Argdown 2"](tree).splitlines()
    assert sorted(line.split("]: ")[1] for line in lines) == sorted(statement.text for statement in tree.statements)
    assert sum(line.lstrip().startswith("- ") for line in lines) == sum(statement.against for statement in tree.statements[1:])


def test_a_cost_in_proportion_has_the_exponent_one():
    assert exponent([(1, 3), (10, 30), (30, 90)]) == pytest.approx(1)
    assert exponent([(1, 1), (10, 100)]) == pytest.approx(2)


def test_the_quotations_that_are_timed_are_found_and_the_wrong_ones_are_not():
    text = make_text(pages=10)
    assert text == make_text(pages=10)
    assert check_quotations(text, make_quotations(text, 100)) == 0
    # Now and then the other word is the same one.
    assert 90 <= check_quotations(text, make_quotations(text, 100, wrong=True)) <= 100
