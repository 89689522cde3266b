"""Whether the layout of a text says what its words say."""

from __future__ import annotations

import re
from bisect import bisect_right

from attrs import define

from argmap.diagnostic import Diagnostic, Label
from argmap.files import File, Span, display_width
from argmap.language.rules.misleading_indentation import misleading_indentation
from argmap.language.syntax import MapSyntax, ReferenceSyntax, SectionSyntax, StatementSyntax, StepSyntax, Syntax, TagSyntax

_SPACE = re.compile(r"\s*")


@define
class _Line:
    """A construct, where it visibly begins, and the white space with which its line does."""

    node: Syntax
    start: int
    space: str
    column: int
    leads: bool
    """Whether it begins its line."""


def check_layout(syntax: MapSyntax) -> list[Diagnostic]:
    """Give the places at which indentation suggests another structure than the one that is read.

    Text that has lost its indentation, as in a mail, suggests nothing and is left alone.
    """
    found: list[Diagnostic] = []
    file, mixed = syntax.file, False
    # A parent, what stands in it, and the column of the line on which it begins.
    # For a step also whether another one of its statement stands before it.
    stack: list[tuple[Syntax | None, tuple[Syntax, ...], int, bool]] = [(None, syntax.items, -1, False)]
    while stack:
        parent, children, column, has_rival = stack.pop()
        first: _Line | None = None
        previous: _Line | None = None
        for number, child in enumerate(children):
            line = _line(file, child, _start(file, child, parent) if number and isinstance(parent, StepSyntax) else child.start)
            if isinstance(child, StatementSyntax) and child.attributes:
                found += _tags_like_comments(file, child, line.column)
            if line.leads:
                if previous and line.space != previous.space and not mixed and not _comparable(line.space, previous.space):
                    mixed = True
                    found.append(_tell_mixed(file, line, previous))
                    first = previous = None
                if parent is not None and line.column <= column and _stands_outside(line, parent, column, first, has_rival=has_rival):
                    found.append(_tell_outside(file, line, parent))
                elif previous and line.column > previous.column:
                    found.append(_tell_inside(file, line, parent, previous))
                first, previous = first or line, line
            elif number and _stands_behind(file, child, children[number - 1]):
                found.append(_tell_behind(file, child, parent, children[number - 1]))
            if (below := _children(child)) and not _is_plain(file, child):
                rival = isinstance(child, StepSyntax) and any(isinstance(other, StepSyntax) for other in children[max(number - 4, 0) : number])
                stack.append((child, below, line.column, line.leads and line.column > column and rival))
    return found


def _line(file: File, node: Syntax, start: int) -> _Line:
    starts = file.line_starts
    begin = starts[bisect_right(starts, start) - 1]
    if begin == start:
        return _Line(node, start, "", 0, leads=True)
    # A line may hold a whole map, so that nothing but its indentation is looked at.
    indented = _SPACE.match(file.text, begin, start)
    end = indented.end() if indented else begin
    space = file.text[begin:end]
    column = end - begin if space.isascii() and "\t" not in space else display_width(space)
    return _Line(node, start, space, column, leads=end == start or file.starts_line(start))


def _is_plain(file: File, node: Syntax) -> bool:
    """Whether it is a step that says but one name, right behind its word, where no layout can mislead; most are."""
    if type(node) is not StepSyntax or node.undercuts or type(node.members[0]) is not ReferenceSyntax:
        return False
    return len(node.members) == 1 and node.members[0].start == node.link.end + 1 and file.text[node.link.end] == " "


def _stands_outside(line: _Line, parent: Syntax, column: int, first: _Line | None, *, has_rival: bool) -> bool:
    if line.column < column:
        return True
    if isinstance(parent, StepSyntax):
        # Level with its step, an exception reads well, unless it might be one to other steps too. A member always does.
        return isinstance(line.node, StepSyntax) and has_rival
    return first is not None and first.column > column


def _stands_behind(file: File, child: Syntax, before: Syntax) -> bool:
    """Whether a note, quote or hedge stands on the line of a member, to which it does not belong."""
    if isinstance(child, StepSyntax) or not isinstance(before, StepSyntax):
        return False
    return isinstance(before.members[-1], StatementSyntax) and file.line_of(before.end - 1) == file.line_of(child.start)


def _tell_behind(file: File, child: Syntax, parent: Syntax | None, before: Syntax) -> Diagnostic:
    word = _word(file, child.start)
    assert isinstance(before, StepSyntax)
    member = before.members[-1]
    return misleading_indentation(
        f"`{word}` stands behind {_name(member)} and belongs to {_name(parent)}",
        Label(Span(file, child.start, child.start + len(word)), f"`{word}` is read as part of {_name(parent)}"),
        Label(_head(file, member), "does not hold it"),
        f"put it in braces behind {_name(member)}, or on a line of its own",
    )


def _tags_like_comments(file: File, statement: StatementSyntax, column: int) -> list[Diagnostic]:
    found = []
    for attribute in statement.attributes:
        if isinstance(attribute, TagSyntax):
            line = _line(file, attribute, attribute.start)
            if line.leads and line.column <= column:
                found.append(
                    misleading_indentation(
                        f"`#{attribute.name}` stands like a comment and is read as a tag",
                        Label(Span(file, attribute.start, attribute.end), f"is a tag of {_name(statement)}"),
                        Label(_head(file, statement), "has this tag"),
                        "write `//` for a comment; put a tag behind the text, or indent it",
                    )
                )
    return found


def _tell_outside(file: File, line: _Line, parent: Syntax) -> Diagnostic:
    word, holder = _word(file, line.start), _name(parent)
    braces = isinstance(parent, (StatementSyntax, SectionSyntax))
    return misleading_indentation(
        f"`{word}` is indented as if it stood outside {holder}",
        Label(Span(file, line.start, line.start + len(word)), f"`{word}` is read as part of {holder}"),
        Label(_head(file, parent), "begins here and goes on"),
        f"indent it further, or {'close what comes before with `}`' if braces else 'move it in front of what it does not belong to'}",
    )


def _tell_inside(file: File, line: _Line, parent: Syntax | None, previous: _Line) -> Diagnostic:
    word, other = _word(file, line.start), _word(file, previous.start)
    return misleading_indentation(
        f"`{word}` is indented as if it belonged to the `{other}` before it",
        Label(Span(file, line.start, line.start + len(word)), f"`{word}` is read {f'as part of {_name(parent)}' if parent else 'on its own'}"),
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


def _comparable(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _spaces(space: str) -> str:
    return "tabs and spaces" if "\t" in space and " " in space else "tabs" if "\t" in space else "spaces"


def _children(node: Syntax) -> tuple[Syntax, ...]:
    if isinstance(node, StatementSyntax):
        return node.entries
    if isinstance(node, StepSyntax):
        return node.members + node.undercuts if node.undercuts else node.members
    return node.items if isinstance(node, SectionSyntax) else ()


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
