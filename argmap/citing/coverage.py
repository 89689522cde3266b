"""Which sentences of its documents a map uses, and which it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from argmap.argument import ArgumentMap, Locator, Point, Statement
from argmap.citing.edition import Edition, Editions
from argmap.citing.record import Paragraph


@frozen
class Count:
    """How many sentences there are, and how many of them are used."""

    sentences: int
    used: int

    @property
    def percent(self) -> float:
        """The share that is used, from 0 to 100; of no sentences, 100."""
        return 100.0 * self.used / self.sentences if self.sentences else 100.0


@frozen
class ParagraphCoverage:
    """A paragraph, and which of its sentences a map uses."""

    paragraph: Paragraph
    used: frozenset[int]
    """The numbers of the sentences that some statement points to."""

    @property
    def all(self) -> Count:
        """All its sentences."""
        return Count(len(self.paragraph.sizes), len(self.used))

    @property
    def bearing(self) -> Count:
        """Those that bear on the argument; all, where nobody has said which do."""
        return Count(len(self._bearing), len(self._bearing & self.used))

    @property
    def missing(self) -> tuple[Point, ...]:
        """The bearing sentences that no statement points to."""
        return tuple(Point(self.paragraph.number, sentence) for sentence in sorted(self._bearing - self.used))

    @property
    def _bearing(self) -> frozenset[int]:
        return frozenset(sentence for sentence in range(1, len(self.paragraph.sizes) + 1) if self.paragraph.bears(sentence))


@frozen
class DocumentCoverage:
    """A document, and which of its sentences a map uses."""

    edition: Edition
    uses: Mapping[Point, tuple[str, ...]] = field(repr=False)
    """For each sentence that is used the ids of the statements that point to it, in the order of the map."""

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.edition.id

    @cached_property
    def paragraphs(self) -> tuple[ParagraphCoverage, ...]:
        """A row for each paragraph."""
        used: dict[int, set[int]] = {}
        for point in self.uses:
            used.setdefault(point.paragraph, set()).add(point.sentence or 0)
        return tuple(ParagraphCoverage(paragraph, frozenset(used.get(paragraph.number, ()))) for paragraph in self.edition.record.paragraphs)

    @property
    def all(self) -> Count:
        """All sentences of the document."""
        return _sum(paragraph.all for paragraph in self.paragraphs)

    @property
    def bearing(self) -> Count:
        """Those that bear on the argument; all, where nobody has said which do."""
        return _sum(paragraph.bearing for paragraph in self.paragraphs)

    @property
    def missing(self) -> tuple[Point, ...]:
        """The bearing sentences that no statement points to."""
        return tuple(point for paragraph in self.paragraphs for point in paragraph.missing)


def coverage(map: ArgumentMap, editions: Editions) -> tuple[DocumentCoverage, ...]:
    """Say which sentences of each document at hand a map uses: those that a statement, or a quotation in one, points to.

    A locator without a sentence stands for its whole paragraph. Documents come in the order of the map.
    """
    uses: dict[str, dict[Point, dict[str, None]]] = {}
    for statement in map:
        for locator in locators_of(statement):
            edition = editions.of(locator)
            if edition is not None:
                found = uses.setdefault(edition.id, {})
                for point in edition.points(locator):
                    found.setdefault(point, {})[statement.id] = None
    return tuple(_covered(editions.by_id[document.id], uses.get(document.id, {})) for document in map.documents if document.id in editions.by_id)


def locators_of(statement: Statement) -> Iterator[Locator]:
    """Give every place that a statement and its quotations point to."""
    yield from statement.locators
    for quote in statement.quotes:
        yield from quote.locators


def _covered(edition: Edition, uses: Mapping[Point, Mapping[str, None]]) -> DocumentCoverage:
    return DocumentCoverage(edition, {point: tuple(uses[point]) for point in edition.record.sentences() if point in uses})


def _sum(counts: Iterable[Count]) -> Count:
    together = list(counts)
    return Count(sum(count.sentences for count in together), sum(count.used for count in together))
