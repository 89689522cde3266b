"""`argmap diff`"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import click

from argmap.checks import Choice
from argmap.cli.inputs import STANDARD_INPUT, read_whole
from argmap.cli.outputs import write_out
from argmap.cli.terminal import fail, paint, tell, warn
from argmap.comparing import Comparison, compare
from argmap.reports.comparison import comparison_data, print_comparison
from argmap.saving import OutputError, write_file

_WIDEST = 100


@click.command("diff")
@click.argument("old", metavar="OLD|-")
@click.argument("new", metavar="NEW|-")
@click.option("--exit-code", "tells", is_flag=True, help="End with status 1 if the maps differ.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of sentences.")
@click.option("-o", "--output", metavar="FILE", help="Draw both maps in one picture, and write it here; `-` is standard output.")
@click.option("-T", "--format", "format_", metavar="FORMAT", help="The format of the picture. Otherwise the output's suffix decides, or svg.")
@click.option("--layout", default="right", show_default=True, metavar="LAYOUT", help="The layout of the picture, as for `argmap draw`.")
@click.option("--theme", default="light", show_default=True, metavar="THEME", help="The theme of the picture, as for `argmap draw`.")
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes never leave.")
def command(
    old: str,
    new: str,
    tells: bool,  # noqa: FBT001 (click passes it by name)
    as_json: bool,  # noqa: FBT001 (the same)
    output: str | None,
    format_: str | None,
    layout: str,
    theme: str,
    root: str | None,
) -> None:
    """Say what changed from one map to another, by meaning and not by lines.

    The order of writing, nesting, layout and comments are no differences.
    `+` is new, `-` is gone, `~` is changed; in what is changed, [-this-] was and {+this+} is.

    \b
    Examples:
      argmap diff old.argmap new.argmap
      git show HEAD~1:trams.argmap | argmap diff - trams.argmap
      argmap diff --exit-code old.argmap new.argmap
      argmap diff old.argmap new.argmap -o changes.svg

    Exit status: 0 if both were compared, 1 if there are errors in one of them, or with --exit-code if they differ, 2 if it could not run.
    """
    if old == new == STANDARD_INPUT:
        fail("both maps cannot come from standard input", "name a file for one of them")
        raise click.exceptions.Exit(2)
    for name in (old, new):
        if name != STANDARD_INPUT and Path(name).is_dir():
            fail(f"{name} is a folder", "name one map in it, and the map that it is compared with")
            raise click.exceptions.Exit(2)
    # A file that is not there yet, which git gives as an empty one, has no thesis, and is compared all the same.
    # Of a version that is past, and of its successor, only errors are told.
    readings = [read_whole(name, root, "compared", Choice(ignore=["no-main"]), warnings=False) for name in (old, new)]
    comparison = compare(readings[0].map, readings[1].map)
    if output is not None or format_ is not None:
        _draw(comparison, [old, new], output, format_, layout, theme)
    elif as_json:
        tell(json.dumps(comparison_data(comparison), ensure_ascii=False, indent=2))
    else:
        tell(print_comparison(comparison, width=min(shutil.get_terminal_size().columns, _WIDEST), paint=paint))
    raise click.exceptions.Exit(1 if any(reading.errors for reading in readings) or (tells and not comparison.is_empty) else 0)


def _draw(comparison: Comparison, names: list[str], output: str | None, given: str | None, layout: str, theme: str) -> None:
    """Draw both maps in one picture."""
    from argmap.cli.draw import choose_format
    from argmap.drawing import FORMATS, DrawingError, draw
    from argmap.reports.changes import mark_changes

    format = choose_format(given, output, tuple(FORMATS))
    path = Path(output) if output is not None and output != STANDARD_INPUT else None
    if path is not None and not path.suffix:
        path = path.with_suffix(f".{FORMATS[format].suffix}")
    if path is not None and path.exists() and any(name != STANDARD_INPUT and path.samefile(name) for name in names):
        fail(f"{path} is one of the maps", "name another file with -o")
        raise click.exceptions.Exit(2)
    if path is None and format in ("png", "pdf") and sys.stdout.isatty():
        fail(f"a {format.upper()} is not written to a terminal", "name a file with -o")
        raise click.exceptions.Exit(2)
    try:
        map, marks = mark_changes(comparison)
        drawing = draw(map, layout=layout, theme=theme, marks=marks)
        data = drawing.render(format)
        for warning in drawing.warnings:
            warn(warning)
        if path is None:
            write_out(data)
        else:
            write_file(path, data)
            tell(f"wrote {path}", err=True)
    except DrawingError as error:
        fail(error.message, error.help)
        raise click.exceptions.Exit(2) from None
    except OutputError as error:
        fail(str(error))
        raise click.exceptions.Exit(2) from None
