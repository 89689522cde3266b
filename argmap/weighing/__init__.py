"""What stands, what it rests on, and what would bring it down."""

from argmap.weighing.ceiling import Ceiling
from argmap.weighing.cuts import Cuts
from argmap.weighing.matrix import Bearing, Matrix, Rival, Row
from argmap.weighing.outcome import Fate, Outcome, supposed_in_words
from argmap.weighing.status import Standpoint, Status
from argmap.weighing.weighing import Change, Standing, Weighing, weigh

__all__ = [
    "Bearing",
    "Ceiling",
    "Change",
    "Cuts",
    "Fate",
    "Matrix",
    "Outcome",
    "Rival",
    "Row",
    "Standing",
    "Standpoint",
    "Status",
    "Weighing",
    "supposed_in_words",
    "weigh",
]
