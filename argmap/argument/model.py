"""The kinds: statements, steps, and what hangs on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from attrs import field, frozen

from argmap.argument.naming import same_id


class Qualifier(StrEnum):
    """How surely a statement is made, from the surest down.

    The bands of ICD 203 (Office of the Director of National Intelligence, 2015), and `possible` for may, might and could, which has no band there.
    """

    CERTAIN = "certain"
    VERY_LIKELY = "very-likely"
    LIKELY = "likely"
    EVEN_CHANCE = "even-chance"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"
    VERY_UNLIKELY = "very-unlikely"
    REMOTE = "remote"


@frozen
class Point:
    """A paragraph, or a sentence of it; both are counted from 1."""

    paragraph: int
    sentence: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.paragraph < 1 or (self.sentence is not None and self.sentence < 1):
            raise ValueError("paragraphs and sentences are counted from 1")

    def __str__(self) -> str:
        return str(self.paragraph) if self.sentence is None else f"{self.paragraph}.{self.sentence}"


_LOCATOR = re.compile(r'(?:(?P<document>[^\s":.]+)(?::|\s+(?=")))?(?:(?P<start>\d+(?:\.\d+)?)(?:[-–](?P<end>\d+(?:\.\d+)?))?|"(?P<words>.*)")')


@frozen
class Locator:
    """Where in a document a statement is made: a point, a stretch from one point to another, or a place in the document's own terms."""

    start: Point | None = None
    end: Point | None = None
    document: str | None = None
    """The document's id; None stands for the only document of the map, or for none at all."""
    words: str | None = None
    """A place in the document's own terms, such as `p. 12`; then there is no point."""

    def __attrs_post_init__(self) -> None:
        if (self.start is None) == (self.words is None):
            raise ValueError("a locator has a point or words, and not both")
        if self.start and self.end and (self.end.paragraph, self.end.sentence or 0) < (self.start.paragraph, self.start.sentence or 0):
            raise ValueError(f"the stretch {self.start}-{self.end} runs backwards")

    def __str__(self) -> str:
        if self.words is not None:
            return f'{self.document} "{self.words}"' if self.document else f'"{self.words}"'
        stretch = f"{self.start}-{self.end}" if self.end else str(self.start)
        return f"{self.document}:{stretch}" if self.document else stretch

    @classmethod
    def parse(cls, text: str) -> Locator:
        """Read `6`, `6.3`, `6.3-6.5`, `blank-2017:6.3` or `nato "p. 12"`.

        Raises:
            ValueError: `text` is none of these.
        """
        found = _LOCATOR.fullmatch(text.strip().removeprefix("@"))
        if not found:
            raise ValueError(f'{text!r} is no locator; write "6", "6.3", "6.3-6.5", "report:6.3" or \'report "p. 12"\'')
        start, end = found["start"], found["end"]
        return cls(parse_point(start) if start else None, parse_point(end) if end else None, found["document"], found["words"])


def parse_point(text: str) -> Point:
    """Read `6` or `6.3`."""
    paragraph, _, sentence = text.partition(".")
    return Point(int(paragraph), int(sentence) if sentence else None)


@frozen
class Scheme:
    """The pattern of reasoning that a step follows: the name of a known one, or the analyst's own words for it."""

    name: str
    own: bool = False

    def __str__(self) -> str:
        return self.name


def _locators(given: Iterable[Locator | str] | str) -> tuple[Locator, ...]:
    parts = [given] if isinstance(given, str) else given
    return tuple(Locator.parse(part) if isinstance(part, str) else part for part in parts)


@frozen
class Quote:
    """The document's very words, and where they stand."""

    text: str
    locators: tuple[Locator, ...] = field(default=(), converter=_locators)


@frozen
class Allow:
    """Silence for one rule, with the reason."""

    rule: str
    why: str


@frozen
class Meta:
    """Something a foreign format knows and we keep for it."""

    key: str
    value: str


def _quotes(given: Iterable[Quote | str] | str) -> tuple[Quote, ...]:
    parts = [given] if isinstance(given, str) else given
    return tuple(Quote(part) if isinstance(part, str) else part for part in parts)


def _ids(given: Iterable[str] | str) -> tuple[str, ...]:
    return tuple(same_id(id) for id in _strings(given))


def _strings(given: Iterable[str] | str) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


# mypy infers no type for a bare `tuple` as converter, so each kind of part has its own.


def _undercuts(given: Iterable[Undercut]) -> tuple[Undercut, ...]:
    return _all(Undercut, given)


def _reasons(given: Iterable[Reason]) -> tuple[Reason, ...]:
    return _all(Reason, given)


def _objections(given: Iterable[Objection]) -> tuple[Objection, ...]:
    return _all(Objection, given)


Kind = TypeVar("Kind")


