"""An AIF document as a graph: its statements, the steps between them and who said what, in whatever dialect it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from attrs import define, field, frozen

from argmap.argument import Scheme
from argmap.diagnostic import Diagnostic, Label, Path
from argmap.files import is_blank
from argmap.formats.aif.names import CONFLICT, DIALOGUE, REASON, STATEMENTS, STEPS, scheme_of
from argmap.formats.foreign import fold
from argmap.formats.rules.dangling_edge import dangling_edge
from argmap.formats.rules.direct_edge import direct_edge
from argmap.formats.rules.misfit_relation import misfit_relation
from argmap.formats.rules.missing_part import missing_part
from argmap.formats.rules.repeated_id import repeated_id
from argmap.formats.rules.unmapped_part import unmapped_part
from argmap.formats.rules.wordless_statement import wordless_statement
from argmap.formats.rules.wrong_type import wrong_type
from argmap.language.rules.nested_too_deep import LIMIT

_IDS = ("nodeID", "id")
_ENDS = (("fromID", "toID"), ("from", "to"), ("source", "target"))
_MOST_CONCLUSIONS = 16
"""How many statements one step is read to bear on: each is a step of its own, and a step has all the members and exceptions."""
_ASSERTING = frozenset(("", "ya", "asserting", "defaultillocuting", "conceding", "popularconceding"))
"""The illocutions by which a speaker makes a statement his own, without spaces."""
_SAID = re.compile(r"(?P<who>[^:]{1,60}?)\s*:\s+(?P<words>.+)|(?P<sayer>.{1,60}?) says ['\"‘“](?P<said>.+)['\"’”]", re.DOTALL)


class Tell(Protocol):
    """Takes what makes a finding of places, and the places, which are looked for only if the finding is told."""

    def __call__(self, make: Callable[..., Diagnostic], *places: Path) -> None:
        """Tell a finding."""


@frozen
class Dialect:
    """How a document calls what all have."""

    id: str = "nodeID"
    start: str = "fromID"
    end: str = "toID"


@define(weakref_slot=False)
class Link:
    """A step: a node of the type RA or CA, as far as it bears on one thing; without a node, an edge that leads straight from one statement to another."""

    node: str | None
    type: str
    target: str
    members: tuple[str, ...]
    scheme: Scheme | None = None
    undercuts: tuple[Link, ...] = ()


@frozen
class Speaker:
    """Who says something: the id of a participant, if there is one, and a name."""

    person: str | None
    name: str


@define
class Graph:
    """What a document says; ids are texts, whether they were numbers or not."""

    dialect: Dialect
    places: dict[str, int] = field(factory=dict)
    """Where in the list of nodes each is."""
    types: dict[str, str] = field(factory=dict)
    statements: list[str] = field(factory=list)
    """The ids of the statements, in order."""
    links: dict[str, list[Link]] = field(factory=dict)
    """The steps that bear on each statement, in the order of their nodes."""
    speakers: dict[str, Speaker] = field(factory=dict)
    """Who says each statement, where that is one only."""
    people: dict[str, str] = field(factory=dict)
    """The names of the participants by their ids."""
    sayings: dict[str, list[tuple[str, str]]] = field(factory=dict)
    """The nodes L and YA by which each statement is said."""
    helpers: dict[str, list[str]] = field(factory=dict)
    """The RA that lead into each step, and whose premises are read as its own."""


def id_of(value: object) -> str | None:
    """Give an id as text; None if it is none."""
    if type(value) is str:
        return value
    return str(value) if type(value) is int else None


def list_of(document: dict[str, Any], key: str) -> list[Any]:
    """Give one of the lists of a document; an empty one if it is none."""
    value = document.get(key)
    return value if isinstance(value, list) else []


def words_of(node: dict[str, Any]) -> str:
    """Give the words of a statement, or an empty text."""
    text = node.get("text")
    return fold(text) if isinstance(text, str) and not is_blank(text) else ""


def _silent(make: Callable[..., Diagnostic], *places: Path) -> None:
    pass


def scan(document: dict[str, Any], tell: Tell = _silent) -> Graph:
    """Read the graph of a document: an object with lists `nodes` and `edges`. What cannot be read is told and left out."""
    return _Scan(document, tell).read()


@define
class _Scan:
    document: dict[str, Any]
    tell: Tell
    graph: Graph = field(init=False)
    members: dict[str, list[str] | tuple[str, ...]] = field(factory=dict)
    """The statements that lead into each step; a tuple of them once a link has it."""
    targets: dict[str, list[str]] = field(factory=dict)
    """What each step leads to: statements and steps."""
    helping: set[str] = field(factory=set)
    """The RA that lead into a step; each helps one, or what several share would be multiplied at each level."""
    direct: dict[str, list[str]] = field(factory=dict)
    """The statements from which edges lead straight to each statement."""
    said: dict[str, list[str]] = field(factory=dict)
    """The YA that lead into each statement."""
    sayers: dict[str, list[str]] = field(factory=dict)
    """The L that lead into each YA."""
    unmapped: dict[str, list[int]] = field(factory=dict)
    """The nodes for which a map has no place, by type."""
    fulfilled: dict[str, str] = field(factory=dict)
    """The numbers of the schemes that steps are said to fulfil."""
    attackers: dict[str, list[str]] = field(factory=dict)
    """The conflicts that bear on each step."""
    reached: set[str] = field(factory=set)
    """The steps that bear on a statement in the end."""

    def read(self) -> Graph:
        self.graph = Graph(self._dialect())
        self._read_nodes()
        self._read_edges()
        self._read_speakers()
        self._make_links()
        self._tell_unmapped()
        return self.graph

    def _dialect(self) -> Dialect:
        node = next((each for each in list_of(self.document, "nodes") if isinstance(each, dict)), {})
        edge = next((each for each in list_of(self.document, "edges") if isinstance(each, dict)), {})
        id = next((key for key in _IDS if key in node), _IDS[0])
        start, end = next((ends for ends in _ENDS if ends[0] in edge and ends[1] in edge), _ENDS[0])
        return Dialect(id, start, end)

    def _read_nodes(self) -> None:
        graph, key = self.graph, self.graph.dialect.id
        for at, node in enumerate(list_of(self.document, "nodes")):
            here = ("nodes", at)
            if not isinstance(node, dict):
                self.tell(lambda label, node=node: wrong_type("this node", "an object", node, label), here)
                continue
            id = id_of(node.get(key))
            if id is None:
                self._tell_of_part("this node", key, node, here)
                continue
            if id in graph.places:
                self._tell_repeated(id, here)
                continue
            type = node.get("type")
            if not isinstance(type, str):
                self._tell_of_part(f"node `{id}`", "type", node, here)
                continue
            graph.places[id] = at
            graph.types[id] = type
            if type in STATEMENTS:
                graph.statements.append(id)
                # Most texts are sound, and nothing need be asked of them twice.
                if not node.get("text") or not isinstance(node["text"], str) or is_blank(node["text"]):
                    self._tell_wordless(id, node, here)
            elif type not in STEPS and type not in DIALOGUE:
                self.unmapped.setdefault(type, []).append(at)

    def _tell_of_part(self, owner: str, key: str, holder: dict[str, Any], here: Path) -> None:
        if key in holder:
            self.tell(lambda label: wrong_type(f"`{key}` of {owner}", "a text", holder[key], label), (*here, key))
        else:
            self.tell(lambda label: missing_part(owner, f"the key `{key}`", label), here)

    def _tell_repeated(self, id: str, here: Path) -> None:
        first = self.graph.places[id]
        self.tell(lambda label, other: repeated_id("node", id, label, Label(other.place, "first here")), here, ("nodes", first))

    def _tell_wordless(self, id: str, node: dict[str, Any], here: Path) -> None:
        text = node.get("text")
        if text is None or isinstance(text, str):
            self.tell(lambda label: wordless_statement(id, label), here)
        else:
            self.tell(lambda label: wrong_type(f"the text of node `{id}`", "a text", text, label), (*here, "text"))

    def _read_edges(self) -> None:
        graph = self.graph
        start_key, end_key, types = graph.dialect.start, graph.dialect.end, graph.types
        for at, edge in enumerate(list_of(self.document, "edges")):
            if not isinstance(edge, dict):
                self.tell(lambda label, edge=edge: wrong_type("this edge", "an object", edge, label), ("edges", at))
                continue
            start, end = edge.get(start_key), edge.get(end_key)
            # Nearly all are texts.
            if type(start) is not str or type(end) is not str:
                start, end = self._end(start), self._end(end)
            if start is None or end is None:
                self._tell_of_part("this edge", start_key if start is None else end_key, edge, ("edges", at))
            elif start not in types or end not in types:
                self._tell_dangling(start if start not in types else end, at)
            else:
                self._read_edge(start, end, at)

    def _end(self, value: object) -> str | None:
        # Some dialects put the whole node there.
        return id_of(value.get(self.graph.dialect.id) if isinstance(value, dict) else value)

    def _tell_dangling(self, id: str, at: int) -> None:
        self.tell(lambda label: dangling_edge("this edge", id, label), ("edges", at))

    def _read_edge(self, start: str, end: str, at: int) -> None:
        first, second = self.graph.types[start], self.graph.types[end]
        if first in STATEMENTS:
            if second in STEPS:
                _put(self.members, end, start)
            elif second in STATEMENTS:
                self._tell_direct(start, end, at)
                _put(self.direct, end, start)
        elif first in STEPS:
            if second in STATEMENTS or (second in STEPS and first == CONFLICT):
                _put(self.targets, start, end)
            elif second in STEPS:
                self._read_helper(start, end, at)
        elif first == "YA" and second in STATEMENTS:
            _put(self.said, end, start)
        elif first == "L" and second == "YA":
            _put(self.sayers, end, start)

    def _tell_direct(self, start: str, end: str, at: int) -> None:
        self.tell(lambda label: direct_edge(start, end, label), ("edges", at))

    def _read_helper(self, start: str, end: str, at: int) -> None:
        what = f"the step `{start}` supports another step, `{end}`"
        if start in self.helping:
            self.tell(lambda label: misfit_relation(what, label, "it supports one already, so this is left out; a reason supports a statement"), ("edges", at))
            return
        help = "the premises are read as further ones of that step; a reason supports a statement"
        self.tell(lambda label: misfit_relation(what, label, help), ("edges", at))
        self.helping.add(start)
        _put(self.graph.helpers, end, start)

    # Speakers

    def _read_speakers(self) -> None:
        graph, nodes = self.graph, list_of(self.document, "nodes")
        for participant in list_of(self.document, "participants"):
            person = id_of(participant.get("participantID", participant.get("id"))) if isinstance(participant, dict) else None
            if person is not None and person not in graph.people:
                parts = (participant.get("firstname"), participant.get("surname"))
                graph.people[person] = fold(" ".join(part for part in parts if isinstance(part, str)))
        persons: dict[str, set[str]] = {}
        for locution in list_of(self.document, "locutions"):
            if isinstance(locution, dict) and (node := id_of(locution.get("nodeID"))) and (person := id_of(locution.get("personID"))) is not None:
                persons.setdefault(node, set()).add(person)
        labels: dict[str, str] = {}
        for node, known in persons.items():
            if len(known) == 1 and node in graph.places and (found := _SAID.match(words_of(nodes[graph.places[node]]))):
                labels.setdefault(next(iter(known)), found["who"] or found["sayer"])
        for statement, illocutions in self.said.items():
            words = words_of(nodes[graph.places[statement]])
            speakers: set[Speaker | None] = set()
            for illocution in illocutions:
                if fold(str(nodes[graph.places[illocution]].get("text") or "")).replace(" ", "").casefold() not in _ASSERTING:
                    continue
                for locution in self.sayers.get(illocution, ()):
                    graph.sayings.setdefault(statement, []).append((locution, illocution))
                    speakers.add(self._speaker(locution, persons.get(locution, set()), labels, words))
            if len(speakers) == 1 and (speaker := speakers.pop()):
                graph.speakers[statement] = speaker

    def _speaker(self, locution: str, persons: set[str], labels: dict[str, str], words: str) -> Speaker | None:
        if len(persons) == 1:
            person = next(iter(persons))
            return Speaker(person, self.graph.people.get(person) or labels.get(person) or f"person {person}")
        found = _SAID.fullmatch(words_of(list_of(self.document, "nodes")[self.graph.places[locution]]))
        # Where only the words tell who speaks, what is said must be the statement, or the colon may be part of it.
        if persons or not found or (found["words"] or found["said"]).casefold() != words.casefold():
            return None
        return Speaker(None, found["who"] or found["sayer"])

    # Steps

    def _make_links(self) -> None:
        graph = self.graph
        self.fulfilled = {
            id: number
            for each in list_of(self.document, "schemefulfillments")
            if isinstance(each, dict) and (id := id_of(each.get("nodeID"))) is not None and (number := id_of(each.get("schemeID"))) is not None
        }
        steps = [id for id, type in graph.types.items() if type in STEPS]
        for id in steps:
            # A node bears on one step at most: what bears on several would be multiplied at each level.
            if (step := next((target for target in self.targets.get(id, ()) if graph.types[target] in STEPS), None)) is not None:
                self.attackers.setdefault(step, []).append(id)
        for id in steps:
            targets = [target for target in dict.fromkeys(self.targets.get(id, ())) if graph.types[target] in STATEMENTS]
            # What leads into steps that bear on nothing is not gathered: of a long chain of steps it would be nearly all, again and again.
            members = self._members(id) if targets else ()
            for target in targets[:_MOST_CONCLUSIONS]:
                if len(members) == 1 and members[0] == target:
                    self._tell_misfit(id, f"the step `{id}` leads from `{target}` to itself", "it is left out")
                    self.reached.add(id)
                elif members:
                    graph.links.setdefault(target, []).append(self._link(id, target, members))
            if len(targets) > _MOST_CONCLUSIONS:
                self._tell_misfit(id, f"the step `{id}` bears on {len(targets)} statements", f"the first {_MOST_CONCLUSIONS} are read")
            if targets and len(self.targets[id]) == 1 and id in self.reached:
                # Nothing more is asked of it.
                del self.targets[id]
        for target, starts in self.direct.items():
            links = graph.links.setdefault(target, [])
            links += [Link(None, REASON, target, (start,)) for start in dict.fromkeys(starts) if start != target]
        self._tell_left_out(steps)

    def _members(self, id: str) -> tuple[str, ...]:
        found = self.members.get(id, ())
        if id in self.graph.helpers:
            gathered, seen, stack = list(found), {id}, [(helper, 1) for helper in self.graph.helpers[id][::-1]]
            while stack:
                helper, depth = stack.pop()
                if helper in seen:
                    continue
                seen.add(helper)
                gathered += self.members.get(helper, ())
                further = self.graph.helpers.get(helper, ())
                if depth < LIMIT:
                    stack += [(each, depth + 1) for each in further[::-1]]
                elif further:
                    self._tell_misfit(helper, f"what supports the step `{helper}` is more than {LIMIT} steps away from `{id}`", "it is left out there")
            return tuple(dict.fromkeys(gathered))
        if isinstance(found, list):
            found = self.members[id] = tuple(dict.fromkeys(found))
        return found

    def _scheme(self, id: str) -> Scheme | None:
        return scheme_of(self.document["nodes"][self.graph.places[id]], self.fulfilled.get(id))

    def _link(self, id: str, target: str, members: tuple[str, ...]) -> Link:
        top = Link(id, self.graph.types[id], target, members, self._scheme(id))
        self.reached.add(id)
        if id not in self.attackers:
            return top
        inside = {id}
        stack = [(top, 1)]
        while stack:
            link, depth = stack.pop()
            undercuts = []
            for attacker in self.attackers.get(str(link.node), ()):
                if attacker in inside or not (members := self._members(attacker)):
                    continue
                if depth > LIMIT:
                    self._tell_misfit(attacker, f"the conflict `{attacker}` is more than {LIMIT} conflicts deep", "it and what bears on it are left out")
                    self.reached.add(attacker)
                    continue
                inside.add(attacker)
                self.reached.add(attacker)
                undercuts.append(Link(attacker, CONFLICT, str(link.node), members, self._scheme(attacker)))
                stack.append((undercuts[-1], depth + 1))
            link.undercuts = tuple(undercuts)
        return top

    def _premised(self) -> set[str]:
        """The steps with premises, their own or those of the steps that lead into them."""
        helped: dict[str, list[str]] = {}
        for step, helpers in self.graph.helpers.items():
            for helper in helpers:
                helped.setdefault(helper, []).append(step)
        found = set(self.members)
        stack = list(found)
        while stack:
            for step in helped.get(stack.pop(), ()):
                if step not in found:
                    found.add(step)
                    stack.append(step)
        return found

    def _tell_left_out(self, steps: list[str]) -> None:
        # Of most files nothing is left out.
        premised = self._premised() if len(self.reached) < len(steps) else set()
        for id in steps:
            if id in self.reached:
                steps_hit = [target for target in dict.fromkeys(self.targets.get(id, ())) if self.graph.types[target] in STEPS]
                if len(steps_hit) > 1:
                    self._tell_misfit(id, f"the conflict `{id}` bears on {len(steps_hit)} steps", "the first is read")
            elif id not in premised:
                self._tell_misfit(id, f"the step `{id}` has no premise", "it is left out; add an edge that leads from a statement to it")
            elif id not in self.targets and id not in self.helping:
                self._tell_misfit(id, f"the step `{id}` bears on nothing", "it is left out; add an edge that leads from it to a statement")
            elif id in self.targets:
                self._tell_misfit(id, f"the conflict `{id}` bears on a step that is left out", "it is left out too")

    def _tell_misfit(self, id: str, what: str, help: str) -> None:
        self.tell(lambda label: misfit_relation(what, label, help), ("nodes", self.graph.places[id]))

    def _tell_unmapped(self) -> None:
        for type, places in self.unmapped.items():
            what = _UNMAPPED.get(type, f"of the type `{type}`" if type else "without a type")
            self._tell_kept(len(places), what, places[0])
        talk = [id for id, type in self.graph.types.items() if type in DIALOGUE]
        if talk:
            self._tell_kept(len(talk), "of the dialogue", self.graph.places[talk[0]], ", and read for who says what")

    def _tell_kept(self, count: int, what: str, first: int, more: str = "") -> None:
        nodes = "1 node" if count == 1 else f"{count} nodes"
        self.tell(lambda label: unmapped_part(f"{nodes} {what}", label, count, more), ("nodes", first))


def _put(lists: dict[str, Any], key: str, value: str) -> None:
    # Most lists have one part, and one that is made of it takes no more room than that.
    if key in lists:
        lists[key].append(value)
    else:
        lists[key] = [value]


_UNMAPPED = {"MA": "that say the same in other words (MA)", "PA": "that prefer one thing to another (PA)"}


def all_links(graph: Graph) -> Iterator[Link]:
    """Walk over every step, each followed by what undercuts it."""
    stack = [link for links in reversed(list(graph.links.values())) for link in reversed(links)]
    while stack:
        link = stack.pop()
        yield link
        stack += reversed(link.undercuts)
