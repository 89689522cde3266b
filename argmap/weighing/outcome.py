"""What becomes of a map in one reading, and if something is supposed of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import frozen

from argmap.argument import ArgumentMap, Step
from argmap.diagnostic import Path
from argmap.weighing.cuts import Cuts, cut_sets
from argmap.weighing.status import Graph, Standpoint, Status, Supposition, label


@frozen
class Fate:
    """What becomes of a step."""

    path: Path
    step: Step
    status: Status
    """Whether it holds."""
    is_heard: bool
    """Whether it counts in this reading; an objection or exception that does not changes nothing, even if it holds."""


@frozen
class Outcome:
    """What stands, in one reading, if statements are rejected, sources are not believed, or concessions bite; `Weighing.outcome` gives it."""

    graph: Graph
    standpoint: Standpoint = Standpoint.AUTHOR
    reject: tuple[str, ...] = ()
    reject_sources: tuple[str, ...] = ()
    concede: tuple[str, ...] = ()

    @property
    def map(self) -> ArgumentMap:
        """The map of which all this is told."""
        return self.graph.map

    def __getitem__(self, id: str) -> Status:
        """Give the status of a statement.

        Raises:
            KeyError: there is none with that id.
        """
        return self.labels[self.graph.number[self.map[id].id]]

    @property
    def steps(self) -> Iterator[Fate]:
        """What becomes of each step, in order of writing."""
        statuses = self.labels[len(self.graph.ids) :]
        for (path, step), status, is_heard in zip(self.graph.steps, statuses, self.graph.counts(self.supposition), strict=True):
            yield Fate(path, step, status, is_heard)

    @cached_property
    def rejected(self) -> frozenset[str]:
        """The ids of the statements that are supposed to be rejected, be it with their source."""
        sources = set(self.reject_sources)
        return frozenset({self.map[id].id for id in self.reject} | {statement.id for statement in self.map if statement.attribution in sources})

    def cuts(self, id: str) -> Cuts:
        """Give the smallest sets of ground statements whose rejection, beyond what is supposed, costs a statement its standing."""
        return cut_sets(self.graph, id, self.supposition)

    @property
    def words(self) -> str:
        """What is supposed, as a clause: `noise is rejected and the concession cost bites`; nothing, if nothing is."""
        return supposed_in_words(self.reject, self.reject_sources, self.concede)

    @cached_property
    def supposition(self) -> Supposition:
        """What is supposed, as weighing takes it."""
        return Supposition.of(self.standpoint, rejected=self.rejected, biting=self.concede)

    @cached_property
    def labels(self) -> list[Status]:
        """The status of every statement and, after these, of every step, in order of writing."""
        return label(self.graph, self.supposition)


def supposed_in_words(reject: Sequence[str], sources: Sequence[str], concede: Sequence[str]) -> str:
    """Tell as a clause what is supposed, by ids."""
    parts = [f"{joined(reject)} {'are' if len(reject) > 1 else 'is'} rejected"] if reject else []
    parts += [f"{joined(sources)} {'are' if len(sources) > 1 else 'is'} not believed"] if sources else []
    parts += [f"the {'concessions' if len(concede) > 1 else 'concession'} {joined(concede)} {'bite' if len(concede) > 1 else 'bites'}"] if concede else []
    return joined(parts) if parts else ""


def joined(words: Sequence[str]) -> str:
    """List words as a sentence does: `a, b and c`."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
