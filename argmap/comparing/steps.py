"""Which step of one map is which of another, and what became of the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator, Mapping
from functools import cached_property

from attrs import define, field, frozen

from argmap.argument import ArgumentMap, Objection, Reason, Step
from argmap.comparing.matching import Matching
from argmap.comparing.parts import Difference, Part
from argmap.diagnostic import Path

_STATEMENT = 3
"""How long the path of a step is that bears on a statement; that of an exception is longer."""


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
    new_of: dict[Path, Path] = field(factory=dict)
    taken: set[Path] = field(factory=set)
    """The new steps that are matched or regrouped."""
    waiting: dict[Hashable, deque[Bearing]] = field(factory=dict)
    """The new steps by what they may be known by."""

    def compare(self) -> Steps:
        for bearing in self.new.values():
            for key in _keys(bearing.target, bearing.side, frozenset(bearing.step.members)):
                self.waiting.setdefault(key, deque()).append(bearing)
        for number in range(4):
            for bearing in self.old.values():
                self._match(bearing, number + 1)
        regrouped = list(self._regroup())
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

    def _match(self, bearing: Bearing, width: int) -> None:
        """Look for an old step among the new ones: with the same members on the same target, and with `width` less and less strictly."""
        if bearing.path in self.new_of:
            return
        target = self._target(bearing)
        for key in _keys(target, bearing.side, self._members(bearing))[:width]:
            waiting = self.waiting.get(key, ())
            while waiting:
                found = waiting.popleft()
                if found.path not in self.taken:
                    self._take(bearing, found)
                    return

    def _take(self, old: Bearing, new: Bearing) -> None:
        self.new_of[old.path] = new.path
        self.taken.add(new.path)

    def _regroup(self) -> Iterator[Regrouping]:
        """Match what is left on one target if it has members in common, from the statements down to exceptions to exceptions."""
        done: set[Path] = set()
        levels: dict[int, list[Bearing]] = {}
        for bearing in self.old.values():
            levels.setdefault(len(bearing.path), []).append(bearing)
        fresh: dict[tuple[Path, str], list[Bearing]] = {}
        for bearing in self.new.values():
            if bearing.path not in self.taken:
                fresh.setdefault((bearing.target, bearing.side), []).append(bearing)
        for level in sorted(levels):
            groups: dict[tuple[Path, str], list[Bearing]] = {}
            for bearing in levels[level]:
                self._match(bearing, 1)
                target = self._target(bearing)
                if bearing.path not in self.new_of and target is not None and (target, bearing.side) in fresh:
                    groups.setdefault((target, bearing.side), []).append(bearing)
            for place, olds in groups.items():
                news = [bearing for bearing in fresh[place] if bearing.path not in self.taken]
                for ours, theirs in self._components(olds, news):
                    if len(ours) == len(theirs) == 1:
                        self._take(ours[0], theirs[0])
                        continue
                    done.update(bearing.path for bearing in theirs)
                    self.taken |= done
                    yield Regrouping(tuple(ours), tuple(theirs))

    def _components(self, olds: list[Bearing], news: list[Bearing]) -> Iterator[tuple[list[Bearing], list[Bearing]]]:
        """Give the old and new steps that hang together by their members, where there are both."""
        steps = [(bearing, self._members(bearing) - {None}) for bearing in olds] + [(bearing, frozenset(bearing.step.members)) for bearing in news]
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


def _keys(target: Path | None, side: str, members: frozenset[str | None]) -> list[Hashable]:
    """What a step may be known by, the surest first: its place and its members, either with the side that it speaks for or without."""
    placed: list[Hashable] = [] if target is None else [(target, side, members), (target, members)]
    return placed + ([] if None in members else [(side, members), (members,)])


def _scheme(step: Step) -> tuple[str, ...]:
    if step.scheme is None:
        return ()
    return (f"“{step.scheme.name}”",) if step.scheme.own else (step.scheme.name,)


def _text(path: Path) -> tuple[str, ...]:
    return tuple(str(part) for part in path)
