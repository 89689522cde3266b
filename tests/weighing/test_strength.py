"""Strength on the command line; the expected numbers are worked out by hand, the middles of the bands being .97 flatly, .875, .675 and .5."""

import json
import re

import pytest
from click.testing import CliRunner

import argmap
from argmap.argument import ArgumentMap, Claim, Objection, Premise, Reason
from argmap.cli import command


@pytest.fixture
def strengths(tmp_path):
    def run(text, *args):
        (tmp_path / "map.argmap").write_text(text, "utf-8")
        done = CliRunner().invoke(command, ["weigh", "--strength", "--json", *args, str(tmp_path / "map.argmap")])
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)["strengths"]

    return run


@pytest.fixture
def told(tmp_path):
    def run(text, *args, expected=0):
        (tmp_path / "map.argmap").write_text(text, "utf-8")
        done = CliRunner().invoke(command, ["weigh", "--strength", *args, str(tmp_path / "map.argmap")])
        assert done.exit_code == expected, done.output
        return done

    return run


LINKED = """
main claim t "T." { because premise a "A." very-likely and premise b "B." likely because premise c "C." even-chance }
"""
"""O1 with bands: 1 - (1 - .675)(1 - .5) = .8375."""
CONCEDED = """
main claim t "T." { because premise a "A." and premise b "B." likely although premise k "K." @1 }
document d "D"
"""
"""O3."""
FRAGMENT = """
main claim china-urged "It was urged." {
  because india-cooling and premise all-weather "All-weather." and premise cpec "A corridor." and premise w-broker "It brokers."
  because russia-depends
  although premise both-sponsors "Both sponsor."
}
claim india-cooling "It cooled." {
  because premise econ-weak "Trade is weak."
  because premise india-west-signs "It buys elsewhere."
  although premise arms-continue "Arms go on."
}
claim russia-depends "It depends." { because premise backs-china "It backs." }
"""
"""O7."""


def test_reasons_add_up_and_linked_premises_do_not(strengths):
    assert strengths(LINKED)["t"] == {"author": 0.8375, "conceded": 0.8375, "examined": 0.8375}


def test_a_supposition_is_weighed_too(strengths):
    assert strengths(LINKED, "--reject", "a")["t"]["author"] == 0.5


def test_a_concession_may_take_all_of_it(strengths):
    assert strengths(CONCEDED)["t"] == {"author": 0.675, "conceded": 0, "examined": 0}
    assert strengths(CONCEDED, "--concede", "k")["t"]["author"] == 0


def test_the_fragment_of_the_article(strengths):
    found = strengths(FRAGMENT)
    assert found["india-cooling"] == {"author": 0.9991, "conceded": 0.0291, "examined": 0.0291}
    assert found["china-urged"] == {"author": 0.9991, "conceded": 0.000873, "examined": 0.000873}


def test_the_ranking_begins_with_the_theses_and_never_says_all_or_nothing_of_what_is_neither(told):
    lines = told(FRAGMENT).stdout.splitlines()
    assert "upper bound" in lines[0]
    assert [line.split("  ")[0] for line in lines[4:]] == ["china-urged", "", "india-cooling", "russia-depends"]
    assert lines[3].split() == ["author", "conceded", "examined"]
    assert re.split(r" {2,}", lines[4]) == ["china-urged", "> 0.99", "< 0.01", "< 0.01"]
    assert lines[7].split()[1:] == ["0.97", "0.97", "0.97"]


def test_statements_are_ranked_among_those_that_are_named(told):
    lines = told(LINKED, "--of", "b", "--of", "t", "--of", "a").stdout.splitlines()
    assert [line.split()[:2] for line in lines[4:]] == [["a", "0.88"], ["t", "0.84"], ["b", "0.68"]]


@pytest.mark.parametrize(
    ("text", "cycle"),
    [
        ('main claim a "A." { but claim b "B." { but a } }', "`a` hangs on `b` and `b` hangs on `a`"),
        # It hangs on itself where concessions bite, and so it has no strength in any reading.
        ('main claim a "A." { because premise p "P." although claim b "B." { because a } }', "`a` hangs on `b` and `b` hangs on `a`"),
        ('main claim a "A." { because premise p "P." unless a }', "`a` hangs on itself"),
    ],
)
def test_a_map_with_a_circle_has_no_strengths_and_the_circle_is_named(told, text, cycle):
    done = told(text, expected=2)
    assert done.stdout == ""
    assert cycle in done.stderr
    assert "without --strength" in done.stderr


def test_a_long_circle_is_told_in_one_line():
    count = 10_000
    map = ArgumentMap([Claim(f"c{number}", "C.", main=not number, reasons=[Reason([f"c{(number + 1) % count}"])]) for number in range(count)])
    with pytest.raises(argmap.CyclicMapError, match=r"`c2` hangs on `c3`, so on over 9996 more and `c9999` hangs on `c0`$") as caught:
        argmap.weigh(map).strengths()
    assert caught.value.cycle == tuple(f"c{number}" for number in range(count))


def test_what_is_shared_at_every_level_takes_no_time():
    """Exact numbers would have twice as many digits at each level; every level is 1 - (1 - v)(1 - v) of the one below, from .5."""
    levels = 200
    claims = [Claim(f"c{level}", "C.", main=not level, reasons=[Reason([f"c{level + 1}"]), Reason([f"c{level + 1}"])]) for level in range(levels)]
    found = argmap.weigh(ArgumentMap([*claims, Premise(f"c{levels}", "P.", qualifier="even-chance")])).strengths()
    assert [found[f"c{level}"][argmap.Standpoint.AUTHOR] for level in (levels - 1, levels - 2, 0)] == [0.75, 0.9375, 1]


def test_the_analysts_own_objection_weighs_only_where_it_is_examined():
    map = ArgumentMap([Claim("t", "T.", main=True, reasons=[Reason(["p"])], objections=[Objection(["mine"])]), Premise("p", "P."), Premise("mine", "M.")])
    assert list(argmap.weigh(map).strengths()["t"].values()) == [0.97, 0.97, 0]
