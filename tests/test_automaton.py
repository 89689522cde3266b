"""Sound text is read as lark's own lexer and parser read it: the same is accepted, the same nodes are made, and they stand in the same places."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from effort import effort
from ground import EXAMPLES
from hypothesis import given
from hypothesis import strategies as st
from lark.exceptions import UnexpectedToken
from strategies import lark_tokens, mutant, nest, sketches, soups, spaces, wild_soups, write

from argmap.files import File
from argmap.language.parser import Callbacks, language
from argmap.language.scanner import Token
from argmap.language.tables import make_parser
from argmap.language.words import check_words

LARK = make_parser(Callbacks())
"""Made from the grammar, and not from the shipped tables."""
SLIPS = effort(30, 2_000)


def read_by_lark(text):
    """The nodes that lark makes of a text, or None if it refuses it."""
    tokens, stop = lark_tokens(text)
    if stop is not None:
        return None
    state = LARK.parse_interactive("")
    try:
        for token in tokens:
            state.feed_token(Token(*token))
        return state.feed_token(Token("$END", "", len(text), len(text)))
    except UnexpectedToken:
        return None


def shape(node):
    """What a syntax node says and where it stands, without its identity."""
    if isinstance(node, tuple | list):
        return [shape(each) for each in node]
    names = [name for base in type(node).__mro__ for name in getattr(base, "__slots__", ()) if not name.startswith("__")]
    return (type(node).__name__, {name: shape(getattr(node, name)) for name in names}) if names else node


def assert_read_as_lark_does(text):
    expected = read_by_lark(text)
    found = language().automaton.read(text)
    if expected is None:
        assert found is None
        return
    assert found is not None
    assert shape(found.items) == shape(expected)
    assert found.comments == language().scanner.scan(text).comments


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_read_as_lark_does(path):
    text = path.read_text(encoding="utf-8")
    assert read_by_lark(text)
    assert_read_as_lark_does(text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_with_slips_is_read_or_refused_as_lark_does(path):
    text = path.read_text(encoding="utf-8")
    # Slips near the end cost the most, and those near the beginning tell as much.
    text = text[: text.find("\nclaim", 2_000) + 1] or text
    for number in range(SLIPS):
        assert_read_as_lark_does(mutant(text, random.Random(number)))


@given(sketches(), spaces, st.randoms(use_true_random=False))
def test_any_map_is_read_as_lark_does(sketch, space, choose):
    homes = nest(sketch, choose)
    text = space.join(write(sketch, homes, list(range(len(sketch.statements)))))
    assert read_by_lark(text) is not None
    assert_read_as_lark_does(text)


@given(soups)
def test_any_mixture_of_words_is_read_or_refused_as_lark_does(text):
    assert_read_as_lark_does(text)
    assert_read_as_lark_does('main claim a "A." ' + text)


@given(wild_soups)
def test_what_is_no_word_is_refused_as_by_lark(text):
    assert_read_as_lark_does('main claim a "A." { because b ' + text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "// nothing but a remark",
        'claim a "A." {}',
        'main claim "A." @1 #t likely {}',
        'claim a "A." { because b and c and premise "P." @d:1.2-3, e "p. 4" unless d unless (e and f unless g unless (h)) }',
        'claim a "A." { because by sign: b but by "Any words": c although d note "N" quote "Q" @1 quote "R" hedge "H" meta "k" "v" allow r "W" }',
        'section "S" { section s "T" { claim a "A." } } tension a and b "why" source s "S" B2 { url "u" } source t "T" document d "D" {} include "x"',
        'claim a "A."\u3000{\u200bbecause\ufeffb\u00a0}\u2028',
    ],
)
def test_each_construct_is_read_as_lark_does(text):
    assert read_by_lark(text) is not None
    assert_read_as_lark_does(text)


@given(soups)
def test_where_nothing_is_odd_no_word_is_told(text):
    found = language().automaton.read(text)
    if found and not found.is_odd:
        assert not check_words(File("<text>", text), language().scanner.scan(text).tokens)


def test_a_sound_text_is_read_without_lark():
    asked = "import sys, argmap; assert not argmap.read_text('claim a \"A.\"').errors; print('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "False\n"
