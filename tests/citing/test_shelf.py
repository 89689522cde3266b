"""Finding records and texts: by what a document says, by what a person says, and in the user's own folder."""

import subprocess
import sys

import pytest

import argmap
from argmap.citing.recording import print_record
from argmap.citing.shelf import user_folder

TEXT = """The ferry is slow. It carries nine cars at a time, and on Fridays the queue reaches the church.

A bridge would cost four million. Nobody has said who would pay for it.
"""
MAP = """document ferry "The Old Ferry" {{ {fields} }}
main claim slow "The ferry is too slow." @1.1 {{
  because premise cost "A bridge costs much." @2.1 {{ quote "four million" }}
}}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A project with a record and a text, in which no user has texts of their own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    (tmp_path / "project/ferry.toml").write_text(print_record("ferry", TEXT), encoding="utf-8")
    (tmp_path / "project/ferry.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "project"


def read(folder, fields, **options):
    (folder / "ferry.argmap").write_text(MAP.format(fields=fields), encoding="utf-8")
    return argmap.read(folder / "ferry.argmap", **options)


def told(reading):
    return [(found.rule.name, found.message, found.primary.place.text) for found in reading.diagnostics]


def test_a_record_alone_counts_sentences_and_what_was_not_checked_is_said(folder):
    reading = read(folder, 'record "ferry.toml"')
    edition = reading.editions.by_id["ferry"]
    assert (told(reading), len(edition.record.sentences()), edition.text, reading.unread) == ([], 4, None, ("ferry",))


@pytest.mark.parametrize("fields", ['text "ferry.txt"', 'record "ferry.toml" text "ferry.txt"'])
def test_a_text_is_read_with_and_without_a_record(folder, fields):
    reading = read(folder, fields)
    edition = reading.editions.by_id["ferry"]
    assert (told(reading), len(edition.record.sentences()), edition.text, reading.unread) == ([], 4, TEXT, ())


def test_a_person_says_where_a_text_lies(folder, tmp_path):
    (tmp_path / "elsewhere.md").write_text(TEXT, encoding="utf-8")
    for fields in ('record "ferry.toml"', 'author "A. Writer"', 'text "no-such.txt"'):
        reading = read(folder, fields, texts={"ferry": tmp_path / "elsewhere.md"})
        assert (told(reading), reading.editions.by_id["ferry"].text.count("ferry"), reading.unread) == ([], 1, ())


def test_the_users_own_folder_serves_a_document_with_a_record(folder, tmp_path):
    assert user_folder().is_relative_to(tmp_path)
    user_folder().mkdir(parents=True)
    (user_folder() / "ferry.md").write_text(TEXT, encoding="utf-8")
    assert read(folder, 'record "ferry.toml"').unread == ()
    assert read(folder, 'author "A. Writer"').editions is None


def test_a_documents_id_is_no_way_out_of_the_users_folder(folder, tmp_path):
    user_folder().mkdir(parents=True)
    (user_folder() / "ferry.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "diary.txt").write_text(TEXT, encoding="utf-8")
    unread = {}
    for id in ("ferry", "../../../diary", str(tmp_path / "diary"), "sub/../ferry"):
        locator = argmap.Locator.parse("1.1")
        place = argmap.Locator(document=id, start=locator.start)
        map = argmap.ArgumentMap([argmap.Claim("a", "A.", main=True, locators=[place])], documents=[argmap.Document(id, "D", record="ferry.toml")])
        (folder / "map.json").write_text(argmap.formats.write_text(map, "json").text, encoding="utf-8")
        unread[id] = argmap.read(folder / "map.json").unread
    assert unread == {id: () if id == "ferry" else (id,) for id in unread}


def test_a_text_is_not_read_if_nothing_points_into_it(folder):
    (folder / "ferry.argmap").write_text('document ferry "The Old Ferry" { text "ferry.txt" }\nmain claim "The ferry is slow."\n')
    (folder / "ferry.txt").write_bytes(b"\x89PNG")
    reading = argmap.read(folder / "ferry.argmap")
    assert (reading.errors, reading.unread) == ((), ())


def test_a_changed_text_names_its_paragraphs(folder):
    (folder / "ferry.txt").write_text(TEXT.replace("four", "five"))
    assert told(read(folder, 'record "ferry.toml" text "ferry.txt"')) == [
        ("changed-text", "the text of `ferry` is not the one that its record was made from: paragraph 2 differs", '"ferry.txt"')
    ]
    [(_, _, where)] = told(read(folder, 'record "ferry.toml"', texts={"ferry": "ferry.txt"}))
    assert where == "ferry"
    (folder / "ferry.txt").write_text("Another text.")
    assert told(read(folder, 'record "ferry.toml" text "ferry.txt"'))[0][1] == "the text of `ferry` has none of the paragraphs of its record"


@pytest.mark.parametrize(
    ("fields", "said", "where"),
    [
        ('record "fery.toml"', "cannot read the record `fery.toml`: there is no such file", '"fery.toml"'),
        ('record "."', "cannot read the record `.`: it is a folder", '"."'),
        ('record "../ferry.toml"', "`../ferry.toml` is outside the project's folder", '"../ferry.toml"'),
        ('record "link.toml"', "`link.toml` is outside the project's folder", '"link.toml"'),
        ('record "ferry.txt"', "ferry.txt is no TOML: expected '=' after a key in a key/value pair", '"ferry.txt"'),
        ('record "empty.toml"', "empty.toml is no record: it counts no paragraphs", '"empty.toml"'),
        ('record "picture.png"', "`picture.png` is no record: this is a PNG picture, not a text file", '"picture.png"'),
        ('text "no-such.txt"', "cannot read the text `no-such.txt`: there is no such file", '"no-such.txt"'),
        ('text "/etc/passwd"', "`/etc/passwd` is outside the project's folder", '"/etc/passwd"'),
        ('text "empty.toml"', "there are no words in empty.toml", '"empty.toml"'),
    ],
)
def test_what_cannot_be_used_is_told_where_it_is_named_with_a_remedy(folder, fields, said, where):
    (folder / "empty.toml").write_text("")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder.parent / "outside.toml").write_text(print_record("ferry", TEXT))
    (folder / "link.toml").symlink_to(folder.parent / "outside.toml")
    (folder / "ferry.argmap").write_text(MAP.format(fields=fields), encoding="utf-8")
    reading = argmap.read("ferry.argmap")
    assert told(reading) == [("unusable-document", said, where)]
    assert reading.diagnostics[0].help


def test_a_record_lies_beside_the_file_that_names_it(folder):
    (folder / "parts").mkdir()
    (folder / "argmap.toml").touch()
    (folder / "ferry.toml").rename(folder / "parts/ferry.toml")
    (folder / "parts/ferry.argmap").write_text(MAP.format(fields='record "ferry.toml" text "../ferry.txt"'))
    (folder / "whole.argmap").write_text('include "parts/ferry.argmap"\n')
    reading = argmap.read(folder / "whole.argmap")
    assert (told(reading), list(reading.editions.by_id)) == ([], ["ferry"])


def test_a_map_that_names_no_record_and_no_text_loads_nothing_for_them():
    code = (
        'import sys, argmap; argmap.read_text(\'document d "D" { author "A" }\\nmain claim "A." @1.1\')\n'
        "assert not {'argmap.citing', 'rapidfuzz', 'tomlkit', 'markdown_it', 'platformdirs'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_record_loads_nothing_that_writes_records_or_reads_formats(folder):
    (folder / "ferry.argmap").write_text(MAP.format(fields='record "ferry.toml" text "ferry.txt"'))
    code = (
        "import sys, argmap; assert argmap.read('ferry.argmap').editions\nassert not {'tomlkit', 'markdown_it', 'bs4', 'docx', 'pypdfium2'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_allowance_is_not_called_unused_where_the_text_is_not_at_hand(folder):
    (folder / "ferry.argmap").write_text('allow changed-text "A second edition."\n' + MAP.format(fields='record "ferry.toml"'))
    assert "unused-allow" not in [rule for rule, _, _ in told(argmap.read(folder / "ferry.argmap"))]
    assert "unused-allow" in [rule for rule, _, _ in told(argmap.read(folder / "ferry.argmap", texts={"ferry": "ferry.txt"}))]
    (folder / "ferry.txt").write_text(TEXT.replace("four", "five"))
    assert told(argmap.read(folder / "ferry.argmap", texts={"ferry": "ferry.txt"})) == []
