"""The page is one file: it asks for nothing, and no word of an author becomes markup or runs."""

import hashlib
import json
import re
from base64 import b64encode
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner

import argmap
from argmap.argument import ArgumentMap, Claim, Document, Evidence, Meta, Objection, Premise, Quote, Reason, Scheme, Section, Source, Tension, Undercut
from argmap.cli import draw
from argmap.page import make_page
from argmap.page.data import print_data

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "</title></style></svg><svg onload=alert(1)>",
    "${alert(1)} {{alert(1)}} $title $$ <%= 1 %>",
    "javascript:alert(1)",
    "&lt;b&gt; &amp; &#60;",
    "]]> --> \\u003c \\",
    "line\u2028and\u2029paragraph",
]
TURNED = "safe \u202ecod.exe\u202c name"


def hostile():
    """A map that says each text everywhere where an author may write."""
    texts = [*HOSTILE, TURNED]
    statements = []
    for number, text in enumerate(texts):
        said = {"hedges": [text], "notes": [text], "tags": [text], "quotes": [Quote(text)], "meta": [Meta(text, text)], "attribution": f"s{number}"}
        steps = [Reason([f"e{number}", text], scheme=Scheme(text, own=True), undercuts=[Undercut([f"u{number}"])])]
        statements += [
            Claim(f"t{number}", text, main=True, reasons=steps, objections=[Objection([text])], **said),
            Evidence(f"e{number}", text, voice=f"s{number}", **said),
            Premise(f"u{number}", text),
            Premise(text, text),
        ]
    return ArgumentMap(
        statements,
        title=" ".join(texts),
        documents=[Document("d", texts[0], author=texts[1], publisher=texts[2], date=texts[3], url="javascript:alert(1)")],
        sources=[Source(f"s{number}", text, grade=text) for number, text in enumerate(texts)],
        sections=[Section(f"z{number}", text, [f"t{number}"]) for number, text in enumerate(texts)],
        tensions=[Tension("t0", "t1", text) for text in texts],
    )


