"""What a finding is: data, told to a person by the reports."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import TypeAlias

from attrs import field, frozen

from argmap.files import File, Span

Path: TypeAlias = tuple[str | int, ...]
"""A place in a map that was never text: `("caveat", "reasons", 0, "members", 1)`."""

Place: TypeAlias = Span | Path
"""Where a finding is: in a file, or in a map."""


class Severity(Enum):
    """How much a finding matters."""

    ERROR = "error"
    """There is no argument to draw, or it is ill-formed."""
    WARNING = "warning"
    """Well-formed, but probably not meant."""
    HINT = "hint"
    """Worth a thought."""


class Lack(Enum):
    """Where something is lacking, if it is not merely misspelt or unread."""

    IN_TEXT = "text"
    """It may stand in a part of the text that could not be read."""
    IN_STATEMENT = "statement"
    """It may also be what is wrong in the statement: a misspelt name there is left out of the map."""
    IN_MAP = "map"
    """It may also be what is wrong anywhere."""


@frozen
class Rule:
    """A law that a map keeps or breaks: what it is called, how grave a breach is, and its page."""

    name: str
    """Named by the bad pattern, in kebab-case, so that `allow {name}` reads well."""
    code: str
    """A letter for the room (S syntax, N names, A structure) and a number that is never used again."""
    severity: Severity
    page: str = field(repr=False, eq=False)
    """What it does, why it is bad, an example, and what to write instead, in Markdown."""
    on: bool = True
    """Whether it is kept if nothing is chosen."""
    lack: Lack | None = None
    """Where it tells that something is lacking: what must have been read without error before one can know."""

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return self.page.strip().partition("\n\n")[0].replace("\n", " ")

    @property
    def is_binding(self) -> bool:
        """Whether it is a law of the language itself, so that nobody knows what a breach would mean: it can be neither ignored nor allowed."""
        return self.severity is Severity.ERROR and self.code[0] in "SN"


@frozen
class Label:
    """A place, and what it is."""

    place: Place
    text: str = ""


@frozen
class Edit:
    """A change of a text: what stands in the span gives way to `text`."""

    span: Span
    text: str


@frozen
class Fix:
    """What would remove a finding; its edits do not overlap."""

    what: str
    """What it does, as an order: ``write `claim` ``."""
    edits: tuple[Edit, ...]
    safe: bool
    """Whether nothing that the author meant can be lost or changed by it."""


def rewriting(span: Span, text: str, *, safe: bool, what: str = "") -> Fix:
    """Give the fix that writes `text` in place of what stands in the span; `what` is its name where the text does not tell it."""
    return Fix(what or (f"write `{text.strip()}`" if text else f"delete `{span.text.strip()}`"), (Edit(span, text),), safe)


_QUOTED = re.compile(r"`[^`]{60,}`")


def _shortened(message: str) -> str:
    """A message in which no quoted word is longer than can be read."""
    return _QUOTED.sub(lambda found: f"{found[0][:40]}…`", message)


@frozen(repr=False)
class Diagnostic:
    """One finding.

    `message` is a matter of fact that makes sense alone; labels say what a place is, `help` what to do, `notes` why it matters.
    """

    rule: Rule
    message: str = field(converter=_shortened)
    primary: Label
    others: tuple[Label, ...] = ()
    help: str = field(default="", converter=_shortened)
    notes: tuple[str, ...] = ()
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        """That of the rule."""
        return self.rule.severity

    @property
    def is_error(self) -> bool:
        """Whether the map cannot be relied on as it stands."""
        return self.severity is Severity.ERROR

    def __repr__(self) -> str:
        return f"<Diagnostic {self}>"

    def __str__(self) -> str:
        return f"{print_place(self.primary.place)}: {self.severity.value}[{self.rule.code}]: {self.message}"


def print_place(place: Place) -> str:
    """A place in one line: `article.argmap:4:11`, or `caveat.reasons[0].members[1]`."""
    if isinstance(place, Span):
        return str(place)
    if not place:
        return "the map"
    first, *rest = place
    return str(first) + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in rest)


class ArgmapError(Exception):
    """A map could not be read or built; `diagnostics` says why, all of it."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        lines = []
        for diagnostic in self.diagnostics:
            lines.append(str(diagnostic))
            if diagnostic.help:
                lines.append(f"    help: {diagnostic.help}")
        return "\n".join(lines)


def in_order(diagnostics: Iterable[Diagnostic], files: Iterable[File] = ()) -> list[Diagnostic]:
    """Sort findings by file and by place; those without a span come last.

    Files come in the order of `files`, and others behind these as they are met.
    """
    found = list(diagnostics)
    rank = {id(file): number for number, file in enumerate(files)}
    for diagnostic in found:
        if isinstance(place := diagnostic.primary.place, Span):
            rank.setdefault(id(place.file), len(rank))

    def key(diagnostic: Diagnostic) -> tuple[int, int, int]:
        place = diagnostic.primary.place
        if isinstance(place, Span):
            return rank[id(place.file)], place.start, place.end
        return len(rank), 0, 0

    return sorted(found, key=key)
