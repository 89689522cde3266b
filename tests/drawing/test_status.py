"""What stands and what falls, in a picture: marked in words and shapes, so that grey and screen readers tell it too."""

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from drawn import by_class, parse
from hypothesis import given, settings
from hypothesis import strategies as st
from test_layouts import PLACED, cover, holds, pierces, segments, solid
from test_random_maps import maps

from argmap import weigh
from argmap.argument import ArgumentMap, Claim, Evidence, Objection, Premise, Reason, Source, Undercut
from argmap.cli import command
from argmap.cli.draw import READINGS
from argmap.drawing import SIGNS, THEMES, DrawingError, Mark, Marks, View, draw, lay_out, standings
from argmap.drawing.diagram import Kind, Nature, Relation
from argmap.drawing.glyphs import missing_glyphs
from argmap.drawing.standings import marks_of
from argmap.drawing.style import look_of, stroke_of
from argmap.drawing.view import Showing, apply
from argmap.weighing import Standpoint

GOLDEN = Path(__file__).parent / "golden"

TRAMS = ArgumentMap(
    [
        Claim("trams", "Build trams.", main=True, reasons=[Reason(["late"]), Reason(["clean"], undercuts=[Undercut(["coal"])])], objections=[Objection(["dear"], conceded=True), Objection(["ugly"])]),
        Claim("late", "Buses are late.", reasons=[Reason(["jams", "count"])]),
        Premise("jams", "They stand in jams."),
        Evidence("count", "A count says so.", attribution="union"),
        Premise("clean", "Trams are clean."),
        Premise("coal", "Their power comes from coal."),
        Premise("dear", "Trams are dear.", locators=["1"]),
        Premise("ugly", "Trams are ugly."),
        Claim("egg", "It goes round.", reasons=[Reason(["hen"])]),
        Claim("hen", "And round.", reasons=[Reason(["egg"])]),
    ],
    title="Trams",
    sources=[Source("union", "The union")],
)  # fmt: skip
"""In the author's reading `trams` stands by either reason: rejecting `clean`, and one of `jams` and `count`, brings it down; `ugly` and `coal` are the analyst's own."""

STATUSES = (Mark.FALLEN, Mark.UNDECIDED, Mark.REJECTED, Mark.LINCHPIN, Mark.PROP)


def marks(map=TRAMS, **supposed):
    return marks_of(weigh(map).outcome(**supposed))


def resting_on_one(count):
    return ArgumentMap([*(Claim(f"t{number}", "A thesis.", main=True, reasons=[Reason(["one"])]) for number in range(count)), Premise("one", "A fact.")])


def boxes(marks, map=TRAMS):
    diagram = lay_out(map, layout="right", showing=Showing(marks=marks))
    return {box.statement: [" ".join(run.text for run in (*row.left, *row.right)) for row in box.rows] for box in diagram.boxes}


