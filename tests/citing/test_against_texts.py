"""What a sentence's wording says of itself; and what the checks tell of maps and texts."""

from __future__ import annotations

import pytest
from attrs import evolve
from mapped_texts import OWN, all_mapped, mapped

from argmap.argument import ArgumentMap, Claim, Document, Premise, Quote, Reason
from argmap.checks import check
from argmap.citing import Edition, Editions, make_record
from argmap.citing.wording import announced, conditions, hedges, is_conditional, is_hedged, speakers, stems

TEXT = """Night trains may well replace short flights. The ministry, according to its spokeswoman, has no money for them. In May 2022 a line to Rome was opened.

If the ministry paid, trains would run to Oslo too. The operators warn that old coaches will not last. We say that they are wrong. The United States has no night trains; the line to Rome carries forty thousand people a year.
"""


def told(*statements, text=TEXT, language="en"):
    record = evolve(make_record("it", text), language=language)
    map = ArgumentMap(
        [Claim("main", "It is so.", main=True, reasons=[Reason([each.id]) for each in statements]), *statements], documents=[Document("it", "It")]
    )
    return [(each.rule.name, each.primary.place) for each in check(map, rules=(), editions=Editions({"it": Edition("it", record, text)}, "it"))]


# Sentences


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It may rain.", ["may"]),
        ("In May it rained.", []),
        ("It is likely to rain, and perhaps to snow.", ["likely", "perhaps"]),
        ("There is reason to believe that it rained.", ["reason to believe"]),
        ("It could not rain.", []),
        ("It appears in a list.", []),
        ("It clearly rains.", []),
    ],
)
def test_a_hedge_is_a_word_that_hedges_nearly_always(sentence, words):
    assert [cue.words for cue in hedges(sentence)] == words


def test_a_hedge_bears_on_its_clause_or_on_the_next_if_its_own_is_empty():
    (cue,) = hedges("Trains are slow, but they may replace flights.")
    assert cue.scope == stems("replace flights")
    (cue,) = hedges("There is good reason to assume that trains replace flights.")
    assert stems("trains replace flights") <= cue.scope


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("According to the mayor, it rained.", ["According to the"]),
        ("She told the panel that it rained.", ["told"]),
        ("We say that it rained.", []),
        ("It was said that it rained.", []),
        ("The United States is large.", []),
        ("The report is long.", []),
        ("In her opinion it rained.", ["In her opinion"]),
    ],
)
def test_a_speaker_is_somebody_other_than_the_author(sentence, words):
    assert [cue.words for cue in speakers(sentence)] == words


def test_a_condition_stands_at_the_head_of_a_sentence():
    (cue,) = conditions("If it rains, the match is off.")
    assert (cue.words, cue.scope) == ("If it rains", stems("match off"))
    assert not list(conditions("The match is off if it rains."))
    assert not list(conditions("Iffy weather, the match is off."))


def test_a_number_of_things_is_announced():
    assert list(announced("There are three overlapping factors, and four of the matters.")) == [("three overlapping factors", 3)]
    assert list(announced("Three trains came.")) == []


def test_an_analysts_own_hedge_and_condition_count():
    assert is_hedged("They might win.")
    assert is_hedged("They could win.")
    assert not is_hedged("They win.")
    assert is_conditional("They win unless it rains.")
    assert not is_conditional("They win.")


# Findings


def test_the_statement_that_takes_up_the_hedged_part_is_asked_and_no_other():
    flat = Premise("flat", "Night trains take the place of short flights.", locators="1.1")
    other = Premise("other", "There are trains at night.", locators="1.1")
    assert told(flat, other) == [("hedge-left-out", ("flat", "text"))]
    assert told(evolve(flat, qualifier="possible"), other) == []
    assert told(evolve(flat, hedges=["may"]), other) == []
    assert told(evolve(flat, text="Night trains might take the place of flights."), other) == []


def test_the_statement_that_takes_up_what_is_said_is_asked():
    assert told(Premise("p", "The ministry lacks money.", locators="1.2")) == [("attribution-mismatch", ("p", "text"))]
    assert told(Premise("p", "Old coaches break down soon.", locators="2.2")) == [("attribution-mismatch", ("p", "text"))]
    assert told(Premise("p", "The operators are mistaken.", locators="2.3")) == []


def test_nothing_is_told_of_what_the_text_does_not_say_or_where_nobody_knows():
    flat = Premise("flat", "Night trains take the place of short flights.", locators="1.1")
    assert told(evolve(flat, implicit=True)) == []
    assert told(evolve(flat, inferred=True)) == []
    assert told(evolve(flat, locators='it "p. 1"')) == []
    assert told(evolve(flat, locators=())) == []


