"""Which rules are kept: chosen by name, by code, by letter, or all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from argmap.checks.rules.bad_settings import bad_settings
from argmap.diagnostic import Diagnostic, Label, Path, Rule
from argmap.suggest import did_you_mean

_ALL = "all"
_DEFAULT = "default"
_EXACT = 9
"""How specific a name or a whole code is: more than any beginning of a code."""


def _selectors(given: Iterable[str] | str | None) -> tuple[str, ...] | None:
    """Give words one by one; several may stand in one text, with commas or spaces between them."""
    if given is None:
        return None
    words = [given] if isinstance(given, str) else given
    return tuple(word for several in words for word in several.replace(",", " ").split())


def _ignored(given: Iterable[str] | str) -> tuple[str, ...]:
    return _selectors(given) or ()


def _thresholds(given: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    return given


@frozen
class Choice:
    """Which rules are kept, and how strictly.

    A word is a rule's name (`both-sides`), its code (`A106`), the beginning of codes (`A`, `A1`), `default` (what is kept if nothing is chosen) or `all`.
    The more specific word wins, and `ignore` among equals; a rule that is off is selected only by its name, its code or `all`.
    Errors of the language itself are always kept.
    The law is that of ruff's rule selection.
    """

    select: tuple[str, ...] | None = field(default=None, converter=_selectors)
    """The rules that are kept; None for those of `over`, or the default."""
    ignore: tuple[str, ...] = field(default=(), converter=_ignored)
    over: Choice | None = field(default=None, kw_only=True)
    """An earlier choice, over which this one wins."""
    thresholds: Mapping[str, Mapping[str, Any]] = field(factory=dict, converter=_thresholds, kw_only=True)
    """For rules by name, what they are to go by instead of what they say themselves."""

    def keeps(self, rule: Rule) -> bool:
        """Whether findings of a rule are told."""
        if rule.is_binding:
            return True
        dropped = max((_rank(word, rule) for word in self.ignore), default=0)
        if self.select is None:
            return not dropped and (self.over.keeps(rule) if self.over else rule.on)
        return max((_rank(word, rule) for word in self.select), default=0) > dropped

    def thresholds_of(self, rule: Rule) -> Mapping[str, Any]:
        """What a rule is to go by, by the names of its parameters."""
        earlier = self.over.thresholds_of(rule) if self.over else {}
        return {**earlier, **self.thresholds.get(rule.name, {})}

    def faults(self, catalogue: Iterable[Rule]) -> Iterator[Diagnostic]:
        """Give what is wrong with the words of this choice, by path: `("select", 0)` is its first selected."""
        rules = list(catalogue)
        for part, words in (("select", self.select or ()), ("ignore", self.ignore)):
            for number, word in enumerate(words):
                if (fault := _fault(word, (part, number), rules)) is not None:
                    yield fault


def _rank(word: str, rule: Rule) -> int:
    """How specifically a word names a rule; 0 if it does not."""
    if word.lower() == rule.name or word.upper() == rule.code:
        return _EXACT
    if word.lower() == _ALL:
        return 1
    if not rule.on:
        return 0
    if word.lower() == _DEFAULT:
        return 1
    return 1 + len(word) if rule.code.startswith(word.upper()) else 0


def _fault(word: str, path: Path, rules: list[Rule]) -> Diagnostic | None:
    here = Label(path)
    if word.lower() in (_ALL, _DEFAULT):
        return None
    named = [rule for rule in rules if word.lower() == rule.name or rule.code.startswith(word.upper())]
    if not named:
        known = [each for rule in rules for each in (rule.name, rule.code)]
        help = did_you_mean(word.upper() if word[1:].isdigit() else word.lower(), [*known, _ALL, _DEFAULT])
        return bad_settings(f"no rule is called `{word}`", here, help or "see `argmap explain` for all of them")
    if path[0] == "ignore" and any(rule.is_binding for rule in named):
        others = [f"`{rule.name}`" for rule in named if not rule.is_binding]
        help = f"name what can be: {', '.join(others)}" if others else "mend what it tells of; nobody knows what such a text would mean"
        what = "is an error" if len(named) == 1 else "has errors"
        return bad_settings(f"`{word}` {what} of the language itself, which cannot be ignored", here, help)
    return None
