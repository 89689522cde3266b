"""Setting a statement, a mention or a step in type: its words, broken into lines, and the size that they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import inf

from attrs import evolve, field, frozen

from argmap.argument import ArgumentMap, Claim, Evidence, Premise, Source, Statement, Step
from argmap.drawing.diagram import Box, Inset, Kind, Mention, Nature, Part, Relation, Row, Run
from argmap.drawing.marks import SIGNS, Mark
from argmap.drawing.metrics import clean, widest_word, width_of, wrap
from argmap.drawing.style import LETTERING
from argmap.drawing.view import Showing
from argmap.outlining import details, print_caution, print_locators, print_source, short_name

AND_HEIGHT = 10
"""The strip between linked members, in pt."""
FOLD = 8
"""The side of the turned-down corner, in pt."""
GAP = 5
"""Between two runs on one line, in pt."""


@frozen
class Manner:
    """How statements and steps are set."""

    inset: Inset
    reply: Inset
    """The room in a box with two borders."""
    rounded: Inset
    """The room in a box with round corners."""
    bar: float
    """The height of a bar with one line of type, in pt."""
    leads: tuple[float, float]
    """What stands above a statement's words, and above each of the lines below them, in pt."""
    words: bool
    """Whether each box names its kind, which its shape and the legend say too."""
    stated: Part = Part.STATEMENT
    unstated: Part = Part.UNSTATED

    def inset_of(self, nature: Nature) -> Inset:
        """Give the room between the edge of a box and its words."""
        inset = self.reply if nature.is_reply else self.rounded if nature.is_rounded else self.inset
        # A mark may bring a heavy border.
        return evolve(inset, side=inset.side + 1, top=inset.top + 2, bottom=inset.bottom + 2) if nature.marks else inset


ROOMY = Manner(Inset(8, 6, 8), Inset(10, 8, 10), Inset(8, 6, 8), bar=14, leads=(3, 3), words=True)
CLOSE = Manner(Inset(5, 3, 5), Inset(8, 6, 8), Inset(7, 4, 5), bar=12, leads=(0, 1), words=False, stated=Part.LARGE, unstated=Part.LARGE_UNSTATED)
"""For a poster, where room on paper is letter size."""


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
    manner: Manner = ROOMY
    sources: Mapping[str, Source] = field(init=False)

    @sources.default
    def _sources(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.map.sources}

    def shows(self, part: str) -> bool:
        """Whether the picture shows that part, one of `PARTS`."""
        return part in self.showing.parts


def set_statement(setting: Setting, statement: Statement, nature: Nature, key: str, anchor: str, width: float) -> Box:
    """Set a statement in a box `width` pt wide: id, kind and locators; its words; how it is hedged and who says it."""
    manner = setting.manner
    inset = manner.inset_of(nature)
    room = width - 2 * inset.side
    head, place = _head(setting, statement, nature, room)
    words = rows(_part_of(setting, nature), statement.text, room, above=manner.leads[0] if head else 0)
    lines = [*head, *_ended(words, place, room), *_foot(setting, statement, room)]
    name = _name_of(setting, statement, nature)
    height = height_of(lines) + inset.top + inset.bottom
    return Box(key, statement.id, anchor, name, nature, tuple(lines), width, height, inset, called=clean(short_name(statement)))


def _part_of(setting: Setting, nature: Nature) -> Part:
    return Part.THESIS if nature.kind is Kind.THESIS else setting.manner.unstated if nature.unstated else setting.manner.stated


def _ended(words: tuple[Row, ...], place: str, room: float) -> Iterator[Row]:
    """Put the place of a statement at the end of its words, or where there is no room below them."""
    if not place:
        yield from words
        return
    *before, last = words
    right = (Run(Part.LOCATOR, place),)
    yield from before
    if length(last.left) + length(right) + GAP * 2 <= room:
        yield evolve(last, right=right)
        return
    yield last
    yield from (Row((), line.height, line.left) for line in rows(Part.LOCATOR, place, room))


