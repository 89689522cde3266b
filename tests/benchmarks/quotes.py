"""Quotations from a long text, to be checked."""

from __future__ import annotations

import random
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from argmap.argument import ArgumentMap, Claim, Document, Premise, Reason
from argmap.checks import check
from argmap.citing import Edition, Editions, make_record

PAGES = 300
_PARAGRAPHS = 3
"""On a page."""
_SENTENCES = 5
"""In a paragraph, each of about 20 words: 300 words a page, as in a typescript."""
_VOCABULARY = 12_000
_LETTERS = ("ba", "co", "di", "fe", "gu", "la", "me", "no", "pi", "ru", "sa", "te", "vo", "zy")
ALL, FEW = 2_000, 5


def make_text(pages: int = PAGES) -> str:
    """Make a text, the same on every machine, whose words are as common as those of a language are (Zipf)."""
    chance = random.Random(1)
    words = [_word(number) for number in range(_VOCABULARY)]
    weights = list(accumulate(1 / (number + 2) for number in range(_VOCABULARY)))

    def sentence() -> str:
        return " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(12, 28))).capitalize() + "."

    return "\n\n".join(" ".join(sentence() for _ in range(_SENTENCES)) for _ in range(pages * _PARAGRAPHS))


def _word(number: int) -> str:
    word = ""
    while number or not word:
        number, letter = divmod(number, len(_LETTERS))
        word += _LETTERS[letter]
    return word


def make_quotations(text: str, count: int = ALL, *, wrong: bool = False) -> list[str]:
    """Take quotations of 4 to 20 words from a text; in a wrong one a word is another."""
    chance = random.Random(2)
    words = text.split()
    quotations = []
    for _ in range(count):
        length = chance.randint(4, 20)
        start = chance.randrange(len(words) - length)
        quoted = words[start : start + length]
        if wrong:
            quoted[chance.randrange(length)] = chance.choice(words)
        quotations.append(" ".join(quoted))
    return quotations


def check_quotations(text: str, quotations: Sequence[str]) -> int:
    """Check a map of so many statements, each with a quotation, against the text, from the text on; give how many are not found."""
    edition = Edition("report", make_record("report", text), text)
    premises = [Premise(f"p{number}", "Something.", quotes=[quotation]) for number, quotation in enumerate(quotations)]
    reasons = [Reason([premise.id]) for premise in premises]
    map = ArgumentMap([Claim("c", "So it is.", main=True, reasons=reasons), *premises], documents=[Document("report", "A report")])
    found = check(map, rules=(), editions=Editions({"report": edition}, "report"))
    return sum(diagnostic.rule.name == "quote-not-found" for diagnostic in found)


def find_by_characters(text: str, quotations: Sequence[str]) -> None:
    """Find quotations with difflib as its pages show: the longest stretch that is the same."""
    for quotation in quotations:
        SequenceMatcher(None, quotation, text, autojunk=False).find_longest_match()


def find_by_words(text: str, quotations: Sequence[str]) -> None:
    """Find quotations with difflib as fast as it can be used: in words, the text prepared once, common words passed over."""
    matcher = SequenceMatcher(None, (), text.split())
    for quotation in quotations:
        matcher.set_seq1(quotation.split())
        matcher.find_longest_match()
