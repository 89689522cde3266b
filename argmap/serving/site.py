"""What the server shows of one map: its page, what was found in it, and its source; whole at each moment."""

from __future__ import annotations

import html
import secrets
import time
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from string import Template
from threading import Condition

from attrs import define, field, frozen

from argmap.diagnostic import Severity
from argmap.drawing import DrawingError
from argmap.drawing.style import THEMES, Theme
from argmap.files import File
from argmap.page import make_page
from argmap.reading import Reading
from argmap.reports import print_full, print_tally, visible

_OWN = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:"
_CLOSED = "base-uri 'none'; form-action 'none'; object-src 'none'"
_SHELL = f"{_OWN}; {_CLOSED}; frame-ancestors 'none'"
_FRAMED = f"connect-src 'none'; frame-src 'none'; {_CLOSED}; frame-ancestors 'self'"
"""The page says itself which of its scripts may run."""
_COLOURS = ("page", "ink", "muted", "title", "line", "support", "attack")
_HTML = "text/html; charset=utf-8"


@frozen
class Resource:
    """What is sent for one path."""

    type: str
    body: bytes = field(repr=False)
    policy: str = _SHELL
    """Its Content-Security-Policy."""
    framed: bool = False
    """Whether a page of this site may show it in a frame."""


@define
class Site:
    """A map as the browser sees it. One thread shows readings, others ask for resources and wait for changes."""

    name: str
    clock: Callable[[], str] = lambda: time.strftime("%H:%M:%S")
    is_open: bool = field(init=False, default=True)
    _run: str = field(init=False, factory=lambda: secrets.token_hex(4))
    # After a restart, pages that are open must not take an old number for the new one.
    _count: int = field(init=False, default=0)
    _pictures: int = field(init=False, default=0)
    _drawn: str = field(init=False, default="")
    _resources: Mapping[str, Resource] = field(init=False, factory=dict)
    _changed: Condition = field(init=False, factory=Condition)

    @property
    def version(self) -> str:
        """Another text after each change."""
        return f"{self._run}.{self._count}"

    def resource(self, path: str) -> Resource | None:
        """Give what is sent for a path, None if there is nothing. No path leads to a file."""
        return self._resources.get(path)

    def wait(self, version: str, seconds: float) -> str:
        """Wait until the version is another than that, or the time or the showing is over; give the version."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version or not self.is_open, seconds)
            return self.version

    def end(self) -> None:
        """Show nothing more."""
        with self._changed:
            self.is_open = False
            self._changed.notify_all()

    def show(self, reading: Reading) -> DrawingError | None:
        """Show a reading: its page if it can be drawn, and else the last one that could, with what is wrong now.

        Gives why it could not be drawn, if that is not the map's fault.
        """
        page, failure = self._resources.get("/map"), None
        is_stale = reading.broken or not len(reading.map)
        if not is_stale:
            try:
                page = Resource(_HTML, make_page(reading).encode(), _FRAMED, framed=True)
                self._drawn = self.clock()
                self._pictures += 1
            except DrawingError as error:
                failure, is_stale = error, True
        with self._changed:
            self._count += 1
            shell = _shell(reading, self.version, self._drawn, failure, picture=f"{self._run}.{self._pictures}", is_stale=is_stale)
            self._resources = {
                "/": Resource(_HTML, shell),
                "/map": page or Resource(_HTML, _asset("empty.html").encode(), _FRAMED, framed=True),
                "/source": Resource(_HTML, _source(reading, self.version)),
                "/site.css": Resource("text/css; charset=utf-8", _style().encode()),
                "/site.js": Resource("text/javascript; charset=utf-8", _asset("site.js").encode()),
            }
            self._changed.notify_all()
        return failure


def _shell(reading: Reading, version: str, drawn: str, failure: DrawingError | None, *, picture: str, is_stale: bool) -> bytes:
    """The page around the page: what was found, and whether the picture is of what is written now."""
    worst = next((severity.value for severity in Severity if any(found.severity is severity for found in reading.diagnostics)), "none")
    report = print_full(reading.diagnostics, paint=_marked)
    if failure:
        report = f"{_marked('error', 'error')}: {visible(failure.message)}\n{visible(failure.help)}\n\n{report}"
    values = {
        "title": html.escape(visible(reading.map.title or reading.name)),
        "name": html.escape(visible(reading.name)),
        "version": version,
        "picture": picture,
        "worst": "error" if failure else worst,
        "tally": print_tally(reading.diagnostics),
        "stale": "" if not is_stale else f"; the map is as it was at {drawn}" if drawn else "; there is nothing to draw yet",
        "report": _as_html(report) or "Nothing was found.",
    }
    return Template(_asset("site.html")).substitute(values).encode()


def _source(reading: Reading, version: str) -> bytes:
    """The source of the map, with the number of each line."""
    parts = []
    for number, syntax in enumerate(reading.syntaxes):
        level = 2 if number else 1
        lines = _coloured(syntax.file).split("\n")
        numbered = "\n".join(f'<span class="line">{line}</span>' for line in lines)
        parts.append(f'<h{level}>{html.escape(visible(syntax.file.name))}</h{level}>\n<pre tabindex="0">{numbered}</pre>')
    values = {"name": html.escape(visible(reading.name)), "version": version, "source": "\n".join(parts) or "<p>It could not be read.</p>"}
    return Template(_asset("source.html")).substitute(values).encode()


def _coloured(file: File) -> str:
    """Source as HTML in which no span goes over a line, in colours if Pygments is installed."""
    text = "\n".join(visible(file.line(number).expandtabs()) for number in range(1, len(file.line_starts) + 1))
    try:
        from argmap.highlighting import highlighted
    except ImportError:
        return html.escape(text)
    return highlighted(text)


def _marked(role: str, text: str) -> str:
    # Reports hold no control characters of their own.
    return f"\x01{role}\x02{text}\x03"


def _as_html(report: str) -> str:
    """A report in which roles are marked, as HTML."""
    pieces = []
    for piece in html.escape(report).split("\x01"):
        role, is_marked, rest = piece.partition("\x02")
        pieces.append(f'<span class="{role}">{rest.replace(chr(3), "</span>", 1)}' if is_marked else piece)
    return "".join(pieces)


def _style() -> str:
    dark = f"{{ color-scheme: dark; {_colours(THEMES['dark'])} }}"
    return (
        f":root {{ color-scheme: light; {_colours(THEMES['light'])} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {dark} }}\n:root[data-theme=dark] {dark}\n{_asset('site.css')}"
    )


def _colours(theme: Theme) -> str:
    return " ".join(f"--{name}: {getattr(theme, name)};" for name in _COLOURS)


@cache
def _asset(name: str) -> str:
    return (files("argmap.serving") / "assets" / name).read_text(encoding="utf-8")
