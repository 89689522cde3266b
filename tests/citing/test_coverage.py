"""What a map uses of a text; the text is our own, and what is expected was counted by hand."""

import html.parser
import json
import re

import pytest
from ground import EXAMPLES, ROOT, SHELF

import argmap
from argmap.argument import ArgumentMap, Claim, Document, Evidence, Locator, Point, Premise, Quote, Reason
from argmap.citing import Edition, Editions, make_record
from argmap.citing.coverage import coverage
from argmap.citing.record import Paragraph, Record
from argmap.reports.coverage import coverage_as_json, print_coverage, print_uses
from argmap.reports.coverage_page import coverage_page

TEXT = """A Title

HERE: The ferry is slow. “It carries nine cars,” he says. (On Fridays it is full.)

A <b>bridge</b> & a tunnel would cost four million. Who would pay for it?

Nobody knows yet. Nobody asks.
"""
RECORD = make_record("ferry", TEXT)
BEARING = Record("ferry", (RECORD.paragraphs[0], *(Paragraph(p.number, p.sizes, p.fingerprint, bearing=frozenset({1})) for p in RECORD.paragraphs[1:])))
MAP = ArgumentMap(
    [
        Claim("slow", "It is <too> slow.", main=True, locators="1.1", reasons=[Reason(["full", "cost"])]),
        Evidence("full", "It is full.", locators=["1.2-1.3"]),
        Premise("cost", "A bridge costs much.", quotes=[Quote("four million", ["2"])], locators='ferry "p. 3"'),
    ],
    title="Ferry & bridge",
    documents=[Document("ferry", "The Old Ferry")],
)


def covered(record=BEARING, text=None, map=MAP):
    return coverage(map, Editions({"ferry": Edition("ferry", record, text)}, "ferry"))


def test_a_sentence_is_used_if_a_statement_or_its_quotation_points_to_it():
    [document] = covered()
    assert {str(point): ids for point, ids in document.uses.items()} == {
        "1.1": ("slow",),
        "1.2": ("full",),
        "1.3": ("full",),
        "2.1": ("cost",),
        "2.2": ("cost",),
    }
    assert (document.all.sentences, document.all.used) == (7, 5)


def test_only_bearing_sentences_are_missed():
    [document] = covered()
    # Nobody has said what bears in paragraph 1, so all may; in the others the first sentence does.
    assert (document.bearing.sentences, document.bearing.used, document.bearing.percent) == (5, 4, 80.0)
    assert document.missing == (Point(3, 1),)
    [document] = covered(RECORD)
    assert document.missing == (Point(3, 1), Point(3, 2))


def test_a_document_that_is_not_at_hand_has_no_coverage():
    assert coverage(MAP, Editions()) == ()


def test_a_locator_beyond_the_text_uses_nothing():
    far = ArgumentMap([Claim("a", "A.", main=True, locators=["9.9", "3.7"])], documents=MAP.documents)
    [document] = covered(map=far)
    assert document.uses == {}


def test_stretches_point_to_the_sentences_between_their_ends():
    edition = Edition("ferry", RECORD)
    expected = {
        "1": "1.1 1.2 1.3",
        "1.2-2": "1.2 1.3 2.1 2.2",
        "1-2.1": "1.1 1.2 1.3 2.1",
        "2.2-3.1": "2.2 3.1",
        "2.2-9.1": "2.2 3.1 3.2",
        "1.2-1.9": "1.2 1.3",
    }
    assert {said: " ".join(map(str, edition.points(Locator.parse(said)))) for said in expected} == expected


def test_the_table_has_a_row_for_each_paragraph_and_totals():
    assert print_coverage(covered()).splitlines() == [
        "ferry",
        "",
        "paragraph  part  sentences  used  bearing  used    %  missing",
        "─────────────────────────────────────────────────────────────",
        "1          HERE          3     3        3     3  100",
        "2                        2     2        1     1  100",
        "3                        2     0        1     0    0  3.1",
        "─────────────────────────────────────────────────────────────",
        "total                    7     5        5     4   80",
    ]


