"""How far a statement is from the words that it was made of."""

import pytest

from argmap.argument import ArgumentMap, Claim, Document, Premise, Reason
from argmap.citing import Distance, Edition, Editions, distance, make_record
from argmap.outlining import outline

TEXT = "Night trains carried two million passengers last year. Few of these would have gone by air."
EDITIONS = Editions({"it": Edition("it", make_record("it", TEXT), TEXT)}, "it")
WITHOUT_TEXT = Editions({"it": Edition("it", make_record("it", TEXT))}, "it")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (Premise("p", "Two million travelled by night.", locators="1.1", quotes=["two million passengers"]), Distance.QUOTATION),
        (Premise("p", "Two million passengers took night trains.", locators="1.1"), Distance.PARAPHRASE),
        (Premise("p", "Sleepers are popular.", locators="1.1"), None),
        (Premise("p", "Sleepers are popular.", locators="1.1", inferred=True), Distance.INFERENCE),
        (Premise("p", "Who sleeps does not fly.", implicit=True), Distance.UNSTATED),
        (Premise("p", "Two million passengers took night trains."), None),
        (Premise("p", "Two million passengers took night trains.", locators="1.2"), None),
    ],
)
def test_distance_follows_from_quotations_marks_and_shared_words(statement, expected):
    assert distance(statement, EDITIONS) is expected


def test_without_the_text_only_what_the_analyst_says_is_told():
    paraphrase = Premise("p", "Two million passengers took night trains.", locators="1.1")
    assert distance(paraphrase, WITHOUT_TEXT) is None
    assert distance(Premise("p", "Who sleeps does not fly.", implicit=True), Editions()) is Distance.UNSTATED


def test_an_outline_tells_the_distances_that_it_is_given():
    map = ArgumentMap([Claim("c", "So.", main=True, reasons=[Reason(["p"])]), Premise("p", "It is.", locators="1.1")], documents=[Document("it", "It")])
    assert outline(map).endswith("premise p: It is. (¶1.1)")
    assert outline(map, distances={"p": "paraphrase"}).endswith("premise p: It is. (¶1.1; paraphrase)")
