"""`argmap check`"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from argmap.cli.fixes import Fixer
from argmap.cli.inputs import STANDARD_INPUT, expand, read_input, with_progress
from argmap.cli.terminal import paint, tell
from argmap.diagnostic import Diagnostic
from argmap.language.rules import unreadable_file
from argmap.reports import print_concise, print_fixes, print_full, print_tally, visible

_REPORTS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "full": lambda found: print_full(found, paint=paint) + "\n",
    "concise": lambda found: print_concise(found, paint=paint),
}


@click.command("check")
@click.argument("files", nargs=-1, metavar="[FILE|FOLDER|-]...")
@click.option("--output-format", type=click.Choice(list(_REPORTS)), default="full", show_default=True, help="How findings are told.")
@click.option("--fix", "fixes", is_flag=True, help="Make the fixes that change nothing that is meant.")
@click.option("--unsafe-fixes", is_flag=True, help="Make the other fixes too.")
@click.option("--diff", is_flag=True, help="Show what fixes would change, and write nothing.")
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes never leave.")
def command(files: tuple[str, ...], output_format: str, root: str | None, *, fixes: bool, unsafe_fixes: bool, diff: bool) -> None:
    """Tell what is wrong with maps, all of it in one run.

    Without files, the current folder is checked. `-` is standard input.

    \b
    Examples:
      argmap check trams.argmap
      argmap check --output-format concise maps/
      argmap check --fix trams.argmap
      argmap check --unsafe-fixes --diff trams.argmap
      argmap check - < trams.argmap

    With `--fix`, what standard input holds is printed fixed, and what remains is told on standard error.

    Exit status: 0 if there are no errors, 1 if there are, 2 if a file could not be read or written; when fixing, those that remain count.
    """
    status, where = 0, ""
    all_found: list[Diagnostic] = []
    fixer = Fixer(root, unsafe=unsafe_fixes, shows=diff) if fixes or unsafe_fixes or diff else None
    names = expand(files or (".",))
    for name in with_progress(names):
        reading = fixer.fix(name) if fixer else read_input(name, root)
        where = reading.name if len(names) == 1 else f"{len(names)} files"
        all_found += reading.diagnostics
        if reading.diagnostics and not diff:
            tell(_REPORTS[output_format](reading.diagnostics), err=fixer is not None and name == STANDARD_INPUT)
        if any(diagnostic.rule is unreadable_file.RULE for diagnostic in reading.diagnostics):
            status = 2
        elif reading.errors:
            status = max(status, 1)
    about_fixes = print_fixes(all_found, fixer.made if fixer else None)
    tell(f"{visible(where)}: {print_tally(all_found)}{about_fixes and '; ' + about_fixes}", err=True)
    raise click.exceptions.Exit(status)
