"""PDF, PNG in every script, and Mermaid text; and that hostile words come out of each as the words that they are."""

import os
import random
import re
import subprocess
import sys
import unicodedata
import zlib
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
from drawn import DEBATE, MAPS, SHARED, TRAMS, squeezed
from ground import ROOT
from PIL import Image, ImageChops
from test_escaping import HOSTILE

from argmap import load
from argmap.argument import ArgumentMap, Claim, Document, Evidence, Objection, Reason, Scheme, Section, Source
from argmap.drawing import FORMATS, DrawingError, draw, engine
from argmap.drawing.bidi import levels_of, visual_order
from argmap.drawing.metrics import clean

printing = pytest.mark.skipif(not engine.can_print(), reason="the extra `print` is not installed")

A4 = (595.28, 841.89)
SCRIPTS = {
    "Chinese": "莫斯科为何拉拢伊斯兰堡",
    "Japanese": "なぜモスクワは接近するのか",
    "Korean": "모스크바는 왜 접근하는가",
    "Arabic": "لماذا تتقرب موسكو من إسلام آباد؟",
    "Hebrew": "מדוע מוסקבה מחזרת אחר NATO (2017)",
    "Hindi": "मास्को क्यों इस्लामाबाद की ओर",
    "Bengali": "মস্কো কেন ইসলামাবাদ",
    "Tamil": "மாஸ்கோ ஏன் கொடுக்கிறது",
    "Thai": "ทำไมมอสโกจึงเข้าหา ที่นี่",
    "Georgian": "რატომ მოსკოვი",
    "Amharic": "ሞስኮ ለምን",
    "Khmer": "ហេតុអ្វីម៉ូស្គូ",
    "emoji": "🙂 ✅ 👍🏽",
}


def one(text, **more):
    return ArgumentMap([Claim("t", text, **more)])


def page_of(pdf):
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)[0]


def words_of(pdf):
    return page_of(pdf).get_textpage().get_text_range()


