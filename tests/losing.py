"""What is left of a map when what a writer tells as lost is taken from it: what reading must give back, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from argmap.argument import ArgumentMap, Claim, Objection, Step
from argmap.formats import FORMATS, Loss

Facts = dict[str, dict[str, Any]]
"""What a map says of each statement, by its text, part by part; under "" what it says of itself."""

_OF_STATEMENT = {
    r"where it stands, ": "locators",
    r"that it is from ": "attribution",
    r"that it quotes ": "voice",
    r"its qualifier ": "qualifier",
    r"that it answers ": "answers",
    r"its hedge ": "hedges",
    r"its quotation ": "quotes",
    r"its note ": "notes",
    r"its tag ": "tags",
    r"that it allows ": "allows",
    r"its meta ": "meta",
    r"that it is implicit$": "implicit",
    r"that it is inferred$": "inferred",
    r"that it is (a claim|a premise|evidence)$": "kind",
    r"(whether it is a|that it is a|that it is no) main claim$": "main",
    r"that its id was made from its words$": "nameless",
    r"its id$": "id",
    r"that .* bears on it more than once$": "doubled",
    r"that .* has a member twice$": "twice",
    r"that its .* is conceded$": "conceded",
    r"that it bears on itself$": "circular",
    r"whether (its|the) scheme .* is one of its own$": "schemes",
}
_OF_MAP = {
    r"its title ": "title",
    r"its document ": "documents",
    r"its source |the fields of its source |the grade ": "sources",
    r"that it allows ": "allows",
    r"its meta ": "meta",
    r"its section ": "sections",
    r"its tension |why it is in tension with ": "tensions",
}
_NAMED_ONE_BY_ONE = {"locators", "answers", "hedges", "quotes", "notes", "tags", "allows", "meta", "documents", "sources"}
"""Parts of which a loss takes no more than what it names, if it names anything."""
_ONLY_GUESSED = {"kind", "main", "nameless", "id"}
"""Parts that reading gives anyhow, right or wrong."""


def facts(map: ArgumentMap) -> Facts:
    """Take a map apart. Its statements' texts are all different."""
    texts = {each.id: each.text for each in map}
    found: Facts = {
        "": {
            "title": map.title,
            "documents": [str(each.id) for each in map.documents],
            "sources": [str(each.id) for each in map.sources],
            "allows": [each.rule for each in map.allows],
            "meta": [each.key for each in map.meta if each.key not in FORMATS],
            "sections": list(map.sections),
            "tensions": [(texts[each.first], texts[each.second], each.why) for each in map.tensions],
        }
    }
    for each in map:
        found[each.text] = {
            "id": each.id,
            "kind": type(each).__name__,
            "main": isinstance(each, Claim) and each.main,
            "nameless": each.nameless,
            "locators": [str(locator) for locator in each.locators],
            "attribution": each.attribution,
            "voice": each.voice,
            "qualifier": each.qualifier and each.qualifier.value,
            "answers": list(each.answers),
            "hedges": list(each.hedges),
            "quotes": [quote.text for quote in each.quotes],
            "notes": list(each.notes),
            "tags": list(each.tags),
            "allows": [allow.rule for allow in each.allows],
            "meta": [(meta.key, meta.value) for meta in each.meta],
            "implicit": each.implicit,
            "inferred": each.inferred,
            "steps": [_step(step, texts) for step in (*each.reasons, *each.objections)],
        }
    return found


def _step(step: Step, texts: dict[str, str]) -> tuple[Any, ...]:
    members = tuple(texts[member] for member in step.members)
    scheme = step.scheme and (step.scheme.name, step.scheme.own)
    is_conceded = isinstance(step, Objection) and step.conceded
    return type(step).__name__, members, scheme, is_conceded, tuple(_step(each, texts) for each in step.undercuts)


def without(map: ArgumentMap, losses: Iterable[Loss], texts: dict[str, str], *, was_written: bool) -> Facts:
    """Give what a map says but for what was lost.

    Args:
        map: The map that was written, or the one that was read.
        losses: What writing told.
        texts: The texts of the statements by the ids that losses name.
        was_written: Whether it is the one that was written. Of the one that was read only what reading guesses is taken: it must have lost the rest.
    """
    found = facts(map)
    for loss in losses:
        part = next((part for like, part in (_OF_STATEMENT if loss.id else _OF_MAP).items() if re.match(like, loss.what)), None)
        assert part, f"nothing is known of such a loss: {loss.what}"
        about = found[texts.get(loss.id, "")]
        if part == "circular":
            about["steps"] = [each for each in about["steps"] if set(each[1]) != {texts[loss.id]}]
        elif part in ("doubled", "twice", "conceded", "schemes"):
            about["steps"] = _simplified(about["steps"], part)
        elif was_written or part in _ONLY_GUESSED:
            about[part] = _taken(about[part], part, loss.what)
            if part == "kind":
                # What is no claim is no main one; what is read as a claim may be.
                about["main"] = False
    return found


def _taken(value: Any, part: str, what: str) -> Any:
    if isinstance(value, list):
        return [each for each in value if part in _NAMED_ONE_BY_ONE and not what.endswith("s") and (each[0] if isinstance(each, tuple) else each) not in what]
    return type(value)() if isinstance(value, bool) or part == "title" else None


def _simplified(steps: list[tuple[Any, ...]], part: str) -> list[tuple[Any, ...]]:
    """The steps without what was lost of one of them."""
    simple = []
    for kind, members, scheme, is_conceded, undercuts in steps:
        below = tuple(_simplified(list(undercuts), part))
        one = (
            kind,
            tuple(dict.fromkeys(members)) if part == "twice" else members,
            scheme and (scheme[0], None) if part == "schemes" else scheme,
            is_conceded and part != "conceded",
            below,
        )
        if part != "doubled" or one not in simple:
            simple.append(one)
    return simple
