"""A map that is spoilt in one place is reported there, and nowhere else.

The suite tries forty of them; with ARGMAP_CORRUPTIONS=200 in the environment, two hundred.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from attrs import evolve, frozen
from mapped_texts import ARTICLE, Mapped, all_mapped

from argmap.argument import Locator, Point, Quote, Statement
from argmap.checks import check

COUNT = int(os.environ.get("ARGMAP_CORRUPTIONS", "40"))
HEDGES = re.compile(
    r"\b(may|might|probably|perhaps|possibly|likely|unlikely|apparently|seems?|appears?|suggests?|reason to|reasonable to|hardly be surprising)\b",
    re.IGNORECASE,
)
SPEAKING = re.compile(
    r"\b(according to|says?|said|told|stated|claimed|argues|argued|contends|submits|conceded|replied|cautions?|caution|opinion)\b", re.IGNORECASE
)

ANOTHER = "another statement of the same sentence shares more of its words, and is hedged or attributed"
OTHER_WORDS = "it shares no telling word with that part of the sentence, and is not the only statement of it"
UNSEEN = {
    ("mill-weir", "thousand"): ANOTHER,
    ("mill-weir", "dissent"): ANOTHER,
    ("street-lamps", "blue"): ANOTHER,
    ("street-lamps", "hardy"): "the sentence names the speaker, but its verb may be a noun as well",
    ("russia-pakistan", "weapons"): ANOTHER,
    ("russia-pakistan", "lasting"): OTHER_WORDS,
    ("russia-pakistan", "pak-suspicious"): OTHER_WORDS,
}
"""Statements whose hedge or speaker can be taken away unseen, and why; the guide lists the reasons."""


@frozen
class Spoilt:
    """A statement as it is spoilt, and which rule has to tell."""

    statement: Statement
    rule: str


def word_changed(mapped: Mapped, statement: Statement, chance: random.Random) -> Iterator[Spoilt]:
    cited = {word.form for sentence in sentences(mapped, statement) for word in sentence.words}
    others = sorted({word.form for word in mapped.edition.finder.words if word.form.isalpha() and len(word.form) > 3} - cited)
    for number, quote in enumerate(statement.quotes):
        words = quote.text.split()
        place = chance.randrange(len(words))
        changed = " ".join([*words[:place], chance.choice(others), *words[place + 1 :]])
        # A single word that is another one of the document stands there, though elsewhere.
        yield Spoilt(replaced(statement, number, evolve(quote, text=changed)), "quote-not-found" if len(words) > 1 else "quote-elsewhere")


def quotation_moved(mapped: Mapped, statement: Statement, chance: random.Random) -> Iterator[Spoilt]:
    for number, quote in enumerate(statement.quotes):
        standing = {point.paragraph for passage in mapped.edition.finder.find(quote.text) for point in passage.points}
        away = [paragraph.number for paragraph in mapped.edition.record.paragraphs if paragraph.number not in standing]
        yield Spoilt(replaced(statement, number, evolve(quote, locators=[Locator(Point(chance.choice(away)))])), "quote-elsewhere")


def locator_beyond(mapped: Mapped, statement: Statement, chance: random.Random) -> Iterator[Spoilt]:
    for number, locator in enumerate(statement.locators):
        paragraphs = mapped.edition.record.paragraphs
        paragraph = paragraphs[locator.start.paragraph - 1]
        beyond = chance.choice([Point(paragraph.number, len(paragraph.sizes) + chance.randint(1, 9)), Point(len(paragraphs) + chance.randint(1, 9), 1)])
        locators = [*statement.locators[:number], Locator(beyond), *statement.locators[number + 1 :]]
        yield Spoilt(evolve(statement, locators=locators), "locator-out-of-range")


def hedge_removed(mapped: Mapped, statement: Statement, _chance: random.Random) -> Iterator[Spoilt]:
    if any(HEDGES.search(hedge) for hedge in statement.hedges) and not HEDGES.search(statement.text) and len(sentences(mapped, statement)) == 1:
        yield Spoilt(evolve(statement, hedges=(), qualifier=None), "hedge-left-out")


def hedge_invented(mapped: Mapped, statement: Statement, chance: random.Random) -> Iterator[Spoilt]:
    if statement.locators:
        there = {word.form for sentence in sentences(mapped, statement) for word in sentence.words}
        hedge = chance.choice([word for word in ("perhaps", "arguably", "conceivably", "presumably", "it is just possible that") if word not in there])
        yield Spoilt(evolve(statement, hedges=[*statement.hedges, hedge]), "hedge-not-there")


def attribution_removed(mapped: Mapped, statement: Statement, _chance: random.Random) -> Iterator[Spoilt]:
    text = mapped.edition.text
    named = any(SPEAKING.search(text[sentence.stretch.start : sentence.stretch.end]) for sentence in sentences(mapped, statement))
    if (statement.attribution or statement.voice) and named:
        yield Spoilt(evolve(statement, attribution=None, voice=None), "attribution-mismatch")


WAYS: tuple[Callable[[Mapped, Statement, random.Random], Iterator[Spoilt]], ...] = (
    word_changed,
    locator_beyond,
    quotation_moved,
    hedge_removed,
    hedge_invented,
    attribution_removed,
)
WORDING = (hedge_removed, attribution_removed)


def replaced(statement: Statement, number: int, quote: Quote) -> Statement:
    return evolve(statement, quotes=[*statement.quotes[:number], quote, *statement.quotes[number + 1 :]])


def sentences(mapped: Mapped, statement: Statement) -> list:
    return [sentence for locator in statement.locators for sentence in mapped.edition.cited(locator)]


def findings(mapped: Mapped, statement: Statement | None = None) -> set[tuple[str, str]]:
    """Which rule tells of which statement, if one of them is another."""
    statements = [statement if statement and each.id == statement.id else each for each in mapped.map]
    found = check(evolve(mapped.map, statements=statements), rules=(), editions=mapped.editions)
    return {(diagnostic.rule.name, str(diagnostic.primary.place[0])) for diagnostic in found}


@cache
def sound_findings(mapped: Mapped) -> set[tuple[str, str]]:
    """What is told of the map as its analyst made it."""
    return findings(mapped)


def spoil(seed: int) -> tuple[Mapped, Spoilt]:
    """Spoil one place; of what cannot be seen, nothing is tried."""
    chance = random.Random(seed)
    way = WAYS[seed % len(WAYS)]
    texts = all_mapped()
    mapped = texts[seed // len(WAYS) % len(texts)]
    able = [each for statement in mapped.map for each in way(mapped, statement, chance) if way not in WORDING or (mapped.name, statement.id) not in UNSEEN]
    if not able:
        pytest.skip(f"{mapped.name} has nothing for {way.__name__}")
    return mapped, chance.choice(able)


@pytest.mark.parametrize("seed", range(COUNT))
def test_what_is_spoilt_is_reported_there_and_nothing_else_is(seed):
    mapped, spoilt = spoil(seed)
    new = findings(mapped, spoilt.statement) - sound_findings(mapped)
    assert (spoilt.rule, spoilt.statement.id) in new
    assert {id for _, id in new} == {spoilt.statement.id}


@pytest.mark.parametrize(("place", "why"), UNSEEN.items(), ids=lambda each: "-".join(each) if isinstance(each, tuple) else "")
def test_what_is_said_to_be_unseen_is(place, why):
    assert why
    if place[0] == "russia-pakistan" and not ARTICLE.exists():
        pytest.skip("the article is not here")
    mapped = next(each for each in all_mapped() if each.name == place[0])
    statement = mapped.map[place[1]]
    spoilt = [each for way in WORDING for each in way(mapped, statement, random.Random(0))]
    assert any((each.rule, statement.id) not in findings(mapped, each.statement) for each in spoilt)
