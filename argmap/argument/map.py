"""The map as a whole, and the questions that can be asked of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from attrs import field, frozen

from argmap.argument import faults
from argmap.argument.model import Allow, Claim, Document, Evidence, Meta, Objection, Premise, Reason, Section, Source, Statement, Step, Tension
from argmap.diagnostic import ArgmapError, Path
from argmap.listing import counted

if TYPE_CHECKING:
    from argmap.argument.tree import Tree


def _by_id(nodes: tuple[Any, ...]) -> frozenset[Any]:
    # Where a statement was written down is no part of what the map means.
    return frozenset(nodes)


# mypy infers no type for a bare `tuple` as converter, so each kind of part has its own.


def _statements(given: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(given)


def _documents(given: Iterable[Document]) -> tuple[Document, ...]:
    return tuple(given)


def _sources(given: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(given)


def _sections(given: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(given)


def _tensions(given: Iterable[Tension]) -> tuple[Tension, ...]:
    return tuple(given)


def _allows(given: Iterable[Allow]) -> tuple[Allow, ...]:
    return tuple(given)


def _metas(given: Iterable[Meta]) -> tuple[Meta, ...]:
    return tuple(given)


@frozen
class Use:
    """One place where a statement is a member: of which step, and of which statement's argument that step is part."""

    owner: str
    """The id of the statement that the step, or the step that it questions, bears on."""
    path: Path
    step: Step


class Display(Protocol):
    """Whoever can draw a map; attached by a room that knows both, so that meaning does not depend on pictures."""

    def to_graphviz(self, map: ArgumentMap) -> Any:
        """Give the map as a `graphviz.Digraph`."""

    def mime_bundle(self, map: ArgumentMap) -> dict[str, str]:
        """Give what a notebook shows."""


_attached: list[Display] = []


def attach_display(display: Display) -> None:
    """Let maps draw themselves with `display` from now on."""
    _attached[:] = [display]


@frozen
class Way:
    """A shortest way from a statement up to a thesis."""

    ids: tuple[str, ...]
    """From the statement to the thesis, both included."""
    paths: tuple[Path, ...]
    """The steps that lead from each to the next."""

    @property
    def thesis(self) -> str:
        """The id of the thesis."""
        return self.ids[-1]

    @property
    def is_for(self) -> bool:
        """Whether it speaks for the thesis in the end: an objection to an objection does, an exception to a reason does not."""
        return sum(not speaks_for(path) for path in self.paths) % 2 == 0


def speaks_for(path: Path) -> bool:
    """Whether the step at a path speaks for the statement whose step it is: a reason does, an objection does not, and each exception turns it."""
    return ((path[1] == "objections") + path[2:].count("undercuts")) % 2 == 0


class _Statements(dict[str, "Statement"]):
    """Statements by id; asking for one that is not there is answered as everywhere."""

    def __missing__(self, id: object) -> Statement:
        from argmap.suggest import did_you_mean

        near = did_you_mean(id, self) if isinstance(id, str) else ""
        raise KeyError(f"no statement has the id {id!r}" + (f"; {near}" if near else ""))


