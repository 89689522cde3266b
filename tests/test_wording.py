"""The rules on quality and wording: what each tells, and what only looks like it; maps are made in Python and told by path."""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Iterator

import pytest
from ground import EXAMPLES, ROOT, SHELF
from precision.corpora import samples

from argmap.argument import ArgumentMap, Claim, Evidence, Objection, Premise, Reason, Source, Undercut
from argmap.argument.model import Allow, Quote
from argmap.checks import CATALOGUE, RULES, check, rule_named
from argmap.checks.rules import long_statement
from argmap.diagnostic import Severity
from argmap.reading import read, read_text

OURS = [rule for rule in CATALOGUE if rule.code[0] in "QW"]


def chosen(name):
    return [each for each in RULES if each.RULE.name == name]


def told(name, map):
    """Where a rule finds something in a map."""
    return [diagnostic.primary.place for diagnostic in check(map, rules=chosen(name))]


def one(text, kind=Premise, **parts):
    """A map whose one premise has a text, and whose source is the mayor."""
    return ArgumentMap([Claim("a", "Trams are good.", main=True, reasons=[Reason("b")]), kind("b", text, **parts)], sources=[Source("mayor", "The mayor")])


def tells(name, text, kind=Premise, **parts):
    places = told(name, one(text, kind, **parts))
    assert places in ([], [("b", "text")])
    return bool(places)


# What all of them are


def test_each_is_a_hint():
    assert {rule.severity for rule in OURS} == {Severity.HINT}


@pytest.mark.parametrize("rule", OURS, ids=lambda rule: rule.name)
def test_each_page_says_how_often_the_rule_is_right(rule):
    if rule.name not in ("vague-qualifier", "correlation-only"):
        assert re.search(r"On \d+ statements of \d+ human-made maps .* it fired (?:\w+ times|twice)", rule.page)
    else:
        assert "Not measured" in rule.page


# vague-qualifier


def weighed(thesis=None, member=None, scheme=None):
    return ArgumentMap([Claim("a", "A.", main=True, qualifier=thesis, reasons=[Reason("b", scheme=scheme)]), Premise("b", "B.", qualifier=member)])


@pytest.mark.parametrize(
    ("thesis", "member", "places"),
    [
        ("possible", None, [("a", "qualifier")]),
        (None, "possible", [("b", "qualifier")]),
        ("likely", "possible", [("b", "qualifier")]),
        ("possible", "possible", [("a", "qualifier")]),
        ("even-chance", "unlikely", []),
        (None, None, []),
    ],
)
def test_a_thesis_or_what_is_given_for_it_is_no_more_than_possible(thesis, member, places):
    assert told("vague-qualifier", weighed(thesis, member)) == places


@pytest.mark.parametrize("scheme", ["practical-reasoning", "positive-consequences", "negative-consequences"])
def test_a_possible_outcome_is_ground_for_an_act(scheme):
    assert told("vague-qualifier", weighed(member="possible", scheme=scheme)) == []
    assert told("vague-qualifier", weighed(thesis="possible", scheme=scheme)) == [("a", "qualifier")]


def test_what_is_possible_further_down_or_against_the_thesis_is_not_told():
    map = ArgumentMap(
        [
            Claim("a", "A.", main=True, reasons=[Reason("b", undercuts=[Undercut("d")])], objections=[Objection("e")]),
            Claim("b", "B.", reasons=[Reason("c")]),
            *(Premise(id, f"{id}.", qualifier="possible") for id in "cde"),
        ]
    )
    assert told("vague-qualifier", map) == []


def test_a_statement_given_for_two_theses_is_told_once():
    map = ArgumentMap([*(Claim(id, f"{id}.", main=True, reasons=[Reason("c")]) for id in "ab"), Premise("c", "C.", qualifier="possible")])
    assert told("vague-qualifier", map) == [("c", "qualifier")]


# lone-example and correlation-only


def resting(*reasons, claim="Trams make cities quiet.", **texts):
    """A claim with reasons; the text of each member is given by its id."""
    return ArgumentMap([Claim("a", claim, main=True, reasons=reasons), *(Premise(id, text) for id, text in texts.items())])


@pytest.mark.parametrize("text", ["Strasbourg grew quiet.", "In Lyon it worked."])
def test_one_case_is_one_example(text):
    assert told("lone-example", resting(Reason("b", scheme="example"), b=text)) == [("a", "reasons", 0, "members", 0)]


@pytest.mark.parametrize("text", ["Lyon and Nantes grew quiet.", "Lyon, Nantes, Bordeaux: all grew quiet.", "There are cases from France."])
def test_a_statement_of_several_cases_is_not(text):
    assert told("lone-example", resting(Reason("b", scheme="example"), b=text)) == []


