"""`argmap check`"""

from __future__ import annotations

import click

from argmap.cli.inputs import expand, read_input, with_progress
from argmap.cli.settings import CHOOSING, Chooser, choosing
from argmap.cli.terminal import paint, tell
from argmap.diagnostic import Diagnostic, Severity
from argmap.language.rules import unreadable_file
from argmap.reports import REPORTS, print_tally, visible


@click.command(
    "check",
    help=f"""Tell what is wrong with maps, all of it in one run.

    Without files, the current folder is checked. `-` is standard input.

    {CHOOSING}

    \b
    Examples:
      argmap check trams.argmap
      argmap check --output-format concise maps/
      argmap check --select all --ignore both-sides maps/
      argmap check - < trams.argmap

    Exit status: 0 if there are no errors, 1 if there are, 2 if a file or a setting could not be read.
    """,
)
@click.argument("files", nargs=-1, metavar="[FILE|FOLDER|-]...")
@click.option("--output-format", type=click.Choice(list(REPORTS)), help="How findings are told.  [default: full]")
@click.option("--strict", is_flag=True, help="Let warnings fail as errors do; hints never do.")
@choosing
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes never leave.")
def command(
    files: tuple[str, ...],
    output_format: str | None,
    strict: bool,  # noqa: FBT001 (click passes it by name)
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    no_config: bool,  # noqa: FBT001 (the same)
    root: str | None,
) -> None:
    """Check files and print what was found."""
    status, where = 0, ""
    all_found: list[Diagnostic] = []
    chooser = Chooser(select, ignore, config, no_config)
    names = expand(files or (".",))
    # There is one report, so one file's settings say which: the first's.
    report = REPORTS[output_format or chooser.settings(names[0]).output_format]
    for name in with_progress(names):
        settings = chooser.settings(name)
        reading = read_input(name, root, settings.choice)
        where = reading.name if len(names) == 1 else f"{len(names)} files"
        all_found += reading.diagnostics
        if reading.diagnostics and not report.whole:
            tell(report.print(reading.diagnostics, paint))
        failing = {Severity.ERROR, Severity.WARNING} if strict or settings.strict else {Severity.ERROR}
        if any(diagnostic.rule is unreadable_file.RULE for diagnostic in reading.diagnostics):
            status = 2
        elif any(diagnostic.severity in failing for diagnostic in reading.diagnostics):
            status = max(status, 1)
    if report.whole:
        tell(report.print(all_found, paint))
    tell(f"{visible(where)}: {print_tally(all_found)}", err=True)
    raise click.exceptions.Exit(status)