def unpacked(pdf):
    """Give the objects of a file, its streams inflated."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return pdf + b"\n".join(zlib.decompress(stream) for stream in streams if stream.startswith(b"\x78"))


def size_of_svg(drawing):
    found = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', drawing.svg())
    return float(found[1]), float(found[2])


@printing
class TestPdf:
    @pytest.mark.parametrize("layout", ["dot", "right"])
    @pytest.mark.parametrize("map", MAPS.values(), ids=MAPS)
    def test_its_page_has_the_size_of_the_picture(self, map, layout):
        drawing = draw(map, layout=layout)
        assert page_of(drawing.pdf()).get_size() == pytest.approx(size_of_svg(drawing), abs=0.1)
        assert drawing.warnings == []

    def test_its_words_can_be_found(self):
        said = squeezed(words_of(draw(TRAMS).pdf()))
        for statement in TRAMS.statements:
            assert squeezed(statement.text) in said
        assert "BECAUSE·practical-reasoning" in said

    def test_its_fonts_are_in_it_cut_down(self):
        objects = unpacked(draw(TRAMS).pdf())
        fonts = re.findall(rb"/BaseFont /([A-Z]{6}\+Arimo\S*?)-\d+/", objects)
        assert {font.partition(b"+")[2] for font in fonts} == {b"Arimo", b"Arimo-Italic"}
        assert len(re.findall(rb"/FontFile[23] ", objects)) == len(re.findall(rb"/FontDescriptor\b[^>]*/FontName", objects)) == 3
        assert len(draw(TRAMS).pdf()) < 20_000

    def test_it_is_the_same_in_every_process(self):
        script = "import sys; sys.path.insert(0, sys.argv[1]); from drawn import SHARED; from argmap.drawing import draw; print(hash(draw(SHARED).pdf()))"
        script = script.replace("hash(", "__import__('hashlib').sha256(").replace(".pdf()))", ".pdf()).hexdigest())")
        told = {
            subprocess.run(
                [sys.executable, "-c", script, Path(__file__).parent], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
            ).stdout
            for seed in ("1", "2")
        }
        assert len(told) == 1

    @pytest.mark.parametrize("paper", [A4, A4[::-1]])
    def test_it_lies_in_the_middle_of_a_paper(self, paper):
        page = page_of(draw(DEBATE).pdf(paper=paper))
        assert page.get_size() == pytest.approx(paper, abs=0.01)
        picture = page.render().to_pil().convert("L")
        left, top, right, bottom = ImageChops.invert(picture).getbbox()
        margin = 10 / 25.4 * 72
        room = [left, top, picture.width - right, picture.height - bottom]
        assert margin - 1 <= min(room) < margin + 12
        assert "build" in words_of(draw(DEBATE).pdf(paper=paper))

    @pytest.mark.parametrize("paper", [(50, 800), (0, 0), (-600, -800), (800, float("nan"))])
    def test_a_paper_has_room(self, paper):
        with pytest.raises(DrawingError, match="has no room within its margins"):
            draw(DEBATE).pdf(paper=paper)

    def test_a_page_may_be_longer_than_the_format_knows(self):
        many = draw(ArgumentMap([Claim(f"c{number}", "Some words.") for number in range(400)]))
        page = page_of(many.pdf())
        assert size_of_svg(many)[1] > 14_400
        assert b"/UserUnit 2" in unpacked(many.pdf())
        assert page.get_height() <= 14_400 or page.get_height() == pytest.approx(size_of_svg(many)[1], abs=1)

    def test_its_title_is_the_maps(self):
        assert page_of(draw(TRAMS).pdf()).pdf.get_metadata_value("Title") == TRAMS.title

    def test_statements_are_places_that_can_be_linked_to(self):
        objects = unpacked(draw(TRAMS).pdf())
        assert b"<FEFF".lower() + "statement-clean".encode("utf-16-be").hex().encode() + b">" in objects
        assert b"/XYZ" in objects

    def test_only_links_that_do_no_harm_are_kept(self):
        from argmap.drawing.pdf import write_pdf

        targets = ["https://example.org/?a=1&amp;b=(2)", "mailto:a@b.org", "javascript:alert(1)", "file:///etc/passwd", "other.svg", "#here", "#nowhere", "#t"]
        links = "".join(
            f'<g id="{"t" if target == "#t" else f"l{number}"}"><a xlink:href="{target}"><text x="5" y="{number * 9}">words</text></a></g>'
            for number, target in enumerate(targets)
        )
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 90">'
            f'<g id="here"><polygon points="1,1 5,1 5,5"/></g>{links}</svg>'
        )
        objects = unpacked(write_pdf(svg))
        assert re.findall(rb"/URI \((.*?)\)>>", objects) == [b"https://example.org/?a=1&b=%282%29", b"mailto:a@b.org"]
        assert len(re.findall(rb"/Subtype /Link", objects)) == 3
        assert objects.count(b"/Dest <") == 1
        assert b"javascript" not in objects
        assert b"passwd" not in objects

    @pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
    def test_every_script_has_its_glyphs(self, text):
        drawing = draw(one(text), engine="bundled")
        pdf = drawing.pdf()
        assert drawing.warnings == []
        shown = b"".join(re.findall(rb"\[([^]]*)\] TJ", unpacked(pdf)))
        glyphs = [run[place : place + 4] for run in re.findall(rb"<(\w+)>", shown) for place in range(0, len(run), 4)]
        assert glyphs
        assert b"0000" not in glyphs

    @pytest.mark.parametrize("stop", ['style="stop-color:#ff0000;stop-opacity:1.;"', 'stop-color="#ff0000" stop-opacity="1."'])
    def test_a_turned_down_corner_has_two_colours(self, stop):
        from argmap.drawing.pdf import write_pdf

        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><defs><linearGradient id="g" x1="0" y1="0" x2="20" y2="0">'
            f'<stop {stop}/><stop style="stop-color:#0000ff;"/></linearGradient></defs><polygon fill="url(#g)" points="0,0 20,0 20,20 0,20"/></svg>'
        )
        picture = page_of(write_pdf(svg)).render().to_pil()
        assert [picture.getpixel((x, 10)) for x in (3, 16)] == [(255, 0, 0), (0, 0, 255)]

    def test_it_warns_of_what_no_font_has(self):
        drawing = draw(one("Runes ᚠ and words"))
        drawing.pdf()
        assert drawing.warnings == ["PDF shows empty boxes for Runic characters, which no font of the `print` extra has glyphs for: use SVG"]

    def test_a_graph_that_was_changed_can_be_pdf_too(self):
        assert draw(TRAMS).graph.pipe("pdf").startswith(b"%PDF")


class TestWithoutTheExtra:
    @pytest.fixture(autouse=True)
    def _without(self, monkeypatch):
        monkeypatch.setattr(engine, "find_spec", lambda _: None)

    def test_pdf_names_it(self):
        with pytest.raises(DrawingError) as caught:
            draw(TRAMS).pdf()
        assert caught.value.message == "PDF needs the `print` extra, which is not installed"
        assert caught.value.help.startswith("pip install 'argmap[print]', or install Graphviz")

    @pytest.mark.skipif(not which("dot"), reason="there is no dot on the PATH")
    def test_pdf_by_the_system(self):
        assert draw(TRAMS, engine="system").pdf().startswith(b"%PDF")

    def test_png_draws_what_it_can_and_names_it(self):
        drawing = draw(one("日本語 and words"), engine="bundled")
        assert drawing.png().startswith(b"\x89PNG")
        assert drawing.warnings == [
            "PNG shows empty boxes for Chinese or Japanese characters, which the bundled engine has no glyphs for: pip install 'argmap[print]', or use SVG"
        ]


class TestPng:
    @pytest.mark.parametrize("scale", [0.5, 1, 3])
    @pytest.mark.parametrize("text", ["Words.", pytest.param("日本語", marks=printing)])
    def test_it_is_of_the_scale_that_was_asked_for(self, text, scale):
        drawing = draw(one(text), engine="bundled")
        picture = Image.open(BytesIO(drawing.png(scale=scale)))
        assert picture.size == pytest.approx([side / 72 * 96 * scale for side in size_of_svg(drawing)], abs=2 + scale)

    @printing
    def test_both_ways_give_one_look(self):
        drawing = draw(one("A word."), engine="bundled")
        by_engine = Image.open(BytesIO(drawing.png())).convert("L")
        from argmap.drawing.raster import write_png

        by_page = Image.open(BytesIO(write_png(drawing.pdf(), 1.5))).convert("L").resize(by_engine.size)
        difference = ImageChops.difference(by_engine, by_page).resize((by_engine.width // 8, by_engine.height // 8), Image.Resampling.BOX)
        assert max(difference.tobytes()) < 64

    @printing
    @pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
    def test_every_script_has_its_glyphs(self, text):
        drawing = draw(one(text), engine="bundled")
        assert drawing.png().startswith(b"\x89PNG")
        assert drawing.warnings == []

    @printing
    def test_letters_are_told_apart(self):
        # Empty boxes would all look alike.
        assert len({draw(one(sign * 6), engine="bundled").png() for sign in "日本語漢字"}) == 5

    @printing
    def test_it_is_the_same_twice(self):
        assert draw(one("日本語")).png() == draw(one("日本語")).png()

    @pytest.mark.parametrize("map", [DEBATE, pytest.param(one("日本語"), marks=printing)])
    def test_what_no_program_opens_is_refused(self, map):
        with pytest.raises(DrawingError, match=r"the PNG would be [\d,]+ × [\d,]+ pixels large") as caught:
            draw(map).png(scale=500)
        lower = float(re.search(r"choose a scale of (\S+) or less", caught.value.help)[1])
        assert 0 < lower < 500

    @pytest.mark.parametrize("scale", [0, -1, float("nan"), float("inf")])
    def test_a_scale_is_a_number_above_zero(self, scale):
        with pytest.raises(DrawingError, match="a picture cannot be drawn at scale"):
            draw(TRAMS).png(scale=scale)


def labels_of(mermaid):
    """Give the labels of nodes and subgraphs as Mermaid shows them, a break for each line's end."""
    found = re.findall(r'^ *(?:subgraph )?\w+(?:\(\[|\(|\[)"(.*)"', mermaid, re.MULTILINE)
    return [re.sub(r"#(\d+);", lambda sign: chr(int(sign[1])), label.replace("<br/>", "\n")) for label in found]


