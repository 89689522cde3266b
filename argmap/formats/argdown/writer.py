"""From a map to Argdown: relations under what they bear on, and a reconstruction for each step that is more than one statement.

What Argdown has no step for, an objection or an exception that is linked, named or itself undercut, is reconstructed with a conclusion
that only says that something is wrong; `{argmap: objection}` behind its inference tells our reader so.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator
from typing import Any

from argmap.argument import ArgumentMap, Claim, Evidence, Objection, Step
from argmap.argument import Statement as Stated
from argmap.argument.map import steps_of
from argmap.argument.naming import name_statements, same_id
from argmap.argument.schemes import SCHEMES
from argmap.formats.format import Export, Loss
from argmap.formats.losses import Part, lost
from argmap.language import is_id, keywords

_DEEPEST = 20
"""How many levels of relations are indented; Argdown's own parser fails at about 275."""
_KEPT = frozenset(
    {Part.TITLE, Part.SECTIONS, Part.TENSIONS, Part.MAP_META, Part.TEXT, Part.KIND, Part.MAIN, Part.TAGS, Part.META, Part.STEPS, Part.SCHEMES, Part.CONCEDED}
)
_SIGNS = {"reason": "+", "objection": "-", "undercut": "_"}
_SPECIAL = re.compile(r"[\\\[\]<>@#*_{}]|/(?=[/*])|[.:](?=\S)|={3,}")
_BEGINNING = re.compile(r"^(?=[-+>=(]|\d+\.)")
_UNFIT_TITLE = re.compile(r"[\[\]<>\\{}*_@#]|//|/\*|={3,}")
_WORD = re.compile(r"[a-zA-Z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+")


