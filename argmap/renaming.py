"""Giving a statement, a source, a document or a section another id, wherever it is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from attrs import evolve, frozen

from argmap.argument.naming import same_id
from argmap.argument.rules.duplicate_id import duplicate_id
from argmap.argument.rules.undefined_reference import undefined_reference
from argmap.diagnostic import Diagnostic, Edit, Label
from argmap.files import File, Span
from argmap.fixing import FileKey, Texts, edited, key_of
from argmap.language import is_id, keywords
from argmap.language.parser import language
from argmap.language.rules.invalid_id import invalid_id
from argmap.language.rules.reserved_id import reserved_id
from argmap.language.syntax import (
    AttributionSyntax,
    DocumentSyntax,
    LocatorsSyntax,
    MapSyntax,
    QuoteSyntax,
    ReferenceSyntax,
    SectionSyntax,
    SourceSyntax,
    StatementSyntax,
    StepSyntax,
    Syntax,
    TensionSyntax,
    VoiceSyntax,
    WordSyntax,
)
from argmap.reading import Reading

NOUNS = ("statement", "source", "document", "section")
"""What has an id. Each of the four has names of its own: a source may be called as a statement is."""

_NOUN_OF: dict[type, str] = {StatementSyntax: "statement", SourceSyntax: "source", DocumentSyntax: "document", SectionSyntax: "section"}
_Named: TypeAlias = tuple[str, WordSyntax, bool]
"""What is named, where, and whether it is defined there."""


@frozen
class Renaming:
    """What a renaming would change."""

    noun: str
    count: int
    """How many places name what is renamed."""
    texts: dict[FileKey, str]
    """What each file that is changed is to hold."""
    before: dict[FileKey, File]
    mentions: tuple[Span, ...]
    """Where a comment or a text has the old id; these are left as they are."""


def nouns_called(id: str, readings: Iterable[Reading]) -> list[str]:
    """Give what has that id, of `NOUNS`, in some maps."""
    found = {noun for reading in readings for syntax in reading.syntaxes for noun, _, defined in _called(syntax, id) if defined}
    return [noun for noun in NOUNS if noun in found]


def rename(
    noun: str, old: str, new: str, *, meant: Sequence[Reading], others: Sequence[Reading], read: Callable[[Reading, Texts], Reading]
) -> Renaming | list[Diagnostic]:
    """Say what changes if something gets another id, or why it cannot.

    Every file of every map in which it is defined is changed where it is named.
    It is refused where the new id is none or is taken, where a file has errors in its writing, since a name may be lost in them,
    where the old id stands for several things, and where a map would have an error that it has not.

    Args:
        noun: One of `NOUNS`.
        old: The id that it has.
        new: The id that it is to have.
        meant: The maps in which it is looked for.
        others: Further maps, which may include the same files.
        read: Reads a map again, given what some of its files are to hold.
    """
    old, new = same_id(old), same_id(new)
    homes = _definitions(noun, old, meant)
    if not homes:
        return [undefined_reference(noun, old, Label((old,)), _known(noun, meant))]
    first, *more = homes.values()
    if more:
        help = "name the file of the one that is meant, or give one of them another id"
        return [evolve(duplicate_id(noun, old, Label(more[0]), Label(first, "first here")), help=help)]
    if wrong := _wrong_id(new, first):
        return [wrong]
    concerned = [reading for reading in (*meant, *others) if homes.keys() & _definitions(noun, old, [reading]).keys()]
    if found := [each for reading in concerned if reading.broken for each in reading.errors if each.rule.code[0] == "S"]:
        return _once(found)
    if found := [each for reading in concerned for each in _taken(noun, new, reading, first)]:
        return _once(found)
    changed = {key_of(syntax.file): syntax for reading in concerned for syntax in reading.syntaxes}
    if found := _elsewhere(noun, old, [reading for reading in others if reading not in concerned], changed, first):
        return _once(found)
    renaming = _renaming(noun, old, new, changed)
    found = [each for reading in concerned for each in _made(reading, read(reading, renaming.texts))]
    return _once(found) or renaming


def _renaming(noun: str, old: str, new: str, changed: dict[FileKey, MapSyntax]) -> Renaming:
    texts, before, count = {}, {}, 0
    mentions: list[Span] = []
    for key, syntax in changed.items():
        edits = [Edit(syntax.span(word), new) for kind, word, _ in _called(syntax, old) if kind == noun]
        mentions += _mentions(syntax, old)
        if edits:
            count += len(edits)
            before[key] = syntax.file
            texts[key] = edited(syntax.file.text, edits)
    return Renaming(noun, count, texts, before, tuple(mentions))


# What names what


def _called(syntax: MapSyntax, id: str) -> list[_Named]:
    """The places of a file at which anything with that id is named."""
    # Most files have no such word, and need not be walked.
    if syntax.file.text.isascii() and id not in syntax.file.text:
        return []
    return [each for each in _names(syntax) if same_id(each[1].value) == id]


def _names(syntax: MapSyntax) -> Iterator[_Named]:
    stack: list[Syntax] = list(reversed(syntax.items))
    while stack:
        node = stack.pop()
        yield from _names_at(node)
        stack += reversed(_below(node))


def _names_at(node: Syntax) -> Iterator[_Named]:
    if isinstance(node, (StatementSyntax, DocumentSyntax, SourceSyntax, SectionSyntax)):
        if node.id:
            yield _NOUN_OF[type(node)], node.id, True
    elif isinstance(node, ReferenceSyntax):
        yield "statement", node.id, False
    elif isinstance(node, TensionSyntax):
        yield from (("statement", word, False) for word in (node.first, node.second))
    elif isinstance(node, (AttributionSyntax, VoiceSyntax)):
        yield "source", node.source, False
    elif isinstance(node, LocatorsSyntax):
        yield from (("document", place.document, False) for place in node.places if place.document)


def _below(node: Syntax) -> tuple[Syntax, ...]:
    if isinstance(node, StatementSyntax):
        return (*node.attributes, *node.entries)
    if isinstance(node, StepSyntax):
        return (*node.members, *node.undercuts)
    if isinstance(node, QuoteSyntax):
        return (node.locators,) if node.locators else ()
    return node.items if isinstance(node, SectionSyntax) else ()


def _definitions(noun: str, id: str, readings: Iterable[Reading]) -> dict[tuple[FileKey, int], Span]:
    """Where something with that id is defined; a file that several maps include counts once."""
    return {
        (key_of(syntax.file), word.start): syntax.span(word)
        for reading in readings
        for syntax in reading.syntaxes
        for kind, word, defined in _called(syntax, id)
        if kind == noun and defined
    }


def _known(noun: str, readings: Iterable[Reading]) -> list[str]:
    return [word.value for reading in readings for syntax in reading.syntaxes for kind, word, defined in _names(syntax) if kind == noun and defined]


def _mentions(syntax: MapSyntax, id: str) -> Iterator[Span]:
    """Where comments have an id as a word; and texts, if it is no plain word or stands in backticks."""
    word = re.compile(rf"(?<![\w-]){re.escape(id)}(?![\w-])")
    in_texts = word if re.search(r"[-_\d]", id) else re.compile(rf"(?<=`){re.escape(id)}(?=`)")
    texts = [(token.start, token.end) for token in language().scanner.scan(syntax.file.text).tokens if token.type == "STRING"]
    stretches = [(comment.start, comment.end, word) for comment in syntax.comments] + [(start, end, in_texts) for start, end in texts]
    for start, end, pattern in sorted(stretches, key=lambda each: each[0]):
        yield from (Span(syntax.file, found.start(), found.end()) for found in pattern.finditer(syntax.file.text, start, end))


# Why not


def _wrong_id(new: str, here: Span) -> Diagnostic | None:
    label = Label(here, f"cannot be called `{new}`")
    if new in keywords():
        return reserved_id(new, label)
    if not is_id(new):
        return invalid_id(new, "cannot be an id", label, "")
    return None


def _taken(noun: str, new: str, reading: Reading, here: Span) -> Iterator[Diagnostic]:
    """What has the new id already, or names it though nothing has it: it would mean something else then."""
    label = Label(here, "to be renamed")
    if there := _definitions(noun, new, [reading]):
        yield duplicate_id(noun, new, label, Label(next(iter(there.values())), "has that id already"))
        return
    for syntax in reading.syntaxes:
        for kind, word, _ in _called(syntax, new):
            if kind == noun:
                found = undefined_reference(noun, new, Label(syntax.span(word), "would mean what is renamed"), ())
                yield evolve(found, others=(label,), help="choose another id, or mend this place first")


def _elsewhere(noun: str, old: str, others: Sequence[Reading], changed: dict[FileKey, MapSyntax], here: Span) -> list[Diagnostic]:
    """Where another map includes a file that is to be changed, and means something else by the id in it."""
    found = []
    for reading in others:
        theirs = _definitions(noun, old, [reading])
        shared = [syntax for syntax in reading.syntaxes if key_of(syntax.file) in changed]
        if theirs and any(kind == noun for syntax in shared for kind, _, _ in _called(syntax, old)):
            there = next(iter(theirs.values()))
            help = "both maps include a file that names it; give one of them another id by hand"
            found.append(evolve(duplicate_id(noun, old, Label(here, "to be renamed"), Label(there, "is another, with the same id")), help=help))
    return found


def _made(before: Reading, after: Reading) -> list[Diagnostic]:
    """The errors that a map has after it was changed, of rules that it broke less often before."""
    counts = Counter(each.rule for each in before.errors)
    counts.subtract(each.rule for each in after.errors)
    return [each for each in after.errors if counts[each.rule] < 0]


def _once(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Several maps may include the file that a finding is in."""
    return list({str(each): each for each in diagnostics}.values())
