"""SVG that can be read without being seen, in any font, and on a dark screen."""

import re

import pytest
from attrs import evolve, fields
from drawn import DEBATE, MAPS, SHARED, TRAMS, by_class, parse
from effort import effort
from hypothesis import given, settings
from test_random_maps import maps

from argmap.argument import ArgumentMap, Claim, Evidence, Premise, Reason, Source
from argmap.drawing.compose import Measures, compose
from argmap.drawing.dot import to_dot
from argmap.drawing.engine import render
from argmap.drawing.graph import EngineGraph
from argmap.drawing.metrics import width_of
from argmap.drawing.style import LETTERING, THEMES, Theme
from argmap.drawing.svg import finish, told_apart
from argmap.outlining import outline

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"


def picture(map, **options):
    diagram = compose(map, Measures())
    theme = options.get("theme", THEMES["light"])
    made = render(to_dot(diagram, theme, EngineGraph).source, "svg", engine="bundled")
    return finish(made.data, diagram, description=outline(map), **options)


def named(root, id):
    (group,) = [group for group in by_class(root, "statement") if group.get("id") == f"statement-{id}"]
    return group.get("aria-label")


def hidden_and_shown(root):
    """The texts that a screen reader passes over, and those that it reads; what has a name is told by it."""
    hidden, shown = [], []
    stack = [(root, False)]
    while stack:
        node, silent = stack.pop()
        silent = silent or node.get("aria-hidden") == "true"
        if node.tag == f"{SVG}text":
            (hidden if silent else shown).append("".join(node.itertext()))
        elif not (node.tag == f"{SVG}g" and node.get("aria-label")):
            stack += [(child, silent) for child in node]
    return hidden, shown


def test_the_picture_is_a_document_with_a_name_and_a_description():
    root = parse(picture(TRAMS))
    assert root.get("role") == "graphics-document document"
    assert root.get("aria-roledescription") == "argument map"
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    assert by_id[root.get("aria-labelledby")].text == "Should the city build trams?"
    assert by_id[root.get("aria-describedby")].text == outline(TRAMS)
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert "max-width:100%" in root.get("style")


def test_without_a_description_none_is_promised():
    diagram = compose(TRAMS, Measures())
    root = parse(finish(render(to_dot(diagram, THEMES["light"], EngineGraph).source, "svg", engine="bundled").data, diagram))
    assert root.get("aria-describedby") is None
    assert not list(root.iter(f"{SVG}desc"))


def test_a_statement_is_named_by_what_it_is_says_and_does():
    trams, debate, shared = (parse(picture(map)) for map in (TRAMS, DEBATE, SHARED))
    assert named(trams, "trams") == "trams, thesis: The city should build trams."
    assert named(trams, "study") == (
        "study, evidence: An institute measured no exhaust along tram lines. "
        "(¶3.2, 4.1–4.3; according to National Institute of Transport (B2)). Supports clean."
    )
    assert named(trams, "crowd") == "crowd, unstated, premise: The buses are full. Supports trams, together with capacity."
    assert named(debate, "dear") == "dear, claim: It costs too much. Objects to build."
    assert named(debate, "loud") == "loud, premise: It is loud. Is a conceded objection to build."
    assert named(debate, "saves").endswith("(“may well”; quoting The mayor). Objects to dear.")
    assert named(debate, "coal") == "coal, inferred, premise: Its power comes from coal. Questions the step from clean to build."
    assert named(debate, "wind") == "wind, premise: The city buys wind power. Questions the exception coal."
    assert named(shared, "fact") == "fact, premise: A fact that both rest on. Supports one, together with own; supports two."


def test_of_many_members_of_a_step_eight_are_named_and_the_rest_counted():
    ids = [f"p{number}" for number in range(12)]
    root = parse(picture(ArgumentMap([Claim("c", "So.", main=True, reasons=[Reason(ids)]), *(Premise(id, "True.") for id in ids)])))
    assert named(root, "p0").endswith("Supports c, together with p1, p2, p3, p4, p5, p6, p7, p8 and 3 more.")
    assert named(root, "p11").endswith("Supports c, together with p0, p1, p2, p3, p4, p5, p6, p7 and 3 more.")


