"""Reading: the whole road at once, everything told in one run, never an exception."""

from __future__ import annotations

import builtins
import os
from pathlib import Path

import pytest
from ground import EXAMPLES
from hypothesis import given
from strategies import read, read_bytes, read_text, rules, soups, wild_soups

import argmap
from argmap.diagnostic import ArgmapError
from argmap.reading import load
from argmap.settings import find_settings

FAULTY = """\
title "Trams"
title "Buses"
main claim a "A." likely certain {
  because by sgin: b and zz
   because premise b "B."
  but a
}
premise c The third."
claim d "D." {
  because e
}
claim e "E." {
  because d
}
"""


def test_everything_is_told_in_one_run_by_place():
    reading = read_text(FAULTY)
    assert [(diagnostic.rule.name, diagnostic.primary.place.line) for diagnostic in reading.diagnostics] == [
        ("repeated-field", 2),
        ("repeated-attribute", 3),
        ("unknown-scheme", 4),
        ("undefined-reference", 4),
        ("self-attack", 6),
        ("unclosed-string", 8),
        ("circular-support", 13),
    ]


def test_what_is_sound_is_read_in_spite_of_the_rest():
    map = read_text(FAULTY).map
    assert [statement.id for statement in map] == ["a", "b", "c", "d", "e"]
    assert map["c"].text == "The third."
    assert map["a"].reasons[0].members == ("b",)
    assert map.title == "Trams"


def test_a_reading_says_whether_it_may_lack_something():
    assert not read_text('claim a "A."').broken
    assert not read_text('main claim a "A." { because zz }').broken
    assert not read_text('main claim a "A." {\n  because premise b "B."\n   because premise c "C."\n}').broken
    assert read_text('claim a "A').broken
    assert read_bytes(b'claim a "\xe9"', name="x").broken
    assert read("no/such/file.argmap").broken


def test_errors_are_the_findings_that_are_errors():
    reading = read_text('main claim a "A." {\n  because by x: premise b "B."\n  because zz\n}')
    assert rules(reading) == ["unknown-scheme", "undefined-reference"]
    assert [diagnostic.rule.name for diagnostic in reading.errors] == ["undefined-reference"]


def test_a_reading_shows_itself():
    reading = read_text('claim a "A."\nclaim b "B."', name="x.argmap")
    assert repr(reading) == "<Reading of x.argmap: <ArgumentMap: 2 statements, 0 reasons, 0 objections>, 1 error>"
    assert str(reading).endswith("\n\nx.argmap: 1 error")
    assert str(read_text('claim a "A."', name="x.argmap")) == "x.argmap: no findings"


def test_load_gives_the_map_or_one_error_with_all_findings(tmp_path):
    path = tmp_path / "x.argmap"
    path.write_text('main claim a "A." { because by x: premise b "B." }')
    assert load(path)["a"].text == "A."
    path.write_text('main claim a "A." {\n  because by x: premise b "B."\n  because zz\n}')
    with pytest.raises(ArgmapError) as caught:
        load(path)
    assert [diagnostic.rule.name for diagnostic in caught.value.diagnostics] == ["unknown-scheme", "undefined-reference"]
    assert f"{path}:3:11: error[N102]: no statement has the id `zz`" in str(caught.value)
    with pytest.raises(ArgmapError):
        load(tmp_path / "missing.argmap")


def test_the_library_reads_as_the_rooms_do(tmp_path):
    path = tmp_path / "x.argmap"
    path.write_text('claim a "A."')
    assert argmap.read(path).map == argmap.load(path) == argmap.read_text('claim a "A."').map


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_read_alike_from_a_file_and_from_its_bytes(path):
    assert read(path).map == read_bytes(path.read_bytes(), name="x").map == read_text(path.read_text(encoding="utf-8")).map


@given(wild_soups)
def test_no_text_raises_and_each_is_read_alike_twice(text):
    one, other = read_text(text), read_text(text)
    assert str(one) == str(other)
    assert one.map == other.map


@given(soups)
def test_a_text_in_which_words_stand_wrong_is_never_read_in_silence(text):
    reading = read_text(text)
    if not reading.errors:
        assert reading.map.theses


def test_reading_prints_nothing_and_runs_nothing(monkeypatch, capsys):
    monkeypatch.setattr(builtins, "eval", None)
    monkeypatch.setattr(builtins, "exec", None)
    read_text(FAULTY)
    assert capsys.readouterr() == ("", "")


def test_reading_writes_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("x.argmap").write_text(FAULTY)
    read("x.argmap")
    assert [path.name for path in tmp_path.iterdir()] == ["x.argmap"]


# What is told of a file part of which could not be read


def test_names_are_not_missed_that_may_stand_in_the_part_that_could_not_be_read():
    reading = read_text('main claim a "A." {\n  because b\n}\npremise ??? b "B." ( { because\npremise c "C."')
    assert reading.broken
    assert "undefined-reference" not in rules(reading) or "b" in reading.map


def test_what_was_mended_loses_no_name():
    assert rules(read_text('main claim a "A." {\n  because b, c and zz\n}\npremise b "B."\npremise c "C."')) == ["syntax-error", "undefined-reference"]


@pytest.mark.skipif(os.name == "nt", reason="this system keeps a folder in which somebody works")
def test_a_text_is_read_in_a_folder_that_is_gone(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert rules(read_text('main claim a "A."')) == []
    assert rules(read_bytes(b'main claim a "A."', name="<standard input>")) == []
    assert rules(read_text('include "b.argmap"\nmain claim a "A."')) == ["unusable-include"]
    assert rules(read("x.argmap")) == ["unreadable-file"]
    elsewhere = tmp_path / "elsewhere.argmap"
    elsewhere.write_text('main claim a "A."', "utf-8")
    assert rules(read("../elsewhere.argmap")) == []
    elsewhere.with_name("pyproject.toml").write_text('[tool.argmap]\nselect = ["R"]\n', "utf-8")
    assert rules(read(elsewhere)) == []
    assert find_settings(elsewhere).choice.select == ("R",)