def _all(kind: type[Kind], given: Iterable[Kind]) -> tuple[Kind, ...]:
    """Give things of one class, and refuse others: a step in the wrong place would be drawn, and mean something else."""
    steps = tuple(given)
    for step in steps:
        if not isinstance(step, kind):
            raise TypeError(f"{step!r} stands where {kind.__name__} is meant")
    return steps


def _allows(given: Iterable[Allow]) -> tuple[Allow, ...]:
    return tuple(given)


def _metas(given: Iterable[Meta]) -> tuple[Meta, ...]:
    return tuple(given)


def _scheme(given: Scheme | str | None) -> Scheme | None:
    return Scheme(given) if isinstance(given, str) else given


def _qualifier(given: Qualifier | str | None) -> Qualifier | None:
    try:
        return None if given is None else Qualifier(given)
    except ValueError:
        raise ValueError(f"{given!r} is no qualifier; choose from {', '.join(Qualifier)}") from None


def _members(_step: object, _attribute: object, members: tuple[str, ...]) -> None:
    if not members:
        raise ValueError("a step needs at least one member")


def _worded(_node: object, attribute: Any, text: str) -> None:
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"a statement's {attribute.name} is a text that is not empty, not {text!r}")


@frozen(repr=False)
class _Linked:
    members: tuple[str, ...] = field(converter=_ids, validator=_members)
    """The ids of the statements that work together in this step."""
    scheme: Scheme | None = field(default=None, converter=_scheme, kw_only=True)
    undercuts: tuple[Undercut, ...] = field(default=(), converter=_undercuts, kw_only=True)
    """The exceptions to this step; each of them alone is one."""

    def __repr__(self) -> str:
        # Nearly every step has members and a scheme and nothing else: say no more than there is.
        parts = [repr(list(self.members))]
        parts += [f"scheme={self.scheme.name!r}"] if self.scheme else []
        parts += [f"undercuts={list(self.undercuts)!r}"] if self.undercuts else []
        parts += ["conceded=True"] if getattr(self, "conceded", False) else []
        return f"{type(self).__name__}({', '.join(parts)})"


# Kinds without parts of their own are plain subclasses: attrs need not make the same methods again, and equality asks for the class.


class Undercut(_Linked):
    """An exception to a step: it grants the members and denies that they bear on the point (Pollock 1987)."""

    __slots__ = ()


class Reason(_Linked):
    """A linked group of statements that supports a statement; a second reason supports it independently."""

    __slots__ = ()


@frozen(repr=False)
class Objection(_Linked):
    """A linked group of statements against a statement: a rebuttal of a claim, an undermining of a premise or of evidence."""

    conceded: bool = field(default=False, kw_only=True)
    """Whether the author admits it and passes over it."""


Step: TypeAlias = Reason | Objection | Undercut
"""The closed union of steps. A step is a node: it can be questioned, and its members stand or fall together."""


@frozen
class _Stated:
    id: str = field(converter=same_id, validator=_worded)
    text: str = field(validator=_worded)
    locators: tuple[Locator, ...] = field(default=(), converter=_locators, kw_only=True, repr=False)
    attribution: str | None = field(default=None, kw_only=True, repr=False)
    """The id of the source on whose word we have it; `from` in the language."""
    voice: str | None = field(default=None, kw_only=True, repr=False)
    """The id of the source whose words or deeds it is about; `quoting` in the language."""
    answers: tuple[str, ...] = field(default=(), converter=_strings, kw_only=True, repr=False)
    """The names of the critical questions that it answers; where it stands tells of which step."""
    qualifier: Qualifier | None = field(default=None, converter=_qualifier, kw_only=True, repr=False)
    """How surely the author says it; None is a flat assertion."""
    hedges: tuple[str, ...] = field(default=(), converter=_strings, kw_only=True, repr=False)
    """The document's own words of caution."""
    quotes: tuple[Quote, ...] = field(default=(), converter=_quotes, kw_only=True, repr=False)
    tags: tuple[str, ...] = field(default=(), converter=_strings, kw_only=True, repr=False)
    notes: tuple[str, ...] = field(default=(), converter=_strings, kw_only=True, repr=False)
    """What the analyst remarks; never argument."""
    implicit: bool = field(default=False, kw_only=True, repr=False)
    """Whether the document leaves it unsaid."""
    inferred: bool = field(default=False, kw_only=True, repr=False)
    """Whether it is the analyst's own inference."""
    nameless: bool = field(default=False, kw_only=True, repr=False)
    """Whether no id was written, so that the one it has was made from its words and changes with them."""
    allows: tuple[Allow, ...] = field(default=(), converter=_allows, kw_only=True, repr=False)
    meta: tuple[Meta, ...] = field(default=(), converter=_metas, kw_only=True, repr=False)
    reasons: tuple[Reason, ...] = field(default=(), converter=_reasons, kw_only=True, repr=False)
    objections: tuple[Objection, ...] = field(default=(), converter=_objections, kw_only=True, repr=False)


