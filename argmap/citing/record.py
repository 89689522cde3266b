"""The record of a text: how its paragraphs and sentences are counted, how long they are, and what tells them from others. Not its text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import field, frozen

from argmap.argument import Point
from argmap.citing.sentences import Stretch, paragraphs_in, sentences_in
from argmap.citing.words import fingerprint, words_in
from argmap.files import File, Span

VERSION = 1
BODY = 20
"""A block with fewer words is taken for a heading or a notice, unless it has two sentences."""
_LABEL = re.compile(r"(?:[^\W\d_]+[ \t]){0,3}[^\W\d_]+:\s+")
"""What stands in capitals before the first sentence of a part: `BACKGROUND: While…`."""


@frozen
class Paragraph:
    """A paragraph of a record."""

    number: int
    """From 1, through the body of the text."""
    sizes: tuple[int, ...]
    """How many words each sentence has."""
    fingerprint: str
    """A hash of its words, in hexadecimal digits; empty where the record does not say."""
    place: int = 0
    """Where it began in the text that the record was made from, in characters."""
    part: str = ""
    """The label printed at its head, which belongs to no sentence."""
    bearing: frozenset[int] | None = None
    """The sentences that bear on the argument; None where nobody has said, and all may."""

    @property
    def words(self) -> int:
        """How many words it has, without its label."""
        return sum(self.sizes)

    def bears(self, sentence: int) -> bool:
        """Whether a sentence bears on the argument, as far as anybody has said."""
        return self.bearing is None or sentence in self.bearing


@frozen
class Record:
    """What is known of a text without the text."""

    id: str
    paragraphs: tuple[Paragraph, ...]
    language: str = "en"
    path: str = field(default="", eq=False)

    @cached_property
    def by_number(self) -> Mapping[int, Paragraph]:
        """The paragraphs by their numbers."""
        return {paragraph.number: paragraph for paragraph in self.paragraphs}

    def holds(self, point: Point) -> bool:
        """Whether there is such a paragraph, and such a sentence in it."""
        paragraph = self.by_number.get(point.paragraph)
        return paragraph is not None and (point.sentence is None or point.sentence <= len(paragraph.sizes))

    def sentences(self) -> list[Point]:
        """Give every sentence, in order."""
        return [Point(paragraph.number, sentence) for paragraph in self.paragraphs for sentence in range(1, len(paragraph.sizes) + 1)]


@frozen
class Block:
    """A block of a text as it is found: a paragraph, a heading or a notice."""

    stretch: Stretch
    label: str
    sentences: tuple[Stretch, ...]
    is_body: bool
    """Whether it looks like a paragraph of the body."""


def blocks_in(text: str) -> list[Block]:
    """Cut a text into blocks, and these into sentences; a label in capitals at the head of a block belongs to no sentence."""
    return [_block(text, stretch) for stretch in paragraphs_in(text)]


def _block(text: str, stretch: Stretch) -> Block:
    label = _LABEL.match(text, stretch.start, stretch.end)
    head = label[0] if label and label[0] == label[0].upper() else ""
    inner = Stretch(stretch.start + len(head), stretch.end)
    sentences = tuple(sentences_in(text, inner))
    closed = text[inner.start : inner.end].rstrip("\"'”’»)] 0123456789").endswith((".", "!", "?", "…", "。", "！", "？"))
    count = len(words_in(text, inner.start, inner.end))
    return Block(stretch, head.rstrip(": \t\n"), sentences, closed and (count >= BODY or len(sentences) > 1))


def make_record(id: str, text: str, blocks: Sequence[Block] | None = None) -> Record:
    """Make the record of a text; `blocks` are those of its body, if they are not to be guessed."""
    body = [block for block in blocks_in(text) if block.is_body] if blocks is None else blocks
    return Record(id, tuple(_paragraph(number, text, block) for number, block in enumerate(body, 1)))


def _paragraph(number: int, text: str, block: Block) -> Paragraph:
    sizes = tuple(len(words_in(text, sentence.start, sentence.end)) for sentence in block.sentences)
    start = block.sentences[0].start if block.sentences else block.stretch.start
    return Paragraph(number, sizes, fingerprint(words_in(text, start, block.stretch.end)), start, block.label)


class RecordError(Exception):
    """A file is no record; the span says where, the help what to do."""

    def __init__(self, message: str, span: Span, help: str) -> None:
        super().__init__(message)
        self.message, self.span, self.help = message, span, help


_HEADER = re.compile(r"^[ \t]*\[\[paragraphs\]\]", re.MULTILINE)
_AT = re.compile(r"\(at line (\d+), column (\d+)\)$")


def read_record(file: File) -> Record:
    """Read a record from the TOML that a file holds. Fields that only people read are passed over.

    Raises:
        RecordError: it is no TOML, or lacks what a record has.
    """
    try:
        given = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        raise _broken(file, str(error)) from None
    headers = [match.start() for match in _HEADER.finditer(file.text)]
    if given.get("version", VERSION) != VERSION:
        help = f"this argmap reads version {VERSION}; install a newer one, or make the record anew"
        raise RecordError(f"{file.name} is a record of version {given['version']!r}", Span(file, 0, 0), help)
    entries = given.get("paragraphs")
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        help = "it should have a `[[paragraphs]]` table for each paragraph; `argmap cite record ARTICLE` makes one"
        raise RecordError(f"{file.name} is no record: it counts no paragraphs", Span(file, 0, 0), help)
    paragraphs: list[Paragraph] = []
    for place, entry in enumerate(entries):
        start = headers[place] if place < len(headers) else 0
        span = Span(file, start, file.text.find("\n", start) if "\n" in file.text[start:] else len(file.text))
        paragraphs.append(_read_paragraph(entry, place + 1, span))
    id = given.get("id")
    return Record(id if isinstance(id, str) else "", tuple(paragraphs), str(given.get("language", "en")), file.name)


def _broken(file: File, error: str) -> RecordError:
    place = _AT.search(error)
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    start = sum(len(each) for each in file.text.splitlines(keepends=True)[: line - 1]) + column - 1
    start = min(start, len(file.text))
    what = _AT.sub("", error).strip()
    return RecordError(
        f"{file.name} is no TOML: {what[:1].lower()}{what[1:]}", Span(file, start, min(start + 1, len(file.text))), "mend the line, or make the record anew"
    )


def _read_paragraph(entry: Mapping[str, Any], expected: int, span: Span) -> Paragraph:
    def wrong(what: str, help: str) -> RecordError:
        return RecordError(f"paragraph {expected} of the record {what}", span, help)

    if entry.get("number", expected) != expected:
        raise wrong(f"is numbered {entry['number']!r}", f"number the paragraphs from 1, in order: write `number = {expected}`")
    sizes, count = entry.get("sizes"), entry.get("sentences")
    if not isinstance(sizes, list) or not sizes or not all(isinstance(size, int) and size > 0 for size in sizes):
        raise wrong("does not say how long its sentences are", "write `sizes = [12, 7]`, the number of words of each sentence")
    if count is not None and count != len(sizes):
        raise wrong(f"has {len(sizes)} sizes for {count} sentences", f"write `sentences = {len(sizes)}`, or a size for each sentence")
    bearing = entry.get("bearing")
    if bearing is not None and not (isinstance(bearing, list) and all(isinstance(each, int) and 1 <= each <= len(sizes) for each in bearing)):
        raise wrong("lists bearing sentences that it does not have", f"its sentences are numbered 1 to {len(sizes)}")
    place, part, hash = entry.get("place", 0), entry.get("part", ""), entry.get("fingerprint", "")
    if not isinstance(place, int) or not isinstance(part, str) or not isinstance(hash, str):
        raise wrong("has a field of the wrong type", "`place` is a number, `part` and `fingerprint` are texts")
    return Paragraph(expected, tuple(sizes), hash, place, part, None if bearing is None else frozenset(bearing))