class Reader(HTMLParser):
    """What a page is made of, read by another parser than the browser's."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.texts, self.inside = [], [], {}, ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self.inside = f"{tag} {dict(attrs).get('type', '')}".strip()

    def handle_endtag(self, tag):
        self.inside = ""

    def handle_data(self, data):
        self.texts[self.inside] = self.texts.get(self.inside, "") + data


@pytest.fixture(scope="module")
def page():
    return make_page(hostile())


def test_the_policy_lets_only_this_style_and_this_script_run(page):
    read = Reader(page)
    policy = next(value for name, value in read.attributes if name == "content" and "default-src" in value)
    assert re.sub(r"sha256-[\w+/=]+", "sha256-…", policy) == (
        "default-src 'none'; script-src 'sha256-…'; style-src 'sha256-…'; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    for kind, element in (("script", "script module"), ("style", "style")):
        digest = b64encode(hashlib.sha256(read.texts[element].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_it_has_one_script_one_style_and_one_lump_of_data_and_no_attribute_that_runs(page):
    read = Reader(page)
    assert (read.tags.count("script"), read.tags.count("style")) == (2, 1)
    assert not {"img", "iframe", "object", "embed", "link", "base", "form", "foreignObject"} & set(read.tags)
    names = {name for name, _ in read.attributes}
    assert not [name for name in names if name.startswith("on") or name == "style"]
    assert {value.partition("#")[0] for name, value in read.attributes if name in ("href", "src", "xlink:href")} == {""}
    assert json.loads(read.texts["script application/json"])["title"].startswith("<script>alert(1)")


def test_data_cannot_end_its_element_and_comes_back_as_it_was():
    data = {"</script>": ["<!--", "\u2028\u2029&", "é"]}
    printed = print_data(data)
    assert not set("<>&\u2028\u2029") & set(printed)
    assert json.loads(printed) == data


def test_hostile_words_are_words_and_the_browser_asks_for_nothing(page, chromium, tmp_path):
    path = tmp_path / "hostile.html"
    path.write_text(page, "utf-8")
    shown = chromium.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    said = []
    shown.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    shown.on("request", lambda request: said.append(request.url))
    shown.on("pageerror", lambda error: said.append(str(error)))
    shown.on("console", lambda message: said.append(message.text))
    shown.goto(path.as_uri())
    shown.locator("#open-side").click()
    count = "() => document.querySelectorAll('script, img, iframe, object, embed, foreignObject').length"
    for number, text in enumerate([*HOSTILE, TURNED]):
        shown.locator("#query").fill(f"e{number}")
        for id in (f"t{number}", f"e{number}", text):
            place = shown.evaluate("(id) => JSON.parse(document.getElementById('data').textContent).statements.findIndex((each) => each.id === id)", id)
            shown.evaluate("(id) => { location.hash = encodeURIComponent(id) }", id)
            shown.wait_for_function("(n) => document.getElementById('details').dataset.of === String(n)", arg=place)
        shown.locator("[data-do=reject]").click()
        told = " ".join(shown.locator("#details").inner_text().split())
        assert " ".join(text.replace("\u202e", "\ufffd").replace("\u202c", "\ufffd").split()) in told
    assert shown.evaluate(count) == 2
    handlers = "() => [...document.querySelectorAll('*')].flatMap((each) => each.getAttributeNames()).filter((name) => name.startsWith('on'))"
    assert shown.evaluate(handlers) == []
    assert "\u202e" not in shown.content()
    assert said == [path.as_uri()]
    shown.close()


def test_the_policy_stops_what_is_put_in_afterwards(page, chromium, tmp_path):
    path = tmp_path / "broken.html"
    path.write_text(page.replace("<main>", "<main><script>document.title = 'broken'</script><img src=x onerror=\"document.title = 'broken'\">", 1), "utf-8")
    shown = chromium.new_page()
    shown.goto(path.as_uri())
    assert shown.title() != "broken"
    shown.close()


def test_the_command_writes_a_page(tmp_path):
    map = tmp_path / "trams.argmap"
    map.write_text('title "Trams"\nmain claim trams "Build trams." {\n  because\n    premise full "The buses are full."\n}\n', "utf-8")
    result = CliRunner().invoke(draw.command, [str(map), "-T", "html"])
    assert result.exit_code == 0
    assert (tmp_path / "trams.html").read_text("utf-8") == make_page(argmap.read(map))
    assert '<html lang="en" data-theme="auto">' in (tmp_path / "trams.html").read_text("utf-8")
    assert CliRunner().invoke(draw.command, [str(map), "-o", str(tmp_path / "dark.html"), "--theme", "dark"]).exit_code == 0
    assert 'data-theme="dark"' in (tmp_path / "dark.html").read_text("utf-8")
    assert CliRunner().invoke(draw.command, [str(map), "-o", str(tmp_path / "supposed.html"), "--reject", "full"]).exit_code == 0
    assert '"start":{"reading":"author","rejected":["full"]}' in (tmp_path / "supposed.html").read_text("utf-8")
    refused = CliRunner().invoke(draw.command, [str(map), "-T", "html", "--layout", "page"])
    assert (refused.exit_code, refused.output.count("Traceback")) == (2, 0)
    assert "a page is drawn in the layout `right`, not `page`" in refused.output


def test_a_page_holds_a_text_that_is_named_for_it(tmp_path):
    map = tmp_path / "lamps.argmap"
    map.write_text('document notes "Notes"\nmain claim a "Lamps harm." @1.1\n', "utf-8")
    (tmp_path / "notes.txt").write_text("Lamps harm moths. Nobody knows why.\n", "utf-8")
    text = ["--text", f"notes={tmp_path / 'notes.txt'}"]
    for given, holds in ([], False), (text, True):
        assert CliRunner().invoke(draw.command, [str(map), "-T", "html", *given]).exit_code == 0
        assert ("Nobody knows why." in (tmp_path / "lamps.html").read_text("utf-8")) is holds


def test_the_same_map_gives_the_same_page():
    assert make_page(hostile()) == make_page(hostile())


def test_a_page_takes_a_map_or_a_reading_and_nothing_else():
    with pytest.raises(TypeError, match="make_page takes a Reading or an ArgumentMap, not str"):
        make_page("trams.argmap")
    assert "<title>Argument map</title>" in make_page(ArgumentMap([Premise("p", "Alone.")]))
