"""What of a map is drawn: which statements, and which parts of them; and how a picture says what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from argmap.argument import ArgumentMap, Objection, Reason, Statement, Step, Tension, Undercut
from argmap.argument.map import steps_of
from argmap.diagnostic import Path
from argmap.drawing.errors import DrawingError
from argmap.drawing.marks import Mark, Marks
from argmap.listing import counted, listed
from argmap.outlining import short_name
from argmap.suggest import did_you_mean

if TYPE_CHECKING:
    from argmap.citing import Editions

PARTS: Mapping[str, str] = MappingProxyType(
    {
        "ids": "the ids that were written",
        "locators": "where in the document",
        "hedges": "how surely, and the document's own words of caution",
        "sources": "who says it, and who is quoted",
        "schemes": "the pattern of reasoning, on the bars, and which of its questions a statement answers",
        "notes": "what the analyst remarks",
        "quotes": "the document's very words",
        "tags": "the tags",
        "distance": "how far from the document's words",
        "status": "what stands, what falls, and what theses hang on",
        "tensions": "what pulls against each other, at the foot",
    }
)
"""What can be shown and hidden, and what it is."""

USUAL = frozenset({"ids", "locators", "hedges", "sources", "schemes"})
"""What is shown if nothing else is said."""


def _strings(given: Iterable[str] | str) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _parts(given: Iterable[str] | str) -> frozenset[str]:
    # `source` means the sources: nobody should have to remember which.
    return frozenset(f"{name}s" if f"{name}s" in PARTS else name for name in _strings(given))


@frozen
class Showing:
    """What a picture shows of its statements, and what it says of those that it leaves out."""

    parts: frozenset[str] = USUAL
    more: Mapping[str, int] = field(factory=dict)
    """How many statements that are not shown lie below a statement, by its id."""
    left_out: str = ""
    """A sentence that says what is not shown, or nothing."""
    distances: Mapping[str, str] = field(factory=dict)
    """How far statements are from the document's words, by their ids; for those of which it can be told, if that is shown."""
    marks: Marks = field(factory=Marks)
    """What is marked of the statements and steps that are shown."""


@frozen
class View:
    """What of a map is to be drawn; without anything said, all of it."""

    focus: str | None = None
    """A statement: it is drawn with what bears on it, and with the ways on which it bears on theses."""
    depth: int | None = None
    """How many levels of statements are drawn: from each thesis down, or from the focus."""
    only: tuple[str, ...] = field(default=(), converter=_strings)
    """Tags such as `#loaded`, and ids of sections and sources: the statements that have one, with what connects them upwards."""
    hide: frozenset[str] = field(default=frozenset(), converter=_parts)
    """Names of `PARTS`."""
    show: frozenset[str] = field(default=frozenset(), converter=_parts)
    """Names of `PARTS`, beyond the usual ones."""
    editions: Editions | None = field(default=None, repr=False)
    """The documents at hand, from which `distance` is told; without them, only what the analyst says of it."""


@frozen
class Viewed:
    """What a view shows of a map."""

    map: ArgumentMap
    """The statements that are shown, and every step all of whose members are."""
    showing: Showing


