"""Argdown's JSON, as its command line exports it: statements and arguments by title, and the relations between them.

What it means is what the Argdown text means that it was made of; the drawn map in it, colours and lines are made anew from that by Argdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import define, field

from argmap.argument import ArgumentMap
from argmap.diagnostic import Label, Path
from argmap.formats.argdown.debate import Argument, Debate, Node, Relation, Statement, reattach
from argmap.formats.argdown.document import Document, Entry, Heading, Inference, Link, Structure
from argmap.formats.argdown.meaning import Meaning
from argmap.formats.argdown.parser import words_of
from argmap.formats.foreign import Foreign, fold
from argmap.formats.format import Import
from argmap.formats.retelling import Retelling, retold
from argmap.formats.rules.dangling_edge import dangling_edge
from argmap.formats.rules.misfit_relation import misfit_relation
from argmap.formats.rules.missing_part import missing_part
from argmap.formats.rules.wordless_statement import wordless_statement
from argmap.formats.rules.wrong_value import wrong_value

_SIGNS = {"support": "+", "entails": "+", "attack": "-", "contrary": "-", "undercut": "_", "contradictory": "><"}
_UNTITLED = re.compile(r"Untitled \d+")
_NO_LINE = 10**9
_KEYS = ("statements", "arguments", "relations")


def lacks(foreign: Foreign) -> Sequence[str] | None:
    """Say what a file lacks to be Argdown's JSON: statements and arguments by their titles, and relations."""
    whole = foreign.json if foreign.is_json else None
    if not isinstance(whole, dict) or not any(isinstance(whole.get(key), dict) for key in ("statements", "arguments")):
        return None
    return tuple(f"the key `{key}`" for key in _KEYS if key not in whole)


def read(foreign: Foreign) -> Import:
    """Read an export, as the Argdown text would be read that it was made of."""
    return retold(foreign, lambda whole, retelling: _Reading(whole, retelling).map())


class _Exported(Meaning):
    """The meaning of what was exported: where something stands is the number of a pointer, and data are numbers of what they say."""

    def __init__(self, reading: _Reading) -> None:
        super().__init__(reading.retelling.foreign.file, reading.document, reading.debate, reading.retelling.findings)
        self.reading = reading

    def _label(self, start: int, end: int) -> Label:
        return self.reading.retelling.label(self.reading.pointers[start])

    def _data(self, place: tuple[int, int] | None) -> Any:
        return self.reading.data[place[0]] if place else None


