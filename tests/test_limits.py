"""How much is taken on: each limit has its own sentence, and holds wherever a file is worked on."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pytest
from commands import run

import argmap
from argmap import Limits, limited
from argmap.limits import LIMITS, setting_of

SOUND = 'main claim a "A." { because premise b "B." }\n'
POSIX = pytest.mark.skipif(os.name == "nt", reason="this system has neither timers nor bounds for other processes")


def told(reading):
    """Where limits are reached, and what is told of that."""
    return [(str(each.primary.place), each.message) for each in reading.errors if each.rule.name == "limit-reached"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name, text):
    Path(name).write_text(text, encoding="utf-8")


class TestEachIsTold:
    def test_file_size_before_anything_is_read(self, folder):
        put("a.argmap", SOUND)
        assert len(SOUND) == 45
        with limited(Limits(file_size=0.000_045)):
            assert argmap.read("a.argmap").diagnostics == ()
        with limited(Limits(file_size=0.000_044)):
            reading = argmap.read("a.argmap")
        assert told(reading) == [("('a.argmap',)", "a.argmap: it is larger than 4.4e-05 MB")]
        assert reading.is_unread

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no file that never ends")
    def test_file_size_of_a_file_that_never_ends(self):
        with limited(Limits(file_size=1)):
            assert told(argmap.read("/dev/zero")) == [("('/dev/zero',)", "/dev/zero: it is larger than 1 MB")]

    def test_file_size_of_what_is_included_and_of_a_record(self, folder):
        put("a.argmap", f'include "b.argmap"\ndocument d "D" {{ record "d.toml" }}\n{SOUND}')
        put("b.argmap", f"// {'x' * 200}\n")
        put("d.toml", "#" * 200)
        with limited(Limits(file_size=0.000_150)):
            assert [each.message for each in argmap.read("a.argmap").diagnostics if "larger" in each.message] == [
                "cannot include `b.argmap`: it is larger than 0.00015 MB",
                "cannot read the record `d.toml`: it is larger than 0.00015 MB",
            ]

    def test_statements_at_the_first_that_is_too_many(self):
        text = 'main claim a "A."\nclaim b "B." { because premise c "C." }\n'
        with limited(Limits(statements=3)):
            assert told(argmap.read_text(text)) == []
        with limited(Limits(statements=2)):
            assert told(argmap.read_text(text)) == [("<text>:2:24", "this file has more than 2 statements, the next one here")]

    def test_statements_of_a_foreign_file(self, folder):
        argmap.formats.write(argmap.read_text(SOUND).map, "a.json")
        with limited(Limits(statements=1)):
            reading = argmap.read("a.json")
        assert told(reading) == [("a.json:1:1", "a.json has more than 1 statement")]
        assert len(reading.map) == 0

    def test_nesting_of_sections_and_statements(self):
        text = 'section "S" { main claim a "A." { because premise b "B." } }'
        with limited(Limits(nesting=3)):
            assert told(argmap.read_text(text)) == []
        with limited(Limits(nesting=1)):
            assert told(argmap.read_text(text)) == [("<text>:1:15", "more than 1 statements and sections stand in one another here")]

    def test_includes_once_however_many_there_are(self, folder):
        put("a.argmap", "".join(f'include "{number}.argmap"\n' for number in range(5)) + SOUND)
        for number in range(5):
            put(f"{number}.argmap", f'premise p{number} "P{number}."\n')
        with limited(Limits(includes=5)):
            assert told(argmap.read("a.argmap")) == []
        with limited(Limits(includes=3)):
            assert told(argmap.read("a.argmap")) == [("a.argmap:4:9", "more than 3 files would be included")]

    def test_depth_of_includes(self, folder):
        for number in range(4):
            put(f"{number}.argmap", f'include "{number + 1}.argmap"\n')
        put("4.argmap", SOUND)
        with limited(Limits(include_depth=4)):
            assert told(argmap.read("0.argmap")) == []
        with limited(Limits(include_depth=2)):
            assert told(argmap.read("0.argmap")) == [("2.argmap:1:9", "more than 2 files would include one another in a row")]

    @pytest.mark.parametrize("number", ["1234567890", "1." + "9" * 5_000])
    def test_digits_of_a_locator(self, number):
        reading = argmap.read_text(f'document d "D"\nmain claim a "A." @{number} {{ because premise b "B." @1 }}')
        assert told(reading) == [("<text>:2:20", "a number here has more than 9 digits")]
        assert reading.map["a"].locators == ()

    @POSIX
    def test_time_of_an_engine(self, monkeypatch, tmp_path):
        slow = tmp_path / "slow"
        slow.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
        slow.chmod(0o755)
        monkeypatch.setattr("argmap.drawing.engine._FINDERS", {"bundled": lambda: str(slow), "system": lambda: None})
        begun = time.monotonic()
        with limited(Limits(engine_seconds=0.2)), pytest.raises(argmap.DrawingError, match=r"did not finish within 0.2 s(.|\n)*`engine-seconds = …`"):
            argmap.draw(argmap.read_text(SOUND).map).svg()
        assert time.monotonic() - begun < 30

    @pytest.mark.skipif(sys.platform != "linux", reason="here no process can bound another")
    def test_memory_of_an_engine(self):
        many = argmap.ArgumentMap([argmap.Claim(f"c{number}", "Words.") for number in range(2_000)])
        with limited(Limits(engine_memory=20)), pytest.raises(argmap.DrawingError, match=r"needs more than 20 MB of memory(.|\n)*`engine-memory = …`"):
            argmap.draw(many).svg()

    @POSIX
    @pytest.mark.parametrize("command", ["check", "draw", "fmt", "convert --to json"])
    def test_time_of_a_file(self, folder, command):
        put("a.argmap", "main " + "".join(f'claim a{number} "A{number}."\n' for number in range(30_000)))
        put("argmap.toml", "[limits]\nseconds = 0.05\n")
        done = run(*command.split(), "a.argmap", folder=folder, text=True)
        assert done.returncode == 2
        assert done.stderr.startswith("error[S115]: a.argmap is not done within 0.05 s\n")
        assert sorted(path.name for path in folder.iterdir()) == ["a.argmap", "argmap.toml"]


@pytest.mark.parametrize("name", LIMITS)
def test_every_limit_is_a_setting_and_in_the_guide(folder, name):
    put("argmap.toml", f"[limits]\n{setting_of(name)} = 7\n")
    assert argmap.find_settings("a.argmap").limits == Limits(**{name: 7})

    guide = (Path(__file__).parent.parent / "examples/guide/settings.md").read_text(encoding="utf-8")
    row = next(line for line in guide.splitlines() if line.startswith(f"| `{setting_of(name)}` |"))
    assert row.split("|")[-2].strip() == f"{getattr(Limits(), name):,}"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("statments = 1", "there is no limit `statments`"),
        ("statements = 0", "`statements` is no number above zero"),
        ("engine-seconds = true", "`engine-seconds` is no number above zero"),
        ("seconds = nan", "`seconds` is no number above zero"),
        ("digits = 5000", "`digits` is more than 4,000"),
        ("seconds = 99999999999999999999", "`seconds` is more than 1,000,000"),
        ("engine-seconds = 99999999999999999999", "`engine-seconds` is more than 1,000,000"),
        ("engine-memory = 99999999999999999999", "`engine-memory` is more than 1,000,000"),
    ],
)
def test_a_limit_that_is_none_is_told_where_it_stands(folder, line, message):
    put("argmap.toml", f"[limits]\n{line}\n")
    with pytest.raises(argmap.ArgmapError) as error:
        argmap.find_settings("a.argmap")
    assert [(each.message, each.primary.place.line) for each in error.value.diagnostics] == [(message, 2)]


@pytest.mark.parametrize("name", LIMITS)
def test_no_limit_that_is_taken_is_too_large_to_be_held(folder, name):
    put("a.argmap", SOUND)
    for large in (10**30, 1_000_000, 4_000):
        put("argmap.toml", f"[limits]\n{setting_of(name)} = {large}\n")
        try:
            argmap.find_settings("a.argmap")
        except argmap.ArgmapError:
            continue
        done = run("draw", "a.argmap", folder=folder, text=True)
        assert (done.returncode, done.stderr) == (0, "wrote a.svg\n")
        break


@pytest.mark.parametrize("command", ["check", "draw", "fmt", "convert", "outline", "weigh", "questions", "cite coverage", "rename a b"])
@pytest.mark.parametrize("name", ["a.argmap", "-"])
def test_every_command_holds_to_the_settings(folder, command, name):
    if (command, name) == ("rename a b", "-"):
        pytest.skip("it takes no standard input")
    put("a.argmap", SOUND)
    put("argmap.toml", "[limits]\nfile-size = 0.00004\n")
    done = run(*command.split(), name, folder=folder, input=SOUND, text=True)
    assert done.returncode == 2
    assert "it is larger than 4e-05 MB" in done.stdout + done.stderr
    assert "syntax errors" not in done.stderr


def test_a_number_that_python_cannot_read_is_no_traceback_in_own_json(folder):
    argmap.formats.write(argmap.read_text('document d "D"\n' + SOUND.replace('"A."', '"A." @1')).map, "a.json")
    text = Path("a.json").read_text(encoding="utf-8")
    assert '"1"' in text or ": 1" in text, json.loads(text)
    put("a.json", text.replace('"1"', '"' + "9" * 5_000 + '"').replace(": 1", ": " + "9" * 5_000))
    assert argmap.read("a.json").errors
