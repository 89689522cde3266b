"""XML as a small tree with places, read so that it can do no harm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# What makes expat unsafe are declared entities, and those are refused before they are used.
from xml.parsers import expat

from attrs import define, field

from argmap.diagnostic import Diagnostic, Label
from argmap.files import File, Span
from argmap.formats.rules.broken_file import broken_file
from argmap.formats.rules.unsafe_xml import unsafe_xml

DEEPEST = 200
"""How deep elements may stand in each other: no format needs more than ten levels, and a bomb has thousands."""


@define(eq=False)
class Element:
    """An element: its name, attributes and contents, and where its start tag stands."""

    name: str
    attributes: dict[str, str]
    file: File = field(repr=False)
    start: int
    """The offset of its start tag."""
    children: list[Element] = field(factory=list, repr=False)
    texts: list[str] = field(factory=list, repr=False)

    @property
    def span(self) -> Span:
        """Where its start tag stands."""
        return _tag_at(self.file, self.start)

    @property
    def text(self) -> str:
        """The text that stands directly in it, as it is written."""
        return "".join(self.texts)

    def label(self, text: str = "") -> Label:
        """Give its place, and what it is."""
        return Label(self.span, text)

    def every(self, *names: str) -> Iterator[Element]:
        """Go through the elements in it, at any depth, in order of writing; of these names, if any are given."""
        stack = self.children[::-1]
        while stack:
            element = stack.pop()
            if not names or element.name in names:
                yield element
            stack += reversed(element.children)


class _RefusedError(Exception):
    """What an XML file does is told; nothing more is read of it."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic


def parse_elements(file: File) -> Element | Diagnostic:
    """Read a file as XML and give its outermost element, or why that cannot be.

    Entities that are declared are refused, a document type that lies elsewhere is never fetched, and attributes are those that are written.
    """
    reading = _Parsing(file)
    try:
        return reading.parse()
    except _RefusedError as refused:
        return refused.diagnostic
    except expat.ExpatError as error:
        what = f"this is no XML: {expat.errors.messages.get(error.code, 'it is not well-formed')}"
        return broken_file(what, reading.label(error.lineno, error.offset), "mend it, or export it once more")


@define(eq=False)
class _Parsing:
    file: File
    parser: Any = field(init=False)
    open: list[Element] = field(init=False, factory=list)
    root: Element | None = field(init=False, default=None)

    def parse(self) -> Element:
        # The text is decoded already, whatever it declares to be.
        self.parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.specified_attributes = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.data
        parser.EntityDeclHandler = self.declared
        parser.SkippedEntityHandler = self.skipped
        parser.Parse(self.file.text.encode("utf-8", errors="replace"), True)  # noqa: FBT003 (expat takes it by place)
        assert self.root is not None
        return self.root

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= DEEPEST:
            raise _RefusedError(broken_file(f"this XML is nested deeper than {DEEPEST} levels", self.here(), "no argument map needs that"))
        element = Element(name, attributes, self.file, self.offset(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber))
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _name: str) -> None:
        self.open.pop()

    def data(self, text: str) -> None:
        if self.open:
            self.open[-1].texts.append(text)

    def declared(self, name: str, *_: Any) -> None:
        raise _RefusedError(unsafe_xml(f"this XML declares the entity `{name}`, so it is not read", self.here(), "write out what the entity stands for"))

    def skipped(self, name: str, *_: Any) -> None:
        raise _RefusedError(
            broken_file(f"the entity `{name}` is declared in another file, which is not fetched", self.here(), "write out what the entity stands for")
        )

    def here(self) -> Label:
        return self.label(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber)

    def label(self, line: int, column: int) -> Label:
        return Label(_tag_at(self.file, self.offset(line, column)))

    def offset(self, line: int, column: int) -> int:
        starts = self.file.line_starts
        return min((starts[line - 1] if line <= len(starts) else len(self.file.text)) + column, len(self.file.text))


def _tag_at(file: File, start: int) -> Span:
    """The stretch from an offset to the end of the tag that begins there; one character if none ends soon."""
    end = file.text.find(">", start, start + _LONGEST_TAG) + 1
    return Span(file, start, end or min(start + 1, len(file.text)))


_LONGEST_TAG = 400
