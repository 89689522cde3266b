"""What changed from one map to another; each pair is small enough to compare in one's head."""

from __future__ import annotations

import os
import random
from itertools import combinations

import pytest
from attrs import evolve, fields
from ground import ROOT
from rapidfuzz.fuzz import token_sort_ratio
from strategies import read, read_text

from argmap.argument import ArgumentMap, Claim, Objection, Premise, Reason
from argmap.argument.model import Allow, Document, Meta, Section, Source, Tension, Undercut
from argmap.citing.words import words_in
from argmap.comparing import Why, compare, unite
from argmap.comparing.matching import CLOSE
from argmap.reports.changes import mark_changes
from argmap.reports.comparison import comparison_data, print_comparison
from argmap.weighing import Standpoint, Status

SEEDS = int(os.environ.get("COMPARED_MAPS", "20"))

MAP = """
title "Trams"
document plan "The plan"
source union "The union"
source city "The city"
section money "Money" {
  premise dear "Tracks cost a lot of money." @plan:2.1
}
main claim trams "The city should build trams." likely {
  because premise clean "Trams are clean." and premise air "The air is bad."
  because by sign: claim late "Buses have no future here." {
    because premise jams "Most buses are stuck in traffic." from union
      unless premise lanes "The city gives them lanes of their own."
  }
  although dear
}
claim parks "The city should plant trees." { because air }
tension clean and air "Smog remains."
"""


def changed(*replacements, text=MAP):
    """The map, and the map with something written otherwise."""
    new = text
    for old, other in replacements:
        assert old in new, old
        new = new.replace(old, other)
    return compare(read_text(text).map, read_text(new).map)


def told(comparison):
    return print_comparison(comparison, width=500).split("\n")


# What is no difference


@pytest.mark.parametrize("seed", range(SEEDS))
def test_order_of_writing_of_reasons_and_of_members_is_no_difference(seed):
    chance = random.Random(seed)
    map = random_map(chance)
    assert compare(map, shuffled(map, chance)).is_empty


def random_map(chance):
    """A map with linked groups, shared statements, exceptions to exceptions, concessions, cycles, and steps said twice."""
    ids = [f"s{number}" for number in range(chance.randint(1, 9))]

    def parts(depth=0):
        members = [chance.choice(ids) for _ in range(chance.randint(1, 3))]
        undercuts = [Undercut(**parts(depth + 1)) for _ in range(2) if depth < 3 and chance.random() < 0.2]
        return {"members": members, "scheme": chance.choice(["sign", None, None]), "undercuts": undercuts}

    def statement(id):
        reasons = [Reason(**parts()) for _ in range(chance.choice([0, 0, 1, 2]))]
        objections = [Objection(**parts(), conceded=chance.random() < 0.4) for _ in range(chance.choice([0, 0, 0, 1, 2]))]
        return chance.choice([Claim, Premise])(id, f"Statement {chance.randint(1, 4)} of {id}.", tags=["a", "b"], reasons=reasons, objections=objections)

    return ArgumentMap([statement(id) for id in ids])


def shuffled(map, chance):
    def mixed(things):
        return chance.sample(list(things), len(things))

    def step(it):
        return evolve(it, members=mixed(it.members), undercuts=mixed([step(below) for below in it.undercuts]))

    statements = [
        evolve(each, reasons=mixed([step(it) for it in each.reasons]), objections=mixed([step(it) for it in each.objections]), tags=mixed(each.tags))
        for each in map
    ]
    return evolve(map, statements=mixed(statements))


def test_nesting_comments_and_layout_are_no_difference():
    moved = changed(
        ("although dear", 'although premise dear "Tracks cost a lot of money." @2.1'),
        ('premise dear "Tracks cost a lot of money." @plan:2.1\n}', "}\n // a comment"),
    )
    assert told(moved) == ["Statements", "~ dear: Tracks cost a lot of money.", "    section: [-money-]"]