class TestWhatIsMarked:
    def test_what_stands_is_not_and_what_a_thesis_hangs_on_says_with_what(self):
        found = boxes(marks())
        assert found["trams"] == ["trams THESIS", "Build trams."]
        assert found["clean"] == ["clean ◊ PROP PREMISE", "Trams are clean.", "brings trams down with jams or count"]
        assert found["jams"][-1] == "brings trams down with clean"
        assert found["egg"] == ["egg ? UNDECIDED", "It goes round."]

    def test_what_is_rejected_is_told_from_what_falls_with_it(self):
        found = boxes(marks(reject=["clean"], reject_sources=["union"]))
        heads = {id: rows[0] for id, rows in found.items() if id in ("clean", "count", "late", "trams", "jams")}
        assert heads == {
            "clean": "clean ▼ REJECTED PREMISE",
            "count": "count ▼ REJECTED EVIDENCE",
            "late": "late × FALLS",
            "trams": "trams × FALLS THESIS",
            "jams": "jams PREMISE",
        }

    def test_one_statement_that_is_enough_alone_is_a_linchpin(self):
        assert {id: mark for id, mark in marks(reject=["clean"]).statements.items() if mark == (Mark.LINCHPIN,)}.keys() == {"jams", "count"}

    def test_each_of_several_theses_is_named_where_it_hangs(self):
        two = ArgumentMap(
            [
                Claim("one", "The first.", main=True, reasons=[Reason(["both"])]),
                Claim("two", "The second.", main=True, reasons=[Reason(["both", "own"])]),
                Premise("both", "A fact."),
                Premise("own", "Another."),
            ]
        )
        assert marks(two).remarks == {"both": ("brings one down alone", "brings two down alone"), "own": ("brings two down alone",)}

    def test_a_few_of_many_theses_are_named_where_they_hang_and_the_rest_counted(self):
        assert marks(resting_on_one(7)).remarks["one"] == (*(f"brings t{number} down alone" for number in range(4)), "brings 3 more down alone")

    def test_what_brings_down_the_last_of_too_many_theses_is_not_looked_for_and_a_note_says_so(self, monkeypatch):
        monkeypatch.setattr(standings, "_EFFORT", 60)
        found = marks(resting_on_one(9))
        assert found.remarks["one"][-1] == "brings 2 more down alone"
        assert found.notes == ("What brings t6, t7 or t8 down is not marked, since the map is too large to look for it for every thesis.",)

    @pytest.mark.parametrize(
        ("standpoint", "expected"),
        [
            # `coal` questions the step from `clean`, and `ugly` objects: both the analyst's own. `dear` is conceded.
            (Standpoint.AUTHOR, {"coal": Mark.UNHEARD, "ugly": Mark.UNHEARD}),
            (Standpoint.CONCEDED, {"coal": Mark.UNHEARD, "ugly": Mark.UNHEARD, "dear": Mark.BITING}),
            (Standpoint.EXAMINED, {"clean": Mark.FALLEN, "dear": Mark.BITING}),
        ],
    )
    def test_steps_say_what_counts_and_what_fails_in_each_reading(self, standpoint, expected):
        steps = dict(TRAMS.steps())
        found = {steps[path].members[0]: mark for path, (mark,) in marks(standpoint=standpoint).steps.items()}
        assert {id: mark for id, mark in found.items() if mark is not Mark.UNDECIDED} == expected

    def test_the_caption_says_what_is_supposed_and_what_follows(self):
        assert marks(reject=["clean", "jams"]).caption.startswith(
            "Supposing that clean and jams are rejected: trams and late fall. What stands as the author argues"
        )
        assert marks(concede=["dear"]).caption.startswith("Supposing that the concession dear bites: trams falls. ")
        assert marks(reject=["egg"]).caption.startswith("Supposing that egg is rejected: hen falls. ")
        assert marks(reject=["coal"]).caption.startswith("Supposing that coal is rejected: nothing else changes. ")

    @pytest.mark.parametrize(
        ("standpoint", "expected"),
        [
            (Standpoint.AUTHOR, "What stands as the author argues: concessions do not bite, and the analyst’s own objections do not count."),
            (Standpoint.CONCEDED, "What stands if the author’s concessions bite; the analyst’s own objections do not count."),
            (Standpoint.EXAMINED, "What stands if the author’s concessions bite and the analyst’s own objections count."),
        ],
    )
    def test_the_caption_says_which_reading_it_is(self, standpoint, expected):
        assert marks(standpoint=standpoint).caption == expected

    def test_the_caption_speaks_of_no_objections_where_there_are_none(self):
        assert marks(ArgumentMap([Claim("trams", "Build trams.", main=True)])).caption == "What stands as the author argues."

    def test_a_view_keeps_the_marks_of_the_steps_that_it_shows(self):
        marked = Marks(steps={("trams", "reasons", 1): Mark.FALLEN, ("trams", "objections", 1): Mark.UNHEARD})
        showing = apply(TRAMS, View(focus="ugly"), marked).showing
        assert showing.marks.steps == {("trams", "objections", 0): (Mark.UNHEARD,)}


class TestLooks:
    def test_statuses_are_told_apart_without_colour(self):
        looks = [look_of(Nature(Kind.CLAIM, marks=marks), THEMES["print"]) for marks in [(), *((mark,) for mark in STATUSES[:4])]]
        assert len({(look.penwidth, look.dash) for look in looks}) == 5
        strokes = [stroke_of(Relation.BECAUSE, THEMES["print"], marks) for marks in [(), (Mark.FALLEN,), (Mark.UNDECIDED,), (Mark.UNHEARD,)]]
        assert len({(stroke.hollow, stroke.outline) for stroke in strokes}) == 4

    def test_each_mark_has_its_own_word_and_a_glyph_that_every_engine_draws(self):
        assert len({sign.statement for sign in SIGNS.values()}) == len(Mark) == len(SIGNS)
        assert missing_glyphs([sign.glyph for sign in SIGNS.values()]) == []

    def test_a_marked_map_is_as_accepted(self, accept):
        found = draw(TRAMS, layout="dot", status=weigh(TRAMS).outcome(reject=["count"])).render("dot").decode()
        golden = GOLDEN / "status.dot"
        if accept:
            golden.write_text(found, "utf-8", newline="\n")
        assert found == golden.read_text("utf-8")

    def test_screen_readers_are_told(self):
        root = parse(draw(TRAMS, status=weigh(TRAMS).outcome(reject=["clean", "jams"])).svg())
        (late,) = by_class(root, "statement", "fallen", "claim")
        assert late.get("aria-label") == "late, claim, falls: Buses are late. Supports trams (fails)."
        assert "Supposing that clean and jams are rejected" in "".join(root.itertext())

    @pytest.mark.parametrize("format", ["svg", "dot", "mermaid"])
    def test_every_format_says_what_is_supposed_and_what_fails(self, format):
        text = draw(TRAMS, status=weigh(TRAMS).outcome(reject=["jams"])).render(format).decode()
        assert "Supposing that jams is rejected" in text
        assert "× FAILS" in text

    def test_a_line_that_is_shared_is_marked_up_to_where_one_joins_that_holds(self):
        diagram = lay_out(TRAMS, layout="right", showing=Showing(marks=marks(reject=["jams"])))
        reasons = [link for link in diagram.links if link.target == "s-1" and link.relation is Relation.BECAUSE]
        late, clean = (bar.key for bar in diagram.bars[:3] if bar.target == "s-1" and bar.relation is Relation.BECAUSE)
        assert [(link.source, link.marks, link.headed) for link in reasons] == [(clean, (), False), (late, (Mark.FALLEN,), False), (late, (), True)]
        assert reasons[1].path[-1] == reasons[2].path[0] == reasons[0].path[-1]


