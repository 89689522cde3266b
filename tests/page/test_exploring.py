"""The page in a real browser, by real clicks and keys."""

import json
import re
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from attrs import evolve
from ground import ROOT
from PIL import Image

from argmap.argument import ArgumentMap
from argmap.outlining import outline
from argmap.page import make_page
from argmap.reading import read
from argmap.weighing import Standpoint, weigh

ARTICLE = ROOT / "examples" / "russia-pakistan.argmap"
LAMPS = ROOT / "tests" / "texts" / "street-lamps.argmap"
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
STILL = {"reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def article():
    return read(ARTICLE)


@pytest.fixture(scope="session")
def file(article, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "map.html"
    path.write_text(make_page(article), "utf-8")
    return path


@pytest.fixture(scope="session")
def lamps(tmp_path_factory):
    path = tmp_path_factory.mktemp("lamps") / "map.html"
    path.write_text(make_page(read(LAMPS)), "utf-8")
    return path


@pytest.fixture
def opened(chromium):
    """Opens a page; what it asks for, complains of, or shows as a dialogue is a failure."""
    pages, wrong = [], []

    def open_(path, address="", viewport=DESK, **how):
        page = chromium.new_page(viewport=viewport, **(STILL | how))
        page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith((path.as_uri(), "blob:", "data:")) else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri() + address)
        pages.append(page)
        return page

    yield open_
    for page in pages:
        page.close()
    assert wrong == []


def number(reading, id):
    return [statement.id for statement in reading.map].index(id)


def box(page, reading, id):
    return page.locator(f"#box-{number(reading, id)}")


def place(page, reading, id):
    """Where the top left of a statement's shape is on the screen."""
    return page.evaluate(
        "(n) => { const r = document.querySelector(`#box-${n} > polygon, #box-${n} > path`).getBoundingClientRect(); return [r.x, r.y] }", number(reading, id)
    )


def shown(page):
    return set(page.evaluate("() => [...document.querySelectorAll('.statement:not(.gone)')].map((each) => Number(each.dataset.statement))"))


def chosen(page):
    return page.evaluate("() => { const at = document.querySelector('[aria-selected=true][role=treeitem]'); return at && Number(at.dataset.statement) }")


def said(page):
    return page.locator("#live").text_content()


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def search(page, words):
    page.locator("#query").fill(words)
    page.keyboard.press("Enter")


def test_a_click_tells_all_that_is_known_of_a_statement(opened, file, article):
    page = opened(file)
    search(page, "intel-sharing")
    box(page, article, "intel-sharing").click()
    told = page.locator("#details").inner_text()
    statement = article.map["intel-sharing"]
    for words in (
        statement.text,
        "¶4.2",
        "according to U.S. and Afghan observers",
        "What stands",
        "BECAUSE by sign",
        "taliban-contact",
        *statement.notes,
        *statement.hedges,
    ):
        assert words in told, words
    assert page.locator("#outline .here a").text_content() == statement.text
    page.locator("#details [data-to]").last.click()
    assert chosen(page) == number(article, "taliban-contact")
    assert "Critical questions" in page.locator("#details").inner_text()
    page.locator("#details .close").click()
    assert page.locator("#details").is_hidden()


def test_search_counts_and_goes_from_match_to_match_and_unfolds_the_way(opened, file, article):
    page = opened(file)
    page.locator("#open-menu").click()
    page.locator("[data-depth='1']").click()
    press(page, "Escape")
    assert shown(page) == {number(article, root) for root in roots(article.map)}
    page.locator("#query").fill("TALIBAN")
    wanted = {place for place, each in enumerate(article.map) if "taliban" in searched(article.map, each)}
    assert page.locator("#count").text_content() == str(len(wanted))
    found = []
    for _ in wanted:
        page.keyboard.press("Enter")
        found.append(chosen(page))
    assert set(found) == wanted
    assert wanted <= shown(page)
    assert page.locator("#count").text_content() == f"{len(wanted)}/{len(wanted)}"
    page.locator("#previous").click()
    assert chosen(page) == found[-2]
    page.locator("#query").fill("no such words")
    assert page.locator("#count").text_content() == "none"


def roots(map):
    from argmap.drawing.arrangement import arrange

    return arrange(map, across=False).roots


def searched(map, statement):
    sources = {source.id: source.name for source in map.sources}
    texts = [statement.id, statement.text, *statement.notes, *(each.text for each in statement.quotes), *statement.tags]
    return " ".join([*texts, sources.get(statement.attribution, ""), sources.get(statement.voice, "")]).lower()


def test_the_arrows_walk_the_argument(opened, file, article):
    page = opened(file)
    search(page, "three-factors")
    press(page, "Escape", "ArrowRight")
    assert chosen(page) == number(article, "punish-india")
    assert page.evaluate("() => document.activeElement.id") == f"box-{chosen(page)}"
    press(page, "ArrowDown")
    assert chosen(page) == number(article, "afghan-worry")
    press(page, "ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft")
    assert chosen(page) == number(article, "punish-india")
    press(page, "Enter")
    assert page.evaluate("() => document.activeElement.id") == "details-text"
    press(page, "Escape")
    assert page.locator("#details").is_hidden()
    assert page.evaluate("() => document.activeElement.id") == f"box-{chosen(page)}"
    press(page, "Escape")
    assert chosen(page) is None


def test_a_fold_hides_what_hangs_below_and_the_folded_statement_stays_in_place_all_the_while(opened, file, article):
    page = opened(file, reduced_motion="no-preference")
    search(page, "afghan-worry")
    page.wait_for_timeout(400)
    before, at = shown(page), place(page, article, "afghan-worry")
    spots = page.evaluate(
        """async (n) => {
          const shape = document.querySelector(`#box-${n} > polygon`), others = [...document.querySelectorAll('.statement:not(.away) > polygon')];
          const spots = [], ways = new Set();
          document.querySelector(`#box-${n} .room`).dispatchEvent(new MouseEvent('click', {bubbles: true}));
          for (let end = performance.now() + 450; performance.now() < end;) {
            await new Promise(requestAnimationFrame);
            const {x, y} = shape.getBoundingClientRect();
            spots.push([x, y]);
            ways.add(others.map((each) => Math.round(each.getBoundingClientRect().y)).join());
          }
          return {spots, ways: ways.size};
        }""",
        number(article, "afghan-worry"),
    )
    assert len(spots["spots"]) > 4
    assert all(abs(x - at[0]) < 1 and abs(y - at[1]) < 1 for x, y in spots["spots"])
    assert spots["ways"] > 2  # the others moved in several pictures, not in one jump
    gone = {article.map.statements[each].id for each in before - shown(page)}
    assert {"rus-concern", "need-pakistan", "taliban-contact", "weapons"} <= gone
    assert said(page) == f"{len(gone)} statements folded away."
    assert box(page, article, "afghan-worry").get_attribute("aria-expanded") == "false"
    assert box(page, article, "afghan-worry").locator(".handle text").text_content() == f"+{len(gone)}"
    box(page, article, "afghan-worry").focus()
    press(page, "Space")
    page.wait_for_timeout(400)
    assert shown(page) == before
    assert place(page, article, "afghan-worry") == pytest.approx(at, abs=1)


def test_what_is_rejected_brings_down_what_the_library_says(opened, file, article):
    page = opened(file)
    ids = ["cynical", "taliban-contact"]
    for id in ids:
        search(page, id)
        box(page, article, id).click()
        page.locator("[data-do=reject]").click()
    weighing = weigh(article.map)
    for reading in Standpoint:
        page.evaluate(
            "(name) => { const select = document.getElementById('reading'); select.value = name; select.dispatchEvent(new Event('change')) }", reading.value
        )
        marked = page.evaluate("() => [...document.querySelectorAll('.badge')].map((each) => [Number(each.parentNode.dataset.statement), each.dataset.word])")
        change = weighing.suppose(reject=ids, standpoint=reading)
        lying = {each.statement.id for each in weighing if each.status[reading].value != "in"} - set(change.risen)
        expected = {*ids, *change.fallen, *change.risen, *lying}
        assert {article.map.statements[each].id for each, _ in marked} == expected
        assert change.fallen
        assert {article.map.statements[each].id for each, word in marked if word == "rejected"} == set(ids)
        lines = page.evaluate("() => [...document.querySelectorAll('#outline [data-status]')].map((each) => Number(each.dataset.told))")
        assert {article.map.statements[each].id for each in lines} == expected
    assert "Supposing that cynical, taliban-contact are rejected" in page.locator("#supposed").inner_text()
    search(page, "caveat")
    box(page, article, "caveat").click()
    assert "its only reason fails: cynical" in page.locator("#details").inner_text()
    page.locator("[data-do=take-back]").click()
    assert page.locator("#supposed").is_hidden()


def test_objections_can_be_hidden(opened, file, article):
    page = opened(file)
    box(page, article, "pivot").focus()
    before = shown(page)
    press(page, "o")
    gone = {article.map.statements[each].id for each in before - shown(page)}
    assert {"weight-unclear", "arms-continue"} <= gone
    assert (
        page.locator(".but:not(.gone), .although:not(.gone)").locator("visible=true").count()
        == page.locator("#outline :is(.but, .although)").locator("visible=true").count()
    )
    assert not page.locator("#objections").is_checked()
    press(page, "o")
    assert shown(page) == before


def test_a_link_brings_back_what_was_chosen_even_in_a_page_made_anew(opened, file, article, tmp_path):
    page = opened(file)
    search(page, "punish-india")
    press(page, "Escape", "Space", "ArrowDown", "r", "o")
    page.wait_for_function("() => location.hash.includes('objections')")
    address = page.evaluate("() => location.hash")
    assert address.startswith("#afghan-worry?")
    # The map has since lost the statement that was folded, and its statements stand in another order.
    lost = [statement for statement in reversed(article.map.statements) if statement.id not in ("punish-india", "india-tilts-us")]
    kept = evolve(without(article.map, lost), title="Made anew")
    (tmp_path / "anew.html").write_text(make_page(kept), "utf-8")
    for path, gone in ((file, None), (tmp_path / "anew.html", "This map no longer has “punish-india”, which the link names.")):
        again = opened(path, address)
        assert again.locator("[aria-selected=true][role=treeitem]").get_attribute("aria-label").startswith("afghan-worry")
        assert again.locator(".badge[data-word=rejected]").count() == 1
        assert not again.locator("#objections").is_checked()
        assert again.locator("#gone").is_visible() == bool(gone)
        if gone:
            assert again.locator("#gone-text").text_content() == gone
        else:
            assert box(again, article, "punish-india").get_attribute("aria-expanded") == "false"


def without(map, statements):
    ids = {statement.id for statement in statements}

    def kept(steps):
        return [evolve(step, undercuts=kept(step.undercuts)) for step in steps if ids.issuperset(step.members)]

    left = [evolve(each, reasons=kept(each.reasons), objections=kept(each.objections)) for each in statements]
    sections = [evolve(section, members=[member for member in section.members if member in ids]) for section in map.sections]
    tensions = [tension for tension in map.tensions if tension.first in ids and tension.second in ids]
    return ArgumentMap(left, documents=map.documents, sources=map.sources, sections=sections, tensions=tensions)


def test_zooming_keeps_what_is_under_the_pointer_and_fitting_shows_everything(opened, file, article):
    page = opened(file)
    x, y = place(page, article, "pivot")
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -60)
    page.keyboard.up("Control")
    page.wait_for_timeout(50)
    assert place(page, article, "pivot") == pytest.approx((x, y), abs=1.5)
    assert page.evaluate("() => new DOMMatrix(document.getElementById('picture').style.transform).a") > 1.2
    page.mouse.move(700, 500)
    page.mouse.down()
    page.mouse.move(760, 450, steps=4)
    page.mouse.up()
    assert place(page, article, "pivot") == pytest.approx((x + 60, y - 50), abs=2)
    assert chosen(page) is None  # a drag is no click
    page.mouse.wheel(0, 100)
    page.wait_for_timeout(50)
    assert place(page, article, "pivot") == pytest.approx((x + 60, y - 150), abs=2)
    page.locator("#fit").click()
    ends = page.evaluate(
        "() => { const r = document.getElementById('picture').getBoundingClientRect(), s = document.getElementById('map').getBoundingClientRect(); return [r.left >= s.left - 1, r.top >= s.top - 1, r.right <= s.right + 1, r.bottom <= s.bottom + 1] }"
    )
    assert ends == [True] * 4


