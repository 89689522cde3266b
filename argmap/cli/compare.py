"""`argmap compare`"""

from __future__ import annotations

import json
import shutil

import click

from argmap.cli.inputs import read_whole, require_statements
from argmap.cli.terminal import fail, paint, tell
from argmap.reports.matrix import matrix_as_csv, matrix_as_markdown, matrix_data, print_matrix
from argmap.weighing import weigh

_WIDEST = 100
_FORMATS = ("text", "csv", "markdown", "json")


@click.command("compare")
@click.argument("files", nargs=-1, metavar="FILE|-")
@click.option("--matrix", "as_matrix", is_flag=True, help="Make the table of ground against rivals.")
@click.option("--of", "ids", multiple=True, metavar="IDS", help="Compare these statements instead of the theses; several with commas, or given again.")
@click.option("--evidence", is_flag=True, help="Only evidence makes rows; otherwise premises and bare claims do too.")
@click.option("-T", "--format", "format_", type=click.Choice(_FORMATS), default="text", show_default=True, help="How the table is printed.")
@click.option("--json", "as_json", is_flag=True, help="The same as -T json.")
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes never leave.")
def command(
    files: tuple[str, ...],
    as_matrix: bool,  # noqa: FBT001 (click passes it by name)
    ids: tuple[str, ...],
    evidence: bool,  # noqa: FBT001 (the same)
    format_: str,
    as_json: bool,  # noqa: FBT001 (the same)
    root: str | None,
) -> None:
    """Set the ground of a map against rival claims: what speaks for which, what against, and what tells none apart.

    Each statement without reasons is a row and each thesis a column, as in the analysis of competing hypotheses (Heuer 1999).
    Two versions of a map are compared by `argmap diff OLD NEW`.

    \b
    Examples:
      argmap compare --matrix fire.argmap
      argmap compare --matrix --of wiring,arson --evidence fire.argmap
      argmap compare --matrix -T csv fire.argmap > fire.csv

    Exit status: 0 if there are no errors, 1 if there are, 2 if a file could not be read, an id is unknown, or there are no rivals.
    """
    if not as_matrix or len(files) != 1:
        raise click.UsageError(
            "compare sets the ground of one map against its rival claims: `argmap compare --matrix FILE`; "
            "two versions of a map are compared by `argmap diff OLD NEW`"
        )
    reading = read_whole(files[0], root, "compared")
    rivals = [id for given in ids for id in given.replace(",", " ").split()]
    require_statements(reading.map, rivals)
    try:
        matrix = weigh(reading.map).matrix(rivals, evidence=evidence)
    except ValueError:
        named, is_thesis = len(set(rivals)) or len(reading.map.theses), not rivals
        fail(
            f"{reading.name}: there is nothing to compare with {named} {'thesis' if is_thesis else 'statement'}" if named else f"{reading.name} has no thesis",
            "mark the rivals `main`, or name them: `--of ID,ID`",
        )
        raise click.exceptions.Exit(2) from None
    match "json" if as_json else format_:
        case "json":
            tell(json.dumps(matrix_data(matrix), ensure_ascii=False, indent=2))
        case "csv":
            tell(matrix_as_csv(matrix).removesuffix("\n"))
        case "markdown":
            tell(matrix_as_markdown(matrix).removesuffix("\n"))
        case _:
            tell(print_matrix(matrix, width=min(shutil.get_terminal_size().columns, _WIDEST), paint=paint))
    raise click.exceptions.Exit(1 if reading.errors else 0)
