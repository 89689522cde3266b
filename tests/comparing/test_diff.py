"""`argmap diff`: what is printed, and how it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from ground import ROOT

from argmap.cli import command

GUIDE = ROOT / "examples/guide"
PAGE = (GUIDE / "comparing.md").read_text("utf-8")

OLD = """title "Trams"
main claim trams "The city should build trams." {
  because premise clean "Trams are clean."
  because premise jobs "Trams make jobs."
}
"""
NEW = """title "Trams"
premise clean "Trams are quite clean."
main claim trams "The city should build trams." {
  because clean // the same
}
"""


@pytest.fixture
def diff(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.argmap").write_text(OLD, "utf-8")
    (tmp_path / "new.argmap").write_text(NEW, "utf-8")
    (tmp_path / "broken.argmap").write_text('claim "', "utf-8")
    return lambda *args, **more: CliRunner().invoke(command, ["diff", *args], **more)


def test_differences_are_printed_and_are_no_failure(diff):
    done = diff("old.argmap", "new.argmap")
    assert done.exit_code == 0
    assert done.stdout == ("Statements\n~ clean: Trams are {+quite+} clean.\n- premise jobs: Trams make jobs.\n    was a reason for trams\n")
    assert done.stderr == ""


def test_with_exit_code_differences_end_with_1_and_the_same_meaning_with_0(diff):
    assert diff("--exit-code", "old.argmap", "new.argmap").exit_code == 1
    done = diff("--exit-code", "old.argmap", "-", input=OLD.replace("\n", "\n // otherwise written\n"))
    assert (done.exit_code, done.stdout) == (0, "The maps mean the same.\n")


def test_either_may_be_standard_input(diff):
    assert diff("-", "new.argmap", input=OLD).stdout == diff("old.argmap", "new.argmap").stdout
    assert diff("old.argmap", "-", input=NEW).stdout == diff("old.argmap", "new.argmap").stdout


def test_a_file_that_is_not_there_yet_is_an_empty_map(diff):
    done = diff("-", "old.argmap", input="")
    assert done.exit_code == 0
    assert "+ claim trams: The city should build trams." in done.stdout


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["-", "-"], 2, "both maps cannot come from standard input"),
        ([".", "new.argmap"], 2, "name one map in it"),
        (["olt.argmap", "new.argmap"], 2, "did you mean `old.argmap`?"),
        (["broken.argmap", "new.argmap"], 1, "broken.argmap is not compared, since it has syntax errors"),
        (["old.argmap", "new.argmap", "-o", "new.argmap", "-T", "svg"], 2, "new.argmap is one of the maps"),
        (["old.argmap", "new.argmap", "-T", "gif"], 2, "no picture is made in the format `gif`"),
        (["old.argmap", "new.argmap", "-o", "x.svg", "--layout", "up"], 2, "up"),
        (["old.argmap", "new.argmap", "-o", "nowhere/x.svg"], 2, "there is no folder"),
    ],
)
def test_what_cannot_be_done_is_told(diff, tmp_path, args, code, said):
    done = diff(*args)
    assert done.exit_code == code
    assert said in done.stderr
    assert (tmp_path / "new.argmap").read_text("utf-8") == NEW


def test_data_say_the_same(diff):
    data = json.loads(diff("--json", "old.argmap", "new.argmap").stdout)
    assert (data["version"], data["same"]) == (1, False)
    assert data["statements"]["changed"] == [
        {"old": "clean", "new": "clean", "differences": [{"part": "text", "old": ["Trams are clean."], "new": ["Trams are quite clean."]}]}
    ]
    assert data["statements"]["removed"] == [{"id": "jobs", "kind": "premise", "text": "Trams make jobs."}]
    assert data["steps"]["removed"] == [{"path": ["trams", "reasons", 1], "word": "because", "members": ["jobs"]}]


def test_the_picture_has_what_is_gone_where_it_stood(diff, tmp_path):
    done = diff("old.argmap", "new.argmap", "-o", "changes.svg")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "wrote changes.svg\n")
    picture = (tmp_path / "changes.svg").read_text("utf-8")
    for words in ("REMOVED", "CHANGED", "Trams make jobs.", "was: “Trams are clean.”", "What changed. Statements: 1 removed, 1 changed. Steps: 1 removed."):
        assert words in picture
    assert "ADDED" not in picture


def test_the_picture_of_the_guide_is_what_its_command_makes(diff, tmp_path, accept):
    for name, body in re.findall(r"```argmap (old|new)\.argmap\n(.*?)```", PAGE, re.DOTALL):
        (tmp_path / f"{name}.argmap").write_text(body, "utf-8")
    assert diff("old.argmap", "new.argmap", "-o", "changes.svg").exit_code == 0
    if accept:
        shutil.copyfile(tmp_path / "changes.svg", GUIDE / "changes.svg")
    assert (tmp_path / "changes.svg").read_bytes() == (GUIDE / "changes.svg").read_bytes()


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
def test_git_speaks_of_maps_as_the_guide_says(tmp_path):
    bare = {"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]), "GIT_CONFIG_GLOBAL": os.devnull, "NO_COLOR": "1"}

    def git(*args):
        who = ["-c", "user.name=n", "-c", "user.email=e"]
        return subprocess.run(["git", *who, *args], cwd=tmp_path, env={**os.environ, **bare}, capture_output=True, text=True, check=True).stdout

    git("init", "--quiet")
    (tmp_path / "trams.argmap").write_text(OLD, "utf-8")
    git("add", ".")
    git("commit", "--quiet", "-m", "one")
    (tmp_path / "trams.argmap").write_text(NEW, "utf-8")
    said = re.search(r"```sh\n(echo .*?)```", PAGE, re.DOTALL)[1]
    subprocess.run(said, shell=True, cwd=tmp_path, check=True)
    assert git("diff").startswith("Statements\n~ clean: Trams are {+quite+} clean.\n")
    # A version with errors does not stop git.
    (tmp_path / "trams.argmap").write_text('claim "', "utf-8")
    assert "Trams" not in git("diff")
