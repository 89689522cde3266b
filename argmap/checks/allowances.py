"""What an analyst allows: which findings are not told, and where."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Severity
from argmap.files import File, Span
from argmap.language.syntax import AllowSyntax, MapSyntax, SectionSyntax, StatementSyntax, StepSyntax, Syntax


def is_allowed(map: ArgumentMap, diagnostic: Diagnostic) -> bool:
    """Whether a finding of a map, told by path, is allowed: by the map, or by any statement that it is about."""
    allows = list(map.allows)
    for label in (diagnostic.primary, *diagnostic.others):
        if not isinstance(label.place, Span) and label.place and label.place[0] in map:
            allows += map[str(label.place[0])].allows
    return any(allow.rule in (diagnostic.rule.name, diagnostic.rule.code) for allow in allows)


@define
class Allowances:
    """The allowances of files, each with the stretch in which it holds: a statement with its braces, or a whole file."""

    syntaxes: Iterable[MapSyntax]
    stretches: dict[str, list[tuple[File, int, int]]] = field(init=False, factory=dict)
    """For each rule, by name or code, where it is silent."""

    def __attrs_post_init__(self) -> None:
        for syntax in self.syntaxes:
            self._gather(syntax)

    def cover(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding is allowed where it is, or where any other party to it is.

        A slip in the language itself cannot be allowed: nobody knows what it would mean.
        """
        stretches = [*self.stretches.get(diagnostic.rule.name, ()), *self.stretches.get(diagnostic.rule.code, ())]
        if not stretches or (diagnostic.severity is Severity.ERROR and diagnostic.rule.code[0] in "SN"):
            return False
        places = [label.place for label in (diagnostic.primary, *diagnostic.others) if isinstance(label.place, Span)]
        return any(file is place.file and start <= place.start < end for place in places for file, start, end in stretches)

    def _gather(self, syntax: MapSyntax) -> None:
        stack: list[tuple[Syntax, Syntax | None]] = [(item, None) for item in syntax.items]
        while stack:
            node, holder = stack.pop()
            if isinstance(node, AllowSyntax):
                start, end = (holder.start, holder.end) if holder else (0, len(syntax.file.text) + 1)
                self.stretches.setdefault(node.rule.value, []).append((syntax.file, start, end))
            elif isinstance(node, SectionSyntax):
                stack += [(item, node) for item in node.items]
            elif isinstance(node, StatementSyntax):
                stack += [(entry, node) for entry in node.entries]
            elif isinstance(node, StepSyntax):
                stack += [(below, None) for below in (*node.members, *node.undercuts)]
