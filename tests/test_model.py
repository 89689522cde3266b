"""The model: flat, frozen, typed, checked as it is built, and easy to ask."""

from __future__ import annotations

import copy
import itertools
import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import meaning, sketches, sound

import argmap
from argmap.argument import (
    LEGAL,
    Allow,
    ArgumentMap,
    Claim,
    Document,
    Evidence,
    Locator,
    Meta,
    Objection,
    Point,
    Premise,
    Qualifier,
    Quote,
    Reason,
    Relation,
    Scheme,
    Section,
    Source,
    StatementNode,
    StepNode,
    Target,
    Tension,
    Undercut,
    Verdict,
)
from argmap.argument.legality import kind_of, relation_of, verdict
from argmap.argument.map import node_at, target_of
from argmap.argument.model import trusted_statement, trusted_step
from argmap.diagnostic import ArgmapError

WHOLE = {
    "title": "Trams?",
    "documents": [Document("times", "The Times", date="2024-03-05")],
    "sources": [Source("mayor", "The mayor", "B2", [Meta("role", "mayor")])],
    "sections": [Section("traffic", "Traffic", ["trams", "full"])],
    "tensions": [Tension("full", "cost", "Both cannot hold.")],
    "allows": [Allow("no-main", "A draft.")],
}


def statements():
    return [
        Claim(
            "trams",
            "The city should build trams.",
            main=True,
            locators=["6.3", "7-8"],
            qualifier="likely",
            reasons=[Reason(["full", "air"], scheme="sign", undercuts=[Undercut("count", undercuts=[Undercut("cost")])]), Reason("count")],
            objections=[Objection("cost", conceded=True)],
        ),
        Premise("full", "The buses are full.", hedges=["seem"], quotes=[Quote("full", ["6.3"])], notes=["Check."], tags=["loaded"], meta=[Meta("k", "v")]),
        Premise("air", "Trams do not foul the air.", implicit=True, allows=[Allow("near-duplicate-id", "So.")]),
        Evidence("count", "Two of three passengers stand.", attribution="mayor", voice="mayor"),
        Premise("cost", "Trams cost a lot.", inferred=True),
    ]


def trams(order=range(5)):
    parts = statements()
    return ArgumentMap([parts[number] for number in order], **WHOLE)


# Values


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::17])
def test_maps_are_equal_whatever_the_order_of_their_statements(order):
    assert trams(order) == trams()
    assert hash(trams(order)) == hash(trams())


@pytest.mark.parametrize("field", ["documents", "sources", "tensions", "allows"])
def test_maps_are_equal_whatever_the_order_of_what_is_declared(field):
    make = {
        "documents": [Document("d", "D"), Document("e", "E")],
        "sources": [Source("d", "D"), Source("e", "E")],
        "tensions": [Tension("a", "b", "So."), Tension("b", "a", "And.")],
        "allows": [Allow("no-main", "So."), Allow("self-attack", "And.")],
    }[field]
    pair = [Claim("a", "A."), Claim("b", "B.")]
    assert ArgumentMap(pair, **{field: make}) == ArgumentMap(pair, **{field: make[::-1]})


def test_maps_are_equal_whatever_the_order_of_their_sections():
    pair = [Claim("a", "A."), Claim("b", "B.")]
    sections = [Section("s", "S", ["a"]), Section("t", "T", ["b"])]
    assert ArgumentMap(pair, sections=sections) == ArgumentMap(pair, sections=sections[::-1])
    assert ArgumentMap(pair, sections=[Section("s", "S", ["a", "b"])]) == ArgumentMap(pair, sections=[Section("s", "S", ["b", "a"])])


CHANGES = {
    "a text": lambda: [attrs.evolve(statements()[0], text="Another."), *statements()[1:]],
    "a qualifier": lambda: [attrs.evolve(statements()[0], qualifier="certain"), *statements()[1:]],
    "no longer main": lambda: [attrs.evolve(statements()[0], main=False), *statements()[1:]],
    "the order of reasons": lambda: [attrs.evolve(statements()[0], reasons=statements()[0].reasons[::-1]), *statements()[1:]],
    "no longer conceded": lambda: [attrs.evolve(statements()[0], objections=[Objection("cost")]), *statements()[1:]],
    "another kind": lambda: [*statements()[:4], Evidence("cost", "Trams cost a lot.", inferred=True)],
    "a locator": lambda: [attrs.evolve(statements()[0], locators=["6.3", "7-9"]), *statements()[1:]],
    "a tag": lambda: [statements()[0], attrs.evolve(statements()[1], tags=()), *statements()[2:]],
    "one less": lambda: [*statements()[:3], Evidence("count", "Two of three passengers stand.", attribution="mayor"), statements()[4]],
}


