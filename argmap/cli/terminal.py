"""What a terminal is told, and in which colours."""

from __future__ import annotations

import os
from typing import IO, Any

import click

_MANNERS: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "hint": {"fg": "cyan", "bold": True},
    "frame": {"fg": "blue"},
    "label": {"fg": "cyan"},
    "help": {"fg": "green", "bold": True},
    "added": {"fg": "green"},
    "removed": {"fg": "red"},
    "strong": {"bold": True},
}


def paint(role: str, text: str) -> str:
    """Colour a text; what is not a terminal is sent it without colours."""
    return click.style(text, **_MANNERS[role])


def tell(text: str, *, stream: IO[Any] | None = None, err: bool = False) -> None:
    """Print a text, in colours if a terminal shows it; NO_COLOR and FORCE_COLOR have the last word."""
    color = False if os.environ.get("NO_COLOR") else True if os.environ.get("FORCE_COLOR") else None
    click.echo(text, file=stream, err=err, color=color)


def warn(message: str, help: str = "") -> None:
    """Tell a warning in one or two lines."""
    _tell_with_help("warning", message, help)


def fail(message: str, help: str = "") -> None:
    """Tell in one or two lines why something could not be done."""
    _tell_with_help("error", message, help)


def _tell_with_help(severity: str, message: str, help: str) -> None:
    tell(f"{paint(severity, severity)}: {message}", err=True)
    if help:
        tell(f"  {paint('help', 'help')}: {help}", err=True)
