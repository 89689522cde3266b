"""What can be wrong with an argument, and the rules that say so."""

from argmap.checks.choosing import Choice
from argmap.checks.registry import CATALOGUE, LETTERS, RULES, check, compares_texts, has_all_texts, placed, rule_named

__all__ = ["CATALOGUE", "LETTERS", "RULES", "Choice", "check", "compares_texts", "has_all_texts", "placed", "rule_named"]
