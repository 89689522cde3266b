"""What changed from one map to another, by meaning."""

from argmap.comparing.comparison import Comparison, StatementPair, compare
from argmap.comparing.declared import Declared
from argmap.comparing.matching import Matching, match
from argmap.comparing.parts import Difference, Part
from argmap.comparing.standing import Cause, CeilingChange, StandingChange, Turn, Why
from argmap.comparing.steps import Bearing, Regrouping, StepPair, Steps
from argmap.comparing.union import Union, unite

__all__ = [
    "Bearing",
    "Cause",
    "CeilingChange",
    "Comparison",
    "Declared",
    "Difference",
    "Matching",
    "Part",
    "Regrouping",
    "StandingChange",
    "StatementPair",
    "StepPair",
    "Steps",
    "Turn",
    "Union",
    "Why",
    "compare",
    "match",
    "unite",
]
