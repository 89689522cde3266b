"""What the wording of an English sentence says of itself: that it is hedged, reported, conditional, or announces a number of things.

The word lists are small on purpose: a word is on one only if it nearly always does what the list says.
`could` is not among the hedges, since it mostly tells what somebody was able to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from argmap.citing.words import words_in

_HEDGE = re.compile(
    r"\b(?:may|might|[Pp]erhaps|[Pp]ossibly|[Pp]robably|[Ll]ikely|[Uu]nlikely|[Aa]pparently|[Pp]resumably|[Aa]rguably|[Cc]onceivabl[ey]"
    r"|[Ss]eem(?:s|ed|ingly)?|[Aa]ppear(?:s|ed)? to|[Ss]uggest(?:s|ed)?|[Tt]end(?:s|ed)? to|doubtful"
    r"|reason to (?:assume|believe|expect|see|suspect|think)|reasonable to (?:assume|believe|expect|suspect|think)|hardly be surprising)\b"
)
_OWN = re.compile(r"\b(?:could|thought|said|reportedly|allegedly|in (?:our|my|his|her|their) (?:view|opinion))\b", re.IGNORECASE)
"""What hedges an analyst's statement too, though it is no sure sign of a hedge in a document."""
_SPEECH = re.compile(
    r"\b(?:says?|said|told|warn(?:s|ed)?|stated|claimed|claims that|argue[sd]?|contend(?:s|ed)?|submit(?:s|ted) that|submits|assert(?:s|ed)?"
    r"|replie[sd]|insist(?:s|ed)?|announced|acknowledge[sd]|admit(?:s|ted)|conceded?|caution(?:s|ed)|denie[sd]|maintain(?:s|ed) that"
    r"|(?:accept|agree)(?:s|d|ed) that|reported|reports that|found that|(?:[Hh]e|[Ss]he|[Tt]hey) found|recommended that|expressed|gave (?:his|her|their) opinion"
    r"|considered that|observed that|noted that|explained)\b"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to(?: the| its| his| her| their)? (?!law\b|plan\b)")
_VIEW = re.compile(r"\b[Ii]n (?:his|her|their|[A-Z]\w+['’]s) (?:view|opinion)\b")
_AUTHOR = re.compile(r"\b(?:[Ww]e|I|is|are|was|were|be|been)(?: \w+)?\s+$")
"""What stands before a verb of saying if the author speaks, or nobody in particular."""
_CLAUSE = re.compile(r"[,;:—()]|\b(?:and|but|(?<!\ba )while|whereas|although|though|because|since|which|whom?|whose|that|if|unless)\b")
_CONDITION = re.compile(r"^(?:(?:But|And|Yet|Thus|So|Therefore),? )?(?:If|Unless|Were|Should|Provided)\b[^,;]*,")
_CONDITIONAL = re.compile(
    r"\b(?:if|unless|when|whenever|where|should|were|would|without|provided|in case|otherwise|once|until|hinges|depends)\b", re.IGNORECASE
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_THINGS = "arguments|causes|conditions|considerations|factors|grounds|matters|mechanisms|motives|objections|reasons|respects|ways"
_ANNOUNCED = re.compile(rf"\b({'|'.join(_NUMBERS)})\b((?:,? (?!of\b)[\w-]+){{0,3}}?) ({_THINGS})\b", re.IGNORECASE)
_EMPTY = frozenset(
    re.findall(
        "[a-z]+",
        """
        a about after all also although an and any are as at be because been before being both but by can could did do does even every for from had has have
        he her his how however if in indeed into is it its itself like many may might more most much neither no nor not now of on one only or other our out
        over own quite rather same she should since so some still such than that the their them then there therefore these they this those though through thus
        to too under until up upon very was we were what when where whether which while who whom whose why will with would yet you
        """,
    )
)
"""Words that say nothing of what a sentence is about."""
_STEM = 5
"""How many letters of a word are compared: what differs behind them is mostly its ending."""
_THIN = 2
"""A clause with fewer telling words, as in `there is reason to assume`, hedges what comes next."""


@frozen
class Cue:
    """Words of a sentence that say how it is meant, and what of it they bear on."""

    words: str
    scope: frozenset[str]
    """The stems of what they bear on."""


@lru_cache(maxsize=1 << 14)
def stems(text: str) -> frozenset[str]:
    """Give the beginnings of the words that tell what a text is about."""
    forms = [form for word in words_in(text) for form in re.split("[-']", word.form)]
    return frozenset(form[:_STEM] for form in forms if form not in _EMPTY and (len(form) > 1 or not form.isascii()))


def clauses(sentence: str) -> list[str]:
    """Cut a sentence where a clause may end."""
    cuts = [0, *(found.start() for found in _CLAUSE.finditer(sentence)), len(sentence)]
    return [sentence[start:end] for start, end in pairwise(cuts)]


def hedges(sentence: str) -> Iterator[Cue]:
    """Give the words by which a sentence says that something may not be so; their scope is their clause, or the next if theirs is empty."""
    pieces = clauses(sentence)
    for number, piece in enumerate(pieces):
        for found in _HEDGE.finditer(piece):
            scope = stems(piece.replace(found[0], " "))
            following = number + 1
            while len(scope) < _THIN and following < len(pieces):
                scope |= stems(pieces[following])
                following += 1
            yield Cue(found[0], scope or stems(sentence))


def speakers(sentence: str) -> Iterator[Cue]:
    """Give the words by which a sentence says that somebody else speaks; their scope is what is said."""
    for found in (*_ACCORDING.finditer(sentence), *_VIEW.finditer(sentence)):
        yield Cue(found[0].strip(), stems(sentence))
    for found in _SPEECH.finditer(sentence):
        if not _AUTHOR.search(sentence[: found.start()]):
            yield Cue(found[0], stems(sentence[found.end() :]) or stems(sentence[: found.start()]))


def conditions(sentence: str) -> Iterator[Cue]:
    """Give the condition with which a sentence begins; its scope is what follows from it."""
    if found := _CONDITION.match(sentence):
        yield Cue(found[0].rstrip(","), stems(sentence[found.end() :]))


def announced(sentence: str) -> Iterator[tuple[str, int]]:
    """Give each number of reasons, causes or the like that a sentence announces: its words, and the number."""
    for found in _ANNOUNCED.finditer(sentence):
        yield found[0], _NUMBERS[found[1].lower()]


def is_hedged(statement: str) -> bool:
    """Whether a statement has a hedge in its own words."""
    return bool(_HEDGE.search(statement) or _OWN.search(statement))


def is_conditional(statement: str) -> bool:
    """Whether a statement has a condition in its own words."""
    return bool(_CONDITIONAL.search(statement))
