"""The rules in order, and running them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from attrs import evolve

from argmap.argument import ArgumentMap
from argmap.argument.rules import duplicate_id, undefined_reference
from argmap.building.rules import ambiguous_locator, bad_grade, bad_locator, repeated_attribute, repeated_field, unknown_field
from argmap.checks.allowances import is_allowed
from argmap.checks.rules import (
    attribution_mismatch,
    both_sides,
    circular_support,
    conditional_detached,
    enumeration_mismatch,
    hedge_left_out,
    hedge_not_there,
    illegal_link,
    locator_out_of_range,
    near_duplicate_id,
    no_main,
    quote_elsewhere,
    quote_not_found,
    quote_without_marks,
    self_attack,
    self_support,
    unknown_scheme,
)
from argmap.diagnostic import Diagnostic, Label, Path, Rule, in_order
from argmap.files import Span
from argmap.language.rules import (
    bad_encoding,
    bad_escape,
    empty_text,
    invalid_id,
    misleading_indentation,
    nested_too_deep,
    reserved_id,
    syntax_error,
    unclosed_string,
    unreadable_file,
    unusable_include,
)

if TYPE_CHECKING:
    from argmap.citing import Editions


class Check(Protocol):
    """What a rule's file offers: the rule, and a search of a map for breaches of it."""

    RULE: Rule

    def find(self, map: ArgumentMap) -> Iterator[Diagnostic]:
        """Give each breach, told by path."""


class TextCheck(Protocol):
    """The same, for a rule that compares a map with the texts that it cites."""

    RULE: Rule

    def find(self, map: ArgumentMap, editions: Editions) -> Iterator[Diagnostic]:
        """Give each breach, told by path; nothing of documents that are not at hand."""


# Findings are shown by place; among those at one place, what ill-forms the argument comes before what may confuse its reader.
RULES: tuple[Check, ...] = (
    no_main,
    self_support,
    circular_support,
    self_attack,
    illegal_link,
    both_sides,
    unknown_scheme,
    near_duplicate_id,
)
"""The rules that a map is checked by."""

TEXT_RULES: tuple[TextCheck, ...] = (
    locator_out_of_range,
    quote_not_found,
    quote_elsewhere,
    hedge_not_there,
    hedge_left_out,
    attribution_mismatch,
    quote_without_marks,
    enumeration_mismatch,
    conditional_detached,
)
"""The rules that a map is checked by where the records, or the texts, of its documents are at hand."""

_READING = (
    syntax_error,
    unclosed_string,
    reserved_id,
    invalid_id,
    bad_escape,
    empty_text,
    misleading_indentation,
    bad_encoding,
    unusable_include,
    nested_too_deep,
    repeated_attribute,
    repeated_field,
    bad_grade,
    unreadable_file,
    duplicate_id,
    undefined_reference,
    ambiguous_locator,
    unknown_field,
    bad_locator,
)

_LETTERS = "SNAEQWTF"

CATALOGUE: tuple[Rule, ...] = tuple(
    sorted(
        (*(each.RULE for each in _READING), *(each.RULE for each in RULES), *(each.RULE for each in TEXT_RULES)),
        key=lambda rule: (_LETTERS.index(rule.code[0]), rule.code),
    )
)
"""Every rule there is, those kept while reading a file among them, by code."""


def check(
    map: ArgumentMap,
    *,
    rules: Iterable[Check] = RULES,
    places: Callable[[Path], Span | None] | None = None,
    editions: Editions | None = None,
    allows: bool = True,
) -> list[Diagnostic]:
    """Give what is wrong with a map, by place.

    Args:
        map: Any map, from a file or made in Python.
        rules: The rules to check it by.
        places: Where a part of the map is written; without it, findings are told by path.
        editions: The documents that it cites; without them, what it says of them is taken on trust.
        allows: Whether what the analyst allows is left out.
    """
    if not isinstance(map, ArgumentMap):
        raise TypeError(f"check takes an ArgumentMap, not {type(map).__name__}; read a file with argmap.read, whose map is its .map")
    found = [diagnostic for rule in rules for diagnostic in rule.find(map)]
    if editions is not None:
        found += [diagnostic for text_rule in TEXT_RULES for diagnostic in text_rule.find(map, editions)]
    if allows:
        found = [diagnostic for diagnostic in found if not is_allowed(map, diagnostic)]
    if places is not None:
        found = [_placed(diagnostic, places) for diagnostic in found]
    return in_order(found)


def rule_named(name: str) -> Rule | None:
    """Give the rule with that name or code, whatever its capitals."""
    return next((rule for rule in CATALOGUE if name.lower() in (rule.name, rule.code.lower())), None)


def _placed(diagnostic: Diagnostic, places: Callable[[Path], Span | None]) -> Diagnostic:
    return evolve(diagnostic, primary=_label(diagnostic.primary, places), others=tuple(_label(other, places) for other in diagnostic.others))


def _label(label: Label, places: Callable[[Path], Span | None]) -> Label:
    if isinstance(label.place, Span):
        return label
    span = places(label.place)
    return label if span is None else Label(span, label.text)