def apply(map: ArgumentMap, view: View, marks: Marks | None = None) -> Viewed:
    """Give what a view shows of a map, and of its `marks`; in linear time but for counting what lies below the boxes where it was cut.

    Raises:
        DrawingError: the view names what is not there, or nothing is left to draw.

    """
    parts = _shown_parts(view)
    marks = marks or Marks()
    distances = _distances(map, view.editions) if "distance" in parts else {}
    kept = {statement.id for statement in map}
    said = []
    if view.only:
        kept = _upwards(map, _chosen(map, view.only))
        said.append(f"what is {_either(map, view.only)}, and what that bears on")
    if view.focus is not None:
        kept = _focused(map, _known(map, view.focus), kept, view.depth)
        deep = "" if view.depth is None else f", {_levels(view.depth)} deep"
        said.append(f"{short_name(map[view.focus])}, what it bears on and what bears on it{deep}")
    elif view.depth is not None:
        kept = _down(map, [thesis.id for thesis in map.theses or map.roots], kept, view.depth)
        said.append(f"{_levels(view.depth)} of statements from {'each thesis' if map.theses else 'the claims at the top'} down")
    if not kept and len(map):
        why = f"nothing is {_either(map, view.only)}" if view.only else "there is no thesis and no other claim at the top"
        raise DrawingError(f"the view shows no statement: {why}", "focus on a statement, or leave out what narrows the view")
    if len(kept) == len(map):
        return Viewed(map, Showing(parts, distances=distances, marks=marks))
    missing = len(map) - len(kept)
    left_out = f"This picture shows {', and of that '.join(said)}; {counted(missing, 'statement')} {'is' if missing == 1 else 'are'} not shown."
    return Viewed(_cut(map, kept), Showing(parts, _more(map, kept), left_out, distances, evolve(marks, steps=_moved(map, kept, marks.steps))))


def _distances(map: ArgumentMap, editions: Editions | None) -> dict[str, str]:
    from argmap.citing import distances

    return distances(map, editions)


def _shown_parts(view: View) -> frozenset[str]:
    for name in sorted(view.hide | view.show):
        if name not in PARTS:
            known = listed(f"`{part}`" for part in PARTS)
            raise DrawingError(f"there is nothing called `{name}` to show or hide", f"{did_you_mean(name, PARTS)} There is {known}".strip())
    return (USUAL | view.show) - view.hide


def _known(map: ArgumentMap, id: str) -> str:
    if id not in map:
        raise DrawingError(f"no statement has the id `{id}`", did_you_mean(id, map.by_id) or "`argmap outline` lists the statements with their ids")
    return id


def _either(map: ArgumentMap, names: Iterable[str]) -> str:
    return listed((_named(map, name) for name in names), "or")


def _named(map: ArgumentMap, name: str) -> str:
    if name.startswith("#"):
        return f"tagged {name}"
    titles = {section.id: section.title for section in map.sections}
    names = {source.id: source.name for source in map.sources}
    return f"in “{titles[name]}”" if name in titles else f"on the word of {names[name]}"


def _chosen(map: ArgumentMap, names: Iterable[str]) -> set[str]:
    """The statements that have one of the tags, or stand in one of the sections, or are from or about one of the sources."""
    wanted = set(names)
    tags = {f"#{tag}" for statement in map for tag in statement.tags}
    parents = {section.id: section.parent for section in map.sections}
    known = [*sorted(tags), *parents, *(source.id for source in map.sources)]
    for name in sorted(wanted):
        if name not in known:
            near = did_you_mean(name, known) or (f"did you mean `#{name}`?" if f"#{name}" in tags else "")
            raise DrawingError(f"no tag, section or source is called `{name}`", near or "name a tag as `#tag`, a section or a source by its id")
    chosen = {statement.id for statement in map if wanted & {*(f"#{tag}" for tag in statement.tags), statement.attribution, statement.voice}}
    for section in map.sections:
        if any(each in wanted for each in _and_above(section.id, parents)):
            chosen.update(section.members)
    return chosen


