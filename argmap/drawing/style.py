"""How things look: the only colours and the only fonts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from attrs import evolve, frozen

from argmap.drawing.diagram import Kind, Nature, Part, Relation
from argmap.drawing.marks import Mark

FONT = "Arial"
"""Its widths are those of Helvetica, of Liberation Sans and of Arimo, so that one of them is nearly everywhere."""

FONT_STACK = "Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif"
"""What SVG asks for."""


class Face(Enum):
    """A cut of the font."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"


@frozen
class Lettering:
    """A size in whole pt, since Graphviz cuts fractions off inside tables, and a face."""

    size: int
    face: Face = Face.REGULAR

    @property
    def leading(self) -> float:
        """The height of a line, in pt."""
        return self.size * 1.2


LETTERING: Mapping[Part, Lettering] = MappingProxyType(
    {
        Part.ID: Lettering(9, Face.BOLD),
        Part.MARK: Lettering(9, Face.BOLD),
        Part.WORD: Lettering(8, Face.BOLD),
        Part.LOCATOR: Lettering(9),
        Part.THESIS: Lettering(14, Face.BOLD),
        Part.STATEMENT: Lettering(11),
        Part.UNSTATED: Lettering(11, Face.ITALIC),
        Part.LARGE: Lettering(12),
        Part.LARGE_UNSTATED: Lettering(12, Face.ITALIC),
        Part.HEDGE: Lettering(9, Face.ITALIC),
        Part.SPEAKER: Lettering(9, Face.BOLD),
        Part.BAR: Lettering(8, Face.BOLD),
        Part.SCHEME: Lettering(8),
        Part.AND: Lettering(7, Face.BOLD),
        Part.MENTION: Lettering(9, Face.ITALIC),
        Part.TITLE: Lettering(22, Face.BOLD),
        Part.SUBTITLE: Lettering(11),
        Part.CAPTION: Lettering(11, Face.BOLD),
        Part.REGION: Lettering(14, Face.BOLD),
        Part.LEGEND: Lettering(9),
        Part.FOOT: Lettering(11, Face.BOLD),
    }
)


@frozen
class Theme:
    """A set of colours, each of six hexadecimal digits: Graphviz 2.43 takes three for black."""

    page: str
    ink: str
    muted: str
    faded: str
    title: str
    line: str
    box: str
    evidence: str
    evidence_line: str
    against: str
    conceded: str
    reply: str
    exception: str
    thesis: str
    on_thesis: str
    muted_on_thesis: str
    support: str
    attack: str
    undercut: str
    on_bar: str
    region: str


THEMES: Mapping[str, Theme] = MappingProxyType(
    {
        "light": Theme(
            page="#FFFFFF",
            ink="#1A1A1A",
            muted="#595959",
            faded="#707070",
            title="#12324F",
            line="#8A8F98",
            box="#FFFFFF",
            evidence="#F3F1EA",
            evidence_line="#8A7F5C",
            against="#FDF0EA",
            conceded="#FFFAF7",
            reply="#EAF5F3",
            exception="#F3EEF9",
            thesis="#12324F",
            on_thesis="#FFFFFF",
            muted_on_thesis="#D5E1EC",
            support="#00736B",
            attack="#B83A0B",
            undercut="#6A3D9A",
            on_bar="#FFFFFF",
            region="#D5DAE1",
        ),
        "dark": Theme(
            page="#14181D",
            ink="#F1F3F5",
            muted="#B4BCC6",
            faded="#8A94A0",
            title="#F1F3F5",
            line="#7C8895",
            box="#222A33",
            evidence="#2D2A20",
            evidence_line="#A89A6A",
            against="#38231A",
            conceded="#281F1B",
            reply="#17302E",
            exception="#2B2338",
            thesis="#E8EEF4",
            on_thesis="#14181D",
            muted_on_thesis="#3A4652",
            support="#4FC9B8",
            attack="#FF9466",
            undercut="#C9A6F2",
            on_bar="#14181D",
            region="#3C4652",
        ),
        # Grey alone: words, dashes and heads tell the relations apart.
        "print": Theme(
            page="#FFFFFF",
            ink="#000000",
            muted="#404040",
            faded="#6B6B6B",
            title="#000000",
            line="#555555",
            box="#FFFFFF",
            evidence="#F2F2F2",
            evidence_line="#555555",
            against="#E4E4E4",
            conceded="#F4F4F4",
            reply="#FFFFFF",
            exception="#F2F2F2",
            thesis="#000000",
            on_thesis="#FFFFFF",
            muted_on_thesis="#DDDDDD",
            support="#3A3A3A",
            attack="#000000",
            undercut="#555555",
            on_bar="#FFFFFF",
            region="#BBBBBB",
        ),
    }
)
"""The themes by name."""


@frozen
class Look:
    """What a box is painted with. Widths of lines are whole pt, since Graphviz tables know no others."""

    fill: str
    border: str
    ink: str
    muted: str
    accent: str
    """The colour of the word that names the kind."""
    penwidth: int = 1
    rounded: bool = False
    folded: bool = False
    """Whether a corner is turned down, as on a sheet of paper."""
    grounded: bool = False
    """Whether a heavy line runs along the bottom: here the argument rests, nothing is argued below."""
    double: bool = False
    dash: str = ""
    """`dashed`, `dotted`, or nothing."""


