"""Setting a statement, a mention or a step in type: its words, broken into lines, and the size that they need."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from argmap.argument import ArgumentMap, Claim, Evidence, Locator, Premise, Qualifier, Source, Statement, Step
from argmap.drawing.diagram import Box, Kind, Mention, Nature, Part, Relation, Row, Run
from argmap.drawing.metrics import clean, width_of, wrap
from argmap.drawing.style import LETTERING

BAR_HEIGHT = 14
"""One line of type on a bar, in pt."""
AND_HEIGHT = 10
"""The strip between linked members, in pt."""
FOLD = 8
"""The side of the turned-down corner, in pt."""
GAP = 5
"""Between two runs on one line, in pt."""


@frozen
class Inset:
    """The room between the edge of a box and its words, in pt."""

    side: float
    top: float
    bottom: float


def inset_of(nature: Nature) -> Inset:
    """Give the room that the border of a box takes, and the air within."""
    return Inset(10, 8, 10) if nature.is_reply else Inset(8, 6, 8)


def row(part: Part, text: str, above: float = 0) -> Row:
    """Set one line."""
    return Row((Run(part, text),), LETTERING[part].leading + above)


def rows(part: Part, text: str, room: float, above: float = 0) -> tuple[Row, ...]:
    """Set `text` in as many lines as it takes in `room` pt, `above` pt below what stands over it."""
    return tuple(row(part, line, 0 if number else above) for number, line in enumerate(wrap(text, LETTERING[part], room)))


def height_of(lines: Iterable[Row]) -> float:
    """Add up the heights, in pt."""
    return sum(line.height for line in lines)


def set_statement(map: ArgumentMap, statement: Statement, nature: Nature, key: str, anchor: str, width: float) -> Box:
    """Set a statement in a box `width` pt wide: id, kind and locators; its words; how it is hedged and who says it."""
    inset = inset_of(nature)
    room = width - 2 * inset.side
    part = Part.THESIS if nature.kind is Kind.THESIS else Part.UNSTATED if nature.unstated else Part.STATEMENT
    head = _head(map, statement, nature, room)
    lines = [*head, *rows(part, statement.text, room, above=3 if head else 0), *_foot(map, statement, room)]
    return Box(key, statement.id, anchor, _name_of(statement, nature), nature, tuple(lines), width, height_of(lines) + inset.top + inset.bottom)


def _name_of(statement: Statement, nature: Nature) -> str:
    words = [] if statement.nameless else [clean(statement.id)]
    text = " ".join(clean(statement.text).split())
    return f"{', '.join([*words, *(word.lower() for word in _words(nature) or ['CLAIM'])])}: {text}"


def kind_of(statement: Statement, theses: set[str]) -> Kind:
    """What a statement is to the eye."""
    match statement:
        case Claim():
            return Kind.THESIS if statement.id in theses else Kind.CLAIM
        case Premise():
            return Kind.PREMISE
        case Evidence():
            return Kind.EVIDENCE


def _head(map: ArgumentMap, statement: Statement, nature: Nature, room: float) -> list[Row]:
    id = "" if statement.nameless else clean(statement.id)
    word = " ".join(_words(nature))
    place = locators(map, statement.locators)
    if nature.kind is Kind.EVIDENCE:
        room -= FOLD
    left = [Run(part, text) for part, text in ((Part.ID, id), (Part.WORD, word)) if text]
    right = [Run(Part.LOCATOR, place)] if place else []
    if not left and not right:
        return []
    if length(left) + length(right) + (GAP * 2 if left and right else 0) <= room:
        return [_spread(left, right)]
    lines = [line for text in [id] if text for line in rows(Part.ID, text, room)]
    below = [Run(Part.WORD, word)] if word else []
    if length(below) + length(right) + GAP * 2 <= room:
        return [*lines, _spread(below, right)]
    lines += [row(Part.WORD, word)] if word else []
    return [*lines, *rows(Part.LOCATOR, place, room)]


def _spread(left: list[Run], right: list[Run]) -> Row:
    return Row(tuple(left), max(LETTERING[run.part].leading for run in (*left, *right)), tuple(right))


def length(runs: Iterable[Run]) -> float:
    """The width of runs side by side, in pt."""
    widths = [width_of(run.text, LETTERING[run.part]) for run in runs]
    return sum(widths) + GAP * max(0, len(widths) - 1)


def _words(nature: Nature) -> list[str]:
    words = ["REPLY"] if nature.is_reply else []
    words += ["UNSTATED"] if nature.unstated else []
    words += ["INFERRED"] if nature.inferred else []
    words += [] if nature.kind is Kind.CLAIM else [nature.kind.value.upper()]
    return words


def locators(map: ArgumentMap, places: Iterable[Locator]) -> str:
    """Print places in a document: `¶3.4, 8.5`, and which document where there are several."""
    printed = []
    pilcrow = False
    for place in places:
        document = f"{place.document} " if place.document and len(map.documents) > 1 else ""
        if place.words is not None:
            printed.append(clean(document + place.words))
            pilcrow = False
            continue
        stretch = f"{place.start}–{place.end}" if place.end else str(place.start)
        printed.append(clean(document) + ("" if pilcrow and not document else "¶") + stretch)
        pilcrow = not document
    return ", ".join(printed)


def _foot(map: ArgumentMap, statement: Statement, room: float) -> list[Row]:
    sources = {source.id: source for source in map.sources}
    lines: list[Row] = []
    sure = [_in_words(statement.qualifier)] if statement.qualifier else []
    sure += [", ".join(f"“{hedge}”" for hedge in statement.hedges)] if statement.hedges else []
    if sure:
        lines += rows(Part.HEDGE, ": ".join(sure), room, above=3)
    if statement.attribution:
        lines += rows(Part.SPEAKER, f"— according to {_name(sources[statement.attribution])}", room, above=3)
    if statement.voice:
        lines += rows(Part.SPEAKER, f"— quoting {_name(sources[statement.voice])}", room, above=3)
    return lines


def _in_words(qualifier: Qualifier) -> str:
    return qualifier.value.replace("-", " ")


def _name(source: Source) -> str:
    return f"{source.name} ({source.grade})" if source.grade else source.name


def set_mention(box: Box, statement: Statement, key: str, width: float) -> Mention:
    """Set the words that stand where a statement is used again: its id, or the first of its words."""
    room = width - 12
    if statement.nameless:
        first, *rest = wrap(statement.text, LETTERING[Part.MENTION], room - 30)
        text = f"see “{first}{'…' if rest else ''}”"
    else:
        text = f"see {statement.id}"
    lines = rows(Part.MENTION, text, room)
    return Mention(key, box.key, lines, width, height_of(lines) + 6)


@frozen
class BarType:
    """The words on a bar and its height in pt."""

    rows: tuple[Row, ...]
    height: float


def set_bar(relation: Relation, step: Step, width: float) -> BarType:
    """Set the word of a step, and the scheme that it follows, on a bar `width` pt wide."""
    word = Run(Part.BAR, relation.value.upper())
    if not step.scheme:
        return BarType((Row((word,), BAR_HEIGHT),), BAR_HEIGHT)
    scheme = Run(Part.SCHEME, "· " + clean(" ".join(step.scheme.name.split())))
    if length((word, scheme)) <= width - 8:
        return BarType((Row((word, scheme), BAR_HEIGHT),), BAR_HEIGHT)
    lines = (Row((word,), BAR_HEIGHT - 2), *rows(Part.SCHEME, step.scheme.name, width - 8))
    return BarType(lines, height_of(lines) + 3)
