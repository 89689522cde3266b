"""`argmap watch` draws again when files change, and keeps the last good picture."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import define, field
from click.testing import CliRunner
from ground import ROOT

import argmap
from argmap.cli import watch
from argmap.serving import Follower
from argmap.serving.following import wait

SOUND = 'title "Trams"\nmain claim trams "The city should build trams." {\n  because premise full "The buses are full."\n}\n'
BROKEN = SOUND.replace('full."', "full.")


@define
class Drive:
    """A drive without a clock: files have a mark and no content, and the next step is taken each time somebody sleeps."""

    marks: dict[str, object]
    steps: list[dict[str, object]] = field(factory=list)
    slept: int = 0

    def look(self, path):
        return self.marks.get(path.as_posix())

    def sleep(self, seconds):
        self.slept += 1
        if not self.steps:
            raise KeyboardInterrupt
        self.marks = {**self.marks, **self.steps.pop(0)}


def resting_on(*paths):
    return argmap.Reading("a", argmap.ArgumentMap(), (), None, (), broken=False, paths=tuple(map(Path, paths)))


def follower(drive, *paths):
    following = Follower(lambda: resting_on(*paths), frozenset(map(Path, paths)), drive.look)
    following.read()
    return following


OLD, NEW, NEWER, EMPTY, GONE = (1, 9, 1), (2, 9, 1), (3, 9, 1), (4, 0, 1), None


class TestWaiting:
    @pytest.mark.parametrize(
        ("steps", "slept"),
        [
            # One look that finds it, one that finds it calm.
            ([{"a": NEW}, {}], 2),
            # A save that goes on is waited for.
            ([{"a": NEW}, {"a": NEWER}, {}], 3),
            # So is a file that is emptied, or taken away, before it is written.
            ([{"a": EMPTY}, {}, {"a": NEW}, {}], 4),
            ([{"a": GONE}, {}, {"a": NEW}, {}], 4),
            # Another file under the same name, of the same size and time.
            ([{"a": (1, 9, 2)}, {}], 2),
            # What was put back as it was is no change.
            ([{"a": NEW}, {"a": OLD}, {}, {"a": NEW}, {}], 5),
        ],
    )
    def test_ends_when_a_change_is_over(self, steps, slept):
        drive = Drive({"a": OLD}, steps)
        one = follower(drive, "a")

        assert wait([one], sleep=drive.sleep) == [one]
        assert drive.slept == slept
        assert one.changes == [Path("a")]

    @pytest.mark.parametrize("mark", [EMPTY, GONE])
    def test_a_file_that_stays_gone_or_empty_is_meant_to_be(self, mark):
        drive = Drive({"a": OLD}, [{"a": mark}, *[{}] * 30])

        assert wait([one := follower(drive, "a")], sleep=drive.sleep) == [one]
        assert drive.slept < 30

    def test_a_file_that_is_never_left_in_peace_is_read_all_the_same(self):
        drive = Drive({"a": OLD}, [{"a": (n, 9, 1)} for n in range(2, 40)])

        assert wait([one := follower(drive, "a")], sleep=drive.sleep) == [one]

    def test_only_those_are_told_whose_files_changed(self):
        drive = Drive({"a": OLD, "b": OLD}, [{"b": NEW}, {}])

        assert wait([follower(drive, "a"), b := follower(drive, "b")], sleep=drive.sleep) == [b]

    def test_a_file_that_was_lacking_is_waited_for(self):
        drive = Drive({"a": OLD}, [{}, {"part": NEW}, {}])
        one = follower(drive, "a", "part")

        assert wait([one], sleep=drive.sleep) == [one]
        assert one.changes == [Path("part")]


def test_a_file_that_changes_while_it_is_first_read_is_not_missed():
    drive = Drive({"a": OLD, "part": OLD})

    def read():
        # It is saved once, right after its old state was read.
        drive.marks["part"] = NEW
        return resting_on("a", "part")

    one = Follower(read, frozenset({Path("a")}), drive.look)
    one.read()

    # It was read again after it was looked at: what is known is the new state.
    assert one.seen == {Path("a"): OLD, Path("part"): NEW}


class TestReadingSaysOnWhatItRests:
    def test_includes_records_and_texts_there_or_not(self, tmp_path):
        (tmp_path / "argmap.toml").touch()
        (tmp_path / "parts").mkdir()
        (tmp_path / "parts/a.argmap").write_text('include "b.argmap"\n', encoding="utf-8")
        (tmp_path / "a.argmap").write_text(
            'include "parts/a.argmap"\ndocument d "D" { record "d.toml" text "d.txt" }\nmain claim c "C." @d:1\n', encoding="utf-8"
        )
        reading = argmap.read(tmp_path / "a.argmap", texts={})

        # The text is looked for once its record is there.
        assert {path.relative_to(tmp_path).as_posix() for path in reading.paths} == {"a.argmap", "parts/a.argmap", "parts/b.argmap", "d.toml"}

    def test_nothing_outside_the_root_is_looked_at(self, tmp_path):
        (tmp_path / "a.argmap").write_text('include "../../b.argmap"\ninclude "/etc/hosts"\n', encoding="utf-8")

        assert argmap.read(tmp_path / "a.argmap").paths == (tmp_path / "a.argmap",)

    def test_a_file_that_is_not_there(self, tmp_path):
        assert argmap.read(tmp_path / "a.argmap").paths == (tmp_path / "a.argmap",)

    def test_a_text_rests_on_no_file(self):
        assert argmap.read_text(SOUND).paths == ()


@pytest.fixture
def watched(tmp_path, monkeypatch):
    """Run `argmap watch`; each step is done when it waits, and the last one is Ctrl-C."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments, steps=()):
        pending = list(steps)

        def waited(followers):
            if not pending:
                raise KeyboardInterrupt
            pending.pop(0)()
            return [each for each in followers if each.changes]

        monkeypatch.setattr(watch, "wait", waited)
        done = CliRunner().invoke(watch.command, arguments)
        return done.exit_code, re.sub(r"\d\d:\d\d:\d\d", "12:00:00", done.stderr)

    return run


