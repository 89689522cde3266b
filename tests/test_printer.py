"""Canonical text says the same in one layout, keeps every word and comment, and is its own canonical text."""

from __future__ import annotations

import re

import pytest
from ground import EXAMPLES, ROOT
from hypothesis import given
from hypothesis import strategies as st
from strategies import nest, sketches, write

from argmap.files import File
from argmap.language import parse, print_syntax
from argmap.language.parser import language, text_of
from argmap.reading import read_text


def printed(text):
    syntax, _ = parse(File("x.argmap", text))
    assert not syntax.lossy
    return print_syntax(syntax)


def words(text):
    """What a text is made of, apart from layout: texts by what they say, dashes by what they mean, and no braces or parentheses that hold nothing of their own."""
    scan = language().scanner.scan(text)
    assert not scan.stops
    found = [text_of(token).value if token.type == "STRING" else "-" if token.type == "DASH" else token.text for token in scan.tokens]
    return [word for at, word in enumerate(found) if found[at : at + 2] != ["{", "}"] and found[at - 1 : at + 1] != ["{", "}"]]


def comments(text):
    return [text[start:end].rstrip() for start, end in language().scanner.scan(text).comments]


def is_canonical_of(again, text):
    assert words(again) == words(text)
    assert comments(again) == comments(text)
    assert printed(again) == again
    before, after = read_text(text), read_text(again)
    assert after.map == before.map
    assert "misleading-indentation" not in [found.rule.name for found in after.diagnostics]
    assert not [line for line in again.splitlines() if line != line.rstrip()]
    assert "\n\n\n" not in again


# Texts at random, and real ones laid out at random

_PAGES = [ROOT / "README.md", *sorted(ROOT.glob("tests/pages/*.md")), *sorted(ROOT.glob("examples/guide/*.md"))]


def _sound(text):
    syntax, found = parse(File("x.argmap", text))
    return not syntax.lossy and not any(diagnostic.is_error for diagnostic in found)


BLOCKS = [found for page in _PAGES for found in re.findall(r"^```argmap[^\n]*\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)]
TEXTS = [text for text in [*(path.read_text(encoding="utf-8") for path in EXAMPLES), *BLOCKS] if _sound(text)]

_BETWEEN = [" ", " ", "  ", "\t", "\n", "\r\n", "\n      ", "\n\n", "\n \n\n\n", "\u00a0", "\u200b "]
_WITHIN = [" ", " ", "  ", "\n", "\r\n    ", "\t"]


def laid_out(pieces, choose, remarks):
    """Words with random space between them, random breaks in their texts and, if wanted, comments anywhere."""
    text = ""
    for number, piece in enumerate(pieces):
        word = re.sub(r"(?<=[^\s\\]) (?=[^\s])", lambda _: choose.choice(_WITHIN), piece) if piece.startswith('"') else piece
        space = choose.choice(_BETWEEN)
        if remarks and choose.random() < 0.2:
            space += f'// remark {number}, "and" because {{' + choose.choice(["", " ", "\t"]) + "\n" + choose.choice(_BETWEEN)
        text += space + word
    return text + (" // the end" if remarks else "")


@st.composite
def layouts(draw, *, remarks=True):
    """A text at random in two layouts."""
    choose = draw(st.randoms(use_true_random=False))
    sketch = draw(sketches())
    pieces = write(sketch, nest(sketch, choose), list(range(len(sketch.statements))))
    return laid_out(pieces, choose, remarks), laid_out(pieces, choose, remarks)


@given(layouts())
def test_texts_at_random(texts):
    text, _ = texts
    is_canonical_of(printed(text), text)


@given(layouts(remarks=False))
def test_layout_decides_nothing_but_where_a_blank_line_is(texts):
    one, other = ([line for line in printed(text).splitlines() if line] for text in texts)
    assert one == other


@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_real_texts_laid_out_at_random(text, choose):
    tokens = [token.text for token in language().scanner.scan(text).tokens]
    mess = laid_out(tokens, choose, remarks=True)
    is_canonical_of(printed(mess), mess)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_examples_and_every_block_of_the_pages(text):
    is_canonical_of(printed(text), text)


def test_there_are_texts_to_try():
    assert len(TEXTS) > 50


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_canonical(path):
    text = path.read_text(encoding="utf-8")
    assert printed(text) == text
