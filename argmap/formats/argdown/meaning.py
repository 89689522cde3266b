"""From what Argdown counts to a map."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, TypeAlias

from attrs import Factory, define

from argmap.argument import ArgumentMap, Claim, Objection, Premise, Reason, Scheme, Section, Tension, Undercut
from argmap.argument import Statement as Stated
from argmap.argument.model import Meta
from argmap.argument.naming import name_statements, same_id
from argmap.argument.schemes import SCHEMES
from argmap.diagnostic import Diagnostic, Label
from argmap.files import File, Span
from argmap.formats.argdown.debate import Argument, Debate, Relation, Statement
from argmap.formats.argdown.document import Document, Entry, Inference
from argmap.formats.argdown.yaml import load
from argmap.formats.findings import Findings
from argmap.formats.foreign import fold
from argmap.formats.rules.misfit_relation import misfit_relation
from argmap.formats.rules.missing_part import missing_part
from argmap.formats.rules.repeated_id import repeated_id
from argmap.formats.rules.wordless_statement import wordless_statement
from argmap.language import keywords
from argmap.language.scanner import is_id
from argmap.suggest import did_you_mean

_DEEPEST = 50
"""How deep exceptions to exceptions go; frozen classes that hold each other cannot be compared at a few hundred."""
_UNFIT_TAG = re.compile(r"[^\w-]+")

Node: TypeAlias = Statement | Argument
"""What is a statement of the map: an equivalence class, or the gist of an argument that is not reconstructed."""


@define(eq=False)
class _Step:
    kind: str
    """`reason`, `objection`, `concession` or `undercut`."""
    members: list[Node]
    at: int
    scheme: Scheme | None = None
    undercuts: list[_Step] = Factory(list)
    depth: int = 0
    is_placed: bool = False


class Meaning:
    """Makes a map of a debate."""

    def __init__(self, file: File, document: Document, debate: Debate, findings: Findings) -> None:
        self.file, self.document, self.debate, self.findings = file, document, debate, findings
        self.steps: dict[Node, list[_Step]] = defaultdict(list)
        self.inferred: dict[Inference, _Step] = {}
        self.stand_ins: dict[Node, _Step] = {}
        """The conclusions that say no more than that something is wrong, each with the step whose members it follows from; as we write them."""
        self.taken: dict[Argument, list[_Step]] = defaultdict(list)
        """The steps that the gist of an argument takes."""
        self.waiting: dict[Argument, list[tuple[_Step, Relation]]] = defaultdict(list)
        self.pulls: dict[tuple[Node, Node, str], None] = {}

    def _label(self, start: int, end: int) -> Label:
        return Label(Span(self.file, start, max(end, start)))

    def _tell(self, diagnostic: Diagnostic) -> None:
        self.findings.add(diagnostic)

    def _data(self, place: tuple[int, int] | None) -> Any:
        return load(self.file, *place, self.findings) if place else None

    # Steps

    def gather(self) -> None:
        """Find out which steps there are, and what they bear on."""
        for structure in self.debate.second_structures:
            assert structure.argument
            title = structure.argument.title
            first = self._label(structure.argument.start, structure.argument.end)
            self._tell(repeated_id("reconstruction of", title, self._label(structure.start, structure.start + 1), first))
        for argument in self.debate.arguments:
            self._infer(argument)
        for relation in self.debate.relations:
            self._relate(relation)
        while self.waiting:
            argument, waiting = self.waiting.popitem()
            for step, relation in waiting:
                self._misfit(relation, "an undercut bears on an argument that bears on nothing", "it is read as an objection to what the argument says")
                self._place(_Step("objection", step.members, step.at), argument)
        for line, step in list(self.stand_ins.items()):
            if not step.is_placed:
                # What it says is wrong is not said: it is a conclusion like others.
                del self.stand_ins[line]
                step.kind = "reason"
                self._place(step, line)

    def _infer(self, argument: Argument) -> None:
        pending: list[Node] = []
        for number, (line, inference) in enumerate(argument.steps):
            if inference is None:
                pending.append(line)
                continue
            data = self._data(inference.data)
            members = self._used(data, argument, number) or pending
            pending = [line]
            if not members:
                self._tell(
                    missing_part("this inference", "premises", self._label(inference.start, inference.end), "write them above the line, each with a number")
                )
                continue
            step = _Step("reason", list(dict.fromkeys(members)), inference.start, _scheme(inference.rules))
            self.inferred[inference] = step
            meant = data.get("argmap") if isinstance(data, dict) else None
            if meant in ("objection", "concession", "undercut"):
                step.kind = meant
                self.stand_ins[line] = step
            else:
                self._place(step, line)

    def _used(self, data: Any, argument: Argument, number: int) -> list[Node]:
        uses = data.get("uses", data.get("from")) if isinstance(data, dict) else None
        if not isinstance(uses, list):
            return []
        return [argument.steps[use - 1][0] for use in uses if type(use) is int and 0 < use <= number]

    def _relate(self, relation: Relation) -> None:
        source, target = relation.source, relation.target
        if isinstance(source, Inference):
            self._misfit(relation, "a relation leads from an inference", "it is left out; write it under the conclusion")
            return
        if relation.kind in ("contrary", "contradictory"):
            spoken = _spoken(target)
            if spoken and spoken is not source and (spoken, source, relation.kind) not in self.pulls:
                self.pulls[source, spoken, relation.kind] = None
            return
        step = self.stand_ins.get(source) or _Step("", [source], relation.link.start)
        if step.is_placed:
            step = _Step(step.kind, step.members, relation.link.start, step.scheme)
        step.kind = _kind(relation.kind, step.kind)
        if relation.kind == "entails":
            step.scheme = Scheme("entailment", own=True)
        if isinstance(source, Argument):
            self.taken[source].append(step)
        self._aim(step, relation)

    def _aim(self, step: _Step, relation: Relation) -> None:
        """Put a step where it bears, or on the nearest thing that it may bear on."""
        source, target = relation.source, relation.target
        if isinstance(target, Argument) and target.steps:
            self._bear_on_argument(step, relation, target)
        elif isinstance(target, Inference):
            self._bear_on_inference(step, relation, self.inferred.get(target))
        elif step.kind == "undercut" and isinstance(target, Argument):
            self._undercut(step, relation, target)
        elif step.kind == "undercut":
            self._misfit(relation, "an undercut bears on a statement", "it is read as an objection; an undercut bears on an argument or an inference")
            step.kind = "objection"
            self._place(step, target)
        elif not (source is target and isinstance(relation.link.source, Entry) and relation.link.source.is_argument):
            # An argument that supports its own conclusion says what its reconstruction says.
            self._place(step, target)

    def _bear_on_argument(self, step: _Step, relation: Relation, target: Argument) -> None:
        """What bears on a reconstructed argument as a whole does not say on which premise."""
        if step.kind == "reason":
            premises = [line for line, inference in target.steps if not inference and line not in step.members]
            self._misfit(
                relation,
                f"it is not said which premise of <{target.title}> is supported",
                "it is read as a reason for the first one; write it under that which is meant",
            )
            if premises:
                self._place(step, premises[0])
        else:
            self._misfit(
                relation,
                f"it is not said which premise of <{target.title}> is attacked",
                "it is read as an exception to its last step; write it under that which is meant",
            )
            self._bear_on_inference(step, relation, self.inferred.get(target.inference) if target.inference else None)

    def _bear_on_inference(self, step: _Step, relation: Relation, target: _Step | None) -> None:
        if target is None or step.kind == "reason":
            self._misfit(relation, "a relation leads to an inference that it cannot bear on", "it is left out; only an undercut bears on an inference")
            return
        step.kind = "undercut"
        self._place_under(step, relation, target)

    def _undercut(self, step: _Step, relation: Relation, target: Argument) -> None:
        placed = next((taken for taken in self.taken[target] if taken.is_placed), None)
        if placed:
            self._place_under(step, relation, placed)
        else:
            self.waiting[target].append((step, relation))

    def _place(self, step: _Step, owner: Node) -> None:
        self.steps[owner].append(step)
        self._follow(step)

    def _place_under(self, step: _Step, relation: Relation, target: _Step) -> None:
        if target.depth >= _DEEPEST:
            self._misfit(relation, f"undercuts bear on each other more than {_DEEPEST} deep", "it is left out")
            return
        step.depth = target.depth + 1
        target.undercuts.append(step)
        self._follow(step)

    def _follow(self, step: _Step) -> None:
        """Place what waited for a step."""
        stack = [step]
        while stack:
            placed = stack.pop()
            placed.is_placed = True
            for member in placed.members:
                if isinstance(member, Argument):
                    for waiting, relation in self.waiting.pop(member, []):
                        if placed.depth >= _DEEPEST:
                            self._misfit(relation, f"undercuts bear on each other more than {_DEEPEST} deep", "it is left out")
                            continue
                        waiting.depth = placed.depth + 1
                        placed.undercuts.append(waiting)
                        stack.append(waiting)

    def _misfit(self, relation: Relation, what: str, help: str) -> None:
        if not self.findings.is_full:
            self._tell(misfit_relation(what, self._label(relation.link.start, relation.link.end), help))

    # Statements

    def build(self) -> ArgumentMap:
        """Give the map."""
        used = self._used_nodes()
        # One that is used elsewhere too, or argued for, is more than a word for its step.
        nodes: list[Node] = [each for each in self.debate.statements if each not in self.stand_ins or each in used or self.steps.get(each)]
        nodes += [each for each in self.debate.arguments if not each.steps and each.entries]
        nodes.sort(key=lambda node: node.entries[0].start)
        texts = {node: next((entry.text for entry in node.entries if entry.text), fold(node.title)) for node in nodes}
        ids = self._ids(nodes, texts)
        return ArgumentMap(
            [self._statement(node, ids, texts[node], used) for node in nodes],
            title=self._title,
            sections=list(self._sections(nodes, ids)),
            tensions=[Tension(ids[first], ids[second], why) for first, second, why in self.pulls if first in ids and second in ids],
        )

    def _ids(self, nodes: list[Node], texts: dict[Node, str]) -> dict[Node, str]:
        taken = set(keywords())
        ids: dict[Node, str] = {}
        named = [node for node in nodes if not _is_nameless(node)]
        for node in named:
            id = same_id(node.title)
            if is_id(id) and id not in taken:
                ids[node] = id
                taken.add(id)
        titled = [node for node in named if node not in ids]
        ids |= dict(zip(titled, name_statements([node.title for node in titled], taken), strict=True))
        nameless = [node for node in nodes if node not in ids]
        ids |= dict(zip(nameless, name_statements([texts[node] for node in nameless], [*keywords(), *ids.values()]), strict=True))
        self._ask_for_words([node for node in nameless if node.title], [node.title for node in named])
        return ids

    def _ask_for_words(self, wordless: list[Node], titles: list[str]) -> None:
        """A title that is near another and defined nowhere is probably misspelt."""
        for node in wordless[:_DEEPEST]:
            if did_you_mean(node.title, titles):
                entry = node.entries[0]
                self._tell(wordless_statement(node.title, self._label(entry.start, entry.end)))

    def _used_nodes(self) -> set[Node]:
        stack = [step for steps in self.steps.values() for step in steps]
        used: set[Node] = set()
        while stack:
            step = stack.pop()
            used.update(step.members)
            stack += step.undercuts
        return used

    def _statement(self, node: Node, ids: dict[Node, str], text: str, used: set[Node]) -> Stated:
        steps = sorted(self.steps[node], key=lambda step: step.at)
        about: dict[str, Any] = {
            "tags": list(dict.fromkeys(tag for entry in node.entries for each in entry.tags if (tag := _UNFIT_TAG.sub("-", each).strip("-")))),
            "nameless": _is_nameless(node),
            "meta": list(self._metas(node, ids[node], text)),
            "reasons": [_frozen(step, ids) for step in steps if step.kind == "reason"],
            "objections": [_frozen(step, ids) for step in steps if step.kind != "reason"],
        }
        if steps or node not in used:
            return Claim(ids[node], text, main=bool(steps) and node not in used, **about)
        return Premise(ids[node], text, **about)

    def _metas(self, node: Node, id: str, text: str) -> Iterator[Meta]:
        if (title := fold(node.title)) not in ("", id, text):
            yield Meta("argdown", title)
        for wording in dict.fromkeys(entry.text for entry in node.entries if entry.text not in ("", text)):
            yield Meta("argdown-wording", wording)
        for entry in node.entries:
            data = self._data(entry.data)
            if data is not None:
                yield Meta("argdown-data", kept(json.dumps(data, ensure_ascii=False, default=str)))

    @property
    def _title(self) -> str:
        front = self._data(self.document.front_matter)
        title = front.get("title") if isinstance(front, dict) else None
        return fold(title) if isinstance(title, str) else ""

    def _sections(self, nodes: list[Node], ids: dict[Node, str]) -> Iterator[Section]:
        headings = self.document.headings
        parents: list[int | None] = []
        open: list[int] = []
        for number, heading in enumerate(headings):
            while open and headings[open[-1]].level >= heading.level:
                open.pop()
            parents.append(open[-1] if open else None)
            open.append(number)
        members: dict[int, list[str]] = defaultdict(list)
        for node in nodes:
            section = next((entry.section for entry in node.entries if not entry.is_reference), node.entries[0].section)
            if section is not None:
                members[section].append(ids[node])
        filled = set(members)
        for number in reversed(range(len(headings))):
            parent = parents[number]
            if number in filled and parent is not None:
                filled.add(parent)
        titles = [heading.title or "Untitled" for heading in headings]
        names = name_statements(titles, keywords())
        for number in sorted(filled):
            parent = parents[number]
            yield Section(names[number], titles[number], members[number], names[parent] if parent is not None else None)


def _is_nameless(node: Node) -> bool:
    """Whether nobody chose a name for it: a title without words is all that it says."""
    return not node.title or not any(entry.text for entry in node.entries)


def _spoken(target: Node | Inference) -> Node | None:
    if isinstance(target, Argument) and target.steps:
        return target.conclusion
    return None if isinstance(target, Inference) else target


def _kind(relation: str, known: str) -> str:
    if known == "concession" and relation == "attack":
        return known
    return {"support": "reason", "entails": "reason", "attack": "objection", "undercut": "undercut"}[relation]


def _scheme(rules: tuple[str, ...]) -> Scheme | None:
    name = ", ".join(rules)
    return Scheme(name, own=name not in SCHEMES) if name else None


def _frozen(step: _Step, ids: dict[Node, str]) -> Any:
    """The step as the model has it; exceptions are no deeper than frozen classes can be."""
    undercuts = [_frozen(each, ids) for each in sorted(step.undercuts, key=lambda each: each.at)]
    members = [ids[member] for member in step.members]
    if step.kind == "reason":
        return Reason(members, scheme=step.scheme, undercuts=undercuts)
    if step.kind == "undercut":
        return Undercut(members, scheme=step.scheme, undercuts=undercuts)
    return Objection(members, scheme=step.scheme, undercuts=undercuts, conceded=step.kind == "concession")


_UNSTEADY = re.compile(r"[^\S ]")


def kept(json: str) -> str:
    """JSON whose white space no text of ours folds."""
    return _UNSTEADY.sub(lambda found: f"\\u{ord(found[0]):04x}", json).replace("  ", " \\u0020")


def build(file: File, document: Document, debate: Debate, findings: Findings) -> ArgumentMap:
    """Give the map of a debate; what it cannot hold goes to `findings`."""
    meaning = Meaning(file, document, debate, findings)
    meaning.gather()
    return meaning.build()