def write(name, text):
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


class TestWatch:
    def test_draws_at_once_and_after_each_change(self, watched):
        write("trams.argmap", SOUND)
        seen = []

        def change():
            seen.append(Path("trams.svg").read_text(encoding="utf-8"))
            write("trams.argmap", SOUND.replace("full.", "crowded."))

        status, told = watched("trams.argmap", steps=[change])

        assert status == 0
        assert told.splitlines() == [
            "trams.argmap: no findings",
            "wrote trams.svg",
            "12:00:00 watching trams.argmap; Ctrl-C ends it",
            "12:00:00 changed: trams.argmap",
            "trams.argmap: no findings",
            "wrote trams.svg",
            "",
        ]
        assert "full." in seen[0]
        assert "crowded." in Path("trams.svg").read_text(encoding="utf-8")

    def test_it_goes_as_the_guide_shows(self, watched):
        guide = (ROOT / "examples/guide/while-you-write.md").read_text(encoding="utf-8")
        text = re.search("```argmap trams.argmap\n(.*?)```", guide, re.DOTALL)[1]
        shown = re.search(r"\$ argmap watch trams.argmap\n(.*?)```", guide, re.DOTALL)[1]
        write("trams.argmap", text)
        told = watched("trams.argmap", steps=[lambda: write("trams.argmap", text.replace('full."', "full.")), lambda: write("trams.argmap", text)])[1]

        assert told == re.sub(r"\d\d:\d\d:\d\d", "12:00:00", shown) + "\n"

    def test_keeps_the_last_good_picture_and_says_so(self, watched):
        write("trams.argmap", SOUND)
        status, told = watched("trams.argmap", steps=[lambda: write("trams.argmap", BROKEN), lambda: Path("trams.argmap").unlink()])

        assert status == 0
        assert "trams.argmap:3:24: error[S102]: this text is never closed" in told
        assert "trams.argmap is not drawn, since it has syntax errors" in told
        assert "cannot read trams.argmap: there is no such file" in told
        assert told.count("trams.svg is still as it was drawn at 12:00:00") == 2
        assert "The buses are full." in Path("trams.svg").read_text(encoding="utf-8")

    def test_what_is_wished_of_a_map_may_be_gone_for_a_while(self, watched):
        write("trams.argmap", SOUND)
        other = SOUND.replace("premise full", "premise jammed")
        status, told = watched("trams.argmap", "--reject", "full", steps=[lambda: write("trams.argmap", other), lambda: write("trams.argmap", SOUND)])

        assert status == 0
        assert "no statement is called `full`" in told
        assert "trams.svg is still as it was drawn at 12:00:00" in told
        assert told.count("wrote trams.svg") == 2

    def test_takes_the_options_of_draw(self, watched):
        write("trams.argmap", SOUND)

        assert watched("trams.argmap", "-o", "x.dot", "--layout", "down", "--depth", "1")[0] == 0
        assert "The buses are full." not in Path("x.dot").read_text(encoding="utf-8")
        assert {option.name for option in watch.command.params} == {option.name for option in watch.draw.command.params} - {"jobs"}

    def test_follows_what_is_included_and_a_theme(self, watched):
        write("trams.argmap", 'include "parts/full.argmap"\n' + SOUND.replace('premise full "The buses are full."', "full"))
        write("parts/full.argmap", 'premise full "The buses are full."')
        write("own.toml", 'page = "#FFFFFE"')
        steps = [lambda: write("parts/full.argmap", 'premise full "The buses are packed."'), lambda: write("own.toml", 'page = "#FFFFF0"')]
        status, told = watched("trams.argmap", "--theme", "own.toml", steps=steps)

        assert status == 0
        assert re.findall("changed: (.*)", told) == [str(Path("parts/full.argmap")), "own.toml"]
        picture = Path("trams.svg").read_text(encoding="utf-8")
        assert "packed" in picture
        assert "#fffff0" in picture.lower()

    def test_draws_only_the_map_that_changed(self, watched):
        write("a.argmap", SOUND)
        write("b.argmap", SOUND)
        told = watched(".", steps=[lambda: write("b.argmap", SOUND.replace("full.", "crowded."))])[1]

        assert told.count("wrote a.svg") == 1
        assert told.count("wrote b.svg") == 2

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["-"], "standard input cannot be watched"),
            (["trams.argmap", "-o", "-"], "do not go to standard output"),
            (["lost.argmap"], "there is no such file"),
            (["trams.argmap", "--layout", "round"], "round"),
            (["trams.argmap", "--reject", "nothing"], "no statement is called `nothing`"),
        ],
    )
    def test_what_cannot_begin_ends_at_once(self, watched, arguments, said):
        write("trams.argmap", SOUND)
        status, told = watched(*arguments)

        assert status == 2
        assert said in told
        assert "watching" not in told


@pytest.mark.skipif(os.name == "nt", reason="there is no signal to send to one process alone")
def test_a_save_by_renaming_and_the_end_by_ctrl_c(tmp_path):
    path = tmp_path / "trams.argmap"
    path.write_text(SOUND, encoding="utf-8")
    # What starts the tests may ignore the signal, and children would as well.
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from argmap.cli import main; main(['watch', 'trams.argmap', '-T', 'dot'])"
    with subprocess.Popen([sys.executable, "-u", "-c", code], cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        try:
            lines = [process.stderr.readline() for _ in range(3)]
            (tmp_path / ".trams.swp").write_text(SOUND.replace("full.", "crowded."), encoding="utf-8")
            (tmp_path / ".trams.swp").replace(path)
            lines += [process.stderr.readline() for _ in range(3)]
            process.send_signal(signal.SIGINT)
            rest = process.stderr.read()
            status = process.wait(10)
        finally:
            process.kill()

    assert "watching" in lines[2]
    assert lines[3].endswith("changed: trams.argmap\n")
    assert lines[5] == "wrote trams.dot\n"
    assert "crowded" in (tmp_path / "trams.dot").read_text(encoding="utf-8")
    assert (status, rest) == (0, "\n")
