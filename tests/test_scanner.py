"""The scanner finds what lark's own lexer finds, which was made from the same grammar by other people."""

from __future__ import annotations

import pytest
from ground import EXAMPLES
from hypothesis import given
from strategies import KEYWORDS, lark_tokens, soups, wild_soups

from argmap.language import keywords
from argmap.language.parser import language
from argmap.language.scanner import is_id


def scan(text):
    found = language().scanner.scan(text)
    tokens = [(token.type, token.text, token.start, token.end) for token in found.tokens]
    return tokens, found.stops[0] if found.stops else None


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_taken_apart_as_lark_does(path):
    text = path.read_text(encoding="utf-8")
    tokens, stop = scan(text)
    assert len(tokens) > 20
    assert (tokens, stop) == lark_tokens(text)


@given(soups)
def test_any_mixture_of_words_is_taken_apart_as_lark_does(text):
    assert scan(text) == lark_tokens(text)


@given(wild_soups)
def test_the_first_place_where_no_word_begins_is_where_lark_stops(text):
    assert scan(text) == lark_tokens(text)


@given(wild_soups)
def test_each_character_is_in_one_token_or_comment_or_is_space(text):
    found = language().scanner.scan(text)
    end = found.stops[0] if found.stops else len(text)
    stretches = sorted([(token.start, token.end) for token in found.tokens] + found.comments)
    at = 0
    for start, stop in stretches:
        assert at <= start < stop
        assert not text[at:start].strip("\u200b\u2060\ufeff \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029\u00a0\u3000")
        at = stop
    assert at <= end


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("evenly", ["ID"]),
        ("even-chance", ["EVEN_CHANCE"]),
        ("even-chances", ["ID"]),
        ("because-of", ["ID"]),
        ("very-likely likely", ["VERY_LIKELY", "LIKELY"]),
        ("Claim", ["ID"]),
        ("6.3-6.5", ["POINT", "DASH", "POINT"]),
        ("6.3–6.5", ["POINT", "DASH", "POINT"]),
        ("6.3.1", ["POINT"]),
        ("blank-2017:6.3", ["ID", "COLON", "POINT"]),
        ("a{b}(c)", ["ID", "LBRACE", "ID", "RBRACE", "LPAR", "ID", "RPAR"]),
        ("#a#b", ["TAG", "TAG"]),
        ("a//b", ["ID"]),
        ('"a"“b”', ["STRING", "STRING"]),
        ('"// no comment"', ["STRING"]),
        ('// "no text"', []),
        ("“one “inner” pair”", ["STRING"]),
        ("two-words’", ["ID"]),
        ("a–b", ["ID"]),
        ("", []),
    ],
)
def test_a_word_is_taken_whole(text, types):
    assert [token[0] for token in scan(text)[0]] == types


def test_the_words_of_the_language_are_those_of_the_design():
    assert keywords() == set(KEYWORDS)


@pytest.mark.parametrize("word", ["x", "clean-air", "A1", "blank-2017", "x_1", "主張", "שלום", "naïve", "कक्षा", "a-b-c"])
def test_words_of_any_script_are_fit_ids(word):
    assert is_id(word)


@pytest.mark.parametrize("word", ["", "-x", "x-", "_x", "1x", "a b", "a.b", "a–b", "²", "a😀"])
def test_what_is_no_word_is_no_id(word):
    assert not is_id(word)