class _Writer:
    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.losses: list[Loss] = []
        self.blocks: list[str] = []
        self.written: set[str] = set()
        self.later: deque[tuple[str, int, str]] = deque()
        self.section = {member: section.id for section in map.sections for member in section.members}
        self.uses = Counter(member for _, step in map.steps() for member in step.members)
        pulled = {id for tension in map.tensions for id in (tension.first, tension.second)}
        self.untitled = {
            each.id
            for each in map
            if each.nameless and not self.uses[each.id] > 1 and each.id not in pulled and all(_is_plain(step, each.id) for _, step in _steps(each))
        }
        self.names = self._names()
        self.titles = self._titles()
        self.wrong = 0

    def write(self) -> Export:
        map = self.map
        if map.title:
            self.blocks.append(f"===\ntitle: {_quoted(map.title)}\n===")
        headings = {section.id: section.title for section in map.sections}
        members: dict[str | None, list[Stated]] = defaultdict(list)
        for statement in sorted(map, key=lambda each: self.uses[each.id] > 0):
            members[self.section.get(statement.id)].append(statement)
        for section, level in [(None, 0), *_in_order(map)]:
            if section is not None:
                self.blocks.append(f"{'#' * level} {_escaped(headings[section])}")
            for statement in members[section]:
                if statement.id not in self.written:
                    self._write_block(statement)
        for tension in map.tensions:
            self.blocks.append(f"{self._reference(tension.first)}\n  >< {self._reference(tension.second)}")
            if tension.why not in ("contradictory", "contrary"):
                self.losses.append(Loss(f"why it is in tension with {tension.second}: “{tension.why}”", tension.first))
        self._tell_losses()
        return Export("\n\n".join(self.blocks) + "\n" if self.blocks else "", tuple(self.losses))

    # Titles

    def _names(self) -> dict[str, str]:
        """What statements are called by: their ids, or, where a foreign id may hold marks, one made of its words."""
        fit = [each.id for each in self.map if is_id(each.id)]
        unfit = [each.id for each in self.map if not is_id(each.id)]
        return dict(zip([*fit, *unfit], [*fit, *name_statements(unfit, [*fit, *keywords()])], strict=True))

    def _titles(self) -> dict[str, str]:
        titles: dict[str, str] = {}
        taken: set[str] = set()
        for statement in self.map:
            if statement.nameless and not _UNFIT_TITLE.search(statement.text) and statement.text not in taken:
                title = statement.text
            else:
                title = next((meta.value for meta in statement.meta if meta.key == "argdown" and not _UNFIT_TITLE.search(meta.value)), self.names[statement.id])
                title = self.names[statement.id] if title in taken else title
                if statement.nameless and statement.id not in self.untitled:
                    self.losses.append(Loss("that its id was made from its words", statement.id))
            taken.add(title)
            titles[statement.id] = title
        return titles

    def _reference(self, id: str) -> str:
        return f"[{self.titles[id]}]"

    def _definition(self, statement: Stated) -> str:
        self.written.add(statement.id)
        title = self.titles[statement.id]
        if statement.id in self.untitled:
            body = _BEGINNING.sub(r"\\", _escaped(statement.text))
        else:
            body = f"[{title}]" if statement.nameless and title == statement.text else f"[{title}]: {_escaped(statement.text)}"
        return " ".join([body, *(f"#{tag}" if _WORD.fullmatch(tag) else f"#({tag})" for tag in statement.tags)])

    def _is_named_again(self, statement: Stated) -> bool:
        """Whether a reader takes the title for the id that a statement has; what tells equal titles apart is not asked."""
        title = self.titles[statement.id]
        if statement.nameless and (statement.id in self.untitled or title == statement.text):
            name = name_statements([statement.text], keywords())[0]
            return same_id(name) == same_id(statement.id) or statement.id.startswith(f"{name}-")
        name = title if is_id(title) and title not in keywords() else name_statements([title], keywords())[0]
        return same_id(name) == statement.id or statement.id.startswith(f"{name}-")

    # Blocks

    def _write_block(self, statement: Stated) -> None:
        self.blocks.append("\n".join(self._tree(self._definition(statement), statement, 0)))
        while self.later:
            self._write_step(*self.later.popleft())

    def _tree(self, first: str, root: Stated, depth: int) -> Iterator[str]:
        """The lines of a statement and of what bears on it plainly; what does not is written later."""
        yield first
        stack = list(reversed(self._leading(root, depth)))
        while stack:
            level, sign, id = stack.pop()
            indentation = "  " * level
            if self._may_stand_here(id, root, level):
                yield f"{indentation}{sign} {self._definition(self.map[id])}"
                stack += reversed(self._leading(self.map[id], level))
            else:
                yield f"{indentation}{sign} {self._reference(id)}"
                self.untitled.discard(id)

    def _may_stand_here(self, id: str, root: Stated, level: int) -> bool:
        return id not in self.written and level < _DEEPEST and self.section.get(id) == self.section.get(root.id)

    def _leading(self, statement: Stated, level: int) -> list[tuple[int, str, str]]:
        """The plain steps of a statement up to the first that is not, with their levels and signs; the others are kept for later."""
        here: list[tuple[int, str, str]] = []
        number, before = -1, ""
        is_leading = True
        for kind, step in _steps(statement):
            number, is_leading, before = (number + 1, is_leading, kind) if kind == before else (0, True, kind)
            is_leading = is_leading and _is_plain(step, statement.id)
            if is_leading:
                here.append((level + 1, _SIGNS[kind], step.members[0]))
            else:
                self.later.append((statement.id, number, kind))
        return here

    def _write_step(self, owner: str, number: int, kind: str) -> None:
        steps: tuple[Step, ...] = self.map[owner].reasons if kind == "reason" else self.map[owner].objections
        step = steps[number]
        if _is_plain(step, owner):
            self.blocks.append(f"{self._reference(owner)}\n  {_SIGNS[kind]} {self._reference(step.members[0])}")
            self.untitled.discard(step.members[0])
            return
        name = f"{self.names[owner]} {kind} {number + 1}"
        if kind == "reason":
            self._reconstruct(self.map[owner], name, step, "", self._reference(owner))
        else:
            word = "concession" if isinstance(step, Objection) and step.conceded else "objection"
            self._reconstruct(self.map[owner], name, step, word, self._wrong(f"-> {self._reference(owner)}"))

    def _wrong(self, relation: str) -> str:
        self.wrong += 1
        return f"[Objection {self.wrong}]: This is mistaken.\n  {relation}"

    def _reconstruct(self, root: Stated, name: str, step: Step, word: str, conclusion: str) -> None:
        """Write a step of a statement, then the exceptions to it, with a stack."""
        stack = [(name, step, word, conclusion)]
        while stack:
            name, step, word, conclusion = stack.pop()
            lines = [f"<{name}>\n"]
            for position, member in enumerate(step.members, 1):
                statement = self.map[member]
                if self._may_stand_here(member, root, 1):
                    lines += self._tree(f"({position}) {self._definition(statement)}", statement, 0)
                else:
                    lines.append(f"({position}) {self._reference(member)}")
                    self.untitled.discard(member)
            rule = _escaped_rule(step.scheme.name) if step.scheme else ""
            lines.append(f"-- {rule}{{argmap: {word}}} --" if word else f"-- {rule} --" if rule else "----")
            deeper = []
            is_leading = True
            for number, undercut in enumerate(step.undercuts, 1):
                is_leading = is_leading and _is_plain(undercut)
                if is_leading:
                    lines.append(f"  <_ {self._reference(undercut.members[0])}")
                    self.untitled.discard(undercut.members[0])
                else:
                    deeper.append((f"{name} exception {number}", undercut, "undercut", self._wrong(f"_> <{name}>")))
            lines.append(f"({len(step.members) + 1}) {conclusion}")
            self.blocks.append("\n".join(lines))
            stack += reversed(deeper)

    # Losses

    def _tell_losses(self) -> None:
        """Tell what Argdown does not say; what was found lacking on the way comes first."""
        peopled = self._peopled()
        keeps: dict[Part, Callable[[Any], bool]] = {
            Part.KIND: lambda statement: not isinstance(statement, Evidence) and isinstance(statement, Claim) == self._reads_as_claim(statement),
            Part.MAIN: self._reads_as_main,
            Part.SECTIONS: lambda section: section.id in peopled,
            Part.MAP_META: lambda meta: meta.key == "argdown",
            Part.META: lambda meta: meta.key == "argdown",
        }
        self.losses += lost(self.map, _KEPT, keeps=keeps, also=self._also(), folds=True)

    def _peopled(self) -> set[str]:
        """The sections with statements in them or in those that they hold: a heading with nothing under it is not read as one."""
        parents = {section.id: section.parent for section in self.map.sections}
        found: set[str] = set()
        for section in self.map.sections:
            id: str | None = section.id if section.members else None
            while id is not None and id not in found:
                found.add(id)
                id = parents.get(id)
        return found

    def _reads_as_claim(self, statement: Stated) -> bool:
        return bool(statement.reasons or statement.objections) or not self.uses[statement.id]

    def _reads_as_main(self, statement: Stated) -> bool:
        return bool(statement.reasons or statement.objections) and not self.uses[statement.id]

    def _also(self) -> Iterator[Loss]:
        for statement in self.map:
            if isinstance(statement, Claim) and not statement.main and self._reads_as_main(statement):
                yield Loss("that it is no main claim", statement.id)
            if any(meta.key == "argdown" and meta.value != self.titles[statement.id] for meta in statement.meta):
                yield Loss("its meta “argdown”", statement.id)
            if not self._is_named_again(statement):
                yield Loss("its id", statement.id)
            yield from (Loss(what, statement.id) for what in _lost_steps(statement))