def test_a_nameless_statement_is_called_by_its_words():
    map = ArgumentMap(
        [
            Claim("a", "Thesis!", main=True, reasons=[Reason(["b"])]),
            Premise("b", "Nobody named it.", nameless=True, reasons=[Reason(["c"])]),
            Premise("c", "So?"),
        ]
    )
    root = parse(picture(map))
    assert named(root, "b") == "premise: Nobody named it. Supports a."
    assert named(root, "c") == "c, premise: So? Supports “Nobody named it.”."


def test_bars_and_lines_are_passed_over_and_mentions_are_links():
    for map in (TRAMS, DEBATE, SHARED):
        root = parse(picture(map))
        hidden, shown = hidden_and_shown(root)
        assert sum(word in ("BECAUSE", "BUT", "ALTHOUGH", "UNLESS") for word in hidden) == len(list(map.steps()))
        assert all(edge.get("aria-hidden") == "true" for edge in by_class(root, "edge"))
        assert not any(statement.text in line for statement in map for line in shown), "boxes are told by their names"
    links = {text.text: link.get(HREF) for link in root.iter(f"{SVG}a") for text in link.iter(f"{SVG}text") if text.text.startswith("see ")}
    assert links == {"see fact": "#statement-fact", "see circle": "#statement-circle"}
    assert [line for line in shown if line.startswith("see ")]


def test_each_line_keeps_the_width_that_was_measured():
    diagram = compose(TRAMS, Measures())
    widths = {}
    for rows in [diagram.title, diagram.subtitle, diagram.notes, *(item.rows for item in (*diagram.boxes, *diagram.bars))]:
        for run in (run for row in rows for run in (*row.left, *row.right)):
            lettering = LETTERING[run.part]
            widths[run.text, lettering.size, lettering.face.value] = width_of(run.text, lettering)
    found = {}
    for text in parse(picture(TRAMS)).iter(f"{SVG}text"):
        assert text.get("lengthAdjust") == "spacingAndGlyphs"
        face = "bold" if text.get("font-weight") else "italic" if text.get("font-style") else "regular"
        found[text.text, float(text.get("font-size")), face] = float(text.get("textLength"))
    assert set(widths) <= set(found)
    assert all(found[line] == pytest.approx(width, abs=0.01) for line, width in widths.items())


def test_spaces_at_the_end_of_a_line_are_measured_too():
    raw = b'<svg xmlns="http://www.w3.org/2000/svg"><text xml:space="preserve" font-size="9.00" font-family="Arial">\xc2\xb64\xc2\xa0\xc2\xa0</text></svg>'
    root = parse(finish(raw, compose(ArgumentMap([]), Measures())))
    (text,) = root.iter(f"{SVG}text")
    assert root.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    assert float(text.get("textLength")) == pytest.approx(
        width_of("¶4\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}", LETTERING[next(part for part in LETTERING if part.value == "locator")]), abs=0.01
    )


def test_it_is_hardly_larger_for_all_that():
    diagram = compose(DEBATE, Measures())
    raw = render(to_dot(diagram, THEMES["light"], EngineGraph).source, "svg", engine="bundled").data
    assert len(picture(DEBATE).encode()) < 1.3 * len(raw)