@pytest.mark.parametrize("claim", ["Trams can make a city quiet.", "Some cities grew quiet.", "There are quiet cities."])
def test_one_case_proves_that_something_can_be(claim):
    assert told("lone-example", resting(Reason("b", scheme="example"), b="Strasbourg grew quiet.", claim=claim)) == []


@pytest.mark.parametrize(
    "reasons",
    [
        [Reason("b")],
        [Reason("b", scheme="sign")],
        [Reason(["b", "c"], scheme="example")],
        [Reason("b", scheme="example"), Reason("c", scheme="example")],
        [Reason("b", scheme="example"), Reason("c")],
    ],
)
def test_two_examples_or_another_reason_are_enough(reasons):
    assert told("lone-example", resting(*reasons, b="Lyon grew quiet.", c="Nantes grew quiet.")) == []


def test_an_implicit_member_is_no_second_example():
    map = ArgumentMap(
        [Claim("a", "A.", reasons=[Reason(["w", "b"], scheme="example")]), Premise("w", "What holds of one holds of all.", implicit=True), Premise("b", "B.")]
    )
    assert told("lone-example", map) == [("a", "reasons", 0, "members", 1)]


@pytest.mark.parametrize(
    ("voices", "own", "is_told"),
    [
        (("mayor", "mayor"), None, True),
        (("mayor", "council"), None, False),
        ((None, None), None, False),
        (("mayor", None), None, False),
        (("mayor", "mayor"), "mayor", False),
    ],
)
def test_several_words_of_one_speaker_are_one_case(voices, own, is_told):
    first, second = voices
    map = ArgumentMap(
        [
            Claim("a", "Politicians like trams.", voice=own, reasons=[Reason(["b", "c"], scheme="example")]),
            Evidence("b", "The mayor praised them.", voice=first),
            Evidence("c", "The mayor rode on one.", voice=second),
        ],
        sources=[Source("mayor", "The mayor"), Source("council", "The council")],
    )
    assert told("lone-example", map) == ([("a", "reasons", 0, "members", 0)] if is_told else [])


@pytest.mark.parametrize(
    ("reasons", "is_told"),
    [
        ([Reason("b", scheme="correlation-to-cause")], True),
        ([Reason("b", scheme="correlation-to-cause"), Reason("c")], False),
        ([Reason(["b", "c"], scheme="correlation-to-cause")], False),
        ([Reason("b", scheme="correlation-to-cause", undercuts=[Undercut("c")])], False),
        ([Reason("b", scheme="cause-to-effect")], False),
        ([Reason("b")], False),
    ],
)
def test_a_bare_correlation_as_the_only_reason_is_told(reasons, is_told):
    assert told("correlation-only", resting(*reasons, b="B.", c="C.")) == ([("a", "reasons", 0, "scheme")] if is_told else [])


# multiple-claims


@pytest.mark.parametrize(
    "text",
    [
        "Trams are quiet, therefore the city should build them.",
        "Trams are quiet; hence nobody minds them.",
        "Trams are quiet. Thus nobody minds them.",
        "The streets are full, so we must build trams.",
        "The trams are full and therefore must run more often.",
        "All trams are quiet, and it follows that this tram is quiet.",
        "The depot must be empty, since the gate is shut.",
        "The depot must be empty, because the gate is shut.",
        "The city should build trams because buses are loud.",
        "The city ought to act because, as everybody knows, buses are loud.",
        "The gate is shut: consequently the depot is empty.",
    ],
)
def test_an_inference_inside_a_statement_is_told(text):
    assert tells("multiple-claims", text)


@pytest.mark.parametrize(
    "text",
    [
        "Trams have been late since 2013.",
        "Trams have been late, since 2013 at the latest.",
        "Trams were late, since then they have been on time.",
        "The city has grown, since the war, by half.",
        "Trams are late because the streets are full.",
        "Trams are late because of the snow, because of ice and because of leaves.",
        "The city should build trams because of the noise.",
        "Trams must have failed because they were slow.",
        "Trams are loved, not because they are fast.",
        "Trams run often, so that nobody waits.",
        "Trams are loud, so far as we know.",
        "The so-called tram is a bus, and so on.",
        "Trams should therefore be built.",
        "Therefore trams should be built.",
        "And so the trams were sold.",
        "But hence it was said.",
        "The mayor said that trams are quiet, therefore cheap.",
        "The council argued, since trams are quiet, for trams.",
        "If trams are quiet, therefore loved, build them.",
        "Trams are quiet and cheap and loved.",
        "The causes are many; the hences and thuses are few.",
        "Bahnen sind leise, daher soll die Stadt sie bauen, so dass alle es hören, denn so ist es.",
        "Les trams sont silencieux, donc la ville doit en construire, parce que le bruit nuit.",
        "Los tranvías son silenciosos, así que la ciudad debe construirlos, porque sí.",
        "Non lo so, so i fatti, so a memoria.",
        "電車は静かだ、だから市は作るべきだ。",
    ],
)
def test_what_only_looks_like_an_inference_is_not(text):
    assert not tells("multiple-claims", text)


