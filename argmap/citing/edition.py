"""A document as far as it is at hand: its record, and its text where a person has it, with a place for every sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import field, frozen

from argmap.argument import Locator, Point
from argmap.citing.record import Paragraph, Record
from argmap.citing.sentences import Stretch, paragraphs_in
from argmap.citing.words import Word, fingerprint, words_in

if TYPE_CHECKING:
    from argmap.citing.quotes import Finder

_LABEL_WORDS = 4
"""How many words of a block may stand before its first sentence."""


@frozen
class Sentence:
    """A sentence in a text."""

    point: Point
    words: tuple[Word, ...]

    @property
    def stretch(self) -> Stretch:
        """Where its words stand, in characters."""
        return Stretch(self.words[0].start, self.words[-1].end)


@frozen
class Edition:
    """A document that a map cites."""

    id: str
    record: Record
    text: str | None = field(default=None, repr=False)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words of the text, in order; none without a text."""
        return tuple(words_in(self.text or ""))

    @cached_property
    def _found(self) -> tuple[Mapping[Point, Sentence], tuple[int, ...]]:
        """The sentences, and the numbers of the paragraphs that are not in the text as they were."""
        if self.text is None:
            return {}, ()
        sentences: dict[Point, Sentence] = {}
        changed: list[int] = []
        blocks = [words_in(self.text, block.start, block.end) for block in paragraphs_in(self.text)]
        begin = 0
        for paragraph in self.record.paragraphs:
            found = next(((number, words) for number, words in _candidates(blocks, begin, paragraph)), None)
            if found is None:
                changed.append(paragraph.number)
                continue
            begin = found[0] + 1
            sentences |= {sentence.point: sentence for sentence in _cut(paragraph, found[1])}
        return sentences, tuple(changed)

    @property
    def sentences(self) -> Mapping[Point, Sentence]:
        """The sentences that are in the text as the record says, by paragraph and sentence."""
        return self._found[0]

    @property
    def changed(self) -> tuple[int, ...]:
        """The numbers of the paragraphs whose words differ from those that the record was made from, or that are missing."""
        return self._found[1]

    @cached_property
    def finder(self) -> Finder:
        """What finds words in it; made once, since it is long in the making."""
        from argmap.citing.quotes import Finder

        return Finder(self)

    @property
    def is_english(self) -> bool:
        """Whether the lists of words are for the language that it is in."""
        return self.record.language.lower().partition("-")[0] == "en"

    def written(self, point: Point) -> str:
        """Give a sentence of the text as it is written."""
        stretch = self.sentences[point].stretch
        return (self.text or "")[stretch.start : stretch.end]

    def passages(self, points: Sequence[Point]) -> Iterator[str]:
        """Give neighbouring sentences as they are written, with the marks around their words; what stands between two is parted at the last white space.

        Args:
            points: Sentences that are in the text, in order; those of a paragraph, as a rule.
        """
        text = self.text or ""
        stretches = [self.sentences[point].stretch for point in points]
        starts = [_back(text, 0, stretches[0].start)]
        starts += [_back(text, before.end, after.start) for before, after in pairwise(stretches)]
        ends = [*starts[1:], _forward(text, stretches[-1].end)]
        for start, end in zip(starts, ends, strict=True):
            yield text[start:end]

    def cited(self, locator: Locator) -> list[Sentence]:
        """Give the sentences that a locator points to, those that are in the text."""
        return [self.sentences[point] for point in self.points(locator) if point in self.sentences]

    def points(self, locator: Locator) -> list[Point]:
        """Give every sentence that a locator points to, whether there is a text or not; none for one in the document's own terms."""
        if locator.start is None:
            return []
        first, last = locator.start, locator.end or locator.start
        points: list[Point] = []
        for paragraph in self.record.paragraphs[first.paragraph - 1 : last.paragraph]:
            begin = first.sentence or 1 if paragraph.number == first.paragraph else 1
            end = last.sentence or len(paragraph.sizes) if paragraph.number == last.paragraph else len(paragraph.sizes)
            points += [Point(paragraph.number, sentence) for sentence in range(begin, min(end, len(paragraph.sizes)) + 1)]
        return points


@frozen
class Editions:
    """The documents that a map cites, as far as they are at hand, by their ids."""

    by_id: Mapping[str, Edition] = field(factory=dict)
    only: str | None = None
    """The id of the map's document, if it has but one: locators need not name it."""

    def of(self, locator: Locator) -> Edition | None:
        """Give the document that a locator points into; None if it is not at hand, or not known."""
        id = locator.document or self.only
        return self.by_id.get(id) if id else None


def _candidates(blocks: list[list[Word]], begin: int, paragraph: Paragraph) -> Iterator[tuple[int, list[Word]]]:
    """The blocks that have a paragraph's words, after a label of a few words or none; those not yet used first."""
    order = [*range(begin, len(blocks)), *range(begin)]
    for number in order:
        words = blocks[number]
        skipped = len(words) - paragraph.words
        if 0 <= skipped <= _LABEL_WORDS and (not paragraph.fingerprint or fingerprint(words[skipped:]) == paragraph.fingerprint):
            yield number, words[skipped:]


def _cut(paragraph: Paragraph, words: list[Word]) -> Iterator[Sentence]:
    start = 0
    for number, size in enumerate(paragraph.sizes, 1):
        yield Sentence(Point(paragraph.number, number), tuple(words[start : start + size]))
        start += size


def _back(text: str, limit: int, start: int) -> int:
    """Go back over marks such as an opening quote; where no white space stands before them, they belong to what was before."""
    place = start
    while place > limit and not text[place - 1].isspace():
        place -= 1
    return place if place > limit or not limit else start


def _forward(text: str, end: int) -> int:
    while end < len(text) and not text[end].isspace():
        end += 1
    return end
