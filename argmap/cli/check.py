"""`argmap check`"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click
from attrs import field, frozen

from argmap.cli.inputs import STANDARD_INPUT, expand, read_input, tell_unused_texts, text_option
from argmap.cli.limiting import within
from argmap.cli.settings import CHOOSING, Chooser, choosing
from argmap.cli.terminal import paint, tell
from argmap.cli.workers import for_each, jobs_option
from argmap.diagnostic import Diagnostic
from argmap.reading import Reading
from argmap.reports import REPORTS, Tally, print_fixes, print_tally, tally, visible

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
@jobs_option
def command(
    files: tuple[str, ...],
    output_format: str | None,
    root: str | None,
    texts: dict[str, str],
    jobs: int | None,
    *,
    strict: bool,
    fixes: bool,
    unsafe_fixes: bool,
    diff: bool,
    **chosen: Any,
) -> None:
    """Check files and print what was found."""
    chooser = Chooser(**chosen)
    names = expand(files or (".",))
    for name in names:
        # Settings that cannot be followed stop the command, before anything is checked or fixed.
        chooser.settings(name)
    # There is one report, so one file's settings say which: the first's.
    kind = output_format or chooser.settings(names[0]).output_format
    fixer = _fixer(root, texts, unsafe=unsafe_fixes, shows=diff) if fixes or unsafe_fixes or diff else None
    wish = _Wish(kind, strict, root, texts, chooser, fixer, diff)
    # Two files may include a third, which is fixed once.
    with for_each(partial(_check, wish=wish), names, 1 if fixer else jobs) as results:
        checked = [result or _Checked("", status=2) for result in results]
    if REPORTS[kind].whole and not diff:
        tell(REPORTS[kind].print([each for one in checked for each in one.found], paint), err=fixer is not None and STANDARD_INPUT in names)
    tell_unused_texts(texts, {id for one in checked for id in one.documents})
    count = sum((each.tally for each in checked), Tally())
    about_fixes = print_fixes(count, fixer.made if fixer else None)
    where = checked[0].name if len(names) == 1 else f"{len(names)} files"
    tell(f"{visible(where)}: {print_tally(count)}{about_fixes and '; ' + about_fixes}{_without([each for one in checked for each in one.unread])}", err=True)
    raise click.exceptions.Exit(max(each.status for each in checked))


@frozen
class _Wish:
    """What the caller wants of each file."""

    report: str
    strict: bool
    root: str | None
    texts: dict[str, str]
    chooser: Chooser
    fixer: Fixer | None
    diff: bool


@frozen
class _Checked:
    """What came of a file."""

    name: str
    found: tuple[Diagnostic, ...] = ()
    """The findings, if the report needs all of them."""
    tally: Tally = field(factory=Tally)
    documents: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    """The documents of which only locators could be checked."""
    status: int = 0


def _check(name: str, wish: _Wish) -> _Checked:
    """Check one file, and tell what was found if the report tells file by file."""
    settings, fixer, report = wish.chooser.settings(name), wish.fixer, REPORTS[wish.report]
    with within(settings.limits):
        reading = fixer.fix(name, settings.choice) if fixer else read_input(name, wish.root, settings.choice, wish.texts, settings.limits)
    found = reading.diagnostics
    if found and not report.whole and not wish.diff:
        tell(report.print(found, paint), err=fixer is not None and name == STANDARD_INPUT)
    return _Checked(
        reading.name,
        found if report.whole else (),
        tally(found),
        tuple(each.id for each in reading.map.documents),
        reading.unread,
        _status(reading, strict=wish.strict or settings.strict),
    )


def _status(reading: Reading, *, strict: bool) -> int:
    if reading.is_unread:
        return 2
    return 1 if (reading.grave if strict else reading.errors) else 0


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
