"""What only a browser can tell: that words stay in their boxes in any font, and that no words of an author run."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from ground import ROOT
from test_escaping import FORBIDDEN, HOSTILE
from test_random_maps import LONG, SCRIPTS

from argmap.argument import ArgumentMap, Claim, Document, Evidence, Premise, Quote, Reason, Scheme, Section, Source
from argmap.drawing import draw
from argmap.drawing.layouts import LAYOUTS
from argmap.drawing.view import View
from argmap.reading import read_text

FONTS = {
    "narrow": ("fontpkg_archivo_narrow", "files/ArchivoNarrow[wght].ttf"),
    "wide": ("fontpkg_unbounded", "files/Unbounded[wght].ttf"),
    "of one width": ("fontpkg_space_mono", "files/SpaceMono-Regular.ttf"),
    "with serifs": ("fontpkg_pt_serif", "files/PT_Serif-Web-Regular.ttf"),
    "without Latin": ("manimgx_fonts", "NotoSansArabic[wght].ttf"),
    "of signs": ("manimgx_fonts", "NotoEmoji[wght].ttf"),
}
SCRIPTS_MAP = ArgumentMap(
    [
        Claim("t", LONG, main=True, reasons=[Reason([f"n{number}", "p"], scheme="sign") for number in range(len(SCRIPTS))], hedges=["W" * 80, "i" * 200]),
        *(Evidence(f"n{number}", text, attribution="s", hedges=[text], quotes=[Quote(text)]) for number, text in enumerate(SCRIPTS.values())),
        Premise("p", "Words, in the plainest of letters.", implicit=True),
    ],
    title=SCRIPTS["Hebrew"],
    sources=[Source("s", SCRIPTS["Arabic"])],
    sections=[Section("z", SCRIPTS["Chinese"], ["n1", "n2"])],
)
MAPS = {
    "the article": read_text((ROOT / "examples" / "russia-pakistan.argmap").read_text("utf-8")).map,
    "other scripts": SCRIPTS_MAP,
}

MEASURE = """() => {
  // For each text in a statement or a step: where its letters are, and the shapes that are painted in the innermost group around it.
  const hull = all => [
    Math.min(...all.map(r => r.left)), Math.min(...all.map(r => r.top)), Math.max(...all.map(r => r.right)), Math.max(...all.map(r => r.bottom))];
  const canvas = document.createElement('canvas').getContext('2d');
  const ink = text => {
    // A text's own rectangle is as high as its font; what can be seen is as high as its letters.
    const style = getComputedStyle(text), to = text.getScreenCTM();
    // Twenty times as large, since letters are measured in whole pixels.
    const large = 20;
    canvas.font = `${style.fontStyle} ${style.fontWeight} ${parseFloat(style.fontSize) * large}px ${style.fontFamily}`;
    const {actualBoundingBoxAscent: over, actualBoundingBoxDescent: under} = canvas.measureText(text.textContent);
    const {left, right} = text.getBoundingClientRect(), y = text.y.baseVal[0].value * to.d + to.f;
    return {left, right, top: y - over / large * to.d, bottom: y + under / large * to.d};
  };
  return [...document.querySelectorAll('.statement text, .step text')].map(text => {
    let group = text.parentNode;
    while (!group.querySelector('polygon, path, rect, polyline')) group = group.parentNode;
    return [text.textContent, hull([ink(text)]), hull([...group.querySelectorAll('polygon, path, rect, polyline')].map(shape => shape.getBoundingClientRect()))];
  });
}"""
CLICK = """() => document.querySelectorAll('a').forEach(link => {
  // Going to a place in the page runs nothing, and takes longer than all else together.
  if (link.href.baseVal.startsWith('#')) link.addEventListener('click', event => event.preventDefault());
  link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
})"""
WIDTHS = """() => [...document.querySelectorAll('text')].map(text => {
  text.removeAttribute('textLength');
  return text.getComputedTextLength();
}).reduce((sum, width) => sum + width, 0)"""


@cache
def drawn(name):
    return draw(MAPS[name], view=View(show={"notes", "quotes"})).svg()


def file_of(font):
    package, name = FONTS[font]
    spec = find_spec(package)
    if spec is None:
        pytest.skip("the extra `test` is not installed")
    return Path(spec.origin).parent / name


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    yield page
    page.close()


def show(page, svg, font, folder):
    """Open a picture in a page that forces a font on it; Arial comes to its help where it has no glyph."""
    face = ""
    if font:
        face = f'@font-face{{font-family:"forced";src:url("{file_of(font).as_uri()}")}} svg text{{font-family:"forced" !important}}'
    document = folder / "page.html"
    document.write_text(f'<!doctype html><meta charset="utf-8"><style>{face}</style><body>{svg[svg.index("<svg") :]}</body>', encoding="utf-8")
    page.goto(document.as_uri())
    if font:
        assert page.evaluate("async () => { await document.fonts.load('11px forced'); return [...document.fonts].map(font => font.status) }") == ["loaded"]


def outside(measured):
    """Give the texts that leave their boxes by more than a pixel."""
    return [(text, line, box) for text, line, box in measured if line[0] < box[0] - 1 or line[1] < box[1] - 1 or line[2] > box[2] + 1 or line[3] > box[3] + 1]


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("map", MAPS)
def test_no_line_leaves_its_box_in_a_font(page, map, font, tmp_path):
    show(page, drawn(map), font, tmp_path)
    measured = page.evaluate(MEASURE)
    assert len(measured) > 2 * len(MAPS[map])
    assert outside(measured) == []


def test_lines_would_leave_their_boxes_if_they_had_no_length(page, tmp_path):
    show(page, re.sub(r' textLength="[^"]*"', "", drawn("the article")), "wide", tmp_path)
    assert len(outside(page.evaluate(MEASURE))) > 50


def test_the_fonts_are_of_different_widths(page, tmp_path):
    svg = drawn("other scripts")
    widths = {}
    for font in (None, *FONTS):
        show(page, svg, font, tmp_path)
        widths[font] = round(page.evaluate(WIDTHS))
    assert len(set(widths.values())) == len(FONTS) + 1, widths
    assert widths["narrow"] < widths[None] < widths["wide"], widths


SCRIPTED = [
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "]]><script>alert(1)</script>",
    "--></style></title></desc><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "javascript:alert(1)",
    "</svg><svg onload=alert(1)>",
]


def hostile(texts):
    """A map that says each text everywhere where an author may write."""
    return ArgumentMap(
        [
            statement
            for number, text in enumerate(texts)
            for statement in (
                Claim(f"t{number}", text, main=True, reasons=[Reason([f"e{number}", text], scheme=Scheme(text, own=True)), Reason([text])], hedges=[text]),
                Evidence(f"e{number}", text, attribution=f"s{number}", quotes=[Quote(text)], notes=[text], tags=[text]),
                Premise(text, text),
            )
        ],
        title="".join(texts),
        documents=[Document("d", texts[0], author=texts[1], publisher=texts[2], date=texts[3], url="javascript:alert(1)")],
        sources=[Source(f"s{number}", text) for number, text in enumerate(texts)],
        sections=[Section(f"z{number}", text, [f"e{number}"]) for number, text in enumerate(texts)],
    )


@pytest.mark.parametrize(("layout", "alone"), [("right", True), *((layout, False) for layout in LAYOUTS)])
def test_no_word_of_an_author_runs(page, layout, alone, tmp_path):
    said = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: said.append(request.url))
    page.on("pageerror", lambda error: said.append(str(error)))
    texts = list(dict.fromkeys([*SCRIPTED, *(text for text in HOSTILE if len(text) < 100), *FORBIDDEN]))
    svg = draw(hostile(texts), layout=layout, view=View(show={"notes", "quotes", "tags", "tensions"})).svg()
    file = tmp_path / ("map.svg" if alone else "map.html")
    file.write_text(svg if alone else f'<!doctype html><meta charset="utf-8"><body>{svg[svg.index("<svg") :]}</body>', encoding="utf-8")
    page.goto(file.as_uri())
    assert page.evaluate("() => document.querySelectorAll('parsererror, script, img, iframe, foreignObject').length") == 0
    assert page.evaluate("() => document.querySelectorAll('svg').length") == 1
    links = page.evaluate("() => [...document.querySelectorAll('a')].map(link => link.href.baseVal)")
    # What is not in an overview is mentioned without a link.
    assert {link.partition("-")[0] for link in links} | {""} == {"", "#statement"}
    page.evaluate(CLICK)
    assert page.evaluate("() => [...document.querySelectorAll('*')].flatMap(node => node.getAttributeNames()).filter(name => name.startsWith('on'))") == []
    assert [url for url in said if url.partition("#")[0] != file.as_uri()] == []
