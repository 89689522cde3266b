"""The page as one file: its shell, its style and its script, and a policy that lets nothing else run."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Template
from sys import maxsize
from typing import Any

from argmap.argument import ArgumentMap
from argmap.building import Places
from argmap.diagnostic import Diagnostic, Place
from argmap.drawing import Drawing, DrawingError, View, lay_out
from argmap.drawing.style import THEMES
from argmap.drawing.themes import AUTO, Choice, choose_theme
from argmap.drawing.view import apply
from argmap.files import Span
from argmap.page.article import cited_documents, cites_of, print_article
from argmap.page.data import map_data, print_data
from argmap.page.outline import print_outline, safe
from argmap.page.picture import make_picture, palette
from argmap.reading import Reading
from argmap.weighing.outcome import Outcome

_SCRIPTS = ("model", "weigh", "bands", "camera", "fold", "details", "search", "save", "keys", "main", "place")
"""The script's parts, in the order in which they are joined."""


def make_page(
    shown: Reading | ArgumentMap,
    *,
    theme: str = AUTO,
    view: View | None = None,
    status: Outcome | None = None,
    foot: str = "",
    engine: str = "auto",
    time_limit: float | None = None,
) -> str:
    """Make a page on which a map can be explored: HTML that needs nothing else, and sends and fetches nothing.

    It has the picture, the argument as a nested list, the article where its text is at hand, and of each statement what is known of it.

    Args:
        shown: What was read, with its findings and its documents; or a map alone.
        theme: `auto` to begin with what the reader's system is set to, the name of a theme, or a TOML file of one's own.
        view: What of the map is shown; all of it without one.
        status: What the page begins with: a reading, and what is rejected in it, which may be taken back on the page.
        foot: What is set at the foot of the picture.
        engine: What draws, as for `draw`.
        time_limit: How long it may take, in seconds; without it, as long as the limits allow.

    Raises:
        DrawingError: as for `draw` and `Drawing.svg`; or the status has concessions that bite by themselves, which a page does not know.
    """
    reading = shown if isinstance(shown, Reading) else None
    map = reading.map if reading else shown
    if not isinstance(map, ArgumentMap):
        raise TypeError(f"make_page takes a Reading or an ArgumentMap, not {type(shown).__name__}")
    viewed = apply(map, view or View())
    light, dark = _colours(theme)
    diagram = lay_out(viewed.map, layout="right", foot=foot, showing=viewed.showing)
    picture = make_picture(Drawing(diagram, Choice(light.theme, dark.theme), engine=engine, time_limit=time_limit, map=viewed.map))
    documents = cited_documents(viewed.map, reading.editions if reading else None)
    data = map_data(viewed.map, _findings(reading) if reading else [], cites_of(documents)) | {"geometry": picture.geometry} | _start(viewed.map, status)
    style = _themed(light, dark) + _asset("page.css")
    script = _script()
    values = {
        "policy": f"default-src 'none'; script-src '{_fingerprint(script)}'; style-src '{_fingerprint(style)}'; img-src data: blob:; base-uri 'none'; form-action 'none'",
        "theme": theme if theme in (AUTO, "light", "dark") else "own",
        "title": safe(map.title) or "Argument map",
        "style": style,
        "outline": print_outline(viewed.map),
        "article": print_article(viewed.map, documents),
        "picture": picture.svg,
        "data": print_data(data),
        "script": script,
    }
    return _filled(_asset("page.html"), values)


def _start(map: ArgumentMap, status: Outcome | None) -> dict[str, Any]:
    """What is chosen before the reader chooses anything, by ids."""
    if status is None:
        return {}
    if status.concede:
        raise DrawingError("a page weighs concessions all together or not at all", "leave out --concede, and draw --reading conceded")
    doubted = [statement.id for statement in map if statement.attribution in status.reject_sources]
    rejected = [id for id in dict.fromkeys([*status.reject, *doubted]) if id in map]
    return {"start": {"reading": status.standpoint.value, "rejected": rejected}}


def _colours(theme: str) -> tuple[Choice, Choice]:
    """The colours by day and by night; a theme other than those two is the same at any time."""
    if theme in (AUTO, "light", "dark"):
        return Choice(THEMES["light"]), Choice(THEMES["dark"])
    choice = choose_theme(theme)
    return choice, choice


def _themed(light: Choice, dark: Choice) -> str:
    night = f"{{{palette(dark.theme)};color-scheme:dark}}"
    return (
        f":root{{{palette(light.theme)};color-scheme:light}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root[data-theme=auto]{night}}}\n"
        f"@media screen{{:root[data-theme=dark]{night}}}\n"
    )


def _findings(reading: Reading) -> list[tuple[Diagnostic, str | None]]:
    """What was found, each with the id of the statement that it is about, if it is about one."""
    about = _Finder(reading.map, reading.places)
    return [(diagnostic, about.statement(diagnostic.primary.place)) for diagnostic in reading.diagnostics]


class _Finder:
    """Finds the statement in which a place lies."""

    def __init__(self, map: ArgumentMap, places: Places) -> None:
        self.map = map
        spans = [(span, statement.id) for statement in map if (span := places.whole(statement.id))]
        self.by_file: dict[str, list[tuple[int, int, str]]] = {}
        for span, id in spans:
            self.by_file.setdefault(span.file.name, []).append((span.start, span.end, id))
        for found in self.by_file.values():
            found.sort()

    def statement(self, place: Place) -> str | None:
        if not isinstance(place, Span):
            return str(place[0]) if place and place[0] in self.map else None
        spans = self.by_file.get(place.file.name, [])
        # The innermost of those around it begins last.
        for number in range(bisect_right(spans, (place.start, maxsize, "")) - 1, -1, -1):
            _, end, id = spans[number]
            if end >= place.end:
                return id
        return None


def _filled(shell: str, values: Mapping[str, str]) -> str:
    return Template(shell).substitute(values)


def _fingerprint(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _script() -> str:
    # As a module it is strict, and its names are its own.
    return "\n".join(_asset(f"{name}.js") for name in _SCRIPTS)


@cache
def _asset(name: str) -> str:
    return (files("argmap.page") / "assets" / name).read_text(encoding="utf-8")
