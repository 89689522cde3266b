"""What stands, what it rests on, and what would bring it down."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_MODULES = {
    "asking": "Asked Given Questions State questions",
    "ceiling": "Ceiling",
    "cuts": "Cuts",
    "matrix": "Bearing Matrix Rival Row",
    "outcome": "Fate Outcome supposed_in_words",
    "status": "Standpoint Status",
    "strength": "CyclicMapError",
    "weighing": "Change Standing Weighing weigh",
}


def __getattr__(name: str) -> Any:
    """Load a name when it is first used: a check that asks what stands needs no matrix."""
    from importlib import import_module

    for module, names in _MODULES.items():
        if name in names.split():
            value = getattr(import_module(f"{__name__}.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