# What is a difference, and how it is told


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("The air is bad.", "The air is often bad.", ["Statements", "~ air: The air is {+often+} bad."]),
        ("clean ", "quiet ", ["Statements", "~ [-clean-] {+quiet+}: Trams are clean."]),
        ("premise clean ", "premise ", ["Statements", "~ [-clean-]: Trams are clean."]),
        ("premise clean", "evidence clean", ["Statements", "~ [-premise-] {+evidence+} clean: Trams are clean."]),
        (" likely", " certain", ["Statements", "~ trams: The city should build trams.", "    said [-likely-] {+certain+}"]),
        (" likely", "", ["Statements", "~ trams: The city should build trams.", "    said [-likely-] {+flatly+}"]),
        ("from union", "from city", ["Statements", "~ jams: Most buses are stuck in traffic.", "    from: [-union-] {+city+}"]),
        ("from union", "quoting union", ["Statements", "~ jams: Most buses are stuck in traffic.", "    from: [-union-]", "    quoting: {+union+}"]),
        ("@plan:2.1", "@2.1, 3", ["Statements", "~ dear: Tracks cost a lot of money.", "    locators: plan:2.1 {+plan:3+}"]),
        ('air "The air is bad."', 'air "The air is bad." implicit #x', ["Statements", "~ air: The air is bad.", "    now implicit", "    tags: {+#x+}"]),
        ("claim parks", "main claim parks", ["Statements", "~ parks: The city should plant trees.", "    now a thesis, `main`"]),
        ('clean."', 'clean." { note "So they say." }', ["Statements", "~ clean: Trams are clean.", "    notes: {+So they say.+}"]),
        ("by sign: ", "", ["Steps", "~ trams: because late by [-sign-]"]),
        ("although", "but", ["Steps", "~ trams: [-although-] {+but+} dear"]),
        (" and premise air", " because premise air", ["Steps", "~ trams: now apart: [-because clean and air-] {+because clean+} {+because air+}"]),
        ("because air }", "but air }", ["Steps", "~ parks: [-because-] {+but+} air"]),
        ("because air }", "because dear }", ["Steps", "+ parks: because dear", "- parks: because air"]),
        ("because air }", "because air and dear }", ["Steps", "~ parks: because air {+and dear+}"]),
        ('title "Trams"', 'title "Trams again"', ["Around the argument", "~ title: Trams {+again+}"]),
        ('"The plan"', '"The plan" { author "Someone" }', ["Around the argument", "~ document plan", "    author: {+Someone+}"]),
        ("source city ", "source town ", ["Around the argument", "~ source town", "    id: [-city-] {+town+}"]),
        ('source city "The city"', "", ["Around the argument", "- source city: The city"]),
        ('source city "The city"', 'source city "The city" B2', ["Around the argument", "~ source city", "    grade: {+B2+}"]),
        ('section money "Money"', 'section money "Costs"', ["Around the argument", "~ section money", "    title: [-Money-] {+Costs+}"]),
        ("claim parks", 'tension dear and air "Why?"\nclaim parks', ["Around the argument", "+ tension dear and air: Why?"]),
        ("Smog", "Dust", ["Around the argument", "~ tension clean and air", "    why: [-Smog-] {+Dust+} remains."]),
    ],
)
def test_each_difference_is_told(old, new, lines):
    comparison = changed((old, new))
    assert not comparison.is_empty
    said = told(comparison)
    assert said[said.index(lines[0]) :][: len(lines)] == lines, said


OTHER = {
    "id": "other",
    "text": "Something else.",
    "locators": "1",
    "attribution": "city",
    "voice": "city",
    "qualifier": "likely",
    "hedges": "perhaps",
    "quotes": "word",
    "tags": "tag",
    "notes": "note",
    "implicit": True,
    "inferred": True,
    "nameless": True,
    "answers": "exceptions",
    "allows": [Allow("no-main", "why")],
    "meta": [Meta("key", "value")],
    "reasons": [Reason("b")],
    "objections": [Objection("b")],
    "main": True,
}
"""For each part of a claim another value than the one that it has."""


@pytest.mark.parametrize("part", [part.name for part in fields(Claim)])
def test_no_part_of_a_statement_is_passed_over(part):
    sources, claim = [Source("city", "The city")], Claim("a", "Trams are clean.")
    old = ArgumentMap([claim, Premise("b", "Dogs bark.")], sources=sources)
    assert not compare(old, ArgumentMap([evolve(claim, **{part: OTHER[part]}), Premise("b", "Dogs bark.")], sources=sources)).is_empty


