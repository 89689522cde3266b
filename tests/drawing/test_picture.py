"""What a picture says, and how."""

import re

from drawn import DEBATE, SHARED, TRAMS, by_class, edges, parse, texts

from argmap.argument import ArgumentMap, Claim, Evidence, Premise, Reason, Undercut
from argmap.drawing import draw, lay_out
from argmap.drawing.diagram import Kind


def all_texts(map, **options):
    return texts(parse(draw(map, **options).svg()))


def statement(root, id):
    (group,) = [group for group in by_class(root, "statement") if group.get("id") == f"statement-{id}"]
    return group


def corners(polygon):
    points = [tuple(map(float, point.split(","))) for point in polygon.get("points").split()]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def test_heading_names_the_map_and_its_document():
    lines = all_texts(TRAMS)
    assert lines[:2] == ["Should the city build trams?", "A. Writer, “Trams for us”, The Paper, 5 March 2024"]


def test_bars_carry_the_words_of_the_language_and_the_scheme():
    lines = all_texts(TRAMS)
    assert lines.count("BECAUSE") == 4  # three reasons and the legend
    assert "· practical-reasoning" in lines
    debate = all_texts(DEBATE)
    assert [debate.count(word) for word in ("BECAUSE", "BUT", "ALTHOUGH", "UNLESS")] == [2, 3, 2, 3]


def test_a_box_says_id_kind_places_words_and_who_says_it():
    root = parse(draw(TRAMS).svg())
    lines = texts(statement(root, "study"))
    assert lines == ["study", "EVIDENCE", "¶3.2, 4.1–4.3", *lines[3:5], "— according to National", "Institute of Transport (B2)"]
    assert " ".join(lines[3:5]) == "An institute measured no exhaust along tram lines."
    assert texts(statement(root, "capacity"))[-1] == "very likely"
    assert texts(statement(root, "crowd"))[:2] == ["crowd", "UNSTATED PREMISE"]
    debate = parse(draw(DEBATE).svg())
    assert texts(statement(debate, "saves")) == ["saves", "REPLY", "It saves more than it costs.", "“may well”", "— quoting The mayor"]
    assert texts(statement(debate, "coal"))[:2] == ["coal", "INFERRED PREMISE"]


def test_an_id_made_from_the_words_is_not_shown():
    map = ArgumentMap(
        [
            Claim("trams-are-quiet-enough", "Trams are quiet enough.", nameless=True, reasons=[Reason(["trams-are-quiet-enough-2"])]),
            Claim("trams-are-quiet-enough-2", "Trams are quiet enough.", nameless=True),
        ]
    )
    lines = all_texts(map)
    assert not [line for line in lines if "trams-are" in line]


def test_only_what_occurs_is_in_the_legend():
    assert [run.gloss.text for line in lay_out(DEBATE).legend for run in line] == [
        "thesis", "claim", "premise", "inferred by the analyst", "reply to an objection",
        "reason", "objection", "objection that the author concedes", "exception to a step",
    ]  # fmt: skip
    assert lay_out(ArgumentMap([Claim("a", "Alone.")])).legend == ()


def test_kinds_and_roles_are_classes():
    root = parse(draw(DEBATE).svg())
    assert statement(root, "build").get("class") == "statement thesis"
    assert statement(root, "saves").get("class") == "statement claim but reply"
    assert statement(root, "loud").get("class") == "statement premise although against"
    assert statement(root, "coal").get("class") == "statement premise unless against inferred"
    assert statement(root, "wind").get("class") == "statement premise unless"


def test_linked_premises_lie_under_one_bar_and_the_bar_is_as_wide_as_they_are():
    root = parse(draw(TRAMS).svg())
    (step,) = [group for group in by_class(root, "step") if "AND" in texts(group)]
    assert texts(step) == ["BECAUSE", "· practical-reasoning", "AND"]
    left, top, right, bottom = corners(next(step.iter("{http://www.w3.org/2000/svg}polygon")))
    boxes = [corners(next(statement(root, id).iter("{http://www.w3.org/2000/svg}polygon"))) for id in ("capacity", "crowd")]
    assert all(left < box[0] and top < box[1] for box in boxes)
    assert (right, bottom) == (boxes[1][2], boxes[1][3])
    assert abs(boxes[1][1] - boxes[0][3]) <= 11, "linked premises touch, but for the word AND"


