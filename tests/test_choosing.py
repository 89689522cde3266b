"""Choosing rules: on the command line, in settings files, in the library."""

from __future__ import annotations

import os
import subprocess
import sys

import commands
import pytest
from strategies import read_text, rules

import argmap.settings
from argmap.argument import ArgumentMap, Claim, Premise, Reason
from argmap.checks import CATALOGUE, Choice, check
from argmap.diagnostic import ArgmapError, Diagnostic, Label, Rule, Severity
from argmap.settings import find_settings, read_settings

# A warning on structure, a warning on names and an error on structure.
MANY = 'main claim a "A." {\n  because by x: premise b "B."\n  but b\n  because a\n}\n'
ALL = ["unknown-scheme", "both-sides", "self-support"]
SOUND = 'main claim a "A." { because premise b "B." }\n'
WARNED = 'main claim a "A." { because by x: premise b "B." }\n'
HINTED = 'main claim a "A." { because premise b "B."\n allow both-sides "So." }\n'


# Which words choose what


@pytest.mark.parametrize(
    ("select", "ignore", "kept"),
    [
        (None, (), ALL),
        ("all", (), ALL),
        ("default", (), ALL),
        ("A", (), ["both-sides", "self-support"]),
        ("a", (), ["both-sides", "self-support"]),
        ("A1", (), ["both-sides", "self-support"]),
        ("A10", (), ["both-sides", "self-support"]),
        ("A106", (), ["both-sides"]),
        ("both-sides", (), ["both-sides"]),
        ("Both-Sides", (), ["both-sides"]),
        ("N", (), ["unknown-scheme"]),
        ("N105, A105", (), ["unknown-scheme"]),
        (["A106", "N105"], (), ["unknown-scheme", "both-sides"]),
        ((), (), []),
        (None, "A", ["unknown-scheme"]),
        (None, "A102,N105", ["both-sides"]),
        (None, "all", []),
        # The more specific word wins, whichever side it is on.
        ("A", "A106", ["self-support"]),
        ("A106", "A", ["both-sides"]),
        ("A106", "all", ["both-sides"]),
        ("A10", "A1", ["both-sides", "self-support"]),
        ("A1", "A10", []),
        # Among equals, `ignore` does.
        ("A", "A", []),
        ("both-sides", "A106", []),
        ("all", "all", []),
    ],
)
def test_words_choose_rules(select, ignore, kept):
    assert rules(read_text(MANY, choice=Choice(select, ignore))) == kept


@pytest.mark.parametrize(
    ("later", "earlier", "kept"),
    [
        # A later selection starts anew; a later ignoring takes away from what is there.
        (Choice("A106"), Choice("N"), ["both-sides"]),
        (Choice("A"), Choice(ignore="A106"), ["both-sides", "self-support"]),
        (Choice(ignore="A"), Choice("A106, N105"), ["unknown-scheme"]),
        (Choice(), Choice("A106"), ["both-sides"]),
    ],
)
def test_a_later_choice_wins_over_an_earlier_one(later, earlier, kept):
    assert rules(read_text(MANY, choice=Choice(later.select, later.ignore, over=earlier))) == kept


OFF = Rule("quiet-rule", "Q999", Severity.HINT, "A page.", on=False)


@pytest.mark.parametrize(
    ("select", "kept"), [(None, False), ("Q", False), ("Q9", False), ("Q99", False), ("default", False), ("Q999", True), ("quiet-rule", True), ("all", True)]
)
def test_a_rule_that_is_off_is_selected_by_name_by_code_or_with_all(select, kept):
    assert Choice(select).keeps(OFF) is kept


def test_errors_of_the_language_are_kept_whatever_is_chosen():
    for choice in (Choice(()), Choice("A106"), Choice(ignore="all")):
        assert rules(read_text('main claim a "A." { because zz }', choice=choice)) == ["undefined-reference"]
        assert rules(read_text('Main claim a "A."', choice=choice)) == ["syntax-error"]


def test_a_map_made_in_python_is_checked_by_the_same_choice():
    map = ArgumentMap([Claim("a", "A.", main=True, reasons=[Reason(["a", "b"], scheme="x")]), Premise("b", "B.")])
    assert [found.rule.name for found in check(map, choice=Choice("N"))] == ["unknown-scheme"]


@pytest.mark.parametrize("word", ["both-side", "A999", "X", "A1066", "schemes"])
def test_a_word_that_chooses_nothing_is_an_error(word):
    for choice in (Choice(word), Choice(ignore=word)):
        with pytest.raises(ArgmapError, match=f"no rule is called `{word}`"):
            read_text(MANY, choice=choice)
        with pytest.raises(ArgmapError, match=f"no rule is called `{word}`"):
            check(ArgumentMap([Claim("a", "A.")]), choice=choice)


