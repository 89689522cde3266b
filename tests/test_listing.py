"""Words are listed and counted as in a sentence."""

from __future__ import annotations

import pytest

from argmap.listing import counted, listed


@pytest.mark.parametrize(("parts", "told"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_parts_are_listed_with_a_word_before_the_last(parts, told):
    assert listed(parts) == told


def test_the_word_may_be_another():
    assert listed(iter("abc"), "or") == "a, b or c"


@pytest.mark.parametrize(("most", "told"), [(2, "a, b and 1 more"), (3, "a, b and c")])
def test_of_many_parts_it_is_told_how_many_more_there_are(most, told):
    assert listed("abc", most=most) == told


def test_one_thing_is_counted_without_an_s():
    assert [counted(number, "level") for number in range(3)] == ["0 levels", "1 level", "2 levels"]
