"""Views: what of a map is drawn, and how the picture says what is not."""

import time

import pytest
from effort import effort
from hypothesis import given, settings
from hypothesis import strategies as st
from test_random_maps import maps

from argmap.argument import ArgumentMap, Claim, Document, Evidence, Objection, Premise, Qualifier, Quote, Reason, Section, Source, Tension, Undercut
from argmap.drawing.compose import Measures, compose
from argmap.drawing.dot import to_dot
from argmap.drawing.engine import render
from argmap.drawing.errors import DrawingError
from argmap.drawing.graph import EngineGraph
from argmap.drawing.style import THEMES
from argmap.drawing.view import PARTS, USUAL, Showing, View, apply
from argmap.outlining import outline

TRAMS = ArgumentMap(
    [
        Claim("trams", "The city should build trams.", main=True, reasons=[Reason(["clean", "air"], scheme="sign"), Reason(["full"], undercuts=[Undercut(["detour"])])], objections=[Objection(["dear"])]),
        Claim("clean", "Trams are clean.", reasons=[Reason(["study"]), Reason(["test"])]),
        Premise("air", "Clean air matters."),
        Evidence("study", "An institute measured no exhaust.", attribution="institute", locators=["3.2"], quotes=[Quote("no exhaust whatever", ["3.2"])]),
        Evidence("test", "So did a test.", tags=["old"], notes=["Was it done well?"], reasons=[Reason(["who"])]),
        Premise("who", "The city did the test.", hedges=["it seems"], qualifier=Qualifier.LIKELY),
        Premise("full", "The buses are full.", tags=["loaded", "old"]),
        Premise("detour", "They are full because of a detour."),
        Claim("dear", "Trams are dear.", voice="mayor"),
        Claim("bikes", "Bicycles need lanes.", reasons=[Reason(["air"])]),
    ],
    title="Trams",
    documents=[Document("report", "Trams for us")],
    sources=[Source("institute", "The institute"), Source("mayor", "The mayor")],
    sections=[Section("pro", "For it", ["trams"]), Section("air-part", "The air", ["clean", "air"], parent="pro"), Section("contra", "Against it", ["dear", "detour"])],
    tensions=[Tension("clean", "dear", "Clean and dear."), Tension("clean", "study", "Only an institute says so.")],
)  # fmt: skip


def shown(**view):
    return [statement.id for statement in apply(TRAMS, View(**view)).map]


def lines(map, showing):
    return compose(map, Measures(heading=2000), showing=showing).texts()


def box(id, **view):
    viewed = apply(TRAMS, View(**view))
    (found,) = [box for box in compose(viewed.map, Measures(), showing=viewed.showing).boxes if box.statement == id]
    return [" ".join(run.text for run in (*row.left, *row.right)) for row in found.rows]


