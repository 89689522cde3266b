"""Words in a row, as a sentence lists them."""

from __future__ import annotations

from collections.abc import Iterable


def listed(parts: Iterable[str], word: str = "and", *, most: int | None = None) -> str:
    """Print parts as a sentence lists them: `a, b and c`; of more than `most`, how many more there are: `a, b and 5 more`."""
    names = list(parts)
    if most is not None and len(names) > most:
        names[most:] = [f"{len(names) - most} more"]
    *first, last = names or [""]
    return f"{', '.join(first)} {word} {last}" if first else last
