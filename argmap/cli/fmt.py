"""`argmap fmt`"""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from pathlib import Path

import click
from attrs import frozen

from argmap.building.moving import LEVELS, move_out
from argmap.cli.inputs import STANDARD_INPUT, expand, read_standard_input
from argmap.cli.limiting import within
from argmap.cli.outputs import write_out
from argmap.cli.settings import Chooser
from argmap.cli.terminal import fail, paint, tell
from argmap.cli.workers import for_each, jobs_option
from argmap.diagnostic import ArgmapError, Diagnostic
from argmap.files import encode
from argmap.language.printer import print_syntax
from argmap.language.rules import limit_reached
from argmap.reading import parse_data, read_data
from argmap.reports import print_diff, print_full, visible
from argmap.saving import OutputError, write_file

_BREAK = re.compile(r"\r\n?|\n")


@frozen
class _Wish:
    """What the caller wants done with a file whose text is not canonical."""

    check: bool
    diff: bool
    levels: int | None
    chooser: Chooser

    @property
    def writes(self) -> bool:
        return not self.check and not self.diff


@frozen
class _Formatting:
    """A file before and after."""

    data: bytes
    before: str
    after: str

    @property
    def formatted(self) -> bytes:
        """What the file is to hold: its line ends are those of its first line, and a byte order mark stays."""
        found = _BREAK.search(self.before)
        return encode(self.after.replace("\n", found.group()) if found else self.after, self.data)


@click.command("fmt")
@click.argument("files", nargs=-1, metavar="[FILE|FOLDER|-]...")
@click.option("--check", is_flag=True, help="Write nothing; name the files that would change, and exit with 1 if there are any.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change, and exit with 1 if anything would.")
@click.option("--move-out", is_flag=True, help="Move statements with an id out of deep nesting, to the top level of their section or file.")
@click.option(
    "--levels",
    type=click.IntRange(min=1),
    metavar="N",
    help=f"How many statements may stand in one another with --move-out.  [default: {LEVELS}]",
)
@jobs_option
def command(files: tuple[str, ...], levels: int | None, jobs: int | None, *, check: bool, diff: bool, move_out: bool) -> None:
    """Lay maps out in the one canonical way.

    Without files, the maps in the current folder are laid out. `-` is standard input, and goes to standard output.
    The words, their order and every comment stay, and so does what is meant.
    A file with syntax errors is left as it is.

    \b
    Examples:
      argmap fmt trams.argmap
      argmap fmt --diff maps/
      argmap fmt --check .               in a pre-commit hook
      argmap fmt --move-out trams.argmap
      argmap fmt - < trams.argmap

    Exit status: 0 if all is well, 1 if a file has syntax errors or, with --check or --diff, would change, 2 if it could not run.
    """
    if levels is not None and not move_out:
        raise click.UsageError("--levels says how far --move-out goes; give both")
    wish = _Wish(check, diff, (levels or LEVELS) if move_out else None, Chooser((), (), None, no_config=False))
    names = expand(files or (".",))
    for name in names:
        wish.chooser.settings(name)
    done: Counter[str] = Counter()
    status = 0
    with for_each(partial(_format, wish=wish), names, jobs) as results:
        for result in results:
            what, code = result or ("not done", 2)
            done[what] += 1
            status = max(status, code)
    if len(names) > 1:
        tell(f"{len(names)} files: {', '.join(f'{count} {what}' for what, count in sorted(done.items()))}", err=True)
    elif "unchanged" in done:
        tell(f"{_shown(names[0])}: unchanged", err=True)
    raise click.exceptions.Exit(status)


def _format(name: str, wish: _Wish) -> tuple[str, int]:
    """Format one file; give what was done, and the exit status."""
    with within(wish.chooser.settings(name).limits):
        return _format_within(name, wish)


def _format_within(name: str, wish: _Wish) -> tuple[str, int]:
    try:
        formatting = _read(name, wish.levels)
    except ArgmapError as error:
        _tell(error.diagnostics)
        return "not read", 2
    if formatting is None:
        fail(f"{_shown(name)} is left as it is, since it has syntax errors", "mend them first")
        return "left as they are", 1
    data = formatting.formatted
    if name == STANDARD_INPUT and wish.writes:
        write_out(data)
        return "formatted", 0
    if data == formatting.data:
        return "unchanged", 0
    if not wish.writes:
        shown = _shown(name)
        tell(print_diff(shown, formatting.before, formatting.after, paint=paint).removesuffix("\n") if wish.diff else shown)
        return "would change", 1
    try:
        write_file(Path(name), data)
    except OutputError as error:
        fail(str(error))
        return "not written", 2
    tell(f"formatted {_shown(name)}", err=True)
    return "formatted", 0


def _read(name: str, levels: int | None) -> _Formatting | None:
    """Read a file and lay it out; None if what is written in it is not sound.

    Raises:
        ArgmapError: it cannot be read, or is more than the limits allow.
    """
    path = None if name == STANDARD_INPUT else Path(name)
    data = read_data(path) if path else read_standard_input()
    syntax, found = parse_data(data, name="<standard input>" if path is None else name, path=path)
    if any(each.rule is limit_reached.RULE for each in found) and not syntax.items:
        raise ArgmapError(found)
    # A warning is told too: what misled in the layout is gone once it is canonical.
    _tell(found)
    if syntax.lossy or any(diagnostic.is_error for diagnostic in found):
        return None
    after = print_syntax(syntax if levels is None else move_out(syntax, levels))
    return _Formatting(data, syntax.file.text, after)


def _shown(name: str) -> str:
    return "<standard input>" if name == STANDARD_INPUT else visible(name)


def _tell(found: list[Diagnostic] | tuple[Diagnostic, ...]) -> None:
    if found:
        tell(print_full(found, paint=paint) + "\n", err=True)
