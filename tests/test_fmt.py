"""`argmap fmt`, as its users meet it: whole processes, real files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import commands
import pytest
from ground import ROOT

MESSY = 'title   "Trams"\nmain claim trams\n"The city should build trams." { because premise full "The buses are full." } // so\n'
CANONICAL = 'title "Trams"\n\nmain claim trams "The city should build trams." {\n  because premise full "The buses are full."\n}  // so\n'
BROKEN = 'main claim trams "The city should build trams. {\n  because premise full "The buses are full."\n}\n'


@pytest.fixture
def fmt(tmp_path):
    """Run `argmap fmt` in a folder of its own."""

    def run(*arguments, input=None, env=None):
        return commands.run("fmt", *arguments, folder=tmp_path, input=input, env=env)

    return run


@pytest.fixture
def trams(tmp_path):
    path = tmp_path / "trams.argmap"
    path.write_bytes(MESSY.encode())
    return path


def test_file_is_rewritten_in_place(fmt, trams):
    done = fmt("trams.argmap")

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"formatted trams.argmap\n")
    assert trams.read_bytes() == CANONICAL.encode()


def test_canonical_file_is_not_touched(fmt, trams):
    trams.write_bytes(CANONICAL.encode())
    os.utime(trams, (1, 1))

    done = fmt("trams.argmap")

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"trams.argmap: unchanged\n")
    assert trams.stat().st_mtime == 1


def test_standard_input_goes_to_standard_output(fmt):
    done = fmt("-", input=MESSY.encode())

    assert (done.returncode, done.stdout, done.stderr) == (0, CANONICAL.encode(), b"")


def test_folder_means_the_maps_in_it(fmt, trams, tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/other.argmap").write_bytes(CANONICAL.encode())

    done = fmt()

    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"formatted trams.argmap\n2 files: 1 formatted, 1 unchanged\n"


def test_check_names_what_would_change_and_writes_nothing(fmt, trams, tmp_path):
    (tmp_path / "sound.argmap").write_bytes(CANONICAL.encode())

    done = fmt("--check", "trams.argmap", "sound.argmap")

    assert (done.returncode, done.stdout) == (1, b"trams.argmap\n")
    assert trams.read_bytes() == MESSY.encode()
    assert fmt("--check", "sound.argmap").returncode == 0


def test_check_of_standard_input(fmt):
    assert fmt("--check", "-", input=MESSY.encode()).stdout == b"<standard input>\n"
    assert fmt("--check", "-", input=CANONICAL.encode()).returncode == 0


def test_diff_can_be_applied_and_writes_nothing(fmt, trams, tmp_path):
    done = fmt("--diff", "trams.argmap")

    assert done.returncode == 1
    assert trams.read_bytes() == MESSY.encode()
    assert b'\n-title   "Trams"\n' in done.stdout
    subprocess.run(["git", "apply", "-p0", "-"], cwd=tmp_path, input=done.stdout, check=True)
    assert trams.read_bytes() == CANONICAL.encode()


def test_diff_of_a_file_without_a_last_line_end(fmt, trams):
    trams.write_bytes(CANONICAL.rstrip().encode())

    assert b"\\ No newline at end of file\n" in fmt("--diff", "trams.argmap").stdout


def test_colours_only_where_they_are_wanted(fmt, trams):
    assert b"\x1b[" not in fmt("--diff", "trams.argmap").stdout
    assert b"\x1b[32m" in fmt("--diff", "trams.argmap", env={"FORCE_COLOR": "1"}).stdout


def test_file_with_syntax_errors_is_left_and_the_others_are_done(fmt, trams, tmp_path):
    (tmp_path / "broken.argmap").write_bytes(BROKEN.encode())

    done = fmt("broken.argmap", "trams.argmap")

    assert done.returncode == 1
    assert b"this text is never closed" in done.stderr
    assert b"broken.argmap is left as it is" in done.stderr
    assert (tmp_path / "broken.argmap").read_bytes() == BROKEN.encode()
    assert trams.read_bytes() == CANONICAL.encode()


def test_broken_standard_input_gives_nothing(fmt):
    done = fmt("-", input=BROKEN.encode())

    assert (done.returncode, done.stdout) == (1, b"")


def test_what_is_no_utf8_is_left(fmt, trams):
    data = 'main claim a "Ä." {}\n'.encode("latin-1")
    trams.write_bytes(data)

    assert fmt("trams.argmap").returncode == 1
    assert trams.read_bytes() == data


def test_include_that_is_not_there_is_no_hindrance(fmt, trams):
    trams.write_text('include   "none.argmap"\n', encoding="utf-8")

    assert fmt("trams.argmap").returncode == 0
    assert trams.read_text(encoding="utf-8") == 'include "none.argmap"\n'


def test_missing_file_could_not_run(fmt, trams):
    done = fmt("none.argmap", "trams.argmap")

    assert done.returncode == 2
    assert b"there is no such file" in done.stderr
    assert trams.read_bytes() == CANONICAL.encode()


def test_misleading_indentation_is_told_as_it_goes(fmt, trams):
    trams.write_text('main claim a "A." {\n  because b\n    because c\n}\npremise b "B."\npremise c "C."\n', encoding="utf-8")

    assert b"warning[S107]" in fmt("trams.argmap").stderr
    assert fmt("trams.argmap").stderr == b"trams.argmap: unchanged\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(fmt, trams, end, mark):
    trams.write_bytes((mark + MESSY.replace("\n", end)).encode())

    assert fmt("trams.argmap").returncode == 0
    assert trams.read_bytes() == (mark + CANONICAL.replace("\n", end)).encode()


def test_mixed_line_ends_become_the_first(fmt, trams):
    trams.write_bytes(CANONICAL.replace("\n", "\r\n", 1).encode())

    assert fmt("trams.argmap").returncode == 0
    assert trams.read_bytes() == CANONICAL.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("text", ["", "\n\n", "// only a remark"])
def test_file_with_nothing_in_it(fmt, trams, text):
    trams.write_text(text, encoding="utf-8")

    assert fmt("trams.argmap").returncode == 0
    assert trams.read_text(encoding="utf-8") == (text + "\n").lstrip()


@pytest.mark.skipif(os.name == "nt", reason="this system has other permissions and links")
class TestFiles:
    def test_permissions_stay(self, fmt, trams):
        trams.chmod(0o640)

        fmt("trams.argmap")

        assert trams.read_bytes() == CANONICAL.encode()
        assert trams.stat().st_mode & 0o777 == 0o640

    def test_link_stays_a_link(self, fmt, trams, tmp_path):
        (tmp_path / "link.argmap").symlink_to("trams.argmap")

        fmt("link.argmap")

        assert (tmp_path / "link.argmap").is_symlink()
        assert trams.read_bytes() == CANONICAL.encode()

    def test_read_only_file_is_left(self, fmt, trams):
        trams.chmod(0o444)

        done = fmt("trams.argmap")

        assert (done.returncode, done.stderr) == (2, b"error: cannot write trams.argmap: it is read-only\n")
        assert trams.read_bytes() == MESSY.encode()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
    @pytest.mark.parametrize("arguments", ["- <", "--diff", "--check"])
    def test_full_disk_is_one_line(self, trams, arguments):
        command = f"{sys.executable} -m argmap fmt {arguments} {trams} > /dev/full"
        done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, cwd=ROOT)

        assert (done.returncode, done.stderr) == (2, b"error: cannot write the output: no space left on device\n")

    @pytest.mark.parametrize("arguments", ["- <", "--diff"])
    def test_closed_pipe_is_silent(self, trams, arguments):
        command = f"{sys.executable} -m argmap fmt {arguments} {trams} | true"
        done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, cwd=ROOT)

        assert done.stderr == b""


DEEP = """main claim a "A." {
  because claim b "B." {
    because claim c "C." {
      but premise d "D."  // stays with its name
    }
  }
}