def look_of(nature: Nature, theme: Theme) -> Look:
    """Give the look of a box: the fill shows its side, the shape and the border what it is and what it does, and whether it is marked."""
    look = _unmarked(nature, theme)
    for mark in nature.marks:
        look = _marked(look, mark, theme)
    return look


def _marked(look: Look, mark: Mark, theme: Theme) -> Look:
    """Change a look so that grey and print tell it: what has fallen is empty and faded, what is doubtful dotted, what matters has a heavy border."""
    empty = evolve(look, fill=theme.page, border=theme.ink, ink=theme.ink, muted=theme.muted, accent=theme.muted)
    match mark:
        case Mark.FALLEN | Mark.REMOVED:
            faded = theme.faded
            return evolve(look, fill=theme.page, border=faded, ink=faded, muted=faded, accent=faded, penwidth=1, dash="dashed")
        case Mark.UNDECIDED:
            return evolve(empty, penwidth=2, dash="dotted")
        case Mark.REJECTED:
            return evolve(empty, penwidth=3, dash="dashed")
        case Mark.LINCHPIN | Mark.PROP | Mark.CHANGED:
            return evolve(look, border=theme.ink, penwidth=2)
        case Mark.ADDED | Mark.BITING:
            return evolve(look, border=theme.ink, penwidth=3)
        case Mark.UNHEARD:
            return evolve(look, fill=theme.page)


def _unmarked(nature: Nature, theme: Theme) -> Look:
    if nature.kind is Kind.THESIS:
        return Look(theme.thesis, theme.thesis, theme.on_thesis, theme.muted_on_thesis, theme.muted_on_thesis, rounded=nature.is_rounded)
    evidence = nature.kind is Kind.EVIDENCE
    look = Look(
        fill=theme.against if nature.against else theme.evidence if evidence else theme.box,
        border=theme.attack if nature.against else theme.evidence_line if evidence else theme.line,
        ink=theme.ink,
        muted=theme.muted,
        accent=theme.muted,
        folded=evidence,
        grounded=nature.kind is Kind.PREMISE,
        dash="dashed" if nature.unstated else "dotted" if nature.inferred else "",
        # Dots of one point are too faint to be seen.
        penwidth=2 if nature.inferred else 1,
    )
    if nature.is_reply:
        return evolve(look, fill=theme.reply, border=theme.support, accent=theme.support, double=True)
    if nature.bears is Relation.BUT:
        return evolve(look, penwidth=2, rounded=nature.is_rounded, grounded=False)
    if nature.bears is Relation.ALTHOUGH:
        return evolve(look, fill=theme.conceded if nature.against else look.fill, rounded=nature.is_rounded, grounded=False)
    if nature.bears is Relation.UNLESS:
        return evolve(look, fill=theme.exception, border=theme.undercut, rounded=nature.is_rounded, grounded=False)
    return look


@frozen
class Stroke:
    """How the line of a relation is drawn, and the bar that it starts from."""

    colour: str
    style: str
    penwidth: float
    head: str
    """The Graphviz arrow at the end that it bears on."""
    head_size: float
    hollow: bool = False
    """Whether the bar is an outline only: the step is on record, but the author does not rest on it."""
    outline: str = ""
    """How the outline of the bar is drawn: `dashed`, `dotted`, or nothing for a plain one."""


def stroke_of(relation: Relation, theme: Theme, marks: tuple[Mark, ...] = ()) -> Stroke:
    """Give the stroke of a relation: colour, line and head each tell it alone, so that grey does no harm; and whether it is marked."""
    stroke = _stroke_unmarked(relation, theme)
    for mark in marks:
        match mark:
            case Mark.FALLEN | Mark.REMOVED | Mark.REJECTED:
                stroke = evolve(stroke, colour=theme.faded, penwidth=1.0, hollow=True, outline="dashed")
            case Mark.UNHEARD:
                stroke = evolve(stroke, penwidth=1.0, hollow=True)
            case Mark.UNDECIDED:
                stroke = evolve(stroke, penwidth=1.0, hollow=True, outline="dotted")
            case Mark.ADDED | Mark.CHANGED:
                # A concession that is new is one all the same.
                stroke = evolve(stroke, penwidth=2.5)
            case Mark.BITING | Mark.LINCHPIN | Mark.PROP:
                stroke = evolve(stroke, penwidth=2.5, hollow=False)
    return stroke


def _stroke_unmarked(relation: Relation, theme: Theme) -> Stroke:
    match relation:
        case Relation.BECAUSE:
            return Stroke(theme.support, "solid", 1.5, "normal", 0.7)
        case Relation.BUT:
            return Stroke(theme.attack, "dashed", 1.9, "tee", 1.0)
        case Relation.ALTHOUGH:
            return Stroke(theme.attack, "dashed", 1.0, "obox", 0.5, hollow=True)
        case Relation.UNLESS:
            return Stroke(theme.undercut, "dotted", 1.9, "odiamond", 0.8)
