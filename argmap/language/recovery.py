"""Reading on after a slip: what was probably meant, said in a sentence, and the rest of the file."""

from __future__ import annotations

from typing import Any

from attrs import define, evolve

from argmap.diagnostic import Diagnostic, Fix
from argmap.files import File
from argmap.language.advice import error, unexpected
from argmap.language.cursor import Cursor
from argmap.language.parser import END, language
from argmap.language.phrases import ENTRY, ITEM
from argmap.language.repairs import Repair, Tell, repairs
from argmap.language.scanner import Token
from argmap.language.slips import MOST_ERRORS, Mending
from argmap.language.words import check_words

_AHEAD = 5
"""How many tokens a mended place must carry on for to be thought well mended."""
_MOST_MENDS = 5 * MOST_ERRORS
"""Many slips in a heap are told once, but each has to be mended."""
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
    mending.scan()
    foreign = not any(token.type in ITEM for token in mending.tokens)
    if foreign:
        # Another kind of file altogether: one sentence says it all.
        mending.diagnostics[:] = mending.diagnostics[:0] if mending.tokens else mending.diagnostics[:1]
        del mending.tokens[1:]
    tokens = [*mending.tokens, Token(END, "", len(file.text), len(file.text))]
    reader = _Reader(Cursor(file, tokens), mending.diagnostics, lossy=foreign)
    items = reader.read()
    diagnostics = [_closed(diagnostic, reader.cursor.added_closings) for diagnostic in mending.diagnostics]
    return Recovered(items, mending.comments, diagnostics + check_words(file, tokens), reader.lossy)


def _closed(diagnostic: Diagnostic, closings: dict[int, Fix | None]) -> Diagnostic:
    """Where the closing brace of one that is missing is missing too, let the fix write both."""
    fix = diagnostic.fix
    if fix is None or fix.edits[0].text != " {" or (start := fix.edits[0].span.start) not in closings:
        return diagnostic
    closing = closings[start]
    both = Fix("add `{` and `}`", (*fix.edits, *closing.edits), fix.safe) if closing else None
    return evolve(diagnostic, fix=both)


@define
class _Reader:
    """Reads on and on, mending whatever stops it."""

    cursor: Cursor
    diagnostics: list[Diagnostic]
    lossy: bool = False
    mends: int = 0
    quiet: bool = False
    """Whether a token has still to be read before the next error is thought to be another one."""

    def read(self) -> list[Any]:
        cursor = self.cursor
        while True:
            token = cursor.token
            if cursor.carries([token.type]):
                result = cursor.state.feed_token(token, token.type == END)
                if token.type == END:
                    return list(result)
                cursor.at += 1
                self.quiet = False
            elif len(self.diagnostics) >= MOST_ERRORS or self.mends >= _MOST_MENDS:
                return self._give_up()
            else:
                self._mend()

    def _mend(self) -> None:
        """Go on in the way that carries on furthest; where none does, leave the clause out."""
        self.mends += 1
        cursor = self.cursor
        accepted = cursor.accepted()
        ahead = [each.type for each in cursor.tokens[cursor.at : cursor.at + _AHEAD + 3]]
        best: tuple[int, Repair] | None = None
        for repair in repairs(cursor, accepted):
            put = [each.type for each in repair.put]
            carried = cursor.carries(put + ahead[repair.drop : repair.drop + _AHEAD]) - len(put)
            # What is put in is no merit, and what is left out is a loss; a word put for another has been read.
            merit = carried + (min(len(put), repair.drop) if put else -2 * repair.drop)
            if carried >= min(2, len(ahead) - repair.drop) and (best is None or merit > best[0]):
                best = merit, repair
        if best is not None:
            self._make(best[1])
        else:
            token, before = cursor.token, cursor.before
            self._say(lambda: unexpected(cursor.file, token, accepted, before))
            self._skip()
        self.quiet = True

    def _make(self, repair: Repair) -> None:
        cursor = self.cursor
        self._say(repair.tell)
        if repair.put and repair.drop:
            cursor.tokens[cursor.at] = repair.put[0]
        for token in repair.put:
            cursor.state.feed_token(token)
        cursor.at += repair.drop

    def _say(self, tell: Tell) -> None:
        if not self.quiet and (diagnostic := tell()):
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
            if type in ENTRY or type in ITEM or type in ("RBRACE", "UNLESS", END):
                base = next((base for base in bases if base <= deepest and cursor.carries([type], base)), None)
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
            if depth <= 0 or self.cursor.token.type == END:
                return

    def _give_up(self) -> list[Any]:
        self.lossy = True
        self.diagnostics.append(error(self.cursor.file, f"more than {MOST_ERRORS} errors; the rest of the file is not read", self.cursor.token))
        deepest = len(self.cursor.state.state_stack)
        self.cursor.drop_to(next(base for base in (2, 1) if base <= deepest and self.cursor.carries([END], base)))
        return list(self.cursor.state.feed_token(Token(END, "", 0, 0), is_end=True))
