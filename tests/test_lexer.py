"""The lexer for Pygments colours what the language has, and marks what it does not."""

from __future__ import annotations

import html
import re
import subprocess
import sys
import tomllib

import pytest
from ground import EXAMPLES, ROOT
from hypothesis import given
from pages import _BLOCK
from strategies import KEYWORDS as WORDS
from strategies import lark_tokens, wild_soups

pytest.importorskip("pygments", reason="the extra `highlight` is not installed")

from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.token import Comment, Error, Keyword, Literal, Name, Number, Operator, Punctuation, String

from argmap.files import File
from argmap.highlighting import KEYWORDS, ArgmapLexer, highlighted
from argmap.language import keywords, parse


def lexed(text):
    """The kinds and the characters of a text's tokens, white space left out."""
    return [(type, said) for _, type, said in ArgmapLexer().get_tokens_unprocessed(text) if said.strip()]


def errors(text):
    return [said for type, said in lexed(text) if type is Error]


def test_its_words_are_those_of_the_language():
    assert set(KEYWORDS) == keywords()
    assert set(KEYWORDS) >= set(WORDS)


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("document", Keyword.Declaration),
        ("note", Keyword.Declaration),
        ("main", Keyword.Type),
        ("premise", Keyword.Type),
        ("very-likely", Keyword.Constant),
        ("inferred", Keyword.Constant),
        ("because", Keyword),
        ("quoting", Keyword),
    ],
)
def test_words_of_one_sort_look_alike(word, shown):
    assert KEYWORDS[word] is shown


def test_every_part_of_a_statement_has_its_colour():
    text = "claim us-pressure “It is “so”.” likely @blank-2017:6.3–7 from un #loaded { because by sign: x-1 // why\n}"

    assert lexed(text) == [
        (Keyword.Type, "claim"),
        (Name.Variable, "us-pressure"),
        (String, "“It is “so”.”"),
        (Keyword.Constant, "likely"),
        (Operator, "@"),
        (Name, "blank-2017"),
        (Punctuation, ":"),
        (Number, "6.3"),
        (Operator, "–"),
        (Number, "7"),
        (Keyword, "from"),
        (Name, "un"),
        (Name.Tag, "#loaded"),
        (Punctuation, "{"),
        (Keyword, "because"),
        (Keyword, "by"),
        (Name.Function, "sign"),
        (Punctuation, ":"),
        (Name, "x-1"),
        (Comment.Single, "// why"),
        (Punctuation, "}"),
    ]


def test_fields_grades_and_rules_are_told_from_other_ids():
    text = 'source un "The UN" B2 { url "x" author "y" } allow both-sides "why"'

    assert [pair for pair in lexed(text) if pair[0] not in (String, Punctuation)] == [
        (Keyword.Declaration, "source"),
        (Name.Variable, "un"),
        (Literal, "B2"),
        (Name.Attribute, "url"),
        (Name.Attribute, "author"),
        (Keyword.Declaration, "allow"),
        (Name.Decorator, "both-sides"),
    ]


@pytest.mark.parametrize("id", ["because-of", "main_street", "claims", "x-but-y", "Claim"])
def test_a_word_of_the_language_inside_an_id_is_part_of_the_id(id):
    assert lexed(f'claim {id} "A."')[1] == (Name.Variable, id)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (r'note "a \" b \\ c \n d"', [r"\n"]),
        ('claim a "never closed {\n  because b\n}', ['"']),
        ("claim a “never closed\n", ["“"]),
        ('note "a\n\nb"', ['"', '"']),
        ("claim a 'b'", ["'", "'"]),
        ("because a; b", [";"]),
        ("claim a \x00", ["\x00"]),
    ],
)
def test_only_a_slip_is_an_error(text, wrong):
    assert errors(text) == wrong


def test_what_follows_an_unclosed_text_is_read_on():
    assert lexed('claim a "never {\nbecause b')[-2:] == [(Keyword, "because"), (Name, "b")]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_example_has_an_error(path):
    assert errors(path.read_text(encoding="utf-8")) == []


def test_what_reads_without_a_slip_has_no_error():
    sound = []
    for path in sorted([*ROOT.glob("tests/pages/*.md"), *ROOT.glob("examples/guide/*.md"), ROOT / "README.md"]):
        for block in _BLOCK.finditer(path.read_text(encoding="utf-8")):
            if block["kind"] == "argmap" and not any(found.is_error for found in parse(File("", block["body"]))[1]):
                sound.append(block["body"])

    assert len(sound) > 100
    assert [text for text in sound if errors(text)] == []


@given(wild_soups)
def test_the_first_error_is_where_lark_finds_no_word(text):
    found = [at for at, type, said in ArgmapLexer().get_tokens_unprocessed(text) if type is Error and not (len(said) > 1 and said.startswith("\\"))]

    assert (found[0] if found else None) == lark_tokens(text)[1]


@given(wild_soups)
def test_the_tokens_are_the_text(text):
    tokens = list(ArgmapLexer().get_tokens_unprocessed(text))

    assert "".join(said for _, _, said in tokens) == text
    assert all(text.startswith(said, at) for at, _, said in tokens)
    assert all(said for _, _, said in tokens)


@given(wild_soups)
def test_as_html_it_says_the_same_and_has_no_markup_of_its_own(text):
    page = highlighted(f"<script>&amp;{text}")

    assert "<script>" not in page
    assert html.unescape(re.sub(r"<span class=\"[a-z]+[0-9]?\">|</span>", "", page)) == f"<script>&amp;{text}"


def test_pygments_finds_it_by_name_and_by_file(tmp_path, monkeypatch):
    # What an installation writes, so that this proves the same wherever the tests run.
    [(name, place)] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]["pygments.lexers"].items()
    folder = tmp_path / "argmap_plugin-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: argmap-plugin\nVersion: 1\n", encoding="utf-8")
    (folder / "entry_points.txt").write_text(f"[pygments.lexers]\n{name} = {place}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))

    assert type(get_lexer_by_name("argmap")) is ArgmapLexer
    assert type(get_lexer_for_filename("trams.argmap")) is ArgmapLexer


def test_it_loads_no_parser():
    code = "import sys, argmap.highlighting; print([name for name in ('lark', 'attrs', 'argmap.language') if name in sys.modules])"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
