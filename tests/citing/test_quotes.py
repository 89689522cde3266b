"""Finding quotations; the text is our own."""

import pytest

from argmap.argument import Locator, Point
from argmap.citing import Edition, Finder, make_record

TEXT = """A Night on Rails

Night trains carried two million people last year, the operators say. Few of them would have flown. "We are full every night," said one manager, who asked not to be named.

The government may pay for more of them, though it has not said when. A train of twelve coaches costs about forty million euros; that is as much as a small aeroplane. It will last longer.
"""


@pytest.fixture(scope="module")
def finder():
    return Finder(Edition("it", make_record("it", TEXT), TEXT))


@pytest.mark.parametrize(
    ("quote", "points"),
    [
        ("two million people", ["1.1"]),
        ("Two  Million\npeople", ["1.1"]),
        ("“We are full every night”", ["1.3"]),
        ("carried … last year", ["1.1"]),
        ("Few of them … full every night", ["1.2", "1.3"]),
        ("[it] costs about forty million euros", ["2.2"]),
        ("The government may pay [the operators] more", ["2.1"]),
        ("[t]he government may pay", ["2.1"]),
        ("a train of [twelve] coaches", ["2.2"]),
        ("three million people", []),
        ("euros that is as much", ["2.2"]),
        ("last year", ["1.1"]),
        ("…", []),
        ("", []),
    ],
)
def test_words_are_found_whatever_their_type_and_what_was_left_out(finder, quote, points):
    assert [str(point) for passage in finder.find(quote) for point in passage.points] == points


def test_the_nearest_passage_is_told_with_the_words_that_differ(finder):
    near = finder.nearest("A train of ten coaches costs around forty million euros")
    assert [str(point) for point in near.passage.points] == ["2.2"]
    assert (near.quoted, near.written) == (("ten", "around"), ("twelve", "about"))
    assert finder.nearest("something else altogether") is None


def test_copied_words_are_told_from_own_words(finder):
    everywhere = finder.edition.record.sentences()
    assert finder.shared_runs("As many as two million people last year the operators say flew.", 6, everywhere) == [
        "two million people last year the operators say"
    ]
    assert finder.shared_runs("Night trains are carrying more and more people.", 6, everywhere) == []


def test_a_locator_points_to_sentences(finder):
    edition = finder.edition
    assert edition.points(Locator.parse("2")) == [Point(2, 1), Point(2, 2), Point(2, 3)]
    assert edition.points(Locator.parse("1.3-2.1")) == [Point(1, 3), Point(2, 1)]
    assert edition.points(Locator.parse("3.1")) == []


def test_a_text_that_has_changed_names_its_paragraphs():
    record = make_record("it", TEXT)
    assert Edition("it", record, TEXT.replace('"', "“").replace("\n\n", "\n \n\n")).changed == ()
    assert Edition("it", record, TEXT.replace("twelve", "ten")).changed == (2,)
    assert len(Edition("it", record, TEXT.replace("twelve", "ten")).sentences) == 3
