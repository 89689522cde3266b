"""Words that would be markup, script or commands elsewhere: in each layout and each format they are words, through the command line too."""

import re
from io import BytesIO

import commands
import pytest
from drawn import parse, squeezed, texts
from PIL import Image
from strategies import quoted
from test_escaping import FORBIDDEN, HOSTILE
from test_formats import labels_of, printing, unpacked, visible, words_of

from argmap.argument import ArgumentMap, Claim, Document, Evidence, Quote, Reason, Scheme, Section, Source
from argmap.drawing import draw
from argmap.drawing.layouts import LAYOUTS
from argmap.drawing.view import View
from argmap.outlining import outline

SHOWN = {text: FORBIDDEN.get(text, text) for text in (*HOSTILE, *FORBIDDEN)}
# A word of 20,000 letters has tests of its own, and would make a picture too large for PNG.
SAID = [text for text in SHOWN if len(text) < 100]
FILES = [text for text in SAID if text not in FORBIDDEN and not re.search(r"[\u00ad\u200b\ufeff\u2028\r\n\t]", text)]


def everywhere(said):
    """A map that says each of the texts as a statement, and some of them in every other place."""
    claims = [
        Claim(f"c{number}", text, main=True, reasons=[Reason([f"e{number}"], scheme=Scheme(text, own=True))], hedges=[text]) for number, text in enumerate(said)
    ]
    evidence = [Evidence(f"e{number}", text, attribution=f"s{number}", quotes=[Quote(text)], notes=[text], tags=[text]) for number, text in enumerate(said)]
    return ArgumentMap(
        [*claims, *evidence],
        title=said[0],
        documents=[Document("d", said[1], author=said[2], publisher=said[3], date=said[4], url="javascript:alert(1)")],
        sources=[Source(f"s{number}", text) for number, text in enumerate(said)],
        sections=[Section(f"z{number}", text, [f"e{number}"]) for number, text in enumerate(said)],
    )


def written(said):
    """The same in the language, as far as it can be said there."""
    blocks = [f"title {quoted(said[0])}", f'document d {quoted(said[1])} {{ author {quoted(said[2])} url "javascript:alert(1)" }}']
    for number, text in enumerate(said):
        it = quoted(text)
        blocks += [f"source s{number} {it}"]
        blocks += [
            f"section {it} {{ main claim c{number} {it} {{ hedge {it} because by {it}: evidence e{number} {it} from s{number} {{ quote {it} note {it} }} }} }}"
        ]
    return "\n".join(blocks)


@pytest.fixture(params=LAYOUTS)
def drawing(request):
    return draw(everywhere(SAID), layout=request.param, engine="bundled", view=View(show={"notes", "quotes", "tags"}))


def test_they_are_words_in_svg(drawing):
    root = parse(drawing.svg())
    said = squeezed("".join(texts(root)))
    assert all(squeezed(SHOWN[text]) in said for text in SAID)
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    assert "javascript:" not in "".join(link for element in root.iter() for name, link in element.attrib.items() if name.endswith("href"))


def test_they_are_words_in_mermaid(drawing):
    said = squeezed("".join(labels_of(drawing.render("mermaid").decode())))
    assert all(squeezed(SHOWN[text]) in said for text in SAID)


def test_they_are_words_in_dot(drawing):
    # What reads the text of DOT is an engine, and what it read is in the picture.
    source = drawing.render("dot").decode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", source)
    assert "<script" not in source


@printing
@pytest.mark.parametrize("layout", LAYOUTS)
def test_they_are_words_in_pdf_and_do_no_harm_in_png(layout):
    drawing = draw(everywhere([text for text in SAID if text not in FORBIDDEN]), layout=layout, engine="bundled")
    pdf = drawing.pdf()
    said = visible(words_of(pdf).replace("\x02", "").replace("\ufffe", ""))
    assert all(visible(text) in said for text in SAID if text not in FORBIDDEN)
    assert b"/URI" not in unpacked(pdf)
    assert b"/JavaScript" not in unpacked(pdf)
    assert Image.open(BytesIO(drawing.png(scale=0.2))).format == "PNG"


def test_they_are_words_in_an_outline():
    said = squeezed(outline(everywhere(SAID)))
    assert all(squeezed(text) in said for text in SAID if text not in FORBIDDEN)


@pytest.mark.parametrize(
    "command", [["draw", "-o", "-", "-T", format] for format in ("svg", "png", "pdf", "dot", "mermaid", "graphml")] + [["outline"]], ids=" ".join
)
def test_they_are_words_on_the_command_line(command, tmp_path):
    (tmp_path / "hostile.argmap").write_text(written(FILES), encoding="utf-8")
    done = commands.run(command[0], "hostile.argmap", *command[1:], folder=tmp_path)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout, done.stderr
    if command[-1] == "svg":
        said = squeezed("".join(texts(parse(done.stdout))))
        assert all(squeezed(text) in said for text in FILES)
    if command[0] == "outline":
        assert all(squeezed(text) in squeezed(done.stdout.decode()) for text in FILES)


@pytest.mark.parametrize("text", FORBIDDEN)
def test_what_no_document_may_hold_is_a_finding_or_the_replacement_character(text, tmp_path):
    (tmp_path / "hostile.argmap").write_bytes(f"main claim a {quoted(text)} {{ because premise b {quoted(text)} }}".encode(errors="surrogatepass"))
    done = commands.run("draw", "hostile.argmap", "-o", "-", folder=tmp_path)
    if done.stdout:
        # A separator of files is white space, and reads as a space.
        assert {"\ufffd", "file separator"} & {"\ufffd" if "\ufffd" in line else line for line in texts(parse(done.stdout))}
    else:
        assert done.returncode in (1, 2)
        assert b"hostile.argmap:1" in done.stderr
