"""From what is written to what is meant: nesting is writing, names are meaning, and each part knows its place."""

from __future__ import annotations

from collections import Counter

import pytest
from attrs import evolve
from ground import EXAMPLES
from hypothesis import given
from hypothesis import strategies as st
from strategies import findings, meaning, nest, read_text, rules, sketches, sound, spaces, uses, write

from argmap.argument import ArgumentMap, Reason
from argmap.argument.naming import name_statements
from argmap.building import build
from argmap.checks import check
from argmap.diagnostic import Severity
from argmap.files import File
from argmap.language import keywords, parse
from argmap.reading import read


def built(text):
    """The map that a text means, whatever the checks say of it."""
    syntax, found = parse(File("x", text))
    assert not [diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR], found
    building = build([syntax])
    assert not building.diagnostics, building.diagnostics
    return building.map


# Nesting is writing


@given(sketches(), st.randoms(use_true_random=False), st.data())
def test_a_map_does_not_depend_on_what_is_written_where(sketch, choose, data):
    order = data.draw(st.permutations(range(len(sketch.statements))))
    flat = built(" ".join(write(sketch, {}, list(range(len(sketch.statements))))))
    nested = built(" ".join(write(sketch, nest(sketch, choose), order)))
    assert nested == flat
    assert nested == meaning(sketch, {})


@given(sketches(), st.randoms(use_true_random=False), st.lists(spaces, min_size=7, max_size=7))
def test_a_map_does_not_depend_on_what_stands_between_its_words(sketch, choose, between):
    words = write(sketch, nest(sketch, choose), list(range(len(sketch.statements))))
    loose = "".join(word + between[number % 7] for number, word in enumerate(words))
    assert built(loose) == built(" ".join(words))


def nameless(sketch, choose):
    """A sketch some of whose statements have no id, and where these are written: each is a member once, and is written there."""
    homes, statements = {}, list(sketch.statements)
    for number, places in uses(sketch).items():
        if len(places) == 0 and choose.random() < 0.5:
            statements[number] = evolve(statements[number], id="")
        elif len(places) == 1 and places[0][0] != number and choose.random() < 0.5 and not leads_to(number, places[0][0], homes):
            statements[number] = evolve(statements[number], id="")
            homes[number] = places[0]
    return evolve(sketch, statements=tuple(statements)), homes


def leads_to(number, owner, homes):
    while owner in homes and owner != number:
        owner = homes[owner][0]
    return owner == number


@given(sketches(), st.randoms(use_true_random=False), st.data())
def test_ids_made_from_words_do_not_change_when_a_text_is_moved(sketch, choose, data):
    sketch, homes = nameless(sketch, choose)
    order = data.draw(st.permutations(range(len(sketch.statements))))
    one = built(" ".join(write(sketch, homes, list(range(len(sketch.statements))))))
    other = built(" ".join(write(sketch, nest(sketch, choose, homes), order)))
    assert other == one
    names = {statement.text: statement.id for statement in one}
    assert one == meaning(sketch, names)
    assert len(set(names.values())) == len(names)


def test_moving_a_statement_out_of_its_parent_leaves_the_map_equal():
    nested = sound('main claim a "A." { because claim b "B." { because premise c "C." } and premise d "D." }')
    halfway = sound('main claim a "A." { because b and premise d "D." }\nclaim b "B." { because premise c "C." }')
    flat = sound('premise c "C."\nclaim b "B." { because c }\npremise d "D."\nmain claim a "A." { because b and d }')
    assert nested == halfway == flat


def test_moving_a_statement_within_its_section_leaves_the_map_equal():
    nested = sound('section s "S" { main claim a "A." { because premise b "B." } claim c "C." }')
    moved = sound('section s "S" { main claim a "A." { because b } claim c "C." premise b "B." }')
    assert moved == nested


