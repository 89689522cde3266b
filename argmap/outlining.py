"""A map as indented text, which reads from each thesis down as prose does."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from attrs import define, field, frozen

from argmap.argument import ArgumentMap, Claim, Document, Evidence, Locator, Premise, Qualifier, Source, Statement, Step
from argmap.argument.cells import scheme_of, word_of
from argmap.files import cell_width, display_width
from argmap.memory import without_collection

Paint: TypeAlias = Callable[[str, str], str]
"""Gives a text in the manner of a role: `title`, `heading`, `frame`, `kind`, `id`, `text`, `detail`, or the word of a step."""

_DEEPEST = 24
"""Levels that are indented where lines have no end."""
_NARROWEST = 32
"""What an indented text is left of a line at least, in columns."""
_FIRST_WORDS = 40
"""How many characters of a statement stand for it where it has no id of its own."""

# The locale of whoever reads is no part of the map.
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def plain(_role: str, text: str) -> str:
    """Give a text as it is."""
    return text


@without_collection()
def outline(
    map: ArgumentMap, *, width: int | None = None, paint: Paint = plain, lines: bool = False, distances: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Write a map as indented text, without a line break at the end.

    First comes each thesis with what bears on it, then the claims that serve nothing else, then what is left, and the tensions.
    Under a statement stand its steps, each with its word, BECAUSE, BUT, ALTHOUGH or UNLESS.
    A step of one member takes one line; one of several, or with exceptions, has them below it, joined by AND.
    Each statement is opened once; where it is met again, the text refers to it.

    Args:
        map: What is told.
        width: How many columns a line may take, wide characters counting as two; None for lines without end.
        paint: How each sort of words is coloured; it must not change how wide they are.
        lines: Whether branches are drawn in box-drawing characters; otherwise they are only indented.
        distances: How far statements are from the words that they were made of, by id, for those of which it is told.
    """
    return "\n".join(_Outliner(map, None if width is None else max(width, _NARROWEST + 8), paint, lines, distances).outline())


@frozen
class _Branch:
    """Something that hangs on what stands above it: a statement or a step, with the word that introduces it."""

    below: str | Step
    word: str = ""
    """What stands before a member: nothing, or AND."""
    prefix: str = ""
    last: bool = True
    depth: int = 0
    section: str | None = None
    """The title of the section that the reader is in."""


_Piece: TypeAlias = tuple[str, str]
"""A role and words."""


@frozen
class Told:
    """What an outline tells at one place."""

    branch: _Branch
    pieces: tuple[_Piece, ...]
    """Roles and words, in order."""
    statement: str | None
    """The id of the statement that is told or referred to; None for a step of several members, or with exceptions, which stand below it."""
    is_opened: bool
    """Whether the statement is told here, and not only referred to."""
    is_parent: bool
    """Whether anything hangs below it."""

    @property
    def depth(self) -> int:
        """How deep it stands in its tree, 0 being the root; what lies too deep begins a tree of its own."""
        return self.branch.depth

    @property
    def step(self) -> Step | None:
        """The step that is told here; None for a root, and for a member that stands below its step."""
        return None if isinstance(self.branch.below, str) else self.branch.below

    @property
    def section(self) -> str | None:
        """The title of the section that the reader is in."""
        return self.branch.section


def tell(map: ArgumentMap, *, deepest: int = _DEEPEST) -> Iterator[tuple[str, list[Told]]]:
    """Give the trees of an outline, each with the heading that stands before it, or nothing: for those who show an outline otherwise than as lines.

    Args:
        map: What is told.
        deepest: How many levels a tree has before what bears on a statement goes on in a tree of its own.
    """
    outliner = _Outliner(map, None, plain, lines=False, distances={})
    outliner.deepest = deepest
    return outliner.trees()


