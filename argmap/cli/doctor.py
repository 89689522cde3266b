"""`argmap doctor`"""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import click

from argmap.argument import ArgumentMap, Claim
from argmap.cli.terminal import paint, tell
from argmap.drawing import DrawingError, draw, engine_report

_PARTS = ("argmap", "lark", "attrs", "click", "graphviz", "graphviz-pure", "rapidfuzz", "markdown-it-py", "tomlkit", "platformdirs", "pygments")


@click.command("doctor")
def command() -> None:
    """Tell what is installed and whether maps can be drawn with it.

    \b
    Example:
      argmap doctor

    Exit status: 0 if the default engine draws, 1 if it does not.
    """
    tell(paint("strong", "Parts"))
    _row("Python", f"{platform.python_version()} on {platform.system()}")
    for part in _PARTS:
        _row(part, _version(part))
    tell("")
    tell(paint("strong", "Engines"))
    for line in engine_report():
        _row(line.name, line.state)
        for font in line.fonts:
            _row("", font)
    tell("")
    tell(paint("strong", "Test drawing"))
    works = [_try(format) for format in ("svg", "png")]
    tell("")
    _row("output", f"{sys.stdout.encoding}, {'a terminal' if sys.stdout.isatty() else 'not a terminal'}")
    raise click.exceptions.Exit(0 if all(works) else 1)


def _row(name: str, state: str) -> None:
    tell(f"  {name:<14} {state}")


def _version(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:
        return "not installed"


def _try(format: str) -> bool:
    try:
        size = len(draw(ArgumentMap([Claim("works", "The engine works.")])).render(format))
    except DrawingError as error:
        _row(format, f"{paint('error', 'fails')}: {error.message}; {error.help}")
        return False
    _row(format, f"works, {size} bytes")
    return True
