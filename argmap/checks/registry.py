"""The rules in order, and running them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from attrs import evolve

from argmap.argument import ArgumentMap
from argmap.argument.rules import circular_section, duplicate_id, undefined_reference
from argmap.building import Places
from argmap.building.rules import ambiguous_locator, bad_grade, bad_locator, repeated_attribute, repeated_field, unknown_field
from argmap.checks.allowances import MapAllowances, sift
from argmap.checks.choosing import Choice
from argmap.checks.rules import (
    assertion_only,
    attack_cycle,
    attribution_mismatch,
    bad_settings,
    both_sides,
    changed_text,
    circular_support,
    conditional_detached,
    correlation_only,
    dangling_pronoun,
    duplicate_member,
    duplicate_tension,
    duplicate_text,
    empty_section,
    enumeration_mismatch,
    evidence_without_source,
    hedge_left_out,
    hedge_not_there,
    idle_statement,
    illegal_link,
    linchpin,
    locator_out_of_range,
    lone_example,
    lone_implicit,
    long_statement,
    many_mains,
    missing_scheme,
    multiple_claims,
    near_duplicate_id,
    no_locator,
    no_main,
    overconfident_conclusion,
    question,
    quote_elsewhere,
    quote_not_found,
    quote_without_marks,
    scare_quotes,
    self_attack,
    self_support,
    self_tension,
    shared_ground,
    single_source,
    supported_premise,
    two_sections,
    unanswered_objection,
    unasked_answer,
    ungraded_source,
    unknown_rule,
    unknown_scheme,
    unopposed_main,
    unreachable,
    unsupported_claim,
    unused_allow,
    unused_source,
    unweighed_concession,
    vague_qualifier,
)
from argmap.diagnostic import ArgmapError, Diagnostic, Fix, Label, Path, Rule, in_order
from argmap.files import Span
from argmap.formats.rules import (
    broken_file,
    dangling_edge,
    direct_edge,
    disguised_file,
    misfit_relation,
    misplaced_mark,
    missing_part,
    newer_version,
    repeated_id,
    unknown_format,
    unknown_part,
    unmapped_part,
    unsafe_xml,
    unsafe_yaml,
    wordless_statement,
    wrong_type,
    wrong_value,
)
from argmap.language.rules import (
    bad_encoding,
    bad_escape,
    empty_text,
    invalid_id,
    limit_reached,
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

    @property
    def find(self) -> Callable[..., Iterator[Diagnostic]]:
        """Gives each breach in a map, told by path. Its other parameters, all with a default, are the rule's thresholds."""


class TextCheck(Protocol):
    """The same, for a rule that compares a map with the texts that it cites."""

    RULE: Rule

    def find(self, map: ArgumentMap, editions: Editions) -> Iterator[Diagnostic]:
        """Give each breach, told by path; nothing of documents that are not at hand."""


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
    unasked_answer,
    near_duplicate_id,
    vague_qualifier,
    lone_example,
    correlation_only,
    multiple_claims,
    long_statement,
    question,
    dangling_pronoun,
    scare_quotes,
    overconfident_conclusion,
    unanswered_objection,
    unweighed_concession,
    single_source,
    linchpin,
    shared_ground,
    unopposed_main,
    assertion_only,
    attack_cycle,
)
"""The rules that a map can be checked by; those that are not `on` only where they are chosen."""

TEXT_RULES: tuple[TextCheck, ...] = (
    changed_text,
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
    unknown_rule,
    unused_allow,
    bad_settings,
    limit_reached,
)

LETTERS = {
    "S": "writing",
    "N": "names",
    "A": "structure",
    "E": "evidence and sources",
    "Q": "quality",
    "W": "wording",
    "T": "what a map says of its text",
    "R": "what conclusions rest on",
    "F": "foreign formats",
}
"""What the rules are about whose codes begin with a letter, in order."""

_FOREIGN = (
    broken_file,
    unknown_format,
    missing_part,
    wrong_type,
    wrong_value,
    dangling_edge,
    direct_edge,
    repeated_id,
    misfit_relation,
    misplaced_mark,
    wordless_statement,
    unsafe_xml,
    unsafe_yaml,
    unknown_part,
    newer_version,
    disguised_file,
    unmapped_part,
)

