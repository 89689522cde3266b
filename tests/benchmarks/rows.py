"""What is measured."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from argmap.formats import write_text
from tests.benchmarks.aif import write_aif
from tests.benchmarks.quotes import make_text
from tests.benchmarks.trees import SHAPES, Tree
from tests.benchmarks.weighing import make_map

SIZES = (100, 1_000, 10_000, 100_000)
_SHAPED = 10_000
"""The largest size at which other shapes than the tree are measured too."""


@frozen
class Row:
    """One thing that tools are asked to do."""

    name: str
    """Also what the command is told with `--only`."""
    title: str
    about: str
    """What is counted, in one sentence."""
    inside: bool = False
    """Whether the tool measures the time itself, without its start."""
    makes: str = ""
    """The suffix of the file that it makes, if it makes one."""
    source: Callable[[Tree], str] | None = None
    """Writes the file that all are given; without it, each is given one in its own language."""
    sizes: tuple[int, ...] = ()
    """How many statements, if that is always the same."""
    most: int = 100_000
    """The largest size."""
    shapes: tuple[str, ...] = ("tree",)

    def cells(self, sizes: tuple[int, ...]) -> list[tuple[str, int]]:
        """Give the shapes and sizes to measure, of those that are wished."""
        fitting = self.sizes or tuple(size for size in sizes if size <= self.most)
        return [(shape, size) for shape in self.shapes for size in fitting if shape == "tree" or size <= _SHAPED]


def _weighed(tree: Tree) -> str:
    return write_text(make_map(len(tree.statements)), "json").text


def _quoted(_: Tree) -> str:
    return make_text()


_SVG = "A whole process, from text to a picture with all words in it; argmap places the boxes itself, Argdown lets `dot` do it."
ROWS = (
    Row("start", "Starting", "A whole process that checks a file of ten lines.", sizes=(10,)),
    Row("parse", "Parsing and building", "From text in memory to the model, without checks, in a process that has started.", inside=True, shapes=SHAPES),
    Row("json", "To JSON", "A whole process, from text to JSON; argmap checks the text too.", makes="json", shapes=SHAPES),
    Row("dot", "To DOT", "A whole process, from text to a graph without positions; argmap checks the text too.", makes="dot", shapes=SHAPES),
    Row("svg", "To SVG", _SVG, makes="svg", most=10_000),
    Row("aif-in", "AIF in", "A whole process that reads AIF as AIFdb gives it.", source=write_aif),
    Row("aif-in-out", "AIF in and out", "A whole process that reads such AIF and writes it again.", makes="json", source=write_aif),
    Row("aif-to-dot", "AIF to DOT", "A whole process that reads such AIF and writes a graph without positions.", makes="dot", source=write_aif),
    Row(
        "weigh",
        "Weighing",
        "A map in memory, with exceptions, shared statements and circles, in three readings; no peer weighs, so `json.loads` loads what the map says.",
        inside=True,
        source=_weighed,
    ),
    Row(
        "quotes",
        "Quotations",
        "2,000 right quotations from 300 pages checked, from the bare text to the findings; no peer does, so difflib looks for 5 by characters or for all by words.",
        inside=True,
        source=_quoted,
        sizes=(2_000,),
    ),
    Row("wrong-quotes", "Wrong quotations", "The same with a wrong word in each.", inside=True, source=_quoted, sizes=(2_000,)),
)
