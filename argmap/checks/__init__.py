"""What can be wrong with an argument, and the rules that say so."""

from argmap.checks.choosing import Choice
from argmap.checks.registry import CATALOGUE, LETTERS, RULES, check, placed, rule_named

__all__ = ["CATALOGUE", "LETTERS", "RULES", "Choice", "check", "placed", "rule_named"]
