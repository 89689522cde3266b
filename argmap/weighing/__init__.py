"""What stands, what it rests on, and what would bring it down."""

from argmap.weighing.asking import Asked, Given, Questions, State, questions
from argmap.weighing.ceiling import Ceiling
from argmap.weighing.cuts import Cuts
from argmap.weighing.matrix import Bearing, Matrix, Rival, Row
from argmap.weighing.outcome import Fate, Outcome, supposed_in_words
from argmap.weighing.status import Standpoint, Status
from argmap.weighing.strength import CyclicMapError
from argmap.weighing.weighing import Change, Standing, Weighing, weigh

__all__ = [
    "Asked",
    "Bearing",
    "Ceiling",
    "Change",
    "Cuts",
    "CyclicMapError",
    "Fate",
    "Given",
    "Matrix",
    "Outcome",
    "Questions",
    "Rival",
    "Row",
    "Standing",
    "Standpoint",
    "State",
    "Status",
    "Weighing",
    "questions",
    "supposed_in_words",
    "weigh",
]