@pytest.mark.parametrize("word", ["syntax-error", "S101", "S", "N", "N1", "undefined-reference"])
def test_errors_of_the_language_cannot_be_ignored(word):
    with pytest.raises(ArgmapError, match="of the language itself, which cannot be ignored"):
        read_text(SOUND, choice=Choice(ignore=word))


def test_what_can_be_ignored_under_a_letter_is_named():
    (fault,) = Choice(ignore="S").faults(CATALOGUE)
    assert fault.help == "name what can be: `misleading-indentation`"


def test_nothing_is_said_of_an_allow_for_a_rule_that_is_ignored():
    assert rules(read_text(HINTED)) == ["unused-allow"]
    assert rules(read_text(HINTED, choice=Choice(ignore="both-sides"))) == []
    assert rules(read_text(HINTED, choice=Choice("unused-allow"))) == []


# Thresholds


class Wordy:
    """A rule that goes by a number."""

    RULE = Rule("wordy", "W999", Severity.HINT, "A page.")

    def find(self, map, *, words=30, in_all=500):
        for statement in map:
            if len(statement.text.split()) > words:
                yield Diagnostic(self.RULE, f"more than {words} words", Label((statement.id,)))


def test_a_rule_goes_by_its_own_threshold_or_by_the_one_that_is_set():
    map = ArgumentMap([Claim("a", "One two three four.")])
    assert check(map, rules=[Wordy()]) == []
    (found,) = check(map, rules=[Wordy()], choice=Choice(thresholds={"wordy": {"words": 3}}))
    assert found.message == "more than 3 words"
    later = Choice(over=Choice(thresholds={"wordy": {"words": 3}}))
    assert check(map, rules=[Wordy()], choice=later) == [found]


def test_thresholds_are_settings_under_the_name_of_their_rule(tmp_path, monkeypatch):
    monkeypatch.setattr(argmap.settings, "RULES", (Wordy(),))
    path = tmp_path / "argmap.toml"
    path.write_text("[wordy]\nwords = 3\nin-all = 9\n", encoding="utf-8")
    assert read_settings(path).choice.thresholds_of(Wordy.RULE) == {"words": 3, "in_all": 9}


@pytest.mark.parametrize(
    ("text", "line", "message", "help"),
    [
        ("[wordy]\nword = 3", 2, "`wordy` has no setting `word`", "did you mean `words`?"),
        ("strict = true\n[wordy]\n\nwords = '3'", 4, "`words` is no whole number", "write `words = 30`"),
        ("[wordy]\nwords = true", 2, "`words` is no whole number", "write `words = 30`"),
        ("wordy = 3", 1, "`wordy` is no table", "write `[wordy]`, and below it `words = 30`"),
        ("[wrody]\nwords = 3", 1, "there is no setting `wrody`", "did you mean `wordy`?"),
    ],
)
def test_a_threshold_that_cannot_be_followed_is_told_where_it_is(tmp_path, monkeypatch, text, line, message, help):
    monkeypatch.setattr(argmap.settings, "RULES", (Wordy(),))
    path = tmp_path / "argmap.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ArgmapError) as raised:
        read_settings(path)
    (found,) = raised.value.diagnostics
    assert (found.primary.place.line, found.message, found.help) == (line, message, help)


# Settings files


@pytest.fixture
def project(tmp_path):
    """A folder of its own, with the files that are given."""

    def make(**files):
        (tmp_path / ".git").mkdir(exist_ok=True)
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_toml", ".toml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return make


def ignored(folder):
    return find_settings(folder / "x.argmap").choice.ignore


def test_settings_are_found_upwards_and_the_nearest_hold(project):
    folder = project(argmap_toml='ignore = ["A101"]', deep__er__x="", near__argmap_toml='ignore = ["A102"]', near__below__x="")
    assert ignored(folder) == ("A101",)
    assert ignored(folder / "deep" / "er") == ("A101",)
    assert ignored(folder / "near" / "below") == ("A102",)


def test_argmap_toml_comes_before_pyproject_toml(project):
    folder = project(argmap_toml='ignore = ["A101"]', pyproject_toml='[tool.argmap]\nignore = ["A102"]')
    assert ignored(folder) == ("A101",)


def test_a_pyproject_toml_without_a_table_of_ours_is_passed_over(project):
    folder = project(pyproject_toml='[tool.argmap]\nignore = ["A102"]', near__pyproject_toml="[tool.other]\n# argmap\n", broken__pyproject_toml="[tool.other\n")
    assert ignored(folder / "near") == ("A102",)
    assert ignored(folder / "broken") == ("A102",)


