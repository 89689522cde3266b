"""The rules in order, and running them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from attrs import evolve

from argmap.argument import ArgumentMap
from argmap.argument.rules import duplicate_id, undefined_reference
from argmap.building import Places
from argmap.building.rules import ambiguous_locator, bad_grade, bad_locator, repeated_attribute, repeated_field, unknown_field
from argmap.checks.allowances import is_allowed
from argmap.checks.rules import (
    both_sides,
    circular_support,
    duplicate_member,
    duplicate_tension,
    duplicate_text,
    empty_section,
    evidence_without_source,
    idle_statement,
    illegal_link,
    lone_implicit,
    many_mains,
    missing_scheme,
    near_duplicate_id,
    no_locator,
    no_main,
    self_attack,
    self_support,
    self_tension,
    supported_premise,
    ungraded_source,
    unknown_scheme,
    unreachable,
    unsupported_claim,
    unused_source,
)
from argmap.diagnostic import Diagnostic, Fix, Label, Path, Rule, in_order
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


class Check(Protocol):
    """What a rule's file offers: the rule, and a search of a map for breaches of it."""

    RULE: Rule

    def find(self, map: ArgumentMap) -> Iterator[Diagnostic]:
        """Give each breach, told by path."""


class Mends(Protocol):
    """What the file of a rule may offer besides: a way to mend a breach where the map is written."""

    def mend(self, diagnostic: Diagnostic, places: Places) -> Fix | None:
        """Give what would remove a breach that `find` found; None where that is not plain."""


# Findings are shown by place; among those at one place, what ill-forms the argument comes before what may confuse its reader.
RULES: tuple[Check, ...] = (
    no_main,
    self_support,
    circular_support,
    self_attack,
    illegal_link,
    both_sides,
    unreachable,
    idle_statement,
    many_mains,
    duplicate_member,
    duplicate_text,
    self_tension,
    duplicate_tension,
    empty_section,
    unsupported_claim,
    supported_premise,
    evidence_without_source,
    no_locator,
    unused_source,
    ungraded_source,
    lone_implicit,
    missing_scheme,
    unknown_scheme,
    near_duplicate_id,
)
"""The rules that a map can be checked by; those that are not `on` only where they are chosen."""

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

_LETTERS = "SNAEQWF"

CATALOGUE: tuple[Rule, ...] = tuple(
    sorted((*(each.RULE for each in _READING), *(each.RULE for each in RULES)), key=lambda rule: (_LETTERS.index(rule.code[0]), rule.code))
)
"""Every rule there is, those kept while reading a file among them, by code."""


def check(
    map: ArgumentMap,
    *,
    rules: Iterable[Check] | None = None,
    places: Callable[[Path], Span | None] | None = None,
    allows: bool = True,
    written: Places | None = None,
) -> list[Diagnostic]:
    """Give what is wrong with a map, by place.

    Args:
        map: Any map, from a file or made in Python.
        rules: The rules to check it by; without them, those of `RULES` that are on.
        places: Where a part of the map is written; without it, findings are told by path.
        allows: Whether what the analyst allows is left out.
        written: The places of the map's parts in text; with them, findings have their fixes.
    """
    if not isinstance(map, ArgumentMap):
        raise TypeError(f"check takes an ArgumentMap, not {type(map).__name__}; read a file with argmap.read, whose map is its .map")
    if rules is None:
        rules = [each for each in RULES if each.RULE.on]
    found = [_mended(rule, diagnostic, written) for rule in rules for diagnostic in rule.find(map)]
    if allows:
        found = [diagnostic for diagnostic in found if not is_allowed(map, diagnostic)]
    if places is not None:
        found = [_placed(diagnostic, places) for diagnostic in found]
    return in_order(found)


def rule_named(name: str) -> Rule | None:
    """Give the rule with that name or code, whatever its capitals."""
    return next((rule for rule in CATALOGUE if name.lower() in (rule.name, rule.code.lower())), None)


def _mended(rule: Check, diagnostic: Diagnostic, written: Places | None) -> Diagnostic:
    mends: Mends | None = rule if hasattr(rule, "mend") else None  # type: ignore[assignment]
    if mends is None or written is None:
        return diagnostic
    return evolve(diagnostic, fix=mends.mend(diagnostic, written))


def _placed(diagnostic: Diagnostic, places: Callable[[Path], Span | None]) -> Diagnostic:
    return evolve(diagnostic, primary=_label(diagnostic.primary, places), others=tuple(_label(other, places) for other in diagnostic.others))


def _label(label: Label, places: Callable[[Path], Span | None]) -> Label:
    if isinstance(label.place, Span):
        return label
    span = places(label.place)
    return label if span is None else Label(span, label.text)
