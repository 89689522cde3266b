"""Statements out of deep nesting: another way to write the same map."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from attrs import define, field

from argmap.argument.naming import same_id
from argmap.building.builder import build
from argmap.building.declarations import statements_in
from argmap.files import File, is_blank
from argmap.language import parse
from argmap.language.syntax import MapSyntax, SectionSyntax, StatementSyntax

LEVELS = 3
"""How many statements may stand in one another before what is deeper is harder to find than a name."""


def move_out(syntax: MapSyntax, levels: int = LEVELS) -> MapSyntax:
    """Give what is written with its deepest statements behind the one that holds them, where it has their ids instead.

    A statement that has no other around it is on level 1; one that stands deeper than `levels` moves if it has a written id.
    It takes along what it holds, comments included, and its own depth is counted anew.
    The map stays equal: where it would not, as with statements of the same words and without ids that change places, nothing moves.
    """
    moving = _Moving(syntax, levels)
    text = moving.text()
    if not moving.count:
        return syntax
    moved, _ = parse(File(syntax.file.name, text, syntax.file.path))
    return moved if not moved.lossy and build([moved]).map == build([syntax]).map else syntax


@define
class _Moving:
    syntax: MapSyntax
    levels: int
    count: int = 0
    written: Counter[str] = field(init=False)
    """How often each id is written."""

    @written.default
    def _written(self) -> Counter[str]:
        ids: Counter[str] = Counter()
        stack = list(outermost(self.syntax))
        while stack:
            node = stack.pop()
            ids.update([same_id(node.id.value)] if node.id else [])
            stack += statements_in(node)
        return ids

    def text(self) -> str:
        """Give the text of the file with all that moves in its new place; the layout is still to be made."""
        text = self.syntax.file.text
        parts, at = [], 0
        for outer in outermost(self.syntax):
            taken = self._taken(outer)
            end = self._end(outer)
            parts.append(self._without(at, end, taken.pop(outer)))
            for node, below in taken.items():
                parts.append(f"\n\n{self._without(node.start, node.end, below)}\n\n")
            at = end
        return "".join(parts) + text[at:]

    def _taken(self, outer: StatementSyntax) -> dict[StatementSyntax, list[StatementSyntax]]:
        """A statement and all that move out of it, in order of writing; for each, what is taken out of its own text."""
        taken: dict[StatementSyntax, list[StatementSyntax]] = {outer: []}
        stack = [(outer, outer, 1)]
        while stack:
            node, holder, level = stack.pop()
            if level > self.levels and node.id and self.written[same_id(node.id.value)] == 1:
                taken[holder].append(node)
                taken[node] = []
                holder, level = node, 1
                self.count += 1
            stack += [(below, holder, level + 1) for below in reversed(list(statements_in(node)))]
        return taken

    def _without(self, start: int, end: int, taken: list[StatementSyntax]) -> str:
        text, parts = self.syntax.file.text, []
        for node in sorted(taken, key=lambda node: node.start):
            assert node.id is not None
            parts.append(f"{text[start : node.start]} {node.id.value} ")
            start = node.end
        return "".join(parts) + text[start:end]

    def _end(self, node: StatementSyntax) -> int:
        """Where a statement ends, or the comment behind it on its line."""
        comments, text = self.syntax.comments, self.syntax.file.text
        number = bisect_left(comments, node.end, key=lambda comment: comment.start)
        if number < len(comments):
            between = text[node.end : comments[number].start]
            if is_blank(between) and "\n" not in between and "\r" not in between:
                return comments[number].end
        return node.end


def outermost(syntax: MapSyntax) -> Iterator[StatementSyntax]:
    """Give the statements that have no other around them, in order of writing."""
    stack = list(reversed(syntax.items))
    while stack:
        item = stack.pop()
        if isinstance(item, StatementSyntax):
            yield item
        elif isinstance(item, SectionSyntax):
            stack += reversed(item.items)
