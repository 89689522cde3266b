"""What is written is whole: the old file or the new one, at every moment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import argmap
from argmap.saving import OutputError, write_file

OLD, NEW = b"old", b"new and longer"
POSIX = pytest.mark.skipif(os.name == "nt", reason="this system has other permissions and links")


@pytest.fixture
def file(tmp_path):
    """A file with something in it; nothing else is in its folder."""
    path = tmp_path / "trams.svg"
    path.write_bytes(OLD)
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_anew_and_nothing_else_is_left(file):
    write_file(file, NEW)

    assert file.read_bytes() == NEW
    assert names(file.parent) == ["trams.svg"]


def test_a_name_may_be_as_long_as_names_can_be(tmp_path):
    path = tmp_path / ("t" * 251 + ".svg")

    write_file(path, NEW)

    assert path.read_bytes() == NEW


@POSIX
class TestWhatAFileIsBesidesItsContent:
    @pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
    def test_permissions_stay(self, file, mode):
        file.chmod(mode)
        write_file(file, NEW)
        assert file.stat().st_mode & 0o7777 == mode

    def test_a_new_file_has_those_that_the_system_gives(self, tmp_path):
        (tmp_path / "by-the-system").touch()
        write_file(tmp_path / "by-us", NEW)
        assert (tmp_path / "by-us").stat().st_mode == (tmp_path / "by-the-system").stat().st_mode

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
    def test_the_owner_stays_if_root_writes(self, file):
        os.chown(file, 1234, 5678)
        write_file(file, NEW)
        assert (file.stat().st_uid, file.stat().st_gid) == (1234, 5678)

    def test_a_link_stays_a_link_and_what_it_leads_to_is_written(self, file, tmp_path):
        folder = tmp_path / "elsewhere"
        folder.mkdir()
        link = folder / "link.svg"
        link.symlink_to("../trams.svg")

        write_file(link, NEW)

        assert link.is_symlink()
        assert file.read_bytes() == NEW
        assert names(folder) == ["link.svg"]

    def test_a_link_to_what_is_not_there_yet_makes_it(self, tmp_path):
        (tmp_path / "link").symlink_to("target")
        write_file(tmp_path / "link", NEW)
        assert (tmp_path / "target").read_bytes() == NEW


@POSIX
@pytest.mark.parametrize("moment", ["os.fsync", "pathlib.Path.replace"])
def test_a_kill_in_the_middle_leaves_the_old_file(file, moment):
    code = f"import argmap.saving, os, pathlib, signal; {moment} = lambda *_: os.kill(os.getpid(), signal.SIGKILL); argmap.saving.write_file({str(file)!r}, b'new')"
    done = subprocess.run([sys.executable, "-c", code], check=False)

    assert done.returncode == -9
    assert file.read_bytes() == OLD


class TestWhatCannotBeWritten:
    """The old file is whole, nothing lies about, and the error is one line."""

    def test_by_a_full_disk(self, file, monkeypatch):
        def full(_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)

        with pytest.raises(OutputError, match=r"^cannot write \S+trams.svg: no space left on device$"):
            write_file(file, NEW)
        assert file.read_bytes() == OLD
        assert names(file.parent) == ["trams.svg"]

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"), reason="only root may mount a small disk")
    def test_by_a_disk_that_really_is_full(self, tmp_path):
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", tmp_path], capture_output=True, check=False)
        if done.returncode:
            pytest.skip("this system does not let root mount")
        try:
            file = tmp_path / "trams.svg"
            file.write_bytes(OLD)
            with pytest.raises(OutputError, match="no space left"):
                write_file(file, b"x" * 100_000)
            assert file.read_bytes() == OLD
            assert names(tmp_path) == ["trams.svg"]
        finally:
            subprocess.run(["umount", tmp_path], check=True)

    def test_by_an_interrupt(self, file, monkeypatch):
        def interrupt(_):
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "fsync", interrupt)

        with pytest.raises(KeyboardInterrupt):
            write_file(file, NEW)
        assert file.read_bytes() == OLD
        assert names(file.parent) == ["trams.svg"]

    def test_in_a_folder_that_may_not_be_written(self, file, monkeypatch):
        opened = os.open

        def refuse(path, flags, mode=0o777):
            if flags & os.O_CREAT:
                raise PermissionError(13, "Permission denied")
            return opened(path, flags, mode)

        monkeypatch.setattr(os, "open", refuse)

        with pytest.raises(OutputError, match="permission denied"):
            write_file(file, NEW)
        assert file.read_bytes() == OLD

    @POSIX
    def test_for_what_is_read_only(self, file):
        file.chmod(0o444)
        with pytest.raises(OutputError, match="it is read-only"):
            write_file(file, NEW)
        assert file.read_bytes() == OLD

    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("none/trams.svg", "there is no folder"),
            ("trams.svg/inside", "there is no folder"),
            ("t" * 300, "file name too long"),
            ("a\0b", "its name cannot be a file's"),
            (".", "is a directory"),
        ],
    )
    @POSIX
    def test_under_such_a_name(self, file, name, told):
        with pytest.raises(OutputError, match=told):
            write_file(f"{file.parent}/{name}", NEW)
        assert names(file.parent) == ["trams.svg"]

    @POSIX
    def test_at_the_end_of_a_circle_of_links(self, tmp_path):
        (tmp_path / "a").symlink_to("b")
        (tmp_path / "b").symlink_to("a")
        with pytest.raises(OutputError, match="links"):
            write_file(tmp_path / "a", NEW)


@pytest.mark.parametrize(
    "write",
    [
        argmap.formats.write,
        lambda map, path: argmap.draw(map).save(path, "svg"),
        lambda map, path: argmap.draw(map).graph.render(outfile=str(path), format="svg"),
    ],
    ids=["a format", "a drawing", "a graph"],
)
def test_the_library_writes_whole_files_too(tmp_path, monkeypatch, write):
    map = argmap.read_text('main claim a "A."').map
    path = tmp_path / "map.json"
    path.write_bytes(OLD)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="no space left"):
        write(map, path)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["map.json"]


def test_what_a_killed_run_left_is_no_map(tmp_path):
    from commands import run

    (tmp_path / "trams.argmap").write_text('main claim a "A." { because premise b "B." }\n', encoding="utf-8")
    (tmp_path / ".argmap-0123456789abcdef.tmp").write_text("main cla", encoding="utf-8")

    checked = run("check", folder=tmp_path)
    converted = run("convert", tmp_path, "-o", tmp_path / "out", "--to", "json", folder=tmp_path)

    assert checked.returncode == 0
    assert converted.returncode == 0
    assert Path(tmp_path, "out").is_dir()
    assert names(tmp_path / "out") == ["trams.json"]


@POSIX
@pytest.mark.parametrize(
    ("command", "status", "told"),
    [
        ("draw map.argmap >&-", 0, "wrote map.svg\n"),
        ("draw map.argmap -o - >&-", 2, "error: cannot write the output: bad file descriptor\n"),
        ("outline map.argmap >&-", 2, "error: cannot write the output: bad file descriptor\n"),
        ("draw map.argmap <&- >&- 2>&-", 0, ""),
        ("convert map.argmap --to json | true", 0, ""),
    ],
)
def test_streams_that_the_caller_has_closed_are_told_in_a_line(tmp_path, command, status, told):
    (tmp_path / "map.argmap").write_text('main claim a "A." { because premise b "B." }\n', encoding="utf-8")
    done = subprocess.run(["sh", "-c", f"{sys.executable} -m argmap {command}"], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr, done.stdout) == (status, told, "")
