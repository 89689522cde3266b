"""Reasons that look independent draw on the same ground.

## Why is this bad?

Two reasons count for more than one, but not if they say the same thing twice: what brings one down brings the other down too.

## Example

```argmap
main claim trams "The city should build trams." {
  because claim clean "The air gets better." {
    because premise electric "Trams are electric."
  }
  because claim quiet "The streets get quieter." {
    because electric
  }
}
```

## Use instead

```argmap
main claim trams "The city should build trams." {
  because claim clean "The air gets better." {
    because premise electric "Trams are electric."
  }
  because premise jobs "Trams make jobs."
}
```

## When it is right

Reasons for different claims may well share their ground.
A premise that is joined to something else in each reason is not counted twice: what it is joined to counts.

```argmap
main claim trams "The city should build trams." {
  because premise clean "Trams are clean." and premise wanted "The city wants what serves its people."
  because premise jobs "Trams make jobs." and wanted
}
main claim buses "Buses should be electric." {
  because premise quiet "Electric buses are quiet." and wanted
}
```

## How often it is right

On 601 statements of 90 human-made maps (argumentative microtexts, AraucariaDB, Argdown and others) it fired 0 times: most of them are trees.
Before premises joined to others were passed over it fired once, and that was wrong.
Of the article among the examples it tells of three claims, and of each it is true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import define

from argmap.argument import ArgumentMap, Premise, Statement
from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("shared-ground", "R106", Severity.HINT, __doc__)
_SHOWN = 3
_AT_ONCE = 4096
"""So much ground is followed at once, as the bits of one number."""


@define
class _Shared:
    """What two reasons for one statement share."""

    leaf: str
    """The first of the ground that they share."""
    places: list[int]
    """The reasons that draw on it."""
    count: int = 0
    """How much they share."""


def find(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Give each statement two of whose reasons draw on the same ground; of statements above one another only the lowest."""
    order = _from_the_ground_up(map)
    found: dict[str, _Shared] = {}
    leaves = _used_in_several_ways(map, order)
    for start in range(0, len(leaves), _AT_ONCE):
        _follow(map, order, leaves[start : start + _AT_ONCE], found)
    for id, shared in found.items():
        more = f" and {shared.count - 1} more" if shared.count > 1 else ""
        yield Diagnostic(
            RULE,
            f"reasons for `{id}` are not independent: they share `{shared.leaf}`{more}",
            Label((shared.leaf,), "drawn on more than once"),
            tuple(Label((id, "reasons", place, "members", 0), "by this reason") for place in shared.places[:_SHOWN]),
            help="count them as one, or give one of them ground of its own",
        )


def _from_the_ground_up(map: ArgumentMap) -> list[Statement]:
    """The statements, each after what it rests on, as far as nothing rests on itself."""
    order: list[Statement] = []
    seen: set[str] = set()
    for first in map:
        stack = [(first, _grounds(first))] if first.id not in seen else []
        seen.add(first.id)
        while stack:
            statement, grounds = stack[-1]
            following = next((member for member in grounds if member not in seen), None)
            if following is None:
                order.append(statement)
                stack.pop()
            else:
                seen.add(following)
                stack.append((map[following], _grounds(map[following])))
    return order


def _grounds(statement: Statement) -> Iterator[str]:
    return (member for reason in statement.reasons for member in reason.members)


def _used_in_several_ways(map: ArgumentMap, order: list[Statement]) -> list[str]:
    """The ground that can be shared: below a statement that is a member of more than one reason."""
    uses = Counter(member for statement in order for reason in statement.reasons for member in set(reason.members))
    below = {id for id, count in uses.items() if count > 1}
    for statement in reversed(order):
        if statement.id in below:
            below.update(_grounds(statement))
    return [statement.id for statement in map if statement.id in below and not statement.reasons]


def _follow(map: ArgumentMap, order: list[Statement], leaves: list[str], found: dict[str, _Shared]) -> None:
    """Find where two reasons meet that come from one of these leaves; each leaf is a bit."""
    bit = {leaf: 1 << place for place, leaf in enumerate(leaves)}
    rests_on = dict.fromkeys(map.by_id, 0)
    told = dict.fromkeys(map.by_id, 0)
    for statement in order:
        once = twice = counted = below = 0
        drawn: dict[int, int] = {}
        # What is written twice is another rule's.
        for members, place in {frozenset(reason.members): place for place, reason in enumerate(statement.reasons)}.items():
            joined = loose = 0
            for member in members:
                below |= told[member]
                if len(members) > 1 and member in bit and isinstance(map[member], Premise):
                    joined |= bit[member]
                else:
                    loose |= rests_on[member]
            drawn[place] = joined | loose
            twice |= once & drawn[place]
            once |= drawn[place]
            counted |= loose
        # A premise that is only ever joined to others is not counted twice: they are.
        new = twice & counted & ~below
        rests_on[statement.id] = once | bit.get(statement.id, 0)
        told[statement.id] = below | new
        if new:
            lowest = new & -new
            places = [place for place, bits in drawn.items() if bits & lowest]
            shared = found.setdefault(statement.id, _Shared(leaves[lowest.bit_length() - 1], places))
            shared.count += new.bit_count()
