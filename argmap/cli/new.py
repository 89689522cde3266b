"""`argmap new`"""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.outputs import write_out
from argmap.cli.terminal import fail, tell
from argmap.saving import OutputError, write_file

_STARTER = Path(__file__).with_name("starter.argmap")


@click.command("new")
@click.argument("file", default="map.argmap", metavar="[FILE|-]")
def command(file: str) -> None:
    """Write a commented map to start from; FILE is map.argmap if not given.

    What is there already is left alone.

    \b
    Examples:
      argmap new trams.argmap
      argmap new -
    """
    starter = _STARTER.read_bytes()
    if file == "-":
        write_out(starter)
        return
    path = Path(file)
    if path.exists():
        fail(f"{file} is there already and is left as it is", "name another file")
        raise click.exceptions.Exit(2)
    try:
        write_file(path, starter)
    except OutputError as error:
        fail(str(error))
        raise click.exceptions.Exit(2) from None
    tell(f"wrote {file}; draw it with `argmap draw {file}`", err=True)
