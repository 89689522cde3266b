"""`argmap convert`"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import click
from attrs import evolve, frozen

from argmap.checks import Choice
from argmap.cli.inputs import STANDARD_INPUT, read_standard_input
from argmap.cli.limiting import within
from argmap.cli.outputs import require_apart, write_out
from argmap.cli.settings import Chooser
from argmap.cli.terminal import fail, paint, tell, warn
from argmap.cli.workers import for_each, jobs_option
from argmap.diagnostic import ArgmapError
from argmap.files import File, decode
from argmap.formats import FORMATS, Export, Foreign, Format, FormatError, Loss, format_of, sniff, write_text
from argmap.reading import Reading, read, read_bytes, read_data
from argmap.reports import print_concise, print_full, visible
from argmap.saving import OutputError, write_file
from argmap.suggest import did_you_mean

_SHOWN = 10
"""How many losses of one file are told one by one, or else how many kinds of them, unless all are asked for."""
_OWN = "argmap"
_OF_READING = Choice(("S", "N", "F"))
"""The rules on how a file is written; what else is wrong with an argument is for `argmap check` to tell."""


@frozen
class _Job:
    """A file to be converted, and where it goes: None is standard output."""

    name: str
    format: str | None
    target: Path | None


@frozen
class _Wish:
    """What the caller wants."""

    to: Format
    strict: bool
    all_losses: bool
    root: str | None
    many: bool
    folder: bool
    chooser: Chooser


@frozen
class _Made:
    """What came of one file, or of several: the worst exit status, and how many there are of what."""

    status: int = 0
    done: int = 0
    lossy: int = 0
    losses: int = 0
    failed: int = 0

    def __add__(self, other: _Made) -> _Made:
        return _Made(max(self.status, other.status), self.done + other.done, self.lossy + other.lossy, self.losses + other.losses, self.failed + other.failed)


def _print_formats(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 (click passes it by place)
    if not wanted or ctx.resilient_parsing:
        return
    rows = [
        (each.name, {(True, True): "reads, writes", (True, False): "reads", (False, True): "writes"}[each.reads, each.writes], each.suffix, each.title)
        for each in FORMATS.values()
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        tell("  ".join(cell.ljust(width) for cell, width in zip(row, (*widths, 0), strict=True)).rstrip())
    ctx.exit()


def _print_schema(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 (click passes it by place)
    if not wanted or ctx.resilient_parsing:
        return
    from argmap.formats.json import schema

    write_out(schema().encode("utf-8"))
    ctx.exit()


@click.command("convert")
@click.argument("files", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@click.option(
    "-o", "--output", metavar="FILE|FOLDER", help="Where to write, overwriting what is there; a folder takes several, and is made. Standard output otherwise."
)
@click.option("--from", "source", metavar="FORMAT", help="What the files are; otherwise their content decides.")
@click.option("--to", "target", metavar="FORMAT", help="What to write; otherwise the output's suffix decides, or argmap's own text.")
@click.option("--strict", is_flag=True, help="Write nothing that loses anything.")
@click.option(
    "--losses",
    is_flag=True,
    help=f"Tell everything that is lost, one by one, however much; otherwise, of more than {_SHOWN} things, what is lost alike is one line.",
)
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes never leave.")
@jobs_option
@click.option("--formats", is_flag=True, expose_value=False, is_eager=True, callback=_print_formats, help="List the formats and exit.")
@click.option("--schema", is_flag=True, expose_value=False, is_eager=True, callback=_print_schema, help="Print the JSON Schema of argmap's own JSON and exit.")
def command(
    files: tuple[str, ...],
    output: str | None,
    source: str | None,
    target: str | None,
    strict: bool,  # noqa: FBT001 (click passes them by name)
    losses: bool,  # noqa: FBT001
    root: str | None,
    jobs: int | None,
) -> None:
    """Turn maps of other programs into text, and text into theirs.

    What a file is, its content says. What cannot be said in the other format is told, and a folder is converted file by file.

    \b
    Examples:
      argmap convert nodeset.json -o nodeset.argmap
      argmap convert trams.argmap -o trams.json
      argmap convert corpus/ -o maps/               every map in a folder, to text
      argmap convert trams.argmap --to json --strict
      cat nodeset.json | argmap convert - | argmap draw - > nodeset.svg
      argmap convert --formats

    Exit status: 0 if all is well, 1 if errors were found or --strict refused, 2 if it could not run.
    """
    _require(source, reads=True)
    _require(target, reads=False)
    to = _target(output, target)
    several = len(files) > 1 or any(name != STANDARD_INPUT and Path(name).is_dir() for name in files)
    folder = _folder(output, several=several)
    given, passed_over = _jobs(files, source, Path(output) if output and output != STANDARD_INPUT else None, folder, to)
    if not given:
        what = f"no file called `{_ending(source)}`" if source else "no map"
        fail(
            f"{', '.join(visible(name) for name in files)}: there is {what} in {'this folder' if len(files) == 1 else 'these folders'}",
            "name a file; `argmap convert --formats` lists what is read",
        )
        raise click.exceptions.Exit(2)
    wish = _Wish(to, strict, losses, root, several, folder, Chooser((), (), None, no_config=False))
    for each in given:
        wish.chooser.settings(each.name)
    require_apart(((each.name, each.target) for each in given), "convert them one by one, each to a file of its own with -o")
    by_name = {each.name: each for each in given}
    made = _Made()
    with for_each(partial(_convert, given=by_name, wish=wish), list(by_name), jobs) as results:
        for result in results:
            made += result or _Made(2, failed=1)
    if several:
        _summarise(made, passed_over)
    raise click.exceptions.Exit(made.status)


def _require(name: str | None, *, reads: bool) -> None:
    """End the command if a format that is named is none that is read, or written."""
    fit = [each.name for each in FORMATS.values() if (each.reads if reads else each.writes)]
    if name is None or name in fit:
        return
    verb = "read" if reads else "written"
    what = f"{FORMATS[name].title} is not {verb}" if name in FORMATS else f"no format is called `{name}`"
    fail(what, did_you_mean(name, fit) or f"choose one of {', '.join(fit)}")
    raise click.exceptions.Exit(2)


def _target(output: str | None, named: str | None) -> Format:
    if named is not None:
        return FORMATS[named]
    if output is None or output == STANDARD_INPUT or _means_folder(output) or not Path(output).suffix:
        return FORMATS[_OWN]
    try:
        return format_of(output)
    except FormatError as error:
        fail(error.message, "name the format with `--to`; `argmap convert --formats` lists them")
        raise click.exceptions.Exit(2) from None


def _means_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _folder(output: str | None, *, several: bool) -> bool:
    """Whether the output is a folder; it is made. The command ends if several files would go to one."""
    if output is None or output == STANDARD_INPUT:
        if several:
            fail("several maps cannot go to one output", "name a folder for them with -o")
            raise click.exceptions.Exit(2)
        return False
    if not several and not _means_folder(output):
        return False
    path = Path(output)
    if path.exists() and not path.is_dir():
        fail(
            f"{output} is a file, not a folder", "name a folder for several maps with -o" if several else "name another with -o, or leave out the `/` behind it"
        )
        raise click.exceptions.Exit(2)
    return True


def _jobs(files: Sequence[str], source: str | None, output: Path | None, folder: bool, to: Format) -> tuple[list[_Job], int]:  # noqa: FBT001
    """Give what is to be converted, and how many files in folders are no maps."""
    jobs: list[_Job] = []
    passed_over = 0
    for name in files:
        if name == STANDARD_INPUT or not Path(name).is_dir():
            stem = "map" if name == STANDARD_INPUT else Path(name).name
            jobs.append(_Job(name, source or _disguise(name), output / _renamed(Path(stem), to) if output and folder else output))
            continue
        base = Path(name)
        for path in sorted(path for path in base.rglob("*") if path.is_file()):
            if any(part.startswith(".") for part in path.relative_to(base).parts) or (
                output and path.is_relative_to(output) and not base.is_relative_to(output)
            ):
                continue
            format = (source if path.name.lower().endswith(_ending(source)) else None) if source else _format_in(path)
            if format is None:
                passed_over += 1
            elif output:
                jobs.append(_Job(str(path), format or None, output / _renamed(path.relative_to(base), to)))
    return _told_apart(jobs), passed_over


def _ending(source: str) -> str:
    """How files of a format are called where it was not argmap that wrote them: AIF is `.json`, and not `.aif.json`."""
    return "." + FORMATS[source].suffix.rpartition(".")[2]


def _told_apart(jobs: Sequence[_Job]) -> list[_Job]:
    """Let no file overwrite another's: `trams.json` and `trams.xml` become `trams.json.argmap` and `trams.xml.argmap`."""
    count: dict[Path | None, int] = {}
    for job in jobs:
        count[job.target] = count.get(job.target, 0) + 1
    return [
        _Job(job.name, job.format, job.target.with_name(Path(job.name).name + "".join(job.target.suffixes[-1:])))
        if job.target and count[job.target] > 1
        else job
        for job in jobs
    ]


