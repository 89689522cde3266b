"""Argdown, both ways. What counts is what Argdown's own tools count."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import meaning, sketches, within

from argmap import formats, reading
from argmap.argument import Claim, Objection, Reason, Scheme, Undercut
from argmap.files import File
from argmap.formats.argdown import survey
from argmap.formats.findings import Findings

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "argdown"
GOLDEN = Path(__file__).parent / "golden"

# What @argdown/core 1.7.5 counts after `parse-input` and `build-model`: equivalence classes, arguments, and relations by type.
COUNTS = {
    "argdown-primer": {"statements": 17, "arguments": 4, "attack": 5, "support": 5},
    "intro": {"statements": 12, "arguments": 5, "attack": 5, "support": 2},
    "parser-mix": {"statements": 29, "arguments": 2, "attack": 8, "support": 7},
    "semmelweis_betz": {"statements": 32, "arguments": 10, "contradictory": 1, "contrary": 5},
    "state-censorship": {"statements": 28, "arguments": 7, "attack": 4},
    "veggie_debate": {"statements": 25, "arguments": 22, "attack": 23, "support": 35},
}


def counts(text):
    return survey(File("<text>", text), Findings())[1].counts()


def read(text):
    found = formats.read_text(text, format="argdown")
    assert not found.diagnostics, [str(each) for each in found.diagnostics]
    return found.map


def told(text):
    found = formats.read_text(text, format="argdown")
    return [(each.rule.name, each.primary.place.line) for each in found.diagnostics]


@pytest.mark.parametrize("name", COUNTS)
def test_a_real_file_is_counted_as_argdown_counts_it_and_written_back_as_it_was(name):
    path = CORPUS / f"{name}.argdown"
    if not path.exists():
        pytest.skip("the corpora are not at hand")
    text = path.read_text("utf-8")
    assert counts(text) == COUNTS[name]
    map = formats.read_text(text).map
    assert formats.write_text(map, "argdown").text == text
    by_our_own_text = formats.read_text(formats.write_text(map, "argmap").text).map
    assert formats.write_text(by_our_own_text, "argdown").text == text


# Each was put to @argdown/core 1.7.5, which counts what is said here.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A]\n  + [B]\n    - <C>: c\n  <- [D]\n  +> [E]\n", {"statements": 4, "arguments": 1, "attack": 2, "support": 2}),
        ("<A>: a\n\n(1) p\n(2) q\n----\n(3) [C]\n\n[D]\n  + <A>\n", {"statements": 4, "arguments": 1, "support": 1}),
        ("<A>\n\n(1) p\n-- Rule --\n  <_ <B>: b\n(2) c\n  -> [D]\n", {"statements": 3, "arguments": 2, "attack": 1, "undercut": 1}),
        ("[A]: x\n  >< [B]: y\n\n[B]\n  >< [A]\n", {"statements": 2, "arguments": 0, "contradictory": 1}),
        ("===\nmodel:\n  mode: strict\n===\n\n[A]\n  + [B]\n  - [C]\n\n[C]\n  - [A]\n", {"statements": 3, "arguments": 0, "contrary": 1, "entails": 1}),
        ("A text\nover lines.\n\n  * an item\n  * another\n\n<!-- [X] -->\n/* [Y] */ // [Z]\n", {"statements": 3, "arguments": 0}),
        ("(1) p\n----\n(2) c\n", {"statements": 2, "arguments": 1}),
        # An argument for its own conclusion, and a contradiction that is also written by way of an argument.
        ("[A]: a\n  + <K>\n\n<K>\n\n(1) p\n----\n(2) [A]\n", {"statements": 2, "arguments": 1}),
        ("[C]\n  >< [A]\n\n<K>\n\n(1) p\n----\n(2) [A]\n\n<K>\n  >< [C]\n", {"statements": 3, "arguments": 1, "contradictory": 2}),
    ],
)
def test_what_is_written_counts_as_it_does_there(text, expected):
    assert counts(text) == expected


def test_a_reconstruction_is_a_reason_for_each_inference():
    map = read("<A>: gist\n\n(1) [P]: p.\n(2) [Q]: q.\n-- Rule --\n(3) [R]: r.\n(4) [S]: s.\n----\n(5) [T]: t.\n")
    assert map["R"].reasons == (Reason(["P", "Q"], scheme=Scheme("Rule", own=True)),)
    assert map["T"].reasons == (Reason(["R", "S"]),)
    assert isinstance(map["T"], Claim)
    assert map["T"].main


def test_an_inference_draws_on_what_it_says_it_uses():
    map = read("(1) [P]: p.\n(2) [Q]: q.\n-- Rule {uses: [1]} --\n(3) [R]: r.\n")
    assert map["R"].reasons[0].members == ("P",)


def test_a_sketched_argument_is_what_its_gist_says():
    map = read("[T]: t.\n  - <A>: a.\n    + [B]: b.\n")
    assert map["T"].objections == (Objection(["A"]),)
    assert map["A"].reasons == (Reason(["B"]),)


def test_an_undercut_bears_on_the_step():
    map = read("[T]: t.\n  + <A>: a.\n\n<A>\n  <_ <B>: b.\n\n<B>\n  <_ <C>: c.\n")
    assert map["T"].reasons == (Reason(["A"], undercuts=[Undercut(["B"], undercuts=[Undercut(["C"])])]),)


def test_contraries_are_tensions_since_neither_side_is_said_to_win():
    map = read("[A]: a.\n  >< [B]: b.\n")
    assert [(each.first, each.second, each.why) for each in map.tensions] == [("A", "B", "contradictory")]


def test_titles_tags_data_and_headings_are_kept():
    map = read('# Costs\n\n[Too dear]: Trams are dear. #money {source: "budget"}\n')
    (statement,) = map
    assert (statement.id, statement.text, statement.tags) == ("too-dear", "Trams are dear.", ("money",))
    assert [(each.key, each.value) for each in statement.meta] == [("argdown", "Too dear"), ("argdown-data", '{"source": "budget"}')]
    assert [(each.title, each.members) for each in map.sections] == [("Costs", ("too-dear",))]


def test_marks_in_texts_are_no_part_of_them():
    (statement,) = read("Some **bold**, _italic_ and [linked](http://x.y) words \\[sic\\], as @[B] says.\n")
    assert statement.text == "Some bold, italic and linked words [sic], as B says."


def test_a_plain_file_costs_nothing():
    assert read("[trams]: The city should build trams.\n  + [full]: The buses are full.\n").meta == ()


def test_a_changed_map_is_written_afresh_and_what_is_lost_is_told():
    map = read("// Mine.\n[T]: t.\n  + [A]: a.\n")
    without = type(map)([each for each in map if each.id == "A"], meta=map.meta)
    written = formats.write_text(without, "argdown")
    assert written.text == "[A]: a.\n"
    assert "layout" in written.losses[0].what


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A]: a.\n\n  + [B]: b.\n", [("misplaced-mark", 3)]),
        ("[A]: a.\n  +\n", [("missing-part", 2)]),
        ("[A]: a.\n  +\n    - [B]: b.\n", [("missing-part", 2)]),
        ("A well_known name.\n", [("misplaced-mark", 1)]),
        ("A text [sic] goes on.\n", [("misplaced-mark", 1)]),
        ("<A>: a.\n(1) p.\n----\n(2) c.\n", [("misplaced-mark", 2)]),
        ("(1) p.\n(2) q.\n", [("missing-part", 1)]),
        ("<A>\n\n(1) p.\n----\n(2) c.\n\n<A>\n\n(1) q.\n----\n(2) d.\n", [("repeated-id", 9)]),
        ("[A]: a. {x: [1, 2}\n", [("broken-file", 1)]),
        ("===\nx: !!python/object/apply:os.getcwd []\n===\n\n[A]: a.\n", [("unsafe-yaml", 2)]),
        ("[A]: a. {x: &y [1], z: *y}\n", [("unsafe-yaml", 1)]),
        ("[A]: a. {x: " + "[" * 99 + "]" * 99 + "}\n", [("unsafe-yaml", 1)]),
        ("[A]: a.\n  - <B>\n\n<B>\n\n(1) p.\n----\n(2) c.\n\n[C]: c.\n  -> <B>\n", [("misfit-relation", 11)]),
        # A text that lies nowhere includes nothing.
        ("@include(other.argdown)\n\n[A]: a.\n", [("unusable-include", 1)]),
        ("[Free speech]: a.\n\n[Fre speech]\n  + [B]: b.\n", [("wordless-statement", 3)]),
    ],
)
def test_a_slip_is_told_where_it_is(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    ["[" * 50_000, "<" * 50_000, "{" * 50_000, "/*" * 50_000, "@[" * 50_000, "[a](" * 20_000, "#(" * 50_000, "{}" * 50_000, "_a" * 50_000, "= " * 50_000],
)
def test_what_is_never_closed_takes_no_time(text):
    with within(5):
        formats.read_text(text, format="argdown")


def test_levels_without_end_are_read_and_written():
    text = "[s]: root\n" + "".join(f"{' ' * (level + 1)}+ [s{level}]: s\n" for level in range(2_000))
    map = read(text)
    assert len(map) == 2_001
    assert counts(formats.write_text(map, "argdown").text) == {"statements": 2_001, "arguments": 0, "support": 2_000}


@settings(max_examples=50)
@given(st.text(alphabet="[]<>:+-_*#{}()12 \n\t\\/=@abx.,", max_size=60))
def test_reading_never_fails_and_gives_the_text_back(text):
    assert formats.write_text(formats.read_text(text, format="argdown").map, "argdown").text == text


class TestIncludes:
    @pytest.fixture
    def read(self, tmp_path):
        """Writes files and reads the first of them."""

        def read(**texts):
            for name, text in texts.items():
                path = tmp_path / f"{name.replace('__', '/')}.argdown"
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
            return reading.read(tmp_path / f"{next(iter(texts))}.argdown")

        return read

    def places(self, found):
        return [(each.rule.name, Path(each.primary.place.file.name).name, each.primary.place.line) for each in found.diagnostics if each.is_error]

    def test_an_included_text_stands_where_it_is_named(self, read):
        found = read(main="[T]: t.\n\n@include(parts/one.argdown)\n\n[C]: c.\n", parts__one="@include(two.argdown)\n", parts__two="[T]\n  + [A]: a.\n")
        assert found.map["T"].reasons == (Reason(["A"]),)
        assert [each.id for each in found.map] == ["T", "A", "C"]
        assert not found.errors
        # Whoever watches the map watches all of it.
        assert [path.name for path in found.paths] == ["main.argdown", "one.argdown", "two.argdown"]

    def test_what_is_wrong_in_an_included_file_is_told_there(self, read):
        found = read(main="[T]: t.\n\n@include(one.argdown)\n\n[C]: c. {x: [1, 2}\n", one="[A]: a.\n\n[B]: b. {x: [1, 2}\n")
        assert self.places(found) == [("broken-file", "main.argdown", 5), ("broken-file", "one.argdown", 3)]

    def test_a_circle_is_told_and_a_file_that_is_named_twice_is_read_once(self, read):
        found = read(main="[T]: t.\n\n@include(one.argdown)\n\n@include(./one.argdown)\n", one="[A]: a.\n\n@include(main.argdown)\n")
        assert self.places(found) == [("unusable-include", "one.argdown", 3)]
        assert len(found.map) == 2

    def test_nothing_outside_the_folder_is_read_and_what_is_not_there_is_told(self, read, tmp_path):
        found = read(main="[T]: t.\n\n@include(../../secret.argdown)\n\n@include(oen.argdown)\n\n@include(/etc/hostname)\n", one="")
        assert self.places(found) == [("unusable-include", "main.argdown", line) for line in (3, 5, 7)]
        assert found.errors[1].help == "did you mean `one.argdown`?"

    def test_an_include_in_a_comment_is_none(self, read):
        assert not read(main="// @include(one.argdown)\n[T]: t.\n").errors

    def test_what_is_written_back_is_whole(self, read):
        found = read(main="// Mine.\n[T]: t.\n\n@include(one.argdown)\n", one="[A]: a.\n")
        assert formats.write_text(found.map, "argdown").text == "// Mine.\n[T]: t.\n\n[A]: a.\n\n"

    def test_the_corpora_s_includes_read_as_argdown_s_command_line_reads_them(self):
        path = CORPUS / "include-test.argdown"
        if not path.exists():
            pytest.skip("the corpora are not at hand")
        # Argdown 1.7.5 puts a comment in the place of the include that closes the circle.
        found = reading.read(path)
        assert len(found.map) == 6
        assert self.places(found) == [("unusable-include", "_partial2.argdown", 3)]


def shape(step, texts):
    undercuts = tuple(shape(each, texts) for each in step.undercuts)
    return type(step), tuple(texts[member] for member in step.members), step.scheme and step.scheme.name, getattr(step, "conceded", False), undercuts


def shapes(map):
    texts = {each.id: each.text for each in map}
    return {each.text: [shape(step, texts) for step in (*each.reasons, *each.objections)] for each in map}


@settings(max_examples=60)
@given(sketch=sketches())
def test_steps_come_back_as_they_were_unless_a_loss_says_so(sketch):
    map = meaning(sketch, {it.text: f"zz{number}" for number, it in enumerate(sketch.statements)})
    written = formats.write_text(map, "argdown")
    if not any("more than once" in loss.what or "twice" in loss.what for loss in written.losses):
        assert shapes(read(written.text)) == shapes(map)


def test_a_conclusion_that_stands_for_an_objection_is_a_statement_where_it_is_a_premise_too():
    # `{argmap: objection}` is how we write an objection of several members; nothing keeps a person from using its conclusion again.
    map = read("<A>\n\n(1) P.\n-- {argmap: objection} --\n(2) [N]: No.\n----\n(3) C.\n\n[T]: T.\n  - [N]\n")
    texts = {each.text: each for each in map}
    assert [map[id].text for reason in texts["C."].reasons for id in reason.members] == ["No."]
    assert [map[id].text for objection in texts["T."].objections for id in objection.members] == ["P."]


def test_a_whole_map_is_written_as_it_was(accept):
    map = reading.read(GOLDEN / "everything.argmap").map
    written = formats.write_text(map, "argdown").text
    golden = GOLDEN / "everything.argdown"
    if accept:
        golden.write_text(written, "utf-8")
    assert written == golden.read_text("utf-8")
