"""`argmap convert`: what it reads, writes, tells and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import run

from argmap.formats import FORMATS

TRAMS = 'main claim trams "The city should build trams." {\n  because premise full "The buses are full."\n}\n'
JSON = {
    "argmap": 1,
    "statements": [
        {"kind": "claim", "id": "trams", "text": "The city should build trams.", "main": True, "reasons": [{"members": ["full"]}]},
        {"kind": "premise", "id": "full", "text": "The buses are full."},
    ],
}


@pytest.fixture
def convert(tmp_path):
    (tmp_path / "trams.argmap").write_text(TRAMS, encoding="utf-8")
    (tmp_path / "trams.json").write_text(json.dumps(JSON), encoding="utf-8")

    def convert(*arguments, **given):
        done = run("convert", *arguments, folder=tmp_path, text=True, **given)
        return done.returncode, done.stdout, done.stderr

    return convert


def test_text_becomes_json_by_the_suffix_of_the_output(convert, tmp_path):
    assert convert("trams.argmap", "-o", "out.json") == (0, "", "wrote out.json\n")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8")) == JSON


def test_json_becomes_text_on_standard_output_if_nothing_else_is_said(convert):
    assert convert("trams.json") == (0, TRAMS, "")


def test_a_file_is_what_it_holds_and_not_what_it_is_called(convert, tmp_path):
    (tmp_path / "trams.json").rename(tmp_path / "trams.txt")
    assert convert("trams.txt") == (0, TRAMS, "")
    (tmp_path / "trams.txt").rename(tmp_path / "disguised.argmap")
    assert convert("disguised.argmap") == (0, TRAMS, "")


def test_standard_input_goes_to_standard_output(convert):
    assert convert("-", "--to", "argmap", input=json.dumps(JSON)) == (0, TRAMS, "")
    status, written, _ = convert("-", "--to", "json", input=TRAMS)
    assert (status, json.loads(written)) == (0, JSON)


def test_what_comes_near_a_format_is_told_with_what_it_lacks(convert, tmp_path):
    (tmp_path / "near.json").write_text('{"statements": []}', encoding="utf-8")
    status, written, told = convert("near.json", "-o", "near.argmap")
    assert (status, written) == (1, "")
    assert "this looks most like argmap's own JSON, but lacks the key `argmap`" in told
    assert not (tmp_path / "near.argmap").exists()


@pytest.mark.parametrize("text", ["", "\n", '{"nodes": [], "edges": []}', 'title "Trams"'])
def test_a_map_without_a_statement_is_told(convert, tmp_path, text):
    (tmp_path / "empty.json").write_text(text, encoding="utf-8")
    status, _, told = convert("empty.json", "--to", "json")
    assert (status, told.splitlines()[0]) == (0, "warning: empty.json: there is no statement in it")
    (tmp_path / "shared.argmap").write_text('source s "S"', encoding="utf-8")
    assert convert("shared.argmap", "--to", "json")[2] == ""


def test_an_output_is_overwritten_but_never_the_file_itself(convert, tmp_path):
    (tmp_path / "out.argmap").write_text("old", encoding="utf-8")
    assert convert("trams.json", "-o", "out.argmap")[0] == 0
    assert (tmp_path / "out.argmap").read_text(encoding="utf-8") == TRAMS
    status, _, told = convert("trams.argmap", "-o", "trams.argmap")
    assert (status, told) == (2, "error: trams.argmap is the file itself\n  help: name another with -o\n")
    assert (tmp_path / "trams.argmap").read_text(encoding="utf-8") == TRAMS


def test_strict_writes_nothing_that_loses_anything_and_many_losses_are_told_by_kind(convert, tmp_path):
    statements = [{"kind": "premise", "id": f"p{number}", "text": f"Two\nlines, {number}."} for number in range(12)]
    (tmp_path / "lines.json").write_text(json.dumps({"argmap": 1, "statements": statements}), encoding="utf-8")
    status, _, told = convert("lines.json", "-o", "lines.argmap", "--strict")
    assert (status, (tmp_path / "lines.argmap").exists()) == (1, False)
    assert told.splitlines()[0] == "warning: lines.json: 12 things cannot be said in argmap's own text"
    assert told.splitlines()[1:3] == ["  p0: the line breaks and runs of spaces in its text; the same of 11 more", "  `--losses` tells them one by one"]
    assert "lines.argmap is not written, since 12 things would be lost" in told
    status, _, told = convert("lines.json", "-o", "lines.argmap", "--losses")
    assert (status, told.count("the line breaks")) == (0, 12)


def test_of_many_kinds_of_losses_ten_are_told(convert, tmp_path):
    documents = "".join(f'document d{number} "D"\n' for number in range(13))
    (tmp_path / "many.argmap").write_text(documents + 'main claim a "A."', encoding="utf-8")
    _, _, told = convert("many.argmap", "--to", "aif")
    assert [line.startswith("  the map: its document ") for line in told.splitlines()] == [False, *[True] * 10, False]
    assert told.endswith("  … and 4 more; `--losses` tells them all\n")


class TestFolders:
    def test_become_folders_with_a_summary(self, convert, tmp_path):
        maps = tmp_path / "maps"
        for name, text in {
            "a.json": json.dumps(JSON),
            "below/b.argmap": TRAMS,
            "notes.txt": "Hello.",
            "near.json": '{"statements": []}',
            ".git/c.json": "{}",
        }.items():
            (maps / name).parent.mkdir(parents=True, exist_ok=True)
            (maps / name).write_text(text, encoding="utf-8")
        status, written, told = convert("maps", "-o", "out", "--to", "json")
        assert (status, written) == (1, "")
        near, summary = told.splitlines()[0], told.splitlines()[-1]
        assert near == f"{Path('maps/near.json')}:1:1: error[F102]: this looks most like argmap's own JSON, but lacks the key `argmap`"
        assert summary == "2 files converted; 1 with errors; 1 passed over, since they are no maps"
        assert "" not in told.splitlines()
        assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.json")) == ["a.json", "below/b.json"]

    def test_lose_no_file_to_another_of_the_same_name(self, convert, tmp_path):
        (tmp_path / "maps").mkdir()
        for name in ("trams.json", "trams.argmap"):
            (tmp_path / name).rename(tmp_path / "maps" / name)
        assert convert("maps", "-o", "out")[0] == 0
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["trams.argmap.argmap", "trams.json.argmap"]

    def test_without_a_map_are_told(self, convert, tmp_path):
        for name in ("empty", "texts"):
            (tmp_path / name).mkdir()
        (tmp_path / "texts/notes.txt").write_text("Hello.", encoding="utf-8")
        help = "  help: name a file; `argmap convert --formats` lists what is read\n"
        assert convert("empty", "-o", "out") == (2, "", f"error: empty: there is no map in this folder\n{help}")
        assert convert("empty", "texts", "-o", "out") == (2, "", f"error: empty, texts: there is no map in these folders\n{help}")
        assert convert("texts", "-o", "out", "--from", "aif") == (2, "", f"error: texts: there is no file called `.json` in this folder\n{help}")

    def test_of_a_named_format_are_read_by_its_usual_suffix(self, convert, tmp_path):
        (tmp_path / "maps").mkdir()
        (tmp_path / "maps/nodeset.json").write_text('{"nodes": [{"nodeID": "1", "text": "A.", "type": "I"}], "edges": []}', encoding="utf-8")
        assert convert("maps", "-o", "out", "--from", "aif")[::2] == (0, "1 file converted\n")

    def test_need_a_folder_to_go_to(self, convert):
        assert convert(".") == (2, "", "error: several maps cannot go to one output\n  help: name a folder for them with -o\n")
        told = "error: trams.argmap is a file, not a folder\n  help: name a folder for several maps with -o\n"
        assert convert("trams.json", "trams.argmap", "-o", "trams.argmap") == (2, "", told)
        told = "error: trams.argmap/ is a file, not a folder\n  help: name another with -o, or leave out the `/` behind it\n"
        assert convert("trams.json", "-o", "trams.argmap/") == (2, "", told)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["trams.json", "--to", "jsno"], "error: no format is called `jsno`\n  help: did you mean `json`?\n"),
        (["trams.json", "--from", "jsno"], "error: no format is called `jsno`\n  help: did you mean `json`?\n"),
        (["trams.json", "-o", "trams.odd"], "error: trams.odd does not say by its suffix in which format it is to be\n"),
        (["none.json"], "error[S114]: cannot read none.json: there is no such file\n"),
        (["trams.json", "-o", "none/trams.argmap"], "error: cannot write none/trams.argmap: there is no folder none\n"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_what_cannot_run_is_told_in_a_line_with_a_remedy(convert, arguments, told):
    status, written, found = convert(*arguments)
    assert (status, written) == (2, "")
    assert found.startswith(told)


def test_the_formats_and_the_schema_are_printed(convert):
    status, printed, _ = convert("--formats")
    assert status == 0
    assert [line.split()[0] for line in printed.splitlines()] == list(FORMATS)
    assert printed.startswith("argmap ")
    assert " reads, writes  .json " in printed
    status, printed, _ = convert("--schema")
    assert json.loads(printed)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("command", ["draw", "check", "outline", "weigh"])
def test_other_commands_take_foreign_files_as_they_are(convert, tmp_path, command):
    where = ["-o", "-"] if command == "draw" else []
    done = run(command, "trams.json", *where, folder=tmp_path, text=True)
    of_text = run(command, "trams.argmap", *where, folder=tmp_path, text=True)
    assert done.returncode == 0
    assert done.stdout.replace(".json", ".argmap") == of_text.stdout
