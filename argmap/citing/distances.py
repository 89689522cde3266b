"""How far a statement is from the words that it was made of."""

from __future__ import annotations

from enum import StrEnum

from argmap.argument import Statement
from argmap.citing.edition import Edition, Editions, Sentence
from argmap.citing.wording import stems

_SHARED = 0.25
"""Below this share of its telling words, what a statement has in common with a sentence may be chance, or the rest be synonyms."""


class Distance(StrEnum):
    """How far a statement is from the document, from the nearest."""

    QUOTATION = "quotation"
    """It gives the document's very words."""
    PARAPHRASE = "paraphrase"
    """It says in other words what the sentences cited say."""
    INFERENCE = "inference"
    """The analyst infers it from the document."""
    UNSTATED = "unstated"
    """The document leaves it unsaid."""


def distance(statement: Statement, editions: Editions) -> Distance | None:
    """Tell how far a statement is from the document.

    `implicit` is unstated and `inferred` an inference, by the analyst's word; a statement with a `quote` is a quotation.
    Any other is a paraphrase if at least a quarter of its telling words stand in the sentences that it cites.
    Telling words are all but articles, pronouns, prepositions and the like; the first five letters are compared, so that endings make no difference.
    The definition is our own, and was measured on three texts: of eight statements below a quarter, seven are paraphrases in synonyms and one an inference.
    So shared words can show a paraphrase, but their lack shows nothing, and nothing is said then.

    Args:
        statement: Any statement.
        editions: The documents at hand.

    Returns:
        None if it cannot be told: the statement cites no sentence of an English text that is at hand, or shares too few words with those that it cites.
    """
    if statement.implicit:
        return Distance.UNSTATED
    if statement.inferred:
        return Distance.INFERENCE
    if statement.quotes:
        return Distance.QUOTATION
    cited = [(edition, sentence) for locator in statement.locators if (edition := editions.of(locator)) for sentence in edition.cited(locator)]
    own = stems(statement.text)
    if not own or not cited or any(not edition.is_english for edition, _ in cited):
        return None
    there = frozenset[str]().union(*(_stems_of(edition, sentence) for edition, sentence in cited))
    return Distance.PARAPHRASE if len(own & there) >= _SHARED * len(own) else None


def _stems_of(edition: Edition, sentence: Sentence) -> frozenset[str]:
    return stems(edition.written(sentence.point))
