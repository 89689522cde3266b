"""Inputs made from inputs, in the shape of what they are made of; the fuzzer's own changes of bytes come beside these."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Sequence
from copy import deepcopy

from strategies import KEYWORDS

_PIECE = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\w-]+|[^\S\n]+|\n+|.', re.DOTALL)
_JSON_PIECES = (None, True, 0, -1, 1e300, "", " ", "x", "\ud800", [], {}, [[]], [None], {"x": None}, "x" * 1000)
_SIGNS = (
    *"{}[]()<>:,;@#-–+*_\"“”'/\\.=&|!?",
    *("\n", "\n\n", "  ", "\t", "\r\n", "\u00a0", "\u200b", "\ufeff", "\u2028", "\u202e", "\x00", "é", "e\u0301", "主張", "😀", "I\u0307"),
    *("\\N", "\\n", "&amp;", "&#65;", "<b>", "</script>", "<!--", "]]>", "http://a.b", "javascript:alert(1)", "%s", "{0}"),
    *("<-", "->", "+>", "<+", "-<", ">-", "_>", "<_", "><", "(1)", "===", "//", "/*", "*/", "1.", "1.2", "Pro: ", "Con: ", "-> 1.1.", "See 1.1."),
)
WORDS = (*KEYWORDS, *_SIGNS)
"""What the languages that are read are made of."""


def mutate(data: bytes, kind: str, chance: random.Random, others: Sequence[bytes]) -> bytes | None:
    """Give an input that differs in one to four pieces; None if it is not of that kind."""
    change = _CHANGES.get(kind)
    return change(data, chance, others) if change else None


def _change_text(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    pieces = _PIECE.findall(data.decode("utf-8", "replace"))
    for _ in range(chance.choice((1, 1, 2, 4))):
        start = chance.randrange(len(pieces) + 1)
        end = min(len(pieces), start + chance.choice((1, 1, 1, 3, 10, 40)))
        deed = chance.randrange(7)
        if deed == 0:
            del pieces[start:end]
        elif deed == 1:
            pieces[end:end] = pieces[start:end] * chance.choice((1, 1, 2, 8))
        elif deed == 2:
            pieces.insert(start, chance.choice(WORDS))
        elif deed == 3:
            pieces[start:end] = [chance.choice(WORDS)]
        elif deed == 4 and pieces:
            pieces[start:end] = [chance.choice(pieces)]
        elif deed == 5:
            taken, pieces[start:end] = pieces[start:end], []
            at = chance.randrange(len(pieces) + 1)
            pieces[at:at] = taken
        elif others:
            other = _PIECE.findall(chance.choice(others).decode("utf-8", "replace"))
            at = chance.randrange(len(other) + 1)
            pieces[start:start] = other[at : at + chance.choice((1, 5, 20, 60))]
    return "".join(pieces).encode("utf-8", "replace")


def _change_json(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes | None:
    try:
        value = json.loads(data)
        other = json.loads(chance.choice(others)) if others else value
    except (ValueError, RecursionError):
        return None
    for _ in range(chance.choice((1, 1, 2, 4))):
        holders = [holder for holder in _holders(value) if holder]
        if not holders:
            return None
        holder = chance.choice(holders)
        key = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        deed = chance.randrange(6)
        if deed == 0:
            del holder[key]
        elif deed == 1 and isinstance(holder, list):
            holder.append(deepcopy(holder[key]))
        elif deed == 2 and isinstance(holder, dict):
            holder[chance.choice(_keys(value) + _keys(other))] = deepcopy(_any_of(value, chance))
        elif deed == 3:
            holder[key] = deepcopy(_any_of(value, chance))
        elif deed == 4:
            holder[key] = deepcopy(_any_of(other, chance))
        elif isinstance(holder[key], str):
            holder[key] = chance.choice((holder[key] + chance.choice(_SIGNS), chance.choice(_SIGNS), holder[key].swapcase(), holder[key][:-1]))
        else:
            holder[key] = deepcopy(chance.choice(_JSON_PIECES))
    return json.dumps(value).encode()


def _any_of(value: object, chance: random.Random) -> object:
    holder = chance.choice(list(_holders(value)) or [[None]])
    return chance.choice(list(holder.values() if isinstance(holder, dict) else holder) or [holder])


def _keys(value: object) -> list[str]:
    return [key for holder in _holders(value) if isinstance(holder, dict) for key in holder] or ["id"]


def _holders(value: object):
    stack = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, dict | list):
            yield each
            stack += each.values() if isinstance(each, dict) else each


_CHANGES: dict[str, Callable[[bytes, random.Random, Sequence[bytes]], bytes | None]] = {"text": _change_text, "xml": _change_text, "json": _change_json}
