"""How long each of our own stages takes: `python -m tests.benchmarks.stages FILE MADE` writes them as JSON, in seconds of this process."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

T = TypeVar("T")

_DRAWN = 30_000
"""The most statements that an engine is asked to draw."""


def time_stages(text: str) -> dict[str, float]:
    """Give the seconds that each stage takes of this process, by name: what the engine takes, which is another, is not among them."""
    from argmap.building import build
    from argmap.checks import check
    from argmap.drawing import Drawing, lay_out, to_graphviz
    from argmap.files import File
    from argmap.formats import read_text, write_text
    from argmap.language import parse
    from argmap.language.printer import print_syntax
    from argmap.outlining import outline
    from argmap.weighing import weigh

    times: dict[str, float] = {}

    def timed(name: str, run: Callable[[], T]) -> T:
        gc.collect()
        # What earlier stages left is not looked through again.
        gc.freeze()
        start = process_time()
        made = run()
        times[name] = process_time() - start
        return made

    syntax, _ = timed("read", lambda: parse(File("tree.argmap", text)))
    map = timed("build", lambda: build([syntax])).map
    timed("check", lambda: check(map))
    timed("format", lambda: print_syntax(syntax))
    timed("weigh", lambda: [standing.status for standing in weigh(map)])
    timed("outline", lambda: outline(map))
    for format, name in (("json", "JSON"), ("aif", "AIF"), ("argdown", "Argdown")):
        written: Any = timed(f"write {name}", lambda format=format: write_text(map, format))  # type: ignore[misc]
        timed(f"read {name}", lambda format=format, written=written: read_text(written.text, format=format))  # type: ignore[misc]
    timed("DOT", lambda: to_graphviz(map).source)
    diagram = timed("lay out", lambda: lay_out(map, layout="right"))
    drawing = Drawing(diagram, map=map)
    timed("graph with positions", lambda: drawing.graph.source)
    if len(map) <= _DRAWN:
        timed("SVG but for layout and engine", drawing.svg)
    return times


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(time_stages(Path(sys.argv[1]).read_text("utf-8"))), "utf-8")
