"""From Argdown's words to what is written: blocks, indented relations, reconstructions.

What Argdown's own parser refuses is told, and read as what it most likely is; a stack holds the indentation, so that no depth is too deep.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.diagnostic import Label
from argmap.files import File, Span
from argmap.formats.argdown.document import Document, Entry, Heading, Inference, Link, Structure
from argmap.formats.argdown.scanner import Mark, Word, scan
from argmap.formats.findings import Findings
from argmap.formats.rules.misplaced_mark import misplaced_mark
from argmap.formats.rules.missing_part import missing_part

_PLAIN = {Mark.TEXT, Mark.ESCAPED, Mark.NEWLINE, Mark.LINK, Mark.TAG, Mark.STATEMENT_MENTION, Mark.ARGUMENT_MENTION, Mark.EMPHASIS, Mark.EMPHASIS_END}
_TITLES = {Mark.STATEMENT, Mark.STATEMENT_DEFINITION, Mark.ARGUMENT, Mark.ARGUMENT_DEFINITION}
_BRACKETS = "write it as `\\[…\\]`, or mention it as `@[…]`; only what begins a paragraph or a relation is a title"


class _Parser:
    def __init__(self, file: File, findings: Findings) -> None:
        self.file, self.findings = file, findings
        self.words = scan(file.text)
        self.at = 0
        self.document = Document()
        self.section: int | None = None
        self.before: Entry | None = None
        """The argument that is the whole block before."""
        self.latest: Inference | None = None
        """The last inference, wherever it stands."""
        self.in_structure = self.in_items = False
        """Whether a numbered line or an item may come next."""

    def parse(self) -> Document:
        self._skip(Mark.NEWLINE, Mark.GAP)
        if (word := self._word) and word.mark is Mark.FRONT_MATTER:
            self.document.front_matter = (word.start, word.end)
            self.at += 1
            self._skip(Mark.NEWLINE)
        while word := self._word:
            if word.mark in (Mark.GAP, Mark.NEWLINE):
                self.at += 1
                continue
            at, self.before, before = self.at, None, self.before
            self._block(word, before)
            assert self.at > at
        return self.document

    # Words

    @property
    def _word(self) -> Word | None:
        return self.words[self.at] if self.at < len(self.words) else None

    def _skip(self, *marks: Mark) -> None:
        while (word := self._word) and word.mark in marks:
            self.at += 1

    def _tell(self, what: str, word: Word, help: str) -> None:
        if not self.findings.is_full:
            self.findings.add(misplaced_mark(what, Label(Span(self.file, word.start, word.end)), help))

    # Blocks

    def _block(self, word: Word, before: Entry | None) -> None:
        if word.mark is Mark.HEADING:
            self._heading(word)
        elif word.mark is Mark.NUMBER:
            self._structure(before)
        elif word.mark is Mark.ITEM:
            self._items()
        elif word.mark is Mark.INCLUDE:
            # What is still there could not be read, which has been told.
            self.at += 1
        elif word.mark is Mark.INFERENCE:
            self._tell("a line of dashes stands outside of an argument's numbered steps", word, "write `\\-` for a dash that begins a line")
            self._inference()
        else:
            if word.mark is Mark.RELATION:
                self._tell(f"`{word.text}` has nothing above it to bear on", word, "remove the empty line above it; it is read as a statement on its own")
                self.at += 1
            root = self._entry()
            if not (root.text or root.title):
                self.document.entries.pop()
                return
            if root.is_argument:
                self.before = root
            self._relations(root)
            if root.is_argument and (following := self._word) and following.mark is Mark.NUMBER:
                self._tell("the argument's numbered steps begin without an empty line above them", following, "put an empty line there")

    def _heading(self, word: Word) -> None:
        self.at += 1
        entry = self._content(Entry(is_argument=False, start=word.start))
        self.section = len(self.document.headings)
        self.document.headings.append(Heading(len(word.text), entry.text, word.start, entry.end, entry.tags, entry.data))

    def _items(self) -> None:
        self.in_items = True
        while (word := self._word) and word.mark is Mark.ITEM:
            self.at += 1
            item = self._entry()
            self._ask_for_words(item, word)
            self._relations(item, word.indentation)
        self.in_items = False

    def _relations(self, root: Entry | Inference, indentation: int = 0) -> None:
        stack: list[tuple[int, Entry | Inference]] = [(indentation, root)]
        while (word := self._word) and word.mark is Mark.RELATION:
            self.at += 1
            left: list[int] = []
            while len(stack) > 1 and stack[-1][0] >= word.indentation:
                left.append(stack.pop()[0])
            indentation = word.indentation
            if is_astray := bool(left) and indentation not in left and len(stack) > 1:
                # So Argdown takes what stands between two levels.
                indentation = stack.pop()[0]
            parent = stack[-1][1]
            if is_astray or indentation <= stack[-1][0] or (left and len(stack) == 1 and indentation not in left):
                self._tell(
                    f"`{word.text}` is indented like nothing above it",
                    word,
                    "indent it like the relation that it stands beside, or deeper than what it bears on",
                )
            entry = self._entry()
            if entry.text or entry.title:
                self._link(word, parent, entry)
                stack.append((indentation, entry))
            else:
                self.document.entries.pop()
                here = Label(Span(self.file, word.start, word.end))
                self.findings.add(missing_part(f"`{word.text}`", "what bears there", here, "write it behind the sign"))

    def _link(self, word: Word, parent: Entry | Inference, entry: Entry) -> None:
        sign = word.text.strip("<>") or word.text
        outwards = word.text in ("+>", "->", "_>", "><")
        source, target = (parent, entry) if outwards else (entry, parent)
        if sign == "_" and target is parent and isinstance(target, Entry) and not target.is_argument and self.latest:
            # Argdown takes what undercuts a statement to undercut the inference before it.
            target = self.latest
        self.document.links.append(Link(sign, source, target, word.start, word.end))

    def _ask_for_words(self, entry: Entry, word: Word) -> None:
        if not (entry.text or entry.title):
            here = Label(Span(self.file, word.start, word.end))
            self.findings.add(missing_part(f"the line `{word.text.strip()}`", "words", here, "write what it states"))
            entry.text = "…"

    # Reconstructions

    def _structure(self, before: Entry | None) -> None:
        first = self.words[self.at]
        structure = Structure(first.start, first.end, before, self.section)
        inference: Inference | None = None
        latest: Inference | None = None
        self.in_structure = True
        while word := self._word:
            if word.mark is Mark.NUMBER:
                self.at += 1
                entry = self._entry(numbered=True)
                self._ask_for_words(entry, word)
                structure.lines.append((entry, inference))
                structure.end, inference = entry.end, None
                self._relations(entry)
            elif word.mark is Mark.INFERENCE:
                inference = latest = self._inference()
                self._relations(inference)
            else:
                break
        self.in_structure = False
        if not latest or inference:
            help = "close it with a line of dashes and a numbered conclusion"
            self.findings.add(missing_part("this argument", "a conclusion", Label(Span(self.file, first.start, first.end)), help))
        self.document.structures.append(structure)

    def _inference(self) -> Inference:
        opening = self.words[self.at]
        inference = self.latest = Inference(opening.start, opening.end)
        self.at += 1
        rules: list[str] = [""]
        while (word := self._word) and word.mark is not Mark.INFERENCE_END:
            self.at += 1
            inference.end = word.end
            if word.mark is Mark.DATA:
                inference.data = (word.start, word.end)
            elif word.mark is Mark.COMMA:
                rules.append("")
            else:
                rules[-1] += " " if word.mark is Mark.NEWLINE else word.text[1:] if word.mark is Mark.ESCAPED else word.text
        if word:
            inference.end = word.end
            self.at += 1
        else:
            self._tell("a line of dashes is not closed", opening, "write `----`, or `-- rule --`; all that follows was read as the name of a rule")
        self._skip(Mark.NEWLINE)
        inference.rules = tuple(folded for rule in rules if (folded := " ".join(rule.split())))
        return inference

    # Statements and arguments

    def _entry(self, *, numbered: bool = False) -> Entry:
        word = self._word
        start = word.start if word else len(self.file.text)
        entry = Entry(is_argument=False, start=start, end=start, section=self.section)
        if word and word.mark in _TITLES and word.text.strip():
            self.at += 1
            entry.title, entry.end = word.text, word.end
            entry.is_argument = word.mark in (Mark.ARGUMENT, Mark.ARGUMENT_DEFINITION)
            if entry.is_argument and numbered:
                self._tell("an argument stands where a premise or a conclusion is meant", word, "write its title in square brackets; it is read as a statement")
                entry.is_argument = False
        self.document.entries.append(entry)
        return self._content(entry)

    def _content(self, entry: Entry) -> Entry:
        pieces: list[str] = []
        tags: dict[int, str] = {}
        open: list[tuple[int, Word]] = []
        while (word := self._word) and (word.mark in _PLAIN or self._belongs(word, entry)):
            self.at += 1
            if word.mark is Mark.INCLUDE:
                continue
            if word.mark is not Mark.NEWLINE:
                entry.end = word.end
            if word.mark is Mark.EMPHASIS:
                open.append((len(pieces), word))
                pieces.append("")
            elif word.mark is Mark.EMPHASIS_END:
                if open:
                    open.pop()
                pieces.append(" " if word.text[-1] in " \t" else "")
            elif word.mark is Mark.TAG:
                tags[len(pieces)] = re.sub(r"[()]", "", word.text[1:]).strip()
                pieces.append(word.text)
            elif word.mark is Mark.DATA:
                entry.data = (word.start, word.end)
            else:
                pieces.append(_piece(word, self.file.text))
        for number, word in open:
            self._tell(f"`{word.text}` opens an emphasis that is not closed", word, f"close it, or write `\\{word.text}` for the sign itself")
            pieces[number] = word.text
        entry.tags = tuple(dict.fromkeys(tags.values()))
        entry.text = words_of(pieces, tags)
        return entry

    def _belongs(self, word: Word, entry: Entry) -> bool:
        """Whether a word that is no plain text is part of what an entry says; what is not meant there is told."""
        if word.mark in (Mark.DATA, Mark.INCLUDE):
            return True
        if word.mark in _TITLES:
            self._tell("square or pointed brackets stand in the middle of a text", word, _BRACKETS)
            return True
        if (word.mark is Mark.ITEM and not self.in_items) or (word.mark is Mark.NUMBER and not (entry.is_argument or self.in_structure)):
            self._tell(
                f"`{word.text.strip()}` begins a line in the middle of a text", word, "put an empty line above it, or a backslash before it; it is read as text"
            )
            return True
        return False


def _piece(word: Word, text: str) -> str:
    match word.mark:
        case Mark.ESCAPED:
            return word.text[1:]
        case Mark.NEWLINE:
            return " "
        case Mark.LINK | Mark.STATEMENT_MENTION | Mark.ARGUMENT_MENTION:
            return word.text + (" " if text[word.end - 1] in " \t" else "")
        case Mark.STATEMENT | Mark.STATEMENT_DEFINITION | Mark.ARGUMENT | Mark.ARGUMENT_DEFINITION:
            return text[word.start : word.end]
        case _:
            return word.text


def words_of(pieces: Sequence[str], tags: dict[int, str]) -> str:
    """A text without the tags before and behind it; one in its midst is a word of it."""
    first, last = 0, len(pieces)
    while first < last and (first in tags or not pieces[first].strip()):
        first += 1
    while last > first and (last - 1 in tags or not pieces[last - 1].strip()):
        last -= 1
    # A text of tags alone says these.
    return " ".join("".join(pieces[first:last] or pieces).split())


def parse(file: File, findings: Findings) -> Document:
    """Read what an Argdown text says; what is wrong with how it is written goes to `findings`."""
    return _Parser(file, findings).parse()
