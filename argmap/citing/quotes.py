"""Finding the words of a quotation in a text, or what comes nearest to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from attrs import field, frozen

from argmap.argument import Point
from argmap.citing.edition import Edition, Sentence
from argmap.citing.sentences import Stretch
from argmap.citing.words import Word, words_in

# What whoever quotes has put in, or left out.
_BREAK = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]|…|\.\s?\.\s?\.|\[[^\]]*\]")
_LETTER = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]+)\]")
"""A letter that was changed, as in `[h]e`, or added, as in `say[s]`."""
_LEFT_OUT = 200
"""How many words an ellipsis may stand for."""
_INSERTED = 6
"""How many words something in brackets may stand for."""
_COMMON = 64
"""A word that occurs more often says little about where a passage is."""
_NEAR = 0.5
"""How much of a quotation a passage has to share to be called near."""


@frozen
class Run:
    """Words of a quotation that follow each other, and how many words of the text may have been left out before them."""

    forms: tuple[str, ...]
    gap: int


def runs_of(quote: str) -> list[Run]:
    """Cut a quotation where something was left out or put in."""
    quote = _LETTER.sub(lambda found: found[1] or "", quote)
    runs: list[Run] = []
    gap = start = 0
    for found in [*_BREAK.finditer(quote), None]:
        forms = tuple(word.form for word in words_in(quote, start, found.start() if found else len(quote)))
        if forms:
            runs.append(Run(forms, gap if runs else 0))
            gap = 0
        if found:
            gap = max(gap, _LEFT_OUT if "…" in found[0] or ".." in found[0].replace(" ", "") else _INSERTED)
            start = found.end()
    return runs


@frozen
class Passage:
    """A stretch of a document's body."""

    first: int
    last: int
    """The numbers of its first and its last word in the body."""
    points: tuple[Point, ...]
    """The sentences that it touches."""


@frozen
class Near:
    """The passage that comes nearest to a quotation."""

    passage: Passage
    quoted: tuple[str, ...]
    """The words of the quotation that the passage does not have there."""
    written: tuple[str, ...]
    """What it has instead."""


@frozen
class Finder:
    """Finds words in the body of a text; all that is long is done once."""

    edition: Edition
    points: tuple[Point, ...] = field(init=False, repr=False)
    words: tuple[Word, ...] = field(init=False, repr=False)

    @points.default
    def _points(self) -> tuple[Point, ...]:
        return tuple(sentence.point for sentence in self._sentences() for _ in sentence.words)

    @words.default
    def _words(self) -> tuple[Word, ...]:
        return tuple(word for sentence in self._sentences() for word in sentence.words)

    def _sentences(self) -> Iterator[Sentence]:
        sentences = self.edition.sentences
        return (sentences[point] for point in self.edition.record.sentences() if point in sentences)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """For each word the numbers at which it stands."""
        places: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            places.setdefault(word.form, []).append(number)
        return places

    def find(self, quote: str) -> list[Passage]:
        """Give every place where all words of a quotation stand, in order."""
        runs = runs_of(quote)
        if not runs:
            return []
        found = []
        for first in self._starts(runs[0].forms, 0, len(self.words)):
            end: int | None = first + len(runs[0].forms)
            for run in runs[1:]:
                assert end is not None
                end = next((start + len(run.forms) for start in self._starts(run.forms, end, end + run.gap + 1)), None)
                if end is None:
                    break
            if end is not None:
                found.append(self._passage(first, end - 1))
        return found

    def _starts(self, forms: Sequence[str], begin: int, end: int) -> Iterator[int]:
        """Where words stand one after another, from `begin` on and before `end`."""
        if any(form not in self.places for form in forms):
            return
        offset, rarest = min(enumerate(forms), key=lambda each: len(self.places[each[1]]))
        places = self.places[rarest]
        for place in places[bisect_left(places, begin + offset) : bisect_left(places, end + offset)]:
            start = place - offset
            if 0 <= start <= len(self.words) - len(forms) and all(self.words[start + number].form == form for number, form in enumerate(forms)):
                yield start

    def nearest(self, quote: str) -> Near | None:
        """Give the passage that shares the most words with a quotation, if it shares half of them."""
        # Most quotations are found, and then it is not needed.
        from rapidfuzz.distance import Indel

        forms = [form for run in runs_of(quote) for form in run.forms]
        votes: Counter[int] = Counter()
        for number, form in enumerate(forms):
            places = self.places.get(form, ())
            if len(places) <= _COMMON:
                votes.update(place - number for place in places)
        best: tuple[float, int, int] | None = None
        for start, _ in sorted(votes.most_common(8), key=lambda vote: (-vote[1], vote[0])):
            for shift in (-2, -1, 0, 1, 2):
                first = max(0, start + shift)
                last = min(len(self.words), start + shift + len(forms))
                share = Indel.normalized_similarity(forms, [word.form for word in self.words[first:last]])
                if last > first and (best is None or share > best[0]):
                    best = (share, first, last)
        if best is None or best[0] < _NEAR:
            return None
        _, first, last = best
        return self._near(forms, first, last)

    def _near(self, forms: list[str], first: int, last: int) -> Near:
        from rapidfuzz.distance import Indel

        written = [word.form for word in self.words[first:last]]
        quoted, instead = [], []
        for change in Indel.opcodes(forms, written):
            if change.tag != "equal":
                quoted += forms[change.src_start : change.src_end]
                instead += [self._text(first + number) for number in range(change.dest_start, change.dest_end)]
        return Near(self._passage(first, last - 1), tuple(quoted), tuple(instead))

    def _text(self, number: int) -> str:
        word = self.words[number]
        return (self.edition.text or "")[word.start : word.end]

    def _passage(self, first: int, last: int) -> Passage:
        return Passage(first, last, tuple(dict.fromkeys(self.points[first : last + 1])))

    def stretch(self, passage: Passage) -> Stretch:
        """Give where a passage stands in the text, in characters."""
        return Stretch(self.words[passage.first].start, self.words[passage.last].end)

    def shared_runs(self, text: str, length: int, points: Iterable[Point] | None = None) -> list[str]:
        """Give the runs of at least `length` words of a text that stand in the document in the same order, or in those sentences of it."""
        wanted = None if points is None else set(points)
        words = words_in(text)
        runs: list[str] = []
        number = 0
        while number + length <= len(words):
            forms = [word.form for word in words[number : number + length]]
            starts = self._starts(forms, 0, len(self.words))
            start = next((start for start in starts if wanted is None or wanted & set(self.points[start : start + length])), None)
            if start is None:
                number += 1
                continue
            size = length
            while number + size < len(words) and start + size < len(self.words) and words[number + size].form == self.words[start + size].form:
                size += 1
            runs.append(text[words[number].start : words[number + size - 1].end])
            number += size
        return runs
