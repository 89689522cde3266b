"""Whose standing changed between two maps, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import TypeAlias

from attrs import define, evolve, field, frozen

from argmap.argument import ArgumentMap, Objection
from argmap.comparing.matching import Matching
from argmap.comparing.steps import Steps
from argmap.diagnostic import Path
from argmap.weighing import Ceiling, Standpoint, Status
from argmap.weighing.ceiling import ceiling, weakest_links
from argmap.weighing.status import Graph, Supposition, label


class Why(Enum):
    """What can make a statement fall, and makes it rise if it is taken away."""

    OBJECTION = "objection"
    """There is an objection that was not there."""
    EXCEPTION = "exception"
    """There is an exception that was not there."""
    PRESSED = "pressed"
    """An objection that was conceded is pressed."""
    HEARD = "heard"
    """An objection or exception that was the analyst's own is the author's: a member has a locator or a source."""
    REASON = "reason"
    """A reason is gone."""
    MEMBER = "member"
    """A step needs one more member."""
    ARGUED = "argued"
    """What was ground is argued for."""


@frozen
class Cause:
    """The change of the map that a change of standing goes back to."""

    why: Why
    at: str
    """The id of the statement where it happened, in the new map."""
    by: tuple[str, ...]
    """The ids of the statements that did it, in the new map or, if they are gone from it, in the old."""
    undone: bool
    """Whether it is the contrary of what `why` says: an objection that is gone, a reason that is new."""


@frozen
class Turn:
    """What became of a statement in one reading."""

    old: Status
    new: Status
    cause: Cause | None
    """None where no single change can be named."""


@frozen
class StandingChange:
    """A statement whose standing changed in at least one reading."""

    id: str
    """In the new map."""
    is_thesis: bool
    turns: Mapping[Standpoint, Turn]


@frozen
class CeilingChange:
    """A thesis that may be said more or less surely than before; None where it rests on itself."""

    id: str
    old: Ceiling | None
    new: Ceiling | None


def compare_standing(old: ArgumentMap, new: ArgumentMap, matching: Matching, steps: Steps) -> tuple[tuple[StandingChange, ...], tuple[CeilingChange, ...]]:
    """Give whose standing changed, theses first, and whose ceiling of the theses in either map; linear in the size of the maps."""
    before, after = Graph(old), Graph(new)
    turns: dict[str, dict[Standpoint, Turn]] = {}
    for standpoint in Standpoint:
        inquiry = _Inquiry(_Side.of(before, standpoint), _Side.of(after, standpoint), matching, steps)
        for id, turn in inquiry.turns():
            turns.setdefault(id, {})[standpoint] = turn
    theses = [thesis.id for thesis in new.theses]
    # What was a thesis, and is one no longer, mattered.
    theses += [id for id in (matching.new_of.get(thesis.id) for thesis in old.theses) if id and id not in theses]
    changes = [StandingChange(id, id in theses, turns[id]) for id in dict.fromkeys([*theses, *after.ids]) if id in turns]
    return tuple(changes), tuple(_ceilings(before, after, theses, matching))


def _ceilings(before: Graph, after: Graph, theses: list[str], matching: Matching) -> Iterator[CeilingChange]:
    old, new = weakest_links(before), weakest_links(after)
    for id in theses:
        if id in matching.old_of:
            was_set_by, is_set_by = old[before.number[matching.old_of[id]]], new[after.number[id]]
            was = None if was_set_by is None else ceiling(before, was_set_by)
            now = None if is_set_by is None else ceiling(after, is_set_by)
            if (was and was.qualifier) != (now and now.qualifier):
                yield CeilingChange(id, was, now)


_Node: TypeAlias = "str | Path"
"""A statement by its id, or a step by its path."""

_RANK = {Status.OUT: 0, Status.UNDECIDED: 1, Status.IN: 2}


@frozen
class _Side:
    """One of the two maps in one reading."""

    graph: Graph
    labels: list[Status]
    heard: list[bool]
    """For each step whether it counts."""

    @classmethod
    def of(cls, graph: Graph, standpoint: Standpoint) -> _Side:
        supposition = Supposition.of(standpoint)
        return cls(graph, label(graph, supposition), graph.counts(supposition))

    def rank(self, node: _Node | None) -> int:
        """How well a node stands; what is not there does not."""
        if node is None:
            return 0
        return _RANK[self.labels[self.graph.number[node] if isinstance(node, str) else self.graph.step_number[node]]]

    def bite(self, path: Path | None) -> int:
        """How much an objection or exception does."""
        return self.rank(path) if path is not None and self.hears(path) else 0

    def hears(self, path: Path) -> bool:
        return self.heard[self.graph.step_number[path] - len(self.graph.ids)]

    def below(self, node: _Node, side: str) -> Iterator[Path]:
        """The paths of the steps that bear on a node in one way."""
        held = self.graph.map[node] if isinstance(node, str) else self.graph.steps[self.graph.step_number[node] - len(self.graph.ids)][1]
        path = (node,) if isinstance(node, str) else node
        return ((*path, side, number) for number in range(len(getattr(held, side))))

    def members(self, path: Path) -> tuple[str, ...]:
        return self.graph.steps[self.graph.step_number[path] - len(self.graph.ids)][1].members


@define
class _Inquiry:
    """Asks, of what stood better in one map than in the other, why; whichever of the two is the new one."""

    old: _Side
    new: _Side
    matching: Matching
    steps: Steps
    old_of: dict[Path, Path] = field(init=False)
    found: dict[tuple[_Node, bool], Cause | None] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.old_of = {new: old for old, new in self.steps.new_of.items()}

    def turns(self) -> Iterator[tuple[str, Turn]]:
        for id, was in self.matching.old_of.items():
            before, after = (self.old.labels[self.old.graph.number[was]], self.new.labels[self.new.graph.number[id]])
            if before is not after:
                fell = _RANK[before] > _RANK[after]
                yield id, Turn(before, after, self._cause(was if fell else id, fell=fell))

    def _cause(self, node: _Node, *, fell: bool) -> Cause | None:
        """Follow what stands worse from one to the next until the change is found; each is asked but once.

        `node` is that of the map in which it stands better: the old one, if it `fell`.
        """
        asked: list[tuple[_Node, bool]] = []
        at: tuple[_Node, bool] = (node, fell)
        cause: Cause | None = None
        while at not in self.found:
            asked.append(at)
            self.found[at] = None
            answer = self._look(*at)
            if not isinstance(answer, tuple):
                cause = answer
                break
            at = answer
        else:
            cause = self.found[at]
        self.found.update(dict.fromkeys(asked, cause))
        return cause

    def _look(self, node: _Node, fell: bool) -> Cause | tuple[_Node, bool] | None:  # noqa: FBT001 (half of what is asked)
        """Give why a node stands worse in the one map than in the other, or where to look on."""
        better, worse = (self.old, self.new) if fell else (self.new, self.old)
        other = self._other(node, fell=fell)
        if other is None:
            return None
        if isinstance(node, str) and isinstance(other, str):
            return self._against(node, other, "objections", better, worse, fell) or self._unsupported(node, other, better, worse, fell)
        assert not isinstance(node, str)
        assert not isinstance(other, str)
        return self._without_member(node, other, better, worse, fell) or self._against(node, other, "undercuts", better, worse, fell)

    def _other(self, node: _Node, *, fell: bool) -> _Node | None:
        """The same node in the map in which it stands worse."""
        if isinstance(node, str):
            return (self.matching.new_of if fell else self.matching.old_of).get(node)
        return (self.steps.new_of if fell else self.old_of).get(node)

    def _against(self, node: _Node, other: _Node, side: str, better: _Side, worse: _Side, fell: bool) -> Cause | tuple[_Node, bool] | None:  # noqa: FBT001
        for path in worse.below(other, side):
            mine = self._other(path, fell=not fell)
            same = mine if isinstance(mine, tuple) and mine[:-2] == ((node,) if isinstance(node, str) else node) and mine[-2] == side else None
            if worse.bite(path) <= better.bite(same):
                continue
            owner = str(path[0])
            if same is None:
                return self._told(Why.OBJECTION if side == "objections" else Why.EXCEPTION, owner, worse.members(path), fell)
            if not better.hears(same):
                step = better.graph.steps[better.graph.step_number[same] - len(better.graph.ids)][1]
                return self._told(Why.PRESSED if isinstance(step, Objection) and step.conceded else Why.HEARD, owner, worse.members(path), fell)
            return path, not fell
        return None

    def _unsupported(self, node: str, other: str, better: _Side, worse: _Side, fell: bool) -> Cause | tuple[_Node, bool] | None:  # noqa: FBT001
        reasons = list(better.below(node, "reasons"))
        if not reasons:
            argued = next(worse.below(other, "reasons"), None)
            return self._told(Why.ARGUED, other, worse.members(argued), fell) if argued else None
        best = max(reasons, key=better.rank)
        after = self._other(best, fell=fell)
        if not isinstance(after, tuple) or after[:-2] != (other,) or after[-2] != "reasons":
            return evolve(self._told(Why.REASON, node, better.members(best), not fell), undone=not fell)
        return (best, fell) if worse.rank(after) < better.rank(best) else None

    def _without_member(self, node: Path, other: Path, better: _Side, worse: _Side, fell: bool) -> Cause | tuple[_Node, bool] | None:  # noqa: FBT001
        had = set(better.members(node))
        for member in worse.members(other):
            same = self._other(member, fell=not fell)
            if not isinstance(same, str) or same not in had:
                if worse.rank(member) < better.rank(node):
                    return self._told(Why.MEMBER, str(other[0]), (member,), fell)
            elif worse.rank(member) < better.rank(same):
                return same, fell
        return None

    def _told(self, why: Why, at: str, by: tuple[str, ...], is_new: bool) -> Cause:  # noqa: FBT001
        """Name a change in the words of the new map; `at` and `by` are of the new one if `is_new`, of the old one otherwise."""
        if is_new:
            return Cause(why, at, by, undone=False)
        names = self.matching.new_of
        return Cause(why, names.get(at, at), tuple(names.get(id, id) for id in by), undone=True)
