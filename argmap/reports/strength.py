"""Strengths as a ranking, in all readings side by side, and as data."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from argmap.argument import ArgumentMap
from argmap.outlining import short_name
from argmap.reports.paint import Paint, plain, visible
from argmap.reports.table import aligned
from argmap.weighing import Standpoint

_WHAT = "Strength from 0 to 1, an upper bound that is reached if every step holds. It is for ranking: where the columns differ, no number is a finding."


def print_strengths(map: ArgumentMap, strengths: Mapping[str, Mapping[Standpoint, float]], ids: Sequence[str], *, width: int = 80, paint: Paint = plain) -> str:
    """Rank statements by their strength as the author argues, with the other readings beside it.

    Args:
        map: The map.
        strengths: The strength of each statement in each reading.
        ids: What is ranked; if nothing is, the theses, and below them the other statements that are argued for.
        width: How many columns a line may take.
        paint: How the head is coloured.
    """
    theses = [thesis.id for thesis in map.theses]
    others = [statement.id for statement in map if statement.reasons and statement.id not in theses]
    groups = [_ranked(strengths, group) for group in ([ids] if ids else [theses, others]) if group]
    head = ("", *(standpoint.value for standpoint in Standpoint))
    rows = [(visible(short_name(map[id])), *(_number(strengths[id][standpoint]) for standpoint in Standpoint)) for group in groups for id in group]
    first, *lines = aligned([head, *rows], right=True)
    blocks = []
    for group in groups:
        blocks.append("\n".join(lines[: len(group)]))
        lines = lines[len(group) :]
    return "\n\n".join([textwrap.fill(_WHAT, width), "\n".join([paint("strong", first), *blocks[:1]]), *blocks[1:]])


def _ranked(strengths: Mapping[str, Mapping[Standpoint, float]], ids: Sequence[str]) -> list[str]:
    return sorted(dict.fromkeys(ids), key=lambda id: [-strengths[id][standpoint] for standpoint in Standpoint])


def _number(value: float) -> str:
    """Give two digits, and more would promise what no map holds; what is neither all nor nothing is never told as if it were."""
    told = f"{value:.2f}"
    if told == "1.00" and value < 1:
        return "> 0.99"
    return "< 0.01" if told == "0.00" and value > 0 else told


def strengths_data(strengths: Mapping[str, Mapping[Standpoint, float]]) -> dict[str, Any]:
    """Give strengths as plain data, by statement and reading, to six digits."""
    return {id: {standpoint.value: round(value, 6) for standpoint, value in readings.items()} for id, readings in strengths.items()}