def test_two_fingers_zoom(chromium, file):
    context = chromium.new_context(viewport=PHONE, has_touch=True, **STILL)
    page = context.new_page()
    page.goto(file.as_uri())
    session = context.new_cdp_session(page)
    size = "() => new DOMMatrix(document.getElementById('picture').style.transform).a"
    before = page.evaluate(size)
    for kind, apart in (("touchStart", 40), ("touchMove", 60), ("touchMove", 80)):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": 195 - apart, "y": 400, "id": 0}, {"x": 195 + apart, "y": 400, "id": 1}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert page.evaluate(size) == pytest.approx(2 * before, rel=0.02)
    context.close()


def test_the_map_is_taken_along_as_it_is_shown(opened, file, article, tmp_path):
    page = opened(file, color_scheme="dark")
    box(page, article, "pivot").focus()
    press(page, "1")
    page.locator("#open-menu").click()
    with page.expect_download() as svg:
        page.locator("[data-do=save-svg]").click()
    with page.expect_download() as png:
        page.locator("[data-do=save-png]").click()
    with page.expect_download() as text:
        page.locator("[data-do=save-text]").click()
    assert svg.value.suggested_filename == "why-moscow-is-courting-islamabad.svg"
    written = Path(svg.value.path()).read_text("utf-8")
    roots_ = roots(article.map)
    assert written.count('class="statement') == len(roots_)
    assert "#14181d" in written
    (tmp_path / "map.svg").write_text(written, "utf-8")
    alone = opened(tmp_path / "map.svg")
    assert alone.evaluate("() => document.documentElement.nodeName") == "svg"
    with Image.open(BytesIO(Path(png.value.path()).read_bytes())) as image:
        assert image.size[0] > 900
        assert image.convert("RGB").getpixel((2, 2)) == (0x14, 0x18, 0x1D)
    lines = [line.strip() for line in Path(text.value.path()).read_text("utf-8").splitlines() if line.strip()]
    told = outline(article.map)
    assert all(statement.text in "\n".join(lines) for statement in article.map)
    assert [line.startswith("THESIS") for line in lines].count(True) == len(re.findall(r"^\s*THESIS", told, re.MULTILINE))


