"""What the tests of the language share: texts at random, slips at random, and readers that are not ours."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from attrs import evolve, frozen
from hypothesis import strategies as st
from lark import Lark
from lark.exceptions import UnexpectedCharacters

from argmap import reading
from argmap.argument import ArgumentMap, Claim, Document, Evidence, Objection, Premise, Reason, Scheme, Source, Undercut
from argmap.argument.model import Allow, Locator, Meta, Quote
from argmap.checks import Choice
from argmap.diagnostic import Rule, Severity
from argmap.files import Span
from argmap.language.tables import GRAMMAR
from argmap.reading import Reading

KEYWORDS = [
    "title",
    "include",
    "document",
    "source",
    "section",
    "tension",
    "allow",
    "main",
    "claim",
    "premise",
    "evidence",
    "from",
    "quoting",
    "answers",
    "implicit",
    "inferred",
    "certain",
    "very-likely",
    "likely",
    "even-chance",
    "possible",
    "unlikely",
    "very-unlikely",
    "remote",
    "note",
    "quote",
    "hedge",
    "meta",
    "because",
    "but",
    "although",
    "unless",
    "by",
    "and",
]
"""Every word of the language, as DESIGN.md names them."""


# Readings


# Most tests' maps are made of letters, and argue badly: their claims rest on nothing, and nobody reports their evidence.
# So reading leaves out here what judges an argument that is well-formed; who tests that reads with `argmap.reading`.


def judges(rule: Rule) -> bool:
    """Whether a rule asks how well a map argues, and not whether it is well-formed."""
    return rule.code[0] in "AEQRW" and rule.severity is not Severity.ERROR and rule.name != "both-sides"


def _well_formed(reading: Reading) -> Reading:
    return evolve(reading, diagnostics=tuple(diagnostic for diagnostic in reading.diagnostics if not judges(diagnostic.rule)))


def read(path: str | os.PathLike[str], **where: Any) -> Reading:
    """Read a file, and leave out what judges its argument."""
    return _well_formed(reading.read(path, **where))


def read_text(text: str, **where: Any) -> Reading:
    """Read a text, and leave out what judges its argument."""
    return _well_formed(reading.read_text(text, **where))


def read_bytes(data: bytes, **where: Any) -> Reading:
    """Read what a file holds, and leave out what judges its argument."""
    return _well_formed(reading.read_bytes(data, **where))


def rules(reading: Reading) -> list[str]:
    """The names of the rules that a reading's findings are of, by place."""
    return [diagnostic.rule.name for diagnostic in reading.diagnostics]


def findings(text: str) -> list[tuple[str, int]]:
    """Each finding of a text: its rule and its line."""
    return [(diagnostic.rule.name, diagnostic.primary.place.line) for diagnostic in read_text(text).diagnostics]


def sound(text: str) -> ArgumentMap:
    """The map of a text that has nothing wrong with it; whether it allows what it need not, and whether its documents are at hand, is not asked."""
    reading = read_text(text, choice=Choice(ignore=["unused-allow", "unusable-document"]))
    assert not reading.diagnostics, str(reading)
    return reading.map


def spans(reading: Reading) -> Iterator[Span]:
    """Every span that a reading's findings name."""
    for diagnostic in reading.diagnostics:
        for label in (diagnostic.primary, *diagnostic.others):
            if isinstance(label.place, Span):
                yield label.place


class TookTooLong(AssertionError):
    """Something that must end soon did not."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail if what is done inside takes this process longer than `seconds`, and break it off; without a limit where the system has no such alarm.

    The time is that of the processor, which is the same however busy the machine is with other things.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number, frame):
        raise TookTooLong(f"took longer than {seconds} s")

    before = signal.signal(signal.SIGPROF, ring)
    # Again and again, because an error in a callback of the garbage collector goes no further.
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


# lark's own lexer, which knows nothing of our scanner


@cache
def _lark() -> Lark:
    # Without a parser, so that its lexer is made but once.
    return Lark(GRAMMAR.read_text(encoding="utf-8"), parser=None, lexer="basic", keep_all_tokens=True)


def lark_tokens(text: str) -> tuple[list[tuple[str, str, int, int]], int | None]:
    """The tokens that lark's basic lexer finds, and the place at which it finds none, if there is one."""
    found = []
    try:
        for token in _lark().lex(text):
            found.append((token.type, str(token), token.start_pos, token.end_pos))
    except UnexpectedCharacters as error:
        return found, error.pos_in_stream
    return found, None


