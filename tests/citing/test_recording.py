"""Records as files: made from texts, edited by people, completed. The text is our own; expected counts are by hand."""

import tomllib

import pytest
from ground import ROOT, SHELF

from argmap.argument import Point
from argmap.citing import Edition, make_record, read_record
from argmap.citing.record import RecordError
from argmap.citing.recording import RecordingError, complete_record, print_record
from argmap.files import File

TEXT = """The Old Ferry

By A. Writer

The ferry is slow. It carries nine cars at a time, and on Fridays the queue reaches the church.

COSTS: A bridge would cost four million. Nobody has said who would pay for it.

Read twelve times
"""


def complete(record, text=TEXT):
    return complete_record(File("ferry.toml", record), text)


def parse(record):
    return read_record(File("ferry.toml", record))


def test_a_record_counts_and_keeps_no_words():
    record = print_record("ferry", TEXT)
    given = tomllib.loads(record)
    assert [(each["number"], each["sentences"], each["sizes"], each.get("part")) for each in given["paragraphs"]] == [
        (1, 2, [4, 15], None),
        (2, 2, [6, 8], "COSTS"),
    ]
    assert [(each["place"], each["words"], each["why"]) for each in given["left_out"]] == [
        (0, 3, "3 words in one sentence"),
        (15, 3, "3 words in one sentence"),
        (206, 3, "3 words in one sentence"),
    ]
    assert not any(word in record for word in ("slow", "church", "million", "Writer"))
    assert parse(record) == make_record("ferry", TEXT)


def test_a_record_that_is_complete_stays_to_the_letter():
    record = print_record("ferry", TEXT)
    assert complete(record).text == record
    assert complete(record).notes == ()


def test_line_ends_stay_as_an_editor_made_them():
    record = print_record("ferry", TEXT).replace("[4, 15]", "[4, 8, 7]").replace("\n", "\r\n")
    completed = complete(record).text
    assert completed == record.replace("sentences = 2\r\nsizes = [4, 8", "sentences = 3\r\nsizes = [4, 8")


def test_what_a_person_wrote_is_kept():
    record = print_record("ferry", TEXT).replace('id = "ferry"', 'id = "ferry"\ntitle = "The Old Ferry"  # as printed')
    record = record.replace("[[paragraphs]]\nnumber = 2", "# Money.\n[[paragraphs]]\nnumber = 2")
    record = record.replace("sizes = [4, 15]", 'sizes = [4, 8, 7] # cut\ngist = "Slow."\nbearing = [2]\nidle = [1]\nwhy_idle = { 1 = "Sets the scene." }')
    completed = complete(record.replace("number = 2", "number = 7")).text
    # Only the numbers that follow from the edit differ.
    assert completed == record.replace("sentences = 2\nsizes = [4, 8", "sentences = 3\nsizes = [4, 8")
    assert parse(completed).paragraphs[0].bearing == {2}
    edition = Edition("ferry", parse(completed), TEXT)
    assert [TEXT[edition.sentences[Point(1, number)].stretch.start :][:9] for number in (2, 3)] == ["It carrie", "on Friday"]


def test_a_renamed_table_becomes_what_it_is_called():
    record = print_record("ferry", TEXT)
    head, _, rest = record.rpartition("[[left_out]]")
    completed = complete(head + "[[paragraphs]]" + rest).text
    assert [paragraph.sizes for paragraph in parse(completed).paragraphs] == [(4, 15), (6, 8), (3,)]
    assert "why" not in tomllib.loads(completed)["paragraphs"][2]
    fewer = complete(completed.replace("[[paragraphs]]", "[[left_out]]", 1)).text
    assert [paragraph.sizes for paragraph in parse(fewer).paragraphs] == [(6, 8), (3,)]
    assert [paragraph.number for paragraph in parse(fewer).paragraphs] == [1, 2]
    assert tomllib.loads(fewer)["left_out"][2]["why"] == "left out by hand"


def test_sizes_that_do_not_sum_up_are_told_with_those_that_would():
    with pytest.raises(RecordingError, match="paragraph 1 do not sum up to its 19 words") as caught:
        complete(print_record("ferry", TEXT).replace("[4, 15]", "[4, 14]"))
    assert "[4, 15]" in caught.value.help


def test_a_changed_paragraph_is_measured_anew_and_named():
    completed = complete(print_record("ferry", TEXT), TEXT.replace("nine cars", "nine or ten cars"))
    assert completed.notes == ("paragraph 1 has other words now; see whether its sentences are still those that it lists",)
    assert parse(completed.text).paragraphs[0].sizes == (4, 17)


def test_a_paragraph_that_is_gone_is_named():
    with pytest.raises(RecordingError, match="paragraph 2 of the record: not in the text"):
        complete(print_record("ferry", TEXT), TEXT.partition("COSTS")[0] + "Read twelve times\n")


def test_a_new_block_waits_to_be_called_a_paragraph():
    text = TEXT.replace("Read twelve", "It is late. So it goes.\n\nRead twelve")
    given = tomllib.loads(complete(print_record("ferry", TEXT), text).text)
    assert len(given["paragraphs"]) == 2
    assert [each["why"] for each in given["left_out"]].count("was not in the record") == 1


def test_a_record_by_hand_needs_no_more_than_how_its_paragraphs_open():
    record = 'id = "ferry"\n\n[[paragraphs]]\nopens = "The ferry"\n\n[[paragraphs]]\nopens = "A bridge would"\n'
    assert parse(complete(record).text) == make_record("ferry", TEXT)


@pytest.mark.parametrize(("record", "error"), [("id = ", RecordError), ("id = 'x'", RecordingError), ("[[paragraphs]]\n'''\n[[left_out]]\n", RecordError)])
def test_what_is_no_record_is_told(record, error):
    with pytest.raises(error):
        complete(record)


def test_a_record_of_a_later_version_is_not_guessed_at():
    with pytest.raises(RecordError, match="version 2"):
        parse(print_record("ferry", TEXT).replace("version = 1", "version = 2"))


def seed():
    return read_record(File("blank-2017.toml", (ROOT / "seeds/blank-2017.toml").read_text("utf-8")))


def test_the_seed_is_a_record_of_11_paragraphs_and_54_sentences():
    assert (len(seed().paragraphs), len(seed().sentences())) == (11, 54)
    assert sum(len(paragraph.bearing) for paragraph in seed().paragraphs) == 48


def test_the_seed_is_the_record_of_the_article():
    article = SHELF / "article/blank-2017.txt"
    if not article.exists():
        pytest.skip("the article is not here")
    text = article.read_text("utf-8")
    assert Edition("blank-2017", seed(), text).changed == ()
    by_fingerprint = {paragraph.fingerprint: paragraph for paragraph in make_record("blank-2017", text).paragraphs}
    assert all(by_fingerprint[paragraph.fingerprint].sizes == paragraph.sizes for paragraph in seed().paragraphs)
    record = File("seed", (ROOT / "seeds/blank-2017.toml").read_text("utf-8"))
    assert complete_record(record, text).text == record.text