class TestFocus:
    def test_shows_what_it_bears_on_with_the_other_members_and_what_bears_on_it(self):
        assert outline(apply(TRAMS, View(focus="clean")).map) == """\
Trams
“Trams for us”

THESIS trams: The city should build trams. (in “For it”)
  BECAUSE by sign:
    claim clean: Trams are clean. (in “The air”)
      BECAUSE evidence study: An institute measured no exhaust. (¶3.2; according to The institute)
      BECAUSE evidence test: So did a test.
        BECAUSE premise who: The city did the test. (likely: “it seems”)
    AND premise air: Clean air matters. (in “The air”)

Tensions

clean against study – Only an institute says so."""  # fmt: skip

    def test_says_what_is_left_out(self):
        showing = apply(TRAMS, View(focus="clean")).showing
        assert showing.left_out == "This picture shows clean, what it bears on and what bears on it; 4 statements are not shown."
        assert showing.more == {"trams": 3}
        heading = lines(apply(TRAMS, View(focus="clean")).map, showing)
        assert "This picture shows clean, what it bears on and what bears on it; 4 statements are not shown." in heading
        assert "Not shown: 1 note, 1 quote, 1 tag, 1 tension." in " ".join(heading)

    def test_an_exception_is_shown_with_what_it_is_an_exception_to(self):
        viewed = apply(TRAMS, View(focus="detour"))
        assert [statement.id for statement in viewed.map] == ["trams", "full", "detour"]
        assert viewed.map["trams"].reasons == (Reason(["full"], undercuts=[Undercut(["detour"])]),)
        assert viewed.map["trams"].objections == ()

    def test_a_depth_counts_from_the_focus(self):
        assert shown(focus="clean", depth=1) == ["trams", "clean", "air"]
        assert shown(focus="clean", depth=2) == ["trams", "clean", "air", "study", "test"]
        assert apply(TRAMS, View(focus="clean", depth=2)).showing.more == {"trams": 3, "test": 1}
        assert "bears on it, 2 levels deep; 5 statements" in apply(TRAMS, View(focus="clean", depth=2)).showing.left_out

    def test_a_shared_statement_has_all_its_ways(self):
        assert shown(focus="air") == ["trams", "clean", "air", "bikes"]

    def test_a_claim_on_top_does_not_become_a_thesis(self):
        assert apply(TRAMS, View(focus="bikes")).map.theses == ()
        unmarked = ArgumentMap([Claim("a", "One.", reasons=[Reason(["p"])]), Claim("b", "Two."), Premise("p", "Fact.")])
        assert unmarked.theses == apply(unmarked, View(focus="a")).map.theses == ()
        alone = ArgumentMap([Claim("a", "One.", reasons=[Reason(["b"])]), Claim("b", "Two."), Premise("p", "Fact.")])
        assert [thesis.id for thesis in apply(alone, View(focus="b")).map.theses] == ["a"]


class TestDepth:
    def test_counts_from_the_theses(self):
        assert shown(depth=1) == ["trams"]
        assert shown(depth=2) == ["trams", "clean", "air", "full", "detour", "dear"]
        assert apply(TRAMS, View(depth=2)).showing == Showing(
            USUAL, {"clean": 3}, "This picture shows 2 levels of statements from each thesis down; 4 statements are not shown."
        )

    def test_boxes_say_how_much_is_below(self):
        assert box("clean", depth=2) == ["clean", "Trams are clean.", "+ 3 more below"]
        assert box("full", depth=2) == ["full PREMISE", "The buses are full."]

    def test_enough_depth_leaves_only_what_no_thesis_rests_on(self):
        assert set(shown(depth=9)) == {statement.id for statement in TRAMS} - {"bikes"}


class TestOnly:
    @pytest.mark.parametrize(
        ("only", "expected"),
        [
            ("#loaded", ["trams", "full"]),
            ("#old", ["trams", "clean", "air", "test", "full"]),
            ("institute", ["trams", "clean", "air", "study"]),
            ("mayor", ["trams", "dear"]),
            ("contra", ["trams", "full", "detour", "dear"]),
            ("pro", ["trams", "clean", "air", "bikes"]),
            (["mayor", "#loaded"], ["trams", "full", "dear"]),
        ],
    )
    def test_shows_what_has_it_and_what_connects_it_upwards(self, only, expected):
        assert shown(only=only) == expected

    def test_says_what_it_is(self):
        assert apply(TRAMS, View(only=["#loaded", "contra", "mayor"])).showing.left_out == (
            "This picture shows what is tagged #loaded, in “Against it” or on the word of The mayor, and what that bears on; 6 statements are not shown."
        )

    def test_sections_that_are_empty_go_and_those_around_others_stay(self):
        assert [(section.id, section.members) for section in apply(TRAMS, View(only="mayor")).map.sections] == [("pro", ("trams",)), ("contra", ("dear",))]
        nested = ArgumentMap([Claim("a", "One."), Claim("b", "Two.")], sections=[Section("out", "Out", ["b"]), Section("in", "In", ["a"], parent="out")])
        assert [(section.id, section.members) for section in apply(nested, View(only="in")).map.sections] == [("out", ()), ("in", ("a",))]

    def test_narrows_together_with_a_focus(self):
        assert shown(only="#old", focus="clean") == ["trams", "clean", "air", "test"]
        assert shown(only="#old", depth=2) == ["trams", "clean", "air", "full"]