@pytest.mark.parametrize("change", CHANGES)
def test_maps_that_say_something_else_are_not_equal(change):
    assert ArgumentMap(CHANGES[change](), **WHOLE) != trams()


@pytest.mark.parametrize("kind", [Claim, Premise, Evidence])
@pytest.mark.parametrize("other", [Claim, Premise, Evidence])
def test_kinds_are_told_apart_by_equality(kind, other):
    assert (kind("a", "A.") == other("a", "A.")) is (kind is other)


@pytest.mark.parametrize("kind", [Reason, Objection, Undercut])
@pytest.mark.parametrize("other", [Reason, Objection, Undercut])
def test_steps_are_told_apart_by_equality(kind, other):
    assert (kind("a") == other("a")) is (kind is other)


def test_a_conceded_objection_is_another_one():
    assert Objection("a", conceded=True) != Objection("a")


def used(map):
    """A map that has been asked for everything, so that it remembers its answers."""
    _ = map.by_id, map.theses, map.roots, map.uses_of("full"), list(map.steps())
    return map


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_map_survives_pickling(protocol):
    again = pickle.loads(pickle.dumps(used(trams()), protocol))  # noqa: S301
    assert again == trams()
    assert list(again) == list(trams())
    assert again.uses_of("full") == trams().uses_of("full")


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_a_map_survives_copying(copied):
    assert copied(used(trams())) == trams()


@given(sketches())
def test_any_map_is_equal_to_its_pickle_and_hashes_alike(sketch):
    map = meaning(sketch, {})
    again = pickle.loads(pickle.dumps(map))  # noqa: S301
    assert again == map
    assert hash(again) == hash(map)


NODES = [
    trams(),
    *statements(),
    statements()[0].reasons[0],
    Objection("a"),
    Undercut("a"),
    Locator(Point(6)),
    Point(6),
    Quote("q"),
    Document("d", "D"),
    Source("s", "S"),
    Section("s", "S", ["a"]),
    Tension("a", "b", "So."),
    Allow("no-main", "So."),
    Meta("k", "v"),
    Scheme("sign"),
]


