"""What the caller supposes of a map: the options that `weigh` and `draw` share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click
from attrs import frozen

from argmap.argument import ArgumentMap
from argmap.cli.inputs import require_statements
from argmap.cli.terminal import fail
from argmap.suggest import did_you_mean

Command = TypeVar("Command", bound=Callable[..., Any])


def supposing(command: Command) -> Command:
    """Give a command the options that suppose something; it is handed them as `Supposed` takes them."""
    options = (
        click.option("--reject", multiple=True, metavar="ID", help="Suppose that this statement is rejected; may be given again."),
        click.option("--reject-source", "reject_sources", multiple=True, metavar="ID", help="Suppose that this source is not believed; may be given again."),
        click.option("--concede", multiple=True, metavar="ID", help="Suppose that this concession bites; may be given again."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@frozen
class Supposed:
    """What is supposed, by ids."""

    reject: tuple[str, ...] = ()
    reject_sources: tuple[str, ...] = ()
    concede: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.reject or self.reject_sources or self.concede)

    def require(self, map: ArgumentMap) -> None:
        """End the command if the map has no such statement or no such source."""
        require_statements(map, (*self.reject, *self.concede))
        known = [source.id for source in map.sources]
        for id in self.reject_sources:
            if id not in known:
                from argmap.weighing.outcome import joined

                fail(f"no source is called `{id}`", did_you_mean(id, known) or (f"the map has {joined(known)}" if known else "this map names no sources"))
                raise click.exceptions.Exit(2)
