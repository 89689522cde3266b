"""What an analyst allows: which findings are not told, and where; and allowances that allow nothing."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from attrs import define, field

from argmap.argument import ArgumentMap
from argmap.argument.model import Allow
from argmap.checks.rules import unknown_rule, unused_allow
from argmap.diagnostic import Diagnostic, Label, Place, Rule
from argmap.files import Span
from argmap.language.syntax import AllowSyntax, MapSyntax, SectionSyntax, StatementSyntax, StepSyntax, Syntax
from argmap.suggest import nearest


@define(eq=False)
class Allowance:
    """An `allow`: the rule as it is named, the reason, where it is written, and whether it has silenced anything."""

    rule: str
    why: str
    place: Place
    whole: Span | None = None
    """All that it takes of a text, its reason included."""
    used: bool = False


class Allowances(Protocol):
    """Those of a map, or of files."""

    given: list[Allowance]

    def covering(self, diagnostic: Diagnostic) -> Iterator[Allowance]:
        """Give each that holds for a finding, wherever it or any other party to it is."""


def sift(
    found: Iterable[Diagnostic],
    allowances: Allowances,
    catalogue: Sequence[Rule],
    *,
    keeps: Callable[[Rule], bool],
    ran: Callable[[Rule, Allowance], bool],
) -> Iterator[Diagnostic]:
    """Give the findings that are not allowed, and what is wrong with the allowances themselves.

    Args:
        found: The findings.
        allowances: What is allowed.
        catalogue: Every rule there is.
        keeps: Whether findings of a rule are wanted.
        ran: Whether all findings of a rule are known for an allowance, so that one which allows nothing is of no use.
    """
    by_name = {name: rule for rule in catalogue for name in (rule.name, rule.code)}
    unknown = [_unknown(allowance, by_name) for allowance in allowances.given if allowance.rule not in by_name]
    yield from _untold((each for each in (*found, *unknown) if keeps(each.rule)), allowances)
    if not keeps(unused_allow.RULE):
        return
    unused = []
    for allowance in allowances.given:
        rule = by_name.get(allowance.rule)
        # One for unused-allow itself would be unused as soon as it were not told, and used as soon as it were.
        if rule is not None and not allowance.used and rule != unused_allow.RULE and keeps(rule) and ran(rule, allowance):
            unused.append(unused_allow.unused_allow(rule, allowance.why, Label(allowance.place), allowance.whole))
    yield from _untold(unused, allowances)


def _unknown(allowance: Allowance, known: Iterable[str]) -> Diagnostic:
    return unknown_rule.unknown_rule(allowance.rule, Label(allowance.place), nearest(allowance.rule, known))


def _untold(found: Iterable[Diagnostic], allowances: Allowances) -> Iterator[Diagnostic]:
    for diagnostic in found:
        # A slip in the language itself cannot be allowed: nobody knows what it would mean.
        covering = [] if diagnostic.rule.is_binding else list(allowances.covering(diagnostic))
        for allowance in covering:
            allowance.used = True
        if not covering:
            yield diagnostic


@define(eq=False)
class MapAllowances:
    """The allowances of a map, for findings that are told by path: a statement's hold for findings that are about it."""

    map: ArgumentMap
    given: list[Allowance] = field(init=False, factory=list)
    by_holder: dict[tuple[str | None, str], list[Allowance]] = field(init=False, factory=dict)
    """For each statement, or None for the map, and each rule as it is named."""

    def __attrs_post_init__(self) -> None:
        for number, allow in enumerate(self.map.allows):
            self._add(None, allow, (f"allow:{number}",))
        for statement in self.map:
            for number, allow in enumerate(statement.allows):
                self._add(statement.id, allow, (statement.id, "allows", number))

    def _add(self, holder: str | None, allow: Allow, place: Place) -> None:
        allowance = Allowance(allow.rule, allow.why, place)
        self.given.append(allowance)
        self.by_holder.setdefault((holder, allow.rule), []).append(allowance)

    def covering(self, diagnostic: Diagnostic) -> Iterator[Allowance]:
        """Give each that holds for a finding."""
        if not self.given:
            return
        holders: dict[str | None, None] = {None: None}
        for label in (diagnostic.primary, *diagnostic.others):
            if not isinstance(label.place, Span) and label.place:
                holders[str(label.place[0])] = None
        for holder in holders:
            for name in (diagnostic.rule.name, diagnostic.rule.code):
                yield from self.by_holder.get((holder, name), ())


@define(eq=False)
class _Stretches:
    """Where one rule is silent in one file; of two stretches one holds the other, or they are apart."""

    given: list[tuple[int, int, Allowance]] = field(factory=list)
    starts: list[int] = field(init=False, factory=list)
    holders: list[int] = field(init=False, factory=list)
    """For each stretch the number of the one that holds it, or -1."""

    def arrange(self) -> None:
        """Make ready to be asked."""
        self.given.sort(key=lambda stretch: (stretch[0], -stretch[1]))
        open_ones: list[int] = []
        for number, (start, end, _) in enumerate(self.given):
            while open_ones and self.given[open_ones[-1]][1] < end:
                open_ones.pop()
            self.starts.append(start)
            self.holders.append(open_ones[-1] if open_ones else -1)
            open_ones.append(number)

    def at(self, offset: int) -> Iterator[Allowance]:
        """Give the allowances that hold at a place."""
        number = bisect.bisect_right(self.starts, offset) - 1
        while number >= 0:
            _, end, allowance = self.given[number]
            if offset < end:
                yield allowance
            number = self.holders[number]


@define(eq=False)
class FileAllowances:
    """The allowances of files, each with the stretch in which it holds: a statement with its braces, or a whole file."""

    syntaxes: Iterable[MapSyntax]
    given: list[Allowance] = field(init=False, factory=list)
    stretches: dict[tuple[str, int], _Stretches] = field(init=False, factory=dict)
    """For each rule, by name or code, and each file, where it is silent."""

    def __attrs_post_init__(self) -> None:
        for syntax in self.syntaxes:
            self._gather(syntax)
        for stretches in self.stretches.values():
            stretches.arrange()

    def covering(self, diagnostic: Diagnostic) -> Iterator[Allowance]:
        """Give each that holds for a finding."""
        if not self.stretches:
            return
        for label in (diagnostic.primary, *diagnostic.others):
            for name in (diagnostic.rule.name, diagnostic.rule.code):
                if isinstance(label.place, Span) and (stretches := self.stretches.get((name, id(label.place.file)))):
                    yield from stretches.at(label.place.start)

    def _gather(self, syntax: MapSyntax) -> None:
        stack: list[tuple[Syntax, Syntax | None]] = [(item, None) for item in syntax.items]
        while stack:
            node, holder = stack.pop()
            if isinstance(node, AllowSyntax):
                start, end = (holder.start, holder.end) if holder else (0, len(syntax.file.text) + 1)
                allowance = Allowance(
                    node.rule.value, node.why.value, Span(syntax.file, node.rule.start, node.rule.end), Span(syntax.file, node.start, node.end)
                )
                self.given.append(allowance)
                self.stretches.setdefault((node.rule.value, id(syntax.file)), _Stretches()).given.append((start, end, allowance))
            elif isinstance(node, SectionSyntax):
                stack += [(item, node) for item in node.items]
            elif isinstance(node, StatementSyntax):
                stack += [(entry, node) for entry in node.entries]
            elif isinstance(node, StepSyntax):
                stack += [(below, None) for below in (*node.members, *node.undercuts)]
