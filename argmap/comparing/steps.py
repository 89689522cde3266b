"""Which step of one map is which of another, and what became of the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cached_property

from attrs import define, field, frozen

from argmap.argument import ArgumentMap, Objection, Reason, Step
from argmap.comparing.matching import Matching
from argmap.comparing.parts import Difference, Part
from argmap.diagnostic import Path

_STATEMENT = 3
"""How long the path of a step is that bears on a statement; that of an exception is longer."""


class _By(Enum):
    """What a step may be known by, the surest first."""

    SHAPE = "its target and all that it says"
    SIDE = "its target, its members and the side that it speaks for"
    TARGET = "its target and its members"
    LEVEL_SIDE = "its members, the side that it speaks for, and how deep it stands"
    LEVEL = "its members and how deep it stands"
    MEMBERS = "its members"


_IN_PLACE = (_By.SHAPE, _By.SIDE, _By.TARGET)


@frozen
class Bearing:
    """A step where it bears."""

    path: Path
    step: Step

    @property
    def owner(self) -> str:
        """The id of the statement that the step, or the step that it questions, bears on."""
        return str(self.path[0])

    @property
    def target(self) -> Path:
        """The path of what it bears on."""
        return self.path[:-2]

    @property
    def word(self) -> str:
        """The word of the language for how it bears."""
        if isinstance(self.step, Reason):
            return "because"
        if isinstance(self.step, Objection):
            return "although" if self.step.conceded else "but"
        return "unless"

    @property
    def side(self) -> str:
        """`reasons`, `objections` or `undercuts`."""
        return str(self.path[-2])


@frozen
class StepPair:
    """A step that both maps have; `differences` is empty if it is the same."""

    old: Bearing
    new: Bearing
    differences: tuple[Difference, ...]


@frozen
class Regrouping:
    """Steps on one statement whose members are linked otherwise than they were: what worked together stands apart, or the other way round."""

    old: tuple[Bearing, ...]
    new: tuple[Bearing, ...]


@frozen
class Steps:
    """The steps of two maps, compared."""

    pairs: tuple[StepPair, ...]
    regrouped: tuple[Regrouping, ...]
    added: tuple[Bearing, ...]
    removed: tuple[Bearing, ...]

    @cached_property
    def new_of(self) -> Mapping[Path, Path]:
        """For the path of a step that both maps have the one in the new map."""
        return {pair.old.path: pair.new.path for pair in self.pairs}


def compare_steps(old: ArgumentMap, new: ArgumentMap, matching: Matching) -> Steps:
    """Give what became of each step. The order of reasons, and of the members of a step, is no difference; linear in the number of steps."""
    return _Comparer(_bearings(old), _bearings(new), matching.new_of).compare()


def _bearings(map: ArgumentMap) -> dict[Path, Bearing]:
    return {path: Bearing(path, step) for path, step in map.steps()}


@define
class _Comparer:
    old: dict[Path, Bearing]
    new: dict[Path, Bearing]
    names: Mapping[str, str]
    """For the id of an old statement that of the new."""
    known: frozenset[str | None] = field(init=False)
    """The ids of the new statements that the old map has too."""
    new_of: dict[Path, Path] = field(factory=dict)
    taken: set[Path] = field(factory=set)
    """The new steps that are matched or regrouped."""
    waiting: dict[Hashable, deque[Bearing]] = field(factory=dict)
    """The new steps by what they may be known by."""
    shapes: dict[Hashable, int] = field(factory=dict)
    """A number for all that a step says, its exceptions and theirs included."""
    shape_of: dict[Path, int] = field(factory=dict)
    """The shapes of the old steps."""

    @known.default
    def _known(self) -> frozenset[str | None]:
        return frozenset(self.names.values())

    def compare(self) -> Steps:
        self.shape_of = self._shapes(self.old, {id: self.names.get(id) for bearing in self.old.values() for id in bearing.step.members})
        shapes = self._shapes(self.new, {})
        for path, bearing in self.new.items():
            for by in _By:
                self.waiting.setdefault(_key(by, bearing.target, bearing, frozenset(bearing.step.members), shapes[path]), deque()).append(bearing)
        levels: dict[int, list[Bearing]] = {}
        for bearing in self.old.values():
            levels.setdefault(len(bearing.path), []).append(bearing)
        # One manner after the other, so that it does not matter which map is the old one; what is questioned before what questions it.
        for wider in (_By.LEVEL_SIDE, _By.LEVEL):
            for level in sorted(levels):
                for by in (*_IN_PLACE, wider):
                    self._match(levels[level], by)
        self._match(self.old.values(), _By.MEMBERS)
        regrouped = list(self._regroup(levels))
        regrouped_old = {bearing.path for each in regrouped for bearing in each.old}
        pairs = [(self.old[path], self.new[mine]) for path, mine in self.new_of.items()]
        homes = {bearing.path: number for number, each in enumerate(regrouped) for bearing in (*each.old, *each.new)}
        place = {path: number for number, path in enumerate(self.new)}
        return Steps(
            tuple(self._pair(*pair, homes) for pair in sorted(pairs, key=lambda pair: place[pair[1].path])),
            tuple(regrouped),
            tuple(bearing for path, bearing in self.new.items() if path not in self.taken),
            tuple(bearing for path, bearing in self.old.items() if path not in self.new_of and path not in regrouped_old),
        )

    def _target(self, bearing: Bearing) -> Path | None:
        """The path in the new map of what an old step bears on."""
        if len(bearing.path) == _STATEMENT:
            name = self.names.get(bearing.owner)
            return None if name is None else (name,)
        return self.new_of.get(bearing.target)

    def _members(self, bearing: Bearing) -> frozenset[str | None]:
        # What the new map does not have is told apart from all that it has.
        return frozenset(self.names.get(member) for member in bearing.step.members)

    def _shapes(self, bearings: Mapping[Path, Bearing], names: Mapping[str, str | None]) -> dict[Path, int]:
        below: dict[Path, list[int]] = {}
        found: dict[Path, int] = {}
        # Exceptions stand behind what they question.
        for path, bearing in reversed(list(bearings.items())):
            members = frozenset(names.get(member, member) for member in bearing.step.members)
            shape = (bearing.word, members, bearing.step.scheme, tuple(sorted(below.pop(path, ()))))
            found[path] = self.shapes.setdefault(shape, len(self.shapes))
            below.setdefault(bearing.target, []).append(found[path])
        return found

    def _match(self, bearings: Iterable[Bearing], by: _By) -> None:
        """Match old steps with new ones in one manner; of several, the first with the first."""
        for bearing in bearings:
            if bearing.path in self.new_of:
                continue
            waiting = self.waiting.get(_key(by, self._target(bearing), bearing, self._members(bearing), self.shape_of[bearing.path]), ())
            while waiting:
                found = waiting.popleft()
                if found.path not in self.taken:
                    self._take(bearing, found)
                    break

    def _take(self, old: Bearing, new: Bearing) -> None:
        self.new_of[old.path] = new.path
        self.taken.add(new.path)

    def _regroup(self, levels: Mapping[int, list[Bearing]]) -> Iterator[Regrouping]:
        """Match what is left on one target if it has members in common, from the statements down to exceptions to exceptions."""
        fresh: dict[tuple[Path, str], list[Bearing]] = {}
        for bearing in self.new.values():
            if bearing.path not in self.taken:
                fresh.setdefault((bearing.target, bearing.side), []).append(bearing)
        for level in sorted(levels):
            groups: dict[tuple[Path, str], list[Bearing]] = {}
            for by in _IN_PLACE:
                self._match(levels[level], by)
            for bearing in levels[level]:
                target = self._target(bearing)
                if bearing.path not in self.new_of and target is not None and (target, bearing.side) in fresh:
                    groups.setdefault((target, bearing.side), []).append(bearing)
            for place, olds in groups.items():
                news = [bearing for bearing in fresh[place] if bearing.path not in self.taken]
                for ours, theirs in self._components(olds, news):
                    if len(ours) == len(theirs) == 1:
                        self._take(ours[0], theirs[0])
                        continue
                    self.taken.update(bearing.path for bearing in theirs)
                    yield Regrouping(tuple(ours), tuple(theirs))

    def _components(self, olds: list[Bearing], news: list[Bearing]) -> Iterator[tuple[list[Bearing], list[Bearing]]]:
        """Give the old and new steps that hang together by their members, where there are both."""
        # Only what both maps have joins steps, so that it does not matter which map is the old one.
        steps = [(bearing, self._members(bearing) - {None}) for bearing in olds]
        steps += [(bearing, self.known.intersection(bearing.step.members)) for bearing in news]
        having: dict[str | None, list[int]] = {}
        for number, (_, members) in enumerate(steps):
            for member in members:
                having.setdefault(member, []).append(number)
        seen: set[int] = set()
        for number in range(len(olds)):
            found, stack = [], [number]
            while stack:
                here = stack.pop()
                if here in seen:
                    continue
                seen.add(here)
                found.append(here)
                for member in steps[here][1]:
                    # Each member leads on once.
                    stack += having.pop(member, ())
            ours = [steps[each][0] for each in sorted(found) if each < len(olds)]
            theirs = [steps[each][0] for each in sorted(found) if each >= len(olds)]
            if ours and theirs:
                yield ours, theirs

    def _pair(self, old: Bearing, new: Bearing, homes: Mapping[Path, int]) -> StepPair:
        found: list[Difference] = []
        target = self._target(old)
        if old.word != new.word:
            found.append(Difference(Part.WORD, (old.word,), (new.word,)))
        # A step that was regrouped takes its exceptions along.
        if target != new.target and not (len(old.path) > _STATEMENT and homes.get(old.target, -1) == homes.get(new.target, -2)):
            found.append(Difference(Part.TARGET, _text(old.target), _text(new.target)))
        if self._members(old) != frozenset(new.step.members):
            members = tuple(dict.fromkeys(self.names.get(member, member) for member in old.step.members))
            found.append(Difference(Part.MEMBERS, members, tuple(dict.fromkeys(new.step.members))))
        was, now = _scheme(old.step), _scheme(new.step)
        if was != now:
            found.append(Difference(Part.SCHEME, was, now))
        return StepPair(old, new, tuple(found))


def _key(by: _By, target: Path | None, bearing: Bearing, members: frozenset[str | None], shape: int) -> Hashable:
    """Give what a step is known by in one manner; what the new map does not have, None, is in no key of it."""
    level = len(bearing.path)
    match by:
        case _By.SHAPE:
            return by, target, shape
        case _By.SIDE:
            return by, target, members, bearing.side
        case _By.TARGET:
            return by, target, members
        case _By.LEVEL_SIDE:
            return by, level, members, bearing.side
        case _By.LEVEL:
            return by, level, members
        case _By.MEMBERS:
            return by, members


def _scheme(step: Step) -> tuple[str, ...]:
    if step.scheme is None:
        return ()
    return (f"“{step.scheme.name}”",) if step.scheme.own else (step.scheme.name,)


def _text(path: Path) -> tuple[str, ...]:
    return tuple(str(part) for part in path)
