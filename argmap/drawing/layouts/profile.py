"""How far down a thing reaches, from its left to its right, so that what stands below it can move up where there is room."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush
from itertools import pairwise
from typing import TypeAlias

Profile: TypeAlias = tuple[tuple[float, float, float], ...]
"""Stretches from left to right, none over another: left, right, and how far down it reaches there, in pt."""

_STRETCHES = 12
"""How many stretches a profile has at most: with more the work would not be linear."""


def envelope(pieces: Iterable[tuple[float, float, float]]) -> Profile:
    """Give the profile of several things together; a long one is made coarser, and never too short."""
    waiting = sorted(pieces)
    edges = sorted({x for piece in waiting for x in piece[:2]})
    found: list[tuple[float, float, float]] = []
    heap: list[tuple[float, float]] = []
    number = 0
    for left, right in pairwise(edges):
        while number < len(waiting) and waiting[number][0] <= left:
            heappush(heap, (-waiting[number][2], waiting[number][1]))
            number += 1
        while heap and heap[0][1] <= left:
            heappop(heap)
        if not heap:
            continue
        bottom = -heap[0][0]
        if found and found[-1][2] == bottom and found[-1][1] == left:
            found[-1] = (found[-1][0], right, bottom)
        else:
            found.append((left, right, bottom))
    if len(found) <= _STRETCHES:
        return tuple(found)
    size = -(-len(found) // _STRETCHES)
    groups = [found[start : start + size] for start in range(0, len(found), size)]
    return tuple((group[0][0], group[-1][1], max(bottom for *_, bottom in group)) for group in groups)


def moved(profile: Profile, x: float, y: float) -> Iterable[tuple[float, float, float]]:
    """The same profile elsewhere."""
    return ((left + x, right + x, bottom + y) for left, right, bottom in profile)


def clearance(profile: Profile, left: float, right: float, shoulder: tuple[float, float], gap: float) -> float:
    """How far down something has to begin that reaches from `left` to `right`, and right of its shoulder stands only so much lower."""
    across, lower = shoulder
    down = 0.0
    for start, end, bottom in profile:
        if start < right + gap and end > left - gap:
            down = max(down, bottom + gap - (lower if start >= left + across + gap else 0))
    return down
