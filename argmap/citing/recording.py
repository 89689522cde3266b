"""Records as files that people edit: made from a text, and completed from it after an edit, with everything of theirs kept."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomlkit
from attrs import define, frozen

from argmap.citing.record import BODY, VERSION, Block, blocks_in, read_record
from argmap.citing.words import Word, fingerprint, words_in
from argmap.files import File

_HEAD = """\
# The record of a text: how its paragraphs and sentences are counted, without its words.
# To cut or join sentences, change the numbers in `sizes`, whose sum stays; to say which sentences bear on the argument, add `bearing = [1, 3]`.
# What is no part of the body is called left_out, what is, paragraphs: change the name where it is wrong.
# Afterwards `argmap cite record TEXT --update` with the name of this file numbers anew and completes it.
"""
_BY_HAND = "left out by hand"
_NEW = "was not in the record"
_TABLE = re.compile(r"^(?:[ \t]*#[^\n]*\n)*[ \t]*\[\[(paragraphs|left_out)\]\]", re.MULTILINE)
"""Where the table of a block begins, the comment right above it included."""


class RecordingError(Exception):
    """A record cannot be completed: `message` says why in one line, `help` what to do about it."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message, help)
        self.message, self.help = message, help


@frozen
class Completed:
    """A record as a file's text, and what a person should look at in it."""

    text: str
    notes: tuple[str, ...]


@frozen
class _Found:
    """A block of a text, with what a record says of it."""

    block: Block
    words: tuple[Word, ...]
    """Those of its sentences."""
    sizes: tuple[int, ...]
    fingerprint: str

    @property
    def place(self) -> int:
        return self.words[0].start if self.words else self.block.stretch.start

    @property
    def why(self) -> str:
        """Why it does not look like a part of the body."""
        return f"{len(self.words)} words in one sentence" if len(self.sizes) == 1 and len(self.words) < BODY else "does not end like a sentence"


@define
class _Entry:
    """A table of a record: its text, whether it is a paragraph, what it says, and the block that it is about."""

    text: str
    is_paragraph: bool
    given: Mapping[str, Any]
    block: int | None = None


def print_record(id: str, text: str) -> str:
    """Make the record of a text, as the text of a TOML file. Blocks that do not look like body are in it as `left_out`."""
    parts = [f"{_HEAD}\nversion = {VERSION}\nid = {_quoted(id)}\n"]
    number = 0
    for found in _found_in(text):
        number += found.block.is_body
        parts.append(_print(found, number) if found.block.is_body else _print_left_out(found, found.why))
    return "\n".join(parts)


def complete_record(file: File, text: str) -> Completed:
    """Number the paragraphs of a record anew, in the order of the text, and add what it lacks; all else stays as it is.

    A table is about the block with its fingerprint; if it has none, about the one at its place, or about the next one that opens as it says.

    Raises:
        RecordError: the file is no TOML, or what comes of it is no record.
        RecordingError: a table is about no block of the text, or its sizes are not those of the block.
    """
    ends = "\r\n" if "\r\n" in file.text else "\n"
    file = File(file.name, file.text.replace("\r\n", "\n"), file.path)
    entries, head = _cut(file)
    found = _found_in(text)
    notes = _match(entries, found)
    claimed = {entry.block: entry for entry in entries}
    parts = [head.rstrip() + "\n"]
    number = 0
    for place, each in enumerate(found):
        entry = claimed.get(place)
        if entry is None:
            parts.append(_print_left_out(each, _NEW if each.block.is_body else each.why))
        elif entry.is_paragraph:
            number += 1
            parts.append(_complete(entry, each, number))
        else:
            parts.append(_leave_out(entry, each))
    printed = "\n".join(parts)
    read_record(File(file.name, printed, file.path))
    return Completed(printed.replace("\n", ends), notes)


def _found_in(text: str) -> list[_Found]:
    found: list[_Found] = []
    for block in blocks_in(text):
        start = block.sentences[0].start if block.sentences else block.stretch.start
        words = tuple(words_in(text, start, block.stretch.end))
        sizes = [len(words_in(text, sentence.start, sentence.end)) for sentence in block.sentences]
        if words:
            found.append(_Found(block, words, tuple(size for size in sizes if size), fingerprint(list(words))))
    return found


def _print(found: _Found, number: int) -> str:
    part = f"part = {_quoted(found.block.label)}\n" if found.block.label else ""
    return (
        f"[[paragraphs]]\nnumber = {number}\n{part}sentences = {len(found.sizes)}\nsizes = {list(found.sizes)}\n"
        f"place = {found.place}\nfingerprint = {_quoted(found.fingerprint)}\n"
    )


def _print_left_out(found: _Found, why: str) -> str:
    return f"[[left_out]]\nplace = {found.place}\nwords = {len(found.words)}\nfingerprint = {_quoted(found.fingerprint)}\nwhy = {_quoted(why)}\n"


def _quoted(text: str) -> str:
    return tomlkit.string(text).as_string()