@pytest.mark.parametrize("node", NODES, ids=lambda node: type(node).__name__)
def test_nodes_are_frozen_and_slotted(node):
    name = attrs.fields(type(node))[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(node, name, "x")
    with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
        node.something_else = 1
    assert not hasattr(node, "__dict__")


@pytest.mark.parametrize("node", NODES, ids=lambda node: type(node).__name__)
def test_nodes_are_hashable_and_equal_by_value(node):
    assert copy.deepcopy(node) == node
    assert hash(copy.deepcopy(node)) == hash(node)


# In a REPL


def test_a_map_says_what_it_is_in_one_line():
    assert repr(trams()) == "<ArgumentMap 'Trams?': 5 statements, 2 reasons, 1 objection>"
    assert repr(ArgumentMap()) == "<ArgumentMap: 0 statements, 0 reasons, 0 objections>"


@pytest.mark.parametrize(
    ("node", "shown"),
    [
        (Reason("a"), "Reason(['a'])"),
        (Reason(["a", "b"], scheme="sign"), "Reason(['a', 'b'], scheme='sign')"),
        (Objection("a", conceded=True), "Objection(['a'], conceded=True)"),
        (Reason("a", undercuts=[Undercut("b")]), "Reason(['a'], undercuts=[Undercut(['b'])])"),
    ],
)
def test_a_step_is_shown_as_it_is_written_in_python(node, shown):
    assert repr(node) == shown
    assert eval(shown) == node  # noqa: S307


def test_a_statement_is_shown_by_its_id_and_text():
    assert repr(statements()[1]) == "Premise(id='full', text='The buses are full.')"


def test_a_map_is_asked_like_a_dictionary_of_statements():
    map = trams()
    assert map["full"].text == "The buses are full."
    assert "full" in map
    assert "empty" not in map
    assert 7 not in map
    assert len(map) == 5
    assert [statement.id for statement in map] == ["trams", "full", "air", "count", "cost"]
    with pytest.raises(KeyError):
        map["empty"]


def test_the_public_names_are_all_there():
    for name in argmap.__all__:
        assert getattr(argmap, name) is not None
    assert set(argmap.__all__) <= set(dir(argmap))
    with pytest.raises(AttributeError):
        argmap.nothing  # noqa: B018


# Made in Python: checked as it is built


def faults(*arguments, **options):
    with pytest.raises(ArgmapError) as caught:
        ArgumentMap(*arguments, **options)
    return caught.value


def test_everything_that_is_wrong_is_told_at_once():
    error = faults(
        [
            Claim("trams", "T.", reasons=[Reason(["fulll", "air"], undercuts=[Undercut("nowhere")])], attribution="major", locators=["tims:6"]),
            Claim("trams", "Again."),
            Premise("full", "F.", voice="nobody", quotes=[Quote("q", ["post:1"])]),
        ],
        documents=[Document("times", "The Times"), Document("times", "Again")],
        sources=[Source("mayor", "The mayor")],
        sections=[Section("s", "S", ["trams", "missing"], parent="t")],
        tensions=[Tension("full", "gone", "So.")],
    )
    told = [(diagnostic.rule.name, diagnostic.primary.place) for diagnostic in error.diagnostics]
    assert told == [
        ("duplicate-id", ("statements", 1)),
        ("duplicate-id", ("documents", 1)),
        ("undefined-reference", ("trams", "attribution")),
        ("undefined-reference", ("trams", "locators", 0)),
        ("undefined-reference", ("full", "voice")),
        ("undefined-reference", ("full", "quotes", 0, "locators", 0)),
        ("undefined-reference", ("trams", "reasons", 0, "members", 0)),
        ("undefined-reference", ("trams", "reasons", 0, "members", 1)),
        ("undefined-reference", ("trams", "reasons", 0, "undercuts", 0, "members", 0)),
        ("undefined-reference", ("section:s", "parent")),
        ("undefined-reference", ("section:s", "members", 1)),
        ("undefined-reference", ("tension:0", "second")),
    ]


def test_the_error_names_what_was_probably_meant():
    error = faults([Claim("trams", "T.", reasons=[Reason("clean-aire")]), Premise("clean-air", "C.")])
    assert str(error) == "trams.reasons[0].members[0]: error[N102]: no statement has the id `clean-aire`\n    help: did you mean `clean-air`?"


def test_a_map_from_python_equals_the_same_map_from_text():
    assert sound('main claim a "A." likely { because by sign: premise b "B." unless premise c "C." although b allow both-sides "So." }') == ArgumentMap(
        [
            Claim(
                "a",
                "A.",
                main=True,
                qualifier="likely",
                reasons=[Reason("b", scheme="sign", undercuts=[Undercut("c")])],
                objections=[Objection("b", conceded=True)],
                allows=[Allow("both-sides", "So.")],
            ),
            Premise("b", "B."),
            Premise("c", "C."),
        ]
    )


@pytest.mark.parametrize(
    "make",
    [
        lambda: Claim("a", ""),
        lambda: Claim("a", "  \n"),
        lambda: Claim("", "A."),
        lambda: Claim(None, "A."),
        lambda: Claim("a", "A.", qualifier="probably"),
        lambda: Claim("a", "A.", locators=["paragraph 6"]),
        lambda: Reason([]),
        Locator,
        lambda: Locator(Point(6), words="p. 12"),
    ],
)
def test_a_node_that_cannot_be_is_not_made(make):
    with pytest.raises((ValueError, TypeError)):
        make()


@pytest.mark.parametrize(
    "make",
    [
        lambda: ArgumentMap([Claim("a", "A.", reasons=[Undercut("b")]), Premise("b", "B.")]),
        lambda: ArgumentMap([Claim("a", "A.", reasons=[Objection("b")]), Premise("b", "B.")]),
        lambda: ArgumentMap([Claim("a", "A.", objections=[Reason("b")]), Premise("b", "B.")]),
        lambda: ArgumentMap([Claim("a", "A.", reasons=[Reason("b", undercuts=[Reason("b")])]), Premise("b", "B.")]),
        lambda: ArgumentMap([Claim("a", "A.", reasons=["b"]), Premise("b", "B.")]),
    ],
    ids=["undercut as reason", "objection as reason", "reason as objection", "reason as undercut", "id as reason"],
)
def test_a_step_of_the_wrong_class_is_refused_where_it_is_put(make):
    with pytest.raises((ValueError, TypeError, ArgmapError), match=r"(?i)reason|objection|undercut|step"):
        make()


def test_ids_made_in_python_are_compared_in_nfc():
    assert ArgumentMap([Claim("a", "A.", reasons=[Reason("cafe\u0301")]), Premise("café", "C.")])["a"].reasons[0].members == ("café",)


@pytest.mark.parametrize("make", [lambda: Point(0), lambda: Point(1, 0), lambda: Point(-1), lambda: Locator(Point(6), Point(5))])
def test_a_point_that_no_text_has_is_refused(make):
    with pytest.raises(ValueError, match=r"."):
        make()


def test_one_member_one_locator_one_hedge_may_be_given_without_a_list():
    assert Reason("abc").members == ("abc",)
    assert Claim("a", "A.", locators="6.3").locators == (Locator(Point(6, 3)),)
    assert Claim("a", "A.", hedges="may", tags="loaded", notes="Check.", quotes="very words") == Claim(
        "a", "A.", hedges=["may"], tags=["loaded"], notes=["Check."], quotes=[Quote("very words")]
    )


# Locators


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("6", Locator(Point(6))),
        ("6.3", Locator(Point(6, 3))),
        ("@6.3", Locator(Point(6, 3))),
        ("6.3-6.5", Locator(Point(6, 3), Point(6, 5))),
        ("6-8", Locator(Point(6), Point(8))),
        ("6.3–7", Locator(Point(6, 3), Point(7))),
        ("blank-2017:6.3", Locator(Point(6, 3), document="blank-2017")),
        ("主張:6", Locator(Point(6), document="主張")),
        ('nato "p. 12"', Locator(document="nato", words="p. 12")),
        ('"p. 12"', Locator(words="p. 12")),
        ('nato "6.3"', Locator(document="nato", words="6.3")),
        (" 6.3 ", Locator(Point(6, 3))),
    ],
)
def test_a_locator_is_read_as_it_is_written(written, meant):
    assert Locator.parse(written) == meant