CATALOGUE: tuple[Rule, ...] = tuple(
    sorted(
        (*(each.RULE for each in (*_READING, *_FOREIGN)), *(each.RULE for each in RULES), *(each.RULE for each in TEXT_RULES)),
        key=lambda rule: (list(LETTERS).index(rule.code[0]), rule.code),
    )
)
"""Every rule there is, those kept while reading a file among them, by code."""


_EVERYTHING = Choice()


def check(
    map: ArgumentMap,
    *,
    rules: Iterable[Check] | None = None,
    choice: Choice = _EVERYTHING,
    places: Callable[[Path], Span | None] | None = None,
    editions: Editions | None = None,
    allows: bool = True,
    written: Places | None = None,
) -> list[Diagnostic]:
    """Give what is wrong with a map, by place.

    Args:
        map: Any map, from a file or made in Python.
        rules: The rules to check it by, all of them; without them, those of `RULES` that are chosen.
        choice: Which of `RULES` are kept; without one, those that are on.
        places: Where a part of the map is written; without it, findings are told by path.
        editions: The documents that it cites; without them, what it says of them is taken on trust.
        allows: Whether what the analyst allows is left out, and what is wrong with that is told.
        written: The places of the map's parts in text; with them, findings have their fixes.

    Raises:
        ArgmapError: the choice names rules that there are not, or that cannot be ignored.
    """
    if not isinstance(map, ArgumentMap):
        raise TypeError(f"check takes an ArgumentMap, not {type(map).__name__}; read a file with argmap.read, whose map is its .map")
    if faults := list(choice.faults(CATALOGUE)):
        raise ArgmapError(faults)
    kept = [rule for rule in RULES if choice.keeps(rule.RULE)] if rules is None else list(rules)
    found = [_mended(rule, diagnostic, written) for rule in kept for diagnostic in rule.find(map, **choice.thresholds_of(rule.RULE))]
    ran = {unknown_rule.RULE, *(rule.RULE for rule in kept)}
    if editions is not None:
        kept_of_text = [rule for rule in TEXT_RULES if choice.keeps(rule.RULE)]
        found += [_mended(rule, diagnostic, written) for rule in kept_of_text for diagnostic in rule.find(map, editions)]
        ran |= {rule.RULE for rule in kept_of_text} if has_all_texts(map, editions) else set()
    if allows and kept:
        found = list(sift(found, MapAllowances(map), CATALOGUE, keeps=choice.keeps if rules is None else lambda _: True, ran=lambda rule, _: rule in ran))
    if places is not None:
        found = [placed(diagnostic, places) for diagnostic in found]
    return in_order(found)


def has_all_texts(map: ArgumentMap, editions: Editions | None) -> bool:
    """Whether the text of each document is at hand, so that what `TEXT_RULES` do not find is not there."""
    found = [editions.by_id.get(document.id) for document in map.documents] if editions else []
    return bool(found) and all(edition is not None and edition.text is not None for edition in found)


def compares_texts(rule: Rule) -> bool:
    """Whether a rule is one of `TEXT_RULES`."""
    return any(each.RULE is rule for each in TEXT_RULES)


def rule_named(name: str) -> Rule | None:
    """Give the rule with that name or code, whatever its capitals."""
    return next((rule for rule in CATALOGUE if name.lower() in (rule.name, rule.code.lower())), None)


def _mended(rule: Check | TextCheck, diagnostic: Diagnostic, written: Places | None) -> Diagnostic:
    mends: Mends | None = rule if hasattr(rule, "mend") else None  # type: ignore[assignment]
    if mends is None or written is None:
        return diagnostic
    return evolve(diagnostic, fix=mends.mend(diagnostic, written))


def placed(diagnostic: Diagnostic, places: Callable[[Path], Span | None]) -> Diagnostic:
    """Give a finding that is told by path as one told by place; what is written nowhere keeps its path."""
    return evolve(diagnostic, primary=_label(diagnostic.primary, places), others=tuple(_label(other, places) for other in diagnostic.others))


def _label(label: Label, places: Callable[[Path], Span | None]) -> Label:
    if isinstance(label.place, Span):
        return label
    span = places(label.place)
    return label if span is None else Label(span, label.text)