def _cut(file: File) -> tuple[list[_Entry], str]:
    """Cut a record where its tables begin: tomlkit keeps comments, but not the order of tables where the two kinds take turns."""
    try:
        given = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError:
        # It knows where.
        read_record(file)
        raise
    headers = list(_TABLE.finditer(file.text))
    ends = [*(header.start() for header in headers[1:]), len(file.text)]
    queues = {kind: iter(given.get(kind, [])) for kind in ("paragraphs", "left_out")}
    entries = [
        _Entry(file.text[header.start() : end].strip() + "\n", header[1] == "paragraphs", next(queues[header[1]], {}))
        for header, end in zip(headers, ends, strict=False)
    ]
    if not entries or len(entries) != sum(len(given.get(kind, [])) for kind in queues):
        raise RecordingError(f"{file.name} is no record: it counts no paragraphs", "make one without --update")
    return entries, file.text[: headers[0].start()]


def _match(entries: Sequence[_Entry], found: Sequence[_Found]) -> tuple[str, ...]:
    """Find the block that each table is about; give what a person should look at."""
    by_fingerprint: dict[str, list[int]] = {}
    for place, each in enumerate(found):
        by_fingerprint.setdefault(each.fingerprint, []).append(place)
    taken: set[int] = set()
    for entry in entries:
        free = [place for place in by_fingerprint.get(str(entry.given.get("fingerprint", "")), []) if place not in taken]
        if free:
            entry.block = free[0]
            taken.add(free[0])
    _match_opening([entry for entry in entries if entry.block is None and not entry.given.get("fingerprint")], found, taken)
    return tuple(_match_changed(entries, found, taken))


def _match_opening(entries: Sequence[_Entry], found: Sequence[_Found], taken: set[int]) -> None:
    """Match tables that say only where their block begins, or how it opens."""
    begin = 0
    for entry in entries:
        place, opens = entry.given.get("place"), [word.form for word in words_in(str(entry.given.get("opens", "")))]
        for number in range(begin, len(found)):
            each = found[number]
            fits = each.block.stretch.start <= place < each.block.stretch.end if isinstance(place, int) else each.block.is_body or bool(opens)
            if number not in taken and fits and [word.form for word in each.words[: len(opens)]] == opens:
                entry.block = number
                taken.add(number)
                begin = number + 1
                break


def _match_changed(entries: Sequence[_Entry], found: Sequence[_Found], taken: set[int]) -> Iterator[str]:
    """Match tables whose block has other words now: between two that are found, in order, if there are as many blocks as tables."""
    lost: list[_Entry] = []
    before = -1
    for entry in [*entries, None]:
        if entry is not None and entry.block is None:
            lost.append(entry)
            continue
        after = len(found) if entry is None or entry.block is None else entry.block
        between = [place for place in range(before + 1, after) if place not in taken]
        if lost and len(between) != len(lost):
            names = ", ".join(_name(each) for each in lost)
            raise RecordingError(f"{names} of the record: not in the text", "take the table out if its block is gone, or make a new record")
        for each, place in zip(lost, between, strict=False):
            each.block = place
            taken.add(place)
            yield f"{_name(each)} has other words now; see whether its sentences are still those that it lists"
        lost = []
        before = after


def _name(entry: _Entry) -> str:
    if entry.is_paragraph:
        return f"paragraph {entry.given.get('number', 'without a number')}"
    return f"what was left out at {entry.given.get('place', 'an unknown place')}"


def _complete(entry: _Entry, found: _Found, number: int) -> str:
    given = entry.given.get("sizes")
    sizes = list(found.sizes)
    if isinstance(given, list) and given and entry.given.get("fingerprint") == found.fingerprint:
        if not all(isinstance(size, int) and size > 0 for size in given) or sum(given) != len(found.words):
            raise RecordingError(
                f"the sizes of paragraph {number} do not sum up to its {len(found.words)} words", f"it was found with `sizes = {sizes}`; cut or join these"
            )
        sizes = given
    fields = {"number": number, "sentences": len(sizes), "sizes": sizes, "place": found.place, "fingerprint": found.fingerprint}
    if found.block.label and "part" not in entry.given:
        fields = {"part": found.block.label, **fields}
    return _edited(entry, fields, ("words", "why"))


def _leave_out(entry: _Entry, found: _Found) -> str:
    why = str(entry.given.get("why", _BY_HAND))
    fields = {"place": found.place, "words": len(found.words), "fingerprint": found.fingerprint, "why": why}
    return _edited(entry, fields, ("number", "sentences", "sizes"))


def _edited(entry: _Entry, fields: Mapping[str, Any], without: Sequence[str]) -> str:
    document = tomlkit.parse(entry.text)
    table: Any = document["paragraphs" if entry.is_paragraph else "left_out"]
    for name in without:
        table[0].pop(name, None)
    for name, value in fields.items():
        if entry.given.get(name) != value:
            table[0][name] = value
    return tomlkit.dumps(document).strip() + "\n"
