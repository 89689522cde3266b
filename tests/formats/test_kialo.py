"""Kialo's text export: a claim a line, and texts that look like claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from strategies import within

from argmap import formats
from argmap.argument import Claim, Evidence, Premise

GOLDEN = (Path(__file__).parent / "golden" / "kialo.txt").read_text("utf-8")
NAMED = """Discussion Name:
Should cities build trams?

1. Thesis:
Cities should build trams.

  1.1. Con:
  Trams cost [1] too much.

    1.1.1. Con:
    Each buse [2]s as much over thirty years (p. 5 [3]), says a man [9].

    And they wear out.

      1.1.1.1. Pro:
      -> See 1.2.

  1.2. Pro:
  The buses are full.

Sources:
[1] https://money.example/cost
"Tracks are dear.

[2] is what they cost in shares."
[2] https://www.buses.example/wear
[3] A book that nobody has
"""
HEAD = "Discussion Title: Trams\n\n1. Cities should build trams.\n"


def read(text):
    found = formats.read_text(text)
    assert not found.diagnostics, [str(each) for each in found.diagnostics]
    return found.map


def by_number(map):
    return {statement.meta[0].value: statement for statement in map}


def told(text):
    return [(each.rule.name, each.primary.place.line) for each in formats.read_text(text).diagnostics]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_claims_for_and_against_are_reasons_and_objections(line_break):
    map = read(GOLDEN.replace("\n", line_break))
    assert map.title == "Should cities build trams?"
    known = by_number(map)
    assert list(known) == ["1", "1.1", "1.1.1", "1.2", "1.2.1", "1.3", "1.3.1"]
    thesis = known["1"]
    assert map.theses == (thesis,)
    assert [reason.members for reason in thesis.reasons] == [(known["1.1"].id,), (known["1.3"].id,)]
    assert [objection.members for objection in thesis.objections] == [(known["1.2"].id,)]


def test_a_line_that_says_see_is_another_place_of_that_claim():
    map = read(GOLDEN)
    known = by_number(map)
    assert known["1.2"].objections[0].members == (known["1.1"].id,)
    assert map.meta[0].value == '{"see":{"1.2.2":"1.1"}}'


def test_another_debate_is_a_claim_with_its_number():
    statement = by_number(read(GOLDEN))["1.3"]
    assert statement.text == "Should cars leave the towns?"
    assert [(meta.key, meta.value) for meta in statement.meta] == [("kialo", "1.3"), ("kialo-discussion", "6144")]


def test_lists_and_numbers_in_a_text_are_words_of_it():
    statement = by_number(read(GOLDEN))["1.1.1"]
    assert statement.text == "Not in small towns, for two reasons: 1. they have few people, 2. [sic] their buses are new. 1.1. and so on."
    assert statement.meta[1].value.startswith(r'"Not in small towns, for two reasons:\n\n1. they have')


def test_a_link_is_a_source_and_its_words_stay():
    map = read(GOLDEN)
    claim = by_number(map)["1.1"]
    assert isinstance(claim, Claim)
    assert claim.text == "Trams carry more people than buses."
    [source] = [source for source in map.sources if source.id == claim.attribution]
    assert (source.name, source.fields[0].value) == ("trams.example", "https://trams.example/report_(2020)")
    assert "https://other.example/a" in claim.meta[1].value


def test_what_rests_on_a_link_alone_is_evidence():
    map = read(HEAD + "1.1. Pro: A poll says so. [1](https://poll.example/)\n1.2. Pro: Everybody says so.\n1.3. Pro: See [above](#here).\n")
    assert [type(statement) for statement in map] == [Claim, Evidence, Premise, Premise]


def test_claims_below_a_question_are_theses():
    map = read("Discussion Title: Who pays?\n\n1. Who should pay for trams?\n1.1. The city.\n1.1.1. Pro: It can.\n1.2. The state.\n1.2.1. Con: It is poor.\n")
    assert [thesis.text for thesis in map.theses] == ["The city.", "The state."]
    assert map.title == "Who pays?"
    assert map.meta[0].value == '{"question":"Who should pay for trams?"}'


class TestAnExportThatHeadsEachClaim:
    def test_has_the_same_claims_and_no_marks_in_their_words(self):
        map = read(NAMED)
        known = by_number(map)
        assert map.title == "Should cities build trams?"
        assert {id: statement.text for id, statement in known.items()} == {
            "1": "Cities should build trams.",
            "1.1": "Trams cost too much.",
            "1.1.1": "Each buses as much over thirty years (p. 5), says a man [9]. And they wear out.",
            "1.2": "The buses are full.",
        }
        assert map.theses == (known["1"],)
        assert known["1"].objections[0].members == (known["1.1"].id,)
        assert known["1.1"].objections[0].members == (known["1.1.1"].id,)
        assert known["1.1.1"].reasons[0].members == known["1"].reasons[0].members == (known["1.2"].id,)

    def test_has_its_sources_at_the_end(self):
        map = read(NAMED)
        assert [(source.name, source.fields[0].value) for source in map.sources] == [
            ("money.example", "https://money.example/cost"),
            ("buses.example", "https://www.buses.example/wear"),
        ]
        assert by_number(map)["1.1"].attribution == map.sources[0].id
        # What is quoted of a source is kept with it, a number in brackets too.
        assert json.loads(map.meta[0].value)["sources"] == {
            "1": ["https://money.example/cost", '"Tracks are dear.', '[2] is what they cost in shares."'],
            "2": ["https://www.buses.example/wear"],
            "3": ["A book that nobody has"],
        }
        assert json.loads(by_number(map)["1.1"].meta[1].value) == "Trams cost [1] too much."

    def test_may_have_several_theses_below_a_question(self):
        map = read(
            "Discussion Name:\nWho pays?\n\n1. Question:\nWho should pay?\n\n  1.1. Thesis:\n  The city.\n\n    1.1.1. Pro:\n    It can.\n\n  1.2. Thesis:\n  The state.\n"
        )
        assert [thesis.text for thesis in map.theses] == ["The city.", "The state."]
        assert map.meta[0].value == '{"question":"Who should pay?"}'

    def test_is_known_without_its_name(self):
        assert [thesis.text for thesis in read(NAMED[NAMED.index("1. Thesis") :]).theses] == ["Cities should build trams."]

    def test_tells_of_a_claim_that_is_neither_for_nor_against(self):
        assert told(NAMED.replace("1.1.1. Con", "1.1.1. Thesis")) == [("misfit-relation", 10), ("misfit-relation", 15)]


def test_a_file_without_a_title_is_known_by_its_claims():
    map = read("1. Cities should build trams.\n1.1. Pro: The buses are full.\n")
    assert [thesis.text for thesis in map.theses] == ["Cities should build trams."]


def test_a_debate_may_be_as_deep_as_any_is():
    # The deepest of a thousand exports has 38 levels.
    ids = ["1" + ".1" * depth for depth in range(1, 100)]
    map = read(HEAD + "".join(f"{id}. Pro: Claim number {id}.\n" for id in ids))
    assert len(map) == 100
    assert formats.read_text(formats.write_text(map, "argmap").text).map == map


def test_what_stands_elsewhere_may_come_later_and_lead_on():
    map = read(HEAD + "1.1. Pro: -> See 1.2.\n1.2. Con: -> See 1.3.1.\n1.3. Pro: B.\n1.3.1. Con: C.\n")
    known = by_number(map)
    assert known["1"].reasons[0].members == known["1"].objections[0].members == (known["1.3.1"].id,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "1.1. Pro: -> See 1.7.\n", [("dangling-edge", 4)]),
        (HEAD + "1.1. Pro: -> See 1.1.\n", [("dangling-edge", 4)]),
        (HEAD + "1.1. Pro: -> See 1.2.\n1.2. Pro: -> See 1.1.\n", [("dangling-edge", 4), ("dangling-edge", 5)]),
        (HEAD + "1.1. Pro: -> See 1.\n", [("misfit-relation", 4)]),
        (HEAD + "1.1. Pro: A.\n1.1. Con: B.\n", [("misfit-relation", 5)]),
        (HEAD + "1.3.1. Pro: A.\n", [("misfit-relation", 4)]),
        (HEAD + "1.1. Pro: \n", [("wordless-statement", 4)]),
        ("Discussion Title: Trams\n\nBy the way:\n1. Cities should build trams.\n", [("misfit-relation", 3)]),
        ("Discussion Title: Trams\n\n", [("unknown-format", 1)]),
    ],
)
def test_what_is_wrong_is_told_at_its_line(text, expected):
    assert told(text) == expected


def test_words_with_a_number_that_is_taken_are_kept_where_they_stand():
    map = formats.read_text(HEAD + "1.1. Pro: A.\n1.1. Con: B.\n").map
    assert by_number(map)["1.1"].text == "A. 1.1. Con: B."


def test_chains_of_lines_that_say_see_are_followed_in_linear_time():
    lines = "".join(f"1.{number}. Pro: -> See 1.{number + 1}.\n" for number in range(1, 20_000))
    with within(10):
        map = read(HEAD + lines + "1.20000. Pro: B.\n")
    assert {reason.members for reason in map.theses[0].reasons} == {("b",)}