def test_statements_come_in_order_of_first_writing():
    map = sound('main claim a "A." { because claim b "B." { because premise c "C." } but premise d "D." }\nclaim e "E."')
    assert [statement.id for statement in map] == ["a", "b", "c", "d", "e"]


# Ids made from words


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Trams are clean.", "trams-are-clean"),
        ("The city should build trams soon.", "the-city-should-build"),
        ("It's the city's turn.", "its-the-citys-turn"),
        ("In 2017 its envoy spoke.", "in-2017-its-envoy"),
        ("2017 was a year.", "s-2017-was-a-year"),
        ("Ünïcode wörks.", "ünïcode-wörks"),
        ("第一の主張である。", "第一の主張である"),
        ("…!", "statement"),
        ("“Quoted” words", "quoted-words"),
        ("Well-known_names here now", "well-known-names-here"),
    ],
)
def test_an_id_is_made_of_the_first_words(text, id):
    assert name_statements([text], []) == [id]


def test_as_many_words_are_taken_as_tell_texts_apart():
    assert name_statements(["The city should build trams.", "The city should build bridges."], []) == [
        "the-city-should-build-trams",
        "the-city-should-build-bridges",
    ]


def test_texts_that_are_the_same_are_counted():
    assert name_statements(["A.", "A.", "A."], []) == ["a", "a-2", "a-3"]
    # Of a word no more than 24 letters count.
    assert name_statements(["A" * 24 + "b.", "A" * 24 + "c."], []) == ["a" * 24, "a" * 24 + "-2"]


def test_an_id_made_from_words_is_no_word_of_the_language():
    for word in sorted(keywords()):
        statement = next(iter(sound(f'claim "{word}"')))
        assert statement.id not in keywords()


def test_an_id_made_from_words_makes_way_for_one_that_is_given():
    map = sound('main claim trams "T." { because premise "Trams." }')
    assert sorted(statement.id for statement in map) == ["trams", "trams-2"]
    assert map["trams"].text == "T."


def test_an_id_does_not_change_though_another_text_ends_in_its_count():
    one = built('claim trams "T." claim "Trams." claim "Trams 2."')
    other = built('claim trams "T." claim "Trams 2." claim "Trams."')
    assert {statement.text: statement.id for statement in one} == {statement.text: statement.id for statement in other}


@given(st.lists(st.text(st.sampled_from("abc ÄßŐ主1 -'"), min_size=1, max_size=12), min_size=1, max_size=8), st.data())
def test_every_text_gets_an_id_of_its_own_that_a_text_can_use(texts, data):
    taken = data.draw(st.lists(st.sampled_from(["a", "b", "a-2", "abc"]), unique=True))
    names = name_statements(texts, taken)
    assert len(set(names) | set(taken)) == len(names) + len(taken)
    for name in names:
        assert sound(f'claim {name} "A."')[name]


@given(st.lists(st.text(st.sampled_from("abc d"), min_size=1, max_size=12), min_size=1, max_size=8, unique_by=lambda text: tuple(text.split())), st.randoms())
def test_which_text_comes_first_does_not_matter(texts, choose):
    order = list(range(len(texts)))
    choose.shuffle(order)
    names, moved = name_statements(texts, []), name_statements([texts[number] for number in order], [])
    assert [names[number] for number in order] == moved


def test_an_id_made_from_words_is_nothing_to_rely_on():
    assert findings('main claim a "A." {\n  because premise "Full buses."\n}\nclaim b "B." {\n  because full-buses\n}') == [("undefined-reference", 5)]