# Words and texts

_LETTERS = "abcxyzABCéßñčждשלمن主張かकाि가"
ids = st.from_regex(rf"[{_LETTERS.replace('ि', '').replace('ा', '')}][{_LETTERS}0-9]{{0,5}}(?:[-_][{_LETTERS}0-9]{{1,4}}){{0,2}}", fullmatch=True).filter(
    lambda word: word not in KEYWORDS
)
"""Ids in several scripts, with hyphens and underscores inside."""

texts = (
    st.text(st.sampled_from("abcdefgh ABC éß主張 .,:;!?'‘’()[]{}@#/\\\"“”–— because and claim //"), min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: any(letter.isalnum() for letter in text))
)
"""What a text in quotes can say: no white space but single spaces inside."""

spaces = st.sampled_from([" ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u3000", "\n\n", " // and so on\n", "\u200b ", "\ufeff "])
"""What may stand between two words."""


def quoted(text: str) -> str:
    """A text in straight quotes, with the two escapes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


# Soups of tokens: what a lexer must take apart, whether or not it makes sense

_PIECES = [
    *KEYWORDS,
    *"{}():,@-–",
    '"a text"',
    '"over\ntwo lines"',
    '"with \\" and \\\\ and \\n"',
    "“curly “inner” text”",
    '"“mixed”"',
    '""',
    "“”",
    "6",
    "6.3",
    "12.34",
    "٣",
    "#tag",
    "#Überschrift-1",
    '// a comment, with " and because',
    "//",
    "evenly",
    "because-of",
    "Claim",
    "a–b",
    "主張",
    "क्षि",
    "cafe\u0301",
    "x_1",
    "x-",
    "\u200b",
    "\ufeff",
    "\u2028",
    "\x0c",
    "\u3000",
]
_STOPPERS = ["?", "'", "#", "/", "*", '"', "“", "”", "_", "\\", ".", "\x00", "\x1b", "\u202e", "«", "—", '"a\n\nb"', "²"]
soups = st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(["", " ", "\n", "\r\n", "\r", "\t"])), max_size=30).map(
    lambda parts: "".join(piece + space for piece, space in parts)
)
wild_soups = st.lists(st.tuples(st.sampled_from(_PIECES + _STOPPERS), st.sampled_from(["", " ", "\n"])), max_size=30).map(
    lambda parts: "".join(piece + space for piece, space in parts)
)


# Slips: what happens to a text between somebody's head and a file

_ODD = [*"\"“”{}()@#:,.-–—/\\'*!? \t\n\r_«»0aZ", "\u200b", "\u202e", "\x00", "\x1b", "é", "主", "\u0301", "\n\n", "//", "/*", "„", "😀"]


def mutant(text: str, random_: random.Random) -> str:
    """A text with one slip: a token lost, doubled, swapped or replaced, a character lost, added or changed, a line moved sideways."""
    tokens, _ = lark_tokens(text)
    slip = random_.choice(["lose", "double", "swap", "replace", "lose letter", "add letter", "change letter", "indent"])
    if tokens and slip in ("lose", "double", "swap", "replace"):
        at = random_.randrange(len(tokens))
        _, word, start, end = tokens[at]
        if slip == "lose":
            return text[:start] + text[end:]
        if slip == "double":
            return f"{text[:end]} {word}{text[end:]}"
        _, other, begin, stop = tokens[min(at + 1, len(tokens) - 1)] if slip == "swap" else random_.choice(tokens)
        if slip == "replace" or begin <= start:
            return text[:start] + other + text[end:]
        return text[:start] + other + text[end:begin] + word + text[stop:]
    at = random_.randrange(len(text) + 1)
    if slip == "lose letter":
        return text[:at] + text[at + 1 :]
    if slip == "add letter":
        return text[:at] + random_.choice(_ODD) + text[at:]
    if slip == "change letter":
        return text[:at] + random_.choice(_ODD) + text[at + 1 :]
    lines = text.split("\n")
    line = random_.randrange(len(lines))
    lines[line] = random_.choice(["", " ", "  ", "    ", "\t", "       "]) + lines[line].lstrip()
    return "\n".join(lines)


# Sketches: an argument before it is written down, and two ways of writing it


@frozen
class StepSketch:
    """A step of a sketch; members are numbers of statements."""

    link: str
    scheme: str
    members: tuple[int, ...]
    undercuts: tuple[StepSketch, ...] = ()


@frozen
class StatementSketch:
    """A statement of a sketch; `id` is empty where it is to be named by its words."""

    kind: str
    main: bool
    id: str
    text: str
    points: tuple[str, ...]
    word: str
    flags: tuple[str, ...]
    """Qualifier and marks, as they are written."""
    source: str
    answers: tuple[str, ...]
    """Names of questions, whether or not a step there asks them."""
    clauses: tuple[tuple[str, ...], ...]
    steps: tuple[StepSketch, ...]


@frozen
class Sketch:
    """An argument, in no particular order and nested in no particular way."""

    statements: tuple[StatementSketch, ...]


Homes = dict[int, tuple[int, ...]]
"""For each statement that is written in place as a member: where, as the numbers that lead there."""


_points = st.lists(st.sampled_from(["1", "2.4", "6.3-6.5", "7–8", "12.1"]), max_size=3).map(tuple)
_flags = st.lists(st.sampled_from(["likely", "implicit", "inferred", "#loaded", "#mind-reading"]), max_size=3, unique=True).map(tuple)
_answers = st.lists(st.sampled_from(["reliability", "other-causes", "odd"]), max_size=2, unique=True).map(tuple)
_clauses = st.lists(
    st.one_of(
        st.tuples(st.just("note"), texts),
        st.tuples(st.just("hedge"), texts),
        st.tuples(st.just("quote"), texts),
        st.tuples(st.just("meta"), texts, texts),
        st.tuples(st.just("allow"), texts),
    ),
    max_size=2,
).map(tuple)


def _steps(count: int) -> st.SearchStrategy[tuple[StepSketch, ...]]:
    members = st.lists(st.integers(0, count - 1), min_size=1, max_size=3, unique=True).map(tuple)
    schemes = st.sampled_from(["", "", "sign", '"my own way"'])
    undercuts = st.recursive(
        st.just(()),
        lambda below: st.lists(st.builds(StepSketch, st.just("unless"), schemes, members, below), max_size=2).map(tuple),
        max_leaves=4,
    )
    return st.lists(st.builds(StepSketch, st.sampled_from(["because", "because", "but", "although"]), schemes, members, undercuts), max_size=2).map(tuple)


@st.composite
def sketches(draw: st.DrawFn) -> Sketch:
    """Arguments of a few statements that may rest on each other in any way, cycles included; texts are all different."""
    count = draw(st.integers(1, 7))
    names = draw(st.lists(ids, min_size=count, max_size=count, unique_by=lambda word: word.casefold()))
    words = draw(st.lists(texts, min_size=count, max_size=count, unique_by=lambda text: "".join(filter(str.isalnum, text.casefold()))))
    statements = []
    for number in range(count):
        kind = draw(st.sampled_from(["claim", "claim", "premise", "evidence"]))
        statements.append(
            StatementSketch(
                kind,
                kind == "claim" and draw(st.booleans()),
                names[number],
                words[number],
                draw(_points),
                draw(st.sampled_from(["", "p. 12"])),
                draw(_flags),
                draw(st.sampled_from(["", "from", "quoting"])),
                draw(_answers),
                draw(_clauses),
                draw(_steps(count)),
            )
        )
    return Sketch(tuple(statements))


def uses(sketch: Sketch) -> dict[int, list[tuple[int, ...]]]:
    """Where each statement of a sketch is a member: for each of its places, the numbers that lead there, the owner's first."""
    found: dict[int, list[tuple[int, ...]]] = {number: [] for number in range(len(sketch.statements))}
    stack = [((owner, at), step) for owner, statement in enumerate(sketch.statements) for at, step in enumerate(statement.steps)]
    while stack:
        path, step = stack.pop()
        for at, member in enumerate(step.members):
            found[member].append((*path, at))
        stack += [((*path, at), below) for at, below in enumerate(step.undercuts)]
    return {number: sorted(places) for number, places in found.items()}


