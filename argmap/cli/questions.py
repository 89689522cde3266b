"""`argmap questions`"""

from __future__ import annotations

import json
import shutil
from typing import Any

import click
from attrs import evolve

from argmap.argument import SCHEMES, ArgumentMap
from argmap.cli.inputs import expand, read_input, tell_what_is_wrong
from argmap.cli.terminal import fail, paint, tell
from argmap.reading import Reading
from argmap.reports.questions import print_questions, questions_data
from argmap.suggest import did_you_mean
from argmap.weighing import Questions, questions

_WIDEST = 100
_NOT_ASKED = 2


@click.command("questions")
@click.argument("names", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@click.option("--of", "ids", multiple=True, metavar="ID", help="Only of the steps for and against this statement; may be given again.")
@click.option("--scheme", "schemes", multiple=True, metavar="NAME", help="Only of steps with this scheme; may be given again.")
@click.option("--all", "all_", is_flag=True, help="Also the questions that are closed and those that bite, and by whom.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of sentences; always all questions.")
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes never leave.")
def command(
    names: tuple[str, ...],
    ids: tuple[str, ...],
    schemes: tuple[str, ...],
    all_: bool,  # noqa: FBT001 (click passes it by name)
    as_json: bool,  # noqa: FBT001 (the same)
    root: str | None,
) -> None:
    """Ask what one may ask of each step, by its scheme, and say which questions are open.

    A statement says with `answers NAME` which question it answers; where it stands tells of which step, and whether it closes the question or bites.

    \b
    Examples:
      argmap questions trams.argmap
      argmap questions --of cost --all trams.argmap
      argmap questions --scheme expert-opinion maps/
      argmap questions --json trams.argmap

    Exit status: 0 if there are no errors, 1 if there are, 2 if a file could not be read or a name is unknown.
    """
    for name in schemes:
        if name not in SCHEMES:
            fail(f"no scheme is called `{name}`", did_you_mean(name, SCHEMES) or "see `argmap explain schemes`")
            raise click.exceptions.Exit(_NOT_ASKED)
    files = expand(names)
    readings = [read_input(file, root) for file in files]
    status = max(_told_errors(reading) for reading in readings)
    sound = [reading for reading in readings if not reading.broken]
    _require([reading.map for reading in sound], ids)
    found = [(reading, _chosen(questions(reading.map), ids, schemes)) for reading in sound]
    if as_json:
        tell(json.dumps({"version": 1, "files": [_data(reading, asked) for reading, asked in found]}, ensure_ascii=False, indent=2))
    else:
        width = min(shutil.get_terminal_size().columns, _WIDEST)
        for number, (reading, asked) in enumerate(found):
            heading = f"{paint('frame', f'--> {reading.name}')}\n\n" if len(files) > 1 else ""
            tell(("\n" if number else "") + heading + print_questions(asked, all=all_, width=width, paint=paint))
    raise click.exceptions.Exit(status)


def _told_errors(reading: Reading) -> int:
    """Tell the errors of a reading, and give the exit status that they deserve."""
    tell_what_is_wrong(reading)
    if reading.is_unread:
        return _NOT_ASKED
    if reading.broken:
        fail(f"nothing is asked of {reading.name}, since it has syntax errors", "mend them: what could not be read might answer")
    return 1 if reading.errors else 0


def _data(reading: Reading, asked: Questions) -> dict[str, Any]:
    return {"file": reading.name, **questions_data(asked)}


def _require(maps: list[ArgumentMap], ids: tuple[str, ...]) -> None:
    for id in ids:
        if maps and not any(id in map for map in maps):
            known = [statement.id for map in maps for statement in map]
            fail(f"no statement is called `{id}`", did_you_mean(id, known) or "see `argmap outline` for their names")
            raise click.exceptions.Exit(_NOT_ASKED)


def _chosen(found: Questions, ids: tuple[str, ...], schemes: tuple[str, ...]) -> Questions:
    """Keep the questions of some statements' steps, or of some schemes."""
    asked = tuple(each for each in found if not ids or each.path[0] in ids)
    unasked = tuple(path for path in found.unasked if not ids or path[0] in ids)
    if schemes:
        asked, unasked = tuple(each for each in asked if each.step.scheme and each.step.scheme.name in schemes), ()
    return evolve(found, asked=asked, unasked=unasked)
