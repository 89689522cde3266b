"""A map can be written down, and what is written is the map."""

from __future__ import annotations

import pytest
from attrs import evolve
from ground import EXAMPLES
from hypothesis import given
from hypothesis import strategies as st
from strategies import meaning, nest, read_text, rules, sketches, sound, within, write

import argmap
from argmap import (
    Allow,
    ArgumentMap,
    Claim,
    Document,
    Evidence,
    Locator,
    Meta,
    Objection,
    Premise,
    Quote,
    Reason,
    Section,
    Source,
    Tension,
    Undercut,
    print_map,
)


def comes_back(map):
    text = print_map(map)
    assert read_text(text).map == map
    assert print_map(read_text(text).map) == text
    return text


@given(sketches())
def test_maps_at_random(sketch):
    comes_back(meaning(sketch, {}))


@given(sketches(), st.randoms(use_true_random=False))
def test_maps_with_statements_that_have_no_id(sketch, choose):
    homes = nest(sketch, choose)
    count = dict.fromkeys(range(len(sketch.statements)), 0)
    stack = [step for statement in sketch.statements for step in statement.steps]
    while stack:
        step = stack.pop()
        stack += step.undercuts
        for member in step.members:
            count[member] += 1
    statements = [evolve(each, id="") if count[number] == (number in homes) else each for number, each in enumerate(sketch.statements)]
    sketch = evolve(sketch, statements=tuple(statements))
    map = read_text(" ".join(write(sketch, homes, list(range(len(statements)))))).map
    assert any(statement.nameless for statement in map.statements) == any(not each.id for each in statements)

    comes_back(map)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples(path):
    comes_back(argmap.load(path))


def test_everything_that_a_map_can_hold():
    map = ArgumentMap(
        [
            Claim(
                "a",
                'She said "so", and C:\\x.',
                main=True,
                qualifier="likely",
                locators=["d:1.2-1.4", Locator(document="d", words="p. 12"), "e:3"],
                attribution="s",
                voice="s",
                implicit=True,
                inferred=True,
                tags=["x", "2024"],
                hedges=["maybe"],
                quotes=[Quote("so", ["d:2"])],
                notes=["N."],
                allows=[Allow("no-main", "why")],
                meta=[Meta("k", "v")],
                reasons=[Reason(["b", "c"], scheme="sign", undercuts=[Undercut("c", undercuts=[Undercut("b")]), Undercut("b")])],
                objections=[Objection("c"), Objection("b", conceded=True)],
            ),
            Premise("b", "B."),
            Evidence("c", "C."),
        ],
        title="T",
        documents=[Document("d", "D", "A", "P", "2020", "https://example.org", "r.toml", "t.txt"), Document("e", "E")],
        sources=[Source("s", "S", "B2", [Meta("role", "clerk")])],
        sections=[Section("one", "One", ["a"]), Section("two", "Two", ["b"], "one"), Section("empty", "Empty", [])],
        tensions=[Tension("a", "b", "why")],
        allows=[Allow("no-main", "why")],
        meta=[Meta("of the whole", '{"kept": "for others"}'), Meta("of the whole", "once more")],
    )
    comes_back(map)


def test_premise_is_written_where_it_is_used_and_a_claim_in_a_block_of_its_own():
    map = ArgumentMap([Claim("a", "A.", reasons=[Reason("b"), Reason("c")]), Premise("b", "B."), Claim("c", "C.")])

    assert print_map(map) == 'claim a "A." {\n  because premise b "B."\n  because c\n}\n\nclaim c "C."\n'


def test_premise_of_another_section_is_not_written_where_it_is_used():
    map = ArgumentMap([Claim("a", "A.", reasons=[Reason("b")]), Premise("b", "B.")], sections=[Section("s", "S", ["b"])])

    assert comes_back(map) == 'claim a "A." {\n  because b\n}\n\nsection s "S" {\n  premise b "B."\n}\n'


def test_statements_of_the_same_words_keep_their_ids():
    comes_back(sound('main claim a "A." { because premise "Same." because premise "Same." { note "Other." } }'))


def test_statement_that_could_not_be_named_by_its_words_gets_its_id():
    map = ArgumentMap([Claim("a", "A.", reasons=[Reason("odd")]), Premise("odd", "Words.", nameless=True)])

    assert 'premise odd "Words."' in print_map(map)


def test_statements_without_ids_that_rest_on_each_other():
    map = ArgumentMap([Claim("a", "A.", nameless=True, reasons=[Reason("b")]), Claim("b", "B.", nameless=True, reasons=[Reason("a")])])

    assert len(read_text(print_map(map)).map) == 2


def test_point_gets_the_only_document():
    map = ArgumentMap([Claim("a", "A.", locators=["d:1"])], documents=[Document("d", "D")])

    assert comes_back(map) == 'document d "D"\n\nclaim a "A." @1\n'


def test_scheme_that_is_no_word_stands_in_quotes():
    assert 'because by "the mayor says":' in print_map(ArgumentMap([Claim("a", "A.", reasons=[Reason("b", scheme="the mayor says")]), Premise("b", "B.")]))


@pytest.mark.parametrize(
    "map",
    [
        ArgumentMap([Claim("two words", "A.")]),
        ArgumentMap([Claim("because", "A.")]),
        ArgumentMap([Claim("a", "A.", tags=["two words"])]),
        ArgumentMap([Claim("a", "A.", locators=[Locator(words="p. 12")])]),
        ArgumentMap([Claim("a", "A.")], sources=[Source("s", "S", fields=[Meta("note", "a word of the language")])]),
        ArgumentMap([Claim("a", "A.")], sections=[Section("s", "S", ["a"]), Section("t", "T", ["a"])]),
    ],
    ids=["id", "keyword", "tag", "place in words", "field", "two sections"],
)
def test_what_cannot_be_written_is_refused(map):
    with pytest.raises(ValueError, match="written"):
        print_map(map)


def test_exceptions_nested_too_deep_are_refused():
    exception = Undercut("b")
    for _ in range(30):
        exception = Undercut("b", undercuts=[exception])
    with pytest.raises(ValueError, match="16 deep"):
        print_map(ArgumentMap([Claim("a", "A.", reasons=[Reason("b", undercuts=[exception])]), Premise("b", "B.")]))


def test_statements_without_ids_nested_a_thousand_deep():
    text = 'main claim "A0."' + "".join(f' {{ because claim "A{number}."' for number in range(1, 1000)) + "}" * 999
    with within(30):
        assert comes_back(sound(text)).count("because claim") == 999


def test_ten_thousand_statements():
    with within(30):
        map = ArgumentMap([*(Claim(f"c{number}", "C.", reasons=[Reason(f"c{number + 1}")]) for number in range(10_000)), Premise("c10000", "End.")])
        assert rules(read_text(print_map(map))) == []
