"""Setting a statement, a mention or a step in type: its words, broken into lines, and the size that they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from argmap.argument import ArgumentMap, Claim, Evidence, Premise, Source, Statement, Step
from argmap.drawing.diagram import Box, Kind, Mention, Nature, Part, Relation, Row, Run
from argmap.drawing.metrics import clean, width_of, wrap
from argmap.drawing.style import LETTERING
from argmap.drawing.view import Showing
from argmap.outlining import details, print_caution, print_locators, print_source, short_name

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


@frozen
class Setting:
    """What all boxes of a picture are set with."""

    map: ArgumentMap
    showing: Showing = field(factory=Showing)
    sources: Mapping[str, Source] = field(init=False)

    @sources.default
    def _sources(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.map.sources}

    def shows(self, part: str) -> bool:
        """Whether the picture shows that part, one of `PARTS`."""
        return part in self.showing.parts


def set_statement(setting: Setting, statement: Statement, nature: Nature, key: str, anchor: str, width: float) -> Box:
    """Set a statement in a box `width` pt wide: id, kind and locators; its words; how it is hedged and who says it."""
    inset = inset_of(nature)
    room = width - 2 * inset.side
    part = Part.THESIS if nature.kind is Kind.THESIS else Part.UNSTATED if nature.unstated else Part.STATEMENT
    head = _head(setting, statement, nature, room)
    lines = [*head, *rows(part, statement.text, room, above=3 if head else 0), *_foot(setting, statement, room)]
    name = _name_of(setting, statement, nature)
    height = height_of(lines) + inset.top + inset.bottom
    return Box(key, statement.id, anchor, name, nature, tuple(lines), width, height, called=clean(short_name(statement)))


def _name_of(setting: Setting, statement: Statement, nature: Nature) -> str:
    words = [] if statement.nameless else [clean(statement.id)]
    text = " ".join(clean(statement.text).split())
    more = "; ".join(details(setting.map, statement, setting.sources))
    name = f"{', '.join([*words, *(word.lower() for word in _words(nature) or ['CLAIM'])])}: {text}"
    return f"{name} ({' '.join(clean(more).split())})" if more else name


def kind_of(statement: Statement, theses: set[str]) -> Kind:
    """What a statement is to the eye."""
    match statement:
        case Claim():
            return Kind.THESIS if statement.id in theses else Kind.CLAIM
        case Premise():
            return Kind.PREMISE
        case Evidence():
            return Kind.EVIDENCE


def _head(setting: Setting, statement: Statement, nature: Nature, room: float) -> list[Row]:
    id = "" if statement.nameless or not setting.shows("ids") else clean(statement.id)
    word = " ".join(_words(nature))
    place = clean(print_locators(setting.map, statement.locators)) if setting.shows("locators") else ""
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


def _foot(setting: Setting, statement: Statement, room: float) -> list[Row]:
    lines: list[Row] = []
    if setting.shows("hedges") and (caution := print_caution(statement)):
        lines += rows(Part.HEDGE, caution, room, above=3)
    if setting.shows("sources") and statement.attribution:
        lines += rows(Part.SPEAKER, f"— according to {print_source(setting.sources[statement.attribution])}", room, above=3)
    if setting.shows("sources") and statement.voice:
        lines += rows(Part.SPEAKER, f"— quoting {print_source(setting.sources[statement.voice])}", room, above=3)
    for quote in statement.quotes if setting.shows("quotes") else ():
        place = print_locators(setting.map, quote.locators) if setting.shows("locators") else ""
        lines += rows(Part.LOCATOR, f"“{quote.text}” {place}", room, above=4)
    for note in statement.notes if setting.shows("notes") else ():
        lines += rows(Part.HEDGE, f"Note: {note}", room, above=6)
    if setting.shows("tags") and statement.tags:
        lines += rows(Part.LOCATOR, " ".join(f"#{tag}" for tag in statement.tags), room, above=4)
    if more := setting.showing.more.get(statement.id):
        lines += rows(Part.SPEAKER, f"+ {more} more below", room, above=5)
    return lines


def set_mention(setting: Setting, box: Box, key: str, width: float) -> Mention:
    """Set the words that stand where a statement is used again: its id, or the first of its words."""
    room = width - 12
    statement = setting.map[box.statement]
    if statement.nameless or not setting.shows("ids"):
        first, *rest = wrap(statement.text, LETTERING[Part.MENTION], room - 30)
        text = f"see “{first}{'…' if rest else ''}”"
    else:
        text = f"see {statement.id}"
    lines = rows(Part.MENTION, text, room)
    return Mention(key, box.key, lines, width, height_of(lines) + 6, anchor=box.anchor)


@frozen
class BarType:
    """The words on a bar and its height in pt."""

    rows: tuple[Row, ...]
    height: float


def set_bar(setting: Setting, relation: Relation, step: Step, width: float) -> BarType:
    """Set the word of a step, and the scheme that it follows, on a bar `width` pt wide."""
    word = Run(Part.BAR, relation.value.upper())
    if not step.scheme or not setting.shows("schemes"):
        return BarType((Row((word,), BAR_HEIGHT),), BAR_HEIGHT)
    scheme = Run(Part.SCHEME, "· " + clean(" ".join(step.scheme.name.split())))
    if length((word, scheme)) <= width - 8:
        return BarType((Row((word, scheme), BAR_HEIGHT),), BAR_HEIGHT)
    lines = (Row((word,), BAR_HEIGHT - 2), *rows(Part.SCHEME, step.scheme.name, width - 8))
    return BarType(lines, height_of(lines) + 3)
