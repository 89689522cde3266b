"""A map as a new AIF file, one record at a time, and whether a file is no more than that."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from itertools import zip_longest
from typing import Any

from attrs import define, field

from argmap.argument import ArgumentMap, Reason, Source, Statement, Step
from argmap.formats.aif.kept import batches, is_chosen
from argmap.formats.aif.names import CONFLICT, REASON, name_of, number_of

_KEYS = ("nodes", "edges", "locutions", "participants", "schemefulfillments")


def statement_node(id: str, text: str) -> dict[str, Any]:
    """The node of a statement."""
    return {"nodeID": id, "text": text, "type": "I"}


def step_node(id: str, step: Step) -> dict[str, Any]:
    """The node of a step."""
    type = REASON if isinstance(step, Reason) else CONFLICT
    return {"nodeID": id, **scheme_fields(step, type)}


def scheme_fields(step: Step, type: str) -> dict[str, Any]:
    """What the node of a step says of its scheme."""
    name = name_of(step.scheme, type)
    number = number_of(name)
    return {"text": name, "type": type, "scheme": name, **({"schemeID": number} if number else {})}


def speech_nodes(locution: str, illocution: str, source: Source, text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The nodes of somebody's saying something, and of its being meant as an assertion."""
    said = {"nodeID": locution, "text": f"{source.name}: {text}", "type": "L"}
    return said, {"nodeID": illocution, "text": "Asserting", "type": "YA", "scheme": "Asserting", "schemeID": number_of("Asserting")}


def participant(person: str, name: str) -> dict[str, Any]:
    """A participant; only of a name of two words is it plain which is the surname."""
    first, _, last = name.partition(" ")
    if " " in last:
        first, last = name, ""
    return {"participantID": person, "firstname": first, "surname": last}


def person_of(source: Source) -> str:
    """The id of a participant: the one that a file had, or the source's own."""
    return next((each.value for each in source.fields if each.key in ("aif", "xaif")), source.id)


def new_document(map: ArgumentMap) -> dict[str, Any]:
    """Give a map as the parts of a new document, each an iterator over its records."""
    walk = _Walk(map)
    return {
        "nodes": walk.nodes(),
        "edges": walk.edges(),
        "locutions": walk.locutions(),
        "participants": walk.participants(),
        "schemefulfillments": walk.fulfillments(),
    }


def new_file(map: ArgumentMap, format: str) -> dict[str, Any]:
    """Give a map as a new file of either format."""
    document = new_document(map)
    if format == "aif":
        return document
    ova = {"firstname": "", "surname": "", "url": "", "nodes": [], "edges": []}
    return {"AIF": {**document, "descriptorfulfillments": []}, "text": "", "dialog": any(statement.attribution for statement in map), "OVA": ova}


def print_file(whole: dict[str, Any]) -> str:
    """Give a file as JSON, one record a line. It empties the file on its way, so that it is not held in memory twice."""
    text = StringIO()
    text.writelines(_lines(whole, ""))
    return text.getvalue()


def _lines(holder: dict[str, Any], margin: str) -> Iterator[str]:
    yield "{"
    for number, key in enumerate(list(holder)):
        value = holder.pop(key)
        yield f"{',' if number else ''}\n{margin} {_print(key)}: "
        if isinstance(value, dict) and any(isinstance(each, (list, Iterator)) for each in value.values()):
            # Only xAIF has an object with lists, and none deeper.
            yield from _lines(value, f"{margin} ") if not margin else [_print(value)]
        elif isinstance(value, (list, Iterator)):
            yield "["
            lead = f"\n{margin}  "
            for batch in batches(value):
                yield lead + _print_records(batch, f",\n{margin}  ")
                lead = f",\n{margin}  "
            yield f"\n{margin} ]" if lead[0] == "," else "]"
        else:
            yield _print(value)
    yield f"\n{margin}}}" + ("" if margin else "\n")


