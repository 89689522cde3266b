"""What stands around the map: title, subtitle, legend and foot."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from math import ceil

from argmap.argument import ArgumentMap
from argmap.drawing.boxes import bar_words, length, row, rows
from argmap.drawing.diagram import Bar, Box, Kind, Nature, Part, Relation, Row, Run, Sample
from argmap.drawing.marks import SIGNS, Mark
from argmap.drawing.view import Showing
from argmap.outlining import describe, short_name

SAMPLE_HEIGHT = 15
"""The height of a sample in the legend, in pt."""
_BETWEEN = 14

_RELATIONS = {
    Relation.BECAUSE: "reason",
    Relation.BUT: "objection",
    Relation.ALTHOUGH: "objection that the author concedes",
    Relation.UNLESS: "exception to a step",
}


def title(map: ArgumentMap, room: float) -> tuple[Row, ...]:
    """Set the map's title; a map without one gets none."""
    return rows(Part.TITLE, map.title, room) if map.title.strip() else ()


def subtitle(map: ArgumentMap, room: float, showing: Showing | None = None) -> tuple[Row, ...]:
    """Set who wrote the documents, what they are called, who published them and when, a long list cut short; and what is told by marks."""
    shown = map.documents[:3]
    lines = [line for document in shown for line in rows(Part.SUBTITLE, describe(document), room)]
    rest = len(map.documents) - len(shown)
    caption = rows(Part.CAPTION, showing.marks.caption, room, above=3) if showing and showing.marks.caption else ()
    return (*lines, *([row(Part.SUBTITLE, f"and {rest} more")] if rest else []), *caption)


def legend(boxes: Iterable[Box], bars: Iterable[Bar], room: float, showing: Showing | None = None) -> tuple[tuple[Sample, ...], ...]:
    """Give what occurs, and only that, in lines no wider than `room` pt."""
    natures = {box.nature for box in boxes}
    steps = {(bar.relation, bar.marks) for bar in bars}
    samples = list(_samples(natures, {relation for relation, _ in steps}))
    samples += _marked(natures, steps, (showing or Showing()).marks.glosses)
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
    return ceil(length(bar_words(sample.shown, sample.marks))) + 14


def width_of_samples(samples: Iterable[Sample]) -> float:
    """Give the width of a line of the legend, in pt."""
    return ceil(sum(width_of_sample(sample) + 5 + ceil(length([sample.gloss])) + 2 + 12 for sample in samples)) + 6


def _samples(natures: set[Nature], relations: set[Relation]) -> Iterator[Sample]:
    kinds = {nature.kind for nature in natures}
    yield from (Sample(Nature(kind), Run(Part.LEGEND, kind.value)) for kind in Kind if kind in kinds)
    for flag, nature in (("unstated", Nature(Kind.CLAIM, unstated=True)), ("inferred by the analyst", Nature(Kind.CLAIM, inferred=True))):
        if any(getattr(each, flag.split()[0]) for each in natures):
            yield Sample(nature, Run(Part.LEGEND, flag))
    if any(nature.is_reply for nature in natures):
        yield Sample(Nature(Kind.CLAIM, Relation.BUT), Run(Part.LEGEND, "reply to an objection"))
    yield from (Sample(relation, Run(Part.LEGEND, gloss)) for relation, gloss in _RELATIONS.items() if relation in relations)


def _marked(natures: set[Nature], steps: set[tuple[Relation, tuple[Mark, ...]]], glosses: Mapping[Mark, str]) -> Iterator[Sample]:
    for mark, sign in SIGNS.items():
        if any(mark in nature.marks for nature in natures):
            yield Sample(Nature(Kind.CLAIM, marks=(mark,)), Run(Part.LEGEND, glosses.get(mark, sign.gloss)))
        if relation := next((each for each in Relation if any(relation is each and mark in marks for relation, marks in steps)), None):
            yield Sample(relation, Run(Part.LEGEND, sign.step_gloss), marks=(mark,))


def notes(map: ArgumentMap, boxes: Iterable[Box], room: float, showing: Showing | None = None) -> tuple[Row, ...]:
    """Explain the signs that are no shapes, those that occur; and say what of the map is not shown."""
    shown = list(boxes)
    if not shown:
        return rows(Part.LEGEND, "There is no statement in this map yet.", room, above=2)
    showing = showing or Showing()
    sentences = []
    if any(len(step.members) > 1 for _, step in map.steps()):
        sentences.append("Boxes joined by AND work together; each bar is a step of its own.")
    if any(box.nature.against and box.nature.bears is not Relation.UNLESS for box in shown):
        sentences.append("Tinted boxes speak against the claim that they lead to.")
    if "locators" in showing.parts and any(locator.start for statement in map for locator in statement.locators):
        sentences.append("¶3.2 is paragraph 3, sentence 2.")
    if "hedges" in showing.parts and any(statement.hedges for statement in map):
        sentences.append("“…” are the document’s own words of caution.")
    if missing := _not_shown(map, showing.parts):
        sentences.append(missing)
    lines = rows(Part.LEGEND, " ".join(sentences), room, above=2) if sentences else ()
    lines += tuple(line for note in showing.marks.notes for line in rows(Part.LEGEND, note, room, above=2))
    return lines + (rows(Part.LEGEND, showing.left_out, room, above=2) if showing.left_out else ())


def _not_shown(map: ArgumentMap, parts: Container[str]) -> str:
    counts = {
        "ids": sum(not statement.nameless for statement in map),
        "locators": sum(len(statement.locators) for statement in map),
        "hedges": sum(bool(statement.hedges or statement.qualifier) for statement in map),
        "sources": sum(bool(statement.attribution or statement.voice) for statement in map),
        "schemes": sum(step.scheme is not None for _, step in map.steps()),
        "notes": sum(len(statement.notes) for statement in map),
        "quotes": sum(len(statement.quotes) for statement in map),
        "tags": sum(len(statement.tags) for statement in map),
        "tensions": len(map.tensions),
    }
    missing = [f"{count} {name if count > 1 else name[:-1]}" for name, count in counts.items() if count and name not in parts]
    return f"Not shown: {', '.join(missing)}." if missing else ""


def foot(map: ArgumentMap, words: str, room: float, showing: Showing | None = None) -> tuple[Row, ...]:
    """Set what stands at the foot: the tensions, where they are shown, and the `words` that the caller has to say."""
    lines: tuple[Row, ...] = ()
    for tension in map.tensions if showing and "tensions" in showing.parts else ():
        pair = " ↔ ".join(short_name(map[id]) for id in (tension.first, tension.second))
        lines += rows(Part.SUBTITLE, f"Tension: {pair}: {tension.why}", room, above=3)
    return lines + (rows(Part.FOOT, words, room, above=6 if lines else 0) if words.strip() else ())
