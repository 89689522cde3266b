"""A diagram as Mermaid text: a flowchart of statements and of the steps between them, for pages that draw Mermaid themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from argmap.drawing.diagram import Bar, Box, Diagram, Mention, Region, Relation, Row
from argmap.drawing.style import Theme, look_of, stroke_of

_LINES = {Relation.BECAUSE: "-->", Relation.BUT: "-.-x", Relation.ALTHOUGH: "-.-o", Relation.UNLESS: "-.->"}
_DASHES = {"dashed": "5 3", "dotted": "2 3"}

_WIDEST = 400
"""How wide a line may be before Mermaid breaks it, in its pixels; ours are broken already."""

# Mermaid looks for entities, Markdown, icons and styles within quoted text, and marks entities of its own by ﬂ and ß.
_LIVE = re.compile(r"""[!"#$%&*+/:;<=>@\[\\\]^_`{|}~ﬂß]|^-|(?<=-)-|^\d(?=\d*[.)])|(?<=www)\.""", re.IGNORECASE)


def to_mermaid(diagram: Diagram, theme: Theme) -> str:
    """Turn a diagram into a flowchart from right to left, in the colours of a theme.

    A statement is a node, and so is a step: its members are joined to it, and from it a line leads to what it bears on.
    """
    return "\n".join(_Writer(diagram, theme).lines()) + "\n"


class _Writer:
    def __init__(self, diagram: Diagram, theme: Theme) -> None:
        self.diagram = diagram
        self.theme = theme
        self.classes: dict[str, list[str]] = {}
        self.strokes: dict[str, list[int]] = {}
        """The lines that are drawn alike, by their numbers."""

    def lines(self) -> Iterator[str]:
        """Give the lines of the text."""
        diagram = self.diagram
        # Mermaid has no way of writing these signs in a title; a frame's is a label, where they can be written.
        framed = bool(set("<>&").intersection(diagram.name))
        title = [f"title: {json.dumps(diagram.name)}"] if diagram.name and not framed else []
        # Its text is larger than ours: where it broke lines too, single words would be left over.
        yield from ("---", *title, "config:", "  flowchart:", f"    wrappingWidth: {_WIDEST}", "---")
        yield "flowchart RL"
        if framed:
            yield f'  subgraph map["{_escape(diagram.name)}"]'
        if diagram.showing.marks.caption:
            yield f'  caption["{_escape(diagram.showing.marks.caption)}"]'
            yield f"  style caption fill:none,stroke:none,color:{self.theme.ink}"
        within = {key for region in diagram.regions for key in region.contents}
        yield from self._items((key for key in self.diagram.outer() if key not in within), "  ")
        for region in diagram.regions:
            if region.parent is None:
                yield from self._region(region)
        if framed:
            yield "  end"
        yield from self._lines_between()
        for number, (look, keys) in enumerate(self.classes.items(), 1):
            yield f"  classDef look{number} {look}"
            yield f"  class {','.join(keys)} look{number}"
        frames = [*(["map"] if framed else []), *(_id(region.key) for region in diagram.regions)]
        yield from (f"  style {frame} fill:none,stroke:{self.theme.region},color:{self.theme.muted}" for frame in frames)
        for stroke, numbers in self.strokes.items():
            yield f"  linkStyle {','.join(map(str, numbers))} {stroke}"

    def _region(self, region: Region) -> Iterator[str]:
        waiting: list[Region | None] = [region]
        depth = 1
        while waiting:
            current = waiting.pop()
            if current is None:
                depth -= 1
                yield "  " * depth + "end"
                continue
            yield "  " * depth + f'subgraph {_id(current.key)}["{_text(current.rows)}"]'
            depth += 1
            yield from self._items(current.contents, "  " * depth)
            waiting += [None, *(child for child in reversed(self.diagram.regions) if child.parent == current.key)]

    def _items(self, keys: Iterable[str], indent: str) -> Iterator[str]:
        for key in keys:
            item = self.diagram.by_key[key]
            members = item.members if isinstance(item, Bar) else ()
            for part in (item, *(self.diagram.by_key[member] for member in members)):
                if isinstance(part, Box):
                    yield indent + self._box(part)
                elif isinstance(part, Bar):
                    yield indent + self._bar(part)
                elif not self._is_drawn(part):
                    yield f'{indent}{_id(part.key)}["{_text(part.rows)}"]'

    def _box(self, box: Box) -> str:
        look = look_of(box.nature, self.theme)
        dash = f",stroke-dasharray:{_DASHES[look.dash]}" if look.dash else ""
        width = 3 if look.double else look.penwidth
        self.classes.setdefault(f"fill:{look.fill},stroke:{look.border},color:{look.ink},stroke-width:{width}px{dash}", []).append(_id(box.key))
        opening, closing = ("(", ")") if look.rounded else ("[", "]")
        return f'{_id(box.key)}{opening}"{_text(box.rows)}"{closing}'

    def _bar(self, bar: Bar) -> str:
        stroke = stroke_of(bar.relation, self.theme, bar.marks)
        fill, ink = (self.theme.page, stroke.colour) if stroke.hollow else (stroke.colour, self.theme.on_bar)
        dash = f",stroke-dasharray:{_DASHES[stroke.outline]}" if stroke.outline else ""
        self.classes.setdefault(f"fill:{fill},stroke:{stroke.colour},color:{ink}{dash}", []).append(_id(bar.key))
        linked = " … AND" if len(bar.members) > 1 else ""
        return f'{_id(bar.key)}(["{_text(bar.rows)}{linked}"])'

    def _is_drawn(self, mention: Mention) -> bool:
        """Whether what is named here has a node of its own; an overview leaves out much."""
        return mention.box in self.diagram.by_key

    def _lines_between(self) -> Iterator[str]:
        count = 0
        for bar in self.diagram.bars:
            for member in bar.members:
                item = self.diagram.by_key[member]
                # A statement that is used again is one node here, and needs no second place.
                yield f"  {_id(item.box if isinstance(item, Mention) and self._is_drawn(item) else member)} --- {_id(bar.key)}"
            yield f"  {_id(bar.key)} {_LINES[bar.relation]} {_id(bar.target)}"
            lines = len(bar.members) + 1
            colour = stroke_of(bar.relation, self.theme, bar.marks).colour
            self.strokes.setdefault(f"stroke:{colour}", []).extend(range(count, count + lines))
            count += lines


def _id(key: str) -> str:
    return re.sub(r"\W", "_", key)


def _text(rows: Iterable[Row]) -> str:
    lines = (" ".join(run.text for run in (*row.left, *row.right)) for row in rows)
    return "<br/>".join(map(_escape, lines))


def _escape(text: str) -> str:
    return _LIVE.sub(lambda sign: f"#{ord(sign[0])};", text)
