"""Where each statement of a map is drawn: once, with the first step that uses it, or on its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from argmap.argument import ArgumentMap, Objection, Reason, Statement, Step
from argmap.diagnostic import Path
from argmap.drawing.diagram import Relation


@frozen
class PlacedStep:
    """A step as it is drawn."""

    path: Path
    step: Step
    target: str | Path
    """The id of the statement, or the path of the step, that it bears on."""
    section: str | None
    """The id of the section in whose region it is drawn."""
    against: bool
    own: tuple[bool, ...]
    """For each member, whether it is drawn here, or elsewhere and only named here."""

    @property
    def relation(self) -> Relation:
        """The word that introduces it."""
        if isinstance(self.step, Reason):
            return Relation.BECAUSE
        if isinstance(self.step, Objection):
            return Relation.ALTHOUGH if self.step.conceded else Relation.BUT
        return Relation.UNLESS

    @property
    def own_members(self) -> tuple[str, ...]:
        """The ids of the members that are drawn here."""
        return tuple(member for member, own in zip(self.step.members, self.own, strict=True) if own)


@frozen
class Arrangement:
    """A map as a forest of steps."""

    roots: Mapping[str, str | None]
    """The statements that are drawn on their own, in order of writing, with the sections in whose regions they stand."""
    steps: tuple[PlacedStep, ...]
    """In the order in which they are read: each tree from its root down, a step's undercuts before its members' own steps."""


@frozen
class _Pending:
    path: Path
    step: Step
    target: str | Path
    section: str | None
    """That of what it bears on."""
    against: bool


def arrange(map: ArgumentMap, *, across: bool = True) -> Arrangement:
    """Give every statement one place, so that trees read from theses down and shared statements and cycles do no harm.

    Theses that serve nothing else come first, since what they share with minor claims belongs with them.
    A statement is never drawn in the region of another section than its own: it is only named there.
    With `across`, a step that belongs to another section as a whole is drawn there as a whole.
    """
    return _Arranger(map, across).arrange()


@frozen
class _Arranger:
    map: ArgumentMap
    across: bool
    section_of: dict[str, str] = field(init=False)
    drawn: set[str] = field(init=False, factory=set)

    @section_of.default
    def _section_of(self) -> dict[str, str]:
        return {member: section.id for section in self.map.sections for member in section.members}

    def arrange(self) -> Arrangement:
        trees: dict[str, list[PlacedStep]] = {}
        for statement in self._by_rank():
            if statement.id not in self.drawn:
                self.drawn.add(statement.id)
                trees[statement.id] = self._descend(statement)
        roots = {statement.id: self.section_of.get(statement.id) for statement in self.map.statements if statement.id in trees}
        return Arrangement(roots, tuple(step for root in roots for step in trees[root]))

    def _by_rank(self) -> Iterator[Statement]:
        statements = self.map.statements
        theses = {thesis.id for thesis in self.map.theses}
        unused = {statement.id for statement in statements if not self.map.uses_of(statement.id)}
        yield from (statement for statement in statements if statement.id in theses and statement.id in unused)
        yield from (statement for statement in statements if statement.id in unused)
        # What is left hangs on cycles, or is used in other sections only.
        yield from (statement for statement in statements if statement.id in theses)
        yield from statements

    def _descend(self, root: Statement) -> list[PlacedStep]:
        found: list[PlacedStep] = []
        stack = self._steps_of(root, self.section_of.get(root.id), against=False)
        while stack:
            placed = self._place(stack.pop())
            found.append(placed)
            for member in reversed(placed.own_members):
                stack += self._steps_of(self.map[member], placed.section, against=placed.against)
            undercuts = [
                _Pending((*placed.path, "undercuts", number), undercut, placed.path, placed.section, not placed.against)
                for number, undercut in enumerate(placed.step.undercuts)
            ]
            stack += reversed(undercuts)
        return found

    def _place(self, pending: _Pending) -> PlacedStep:
        section, own = pending.section, []
        homes = {self.section_of.get(member) for member in pending.step.members}
        if self.across and len(homes) == 1 and None not in homes and not self.drawn.intersection(pending.step.members):
            (section,) = homes
        for member in pending.step.members:
            own.append(member not in self.drawn and self.section_of.get(member) in (None, section))
            self.drawn.update([member] if own[-1] else [])
        return PlacedStep(pending.path, pending.step, pending.target, section, pending.against, tuple(own))

    def _steps_of(self, statement: Statement, section: str | None, *, against: bool) -> list[_Pending]:
        """The steps for and against a statement, the last first, ready to be popped."""
        steps = [_Pending((statement.id, "reasons", number), reason, statement.id, section, against) for number, reason in enumerate(statement.reasons)]
        steps += [
            _Pending((statement.id, "objections", number), objection, statement.id, section, not against)
            for number, objection in enumerate(statement.objections)
        ]
        return steps[::-1]