def _and_above(section: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    seen = set()
    here: str | None = section
    while here is not None and here not in seen:
        seen.add(here)
        yield here
        here = parents[here]


def _upwards(map: ArgumentMap, start: Iterable[str]) -> set[str]:
    """Give statements with all that they bear on, and with the other members of the steps by which they do."""
    ways = set(start)
    kept = set(ways)
    stack = list(ways)
    while stack:
        for use in map.uses_of(stack.pop()):
            if use.owner not in ways:
                ways.add(use.owner)
                stack.append(use.owner)
            # An exception can be shown only together with what it is an exception to.
            for end in range(3, len(use.path) + 1, 2):
                kept.update(_step_at(map, use.path[:end]).members)
    return kept | ways


def _step_at(map: ArgumentMap, path: Path) -> Step:
    statement = map[str(path[0])]
    step: Step = (statement.reasons if path[1] == "reasons" else statement.objections)[int(path[2])]
    for number in path[4::2]:
        step = step.undercuts[int(number)]
    return step


def _focused(map: ArgumentMap, focus: str, among: set[str], depth: int | None) -> set[str]:
    if focus not in among:
        raise DrawingError(f"the statement `{focus}` is not among those that the view shows", "focus on another one, or leave out what narrows the view")
    return (_upwards(map, [focus]) | _down(map, [focus], among, depth)) & among


def _down(map: ArgumentMap, start: Iterable[str], among: set[str], depth: int | None) -> set[str]:
    """Give statements with what bears on them, `depth` levels in all."""
    if depth is not None and depth < 1:
        raise DrawingError(f"a view of {_levels(depth)} shows nothing", "the least depth is 1: the theses alone")
    layer = [id for id in start if id in among]
    kept = set(layer)
    level = 1
    while layer and (depth is None or level < depth):
        found = dict.fromkeys(member for id in layer for _, step in steps_of(map[id]) for member in step.members)
        layer = [member for member in found if member in among and member not in kept]
        kept.update(layer)
        level += 1
    return kept


def _cut(map: ArgumentMap, kept: set[str]) -> ArgumentMap:
    """Give the part of a map that lies between the statements kept; no step is cut in half."""
    theses = {thesis.id for thesis in map.theses}
    statements = [_cut_statement(statement, kept) for statement in map if statement.id in kept]
    sections = [evolve(section, members=[member for member in section.members if member in kept]) for section in map.sections]
    parents = {section.id: section.parent for section in sections}
    filled = {each for section in sections if section.members for each in _and_above(section.id, parents)}
    tensions: list[Tension] = [tension for tension in map.tensions if tension.first in kept and tension.second in kept]
    cut = evolve(map, statements=statements, sections=[section for section in sections if section.id in filled], tensions=tensions)
    # What is a thesis of the whole is one of the part, and nothing else is.
    object.__setattr__(cut, "theses", tuple(claim for claim in cut.claims if claim.id in theses))
    return cut


def _cut_statement(statement: Statement, kept: set[str]) -> Statement:
    whole = dict(steps_of(statement))
    if all(kept.issuperset(step.members) for step in whole.values()):
        return statement
    built: dict[Path, Step] = {}
    for path, step in reversed(whole.items()):
        if kept.issuperset(step.members):
            places = [(*path, "undercuts", number) for number in range(len(step.undercuts))]
            undercuts = [found for place in places if isinstance(found := built.get(place), Undercut)]
            built[path] = evolve(step, undercuts=undercuts)
    own = [built[path] for path in whole if path in built]
    reasons = [step for step in own if isinstance(step, Reason)]
    return evolve(statement, reasons=reasons, objections=[step for step in own if isinstance(step, Objection)])


def _moved(map: ArgumentMap, kept: set[str], marked: Mapping[Path, tuple[Mark, ...]]) -> dict[Path, tuple[Mark, ...]]:
    """Give what is marked of steps by the paths that they have once the others are cut off."""
    moved = {}
    for statement in map if marked else ():
        now: dict[Path, Path] = {(statement.id,): (statement.id,)}
        counts: dict[Path, int] = {}
        for path, step in steps_of(statement) if statement.id in kept else ():
            if path[:-2] in now and kept.issuperset(step.members):
                place = (*now[path[:-2]], path[-2])
                now[path] = (*place, number := counts.get(place, 0))
                counts[place] = number + 1
                if path in marked:
                    moved[now[path]] = marked[path]
    return moved


def _more(map: ArgumentMap, kept: set[str]) -> dict[str, int]:
    """Count for each statement where something was cut off the statements that are below it there and not shown."""
    more = {}
    for id in (statement.id for statement in map if statement.id in kept):
        seen: set[str] = set()
        stack = [id]
        while stack:
            found = {member for _, step in steps_of(map[stack.pop()]) for member in step.members if member not in kept} - seen
            seen |= found
            stack += found
        if seen:
            more[id] = len(seen)
    return more


def _levels(depth: int) -> str:
    return counted(depth, "level")
