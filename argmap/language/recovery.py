"""Reading on after a slip: what was probably meant, said in a sentence, and the rest of the file."""

from __future__ import annotations

import re
from typing import Any

from attrs import define, evolve

from argmap.diagnostic import Diagnostic, Fix
from argmap.files import File, Span
from argmap.language import mends
from argmap.language.advice import unexpected
from argmap.language.cursor import Cursor, Repair, Tell
from argmap.language.parser import language
from argmap.language.phrases import ENTRY, ITEM, JOINS, STATEMENT, STRAY
from argmap.language.repairs import repairs
from argmap.language.rules.syntax_error import syntax_error
from argmap.language.scanner import END, Token
from argmap.language.slips import Mending
from argmap.language.words import check_words

MOST_ERRORS = 250
"""After so many errors the others are mended in silence, and reading goes on."""
_DECLARES = re.compile("|".join(sorted(word.lower() for word in ITEM)), re.IGNORECASE)
"""Where a declaration may be; each word of one is spelt as its terminal."""
_AHEAD = 5
"""How many tokens a mended place must carry on for to be thought well mended."""
_DEEPEST = 400
"""How far out a clause that cannot be mended is looked for."""


@define
class Recovered:
    """What could be read of a file that has slips, and what is wrong with it."""

    items: list[Any]
    comments: list[tuple[int, int]]
    diagnostics: list[Diagnostic]
    lossy: bool
    """Whether a clause or a statement had to be left out."""


def recover(file: File) -> Recovered:
    """Read a file that has slips, as far as it can be read."""
    mending = Mending(file, language().scanner)
    # Where no declaration can be, the first words tell as much as all would.
    mending.scan(len(file.text) if _DECLARES.search(file.text) else 1)
    foreign = not any(token.type in ITEM or _announces(file, token) for token in mending.tokens)
    if foreign:
        # Another kind of file altogether: one sentence says it all.
        mending.diagnostics[:] = mending.diagnostics[:0] if mending.tokens else mending.diagnostics[:1]
        del mending.tokens[1:]
    tokens = [*mending.tokens, Token(END, "", len(file.text), len(file.text))]
    reader = _Reader(Cursor(file, tokens), mending.diagnostics, lossy=foreign)
    items = reader.read()
    diagnostics = [_closed(diagnostic, reader.cursor.added_closings) for diagnostic in mending.diagnostics]
    return Recovered(items, mending.comments, _first(diagnostics + check_words(file, tokens)), reader.lossy)


def _announces(file: File, token: Token) -> bool:
    """Whether a token begins its line as a declaration would, but for capitals."""
    return token.type == "ID" and file.starts_line(token.start) and language().scanner.keywords.get(token.text.lower()) in ITEM


def _closed(diagnostic: Diagnostic, closings: dict[int, Fix | None]) -> Diagnostic:
    """Where the closing brace of one that is missing is missing too, let the fix write both."""
    fix = diagnostic.fix
    if fix is None or fix.edits[0].text != " {" or (start := fix.edits[0].span.start) not in closings:
        return diagnostic
    closing = closings[start]
    both = Fix("add `{` and `}`", (*fix.edits, *closing.edits), fix.safe) if closing else None
    return evolve(diagnostic, fix=both)


