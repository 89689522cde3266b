"""What is wrong with a foreign file, gathered while it is read."""

from __future__ import annotations

from attrs import define, field

from argmap.diagnostic import Diagnostic

MOST = 250
"""How many findings are told of one file: whoever has more of them needs another file, not a longer list."""


@define
class Findings:
    """Findings of one file, at most `MOST` of them."""

    told: list[Diagnostic] = field(factory=list)

    @property
    def is_full(self) -> bool:
        """Whether no more are told, so that none need be made: to make one may take a second look at the file."""
        return len(self.told) >= MOST

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep one more, unless there are enough."""
        if not self.is_full:
            self.told.append(diagnostic)
