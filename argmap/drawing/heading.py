"""What stands around the map: title, subtitle, legend and foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil

from argmap.argument import ArgumentMap, Document
from argmap.drawing.boxes import length, row, rows
from argmap.drawing.diagram import Bar, Box, Kind, Nature, Part, Relation, Row, Run, Sample

SAMPLE_HEIGHT = 15
"""The height of a sample in the legend, in pt."""
_BETWEEN = 14

# The locale of whoever draws is no part of the map.
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")

_RELATIONS = {
    Relation.BECAUSE: "reason",
    Relation.BUT: "objection",
    Relation.ALTHOUGH: "objection that the author concedes",
    Relation.UNLESS: "exception to a step",
}


def title(map: ArgumentMap, room: float) -> tuple[Row, ...]:
    """Set the map's title; a map without one gets none."""
    return rows(Part.TITLE, map.title, room) if map.title.strip() else ()


def subtitle(map: ArgumentMap, room: float) -> tuple[Row, ...]:
    """Set who wrote the documents, what they are called, who published them and when; a long list is cut short."""
    shown = map.documents[:3]
    lines = [line for document in shown for line in rows(Part.SUBTITLE, describe(document), room)]
    rest = len(map.documents) - len(shown)
    return (*lines, *([row(Part.SUBTITLE, f"and {rest} more")] if rest else []))


def describe(document: Document) -> str:
    """Name a document as a bibliography does: `Stephen Blank, “…”, CACI Analyst, 29 August 2017`."""
    parts = [document.author, f"“{document.title}”", document.publisher, _in_words(document.date)]
    return ", ".join(part for part in parts if part)


def _in_words(day: str | None) -> str | None:
    try:
        found = date.fromisoformat(day or "")
    except ValueError:
        return day
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def legend(boxes: Iterable[Box], bars: Iterable[Bar], room: float) -> tuple[tuple[Sample, ...], ...]:
    """Give what occurs, and only that, in lines no wider than `room` pt."""
    natures = {box.nature for box in boxes}
    relations = {bar.relation for bar in bars}
    samples = list(_samples(natures, relations))
    if len(samples) == 1:
        # A box that is alone says itself what it is.
        return ()
    lines: list[list[Sample]] = []
    used = room
    for sample in samples:
        width = width_of_sample(sample) + 5 + length([sample.gloss])
        if used + _BETWEEN + width > room or not lines:
            lines.append([])
            used = 0
        lines[-1].append(sample)
        used += _BETWEEN + width
    return tuple(tuple(line) for line in lines)


def width_of_sample(sample: Sample) -> float:
    """Give the width of a box or a bar in the legend, in pt."""
    if isinstance(sample.shown, Nature):
        return 28
    return ceil(length([Run(Part.BAR, sample.shown.value.upper())])) + 14


def _samples(natures: set[Nature], relations: set[Relation]) -> Iterator[Sample]:
    kinds = {nature.kind for nature in natures}
    yield from (Sample(Nature(kind), Run(Part.LEGEND, kind.value)) for kind in Kind if kind in kinds)
    for flag, nature in (("unstated", Nature(Kind.CLAIM, unstated=True)), ("inferred by the analyst", Nature(Kind.CLAIM, inferred=True))):
        if any(getattr(each, flag.split()[0]) for each in natures):
            yield Sample(nature, Run(Part.LEGEND, flag))
    if any(nature.is_reply for nature in natures):
        yield Sample(Nature(Kind.CLAIM, Relation.BUT), Run(Part.LEGEND, "reply to an objection"))
    yield from (Sample(relation, Run(Part.LEGEND, gloss)) for relation, gloss in _RELATIONS.items() if relation in relations)


def notes(map: ArgumentMap, boxes: Iterable[Box], room: float) -> tuple[Row, ...]:
    """Explain the signs that are no shapes, those that occur."""
    shown = list(boxes)
    if not shown:
        return rows(Part.LEGEND, "There is no statement in this map yet.", room, above=2)
    sentences = []
    if any(len(step.members) > 1 for _, step in map.steps()):
        sentences.append("Boxes joined by AND work together; each bar is a step of its own.")
    if any(box.nature.against and box.nature.bears is not Relation.UNLESS for box in shown):
        sentences.append("Tinted boxes speak against the claim that they lead to.")
    if any(locator.start for statement in map for locator in statement.locators):
        sentences.append("¶3.2 is paragraph 3, sentence 2.")
    if any(statement.hedges for statement in map):
        sentences.append("“…” are the document’s own words of caution.")
    return rows(Part.LEGEND, " ".join(sentences), room, above=2) if sentences else ()