@pytest.mark.parametrize("mark", [".git", ".hg"])
def test_the_search_ends_at_the_root_of_a_repository(project, mark):
    folder = project(argmap_toml='ignore = ["A101"]', inner__deep__x="")
    (folder / "inner" / mark).mkdir()
    assert ignored(folder / "inner" / "deep") == ()


@pytest.mark.parametrize("name", ["x/" * 5_000 + "a.argmap", "\0/a.argmap", "no/such/folder/a.argmap"])
def test_a_folder_that_cannot_be_has_no_settings(name):
    assert find_settings(name).choice == Choice()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may read everything is refused nothing")
def test_a_settings_file_that_may_not_be_read_is_told(project):
    folder = project(argmap_toml="strict = true")
    (folder / "argmap.toml").chmod(0)
    with pytest.raises(ArgmapError, match="cannot read the settings file"):
        find_settings(folder / "x.argmap")


def test_all_settings_can_be_given(project):
    folder = project(argmap_toml='select = ["A", "N105"]\nignore = ["A106"]\nstrict = true\noutput-format = "concise"\n')
    settings = find_settings(folder / "x.argmap")
    assert (settings.choice.select, settings.choice.ignore, settings.strict, settings.output_format) == (("A", "N105"), ("A106",), True, "concise")


@pytest.mark.parametrize(
    ("text", "place", "message", "help"),
    [
        ('selct = ["A"]', (1, 1), "there is no setting `selct`", "did you mean `select`?"),
        ('strict = true\nignore = [\n  "A106",\n  "both-side",\n]', (4, 4), "no rule is called `both-side`", "did you mean `both-sides`?"),
        ('select = ["A16"]', (1, 12), "no rule is called `A16`", None),
        ('ignore = ["S101"]', (1, 12), "`S101` is an error of the language itself, which cannot be ignored", None),
        ('ignore = "A106"', (1, 1), "`ignore` is no list of rules", None),
        ("select = [1]", (1, 1), "`select` is no list of rules", None),
        ("\n  strict = 1", (2, 3), "`strict` is neither true nor false", "write `strict = true`"),
        ('output-format = "jsno"', (1, 1), "no report is called `jsno`", "did you mean `json`?"),
        ("output-format = 3", (1, 1), "no report is called `3`", "there is full, concise, json, sarif, github"),
        ("zzzzzzz = 1", (1, 1), "there is no setting `zzzzzzz`", None),
        (
            "strict = true\n[tool.argmap]\nstrict = true",
            (2, 2),
            "there is no setting `tool`",
            "write settings without `[tool.argmap]`, which is for a pyproject.toml",
        ),
        ("[both-sides]\nwords = 3", (1, 2), "there is no setting `both-sides`", None),
        ("strict = true\nselect = [", (2, 11), "argmap.toml is no TOML: invalid value", None),
        ("strict = tru", (1, 10), "argmap.toml is no TOML: invalid value", None),
        ("strict = true\nstrict = true", None, "argmap.toml is no TOML: cannot overwrite a value", None),
    ],
)
def test_a_setting_that_cannot_be_followed_is_told_where_it_is(project, monkeypatch, text, place, message, help):
    monkeypatch.chdir(project(argmap_toml=text))
    with pytest.raises(ArgmapError) as raised:
        find_settings()
    (found,) = raised.value.diagnostics
    assert found.rule.name == "bad-settings"
    assert found.message == message
    assert found.primary.place.file.name == "argmap.toml"
    if place:
        assert (found.primary.place.line, found.primary.place.column) == place
    if help is not None:
        assert found.help == help


def test_all_that_is_wrong_with_settings_is_told_at_once(project):
    folder = project(argmap_toml='selct = ["A"]\nstrict = 1\nignore = ["zz", "S101"]')
    with pytest.raises(ArgmapError) as raised:
        find_settings(folder / "x.argmap")
    assert len(raised.value.diagnostics) == 4


@pytest.mark.parametrize(
    "text", ["[tool.argmap]\nstrict = true\nselct = ['A']\n", "[tool]\nargmap.selct = ['A']", "[tool]\nargmap = { selct = ['A'] }", "tool.argmap.selct = []"]
)
def test_a_setting_in_a_pyproject_toml_is_found_however_it_is_written(project, text):
    folder = project(pyproject_toml=f"# selct\n[project]\nname = 'x'\n{text}" if text.startswith("[") else text)
    with pytest.raises(ArgmapError) as raised:
        find_settings(folder / "x.argmap")
    assert raised.value.diagnostics[0].primary.place.text == "selct"
    assert raised.value.diagnostics[0].primary.place.line > 1 or text.startswith("tool")