OTHERS = {
    "statements": [Claim("a", "Trams are clean.")],
    "title": "Trams",
    "documents": [Document("d", "D.")],
    "sources": [],
    "sections": [Section("s", "S.", ["a"])],
    "tensions": [Tension("a", "b", "Why?")],
    "allows": [Allow("no-main", "why")],
    "meta": [Meta("key", "value")],
}
"""For each part of a map another value than the one that it has."""


@pytest.mark.parametrize("part", [part.name for part in fields(ArgumentMap)])
def test_no_part_of_a_map_is_passed_over(part):
    old = ArgumentMap([Claim("a", "Trams are clean."), Premise("b", "Dogs bark.")], sources=[Source("city", "The city")])
    new = evolve(old, **{part: OTHERS[part]})
    for comparison in (compare(old, new), compare(new, old)):
        assert not comparison.is_empty
        assert told(comparison)[0] in ("Theses", "Standing", "Statements", "Steps", "Around the argument")


def test_a_new_statement_is_told_with_what_it_does():
    comparison = changed(("because air }", 'because air but premise roots "Roots break pipes." }'))
    assert told(comparison) == [
        "Standing",
        "~ parks: The city should plant trees.",
        "    examined: [-stands-] {+falls+}, since roots now objects to it.",
        "",
        "Statements",
        "+ premise roots: Roots break pipes.",
        "    an objection to parks",
    ]
    assert told(compare(comparison.new, comparison.old))[-3:] == ["Statements", "- premise roots: Roots break pipes.", "    was an objection to parks"]


def test_a_statement_that_now_supports_another_is_told_as_moved():
    comparison = changed(("because air }", "}"), ('"Buses have no future here." {', '"Buses have no future here." { because air '))
    assert told(comparison)[-2:] == ["Steps", "~ [-parks-] {+late+}: because air"]


def test_an_exception_is_followed_when_its_step_is_regrouped():
    text = 'main claim a "A." { because premise b "B." and premise c "C." unless premise d "D." }'
    comparison = changed((' and premise c "C."', ""), ('"D."', '"D." because premise c "C."'), text=text)
    assert told(comparison)[-2:] == ["Steps", "~ a: now apart: [-because b and c-] {+because b+} {+because c+}"]


def test_an_exception_to_another_step_of_the_same_statement_is_told():
    text = 'main claim a "A." { because premise b "B." unless premise d "D." because premise c "C." }'
    comparison = changed((' unless premise d "D."', ""), ('"C."', '"C." unless premise d "D."'), text=text)
    assert told(comparison)[-3:] == ["Steps", "~ a: unless d", "    bears on another step of it than before"]


def test_everything_is_renamed_where_an_id_is():
    comparison = changed(("air", "smog"), ("The smog", "The air"))
    assert told(comparison) == ["Statements", "~ [-air-] {+smog+}: The air is bad."]


def test_a_new_name_for_a_source_does_not_change_who_says_what():
    assert told(changed(("union ", "drivers "), ("from union", "from drivers"))) == ["Around the argument", "~ source drivers", "    id: [-union-] {+drivers+}"]


# Which statements are the same


REWORDED = [
    ("The buses on the main lines are full.", "Buses on the main lines are overcrowded."),
    ("Tram tracks cost three times as much as bus lanes.", "Tracks for trams cost three times what bus lanes cost."),
    ("A tram carries three times as many people as a bus.", "A tram carries twice as many people as a bus."),
    ("Seven in ten residents asked for trams in the March poll.", "In the March poll, seven residents in ten asked for trams."),
    ("Hauliers say that the detour takes forty minutes.", "The detour takes forty minutes, say hauliers."),
    ("Lorries strain a cracked beam until it fails.", "A cracked beam fails under lorries."),
    ("主線のバスは満員である。", "主線のバスはいつも満員である。"),
]


def test_a_statement_that_is_reworded_and_renamed_is_still_the_same():
    olds = ArgumentMap([Premise(f"a{number}", old) for number, (old, _) in enumerate(REWORDED)])
    news = ArgumentMap([Premise(f"b{number}", new) for number, (_, new) in reversed(list(enumerate(REWORDED)))])
    assert compare(olds, news).matching.new_of == {f"a{number}": f"b{number}" for number in range(len(REWORDED))}


