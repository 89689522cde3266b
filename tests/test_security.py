"""What the guide's page on security promises: each promise names a test that is there, and those that no room has of its own are held here."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from ground import ROOT

import argmap
from argmap.argument import ArgumentMap, Claim, Document, Premise, Reason
from argmap.cli import draw, fmt
from argmap.drawing import LAYOUTS
from argmap.page import make_page

PAGE = ROOT / "examples" / "guide" / "security.md"
_TEST = re.compile(r"\[[\w/]+\.py\]\(\.\./\.\./(tests/[\w/]+\.py)\): ([\w ]+\w)")
"""A test as the page names it: a link to its file, and its name in words."""


# The page


def defined(path):
    """The names of a file's tests, those in classes too."""
    return {node.name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)}


def test_every_promise_names_a_test_that_is_there():
    table = PAGE.read_text(encoding="utf-8").partition("## What is promised")[2].partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ") and not line.startswith(("| promise", "|---"))]
    assert len(rows) > 20
    for row in rows:
        named = _TEST.findall(row)
        assert len(named) == row.count(".py]"), row
        assert named, f"no test holds: {row}"
        for path, words in named:
            assert f"test_{words.replace(' ', '_')}" in defined(ROOT / path), f"{path} has no test “{words}”"


# What it asks of the system

HOSTILE = """document d "http://127.0.0.1:9/title" { url "http://127.0.0.1:9/url" record "http://127.0.0.1:9/r.toml" text "/etc/passwd" }
document near "Near" { text "near.html" }
include "http://127.0.0.1:9/other.argmap"
include "../outside.argmap"
include "part.argmap"
main claim a "$(touch broken) `touch broken` <img src=http://127.0.0.1:9/x.png> ; touch broken" @d:1.1, near:1.1 {
  because by "'; touch broken #": b and premise "%s{0}\\\\N" from http
  quote "The <!ENTITY x> square"
}
premise b "-Tsvg -o/etc/passwd" @http "http://127.0.0.1:9/"
source http "http://127.0.0.1:9/"
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """What commands asked of the system while they worked on hostile maps, and the folder that these lie in."""
    folder = tmp_path_factory.mktemp("watched") / "project"
    folder.mkdir()
    (folder / "hostile.argmap").write_text(HOSTILE, encoding="utf-8")
    (folder / "part.argmap").write_text('premise part "A part."\n', encoding="utf-8")
    (folder / "near.html").write_text(
        '<p>The square is empty. <img src="http://127.0.0.1:9/x.png"><script src="http://127.0.0.1:9/x.js"></script></p>', encoding="utf-8"
    )
    (folder.parent / "outside.argmap").write_text('premise outside "Outside."\n', encoding="utf-8")
    (folder / "data.argdown").write_text(
        '===\na: !!python/object/apply:os.system ["touch broken"]\n===\n\n[A]: B. <https://127.0.0.1:9>\n  + [C]: D.\n', encoding="utf-8"
    )
    (folder / "entity.xml").write_text('<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><arggraph>&a;</arggraph>', encoding="utf-8")
    commands = [
        ["check", "hostile.argmap"],
        ["draw", "--anyway", "hostile.argmap"],
        ["draw", "--anyway", "hostile.argmap", "-T", "html"],
        ["weigh", "hostile.argmap"],
        ["cite", "coverage", "hostile.argmap"],
        ["convert", "part.argmap", "-o", "part.aif.json"],
        ["convert", "data.argdown", "-o", "data.argmap"],
        ["convert", "entity.xml", "-o", "entity.argmap"],
        ["fmt", "part.argmap"],
    ]
    script = Path(__file__).parent / "watched.py"
    done = subprocess.run(
        [sys.executable, script, folder], input=json.dumps(commands), capture_output=True, text=True, encoding="utf-8", timeout=120, check=True
    )
    return json.loads(done.stdout), folder


def test_no_command_asks_for_a_host_a_shell_or_a_pickle(asked):
    told, folder = asked
    assert told["asked"] == []
    # The commands did something: they read, drew and wrote.
    assert {path.name for path in folder.iterdir()} >= {"hostile.svg", "hostile.html", "data.argmap", "part.aif.json"}


def test_the_only_program_that_is_started_is_the_engine_and_it_gets_words_as_its_input(asked):
    told, _ = asked
    assert {Path(program).stem for program, _ in told["started"]} == {"graphviz-pure"}
    for _, arguments in told["started"]:
        # A list and no line for a shell, and none of it is from the map.
        assert isinstance(arguments, list)
        assert all(re.fullmatch(r"-T\w+|-Kneato|-n2|-Gdpi=\d+", each) for each in arguments[1:])


def test_no_file_outside_of_the_project_is_opened(asked):
    told, folder = asked
    assert [path for path in told["read"] if not Path(path).is_relative_to(folder)] == []
    assert [path for path in told["written"] if not Path(path).is_relative_to(folder)] == []
    assert not (folder / "broken").exists()
    assert {Path(path).name for path in told["read"]} >= {"hostile.argmap", "part.argmap", "near.html"}


# What is in the code

_NEVER = {"eval", "exec", "compile", "__import__", "breakpoint"}
_NO_MODULE = {
    "pickle",
    "shelve",
    "marshal",
    "dill",
    "urllib.request",
    "http.client",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
    "xml.etree.ElementTree",
    "xml.sax",
    "xml.dom",
}
_OWN_XML = ROOT / "argmap" / "drawing" / "pdf.py"
"""It reads the picture that was just drawn, and nobody else's."""