HOSTILE = [
    '"><script>alert(1)</script>',
    "a & b <c> 'd' \\N \\G",
    "\x00\x1b[31m\ud800\ufffe",
    "\u202eback",
    "]]>",
    "--><!--",
    "javascript:alert(1)",
    "W" * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words_in_names_and_descriptions(text):
    map = ArgumentMap(
        [
            Claim(text, text, main=True, reasons=[Reason(["b"], scheme="sign"), Reason(["b", text])]),
            Evidence("b", text, attribution="s", hedges=[text], locators=['"p. 1"']),
        ],
        title=text,
        sources=[Source("s", text)],
    )
    root = parse(picture(map))
    assert not {element.tag.removeprefix(SVG) for element in root.iter()} - {
        "svg", "g", "a", "title", "desc", "text", "polygon", "polyline", "path", "defs", "linearGradient", "stop",
    }  # fmt: skip
    assert all(link.get(HREF).startswith("#statement-") for link in root.iter(f"{SVG}a"))
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    (desc,) = root.iter(f"{SVG}desc")
    assert desc.text.count("\ufffd") or desc.text == outline(map)


@given(maps())
@settings(max_examples=effort(20, 40), deadline=None)
def test_in_every_map_each_statement_has_one_name_and_each_id_is_one(map):
    root = parse(picture(map))
    labels = [group.get("aria-label") for group in by_class(root, "statement")]
    assert len(labels) == len(map)
    assert all(group.get("role") == "graphics-object group" for group in by_class(root, "statement"))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {f"#{id}" for id in ids}
    assert all(link.get(HREF) in targets for link in root.iter(f"{SVG}a"))
    used = {text for element in root.iter() for text in re.findall(r"url\((#[^)]+)\)", element.get("fill", ""))}
    assert used <= targets
    hidden, _ = hidden_and_shown(root)
    assert sum(word in ("BECAUSE", "BUT", "ALTHOUGH", "UNLESS") for word in hidden) == len(list(map.steps()))


def test_a_corner_is_never_named_as_a_statement_is():
    map = ArgumentMap([Evidence(f"e_l_{number}" if number else "e", "Report.") for number in range(9)])
    ids = [element.get("id") for element in parse(picture(map)).iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_no_two_roles_have_one_colour_and_none_is_seen_to_change(theme):
    apart = told_apart(theme)
    colours = [getattr(apart, role.name) for role in fields(Theme)]
    assert len(set(colours)) == len(colours)
    for role in fields(Theme):
        before, after = (bytes.fromhex(getattr(each, role.name)[1:]) for each in (theme, apart))
        assert all(abs(one - other) <= 3 for one, other in zip(before, after, strict=True))
    assert told_apart(apart) == apart


@pytest.mark.parametrize("map", MAPS.values(), ids=MAPS)
def test_every_colour_follows_the_reader_s_system(map):
    light = told_apart(THEMES["light"])
    svg = picture(map, theme=light, dark=THEMES["dark"])
    root = parse(svg)
    (style,) = root.iter(f"{SVG}style")
    day = dict(re.findall(r"(--[\w-]+):(#\w{6})", style.text.splitlines()[1]))
    night = dict(re.findall(r"(--[\w-]+):(#\w{6})", style.text.splitlines()[2]))
    assert "@media screen and (prefers-color-scheme:dark)" in style.text
    assert set(day) == set(night)
    rules = {(name, value): role for name, value, role in re.findall(r'\.argument-map \[([\w-]+)="(#\w{6})"\]\{[\w-]+:var\((--[\w-]+)\)\}', style.text)}
    used = {(name, element.get(name)) for element in root.iter() for name in ("fill", "stroke", "stop-color") if element.get(name, "").startswith("#")}
    assert set(rules) == used, "each colour of the picture has its rule, and no other"
    for (_, value), role in rules.items():
        name = role.removeprefix("--").replace("-", "_")
        assert value == day[role] == getattr(light, name)
        assert night[role] == getattr(THEMES["dark"], name).lower()
    assert svg == picture(map, theme=light, dark=THEMES["dark"])
    assert "stop-color:" not in re.sub(r"<style>.*?</style>", "", svg, flags=re.DOTALL)


def test_a_mention_of_what_was_left_out_of_the_picture_is_no_link():
    diagram = compose(SHARED, Measures())
    raw = render(to_dot(diagram, THEMES["light"], EngineGraph).source, "svg", engine="bundled").data
    cut = evolve(diagram, boxes=tuple(box for box in diagram.boxes if box.statement != "fact"))
    root = parse(finish(raw, cut))
    links = {text.text: link.get(HREF) for link in root.iter(f"{SVG}a") for text in link.iter(f"{SVG}text") if text.text.startswith("see ")}
    assert links == {"see fact": None, "see circle": "#statement-circle"}
    assert named(root, "own").endswith("Supports one.")