def test_an_undercut_ends_on_the_right_edge_of_the_bar_that_it_questions():
    root = parse(draw(DEBATE).svg())
    bars = {group.get("id"): corners(next(group.iter("{http://www.w3.org/2000/svg}polygon"))) for group in by_class(root, "step")}
    # Of two exceptions the one further left questions the reason, and the other one the exception.
    lines = sorted(corners(line.find("{http://www.w3.org/2000/svg}polygon")) for line in by_class(root, "edge", "unless"))
    assert len(lines) == 2
    for diamond, questioned in zip(lines, ("r-1", "r-2"), strict=True):
        _, top, right, bottom = bars[questioned]
        assert 0 <= diamond[0] - right < 4
        assert top - 6 <= (diamond[1] + diamond[3]) / 2 <= bottom + 6


def test_a_shared_statement_is_drawn_once_and_named_at_its_second_use():
    root = parse(draw(SHARED).svg())
    lines = texts(root)
    assert lines.count("A fact that both rest on.") == 1
    assert lines.count("see fact") == 1
    assert lines.count("see circle") == 1
    mentions = [(tail, head) for tail, head, kind in edges(draw(SHARED, layout="dot").graph.source) if kind == "mention"]
    assert len(mentions) == 2


def test_sections_are_regions_in_the_order_of_the_map():
    lines = {text.text: float(text.get("y")) for text in parse(draw(SHARED).svg()).iter("{http://www.w3.org/2000/svg}text")}
    assert lines["The first half"] < lines["The first thesis."] < lines["The second half"] < lines["The second thesis."]


def test_what_reads_first_stands_higher():
    root = parse(draw(TRAMS).svg())
    tops = [corners(next(statement(root, id).iter("{http://www.w3.org/2000/svg}polygon")))[1] for id in ("clean", "capacity", "crowd")]
    assert tops == sorted(tops)


def test_five_exceptions_deep():
    undercut = Undercut(["p"])
    for _ in range(4):
        undercut = Undercut(["p"], undercuts=[undercut])
    map = ArgumentMap([Claim("t", "Thesis.", reasons=[Reason(["p"], undercuts=[undercut])]), Premise("p", "Fact.")])
    drawing = draw(map)
    assert len(by_class(parse(drawing.svg()), "edge", "unless")) == 5
    assert drawing.warnings == []


def test_foot_is_at_the_foot():
    root = parse(draw(TRAMS, foot="drawn with 2 errors").svg())
    lowest = max(root.iter("{http://www.w3.org/2000/svg}text"), key=lambda text: float(text.get("y")))
    assert lowest.text == "drawn with 2 errors"


def test_an_empty_map_says_that_it_is_empty():
    assert all_texts(ArgumentMap([], title="Nothing yet")) == ["Nothing yet", "There is no statement in this map yet."]


def test_a_single_claim_and_a_cycle_are_drawn():
    assert all_texts(ArgumentMap([Claim("a", "Alone.")])) == ["a", "THESIS", "Alone."]
    cycle = ArgumentMap([Claim("a", "First.", reasons=[Reason(["b"])]), Claim("b", "Second.", reasons=[Reason(["a"])])])
    assert all_texts(cycle).count("see a") == 1


def test_svg_scales_and_is_named():
    root = parse(draw(TRAMS).svg())
    assert re.fullmatch(r"0\.00 0\.00 [\d.]+ [\d.]+", root.get("viewBox"))
    assert root.get("width").endswith("pt")
    assert root[0].text == "Should the city build trams?"
    assert parse(draw(DEBATE).svg())[0].text == "Argument map"


def test_evidence_looks_different_whatever_it_does():
    map = ArgumentMap([Claim("a", "First.", reasons=[Reason(["e"])]), Evidence("e", "Report.")])
    (group,) = by_class(parse(draw(map).svg()), "evidence")
    assert list(group.iter("{http://www.w3.org/2000/svg}polyline")), "its corner is turned down"
    assert {box.nature.kind for box in lay_out(map).boxes} == {Kind.THESIS, Kind.EVIDENCE}


def test_a_chain_of_ten_thousand_becomes_dot():
    count = 10_000
    chain = [Claim(f"c{number}", f"Claim {number}.", reasons=[Reason([f"c{number + 1}"])]) for number in range(count - 1)]
    source = draw(ArgumentMap([*chain, Claim(f"c{count - 1}", "The last.")])).graph.source
    assert source.count(" -> ") == count - 1