# What cannot be built is told and left out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('main claim a "A." {\n  because b\n}', [("undefined-reference", 2)]),
        ('main claim a "A." {\n  because premise b "B."\n  and c\n}', [("undefined-reference", 3)]),
        ('main claim a "A." {\n  because premise b "B."\n    unless c\n}', [("undefined-reference", 3)]),
        ('main claim a "A."\nfrom s', [("undefined-reference", 2)]),
        ('main claim a "A."\n@d:6', [("undefined-reference", 2)]),
        ('main claim a "A." {\n  quote "q" @d:6\n}', [("undefined-reference", 2)]),
        ('main claim a "A."\ntension a and b "So."', [("undefined-reference", 2)]),
        ('main claim a "A."\nclaim a "B."', [("duplicate-id", 2)]),
        ('source s "S"\nsource s "S"\nmain claim a "A."', [("duplicate-id", 2)]),
        ('document d "D"\ndocument d "D"\nmain claim a "A."', [("duplicate-id", 2)]),
        ('section s "S" {}\nsection s "S" {}\nmain claim a "A."', [("duplicate-id", 2)]),
        ('title "T"\ntitle "U"\nmain claim a "A."', [("repeated-field", 2)]),
        ('document d "D" {\n  date "1"\n  date "2"\n}\nmain claim a "A."', [("repeated-field", 3)]),
        ('document d "D" {\n  dat "1"\n}\nmain claim a "A."', [("unknown-field", 2)]),
    ],
)
def test_what_is_ill_formed_is_told_where_it_stands(text, told):
    assert findings(text) == told


def test_a_member_that_is_not_there_is_left_out_and_the_rest_stays():
    reading = read_text('main claim a "A." { because b and x unless y but z because c }\npremise b "B."\npremise c "C."')
    assert reading.map["a"].reasons == (Reason("b"), Reason("c"))
    assert reading.map["a"].objections == ()


def test_of_two_statements_with_one_id_the_first_is_kept():
    reading = read_text('main claim a "First."\nclaim a "Second." { because premise b "B." }')
    assert reading.map["a"].text == "First."
    assert reading.map["a"].reasons == ()
    assert "b" in reading.map


def test_the_first_title_is_kept():
    assert read_text('title "T"\ntitle "U"\nclaim a "A."').map.title == "T"


# Places

EVERYTHING = """\
title "Trams?"
document times "The Times" {
  author "A. Writer"
  date "2024-03-05"
}
source mayor "The mayor" B2 {
  role "mayor"
}
section traffic "Traffic" {
  main claim trams "The city should build trams." @1.2, 3-4, times "p. 12" from mayor quoting mayor answers typical, enough likely implicit inferred #one #two {
    hedge "should"
    hedge "may"
    quote "build" @5.1, 6
    note "First."
    note "Second."
    meta "key" "value"
    allow both-sides "Both."
    because by sign:
      full
      and premise air "Trams do not foul the air."
      unless by "my own":
        (count unless (premise wrong "The count was wrong." unless premise right "It was right."))
      unless cost
    because missing
    because cost
    because by analogy: nothing and count
    but by precedent: full
    although cost unless count
  }
  section inner "Inner" {
    premise "A statement without an id." #three
  }
}
premise full "The buses are full."
evidence count "Two of three passengers stand." from mayor
premise cost "Trams cost a lot."
tension full and cost "Both cannot hold."
allow no-main "A draft."
"""