def narrowest_statement(setting: Setting, statement: Statement, nature: Nature) -> float:
    """How wide a statement's box has to be so that no word is split, in pt."""
    inset = setting.manner.inset_of(nature)
    place = clean(print_locators(setting.map, statement.locators)) if setting.shows("locators") else ""
    lines = [(_part_of(setting, nature), statement.text), (Part.LOCATOR, place)]
    lines += [(Part.ID, statement.id)] if setting.shows("ids") and not statement.nameless else []
    lines += [(run.part, run.text) for run in _marks(nature)]
    lines += [(run.part, run.text) for line in _foot(setting, statement, inf) for run in line.left]
    return max(widest_word(text, LETTERING[part]) for part, text in lines) + 2 * inset.side + (FOLD if nature.kind is Kind.EVIDENCE else 0)


def _name_of(setting: Setting, statement: Statement, nature: Nature) -> str:
    words = [] if statement.nameless else [clean(statement.id)]
    status = [SIGNS[mark].statement.lower() for mark in nature.marks]
    text = " ".join(clean(statement.text).split())
    more = "; ".join(details(setting.map, statement, setting.sources))
    name = f"{', '.join([*words, *(word.lower() for word in _words(nature) or ['CLAIM']), *status])}: {text}"
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


def _head(setting: Setting, statement: Statement, nature: Nature, room: float) -> tuple[list[Row], str]:
    """Set what stands over a statement's words; give the locators, too, if there is no room for them."""
    id = "" if statement.nameless or not setting.shows("ids") else clean(statement.id)
    word = " ".join(_words(nature)) if setting.manner.words else ""
    place = clean(print_locators(setting.map, statement.locators)) if setting.shows("locators") else ""
    if nature.kind is Kind.EVIDENCE:
        room -= FOLD
    marks = _marks(nature)
    left = [*([Run(Part.ID, id)] if id else []), *marks, *([Run(Part.WORD, word)] if word else [])]
    right = [Run(Part.LOCATOR, place)] if place else []
    if not left and not right:
        return [], ""
    if length(left) + length(right) + (GAP * 2 if left and right else 0) <= room:
        return [_spread(left, right)], ""
    lines = [line for text in [id] if text for line in rows(Part.ID, text, room)]
    below = [*marks, *([Run(Part.WORD, word)] if word else [])]
    if not below:
        return lines, place
    if length(below) + length(right) + (GAP * 2 if right else 0) <= room:
        return [*lines, _spread(below, right)], ""
    lines += [line for run in below for line in rows(run.part, run.text, room)]
    return [*lines, *rows(Part.LOCATOR, place, room)], ""


def _spread(left: list[Run], right: list[Run]) -> Row:
    return Row(tuple(left), max(LETTERING[run.part].leading for run in (*left, *right)), tuple(right))


def length(runs: Iterable[Run], gap: float = GAP) -> float:
    """The width of runs side by side, `gap` pt apart, in pt."""
    widths = [width_of(run.text, LETTERING[run.part]) for run in runs]
    return sum(widths) + gap * max(0, len(widths) - 1)


def _marks(nature: Nature) -> list[Run]:
    return [Run(Part.MARK, f"{SIGNS[mark].glyph} {SIGNS[mark].statement}") for mark in nature.marks]


def _words(nature: Nature) -> list[str]:
    words = ["REPLY"] if nature.is_reply else []
    words += ["UNSTATED"] if nature.unstated else []
    words += ["INFERRED"] if nature.inferred else []
    words += [] if nature.kind is Kind.CLAIM else [nature.kind.value.upper()]
    return words


