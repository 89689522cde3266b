"""The order of letters on a line that holds both directions: the Unicode bidirectional algorithm, as far as a map needs it.

Lines run from left to right, as text in SVG does, and hold no bidirectional controls: `metrics.clean` shows those as U+FFFD.
That leaves the weak, the neutral and the implicit rules of UAX #9, with paired brackets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import TypeVar

T = TypeVar("T")

_PAIRS = "()[]{}⟦⟧⟨⟩⟪⟫「」『』【】〈〉《》〔〕〖〗（）［］｛｝｢｣"
_CLOSING = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_NEUTRAL = frozenset(("B", "S", "WS", "ON"))


def levels_of(text: str) -> list[int]:
    """Give the embedding level of each character: odd where it runs from right to left."""
    classes = [unicodedata.bidirectional(character) or "L" for character in text]
    if not {"R", "AL", "AN"}.intersection(classes):
        return [0] * len(text)
    seen = [place for place, sort in enumerate(classes) if sort != "BN"]
    kinds = [classes[place] for place in seen]
    _resolve_weak(kinds)
    _resolve_brackets([text[place] for place in seen], kinds)
    _resolve_neutral(kinds)
    levels = [0] * len(text)
    for place, kind in zip(seen, kinds, strict=True):
        levels[place] = {"L": 0, "R": 1}.get(kind, 2)
    for place in range(1, len(text)):
        if classes[place] == "BN":
            levels[place] = levels[place - 1]
    for place in range(len(text.rstrip()), len(text)):
        levels[place] = 0
    return levels


def _resolve_weak(kinds: list[str]) -> None:
    """Settle marks, numbers and what stands among numbers: rules W1 to W7."""
    strong = before = "L"
    for place, kind in enumerate(kinds):
        settled = before if kind == "NSM" else "AN" if kind == "EN" and strong == "AL" else kind
        strong = settled if settled in ("L", "R", "AL") else strong
        kinds[place] = before = settled
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for place in range(1, len(kinds) - 1):
        one, kind, other = kinds[place - 1 : place + 2]
        if one == other and ((kind in ("ES", "CS") and one == "EN") or (kind == "CS" and one == "AN")):
            kinds[place] = one
    for start, end in _runs(kinds, frozenset(("ET",))):
        if "EN" in kinds[max(start - 1, 0) : start] + kinds[end : end + 1]:
            kinds[start:end] = ["EN"] * (end - start)
    strong = "L"
    for place, kind in enumerate(kinds):
        strong = kind if kind in ("L", "R") else strong
        kinds[place] = "ON" if kind in ("ES", "ET", "CS") else "L" if kind == "EN" and strong == "L" else kind


def _resolve_brackets(text: list[str], kinds: list[str]) -> None:
    """Give both brackets of a pair one direction: rule N0."""
    for opening, closing in _bracket_pairs(text, kinds):
        within = {_direction(kind) for kind in kinds[opening + 1 : closing]}
        if "L" in within:
            kinds[opening] = kinds[closing] = "L"
        elif "R" in within:
            before = next((kind for kind in map(_direction, reversed(kinds[:opening])) if kind), "L")
            kinds[opening] = kinds[closing] = before


def _bracket_pairs(text: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    awaited: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if kinds[place] != "ON":
            continue
        if character in _CLOSING:
            awaited.append((_CLOSING[character], place))
            continue
        for depth in range(len(awaited) - 1, -1, -1):
            if awaited[depth][0] == character:
                pairs.append((awaited[depth][1], place))
                del awaited[depth:]
                break
    return sorted(pairs)


def _resolve_neutral(kinds: list[str]) -> None:
    """Let what has no direction take that of both its neighbours, or the line's: rules N1 and N2."""
    for start, end in _runs(kinds, _NEUTRAL):
        before = _direction(kinds[start - 1]) if start else "L"
        after = _direction(kinds[end]) if end < len(kinds) else "L"
        kinds[start:end] = [before if before == after else "L"] * (end - start)


def _direction(kind: str) -> str:
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _runs(kinds: list[str], wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in wanted:
            end += 1
        if end > start:
            yield start, end
        start = end + 1


def visual_order(items: list[T], level_of: Callable[[T], int]) -> list[T]:
    """Put items from the order of reading into that from left to right: rule L2."""
    ordered = list(items)
    for level in range(max(map(level_of, items), default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and level_of(ordered[end]) >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = end + 1
    return ordered