SPELT = {
    ("title",): '"Trams?"',
    ("document:times",): "times",
    ("document:times", "author"): '"A. Writer"',
    ("document:times", "date"): '"2024-03-05"',
    ("source:mayor",): "mayor",
    ("source:mayor", "role"): '"mayor"',
    ("section:traffic",): "traffic",
    ("section:inner",): "inner",
    ("tension:0",): "full",
    ("tension:0", "first"): "full",
    ("tension:0", "second"): "cost",
    ("allow:0",): "no-main",
    ("trams",): "trams",
    ("trams", "text"): '"The city should build trams."',
    ("trams", "main"): "main claim",
    ("trams", "kind"): "claim",
    ("trams", "locators", 0): "1.2",
    ("trams", "locators", 1): "3-4",
    ("trams", "locators", 2): 'times "p. 12"',
    ("trams", "attribution"): "mayor",
    ("trams", "voice"): "mayor",
    ("trams", "answers", 0): "typical",
    ("trams", "answers", 1): "enough",
    ("trams", "qualifier"): "likely",
    ("trams", "implicit"): "implicit",
    ("trams", "inferred"): "inferred",
    ("trams", "tags", 0): "#one",
    ("trams", "tags", 1): "#two",
    ("trams", "hedges", 0): '"should"',
    ("trams", "hedges", 1): '"may"',
    ("trams", "quotes", 0): '"build"',
    ("trams", "quotes", 0, "locators", 0): "5.1",
    ("trams", "quotes", 0, "locators", 1): "6",
    ("trams", "notes", 0): '"First."',
    ("trams", "notes", 1): '"Second."',
    ("trams", "meta", 0): 'meta "key" "value"',
    ("trams", "allows", 0): "both-sides",
    ("trams", "reasons", 0): "because",
    ("trams", "reasons", 0, "scheme"): "sign",
    ("trams", "reasons", 0, "members", 0): "full",
    ("trams", "reasons", 0, "members", 1): "air",
    ("trams", "reasons", 0, "undercuts", 0): "unless",
    ("trams", "reasons", 0, "undercuts", 0, "scheme"): '"my own"',
    ("trams", "reasons", 0, "undercuts", 0, "members", 0): "count",
    ("trams", "reasons", 0, "undercuts", 0, "undercuts", 0, "members", 0): "wrong",
    ("trams", "reasons", 0, "undercuts", 0, "undercuts", 0, "undercuts", 0, "members", 0): "right",
    ("trams", "reasons", 0, "undercuts", 1, "members", 0): "cost",
    ("trams", "reasons", 1): "because",
    ("trams", "reasons", 1, "members", 0): "cost",
    ("trams", "reasons", 2, "scheme"): "analogy",
    ("trams", "reasons", 2, "members", 0): "count",
    ("trams", "objections", 0): "but",
    ("trams", "objections", 0, "scheme"): "precedent",
    ("trams", "objections", 0, "members", 0): "full",
    ("trams", "objections", 1): "although",
    ("trams", "objections", 1, "undercuts", 0, "members", 0): "count",
    ("a-statement-without-an",): '"A statement without an id."',
    ("a-statement-without-an", "tags", 0): "#three",
    ("full",): "full",
    ("count", "attribution"): "mayor",
}


@pytest.mark.parametrize("path", SPELT, ids=lambda path: ".".join(map(str, path)))
def test_a_path_leads_to_what_is_written_there(path):
    reading = read_text(EVERYTHING)
    assert sorted(rules(reading)) == ["undefined-reference", "undefined-reference"]
    assert reading.places.span(path).text == SPELT[path]


def test_an_equal_part_further_down_is_another_place():
    reading = read_text(EVERYTHING)
    lines = [reading.places.span(("trams", "reasons", number)).line for number in range(3)]
    assert lines == [
        EVERYTHING.splitlines().index(line) + 1 for line in ("    because by sign:", "    because cost", "    because by analogy: nothing and count")
    ]


@pytest.mark.parametrize("path", [("nowhere",), ("nowhere", "text"), (), ("section:nowhere",), ("tension:7",)])
def test_a_path_to_nothing_leads_nowhere(path):
    assert read_text(EVERYTHING).places.span(path) is None


@pytest.mark.parametrize("path", [("trams", "locators", 9), ("trams", "reasons", 9), ("full", "qualifier"), ("trams", "nothing"), ("full", "hedges", 0)])
def test_a_part_that_is_nowhere_is_told_at_what_would_hold_it(path):
    reading = read_text(EVERYTHING)
    assert reading.places.span(path).start >= reading.places.span((path[0],)).start


def test_a_whole_statement_has_its_braces():
    assert read_text(EVERYTHING).places.whole("trams").text.startswith("main claim trams")
    assert read_text(EVERYTHING).places.whole("trams").text.endswith("although cost unless count\n  }")
    assert read_text(EVERYTHING).places.whole("nowhere") is None


