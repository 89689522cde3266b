"""Every page does what it says."""

from __future__ import annotations

import shutil

import pytest
from ground import ROOT
from pages import Page

_PAGES = sorted([*ROOT.glob("tests/pages/*.md"), *ROOT.glob("examples/guide/*.md")])


@pytest.mark.parametrize("path", _PAGES, ids=lambda path: path.stem)
def test_page(path, tmp_path, accept):
    for name in ("examples", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.svg", "*.png"))
    if path.parent.name == "guide":
        # It makes the folder a project, in which an example may name a seed.
        shutil.copy(ROOT / "pyproject.toml", tmp_path)
    Page(path, tmp_path, accept).run()
