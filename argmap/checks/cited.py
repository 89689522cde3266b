"""What the statements of a map cite, as far as it is at hand: what the rules about wording have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from argmap.argument import ArgumentMap, Locator, Point, Statement

if TYPE_CHECKING:
    from argmap.citing import Edition, Editions, Sentence
    from argmap.citing.wording import Cue


_LOST = 50
"""With more locators out of range than this, the document is counted in another way, and nothing can be guessed."""


@frozen
class Cited:
    """What locators point to in one document whose text is at hand."""

    edition: Edition
    points: tuple[Point, ...]
    """The sentences, in order; none if the locators do not count."""

    @property
    def words(self) -> str:
        """Where they are, for a reader."""
        parts = [str(point) for point in self.points]
        return parts[0] if len(parts) == 1 else f"{parts[0]} to {parts[-1]}" if _follow(self.points) else ", ".join(parts)


def _follow(points: tuple[Point, ...]) -> bool:
    first, last = points[0], points[-1]
    return first.paragraph == last.paragraph and (last.sentence or 0) - (first.sentence or 0) == len(points) - 1


def is_out_of_range(edition: Edition, point: Point) -> bool:
    """Whether a document has no such paragraph or sentence."""
    paragraphs = edition.record.paragraphs
    return point.paragraph > len(paragraphs) or (point.sentence or 1) > len(paragraphs[point.paragraph - 1].sizes)


def cited(editions: Editions, locators: Iterable[Locator]) -> list[Cited] | None:
    """Give what locators point to, by document; without any, the map's only document.

    None where it cannot be known: a document or its text is not at hand, a paragraph has changed, a locator is out of range or does not count.
    """
    by_edition: dict[str, tuple[Edition, list[Point]]] = {}
    for locator in locators:
        edition = editions.of(locator)
        if edition is None or edition.text is None or locator.start is None:
            return None
        if any(is_out_of_range(edition, point) for point in (locator.start, locator.end) if point):
            return None
        points = edition.points(locator)
        if any(point not in edition.sentences for point in points):
            return None
        by_edition.setdefault(edition.id, (edition, []))[1].extend(points)
    if not by_edition:
        only = editions.by_id.get(editions.only) if editions.only else None
        return [Cited(only, ())] if only and only.text is not None else None
    return [Cited(edition, tuple(sorted(set(points), key=_order))) for edition, points in by_edition.values()]


def at_hand(editions: Editions, locators: Iterable[Locator]) -> list[Edition] | None:
    """Give the documents that locators name, or the map's only one; None if one of them, or its text as it was, is not at hand."""
    named = [editions.of(locator) for locator in locators] or [editions.by_id.get(editions.only or "")]
    found = {edition.id: edition for edition in named if edition and edition.text is not None and not edition.changed}
    return list(found.values()) if all(edition and edition.id in found for edition in named) else None


def _order(point: Point) -> tuple[int, int]:
    return point.paragraph, point.sentence or 0


@frozen
class Used:
    """A sentence that statements cite."""

    edition: Edition
    sentence: Sentence
    statements: tuple[Statement, ...]
    lost: tuple[Statement, ...]
    """Statements whose locators are out of range: this sentence may be theirs."""

    @property
    def text(self) -> str:
        """As it is written."""
        return self.edition.written(self.sentence.point)

    def taker(self, cue: Cue, settled: Callable[[Statement], bool]) -> Statement | None:
        """Give the statement that takes up the most of what a cue bears on, unless one that takes up as much settles the matter.

        The others may well be about the rest of the sentence; one that alone cites it has to answer for all of it.
        """
        from argmap.citing.wording import stems

        shares = [(len(cue.scope & stems(statement.text)), statement) for statement in self.statements]
        most = max(share for share, _ in shares)
        if (most == 0 and (len(shares) > 1 or self.lost)) or any(settled(statement) for share, statement in shares if share == most):
            return None
        if any(len(cue.scope & stems(statement.text)) >= max(most, 1) for statement in self.lost):
            return None
        return next(statement for share, statement in shares if share == most)


def sentences(map: ArgumentMap, editions: Editions) -> Iterator[Used]:
    """Give each English sentence that statements cite, with these.

    What the text leaves unsaid, or the analyst infers, takes up no words of it.
    Of several sentences, a statement takes up those with which it shares at least half as many words as with any.
    """
    citing: dict[tuple[str, Point], list[Statement]] = {}
    lost: list[Statement] = []
    for statement in map:
        if statement.implicit or statement.inferred or not statement.locators:
            continue
        for place in _most_shared(statement, cited(editions, statement.locators) or ()):
            citing.setdefault(place, []).append(statement)
        if any(_is_lost(editions, locator) for locator in statement.locators) and len(lost) < _LOST:
            lost.append(statement)
    for (id, point), statements in citing.items():
        edition = editions.by_id[id]
        yield Used(edition, edition.sentences[point], tuple(statements), tuple(lost))


def _most_shared(statement: Statement, places: Iterable[Cited]) -> list[tuple[str, Point]]:
    from argmap.citing.wording import stems

    own = stems(statement.text)
    english = [place for place in places if place.edition.is_english]
    shares = {(place.edition.id, point): len(own & stems(place.edition.written(point))) for place in english for point in place.points}
    return [place for place, share in shares.items() if 2 * share >= max(shares.values())]


def _is_lost(editions: Editions, locator: Locator) -> bool:
    edition = editions.of(locator)
    return edition is not None and any(is_out_of_range(edition, point) for point in (locator.start, locator.end) if point)
