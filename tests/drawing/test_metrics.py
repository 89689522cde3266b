"""How wide words are, and where lines break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.drawing.metrics import clean, width_of, wrap
from argmap.drawing.style import Face, Lettering

TEN = Lettering(10)

# From Adobe's font metrics for Helvetica and Helvetica-Bold, in thousandths of an em.
HELVETICA = {"A": 667, "i": 222, "W": 944, "m": 833, " ": 278, "0": 556, "@": 1015, "—": 1000, "“": 333, "¶": 537, "é": 556, "ß": 611}
HELVETICA_BOLD = {"A": 722, "i": 278, "W": 944, "m": 889, " ": 278, "0": 556, "é": 556}


@pytest.mark.parametrize(("letter", "width"), HELVETICA.items())
def test_letters_are_as_wide_as_in_helvetica(letter, width):
    assert width_of(letter * 100, TEN) == pytest.approx(width, abs=1)


@pytest.mark.parametrize(("letter", "width"), HELVETICA_BOLD.items())
def test_bold_letters_too(letter, width):
    assert width_of(letter * 100, Lettering(10, Face.BOLD)) == pytest.approx(width, abs=1)


def test_wide_letters_are_an_em_and_marks_are_nothing():
    assert width_of("日本", TEN) == 20
    assert width_of("한글", TEN) == 20
    assert width_of("e\u0301", TEN) == width_of("e", TEN)
    assert width_of("a\u200bb\u202ec", TEN) == width_of("abc", TEN)


def test_cyrillic_italics_are_wider_than_upright_ones():
    assert width_of("т", Lettering(10, Face.ITALIC)) > 1.5 * width_of("т", TEN)


def test_lines_are_of_even_length():
    lines = wrap("The quick brown fox jumps over the lazy dog and is seen no more", TEN, 200)
    widths = [width_of(line, TEN) for line in lines]
    assert len(lines) == 2
    assert max(widths) - min(widths) < 30


def test_a_word_that_is_too_long_is_split_and_loses_nothing():
    lines = wrap("x" * 500, TEN, 100)
    assert "".join(lines) == "x" * 500
    assert all(width_of(line, TEN) <= 100 for line in lines)


def test_marks_stay_with_their_letters():
    lines = wrap("e\u0301" * 300, TEN, 50)
    assert all(line.startswith("e") for line in lines)


def test_chinese_breaks_anywhere_but_before_a_stop():
    lines = wrap("俄罗斯与巴基斯坦的关系正在改善，因为双方在阿富汗的利益一致。", TEN, 62)
    assert len(lines) > 4
    assert not [line for line in lines if line[0] in "，。"]


def test_white_space_folds_but_for_the_unbreakable():
    assert wrap(" a \n\t b\u2028c ", TEN, 500) == ("a b c",)
    assert wrap("10\u00a0km " * 3, TEN, 40) == ("10\u00a0km",) * 3


def test_no_words_are_one_empty_line():
    assert wrap("   ", TEN, 100) == ("",)


def test_forbidden_characters_are_replaced():
    assert clean("a\x00b\ud800c\uffff\x7f") == "a\ufffdb\ufffdc\ufffd\ufffd"
    assert clean("tab\tline\n") == "tab\tline\n"


@given(st.text(max_size=300), st.sampled_from([40, 120, 300]), st.sampled_from(list(Face)))
def test_no_line_is_too_long_and_no_letter_is_lost(text, room, face):
    lettering = Lettering(11, face)
    lines = wrap(text, lettering, room)
    assert "".join("".join(lines).split()) == "".join(clean(text).split())
    # One letter that is wider than the room has to stand somewhere.
    assert all(width_of(line, lettering) <= room or len(line.strip()) == 1 for line in lines)
