"""Near matches: what somebody probably meant to type."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the one of `known` that is closest to `word`, or None if none is close.

    Close is at most one edit in three letters, a swap of neighbours counting as one edit
    (optimal string alignment); the first of equals is given.
    """
    allowed = len(word) // 3
    if not allowed:
        return None
    # Most maps have no misspelt name, and then rapidfuzz need not be loaded.
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    found = extractOne(word, list(known), scorer=OSA.distance, score_cutoff=allowed)
    return found[0] if found else None


def only_nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the one of `known` that is closest to `word`, or None if none is close or two are equally so."""
    candidates = list(dict.fromkeys(known))
    if nearest(word, candidates) is None:
        return None
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    (found, distance, _), *others = extract(word, candidates, scorer=OSA.distance, limit=2)
    return None if others and others[0][1] == distance else str(found)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give "did you mean `x`?" where something close is known, else nothing."""
    found = nearest(word, known)
    return f"did you mean `{found}`?" if found else ""
