"""Paragraphs and sentences: expected cuts are written by hand, a bar where one ends."""

from pathlib import Path

import pytest
from strategies import within

from argmap.citing import blocks_in, make_record
from argmap.citing.sentences import Stretch, sentences_in
from argmap.citing.words import fingerprint, words_in

ARTICLE = Path(__file__).parents[3] / "shared" / "article" / "blank-2017.txt"


def cut(marked):
    text = marked.replace("|", "")
    return [text[sentence.start : sentence.end].strip() for sentence in sentences_in(text, Stretch(0, len(text)))]


@pytest.mark.parametrize(
    "marked",
    [
        "One sentence.| Another one.",
        "Is it so?| Yes!| Quite.",
        "He met Dr. Smith and Gen. Jones at St. Mary's.| They talked.",
        "It lasted until Sept. 3 and cost 1.5 million.| Then it stopped.",
        "The U.S. Congress met in the U.S. capital.",
        "They left for the U.S.| The rest stayed.",
        "J. B. Priestley wrote it.| A friend read it.",
        "“We will.”| “When?”| “Tomorrow.”",
        'He said, "We will." | But nobody came.',
        "It was said (by whom?) that it rained.| It did not.",
        "So it ended.12| Nobody knew why.[3]| Some guessed.",
        "He paused… and went on.| And so on.",
        "They grow e.g. apples, i.e. fruit, and sell it at 5 p.m. daily.",
        "これは文です。|次の文です。",
        "Der Zug fährt um 8 Uhr.| Er ist pünktlich.",
        "No mark at the end",
    ],
)
def test_a_sentence_ends_where_a_reader_says(marked):
    assert cut(marked) == [part.strip() for part in marked.split("|")]


def test_a_heading_is_no_paragraph_and_a_label_no_part_of_a_sentence():
    text = (
        "A Title\n\nBy Somebody\n\nBACKGROUND: The first sentence is here. The second one is here too.\n\n" + "Words and words. " * 12 + "\n\nRead 12 times\n"
    )
    blocks = blocks_in(text)
    assert [(block.is_body, block.label, len(block.sentences)) for block in blocks] == [
        (False, "", 1),
        (False, "", 1),
        (True, "BACKGROUND", 2),
        (True, "", 12),
        (False, "", 1),
    ]
    record = make_record("it", text)
    assert [paragraph.sizes for paragraph in record.paragraphs] == [(5, 6), (3,) * 12]
    assert [paragraph.part for paragraph in record.paragraphs] == ["BACKGROUND", ""]


@pytest.mark.parametrize("row", ["." * 200_000, "Mr. " * 50_000, '"A." ' * 50_000])
def test_the_time_for_a_long_row_of_marks_grows_with_its_length(row):
    text = f"The ferry is slow. {row}x goes on. It ends."
    with within(20):
        found = [text[each.start : each.end] for each in sentences_in(text, Stretch(0, len(text)))]
    assert found[0] == "The ferry is slow."
    assert found[-1] == "It ends."


def test_a_fingerprint_is_of_words_and_not_of_type():
    one = words_in("Russia’s “anti-terror” stance —  so called…")
    other = words_in('Russia\'s "anti\u2010terror" stance - SO called...')
    assert [word.form for word in one] == ["russia's", "anti-terror", "stance", "so", "called"]
    assert fingerprint(one) == fingerprint(other) != fingerprint(one[1:])


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not here")
def test_the_article_has_the_sentences_that_were_counted_by_hand():
    # 54 sentences in 11 paragraphs; "U.S." ends one of them, at 8.4.
    record = make_record("blank-2017", ARTICLE.read_text("utf-8"))
    assert [len(paragraph.sizes) for paragraph in record.paragraphs[:11]] == [4, 5, 7, 2, 5, 3, 5, 6, 2, 9, 6]
