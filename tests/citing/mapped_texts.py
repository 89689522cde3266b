"""The maps that have their texts beside them, and the article's where it is at hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from attrs import frozen
from ground import ROOT, SHELF

from argmap.argument import ArgumentMap
from argmap.citing import Edition, Editions, make_record
from argmap.reading import read

ARTICLE = SHELF / "article" / "blank-2017.txt"
OWN = [ROOT / "tests" / "texts" / f"{name}.argmap" for name in ("mill-weir", "street-lamps")]


@frozen(eq=False)
class Mapped:
    """A map and the text that it was made from."""

    name: str
    map: ArgumentMap
    edition: Edition

    @property
    def editions(self) -> Editions:
        return Editions({self.edition.id: self.edition}, self.edition.id)


@cache
def mapped(map: Path, text: Path) -> Mapped:
    read_map = read(map).map
    (document,) = read_map.documents
    words = text.read_text("utf-8")
    return Mapped(map.stem, read_map, Edition(document.id, make_record(document.id, words), words))


def all_mapped() -> list[Mapped]:
    found = [mapped(path, path.with_suffix(".txt")) for path in OWN]
    if ARTICLE.exists():
        found.append(mapped(ROOT / "examples" / "russia-pakistan.argmap", ARTICLE))
    return found
