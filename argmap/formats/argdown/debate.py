"""What an Argdown text means to Argdown: statements by title, arguments by title, and the relations between them.

As `ModelPlugin.ts` of @argdown/core 1.7.5 has it, so that both count the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import Factory, define

from argmap.formats.argdown.document import Document, Entry, Inference, Link, Structure


@define(eq=False)
class Statement:
    """An equivalence class: all that is written under one title."""

    title: str
    """Empty if none is written."""
    entries: list[Entry] = Factory(list)


@define(eq=False)
class Argument:
    """An argument: its gists, and its reconstruction if it has one."""

    title: str
    entries: list[Entry] = Factory(list)
    structure: Structure | None = None
    steps: list[tuple[Statement, Inference | None]] = Factory(list)
    """The reconstruction's lines, as statements."""

    @property
    def conclusion(self) -> Statement | None:
        """The last line of its reconstruction; None if it is only sketched."""
        return self.steps[-1][0] if self.steps else None

    @property
    def inference(self) -> Inference | None:
        """The last inference of its reconstruction."""
        return next((inference for _, inference in reversed(self.steps) if inference), None)


Node = Statement | Argument | Inference


@define(eq=False)
class Relation:
    """How one thing bears on another: `support`, `attack`, `undercut`, `contradictory`, and in strict mode `entails` and `contrary`."""

    kind: str
    source: Node
    target: Node
    link: Link
    """Where it is written first."""
    is_uncounted: bool = False
    """Whether Argdown passes over it: an argument bears on its own conclusion, which its reconstruction says."""


@define(eq=False)
class Debate:
    """A whole text, as Argdown counts it."""

    statements: list[Statement] = Factory(list)
    arguments: list[Argument] = Factory(list)
    relations: list[Relation] = Factory(list)
    second_structures: list[Structure] = Factory(list)
    """Reconstructions of what has one already; each is an argument of its own."""

    def counts(self) -> dict[str, int]:
        """How many there are of each: `statements`, `arguments`, and relations by kind."""
        kinds = Counter(relation.kind for relation in self.relations if not relation.is_uncounted)
        return {"statements": len(self.statements), "arguments": len(self.arguments), **dict(sorted(kinds.items()))}


_KINDS = {"+": "support", "-": "attack", "_": "undercut", "><": "contradictory"}


def gather(document: Document, *, strict: bool) -> Debate:
    """Gather what is written in many places under its titles; `strict` is Argdown's `model.mode`."""
    debate = Debate()
    nodes = _nodes(document, debate)
    written = [Relation(_KINDS[link.sign], _end(link.source, nodes), _end(link.target, nodes), link) for link in document.links]
    relations = _distinct(written, "contradictory")
    for relation in relations:
        before = relation.source
        reattach(relation)
        if relation.source is relation.target and relation.source is not before:
            relation.is_uncounted = True
    relations = _distinct(relations)
    if strict:
        for relation in relations:
            if isinstance(relation.source, Statement) and isinstance(relation.target, Statement):
                relation.kind = {"support": "entails", "attack": "contrary"}.get(relation.kind, relation.kind)
        relations = _distinct(relations, "contrary")
    debate.relations = list(_needed(relations))
    return debate


def _nodes(document: Document, debate: Debate) -> dict[Entry, Statement | Argument]:
    statements: dict[str, Statement] = {}
    arguments: dict[str, Argument] = {}
    nodes: dict[Entry, Statement | Argument] = {}
    for entry in document.entries:
        node: Statement | Argument
        if entry.is_argument:
            if (known := arguments.get(entry.title)) is None:
                known = arguments[entry.title] = Argument(entry.title)
                debate.arguments.append(known)
            node = known
        else:
            found = statements.get(entry.title) if entry.title else None
            if found is None:
                found = Statement(entry.title)
                debate.statements.append(found)
                if entry.title:
                    statements[entry.title] = found
            node = found
        node.entries.append(entry)
        nodes[entry] = node
    for structure in document.structures:
        owner = nodes[structure.argument] if structure.argument else None
        if not isinstance(owner, Argument) or owner.structure:
            debate.second_structures += [structure] if owner else []
            owner = Argument("")
            debate.arguments.append(owner)
        owner.structure = structure
        for entry, inference in structure.lines:
            line = nodes[entry]
            assert isinstance(line, Statement)
            owner.steps.append((line, inference))
    return nodes


def _end(end: Entry | Inference, nodes: dict[Entry, Statement | Argument]) -> Node:
    return end if isinstance(end, Inference) else nodes[end]


def reattach(relation: Relation) -> None:
    """An argument that is reconstructed bears on things by its conclusion, and is undercut in its last inference."""
    if isinstance(relation.source, Argument) and relation.source.conclusion:
        relation.source = relation.source.conclusion
    if relation.kind == "undercut" and isinstance(relation.target, Argument) and relation.target.inference:
        relation.target = relation.target.inference


def _distinct(relations: Iterable[Relation], symmetric: str = "") -> list[Relation]:
    """Keep one of those that say the same; only of the kind `symmetric` it does not matter which end is which."""
    kept: dict[tuple[str, int, int], Relation] = {}
    for relation in relations:
        key = (relation.kind, id(relation.source), id(relation.target))
        turned = (relation.kind, id(relation.target), id(relation.source))
        if relation.kind == symmetric and turned in kept:
            continue
        kept.setdefault(key, relation)
    return list(kept.values())


def _needed(relations: list[Relation]) -> Iterable[Relation]:
    """Leave out attacks on an argument where an attack on one of its premises says the same."""
    against: dict[int, set[int]] = {}
    for relation in relations:
        if relation.kind in ("attack", "contrary", "contradictory"):
            against.setdefault(id(relation.source), set()).add(id(relation.target))
            if relation.kind != "attack":
                against.setdefault(id(relation.target), set()).add(id(relation.source))
    for relation in relations:
        source, target = relation.source, relation.target
        if relation.kind == "attack" and isinstance(source, Statement) and isinstance(target, Argument) and target.steps:
            attacked = against.get(id(source), set())
            if any(not inference and id(line) in attacked for line, inference in target.steps):
                continue
        yield relation
