"""The README does what it says."""

from __future__ import annotations

import shutil

import pytest
from ground import ROOT
from pages import Page

COMMANDS = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("python3 -m venv")]


def test_snippets(tmp_path, accept):
    for name in ("examples", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    Page(ROOT / "README.md", tmp_path, accept).run()


def test_small_map_is_the_example():
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert (ROOT / "examples/first-map.argmap").read_text(encoding="utf-8") in text


def test_two_commands_do_all_the_set_up():
    draw, test = COMMANDS

    assert draw.endswith("argmap draw examples/russia-pakistan.argmap")
    assert "pytest" in test


@pytest.mark.parametrize(
    "link",
    [
        "examples/russia-pakistan.argmap",
        "examples/russia-pakistan.svg",
        "examples/first-map.svg",
        "examples/guide/gallery.md",
        "examples/guide/gallery/russia-pakistan-overview.svg",
        "argmap/README.md",
        "CHANGELOG.md",
        "examples/guide",
        "examples/guide/settings.md",
        "examples/guide/reports.md",
        "examples/guide/while-you-write.md",
        "examples/guide/highlighting.md",
        "examples/made_in_python.py",
    ],
)
def test_links_lead_somewhere(link):
    assert f"({link})" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / link).exists()
