"""The stage between a map and a graph: what is drawn, in words and sizes, and where, once a layout has placed it."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TypeAlias

from attrs import field, frozen

from argmap.diagnostic import Path
from argmap.drawing.marks import Mark
from argmap.drawing.view import Showing


class Part(Enum):
    """What a run of words is; the style gives each its lettering and its colour."""

    ID = "id"
    MARK = "mark"
    WORD = "word"
    LOCATOR = "locator"
    THESIS = "thesis"
    STATEMENT = "statement"
    UNSTATED = "unstated"
    LARGE = "large"
    """A statement on a poster."""
    LARGE_UNSTATED = "large-unstated"
    HEDGE = "hedge"
    SPEAKER = "speaker"
    BAR = "bar"
    SCHEME = "scheme"
    AND = "and"
    MENTION = "mention"
    TITLE = "title"
    SUBTITLE = "subtitle"
    CAPTION = "caption"
    REGION = "region"
    LEGEND = "legend"
    FOOT = "foot"


class Kind(Enum):
    """What a statement is, as far as the eye is told."""

    THESIS = "thesis"
    CLAIM = "claim"
    PREMISE = "premise"
    EVIDENCE = "evidence"


class Relation(Enum):
    """How a bar bears on what it points to; the value is the word of the language."""

    BECAUSE = "because"
    BUT = "but"
    ALTHOUGH = "although"
    UNLESS = "unless"


@frozen
class Nature:
    """All that decides how a box looks."""

    kind: Kind
    bears: Relation | None = None
    """The relation of the bar under which it is drawn; None for a box that stands alone."""
    against: bool = False
    """Whether it speaks against what it is drawn under: the signs from there down, multiplied."""
    unstated: bool = False
    inferred: bool = False
    marks: tuple[Mark, ...] = ()

    @property
    def is_reply(self) -> bool:
        """Whether it is an objection to something that speaks against."""
        return self.bears is Relation.BUT and not self.against

    @property
    def is_rounded(self) -> bool:
        """Whether its box has round corners: theses have, and what speaks against something or questions a step."""
        if self.kind is Kind.THESIS:
            return True
        return self.kind is not Kind.EVIDENCE and self.bears in (Relation.BUT, Relation.ALTHOUGH, Relation.UNLESS) and not self.is_reply


@frozen
class Point:
    """A place on the picture in pt, y downwards."""

    x: float
    y: float


@frozen
class Run:
    """Words of one sort."""

    part: Part
    text: str


@frozen
class Row:
    """One line of type: what stands at its left and at its right, and its height in pt, the space above it included."""

    left: tuple[Run, ...]
    height: float
    right: tuple[Run, ...] = ()


@frozen
class Inset:
    """The room between the edge of a box and its words, in pt."""

    side: float
    top: float
    bottom: float


@frozen
class Box:
    """A statement; each is drawn once. Sizes are in pt, `at` is the top left corner, or None where Graphviz is to place it."""

    key: str
    """Its name in the graph; never an author's word."""
    statement: str
    """The statement's id."""
    anchor: str
    """A name for links into the picture, made from the statement's id."""
    name: str
    """What it is and says, in one line, for those who do not see it."""
    nature: Nature
    rows: tuple[Row, ...]
    width: float
    height: float
    inset: Inset
    at: Point | None = None
    called: str = ""
    """What it is called in passing."""
    href: str | None = None
    """Where it links to, if not to its own place in the picture."""


@frozen
class Mention:
    """Where a statement is used again: the place under a bar that names it and is joined to its box."""

    key: str
    box: str
    """The key of the statement's box."""
    rows: tuple[Row, ...]
    width: float
    height: float
    at: Point | None = None
    anchor: str = ""
    """That of the statement's box."""


