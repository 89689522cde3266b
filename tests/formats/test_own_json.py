"""Our own JSON: everything that a map holds, described by a schema, and told where it is broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ground import EXAMPLES
from hypothesis import given
from jsonschema import Draft202012Validator
from strategies import meaning, sketches

from argmap import formats, reading
from argmap.argument import ArgumentMap, Claim, Premise, Reason, Undercut
from argmap.building.unbuild import print_map
from argmap.formats.json import schema

SCHEMA = Draft202012Validator(json.loads(schema()))
GOLDEN = Path(__file__).parent / "golden"


def back(text):
    read = formats.read_text(text, format="json")
    assert not read.diagnostics
    return read.map


def told(value):
    """What is told of a value, each by its rule and its line in a file that has one value a line."""
    read = formats.read_text(json.dumps(value, indent=0), format="json")
    return [(found.rule.name, found.message) for found in read.diagnostics]


def statement(**parts):
    return {"argmap": 1, "statements": [{"kind": "claim", "id": "a", "text": "A."} | parts, {"kind": "premise", "id": "b", "text": "B."}]}


def test_everything_that_the_language_says_is_said_in_json_as_it_once_was(accept):
    said = reading.read(GOLDEN / "everything.argmap").map
    written = formats.write_text(said, "json")
    if accept:
        (GOLDEN / "everything.json").write_text(written.text, encoding="utf-8")
    assert written.text == (GOLDEN / "everything.json").read_text(encoding="utf-8")
    assert written.losses == ()
    assert back(written.text) == said


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_schema_describes_every_example(path):
    written = formats.write_text(reading.read(path).map, "json").text
    assert list(SCHEMA.iter_errors(json.loads(written))) == []


@given(sketches())
def test_the_schema_describes_whatever_is_written_and_all_of_it_comes_back(sketch):
    map = meaning(sketch, {})
    written = formats.write_text(map, "json").text
    assert list(SCHEMA.iter_errors(json.loads(written))) == []
    assert back(written) == map


def test_what_is_as_usual_is_left_out():
    assert json.loads(formats.write_text(ArgumentMap([Premise("a", "A.")]), "json").text) == {
        "argmap": 1,
        "statements": [{"kind": "premise", "id": "a", "text": "A."}],
    }


def test_a_chain_of_10_000_comes_back():
    count = 10_000
    chain = ArgumentMap(
        [*(Claim(f"c{number}", f"Number {number}.", reasons=[Reason([f"c{number + 1}"])]) for number in range(count)), Premise(f"c{count}", "The last.")]
    )
    assert back(formats.write_text(chain, "json").text) == chain


def test_exceptions_that_take_memory_by_the_square_of_their_depth_are_cut_off():
    chain = [{"members": ["b"]}] + [{"members": ["b"], "against": number} for number in range(3_000)]
    found = formats.read_text(json.dumps(statement(reasons=[{"members": ["b"], "undercuts": chain}])))
    # 1 + 2 + … + 2,827 is 3,997,378, and with 2,828 more it is above four millions.
    step, depth = found.map["a"].reasons[0], 0
    while step.undercuts:
        [step], depth = step.undercuts, depth + 1
    assert depth == 2_827
    assert found.diagnostics[0].message == "the exceptions of this file are nested too deep in each other"


def test_exceptions_that_stand_1_000_deep_in_each_other_come_back():
    undercut = Undercut(["b"])
    for _ in range(999):
        undercut = Undercut(["b"], undercuts=[undercut])
    map = ArgumentMap([Claim("a", "A.", reasons=[Reason(["b"], undercuts=[undercut, Undercut(["a"])])]), Premise("b", "B.")])
    # They cannot be compared as deep as that, but followed.
    [first, second] = back(formats.write_text(map, "json").text)["a"].reasons[0].undercuts
    depth = 1
    while first.undercuts:
        [first] = first.undercuts
        depth += 1
    assert (depth, second.members) == (1_000, ("a",))


BROKEN = {
    "a later version": ({"argmap": 2}, "newer-version", "this file is of version 2 of argmap's own JSON, and 1 is the last that is known here"),
    "no version": ({}, "missing-part", "the file lacks the key `argmap`"),
    "a version that is none": ({"argmap": True}, "wrong-type", "the version is true or false, not a whole number"),
    "a text for a list": (statement(tags="city"), "wrong-type", "`/statements/0/tags` is a text, not a list"),
    "null for a list": (statement(reasons=None), "wrong-type", "`/statements/0/reasons` is null, not a list"),
    "a number for an id": (statement(id=7), "wrong-type", "`/statements/0/id` is a number, not a text"),
    "a number among texts": (statement(tags=["city", 7]), "wrong-type", "`/statements/0/tags/1` is a number, not a text"),
    "no kind": ({"argmap": 1, "statements": [{"id": "a", "text": "A."}]}, "missing-part", "`/statements/0` lacks the key `kind`"),
    "a kind that is none": (statement(kind="opinion"), "wrong-value", "`opinion` is no kind of statement"),
    "a main premise": (statement(kind="premise", main=True), "wrong-value", "only a claim can be a main one, and `a` is none"),
    "two statements with one id": (statement(id="b"), "repeated-id", "two statements have the id `b`"),
    "a member that is not there": (
        statement(reasons=[{"members": ["b", "c"]}]),
        "dangling-edge",
        "`/statements/0/reasons/0/members/1` leads to `c`, which is not there",
    ),
    "a source that is not there": (statement(**{"from": "me"}), "dangling-edge", "`/statements/0/from` leads to `me`, which is not there"),
    "a step without members": (statement(reasons=[{}]), "missing-part", "`/statements/0/reasons/0` lacks the key `members`"),
    "an exception to what comes later": (
        statement(reasons=[{"members": ["b"], "undercuts": [{"members": ["b"], "against": 0}]}]),
        "wrong-value",
        "0 is the number of no exception before this one",
    ),
    "a sentence 0": (
        statement(locators=[{"start": "1.0"}]),
        "wrong-value",
        "`/statements/0/locators/0` is no locator: paragraphs and sentences are counted from 1",
    ),
    "a key that is misspelt": (statement(hedge=["might"]), "unknown-part", "the key `hedge` is not known, and is not read"),
    "words that are space": (statement(text=" "), "wordless-statement", "statement `a` has no words"),
    "a section in itself": (
        {"argmap": 1, "sections": [{"id": "s", "title": "S", "parent": "t"}, {"id": "t", "title": "T", "parent": "s"}]},
        "misfit-relation",
        "section `t` ends up in itself",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_is_told_once(name):
    value, rule, message = BROKEN[name]
    assert told(value) == [(rule, message)]


# What a schema cannot see: other things' ids, Unicode's forms, and what is first.
UNSEEN = (
    "two statements with one id",
    "a member that is not there",
    "a source that is not there",
    "an exception to what comes later",
    "a sentence 0",
    "a section in itself",
)


@pytest.mark.parametrize("name", [name for name in BROKEN if name not in UNSEEN])
def test_the_schema_refuses_what_is_told(name):
    assert not SCHEMA.is_valid(BROKEN[name][0]) or name == "a main premise"


def test_a_fault_is_told_at_its_line_with_what_was_meant():
    text = '{"argmap": 1, "statements": [\n  {"kind": "claim", "id": "a", "text": "A."},\n  {"kind": "claim", "id": "b", "text": "B.",\n   "tag": ["x"]}]}'
    [found] = formats.read_text(text).diagnostics
    assert found.primary.place.line == 4
    assert found.help == "did you mean `tags`?"


def test_the_rest_of_a_broken_file_is_read():
    value = statement(tags="city", reasons=[{"members": ["c"]}, {"members": ["b", "c"]}])
    read = formats.read_text(json.dumps(value))
    assert print_map(read.map) == 'claim a "A." {\n  because premise b "B."\n}\n'
