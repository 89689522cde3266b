"""A drawing: a map's picture, ready to be shown, saved or restyled."""

from __future__ import annotations

from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.argument import ArgumentMap
from argmap.drawing.diagram import Diagram
from argmap.drawing.engine import ENGINES, FORMATS, TIME_LIMIT, render
from argmap.drawing.errors import DrawingError, listed, require_known
from argmap.drawing.glyphs import missing_glyphs
from argmap.drawing.layouts import lay_out
from argmap.drawing.style import THEMES

if TYPE_CHECKING:
    from graphviz import Digraph

    from argmap.drawing.graph import EngineGraph

_SHOWN = 8
"""How many scripts and signs one warning names."""


def draw(map: ArgumentMap, *, layout: str = "dot", theme: str = "light", engine: str = "auto", foot: str = "", time_limit: float = TIME_LIMIT) -> Drawing:
    """Draw a map.

    `foot` is set at the foot of the picture; `time_limit` is how long the engine may take, in seconds.
    The engine runs only when a picture is asked for.

    Raises:
        DrawingError: the layout, the theme or the engine is unknown.

    """
    require_known("theme", theme, THEMES)
    require_known("engine", engine, ENGINES)
    return Drawing(lay_out(map, layout=layout, foot=foot), theme=theme, engine=engine, time_limit=time_limit)


def to_graphviz(map: ArgumentMap) -> Digraph:
    """Give a map as an ordinary `graphviz.Digraph`, without positions, to restyle; it renders as any Digraph does."""
    from graphviz import Digraph

    from argmap.drawing.dot import to_dot

    graph: Digraph = to_dot(lay_out(map), THEMES["light"], Digraph)
    return graph


class Drawing:
    """A map's picture. In a notebook it shows itself."""

    def __init__(self, diagram: Diagram, *, theme: str = "light", engine: str = "auto", time_limit: float = TIME_LIMIT) -> None:
        self.diagram = diagram
        self.theme = theme
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
        graph: EngineGraph = (to_placed_dot if placed else to_dot)(self.diagram, THEMES[self.theme], EngineGraph)
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

    def png(self) -> bytes:
        """Give the picture as PNG, 144 dots to the inch.

        Raises:
            DrawingError: as for `svg`.

        """
        return self.render("png")

    def render(self, format: str) -> bytes:
        """Give the picture in one of `FORMATS`.

        Raises:
            DrawingError: there is no such format, no engine here can make it, or the engine failed.

        """
        require_known("format", format, FORMATS)
        if format == "dot":
            return self.graph.source.encode()
        made = render(self.graph.source, format, engine=self.engine, time_limit=self.time_limit, placed=self.graph.placed)
        self._warnings.update(dict.fromkeys(made.warnings))
        if format == "svg":
            from argmap.drawing.svg import finish

            return finish(made.data, self.diagram).encode()
        if made.engine.name == "bundled":
            self._warn_of_glyphs(format)
        return made.data

    def _warn_of_glyphs(self, format: str) -> None:
        missing = missing_glyphs(self.diagram.texts())
        if missing:
            shown = listed(missing[:_SHOWN] + (["others"] if len(missing) > _SHOWN else []))
            self._warnings[f"{format.upper()} shows empty boxes for {shown}, which the bundled engine has no glyphs for: use SVG, or engine='system'"] = None

    def save(self, path: str | PathLike[str], format: str | None = None) -> Path:
        """Write the picture to a file, in the format that its suffix says if none is given; give the path.

        Raises:
            DrawingError: as for `render`, or neither `format` nor the suffix says what to write.
            OSError: the file cannot be written.

        """
        target = Path(path)
        kind = format or {"gv": "dot"}.get(suffix := target.suffix.removeprefix(".").lower(), suffix)
        if not kind:
            raise DrawingError(f"`{target.name}` does not say in which format to save", f"give it a suffix: {listed([f'.{name}' for name in FORMATS])}")
        target.write_bytes(self.render(kind))
        return target

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        try:
            return {"image/svg+xml": self.svg(), "text/plain": repr(self)}
        except DrawingError as error:
            return {"text/plain": f"{self!r}\n{error}"}
