"""What was weighed, told in sentences and a short table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from argmap.argument import ArgumentMap
from argmap.listing import listed
from argmap.outlining import short_name
from argmap.reports.filling import filled
from argmap.reports.paint import Paint, plain, visible
from argmap.reports.table import aligned
from argmap.weighing import Change, Standing, Standpoint, Status, Weighing
from argmap.weighing.cuts import LARGEST

_WORDS = {Status.IN: "stands", Status.OUT: "falls", Status.UNDECIDED: "undecided"}
_HEADINGS = {Standpoint.AUTHOR: "author", Standpoint.CONCEDED: "conceded", Standpoint.EXAMINED: "examined"}
_SHOWN = 5
"""How many cut sets are told, and how many names in a list."""


def print_weighing(weighing: Weighing, ids: Sequence[str], *, width: int = 80, paint: Paint = plain) -> str:
    """Tell of each of the statements whether it stands, in which reading, on what it rests and what would bring it down; then a table of them."""
    parts = [_paragraph(weighing, weighing[id], width, paint) for id in ids]
    return "\n\n".join([*parts, _table([weighing[id] for id in ids], paint)]) if parts else "This map has no thesis: mark a claim `main`, or name a statement."


def _paragraph(weighing: Weighing, standing: Standing, width: int, paint: Paint) -> str:
    statement = standing.statement
    head = f"{short_name(statement)}: {' '.join(statement.text.split())}"
    sentences = [_stands(weighing, standing), _rests(weighing, standing), _cuts(weighing, standing), _shared(weighing, standing), _surely(weighing, standing)]
    title = filled(head, width, below="  ")
    body = filled(" ".join(filter(None, sentences)), width, "  ")
    return f"{paint('strong', title)}\n{body}"


def _stands(weighing: Weighing, standing: Standing) -> str:
    author, conceded, examined = (standing.status[standpoint] for standpoint in Standpoint)
    first = {
        Status.IN: "As the author argues, it stands.",
        Status.OUT: "It does not stand even as the author argues.",
        Status.UNDECIDED: "It is undecided: it hangs on itself, by way of others.",
    }[author]
    if conceded is not author and conceded is not Status.IN:
        costly = weighing.costly_concessions(standing.statement.id)
        by = f": {_named(weighing.map, costly, 'or')} is enough" if costly else ", taken together"
        return f"{first} It falls if what the author concedes is held against it{by}."
    if examined is not conceded and examined is not Status.IN:
        return f"{first} It falls if the analyst’s own objections count."
    return (
        f"{first} It does so too if every concession is held against it."
        if author is Status.IN and conceded is Status.IN and _has_concessions(weighing.map)
        else first
    )


def _has_concessions(map: ArgumentMap) -> bool:
    return any(objection.conceded for statement in map for objection in statement.objections)


def _rests(weighing: Weighing, standing: Standing) -> str:
    id = standing.statement.id
    grounds = weighing.grounds(id)
    if grounds == (id,):
        return "Nothing is argued for it."
    alone = [ground for ground in grounds if weighing.map[ground].attribution is None]
    share = (
        "all of them on the author’s word alone"
        if len(alone) == len(grounds)
        else f"{len(alone)} of them on the author’s word alone"
        if alone
        else "each on somebody else’s word"
    )
    sentence = f"It rests on {len(grounds)} ground statement{'s' if len(grounds) > 1 else ''}, {share if len(grounds) > 1 else share.replace('all of them ', '').replace('1 of them ', '').replace('each ', '')}."
    if costly := weighing.costly_sources(id):
        sources = {source.id: source.name for source in weighing.map.sources}
        sentence += f" Without {listed((sources[source] for source in costly), 'or')} it does not stand."
    return sentence


def _cuts(weighing: Weighing, standing: Standing) -> str:
    if not standing.stands or not standing.statement.reasons:
        return ""
    cuts = weighing.cuts(standing.statement.id)
    if not cuts.sets:
        return f"No set of {LARGEST} ground statements or fewer brings it down."
    smallest = [each for each in cuts.sets if len(each) == len(cuts.sets[0])]
    told = [_named(weighing.map, each, "and") for each in smallest[:_SHOWN]]
    more = len(smallest) - len(told)
    ways = f"{'; or '.join(told)}{f'; or {more} more such sets' if more else ''}"
    needed = "one of these is enough to bring it down" if len(smallest[0]) == 1 else f"it takes {len(smallest[0])} to bring it down"
    bound = "" if cuts.least else " There may be others as small, since not all could be tried."
    return f"Of its ground {needed}: {ways}.{bound}"


def _shared(weighing: Weighing, standing: Standing) -> str:
    shared = weighing.shared_grounds(standing.statement.id)
    if not shared:
        return ""
    verb = "carry" if len(shared) > 1 else "carries"
    return f"Its reasons are less independent than they look: {_named(weighing.map, list(shared), 'and')} {verb} more than one of them."


def _surely(weighing: Weighing, standing: Standing) -> str:
    ceiling = standing.ceiling
    if ceiling is None or not standing.is_overstated:
        return ""
    said = standing.statement.qualifier.value if standing.statement.qualifier else "flatly"
    return f"It is said {said}, but its best line of support is only {ceiling.qualifier.value}, by way of {short_name(weighing.map[ceiling.leaf])}."


def _named(map: ArgumentMap, ids: Sequence[str], word: str) -> str:
    return listed((short_name(map[id]) for id in ids), word, most=_SHOWN)


def _table(standings: Sequence[Standing], paint: Paint) -> str:
    rows = [["", *_HEADINGS.values(), "said", "at most"]]
    for standing in standings:
        said = standing.statement.qualifier
        ceiling = standing.ceiling.qualifier.value if standing.ceiling else "nothing"
        rows.append(
            [short_name(standing.statement), *(_WORDS[standing.status[standpoint]] for standpoint in Standpoint), said.value if said else "flatly", ceiling]
        )
    lines = aligned([[visible(cell) for cell in row] for row in rows])
    return "\n".join([paint("strong", lines[0]), *lines[1:]])


def print_change(weighing: Weighing, what: str, changes: Iterable[tuple[Standpoint, Change]], *, width: int = 80) -> str:
    """Tell what a supposition changes, reading by reading; theses first."""
    return "\n".join(_change_lines(weighing, what, changes, width))


def _change_lines(weighing: Weighing, what: str, changes: Iterable[tuple[Standpoint, Change]], width: int) -> Iterator[str]:
    theses = {thesis.id for thesis in weighing.map.theses}
    yield filled(f"Supposing that {what}:", width)
    for standpoint, change in changes:
        told = []
        for ids, one, several in ((change.fallen, "falls", "fall"), (change.risen, "rises", "rise")):
            ordered = sorted(ids, key=lambda id: id not in theses)
            if ordered:
                told.append(f"{listed(short_name(weighing.map[id]) for id in ordered)} {several if len(ordered) > 1 else one}")
        text = f"{_HEADINGS[standpoint]}: {'; '.join(told) or 'nothing else changes'}."
        yield filled(text, width, "  ", "    ")


def weighing_data(weighing: Weighing, ids: Sequence[str]) -> dict[str, Any]:
    """Give what was weighed as plain data: every statement's statuses and ceiling, and of each of `ids` what it rests on and what would bring it down."""
    return {
        "version": 1,
        "statements": {
            standing.statement.id: {
                "status": {standpoint.value: standing.status[standpoint].value for standpoint in Standpoint},
                "stated": standing.statement.qualifier.value if standing.statement.qualifier else None,
                "ceiling": {"qualifier": standing.ceiling.qualifier.value, "leaf": standing.ceiling.leaf} if standing.ceiling else None,
            }
            for standing in weighing
        },
        "weighed": {id: _details(weighing, id) for id in ids},
    }


def _details(weighing: Weighing, id: str) -> dict[str, Any]:
    cuts = weighing.cuts(id)
    return {
        "grounds": list(weighing.grounds(id)),
        "cuts": [list(each) for each in cuts.sets],
        "cuts_least": cuts.least,
        "cuts_complete": cuts.complete,
        "costly_sources": list(weighing.costly_sources(id)),
        "costly_concessions": list(weighing.costly_concessions(id)),
        "shared_grounds": {leaf: list(places) for leaf, places in weighing.shared_grounds(id).items()},
    }
