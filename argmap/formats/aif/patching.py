"""A file that was kept, with what has changed in the map since."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from attrs import define, field

from argmap.argument import ArgumentMap, Claim, Reason, Source, Statement, Step
from argmap.formats.aif.graph import Graph, Link, all_links, id_of, list_of, scan, words_of
from argmap.formats.aif.kept import KEYS, is_chosen, key_of
from argmap.formats.aif.names import CONFLICT, REASON
from argmap.formats.aif.plain import participant, person_of, scheme_fields, speech_nodes
from argmap.formats.foreign import fold


@define
class Patching:
    """Changes a document, part by part, until it says what the map says."""

    document: dict[str, Any]
    map: ArgumentMap
    graph: Graph = field(init=False)
    ids: dict[str, str] = field(init=False, factory=dict)
    """The ids of nodes by those of their statements."""
    new_nodes: list[dict[str, Any]] = field(init=False, factory=list)
    new_edges: list[tuple[str, str]] = field(init=False, factory=list)
    gone: set[str] = field(init=False, factory=set)
    """The nodes that are taken out."""
    cut: set[tuple[str, str]] = field(init=False, factory=set)
    """The edges that are taken out, from where to where."""
    next: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        for key in ("nodes", "edges"):
            if not isinstance(self.document.get(key), list):
                self.document[key] = []
        self.graph = scan(self.document)
        self.next = len(self.document["nodes"])

    @cached_property
    def uses(self) -> Counter[str]:
        """On how many things each step bears."""
        return Counter(link.node for link in all_links(self.graph) if link.node is not None)

    @property
    def given(self) -> frozenset[str]:
        """The statements that have a node already."""
        return frozenset(id for id, node in self.ids.items() if node in self.graph.places)

    @property
    def unsaid(self) -> frozenset[str]:
        """The statements whose nodes say that nobody said them."""
        return frozenset(id for id, node in self.ids.items() if self.graph.types.get(node) == "EN")

    @property
    def marks_majors(self) -> bool:
        """Whether the file says itself which claims are main ones."""
        return any(isinstance(node, dict) and node.get("majorClaim", node.get("major_claim")) is True for node in self.document["nodes"])

    def patch(self) -> None:
        """Make all changes."""
        majors = self.marks_majors
        self._find_nodes()
        self._change_statements(majors=majors)
        self._change_steps()
        self._change_speakers()
        self._take_out()
        self._put_in()

    def _node(self, id: str) -> dict[str, Any]:
        node: dict[str, Any] = self.document["nodes"][self.graph.places[id]]
        return node

    def _new_id(self) -> str:
        self.next += 1
        while str(self.next) in self.graph.places:
            self.next += 1
        return str(self.next)

    # Statements

    def _find_nodes(self) -> None:
        free = {key_of(id, self.graph.places[id]): id for id in self.graph.statements}
        for statement in self.map:
            keys = [statement.id, *(meta.value for meta in statement.meta if meta.key in KEYS)]
            for key in reversed(keys):
                if (node := free.pop(key, None)) is not None:
                    self.ids[statement.id] = node
                    break
        self.gone.update(free.values())
        for statement in self.map:
            if statement.id not in self.ids:
                apart = is_chosen(statement.id) and not statement.nameless and statement.id not in self.graph.places
                self.ids[statement.id] = statement.id if apart else self._new_id()
                self.new_nodes.append({"nodeID": self.ids[statement.id], "text": statement.text, "type": "I"})

    def _change_statements(self, *, majors: bool) -> None:
        for statement in self.map:
            id = self.ids[statement.id]
            if id not in self.graph.places:
                continue
            node = self._node(id)
            wordless = not words_of(node) and statement.text == (fold(id) or "…")
            if ("text" not in node and not wordless) or (not wordless and words_of(node) != statement.text):
                node["text"] = statement.text
            if majors:
                key = "majorClaim" if "majorClaim" in node else "major_claim"
                main = isinstance(statement, Claim) and statement.main
                if main != (node.get(key) is True):
                    node[key] = main
            if node["type"] == "EN" and not statement.implicit:
                node["type"] = "I"

    # Steps

    def _change_steps(self) -> None:
        for id in self.gone:
            for link in self.graph.links.get(id, ()):
                self._remove(link)
        stack: list[tuple[Sequence[Step], Sequence[Link], str]] = []
        for statement in self.map:
            id = self.ids[statement.id]
            steps: list[Step] = [*statement.reasons, *statement.objections]
            stack.append((steps, self.graph.links.get(id, ()), id))
            while stack:
                self._match(*stack.pop(), stack)

    def _match(self, steps: Sequence[Step], links: Sequence[Link], target: str, stack: list[tuple[Sequence[Step], Sequence[Link], str]]) -> None:
        """Find for each step the one that it was, and change that; make the others anew."""
        if not steps and not links:
            return
        # Undercuts are of the type CA, as all links are that bear on a step.
        wanted = [(step, REASON if isinstance(step, Reason) else CONFLICT, [self.ids[member] for member in step.members]) for step in steps]
        same: dict[tuple[str, frozenset[str]], list[Link]] = defaultdict(list)
        for link in reversed(links):
            same[link.type, frozenset(link.members)].append(link)
        rest = []
        left = {id(link): link for link in links}
        for step, type, members in wanted:
            alike = same.get((type, frozenset(members)))
            if alike:
                link = alike.pop()
                del left[id(link)]
                self._change(link, step, members, target, stack)
            else:
                rest.append((step, type, members))
        for step, type, members in rest:
            near = next((link for link in left.values() if link.type == type and not set(members).isdisjoint(link.members)), None)
            if near:
                del left[id(near)]
                self._change(near, step, members, target, stack)
            else:
                self._add(step, type, members, target, stack)
        for link in left.values():
            self._remove(link)

    def _change(self, link: Link, step: Step, members: list[str], target: str, stack: list[tuple[Sequence[Step], Sequence[Link], str]]) -> None:
        if link.node is None:
            if set(link.members) != set(members) or step.scheme or step.undercuts:
                # An edge from statement to statement can say no more than that.
                self._remove(link)
                self._add(step, REASON, members, target, stack)
            return
        for member in link.members:
            if member not in members:
                self.cut |= {(member, other) for other in self._leading_into(link.node)}
        self.new_edges += [(member, link.node) for member in members if member not in link.members]
        if link.scheme != step.scheme:
            self._rename(link.node, step, link.type)
        stack.append((step.undercuts, link.undercuts, link.node))

    def _leading_into(self, id: str) -> list[str]:
        """A step, and the steps whose premises are read as its own."""
        found = [id]
        seen = {id}
        for each in found:
            for helper in self.graph.helpers.get(each, ()):
                if helper not in seen:
                    seen.add(helper)
                    found.append(helper)
        return found

    def _rename(self, id: str, step: Step, type: str) -> None:
        node = self._node(id)
        for key in ("scheme", "schemeID"):
            node.pop(key, None)
        node |= scheme_fields(step, type)
        fulfilled = list_of(self.document, "schemefulfillments")
        fulfilled[:] = [each for each in fulfilled if not (isinstance(each, dict) and id_of(each.get("nodeID")) == id)]
        self._fulfill(node, id)

    def _fulfill(self, node: dict[str, Any], id: str) -> None:
        if isinstance(self.document.get("schemefulfillments"), list) and "schemeID" in node:
            self.document["schemefulfillments"].append({"nodeID": self._written(id), "schemeID": node["schemeID"]})

    def _add(self, step: Step, type: str, members: list[str], target: str, stack: list[tuple[Sequence[Step], Sequence[Link], str]]) -> None:
        id = self._new_id()
        node = {"nodeID": id, **scheme_fields(step, type)}
        self.new_nodes.append(node)
        self._fulfill(node, id)
        self.new_edges += [*((member, id) for member in members), (id, target)]
        stack.append((step.undercuts, (), id))

    def _remove(self, link: Link) -> None:
        """Take a step out, and what undercuts it, where it bears on nothing else."""
        stack = [link]
        while stack:
            each = stack.pop()
            if each.node is None:
                self.cut |= {(member, each.target) for member in each.members}
                continue
            self.cut.add((each.node, each.target))
            self.uses[each.node] -= 1
            if self.uses[each.node] <= 0:
                self.gone |= set(self._leading_into(each.node))
            stack += each.undercuts

    # Speakers

    def _change_speakers(self) -> None:
        sources = {source.id: source for source in self.map.sources}
        for statement in self.map:
            before = self.graph.speakers.get(self.ids[statement.id])
            source = sources[statement.attribution] if statement.attribution is not None else None
            same = source is not None and before is not None and (before.person or before.name) == (person_of(source) if before.person else source.name)
            if same or (before is None and source is None):
                continue
            if before:
                # What was said is said no more; a locution that more hangs on stays.
                for _, illocution in self.graph.sayings.get(self.ids[statement.id], ()):
                    self.cut.add((illocution, self.ids[statement.id]))
            if source:
                self._say(statement, source)
        for source in sources.values():
            self._change_name(source)

    def _say(self, statement: Statement, source: Source) -> None:
        locution, illocution = self._new_id(), self._new_id()
        self.new_nodes += speech_nodes(locution, illocution, source, statement.text)
        self.new_edges += [(locution, illocution), (illocution, self.ids[statement.id])]
        person = person_of(source)
        for key in ("locutions", "participants"):
            if not isinstance(self.document.get(key), list):
                self.document[key] = []
        self.document["locutions"].append({"nodeID": self._written(locution), "personID": self._written_person(person)})
        if person not in self.graph.people:
            self.graph.people[person] = source.name
            self.document["participants"].append(participant(person, source.name))

    def _written_person(self, person: str) -> str | int:
        for each in list_of(self.document, "participants"):
            if isinstance(each, dict) and id_of(each.get("participantID")) == person:
                found: str | int = each["participantID"]
                return found
        return person

    def _change_name(self, source: Source) -> None:
        person = person_of(source)
        if self.graph.people.get(person, "") not in ("", source.name):
            for each in list_of(self.document, "participants"):
                if isinstance(each, dict) and id_of(each.get("participantID", each.get("id"))) == person:
                    each |= {key: value for key, value in participant(person, source.name).items() if key != "participantID"}
                    break

    # The document

    def _take_out(self) -> None:
        if not self.gone and not self.cut:
            return
        self._take_out_talk()
        dialect, document = self.graph.dialect, self.document

        def end(edge: dict[str, Any], key: str) -> str:
            value = edge.get(key)
            return str(id_of(value.get(dialect.id) if isinstance(value, dict) else value))

        def stays(edge: Any) -> bool:
            if not isinstance(edge, dict):
                return True
            ends = (end(edge, dialect.start), end(edge, dialect.end))
            return ends not in self.cut and self.gone.isdisjoint(ends)

        document["edges"] = [edge for edge in document["edges"] if stays(edge)]
        places = {self.graph.places[id] for id in self.gone}
        document["nodes"] = [node for at, node in enumerate(document["nodes"]) if at not in places]
        for key in ("locutions", "schemefulfillments"):
            if isinstance(document.get(key), list):
                document[key] = [each for each in document[key] if not (isinstance(each, dict) and id_of(each.get("nodeID")) in self.gone)]

    def _take_out_talk(self) -> None:
        """Take out the illocutions that lead to nothing any more, and then the locutions."""
        dialect = self.graph.dialect
        ways: list[tuple[str, str]] = []
        for edge in list_of(self.document, "edges"):
            if isinstance(edge, dict):
                ends = [edge.get(dialect.start), edge.get(dialect.end)]
                start, end = (str(id_of(each.get(dialect.id) if isinstance(each, dict) else each)) for each in ends)
                ways.append((start, end))
        for type in ("YA", "L"):
            leading: dict[str, list[bool]] = defaultdict(list)
            for start, end in ways:
                if self.graph.types.get(start) == type:
                    leading[start].append(end in self.gone or (start, end) in self.cut)
                if type == "L" and self.graph.types.get(end) == "L":
                    leading[end].append(False)
            self.gone |= {id for id, lost in leading.items() if all(lost)}

    def _written(self, id: str) -> str | int:
        """An id as the document writes ids."""
        return int(id) if self._counts_in_numbers and id.isdecimal() else id

    @property
    def _counts_in_numbers(self) -> bool:
        return any(isinstance(node, dict) and type(node.get(self.graph.dialect.id)) is int for node in self.document["nodes"][:1])

    def _put_in(self) -> None:
        dialect, document = self.graph.dialect, self.document
        nested = any(isinstance(edge, dict) and isinstance(edge.get(dialect.start), dict) for edge in document["edges"][:1])
        pattern = next((edge for edge in document["edges"] if isinstance(edge, dict)), {"edgeID": "", "formEdgeID": None})
        counts = [int(id) for edge in document["edges"] if isinstance(edge, dict) and (id := id_of(edge.get("edgeID"))) is not None and id.isdecimal()]
        count = max(counts, default=0)
        for node in self.new_nodes:
            id = node.pop("nodeID")
            document["nodes"].append({dialect.id: self._written(id), **node})
        known = {id: node for node in document["nodes"] if isinstance(node, dict) and (id := id_of(node.get(dialect.id))) is not None} if nested else {}
        if nested:
            # Edges that repeat the words of their ends are to repeat those that these have now.
            for old in (each for each in document["edges"] if isinstance(each, dict)):
                for key in (dialect.start, dialect.end):
                    value = old.get(key)
                    now = known.get(id_of(value.get(dialect.id)) or "") if isinstance(value, dict) else None
                    if isinstance(value, dict) and now is not None and value.get("text") != now.get("text"):
                        old[key] = dict(now)
        for start, end in self.new_edges:
            edge: dict[str, Any] = {}
            if "edgeID" in pattern:
                count += 1
                edge["edgeID"] = count if type(pattern["edgeID"]) is int else str(count)
            edge |= {dialect.start: self._written(start), dialect.end: self._written(end)}
            if nested:
                edge |= {key: dict(known[id]) for key, id in ((dialect.start, start), (dialect.end, end)) if id in known}
            if "formEdgeID" in pattern:
                edge["formEdgeID"] = None
            document["edges"].append(edge)