class TestMermaid:
    def test_a_map(self):
        text = draw(TRAMS).render("mermaid").decode()
        assert text.startswith('---\ntitle: "Should the city build trams?"\nconfig:\n  flowchart:\n    wrappingWidth: 400\n---\nflowchart RL\n')
        assert '\n  s_1("trams THESIS<br/>The city should build trams.")\n' in text
        assert '\n  r_2(["BECAUSE · practical-reasoning … AND"])\n' in text
        assert [line.strip() for line in text.splitlines() if line.endswith("--- r_2")] == ["s_4 --- r_2", "s_5 --- r_2"]
        assert "\n  r_2 --> s_1\n" in text

    def test_each_relation_has_its_line(self):
        text = draw(DEBATE).render("mermaid").decode()
        # BUT, ALTHOUGH, and UNLESS, which bears on a step.
        assert re.search(r"\n  r_\d+ -\.-x s_\d+\n", text)
        assert re.search(r"\n  r_\d+ -\.-o s_\d+\n", text)
        assert re.search(r"\n  r_\d+ -\.-> r_\d+\n", text)

    def test_a_statement_that_is_used_again_is_one_node(self):
        text = draw(SHARED).render("mermaid").decode()
        assert sum(label.startswith("fact ") for label in labels_of(text)) == 1
        assert len(re.findall(r"^  s_3 ---", text, re.MULTILINE)) == 2

    def test_each_line_has_the_colour_of_its_step(self):
        text = draw(DEBATE).render("mermaid").decode()
        lines = re.findall(r"^  \w+ (?:---|-->|-\.-[xo>]|-\.->) \w+$", text, re.MULTILINE)
        styled = {
            int(number): colour for numbers, colour in re.findall(r"^  linkStyle (\S+) stroke:(\S+)$", text, re.MULTILINE) for number in numbers.split(",")
        }
        assert sorted(styled) == list(range(len(lines)))
        assert {styled[number] for number, line in enumerate(lines) if " -.-x " in line} == {"#B83A0B"}
        assert {styled[number] for number, line in enumerate(lines) if "-->" in line} == {"#00736B"}

    def test_what_an_overview_leaves_out_is_named_and_not_an_empty_node(self):
        text = draw(load(ROOT / "examples/russia-pakistan.argmap"), layout="overview").render("mermaid").decode()
        nodes = set(re.findall(r"^ *(\w+)(?:\[|\()", text, re.MULTILINE))
        assert set(re.findall(r"^ *(\w+) --- ", text, re.MULTILINE)) <= nodes

    def test_a_title_with_signs_that_mermaid_takes_for_markup_is_that_of_a_frame(self):
        text = draw(ArgumentMap([Claim("t", "Words.")], title="A < B & C")).render("mermaid").decode()
        assert text.startswith('---\nconfig:\n  flowchart:\n    wrappingWidth: 400\n---\nflowchart RL\n  subgraph map["A #60; B #38; C"]\n  s_1')
        assert "\n  end\n" in text

    def test_sections_are_subgraphs(self):
        lines = draw(SHARED).render("mermaid").decode().splitlines()
        assert lines.count("  end") == 2
        assert '  subgraph g_1["The first half"]' in lines

    def test_words_are_all_that_authors_write(self):
        for map in MAPS.values():
            text = draw(map).render("mermaid").decode()
            for line in text.splitlines()[3:]:
                plain = re.sub(r'"[^"]*"', '""', line)
                assert re.fullmatch(r"[\w #:;,.()\[\]<>\"-]*", plain), line