def test_which_statements_point_where_is_listed():
    assert print_uses(covered()).splitlines() == ["ferry", "", "1.1  slow", "1.2  full", "1.3  full", "2.1  cost", "2.2  cost"]


def test_the_same_is_data():
    [document] = json.loads(coverage_as_json(covered()))["documents"]
    assert (document["percent"], document["missing"], document["uses"]["1.2"]) == (80.0, ["3.1"], ["full"])
    assert document["paragraphs"][0] == {"number": 1, "part": "HERE", "sentences": 3, "used": [1, 2, 3], "bearing": 3, "bearing_used": 3, "missing": []}


class Seen(html.parser.HTMLParser):
    """What a reader gets of a page: its words, its marks, where its links lead."""

    def __init__(self, page):
        super().__init__()
        self.marks, self.ids, self.links, self.tags, self.open = {}, [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        self.open.append(given)

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, data):
        for each in self.open:
            if re.fullmatch(r"d1-\d+\.\d+", each.get("id", "")):
                mark, words = self.marks.get(each["id"], (each["class"], ""))
                self.marks[each["id"]] = (mark, words + data)


VOID = re.compile(r"<(meta|br)\b[^>]*>")


def test_the_page_marks_each_sentence_and_leads_to_the_statements():
    page = coverage_page(MAP, covered(text=TEXT))
    seen = Seen(VOID.sub("", page.replace("<!DOCTYPE html>", "")))
    assert seen.marks == {
        "d1-1.1": ("used", "1The ferry is slow."),
        "d1-1.2": ("used", "2“It carries nine cars,” he says."),
        "d1-1.3": ("used", "3(On Fridays it is full.)"),
        "d1-2.1": ("used", "1A <b>bridge</b> & a tunnel would cost four million."),
        "d1-2.2": ("used", "2Who would pay for it?"),
        "d1-3.1": ("missing", "1not used: Nobody knows yet."),
        "d1-3.2": ("idle", "2Nobody asks."),
    }
    assert len(seen.ids) == len(set(seen.ids))
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)
    assert "script" not in seen.tags
    assert seen.open == []
    assert "It is &lt;too&gt; slow." in page
    assert "<title>Ferry &amp; bridge: what is used</title>" in page
    assert not re.search(r"(src|href)=\"[^#]|url\(|@import", page)


def test_a_paragraph_that_has_changed_is_not_guessed_at():
    page = coverage_page(MAP, covered(text=TEXT.replace("slow", "quick")))
    assert page.count("not in the text as it was recorded") == 1
    assert "quick" not in page


def test_a_paragraph_with_many_statements_has_a_letter_for_each():
    many = ArgumentMap([Claim(f"c{number}", "C.", main=True, locators="1.1") for number in range(60)], documents=MAP.documents)
    page = coverage_page(many, covered(text=TEXT, map=many))
    ids = re.findall(r'<li id="d1-1(\w+)"', page)
    assert (len(set(ids)), ids[0], ids[25], ids[26], ids[59]) == (60, "a", "z", "aa", "bh")


def test_the_articles_map_uses_what_bears_on_the_argument():
    reading = argmap.read(ROOT / "examples/russia-pakistan.argmap")
    [document] = coverage(reading.map, reading.editions)
    assert (document.bearing.sentences, document.bearing.percent >= 95) == (48, True)


def test_every_locator_in_an_example_points_to_a_sentence_of_its_record():
    for path in EXAMPLES:
        reading = argmap.read(path)
        for statement in reading.map:
            for locator in statement.locators:
                edition = reading.editions and reading.editions.of(locator)
                assert edition is None or locator.words or edition.points(locator)


def test_the_article_is_shown_whole():
    article = SHELF / "article/blank-2017.txt"
    if not article.exists():
        pytest.skip("the article is not here")
    reading = argmap.read(ROOT / "examples/russia-pakistan.argmap", texts={"blank-2017": article})
    page = coverage_page(reading.map, coverage(reading.map, reading.editions))
    assert len(re.findall(r'class="(?:used|missing|idle)" id="d1-', page)) == 54
