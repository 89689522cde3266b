"""From a map's documents to what is at hand of them: records and texts, found and read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePath

from attrs import field, frozen

from argmap.argument import ArgumentMap, Document
from argmap.citing.coverage import locators_of
from argmap.citing.edition import Edition, Editions
from argmap.citing.record import Record, RecordError, make_record, read_record
from argmap.citing.texts import SUFFIXES, TextError, text_of
from argmap.diagnostic import Diagnostic, Label
from argmap.files import File, UnreachableError, decode
from argmap.language.rules.unusable_document import unusable_document


@frozen
class Found:
    """A file that was read."""

    name: str
    """What a reader is told."""
    path: Path
    data: bytes = field(repr=False)


@frozen
class Reach:
    """How files are reached, which the shelf leaves to those who know folders and places. Each raises UnreachableError."""

    named: Callable[[Document, str, str], Found]
    """Gives the file that a document names, relative to the file that says so; the last argument says what it is."""
    given: Callable[[Path, str], Found]
    """Gives a file that a person named outside the map, wherever it lies."""


@frozen
class Shelf:
    """What is at hand of a map's documents."""

    editions: Editions
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with records and texts, told by path."""
    unread: tuple[str, ...]
    """The documents that the map cites and that have a record but no text, so that their words cannot be checked."""


def fetch(map: ArgumentMap, reach: Reach, texts: Mapping[str, Path]) -> Shelf:
    """Read the records of a map's documents, and their texts if the map cites them.

    Args:
        map: Any map.
        reach: How files are reached.
        texts: Where a person has texts, by the documents' ids. They go before what the map says; the user's own folder comes last.
    """
    only = map.documents[0].id if len(map.documents) == 1 else None
    cited = set(_cited(map, only))
    by_id: dict[str, Edition] = {}
    diagnostics: list[Diagnostic] = []
    unread: list[str] = []
    for document in map.documents:
        try:
            record = _record(document, reach)
            text = _text(document, reach, texts.get(document.id)) if document.id in cited else None
        except _UnusableError as error:
            diagnostics.append(error.diagnostic)
            continue
        if record is None and text is not None:
            record = make_record(document.id, text)
        if record is not None:
            by_id[document.id] = Edition(document.id, record, text)
            if text is None and document.id in cited:
                unread.append(document.id)
    return Shelf(Editions(by_id, only), tuple(diagnostics), tuple(unread))


def user_folder() -> Path:
    """Where a user keeps texts for all maps, each under the id of its document: `blank-2017.txt`."""
    from platformdirs import user_data_path

    return user_data_path("argmap", appauthor=False) / "texts"


class _UnusableError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic


def _cited(map: ArgumentMap, only: str | None) -> Iterator[str]:
    """The ids of the documents that a map points into or quotes."""
    for statement in map:
        for locator in locators_of(statement):
            if id := locator.document or only:
                yield id
        if only and (statement.quotes or statement.hedges):
            yield only


def _record(document: Document, reach: Reach) -> Record | None:
    if not document.record:
        return None
    here = Label((f"document:{document.id}", "record"))
    try:
        found = reach.named(document, document.record, "the record")
    except UnreachableError as error:
        raise _UnusableError(unusable_document(error.message, here, help=error.help)) from None
    text, flaws = decode(found.data)
    if flaws:
        raise _UnusableError(unusable_document(f"`{document.record}` is no record: {flaws[0].what}", here, help="name the TOML file of the record"))
    try:
        return read_record(File(found.name, text, found.path))
    except RecordError as error:
        others = (Label(error.span),) if error.span.text.strip() else ()
        raise _UnusableError(unusable_document(error.message, here, *others, help=error.help)) from None


def _text(document: Document, reach: Reach, given: Path | None) -> str | None:
    try:
        found = _find_text(document, reach, given)
        return text_of(found.data, found.name) if found else None
    except (UnreachableError, TextError) as error:
        here = Label((f"document:{document.id}", "id" if given else "text"))
        raise _UnusableError(unusable_document(error.message, here, help=error.help)) from None


def _find_text(document: Document, reach: Reach, given: Path | None) -> Found | None:
    if given is not None:
        return reach.given(given, "the text")
    if document.text:
        return reach.named(document, document.text, "the text")
    if PurePath(document.id).name != document.id:
        # A file of another program may call a document `../../diary`, and nobody keeps a text under that name.
        return None
    own = (user_folder() / f"{document.id}{suffix}" for suffix in SUFFIXES)
    path = next((path for path in own if path.is_file()), None)
    return reach.given(path, "the text") if path else None
