"""What AIF calls things: the names and numbers of schemes, and what is none."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from argmap.argument import SCHEMES, Scheme
from argmap.formats.foreign import fold

REASON, CONFLICT = "RA", "CA"
STATEMENTS = frozenset(("I", "EN"))
"""The types of nodes that state something; an EN is an enthymeme, which nobody said."""
STEPS = frozenset((REASON, CONFLICT))
DIALOGUE = frozenset(("L", "YA", "TA"))
"""The types of nodes that tell who said what, and in reply to what."""

DEFAULTS = MappingProxyType({REASON: "Default Inference", CONFLICT: "Default Conflict"})
_NUMBERS = MappingProxyType(
    {
        "Default Inference": "72",
        "Default Conflict": "71",
        "Asserting": "74",
        "Analogy": "1",
        "Correlation To Cause": "7",
        "Expert Opinion": "15",
        "Sign": "30",
        "Verbal Classification": "31",
    }
)
"""The numbers of schemes in AIFdb, as far as they are seen in its files."""
_NAMES = MappingProxyType({number: name for name, number in _NUMBERS.items()})

_KNOWN = MappingProxyType({scheme.aif_name.replace(" ", "").casefold(): scheme.name for scheme in SCHEMES.values()})
_NO_SCHEME = frozenset(("", "0", "ra", "ca", "default", "defaultinference", "defaultconflict", "inference", "conflict", "pro", "con", "support", "attack"))
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def scheme_of(node: dict[str, Any], fulfilled: str | None = None) -> Scheme | None:
    """Give the scheme that a node names, known or in its own words; None for a default one.

    `fulfilled` is the number of the scheme that the document says it fulfills.
    """
    return _scheme_called(_folded(node.get("text")), _folded(node.get("scheme")), fulfilled or "")


@lru_cache
def _scheme_called(text: str, written: str, fulfilled: str) -> Scheme | None:
    # Where both are the same, the text is written with spaces.
    names = [_NAMES.get(fulfilled, ""), text if _plain(text) == _plain(written) else written, text]
    for name in names:
        if _plain(name) not in _NO_SCHEME:
            known = _KNOWN.get(_plain(name).removeprefix("argumentfrom"))
            return Scheme(known) if known else Scheme(name if name == text else _HUMP.sub(" ", name), own=True)
    return None


def name_of(scheme: Scheme | None, type: str) -> str:
    """Give what AIF calls a scheme, or a step of that type without one."""
    if scheme is None:
        return DEFAULTS[type]
    known = None if scheme.own else SCHEMES.get(scheme.name)
    return known.aif_name if known else scheme.name


def number_of(name: str) -> str | None:
    """Give the number that AIFdb has for a scheme, by its name there; None if it is not known."""
    return _NUMBERS.get(name)


def is_carried(scheme: Scheme) -> bool:
    """Whether a scheme is read back as what it is."""
    name = name_of(scheme, REASON)
    return scheme_of({"text": name, "scheme": name}) == scheme


def _folded(value: object) -> str:
    return fold(value) if isinstance(value, str) else ""


def _plain(name: str) -> str:
    return name.replace(" ", "").casefold()
