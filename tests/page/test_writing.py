"""The page's script and style are written as biome, a linter and formatter for both, wants them."""

import subprocess
from pathlib import Path
from shutil import copy, which

import pytest
from ground import ROOT

from argmap.page import page

CONFIG = Path(__file__).with_name("biome.json")


def biome(folder, *arguments):
    if which("biome") is None:
        pytest.skip("no biome on the PATH: npm install --global @biomejs/biome")
    copy(CONFIG, folder)
    done = subprocess.run(["biome", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_script_and_style_are_formatted(tmp_path):
    for room in ("page", "serving"):
        for file in (ROOT / "argmap" / room / "assets").glob("*.[jc]s*"):
            copy(file, tmp_path)
    code, told = biome(tmp_path, "format", ".")
    assert code == 0, told


def test_script_and_style_pass_the_linter(tmp_path):
    # The parts of the script know each other, so they are looked at as one.
    (tmp_path / "page.js").write_text(page._script(), "utf-8")  # noqa: SLF001 (the page's own words)
    (tmp_path / "page.css").write_text(page._asset("page.css"), "utf-8")  # noqa: SLF001 (the same)
    for name in ("site.js", "site.css"):
        copy(ROOT / "argmap/serving/assets" / name, tmp_path)
    code, told = biome(tmp_path, "lint", "--error-on-warnings", ".")
    assert code == 0, told


def test_no_part_of_the_script_is_left_out_and_none_can_end_its_element():
    names = {file.stem for file in (Path(page.__file__).parent / "assets").glob("*.js")}
    assert names == set(page._SCRIPTS)  # noqa: SLF001 (the same)
    assert "</script" not in page._script()  # noqa: SLF001 (the same)
    assert "innerHTML =" not in page._script()  # noqa: SLF001 (the same)
