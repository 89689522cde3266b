"""`argmap rename`"""

from __future__ import annotations

import os
from pathlib import Path

import click

from argmap.cli.fixes import encoded_texts
from argmap.cli.inputs import STANDARD_INPUT, expand
from argmap.cli.settings import Chooser
from argmap.cli.terminal import fail, paint, tell
from argmap.diagnostic import Diagnostic
from argmap.files import resolved
from argmap.fixing import Texts
from argmap.limits import limited
from argmap.reading import Reading, read, root_of
from argmap.renaming import NOUNS, Renaming, nouns_called, rename
from argmap.reports import print_diff, print_full, visible
from argmap.saving import OutputError, write_files


@click.command("rename")
@click.argument("old")
@click.argument("new")
@click.argument("files", nargs=-1, metavar="[FILE|FOLDER]...")
@click.option("--kind", type=click.Choice(NOUNS), help="What is renamed, where several have that id.")
@click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes never leave.")
def command(old: str, new: str, files: tuple[str, ...], kind: str | None, root: str | None, *, diff: bool) -> None:
    """Give a statement, source, document or section another id.

    It is renamed where it is defined and wherever it is named: in its file, in what that file includes, and in what includes it.
    Without files, the current folder is looked through. Texts and comments are left alone; where they have the id is told.

    \b
    Examples:
      argmap rename full buses-full trams.argmap
      argmap rename --diff full buses-full maps/
      argmap rename --kind source survey report trams.argmap

    Exit status: 0 if it is renamed, 1 if it cannot be, 2 if a file could not be read or written. All files are changed, or none.
    """
    if STANDARD_INPUT in files:
        raise click.UsageError("standard input has no other files that could name it; give the name of a file")
    names = expand(files or (".",))
    click.get_current_context().with_resource(limited(Chooser((), (), None, no_config=False).settings(names[0]).limits))
    meant = [read(name, root=root) for name in names]
    if unread := [reading for reading in meant if reading.is_unread]:
        _tell([each for reading in unread for each in reading.errors])
        raise click.exceptions.Exit(2)
    if foreign := next((reading for reading in meant if not reading.syntaxes), None):
        name = visible(foreign.name)
        fail(f"{name} is no text in the language of argmap", f"turn it into text first: `argmap convert {name} -o {Path(name).stem}.argmap`")
        raise click.exceptions.Exit(1)
    noun = kind or _noun(old, meant)
    others = [read(name, root=root) for name in _including(names, root)]
    found = rename(noun, old, new, meant=meant, others=others, read=lambda reading, texts: _again(reading, texts, root))
    if not isinstance(found, Renaming):
        _tell(found)
        fail(f"`{visible(old)}` is not renamed")
        raise click.exceptions.Exit(1)
    _finish(found, old, new, diff=diff)


def _noun(old: str, readings: list[Reading]) -> str:
    nouns = nouns_called(old, readings)
    if len(nouns) > 1:
        fail(f"a {' and a '.join(nouns)} have the id `{visible(old)}`", f"say which is meant with `--kind {nouns[0]}`")
        raise click.exceptions.Exit(1)
    return nouns[0] if nouns else "statement"


def _including(names: list[str], root: str | None) -> list[str]:
    """The other files below the roots of the named ones that include anything; nothing else can include these."""
    named = {resolved(Path(name)) for name in names}
    found: dict[Path, None] = {}
    for top in dict.fromkeys(root_of(Path(name), root) for name in names):
        for folder, below, inside in os.walk(top):
            # Hidden folders hold what tools keep for themselves.
            below[:] = sorted(each for each in below if not each.startswith("."))
            for name in sorted(inside):
                path = Path(folder, name)
                if name.endswith(".argmap") and path.resolve() not in named and _has_include(path):
                    found[path] = None
    return [os.path.relpath(path) for path in found]


def _has_include(path: Path) -> bool:
    try:
        return b"include" in path.read_bytes()
    except OSError:
        # It can be part of no map either.
        return False


def _again(reading: Reading, texts: Texts, root: str | None) -> Reading:
    return read(reading.name, root=root, overlay=texts)


def _finish(renaming: Renaming, old: str, new: str, *, diff: bool) -> None:
    try:
        if diff:
            for key, text in renaming.texts.items():
                tell(print_diff(renaming.before[key].name, renaming.before[key].text, text, paint=paint).removesuffix("\n"))
        else:
            write_files(encoded_texts(renaming.texts, renaming.before))
    except OutputError as error:
        fail(str(error))
        raise click.exceptions.Exit(2) from error
    for mention in renaming.mentions:
        tell(f"{visible(str(mention))}: `{visible(old)}` in a comment or a text is left as it is", err=True)
    places, files = _many(renaming.count, "place"), _many(len(renaming.texts), "file")
    tell(f"{'would rename' if diff else 'renamed'} {renaming.noun} `{visible(old)}` to `{visible(new)}` in {places} of {files}", err=True)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _tell(diagnostics: list[Diagnostic]) -> None:
    tell(print_full(diagnostics, paint=paint) + "\n", err=True)