BIDI = {
    "turned \u202eabc\u202c": "turned \ufffdabc\ufffd",
    "isolated \u2066a\u2067b\u2068c\u2069": "isolated \ufffda\ufffdb\ufffdc\ufffd",
    "old \u202a\u202b\u202d": "old \ufffd\ufffd\ufffd",
    "c1 \x80\x9f\x9b": "c1 \ufffd\ufffd\ufffd",
}
WORDS = [*(text for text in HOSTILE if text != HOSTILE[-1] and "\u202e" not in text), "classDef a:#b;", "style x:#1;", "end", "1. list", "- list", "fa:fa-car", "www.example.org", "#35; #quot;", "ﬂ°°35¶ß"]  # fmt: skip


def hostile(text):
    return ArgumentMap(
        [
            Claim("t", text, main=True, reasons=[Reason(["e"], scheme=Scheme(text, own=True))], objections=[Objection(["o"])], hedges=[text]),
            Evidence("e", text, attribution="s"),
            Claim("o", text),
        ],
        title=text,
        documents=[Document("d", text, url="javascript:alert(1)")],
        sources=[Source("s", text)],
        sections=[Section("z", text, ["e"])],
    )


def visible(text):
    text = unicodedata.normalize("NFKC", text)
    return "".join(character for character in text if not character.isspace() and unicodedata.category(character) != "Cf")