def _renamed(path: Path, to: Format) -> Path:
    """A file's name with the suffix of another format, and without that of its own."""
    own = [each.suffix for each in FORMATS.values() if path.name.lower().endswith(each.suffix)]
    stem = path.name[: -len(max(own, key=len))] if own else path.stem
    return path.with_name((stem or path.name) + to.suffix)


def _format_in(path: Path) -> str | None:
    """The name of the format that a file is of; empty if it only comes near one, which reading tells, and none if it is no map."""
    try:
        text, _ = decode(read_data(path))
    except ArgmapError:
        return None
    found = sniff(Foreign(File(str(path), text, path))) if text else None
    if found is None or (found[1] and path.suffix not in (".json", ".xml")):
        return None
    return "" if found[1] else found[0].name


def _disguise(name: str) -> str | None:
    """The format of a file that is called `.argmap` and is none, so that it can be made one."""
    if name == STANDARD_INPUT or Path(name).suffix != ".argmap":
        return None
    format = _format_in(Path(name))
    return None if format in (_OWN, "") else format


def _convert(name: str, given: Mapping[str, _Job], wish: _Wish) -> _Made:
    """Convert one of the files that are given; give what came of it."""
    with within(wish.chooser.settings(name).limits):
        made = _try(given[name], wish)
    return evolve(made, failed=int(made.status != 0))


