"""`argmap weigh`"""

from __future__ import annotations

import json
import shutil

import click

from argmap.cli.inputs import read_whole, require_statements
from argmap.cli.supposing import Supposed, supposing
from argmap.cli.terminal import paint, tell
from argmap.reports.weighing import print_change, print_weighing, weighing_data
from argmap.weighing import Standpoint, supposed_in_words, weigh

_WIDEST = 100


@click.command("weigh")
@click.argument("file", metavar="FILE|-")
@click.option("--of", "ids", multiple=True, metavar="ID", help="Weigh this statement instead of the theses; may be given again.")
@supposing
@click.option("--json", "as_json", is_flag=True, help="Print data instead of sentences.")
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes never leave.")
def command(
    file: str,
    ids: tuple[str, ...],
    reject: tuple[str, ...],
    reject_sources: tuple[str, ...],
    concede: tuple[str, ...],
    as_json: bool,  # noqa: FBT001 (click passes it by name)
    root: str | None,
) -> None:
    """Say what a map's conclusions rest on, and what would bring them down.

    Three readings stand side by side: as the author argues; with the author's concessions held against it; with the analyst's own objections too.

    \b
    Examples:
      argmap weigh trams.argmap
      argmap weigh --of cost trams.argmap
      argmap weigh --reject crowded --concede noise trams.argmap
      argmap weigh --json trams.argmap

    Exit status: 0 if there are no errors, 1 if there are, 2 if a file could not be read or an id is unknown.
    """
    reading = read_whole(file, root, "weighed")
    map = reading.map
    require_statements(map, ids)
    supposed = Supposed(reject, reject_sources, concede)
    supposed.require(map)
    weighing = weigh(map)
    chosen = ids or tuple(thesis.id for thesis in map.theses)
    changes = (
        [(each, weighing.suppose(reject=reject, reject_sources=reject_sources, concede=concede, standpoint=each)) for each in Standpoint] if supposed else []
    )
    if as_json:
        data = weighing_data(weighing, chosen)
        if supposed:
            data["supposed"] = {each.value: {"fallen": list(change.fallen), "risen": list(change.risen)} for each, change in changes}
        tell(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        width = min(shutil.get_terminal_size().columns, _WIDEST)
        if supposed:
            tell(print_change(weighing, supposed_in_words(reject, reject_sources, concede), changes, width=width))
        else:
            tell(print_weighing(weighing, chosen, width=width, paint=paint))
    raise click.exceptions.Exit(1 if reading.errors else 0)
