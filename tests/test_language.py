"""The language says what DESIGN.md says it says: each row of its table, its texts, its ids, its words."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from ground import EXAMPLES
from hypothesis import given
from hypothesis import strategies as st
from strategies import KEYWORDS, findings, ids, lark_tokens, quoted, read_bytes, read_text, rules, sound, spaces, texts

from argmap.argument import (
    Allow,
    Claim,
    Document,
    Evidence,
    Locator,
    Meta,
    Objection,
    Point,
    Premise,
    Quote,
    Reason,
    Scheme,
    Section,
    Source,
    Tension,
    Undercut,
)
from argmap.files import File
from argmap.language import parse
from argmap.language.parser import Callbacks, language
from argmap.language.phrases import PHRASES, expectation
from argmap.language.scanner import Token
from argmap.language.tables import GRAMMAR, TABLES, load_parser, make_parser, print_tables

# The grammar and its tables


def test_the_grammar_has_no_conflicts_and_no_two_of_its_words_collide():
    make_parser(None, strict=True)


def test_the_shipped_tables_are_of_this_grammar(monkeypatch):
    def never(*_arguments, **_options):
        raise AssertionError("the tables are not of this grammar: run python -m argmap.language.tables")

    monkeypatch.setattr("argmap.language.tables.make_parser", never)
    assert load_parser(Callbacks()).terminals


def test_making_the_tables_anew_gives_the_shipped_file():
    # Sets have no order, so their print may differ from run to run; what they say may not.
    assert json.loads(print_tables())["grammar"] == json.loads(TABLES.read_text(encoding="utf-8"))["grammar"]


def test_the_grammar_lies_in_its_own_file():
    assert GRAMMAR.suffix == ".lark"
    assert GRAMMAR.is_file()


def shape(node):
    """What a syntax node says, without its identity."""
    if isinstance(node, tuple | list):
        return [shape(each) for each in node]
    names = [name for base in type(node).__mro__ for name in getattr(base, "__slots__", ()) if not name.startswith("__")]
    return (type(node).__name__, {name: shape(getattr(node, name)) for name in names}) if names else node


def feed(parser, text):
    found, stop = lark_tokens(text)
    assert stop is None
    state = parser.parse_interactive("")
    for token in found:
        state.feed_token(Token(*token))
    return state.feed_token(Token("$END", "", len(text), len(text)))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_shipped_tables_parse_as_the_grammar_does(path):
    text = path.read_text(encoding="utf-8")
    assert shape(feed(load_parser(Callbacks()), text)) == shape(feed(make_parser(Callbacks()), text))


def test_tables_of_another_grammar_are_not_used(tmp_path, monkeypatch):
    tables = json.loads(TABLES.read_text(encoding="utf-8"))
    stale = tmp_path / "argmap.tables.json"
    stale.write_text(json.dumps({**tables, "grammar": "of another day", "data": {}, "memo": {}}))
    monkeypatch.setattr("argmap.language.tables.TABLES", stale)
    assert shape(feed(load_parser(Callbacks()), 'claim a "A."')) == shape(feed(make_parser(Callbacks()), 'claim a "A."'))


@pytest.mark.parametrize("content", ["", "not json", "{"])
def test_damaged_tables_are_not_used(tmp_path, monkeypatch, content):
    damaged = tmp_path / "argmap.tables.json"
    damaged.write_text(content)
    monkeypatch.setattr("argmap.language.tables.TABLES", damaged)
    assert feed(load_parser(Callbacks()), 'claim a "A."')


def test_every_word_of_the_grammar_has_its_phrase():
    assert {terminal.name for terminal in make_parser(None).terminals} - {"SPACE", "COMMENT"} <= set(PHRASES)


def test_no_phrase_is_a_name_of_the_grammar():
    assert not [phrase for phrase in PHRASES.values() if phrase.isupper()]


def test_what_is_expected_is_said_without_names_of_the_grammar_whatever_is_expected():
    table = language().parser.parser.parser._parse_table  # noqa: SLF001
    names = {terminal.name for terminal in language().parser.terminals} - {"A"}
    for actions in table.states.values():
        accepted = {name for name in actions if name in PHRASES}
        if accepted:
            assert not set(expectation(accepted, None).replace("`", " ").replace(",", " ").split()) & names


# The table of constructs, row by row

DOC = 'document d "The report"\n'


def only(text):
    """The only statement of a sound text."""
    [statement] = sound(text)
    return statement


def test_title():
    assert sound('title "Why so"\nclaim a "A."').title == "Why so"


def test_a_document_has_six_fields():
    text = 'document d "The report" { author "A" publisher "P" date "2017-08-29" url "https://example.org" record "r.toml" text "t.txt" }\nclaim a "A."'
    assert sound(text).documents == (Document("d", "The report", "A", "P", "2017-08-29", "https://example.org", "r.toml", "t.txt"),)


def test_a_document_needs_no_fields():
    assert sound('document d "The report"\nclaim a "A."').documents == (Document("d", "The report"),)
    assert sound('document d "The report" {}\nclaim a "A."').documents == (Document("d", "The report"),)


@pytest.mark.parametrize("grade", [letter + figure for letter in "ABCDEF" for figure in "123456"])
def test_a_source_has_an_admiralty_grade(grade):
    assert sound(f'source s "Someone" {grade}\nclaim a "A."').sources == (Source("s", "Someone", grade),)


@pytest.mark.parametrize("grade", ["G1", "A0", "A7", "B", "B22", "good"])
def test_another_grade_is_an_error(grade):
    assert "bad-grade" in rules(read_text(f'source s "Someone" {grade}\nclaim a "A."'))


def test_a_source_has_any_fields():
    assert sound('source s "Someone" C3 { url "u" role "envoy" }\nclaim a "A."').sources == (
        Source("s", "Someone", "C3", [Meta("url", "u"), Meta("role", "envoy")]),
    )


@pytest.mark.parametrize(("word", "kind"), [("claim", Claim), ("premise", Premise), ("evidence", Evidence)])
def test_the_three_kinds_of_statement(word, kind):
    assert sound(f'main claim m "M."\n{word} a "A."')["a"] == kind("a", "A.")


def test_main_marks_a_thesis_and_several_are_allowed():
    map = sound('main claim a "A."\nmain claim b "B."\nclaim c "C."')
    assert [statement.id for statement in map if statement.main] == ["a", "b"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("@6", [Locator(Point(6))]),
        ("@6.3", [Locator(Point(6, 3))]),
        ("@3.3, 4.1", [Locator(Point(3, 3)), Locator(Point(4, 1))]),
        ("@3.3,4.1,5", [Locator(Point(3, 3)), Locator(Point(4, 1)), Locator(Point(5))]),
        ("@6.3-6.5", [Locator(Point(6, 3), Point(6, 5))]),
        ("@6.3–6.5", [Locator(Point(6, 3), Point(6, 5))]),
        ("@6-8", [Locator(Point(6), Point(8))]),
        ("@ 6 . 3".replace(" . ", "."), [Locator(Point(6, 3))]),
        ("@d:6.3", [Locator(Point(6, 3), document="d")]),
        ("@d:6.3-6.5, d:7", [Locator(Point(6, 3), Point(6, 5), "d"), Locator(Point(7), document="d")]),
        ('@d "p. 12"', [Locator(document="d", words="p. 12")]),
        ('@d "p. 12", 6.3', [Locator(document="d", words="p. 12"), Locator(Point(6, 3))]),
    ],
)
def test_locators(written, meant):
    meant = [Locator(each.start, each.end, "d", each.words) for each in meant]
    assert list(only(f'{DOC}claim a "A." {written}').locators) == meant


def test_a_locator_without_an_id_means_the_only_document_of_the_file():
    assert only(f'claim a "A." @6\n{DOC}').locators == (Locator(Point(6), document="d"),)


def test_with_several_documents_a_locator_without_an_id_is_an_error():
    assert findings(f'{DOC}document e "E"\nclaim a "A." @6') == [("ambiguous-locator", 3)]
    assert findings(f'{DOC}document e "E"\nclaim a "A." {{ quote "q" @6 }}') == [("ambiguous-locator", 3)]


@pytest.mark.parametrize("written", ["@0", "@0.1", "@1.0", "@1-0", "@6.5-6.3", "@7-6", "@6.3-5"])
def test_a_locator_that_no_text_can_have_is_an_error(written):
    assert findings(f'{DOC}claim a "A." {written}') == [("bad-locator", 2)]


def test_from_and_quoting_are_two_things():
    map = sound('source s "S"\nsource t "T"\nclaim a "A." from s quoting t')
    assert (map["a"].attribution, map["a"].voice) == ("s", "t")


@pytest.mark.parametrize("word", ["certain", "very-likely", "likely", "even-chance", "possible", "unlikely", "very-unlikely", "remote"])
def test_the_ladder_of_qualifiers(word):
    assert only(f'claim a "A." {word}').qualifier == word


def test_implicit_inferred_and_tags():
    statement = only('claim a "A." #one implicit #two inferred #three')
    assert (statement.implicit, statement.inferred, statement.tags) == (True, True, ("one", "two", "three"))


@given(st.permutations(["@d:6.3", "from s", "quoting s", "answers q, r", "likely", "implicit", "inferred", "#tag"]))
def test_attributes_stand_in_any_order(attributes):
    head = f'{DOC}source s "S"\nclaim a "A." '
    assert sound(head + " ".join(attributes)) == sound(head + "@d:6.3 from s quoting s answers q, r likely implicit inferred #tag")


@pytest.mark.parametrize("attribute", ["@d:6.3", "from s", "quoting s", "answers q, r", "likely", "implicit", "inferred", "#tag"])
def test_each_attribute_stands_once(attribute):
    assert findings(f'{DOC}source s "S"\nclaim a "A."\n  {attribute}\n  {attribute}') == [("repeated-attribute", 5)]


def test_a_statement_answers_one_question_or_several():
    assert only('claim a "A." answers other-causes').answers == ("other-causes",)
    assert only('claim a "A." answers other-causes , typical,\n enough @1').answers == ("other-causes", "typical", "enough")


def test_a_question_is_named_once():
    assert findings('claim a "A." answers typical,\nenough,\ntypical') == [("repeated-attribute", 3)]


def test_two_different_qualifiers_are_one_too_many():
    assert findings('claim a "A."\nlikely\ncertain') == [("repeated-attribute", 3)]


CAST = "".join(f'premise {id} "{id.upper()}."\n' for id in "bcdefg")


def argue(clauses):
    """The statement `a` of a map in which it has these clauses, and b to g are premises."""
    return sound(f'main claim a "A." {{ {clauses} }}\n{CAST}')["a"]


def test_because_gives_a_reason_and_and_links_premises():
    assert argue("because b because c and d").reasons == (Reason(["b"]), Reason(["c", "d"]))


def test_but_gives_an_objection_and_although_one_that_is_conceded():
    assert argue("but b and c although d").objections == (Objection(["b", "c"]), Objection(["d"], conceded=True))


def test_unless_gives_an_exception_and_several_are_exceptions_to_one_step():
    assert argue("because b unless c and d unless e but f unless g").reasons == (Reason(["b"], undercuts=[Undercut(["c", "d"]), Undercut(["e"])]),)
    assert argue("because b unless c and d unless e but f unless g").objections == (Objection(["f"], undercuts=[Undercut(["g"])]),)


def test_an_exception_to_an_exception_stands_in_parentheses():
    assert argue("because b unless (c unless (d and e unless f) unless g)").reasons == (
        Reason(["b"], undercuts=[Undercut(["c"], undercuts=[Undercut(["d", "e"], undercuts=[Undercut(["f"])]), Undercut(["g"])])]),
    )


def test_parentheses_around_a_plain_exception_mean_nothing():
    assert argue("because b unless (c and d)") == argue("because b unless c and d")


def test_a_scheme_is_named_or_of_ones_own():
    assert argue('because by sign: b but by "weather lore": c unless by analogy: d') == Claim(
        "a",
        "A.",
        main=True,
        reasons=[Reason(["b"], scheme=Scheme("sign"))],
        objections=[Objection(["c"], scheme=Scheme("weather lore", own=True), undercuts=[Undercut(["d"], scheme=Scheme("analogy"))])],
    )


def test_an_unknown_scheme_is_a_warning_with_a_near_match():
    reading = read_text(f'main claim a "A." {{ because by precident: b }}\n{CAST}')
    assert rules(reading) == ["unknown-scheme"]
    assert reading.diagnostics[0].help == "did you mean `precedent`?"
    assert not reading.errors


def test_a_member_is_written_in_place_or_named_before_or_after():
    after = sound('main claim a "A." { because b }\npremise b "B."')
    before = sound('premise b "B."\nmain claim a "A." { because b }')
    in_place = sound('main claim a "A." { because premise b "B." }')
    assert after == before == in_place


def test_a_member_in_place_has_everything_that_a_statement_has():
    text = f'{DOC}source s "S"\nmain claim a "A." {{ because claim b "B." @6 from s likely #t {{ note "N" because premise c "C." }} and premise d "D." unless premise e "E." }}'
    map = sound(text)
    assert map["a"].reasons == (Reason(["b", "d"], undercuts=[Undercut(["e"])]),)
    assert map["b"] == Claim(
        "b", "B.", locators=[Locator(Point(6), document="d")], attribution="s", qualifier="likely", tags=["t"], notes=["N"], reasons=[Reason(["c"])]
    )


def test_note_hedge_meta_allow_and_quote():
    statement = only(f'{DOC}claim a "A." {{ note "N" hedge "may" meta "k" "v" allow no-main "so" quote "very words" @6.3, 7 quote "more" note "N2" }}')
    assert statement.notes == ("N", "N2")
    assert statement.hedges == ("may",)
    assert statement.meta == (Meta("k", "v"),)
    assert statement.allows == (Allow("no-main", "so"),)
    assert statement.quotes == (Quote("very words", [Locator(Point(6, 3), document="d"), Locator(Point(7), document="d")]), Quote("more"))


def test_sections_group_statements_and_hold_sections():
    map = sound('section s "S" { main claim a "A." { because premise b "B." } section t "T" { claim c "C." } }\nclaim d "D."')
    assert map.sections == (Section("s", "S", ["a", "b"]), Section("t", "T", ["c"], "s"))


def test_a_section_needs_no_id():
    [section] = sound('section "The first half" { main claim a "A." }').sections
    assert (section.title, section.members) == ("The first half", ("a",))


def test_a_section_may_hold_every_declaration():
    map = sound(f'section s "S" {{ {DOC} source t "T" main claim a "A." @6 from t claim b "B." tension a and b "So." allow no-main "so" }}')
    assert (len(map.documents), len(map.sources), len(map.tensions), len(map.allows)) == (1, 1, 1, 1)


def test_tension():
    assert sound('tension a and b "They differ."\nmain claim a "A."\nclaim b "B."').tensions == (Tension("a", "b", "They differ."),)


def test_allow_at_the_top_is_for_the_file():
    assert sound('claim a "A."\nclaim b "B."\nallow no-main "Two drafts."').allows == (Allow("no-main", "Two drafts."),)


def test_everything_may_stand_on_one_line_or_each_word_on_its_own():
    words = [
        "main",
        "claim",
        "a",
        '"A."',
        "@d:6.3",
        ",",
        "7",
        "-",
        "8",
        "likely",
        "{",
        "because",
        "by",
        "sign",
        ":",
        "b",
        "and",
        "c",
        "unless",
        "(",
        "d",
        "unless",
        "e",
        ")",
        "note",
        '"N"',
        "}",
    ]
    assert sound(" ".join(words) + f"\n{CAST}{DOC}") == sound("\n\n".join(words) + f"\n{CAST}{DOC}".replace("\n ", "\n"))


# Texts


@given(texts)
def test_a_text_says_what_was_put_into_quotes(text):
    assert only(f"claim a {quoted(text)}").text == text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('"Plain."', "Plain."),
        ("“Curly.”", "Curly."),
        ("“It is “quoted” here.”", "It is “quoted” here."),
        ("“One “a” and one “b”.”", "One “a” and one “b”."),
        ('"Curly “inside” straight."', "Curly “inside” straight."),
        ('“Straight "inside" curly.”', 'Straight "inside" curly.'),
        (r'"A \"quote\"."', 'A "quote".'),
        (r'"A backslash: \\."', "A backslash: \\."),
        (r'"Both: \\\"."', 'Both: \\".'),
        ('"Over\n   two lines."', "Over two lines."),
        ('"Over\r\ntwo lines."', "Over two lines."),
        ('"Over\rtwo lines."', "Over two lines."),
        ('"Tabs\tand   runs."', "Tabs and runs."),
        ('"  Around.  "', "Around."),
        ('"No\u00a0break\u3000space."', "No break space."),
        ('"Words // { } ( ) @ # : , and because."', "Words // { } ( ) @ # : , and because."),
        ('"It\'s ‘so’."', "It's ‘so’."),
        ('"Ünïcödé 主張 😀."', "Ünïcödé 主張 😀."),
    ],
)
def test_strings(written, said):
    assert only(f"claim a {written}").text == said


@pytest.mark.parametrize("escape", [r"\n", r"\t", r"\'", r"\u0041", r"\x", r"\ "])
def test_there_is_no_other_escape(escape):
    reading = read_text(f'claim a "A {escape} b."')
    assert rules(reading) == ["bad-escape"]
    assert reading.diagnostics[0].primary.place.text == escape[:2]
    assert reading.errors


def test_each_wrong_escape_is_told():
    assert rules(read_text(r'claim a "C:\temp\new\\old."')) == ["bad-escape", "bad-escape"]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\r\r", "\n   \n", "\n\t\n\n", "\r\n \r\n"])
def test_a_text_holds_no_blank_line(gap):
    reading = read_text(f'claim a "The first line{gap}the second line."')
    assert reading.errors
    assert reading.diagnostics[0].primary.place.start <= 9


@pytest.mark.parametrize("written", ['""', "“”", '" "', '"\n"', '"\u00a0"'])
def test_an_empty_text_is_an_error(written):
    assert rules(read_text(f"claim a {written}")) == ["empty-text"]


@pytest.mark.parametrize(
    "text",
    [
        'title ""\nclaim a "A."',
        'source s ""\nclaim a "A."',
        'document d ""\nclaim a "A."',
        'section "" { claim a "A." }',
        'claim a "A." { note "" }',
        'claim a "A." { because by "": premise b "B." }',
    ],
)
def test_no_text_of_any_kind_is_empty(text):
    assert rules(read_text(text)) == ["empty-text"]


@pytest.mark.parametrize("opening", ['"', "“"])
def test_an_unclosed_text_is_told_at_its_opening_quote(opening):
    reading = read_text(f'main claim a {opening}The first. {{\n  because premise b "The second."\n}}')
    [diagnostic] = reading.diagnostics
    assert diagnostic.rule.name == "unclosed-string"
    assert diagnostic.primary.place.start == 13
    assert [statement.text for statement in reading.map] == ["The first.", "The second."]


# Space, marks and ids


@pytest.mark.parametrize(
    "space",
    [chr(code) for code in range(0x3100) if chr(code).isspace()] + ["\u200b", "\u2060", "\ufeff"],
    ids=lambda space: f"U+{ord(space):04X}",
)
def test_every_unicode_space_is_space(space):
    words = ["main", "claim", "a", '"A."', "{", "because", "premise", "b", '"B."', "}"]
    assert sound(space.join(words)) == sound(" ".join(words))


@given(st.lists(spaces, min_size=10, max_size=10))
def test_layout_carries_no_meaning(between):
    words = ["main", "claim", "a", '"A."', "{", "because", "premise", "b", '"B."', "}"]
    reading = read_text("".join(word + space for word, space in zip(words, between, strict=True)))
    assert set(rules(reading)) <= {"misleading-indentation"}
    assert reading.map == sound(" ".join(words))


def test_a_byte_order_mark_is_skipped():
    with_mark = read_bytes(b'\xef\xbb\xbfclaim a "A."', name="x")
    without = read_bytes(b'claim a "A."', name="x")
    assert with_mark.diagnostics == ()
    assert with_mark.map == without.map


@given(ids)
def test_words_of_any_script_are_ids(id):
    assert only(f'claim {id} "A."').id == unicodedata.normalize("NFC", id)


@pytest.mark.parametrize("id", ["café", "각", "Å", "ñandú", "ǖ"])
def test_ids_are_compared_in_nfc(id):
    composed, apart = unicodedata.normalize("NFC", id), unicodedata.normalize("NFD", id)
    assert composed != apart
    map = sound(f'main claim m "M." {{ because {apart} }}\npremise {composed} "P."')
    assert map["m"].reasons == (Reason([composed]),)
    assert findings(f'main claim {composed} "A."\npremise {apart} "B."') == [("duplicate-id", 2)]


@pytest.mark.parametrize("where", ["source", "document", "section"])
def test_all_kinds_of_ids_are_compared_in_nfc(where):
    use = {"source": "from cafe\u0301", "document": "@cafe\u0301:6", "section": ""}[where]
    braces = " {}" if where == "section" else ""
    sound(f'{where} café "C"{braces}\nclaim a "A." {use}')
    assert ("duplicate-id", 2) in findings(f'{where} café "C"{braces}\n{where} cafe\u0301 "C"{braces}\nclaim a "A."')


@pytest.mark.parametrize("id", ["a–b", "a—b", "a‑b", "a−b"])
def test_a_typographic_dash_in_an_id_is_told(id):
    reading = read_text(f'main claim {id} "A."')
    assert rules(reading) == ["invalid-id"]
    assert reading.diagnostics[0].help == "write `a-b`"


@pytest.mark.parametrize("id", ["a-", "a--"])
def test_an_id_ends_with_no_hyphen(id):
    assert rules(read_text(f'main claim {id} "A."')) == ["invalid-id"]


@pytest.mark.parametrize("id", ["_a", "1a", "2017", "6.3"])
def test_an_id_begins_with_a_letter(id):
    reading = read_text(f'main claim {id} "A."')
    assert reading.errors
    assert set(rules(reading)) <= {"syntax-error", "invalid-id"}


@pytest.mark.parametrize("id", ["a😀", "a§", "a€b", "a™"])
def test_a_sign_is_no_letter_of_an_id(id):
    assert rules(read_text(f'main claim {id} "A."')) == ["invalid-id"]


def test_an_id_keeps_its_capitals():
    assert sound('main claim Trams "A." { because premise trams-2 "B." }')["Trams"].id == "Trams"


# Words of the language are no ids

USES = {
    "a statement's id": 'claim {} "A."',
    "a premise's id": 'main claim a "A." {{ because premise {} "B." }}',
    "a member": 'main claim a "A." {{ because {} }}',
    "a second member": 'main claim a "A." {{ because premise b "B." and {} }}',
    "a member of an exception": 'main claim a "A." {{ because premise b "B." unless {} }}',
    "a source's id": 'source {} "S"\nclaim a "A."',
    "a document's id": 'document {} "D"\nclaim a "A."',
    "a section's id": 'section {} "S" {{ claim a "A." }}',
    "on whose word": 'claim a "A." from {}',
    "whose words": 'claim a "A." quoting {}',
    "a question": 'claim a "A." answers {}',
    "a second question": 'claim a "A." answers q, {}',
    "a locator's document": 'claim a "A." @{}:6',
    "a tension": 'claim a "A."\ntension a and {} "So."',
    "a tension's first": 'claim a "A."\ntension {} and a "So."',
    "a scheme": 'main claim a "A." {{ because by {}: premise b "B." }}',
    "a rule": 'claim a "A."\nallow {} "so"',
}


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("word", KEYWORDS)
def test_a_word_of_the_language_is_reserved_everywhere(use, word):
    reading = read_text(USES[use].format(word))
    assert [diagnostic for diagnostic in reading.errors if diagnostic.rule.code.startswith("S")], f"{word} passed as {use}"


@pytest.mark.parametrize("word", KEYWORDS)
def test_a_statement_that_is_called_by_a_word_of_the_language_is_told_so(word):
    assert rules(read_text(f'claim {word} "A."')) == ["reserved-id"]


@pytest.mark.parametrize("word", KEYWORDS)
def test_a_word_of_the_language_with_something_behind_it_is_an_id(word):
    assert only(f'claim {word}-1 "A."').id == f"{word}-1"


@pytest.mark.parametrize("word", ["author", "publisher", "date", "url", "record", "text"])
def test_names_of_fields_are_no_words_of_the_language(word):
    assert only(f'claim {word} "A."').id == word


@pytest.mark.parametrize("word", KEYWORDS)
def test_a_tag_may_be_any_word(word):
    assert only(f'claim a "A." #{word}').tags == (word,)


# What was written is kept


def test_comments_and_places_are_kept():
    text = '// first\nclaim a "A." // second\n// third {\n@6 // "fourth"\n// fifth'
    file = File("x", text)
    syntax, found = parse(file)
    assert not found
    assert [syntax.span(comment).text for comment in syntax.comments] == ["// first", "// second", "// third {", '// "fourth"', "// fifth"]
    [claim] = syntax.items
    assert syntax.span(claim).text == text[text.index("claim") : text.index("@6") + 2]
    assert syntax.span(claim.text).text == '"A."'
    assert syntax.span(claim.attributes[0]).text == "@6"


def test_comments_of_a_file_with_slips_are_kept():
    text = 'claim a "A." { // one\n  because // two\n} // three\nclaim b "B. // no comment\n// four'
    syntax, found = parse(File("x", text))
    assert found
    assert [syntax.span(comment).text for comment in syntax.comments] == ["// one", "// two", "// three", "// four"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_each_node_begins_and_ends_where_it_is_written(path):
    text = path.read_text(encoding="utf-8")
    syntax, found = parse(File(path.name, text))
    assert not found
    stack, met = list(syntax.items), 0
    while stack:
        node = stack.pop()
        met += 1
        assert 0 <= node.start < node.end <= len(text)
        assert not text[node.start].isspace()
        assert not text[node.end - 1].isspace()
        if isinstance(getattr(node, "value", None), str):
            assert text[node.start : node.end].strip('"“”').split() == node.value.split()
        for name in {name for base in type(node).__mro__ for name in getattr(base, "__slots__", ())} - {"start", "end"}:
            part = getattr(node, name, None)
            below = part if isinstance(part, tuple) else (part,)
            for each in below:
                if hasattr(each, "start"):
                    assert node.start <= each.start
                    assert each.end <= node.end
                    stack.append(each)
    assert met > 20


def test_the_example_of_the_design_is_sound(shelf):
    text = re.search(r"```\n(title .*?)```", (shelf / "DESIGN.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    map = sound(text)
    named = ["caveat", "us-pressure", "selective-partner", "shared-enemy", "cynical", "sharing", "talking-to-a-group", "hamas"]
    assert [statement.id for statement in map] == named
    assert map["caveat"].reasons == (Reason(["cynical", "us-pressure", "selective-partner"], scheme=Scheme("practical-reasoning")),)
    assert map["caveat"].objections == (Objection(["shared-enemy"], conceded=True),)
    assert [len(reason.undercuts) for reason in map["cynical"].reasons] == [1, 0]
    assert (map["hamas"].voice, map["hamas"].quotes[0].text) == ("demidov", "must talk with Hamas")
