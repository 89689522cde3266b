"""What can be wrong with an argument, and the rules that say so."""

from argmap.checks.registry import CATALOGUE, RULES, check, placed, rule_named

__all__ = ["CATALOGUE", "RULES", "check", "placed", "rule_named"]
