"""What holds of every format there is, and of those to come."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import given, settings
from losing import without
from strategies import meaning, sketches

from argmap import formats, reading
from argmap.argument import ArgumentMap, Claim, Locator, Premise, Reason, Section, Source, Undercut
from argmap.files import File
from argmap.formats import FORMATS, FormatError, read_text, write_text

BOTH_WAYS = [format.name for format in FORMATS.values() if format.reads and format.writes]
READ = [format.name for format in FORMATS.values() if format.reads]
WRITTEN = [format.name for format in FORMATS.values() if format.writes]
LOSSLESS = ["argmap", "json"]
GOLDEN = Path(__file__).parent / "golden"


def errors(diagnostics):
    return [str(each) for each in diagnostics if each.is_error]


@pytest.mark.parametrize("name", BOTH_WAYS)
@settings(max_examples=25)
@given(sketch=sketches())
def test_what_is_written_is_read_as_it_was_or_as_its_losses_say(name, sketch):
    map = meaning(sketch, {})
    written = formats.write_text(map, name)
    read = formats.read_text(written.text, format=name)
    assert errors(read.diagnostics) == []
    if not written.losses:
        assert read.map == map
    # What was not lost is there, part by part, and nothing else.
    texts = {each.id: each.text for each in map}
    assert without(read.map, written.losses, texts, was_written=False) == without(map, written.losses, texts, was_written=True)
    # What was lost was told: of what is left nothing is lost any more.
    again = formats.write_text(read.map, name)
    assert again.losses == ()
    assert formats.read_text(again.text, format=name).map == read.map


@pytest.mark.parametrize("name", WRITTEN)
@settings(max_examples=10)
@given(sketch=sketches())
def test_what_is_lost_is_told_of_a_statement_that_is_there_or_of_the_map(name, sketch):
    map = meaning(sketch, {})
    for loss in formats.write_text(map, name).losses:
        assert loss.what
        assert not loss.id or loss.id in map


@pytest.mark.parametrize("name", LOSSLESS)
def test_our_own_formats_lose_nothing(name):
    map = reading.read(GOLDEN / "everything.argmap").map
    written = formats.write_text(map, name)
    assert written.losses == ()
    assert formats.read_text(written.text, format=name).map == map


def test_our_text_tells_that_it_folds_line_breaks():
    written = formats.write_text(ArgumentMap([Premise("a", "Two\nlines.")]), "argmap")
    assert [str(loss) for loss in written.losses] == ["a: the line breaks and runs of spaces in its text"]


def test_our_text_writes_what_it_has_no_words_for_as_it_can_and_tells_it():
    deep = Undercut(["1"])
    for _ in range(30):
        deep = Undercut(["1"], undercuts=[deep])
    map = ArgumentMap(
        [
            Claim("node 2", "Two.", main=True, tags=["two words", "fit"], reasons=[Reason(["1", "claim"], undercuts=[deep])]),
            Premise("1", "One.", locators=[Locator(words="p. 12")]),
            Premise("claim", "Three.", attribution="the mayor"),
        ],
        sources=[Source("the mayor", "The mayor", "very good")],
        sections=[Section("s", "S", ["1"]), Section("t 1", "T", ["1", "node 2"])],
    )
    written = formats.write_text(map, "argmap")
    assert [str(loss) for loss in written.losses] == [
        "node 2: the id of `node 2`, which is written as `node-2`",
        "1: the id of `1`, which is written as `s-1`",
        "claim: the id of `claim`, which is written as `claim-2`",
        "the map: the id of source `the mayor`, which is written as `the-mayor`",
        "node 2: its tag `two words`",
        "node 2: the exceptions that are nested more than 16 deep",
        "1: its place “p. 12”, which is in no document",
        "the map: the grade `very good` of source `the mayor`",
        "the map: the id of section `t 1`, which is written as `t-1`",
        "1: that it stands in section `t 1` too",
    ]
    back = formats.read_text(written.text, format="argmap")
    assert errors(back.diagnostics) == []
    assert back.map["node-2"].reasons[0].members == ("s-1", "claim-2")
    assert back.map["claim-2"].attribution == "the-mayor"
    assert back.map["node-2"].tags == ("fit",)


@pytest.mark.parametrize("name", WRITTEN)
def test_writing_is_the_same_each_time(name):
    map = reading.read(GOLDEN / "everything.argmap").map
    assert formats.write_text(map, name) == formats.write_text(map, name)


@pytest.mark.parametrize("is_on", [True, False])
def test_the_search_for_garbage_is_as_it_was_after_reading_and_writing_also_where_that_fails(is_on):
    was_on = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        write_text(read_text('claim "It is so."', format="argmap").map, "json")
        assert gc.isenabled() == is_on
        with pytest.raises(FormatError):
            read_text("", format="no-format")
        assert gc.isenabled() == is_on
    finally:
        (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize("name", WRITTEN)
def test_an_empty_map_is_written(name):
    assert isinstance(formats.write_text(ArgumentMap(), name).text, str)


@pytest.mark.parametrize("name", [name for name in WRITTEN if not FORMATS[name].reads])
def test_a_map_with_everything_in_it_is_written_as_was_accepted(name, accept):
    map = reading.read(GOLDEN / "everything.argmap").map
    golden = GOLDEN / f"everything{FORMATS[name].suffix}"
    written = formats.write_text(map, name).text.encode("utf-8")
    if accept:
        golden.write_bytes(written)
    assert written == golden.read_bytes()


@pytest.mark.parametrize("path", sorted(GOLDEN.iterdir()), ids=lambda path: path.name)
def test_an_accepted_file_is_known_by_its_content_alone(path):
    found = formats.sniff(formats.Foreign(File("x", path.read_text(encoding="utf-8"))))
    if found is None:
        # What is only written is read by other programs.
        assert any(path.name.endswith(FORMATS[name].suffix) for name in WRITTEN if not FORMATS[name].reads)
    else:
        assert found[1] == ()


class TestLibrary:
    MAP = ArgumentMap([Claim("a", "A.", main=True)])

    def test_writes_a_file_by_its_suffix_and_reads_it_by_its_content(self, tmp_path):
        formats.write(self.MAP, tmp_path / "map.json")
        (tmp_path / "map.json").rename(tmp_path / "map.txt")
        assert formats.read(tmp_path / "map.txt").map == self.MAP

    def test_refuses_to_lose_anything_if_strict(self, tmp_path):
        with pytest.raises(FormatError, match="1 thing would be lost, first a: the line breaks"):
            formats.write(ArgumentMap([Premise("a", "Two\nlines.")]), tmp_path / "map.argmap", strict=True)
        assert not (tmp_path / "map.argmap").exists()

    def test_names_the_format_that_was_meant(self):
        with pytest.raises(FormatError, match="no format is called `jsn`; did you mean `json`"):
            formats.write_text(self.MAP, "jsn")

    def test_asks_for_a_format_where_the_suffix_tells_none(self, tmp_path):
        with pytest.raises(FormatError, match="does not say by its suffix"):
            formats.write(self.MAP, tmp_path / "map.odd")

    def test_reads_other_formats_as_it_reads_its_own(self, tmp_path):
        formats.write(self.MAP, tmp_path / "map.json")
        read = reading.read(tmp_path / "map.json")
        assert read.map == self.MAP
        # A claim without a reason is told, by its path.
        assert [(found.rule.name, found.primary.place) for found in read.diagnostics] == [("unsupported-claim", ("a",))]

    def test_tells_an_argmap_file_that_holds_something_else(self, tmp_path):
        (tmp_path / "map.argmap").write_text(formats.write_text(self.MAP, "json").text, encoding="utf-8")
        [found] = reading.read(tmp_path / "map.argmap").diagnostics
        assert found.message == "this is no text in the language of argmap, but argmap's own JSON"
        assert "`argmap convert " in found.help
