"""The ground of a map against rival claims: the analysis of competing hypotheses (Heuer, Psychology of Intelligence Analysis, 1999, chapter 8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from attrs import frozen

from argmap.argument import ArgumentMap, Evidence, Statement
from argmap.argument.map import speaks_for


class Bearing(Enum):
    """How a ground statement bears on a rival."""

    SUPPORTS = "supports"
    AGAINST = "against"
    BOTH = "both"
    """One way speaks for it, another against it."""
    NOTHING = "nothing"
    """No way leads there."""

    @property
    def is_for(self) -> bool:
        """Whether some way speaks for the rival."""
        return self in (Bearing.SUPPORTS, Bearing.BOTH)

    @property
    def is_against(self) -> bool:
        """Whether some way speaks against it: what Heuer calls inconsistent."""
        return self in (Bearing.AGAINST, Bearing.BOTH)


@frozen
class Row:
    """A ground statement, and how it bears on each rival, in the order of the rivals."""

    statement: Statement
    bearings: tuple[Bearing, ...]

    @property
    def is_idle(self) -> bool:
        """Whether it bears on none of them."""
        return set(self.bearings) == {Bearing.NOTHING}

    @property
    def is_diagnostic(self) -> bool:
        """Whether it tells the rivals apart: it does not bear alike on all of them."""
        return len(set(self.bearings)) > 1


@frozen
class Rival:
    """A claim that is compared, and how many rows bear on it; a row that bears both ways is counted on both sides."""

    statement: Statement
    supports: int
    against: int

    @property
    def is_tested(self) -> bool:
        """Whether anything speaks against it."""
        return self.against > 0


@frozen
class Matrix:
    """How each ground statement bears on each of several rivals."""

    rivals: tuple[Rival, ...]
    rows: tuple[Row, ...]
    """In order of writing."""

    def __getitem__(self, place: tuple[str, str]) -> Bearing:
        """Give how a ground statement bears on a rival, `matrix["alarm", "arson"]`.

        Raises:
            KeyError: there is no such row, or no such rival.
        """
        row, rival = place
        bearings = next((each.bearings for each in self.rows if each.statement.id == row), None)
        column = next((number for number, each in enumerate(self.rivals) if each.statement.id == rival), None)
        if bearings is None or column is None:
            raise KeyError(f"no row has the id {row!r}" if bearings is None else f"no rival has the id {rival!r}")
        return bearings[column]

    @property
    def ranking(self) -> tuple[Rival, ...]:
        """The rivals, the one with the least against it first: one case against a hypothesis tells more than many for it (Heuer)."""
        return tuple(sorted(self.rivals, key=lambda rival: rival.against))

    @property
    def untested(self) -> tuple[Rival, ...]:
        """The rivals with nothing against them."""
        return tuple(rival for rival in self.rivals if not rival.is_tested)

    @property
    def diagnostic(self) -> tuple[Row, ...]:
        """The rows that tell the rivals apart."""
        return tuple(row for row in self.rows if row.is_diagnostic)

    @property
    def undiagnostic(self) -> tuple[Row, ...]:
        """The rows that bear alike on every rival, and so tell none apart."""
        return tuple(row for row in self.rows if not row.is_diagnostic and not row.is_idle)

    @property
    def idle(self) -> tuple[Row, ...]:
        """The rows that bear on none of them."""
        return tuple(row for row in self.rows if row.is_idle)


def matrix(map: ArgumentMap, ids: Iterable[str] = (), *, evidence: bool = False) -> Matrix:
    """Set the ground of a map against rivals.

    Rows are the ground statements, those without reasons, that are no rivals themselves.
    How one bears on a rival is read off the ways up to the rival, each going from a member to the statement whose step, or whose step's exception, it stands in:
    a reason keeps the side that is taken, an objection turns it, conceded or not, and each exception turns what the step that it questions says.
    So an exception to a reason is against what the reason supports, and an objection to an objection is for what was objected to.
    Where ways are found for both sides, it bears both ways. A way ends at its rival and does not pass through it again; other rivals are passed through.
    It tells how statements bear, and not whether they stand. Each rival takes one walk over the map.

    Args:
        map: The map.
        ids: The rivals; the theses, if none are named.
        evidence: Whether only evidence makes rows.

    Raises:
        KeyError: there is no such statement.
        ValueError: there are fewer than two rivals to compare.
    """
    rivals = tuple(dict.fromkeys(map[id].id for id in ids)) or tuple(thesis.id for thesis in map.theses)
    if len(rivals) < 2:  # noqa: PLR2004 (two make rivals)
        raise ValueError(f"a matrix compares two statements or more, not {len(rivals)}")
    number = {statement.id: place for place, statement in enumerate(map)}
    into = _into(map, number)
    sides = [_sides(into, number[rival]) for rival in rivals]
    held = set(rivals)
    ground = [each for each in map if not each.reasons and each.id not in held and (isinstance(each, Evidence) or not evidence)]
    rows = tuple(Row(each, tuple(_bearing(side, number[each.id]) for side in sides)) for each in ground)
    columns = list(zip(*(row.bearings for row in rows), strict=True)) or [()] * len(rivals)
    return Matrix(
        tuple(
            Rival(map[rival], sum(bearing.is_for for bearing in column), sum(bearing.is_against for bearing in column))
            for rival, column in zip(rivals, columns, strict=True)
        ),
        rows,
    )


# A statement that takes a side is a number: twice the statement's own, and one more if it is against. Turning the side is `^ 1`.


def _into(map: ArgumentMap, number: Mapping[str, int]) -> list[list[int]]:
    """For each statement the members of its steps, with the sides that they take in it."""
    into: list[list[int]] = [[] for _ in number]
    for path, step in map.steps():
        is_against = not speaks_for(path)
        into[number[str(path[0])]] += [2 * number[member] + is_against for member in step.members]
    return into


def _sides(into: Sequence[Sequence[int]], rival: int) -> bytearray:
    """Mark what bears on a rival, with its side."""
    found = bytearray(2 * len(into))
    # What is marked is not gone through again, and the rival is not to be.
    found[2 * rival] = found[2 * rival + 1] = True
    stack = [2 * rival]
    while stack:
        taken = stack.pop()
        for member in into[taken // 2]:
            reached = member ^ (taken % 2)
            if not found[reached]:
                found[reached] = True
                stack.append(reached)
    return found


def _bearing(side: bytearray, number: int) -> Bearing:
    is_for, is_against = side[2 * number], side[2 * number + 1]
    if is_for:
        return Bearing.BOTH if is_against else Bearing.SUPPORTS
    return Bearing.AGAINST if is_against else Bearing.NOTHING