def test_what_is_copied_is_what_would_be_saved(chromium, file, article):
    context = chromium.new_context(viewport=DESK, permissions=["clipboard-read", "clipboard-write"], **STILL)
    page = context.new_page()
    page.goto(f"{file.as_uri()}#pivot")
    page.locator("#open-menu").click()

    def copied(what, said_then):
        page.locator(f"[data-do=copy-{what}]").click()
        page.wait_for_function("(words) => document.getElementById('live').textContent === words", arg=said_then)
        return page.evaluate("() => navigator.clipboard.readText()")

    assert copied("svg", "The SVG is copied.").count('class="statement') == len(article.map.statements)
    text = copied("text", "The text is copied.")
    assert all(statement.text in text for statement in article.map)
    assert copied("link", "The link is copied.") == f"{file.as_uri()}#pivot"
    copied("png", "The PNG is copied.")
    assert page.evaluate("async () => (await navigator.clipboard.read())[0].types") == ["image/png"]
    context.close()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_main_ways_are_open_at_each_width_and_in_each_colour(opened, file, article, viewport, scheme):
    page = opened(file, viewport=viewport, color_scheme=scheme)
    search(page, "caveat")
    assert chosen(page) == number(article, "caveat")
    box(page, article, "caveat").click()
    assert article.map["caveat"].text in page.locator("#details").inner_text()
    page.locator("#details [data-do=fold]").click()
    assert number(article, "cynical") not in shown(page)
    page.locator("#details [data-do=fold]").click()
    assert number(article, "cynical") in shown(page)
    page.locator("#details [data-do=reject]").click()
    assert "caveat" in page.locator("#supposed").inner_text()
    page.locator("[data-do=take-back]").click()
    page.locator("#details .close").click()
    page.locator("#open-menu").click()
    page.locator("#objections").uncheck()
    assert number(article, "weight-unclear") not in shown(page)
    page.locator("#reading").select_option("conceded")
    page.keyboard.press("Escape")
    assert page.locator("#outline [data-status]").count() > 0
    page.locator("#nearer").click()
    page.locator("#fit").click()
    page.locator("#open-side").click()
    page.locator("#outline a").first.click()
    assert chosen(page) is not None


