"""Equal texts of a JSON file, kept once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Sharing:
    """Keeps each text once: times, types and schemes are the same in nearly every node, and edges repeat the ids."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self.known = {text: text for text in known}

    def share(self, record: dict[str, Any]) -> dict[str, Any]:
        """Give an object that was just parsed, with texts that were met before; an `object_hook` of `json`."""
        share = self.known.setdefault
        for key, value in record.items():
            if type(value) is str:
                record[key] = share(value, value)
        return record
