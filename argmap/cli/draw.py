"""`argmap draw`"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from attrs import evolve, frozen

from argmap.cli.inputs import STANDARD_INPUT, expand, read_input, tell_some, tell_unused_texts, text_option
from argmap.cli.limiting import within
from argmap.cli.outputs import require_apart, write_out
from argmap.cli.settings import Chooser, choosing
from argmap.cli.supposing import Supposed, supposing
from argmap.cli.terminal import fail, tell, warn
from argmap.cli.workers import for_each, jobs_option
from argmap.drawing import ENGINES, FORMATS, LAYOUTS, PAPERS, PARTS, SCALE, SUFFIXES, THEMES, Drawing, DrawingError, View, branches, draw
from argmap.language import is_id
from argmap.limits import limited
from argmap.reading import Reading
from argmap.saving import OutputError, write_file
from argmap.suggest import did_you_mean

if TYPE_CHECKING:
    from argmap.weighing import Outcome


READINGS = ("author", "conceded", "examined")
"""The readings of weighing, which is loaded only where a status is drawn."""

_PAGE = "html"
"""The format of a page, which is made of more than a picture."""
_MADE = (*FORMATS, _PAGE)


@frozen
class _Wish:
    """What the caller wants drawn, how and where."""

    output: str | None
    format: str
    layout: str
    theme: str | None
    paper: str | None
    scale: float
    engine: str
    anyway: bool
    root: str | None
    focus: str | None
    depth: int | None
    only: tuple[str, ...]
    hide: tuple[str, ...]
    show: tuple[str, ...]
    chooser: Chooser
    supposed: Supposed
    reading: str | None
    texts: dict[str, str]
    """Where the texts of documents lie."""

    @property
    def colours(self) -> str:
        """The theme; a page follows the reader's system if nothing else is said."""
        return self.theme or ("auto" if self.format == _PAGE else "light")

    @property
    def suffix(self) -> str:
        """What the names of the files that are made end in."""
        return f".{FORMATS[self.format].suffix}" if self.format in FORMATS else f".{self.format}"

    @property
    def view(self) -> View:
        """What of the map is to be drawn."""
        hide, show = (frozenset(name for names in given for name in names.replace(",", " ").split()) for given in (self.hide, self.show))
        return View(self.focus, self.depth, self.only, hide, show)


def _view(wish: _Wish, reading: Reading) -> View:
    """What is to be drawn, with the documents that it cites."""
    return evolve(wish.view, editions=reading.editions)


