"""Texts as people have them, in plain text, Markdown, HTML, DOCX or PDF: each is given as plain text, with a blank line between blocks.

Plain text and Markdown can always be read, the others where the `texts` extra is installed.
"""

from __future__ import annotations

import io
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from attrs import frozen

from argmap.citing.words import words_in
from argmap.files import decode


class TextError(Exception):
    """A text could not be read: `message` says why in one line, `help` what to do about it."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message, help)
        self.message, self.help = message, help

    def __str__(self) -> str:
        return f"{self.message}\n    help: {self.help}"


def text_of(data: bytes, name: str) -> str:
    """Give the text that a file holds; the suffix of its name says how, and what has another is plain text.

    Plain text that is no UTF-8 is read as its mark says, or else as Windows-1252. Line breaks become `\\n`.

    Raises:
        TextError: it is no such file, holds no words, or needs a package that is not installed.
    """
    text = _READERS.get(PurePath(name).suffix.lower(), _plain)(data, name)
    if not words_in(text):
        raise TextError(f"there are no words in {name}", "name a file with a text; of a scanned page only a text recognition program can read the words")
    return text


def _plain(data: bytes, name: str) -> str:
    text, flaws = decode(data)
    if not text and flaws:
        raise TextError(f"cannot read {name}: {flaws[0].what}", f"save it as plain text, or give it one of the suffixes {', '.join(SUFFIXES)}")
    return text.replace("\r\n", "\n").replace("\r", "\n")


_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)


def _markdown(data: bytes, name: str) -> str:
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark").enable("table")
    tokens = markdown.parse(_FRONT_MATTER.sub("", _plain(data, name)))
    return _joined(_inline(token.children or ()) for token in tokens if token.type == "inline")


_WORDED = ("text", "code_inline", "softbreak", "hardbreak")


def _inline(tokens: Sequence[Any]) -> str:
    return "".join("\n" if token.type in ("softbreak", "hardbreak") else token.content for token in tokens if token.type in _WORDED)


# What stands on a page around its text.
_AROUND = ("script", "style", "template", "noscript", "nav", "aside", "form", "button", "svg", "footer", "head")
_BLOCKS = [
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
]


_DEEPEST = 1_000
"""How many elements may stand in each other: with each, Beautiful Soup takes longer for all that follow."""
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


class _Depth(HTMLParser):
    """How deep elements stand in each other, as Beautiful Soup reads them: one that is not closed holds all that follows."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.count: Counter[str] = Counter()
        self.deepest = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in _VOID:
            self.open.append(tag)
            self.count[tag] += 1
            self.deepest = max(self.deepest, len(self.open))

    def handle_endtag(self, tag: str) -> None:
        while self.count[tag]:
            closed = self.open.pop()
            self.count[closed] -= 1
            if closed == tag:
                break


def _html(data: bytes, name: str) -> str:
    depth = _Depth()
    try:
        # Whatever the encoding, tags are ASCII.
        depth.feed(data.decode("latin-1").replace("\0", ""))
    except AssertionError as error:  # so Python's own parser tells of a declaration that is none
        raise TextError(f"cannot read {name}: it is no HTML", "save it as plain text") from error
    if depth.deepest > _DEEPEST:
        raise TextError(f"cannot read {name}: its elements stand in each other more than {_DEEPEST:,} deep", "save it as plain text")
    try:
        from bs4 import BeautifulSoup
    except ImportError:
        raise _missing("HTML") from None
    with warnings.catch_warnings():
        # XHTML reads as HTML, and what looks like a file's name is no text.
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(data, "html.parser")
    articles = soup.find_all("article")
    body: Any = articles[0] if len(articles) == 1 else soup.find("main") or soup
    return _joined(re.split(r"\n\s*\n", re.sub(r" +", " ", "".join(_said(body)))))


def _said(body: Any) -> Iterator[str]:
    """The words of an element, with a blank line around each block in it; what stands around the text is passed over."""
    from bs4.element import NavigableString, PreformattedString

    stack: list[Any] = list(reversed(body.contents))
    while stack:
        node = stack.pop()
        if type(node) is str:
            yield node
        elif isinstance(node, NavigableString):
            # Comments and the like are not for readers.
            yield "" if isinstance(node, PreformattedString) else re.sub(r"\s+", " ", node)
        elif node.name == "br":
            yield "\n"
        elif node.name not in _AROUND:
            if node.name in _BLOCKS:
                yield "\n\n"
                stack.append("\n\n")
            stack += reversed(node.contents)


_LARGEST = 300_000_000
"""To how many bytes a DOCX may unpack, its pictures included: a bomb of some kilobytes would unpack to more than any memory holds."""


