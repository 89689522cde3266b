"""The article beside the map: paragraphs and sentences, each linked with the statements that cite it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.argument import ArgumentMap, Point
from argmap.citing import Editions
from argmap.citing.coverage import DocumentCoverage, coverage
from argmap.page.outline import safe


def cited_documents(map: ArgumentMap, editions: Editions | None) -> tuple[DocumentCoverage, ...]:
    """Give the documents of which the text is at hand, each with what cites it."""
    return tuple(document for document in coverage(map, editions) if document.edition.text is not None) if editions else ()


def cites_of(documents: tuple[DocumentCoverage, ...]) -> Mapping[str, list[str]]:
    """Give for each statement, by its id, the names of the sentences that it points to."""
    found: dict[str, list[str]] = {}
    for place, document in enumerate(documents, 1):
        for point, ids in document.uses.items():
            for id in ids if point in document.edition.sentences else ():
                found.setdefault(id, []).append(_name(place, point))
    return found


def print_article(map: ArgumentMap, documents: tuple[DocumentCoverage, ...]) -> str:
    """Print the texts of documents as HTML; a sentence that is cited can be chosen, and says which statements cite it, by their numbers."""
    titles = {document.id: document.title for document in map.documents}
    number = {statement.id: place for place, statement in enumerate(map.statements)}
    pieces: list[str] = []
    for place, document in enumerate(documents, 1):
        pieces.append(f"<h2>{safe(titles[document.id])}</h2>")
        part = ""
        for paragraph in document.edition.record.paragraphs:
            if paragraph.part and paragraph.part != part:
                part = paragraph.part
                pieces.append(f"<h3>{safe(part)}</h3>")
            pieces += _paragraph(document, place, paragraph.number, len(paragraph.sizes), number)
    return "\n".join(pieces)


def _paragraph(document: DocumentCoverage, place: int, paragraph: int, size: int, number: Mapping[str, int]) -> Iterator[str]:
    points = [Point(paragraph, sentence) for sentence in range(1, size + 1)]
    if not all(point in document.edition.sentences for point in points):
        yield f'<p class="changed"><b>{paragraph}</b> This paragraph is not in the text as it was recorded.</p>'
        return
    yield f'<p dir="auto"><b>{paragraph}</b>'
    for point, written in zip(points, document.edition.passages(points), strict=True):
        citing = " ".join(str(number[id]) for id in document.uses.get(point, ()))
        words = f"<sup>{point.sentence}</sup>{safe(written)}"
        button = f' role="button" tabindex="0" data-cited="{citing}"' if citing else ""
        yield f'<span id="{_name(place, point)}"{button}>{words}</span>'
    yield "</p>"


def _name(place: int, point: Point) -> str:
    return f"d{place}-{point}"