@pytest.mark.parametrize(
    "path", ["examples/russia-pakistan.argmap", "examples/night-trains.argmap", "tests/texts/mill-weir.argmap", "tests/texts/street-lamps.argmap"]
)
def test_no_two_statements_of_a_real_map_are_taken_for_one(path):
    # So the threshold lies between these and what is reworded above.
    texts = [" ".join(word.form for word in words_in(statement.text)) for statement in read(ROOT / path).map]
    assert max(token_sort_ratio(one, other) for one, other in combinations(texts, 2)) < CLOSE


def test_a_name_stands_for_the_same_statement_whatever_it_says():
    comparison = compare(
        ArgumentMap([Premise("a", "Trams are clean."), Premise("b", "Dogs bark.")]), ArgumentMap([Premise("a", "Dogs bark."), Premise("b", "Trams are clean.")])
    )
    assert comparison.matching.new_of == {"a": "a", "b": "b"}
    assert told(comparison) == ["Statements", "~ a: [-Trams are clean.-] {+Dogs bark.+}", "~ b: [-Dogs bark.-] {+Trams are clean.+}"]


@pytest.mark.parametrize("more", ["", " again"])
def test_thousands_of_renamed_statements_are_found(more):
    # In time that grows with their number: compared pairwise, 5,000 would take 25 million comparisons.
    olds = ArgumentMap([Premise(f"a{number}", f"Line {number} runs to place {number * 7919 % 5000}.") for number in range(5000)])
    news = ArgumentMap([Premise(f"b{number}", f"Line {number} runs to place {number * 7919 % 5000}{more}.") for number in range(5000)])
    assert compare(olds, news).matching.new_of == {f"a{number}": f"b{number}" for number in range(5000)}


# Standing


@pytest.mark.parametrize(
    ("old", "new", "standpoint", "cause"),
    [
        ('main claim t "T." {', 'main claim t "T." { but premise o "O." @1', Standpoint.AUTHOR, (Why.OBJECTION, "t", ("o",))),
        ("although premise c", "but premise c", Standpoint.AUTHOR, (Why.PRESSED, "t", ("c",))),
        ('"O." }', '"O." @1 }', Standpoint.AUTHOR, (Why.HEARD, "m", ("own",))),
        ('because premise s "S."', 'because claim x "X." { because premise y "Y." but premise z "Z." @1 }', Standpoint.AUTHOR, (Why.REASON, "m", ("s",))),
        ('premise s "S."', 'premise s "S." and bad', Standpoint.AUTHOR, (Why.MEMBER, "m", ("bad",))),
        ('premise s "S."', 'premise s "S." unless premise u "U." @1', Standpoint.AUTHOR, (Why.EXCEPTION, "m", ("u",))),
        ('premise s "S."', 'premise s "S." { because bad }', Standpoint.AUTHOR, (Why.ARGUED, "s", ("bad",))),
    ],
)
def test_a_change_of_standing_goes_back_to_one_change(old, new, standpoint, cause):
    text = """
document d "D."
main claim t "T." {
  because claim m "M." { because premise s "S." but premise own "O." }
  although premise c "C." @1
}
claim bad "Bad." { but premise worse "Worse." @1 }
"""
    comparison = changed((old, new), text=text)
    turn = next(change.turns[standpoint] for change in comparison.standing if change.id == "t")
    assert (turn.old, turn.new) == (Status.IN, Status.OUT)
    assert (turn.cause.why, turn.cause.at, turn.cause.by, turn.cause.undone) == (*cause, False)
    # The other way round the same change is undone.
    turn = next(change.turns[standpoint] for change in compare(comparison.new, comparison.old).standing if change.id == "t")
    assert (turn.old, turn.new) == (Status.OUT, Status.IN)
    assert (turn.cause.why, turn.cause.at, turn.cause.by, turn.cause.undone) == (*cause, True)


def test_theses_are_told_of_first_with_what_may_be_said_of_them():
    comparison = changed(('"Trams are clean."', '"Trams are clean." possible'), ("from union", "from union likely"), ("although dear", "but dear"))
    assert told(comparison)[:2] == ["Theses", "~ trams: The city should build trams."]
    assert "~ trams: may be said at most [-certain, by way of air-] {+likely, by way of jams+}" in told(comparison)


