"""What commands that tell findings have in common: the choice of rules, on the command line and in settings files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from attrs import define, evolve, field

from argmap.checks import CATALOGUE, Choice
from argmap.cli.inputs import STANDARD_INPUT
from argmap.cli.terminal import paint, tell
from argmap.diagnostic import ArgmapError, Label
from argmap.reports import print_full
from argmap.settings import Settings, find_settings, read_settings

Command = TypeVar("Command", bound=Callable[..., Any])

CHOOSING = """\b
    RULES are names, codes, or the beginnings of codes: both-sides, A106, A1, A;
    or `all`, or `default`, what is kept if nothing is chosen.
    The more specific word wins, and --ignore among equals.
    Rules that are off are selected only by name, code or `all`.
    Errors of the language itself cannot be ignored.
    The command line wins over an argmap.toml, or [tool.argmap] in a pyproject.toml,
    which is looked for in the map's folder and upwards."""


def choosing(command: Command) -> Command:
    """Give a command the options that choose rules; it is handed them as `Chooser` takes them."""
    options = (
        click.option("--select", multiple=True, metavar="RULES", help="Only these rules; several with commas, or given again."),
        click.option("--ignore", multiple=True, metavar="RULES", help="Not these rules."),
        click.option("--config", type=click.Path(), metavar="FILE", help="The settings file, instead of the one that is found."),
        click.option("--no-config", is_flag=True, help="No settings file."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@define
class Chooser:
    """The settings for each file: those of the command line over those of the nearest settings file."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    config: str | None
    no_config: bool
    found: dict[Path | None, Settings] = field(init=False, factory=dict)
    """By folder, None standing for all of them."""

    def settings(self, name: str) -> Settings:
        """Give the settings for a file, or for standard input; the command ends if they cannot be followed."""
        folder = None if self.config or self.no_config else Path(name).parent
        if folder not in self.found:
            try:
                self.found[folder] = self._settings(name)
            except ArgmapError as error:
                tell(print_full(error.diagnostics, paint=paint) + "\n", err=True)
                raise click.exceptions.Exit(2) from None
        return self.found[folder]

    def _settings(self, name: str) -> Settings:
        choice = Choice(self.select or None, self.ignore)
        faults = [
            evolve(fault, primary=Label((f"--{fault.primary.place[0]}",))) for fault in choice.faults(CATALOGUE) if isinstance(fault.primary.place, tuple)
        ]
        if faults:
            raise ArgmapError(faults)
        if self.no_config:
            settings = Settings()
        elif self.config:
            settings = read_settings(Path(self.config))
        else:
            settings = find_settings(None if name == STANDARD_INPUT else name)
        return evolve(settings, choice=evolve(choice, over=settings.choice))
