"""Reading texts in their formats: what is expected is what a reader of the page sees."""

import io
import sys
import zipfile

import pytest

from argmap.citing import texts
from argmap.citing.texts import TextError, text_of

MARKDOWN = """---
title: Ferry
---
# The *Old* Ferry

The ferry is **slow**. It [carries](https://example.org/nine) nine
cars.

- One point.
- Another `point`.

![a picture](ferry.png)
"""
HTML = """<!DOCTYPE html><html><head><title>Ferry</title><style>p { color: red }</style></head><body><nav>Home News</nav>
<article><h1>The Old Ferry</h1><p>The ferry is <b>slow</b>. It carries nine<br>cars &amp; a <!-- hidden --> van.</p><p>Another
   point.<script>alert(1)</script></p></article><footer>Imprint</footer></body></html>"""


def blocks(text):
    return text.strip().split("\n\n")


def test_the_syntax_of_markdown_is_no_text():
    assert blocks(text_of(MARKDOWN.encode(), "ferry.md")) == ["The Old Ferry", "The ferry is slow. It carries nine\ncars.", "One point.", "Another point."]


def test_of_html_the_article_is_text():
    assert blocks(text_of(HTML.encode(), "ferry.html")) == ["The Old Ferry", "The ferry is slow. It carries nine\ncars & a van.", "Another point."]


def test_html_says_its_own_encoding():
    page = '<meta charset="iso-8859-1"><p>Die Fähre ist langsam.'
    assert blocks(text_of(page.encode("latin-1"), "ferry.htm")) == ["Die Fähre ist langsam."]


def test_a_docx_is_its_paragraphs():
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("The Old Ferry")
    document.add_paragraph("The ferry is slow.").add_run(" It carries nine cars.").bold = True
    document.add_table(1, 1).cell(0, 0).text = "Nine cars"
    document.add_paragraph("Another point.")
    data = io.BytesIO()
    document.save(data)
    assert blocks(text_of(data.getvalue(), "Ferry.DOCX")) == ["The Old Ferry", "The ferry is slow. It carries nine cars.", "Nine cars", "Another point."]


def pdf_of(pages):
    """Lay out lines of Helvetica at (x, y); the smallest PDF that has what is needed."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        stream = b"BT /F1 12 Tf " + b"".join(b"1 0 0 1 %d %d Tm (%s) Tj " % (x, y, text.encode()) for x, y, text in lines) + b"ET"
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream))
        contents = len(objects)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>" % contents)
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        len(data),
    )


def test_a_pdf_is_its_paragraphs_without_running_heads_and_hyphens():
    pytest.importorskip("pypdfium2")
    head = (50, 760, "County News, May 2026")
    pages = [
        [head, (50, 700, "The ferry across the river is slow, and it carries only nine cars"), (50, 686, "at a time. On market days the wait-"),
         (50, 672, "ing queue of anti-"), (50, 658, "ferry people is long."), (50, 620, "Another paragraph begins here and it goes on as far as the page"), (300, 40, "1")],
        [head, (50, 700, "allows, and further. The anti-ferry people shout."), (50, 660, "The end is near, they say, and they say it loudly all day long."), (300, 40, "2")],
        [head, (50, 700, "Nothing more."), (300, 40, "3")],
    ]  # fmt: skip
    assert blocks(text_of(pdf_of(pages), "ferry.pdf")) == [
        "The ferry across the river is slow, and it carries only nine cars\nat a time. On market days the waiting queue of anti-ferry people is long.",
        "Another paragraph begins here and it goes on as far as the page\nallows, and further. The anti-ferry people shout.",
        "The end is near, they say, and they say it loudly all day long.\nNothing more.",
    ]


def test_windows_text_is_read():
    assert text_of("Die Fähre.\r\n\r\nSie ist langsam.".encode("cp1252"), "ferry.txt") == "Die Fähre.\n\nSie ist langsam."


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"\x89PNG\r\n", "ferry.txt", "a PNG picture"),
        (b"", "ferry.txt", "no words"),
        (b"# !\n", "ferry.md", "no words"),
        (b"nonsense", "ferry.pdf", "no PDF"),
        (b"nonsense", "ferry.docx", "no DOCX"),
        (b"<p>A ferry.</p><![<![", "ferry.html", "no HTML"),
    ],
)
def test_what_is_no_text_is_told(data, name, said):
    with pytest.raises(TextError, match=said):
        text_of(data, name)


@pytest.mark.parametrize(("module", "name"), [("bs4", "a.html"), ("docx", "a.docx"), ("pypdfium2", "a.pdf")])
def test_a_missing_package_is_named(monkeypatch, module, name):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(TextError, match="not installed") as caught:
        text_of(b"", name)
    assert "pip install 'argmap[texts]'" in caught.value.help


@pytest.mark.parametrize("opened", [b"<div>", b"<p>One more. "])
def test_html_is_read_a_thousand_elements_deep_and_no_deeper(opened):
    assert "The ferry" in text_of(opened * 900 + b"<p>The ferry is slow.</p>", "ferry.html")
    with pytest.raises(TextError, match="more than 1,000 deep"):
        text_of(opened * 1_100 + b"<p>The ferry is slow.</p>", "ferry.html")
    # What is closed, or needs no closing, holds nothing.
    assert "The ferry" in text_of(b"<p>One more.</p><br><img>" * 1_500 + b"<p>The ferry is slow.", "ferry.html")


def test_a_docx_that_unpacks_to_more_than_it_may_is_not_unpacked(monkeypatch):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 1_000_000)
    monkeypatch.setattr(texts, "_LARGEST", 999_999)
    with pytest.raises(TextError, match="unpacks to more than 999,999 bytes"):
        text_of(made.getvalue(), "ferry.docx")