@frozen
class Bar:
    """A step: one bar over all its members, which lie under it in the order of writing."""

    key: str
    relation: Relation
    rows: tuple[Row, ...]
    target: str
    """The key of what it bears on: a box, or for an undercut the bar that it questions."""
    members: tuple[str, ...]
    """The keys of boxes and mentions."""
    against: bool
    width: float
    height: float
    at: Point | None = None
    aside: bool = False
    """Whether the members stand side by side, as wide together as the bar, and not one under another."""
    marks: tuple[Mark, ...] = ()
    path: Path = ()
    """Where its step stands in the map."""


@frozen
class Link:
    """A line from a bar to what it bears on, or from a mention to the statement's box (`relation` is None).

    `path` holds the corners in pt, from `source` to `target`; None where Graphviz is to find the way.
    """

    source: str
    target: str
    relation: Relation | None
    path: tuple[Point, ...] | None = None
    headed: bool = True
    """Whether it ends in an arrow; lines that join another one do not."""
    marks: tuple[Mark, ...] = ()


def classes_of_step(relation: Relation, marks: tuple[Mark, ...]) -> str:
    """Give the classes of a line or a bar: the word of the language, and what is marked."""
    return " ".join([relation.value, *(mark.value for mark in marks)])


@frozen
class Region:
    """A section: a titled frame around boxes and bars."""

    key: str
    rows: tuple[Row, ...]
    parent: str | None
    contents: tuple[str, ...]
    """The keys of the bars, and of the boxes that stand alone, directly in it."""
    at: Point | None = None
    width: float | None = None
    height: float | None = None


@frozen
class Sample:
    """An entry of the legend: something that occurs in the picture, and what it means."""

    shown: Nature | Relation
    gloss: Run
    marks: tuple[Mark, ...] = ()
    """Those of a bar; a box has its own."""


Item: TypeAlias = Box | Mention | Bar


@frozen
class Diagram:
    """A picture before it is drawn.

    `lay_out` makes it; whatever draws reads nothing else. All text is broken into lines already, and measured.
    """

    boxes: tuple[Box, ...] = ()
    mentions: tuple[Mention, ...] = ()
    bars: tuple[Bar, ...] = ()
    links: tuple[Link, ...] = ()
    regions: tuple[Region, ...] = ()
    name: str = ""
    """The title in one line, for those who do not see the picture."""
    title: tuple[Row, ...] = field(default=(), repr=False)
    subtitle: tuple[Row, ...] = field(default=(), repr=False)
    legend: tuple[tuple[Sample, ...], ...] = field(default=(), repr=False)
    """The samples, in lines."""
    notes: tuple[Row, ...] = field(default=(), repr=False)
    """How the signs are read that are no boxes and no bars."""
    foot: tuple[Row, ...] = field(default=(), repr=False)
    showing: Showing = field(factory=Showing, repr=False)
    """What the heading says of the parts of statements and of the statements that are not shown."""
    size: tuple[float, float] | None = None
    """Width and height of the whole, heading and foot included; None where Graphviz is to place everything."""
    foot_at: Point | None = None
    """Where the foot begins; the heading begins at the top left."""

    @cached_property
    def bar_of(self) -> dict[str, str]:
        """For each box or mention under a bar, the key of the bar."""
        return {member: bar.key for bar in self.bars for member in bar.members}

    @cached_property
    def by_key(self) -> dict[str, Item]:
        """The boxes, mentions and bars by their keys."""
        return {item.key: item for group in (self.boxes, self.mentions, self.bars) for item in group}

    def outer(self) -> list[str]:
        """Give the keys of what a region holds: boxes under no bar, and bars, which stand for their members too."""
        return [*(box.key for box in self.boxes if box.key not in self.bar_of), *(bar.key for bar in self.bars)]

    def texts(self) -> list[str]:
        """Give every line of text in the picture."""
        rows: list[Row] = [*self.title, *self.subtitle, *self.notes, *self.foot]
        for group in (self.boxes, self.mentions, self.bars, self.regions):
            for item in group:
                rows += item.rows
        lines = [run.text for row in rows for run in (*row.left, *row.right)]
        return lines + [sample.gloss.text for samples in self.legend for sample in samples]