def _lost_steps(statement: Stated) -> Iterator[str]:
    below = [step for _, step in steps_of(statement)]
    groups: list[tuple[str, tuple[Step, ...]]] = [(statement.id, statement.reasons), (statement.id, statement.objections)]
    for owner, steps in [*groups, *(("", step.undercuts) for step in below)]:
        plain = Counter(step.members for step in steps if _is_plain(step, owner))
        yield from (f"that {members[0]} bears on it more than once" for members, count in plain.items() if count > 1)
    for step in below:
        if len(set(step.members)) < len(step.members):
            yield "that a step of it has a member twice"
        if step.scheme and step.scheme.own is (step.scheme.name in SCHEMES):
            yield f"whether its scheme “{step.scheme.name}” is one of its own"


def _steps(statement: Stated) -> Iterator[tuple[str, Step]]:
    yield from (("reason", step) for step in statement.reasons)
    yield from (("objection", step) for step in statement.objections)


def _is_plain(step: Step, owner: str = "") -> bool:
    """Whether a relation alone says it; of a statement to itself, Argdown passes over one."""
    is_conceded = isinstance(step, Objection) and step.conceded
    return len(step.members) == 1 and step.members[0] != owner and not (step.scheme or step.undercuts or is_conceded)


def _in_order(map: ArgumentMap) -> Iterator[tuple[str, int]]:
    children: dict[str | None, list[str]] = defaultdict(list)
    for section in map.sections:
        children[section.parent].append(section.id)
    stack = [(id, 1) for id in reversed(children[None])]
    while stack:
        id, level = stack.pop()
        yield id, level
        stack += [(child, level + 1) for child in reversed(children[id])]


def _escaped(text: str) -> str:
    """A text in which nothing is a mark."""
    return _SPECIAL.sub(lambda found: "".join(f"\\{letter}" for letter in found[0]), " ".join(text.split()))


def _escaped_rule(name: str) -> str:
    return re.sub(r"[\\{}.,:/<]|-(?=-)|(?<=-)-", lambda found: f"\\{found[0]}", " ".join(name.split()))


def _quoted(text: str) -> str:
    folded = " ".join(text.split())
    escaped = folded.replace("\\", "\\\\").replace('"', '\\"').replace("=", "\\x3d")
    return f'"{escaped}"'


def print_argdown(map: ArgumentMap) -> Export:
    """Write a map afresh, whatever file it came from."""
    return _Writer(map).write()
