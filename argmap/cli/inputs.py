"""The files that a command is given: named, in folders, or on standard input."""

from __future__ import annotations

import sys
import time
from collections.abc import Collection, Generator, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from argmap.argument import ArgumentMap
from argmap.checks import Choice
from argmap.cli.terminal import fail, paint, tell, warn
from argmap.diagnostic import Diagnostic
from argmap.limits import Limits, limited, read_bounded
from argmap.reading import Reading, Texts, read, read_bytes
from argmap.reports import print_full, visible
from argmap.suggest import did_you_mean

Result = TypeVar("Result")

STANDARD_INPUT = "-"
_EVERYTHING = Choice()
_TOLD = 20
"""How many findings are told to somebody who asked for something else than findings."""
_PATIENCE = 1.0
"""Seconds after which a progress bar is worth its line."""


def expand(names: Sequence[str]) -> list[str]:
    """Give the files that are meant: a folder stands for the .argmap files in and below it, in order of name."""
    files: list[str] = []
    for name in names:
        if name != STANDARD_INPUT and Path(name).is_dir():
            found = sorted(str(path) for path in Path(name).rglob("*.argmap") if path.is_file())
            if not found:
                fail(f"{name}: there is no .argmap file in this folder", "name a file, or write one with `argmap new`")
                raise click.exceptions.Exit(2)
            files += found
        else:
            files.append(name)
    return list(dict.fromkeys(files))


def read_input(name: str, root: str | None, choice: Choice = _EVERYTHING, texts: Texts | None = None, limits: Limits | None = None) -> Reading:
    """Read a file, or standard input for `-`, within the limits of its settings if no others are given."""
    with limited(limits or _limits_of(name)):
        if name == STANDARD_INPUT:
            return read_bytes(read_standard_input(), name="<standard input>", root=root, choice=choice, texts=texts)
        return read(name, root=root, choice=choice, texts=texts)


def read_standard_input() -> bytes:
    """Give what standard input holds, or as much of it as shows that it is larger than the limits allow."""
    return read_bounded(sys.stdin.buffer)


def _limits_of(name: str) -> Limits:
    # It needs to know what standard input is called.
    from argmap.cli.settings import Chooser

    return Chooser((), (), None, no_config=False).settings(name).limits


def read_whole(name: str, root: str | None, done: str, choice: Choice = _EVERYTHING, *, warnings: bool = True) -> Reading:
    """Read what can only be judged as a whole, such as what stands; what keeps it from being a map is told, and the command ends if parts were not read.

    `done` says what cannot be done then: "weighed"; without `warnings`, only errors are told.
    """
    reading = read_input(name, root, choice)
    tell_what_is_wrong(reading, warnings=warnings)
    if reading.is_unread:
        raise click.exceptions.Exit(2)
    if reading.broken:
        fail(f"{reading.name} is not {done}, since it has syntax errors", "mend them: what could not be read might decide")
        raise click.exceptions.Exit(1)
    return reading


def tell_what_is_wrong(reading: Reading, *, warnings: bool = True) -> None:
    """Tell the errors and warnings of a map that is judged as a whole, but not what its conclusions rest on: that is for the command to tell."""
    told = reading.grave if warnings else reading.errors
    tell_some([diagnostic for diagnostic in told if not diagnostic.rule.code.startswith("R")], reading.name)


def tell_some(diagnostics: Sequence[Diagnostic], name: str) -> None:
    """Tell what is wrong with a map that is to be used for something else: all of it, or, where that would be pages, the errors and the first of the rest."""
    told = diagnostics if len(diagnostics) <= _TOLD else sorted(diagnostics, key=lambda each: not each.is_error)[:_TOLD]
    if told:
        tell(print_full(told, paint=paint) + "\n", err=True)
    if more := len(diagnostics) - len(told):
        tell(f"… and {more:,} more; `argmap check {visible(name)}` tells them all\n", err=True)


def require_statements(map: ArgumentMap, ids: Iterable[str]) -> None:
    """End the command if the map has no statement of one of these ids."""
    for id in ids:
        if id not in map:
            fail(f"no statement is called `{id}`", did_you_mean(id, [statement.id for statement in map]) or "see `argmap outline` for their names")
            raise click.exceptions.Exit(2)


def tell_unused_texts(texts: Iterable[str], documents: Collection[str]) -> None:
    """Warn of texts that were named for documents which no map has."""
    for id in texts:
        if id not in documents:
            warn(f"no document is called `{visible(id)}`, so its text is not used", did_you_mean(id, documents))


def texts_given(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Read what `--text ID=PATH` says: where the text of a document lies."""
    texts = {}
    for each in given:
        id, is_so, path = each.partition("=")
        if not (id and is_so and path):
            raise click.BadParameter(f"{each!r} is not ID=PATH, such as bridge=texts/bridge.txt")
        texts[id] = path
    return texts


text_option = click.option("--text", "texts", multiple=True, callback=texts_given, metavar="ID=PATH", help="Where the text of a document lies; repeatable.")
"""The option of commands that look into texts."""


def with_progress(results: Iterable[Result], count: int) -> Generator[Result]:
    """Go through the results for `count` files; where that takes long and a terminal watches, show how far it is."""
    begun = time.monotonic()
    done = 0
    rest = iter(results)
    for result in rest:
        yield result
        done += 1
        if count > 1 and time.monotonic() - begun >= _PATIENCE and sys.stderr.isatty():
            break
    if done == count:
        return
    with click.progressbar(length=count, label=_count(done, count), file=sys.stderr) as bar:
        bar.update(done)
        for result in rest:
            # What is told of a file stands above the bar.
            click.echo("\r\x1b[2K", nl=False, err=True)
            yield result
            done += 1
            # Another label is what makes it draw the bar again, however little it has grown.
            bar.label = _count(done, count)
            bar.update(1)


def _count(done: int, count: int) -> str:
    return f"{done:{len(str(count))}} of {count} files"