def test_somebody_elses_reasoning_is_one_statement():
    text = "Trams are quiet, therefore the city should build them."
    assert not tells("multiple-claims", text, Evidence, attribution="mayor")
    assert not tells("multiple-claims", text, voice="mayor")


# long-statement


@pytest.mark.parametrize(("words", "is_told"), [(1, False), (30, False), (31, True), (200, True)])
def test_more_than_thirty_words_are_long(words, is_told):
    assert tells("long-statement", " ".join(["tram"] * words)) is is_told


def test_spaces_and_line_ends_are_no_words():
    assert not tells("long-statement", "\n  ".join(["tram"] * 30) + "  \n")


def test_how_long_is_long_can_be_chosen():
    map = one("Trams are very quiet.")
    assert [diagnostic.message for diagnostic in long_statement.find(map, longest=3)] == ["`b` has 4 words, 1 more than 3"]
    assert not list(long_statement.find(map, longest=4))


# question


@pytest.mark.parametrize("text", ["Who pays?", "Who pays? ", "Who pays?!", "誰が払うのか？", "من يدفع؟", "Wer zahlt denn?", "¿Quién paga?"])
def test_a_question_is_no_statement(text):
    assert tells("question", text)


@pytest.mark.parametrize(
    "text", ["Who pays is open.", "Everybody asks “Who pays?”", "The title is 'Who pays?'", "He asked who pays (who?).", "Who pays? The city."]
)
def test_what_is_about_a_question_is_a_statement(text):
    assert not tells("question", text)


def test_evidence_may_be_that_something_was_asked():
    assert not tells("question", "The mayor asked: who pays?", Evidence, attribution="mayor")


# dangling-pronoun


@pytest.mark.parametrize(
    "text",
    [
        "They are quiet.",
        "They’re quiet.",
        "And they ride them daily.",
        "It has never paid for itself.",
        "It would ruin the city.",
        "It can also be heard.",
        "This will cost a lot.",
        "This means ruin.",
        "But that entails ruin.",
        "That's why trams are loved.",
        "These are the cheapest.",
        "Those were never built.",
        "He ought to resign.",
        "She never rides the tram.",
        "Such trams were never built.",
        "His plan would ruin us.",
        "Their success will last.",
        "Its wheels are loud on the bend.",
    ],
)
def test_a_sentence_that_begins_with_a_word_for_something_elsewhere_is_told(text):
    assert tells("dangling-pronoun", text)


@pytest.mark.parametrize(
    "text",
    [
        "It is wrong to build no trams.",
        "It's clear that trams are quiet.",
        "It is not clear whether trams pay.",
        "It would be very short-sighted to build none.",
        "It may well be the case that trams pay.",
        "It seems that trams pay.",
        "It does not matter who pays.",
        "It takes two years to build a line.",
        "It makes no sense to wait.",
        "It was the mayor who stopped the trams.",
        "It is raining.",
        "It rains on most days.",
        "It will snow tomorrow.",
        "It is getting late.",
        "This law is bad.",
        "These trams are quiet.",
        "That trams are quiet is known.",
        "That the trams are quiet is known.",
        "Those who ride trams arrive.",
        "They who sow the wind reap the storm.",
        "He who pays may choose.",
        "Such as they are, trams are quiet.",
        "There is no money.",
        "One should not wait.",
        "We must act.",
        "Its neighbours envy Strasbourg.",
        "His critics call Mill a dreamer.",
        "Theyland is a country.",
        "Italy has trams.",
        "Thistles are weeds.",
        "Hebrew is old.",
        "Trams are quiet, and they are cheap.",
        "He visto muchos tranvías.",
        "Her er en by.",
        "He ovat kaupungissa.",
        "Es ist laut.",
        "Diese Bahn ist laut.",
        "Such den Fehler.",
        "Il est tard.",
    ],
)
def test_what_names_what_it_speaks_of_or_speaks_of_nothing_is_not(text):
    assert not tells("dangling-pronoun", text)


# scare-quotes


@pytest.mark.parametrize(
    "text",
    [
        "The “experts” agree.",
        'The "experts" agree.',
        "The 'experts' agree.",
        "The ‘free market’ failed.",
        "Les «experts» se trompent.",
    ],
)
def test_a_word_at_arms_length_is_told(text):
    assert tells("scare-quotes", text)


