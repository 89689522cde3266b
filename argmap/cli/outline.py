"""`argmap outline`"""

from __future__ import annotations

import shutil
import sys
from typing import Any

import click
from attrs import frozen

from argmap.cli.inputs import expand, read_input, with_progress
from argmap.cli.terminal import fail, tell
from argmap.cli.terminal import paint as paint_finding
from argmap.outlining import outline
from argmap.reading import Reading
from argmap.reports import print_full
from argmap.reports.paint import visible

_WIDEST = 120
"""Lines longer than this are hard to read, however wide the terminal is."""

_MANNERS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "underline": True},
    "heading": {"bold": True},
    "because": {"fg": "green", "bold": True},
    "but": {"fg": "red", "bold": True},
    "although": {"fg": "red"},
    "unless": {"fg": "magenta", "bold": True},
    "and": {"bold": True},
    "id": {"bold": True},
    "kind": {"fg": "cyan"},
    "detail": {"dim": True},
    "frame": {"dim": True},
}


@frozen
class _Manner:
    """How outlines are printed."""

    width: int
    lines: bool
    distance: bool
    anyway: bool
    root: str | None


@click.command("outline")
@click.argument("files", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@click.option("--width", type=click.IntRange(min=40), metavar="COLUMNS", help=f"Where lines end; otherwise as wide as the terminal, up to {_WIDEST}.")
@click.option("--lines/--plain", default=None, help="Draw branches as lines, or only indent. Otherwise lines if a terminal shows it.")
@click.option("--show", type=click.Choice(["distance"]), help="Tell how far each statement is from the document's words, where that can be told.")
@click.option("--anyway", is_flag=True, help="Outline what could be read of a file with syntax errors.")
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes never leave.")
def command(files: tuple[str, ...], width: int | None, lines: bool | None, show: str | None, anyway: bool, root: str | None) -> None:  # noqa: FBT001 (click passes them by name)
    """Print maps as indented text, from each thesis down.

    \b
    Examples:
      argmap outline trams.argmap
      argmap outline --plain --width 72 trams.argmap > trams.txt
      cat trams.argmap | argmap outline - | less

    Exit status: 0 if there are no errors, 1 if there are, 2 if a file could not be read.
    """
    names = expand(files)
    manner = _Manner(width or min(shutil.get_terminal_size().columns, _WIDEST), _shows_lines() if lines is None else lines, show == "distance", anyway, root)
    status = 0
    for number, name in enumerate(with_progress(names, len(names))):
        status = max(status, _outline(name, manner, apart=number > 0))
    raise click.exceptions.Exit(status)


def _shows_lines() -> bool:
    try:
        "├─└│".encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return sys.stdout.isatty()


def _outline(name: str, manner: _Manner, *, apart: bool) -> int:
    """Print one file's outline, `apart` from what stands before it; give the exit status."""
    reading = read_input(name, manner.root)
    if grave := reading.grave:
        tell(print_full(grave, paint=paint_finding) + "\n", err=True)
    if reading.is_unread:
        return 2
    if reading.broken and not manner.anyway:
        fail(f"{reading.name} is not outlined, since it has syntax errors", "mend them, or outline what could be read with --anyway")
        return 1
    tell(("\n" if apart else "") + _text(reading, manner))
    return 1 if reading.errors else 0


def _text(reading: Reading, manner: _Manner) -> str:
    far = _distances(reading) if manner.distance else {}
    return outline(reading.map, width=manner.width, paint=_paint, lines=manner.lines, distances=far)


def _distances(reading: Reading) -> dict[str, str]:
    from argmap.citing import distances

    return distances(reading.map, reading.editions)


def _paint(role: str, text: str) -> str:
    """Colour a text; what is not a terminal is sent it without colours."""
    shown = visible(text)
    return click.style(shown, **_MANNERS[role]) if role in _MANNERS else shown