@pytest.mark.parametrize("written", ["", "@", "x", "6.", ".3", "6.3.1", "6-", "6 - 8", "a b:6", "nato p. 12", "6,7", "nato:", "6:3:1"])
def test_what_is_no_locator_is_refused(written):
    with pytest.raises(ValueError, match="no locator"):
        Locator.parse(written)


points = st.builds(Point, st.integers(1, 999), st.none() | st.integers(1, 99))
documents = st.none() | st.sampled_from(["nato", "blank-2017", "主張"])


def stretch(points, document):
    first, *last = sorted(points, key=lambda point: (point.paragraph, point.sentence or 0))
    return Locator(first, last[0] if last else None, document)


locators = st.builds(stretch, st.lists(points, min_size=1, max_size=2), documents) | st.builds(
    Locator, document=documents, words=st.text(st.sampled_from('ab p. 12"-:@'), min_size=1).filter(lambda words: words == words.strip())
)


@given(locators)
def test_a_locator_that_is_printed_and_read_is_the_same(locator):
    assert Locator.parse(str(locator)) == locator


# The ladder


def test_the_ladder_runs_from_the_surest_down():
    assert list(Qualifier) == ["certain", "very-likely", "likely", "even-chance", "possible", "unlikely", "very-unlikely", "remote"]


# The index


