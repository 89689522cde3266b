"""What attacks found before holds now; and an attack would notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.language.printer import print_syntax
from tests.fuzzing import targets
from tests.fuzzing.seeds import seeds
from tests.fuzzing.targets import TARGETS, Harmed, TooSlow, check_dot

FOUND = sorted(path for path in (Path(__file__).parent / "fuzzing" / "found").rglob("*") if path.is_file())


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}: {path.name}")
def test_what_was_found_is_borne(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_what_an_attack_begins_with_holds(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for seed in sorted(seeds(name), key=len)[:6]:
        TARGETS[name](seed[: TARGETS[name].most])


# An attack would notice


def test_a_formatter_that_loses_a_comment_is_noticed(monkeypatch):
    monkeypatch.setattr(targets, "print_syntax", lambda syntax: print_syntax(syntax).replace("// kept", ""))
    with pytest.raises(AssertionError):
        TARGETS["formatter"](b'claim a "A." // kept\n')


def test_a_text_that_would_be_markup_is_noticed(monkeypatch):
    monkeypatch.setattr("argmap.drawing.markup.html.escape", lambda text, **_: text)
    with pytest.raises(Exception, match=r"mismatched tag|not well-formed|element"):
        TARGETS["drawing"](b'main claim a "A <b>bold</i> claim."\n')


def test_an_input_that_takes_too_long_is_noticed(monkeypatch):
    # Where clocks are coarse it takes no time at all.
    monkeypatch.setattr(targets, "_BASE", -1)
    with pytest.raises(TooSlow):
        TARGETS["reader"](b'claim a "A."')


@pytest.mark.parametrize(
    "source",
    [
        'digraph { a [href="javascript:alert(1)"] }',
        'digraph { a [label=<<TABLE><TR><TD HREF="file:///etc/passwd">x</TD></TR></TABLE>>] }',
        'digraph { a [label=<<IMG SRC="x.png"/>>] }',
        r"digraph { a [label=<\N>] }",
        "digraph { a [label=<b] }",
    ],
)
def test_dot_that_does_harm_is_noticed(source):
    with pytest.raises(Harmed):
        check_dot(source)


def test_dot_that_does_no_harm_is_let_through():
    check_dot(r'digraph { node [shape=box] subgraph cluster_a { a:n -> b [label=<<B>a \\N</B>>, href="#b"]; } rank=same }')