def test_no_module_evaluates_code_unpickles_or_can_ask_for_a_host():
    for path in sorted((ROOT / "argmap").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                assert not (isinstance(node.func, ast.Name) and node.func.id in _NEVER), (path, node.lineno)
                assert not any(word.arg == "shell" for word in node.keywords), (path, node.lineno)
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {node.module or ""} if isinstance(node, ast.ImportFrom) else {each.name for each in node.names}
                assert not names & _NO_MODULE or path == _OWN_XML, (path, node.lineno)


def test_no_script_of_ours_makes_markup_or_code_of_words():
    # The page of `serve` asks this computer, by its own address, for what has changed.
    scripts = sorted((ROOT / "argmap").rglob("*.js"))
    assert scripts
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        found = re.search(
            r"(inner|outer)HTML\s*\+?=[^=]|insertAdjacentHTML|document\.write|\beval\(|new Function|\bfetch\((?!./.,)|XMLHttpRequest|sendBeacon|WebSocket", text
        )
        assert not found, f"{path.name}: {found[0]}"


# Names from elsewhere


def test_a_foreign_id_is_no_way_to_a_file_outside_of_the_folder(tmp_path):
    """An overview has a page for each branch, named after it."""
    ids = {"../b": "B", "/c": "C", "d\0": "D"}
    few = [Premise(f"{letter}{number}", f"{letter} {number}.") for letter in ids.values() for number in range(6)]
    middle = [Claim(f"m-{each.id}", f"On {each.text}", reasons=[Reason([each.id])]) for each in few]
    statements = [Claim(id, f"{letter}.", reasons=[Reason([f"m-{letter}{number}"]) for number in range(6)]) for id, letter in ids.items()]
    map = ArgumentMap([Claim("a", "A.", main=True, reasons=[Reason([id]) for id in ids]), *statements, *middle, *few])
    (tmp_path / "project").mkdir()
    written = argmap.formats.write_text(map, "json").text
    (tmp_path / "project" / "map.json").write_text(written, encoding="utf-8")
    result = CliRunner().invoke(draw.command, [str(tmp_path / "project" / "map.json"), "--layout", "overview", "-T", "dot"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert sorted(path.name for path in (tmp_path / "project").iterdir()) == ["map-1.dot", "map-2.dot", "map-3.dot", "map.dot", "map.json"]
    assert [path.name for path in tmp_path.iterdir()] == ["project"]


# Links

SCHEMES = ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "JaVaScRiPt:alert(1)", "//127.0.0.1:9/x", "\tjavascript:x")


class Links(HTMLParser):
    """Where the elements of a picture or a page lead."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in ("href", "xlink:href", "src", "action", "formaction", "data", "srcdoc")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_a_map_says_makes_no_link_but_to_its_own_statements_or_into_the_web(layout):
    documents = [Document(f"d{number}", scheme, url=scheme) for number, scheme in enumerate(SCHEMES)]
    map = ArgumentMap(
        [Claim(scheme, scheme, main=True, reasons=[Reason(["p"])]) for scheme in SCHEMES] + [Premise("p", "[x](javascript:x) <a href='javascript:x'>x</a>")],
        documents=[*documents, Document("good", "Good", url="https://example.org/a?b=1&c=2")],
    )
    for text in (argmap.draw(map, layout=layout).svg(), *([make_page(map)] if layout == "right" else [])):
        links = Links(text).found
        assert [link for link in links if not link.startswith(("#", "http://", "https://"))] == []


# Temporary files


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_private_file_is_private_while_it_is_written(tmp_path, monkeypatch):
    modes = []
    sync = os.fsync

    def noted(handle):
        modes.append(os.fstat(handle).st_mode & 0o777)
        sync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    path = tmp_path / "map.argmap"
    path.write_text('main   claim a "A."', encoding="utf-8")
    path.chmod(0o600)
    assert CliRunner().invoke(fmt.command, [str(path)]).exit_code == 0
    assert modes == [0o600]
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["map.argmap"]