@click.command("draw")
@click.argument("files", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@click.option("-o", "--output", metavar="FILE", help="Where to write; a folder takes several; `-` is standard output. Beside the file otherwise.")
@click.option("-T", "--format", "format_", metavar="FORMAT", help=f"One of {', '.join(_MADE)}. Otherwise the output's suffix decides, or svg.")
@click.option("--layout", default="right", show_default=True, metavar="LAYOUT", help=f"One of {', '.join(LAYOUTS)}.")
@click.option(
    "--theme",
    show_default="light; auto for html",
    metavar="THEME",
    help=f"One of {', '.join(THEMES)}; auto follows the reader's system in SVG and HTML; or a TOML file of your own.",
)
@click.option("--paper", metavar="PAPER", help=f"What the layout `page` and a PDF are fitted on: {', '.join(PAPERS)}.")
@click.option(
    "--scale",
    type=click.FloatRange(min=0, min_open=True),
    default=SCALE,
    show_default=True,
    metavar="X",
    help="How large a PNG is: 1 is 96 pixels to the inch.",
)
@click.option("--engine", default="auto", show_default=True, metavar="ENGINE", help=f"One of {', '.join(ENGINES)}.")
@click.option("--focus", metavar="ID", help="Only this statement, what it bears on and what bears on it.")
@click.option("--depth", type=int, metavar="N", help="Only N levels of statements from each thesis down, or from the focus.")
@click.option("--only", multiple=True, metavar="#TAG|SECTION|SOURCE", help="Only what has this, and what that bears on; may be given again.")
@click.option("--hide", multiple=True, metavar="PART", help=f"Leave out a part: {', '.join(PARTS)}.")
@click.option("--show", multiple=True, metavar="PART", help="Show a part that is usually left out: notes, quotes, tags, distance, status, tensions.")
@supposing
@click.option(
    "--reading",
    type=click.Choice(READINGS),
    help="Whose objections count in the status: as the author argues, which is usual; with the concessions biting; with the analyst's own too.",
)
@click.option("--anyway", is_flag=True, help="Draw what could be read of a file with syntax errors.")
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes never leave.")
@text_option
@jobs_option
@choosing
def command(files: tuple[str, ...], jobs: int | None, **options: Any) -> None:
    """Draw maps.

    A file with syntax errors is not drawn, unless --anyway is given; one with other errors is, and its foot says so.

    \b
    Examples:
      argmap draw trams.argmap               to trams.svg, beside it
      argmap draw trams.argmap -T png        to trams.png
      argmap draw trams.argmap -o map.png
      argmap draw trams.argmap -T html       a page to explore it in a browser
      argmap draw maps/ -o pictures/         every map in a folder
      argmap draw trams.argmap --layout page --paper a3 -T pdf
      argmap draw trams.argmap --focus cost --theme dark
      argmap draw trams.argmap --show status --reject crowded
      cat trams.argmap | argmap draw - > trams.svg

    Exit status: 0 if all is well, 1 if errors were found, 2 if it could not run.
    """
    names = expand(files)
    wish = wish_for(names, **options)
    for name in names:
        # Settings that cannot be followed stop the command, before anything is drawn.
        wish.chooser.settings(name)
    require_apart(((name, picture_path(name, wish)) for name in names), "draw them one by one, each to a file of its own with -o")
    with for_each(partial(_draw, wish=wish), names, jobs) as results:
        raise click.exceptions.Exit(max(2 if result is None else result for result in results))


def wish_for(
    names: Sequence[str],
    *,
    output: str | None,
    format_: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    no_config: bool,
    reject: tuple[str, ...],
    reject_sources: tuple[str, ...],
    concede: tuple[str, ...],
    **how: Any,
) -> _Wish:
    """Give what is wanted for these files by the options of the command; the command ends if it cannot be."""
    if output is not None and output.endswith(("/", os.sep)) and not Path(output).is_dir():
        fail(f"there is no folder {output}", "make it first")
        raise click.exceptions.Exit(2)
    wish = _Wish(
        output, choose_format(format_, output), chooser=Chooser(select, ignore, config, no_config), supposed=Supposed(reject, reject_sources, concede), **how
    )
    if output is not None and output != "-" and len(names) > 1 and not Path(output).is_dir():
        fail(f"{len(names)} maps cannot go to one file, {output}", "make it a folder, or leave out -o to write each picture beside its map")
        raise click.exceptions.Exit(2)
    return wish


def choose_format(given: str | None, output: str | None, made: Sequence[str] = _MADE) -> str:
    """Give the format of a picture, one of `made`: the `given` one, or the one that the suffix of the `output` says, or svg; end if there is none such."""
    suffix = Path(output).suffix.removeprefix(".").lower() if output and output != "-" and not Path(output).is_dir() else ""
    suffix = _PAGE if suffix == "htm" else SUFFIXES.get(suffix, suffix)
    name = given or suffix or "svg"
    if given and suffix and suffix != given and suffix in made:
        fail(f"{output} would hold {given}, not {suffix}", f"leave out -T, or name a file that ends in .{FORMATS[given].suffix if given in FORMATS else given}")
        raise click.exceptions.Exit(2)
    if name not in made:
        near = did_you_mean(name, made)
        fail(f"no picture is made in the format `{name}`", near or f"choose one of {', '.join(made)} with -T")
        raise click.exceptions.Exit(2)
    return name


def _draw(name: str, wish: _Wish) -> int:
    """Draw one file; give the exit status."""
    try:
        with within(wish.chooser.settings(name).limits):
            return _draw_read(read_wished(name, wish), name, wish)
    except click.exceptions.Exit as end:
        # What is to be supposed of this map is not in it; of the others it may be.
        return end.exit_code


def _draw_read(reading: Reading, name: str, wish: _Wish) -> int:
    tell_some(reading.grave, reading.name)
    if is_unreadable(reading):
        return 2
    if not is_drawable(reading, wish):
        return 1
    if not write_pictures(reading, name, wish):
        return 2
    return 1 if reading.errors else 0


def read_wished(name: str, wish: _Wish) -> Reading:
    """Read a file as is wanted."""
    settings = wish.chooser.settings(name)
    return read_input(name, wish.root, settings.choice, wish.texts, settings.limits)


def is_unreadable(reading: Reading) -> bool:
    """Whether there was no file to read."""
    return reading.is_unread


def is_drawable(reading: Reading, wish: _Wish) -> bool:
    """Whether a map is to be drawn; tells why not."""
    if reading.broken and not wish.anyway:
        fail(f"{reading.name} is not drawn, since it has syntax errors", "mend them, or draw what could be read with --anyway")
        return False
    if not len(reading.map):
        fail(f"{reading.name} is not drawn, since there is nothing in it to draw")
        return False
    wish.supposed.require(reading.map)
    return True


def write_pictures(reading: Reading, name: str, wish: _Wish) -> bool:
    """Draw a map and write what was drawn; tells what is written, and gives False and tells why if that fails."""
    try:
        with limited(wish.chooser.settings(name).limits):
            _write_pictures(reading, name, wish)
    except DrawingError as error:
        fail(f"{reading.name}: {error.message}", error.help)
        return False
    except OutputError as error:
        fail(str(error))
        return False
    return True


def _write_pictures(reading: Reading, name: str, wish: _Wish) -> None:
    if wish.format == _PAGE:
        tell_unused_texts(wish.texts, {each.id for each in reading.map.documents})
        _write(name, picture_path(name, wish), wish, _page(reading, wish))
        return
    for path, drawing in _pages(reading, name, wish):
        data = drawing.render(wish.format, scale=wish.scale)
        for warning in drawing.warnings:
            warn(warning)
        _write(name, path, wish, data)


def _page(reading: Reading, wish: _Wish) -> bytes:
    from argmap.page import make_page

    if wish.layout != "right":
        raise DrawingError(f"a page is drawn in the layout `right`, not `{wish.layout}`", "leave out --layout, or choose another format with -T")
    return make_page(reading, theme=wish.colours, view=_view(wish, reading), status=_status(reading, wish), foot=_foot(reading), engine=wish.engine).encode()


def _pages(reading: Reading, name: str, wish: _Wish) -> list[tuple[Path | None, Drawing]]:
    """The pictures to be made and where they go, None being standard output: one, but for an overview, whose branches have pages of their own."""
    path = picture_path(name, wish)
    settings: dict[str, Any] = {"theme": wish.colours, "engine": wish.engine, "foot": _foot(reading), "paper": wish.paper, "status": _status(reading, wish)}
    if wish.layout != "overview" or path is None:
        return [(path, draw(reading.map, layout=wish.layout, view=_view(wish, reading), **settings))]
    # Another program's ids may be no names of files.
    named = {id: id if is_id(id) else str(number) for number, id in enumerate(branches(reading.map), 1)}
    beside = {id: path.with_name(f"{path.stem}-{name}{path.suffix}") for id, name in named.items()}
    hrefs = {id: page.name for id, page in beside.items()}
    overview = draw(reading.map, layout="overview", view=_view(wish, reading), hrefs=hrefs, **settings)
    return [(path, overview), *((page, draw(reading.map, view=View(focus=id), **settings)) for id, page in beside.items())]


def _status(reading: Reading, wish: _Wish) -> Outcome | None:
    """What stands, if that is to be shown; to suppose something asks for it."""
    view = wish.view
    if not (wish.supposed or wish.reading or "status" in view.show) or "status" in view.hide:
        return None
    from argmap.weighing import Standpoint, weigh

    supposed = wish.supposed
    standpoint = Standpoint(wish.reading or Standpoint.AUTHOR.value)
    return weigh(reading.map).outcome(reject=supposed.reject, reject_sources=supposed.reject_sources, concede=supposed.concede, standpoint=standpoint)


def picture_path(name: str, wish: _Wish) -> Path | None:
    """Where a picture goes; None is standard output."""
    if wish.output == "-" or (wish.output is None and name == STANDARD_INPUT):
        return None
    suffix = wish.suffix
    path = Path(wish.output) if wish.output else Path(name).with_suffix(suffix)
    if wish.output and path.is_dir():
        return path / f"{'map' if name == STANDARD_INPUT else Path(name).stem}{suffix}"
    return path if path.suffix or path.exists() else path.with_suffix(suffix)


def _foot(reading: Reading) -> str:
    count = len(reading.errors)
    return f"drawn with {count} {'error' if count == 1 else 'errors'}" if count else ""


def _write(name: str, path: Path | None, wish: _Wish, data: bytes) -> None:
    if path is None:
        if wish.format in ("png", "pdf") and sys.stdout.isatty():
            raise OutputError(f"a {wish.format.upper()} is not written to a terminal; name a file with -o")
        write_out(data)
        return
    if name != STANDARD_INPUT and path.exists() and path.samefile(name):
        raise OutputError(f"{path} is the map itself; name another file with -o")
    write_file(path, data)
    tell(f"wrote {path}", err=True)