class TestParts:
    def test_usually_ids_locators_caution_sources_and_schemes_are_shown(self):
        assert box("study") == ["study EVIDENCE ¶3.2", "An institute measured no exhaust.", "— according to The institute"]
        assert box("who") == ["who PREMISE", "The city did the test.", "likely: “it seems”"]

    @pytest.mark.parametrize(
        ("part", "id", "expected"),
        [
            ("ids", "study", ["EVIDENCE ¶3.2", "An institute measured no exhaust.", "— according to The institute"]),
            ("locators", "study", ["study EVIDENCE", "An institute measured no exhaust.", "— according to The institute"]),
            ("source", "study", ["study EVIDENCE ¶3.2", "An institute measured no exhaust."]),
            ("hedges", "who", ["who PREMISE", "The city did the test."]),
        ],
    )
    def test_each_can_be_hidden(self, part, id, expected):
        assert box(id, hide=part) == expected

    @pytest.mark.parametrize(
        ("part", "id", "expected"),
        [
            ("quotes", "study", ["study EVIDENCE ¶3.2", "An institute measured no exhaust.", "— according to The institute", "“no exhaust whatever” ¶3.2"]),
            ("notes", "test", ["test EVIDENCE", "So did a test.", "Note: Was it done well?"]),
            ("tags", "full", ["full PREMISE", "The buses are full.", "#loaded #old"]),
            ("distance", "study", ["study EVIDENCE ¶3.2", "An institute measured no exhaust.", "— according to The institute", "quotation"]),
        ],
    )
    def test_others_can_be_shown(self, part, id, expected):
        assert box(id, show=part) == expected
        assert box(id) == expected[:-1]

    def test_schemes_can_be_hidden(self):
        assert "· sign" in lines(TRAMS, Showing())
        assert "· sign" not in lines(TRAMS, apply(TRAMS, View(hide="schemes")).showing)

    def test_a_mention_is_in_words_where_ids_are_hidden(self):
        assert "see air" in lines(TRAMS, Showing())
        assert "see “Clean air matters.”" in lines(TRAMS, apply(TRAMS, View(hide="ids")).showing)

    def test_tensions_stand_at_the_foot_over_what_the_caller_says(self):
        diagram = compose(TRAMS, Measures(heading=900), "drawn with 1 error", showing=apply(TRAMS, View(show="tensions")).showing)
        assert [row.left[0].text for row in diagram.foot] == [
            "Tension: clean ↔ dear: Clean and dear.", "Tension: clean ↔ study: Only an institute says so.", "drawn with 1 error",
        ]  # fmt: skip
        assert [row.left[0].text for row in compose(TRAMS, Measures(), "drawn with 1 error").foot] == ["drawn with 1 error"]

    def test_the_heading_says_which_are_not_shown(self):
        assert "Not shown: 1 note, 1 quote, 3 tags, 2 tensions." in " ".join(lines(TRAMS, Showing()))
        everything = apply(TRAMS, View(show=frozenset(PARTS))).showing
        assert not [line for line in lines(TRAMS, everything) if "Not shown" in line]
        nothing = apply(TRAMS, View(hide=frozenset(PARTS))).showing
        assert "Not shown: 10 ids, 1 locator, 1 hedge, 2 sources, 1 scheme, 1 note, 1 quote, 3 tags, 2 tensions." in " ".join(lines(TRAMS, nothing))
        assert not [line for line in lines(TRAMS, nothing) if "¶" in line], "signs that do not occur are not explained"

    def test_the_engine_has_nothing_to_say_to_any_of_it(self):
        everything = compose(TRAMS, Measures(), showing=apply(TRAMS, View(depth=2, show=frozenset(PARTS))).showing)
        assert render(to_dot(everything, THEMES["light"], EngineGraph).source, "svg", engine="bundled").warnings == ()


