"""A drawing: a map's picture, ready to be shown, saved or restyled."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.argument import ArgumentMap
from argmap.drawing.diagram import Diagram
from argmap.drawing.engine import ENGINES, FORMATS, PRINT_EXTRA, SCALE, SUFFIXES, Rendering, can_print, render, require_print
from argmap.drawing.errors import DrawingError, require_known
from argmap.drawing.glyphs import missing_glyphs
from argmap.drawing.layouts import PAPERS, Hrefs, Paper, lay_out
from argmap.drawing.marks import Marks
from argmap.drawing.raster import require_drawable, write_png
from argmap.drawing.style import THEMES
from argmap.drawing.svg import finish, finish_pieces, told_apart
from argmap.drawing.themes import Choice, choose_theme
from argmap.drawing.view import View, apply
from argmap.listing import listed
from argmap.outlining import outline
from argmap.saving import write_file

if TYPE_CHECKING:
    from graphviz import Digraph

    from argmap.drawing.graph import EngineGraph
    from argmap.weighing import Outcome, Weighing

_RIM = 21.6
"""What Graphviz leaves around a picture, its `pad` of 0.3 inch, in pt."""
_PIECE = 5_000
"""A placed picture of more statements and steps is drawn in pieces of as many nodes or lines."""
_SHOWN = 8
"""How many scripts and signs one warning names."""


def draw(
    map: ArgumentMap,
    *,
    layout: str = "right",
    theme: str = "light",
    engine: str = "auto",
    foot: str = "",
    time_limit: float | None = None,
    view: View | None = None,
    paper: str | None = None,
    hrefs: Hrefs | None = None,
    status: Weighing | Outcome | None = None,
    marks: Marks | None = None,
) -> Drawing:
    """Draw a map, or what a `view` shows of it.

    `theme` is the name of one, `auto` to follow the reader's system in SVG, or a TOML file of one's own.
    `paper`, one of `PAPERS`, is what the layout `page` is made for and a PDF is fitted on.
    `hrefs` says where the boxes of the layout `overview` lead to, by the statements' ids.
    `status` is a weighing of the map, or what becomes of it if something is supposed: what falls is marked, and what theses hang on.
    A `view` that shows `status` has the map weighed, as its author argues. `marks` says what is told of statements and steps beyond what the map says; a picture has either.
    `foot` is set at the foot of the picture; `time_limit` is how long the engine may take, in seconds, if not as long as the limits allow.
    The engine runs only when a picture is asked for.

    Raises:
        DrawingError: the layout, the theme, the paper or the engine is unknown, the view names what is not there or shows nothing,
            or `status` is that of another map.

    """
    choice = choose_theme(theme)
    require_known("engine", engine, ENGINES)
    if not isinstance(map, ArgumentMap):
        raise TypeError(f"draw takes an ArgumentMap, not {type(map).__name__}; read a file with argmap.read, whose map is its .map")
    sheet = None
    if paper is not None:
        require_known("paper", paper, PAPERS)
        sheet = PAPERS[paper]
    view = view or View()
    if status is not None and marks is not None:
        raise TypeError("draw takes a status or marks, not both")
    if status is not None and status.map is not map and status.map != map:
        raise DrawingError("what stands was weighed of another map", "weigh the map that is drawn")
    if status is not None or ("status" in view.show and "status" not in view.hide and marks is None):
        from argmap.drawing.standings import marks_of
        from argmap.weighing import weigh

        marks = marks_of(status or weigh(map))
    viewed = apply(map, view, marks)
    diagram = lay_out(viewed.map, layout=layout, foot=foot, showing=viewed.showing, paper=sheet, hrefs=hrefs)
    return Drawing(diagram, choice, engine=engine, time_limit=time_limit, map=viewed.map, paper=sheet)


def to_graphviz(map: ArgumentMap) -> Digraph:
    """Give a map as an ordinary `graphviz.Digraph`, without positions, to restyle; it renders as any Digraph does."""
    from graphviz import Digraph

    from argmap.drawing.dot import to_dot

    graph: Digraph = to_dot(lay_out(map, layout="dot"), THEMES["light"], Digraph)
    return graph


class Drawing:
    """A map's picture. In a notebook it shows itself."""

    def __init__(
        self,
        diagram: Diagram,
        choice: Choice | None = None,
        *,
        engine: str = "auto",
        time_limit: float | None = None,
        map: ArgumentMap | None = None,
        paper: Paper | None = None,
    ) -> None:
        self.diagram = diagram
        self.paper = paper
        """What a PDF is fitted on, if nothing else is said; a page of the picture's own size without it."""
        self.map = map
        """What is drawn, for those who read it as text."""
        choice = choice or choose_theme("light")
        self.dark = choice.dark
        # Where colours are to follow the reader's system, each must be found again in the picture.
        self.theme = told_apart(choice.theme) if choice.dark else choice.theme
        self.engine = engine
        self.time_limit = time_limit
        self._warnings: dict[str, None] = {}

    def __repr__(self) -> str:
        name = f" {self.diagram.name!r}" if self.diagram.name else ""
        return f"<Drawing{name}: {len(self.diagram.boxes)} statements, {len(self.diagram.bars)} steps>"

    @cached_property
    def graph(self) -> EngineGraph:
        """The graph that is rendered; what is changed in it changes the picture."""
        from argmap.drawing.dot import to_dot
        from argmap.drawing.graph import EngineGraph
        from argmap.drawing.placed import to_placed_dot

        placed = self.diagram.size is not None
        graph: EngineGraph = (to_placed_dot if placed else to_dot)(self.diagram, self.theme, EngineGraph)
        graph.drawing_engine, graph.time_limit, graph.placed = self.engine, self.time_limit, placed
        return graph

    @property
    def warnings(self) -> list[str]:
        """What is amiss with the pictures made so far, a line each."""
        return list(self._warnings)

    def svg(self) -> str:
        """Give the picture as SVG, with text as text.

        Raises:
            DrawingError: the engine is missing, reached its time limit, or refused the graph.

        """
        return self.render("svg").decode()

    def png(self, *, scale: float = SCALE) -> bytes:
        """Give the picture as PNG; at scale 1 it has 96 pixels to the inch.

        Raises:
            DrawingError: as for `svg`, or it would have more pixels than programs can open.

        """
        return self.render("png", scale=scale)

    def pdf(self, *, paper: tuple[float, float] | None = None) -> bytes:
        """Give the picture as PDF: a page of its size, or in the middle of a `paper` of that width and height in pt.

        Raises:
            DrawingError: as for `svg`, or the `print` extra is not installed.

        """
        return self.render("pdf", paper=paper)

    def render(self, format: str, *, scale: float = SCALE, paper: tuple[float, float] | None = None) -> bytes:
        """Give the picture in one of `FORMATS`; `scale` is that of PNG, `paper` the width and height of the page of a PDF in pt.

        Raises:
            DrawingError: there is no such format, no engine here can make it, or the engine failed.

        """
        require_known("format", format, FORMATS)
        if paper is None and self.paper is not None:
            paper = (self.paper.width, self.paper.height)
        if format == "dot":
            return self.graph.source.encode()
        if format == "mermaid":
            from argmap.drawing.mermaid import to_mermaid

            return to_mermaid(self.diagram, self.theme).encode()
        if format == "graphml":
            from argmap.drawing.graphml import to_graphml

            return to_graphml(self.diagram, self.theme, self.map).encode()
        if format == "png":
            return self._png(scale)
        if format == "pdf" and (paper or self.engine != "system"):
            return self._pdf(paper)
        if format == "svg" and self._is_large and (drawn := self._svg_in_pieces()):
            return drawn.encode()
        made = self._run(format)
        if format == "pdf":
            return made.data
        return finish(made.data, self.diagram, description=self.description, theme=self.theme, dark=self.dark).encode()

    @cached_property
    def description(self) -> str:
        """The argument as text, for those who do not see the picture."""
        showing = self.diagram.showing
        return "\n\n".join(filter(None, [outline(self.map) if self.map else "", showing.marks.caption, showing.left_out]))

    @property
    def _is_large(self) -> bool:
        """Whether it is drawn faster in pieces, and may be: nobody has had the graph, to change it."""
        return self.diagram.size is not None and len(self.diagram.boxes) + len(self.diagram.bars) > _PIECE and "graph" not in vars(self)

    def _svg_in_pieces(self) -> str | None:
        """Give the same as in one piece, or nothing if the pieces do not fit together."""
        from graphviz import Digraph

        from argmap.drawing.pieces import Pieces, UnlikeError
        from argmap.drawing.placed import to_placed_pieces

        sources = to_placed_pieces(self.diagram, self.theme, Digraph, _PIECE)
        pieces = Pieces(sources, lambda source, among: render(source, "svg", engine=self.engine, time_limit=self.time_limit, placed=True, among=among))
        try:
            return finish_pieces(pieces, self.diagram, description=self.description, theme=self.theme, dark=self.dark)
        except UnlikeError:
            return None
        finally:
            pieces.end()
            self._warnings.update(pieces.warnings)

    def _run(self, format: str, scale: float = SCALE) -> Rendering:
        made = render(self.graph.source, format, engine=self.engine, time_limit=self.time_limit, placed=self.graph.placed, scale=scale)
        self._warnings.update(dict.fromkeys(made.warnings))
        return made

    def _pdf(self, paper: tuple[float, float] | None = None, format: str = "PDF") -> bytes:
        require_print("PDF")
        from argmap.drawing.fonts import has_glyph
        from argmap.drawing.pdf import write_pdf

        if missing := self._missing_glyphs(has_glyph):
            self._warnings[f"{format} shows empty boxes for {missing}, which no font of the `print` extra has glyphs for: use SVG"] = None
        return write_pdf(self.svg(), title=self.diagram.name or "Argument map", paper=paper, rim=_RIM)

    def _png(self, scale: float) -> bytes:
        require_drawable(self.diagram.size or self._size(), scale)
        # The bundled engine draws at once what its font has; the fonts of the extra have nearly everything.
        missing = self._missing_glyphs() if self.engine != "system" else ""
        if missing and can_print():
            return write_png(self._pdf(format="PNG"), scale)
        made = self._run("png", scale)
        if missing and made.engine.name == "bundled":
            self._warnings[f"PNG shows empty boxes for {missing}, which the bundled engine has no glyphs for: {PRINT_EXTRA}, or use SVG"] = None
        return made.data

    def _size(self) -> tuple[float, float]:
        """The width and height of the picture as the engine draws it, in pt."""
        found = re.search(rb'viewBox="\S+ \S+ (\S+) (\S+)"', self._run("svg").data)
        return (float(found[1]), float(found[2])) if found else (1.0, 1.0)

    def _missing_glyphs(self, has: Callable[[str], bool] | None = None) -> str:
        missing = missing_glyphs(self.diagram.texts(), has)
        return listed(missing[:_SHOWN] + (["others"] if len(missing) > _SHOWN else []))

    def save(self, path: str | PathLike[str], format: str | None = None, *, scale: float = SCALE, paper: tuple[float, float] | None = None) -> Path:
        """Write the picture to a file, in the format that its suffix says if none is given; give the path. The rest is as for `render`.

        Raises:
            DrawingError: as for `render`, or neither `format` nor the suffix says what to write.
            OSError: the file cannot be written; what was there is unharmed.

        """
        target = Path(path)
        kind = format or SUFFIXES.get(suffix := target.suffix.removeprefix(".").lower(), suffix)
        if not kind:
            raise DrawingError(
                f"`{target.name}` does not say in which format to save", f"give it a suffix: {listed(f'.{known.suffix}' for known in FORMATS.values())}"
            )
        write_file(target, self.render(kind, scale=scale, paper=paper))
        return target

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        try:
            return {"image/svg+xml": self.svg(), "text/plain": repr(self)}
        except DrawingError as error:
            return {"text/plain": f"{self!r}\n{error}"}
