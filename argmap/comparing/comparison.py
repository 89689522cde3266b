"""Two maps compared by what they mean."""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from argmap.argument import ArgumentMap, Statement
from argmap.comparing.declared import Declared, compare_declared, match_declared
from argmap.comparing.matching import Matching, match
from argmap.comparing.parts import Difference, Known, differences
from argmap.comparing.standing import CeilingChange, StandingChange, compare_standing
from argmap.comparing.steps import Bearing, Regrouping, StepPair, Steps, compare_steps


@frozen
class StatementPair:
    """A statement that both maps have, and what differs; its steps are told of themselves."""

    old: Statement
    new: Statement
    differences: tuple[Difference, ...]


@frozen
class Comparison:
    """What changed from one map to another."""

    old: ArgumentMap
    new: ArgumentMap
    matching: Matching = field(repr=False)
    steps: Steps = field(repr=False)
    changed: tuple[StatementPair, ...]
    """The statements that both have and that differ, in the order of the new map."""
    standing: tuple[StandingChange, ...]
    """Whose standing changed; theses first."""
    ceilings: tuple[CeilingChange, ...]
    """Which theses may be said more or less surely."""
    declared: tuple[Declared, ...]
    """What changed of documents, sources, sections, tensions, and of what the map says of itself."""

    @cached_property
    def added(self) -> tuple[Statement, ...]:
        """The statements that only the new map has, in its order."""
        return tuple(statement for statement in self.new if statement.id not in self.matching.old_of)

    @cached_property
    def removed(self) -> tuple[Statement, ...]:
        """The statements that only the old map has, in its order."""
        return tuple(statement for statement in self.old if statement.id not in self.matching.new_of)

    @property
    def added_steps(self) -> tuple[Bearing, ...]:
        """The steps that only the new map has."""
        return self.steps.added

    @property
    def removed_steps(self) -> tuple[Bearing, ...]:
        """The steps that only the old map has."""
        return self.steps.removed

    @cached_property
    def changed_steps(self) -> tuple[StepPair, ...]:
        """The steps that both have and that differ: they bear on something else, or otherwise, or follow another scheme."""
        return tuple(pair for pair in self.steps.pairs if pair.differences)

    @property
    def regrouped(self) -> tuple[Regrouping, ...]:
        """The steps whose members are linked otherwise."""
        return self.steps.regrouped

    @property
    def is_empty(self) -> bool:
        """Whether the maps mean the same."""
        return not (
            self.added
            or self.removed
            or self.changed
            or self.added_steps
            or self.removed_steps
            or self.changed_steps
            or self.regrouped
            or self.declared
            # Follows from the others, but costs nothing to ask.
            or self.standing
            or self.ceilings
        )


def compare(old: ArgumentMap, new: ArgumentMap) -> Comparison:
    """Compare two maps by what they mean: the order of writing, nesting and comments are no part of it.

    Statements are the same that have the same name, or else the same or nearly the same words; `match` says how.
    Linear in the size of the maps, sorting left aside.
    """
    for map in (old, new):
        if not isinstance(map, ArgumentMap):
            raise TypeError(f"compare takes two ArgumentMaps, not {type(map).__name__}; read files with argmap.load")
    matching = match(old, new)
    steps = compare_steps(old, new, matching)
    names = match_declared(old, new)
    before, after = Known.of(old, names), Known.of(new, {})
    pairs = ((old[matching.old_of[each.id]], each) for each in new if each.id in matching.old_of)
    changed = (StatementPair(was, now, found) for was, now in pairs if (found := tuple(differences(was, now, before, after))))
    standing, ceilings = compare_standing(old, new, matching, steps)
    return Comparison(old, new, matching, steps, tuple(changed), standing, ceilings, tuple(compare_declared(old, new, matching, names)))
