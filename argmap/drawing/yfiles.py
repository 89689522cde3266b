"""The elements by which yEd draws (yFiles 2): labels, fills, lines and places in XML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from argmap.drawing.boxes import GAP, length
from argmap.drawing.diagram import Part, Point, Row, Run
from argmap.drawing.markup import BAR_GAP
from argmap.drawing.metrics import clean
from argmap.drawing.style import FONT, LETTERING, Face

NO_FILL = '<y:Fill hasColor="false" transparent="false"/>'
NO_BORDER = '<y:BorderStyle hasColor="false" type="line" width="1.0"/>'
HEADS = MappingProxyType({"normal": "standard", "tee": "t_shape", "obox": "transparent_circle", "odiamond": "white_diamond"})
"""What yEd has for the arrows of Graphviz that we draw; it has no hollow box."""
LINES = MappingProxyType({"solid": "line", "": "line", "dashed": "dashed", "dotted": "dotted"})
"""What yEd calls the styles of lines."""
_FACES = {Face.REGULAR: "plain", Face.BOLD: "bold", Face.ITALIC: "italic"}
_INSET = 2
"""The room that yEd keeps around the words of a label, in pt."""


@frozen
class Label:
    """Words of one sort, at a point from the top left of their node, in pt."""

    run: Run
    ink: str
    x: float
    y: float


def set_labels(rows: Sequence[Row], inks: Mapping[Part, str], left: float, top: float, right: float, *, centred: bool = False) -> list[Label]:
    """Set rows in labels, one for the lines of one sort that follow each other.

    Args:
        rows: The words.
        inks: Their colours.
        left: Where they begin, from the left of the node; their middle, if they are centred.
        top: Where the first row begins.
        right: Where what stands at the right of a row ends.
        centred: Whether they stand around the middle.
    """
    labels: list[Label] = []
    lines: list[str] = []
    sort: Part | None = None
    begin = down = 0.0
    for row in rows:
        down += row.height
        plain = len(row.left) == 1 and not row.right and not centred
        part = row.left[0].part if plain else None
        if lines and sort and (part is not sort or row.height != LETTERING[sort].leading):
            labels.append(Label(Run(sort, "\n".join(lines)), inks[sort], left, begin))
            lines = []
        sort = part
        if part:
            begin = begin if lines else top + down - LETTERING[part].leading
            lines.append(row.left[0].text)
            continue
        gap = BAR_GAP if centred else GAP
        x = left - length(row.left, gap) / 2 if centred else left
        for run in row.left:
            height = LETTERING[run.part].leading
            labels.append(Label(run, inks[run.part], x, top + down - (row.height + height) / 2 if centred else top + down - height))
            x += length([run]) + gap
        if row.right:
            runs = Run(row.right[0].part, " ".join(run.text for run in row.right))
            labels.append(Label(runs, inks[runs.part], right - length([runs]), top + down - LETTERING[runs.part].leading))
    if lines and sort:
        labels.append(Label(Run(sort, "\n".join(lines)), inks[sort], left, begin))
    return labels


def print_label(label: Label) -> str:
    """Print words as yEd places them where it is told."""
    lettering, text = LETTERING[label.run.part], label.run.text
    # yEd takes a label that begins so for markup.
    words = f"\u200b{text}" if text.lstrip()[:5].lower() == "<html" else text
    attributes = {
        "alignment": "left",
        "autoSizePolicy": "content",
        "fontFamily": FONT,
        "fontSize": str(lettering.size),
        "fontStyle": _FACES[lettering.face],
        "hasBackgroundColor": "false",
        "hasLineColor": "false",
        "modelName": "free",
        "modelPosition": "anywhere",
        "textColor": label.ink,
        "x": print_number(label.x - _INSET),
        "y": print_number(label.y - _INSET),
    }
    return print_element("y:NodeLabel", attributes, words)


def print_data(said: Mapping[str, str]) -> Iterator[str]:
    """Print plain data of a node by their keys, without those that say nothing."""
    return (print_element("data", {"key": name}, value) for name, value in said.items() if value)


def print_fill(colour: str) -> str:
    """Print what a node is filled with."""
    return f'<y:Fill color="{colour}" transparent="false"/>'


def print_line(colour: str, style: str, width: float) -> str:
    """Print how a line is drawn; `style` is that of Graphviz, `width` in pt."""
    return print_element("y:LineStyle", {"color": colour, "type": LINES[style], "width": print_number(width)})


def print_geometry(at: Point | None, width: float, height: float) -> str:
    """Print where a node stands and how large it is, in pt; `at` is its top left corner."""
    x, y = (at.x, at.y) if at else (0.0, 0.0)
    return print_element("y:Geometry", {"height": print_number(height), "width": print_number(width), "x": print_number(x), "y": print_number(y)})


def print_border(colour: str, style: str = "", width: float = 1) -> str:
    """Print the outline of a node, as `print_line` a line."""
    return print_element("y:BorderStyle", {"color": colour, "type": LINES[style], "width": print_number(width)})


def print_element(name: str, attributes: Mapping[str, str], content: str = "") -> str:
    """Print an element that holds words or nothing; no words are markup."""
    printed = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{printed}>{_text(content)}</{name}>" if content else f"<{name}{printed}/>"


def _text(text: str) -> str:
    # A reader would make a line feed of a carriage return.
    return escape(clean(text), {"\r": "&#13;"})


def print_number(value: float) -> str:
    """Print a number in hundredths at most."""
    return f"{round(value, 2) or 0:.2f}".removesuffix("0").removesuffix(".0")