def test_the_text_and_the_map_lead_to_each_other(opened, lamps):
    reading = read(LAMPS)
    page = opened(lamps)
    page.locator("#open-side").click()
    page.locator("#tab-outline").focus()
    press(page, "ArrowRight")
    assert page.locator("#article").is_visible()
    cited = {str(point) for each in reading.map for locator in each.locators for point in reading.editions.of(locator).points(locator)}
    marked = page.evaluate("() => [...document.querySelectorAll('[data-cited]')].map((each) => each.id.replace('d1-', ''))")
    assert set(marked) == cited
    first = page.locator("[data-cited]").first
    first.focus()
    press(page, "Enter")
    statement = reading.map.statements[chosen(page)]
    assert marked[0] in {str(point) for locator in statement.locators for point in reading.editions.of(locator).points(locator)}
    page.locator("[data-do=read]").click()
    assert "here" in first.get_attribute("class")


def test_colours_follow_the_system_until_they_are_chosen(opened, file):
    page = opened(file, color_scheme="dark")
    paper = "() => getComputedStyle(document.body).getPropertyValue('--page')"
    assert page.evaluate(paper) == "#14181d"
    page.locator("#open-menu").click()
    page.locator("[data-theme-name=light]").click()
    assert page.evaluate(paper) == "#ffffff"
    assert page.evaluate("() => getComputedStyle(document.querySelector('.statement text')).fill") == "rgb(26, 26, 26)"


