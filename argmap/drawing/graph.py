"""A `graphviz.Digraph` that displays and renders itself with our engine, also where there is no `dot` on the PATH."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graphviz import Digraph

from argmap.drawing.engine import render
from argmap.saving import write_file


class EngineGraph(Digraph):
    """The graph of a drawing; it can be changed and restyled like any other."""

    drawing_engine = "auto"
    time_limit: float | None = None
    placed = False
    """Whether every node and line has its position, and the engine only draws."""

    def pipe(self, format: str | None = None, *_: Any, encoding: str | None = None, **__: Any) -> Any:
        """Give the picture as bytes, or as text if an `encoding` is given.

        Raises:
            DrawingError: the engine is missing, or cannot make the format.

        """
        data = render(self.source, format or self.format, engine=self.drawing_engine, time_limit=self.time_limit, placed=self.placed).data
        return data.decode(encoding) if encoding else data

    def render(self, filename: Any = None, directory: Any = None, *_: Any, format: str | None = None, outfile: Any = None, **__: Any) -> str:
        """Write the picture to `outfile`, or beside `filename` with the format for a suffix; give its path.

        Raises:
            DrawingError: the engine is missing, or cannot make the format.
            OSError: the file cannot be written; what was there is unharmed.

        """
        if outfile is not None:
            target = Path(outfile)
            kind = format or target.suffix.removeprefix(".") or self.format
        else:
            kind = format or self.format
            name = f"{filename or self.name or 'argument-map'}.{kind}"
            target = Path(directory) / name if directory else Path(name)
        write_file(target, self.pipe(kind))
        return str(target)