@frozen(repr=False)
class ArgumentMap:
    """An article's argument: the statements, each with the steps that bear on it.

    Every id that a map names is an id that it holds; a map that would break this is not made.

    Raises:
        ArgmapError: two statements share an id, something names what is not there, or sections hold each other. All of it is told at once.
    """

    statements: tuple[Statement, ...] = field(converter=_statements, default=(), eq=_by_id)
    """In order of first writing, which is no part of what the map means: maps that differ in it alone are equal."""
    title: str = field(default="", kw_only=True)
    documents: tuple[Document, ...] = field(converter=_documents, default=(), kw_only=True, eq=_by_id)
    sources: tuple[Source, ...] = field(converter=_sources, default=(), kw_only=True, eq=_by_id)
    sections: tuple[Section, ...] = field(converter=_sections, default=(), kw_only=True, eq=_by_id)
    tensions: tuple[Tension, ...] = field(converter=_tensions, default=(), kw_only=True, eq=_by_id)
    allows: tuple[Allow, ...] = field(converter=_allows, default=(), kw_only=True, eq=_by_id)
    """The rules that are silenced for the whole map."""
    meta: tuple[Meta, ...] = field(converter=_metas, default=(), kw_only=True)
    """What a foreign format says of the whole, kept for it."""

    def __attrs_post_init__(self) -> None:
        found = list(faults.faults_of(self))
        if found:
            raise ArgmapError(found)

    def __repr__(self) -> str:
        parts = [
            counted(len(self.statements), "statement"),
            counted(sum(len(statement.reasons) for statement in self.statements), "reason"),
            counted(sum(len(statement.objections) for statement in self.statements), "objection"),
        ]
        title = f" {self.title!r}" if self.title else ""
        return f"<ArgumentMap{title}: {', '.join(parts)}>"

    def __getitem__(self, id: str) -> Statement:
        """The statement with that id.

        Raises:
            KeyError: there is none.
        """
        return self.by_id[id]

    def __contains__(self, id: object) -> bool:
        return id in self.by_id

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.statements)

    def __len__(self) -> int:
        return len(self.statements)

    @cached_property
    def by_id(self) -> Mapping[str, Statement]:
        """The statements by their ids."""
        return MappingProxyType(_Statements({statement.id: statement for statement in self.statements}))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in order of writing."""
        return tuple(statement for statement in self.statements if isinstance(statement, Claim))

    @cached_property
    def premises(self) -> tuple[Premise, ...]:
        """The premises, in order of writing."""
        return tuple(statement for statement in self.statements if isinstance(statement, Premise))

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence, in order of writing."""
        return tuple(statement for statement in self.statements if isinstance(statement, Evidence))

    def steps(self) -> Iterator[tuple[Path, Step]]:
        """Walk over every step with its path: each statement's reasons and objections, each followed by what undercuts it."""
        return iter(self._steps)

    @cached_property
    def _steps(self) -> tuple[tuple[Path, Step], ...]:
        # Most rules walk over them, each for itself.
        return tuple(found for statement in self.statements if statement.reasons or statement.objections for found in steps_of(statement))

    @cached_property
    def _uses(self) -> dict[str, list[Use]]:
        uses: dict[str, list[Use]] = {}
        for path, step in self.steps():
            for member in step.members:
                uses.setdefault(member, []).append(Use(str(path[0]), path, step))
        return uses

    def uses_of(self, id: str) -> tuple[Use, ...]:
        """Give each step that the statement is a member of, in order of writing."""
        return tuple(self._uses.get(id, ()))

    def reasons_for(self, id: str) -> tuple[Reason, ...]:
        """Give the reasons for a statement."""
        return self[id].reasons

    def objections_to(self, id: str) -> tuple[Objection, ...]:
        """Give the objections to a statement, conceded ones among them."""
        return self[id].objections

    @cached_property
    def theses(self) -> tuple[Claim, ...]:
        """The claims marked `main`; where none is, the only claim that serves nothing else, if there is just one."""
        marked = tuple(claim for claim in self.claims if claim.main)
        if marked:
            return marked
        roots = self.roots
        return roots if len(roots) == 1 else ()

    @cached_property
    def roots(self) -> tuple[Claim, ...]:
        """The claims that serve no other statement."""
        return tuple(claim for claim in self.claims if all(use.owner == claim.id for use in self._uses.get(claim.id, ())))

    @cached_property
    def idle(self) -> tuple[Statement, ...]:
        """The statements that no step and no tension links to anything, theses left out."""
        linked = {thesis.id for thesis in self.theses} | {end for tension in self.tensions for end in (tension.first, tension.second)}
        linked.update(self._uses)
        return tuple(statement for statement in self.statements if not (statement.reasons or statement.objections or statement.id in linked))

    @cached_property
    def sources_used(self) -> frozenset[str]:
        """The ids of the sources that statements are from or quote."""
        return frozenset(id for statement in self.statements for id in (statement.attribution, statement.voice) if id is not None)

    def ways_to_theses(self, id: str) -> tuple[Way, ...]:
        """Give, for each thesis that a statement bears on, a shortest way there, and whether it speaks for it in the end.

        Supports, objections and exceptions all lead upwards. A thesis is its own way.

        Raises:
            KeyError: there is no such statement.
        """
        came_by: dict[str, tuple[str, Path] | None] = {self[id].id: None}
        queue = deque(came_by)
        while queue:
            here = queue.popleft()
            for use in self._uses.get(here, ()):
                if use.owner not in came_by:
                    came_by[use.owner] = (here, use.path)
                    queue.append(use.owner)
        return tuple(_way(thesis.id, came_by) for thesis in self.theses if thesis.id in came_by)

    def to_graphviz(self) -> Any:
        """Give the map as an ordinary `graphviz.Digraph`, without positions, to restyle and to render."""
        return _attached[0].to_graphviz(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Show the map in a notebook."""
        return _attached[0].mime_bundle(self) if _attached else {"text/plain": repr(self)}

    def tree(self, thesis: str) -> Tree:
        """View the argument for a statement as a tree of typed nodes.

        Raises:
            KeyError: there is no such statement.
        """
        from argmap.argument.tree import Tree

        return Tree(self, self[thesis].id)


def _way(thesis: str, came_by: Mapping[str, tuple[str, Path] | None]) -> Way:
    ids, paths = [thesis], []
    while link := came_by[ids[-1]]:
        ids.append(link[0])
        paths.append(link[1])
    return Way(tuple(reversed(ids)), tuple(reversed(paths)))


def steps_of(statement: Statement) -> Iterator[tuple[Path, Step]]:
    """Walk over the steps of one statement with their paths, each followed by what undercuts it."""
    rooms: tuple[tuple[str, tuple[Step, ...]], ...] = (("reasons", statement.reasons), ("objections", statement.objections))
    for room, steps in rooms:
        for place, outer in enumerate(steps):
            stack: list[tuple[Path, Step]] = [((statement.id, room, place), outer)]
            while stack:
                path, step = stack.pop()
                yield path, step
                if step.undercuts:
                    stack += [((*path, "undercuts", number), undercut) for number, undercut in reversed(list(enumerate(step.undercuts)))]


def node_at(map: ArgumentMap, path: Path) -> Statement | Step:
    """Give the statement or step that a path leads to; parts beyond it are passed over."""
    node: Statement | Step = map[str(path[0])]
    for room, number in zip(path[1::2], path[2::2], strict=False):
        if room not in ("reasons", "objections", "undercuts"):
            break
        node = getattr(node, str(room))[number]
    return node


def target_of(map: ArgumentMap, path: Path) -> Statement | Step:
    """Give what the step at `path` bears on: the statement, or for an undercut the step that it questions."""
    return node_at(map, path[:-2])
