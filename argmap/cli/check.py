"""`argmap check`"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from argmap.cli.inputs import STANDARD_INPUT, expand, read_input, text_option, with_progress
from argmap.cli.settings import CHOOSING, Chooser, choosing
from argmap.cli.terminal import paint, tell
from argmap.diagnostic import Diagnostic, Severity
from argmap.language.rules import unreadable_file
from argmap.reports import REPORTS, print_fixes, print_tally, visible

if TYPE_CHECKING:
    from argmap.cli.fixes import Fixer


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
      argmap check --fix trams.argmap
      argmap check --unsafe-fixes --diff trams.argmap
      argmap check - < trams.argmap
      argmap check --text report=report.txt trams.argmap

    With `--fix`, what standard input holds is printed fixed, and what remains is told on standard error.

    Exit status: 0 if there are no errors, 1 if there are, 2 if a file or a setting could not be read, or a file not written; when fixing, those that remain count.
    """,
)
@click.argument("files", nargs=-1, metavar="[FILE|FOLDER|-]...")
@click.option("--output-format", type=click.Choice(list(REPORTS)), help="How findings are told.  [default: full]")
@click.option("--strict", is_flag=True, help="Let warnings fail as errors do; hints never do.")
@click.option("--fix", "fixes", is_flag=True, help="Make the fixes that change nothing that is meant.")
@click.option("--unsafe-fixes", is_flag=True, help="Make the other fixes too.")
@click.option("--diff", is_flag=True, help="Show what fixes would change, and write nothing.")
@choosing
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes never leave.")
@text_option
def command(
    files: tuple[str, ...],
    output_format: str | None,
    strict: bool,  # noqa: FBT001 (click passes it by name)
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    no_config: bool,  # noqa: FBT001 (the same)
    root: str | None,
    texts: dict[str, str],
    *,
    fixes: bool,
    unsafe_fixes: bool,
    diff: bool,
) -> None:
    """Check files and print what was found."""
    status, where = 0, ""
    all_found: list[Diagnostic] = []
    unread: list[str] = []
    chooser = Chooser(select, ignore, config, no_config)
    fixer = _fixer(root, texts, unsafe=unsafe_fixes, shows=diff) if fixes or unsafe_fixes or diff else None
    names = expand(files or (".",))
    # There is one report, so one file's settings say which: the first's.
    report = REPORTS[output_format or chooser.settings(names[0]).output_format]
    for name in with_progress(names):
        settings = chooser.settings(name)
        reading = fixer.fix(name, settings.choice) if fixer else read_input(name, root, settings.choice, texts)
        where = reading.name if len(names) == 1 else f"{len(names)} files"
        all_found += reading.diagnostics
        unread += reading.unread
        if reading.diagnostics and not report.whole and not diff:
            tell(report.print(reading.diagnostics, paint), err=fixer is not None and name == STANDARD_INPUT)
        failing = {Severity.ERROR, Severity.WARNING} if strict or settings.strict else {Severity.ERROR}
        if any(diagnostic.rule is unreadable_file.RULE for diagnostic in reading.diagnostics):
            status = 2
        elif any(diagnostic.severity in failing for diagnostic in reading.diagnostics):
            status = max(status, 1)
    if report.whole and not diff:
        tell(report.print(all_found, paint), err=fixer is not None and STANDARD_INPUT in names)
    about_fixes = print_fixes(all_found, fixer.made if fixer else None)
    tell(f"{visible(where)}: {print_tally(all_found)}{about_fixes and '; ' + about_fixes}{_without(unread)}", err=True)
    raise click.exceptions.Exit(status)


def _fixer(root: str | None, texts: dict[str, str], *, unsafe: bool, shows: bool) -> Fixer:
    # A check that only tells need not wait for what fixing imports.
    from argmap.cli.fixes import Fixer

    return Fixer(root, texts, unsafe=unsafe, shows=shows)


def _without(unread: Sequence[str]) -> str:
    """Say of which documents only locators could be checked."""
    names = list(dict.fromkeys(unread))
    if not names:
        return ""
    if len(names) == 1:
        return f"; without the text of {visible(names[0])}, its words were not checked"
    return f"; without the texts of {visible(', '.join(names[:-1]))} and {visible(names[-1])}, their words were not checked"
