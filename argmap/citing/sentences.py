"""Where paragraphs and sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?:\[?\d{1,3}\]?)?(?=\s|$)|[。！？]+[」』”’）]*")
"""What may end a sentence: its mark, what closes with it, and the number of a note. A row of dots is looked at once, from its first."""
_NEAR = 200
"""How many characters before and behind a mark tell whether a sentence ends there."""
_SHORT = frozenset(
    [
        "adm",
        "al",
        "approx",
        "apr",
        "art",
        "asst",
        "aug",
        "ave",
        "bros",
        "brig",
        "ca",
        "capt",
        "cf",
        "ch",
        "cmdr",
        "co",
        "col",
        "corp",
        "cpl",
        "dec",
        "dept",
        "dr",
        "ed",
        "eds",
        "eg",
        "esp",
        "est",
        "etc",
        "feb",
        "fig",
        "figs",
        "fn",
        "fr",
        "gen",
        "gov",
        "hon",
        "ibid",
        "ie",
        "inc",
        "intl",
        "jan",
        "jr",
        "jul",
        "jun",
        "lt",
        "ltd",
        "maj",
        "mar",
        "messrs",
        "mr",
        "mrs",
        "ms",
        "mt",
        "nos",
        "nov",
        "no",
        "oct",
        "op",
        "p",
        "para",
        "pp",
        "pres",
        "prof",
        "pt",
        "pvt",
        "ref",
        "rep",
        "rev",
        "sec",
        "sen",
        "sept",
        "sep",
        "ser",
        "sgt",
        "sr",
        "st",
        "supt",
        "trans",
        "univ",
        "viz",
        "vol",
        "vols",
        "vs",
    ]
)
"""Abbreviations after which a sentence goes on, without their dots."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+$")
"""An initial, or several: J. or U.S."""
_STARTERS = frozenset(
    [
        "a",
        "after",
        "although",
        "among",
        "an",
        "and",
        "another",
        "any",
        "as",
        "at",
        "because",
        "before",
        "both",
        "but",
        "by",
        "despite",
        "each",
        "even",
        "every",
        "few",
        "finally",
        "first",
        "for",
        "from",
        "given",
        "had",
        "has",
        "have",
        "he",
        "hence",
        "her",
        "here",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "indeed",
        "instead",
        "it",
        "its",
        "like",
        "many",
        "meanwhile",
        "moreover",
        "most",
        "much",
        "neither",
        "never",
        "nevertheless",
        "no",
        "nor",
        "not",
        "nothing",
        "now",
        "of",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "others",
        "our",
        "over",
        "perhaps",
        "second",
        "several",
        "she",
        "since",
        "so",
        "some",
        "still",
        "such",
        "that",
        "the",
        "their",
        "then",
        "there",
        "therefore",
        "these",
        "they",
        "third",
        "this",
        "those",
        "though",
        "through",
        "thus",
        "to",
        "today",
        "under",
        "unlike",
        "until",
        "we",
        "what",
        "when",
        "where",
        "whereas",
        "whether",
        "which",
        "while",
        "who",
        "whose",
        "why",
        "with",
        "without",
        "yet",
        "you",
    ]
)
"""Words with a capital that begin a sentence rather than a name."""


@frozen
class Stretch:
    """A piece of a text, in characters."""

    start: int
    end: int


def paragraphs_in(text: str) -> Iterator[Stretch]:
    """Give the blocks of a text that blank lines part."""
    start = 0
    for gap in [*_BLANK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        block = text[start:end]
        if block.strip():
            yield Stretch(start + len(block) - len(block.lstrip()), start + len(block.rstrip()))
        start = gap.end() if gap else end


def sentences_in(text: str, block: Stretch) -> Iterator[Stretch]:
    """Cut a paragraph into sentences; an abbreviation ends one only if what follows begins one."""
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        after = match.end()
        while after < block.end and text[after].isspace():
            after += 1
        if after >= block.end:
            break
        if _ends(text, start, match, after, block.end):
            yield Stretch(start, match.end())
            start = after
    if start < block.end:
        yield Stretch(start, block.end)


def _ends(text: str, start: int, match: re.Match[str], after: int, end: int) -> bool:
    mark = match[0]
    if mark[0] in "。！？":
        return True
    following = text[after : min(end, after + _NEAR)].lstrip("\"'“‘«([")
    if not following or following[0].islower():
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    before = text[max(start, match.start() - _NEAR) : match.start()].rpartition(" ")[2].rpartition("\n")[2].lstrip("\"'“‘«([")
    if not before:
        return False
    next_word = re.match(r"[^\W\d_]+", following)
    if before.replace(".", "").lower() in _SHORT and not (len(mark) > 1 and mark[1] in '"”’»'):
        return False
    if _INITIALS.match(before + "."):
        # After U.S. a sentence may end or a name go on: a word that is no name decides.
        return len(before) > 1 and next_word is not None and next_word[0].lower() in _STARTERS
    return True