@pytest.mark.parametrize("data", [b"\xff\xfe", b"strict = '\xe9'", b"\x00\x01\x02\x03" * 50, b"a = " + b"[" * 10_000, b"\r", b"= 1", b"[tool]\nargmap = 3"])
def test_no_settings_file_is_so_broken_that_it_gives_a_traceback(tmp_path, data):
    path = tmp_path / "argmap.toml"
    path.write_bytes(data)
    with pytest.raises(ArgmapError):
        read_settings(path)


# The command line


@pytest.fixture
def run(project):
    """Run argmap in the project's folder."""

    def call(*arguments, input=None):
        return commands.run(*arguments, folder=project(), input=input, env={"NO_COLOR": "1"}, text=True)

    return call


def told(done):
    """The names of rules in a concise report, by their codes."""
    by_code = {rule.code: rule.name for rule in CATALOGUE}
    return [by_code[line.partition("[")[2].partition("]")[0]] for line in done.stdout.splitlines()]


def test_options_choose_rules(project, run):
    project(**{"x.argmap": MANY})
    assert told(run("check", "--output-format", "concise")) == ALL
    assert told(run("check", "--output-format", "concise", "--select", "A", "--select", "N", "--ignore", "both-sides,A102")) == ["unknown-scheme"]


def test_the_command_line_wins_over_the_settings(project, run):
    project(**{"x.argmap": MANY}, argmap_toml='select = ["N"]\noutput-format = "concise"')
    assert told(run("check")) == ["unknown-scheme"]
    assert told(run("check", "--select", "A106")) == ["both-sides"]
    assert run("check", "--output-format", "full").stdout.startswith("warning[N105]")
    assert told(run("check", "--no-config", "--output-format", "concise")) == ALL


def test_each_file_has_the_settings_of_its_folder(project, run):
    project(**{"a/x.argmap": MANY, "b/x.argmap": MANY}, a__argmap_toml='select = ["N"]', b__argmap_toml='select = ["A106"]')
    assert told(run("check", "--output-format", "concise", "a", "b")) == ["unknown-scheme", "both-sides"]


def test_standard_input_has_the_settings_of_the_current_folder(project, run):
    project(argmap_toml='select = ["N"]')
    assert told(run("check", "--output-format", "concise", "-", input=MANY)) == ["unknown-scheme"]


def test_a_settings_file_can_be_named(project, run):
    project(**{"x.argmap": MANY, "conf/mine.toml": 'select = ["A106"]'}, argmap_toml='select = ["N"]')
    assert told(run("check", "--output-format", "concise", "--config", "conf/mine.toml")) == ["both-sides"]
    done = run("check", "--config", "none.toml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no settings file none.toml" in done.stderr


@pytest.mark.parametrize(("text", "plain", "strict"), [(SOUND, 0, 0), (HINTED, 0, 0), (WARNED, 0, 1), (MANY, 1, 1)])
def test_strict_lets_warnings_fail_and_hints_never(project, run, text, plain, strict):
    project(**{"x.argmap": text})
    assert run("check").returncode == plain
    assert run("check", "--strict").returncode == strict
    project(argmap_toml="strict = true")
    assert run("check").returncode == strict


@pytest.mark.parametrize("command", [["check"], ["draw", "x.argmap", "-o", "-"]])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "both-side"], "error[S120]: no rule is called `both-side`\n --> --select\n  = help: did you mean `both-sides`?\n"),
        (["--ignore", "S101"], "`S101` is an error of the language itself, which cannot be ignored"),
    ],
)
def test_a_rule_that_cannot_be_chosen_is_told(project, run, command, arguments, said):
    project(**{"x.argmap": SOUND})
    done = run(*command, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_broken_settings_stop_the_check(project, run):
    project(**{"x.argmap": SOUND}, argmap_toml='selct = ["A"]')
    done = run("check")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'error[S120]: there is no setting `selct`\n --> argmap.toml:1:1\n  |\n1 | selct = ["A"]\n  | ^^^^^\n  = help: did you mean `select`?\n\n'
    )


def test_drawing_honours_the_choice(project, run):
    project(**{"x.argmap": WARNED})
    assert "warning[N105]" in run("draw", "x.argmap", "-o", "-").stderr
    assert run("draw", "x.argmap", "-o", "-", "--ignore", "N105").stderr == ""
    project(argmap_toml='ignore = ["N105"]')
    assert run("draw", "x.argmap", "-o", "-").stderr == ""


def test_a_check_without_a_settings_file_loads_no_toml(project):
    folder = project(**{"x.argmap": SOUND})
    code = "import sys; from argmap.cli import command\ntry: command(['check'])\nexcept SystemExit as done: assert done.code == 0\nassert 'tomllib' not in sys.modules and 'argmap.reports.sarif' not in sys.modules and 'importlib.metadata' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=folder, capture_output=True)
