"""The parser's tables: made from the grammar once, shipped with the package, loaded at each start.

`python -m argmap.language.tables` makes them anew after a change of the grammar; a test sees to it that they are fresh.
They are JSON, never a pickle: whoever can write the file can make a parse go wrong, but run nothing.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from lark import Lark

GRAMMAR = Path(__file__).with_name("argmap.lark")
TABLES = Path(__file__).with_name("argmap.tables.json")


def make_parser(callbacks: object, *, strict: bool = False) -> Lark:
    """Make the parser from the grammar itself, which takes some tenths of a second.

    With `strict`, conflicts in the grammar and collisions between its terminals are errors (this needs `interegular`).
    """
    grammar = GRAMMAR.read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="basic", keep_all_tokens=True, maybe_placeholders=True, transformer=callbacks, strict=strict)


def load_parser(callbacks: object) -> Lark:
    """Load the parser from the shipped tables; where they are not of this grammar, make it."""
    try:
        tables = json.loads(TABLES.read_text(encoding="utf-8"), object_pairs_hook=_numbered)
    except (OSError, ValueError):
        return make_parser(callbacks)
    if tables["grammar"] != _fingerprint():
        return make_parser(callbacks)
    # lark's standalone parsers load their tables in the same way.
    load: Any = Lark._load_from_dict  # noqa: SLF001
    parser: Lark = load(tables["data"], tables["memo"], transformer=callbacks)
    return parser


def print_tables() -> str:
    """The text of the tables file for the grammar as it stands."""
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    data, memo = make_parser(None).memo_serialize([TerminalDef, Rule])
    return json.dumps({"grammar": _fingerprint(), "data": data, "memo": memo}, separators=(",", ":"), default=_plain) + "\n"


def _fingerprint() -> str:
    # Line ends differ between checkouts; what the grammar says does not.
    grammar = GRAMMAR.read_text(encoding="utf-8")
    return hashlib.sha256(grammar.encode()).hexdigest()


def _numbered(pairs: list[tuple[str, Any]]) -> dict[Any, Any]:
    # lark numbers its states and rules, and JSON has no numbers for keys.
    return {int(key) if key.isdecimal() else key: value for key, value in pairs}


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, (set, frozenset)) else str(value)


if __name__ == "__main__":
    TABLES.write_text(print_tables(), encoding="utf-8", newline="\n")
