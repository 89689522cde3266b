"""Two maps in one: the new one, and in it what is gone, where it stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from argmap.argument import ArgumentMap, Claim, Locator, Statement, Step
from argmap.comparing.comparison import Comparison
from argmap.comparing.declared import match_declared
from argmap.diagnostic import Path


@frozen
class Union:
    """Both maps in one."""

    map: ArgumentMap
    name_of: Mapping[str, str]
    """For the id of a statement of the old map the one in the union; those of the new map are as they were."""
    place_of: Mapping[Path, Path]
    """For the path of a step that only the old map has the one in the union; those of the new map are as they were."""


def unite(comparison: Comparison) -> Union:
    """Give the new map with what is gone added to it: statements last, each step after those that bear on the same.

    A step whose members are linked otherwise now is there as it is now; a section that is gone is left out.
    """
    old, new = comparison.old, comparison.new
    name_of = {**comparison.matching.new_of, **dict(_fresh_names(comparison))}
    below, steps, place_of = _steps(comparison, name_of)
    built: dict[Path, Step] = {}
    for path in sorted(steps, key=len, reverse=True):
        undercuts = [built[each] for each in below.get((path, "undercuts"), ())]
        built[path] = evolve(steps[path], undercuts=undercuts)  # type: ignore[arg-type]  # the model refuses other steps

    def whole(statement: Statement) -> Statement:
        sides = {side: [built[each] for each in below.get(((statement.id,), side), ())] for side in ("reasons", "objections")}
        return evolve(statement, **sides)  # type: ignore[arg-type]  # the same

    theses = {thesis.id for thesis in new.theses} | {name_of[thesis.id] for thesis in old.theses if thesis.id not in comparison.matching.new_of}
    names = match_declared(old, new)
    gone = [_moved(statement, name_of[statement.id], old, names) for statement in comparison.removed]
    # Which claims are theses must not hang on what is drawn beside them.
    statements = [evolve(each, main=each.id in theses) if isinstance(each, Claim) else each for each in map(whole, (*new, *gone))]
    homes: dict[str, list[str]] = {}
    lost = {statement.id for statement in comparison.removed}
    for section in old.sections:
        homes.setdefault(names.get(("section", section.id), ""), []).extend(name_of[id] for id in section.members if id in lost)
    return Union(
        ArgumentMap(
            statements,
            title=new.title,
            documents=(*new.documents, *(each for each in old.documents if ("document", each.id) not in names)),
            sources=(*new.sources, *(each for each in old.sources if ("source", each.id) not in names)),
            sections=[evolve(section, members=[*section.members, *homes.get(section.id, ())]) for section in new.sections],
            tensions=new.tensions,
        ),
        name_of,
        place_of,
    )


def _fresh_names(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Give each statement that is gone an id that no other has: its own, unless another has it by now."""
    taken = {statement.id for statement in comparison.new}
    for statement in comparison.removed:
        name, number = statement.id, 2
        while name in taken:
            name, number = f"{statement.id}-{number}", number + 1
        taken.add(name)
        yield statement.id, name


def _steps(comparison: Comparison, name_of: Mapping[str, str]) -> tuple[dict[tuple[Path, str], list[Path]], dict[Path, Step], dict[Path, Path]]:
    """Give the paths of the steps of both maps by what they bear on, the steps without their exceptions, and where those that are gone went."""
    steps: dict[Path, Step] = {}
    below: dict[tuple[Path, str], list[Path]] = {}
    for path, step in comparison.new.steps():
        steps[path] = step
        below.setdefault((path[:-2], str(path[-2])), []).append(path)
    places: dict[Path, Path] = dict(comparison.steps.new_of)
    places.update({each.path: group.new[0].path for group in comparison.regrouped for each in group.old})
    place_of: dict[Path, Path] = {}
    for bearing in comparison.removed_steps:
        target = (name_of[bearing.owner],) if len(bearing.target) == 1 else places[bearing.target]
        siblings = below.setdefault((target, bearing.side), [])
        place = (*target, bearing.side, len(siblings))
        siblings.append(place)
        steps[place] = evolve(bearing.step, members=[name_of[member] for member in bearing.step.members], undercuts=())
        places[bearing.path] = place_of[bearing.path] = place
    return below, steps, place_of


def _moved(statement: Statement, name: str, old: ArgumentMap, names: Mapping[tuple[str, str], str]) -> Statement:
    """Give a statement as the new map would write it."""

    def source(id: str | None) -> str | None:
        return id and names.get(("source", id), id)

    def place(locator: Locator) -> Locator:
        document = locator.document or (old.documents[0].id if len(old.documents) == 1 else None)
        return evolve(locator, document=document and names.get(("document", document), document))

    return evolve(
        statement,
        id=name,
        attribution=source(statement.attribution),
        voice=source(statement.voice),
        locators=[place(locator) for locator in statement.locators],
        quotes=[evolve(quote, locators=[place(locator) for locator in quote.locators]) for quote in statement.quotes],
    )
