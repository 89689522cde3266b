"""Whether the layout of a text says what its words say."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define

from argmap.diagnostic import Diagnostic, Label
from argmap.files import File, Span
from argmap.language.rules.misleading_indentation import misleading_indentation
from argmap.language.syntax import MapSyntax, ReferenceSyntax, SectionSyntax, StatementSyntax, StepSyntax, Syntax


@define
class _Line:
    """A construct that begins its line, and the column at which it does."""

    node: Syntax
    column: int
    space: str
    """The white space in front of it."""


def check_layout(syntax: MapSyntax) -> list[Diagnostic]:
    """Give the places at which indentation suggests another structure than the one that is read.

    Text that has lost its indentation, as in a mail, suggests nothing and is left alone.
    """
    found: list[Diagnostic] = []
    file, mixed = syntax.file, False
    # A parent and, for each, the column of the line on which it begins; None for the file.
    stack: list[tuple[Syntax | None, tuple[Syntax, ...], int]] = [(None, syntax.items, -1)]
    while stack:
        parent, children, column = stack.pop()
        first: _Line | None = None
        previous: _Line | None = None
        for child in children:
            start = _start(file, child, parent)
            here = file.indentation_of(start)
            if file.starts_line(start):
                line = _Line(child, here, _space(file, start))
                if previous and not mixed and not _comparable(line.space, previous.space):
                    mixed = True
                    found.append(_tell_mixed(file, line, previous))
                    first = previous = None
                found += _compare(file, line, start, parent, column, first, previous)
                first, previous = first or line, line
            below = tuple(_children(child))
            if below:
                stack.append((child, below, here))
    return found


def _compare(file: File, line: _Line, start: int, parent: Syntax | None, column: int, first: _Line | None, previous: _Line | None) -> Iterator[Diagnostic]:
    word = _word(file, start)
    here = Label(Span(file, start, start + len(word)), f"`{word}` is read as part of {_name(parent)}")
    # "because … unless …" reads well with both in one column.
    outside = line.column < column if isinstance(line.node, StepSyntax) and isinstance(parent, StepSyntax) else line.column <= column
    if parent is not None and outside and (line.column < column or (first and first.column > column)):
        yield misleading_indentation(
            f"`{word}` is indented as if it stood outside {_name(parent)}",
            here,
            Label(_head(file, parent), "begins here and goes on"),
            "indent it further, or close what comes before with `}`"
            if isinstance(parent, (StatementSyntax, SectionSyntax))
            else "indent it further, or move it in front of what it does not belong to",
        )
    elif previous and line.column > previous.column:
        other = _word(file, previous.node.start)
        yield misleading_indentation(
            f"`{word}` is indented as if it belonged to the `{other}` before it",
            Label(here.place, f"`{word}` is read as part of {_name(parent)}" if parent else f"`{word}` is read on its own"),
            Label(_head(file, previous.node), "does not hold it"),
            "indent both alike, or put the one in the braces of the other",
        )


def _tell_mixed(file: File, line: _Line, previous: _Line) -> Diagnostic:
    return misleading_indentation(
        f"`{_word(file, line.node.start)}` is indented with {_spaces(line.space)}, and what stands beside it with {_spaces(previous.space)}",
        Label(_head(file, line.node), "how far in this is depends on the editor"),
        Label(_head(file, previous.node), "stands beside it"),
        "indent with spaces alone",
    )


def _space(file: File, start: int) -> str:
    line = file.line(file.line_of(start))
    return line[: len(line) - len(line.lstrip())]


def _comparable(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _spaces(space: str) -> str:
    return "tabs and spaces" if "\t" in space and " " in space else "tabs" if "\t" in space else "spaces"


def _children(node: Syntax) -> Iterator[Syntax]:
    if isinstance(node, SectionSyntax):
        yield from node.items
    elif isinstance(node, StatementSyntax):
        yield from node.entries
    elif isinstance(node, StepSyntax):
        yield from node.members
        yield from node.undercuts


def _start(file: File, node: Syntax, parent: Syntax | None) -> int:
    """Where a child visibly begins: for a member after the first, at its `and`."""
    if isinstance(parent, StepSyntax) and isinstance(node, (StatementSyntax, ReferenceSyntax)) and node is not parent.members[0]:
        before = file.text.rfind("and", parent.start, node.start)
        if not file.starts_line(node.start) or not file.text[before + 3 : node.start].strip():
            return before if before >= 0 else node.start
    return node.start


def _word(file: File, start: int) -> str:
    text = file.text[start : start + 40]
    return text.split()[0].rstrip(":") if text.split() else text


def _head(file: File, node: Syntax) -> Span:
    if isinstance(node, StepSyntax):
        return Span(file, node.link.start, node.link.end)
    if isinstance(node, StatementSyntax):
        name = node.id or node.kind
        return Span(file, node.start, name.end)
    return Span(file, node.start, node.start + len(_word(file, node.start)))


def _name(node: Syntax | None) -> str:
    if isinstance(node, StepSyntax):
        return f"the `{node.link.value}`"
    if isinstance(node, StatementSyntax):
        return f"{node.kind.value} `{node.id.value}`" if node.id else f"the {node.kind.value}"
    if isinstance(node, SectionSyntax):
        return "the section"
    return "the file"