def test_without_the_text_locators_are_checked_and_nothing_else():
    record = make_record("it", TEXT)
    map = ArgumentMap([Claim("c", "Night trains may well replace short flights.", main=True, locators=["1.1", "3"], quotes=["nowhere at all"])])
    found = check(map, rules=(), editions=Editions({"it": Edition("it", record)}, "it"))
    assert [(each.rule.name, each.primary.place) for each in found] == [("locator-out-of-range", ("c", "locators", 1))]
    assert found[0].message == "`it` has no paragraph 3, only 2 paragraphs"


def test_in_another_language_quotations_are_checked_and_wording_is_not():
    flat = Premise("flat", "Night trains may well replace short flights.", locators="1.1", quotes=[Quote("replace long flights")])
    assert told(flat, language="de") == [("quote-not-found", ("flat", "quotes", 0))]


def test_a_wrong_word_is_shown_with_the_right_one_and_its_place():
    map = ArgumentMap([Claim("c", "It is dear.", main=True, locators="2.4", quotes=["carries fifty thousand people"])])
    (found,) = check(map, rules=(), editions=Editions({"it": Edition("it", make_record("it", TEXT), TEXT)}, "it"))
    assert found.message == "the quotation has “fifty” where `it` 2.4 has “forty”"
    assert found.notes == ("2.4 reads “carries forty thousand people”",)


def test_a_quotation_in_another_place_is_told_with_that_place():
    map = ArgumentMap([Claim("c", "It is dear.", main=True, locators="2.4", quotes=["replace short flights"])])
    (found,) = check(map, rules=(), editions=Editions({"it": Edition("it", make_record("it", TEXT), TEXT)}, "it"))
    assert (found.rule.name, found.message) == ("quote-elsewhere", "the quotation stands at 1.1 of `it`, and not at 2.4")


def test_a_changed_text_is_not_blamed_on_the_quotations():
    record = make_record("it", TEXT)
    map = ArgumentMap([Claim("c", "It is dear.", main=True, locators="2.4", quotes=["carries forty thousand people"])])
    assert check(map, rules=(), editions=Editions({"it": Edition("it", record, TEXT.replace("forty", "fifty"))}, "it")) == []


def test_copied_words_are_told_unless_they_are_marked_or_a_name():
    copied = Premise("p", "So the line to Rome carries forty thousand people a year.", locators="2.4")
    assert told(copied) == [("quote-without-marks", ("p", "text"))]
    assert told(evolve(copied, text="So “the line to Rome carries forty thousand people” then.")) == []
    assert told(evolve(copied, quotes=["the line to Rome carries forty thousand people a year"])) == []
    text = "He went to the Ministry of Foreign Affairs of the Republic of Korea. Then he left it."
    assert told(Premise("p", "The Ministry of Foreign Affairs of the Republic of Korea was open.", locators="1.2"), text=text) == []


def test_a_condition_that_is_dropped_is_a_hint():
    assert told(Premise("p", "Trains go to Oslo.", locators="2.1")) == [("conditional-detached", ("p", "text"))]
    assert told(Premise("p", "With money from the ministry, trains would go to Oslo.", locators="2.1")) == []


# The maps that were made before the checks


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_honest_maps_have_no_findings_but_those_that_are_true_of_them(path):
    given = mapped(path, path.with_suffix(".txt"))
    found = {(each.rule.name, each.primary.place[0]) for each in check(given.map, rules=(), editions=given.editions)}
    assert (
        found
        == {
            "mill-weir": {("quote-without-marks", "memory"), ("quote-without-marks", "six-weeks")},
            "street-lamps": {("enumeration-mismatch", "mechanisms")},
        }[path.stem]
    )


@pytest.mark.parametrize("given", [each for each in all_mapped() if each.name == "russia-pakistan"], ids=lambda given: given.name)
def test_the_article_has_every_quotation_and_every_locator(given):
    assert check(given.map, rules=(), editions=given.editions) == []


@pytest.mark.parametrize("given", all_mapped(), ids=lambda given: given.name)
def test_of_a_map_laid_bare_only_statements_that_were_hedged_or_attributed_are_told(given):
    hedged = {each.id for each in given.map if each.hedges or each.qualifier}
    attributed = {each.id for each in given.map if each.attribution or each.voice}
    bare = evolve(given.map, statements=[evolve(each, hedges=(), qualifier=None, attribution=None, voice=None) for each in given.map])
    found = check(bare, rules=(), editions=given.editions)
    flat = {each.primary.place[0] for each in found if each.rule.name == "hedge-left-out"}
    silent = {each.primary.place[0] for each in found if each.rule.name == "attribution-mismatch"}
    assert flat <= hedged
    assert silent <= attributed
    counts = {"mill-weir": (4, 11), "street-lamps": (8, 5), "russia-pakistan": (14, 8)}
    assert (len(flat), len(silent)) == counts[given.name]
