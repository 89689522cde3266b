"""What changed in the documents, sources and sections of a map, and in what else it says of itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from argmap.argument import Allow, ArgumentMap, Meta, Tension
from argmap.comparing.matching import Matching


@frozen
class Declared:
    """A document, source, section, tension or allowance that came, went or changed, or the title."""

    noun: str
    name: str
    """Its id in the new map, or in the old one if it is gone; of what has no id, what it says."""
    old: Mapping[str, str] | None
    """What changed of it, as it was; None if there was none."""
    new: Mapping[str, str] | None
    """What changed of it, as it is; None if there is none."""


_TITLED: Mapping[str, Callable[[Any], str]] = {
    "document": lambda document: document.title,
    "source": lambda source: source.name,
    "section": lambda section: section.title,
}


def match_declared(old: ArgumentMap, new: ArgumentMap) -> dict[tuple[str, str], str]:
    """Give for each document, source and section of the old map, by noun and id, the id in the new: the same, or that of one with the same title."""
    found: dict[tuple[str, str], str] = {}
    for noun, title in _TITLED.items():
        before, after = ({each.id: each for each in getattr(map, f"{noun}s")} for map in (old, new))
        found.update({(noun, id): id for id in before if id in after})
        fresh: dict[str, list[str]] = {}
        for id, each in after.items():
            if id not in before:
                fresh.setdefault(title(each).casefold(), []).append(id)
        for id, each in before.items():
            if id not in after and (ids := fresh.get(title(each).casefold())):
                found[noun, id] = ids.pop(0)
    return found


def compare_declared(old: ArgumentMap, new: ArgumentMap, matching: Matching, names: Mapping[tuple[str, str], str]) -> Iterator[Declared]:
    """Give what changed around the argument."""
    if old.title != new.title:
        yield Declared("title", new.title or old.title, {"title": old.title} if old.title else None, {"title": new.title} if new.title else None)
    for noun in _TITLED:
        before = {names.get((noun, each.id), each.id): each for each in getattr(old, f"{noun}s")}
        after = {each.id: each for each in getattr(new, f"{noun}s")}
        matched = {names[noun, each.id] for each in getattr(old, f"{noun}s") if (noun, each.id) in names}
        for id, each in after.items():
            now = _fields(each, {})
            if id not in matched:
                yield Declared(noun, id, None, now)
            elif (was := _fields(before[id], names)) != now:
                parts = [part for part in {**was, **now} if was.get(part) != now.get(part)]
                yield Declared(noun, id, *({part: side[part] for part in parts if part in side} for side in (was, now)))
        for each in getattr(old, f"{noun}s"):
            if (noun, each.id) not in names:
                yield Declared(noun, each.id, _fields(each, names), None)
    for noun, ours, theirs in (
        ("tension", [(_ends(tension, matching.new_of), tension) for tension in old.tensions], [(_ends(tension, {}), tension) for tension in new.tensions]),
        ("allow", [(allow.rule, allow) for allow in old.allows], [(allow.rule, allow) for allow in new.allows]),
        ("meta", [(meta.key, meta) for meta in old.meta], [(meta.key, meta) for meta in new.meta]),
    ):
        yield from _came_and_went(noun, ours, theirs)


def _fields(each: Any, names: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """What is said of a document, source or section, as words; what stands in a section is told of the statements."""
    found = {"id": each.id}
    for part in ("title", "name", "author", "publisher", "date", "url", "record", "text", "grade"):
        if value := getattr(each, part, None):
            found[part] = value
    if parent := getattr(each, "parent", None):
        found["in"] = names.get(("section", parent), parent)
    found.update({meta.key: meta.value for meta in getattr(each, "fields", ())})
    return found


def _ends(tension: Tension, names: Mapping[str, str]) -> Hashable:
    return frozenset(names.get(id, id) for id in (tension.first, tension.second))


def _came_and_went(noun: str, old: Iterable[tuple[Hashable, Any]], new: Iterable[tuple[Hashable, Any]]) -> Iterator[Declared]:
    """Tell of what has no id but is of something: the same if it is of the same, and says the same or, else, something else."""
    said = {(key, _said(each)) for key, each in old} & {(key, _said(each)) for key, each in new}
    part = "value" if noun == "meta" else "why"
    before: dict[Hashable, list[Any]] = {}
    for key, each in old:
        if (key, _said(each)) not in said:
            before.setdefault(key, []).append(each)
    for key, each in new:
        if (key, _said(each)) not in said:
            was = before[key].pop(0) if before.get(key) else None
            yield Declared(noun, _called(each), {part: _said(was)} if was else None, {part: _said(each)})
    for gone in before.values():
        for each in gone:
            yield Declared(noun, _called(each), {part: _said(each)}, None)


def _called(each: Tension | Allow | Meta) -> str:
    match each:
        case Tension():
            return f"{each.first} and {each.second}"
        case Allow():
            return each.rule
        case Meta():
            return each.key


def _said(each: Tension | Allow | Meta) -> str:
    return each.value if isinstance(each, Meta) else each.why
