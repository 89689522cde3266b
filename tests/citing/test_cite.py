"""`argmap cite`, and `--text` of `argmap check`, as a person meets them."""

import json
import sys
import tomllib

import pytest
from click.testing import CliRunner

from argmap.cli import command

TEXT = """The ferry is slow. It carries nine cars at a time, and on Fridays the queue reaches the church.

A bridge would cost four million. Nobody has said who would pay for it.
"""
MAP = """document ferry "The Old Ferry" { record "ferry.toml" }
main claim slow "The ferry is too slow." @1.1 {
  because premise queue "The queue is long." @1.2
}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    (tmp_path / "project/ferry.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "project/ferry.argmap").write_text(MAP, encoding="utf-8")
    return tmp_path / "project"


def run(*args, input=None):
    done = CliRunner().invoke(command, [str(arg) for arg in args], input=input, prog_name="argmap")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def test_a_record_goes_to_standard_output_or_to_a_file(folder):
    assert tomllib.loads(run("cite", "record", "ferry.txt").stdout)["id"] == "ferry"
    done = run("cite", "record", "ferry.txt", "-o", "ferry.toml", "--id", "old-ferry")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "wrote ferry.toml\n")
    assert tomllib.loads((folder / "ferry.toml").read_text())["id"] == "old-ferry"
    assert tomllib.loads(run("cite", "record", "-", input=TEXT).stdout)["id"] == "text"


def test_a_record_that_is_there_is_not_overwritten(folder):
    (folder / "ferry.toml").write_text("mine")
    done = run("cite", "record", "ferry.txt", "-o", "ferry.toml")
    assert (done.exit_code, (folder / "ferry.toml").read_text()) == (2, "mine")
    assert "--update ferry.toml" in done.stderr


def test_an_update_stays_in_its_place_or_goes_elsewhere(folder):
    run("cite", "record", "ferry.txt", "-o", "ferry.toml")
    edited = (folder / "ferry.toml").read_text().replace("[6, 8]", "[6, 3, 5]  # cut")
    (folder / "ferry.toml").write_text(edited)
    assert run("cite", "record", "ferry.txt", "--update", "ferry.toml", "-o", "new.toml").exit_code == 0
    assert (folder / "ferry.toml").read_text() == edited
    assert run("cite", "record", "ferry.txt", "--update", "ferry.toml").exit_code == 0
    assert (folder / "ferry.toml").read_text() == (folder / "new.toml").read_text()


def test_an_update_says_what_to_look_at(folder):
    run("cite", "record", "ferry.txt", "-o", "ferry.toml")
    (folder / "ferry.txt").write_text(TEXT.replace("four", "five"))
    done = run("cite", "record", "ferry.txt", "--update", "ferry.toml")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "paragraph 2 has other words now" in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["no-such.txt"], "there is no such file"),
        (["."], "it is a folder"),
        (["ferry.txt", "--update", "no-such.toml"], "there is no such file"),
        (["ferry.txt", "--update", "ferry.txt"], "no TOML"),
        (["ferry.txt", "--update", "empty.toml"], "no record"),
        (["empty.toml"], "no words"),
        (["ferry.txt", "-o", "no-such/ferry.toml"], "there is no folder no-such"),
        (["ferry.txt", "--id", "a", "--update", "ferry.toml"], "not both"),
    ],
)
def test_what_cannot_be_recorded_is_told_in_words(folder, args, said):
    (folder / "empty.toml").write_text("")
    done = run("cite", "record", *args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_check_says_once_which_words_it_could_not_check(folder):
    run("cite", "record", "ferry.txt", "-o", "ferry.toml")
    (folder / "other.argmap").write_text(MAP)
    assert run("check", ".").stderr == "2 files: no findings; without the text of ferry, its words were not checked\n"
    assert run("check", "--text", "ferry=ferry.txt", "ferry.argmap").stderr == "ferry.argmap: no findings\n"


@pytest.mark.parametrize("command", [["check"], ["cite", "coverage"], ["draw", "-T", "html"]], ids=" ".join)
def test_a_text_for_no_document_is_told(folder, command):
    run("cite", "record", "ferry.txt", "-o", "ferry.toml")
    told = run(*command, "--text", "fery=ferry.txt", "ferry.argmap").stderr
    assert "warning: no document is called `fery`, so its text is not used\n  help: did you mean `ferry`?\n" in told
    assert "no document is called" not in run(*command, "--text", "ferry=ferry.txt", "ferry.argmap").stderr


def test_check_compares_with_a_text_and_names_what_has_changed(folder):
    # The page of changed-text shows these commands.
    run("cite", "record", "ferry.txt", "-o", "ferry.toml")
    (folder / "second.txt").write_text(TEXT.replace("nine", "ten").replace("four", "five"))
    done = run("check", "--text", "ferry=second.txt", "ferry.argmap")
    assert done.exit_code == 1
    assert "changed-text" in run("explain", "changed-text").stdout
    assert "T105" in done.stdout
    assert "paragraphs" in done.stdout
    assert run("check", "--text", "ferry=ferry.txt", "ferry.argmap").exit_code == 0
    (folder / "narrow.txt").write_text(TEXT.replace(" ", "\n"))
    assert run("check", "--text", "ferry=narrow.txt", "ferry.argmap").exit_code == 0
    assert run("cite", "record", "second.txt", "--update", "ferry.toml").exit_code == 0
    assert run("check", "--text", "ferry=second.txt", "ferry.argmap").exit_code == 0


@pytest.mark.parametrize("given", ["ferry", "=ferry.txt", "ferry="])
def test_a_text_without_its_document_is_a_slip_of_usage(folder, given):
    done = run("check", "--text", given, "ferry.argmap")
    assert done.exit_code == 2
    assert "ID=PATH" in done.stderr


def test_coverage_is_a_table_or_a_list_or_data(folder):
    run("cite", "record", "ferry.txt", "-o", "ferry.toml")
    done = run("cite", "coverage", "ferry.argmap")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].split() == ["total", "4", "2", "4", "2", "50"]
    assert "1.2  queue" in run("cite", "coverage", "--statements", "ferry.argmap").stdout
    assert json.loads(run("cite", "coverage", "--json", "ferry.argmap").stdout)["documents"][0]["missing"] == ["2.1", "2.2"]


@pytest.mark.parametrize(("limit", "status"), [("50", 0), ("50.1", 1), ("100", 1), ("0", 0), ("101", 2), ("x", 2)])
def test_too_little_coverage_ends_with_1(folder, limit, status):
    run("cite", "record", "ferry.txt", "-o", "ferry.toml")
    done = run("cite", "coverage", "--fail-under", limit, "ferry.argmap")
    assert done.exit_code == status
    assert ("2 of 4 bearing sentences of ferry" in done.stderr) == (status == 1)


def test_coverage_needs_a_map_and_a_record(folder):
    assert run("cite", "coverage", "no-such.argmap").exit_code == 2
    done = run("cite", "coverage", "-", input='main claim "A."')
    assert done.exit_code == 2
    assert "argmap cite record" in done.stderr


def test_coverage_of_a_map_with_errors_ends_with_1(folder):
    run("cite", "record", "ferry.txt", "-o", "ferry.toml")
    (folder / "ferry.argmap").write_text(MAP + "claim other {")
    done = run("cite", "coverage", "ferry.argmap")
    assert done.exit_code == 1
    assert done.stdout.startswith("ferry\n")


def test_the_page_needs_the_text(folder):
    run("cite", "record", "ferry.txt", "-o", "ferry.toml")
    done = run("cite", "coverage", "--html", "ferry.html", "ferry.argmap")
    assert done.exit_code == 2
    assert "--text ferry=PATH" in done.stderr
    assert not (folder / "ferry.html").exists()
    done = run("cite", "coverage", "--html", "ferry.html", "--text", "ferry=ferry.txt", "ferry.argmap")
    assert (done.exit_code, done.stderr) == (0, "wrote ferry.html\n")
    assert (folder / "ferry.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("page", ["ferry.argmap", "ferry.txt"])
def test_the_page_spares_what_was_read(folder, page):
    run("cite", "record", "ferry.txt", "-o", "ferry.toml")
    before = (folder / page).read_bytes()
    done = run("cite", "coverage", "--html", page, "--text", "ferry=ferry.txt", "ferry.argmap")
    assert (done.exit_code, (folder / page).read_bytes()) == (2, before)


def test_a_missing_package_is_told_in_one_line_and_a_remedy(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    (folder / "ferry.docx").write_bytes(b"PK")
    done = run("cite", "record", "ferry.docx")
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 2)
    assert "pip install 'argmap[texts]'" in done.stderr
