"""The parser's tables: made from the grammar once, shipped with the package, loaded at each start.

`python -m argmap.language.tables` makes them anew after a change of the grammar; a test sees to it that they are fresh.
They are JSON, never a pickle: whoever can write the file can make a parse go wrong, but run nothing.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # Imported where it is used: sound text is read without it.
    from lark import Lark
    from lark.parsers.lalr_parser import LALR_Parser

GRAMMAR = Path(__file__).with_name("argmap.lark")
TABLES = Path(__file__).with_name("argmap.tables.json")


def make_parser(callbacks: object, *, strict: bool = False) -> Lark:
    """Make the parser from the grammar itself, which takes some tenths of a second.

    With `strict`, conflicts in the grammar and collisions between its terminals are errors (this needs `interegular`).
    """
    from lark import Lark

    grammar = GRAMMAR.read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="basic", keep_all_tokens=True, maybe_placeholders=True, transformer=callbacks, strict=strict)


def load_tables() -> dict[str, Any]:
    """Load the shipped tables; where they are not of this grammar, make them."""
    try:
        tables: dict[str, Any] = json.loads(TABLES.read_text(encoding="utf-8"))
        if tables["grammar"] == _fingerprint():
            return tables
    except (OSError, ValueError):
        pass
    made: dict[str, Any] = json.loads(print_tables())
    return made


def load_parser(callbacks: object) -> Lark:
    """Give lark's parser, loaded from the tables."""
    from lark import Lark

    tables = load_tables()
    # lark's standalone parsers load their tables in the same way; it numbers what it keeps once, and JSON has no numbers for keys.
    load: Any = Lark._load_from_dict  # noqa: SLF001
    memo = {int(number): kept for number, kept in tables["memo"].items()}
    parser: Lark = load(tables["data"], memo, transformer=callbacks, _plugins={"LALR_Parser": _Tabled})
    return parser


class _Tabled:
    """What lark is to take for its parser's class: it reads the table from short rows, since lark's own form takes as long as reading a small map."""

    @staticmethod
    def deserialize(data: dict[str, Any], memo: dict[int, Any], callbacks: Any, debug: Any) -> LALR_Parser:
        from lark.parsers.lalr_analysis import Reduce, Shift
        from lark.parsers.lalr_parser import LALR_Parser

        names = data["tokens"]
        reductions = [(Reduce, memo[number]) for number in data["rules"]]
        shifts = [(Shift, state) for state in range(len(data["states"]))]
        make: Any = LALR_Parser.deserialize
        parser: Any = make({**data, "tokens": {}, "states": {}}, memo, callbacks, debug)
        for number, row in enumerate(data["states"]):
            entries = iter(row)
            parser._parse_table.states[number] = {  # noqa: SLF001
                names[token]: shifts[to] if to >= 0 else reductions[-1 - to] for token, to in zip(entries, entries, strict=True)
            }
        return parser  # type: ignore[no-any-return]


def _rows(table: dict[str, Any]) -> dict[str, Any]:
    """A table as lark gives it, in rows: of each state its tokens in turn with what they lead to, a state, or, below zero, a rule."""
    names = list(table["tokens"])
    places = {name: place for place, name in enumerate(names)}
    rules: dict[int, int] = {}
    rows = []
    for number in range(len(table["states"])):
        row: list[int] = []
        for name, (is_reduction, to) in table["states"][number].items():
            row += [places[name], -1 - rules.setdefault(to["@"], len(rules)) if is_reduction else to]
        rows.append(row)
    ends = {"start_states": table["start_states"], "end_states": table["end_states"]}
    return {"tokens": [table["tokens"][name] for name in names], "rules": list(rules), "states": rows, **ends}


def print_tables() -> str:
    """The text of the tables file for the grammar as it stands."""
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    data, memo = make_parser(None).memo_serialize([TerminalDef, Rule])
    data["parser"]["parser"] = _rows(data["parser"]["parser"])
    return json.dumps({"grammar": _fingerprint(), "data": data, "memo": memo}, separators=(",", ":"), default=_plain) + "\n"


def _fingerprint() -> str:
    # Line ends differ between checkouts; what the grammar says does not.
    grammar = GRAMMAR.read_text(encoding="utf-8")
    # A grammar changes by accident, not by malice; a digest that withstands that would load OpenSSL at each start.
    return f"{zlib.crc32(grammar.encode()):08x}"


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, (set, frozenset)) else str(value)


if __name__ == "__main__":
    TABLES.write_text(print_tables(), encoding="utf-8", newline="\n")
