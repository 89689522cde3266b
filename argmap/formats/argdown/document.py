"""What is written in an Argdown text, block by block: statements, arguments, the relations between them, and reconstructions."""

from __future__ import annotations

from attrs import Factory, define


@define(eq=False)
class Entry:
    """One place where a statement or an argument is written: with its words, or by its title alone."""

    is_argument: bool
    start: int
    end: int = 0
    title: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    data: tuple[int, int] | None = None
    """From where to where its YAML stands, brackets included."""
    section: int | None = None
    """The number of the heading under which it stands."""

    @property
    def is_reference(self) -> bool:
        """Whether it is only named."""
        return bool(self.title) and not self.text


@define(eq=False)
class Inference:
    """The line between premises and what is concluded from them."""

    start: int
    end: int
    rules: tuple[str, ...] = ()
    data: tuple[int, int] | None = None


@define(eq=False)
class Structure:
    """A premise-conclusion structure: its lines in order, each conclusion with its inference."""

    start: int
    end: int = 0
    argument: Entry | None = None
    """The argument that it reconstructs; None if it stands alone."""
    section: int | None = None
    lines: list[tuple[Entry, Inference | None]] = Factory(list)


@define(eq=False)
class Link:
    """A relation as it is written, from what supports or attacks to its target."""

    sign: str
    """`+`, `-`, `_` or `><`."""
    source: Entry | Inference
    target: Entry | Inference
    start: int
    end: int


@define(eq=False)
class Heading:
    """The title of a section."""

    level: int
    title: str
    start: int
    end: int
    tags: tuple[str, ...] = ()
    data: tuple[int, int] | None = None


@define(eq=False)
class Document:
    """A whole text; everything in order of writing."""

    front_matter: tuple[int, int] | None = None
    headings: list[Heading] = Factory(list)
    entries: list[Entry] = Factory(list)
    structures: list[Structure] = Factory(list)
    links: list[Link] = Factory(list)