def test_a_long_chain_falls_for_one_reason():
    def chain(first):
        return ArgumentMap([Claim(f"c{number}", f"{number}.", reasons=[Reason([f"c{number + 1}"])]) for number in range(5000)] + [first])

    comparison = compare(chain(Claim("c5000", "Last.")), chain(Claim("c5000", "Last.", objections=[Objection(["c5000"])])))
    causes = {turn.cause for change in comparison.standing for standpoint, turn in change.turns.items() if standpoint is Standpoint.EXAMINED}
    assert len(comparison.standing) == 5001
    assert {(cause.why, cause.at) for cause in causes} == {(Why.OBJECTION, "c5000")}


# Any two maps


def shaken(map, chance):
    """A map that is the same in parts: statements renamed, reworded, requalified, gone; steps gone, turned, linked otherwise."""
    names = {each.id: each.id + ("x" if chance.random() < 0.2 else "") for each in map}
    lost = {each.id for each in map if chance.random() < 0.1}

    def step(it, kind):
        members = [names[id] for id in it.members if id not in lost and chance.random() < 0.9]
        undercuts = [made for below in it.undercuts if (made := step(below, Undercut))]
        conceded = {"conceded": chance.random() < 0.5} if kind is Objection else {}
        return (
            kind(members, scheme=it.scheme if chance.random() < 0.9 else None, undercuts=undercuts, **conceded) if members and chance.random() < 0.9 else None
        )

    def statement(it):
        sides = {Reason: [], Objection: []}
        for each in (*it.reasons, *it.objections):
            kind = type(each) if chance.random() < 0.8 else Reason if isinstance(each, Objection) else Objection
            sides[kind] += [made] if (made := step(each, kind)) else []
        return evolve(it, id=names[it.id], text=it.text + (" indeed" if chance.random() < 0.2 else ""), reasons=sides[Reason], objections=sides[Objection])

    return evolve(map, statements=[statement(each) for each in map if each.id not in lost])


def meant(map):
    """What a map means, whatever the order of steps and members."""

    def sides(steps):
        return [repr((type(it).__name__, sorted(set(it.members)), it.scheme, getattr(it, "conceded", None), sorted(sides(it.undercuts)))) for it in steps]

    return {evolve(each, reasons=(), objections=()): (sorted(sides(each.reasons)), sorted(sides(each.objections))) for each in map}


@pytest.mark.parametrize("seed", range(SEEDS))
def test_maps_are_told_to_mean_the_same_just_if_they_do(seed):
    chance = random.Random(seed)
    old = random_map(chance)
    new = shaken(old, chance)
    comparison = compare(old, new)
    assert comparison.is_empty == (meant(old) == meant(new))
    assert (told(comparison)[0] in ("Theses", "Standing", "Statements", "Steps")) == (not comparison.is_empty)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_other_way_round_what_came_is_what_went(seed):
    chance = random.Random(seed)
    old = random_map(chance)
    new = shaken(old, chance)
    there, back = compare(old, new), compare(new, old)
    assert [each.id for each in there.added] == [each.id for each in back.removed]
    assert [each.id for each in there.removed] == [each.id for each in back.added]
    assert [each.path for each in there.added_steps] == [each.path for each in back.removed_steps]
    assert [each.path for each in there.removed_steps] == [each.path for each in back.added_steps]
    assert len(there.changed_steps) == len(back.changed_steps)
    assert len(there.regrouped) == len(back.regrouped)
    turns = {there.matching.old_of[change.id]: {at: (turn.new, turn.old) for at, turn in change.turns.items()} for change in there.standing}
    assert turns == {change.id: {at: (turn.old, turn.new) for at, turn in change.turns.items()} for change in back.standing}


@pytest.mark.parametrize("seed", range(SEEDS))
def test_any_two_maps_can_be_told_and_drawn_as_one(seed):
    chance = random.Random(seed)
    old = random_map(chance)
    new = shaken(old, chance)
    comparison = compare(old, new)
    print_comparison(comparison)
    comparison_data(comparison)
    union, marks = mark_changes(comparison)
    assert len(union) == len(new) + len(comparison.removed)
    assert set(marks.steps) <= {path for path, _ in union.steps()}
    assert sum(1 for _ in union.steps()) == sum(1 for _ in new.steps()) + len(comparison.removed_steps)
    # Without what is gone, it is the new map.
    kept = {path: step.members for path, step in union.steps() if path not in set(unite(comparison).place_of.values())}
    assert kept == {path: step.members for path, step in new.steps()}
