"""The gallery shows what its commands make."""

from __future__ import annotations

import re
import shlex
import shutil

import commands
import pytest
from ground import ROOT

GUIDE = ROOT / "examples" / "guide"
TEXT = (GUIDE / "gallery.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\nargmap (draw .*)\n```", TEXT)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.rpartition(" ")[2])
def test_picture_is_what_its_command_makes(command, tmp_path, accept):
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("guide"))
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    done = commands.run(*shlex.split(command), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    made = sorted(tmp_path.glob("*.svg"))

    assert made
    for picture in made:
        kept = GUIDE / "gallery" / picture.name
        if accept:
            shutil.copyfile(picture, kept)
        assert picture.read_bytes() == kept.read_bytes()


def test_every_picture_is_shown_or_linked():
    shown = set(re.findall(r"\(gallery/(.*?)\)", TEXT))
    linked = {
        name for picture in (GUIDE / "gallery").glob("*-overview.svg") for name in re.findall(r'href="([^"#]+\.svg)"', picture.read_text(encoding="utf-8"))
    }

    assert {path.name for path in (GUIDE / "gallery").iterdir()} == shown | linked