def test_uses_are_told_with_their_owners_and_places():
    assert [(use.owner, use.path) for use in trams().uses_of("cost")] == [
        ("trams", ("trams", "reasons", 0, "undercuts", 0, "undercuts", 0)),
        ("trams", ("trams", "objections", 0)),
    ]
    assert [use.path for use in trams().uses_of("count")] == [("trams", "reasons", 0, "undercuts", 0), ("trams", "reasons", 1)]
    assert trams().uses_of("trams") == ()


@given(sketches())
def test_every_use_is_a_step_that_has_the_statement_as_a_member(sketch):
    map = meaning(sketch, {})
    for statement in map:
        for use in map.uses_of(statement.id):
            assert statement.id in use.step.members
            assert node_at(map, use.path) == use.step
            assert use.owner == use.path[0]
    members = sum(len(set(step.members)) for _, step in map.steps())
    assert members == sum(len(map.uses_of(statement.id)) for statement in map)


def test_steps_come_with_their_paths_each_followed_by_what_undercuts_it():
    assert [path for path, _ in trams().steps()] == [
        ("trams", "reasons", 0),
        ("trams", "reasons", 0, "undercuts", 0),
        ("trams", "reasons", 0, "undercuts", 0, "undercuts", 0),
        ("trams", "reasons", 1),
        ("trams", "objections", 0),
    ]


def test_what_a_step_bears_on_is_its_statement_or_for_an_undercut_its_step():
    map = trams()
    assert target_of(map, ("trams", "reasons", 0)) == map["trams"]
    assert target_of(map, ("trams", "reasons", 0, "undercuts", 0)) == map["trams"].reasons[0]
    assert target_of(map, ("trams", "reasons", 0, "undercuts", 0, "undercuts", 0)) == map["trams"].reasons[0].undercuts[0]


def test_reasons_and_objections_are_those_of_the_statement():
    assert trams().reasons_for("trams") == trams()["trams"].reasons
    assert trams().objections_to("trams") == trams()["trams"].objections
    with pytest.raises(KeyError):
        trams().reasons_for("empty")


def test_the_theses_are_the_claims_marked_main():
    map = ArgumentMap([Claim("a", "A.", main=True, reasons=[Reason("b")]), Claim("b", "B.", main=True), Claim("c", "C.")])
    assert [thesis.id for thesis in map.theses] == ["a", "b"]
    assert [root.id for root in map.roots] == ["a", "c"]


def test_where_none_is_marked_the_only_claim_that_serves_nothing_is_the_thesis():
    assert [thesis.id for thesis in ArgumentMap([Claim("a", "A.", reasons=[Reason("b")]), Claim("b", "B."), Premise("p", "P.")]).theses] == ["a"]
    assert ArgumentMap([Claim("a", "A."), Claim("b", "B.")]).theses == ()
    assert ArgumentMap([Claim("a", "A.", reasons=[Reason("b")]), Claim("b", "B.", reasons=[Reason("a")])]).theses == ()
    assert ArgumentMap([Premise("p", "P.")]).theses == ()


def test_a_claim_that_serves_only_itself_is_still_a_root():
    assert [root.id for root in ArgumentMap([Claim("a", "A.", reasons=[Reason("a")])]).roots] == ["a"]


def test_a_way_to_a_thesis_leads_through_supports_objections_and_undercuts():
    map = ArgumentMap(
        [
            Claim("top", "T.", main=True, objections=[Objection("doubt")]),
            Claim("doubt", "D.", reasons=[Reason("ground", undercuts=[Undercut("flaw")])]),
            Premise("ground", "G."),
            Claim("flaw", "F.", reasons=[Reason("fact")]),
            Evidence("fact", "E."),
            Claim("other", "O.", main=True, reasons=[Reason("fact")]),
            Premise("idle", "I."),
        ]
    )
    up, over = map.ways_to_theses("fact")
    assert (up.ids, up.thesis) == (("fact", "flaw", "doubt", "top"), "top")
    assert up.paths == (("flaw", "reasons", 0), ("doubt", "reasons", 0, "undercuts", 0), ("top", "objections", 0))
    assert (over.ids, over.paths) == (("fact", "other"), (("other", "reasons", 0),))
    assert [way.ids for way in map.ways_to_theses("top")] == [("top",)]
    assert map.ways_to_theses("idle") == ()