def _print(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


_MARK = "\x1f"
"""What no JSON has in it, for it would be escaped."""


def _print_records(records: list[Any], between: str) -> str:
    # One encoder for all of them takes a third of the time that one for each takes.
    text = json.dumps(records, ensure_ascii=False, separators=(f",{_MARK}", ": "))[1:-1]
    if '": [' in text or not all(isinstance(record, dict) for record in records):
        return between.join(map(_print, records))
    return text.replace(f"}},{_MARK}{{", f"}}{between}{{").replace(_MARK, " ")


def may_be_plain(document: dict[str, Any]) -> bool:
    """Whether a file looks at first sight like one that we would write, so that it is worth to compare all of it."""
    if not all(isinstance(document.get(key), list) for key in _KEYS):
        return False
    nodes, edges = document["nodes"], document["edges"]
    return all(isinstance(node, dict) and node.keys() == {"nodeID", "text", "type"} for node in nodes[:1]) and all(
        isinstance(edge, dict) and edge.keys() == {"edgeID", "fromID", "toID", "formEdgeID"} for edge in edges[:1]
    )


def is_plain(map: ArgumentMap, whole: dict[str, Any], format: str) -> bool:
    """Whether a file is what would be written of the map anyway, so that nothing need be kept of it."""
    return _is_same(new_file(map, format), whole)


def _is_same(new: dict[str, Any], old: dict[str, Any]) -> bool:
    return new.keys() == old.keys() and all(_is_same_value(value, old[key]) for key, value in new.items())


def _is_same_value(new: Any, old: Any) -> bool:
    if isinstance(new, Iterator):
        nothing = object()
        return isinstance(old, list) and all(first == second for first, second in zip_longest(new, old, fillvalue=nothing))
    if isinstance(new, dict) and isinstance(old, dict):
        return _is_same(new, old)
    return type(new) is type(old) and bool(new == old)


@define
class _Walk:
    """The records of a map, in the order of its statements: each with who says it, and then the steps that bear on it."""

    map: ArgumentMap
    ids: dict[str, str] = field(init=False)
    """The ids of the statements' nodes: their own, if somebody chose them, and else numbers."""
    sources: dict[str, Source] = field(init=False)

    @ids.default
    def _ids(self) -> dict[str, str]:
        ids, count = {}, 0
        for statement in self.map:
            count += 1
            ids[statement.id] = str(count) if statement.nameless or not is_chosen(statement.id) else statement.id
            count += 2 * (statement.attribution is not None) + sum(1 for _ in _steps(statement))
        return ids

    @sources.default
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.map.sources}

    def _walk(self) -> Iterator[tuple[Statement, tuple[str, str] | None, list[tuple[str, Step, str]]]]:
        """Each statement, the ids of its L and its YA, and its steps, each with its id and that of what it bears on."""
        count = 0
        for statement in self.map:
            count += 1
            speech = (str(count + 1), str(count + 2)) if statement.attribution is not None else None
            count += 2 if speech else 0
            steps = []
            numbers = {0: self.ids[statement.id]}
            for number, (step, target) in enumerate(_steps(statement), 1):
                count += 1
                numbers[number] = str(count)
                steps.append((numbers[number], step, numbers[target]))
            yield statement, speech, steps

    def nodes(self) -> Iterator[dict[str, Any]]:
        for statement, speech, steps in self._walk():
            yield statement_node(self.ids[statement.id], statement.text)
            if speech:
                yield from speech_nodes(*speech, self.sources[str(statement.attribution)], statement.text)
            for id, step, _ in steps:
                yield step_node(id, step)

    def edges(self) -> Iterator[dict[str, Any]]:
        for count, (start, end) in enumerate(self._ends(), 1):
            yield {"edgeID": str(count), "fromID": start, "toID": end, "formEdgeID": None}

    def _ends(self) -> Iterator[tuple[str, str]]:
        for statement, speech, steps in self._walk():
            if speech:
                yield speech
                yield speech[1], self.ids[statement.id]
            for id, step, target in steps:
                for member in step.members:
                    yield self.ids[member], id
                yield id, target

    def locutions(self) -> Iterator[dict[str, Any]]:
        for statement, speech, _ in self._walk():
            if speech:
                yield {"nodeID": speech[0], "personID": person_of(self.sources[str(statement.attribution)])}

    def participants(self) -> Iterator[dict[str, Any]]:
        speaking = {statement.attribution for statement in self.map}
        for source in self.map.sources:
            if source.id in speaking:
                yield participant(person_of(source), source.name)

    def fulfillments(self) -> Iterator[dict[str, Any]]:
        # What is read by AIFdb; its own files say the same in the nodes.
        for node in self.nodes():
            if "schemeID" in node:
                yield {"nodeID": node["nodeID"], "schemeID": node["schemeID"]}


def _steps(statement: Statement) -> Iterator[tuple[Step, int]]:
    """Each step of a statement and what undercuts it, with the number of what it bears on: 0 for the statement, and else the step so many steps from the first."""
    tops: list[Step] = [*statement.reasons, *statement.objections]
    stack = [(step, 0) for step in reversed(tops)]
    count = 0
    while stack:
        step, target = stack.pop()
        count += 1
        yield step, target
        stack += [(undercut, count) for undercut in reversed(step.undercuts)]
