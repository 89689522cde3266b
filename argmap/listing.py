"""Words as a sentence lists and counts them."""

from __future__ import annotations

from collections.abc import Iterable


def listed(parts: Iterable[str], word: str = "and", *, most: int | None = None) -> str:
    """Print parts as a sentence lists them: `a, b and c`; of more than `most`, how many more there are: `a, b and 5 more`."""
    names = list(parts)
    if most is not None and len(names) > most:
        names[most:] = [f"{len(names) - most:,} more"]
    *first, last = names or [""]
    return f"{', '.join(first)} {word} {last}" if first else last


def counted(number: int, noun: str) -> str:
    """Print a number of things: `1 level`, `2 levels`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