def nest(sketch: Sketch, choose: random.Random, homes: Homes | None = None) -> Homes:
    """Choose statements to be written in place where they are members, so that none is written within itself."""
    homes = dict(homes or {})
    for number, places in sorted(uses(sketch).items()):
        free = [place for place in places if _ends(place[0], number, homes)]
        if number not in homes and free and choose.random() < 0.7:
            homes[number] = choose.choice(free)
    return homes


def _ends(owner: int, number: int, homes: Homes) -> bool:
    """Whether what is written in place of `owner`'s owners never comes to `number`."""
    while owner != number:
        if owner not in homes:
            return True
        owner = homes[owner][0]
    return False


def write(sketch: Sketch, homes: Homes, order: list[int]) -> list[str]:
    """The words of a text that says a sketch: its statements in `order`, those that have a home written there."""
    words = ["document", "doc", '"The report"', "source", "src", '"Someone"']
    for number in order:
        if number not in homes:
            words += _statement(sketch, number, homes)
    return words


def _statement(sketch: Sketch, number: int, homes: Homes) -> list[str]:
    it = sketch.statements[number]
    words = ["main", it.kind] if it.main else [it.kind]
    words += [it.id, quoted(it.text)] if it.id else [quoted(it.text)]
    places = [*it.points, *([f'doc "{it.word}"'] if it.word else [])]
    for at, place in enumerate(places):
        words += ["," if at else "@", place]
    words += it.flags
    words += [it.source, "src"] if it.source else []
    for at, name in enumerate(it.answers):
        words += ["," if at else "answers", name]
    inner: list[str] = []
    for word, *said in it.clauses:
        inner += [word, *(["no-main"] if word == "allow" else []), *map(quoted, said)]
    for at, step in enumerate(it.steps):
        inner += _step(sketch, (number, at), step, homes)
    return [*words, "{", *inner, "}"] if inner else words