def _foot(setting: Setting, statement: Statement, room: float) -> list[Row]:
    lines: list[Row] = []
    lead = setting.manner.leads[1]
    if setting.shows("hedges") and (caution := print_caution(statement)):
        lines += rows(Part.HEDGE, caution, room, above=lead)
    if setting.shows("sources") and statement.attribution:
        lines += rows(Part.SPEAKER, f"— according to {print_source(setting.sources[statement.attribution])}", room, above=lead)
    if setting.shows("sources") and statement.voice:
        lines += rows(Part.SPEAKER, f"— quoting {print_source(setting.sources[statement.voice])}", room, above=lead)
    if setting.shows("schemes") and statement.answers:
        lines += rows(Part.SPEAKER, f"— answers {', '.join(statement.answers)}", room, above=lead)
    for quote in statement.quotes if setting.shows("quotes") else ():
        place = print_locators(setting.map, quote.locators) if setting.shows("locators") else ""
        lines += rows(Part.LOCATOR, f"“{quote.text}” {place}", room, above=lead + 1)
    for note in statement.notes if setting.shows("notes") else ():
        lines += rows(Part.HEDGE, f"Note: {note}", room, above=lead + 3)
    if setting.shows("tags") and statement.tags:
        lines += rows(Part.LOCATOR, " ".join(f"#{tag}" for tag in statement.tags), room, above=lead + 1)
    if setting.shows("distance") and (far := setting.showing.distances.get(statement.id)):
        lines += rows(Part.LOCATOR, far, room, above=lead + 1)
    for remark in setting.showing.marks.remarks.get(statement.id, ()):
        lines += rows(Part.SPEAKER, remark, room, above=lead + 1)
    if more := setting.showing.more.get(statement.id):
        lines += rows(Part.SPEAKER, f"+ {more} more below", room, above=lead + 2)
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
    text = " ".join([text, *(run.text for run in _marks(box.nature))])
    lines = rows(Part.MENTION, text, room)
    return Mention(key, box.key, lines, width, height_of(lines) + 6, anchor=box.anchor)


def narrowest_mention(mention: Mention) -> float:
    """How wide the place has to be so that no word is split, in pt."""
    return max(widest_word(run.text, LETTERING[run.part]) for line in mention.rows for run in line.left) + 12


@frozen
class BarType:
    """The words on a bar and its height in pt."""

    rows: tuple[Row, ...]
    height: float


def bar_words(relation: Relation, marks: Iterable[Mark]) -> tuple[Run, ...]:
    """Give the word of a relation, and those of what is marked of a step."""
    return (Run(Part.BAR, relation.value.upper()), *(Run(Part.BAR, f"{SIGNS[mark].glyph} {SIGNS[mark].step}") for mark in marks))


def set_bar(setting: Setting, relation: Relation, step: Step, width: float, marks: tuple[Mark, ...] = ()) -> BarType:
    """Set the word of a step, what is marked of it, and the scheme that it follows, on a bar `width` pt wide."""
    words = bar_words(relation, marks)
    height = setting.manner.bar
    scheme = Run(Part.SCHEME, "· " + clean(" ".join(step.scheme.name.split()))) if step.scheme and setting.shows("schemes") else None
    whole = (*words, *([scheme] if scheme else []))
    if len(whole) == 1 or length(whole) <= width - 8:
        return BarType((Row(whole, height),), height)
    lines = [Row((word,), LETTERING[Part.BAR].leading + (0 if number else 2)) for number, word in enumerate(words)]
    if length(words) <= width - 8:
        lines = [Row(words, LETTERING[Part.BAR].leading + 2)]
    if step.scheme and scheme:
        lines += rows(Part.SCHEME, step.scheme.name, width - 8)
    return BarType(tuple(lines), height_of(lines) + 4)


def narrowest_bar(setting: Setting, relation: Relation, step: Step, marks: tuple[Mark, ...] = ()) -> float:
    """How wide a bar has to be so that no word is split, in pt."""
    lines = [(run.part, run.text) for run in bar_words(relation, marks)]
    lines += [(Part.SCHEME, step.scheme.name)] if step.scheme and setting.shows("schemes") else []
    return max(widest_word(text, LETTERING[part]) for part, text in lines) + 8
