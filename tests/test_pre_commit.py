"""The hooks that people's repositories run."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import yaml
from ground import ROOT

from argmap.cli import _COMMANDS

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
HERE = [
    pytest.param(name, marks=pytest.mark.skipif(hook["entry"].split()[1] not in _COMMANDS, reason="this command is not there yet"))
    for name, hook in HOOKS.items()
]


def test_there_is_a_hook_for_checking_and_one_for_the_form():
    assert {name: hook["entry"] for name, hook in HOOKS.items()} == {"argmap-check": "argmap check", "argmap-fmt": "argmap fmt"}


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_a_hook_says_what_the_tool_needs_and_is_for_maps_alone(hook):
    # What pre-commit requires of a hook, and its own word for installing a Python project.
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["language"] == "python"
    matched = [name for name in ("a.argmap", "deep/b.argmap", "argmap.toml", "a.argmap.svg", "argmap") if re.search(hook["files"], name)]
    assert matched == ["a.argmap", "deep/b.argmap"]


@pytest.mark.parametrize("name", HERE)
def test_an_entry_takes_the_files_that_it_is_handed(tmp_path, name):
    # In canonical form, so that the formatter has nothing to change.
    files = ["a.argmap", "b.argmap"]
    for file in files:
        (tmp_path / file).write_text('main claim a "A."\n', encoding="utf-8")
    _, *arguments = HOOKS[name]["entry"].split()
    done = subprocess.run([sys.executable, "-m", "argmap", *arguments, *files], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {(tmp_path / file).read_text(encoding="utf-8") for file in files} == {'main claim a "A."\n'}


def test_the_check_fails_where_there_is_an_error(tmp_path):
    (tmp_path / "a.argmap").write_text('main claim a "A." { because a }\n', encoding="utf-8")
    _, *arguments = HOOKS["argmap-check"]["entry"].split()
    assert subprocess.run([sys.executable, "-m", "argmap", *arguments, "a.argmap"], cwd=tmp_path, capture_output=True, check=False).returncode == 1
