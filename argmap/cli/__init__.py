"""The command line: one command a file."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import signal
import sys
from importlib import import_module
from typing import Any

import click

_COMMANDS = {
    "draw": "Draw the map of a file; the main job.",
    "watch": "Draw maps anew whenever they are saved.",
    "serve": "Show a map in the browser, anew whenever it is saved.",
    "check": "Tell what is wrong with a map.",
    "fmt": "Lay maps out in the one canonical way.",
    "rename": "Give a statement another id, wherever it is named.",
    "outline": "Print a map as indented text.",
    "weigh": "Say what its conclusions rest on, and what would bring them down.",
    "questions": "Ask what may be asked of each step, and say what is open.",
    "compare": "Set the ground of a map against rival claims.",
    "diff": "Say what changed from one map to another, by meaning.",
    "convert": "Turn maps of other programs into text, and text into theirs.",
    "cite": "Number the sentences of a text, and tell which ones a map uses.",
    "explain": "Explain a rule, or list them all.",
    "new": "Write a commented file to start from.",
    "doctor": "Tell what is installed and whether it works.",
    "completion": "Print the completion script for a shell.",
}


_UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
"""What the system says of an output that is full, broken or closed."""
_INTERRUPTED = 128 + signal.SIGINT


class _Commands(click.Group):
    """Commands that are loaded when they are called for, so that none waits for another's imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"argmap.cli.{cmd_name}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            from argmap.suggest import did_you_mean

            near = did_you_mean(args[0], _COMMANDS) or ("did you mean `argmap draw`?" if args[0].endswith(".argmap") else "see `argmap --help`")
            ctx.fail(f"no command is called `{args[0]}`; {near}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            # click would say "Aborted!", and end as if errors had been found.
            from argmap.cli.terminal import tell

            tell("interrupted", err=True)
            raise click.exceptions.Exit(_INTERRUPTED) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _print_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 (click passes it by place)
    if wanted and not ctx.resilient_parsing:
        import argmap

        click.echo(f"argmap {argmap.__version__}")
        ctx.exit()


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help="Print the version and exit.")
def command() -> None:
    """Map the argument of a text: its claims, premises and evidence.

    \b
    Examples:
      argmap new trams.argmap        write a file to start from
      argmap check trams.argmap      tell what is wrong with it
      argmap draw trams.argmap       draw it, to trams.svg
      argmap draw trams.argmap -T png
      argmap explain circular-support

    Exit status: 0 if all is well, 1 if errors were found, 2 if it could not run, 130 if Ctrl-C ended it.
    """


def main(args: list[str] | None = None) -> None:
    """Run the command line with `args`, or else with those of the process, which it then ends.

    Raises:
        SystemExit: always, if `args` are given.
    """
    if args is not None:
        _run(args)
        return
    try:
        _attach_streams()
        _end_in_order()
        _run(args)
    except SystemExit as end:
        _leave(end.code)
    except KeyboardInterrupt:
        _leave(_INTERRUPTED)


def _attach_streams() -> None:
    """Open the standard streams that the caller has closed: nothing can be read from them, and writing to standard output is an error."""
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    # The next file that is opened would be taken for them.
    while (handle := os.open(os.devnull, os.O_RDONLY)) <= 2:  # noqa: PLR2004 (standard error)
        pass
    os.close(handle)
    sys.stdin = sys.stdin or os.fdopen(0, closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def _end_in_order() -> None:
    """Let whoever ends the process end it as Ctrl-C does, so that no half file, no engine and no worker is left; unless they are to be passed over."""
    for each in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(each) is signal.SIG_DFL:
            signal.signal(each, lambda number, _: sys.exit(128 + number))


def _leave(status: str | int | None) -> None:
    """End the process at once, as soon as all is written: taking thousands of objects apart first is an eighth of a short run."""
    if not isinstance(status, int) or sys.gettrace() or sys.getprofile():
        raise SystemExit(status)
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (OSError, ValueError):
        # Python's own way out tells that something could not be written.
        raise SystemExit(status) from None
    os._exit(status)


def _run(args: list[str] | None) -> None:
    # Nearly everything that is made lives to the end: looking for garbage after every 700 objects is a tenth of the run.
    gc.set_threshold(50_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        _never_fail(stream)
    try:
        command(args, prog_name="argmap")
    except OSError as error:
        if error.errno not in _UNWRITABLE:
            raise
        from argmap.cli.terminal import fail

        fail(f"cannot write the output: {(error.strerror or str(error)).lower()}")
        # What is still held back cannot be written either, and Python would say so once more.
        with contextlib.suppress(OSError):
            sys.stdout.close()
        sys.exit(2)


def _never_fail(stream: Any) -> None:
    # A terminal that has no `┆` shows something else; that is no reason to stop.
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
