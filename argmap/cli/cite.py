"""`argmap cite`"""

from __future__ import annotations

import re
from pathlib import Path

import click

from argmap.argument.naming import same_id
from argmap.citing.coverage import DocumentCoverage, coverage
from argmap.citing.record import RecordError
from argmap.citing.recording import RecordingError, complete_record, print_record
from argmap.citing.texts import TextError, text_of
from argmap.cli.inputs import STANDARD_INPUT, read_input, read_standard_input, tell_unused_texts, text_option
from argmap.cli.outputs import write_out
from argmap.cli.terminal import fail, paint, tell, warn
from argmap.diagnostic import ArgmapError
from argmap.files import File, decode
from argmap.reading import Reading, read_data
from argmap.reports import print_full, visible
from argmap.reports.coverage import coverage_as_json, print_coverage, print_percent, print_uses
from argmap.saving import OutputError, write_file


@click.group("cite", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Number the sentences of a text, and tell which ones a map uses.

    \b
    Examples:
      argmap cite record bridge.txt -o bridge.toml
      argmap cite coverage bridge.argmap
    """


@command.command("record", short_help="Write the record of a text, or complete one.")
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
    except ArgmapError as error:
        for diagnostic in error.diagnostics:
            fail(diagnostic.message, diagnostic.help)
        raise click.exceptions.Exit(2) from None
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
        return read_standard_input()
    return read_data(name)


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


@command.command("coverage", short_help="Tell which sentences a map uses, and which it leaves out.")
@click.argument("file", metavar="FILE|-")
@text_option
@click.option("--fail-under", type=click.FloatRange(0, 100), metavar="PERCENT", help="End with status 1 if less of a document's bearing sentences is used.")
@click.option("--html", "page", metavar="OUT.html", help="Write the text with what is used marked; needs the text.")
@click.option("--statements", "by_sentence", is_flag=True, help="List for each sentence the statements that point to it, instead of the table.")
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON, instead of the table.")
@click.option("--root", type=click.Path(), metavar="FOLDER", help="The folder that includes, records and texts never leave.")
def coverage_command(
    file: str,
    texts: dict[str, str],
    fail_under: float | None,
    page: str | None,
    by_sentence: bool,  # noqa: FBT001 (click passes it by name)
    as_json: bool,  # noqa: FBT001 (the same)
    root: str | None,
) -> None:
    """Tell which sentences of its documents a map uses, and which it leaves out.

    A sentence is used if a statement, or a quotation in one, points to it. Those that bear on the argument are named in the record.

    \b
    Examples:
      argmap cite coverage bridge.argmap
      argmap cite coverage --fail-under 95 bridge.argmap
      argmap cite coverage --text bridge=bridge.txt --html bridge.html bridge.argmap

    Of what `check` finds, only errors are told.

    Exit status: 0, or 1 if the map has errors or uses less than --fail-under, 2 if it could not be measured.
    """
    reading = read_input(file, root, texts=texts)
    if reading.errors:
        tell(print_full(reading.errors, paint=paint) + "\n", err=True)
    tell_unused_texts(texts, {each.id for each in reading.map.documents})
    documents = _measured(reading)
    tell((coverage_as_json if as_json else print_uses if by_sentence else print_coverage)(documents))
    if page:
        _write_page(page, reading, documents, {file, *texts.values()})
    low = [document for document in documents if fail_under is not None and document.bearing.percent < fail_under]
    for document in low:
        share, count = print_percent(document.bearing), document.bearing
        fail(f"the map uses {count.used} of {count.sentences} bearing sentences of {visible(document.id)}: {share} %, less than {fail_under:g} %")
    raise click.exceptions.Exit(1 if low or reading.errors else 0)


def _measured(reading: Reading) -> tuple[DocumentCoverage, ...]:
    if reading.is_unread:
        raise click.exceptions.Exit(2)
    documents = coverage(reading.map, reading.editions) if reading.editions else ()
    if not documents:
        fail(
            f"no document of {visible(reading.name)} has a record or a text that can be read",
            'make a record with `argmap cite record TEXT -o RECORD.toml`, and name it in the document: `record "RECORD.toml"`',
        )
        raise click.exceptions.Exit(2)
    return documents


def _write_page(page: str, reading: Reading, documents: tuple[DocumentCoverage, ...], inputs: set[str]) -> None:
    path = Path(page)
    without = [visible(document.id) for document in documents if document.edition.text is None]
    if without and len(without) == len(documents):
        fail(f"{page} is not written, since the text of {without[0]} is not at hand", f"name it with `--text {without[0]}=PATH`")
        raise click.exceptions.Exit(2)
    if any(path.exists() and Path(name).exists() and path.samefile(name) for name in inputs):
        fail(f"{page} is what was read, and is left as it is", "name another file")
        raise click.exceptions.Exit(2)
    from argmap.reports.coverage_page import coverage_page

    _write(coverage_page(reading.map, documents).encode(), page, is_new=False)
