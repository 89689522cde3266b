"""Finding an engine, running it, and saying in one line what went wrong."""

import shutil
import subprocess
import sys
from io import BytesIO

import pytest
from drawn import DEBATE, MAPS, TRAMS
from PIL import Image

from argmap.argument import ArgumentMap, Claim
from argmap.drawing import DrawingError, draw, engine, engine_report, lay_out
from argmap.drawing.diagram import Part, Row, Run
from argmap.drawing.markup import print_rows

BROKEN = "digraph { a [label=<<b>] }"


@pytest.fixture
def nothing_installed(monkeypatch):
    monkeypatch.setattr(engine, "_FINDERS", {"bundled": lambda: None, "system": lambda: None})


def message(call):
    with pytest.raises(DrawingError) as caught:
        call()
    assert "\n" not in caught.value.message
    assert caught.value.help
    return f"{caught.value.message} | {caught.value.help}"


@pytest.mark.usefixtures("nothing_installed")
class TestMissing:
    def test_no_engine_at_all(self):
        said = message(draw(TRAMS).svg)
        assert said.startswith("no engine that can draw was found | pip install graphviz-pure, or install Graphviz")
        assert "engine='system'" in said

    def test_the_one_that_was_asked_for(self):
        assert message(draw(TRAMS, engine="bundled").svg) == "the bundled engine was not found | pip install graphviz-pure"
        assert message(draw(TRAMS, engine="system").png).startswith("the system engine was not found | install Graphviz")

    def test_pdf_by_the_system(self):
        assert message(lambda: draw(TRAMS, engine="system").render("pdf")).startswith("the system engine was not found | install Graphviz")

    def test_dot_needs_none(self):
        assert draw(TRAMS).render("dot").startswith(b'digraph "argument-map"')

    def test_a_notebook_gets_words_instead(self):
        bundle = draw(TRAMS)._repr_mimebundle_()
        assert list(bundle) == ["text/plain"]
        assert "no engine that can draw was found" in bundle["text/plain"]

    def test_report(self):
        assert [(line.name, line.state.partition(":")[0]) for line in engine_report()] == [("bundled", "not found"), ("system", "not found")]


def test_auto_falls_back_to_the_system(monkeypatch):
    bundled = engine.find_engine("bundled").program
    monkeypatch.setattr(engine, "_FINDERS", {"bundled": lambda: None, "system": lambda: bundled})
    assert engine.find_engine("auto") == engine.Engine("system", bundled)
    monkeypatch.setattr(engine, "_FINDERS", {"bundled": lambda: bundled, "system": lambda: "/elsewhere/dot"})
    assert engine.find_engine("auto") == engine.Engine("bundled", bundled)
    assert engine.find_engine("auto", "pdf") == engine.Engine("system", "/elsewhere/dot")


def test_the_bundled_engine_is_found_with_an_empty_path(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert draw(TRAMS).svg().startswith("<?xml")


def test_a_format_that_the_engine_cannot_make():
    said = message(lambda: engine.find_engine("bundled", "pdf"))
    assert said.startswith("the bundled engine cannot make PDF | it makes svg and png; for PDF, install Graphviz")


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: draw(TRAMS, layout="dott"), "there is no layout `dott` | did you mean `dot`? There is `right`, `down`, `page`, `overview` and `dot`"),
        (lambda: draw(TRAMS, theme="lihgt"), "there is no theme `lihgt` | did you mean `light`? There is `light`, `dark`, `print` and `auto`"),
        (lambda: draw(TRAMS, engine="sytem"), "there is no engine `sytem` | did you mean `system`? There is `auto`, `bundled` and `system`"),
        (lambda: draw(TRAMS).render("pgn"), "there is no format `pgn` | did you mean `png`? There is `svg`, `png`, `pdf`, `dot`, `mermaid` and `graphml`"),
        (lambda: draw(TRAMS).save("map.xyz"), "there is no format `xyz` | There is `svg`, `png`, `pdf`, `dot`, `mermaid` and `graphml`"),
        (lambda: draw(TRAMS).save("map"), "`map` does not say in which format to save | give it a suffix: .svg, .png, .pdf, .dot, .mmd and .graphml"),
        (lambda: lay_out(TRAMS, layout="circle"), "there is no layout `circle` | There is `right`, `down`, `page`, `overview` and `dot`"),
    ],
)
def test_a_wrong_word_gets_the_right_ones(call, expected):
    assert message(call) == expected