def _step(sketch: Sketch, path: tuple[int, ...], step: StepSketch, homes: Homes) -> list[str]:
    words = [step.link, *(["by", step.scheme, ":"] if step.scheme else [])]
    members: list[str] = []
    for at, member in enumerate(step.members):
        members += ["and"] if at else []
        members += _statement(sketch, member, homes) if homes.get(member) == (*path, at) else [sketch.statements[member].id]
    for at, below in enumerate(step.undercuts):
        members += _step(sketch, (*path, at), below, homes)
    return [*words, "(", *members, ")"] if step.link == "unless" and step.undercuts else words + members


def meaning(sketch: Sketch, names: dict[str, str]) -> ArgumentMap:
    """The map that a sketch means, made without a text; `names` gives the ids of statements that have none, by their texts."""
    kinds = {"claim": Claim, "premise": Premise, "evidence": Evidence}
    known = [it.id or names[it.text] for it in sketch.statements]

    def step(it: StepSketch) -> Reason | Objection | Undercut:
        scheme = Scheme(it.scheme.strip('"'), own='"' in it.scheme) if it.scheme else None
        parts = {"members": [known[member] for member in it.members], "scheme": scheme, "undercuts": [step(below) for below in it.undercuts]}
        if it.link == "because":
            return Reason(**parts)
        return Undercut(**parts) if it.link == "unless" else Objection(**parts, conceded=it.link == "although")

    statements = []
    for number, it in enumerate(sketch.statements):
        steps = [step(each) for each in it.steps]
        points = [Locator.parse(f"doc:{point}") for point in it.points] + ([Locator(document="doc", words=it.word)] if it.word else [])
        statements.append(
            kinds[it.kind](
                known[number],
                it.text,
                locators=points,
                attribution="src" if it.source == "from" else None,
                voice="src" if it.source == "quoting" else None,
                answers=it.answers,
                qualifier="likely" if "likely" in it.flags else None,
                implicit="implicit" in it.flags,
                inferred="inferred" in it.flags,
                tags=[flag[1:] for flag in it.flags if flag.startswith("#")],
                hedges=[said[1] for said in it.clauses if said[0] == "hedge"],
                notes=[said[1] for said in it.clauses if said[0] == "note"],
                quotes=[Quote(said[1]) for said in it.clauses if said[0] == "quote"],
                meta=[Meta(*said[1:]) for said in it.clauses if said[0] == "meta"],
                allows=[Allow("no-main", said[1]) for said in it.clauses if said[0] == "allow"],
                reasons=[each for each in steps if isinstance(each, Reason)],
                objections=[each for each in steps if isinstance(each, Objection)],
                nameless=not it.id,
                **({"main": True} if it.main else {}),
            )
        )
    return ArgumentMap(statements, documents=[Document("doc", "The report")], sources=[Source("src", "Someone")])