@pytest.mark.parametrize(
    "text",
    [
        "The word “tram” is short.",
        "The plan is called “green wave”.",
        "The mayor called the new trams “rolling living rooms”.",
        'The plan says "ligneous plants".',
        "The minister described it as “a gift”.",
        'The file "map" is lost.',
        "Two answers were given: “too loud”, and none.",
        "“The Tram” is a book.",
        "The verdict was “trams are far too loud here”.",
        "The workers' and drivers' unions agree.",
        "Trams came back in the '90s, in the drivers' hands.",
        "The rock 'n' roll of the trams' wheels.",
        'A 24" wheel and a 27" wheel differ.',
        "It's the mayor's idea.",
        "A tram that isn’t loud, won’t wake anybody’s child.",
        "A lone “ mark.",
        "Die „Experten“ irren.",
    ],
)
def test_what_names_quotes_or_shortens_is_not(text):
    assert not tells("scare-quotes", text)


@pytest.mark.parametrize("parts", [{"attribution": "mayor"}, {"voice": "mayor"}, {"quotes": [Quote("the so-called experts agree")]}])
def test_words_whose_owner_is_told_are_a_quotation(parts):
    assert not tells("scare-quotes", "The “experts” agree.", **parts)


def test_evidence_may_quote():
    assert not tells("scare-quotes", "The mayor spoke of “experts”.", Evidence)


# All of them


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("multiple-claims", "Trams are quiet, therefore nobody minds them."),
        ("long-statement", "tram " * 31),
        ("question", "Who pays?"),
        ("dangling-pronoun", "They are quiet."),
        ("scare-quotes", "The “experts” agree."),
    ],
)
def test_each_is_silenced_where_it_is_allowed_and_only_there(name, text):
    map = ArgumentMap([Claim("a", "A.", reasons=[Reason(["b", "c"])]), Premise("b", text, allows=[Allow(name, "So.")]), Premise("c", text)])
    assert told(name, map) == [("c", "text")]


@pytest.mark.parametrize("rule", [rule for rule in OURS if rule.code[0] == "W"], ids=lambda rule: rule.name)
@pytest.mark.parametrize("piece", ["should ", "it is ", "he ", ", because ", "'a ", '" ', "“a", "and ", "not ", ", so the ", "quickly "])
def test_the_time_for_a_text_grows_as_the_text_does(rule, piece):
    map = one("It is " + piece * 20_000)
    start = time.perf_counter()
    told(rule.name, map)
    assert time.perf_counter() - start < 2


# The article, and other people's maps

TRUE_OF_THE_ARTICLE = {
    ("vague-qualifier", "afghan-worry"),
    ("vague-qualifier", "anti-us-factor"),
    ("vague-qualifier", "epochal"),
    ("vague-qualifier", "convenience"),
    # Years and three countries, from two answers of one ambassador.
    ("lone-example", "goes-back"),
}


def test_what_is_told_of_the_examples_is_true_of_them():
    found = {(diagnostic.rule.name, diagnostic.primary.place[0]) for path in EXAMPLES for diagnostic in check(read(path).map) if diagnostic.rule in OURS}
    assert found == TRUE_OF_THE_ARTICLE


def test_a_finding_of_a_file_points_at_the_words():
    (finding,) = [each for each in read_text('claim a "A." {\n  because premise b "Who pays?"\n}').diagnostics if each.rule is rule_named("question")]
    span = finding.primary.place
    assert (span.line, span.file.text[span.start : span.end]) == (2, '"Who pays?"')


def judged() -> Iterator[tuple[str, set[str], set[str]]]:
    verdicts = tomllib.loads((ROOT / "tests" / "precision" / "verdicts.toml").read_text(encoding="utf-8"))
    for name, verdict in verdicts.items():
        yield name, set(verdict.get("right", ())), set(verdict.get("wrong", ()))


def test_a_rule_that_is_on_is_right_at_least_half_the_time():
    for name, right, wrong in judged():
        assert not right & wrong
        assert len(right) >= len(wrong) or not rule_named(name).on


def test_the_pages_figures_are_those_of_the_measuring(shelf):
    maps = list(samples(SHELF / "corpora"))
    base = f"On {sum(len(each.map) for each in maps)} statements of {len(maps)} human-made maps"
    numbers = {2: "twice", 3: "three times", 4: "four times", 10: "ten times"}
    for name, right, wrong in judged():
        found = {f"{each.corpus}/{each.name}/{place[0]}" for each in maps for place in told(name, each.map)}
        assert right | wrong <= found
        assert base in rule_named(name).page
        assert f"it fired {numbers.get(len(found), f'{len(found)} times')}" in rule_named(name).page
