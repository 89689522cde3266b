"""The command line, as its users meet it: real files, and whole processes where only these can tell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import commands
import pytest
from ground import ROOT

SOUND = 'title "Trams"\nmain claim trams "The city should build trams." {\n  because premise full "The buses are full."\n}\n'
FAULTY = 'main claim trams "The city should build trams." {\n  because ful\n  because premise full "The buses are full."\n}\n'
BROKEN = 'main claim trams "The city should build trams. {\n  because premise full "The buses are full."\n}\n'


@pytest.fixture
def argmap(tmp_path):
    """Run argmap in a folder of its own, with nothing on the PATH."""

    def run(*arguments, input=None, env=None):
        return commands.run(*arguments, folder=tmp_path, input=input, env={"PATH": "/nowhere", **(env or {})})

    return run


@pytest.fixture
def process(tmp_path):
    """Run argmap in a process of its own, in which nothing is loaded yet."""

    def run(*arguments, input=None, env=None):
        environment = {**os.environ, "PATH": "/nowhere", "PYTHONIOENCODING": "utf-8", **(env or {})}
        return subprocess.run([sys.executable, "-m", "argmap", *arguments], cwd=tmp_path, input=input, capture_output=True, env=environment, check=False)

    return run


@pytest.fixture
def trams(tmp_path):
    path = tmp_path / "trams.argmap"
    path.write_text(SOUND, encoding="utf-8")
    return path


class TestDraw:
    def test_writes_the_picture_beside_the_file(self, argmap, trams, tmp_path):
        done = argmap("draw", "trams.argmap")

        assert done.returncode == 0
        assert done.stdout == b""
        assert done.stderr == b"wrote trams.svg\n"
        assert (tmp_path / "trams.svg").read_text(encoding="utf-8").rstrip().endswith("</svg>")

    @pytest.mark.parametrize(
        ("arguments", "name", "magic"),
        [
            (["-T", "png"], "trams.png", b"\x89PNG"),
            (["-o", "x.png"], "x.png", b"\x89PNG"),
            (["-o", "x.dot"], "x.dot", b"digraph"),
            (["-o", "x.svg"], "x.svg", b"<?xml"),
        ],
    )
    def test_suffix_or_option_decides_the_format(self, argmap, trams, tmp_path, arguments, name, magic):
        assert argmap("draw", "trams.argmap", *arguments).returncode == 0
        assert (tmp_path / name).read_bytes().startswith(magic)

    def test_standard_input_goes_to_standard_output(self, process):
        done = process("draw", "-", input=SOUND.encode())

        assert done.returncode == 0
        assert done.stdout.startswith(b"<?xml")

    def test_output_dash_is_standard_output(self, argmap, trams):
        assert argmap("draw", "trams.argmap", "-T", "png", "-o", "-").stdout.startswith(b"\x89PNG")

    def test_folder_means_the_maps_in_it(self, argmap, tmp_path):
        (tmp_path / "maps" / "deep").mkdir(parents=True)
        for name in ("b", "a", "deep/c"):
            (tmp_path / "maps" / f"{name}.argmap").write_text(SOUND, encoding="utf-8")
        (tmp_path / "pictures").mkdir()

        done = argmap("draw", "maps", "-o", "pictures")

        assert done.returncode == 0
        assert sorted(path.name for path in (tmp_path / "pictures").iterdir()) == ["a.svg", "b.svg", "c.svg"]

    def test_several_maps_do_not_go_to_one_file(self, argmap, trams, tmp_path):
        (tmp_path / "two.argmap").write_text(SOUND, encoding="utf-8")

        done = argmap("draw", "trams.argmap", "two.argmap", "-o", "x.svg")

        assert done.returncode == 2
        assert b"2 maps cannot go to one file" in done.stderr
        assert not (tmp_path / "x.svg").exists()

    def test_file_with_errors_is_drawn_and_its_foot_says_so(self, argmap, trams, tmp_path):
        trams.write_text(FAULTY, encoding="utf-8")

        done = argmap("draw", "trams.argmap")

        assert done.returncode == 1
        assert b"did you mean `full`?" in done.stderr
        assert "drawn with 1 error" in (tmp_path / "trams.svg").read_text(encoding="utf-8")

    def test_file_with_syntax_errors_is_not_drawn(self, argmap, trams, tmp_path):
        trams.write_text(BROKEN, encoding="utf-8")

        done = argmap("draw", "trams.argmap")

        assert done.returncode == 1
        assert b"--anyway" in done.stderr
        assert not (tmp_path / "trams.svg").exists()

    def test_anyway_draws_what_could_be_read(self, argmap, trams, tmp_path):
        trams.write_text(BROKEN, encoding="utf-8")

        done = argmap("draw", "trams.argmap", "--anyway")

        assert done.returncode == 1
        assert "The buses are full." in (tmp_path / "trams.svg").read_text(encoding="utf-8")

    def test_map_is_never_overwritten(self, argmap, trams):
        done = argmap("draw", "trams.argmap", "-o", "trams.argmap", "-T", "svg")

        assert done.returncode == 2
        assert trams.read_text(encoding="utf-8") == SOUND

    @pytest.mark.parametrize("output", ["no-such-folder/x.svg", "no-such-folder/"])
    def test_folder_that_is_not_there(self, argmap, trams, output):
        done = argmap("draw", "trams.argmap", "-o", output)

        assert done.returncode == 2
        assert b"there is no folder no-such-folder" in done.stderr

    def test_suffix_and_option_must_agree(self, argmap, trams, tmp_path):
        done = argmap("draw", "trams.argmap", "-T", "png", "-o", "x.svg")

        assert done.returncode == 2
        assert b"x.svg would hold png, not svg" in done.stderr
        assert not (tmp_path / "x.svg").exists()

    def test_output_without_a_suffix_gets_one(self, argmap, trams, tmp_path):
        assert argmap("draw", "trams.argmap", "-o", "picture").returncode == 0
        assert (tmp_path / "picture.svg").exists()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
    def test_full_disk_is_one_line(self, argmap, trams):
        done = argmap("draw", "trams.argmap", "-o", "/dev/full", "-T", "svg")

        assert done.returncode == 2
        assert done.stderr.decode() == "error: cannot write /dev/full: no space left on device\n"

    @pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
    def test_closed_pipe_is_silent(self, trams):
        command = f"{sys.executable} -m argmap draw {trams} -o - | true"
        done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, cwd=ROOT)

        assert done.stderr == b""

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--layout", "dott"], "did you mean `dot`?"),
            (["--theme", "lihgt"], "did you mean `light`?"),
            (["--engine", "sytem"], "did you mean `system`?"),
            (["-T", "pngg"], "did you mean `png`?"),
            (["-o", "x.jpeg"], "no picture is made in the format `jpeg`"),
            (["-T", "pdf", "--engine", "system"], "the system engine was not found"),
        ],
    )
    def test_unknown_wish_is_answered(self, argmap, trams, arguments, said):
        done = argmap("draw", "trams.argmap", *arguments)

        assert done.returncode == 2
        assert said in done.stderr.decode()
        assert b"Traceback" not in done.stderr

    def test_same_bytes_under_two_hash_seeds(self):
        # One process draws in all three formats, since starting and reading take longer than drawing.
        code = (
            "import sys; from argmap.drawing import draw; from argmap.reading import read; drawing = draw(read(sys.argv[1]).map)\n"
            "for format in ('svg', 'png', 'dot'): sys.stdout.buffer.write(drawing.render(format))"
        )
        command = [sys.executable, "-c", code, ROOT / "examples/russia-pakistan.argmap"]
        first, second = (
            subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, capture_output=True, check=True).stdout for seed in ("1", "2")
        )

        assert first.startswith(b"<?xml")
        assert b"\x89PNG" in first
        assert first.endswith(b"}\n")
        assert first == second

    @pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.argmap")), ids=lambda path: path.stem)
    def test_pictures_of_the_examples_are_fresh(self, argmap, example, accept):
        picture = argmap("draw", example, "-o", "-").stdout
        kept = example.with_suffix(".svg")
        if accept:
            kept.write_bytes(picture)

        assert picture == kept.read_bytes()


class TestCheck:
    def test_sound_map(self, process, trams):
        done = process("check", "trams.argmap")

        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"trams.argmap: no findings\n")

    def test_findings_go_to_standard_output_and_the_tally_to_standard_error(self, argmap, trams):
        trams.write_text(FAULTY, encoding="utf-8")

        done = argmap("check", "trams.argmap", "--output-format", "concise")

        assert done.returncode == 1
        assert done.stdout.decode() == "trams.argmap:2:11: error[N102]: no statement has the id `ful` [*]\n"
        assert done.stderr.decode() == "trams.argmap: 1 error; 1 can be fixed with `--unsafe-fixes`\n"

    def test_without_files_the_current_folder_is_checked(self, argmap, trams):
        assert argmap("check").stderr == b"trams.argmap: no findings\n"

    @pytest.mark.parametrize("name", ["nothing.argmap", "no/folder/x.argmap"])
    def test_missing_file_could_not_run(self, argmap, name):
        done = argmap("check", name)

        assert done.returncode == 2
        assert b"there is no such file" in done.stdout or b"there is no folder" in done.stdout

    def test_worst_status_of_several_files_counts(self, argmap, trams, tmp_path):
        (tmp_path / "faulty.argmap").write_text(FAULTY, encoding="utf-8")

        assert argmap("check", "trams.argmap", "faulty.argmap").returncode == 1
        assert argmap("check", "faulty.argmap", "missing.argmap", "trams.argmap").returncode == 2

    def test_empty_folder(self, argmap, tmp_path):
        (tmp_path / "empty").mkdir()

        done = argmap("check", "empty")

        assert done.returncode == 2
        assert b"there is no .argmap file in this folder" in done.stderr

    def test_colours_only_where_they_are_wanted(self, argmap, trams):
        trams.write_text(FAULTY, encoding="utf-8")

        assert b"\x1b[" not in argmap("check", "trams.argmap").stdout
        assert b"\x1b[31m" in argmap("check", "trams.argmap", env={"FORCE_COLOR": "1"}).stdout
        assert b"\x1b[" not in argmap("check", "trams.argmap", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout

    def test_output_that_knows_only_ascii(self, process, trams):
        trams.write_text('main claim a "Ä." {\n\n\n  because ä\n  because a\n}', encoding="utf-8")

        done = process("check", "trams.argmap", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})

        assert done.returncode == 1
        assert b"Traceback" not in done.stderr


class TestExplain:
    def test_lists_every_rule(self, argmap):
        from argmap.checks import CATALOGUE

        printed = argmap("explain").stdout.decode()

        listed = [line.split()[:3] for line in printed.splitlines() if line and line[1] != ":"]
        assert listed == [[rule.code, rule.severity.value, rule.name] for rule in CATALOGUE]

    def test_lists_rules_under_their_letters(self, argmap):
        letter = ""
        for line in argmap("explain").stdout.decode().splitlines():
            if line[1:2] == ":":
                letter = line[0]
            assert line[:1] in ("", letter)

    def test_marks_rules_that_are_off(self):
        from click.testing import CliRunner

        from argmap.cli import explain
        from argmap.diagnostic import Rule, Severity

        rules = (Rule("loud", "Q1", Severity.HINT, "A page."), Rule("quiet", "Q2", Severity.HINT, "A page.", on=False))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(explain, "CATALOGUE", rules)
            printed = CliRunner().invoke(explain.command).stdout

        assert [line.endswith("(off unless it is chosen)") for line in printed.splitlines()[-2:]] == [False, True]

    @pytest.mark.parametrize("name", ["circular-support", "A101", "a101", "Circular-Support"])
    def test_prints_a_page(self, argmap, name):
        done = argmap("explain", name)

        assert done.returncode == 0
        assert done.stdout.decode().startswith("circular-support (A101, error)\n\nA statement ends up supporting itself.")

    def test_lists_the_schemes(self, argmap):
        from argmap.argument import SCHEMES

        printed = argmap("explain", "schemes").stdout.decode().splitlines()

        assert [line.split(maxsplit=1) for line in printed[::2]] == [[scheme.name, scheme.gist] for scheme in SCHEMES.values()]
        assert [line.split(maxsplit=1) for line in printed[1::2]] == [
            ["asks", ", ".join(question.name for question in scheme.questions)] for scheme in SCHEMES.values()
        ]
        assert len(printed) == 40

    @pytest.mark.parametrize("name", ["expert-opinion", "Expert-Opinion"])
    def test_explains_a_scheme(self, argmap, name):
        printed = argmap("explain", name).stdout.decode()

        assert printed.startswith("expert-opinion (Expert Opinion)\n\nAn expert in the field says so.")
        assert "because by expert-opinion:" in printed
        assert 'bias\n  Has this person a stake in the answer?\n  A bad answer is an exception to the step: `unless premise "…" answers bias`.' in printed

    def test_explains_a_question(self, argmap):
        printed = argmap("explain", "difference").stdout.decode()

        assert printed.startswith("difference (critical question)\n\nIs there a difference between the two that matters here?")
        assert "It is asked of steps by analogy, pragmatic-inconsistency, precedent." in printed

    @pytest.mark.parametrize(("wrong", "right"), [("expert-opinon", "expert-opinion"), ("shemes", "schemes"), ("A1011", "A101")])
    def test_wrong_name_is_answered(self, argmap, wrong, right):
        done = argmap("explain", wrong)

        assert done.returncode == 2
        assert f"did you mean `{right}`?" in done.stderr.decode()

    def test_unknown_rule(self, argmap):
        done = argmap("explain", "circular-suport")

        assert done.returncode == 2
        assert b"did you mean `circular-support`?" in done.stderr


class TestNew:
    def test_starter_is_sound_and_can_be_drawn(self, argmap, tmp_path):
        assert argmap("new", "trams.argmap").returncode == 0
        assert argmap("check", "trams.argmap").stderr == b"trams.argmap: no findings\n"
        assert argmap("draw", "trams.argmap").returncode == 0

    def test_what_is_there_is_left_alone(self, argmap, trams):
        done = argmap("new", "trams.argmap")

        assert done.returncode == 2
        assert trams.read_text(encoding="utf-8") == SOUND

    def test_dash_is_standard_output(self, argmap):
        assert argmap("check", "-", input=argmap("new", "-").stdout).returncode == 0


class TestOthers:
    def test_doctor_draws_without_a_system_engine(self, argmap):
        done = argmap("doctor")

        assert done.returncode == 0
        assert b"works" in done.stdout

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_completion_script(self, argmap, shell):
        assert b"_ARGMAP_COMPLETE" in argmap("completion", shell).stdout

    def test_unknown_command(self, argmap):
        done = argmap("drwa")

        assert done.returncode == 2
        assert b"did you mean `draw`?" in done.stderr

    def test_file_in_place_of_a_command(self, argmap, trams):
        assert b"did you mean `argmap draw`?" in argmap("trams.argmap").stderr

    def test_version(self, argmap):
        assert argmap("--version").stdout == b"argmap 0.1.0\n"

    @pytest.mark.parametrize("command", ["draw", "check", "fmt", "explain", "new", "doctor", "completion"])
    def test_help_has_examples(self, process, command):
        assert b"Example" in process(command, "--help").stdout


def test_first_use_of_a_name_loads_it():
    code = "import sys, argmap; assert 'lark' not in sys.modules; argmap.read_text('claim \"A.\"'); assert 'graphviz' not in sys.modules and 'argmap.drawing' not in sys.modules"

    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
