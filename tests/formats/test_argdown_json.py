"""Argdown's JSON: what it means is what the text means that it was made of.

The golden file was made by @argdown/cli 2.0.0 of the text beside it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from argmap import formats
from argmap.argument import Objection, Reason

GOLDEN = Path(__file__).parent / "golden"
EXPORT = (GOLDEN / "argdown-json.json").read_text("utf-8")


def exported(relations=(), statements=("A", "B", "C"), arguments=None):
    members = {title: {"members": [{"title": title, "text": f"{title} is so."}]} for title in statements}
    return json.dumps({"statements": members, "arguments": arguments or {}, "relations": list(relations)})


def relation(type, start, end, **more):
    return {"type": "relation", "relationType": type, "from": start, "fromType": "equivalence-class", "to": end, "toType": "equivalence-class", **more}


def told(text):
    return [(each.rule.name, each.message) for each in formats.read_text(text).diagnostics]


def test_an_export_is_read_as_the_text_is_that_it_was_made_of():
    read = formats.read_text(EXPORT)
    text = formats.read(GOLDEN / "argdown-json.argdown")
    assert read.map == evolve(text.map, meta=())
    assert [each.message for each in read.diagnostics] == [each.message for each in text.diagnostics]


def test_an_export_of_a_reconstruction_has_its_steps_rules_and_undercuts():
    map = formats.read_text(EXPORT).map
    [step] = map["trams-serve-the-city"].reasons
    assert (step.scheme.name, step.scheme.own) == ("Modus ponens, Common sense", True)
    assert [map[id].text for id in step.members] == ["The buses are full.", "Whoever relieves full buses serves the city."]
    reconstructed = next(reason for reason in map["Trams"].reasons if "trams-serve-the-city" in reason.members)
    assert ("Small",) in [undercut.members for undercut in reconstructed.undercuts]
    assert [(each.first, each.second, each.why) for each in map.tensions] == [("Trams", "buses-only", "contradictory")]
    assert [section.title for section in map.sections] == ["Why trams", "Reconstruction"]
    assert map["Trams"].tags == ("transport",)
    assert map["Happy"].text == "People are happy, as Trams says."


def test_what_is_drawn_in_an_export_means_nothing():
    value = json.loads(EXPORT)
    bare = formats.read_text(json.dumps(value | {"map": {"nodes": None}, "tags": 7})).map
    assert bare == formats.read_text(EXPORT).map


def test_strict_relations_are_read():
    map = formats.read_text(exported([relation("entails", "B", "A"), relation("contrary", "C", "A")])).map
    assert map["A"].reasons == (Reason(["B"], scheme=map["A"].reasons[0].scheme),)
    assert map["A"].reasons[0].scheme.name == "entailment"
    assert map.tensions[0].why == "contrary"


def test_older_exports_call_the_ends_of_relations_otherwise():
    old = {"relationType": "attack", "source": "B", "sourceType": "equivalence-class", "target": "A", "targetType": "equivalence-class"}
    assert formats.read_text(exported([old])).map["A"].objections == (Objection(["B"]),)


def test_the_oldest_exports_call_the_kind_of_a_relation_its_type():
    old = {"type": "entails", "status": "reconstructed", "from": "B", "fromType": "statement", "to": "A", "toType": "statement"}
    assert formats.read_text(exported([old])).map["A"].reasons[0].scheme.name == "entailment"


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        (exported([relation("support", "B", "X")]), "dangling-edge", "this relation leads to `X`, which is not there"),
        (exported([relation("likes", "B", "A")]), "wrong-value", "`likes` is no type of a relation"),
        (exported([relation("undercut", "B", "A")]), "misfit-relation", "an undercut bears on a statement"),
        (exported([{"relationType": "support", "from": "B"}]), "missing-part", "this relation lacks the key `to`"),
        (exported([relation("support", {}, "A")]), "wrong-type", "`from` of this relation is an object, not a text"),
        (exported([7]), "wrong-type", "this relation is a number, not an object"),
        (exported(arguments={"R": {"pcs": [{"title": "X"}]}}), "dangling-edge", "the reconstruction of `R` leads to `X`, which is not there"),
        ('{"statements": {"A": null}, "arguments": {}, "relations": []}', "wrong-type", "this statement is null, not an object"),
        ('{"statements": {"A": {}}, "arguments": {}, "relations": []}', "missing-part", "`A` lacks the key `members`"),
        ('{"statements": {"": {"members": [{}]}}, "arguments": {}, "relations": []}', "wordless-statement", "statement `` has no words"),
        ('{"statements": {}, "arguments": {}}', "unknown-format", "this looks most like Argdown's JSON, but lacks the key `relations`"),
    ],
)
def test_what_is_wrong_is_told(text, rule, message):
    assert (rule, message) in told(text)
