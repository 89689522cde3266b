"""The argument as a nested list: what a screen reader meets, and what is read beside the picture."""

from __future__ import annotations

import html
from collections.abc import Iterator
from urllib.parse import quote

from argmap.argument import ArgumentMap, Tension
from argmap.drawing.metrics import clean
from argmap.outlining import Told, tell


def print_outline(map: ArgumentMap) -> str:
    """Print an outline as nested lists of HTML; what is told at a statement leads to its place in the picture."""
    number = {statement.id: place for place, statement in enumerate(map.statements)}
    pieces = [piece for heading, tree in tell(map) for piece in _tree(heading, tree, number)]
    if map.tensions:
        pieces += ["<h2>Tensions</h2>", "<ul>", *(_tension(map, tension) for tension in map.tensions), "</ul>"]
    return "\n".join(pieces)


def _tree(heading: str, tree: list[Told], number: dict[str, int]) -> Iterator[str]:
    if heading:
        yield f"<h2>{safe(heading)}</h2>"
    depth = -1
    for told in tree:
        yield from ["<ul>"] * (told.depth - depth) if told.depth > depth else ["</li>", *["</ul></li>"] * (depth - told.depth)]
        depth = told.depth
        yield f"<li{_name(told, number)}>{_line(told)}"
    yield from ["</li></ul>"] * (depth + 1)


def _name(told: Told, number: dict[str, int]) -> str:
    if told.statement is None:
        return ' class="group"'
    return f' {"data-told" if told.is_opened else "data-see"}="{number[told.statement]}"'


def _line(told: Told) -> str:
    """Print the words at one place: those of its step and its kind, then a link that holds the statement's text, then details."""
    before, after = [], []
    text = ""
    for role, words in told.pieces:
        if role == "text" or (role == "id" and not told.is_opened):
            text = words
        elif role == "detail" and text:
            after.append(f' <span class="detail">{safe(words)}</span>')
        elif role != "id":
            before.append(f'<span class="{role}">{safe(words.rstrip(":") if role == "kind" else words)}</span> ')
    link = f'<a href="#{quote(told.statement, safe="")}" dir="auto">{safe(text)}</a>' if told.statement is not None else ""
    return f"{''.join(before)}{link}{''.join(after)}"


def _tension(map: ArgumentMap, tension: Tension) -> str:
    ends = " against ".join(f'<a href="#{quote(end, safe="")}" dir="auto">{safe(map[end].text)}</a>' for end in (tension.first, tension.second))
    return f'<li>{ends} <span class="detail" dir="auto">{safe(tension.why)}</span></li>'


def safe(text: str) -> str:
    """Give a text on one line, with nothing in it that is markup."""
    return html.escape(clean(" ".join(text.split())))