@frozen
class Claim(_Stated):
    """A judgement that the text argues for."""

    main: bool = field(default=False, kw_only=True, repr=False)
    """Whether it is a thesis of the whole."""


class Premise(_Stated):
    """A statement used without argument: a fact taken as known, a generalisation, an assumption."""

    __slots__ = ()


class Evidence(_Stated):
    """A report: something was said, done or measured."""

    __slots__ = ()


Statement: TypeAlias = Claim | Premise | Evidence
"""The closed union of statements: judgement, assumption and information, as ICD 203 keeps them apart."""


# What was checked part by part where it was read is not converted and validated again, which takes eight times as long as making it.
# A frozen class lets nobody set its parts, so that each is made as an open one, which differs in nothing else, and then shut.


def _fill(  # noqa: PLR0913, PLR0917 (as many as a statement has parts)
    self: Any,
    id: str,
    text: str,
    locators: tuple[Locator, ...] = (),
    attribution: str | None = None,
    voice: str | None = None,
    answers: tuple[str, ...] = (),
    qualifier: Qualifier | None = None,
    hedges: tuple[str, ...] = (),
    quotes: tuple[Quote, ...] = (),
    tags: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
    allows: tuple[Allow, ...] = (),
    meta: tuple[Meta, ...] = (),
    reasons: tuple[Reason, ...] = (),
    objections: tuple[Objection, ...] = (),
    *,
    implicit: bool = False,
    inferred: bool = False,
    nameless: bool = False,
) -> None:
    self.id, self.text, self.nameless = id, text, nameless
    self.locators, self.attribution, self.voice, self.answers = locators, attribution, voice, answers
    self.qualifier, self.hedges, self.quotes, self.tags, self.notes = qualifier, hedges, quotes, tags, notes
    self.implicit, self.inferred, self.allows, self.meta = implicit, inferred, allows, meta
    self.reasons, self.objections = reasons, objections


def _fill_step(self: Any, members: tuple[str, ...], scheme: Scheme | None, undercuts: tuple[Undercut, ...]) -> None:
    self.members, self.scheme, self.undercuts = members, scheme, undercuts


def _opened(kind: type, fill: Callable[..., None]) -> Any:
    """Give a class whose things can be set, and be made things of `kind`."""
    # Python sets parts without a detour only where it may also delete them.
    plain = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(f"_Open{kind.__name__}", (kind,), {"__slots__": (), "__init__": fill, **plain})


_OPEN = {kind: _opened(kind, _fill) for kind in (Claim, Premise, Evidence)}
_OPEN_STEPS = {kind: _opened(kind, _fill_step) for kind in (Reason, Objection, Undercut)}
AnyStep = TypeVar("AnyStep", Reason, Objection, Undercut)


def trusted_statement(kind: type[Statement], id: str, text: str, *, main: bool = False, **parts: Any) -> Statement:
    """Make a statement of parts that are known to be what the class asks for: tuples, ids as `same_id` gives them, a text that is not empty."""
    made = _OPEN[kind](id, text, **parts)
    if kind is Claim:
        made.main = main
    made.__class__ = kind
    return made  # type: ignore[no-any-return]


def trusted_step(kind: type[AnyStep], members: tuple[str, ...], scheme: Scheme | None, undercuts: tuple[Undercut, ...], *, conceded: bool = False) -> AnyStep:
    """Make a step of parts that are known to be what the class asks for: members that are ids, at least one."""
    made = _OPEN_STEPS[kind](members, scheme, undercuts)
    if kind is Objection:
        made.conceded = conceded
    made.__class__ = kind
    return made  # type: ignore[no-any-return]


@frozen
class Document:
    """The text that is mapped."""

    id: str
    title: str
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    record: str | None = None
    """Where its numbered record lies, relative to the file that says so."""
    text: str | None = None
    """Where its text lies, relative to the file that says so."""


@frozen
class Source:
    """Who says or reports; the grade is the Admiralty's, reliability A to F and credibility 1 to 6 (NATO AJP-2.1)."""

    id: str
    name: str
    grade: str | None = None
    fields: tuple[Meta, ...] = field(default=(), converter=_metas)


@frozen
class Section:
    """A group of statements that belong together; drawn as a region."""

    id: str
    title: str
    members: tuple[str, ...] = field(converter=_ids, eq=frozenset)
    """The ids of the statements that stand directly in it, not in a section of its own."""
    parent: str | None = None
    """The id of the section that holds it."""


@frozen
class Tension:
    """Two statements that pull against each other; reported, never weighed."""

    first: str
    second: str
    why: str