@pytest.mark.parametrize(
    ("view", "message", "help"),
    [
        (View(focus="cleann"), "no statement has the id `cleann`", "did you mean `clean`?"),
        (View(focus="zzzzzz"), "no statement has the id `zzzzzz`", "`argmap outline` lists the statements with their ids"),
        (View(only="mayer"), "no tag, section or source is called `mayer`", "did you mean `mayor`?"),
        (View(only="loaded"), "no tag, section or source is called `loaded`", "did you mean `#loaded`?"),
        (View(only="xyzxyz"), "no tag, section or source is called `xyzxyz`", "name a tag as `#tag`, a section or a source by its id"),
        (View(hide="note-s"), "there is nothing called `note-s` to show or hide", "did you mean `notes`? There is `ids`, `locators`"),
        (View(depth=0), "a view of 0 levels shows nothing", "the least depth is 1: the theses alone"),
        (View(only="mayor", focus="clean"), "the statement `clean` is not among those that the view shows", "focus on another one"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_with_what_is(view, message, help):
    with pytest.raises(DrawingError) as caught:
        apply(TRAMS, view)
    assert caught.value.message == message
    assert caught.value.help.startswith(help)


def test_a_view_without_statements_is_not_drawn():
    map = ArgumentMap([Claim("a", "One.", main=True), Claim("b", "Two.")], sections=[Section("empty", "Empty", [])])
    with pytest.raises(DrawingError, match="the view shows no statement: nothing is in “Empty”"):
        apply(map, View(only="empty"))
    assert apply(ArgumentMap([]), View()).map == ArgumentMap([])


def test_a_view_of_everything_is_the_map():
    assert apply(TRAMS, View()).map is TRAMS
    assert apply(TRAMS, View(show="notes")).map is TRAMS


views = st.builds(
    View,
    focus=st.none() | st.sampled_from([f"n{number}" for number in range(9)]),
    depth=st.none() | st.integers(1, 4),
    only=st.sampled_from([(), ("a",), ("a", "b")]),
)


@given(maps(), views)
@settings(max_examples=effort(100, 300), deadline=None)
def test_a_view_is_a_part_of_the_map_and_loses_nothing_without_saying(map, view):
    try:
        viewed = apply(map, view)
    except DrawingError:
        return
    part, kept = viewed.map, {statement.id for statement in viewed.map}
    # A map that named what it does not hold could not have been made.
    assert kept <= {statement.id for statement in map}
    assert {thesis.id for thesis in part.theses} == {thesis.id for thesis in map.theses} & kept
    whole = {(path[0], tuple(path[1::2]), step.members, step.scheme) for path, step in map.steps()}
    assert {(path[0], tuple(path[1::2]), step.members, step.scheme) for path, step in part.steps()} <= whole
    for statement in part:
        assert (statement.text, type(statement)) == (map[statement.id].text, type(map[statement.id]))
        reasons = [reason.members for reason in map[statement.id].reasons if kept.issuperset(reason.members)]
        assert [reason.members for reason in statement.reasons] == reasons, "no step is cut in half, and none between what is shown is lost"
        left = {member for reason in (*map[statement.id].reasons, *map[statement.id].objections) for member in reason.members} - kept
        assert bool(viewed.showing.more.get(statement.id)) >= bool(left)
    missing = len(map) - len(kept)
    assert f"; {missing} statement" in viewed.showing.left_out if missing else viewed.showing.left_out == ""


@given(maps(), st.sampled_from([f"n{number}" for number in range(9)]))
@settings(max_examples=effort(80, 200), deadline=None)
def test_a_focus_keeps_its_ways_and_everything_below_it(map, focus):
    if focus not in map:
        return
    part = apply(map, View(focus=focus)).map
    ways = map.ways_to_theses(focus)
    assert {way.thesis for way in part.ways_to_theses(focus)} == {way.thesis for way in ways}
    assert [len(way.ids) for way in part.ways_to_theses(focus)] == [len(way.ids) for way in ways]
    assert {node.statement.id for node in map.tree(focus) if hasattr(node, "statement")} <= {statement.id for statement in part}


def test_ten_thousand_statements_take_a_moment():
    count = 10_000
    tree = [
        Claim(f"c{number}", "Text.", main=number == 0, reasons=[Reason([f"c{child}"]) for child in range(3 * number + 1, 3 * number + 4) if child < count])
        for number in range(count)
    ]
    map = ArgumentMap(tree)
    begun = time.monotonic()
    assert len(apply(map, View(depth=5)).map) == 121
    assert len(apply(map, View(focus="c9999")).map) == 10
    assert apply(map, View(depth=1)).showing.more == {"c0": count - 1}
    assert time.monotonic() - begun < 5