@pytest.mark.parametrize(
    ("clauses", "speaks_for"),
    [
        ("because x", True),
        ("but x", False),
        ("although x", False),
        ("because b unless x", False),
        ("but b unless x", True),
        ("because b unless (c unless x)", True),
        ("but b unless (c unless x)", False),
        ('but claim c2 "C." { but x }', True),
        ('but claim c2 "C." { because x }', False),
        ('because claim c2 "C." { but x }', False),
        ('but claim c2 "C." { because b unless x }', True),
    ],
)
def test_a_way_speaks_for_its_thesis_if_it_turns_against_it_an_even_number_of_times(clauses, speaks_for):
    map = sound(f'main claim a "A." {{ {clauses} }}\npremise b "B."\npremise c "C."\npremise x "X."')
    [way] = map.ways_to_theses("x")
    assert way.is_for is speaks_for


@pytest.mark.parametrize("id", ["reasons", "objections", "undercuts", "members"])
def test_a_way_speaks_for_its_thesis_whatever_that_is_called(id):
    [way] = sound(f'main claim {id} "A." {{ because premise x "X." }}').ways_to_theses("x")
    assert way.is_for


@given(sketches())
def test_a_way_to_a_thesis_is_a_shortest_one(sketch):
    map = meaning(sketch, {})
    edges = {(member, path[0]) for path, step in map.steps() for member in step.members}
    for statement in map:
        distance, reached = {statement.id: 0}, [statement.id]
        for here in reached:
            for member, owner in sorted(edges):
                if member == here and owner not in distance:
                    distance[owner] = distance[here] + 1
                    reached.append(owner)
        ways = map.ways_to_theses(statement.id)
        assert [way.thesis for way in ways] == [thesis.id for thesis in map.theses if thesis.id in distance]
        for way in ways:
            assert way.ids[0] == statement.id
            assert len(way.ids) - 1 == len(way.paths) == distance[way.thesis]
            for (member, owner), path in zip(itertools.pairwise(way.ids), way.paths, strict=True):
                assert path[0] == owner
                assert member in node_at(map, path).members


# The tree


def walk(map, root):
    return [
        ("  " * node.depth) + (node.statement.id + ("*" if node.repeated else "") if isinstance(node, StatementNode) else type(node.step).__name__)
        for node in map.tree(root)
    ]


def test_a_tree_reads_from_the_thesis_down():
    assert walk(trams(), "trams") == [
        "trams",
        "  Reason",
        "    full",
        "    air",
        "    Undercut",
        "      count",
        "      Undercut",
        "        cost",
        "  Reason",
        "    count*",
        "  Objection",
        "    cost*",
    ]


def test_a_shared_statement_is_opened_once():
    map = ArgumentMap([Claim("a", "A.", reasons=[Reason("b"), Reason("b")]), Claim("b", "B.", reasons=[Reason("c")]), Premise("c", "C.")])
    assert walk(map, "a") == ["a", "  Reason", "    b", "      Reason", "        c", "  Reason", "    b*"]


def test_a_cycle_ends_where_it_began():
    map = ArgumentMap([Claim("a", "A.", reasons=[Reason("b")]), Claim("b", "B.", reasons=[Reason("a")])])
    assert walk(map, "a") == ["a", "  Reason", "    b", "      Reason", "        a*"]
    assert walk(map, "b") == ["b", "  Reason", "    a", "      Reason", "        b*"]


def test_a_tree_has_the_paths_of_its_steps():
    map = trams()
    for node in map.tree("trams"):
        if isinstance(node, StepNode):
            assert node_at(map, node.path) == node.step


def test_a_tree_of_nothing_is_refused():
    with pytest.raises(KeyError):
        trams().tree("empty")


@given(sketches())
def test_a_tree_opens_each_statement_that_leads_to_its_root_once(sketch):
    map = meaning(sketch, {})
    for root in map:
        nodes = list(map.tree(root.id))
        opened = [node.statement.id for node in nodes if isinstance(node, StatementNode) and not node.repeated]
        assert len(set(opened)) == len(opened)
        below, reached = [root.id], {root.id}
        while below:
            for _, step in [(path, step) for path, step in map.steps() if path[0] == below[0]]:
                below += [member for member in step.members if member not in reached]
                reached |= set(step.members)
            del below[0]
        assert set(opened) == reached


