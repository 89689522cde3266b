"""What changed from one map to another: what matters most first, for people and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from attrs import define

from argmap.argument import ArgumentMap, Statement
from argmap.comparing import Bearing, Cause, Comparison, Declared, Difference, Part, Regrouping, StandingChange, StatementPair, StepPair, Turn, Why
from argmap.files import display_width
from argmap.outlining import short_name
from argmap.reports.paint import Paint, plain, visible
from argmap.weighing import Ceiling, Standpoint, Status

_Piece: TypeAlias = tuple[str, str]
"""A role, empty for words that are not coloured, and words."""

STATUS_WORDS = {Status.IN: "stands", Status.OUT: "falls", Status.UNDECIDED: "undecided"}
"""What is said of a standing."""
_BEARS = {"because": "a reason for", "but": "an objection to", "although": "an objection, conceded, to", "unless": "an exception to a step on"}
_CAUSES = {
    (Why.OBJECTION, False): "{by} now {objects} to {at}",
    (Why.OBJECTION, True): "{by} no longer {objects} to {at}",
    (Why.EXCEPTION, False): "{by} {is_} now an exception to a step on {at}",
    (Why.EXCEPTION, True): "{by} {is_} no longer an exception to a step on {at}",
    (Why.PRESSED, False): "{by} {is_} now pressed against {at}, not conceded",
    (Why.PRESSED, True): "{by} {is_} now conceded against {at}, not pressed",
    (Why.HEARD, False): "what {by} {says} against {at} is no longer only the analyst’s own",
    (Why.HEARD, True): "what {by} {says} against {at} is now only the analyst’s own",
    (Why.REASON, False): "{by} {is_} no longer a reason for {at}",
    (Why.REASON, True): "{by} {is_} now a reason for {at}",
    (Why.MEMBER, False): "a step on {at} now needs {by}",
    (Why.MEMBER, True): "a step on {at} no longer needs {by}",
    (Why.ARGUED, False): "{at} now {hangs} on {by}",
    (Why.ARGUED, True): "{at} no longer {hangs} on {by}",
}


def print_comparison(comparison: Comparison, *, width: int = 80, paint: Paint = plain) -> str:
    """Tell what changed: whose standing, theses first; then statements, steps, and what stands around the argument.

    `+` is new, `-` is gone, `~` is changed; in what is changed, `[-this-]` was and `{+this+}` is, as `wdiff` and `git diff --word-diff` write it.
    """
    return _Teller(comparison, width, paint).tell()


@define
class _Teller:
    comparison: Comparison
    width: int
    paint: Paint

    def tell(self) -> str:
        if self.comparison.is_empty:
            return "The maps mean the same."
        groups = {
            "Theses": [line for change in self._turned(theses=True) for line in self._standing(change)] + list(self._ceilings()),
            "Standing": [line for change in self._turned(theses=False) for line in self._standing(change)],
            "Statements": list(self._statements()),
            "Steps": list(self._steps()),
            "Around the argument": [line for each in self.comparison.declared for line in self._declared(each)],
        }
        return "\n\n".join("\n".join([self.paint("strong", heading), *lines]) for heading, lines in groups.items() if lines)

    # Standing

    def _turned(self, *, theses: bool) -> list[StandingChange]:
        return [change for change in self.comparison.standing if change.is_thesis is theses]

    def _standing(self, change: StandingChange) -> Iterator[str]:
        yield from self._entry("~", [("strong", f"{self._name(change.id)}:"), ("", self._text(self.comparison.new[change.id]))])
        turns: dict[Turn, list[str]] = {}
        for standpoint, turn in change.turns.items():
            turns.setdefault(turn, []).append(standpoint.value)
        for turn, standpoints in turns.items():
            where = "in every reading" if len(standpoints) == len(Standpoint) else ", ".join(standpoints)
            why = f", since {self._cause(turn.cause, change.id)}" if turn.cause else ""
            yield from self._lines([("", f"{where}:"), *_marked([STATUS_WORDS[turn.old]], [STATUS_WORDS[turn.new]]), ("tight", f"{why}.")], "    ", "      ")

    def _cause(self, cause: Cause, id: str) -> str:
        several = len(cause.by) > 1
        at = "it" if cause.at == id else self._name(cause.at)
        return _CAUSES[cause.why, cause.undone].format(
            by=self._names(dict.fromkeys(cause.by)),
            at=at,
            is_="are" if several else "is",
            objects="object" if several else "objects",
            says="say" if several else "says",
            hangs="hangs",
        )

    def _ceilings(self) -> Iterator[str]:
        for change in self.comparison.ceilings:
            marked = _marked(_ceiling(self.comparison.old, change.old), _ceiling(self.comparison.new, change.new))
            yield from self._entry("~", [("strong", self._name(change.id)), ("tight", ": may be said at most"), *marked])

    # Statements

    def _statements(self) -> Iterator[str]:
        theses = {thesis.id for thesis in self.comparison.new.theses}
        for pair in sorted(self.comparison.changed, key=lambda pair: pair.new.id not in theses):
            yield from self._changed(pair)
        for sign, statements in (("+", self.comparison.added), ("-", self.comparison.removed)):
            told = {bearing.step.members[0]: bearing for bearing in self._told_with(sign)}
            for statement in statements:
                yield from self._entry(sign, [("", _kind(statement)), ("strong", self._own_name(statement)), ("", self._text(statement))])
                if bearing := told.get(statement.id):
                    bears = f"{_BEARS[bearing.word]} {self._name(bearing.owner, old=sign == '-')}"
                    yield from self._lines([("", bears if sign == "+" else f"was {bears}")], "    ", "    ")

    def _own_name(self, statement: Statement) -> str:
        return "" if statement.nameless else f"{visible(statement.id)}:"

    def _told_with(self, sign: str) -> list[Bearing]:
        """The steps that are told with a statement that came or went: its only use, if it stands there alone."""
        ids = {statement.id for statement in (self.comparison.added if sign == "+" else self.comparison.removed)}
        bearings = self.comparison.added_steps if sign == "+" else self.comparison.removed_steps
        used = Counter(member for bearing in bearings for member in bearing.step.members)
        return [
            bearing
            for bearing in bearings
            if len(bearing.step.members) == 1 and used[bearing.step.members[0]] == 1 and bearing.step.members[0] in ids and not bearing.step.scheme
        ]

    def _changed(self, pair: StatementPair) -> Iterator[str]:
        of = {difference.part: difference for difference in pair.differences}
        name = self._own_name(pair.new)
        head: list[_Piece] = []
        if (kind := of.pop(Part.KIND, None)) is not None:
            head += _marked(kind.old, kind.new)
        if (named := of.pop(Part.NAME, None)) is not None:
            head += [*_marked(named.old, named.new), ("tight", ":")]
        else:
            head += [("strong", name)] if name else []
        text = of.pop(Part.TEXT, None)
        head += _reworded(pair.old.text, pair.new.text) if text else [("", self._text(pair.new))]
        yield from self._entry("~", head)
        for difference in of.values():
            yield from self._lines(_difference(difference), "    ", "      ")

    # Steps

    def _steps(self) -> Iterator[str]:
        for step in self.comparison.changed_steps:
            yield from self._step(step)
        for group in self.comparison.regrouped:
            yield from self._regrouped(group)
        for sign, bearings in (("+", self.comparison.added_steps), ("-", self.comparison.removed_steps)):
            told = {bearing.path for bearing in self._told_with(sign)}
            for bearing in bearings:
                if bearing.path not in told:
                    yield from self._entry(sign, [("strong", f"{self._name(bearing.owner, old=sign == '-')}:"), ("", self._said(bearing, old=sign == "-"))])

    def _step(self, pair: StepPair) -> Iterator[str]:
        of = {difference.part: difference for difference in pair.differences}
        old, new = self._name(pair.old.owner, old=True), self._name(pair.new.owner)
        moved = Part.TARGET in of
        owner = [*_marked([old], [new]), ("tight", ":")] if moved and old != new else [("strong", f"{new}:")]
        word = _marked([pair.old.word], [pair.new.word]) if Part.WORD in of else [("", pair.new.word)]
        if members := of.get(Part.MEMBERS):
            gone, fresh = ([id for id in ids if id not in others] for ids, others in ((members.old, members.new), (members.new, members.old)))
            kept = [self._name(id) for id in members.new if id in members.old]
            told = [("", " and ".join(kept)), *_marked([f"and {self._names(gone)}"] if gone else [], [f"and {self._names(fresh)}"] if fresh else [])]
        else:
            told = [("", self._names(dict.fromkeys(pair.new.step.members)))]
        scheme = of.get(Part.SCHEME)
        yield from self._entry("~", [*owner, *word, *told, *([("", "by"), *_marked(scheme.old, scheme.new)] if scheme else [])])
        if moved and old == new:
            yield from self._lines([("", "bears on another step of it than before")], "    ", "    ")

    def _regrouped(self, group: Regrouping) -> Iterator[str]:
        how = "now apart" if len(group.new) > len(group.old) else "now linked" if len(group.new) < len(group.old) else "linked otherwise"
        marked = _marked([self._said(bearing, old=True) for bearing in group.old], [self._said(bearing) for bearing in group.new])
        yield from self._entry("~", [("strong", f"{self._name(group.new[0].owner)}:"), ("", f"{how}:"), *marked])

    def _said(self, bearing: Bearing, *, old: bool = False) -> str:
        return visible(said(self.comparison, bearing, old=old))

    # Around the argument

    def _declared(self, declared: Declared) -> Iterator[str]:
        if declared.noun == "title":
            titles = [fields["title"] if fields else "" for fields in (declared.old, declared.new)]
            yield from self._entry("~", [("", "title:"), *_reworded(*titles)])
            return
        sign = "+" if declared.old is None else "-" if declared.new is None else "~"
        name = declared.name
        if sign == "~":
            yield from self._entry(sign, [("", declared.noun), ("strong", name)])
            old, new = declared.old or {}, declared.new or {}
            for part in {**old, **new}:
                yield from self._lines([("", f"{part}:"), *_reworded(old.get(part, ""), new.get(part, ""))], "    ", "      ")
            return
        fields = {part: said for part, said in (declared.new or declared.old or {}).items() if part != "id"}
        yield from self._entry(sign, [("", declared.noun), ("strong", f"{name}:" if fields else name), ("", ", ".join(fields.values()))])

    # Names and lines

    def _name(self, id: str, *, old: bool = False) -> str:
        return visible(name_in(self.comparison, id, old=old))

    def _names(self, ids: Iterable[str], *, old: bool = False) -> str:
        return " and ".join(self._name(id, old=old) for id in ids)

    def _text(self, statement: Statement) -> str:
        return visible(" ".join(statement.text.split()))

    def _entry(self, sign: str, pieces: Sequence[_Piece]) -> Iterator[str]:
        role = {"+": "added", "-": "removed"}.get(sign, "label")
        yield from self._lines([(role, sign), *pieces], "", "    ")

    def _lines(self, pieces: Iterable[_Piece], first: str, rest: str) -> Iterator[str]:
        """Break words into lines no wider than there is room, a longer word aside; each word is painted by itself, so that no colour runs over a margin."""
        line, used, prefix = "", 0, first
        for role, word, is_tight in _in_words(pieces):
            size = display_width(word)
            room = 0 if is_tight or not line else 1
            if line and not is_tight and display_width(prefix) + used + room + size > self.width:
                yield prefix + line
                line, used, prefix, room = "", 0, rest, 0
            line += " " * room + (self.paint(role, word) if role else word)
            used += room + size
        yield prefix + line


def name_in(comparison: Comparison, id: str, *, old: bool = False) -> str:
    """Name a statement in passing, as the new map does, or the old one if it is gone; `id` is of the `old` map, or else of the new if it is there."""
    if old and id in comparison.matching.new_of:
        return short_name(comparison.new[comparison.matching.new_of[id]])
    return short_name(comparison.old[id] if old or id not in comparison.new else comparison.new[id])


def said(comparison: Comparison, bearing: Bearing, *, old: bool = False) -> str:
    """Write a step as the language does: `because by sign: clean and air`; `old` says of which map it is."""
    pattern = bearing.step.scheme
    scheme = "" if pattern is None else f" by “{pattern.name}”:" if pattern.own else f" by {pattern.name}:"
    return f"{bearing.word}{scheme} {' and '.join(name_in(comparison, id, old=old) for id in dict.fromkeys(bearing.step.members))}"


def _in_words(pieces: Iterable[_Piece]) -> Iterator[tuple[str, str, bool]]:
    """Give each word with its role, and whether it joins the one before it."""
    for role, text in pieces:
        for number, word in enumerate(visible(text).split()):
            yield "" if role == "tight" else role, word, role == "tight" and not number


def _marked(old: Sequence[str], new: Sequence[str]) -> list[_Piece]:
    """What both have as it is, and what only one has in its marks."""
    gone, fresh = Counter(old) - Counter(new), Counter(new) - Counter(old)
    kept = Counter(old) & Counter(new)
    return (
        [("", each) for each in kept.elements()]
        + [("removed", f"[-{each}-]") for each in gone.elements()]
        + [("added", f"{{+{each}+}}") for each in fresh.elements()]
    )


def _reworded(old: str, new: str) -> list[_Piece]:
    """The words of both texts in order, those of one only in marks."""
    from rapidfuzz.distance import Indel

    before, after = old.split(), new.split()
    pieces: list[_Piece] = []
    done, at = 0, 0
    # What is said anew stands behind what it stands for, in whichever order the words were found.
    for block in Indel.opcodes(before, after).as_matching_blocks():
        was, now, same = before[done : block.a], after[at : block.b], before[block.a : block.a + block.size]
        pieces += [("removed", f"[-{' '.join(was)}-]")] if was else []
        pieces += [("added", f"{{+{' '.join(now)}+}}")] if now else []
        pieces += [("", " ".join(same))] if same else []
        done, at = block.a + block.size, block.b + block.size
    return pieces


def _difference(difference: Difference) -> list[_Piece]:
    part = difference.part
    if part is Part.MAIN:
        return [("added", "now a thesis, `main`") if difference.new else ("removed", "no longer a thesis, `main`")]
    if part in (Part.IMPLICIT, Part.INFERRED):
        return [("added", f"now {part.value}") if difference.new else ("removed", f"no longer {part.value}")]
    if part is Part.QUALIFIER:
        return [("", "said"), *_marked(difference.old or ["flatly"], difference.new or ["flatly"])]
    return [("", f"{part.value}:"), *_marked(difference.old, difference.new)]


def _ceiling(map: ArgumentMap, ceiling: Ceiling | None) -> list[str]:
    return [f"{ceiling.qualifier.value}, by way of {short_name(map[ceiling.leaf])}" if ceiling else "nothing"]


def _kind(statement: Statement) -> str:
    return type(statement).__name__.lower()


# Data


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """Give what changed as plain data; paths and ids of what is gone are those of the old map."""
    return {
        "version": 1,
        "same": comparison.is_empty,
        "standing": [
            {"id": change.id, "thesis": change.is_thesis, "readings": {standpoint.value: _turn_data(turn) for standpoint, turn in change.turns.items()}}
            for change in comparison.standing
        ],
        "ceilings": [{"id": change.id, "old": _ceiling_data(change.old), "new": _ceiling_data(change.new)} for change in comparison.ceilings],
        "statements": {
            "changed": [
                {"old": pair.old.id, "new": pair.new.id, "differences": [_difference_data(each) for each in pair.differences]} for pair in comparison.changed
            ],
            "added": [_statement_data(statement) for statement in comparison.added],
            "removed": [_statement_data(statement) for statement in comparison.removed],
        },
        "steps": {
            "changed": [
                {"old": _step_data(pair.old), "new": _step_data(pair.new), "differences": [_difference_data(each) for each in pair.differences]}
                for pair in comparison.changed_steps
            ],
            "regrouped": [{"old": [_step_data(each) for each in group.old], "new": [_step_data(each) for each in group.new]} for group in comparison.regrouped],
            "added": [_step_data(bearing) for bearing in comparison.added_steps],
            "removed": [_step_data(bearing) for bearing in comparison.removed_steps],
        },
        "around": [
            {
                "what": each.noun,
                "name": each.name,
                "old": dict(each.old) if each.old is not None else None,
                "new": dict(each.new) if each.new is not None else None,
            }
            for each in comparison.declared
        ],
    }


def _turn_data(turn: Turn) -> dict[str, Any]:
    cause = turn.cause
    why = {"why": cause.why.value, "undone": cause.undone, "at": cause.at, "by": list(cause.by)} if cause else None
    return {"old": turn.old.value, "new": turn.new.value, "cause": why}


def _ceiling_data(ceiling: Ceiling | None) -> dict[str, str] | None:
    return {"qualifier": ceiling.qualifier.value, "leaf": ceiling.leaf} if ceiling else None


def _difference_data(difference: Difference) -> dict[str, Any]:
    return {"part": difference.part.value, "old": list(difference.old), "new": list(difference.new)}


def _statement_data(statement: Statement) -> dict[str, str]:
    return {"id": statement.id, "kind": _kind(statement), "text": statement.text}


def _step_data(bearing: Bearing) -> dict[str, Any]:
    return {"path": list(bearing.path), "word": bearing.word, "members": list(bearing.step.members)}