@define
class _Reading:
    whole: dict[str, Any]
    retelling: Retelling
    document: Document = field(factory=Document)
    debate: Debate = field(factory=Debate)
    statements: dict[str, Statement] = field(factory=dict)
    arguments: dict[str, Argument] = field(factory=dict)
    sections: dict[str, int] = field(factory=dict)
    """The numbers of the headings by their ids."""
    data: list[Any] = field(factory=list)
    written: list[tuple[tuple[int, int], Entry | Inference | Link | Structure, Path]] = field(factory=list)
    """Everything that stands somewhere, with where it stood in the text, line and column, and where it stands in the file."""
    positions: dict[Node, tuple[int, int]] = field(factory=dict)
    """Where in the text each node was first written."""
    pointers: list[Path] = field(factory=list)
    """Where in the file each thing stands, in the order of the text."""

    def map(self) -> ArgumentMap:
        self._read_sections()
        for title, value, here in self._titled("statements"):
            statement = self.statements[title] = Statement("" if _UNTITLED.fullmatch(title) else title)
            self._read_members(statement, title, value, here)
            self.debate.statements.append(statement)
        for title, value, here in self._titled("arguments"):
            argument = self.arguments[title] = Argument("" if _UNTITLED.fullmatch(title) else title)
            self._read_members(argument, title, value, here)
            self._read_structure(argument, title, value, here)
            self.debate.arguments.append(argument)
        relations = self.retelling.part(self.whole, "relations", list, ())
        for value, here in self.retelling.objects(enumerate(relations), "relation", ("relations",)):
            self._read_relation(value, here)
        # What stands later in the text has a higher number, as the places in a text have.
        self.written.sort(key=lambda each: each[0])
        for number, (_, part, here) in enumerate(self.written):
            part.start = part.end = number
            self.pointers.append(here)
        nodes: list[Statement | Argument] = [*self.debate.statements, *self.debate.arguments]
        for node in nodes:
            node.entries.sort(key=lambda entry: entry.start)
        meaning = _Exported(self)
        meaning.gather()
        return meaning.build()

    def _titled(self, key: str) -> Iterator[tuple[str, dict[str, Any], Path]]:
        values = self.retelling.part(self.whole, key, dict, ())
        for value, here in self.retelling.objects(values.items(), key[:-1], (key,)):
            yield fold(str(here[-1])), value, here

    def _list(self, owner: dict[str, Any], key: str, here: Path) -> list[Any]:
        """Give a list that need not be there."""
        return self.retelling.part(owner, key, list, here) if owner.get(key) is not None else []

    # Sections

    def _read_sections(self) -> None:
        stack: list[tuple[Any, Path, int]] = []
        stack += [(each, ("sections", number), 1) for number, each in enumerate(self._list(self.whole, "sections", ()))][::-1]
        while stack:
            value, here, depth = stack.pop()
            for section, _ in self.retelling.objects([(here[-1], value)], "section", here[:-1]):
                id = section.get("id")
                if isinstance(id, str):
                    self.sections.setdefault(id, len(self.document.headings))
                self.retelling.text_in(section, "title", here)
                self.document.headings.append(Heading(depth, _text(section.get("title"), section.get("ranges")), 0, 0))
                children = self._list(section, "children", here)
                stack += [(each, (*here, "children", number), depth + 1) for number, each in enumerate(children)][::-1]

    # Statements and arguments

    def _read_members(self, node: Statement | Argument, title: str, value: dict[str, Any], here: Path) -> None:
        for member, place in self.retelling.objects(enumerate(self._list(value, "members", here)), "member", (*here, "members")):
            node.entries.append(self._entry(node, member, place))
        if not node.entries and (isinstance(node, Statement) or not value.get("pcs")):
            # Whatever has a title is something; what it says is told nowhere.
            self.retelling.tell(lambda label: missing_part(f"`{title}`", "the key `members`", label), here)
            node.entries.append(self._entry(node, {}, here))
        if not node.title and not any(entry.text for entry in node.entries):
            self.retelling.tell(lambda label: wordless_statement(title, label), here)
            node.title = title or "…"
        self.positions[node] = min((_position(member) for member in _objects(value.get("members"))), default=_position(value))

    def _entry(self, node: Statement | Argument, member: dict[str, Any], here: Path) -> Entry:
        tags = [fold(tag) for tag in self._list(member, "tags", here) if isinstance(tag, str)]
        section = member.get("section")
        entry = Entry(
            is_argument=isinstance(node, Argument),
            start=0,
            title=node.title,
            text=_text(member.get("text"), member.get("ranges")),
            tags=tuple(tags),
            data=self._numbered(member.get("data")),
            section=self.sections.get(section) if isinstance(section, str) else None,
        )
        self.retelling.text_in(member, "text", here)
        self.written.append((_position(member), entry, here))
        return entry

    def _numbered(self, data: Any) -> tuple[int, int] | None:
        if data is None:
            return None
        self.data.append(data)
        return (len(self.data) - 1, len(self.data))

    def _read_structure(self, argument: Argument, title: str, value: dict[str, Any], here: Path) -> None:
        lines = self._list(value, "pcs", here)
        if not lines:
            return
        argument.structure = Structure(0)
        self.written.append((_position(value), argument.structure, here))
        for line, place in self.retelling.objects(enumerate(lines), "line", (*here, "pcs")):
            name = self.retelling.id_in(line, "title", "line", place)
            statement = self.statements.get(fold(name)) if name is not None else None
            if statement is None:
                if name is not None:
                    self.retelling.tell(lambda label, name=name: dangling_edge(f"the reconstruction of `{title}`", name, label), place)
                continue
            argument.steps.append((statement, self._inference(line, place)))

    def _inference(self, line: dict[str, Any], here: Path) -> Inference | None:
        if "inference" not in line:
            return None
        for inference, place in self.retelling.objects([("inference", line["inference"])], "inference", here):
            rules = [fold(rule) for rule in self._list(inference, "inferenceRules", place) if isinstance(rule, str)]
            found = Inference(0, 0, tuple(filter(None, rules)), self._numbered(inference.get("data")))
            self.written.append((_position(inference), found, place))
            return found
        return None

    # Relations

    def _read_relation(self, value: dict[str, Any], here: Path) -> None:
        # Exports of the first versions call a relation's kind its type, which is `relation` everywhere since.
        key = "type" if "relationType" not in value and value.get("type") in tuple(_SIGNS) else "relationType"
        kind = self.retelling.id_in(value, key, "relation", here)
        if kind is not None and kind not in _SIGNS:
            what, help = f"`{kind}` is no type of a relation", f"write one of {', '.join(_SIGNS)}; it is left out here"
            self.retelling.tell(lambda label: wrong_value(what, label, help), (*here, "relationType"))
            return
        source, target = self._end(value, "from", "source", here), self._end(value, "to", "target", here)
        if kind is None or source is None or target is None:
            return
        link = Link(_SIGNS[kind], self._written(source), self._written(target), 0, 0)
        # It was written where the later of its ends was.
        position = max(self.positions.get(source, (0, 0)), self.positions.get(target, (0, 0)))
        self.written.append((position, link, here))
        relation = Relation(kind, source, target, link)
        reattach(relation)
        self.debate.relations.append(relation)

    def _written(self, node: Node) -> Entry | Inference:
        if isinstance(node, Inference):
            return node
        return node.entries[0] if node.entries else Entry(isinstance(node, Argument), 0, title=node.title)

    def _end(self, value: dict[str, Any], key: str, older: str, here: Path) -> Node | None:
        """Give what a relation leads from or to; exports of older versions call both otherwise."""
        name = older if key not in value and older in value else key
        title = self.retelling.id_in(value, name, "relation", here)
        if title is None:
            return None
        type, title = value.get(f"{name}Type"), fold(title)
        node = self.arguments.get(title) if type in ("argument", "inference") else self.statements.get(title)
        node = node or self.statements.get(title) or self.arguments.get(title)
        if node is None:
            self.retelling.tell(lambda label: dangling_edge("this relation", title, label), (*here, name))
        if type == "inference" and isinstance(node, Argument):
            return self._inference_of(node, value, here)
        return node

    def _inference_of(self, argument: Argument, value: dict[str, Any], here: Path) -> Inference | None:
        number = value.get("conclusionIndex")
        line = argument.steps[number] if type(number) is int and 0 <= number < len(argument.steps) else None
        found = line[1] if line else argument.inference
        if found is None:
            what = f"a relation leads to an inference of `{argument.title}`, which has none"
            self.retelling.tell(lambda label: misfit_relation(what, label, "it is left out; an inference belongs to a conclusion"), here)
        return found


def _objects(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _position(value: dict[str, Any]) -> tuple[int, int]:
    """The line and column of the text at which something begins; behind all others if that is not said."""
    line, column = value.get("startLine"), value.get("startColumn")
    return (line if type(line) is int else _NO_LINE, column if type(column) is int else 0)


def _text(text: object, ranges: object) -> str:
    """Words with the titles of what they mention, and without the tags before and behind them; `ranges` says from where to where these stand."""
    if not isinstance(text, str):
        return ""
    pieces, at = [], 0
    tags: dict[int, str] = {}
    for each in _objects(ranges):
        start, stop, title, tag = (each.get(key) for key in ("start", "stop", "title", "tag"))
        if type(start) is not int or type(stop) is not int or not at <= start <= stop < len(text):
            continue
        if isinstance(title, str):
            # In headings, a mention takes the space behind it with it.
            pieces += [text[at:start], title + (" " if text[stop].isspace() else "")]
        elif isinstance(tag, str):
            pieces += [text[at:start], text[start : stop + 1]]
            tags[len(pieces) - 1] = tag
        else:
            continue
        at = stop + 1
    return words_of([*pieces, text[at:]], tags)
