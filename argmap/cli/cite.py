"""`argmap cite`"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from argmap.argument.naming import same_id
from argmap.citing.record import RecordError
from argmap.citing.recording import RecordingError, complete_record, print_record
from argmap.citing.texts import TextError, text_of
from argmap.cli.inputs import STANDARD_INPUT
from argmap.cli.outputs import OutputError, write_file, write_out
from argmap.cli.terminal import fail, tell, warn
from argmap.files import File, decode
from argmap.reading import why_unread


@click.group("cite", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Number the sentences of a text, and tell which ones a map uses.

    \b
    Examples:
      argmap cite record bridge.txt -o bridge.toml
      argmap cite coverage bridge.argmap
    """


@command.command("record")
@click.argument("article", metavar="ARTICLE|-")
@click.option("-o", "--output", metavar="RECORD.toml", help="Where the record is written; otherwise to standard output.")
@click.option("--id", "id", metavar="ID", help="The id of the document in maps; otherwise made from the file's name.")
@click.option("--update", "old", metavar="RECORD.toml", help="Complete this record, and keep all else in it; written in its place if no output is given.")
def record(article: str, output: str | None, id: str | None, old: str | None) -> None:
    """Number the paragraphs and sentences of a text, without keeping its words.

    ARTICLE is plain text or Markdown, or, after `pip install 'argmap[texts]'`, HTML, DOCX or PDF.

    \b
    Examples:
      argmap cite record bridge.txt -o bridge.toml
      argmap cite record bridge.md --id bridge > bridge.toml
      argmap cite record bridge.txt --update bridge.toml

    Exit status: 0, or 2 if the record could not be made.
    """
    if old and id:
        raise click.UsageError("a record keeps its id; give --id or --update, and not both")
    try:
        text = text_of(_bytes(article), article)
        if old:
            given, _ = decode(_bytes(old))
            completed = complete_record(File(old, given, Path(old)), text)
            printed, notes = completed.text, completed.notes
        else:
            printed, notes = print_record(id or _id_of(article), text), ()
    except RecordError as error:
        fail(f"{error.span}: {error.message}", error.help)
        raise click.exceptions.Exit(2) from None
    except (TextError, RecordingError) as error:
        fail(error.message, error.help)
        raise click.exceptions.Exit(2) from None
    for note in notes:
        warn(note)
    _write(printed.encode(), output or old, is_new=bool(output))


def _bytes(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:
        why, help = why_unread(error, Path(name))
        raise TextError(f"cannot read {name}: {why}", help) from None


def _id_of(article: str) -> str:
    stem = Path(article).stem if article != STANDARD_INPUT else "text"
    return same_id("-".join(re.findall(r"\w+", stem.replace("_", "-").lower()))) or "text"


def _write(data: bytes, output: str | None, *, is_new: bool) -> None:
    if output is None:
        write_out(data)
        return
    path = Path(output)
    if is_new and path.is_file():
        fail(f"{output} is there already and is left as it is", f"name another file, or complete it with `--update {output}`")
        raise click.exceptions.Exit(2)
    try:
        write_file(path, data)
    except OutputError as error:
        fail(str(error))
        raise click.exceptions.Exit(2) from None
    tell(f"wrote {output}", err=True)
