"""`argmap weigh`"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping

import click

from argmap.cli.inputs import read_whole, require_statements
from argmap.cli.supposing import Supposed, supposing
from argmap.cli.terminal import fail, paint, tell
from argmap.reports.strength import print_strengths, strengths_data
from argmap.reports.weighing import print_change, print_weighing, weighing_data
from argmap.weighing import CyclicMapError, Standpoint, Weighing, supposed_in_words, weigh

_WIDEST = 100


@click.command("weigh")
@click.argument("file", metavar="FILE|-")
@click.option("--of", "ids", multiple=True, metavar="ID", help="Weigh this statement instead of the theses; may be given again.")
@supposing
@click.option("--strength", is_flag=True, help="Rank statements by a strength from 0 to 1, an upper bound, instead of saying what they rest on.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of sentences.")
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes never leave.")
def command(
    file: str,
    ids: tuple[str, ...],
    reject: tuple[str, ...],
    reject_sources: tuple[str, ...],
    concede: tuple[str, ...],
    strength: bool,  # noqa: FBT001 (click passes it by name)
    as_json: bool,  # noqa: FBT001 (the same)
    root: str | None,
) -> None:
    """Say what a map's conclusions rest on, and what would bring them down.

    Three readings stand side by side: as the author argues; with the author's concessions held against it; with the analyst's own objections too.

    \b
    Examples:
      argmap weigh trams.argmap
      argmap weigh --of cost trams.argmap
      argmap weigh --reject crowded --concede noise trams.argmap
      argmap weigh --strength trams.argmap
      argmap weigh --json trams.argmap

    Exit status: 0 if there are no errors, 1 if there are, 2 if a file could not be read, an id is unknown, or strengths need not settle.
    """
    reading = read_whole(file, root, "weighed")
    map = reading.map
    require_statements(map, ids)
    supposed = Supposed(reject, reject_sources, concede)
    supposed.require(map)
    weighing = weigh(map)
    chosen = ids or tuple(thesis.id for thesis in map.theses)
    strengths = _strengths(weighing, reading.name, reject, reject_sources, concede) if strength else {}
    changes = (
        [(each, weighing.suppose(reject=reject, reject_sources=reject_sources, concede=concede, standpoint=each)) for each in Standpoint] if supposed else []
    )
    if as_json:
        data = weighing_data(weighing, chosen)
        if supposed:
            data["supposed"] = {each.value: {"fallen": list(change.fallen), "risen": list(change.risen)} for each, change in changes}
        if strength:
            data["strengths"] = strengths_data(strengths)
        tell(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        width = min(shutil.get_terminal_size().columns, _WIDEST)
        if supposed:
            tell(print_change(weighing, supposed_in_words(reject, reject_sources, concede), changes, width=width))
        if strength:
            tell(("\n" if supposed else "") + print_strengths(map, strengths, ids, width=width, paint=paint))
        elif not supposed:
            tell(print_weighing(weighing, chosen, width=width, paint=paint))
    raise click.exceptions.Exit(1 if reading.errors else 0)


def _strengths(
    weighing: Weighing, name: str, reject: tuple[str, ...], reject_sources: tuple[str, ...], concede: tuple[str, ...]
) -> Mapping[str, Mapping[Standpoint, float]]:
    try:
        return weighing.strengths(reject=reject, reject_sources=reject_sources, concede=concede)
    except CyclicMapError as error:
        fail(f"{name} has no strengths: {error}", "take one of these links out, or weigh it without --strength")
        raise click.exceptions.Exit(2) from None
