"""`argmap serve`"""

from __future__ import annotations

import webbrowser
from functools import partial
from pathlib import Path

import click

from argmap.cli.draw import is_unreadable
from argmap.cli.inputs import STANDARD_INPUT, read_input, text_option
from argmap.cli.settings import Chooser, choosing
from argmap.cli.terminal import fail, tell
from argmap.cli.watch import tell_changes, tell_findings, tell_time
from argmap.limits import limited
from argmap.reading import Reading
from argmap.serving import Follower, wait
from argmap.serving.server import PortError, Server
from argmap.serving.site import Site

_PORT = 8421


@click.command("serve")
@click.argument("file", metavar="FILE")
@click.option("--port", type=click.IntRange(0, 65535), default=_PORT, show_default=True, metavar="N", help="Where to listen; 0 is any free port.")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@choosing
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes never leave.")
@text_option
def command(
    file: str,
    port: int,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    no_config: bool,  # noqa: FBT001 (click passes it by name)
    root: str | None,
    texts: dict[str, str],
    *,
    opens: bool,
) -> None:
    """Show a map in the browser, anew whenever it is saved.

    The page has the map to explore and, below it, what was found. What is folded or in focus stays so when it changes.
    Only this computer can see it.
    While a map cannot be drawn, the last one that could stays. Settings files are read once. Ctrl-C ends it.

    \b
    Examples:
      argmap serve trams.argmap --open
      argmap serve trams.argmap --port 0
      argmap serve trams.argmap --text report=report.txt

    Exit status: 0 when Ctrl-C ends it, 2 if it could not begin.
    """
    if file == STANDARD_INPUT or Path(file).is_dir():
        fail("standard input cannot be followed" if file == STANDARD_INPUT else f"{file} is a folder", "name one file")
        raise click.exceptions.Exit(2)
    settings = Chooser(select, ignore, config, no_config).settings(file)
    click.get_current_context().with_resource(limited(settings.limits))
    follower = Follower(partial(read_input, file, root, settings.choice, texts, settings.limits), frozenset({Path(file)}))
    server = Server(Site(file), port)
    try:
        reading = follower.read()
        _show(server.site, reading)
        if is_unreadable(reading):
            raise click.exceptions.Exit(2)
        server.start()
        tell_time(f"showing {file} at {server.url}; Ctrl-C ends it")
        if opens and not webbrowser.open(server.url):
            fail("no browser could be opened", f"open {server.url} in one")
        while True:
            wait([follower])
            tell_changes(follower)
            _show(server.site, follower.read())
    except PortError as error:
        fail(str(error), "name another with --port, or let one be chosen with --port 0")
        raise click.exceptions.Exit(2) from None
    except KeyboardInterrupt:
        tell("", err=True)
    finally:
        server.stop()


def _show(site: Site, reading: Reading) -> None:
    tell_findings(reading)
    if failure := site.show(reading):
        fail(f"{reading.name}: {failure.message}", failure.help)
