"""What a layout is asked for besides a map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from attrs import field, frozen

from argmap.drawing.layouts.paper import Paper
from argmap.drawing.view import Showing

Hrefs: TypeAlias = Callable[[str], str | None] | Mapping[str, str]
"""Where the box of a statement links to, by the statement's id; None for its own place in the picture."""


@frozen
class Wish:
    """What a picture is to be; a layout takes from it what concerns it."""

    foot: str = ""
    """The words for the foot of the picture."""
    paper: Paper | None = None
    """What it is to fit on."""
    hrefs: Hrefs = field(factory=dict)
    showing: Showing = field(factory=Showing)
    """Which parts of statements are shown, and what the picture says of those that it leaves out."""

    def href(self, id: str) -> str | None:
        """Where the box of a statement links to."""
        return self.hrefs(id) if callable(self.hrefs) else self.hrefs.get(id)