@given(maps(), st.sampled_from(PLACED), st.data())
@settings(max_examples=10, deadline=None)
def test_marked_pictures_are_as_tidy_as_others(map, layout, data):
    any_mark = st.lists(st.sampled_from(Mark), max_size=2, unique=True)
    marked = Marks({each.id: data.draw(any_mark) for each in map}, {path: data.draw(any_mark) for path, _ in map.steps()})
    bare, diagram = lay_out(map, layout=layout), lay_out(map, layout=layout, showing=Showing(marks=marked))
    rectangles = solid(diagram)
    assert all(holds((0, 0, *diagram.size), each) for each in rectangles.values())
    assert not any(cover(one, other) for one, other in combinations(rectangles.values(), 2))
    assert not any(pierces(segment, each) for link in diagram.links for segment in segments(link) for each in rectangles.values())
    # Nothing is lost where lines are cut: every line begins at its step, and each bundle has one head as before.
    assert [box.key for box in diagram.boxes] == [box.key for box in bare.boxes]
    assert {link.source for link in diagram.links} == {link.source for link in bare.links}
    heads = [sorted((link.target, link.relation.value) for link in links if link.headed) for links in (diagram.links, bare.links)]
    assert heads[0] == heads[1]
    for one, other in pairwise(diagram.links):
        assert one.source != other.source or one.path[-1] == other.path[0]


class TestLibrary:
    def test_a_view_that_shows_status_has_the_map_weighed_as_its_author_argues(self):
        assert draw(TRAMS, view=View(show="status")).graph.source == draw(TRAMS, status=weigh(TRAMS)).graph.source

    def test_nothing_is_changed_where_nothing_is_marked(self):
        assert draw(TRAMS, marks=Marks()).graph.source == draw(TRAMS).graph.source

    def test_refuses_what_was_weighed_of_another_map(self):
        with pytest.raises(DrawingError, match="weighed of another map"):
            draw(TRAMS, status=weigh(ArgumentMap([Claim("other", "Another.")])))


def test_the_command_offers_every_reading():
    assert [each.value for each in Standpoint] == list(READINGS)


class TestCommand:
    FILE = 'main claim trams "Build trams." {\n  because premise clean "Trams are clean."\n  although premise dear "They are dear."\n}\n'

    def run(self, *arguments):
        return CliRunner().invoke(command, ["draw", "-", "-T", "mermaid", *arguments], input=self.FILE)

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (["--show", "status"], "clean ◊ LINCHPIN PREMISE"),
            (["--reject", "clean"], "trams × FALLS THESIS"),
            (["--concede", "dear"], "ALTHOUGH ● BITES"),
            (["--reading", "conceded"], "ALTHOUGH ● BITES"),
        ],
    )
    def test_marks_what_falls_where_something_is_supposed(self, arguments, expected):
        assert expected in self.run(*arguments).stdout

    @pytest.mark.parametrize(
        ("arguments", "message", "help"),
        [
            (["--reject", "claen"], "no statement is called `claen`", "did you mean `clean`?"),
            (["--concede", "zzzzzz"], "no statement is called `zzzzzz`", "see `argmap outline` for their names"),
            (["--reject-source", "union"], "no source is called `union`", "this map names no sources"),
        ],
    )
    def test_refuses_what_the_map_has_not(self, arguments, message, help):
        done = self.run(*arguments)
        assert (done.exit_code, done.stdout) == (2, "")
        assert message in done.stderr
        assert help in done.stderr
