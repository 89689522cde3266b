"""`argmap watch`"""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import Any

import click
from attrs import define, field

from argmap.cli import draw
from argmap.cli.draw import is_drawable, is_unreadable, picture_path, read_wished, wish_for, write_pictures
from argmap.cli.inputs import STANDARD_INPUT, expand
from argmap.cli.terminal import fail, paint, tell
from argmap.reading import Reading
from argmap.reports import print_concise, print_tally, visible
from argmap.serving import Follower, wait

_NAMED = 4
"""How many changed files are named in one line."""


@click.command("watch", params=[option for option in draw.command.params if isinstance(option, click.Option) and option.name != "jobs"])
@click.argument("files", nargs=-1, required=True, metavar="FILE|FOLDER...")
def command(files: tuple[str, ...], **options: Any) -> None:
    """Draw maps anew whenever they are saved.

    The files that a map includes are watched too, and the records and texts of its documents, and a theme of your own.
    While a map cannot be drawn, its last picture stays.
    Settings files are read once. Ctrl-C ends it.

    \b
    Examples:
      argmap watch trams.argmap               to trams.svg, beside it
      argmap watch trams.argmap -T png --layout down
      argmap watch maps/ -o pictures/

    It takes the options of `argmap draw`.

    Exit status: 0 when Ctrl-C ends it, 2 if it could not begin.
    """
    names = expand(files)
    if STANDARD_INPUT in names:
        fail("standard input cannot be watched", "name a file")
        raise click.exceptions.Exit(2)
    if options["output"] == "-":
        fail("pictures that are drawn again and again do not go to standard output", "name a file with -o")
        raise click.exceptions.Exit(2)
    wish = wish_for(names, **options)
    watched = [_Watched(name, wish) for name in names]
    try:
        if not all(each.draw() for each in watched):
            raise click.exceptions.Exit(2)
        tell_time(f"watching {names[0] if len(names) == 1 else f'{len(names)} maps'}; Ctrl-C ends it")
        while True:
            followers = wait([each.follower for each in watched])
            for each in watched:
                if each.follower in followers:
                    tell_changes(each.follower)
                    each.draw()
    except KeyboardInterrupt:
        tell("", err=True)


@define
class _Watched:
    """A map that is drawn again and again."""

    name: str
    wish: Any
    """What `wish_for` gives."""
    drawn: str = ""
    """When it was last drawn."""
    follower: Follower = field(init=False)

    @follower.default
    def _follow(self) -> Follower:
        theme = {Path(self.wish.colours)} if self.wish.colours.endswith(".toml") else set()
        return Follower(partial(read_wished, self.name, self.wish), frozenset({Path(self.name), *theme}))

    def draw(self) -> bool:
        """Draw it if it can be drawn, and tell what is wrong with it in short; give whether one could try."""
        reading = self.follower.read()
        tell_findings(reading)
        return self._write(reading)

    def _write(self, reading: Reading) -> bool:
        could = not is_unreadable(reading)
        try:
            if could and is_drawable(reading, self.wish):
                could = write_pictures(reading, self.name, self.wish)
                if could:
                    self.drawn = _now()
                    return True
        except click.exceptions.Exit:
            # What is to be supposed of the map is not in it now.
            could = False
        if self.drawn:
            tell(f"{picture_path(self.name, self.wish)} is still as it was drawn at {self.drawn}", err=True)
        return could


def tell_findings(reading: Reading) -> None:
    """Tell what is wrong with a map in short: its errors and warnings one a line, and how many of each sort there are."""
    if reading.grave:
        tell(print_concise(reading.grave, paint=paint), err=True)
    tell(f"{visible(reading.name)}: {print_tally(reading.diagnostics)}", err=True)


def tell_changes(follower: Follower) -> None:
    """Tell which files changed."""
    paths = follower.changes
    names = [visible(str(path)) for path in paths[:_NAMED]] + ([f"{len(paths) - _NAMED} more"] if len(paths) > _NAMED else [])
    tell_time(f"changed: {', '.join(names)}")


def tell_time(text: str) -> None:
    """Tell something that happens now."""
    tell(paint("frame", f"{_now()} {text}"), err=True)


def _now() -> str:
    return time.strftime("%H:%M:%S")