def _try(job: _Job, wish: _Wish) -> _Made:
    reading = _read(job, wish)
    if told := [each for each in reading.grave if _OF_READING.keeps(each.rule)]:
        tell(print_concise(told, paint=paint) if wish.many else print_full(told, paint=paint) + "\n", err=True)
    if reading.is_unread:
        return _Made(2)
    if reading.broken:
        fail(f"{visible(reading.name)} is not converted, since it could not be read", "mend it first")
        return _Made(1)
    if not (len(reading.map) or reading.map.documents or reading.map.sources):
        # What others include may do without statements.
        warn(f"{visible(reading.name)}: there is no statement in it")
    try:
        export = write_text(reading.map, wish.to.name)
    except ValueError as error:
        fail(f"{visible(reading.name)} cannot be written as {wish.to.title}: {error}")
        return _Made(1)
    _tell_losses(reading, export, wish)
    made = _Made(lossy=int(bool(export.losses)), losses=len(export.losses))
    if wish.strict and export.losses:
        where = job.target or "the result"
        fail(
            f"{where} is not written, since {_count(len(export.losses), 'thing')} would be lost",
            "leave out --strict, or write json or argmap, which lose nothing",
        )
        return evolve(made, status=1)
    if not _write(job, export, wish):
        return evolve(made, status=2)
    return evolve(made, status=1 if any(each.is_error for each in told) else 0, done=1)


def _read(job: _Job, wish: _Wish) -> Reading:
    if job.name == STANDARD_INPUT:
        return read_bytes(read_standard_input(), name="<standard input>", root=wish.root, choice=_OF_READING, format=job.format)
    return read(job.name, root=wish.root, choice=_OF_READING, format=job.format)


def _tell_losses(reading: Reading, export: Export, wish: _Wish) -> None:
    if not export.losses:
        return
    warn(f"{visible(reading.name)}: {_count(len(export.losses), 'thing')} cannot be said in {wish.to.title}")
    if wish.all_losses or len(export.losses) <= _SHOWN:
        for loss in export.losses:
            tell(f"  {visible(str(loss))}", err=True)
    else:
        _tell_kinds(export.losses)


def _tell_kinds(losses: Iterable[Loss]) -> None:
    """Tell what is lost alike at many places in one line."""
    alike: dict[str, list[Loss]] = {}
    for loss in losses:
        alike.setdefault(loss.what, []).append(loss)
    kinds = list(alike.values())
    for first, *more in kinds[:_SHOWN]:
        tell(f"  {visible(str(first))}" + (f"; the same of {len(more)} more" if more else ""), err=True)
    rest = sum(len(kind) for kind in kinds[_SHOWN:])
    tell(f"  … and {rest} more; `--losses` tells them all" if rest else "  `--losses` tells them one by one", err=True)


def _write(job: _Job, export: Export, wish: _Wish) -> bool:
    data = export.text.encode("utf-8", errors="replace")
    if job.target is None:
        write_out(data)
        return True
    if job.name != STANDARD_INPUT and job.target.exists() and job.target.samefile(job.name):
        fail(f"{job.target} is the file itself", "name another with -o")
        return False
    try:
        if wish.folder:
            _make_folder(job.target.parent)
        write_file(job.target, data)
    except OutputError as error:
        fail(str(error))
        return False
    if not wish.many:
        tell(f"wrote {job.target}", err=True)
    return True


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make the folder {folder}: {(error.strerror or str(error)).lower()}") from error


def _summarise(made: _Made, passed_over: int) -> None:
    parts = [f"{_count(made.done, 'file')} converted"]
    parts += [f"{made.lossy} with losses ({made.losses} in all)"] if made.lossy else []
    parts += [f"{made.failed} with errors"] if made.failed else []
    parts += [f"{passed_over} passed over, since they are no maps"] if passed_over else []
    tell("; ".join(parts), err=True)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