def test_the_time_limit_ends_the_engine(monkeypatch):
    monkeypatch.setattr(engine, "_FINDERS", {"bundled": lambda: sys.executable, "system": lambda: None})
    real = subprocess.Popen
    monkeypatch.setattr(engine.subprocess, "Popen", lambda command, **options: real([command[0], "-c", "import time; time.sleep(60)"], **options))
    said = message(lambda: engine.render("digraph {}", "svg", time_limit=0.3))
    assert said.startswith("the bundled engine did not finish within 0.3 s | allow more with time_limit=")


def test_a_time_limit_on_a_real_map():
    many = ArgumentMap([Claim(f"c{number}", "Words.") for number in range(3000)])
    assert "did not finish within 0.001 s" in message(draw(many, time_limit=0.001).svg)


def test_a_graph_that_the_engine_refuses():
    said = message(lambda: engine.render(BROKEN, "svg"))
    assert said.startswith("the bundled engine could not draw the graph: ")


def test_an_engine_that_cannot_be_started(monkeypatch, tmp_path):
    (tmp_path / "graphviz-pure").write_text("no program")
    monkeypatch.setattr(engine, "_FINDERS", {"bundled": lambda: str(tmp_path / "graphviz-pure"), "system": lambda: None})
    assert message(draw(TRAMS).svg).startswith("the bundled engine could not be started: Permission denied | reinstall it: pip install")


@pytest.mark.parametrize("map", MAPS.values(), ids=MAPS)
def test_plain_words_raise_no_warning_at_all(map):
    graph = draw(map, layout="dot").graph.source
    program = engine.find_engine("bundled").program
    plain = "".join(character if character.isascii() else "?" for character in graph)
    for kind in ("svg", "png"):
        done = subprocess.run([program, f"-T{kind}"], input=plain.encode(), capture_output=True, check=True)
        said = engine.warnings_in(done.stderr.decode())
        assert said == []


def test_only_what_does_no_harm_is_left_out():
    noise = (
        "Warning: Warning: no value for width of non-ASCII character 194. Falling back to width of space character\n"
        "Warning: cell size too small for content\nin label of node r-11\n"
        "Warning: HEIGHT value -2 < 0 - too small - ignoredWarning: cell size too small for content\n"
        "Warning: node r-19, port bar unrecognized\n"
    )
    assert engine.warnings_in(noise) == ["Warning: HEIGHT value -2 < 0 - too small - ignored", "Warning: node r-19, port bar unrecognized"]


def test_png_warns_of_letters_that_the_font_lacks(monkeypatch):
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    drawing = draw(ArgumentMap([Claim("t", "日本語 and العربية, हिन्दी, ไทย 😀")]), engine="bundled")
    drawing.svg()
    assert drawing.warnings == []
    drawing.png()
    (warning,) = drawing.warnings
    assert warning == (
        "PNG shows empty boxes for Chinese or Japanese characters, Arabic characters, Devanagari characters, Thai characters and 😀, "
        "which the bundled engine has no glyphs for: pip install 'argmap[print]', or use SVG"
    )


@pytest.mark.parametrize("text", ["Ærøskøbing — naïve “café”…", "Москва и Исламабад", "Αθήνα και Σπάρτη", "ירושלים", "e\u0301 and u\u0308"])
def test_png_does_not_warn_of_what_the_font_has(text):
    drawing = draw(ArgumentMap([Claim("t", text)]), engine="bundled")
    drawing.png()
    assert drawing.warnings == []


def test_png_has_144_dots_to_the_inch():
    drawing = draw(DEBATE)
    picture = Image.open(BytesIO(drawing.png()))
    width = float(drawing.svg().partition('width="')[2].partition("pt")[0])
    assert abs(picture.width - width * 2) <= 2


def test_files_are_written_by_suffix(tmp_path):
    drawing = draw(TRAMS)
    assert drawing.save(tmp_path / "a.svg").read_text("utf-8") == drawing.svg()
    assert drawing.save(tmp_path / "a.PNG").read_bytes().startswith(b"\x89PNG")
    assert drawing.save(tmp_path / "a.gv").read_text("utf-8") == drawing.graph.source
    assert drawing.save(tmp_path / "b.txt", "dot").read_text("utf-8") == drawing.graph.source


@pytest.mark.skipif(not shutil.which("dot"), reason="there is no `dot` on the PATH")
@pytest.mark.parametrize("layout", ["right", "down", "page"])
@pytest.mark.parametrize("map", MAPS.values(), ids=MAPS)
def test_the_system_s_engine_draws_every_layout_without_a_word(map, layout):
    drawing = draw(map, layout=layout, engine="system")
    assert "<svg" in drawing.svg()
    assert not drawing.warnings


def test_one_column_of_an_odd_width_is_not_divided():
    assert "COLSPAN" not in print_rows([Row((Run(Part.TITLE, "Trams"),), 26)], {Part.TITLE: "#000000"}, 695)
