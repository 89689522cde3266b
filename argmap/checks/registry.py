"""The rules in order, and running them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from attrs import evolve

from argmap.argument import ArgumentMap
from argmap.argument.rules import circular_section, duplicate_id, undefined_reference
from argmap.building.rules import ambiguous_locator, bad_grade, bad_locator, repeated_attribute, repeated_field, unknown_field
from argmap.checks.allowances import is_allowed
from argmap.checks.rules import (
    both_sides,
    changed_text,
    circular_support,
    correlation_only,
    dangling_pronoun,
    duplicate_member,
    duplicate_tension,
    duplicate_text,
    empty_section,
    evidence_without_source,
    idle_statement,
    illegal_link,
    lone_example,
    lone_implicit,
    long_statement,
    many_mains,
    missing_scheme,
    multiple_claims,
    near_duplicate_id,
    no_locator,
    no_main,
    question,
    scare_quotes,
    self_attack,
    self_support,
    self_tension,
    supported_premise,
    two_sections,
    ungraded_source,
    unknown_scheme,
    unreachable,
    unsupported_claim,
    unused_source,
    vague_qualifier,
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
    unusable_document,
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
    unreachable,
    idle_statement,
    many_mains,
    duplicate_member,
    duplicate_text,
    self_tension,
    duplicate_tension,
    empty_section,
    two_sections,
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
    vague_qualifier,
    lone_example,
    correlation_only,
    multiple_claims,
    long_statement,
    question,
    dangling_pronoun,
    scare_quotes,
)
"""The rules that a map can be checked by; those that are not `on` only where they are chosen."""

TEXT_RULES: tuple[TextCheck, ...] = (changed_text,)
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
    unusable_document,
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
    circular_section,
)

_LETTERS = "SNAEQWF"

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
    rules: Iterable[Check] | None = None,
    places: Callable[[Path], Span | None] | None = None,
    editions: Editions | None = None,
    allows: bool = True,
) -> list[Diagnostic]:
    """Give what is wrong with a map, by place.

    Args:
        map: Any map, from a file or made in Python.
        rules: The rules to check it by; without them, those of `RULES` that are on.
        places: Where a part of the map is written; without it, findings are told by path.
        editions: The documents that it cites; without them, what it says of them is taken on trust.
        allows: Whether what the analyst allows is left out.
    """
    if not isinstance(map, ArgumentMap):
        raise TypeError(f"check takes an ArgumentMap, not {type(map).__name__}; read a file with argmap.read, whose map is its .map")
    if rules is None:
        rules = [each for each in RULES if each.RULE.on]
    found = [diagnostic for rule in rules for diagnostic in rule.find(map)]
    if editions is not None:
        found += [diagnostic for text_rule in TEXT_RULES for diagnostic in text_rule.find(map, editions)]
    if allows:
        found = [diagnostic for diagnostic in found if not is_allowed(map, diagnostic)]
    if places is not None:
        found = [placed(diagnostic, places) for diagnostic in found]
    return in_order(found)


def rule_named(name: str) -> Rule | None:
    """Give the rule with that name or code, whatever its capitals."""
    return next((rule for rule in CATALOGUE if name.lower() in (rule.name, rule.code.lower())), None)


def placed(diagnostic: Diagnostic, places: Callable[[Path], Span | None]) -> Diagnostic:
    """Give a finding that is told by path as one told by place; what is written nowhere keeps its path."""
    return evolve(diagnostic, primary=_label(diagnostic.primary, places), others=tuple(_label(other, places) for other in diagnostic.others))


def _label(label: Label, places: Callable[[Path], Span | None]) -> Label:
    if isinstance(label.place, Span):
        return label
    span = places(label.place)
    return label if span is None else Label(span, label.text)