# Which may bear on which: the table of argument-theory.md, section 2.3, by hand

C, P, E, S = Target.CLAIM, Target.PREMISE, Target.EVIDENCE, Target.STEP
TABLE = """
because  claim     claim     legal
because  premise   claim     legal
because  evidence  claim     legal
because  claim     premise   doubtful
because  premise   premise   doubtful
because  evidence  premise   legal
because  claim     evidence  illegal
because  premise   evidence  illegal
because  evidence  evidence  illegal
because  claim     step      illegal
because  premise   step      illegal
because  evidence  step      illegal
but      claim     claim     legal
but      premise   claim     legal
but      evidence  claim     legal
but      claim     premise   legal
but      premise   premise   legal
but      evidence  premise   legal
but      claim     evidence  legal
but      premise   evidence  legal
but      evidence  evidence  legal
but      claim     step      illegal
but      premise   step      illegal
but      evidence  step      illegal
unless   claim     claim     illegal
unless   premise   claim     illegal
unless   evidence  claim     illegal
unless   claim     premise   illegal
unless   premise   premise   illegal
unless   evidence  premise   illegal
unless   claim     evidence  illegal
unless   premise   evidence  illegal
unless   evidence  evidence  illegal
unless   claim     step      legal
unless   premise   step      legal
unless   evidence  step      legal
"""
ROWS = [tuple(row.split()) for row in TABLE.strip().splitlines()]
WORDS = {"because": Relation.SUPPORT, "but": Relation.OBJECTION, "unless": Relation.UNDERCUT}


def test_the_table_says_what_may_bear_on_what():
    assert dict(LEGAL) == {(WORDS[word], Target(member), Target(target)): Verdict(said) for word, member, target, said in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=" ".join)
def test_nodes_are_looked_up_by_their_classes(row):
    word, member, target, said = row
    nodes = {"claim": Claim("a", "A."), "premise": Premise("a", "A."), "evidence": Evidence("a", "A.")}
    step = {"because": Reason("a"), "but": Objection("a"), "unless": Undercut("a")}[word]
    bearers = [Reason("b"), Objection("b"), Objection("b", conceded=True), Undercut("b")] if target == "step" else [nodes[target]]
    assert relation_of(step) is WORDS[word]
    assert kind_of(nodes[member]) is Target(member)
    for bearer in bearers:
        assert verdict(step, nodes[member], bearer) is Verdict(said)


# What is made without being checked again


@pytest.mark.parametrize("kind", [Claim, Premise, Evidence])
def test_a_trusted_statement_is_as_one_that_was_checked(kind):
    # Every part that a statement has, so that a new one cannot be forgotten.
    parts = {each.name: each.default for each in attrs.fields(kind) if each.name not in ("id", "text")}
    assert trusted_statement(kind, "a", "A.") == kind("a", "A.")
    said = {name: "x" if default is None else (Quote("x"),) if default == () else True for name, default in parts.items()}
    made = trusted_statement(kind, "a", "A.", **said)
    assert {each.name: getattr(made, each.name) for each in attrs.fields(kind)} == {"id": "a", "text": "A.", **said}
    assert type(made) is kind
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.text = "B."
    again = trusted_statement(kind, "a", "A.", tags=("t",))
    assert (pickle.loads(pickle.dumps(again)), hash(again), repr(again)) == (again, hash(kind("a", "A.", tags="t")), repr(kind("a", "A.", tags="t")))  # noqa: S301


@pytest.mark.parametrize("kind", [Reason, Objection, Undercut])
def test_a_trusted_step_is_as_one_that_was_checked(kind):
    exceptions = (Undercut("c"),)
    made = trusted_step(kind, ("a", "b"), Scheme("sign"), exceptions)
    assert made == kind(["a", "b"], scheme="sign", undercuts=exceptions)
    assert type(made) is kind
    assert {each.name for each in attrs.fields(kind)} <= {"members", "scheme", "undercuts", "conceded"}
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.members = ()
    assert trusted_step(Objection, ("a",), None, (), conceded=True) == Objection("a", conceded=True)
