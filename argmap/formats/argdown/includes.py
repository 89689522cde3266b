"""Argdown's includes: the other files' text, put in the place where they are named, as Argdown's own command line does."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from attrs import Factory, define, evolve

from argmap.diagnostic import Diagnostic, Label
from argmap.files import File, Span, UnreachableError, resolved
from argmap.formats.argdown.scanner import Mark, Word, scan
from argmap.formats.findings import Findings
from argmap.formats.foreign import Fetch
from argmap.language.rules.unusable_include import unusable_include


@define(eq=False)
class Whole:
    """A text with everything in it that it includes, and which file each stretch of it is from."""

    file: File
    """As the file that was opened is called, but with the whole text."""
    files: list[File] = Factory(list)
    starts: list[int] = Factory(list)
    """Where each stretch begins in the whole text."""
    origins: list[int] = Factory(list)
    """Where it begins in its own file."""

    def place(self, diagnostic: Diagnostic) -> Diagnostic:
        """Tell a finding of the whole text where it was written."""
        return evolve(diagnostic, primary=self._placed(diagnostic.primary), others=tuple(map(self._placed, diagnostic.others)))

    def _placed(self, label: Label) -> Label:
        place = label.place
        if not isinstance(place, Span) or place.file is not self.file:
            return label
        number = bisect_right(self.starts, place.start) - 1
        file, shift = self.files[number], self.origins[number] - self.starts[number]
        # A stretch that something else is put into ends there.
        most = self.starts[number + 1] + shift if number + 1 < len(self.starts) else len(file.text)
        return evolve(label, place=Span(file, place.start + shift, min(place.end + shift, most)))


def include(file: File, fetch: Fetch | None, findings: Findings) -> Whole:
    """Put the text of each file that is named into its place, once, whatever the depth; what cannot be is told and left as it is written."""
    whole = Whole(File(file.name, "", file.path))
    pieces: list[str] = []
    length = 0
    seen = {_place_of(file)}
    stack: list[tuple[File, int, Iterator[Word], tuple[Path | None, ...]]] = [(file, 0, _includes(file), (_place_of(file),))]
    while stack:
        current, at, rest, chain = stack.pop()
        word = next(rest, None)
        end = word.start if word else len(current.text)
        found = _included(current, word, fetch, chain, findings) if word else None
        if word and not found:
            # It stays as it is written.
            end = word.end
        whole.files.append(current)
        whole.starts.append(length)
        whole.origins.append(at)
        pieces.append(current.text[at:end])
        length += end - at
        if word:
            stack.append((current, word.end, rest, chain))
        if found and (place := _place_of(found)) not in seen:
            seen.add(place)
            stack.append((found, 0, _includes(found), (*chain, place)))
    whole.file.text = "".join(pieces)
    return whole


def _includes(file: File) -> Iterator[Word]:
    return iter([word for word in scan(file.text) if word.mark is Mark.INCLUDE] if "@include(" in file.text else [])


def _place_of(file: File) -> Path | None:
    return resolved(file.path) if file.path else None


def _included(file: File, word: Word, fetch: Fetch | None, chain: tuple[Path | None, ...], findings: Findings) -> File | None:
    """Give the file that an include names; None if it cannot be read or leads in a circle, which is told."""
    here, said = Label(Span(file, word.start, word.end)), word.text.strip()
    if fetch is None:
        findings.add(unusable_include(f"`{said}` is not read here", here, help="put its text there, or read the file itself by its path"))
        return None
    try:
        included, flaws = fetch(file, said)
    except UnreachableError as error:
        findings.add(unusable_include(error.message, here, help=error.help))
        return None
    if _place_of(included) in chain:
        help = "delete one of the two includes; a file's text is taken in once"
        findings.add(unusable_include(f"`{said}` includes this file, directly or by way of others", here, help=help))
        return None
    for flaw in flaws:
        findings.add(flaw)
    return included