premise e "E."
"""
SHALLOW = """main claim a "A." {
  because claim b "B." {
    because claim c "C." {
      but d  // stays with its name
    }
  }
}

premise d "D."

premise e "E."
"""


def test_move_out_goes_three_levels_deep(fmt, trams):
    trams.write_text(DEEP, encoding="utf-8")

    assert fmt("trams.argmap").stderr == b"trams.argmap: unchanged\n"
    assert fmt("--move-out", "trams.argmap").returncode == 0
    assert trams.read_text(encoding="utf-8") == SHALLOW


def test_move_out_goes_as_deep_as_is_said(fmt, trams):
    trams.write_text(DEEP, encoding="utf-8")

    fmt("--move-out", "--levels", "4", "trams.argmap")
    assert trams.read_text(encoding="utf-8") == DEEP
    fmt("--move-out", "--levels", "1", "trams.argmap")
    assert '  because b\n}\n\nclaim b "B." {\n  because c\n}\n' in trams.read_text(encoding="utf-8")


def test_levels_without_move_out_is_a_slip(fmt, trams):
    assert fmt("--levels", "2", "trams.argmap").returncode == 2
    assert trams.read_bytes() == MESSY.encode()


def test_help_has_examples_and_the_exit_status(fmt):
    printed = fmt("--help").stdout

    assert b"Examples:" in printed
    assert b"Exit status: 0" in printed
