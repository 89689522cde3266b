"""Fixes made: the edits that findings carry are written into texts, which are read again, and what made things worse is taken back."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TypeAlias

from attrs import define, evolve, field, frozen

from argmap.diagnostic import Diagnostic, Edit, Severity
from argmap.files import File, Span, resolved
from argmap.reading import Reading

FileKey: TypeAlias = Path | None
"""A file by its resolved path; None is standard input."""
Texts: TypeAlias = Mapping[FileKey, str]
"""What files are to hold, where that is not what they hold."""

_ROUNDS = 20
_MOST_READINGS = 200
"""How often texts are read again in one round to find which of the fixes makes things worse."""
_MOST_TOLD = 50
"""Of a rule that is broken so often more breaches may be known than are told."""
TAKEN_BACK = "its fix was taken back, since it would make another error or leave this one"


@frozen
class Fixing:
    """What making fixes gives."""

    reading: Reading
    """The map as it is once fixed, with what is still wrong."""
    texts: dict[FileKey, str]
    """What each file that is changed is to hold."""
    before: dict[FileKey, File]
    """The same files as they were."""
    made: tuple[Diagnostic, ...]
    """The findings that were fixed."""


def fix(read: Callable[[Texts], Reading], *, unsafe: bool = False, texts: Texts | None = None, touch: Callable[[FileKey], bool] = lambda _: True) -> Fixing:
    """Make the fixes of a map's findings, round by round, until none is left to be made.

    Where two fixes overlap, the first in order of place is made, and the other, if it still applies, in the next round.
    A fix that makes an error, that loses a comment, or after which its finding is still there, is taken back; the finding then says so.
    Nothing is written to disk.

    Args:
        read: Reads the map, given what some of its files are to hold.
        unsafe: Whether also those fixes are made that may change what is meant.
        texts: What files are to hold to begin with.
        touch: Whether a file may be changed. By default all may: what a file includes lies under its root, or it is not included.
    """
    work = _Work(read, dict(texts or {}), touch, unsafe=unsafe)
    work.run()
    return Fixing(work.told(), {key: work.texts[key] for key in work.before}, work.before, tuple(work.made))


def key_of(file: File) -> FileKey:
    """Give what a file is known by."""
    return resolved(file.path) if file.path else None


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Give a text with edits made that do not overlap; offsets are those of the text as it was."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda each: each.span.start):
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*parts, text[at:]])


@define
class _Work:
    read: Callable[[Texts], Reading]
    texts: dict[FileKey, str]
    touch: Callable[[FileKey], bool]
    unsafe: bool
    reading: Reading = field(init=False)
    before: dict[FileKey, File] = field(factory=dict)
    made: list[Diagnostic] = field(factory=list)
    refused: set[tuple[object, ...]] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.reading = self.read(self.texts)

    def run(self) -> None:
        made = 0
        for _ in range(_ROUNDS):
            chosen = self._choose()
            if not chosen and self.refused and made < len(self.made):
                # What made things worse before others were made may be right behind them.
                made = len(self.made)
                self.refused.clear()
                chosen = self._choose()
            if not chosen:
                return
            self._round(chosen)

    def told(self) -> Reading:
        """The reading, in which findings whose fix was taken back say so and carry none."""
        told = tuple(
            evolve(each, fix=None, notes=(*each.notes, TAKEN_BACK)) if each.fix and _name(each) in self.refused else each for each in self.reading.diagnostics
        )
        return evolve(self.reading, diagnostics=told)

    def _choose(self) -> list[Diagnostic]:
        """The findings whose fixes can be made together."""
        taken: dict[FileKey, list[tuple[int, int]]] = {}
        chosen = []
        for diagnostic in self.reading.diagnostics:
            fix = diagnostic.fix
            if fix is None or not (fix.safe or self.unsafe) or _name(diagnostic) in self.refused:
                continue
            spans = [(key_of(edit.span.file), edit.span.start, edit.span.end) for edit in fix.edits]
            if not all(self.touch(key) for key, _, _ in spans) or not all(_is_free(taken.get(key, []), *place) for key, *place in spans):
                continue
            for key, start, end in spans:
                bisect.insort(taken.setdefault(key, []), (start, end))
            chosen.append(diagnostic)
        return chosen

    def _round(self, chosen: list[Diagnostic]) -> None:
        """Make fixes together; where that makes things worse, by halves, down to the one that does."""
        base, texts = self.reading, self.texts
        accepted: list[Diagnostic] = []
        pending, readings = [chosen], 0
        while pending and readings < _MOST_READINGS:
            batch = pending.pop()
            candidate = _Candidate(base, texts, [*accepted, *batch])
            reading = self.read(candidate.texts)
            readings += 1
            if not candidate.makes_worse(reading):
                accepted += batch
                self.reading, self.texts = reading, candidate.texts
            elif len(batch) == 1:
                self.refused.add(_name(batch[0]))
            else:
                half = len(batch) // 2
                pending += [batch[half:], batch[:half]]
        self.refused |= {_name(each) for batch in pending for each in batch}
        for file in dict.fromkeys(edit.span.file for each in accepted if each.fix for edit in each.fix.edits):
            self.before.setdefault(key_of(file), file)
        self.made += accepted


class _Candidate:
    """Texts with fixes made, and whether they read worse than before."""

    def __init__(self, base: Reading, texts: Mapping[FileKey, str], fixed: Sequence[Diagnostic]) -> None:
        self.base, self.fixed = base, fixed
        self.edits: dict[FileKey, list[Edit]] = {}
        for diagnostic in fixed:
            for edit in diagnostic.fix.edits if diagnostic.fix else ():
                self.edits.setdefault(key_of(edit.span.file), []).append(edit)
        for edits in self.edits.values():
            edits.sort(key=lambda each: each.span.start)
        self.texts = {**texts, **{key: edited(edits[0].span.file.text, edits) for key, edits in self.edits.items()}}

    def makes_worse(self, reading: Reading) -> bool:
        return self._makes_errors(reading) or self._loses_comments(reading) or self._leaves_findings(reading)

    def _makes_errors(self, reading: Reading) -> bool:
        told = Counter(each.rule for each in self.base.diagnostics)
        hidden = {rule for rule in told if told[rule] >= _MOST_TOLD}
        if any(syntax.lossy for syntax in self.base.syntaxes):
            # Nothing is said of what is lacking while a part of the text cannot be read.
            hidden |= {each.rule for each in reading.diagnostics if each.rule.lack}
        new = _errors(reading) - _errors(self.base)
        return any(rule not in hidden for rule, _ in new)

    def _loses_comments(self, reading: Reading) -> bool:
        return sum(len(each.comments) for each in reading.syntaxes) < sum(len(each.comments) for each in self.base.syntaxes)

    def _leaves_findings(self, reading: Reading) -> bool:
        """Whether what was fixed is said again at the same place."""
        said: dict[tuple[object, ...], list[int]] = {}
        for each in reading.diagnostics:
            if isinstance(place := each.primary.place, Span):
                said.setdefault((each.rule, each.message, key_of(place.file)), []).append(place.start)
        for each in self.fixed:
            place = each.primary.place
            if isinstance(place, Span) and (starts := said.get((each.rule, each.message, key_of(place.file)))):
                first, last = self._moved(key_of(place.file), place.start)
                if any(first <= start <= last for start in starts):
                    return True
        return False

    def _moved(self, key: FileKey, at: int) -> tuple[int, int]:
        """Between which offsets what stood at an offset stands once the edits are made."""
        edits = self.edits.get(key, [])
        shifts = [0, *accumulate(len(edit.text) - (edit.span.end - edit.span.start) for edit in edits)]
        number = bisect.bisect_left(edits, at, key=lambda each: each.span.end)
        if number < len(edits) and edits[number].span.start <= at:
            start = edits[number].span.start + shifts[number]
            return start, max(start + len(edits[number].text), at + shifts[number + 1])
        return at + shifts[number], at + shifts[number]


def _errors(reading: Reading) -> Counter[tuple[object, str]]:
    return Counter((each.rule, each.message) for each in reading.diagnostics if each.severity is Severity.ERROR)


def _name(diagnostic: Diagnostic) -> tuple[object, ...]:
    """What a finding is known by from round to round: what it says, and of what line."""
    place = diagnostic.primary.place
    where = (key_of(place.file), place.file.line(place.line).strip()) if isinstance(place, Span) else (place,)
    return (diagnostic.rule, diagnostic.message, *where)


def _is_free(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch neither overlaps nor touches those that are taken, which do not overlap."""
    number = bisect.bisect_left(taken, (start, end))
    return not (number and taken[number - 1][1] >= start) and not (number < len(taken) and taken[number][0] <= end)