def paths_of(map):
    """Every path of a map, with the word that must stand there: an id, a scheme's name, a locator; None where it may be anything."""
    for statement in map:
        yield (statement.id,), None
        for part in ("text", "kind", *(name for name in ("main", "implicit", "inferred") if getattr(statement, name, False))):
            yield (statement.id, part), {"text": f'"{statement.text}"', "kind": type(statement).__name__.lower()}.get(part)
        for part in ("attribution", "voice", "qualifier"):
            if getattr(statement, part) is not None:
                yield (statement.id, part), str(getattr(statement, part))
        for part in ("locators", "hedges", "quotes", "tags", "notes", "meta", "allows"):
            for number, value in enumerate(getattr(statement, part)):
                said = {"hedges": f'"{value}"', "notes": f'"{value}"', "tags": f"#{value}"}.get(part)
                if part == "locators" and value.start:
                    said = f"{value.start}-{value.end}" if value.end else str(value.start)
                yield (statement.id, part, number), said
    for path, step in map.steps():
        yield path, None
        if step.scheme:
            yield (*path, "scheme"), step.scheme.name
        for number, member in enumerate(step.members):
            yield (*path, "members", number), member if map[member] else None
    for section in map.sections:
        yield (f"section:{section.id}",), section.id
    for number, tension in enumerate(map.tensions):
        yield (f"tension:{number}", "first"), tension.first
        yield (f"tension:{number}", "second"), tension.second


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_part_of_every_example_has_its_place(path):
    reading, met = read(path), 0
    for place, said in paths_of(reading.map):
        span = reading.places.span(place)
        assert span is not None, place
        assert span.file.name == str(path)
        assert 0 <= span.start < span.end <= len(span.file.text)
        if said is not None:
            assert " ".join(span.text.split()).replace("–", "-").removeprefix(f"{reading.map.documents[0].id}:" if reading.map.documents else "") == said, place
        met += 1
    assert met > 20


@given(sketches(), st.randoms(use_true_random=False))
def test_every_part_of_any_map_has_its_place(sketch, choose):
    text = " ".join(write(sketch, nest(sketch, choose), list(range(len(sketch.statements)))))
    building = build([parse(File("x", text))[0]])
    taken = Counter()
    for path, said in paths_of(building.map):
        span = building.places.span(path)
        assert 0 <= span.start < span.end <= len(text)
        if said is not None and path[1:2] != ("text",) and path[1:2] != ("notes",) and path[1:2] != ("hedges",):
            assert span.text.strip('"').replace("–", "-") == said
        taken[path] += 1
    assert max(taken.values()) == 1


# A map without places is told as much


def told(diagnostics):
    """How often each finding is made, wherever it is placed."""
    return Counter((diagnostic.rule.name, diagnostic.message) for diagnostic in diagnostics)


@given(sketches(), st.randoms(use_true_random=False))
def test_a_map_without_places_gets_as_many_findings_as_the_same_one_with_them(sketch, choose):
    text = " ".join(write(sketch, nest(sketch, choose), list(range(len(sketch.statements)))))
    building = build([parse(File("x", text))[0]])
    with_places = check(building.map, places=building.places.span)
    assert told(with_places) == told(check(building.map))
    for diagnostic in with_places:
        assert diagnostic.primary.place == () or 0 <= diagnostic.primary.place.start < diagnostic.primary.place.end <= len(text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_taken_without_its_file_is_told_the_same(path):
    reading = read(path)
    assert told(check(reading.map)) == told(reading.diagnostics)


def test_building_is_repeatable():
    text = EVERYTHING
    assert build([parse(File("x", text))[0]]).map == build([parse(File("y", text))[0]]).map


def test_nothing_makes_an_empty_map():
    assert build([]).map == ArgumentMap()