def _first(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Give no more errors than anyone reads, and say so."""
    if len(diagnostics) <= MOST_ERRORS:
        return diagnostics
    told = sorted(diagnostics, key=_start)[: MOST_ERRORS + 1]
    message = f"more than {MOST_ERRORS} errors; from here on they are not told"
    return [*told[:-1], syntax_error(message, told[-1].primary, help="mend those above, and check again")]


def _start(diagnostic: Diagnostic) -> int:
    place = diagnostic.primary.place
    return place.start if isinstance(place, Span) else 0


@define
class _Reader:
    """Reads on and on, mending whatever stops it."""

    cursor: Cursor
    diagnostics: list[Diagnostic]
    lossy: bool = False
    told: int = 0
    quiet: bool = False
    """Whether a token has still to be read before the next error is thought to be another one."""

    def read(self) -> list[Any]:
        cursor = self.cursor
        while True:
            cursor.fetch()
            token = cursor.token
            if cursor.carries([token.type]):
                result = cursor.state.feed_token(token, token.type == END)
                if token.type == END:
                    return list(result)
                cursor.at += 1
                self.quiet = False
            else:
                self._mend()

    def _mend(self) -> None:
        """Go on in the way that carries on furthest; where none does, leave the clause out."""
        cursor = self.cursor
        accepted = cursor.accepted()
        best: tuple[int, Repair] | None = None
        for repair in repairs(cursor, accepted):
            put = [each.type for each in repair.put]
            ahead = cursor.ahead(_AHEAD, repair.drop, repair.without)
            carried = cursor.carries(put + ahead, cursor.depth - repair.undo) - len(put)
            # What is put in is no merit, and what is left out is a loss; a word put for another has been read.
            # To come to the end of the file is to carry on as far as can be.
            reach = _AHEAD if carried == len(ahead) else carried
            merit = reach + (min(len(put), repair.drop) if put or repair.certain else -2 * repair.drop)
            # The next slip may follow at once, so where it is plain what was meant, one token behind it is enough.
            if carried >= min(1 if repair.certain else 2, len(ahead)) and (best is None or merit > best[0]):
                best = merit, repair
        if best is not None:
            self._make(best[1])
        elif cursor.token.type == STRAY:
            stray = cursor.token
            self._say(lambda: unexpected(cursor.file, stray, accepted, cursor.before, mends.superfluous(cursor.file, stray, cursor.before)))
            del cursor.tokens[cursor.at]
        else:
            token, before = cursor.token, cursor.before
            self._say(lambda: unexpected(cursor.file, token, accepted, before))
            self._skip()
        self.quiet = True

    def _make(self, repair: Repair) -> None:
        cursor = self.cursor
        self._say(repair.tell)
        self.lossy = self.lossy or repair.lossy
        if repair.without:
            del cursor.tokens[repair.without]
        if repair.undo:
            cursor.drop_to(cursor.depth - repair.undo)
            del cursor.tokens[cursor.at - repair.undo : cursor.at]
            cursor.at -= repair.undo
        if repair.put and repair.drop:
            cursor.tokens[cursor.at : cursor.at + repair.drop] = [repair.put[-1]]
            cursor.at += 1
        else:
            del cursor.tokens[cursor.at : cursor.at + repair.drop]
        for token in repair.put:
            cursor.state.feed_token(token)

    def _say(self, tell: Tell) -> None:
        # What will not be told need not be put into words, which for a brace means to look far back.
        if not self.quiet and self.told <= MOST_ERRORS and (diagnostic := tell()):
            self.told += 1
            self.diagnostics.append(diagnostic)

    def _skip(self) -> None:
        """Leave out the clause or statement that cannot be read, up to a word at which reading can go on."""
        self.lossy = True
        cursor = self.cursor
        deepest = len(cursor.state.state_stack)
        # Where a file is nested very deep, only the innermost clauses and the file itself are looked at.
        bases = [*range(deepest, max(2, deepest - _DEEPEST), -1), 2, 1]
        while True:
            type = cursor.token.type
            # A member of what is left out is left out with it.
            joined = type in STATEMENT and cursor.before and cursor.before.type in JOINS
            if not joined and (type in ENTRY or type in ITEM or type in ("RBRACE", "UNLESS", END)):
                # An exception whose step is not the last thing read would take with it all that was read since.
                tried = bases[:1] if type == "UNLESS" else bases
                base = next((base for base in tried if base <= deepest and cursor.carries([type], base)), None)
                if base is not None:
                    cursor.drop_to(base)
                    return
            self._pass_over()

    def _pass_over(self) -> None:
        """Leave out a token, and with an opening brace all up to its closing one."""
        depth = 0
        while True:
            depth += {"LBRACE": 1, "RBRACE": -1}.get(self.cursor.token.type, 0)
            self.cursor.at += 1
            self.cursor.fetch()
            if depth <= 0 or self.cursor.token.type == END:
                return