def test_printed_it_is_the_map_and_then_the_list(opened, file):
    page = opened(file, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("() => getComputedStyle(document.documentElement).getPropertyValue('--page')") == "#ffffff"
    assert page.locator("#outline").is_visible()
    assert page.locator("#picture").bounding_box()["x"] == 0
    assert all(statement.is_visible() for statement in (page.locator(".statement").first, page.locator(".statement").last))
    assert not page.locator("#bar").is_visible()


def axe(page):
    path = pytest.importorskip("axe_playwright_python", reason="axe-core is in the test extra").__file__
    page.evaluate((Path(path).parent / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]]


@pytest.mark.parametrize(("viewport", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_axe_finds_nothing_in_any_state(opened, lamps, viewport, scheme):
    page = opened(lamps, viewport=viewport, color_scheme=scheme)
    assert axe(page) == []
    page.locator("#open-side").click()
    for tab in ("outline", "article"):
        page.locator(f"#tab-{tab}").click()
        assert axe(page) == []
    page.locator("#close-side").click()
    page.locator(".statement:not(.away)").first.click()
    page.locator("[data-do=reject]").click()
    page.locator("#query").fill("moths")
    page.locator("#open-menu").click()
    assert axe(page) == []


def test_on_a_phone_panels_are_sheets_and_nothing_is_wider_than_the_screen(opened, file, article):
    page = opened(file, viewport=PHONE)
    assert not page.locator("#side").is_visible()
    box(page, article, "pivot").click()
    sheet = page.locator("#details").bounding_box()
    assert sheet["width"] == PHONE["width"]
    assert sheet["height"] < PHONE["height"] * 0.55
    assert place(page, article, "pivot")[1] < sheet["y"]
    page.locator("#open-side").click()
    assert page.locator("#side").bounding_box()["width"] == PHONE["width"]
    page.locator("#outline a", has_text=article.map["caveat"].text).click()
    assert not page.locator("#side").is_visible()
    assert chosen(page) == number(article, "caveat")
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"]


def test_a_screen_reader_meets_the_argument_as_nested_lists(opened, file, article):
    page = opened(file)
    page.locator("#open-side").click()
    deep = page.locator("#outline li[data-told]", has=page.locator(f"> a:text-is({json.dumps(article.map['econ-weak'].text)})"))
    above = deep.evaluate(
        "(li) => { const all = []; for (let up = li.parentElement.closest('li'); up; up = up.parentElement.closest('li')) if (up.dataset.told) all.push(Number(up.dataset.told)); return all }"
    )
    assert [article.map.statements[each].id for each in above] == ["india-cooling", "punish-india", "three-factors"]
    told = page.evaluate("() => [...document.querySelectorAll('#outline [data-told] > a')].map((each) => each.textContent)")
    assert sorted(told) == sorted(" ".join(each.text.split()) for each in article.map)


def test_every_id_of_an_author_makes_a_link(opened, tmp_path):
    from argmap.argument import Claim, Reason

    odd = ["a b", "50%", "x?y&z=1#q", "é", "map", "__proto__", "constructor", "données"]
    path = tmp_path / "odd.html"
    path.write_text(
        make_page(ArgumentMap([Claim("t", "All.", main=True, reasons=[Reason([id]) for id in odd]), *(Claim(id, f"Says {id}.") for id in odd)])), "utf-8"
    )
    for id in odd:
        page = opened(path, f"#{quote(id, safe='')}?rejected={quote(id, safe='')}")
        assert page.locator("#details h2").text_content() == f"Says {id}."
        assert page.locator("#gone").is_hidden()
        assert page.locator(".badge[data-word=rejected]").count() == 1
