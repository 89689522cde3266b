"""Maps as abstract argumentation frameworks (Dung 1995), as solvers of the competition ICCMA read them since 2023: `p af 3`, and `1 2` for each attack.

What stands in a map is decided by support and by attack, and by steps whose members are needed together; a framework has attack alone.
So there are arguments that nobody wrote: for a statement with reasons that none of them holds, and for a member that it does not stand.
Each reason attacks the first, each statement the second; that none holds attacks the statement, that a member does not stand attacks the steps that need it.
Then the grounded extension holds those statements and steps that `weigh` says stand or hold, in each of its readings.

A file has no comments, although the format knows them: some solvers read one as an attack.
What each number stands for is told by `framework_of`, and by the format `dung-names`; statements come first, in order of writing, from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from argmap.argument import ArgumentMap
from argmap.diagnostic import print_place
from argmap.formats.format import Export
from argmap.formats.losses import Part, lost
from argmap.weighing import Standpoint
from argmap.weighing.status import Graph, Supposition

_KEPT = frozenset({Part.STEPS})


@frozen
class Argument:
    """What a number of a framework stands for."""

    role: str
    """`statement`; `step`: its members stand and nothing questions it; `unsupported`: no reason for a statement holds; `fallen`: a member does not stand;
    `rejected`: what keeps a rejected statement from standing."""
    name: str
    """The statement's id; of a step its place, such as `safe.reasons[0]`."""
    id: str
    """The id of the statement that it is about, or that holds the step."""


@frozen
class Framework:
    """An abstract argumentation framework; arguments are numbered from 1."""

    arguments: tuple[Argument, ...]
    attacks: tuple[tuple[int, int], ...]
    """Pairs of numbers, each once: what attacks, and what is attacked."""

    def __str__(self) -> str:
        lines = [f"p af {len(self.arguments)}", *(f"{one} {other}" for one, other in self.attacks)]
        return "\n".join(lines) + "\n"


def framework_of(map: ArgumentMap, standpoint: Standpoint = Standpoint.AUTHOR, *, reject: Iterable[str] = ()) -> Framework:
    """Translate a map in one reading; the framework is as large as the map, but for a constant factor.

    Args:
        map: Any map.
        standpoint: Whose objections count. A step that does not is there and attacks nothing.
        reject: Ids of statements that are supposed not to stand.

    Raises:
        KeyError: there is no statement that is to be rejected.
    """
    rejected = dict.fromkeys(map[id].id for id in reject)
    graph = Graph(map)
    heard = graph.counts(Supposition.of(standpoint))
    size = len(graph.ids)
    arguments = [Argument("statement", id, id) for id in graph.ids]
    arguments += [Argument("step", print_place(path), str(path[0])) for path, _ in graph.steps]
    members = dict.fromkeys(member for step in graph.members for member in step)
    unsupported = _numbered(arguments, "unsupported", (id for id, statement in zip(graph.ids, graph.statements, strict=True) if statement.reasons))
    fallen = _numbered(arguments, "fallen", (graph.ids[member] for member in members))
    supposed = _numbered(arguments, "rejected", rejected)

    def attacks() -> Iterator[tuple[int, int]]:
        number = graph.number
        yield from ((none, number[id] + 1) for id, none in unsupported.items())
        yield from ((number[id] + 1, lacking) for id, lacking in fallen.items())
        yield from ((cause, number[id] + 1) for id, cause in supposed.items())
        for place, (target, needed, counts) in enumerate(zip(graph.target, graph.members, heard, strict=True)):
            step = size + place
            yield from ((fallen[graph.ids[member]], step + 1) for member in needed)
            if graph.supports(step):
                yield step + 1, unsupported[graph.ids[target]]
            elif counts:
                yield step + 1, target + 1

    return Framework(tuple(arguments), tuple(attacks()))


def _numbered(arguments: list[Argument], role: str, ids: Iterable[str]) -> dict[str, int]:
    """Add an argument for each of some statements, and give their numbers."""
    first = len(arguments) + 1
    arguments += [Argument(role, id, id) for id in ids]
    return {argument.id: number for number, argument in enumerate(arguments[first - 1 :], first)}


def write(map: ArgumentMap) -> Export:
    """Write the framework of a map as its author argues: what is conceded attacks nothing, nor does what the analyst objects."""
    return Export(str(framework_of(map)), lost(map, _KEPT))
