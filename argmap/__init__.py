"""Argument maps: read, check and draw the argument of a text.

>>> import argmap
>>> m = argmap.ArgumentMap([
...     argmap.Claim("trams", "The city should build trams.", reasons=[argmap.Reason(["full"], scheme="sign")]),
...     argmap.Premise("full", "The buses are full."),
... ])
>>> m["trams"].reasons[0].members
('full',)
>>> argmap.check(m)
[]
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap import formats
    from argmap.argument import (
        Allow,
        ArgumentMap,
        Claim,
        Document,
        Evidence,
        Locator,
        Meta,
        Objection,
        Point,
        Premise,
        Qualifier,
        Quote,
        Reason,
        Scheme,
        Section,
        Source,
        Statement,
        Step,
        Tension,
        Undercut,
    )
    from argmap.building.unbuild import print_map
    from argmap.checks import Choice, check
    from argmap.comparing import Comparison, compare
    from argmap.diagnostic import ArgmapError, Diagnostic, Severity
    from argmap.drawing import Drawing, DrawingError, View, draw
    from argmap.limits import Limits, limited
    from argmap.outlining import outline
    from argmap.page import make_page
    from argmap.reading import Reading, load, read, read_text
    from argmap.settings import Settings, find_settings
    from argmap.weighing import Bearing, CyclicMapError, Matrix, Outcome, Questions, Standing, Standpoint, Status, Weighing, questions, weigh

__all__ = [
    "Allow",
    "ArgmapError",
    "ArgumentMap",
    "Bearing",
    "Choice",
    "Claim",
    "Comparison",
    "CyclicMapError",
    "Diagnostic",
    "Document",
    "Drawing",
    "DrawingError",
    "Evidence",
    "Limits",
    "Locator",
    "Matrix",
    "Meta",
    "Objection",
    "Outcome",
    "Point",
    "Premise",
    "Qualifier",
    "Questions",
    "Quote",
    "Reading",
    "Reason",
    "Scheme",
    "Section",
    "Settings",
    "Severity",
    "Source",
    "Standing",
    "Standpoint",
    "Statement",
    "Status",
    "Step",
    "Tension",
    "Undercut",
    "View",
    "Weighing",
    "check",
    "compare",
    "draw",
    "find_settings",
    "formats",
    "limited",
    "load",
    "make_page",
    "outline",
    "print_map",
    "questions",
    "read",
    "read_text",
    "weigh",
]

_ROOMS = {
    "argmap.argument": (
        "Allow ArgumentMap Claim Document Evidence Locator Meta Objection Point Premise Qualifier Quote Reason "
        "Scheme Section Source Statement Step Tension Undercut"
    ),
    "argmap.building.unbuild": "print_map",
    "argmap.checks": "Choice check",
    "argmap.comparing": "Comparison compare",
    "argmap.diagnostic": "ArgmapError Diagnostic Severity",
    "argmap.drawing": "Drawing DrawingError View draw",
    "argmap.limits": "Limits limited",
    "argmap.outlining": "outline",
    "argmap.page": "make_page",
    "argmap.reading": "Reading load read read_text",
    "argmap.settings": "Settings find_settings",
    "argmap.weighing": "Questions Standing Standpoint Status Weighing questions weigh Bearing CyclicMapError Matrix Outcome",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used: a program that only checks loads no drawing."""
    from importlib import import_module

    if name == "__version__":
        from importlib.metadata import version

        return version("argmap")
    if name == "formats":
        return import_module("argmap.formats")
    for room, names in _ROOMS.items():
        if name in names.split():
            import_module("argmap.reading")  # attaches drawing to maps
            value = getattr(import_module(room), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'argmap' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