@define
class _Outliner:
    map: ArgumentMap
    width: int | None
    paint: Paint
    lines: bool
    distances: Mapping[str, str]
    opened: set[str] = field(factory=set)
    later: deque[str] = field(factory=deque)
    """Statements that lie too deep to go on with where they stand."""

    sources: dict[str, Source] = field(init=False)
    theses: set[str] = field(init=False)
    section_of: dict[str, str] = field(init=False)
    """For each statement, the title of the section in which it stands."""
    deepest: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.sources = {source.id: source for source in self.map.sources}
        self.theses = {thesis.id for thesis in self.map.theses}
        self.section_of = {member: section.title for section in self.map.sections for member in section.members}
        self.deepest = _DEEPEST if self.width is None else max(2, (self.width - _NARROWEST) // len(self._indent(last=False)))

    def outline(self) -> list[str]:
        blocks = [self._heading()] if self.map.title.strip() or self.map.documents else []
        blocks += [[self.paint("text", "There is no statement in this map yet.")]] if not len(self.map) else []
        for heading, tree in self.trees():
            blocks += [[self.paint("heading", heading)]] if heading else []
            blocks.append([line for told in tree for line in self._lines_of(told)])
        if self.map.tensions:
            blocks.append([self.paint("heading", "Tensions")])
            blocks += [[line for tension in self.map.tensions for line in self._tension(tension.first, tension.second, tension.why)]]
        return "\n\n".join("\n".join(block) for block in blocks).split("\n")

    def trees(self) -> Iterator[tuple[str, list[Told]]]:
        """Give each tree, and with the first of a group its heading."""
        for title, statements in self._groups():
            heading = title
            for statement in statements:
                for tree in self._trees(statement.id) if statement.id not in self.opened else ():
                    yield heading, tree
                    heading = ""

    def _groups(self) -> Iterator[tuple[str, Iterable[Statement]]]:
        """The statements from which trees are read, under their headings; what was read by then is passed over."""
        theses, roots = self.map.theses, self.map.roots
        top = {root.id for root in roots}
        yield "", [thesis for thesis in theses if thesis.id in top]
        yield "", theses
        yield ("Claims that serve no thesis" if theses else ""), roots
        yield "What serves nothing", [statement for statement in self.map if not self.map.uses_of(statement.id)]
        yield "What goes in circles", self.map

    def _heading(self) -> list[str]:
        lines = list(self._wrapped([("title", self.map.title)], "", "")) if self.map.title.strip() else []
        return lines + [line for document in self.map.documents for line in self._wrapped([("detail", describe(document))], "", "  ")]

    def _tension(self, first: str, second: str, why: str) -> Iterator[str]:
        one, other = (short_name(self.map[id]) for id in (first, second))
        yield from self._wrapped([("id", one), ("kind", "against"), ("id", other), ("text", f"– {why}")], "", "    ")

    def _trees(self, root: str) -> Iterator[list[Told]]:
        yield list(self._tree(_Branch(root)))
        while self.later:
            id = self.later.popleft()
            self.opened.discard(id)
            yield list(self._tree(_Branch(id, "continued:")))

    def _tree(self, root: _Branch) -> Iterator[Told]:
        stack = [root]
        while stack:
            branch = stack.pop()
            statement = leaf if isinstance(leaf := _statement_of(branch.below), str) else None
            is_opened = statement is not None and statement not in self.opened
            pieces, below = self._tell(branch)
            yield Told(branch, tuple(pieces), statement, is_opened, bool(below))
            prefix = branch.prefix + (self._indent(last=branch.last) if branch.depth else "")
            section = branch.section
            if statement is not None:
                section = self.section_of.get(statement, section)
            for number, each in reversed(list(enumerate(below))):
                word = "AND" if number and isinstance(each, str) else ""
                stack.append(_Branch(each, word, prefix, number == len(below) - 1, branch.depth + 1, section))

    def _tell(self, branch: _Branch) -> tuple[list[_Piece], list[str | Step]]:
        """Give the words that stand at a branch, and what hangs below it."""
        pieces: list[_Piece] = [("and", branch.word)] if branch.word else []
        if not isinstance(branch.below, str):
            pieces += _words_of(branch.below)
        id = _statement_of(branch.below)
        if not isinstance(id, str):
            several: list[str | Step] = [*id.members, *id.undercuts]
            return pieces, several
        if id in self.opened:
            return [*pieces, ("kind", "see"), ("id", short_name(self.map[id]))], []
        self.opened.add(id)
        statement = self.map[id]
        pieces += self._statement(statement, branch.section, named=branch.word == "continued:")
        below: list[str | Step] = [*statement.reasons, *statement.objections]
        if below and branch.depth >= self.deepest:
            self.later.append(id)
            return [*pieces, ("detail", "(continued below)")], []
        return pieces, below

    def _indent(self, *, last: bool) -> str:
        return "  " if not self.lines else "   " if last else "│  "

    def _lines_of(self, told: Told) -> Iterator[str]:
        """Write what stands at a branch; the lines that it breaks into go on under it, past what hangs on it."""
        branch = told.branch
        rest = branch.prefix + (self._indent(last=branch.last) if branch.depth else "")
        if not self.lines:
            first, rest = rest, rest + "    "
        else:
            first = branch.prefix + (("└─ " if branch.last else "├─ ") if branch.depth else "")
            rest += "│  " if told.is_parent else "   "
        yield from self._wrapped(told.pieces, first, rest)

    def _statement(self, statement: Statement, within: str | None, *, named: bool) -> list[_Piece]:
        """Give what a statement is and says, and unless it is only `named` again, how surely, where and on whose word."""
        id = [] if statement.nameless else [("id", statement.id)]
        kind = " ".join(kind_words(statement, self.theses))
        details = "" if named else "; ".join(self._details(statement, within))
        head: list[_Piece] = [("kind", kind), *id]
        head[-1] = (head[-1][0], f"{head[-1][1]}:")
        return [*head, ("text", statement.text), *([("detail", f"({details})")] if details else [])]

    def _details(self, statement: Statement, within: str | None) -> Iterator[str]:
        section = self.section_of.get(statement.id)
        if section and section != within:
            yield f"in “{section}”"
        yield from details(self.map, statement, self.sources)
        if statement.id in self.distances:
            yield self.distances[statement.id]

    def _wrapped(self, pieces: Iterable[_Piece], first: str, rest: str) -> Iterator[str]:
        """Break words into lines, `first` before the first and `rest` before the others."""
        words = [(role, word) for role, text in pieces for word in text.split()]
        line: list[_Piece] = []
        used, prefix = display_width(first), first
        for role, word in words if self.width is None else _cut_to(words, self.width - display_width(rest)):
            width = display_width(word) + (1 if line else 0)
            if line and self.width is not None and used + width > self.width:
                yield self._painted(prefix, line)
                line, prefix = [], rest
                used, width = display_width(rest), display_width(word)
            used += width
            line.append((role, word))
        yield self._painted(prefix, line)

    def _painted(self, prefix: str, words: list[_Piece]) -> str:
        runs: list[list[str]] = []
        for role, word in words:
            if runs and runs[-1][0] == role:
                runs[-1][1] += f" {word}"
            else:
                runs.append([role, word])
        return (self.paint("frame", prefix) if prefix.strip() else prefix) + " ".join(self.paint(role, text) for role, text in runs)


def _cut_to(words: Iterable[_Piece], room: int) -> Iterator[_Piece]:
    """Split the words that no line can hold."""
    for role, word in words:
        begin = used = 0
        for end, letter in enumerate(word):
            width = cell_width(letter)
            if used + width > room:
                yield role, word[begin:end]
                begin, used = end, 0
            used += width
        yield role, word[begin:]


def _statement_of(below: str | Step) -> str | Step:
    """Give the statement that stands at a branch: that of a step is its only member, if it has one member and no exceptions."""
    return below if isinstance(below, str) or not _is_simple(below) else below.members[0]


def _is_simple(step: Step) -> bool:
    return len(step.members) == 1 and not step.undercuts


def _words_of(step: Step) -> list[_Piece]:
    word, name = word_of(step), scheme_of(step)
    if not name:
        return [(word, word.upper())]
    return [(word, word.upper()), ("detail", f"(by {name})" if _is_simple(step) else f"by {name}:")]


def kind_words(statement: Statement, theses: set[str]) -> Iterator[str]:
    """Give what a statement is: `unstated premise`, `claim`, `THESIS`."""
    if statement.implicit:
        yield "unstated"
    if statement.inferred:
        yield "inferred"
    match statement:
        case Claim():
            yield "THESIS" if statement.id in theses else "claim"
        case Premise():
            yield "premise"
        case Evidence():
            yield "evidence"


def short_name(statement: Statement) -> str:
    """Name a statement in passing: its id, or its first words in quotation marks if its author gave it none."""
    if not statement.nameless:
        return statement.id
    text = " ".join(statement.text.split())
    if len(text) <= _FIRST_WORDS:
        return f"“{text}”"
    cut = text[:_FIRST_WORDS].rpartition(" ")[0] or text[:_FIRST_WORDS]
    return f"“{cut}…”"


def describe(document: Document) -> str:
    """Name a document as a bibliography does: `Stephen Blank, “…”, CACI Analyst, 29 August 2017`."""
    parts = [document.author, f"“{document.title}”", document.publisher, _day_in_words(document.date)]
    return ", ".join(part for part in parts if part)


def _day_in_words(day: str | None) -> str | None:
    try:
        found = date.fromisoformat(day or "")
    except ValueError:
        return day
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def print_locators(map: ArgumentMap, places: Iterable[Locator]) -> str:
    """Print places in a document: `¶3.4, 8.5`, and which document where there are several."""
    printed = []
    pilcrow = False
    for place in places:
        document = f"{place.document} " if place.document and len(map.documents) > 1 else ""
        if place.words is not None:
            printed.append(document + place.words)
            pilcrow = False
            continue
        stretch = f"{place.start}–{place.end}" if place.end else str(place.start)
        printed.append(document + ("" if pilcrow and not document else "¶") + stretch)
        pilcrow = not document
    return ", ".join(printed)


def details(map: ArgumentMap, statement: Statement, sources: Mapping[str, Source]) -> Iterator[str]:
    """Tell where in the document a statement is made, how surely, on whose word and about whom, and which questions it answers; each if it is known."""
    if statement.locators:
        yield print_locators(map, statement.locators)
    if caution := print_caution(statement):
        yield caution
    if statement.attribution:
        yield f"according to {print_source(sources[statement.attribution])}"
    if statement.voice:
        yield f"quoting {print_source(sources[statement.voice])}"
    if statement.answers:
        yield f"answers {', '.join(statement.answers)}"


def print_caution(statement: Statement) -> str:
    """Print how surely a statement is made, and in which words: `very likely: “surely”`; nothing for a flat assertion."""
    qualifier = [_in_words(statement.qualifier)] if statement.qualifier else []
    hedges = [", ".join(f"“{hedge}”" for hedge in statement.hedges)] if statement.hedges else []
    return ": ".join(qualifier + hedges)


def _in_words(qualifier: Qualifier) -> str:
    return qualifier.value.replace("-", " ")


def print_source(source: Source) -> str:
    """Name a source, and its grade if it has one."""
    return f"{source.name} ({source.grade})" if source.grade else source.name
