"""`argmap check`"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from argmap.cli.inputs import expand, read_input, text_option, with_progress
from argmap.cli.terminal import paint, tell
from argmap.diagnostic import Diagnostic
from argmap.language.rules import unreadable_file
from argmap.reports import print_concise, print_full, print_tally, visible

_REPORTS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "full": lambda found: print_full(found, paint=paint) + "\n",
    "concise": lambda found: print_concise(found, paint=paint),
}


@click.command("check")
@click.argument("files", nargs=-1, metavar="[FILE|FOLDER|-]...")
@click.option("--output-format", type=click.Choice(list(_REPORTS)), default="full", show_default=True, help="How findings are told.")
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes never leave.")
@text_option
def command(files: tuple[str, ...], output_format: str, root: str | None, texts: dict[str, str]) -> None:
    """Tell what is wrong with maps, all of it in one run.

    Without files, the current folder is checked. `-` is standard input.

    \b
    Examples:
      argmap check trams.argmap
      argmap check --output-format concise maps/
      argmap check - < trams.argmap
      argmap check --text report=report.txt trams.argmap

    Exit status: 0 if there are no errors, 1 if there are, 2 if a file could not be read.
    """
    status, where = 0, ""
    all_found: list[Diagnostic] = []
    unread: list[str] = []
    names = expand(files or (".",))
    for name in with_progress(names):
        reading = read_input(name, root, texts)
        where = reading.name if len(names) == 1 else f"{len(names)} files"
        all_found += reading.diagnostics
        unread += reading.unread
        if reading.diagnostics:
            tell(_REPORTS[output_format](reading.diagnostics))
        if any(diagnostic.rule is unreadable_file.RULE for diagnostic in reading.diagnostics):
            status = 2
        elif reading.errors:
            status = max(status, 1)
    tell(f"{visible(where)}: {print_tally(all_found)}{_without(unread)}", err=True)
    raise click.exceptions.Exit(status)


def _without(unread: Sequence[str]) -> str:
    """Say of which documents only locators could be checked."""
    names = list(dict.fromkeys(unread))
    if not names:
        return ""
    if len(names) == 1:
        return f"; without the text of {visible(names[0])}, its words were not checked"
    return f"; without the texts of {visible(', '.join(names[:-1]))} and {visible(names[-1])}, their words were not checked"
