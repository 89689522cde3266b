"""`argmap completion`"""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that lets a shell complete argmap's commands, options and files.

    \b
    Examples:
      eval "$(argmap completion bash)"                                     in ~/.bashrc
      eval "$(argmap completion zsh)"                                      in ~/.zshrc
      argmap completion fish > ~/.config/fish/completions/argmap.fish
    """
    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(ctx.find_root().command, {}, "argmap", "_ARGMAP_COMPLETE").source())