def _docx(data: bytes, name: str) -> str:
    import zipfile

    try:
        import docx
        from docx.table import Table
    except ImportError:
        raise _missing("DOCX") from None
    try:
        size = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist())
        document = docx.Document(io.BytesIO(data)) if size <= _LARGEST else None
    except Exception as error:  # the library names no common class for what is wrong with a file
        raise TextError(f"cannot read {name}: it is no DOCX file", "save it anew as DOCX, or as plain text") from error
    if document is None:
        raise TextError(f"cannot read {name}: it unpacks to more than {_LARGEST:,} bytes", "save it as plain text")
    blocks: list[str] = []
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            blocks += [cell.text for row in item.rows for cell in row.cells]
        else:
            blocks.append(item.text)
    return _joined(blocks)


@frozen
class _Line:
    """A line of a page; lengths in points."""

    text: str
    left: float
    right: float
    top: float


_EDGE = 2
"""How many lines at the top or at the bottom of a page may be a running head."""
_RECURS = 3
"""On how many pages one has to stand, or on a third of them."""
_CLOSED = re.compile(r"[.!?…:][\"'”’»)\]]*\d*$")
_NUMBER = re.compile(r"\d+")
_HYPHEN = re.compile(r"([^\W\d_]+)(?:[-\u00ad\u2010]\n|[\ufffe\x02]\n?)([^\W\d_]+)")


def _pdf(data: bytes, name: str) -> str:
    """Read a PDF's pages.

    Blocks are told by the space between lines, by indented first lines and by short last ones; running heads and page numbers are left out;
    a word that is parted at the end of a line is joined, with its hyphen only if it is so written elsewhere.
    Columns, tables and notes come in the order in which the file has them.
    """
    try:
        import pypdfium2  # type: ignore[import-untyped, import-not-found, unused-ignore]
    except ImportError:
        raise _missing("PDF") from None
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise TextError(f"cannot read {name}: it is no PDF, damaged, or locked by a password", "open it and save it anew, or copy its text") from error
    try:
        pages = [_lines(page.get_textpage()) for page in pdf]
    finally:
        pdf.close()
    return _unhyphenated(_joined(_paragraphs(_without_heads(pages))))


def _lines(page: Any) -> list[_Line]:
    text = page.get_text_range()
    lines: list[_Line] = []
    for found in re.finditer(r"[^\r\n]+", text):
        if not found[0].strip():
            continue
        boxes = [page.get_charbox(number) for number in (found.start(), found.end() - 1) if number < page.count_chars()]
        if boxes:
            lines.append(_Line(found[0].strip(), boxes[0][0], boxes[-1][2], boxes[0][3]))
    return lines


def _without_heads(pages: list[list[_Line]]) -> list[list[_Line]]:
    edges = Counter(_NUMBER.sub("0", line.text) for lines in pages for line in dict.fromkeys([*lines[:_EDGE], *lines[-_EDGE:]]))
    heads = {text for text, count in edges.items() if text == "0" or count >= max(_RECURS, len(pages) // 3)}
    return [[line for number, line in enumerate(lines) if _EDGE <= number < len(lines) - _EDGE or _NUMBER.sub("0", line.text) not in heads] for lines in pages]


def _paragraphs(pages: list[list[_Line]]) -> Iterator[str]:
    gaps = [above.top - below.top for lines in pages for above, below in pairwise(lines) if above.top > below.top]
    widest = max((line.right for lines in pages for line in lines), default=0.0)
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    block: list[str] = []
    last: _Line | None = None
    for lines in pages:
        for number, line in enumerate(lines):
            if last and _begins(last, line, usual, widest, turned=not number):
                yield "\n".join(block)
                block = []
            block.append(line.text)
            last = line
    yield "\n".join(block)


def _begins(last: _Line, line: _Line, usual: float, widest: float, *, turned: bool) -> bool:
    """Whether a line begins a block; over the turn of a page only its last words tell."""
    ended = bool(_CLOSED.search(last.text))
    short = last.right < 0.85 * widest
    if turned:
        return ended and short
    return abs(last.top - line.top) > 1.4 * usual or (ended and (short or line.left > last.left + 6))


def _unhyphenated(text: str) -> str:
    written = {word.form for word in words_in(text)}

    def join(found: re.Match[str]) -> str:
        whole, parted = found[1] + found[2], f"{found[1]}-{found[2]}"
        keeps = found[2][0].isupper() or (parted.lower() in written and whole.lower() not in written)
        return parted if keeps else whole

    return _HYPHEN.sub(join, text)


def _joined(blocks: Iterator[str] | Sequence[str]) -> str:
    """Set blocks apart by blank lines, and lines in a block not."""
    trimmed = ("\n".join(line.strip() for line in block.splitlines() if line.strip()) for block in blocks)
    return "\n\n".join(block for block in trimmed if block) + "\n"


def _missing(what: str) -> TextError:
    return TextError(f"reading {what} needs a package that is not installed", "pip install 'argmap[texts]', or save the text as plain text")


_READERS: dict[str, Callable[[bytes, str], str]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".pdf": _pdf,
}
SUFFIXES = tuple(_READERS)
"""The suffixes of files that can be read, the plainest first."""
