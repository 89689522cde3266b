"""The map as a tree, for those who read it from a thesis down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from argmap.argument.model import Statement, Step
from argmap.diagnostic import Path

if TYPE_CHECKING:
    from argmap.argument.map import ArgumentMap


@frozen
class StatementNode:
    """A statement at one place in the tree."""

    statement: Statement
    depth: int
    repeated: bool = False
    """Whether it was met before; what hangs on it is shown there, and not again."""


@frozen
class StepNode:
    """A step at one place in the tree; its members and its undercuts lie below it."""

    step: Step
    path: Path
    depth: int


Node: TypeAlias = StatementNode | StepNode


@frozen
class Tree:
    """The argument for one statement: below it its steps, below each step its members and its undercuts.

    Each statement is opened once, at its first place, so that shared premises and cycles do no harm.
    """

    map: ArgumentMap = field(repr=False)
    root: str

    def __iter__(self) -> Iterator[Node]:
        return self.walk()

    def walk(self) -> Iterator[Node]:
        """Walk the tree from the top, in the order in which it reads."""
        opened: set[str] = set()
        stack: list[tuple[str, int] | StepNode] = [(self.root, 0)]
        while stack:
            place = stack.pop()
            if isinstance(place, StepNode):
                yield place
                below: list[tuple[str, int] | StepNode] = [(member, place.depth + 1) for member in place.step.members]
                below += [StepNode(undercut, (*place.path, "undercuts", number), place.depth + 1) for number, undercut in enumerate(place.step.undercuts)]
                stack += reversed(below)
                continue
            id, depth = place
            statement = self.map[id]
            yield StatementNode(statement, depth, id in opened)
            if id in opened:
                continue
            opened.add(id)
            steps = [StepNode(step, (id, "reasons", number), depth + 1) for number, step in enumerate(statement.reasons)]
            steps += [StepNode(step, (id, "objections", number), depth + 1) for number, step in enumerate(statement.objections)]
            stack += reversed(steps)
