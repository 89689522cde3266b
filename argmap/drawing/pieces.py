"""Drawing a large placed graph in pieces, several at once: an engine uses one core, and takes memory for all that it is given."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from itertools import groupby
from typing import TypeVar

from argmap.drawing.engine import Engines, Rendering

T = TypeVar("T")

_OPEN, _CLOSE = "\t{\n", "\t}\n"
_NODE = re.compile(r'\t"([^"]*)"')
_LINE = re.compile(r'\t"([^"]*)" -> "[^"]*"')
_PLACE = re.compile(r'pos="(-?[\d.]+),(-?[\d.]+)!" width=([\d.]+) height=([\d.]+)')
_INCH = 72
_START = re.compile(rb'.*?<svg (.*?)>\n<g id="graph0"([^>]*)>\n<title>[^<]*</title>\n(?:<polygon[^>]*/>\n)?', re.DOTALL)
_END = b"</g>\n</svg>\n"


class UnlikeError(Exception):
    """The pieces of a picture do not lie on each other."""


def split(source: str, head: Sequence[str], body: Sequence[str], most: int) -> list[str]:
    """Give the pieces of a graph as DOT text; their pictures lie on each other, in the order in which all of it would be drawn: nodes first.

    Args:
        source: The first line of the graph.
        head: What all pieces have in common: the looks, and two points that hold the picture open, `corner-1` and `corner-2`.
        body: What is to be drawn, an entry for each node and line, each with its place; nodes of one look stand between two entries that open and close a group.
        most: How many nodes or lines a piece has at most.
    """
    nodes: list[tuple[str, str]] = []
    lines: list[tuple[str, str]] = []
    group = ""
    for entry in body:
        if entry.startswith(_OPEN):
            group = entry
        elif entry == _CLOSE:
            group = ""
        elif line := _LINE.match(entry):
            # Where it runs is written in it: it needs no nodes of its own.
            lines.append((line[1], f'\t"corner-1" -> "corner-2"{entry[line.end() :]}'))
        else:
            nodes.append((group, entry))
    # Lines are drawn in the order of the nodes that they come from.
    order = {node[1]: number for number, (_, entry) in enumerate(nodes) if (node := _NODE.match(entry))}
    lines.sort(key=lambda line: order.get(line[0], -1))
    common = [source, *head, *_grouped(_rim(nodes))]
    parts = [[*_grouped(part)] for part in _batched(nodes, most)] + [[line for _, line in part] for part in _batched(lines, most)]
    return ["".join([*common, *part, "}\n"]) for part in parts]


def _batched(things: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(things), most):
        yield things[start : start + most]


def _grouped(nodes: Sequence[tuple[str, str]]) -> Iterator[str]:
    for group, members in groupby(nodes, key=lambda node: node[0]):
        inner = [entry for _, entry in members]
        yield from [group, *inner, _CLOSE] if group else inner


def _rim(nodes: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give the nodes that reach furthest, invisible: with them each piece is as large as the whole."""
    reach: list[tuple[float, float, float, float]] = []
    for _, entry in nodes:
        x, y, width, height = map(float, found.groups()) if (found := _PLACE.search(entry)) else (0.0, 0.0, 0.0, 0.0)
        across, along = width * _INCH / 2, height * _INCH / 2
        reach.append((across - x, across + x, along - y, along + y))
    furthest = dict.fromkeys(max(range(len(nodes)), key=lambda number: reach[number][side]) for side in range(4)) if nodes else {}
    rim = []
    for number in furthest:
        group, entry = nodes[number]
        if place := _PLACE.search(entry):
            rim.append((group, f'\t"rim-{number}" [label="" style=invis {place[0]}]\n'))
    return rim


class Pieces:
    """The pieces of a picture, which are being drawn until `end`."""

    def __init__(self, sources: Sequence[str], draw: Callable[[str, Engines], Rendering]) -> None:
        """Start to `draw` the sources as SVG, as many at once as there are cores."""
        self.warnings: dict[str, None] = {}
        self._engines = Engines()
        self._pool = ThreadPoolExecutor(min(len(sources), os.cpu_count() or 1))
        self._drawn = [self._pool.submit(copy_context().run, draw, source, self._engines) for source in sources]

    def __iter__(self) -> Iterator[bytes]:
        """Give SVG piece by piece, each as soon as it and those before it are drawn: together they are one document.

        Raises:
            DrawingError: one could not be drawn.
            UnlikeError: they do not lie on each other.

        """
        place = None
        for number, future in enumerate(self._drawn, 1):
            made = future.result()
            self.warnings.update(dict.fromkeys(made.warnings))
            start = _START.match(made.data)
            if not start or not made.data.endswith(_END) or place not in (None, start.groups()):
                raise UnlikeError
            first = 0 if place is None else start.end()
            place = start.groups()
            yield made.data[first : len(made.data) - (0 if number == len(self._drawn) else len(_END))]

    def end(self) -> None:
        """End the engines that still draw: an interruption is known to this thread alone, and theirs would wait for them."""
        self._engines.end()
        self._pool.shutdown(cancel_futures=True)