@pytest.mark.parametrize(("text", "shown"), BIDI.items())
def test_what_turns_letters_round_is_shown(text, shown):
    assert clean(text) == shown
    drawing = draw(one(text))
    assert squeezed(shown) in squeezed("".join(re.sub(r"<[^>]*>", "", drawing.svg())))
    assert squeezed(shown) in squeezed("".join(labels_of(drawing.render("mermaid").decode())))
    for format in ("svg", "dot", "mermaid"):
        assert not set("\u202e\u2066\u202a\x80") & set(drawing.render(format).decode())


@pytest.mark.parametrize("text", WORDS)
def test_hostile_words_are_words_in_mermaid(text):
    mermaid = draw(hostile(text)).render("mermaid").decode()
    labels = labels_of(mermaid)
    assert sum(squeezed(text) in squeezed(label) for label in labels) == 5 + any(sign in text for sign in "<>&")
    for label in re.findall(r'"(.*)"', "\n".join(line for line in mermaid.splitlines() if not line.startswith("title: "))):
        assert not re.search(r"""[!"#$%&*+/:;<=>@\[\\\]^_`{|}~]|--|^-|^\d+\.""", re.sub(r"#\d+;|<br/>", "", label))


@printing
@pytest.mark.parametrize("text", WORDS)
def test_hostile_words_are_words_in_pdf(text):
    drawing = draw(hostile(text), engine="bundled")
    pdf = drawing.pdf()
    assert drawing.warnings == []
    # The title, the thesis, its hedge, the evidence, its source, the objection, the scheme, the section.
    assert visible(words_of(pdf).replace("\x02", "").replace("\ufffe", "")).count(visible(text)) >= 8
    assert b"/URI" not in unpacked(pdf)


@pytest.mark.parametrize("text", WORDS)
def test_hostile_words_do_no_harm_in_png(text):
    drawing = draw(one(text), engine="bundled")
    assert drawing.png(scale=0.3).startswith(b"\x89PNG")
    assert drawing.warnings == []


def test_letters_stand_in_the_order_of_unicode():
    bidi = pytest.importorskip("bidi", reason="the extra `test` is not installed")
    draws = random.Random(7)
    for _ in range(3000):
        text = "".join(draws.choices("abאבגشسa1 2٣٤.,-+%$()[] !:é\u0301/", k=draws.randint(1, 12)))
        levels = levels_of(text)
        ordered = "".join(letter for letter, _ in visual_order(list(zip(text, levels, strict=True)), lambda pair: pair[1]))
        if not re.search("[()\\[\\]]\u0301", text):
            assert ordered == bidi.get_display(text, base_dir="L"), ascii(text)


def test_files_are_written_by_suffix(tmp_path):
    drawing = draw(TRAMS)
    assert drawing.save(tmp_path / "a.mmd").read_bytes() == drawing.save(tmp_path / "a.mermaid").read_bytes() == drawing.render("mermaid")
    assert {FORMATS[name].suffix for name in FORMATS} <= set(engine.SUFFIXES)
    assert engine.SUFFIXES["mmd"] == "mermaid"


def test_files_are_of_the_scale_that_was_asked_for(tmp_path):
    drawing = draw(TRAMS)
    assert drawing.save(tmp_path / "a.png", scale=0.5).read_bytes() == drawing.png(scale=0.5)
