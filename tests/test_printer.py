"""Canonical text says the same in one layout, keeps every word and comment, and is its own canonical text."""

from __future__ import annotations

import re

import pytest
from ground import EXAMPLES, ROOT
from hypothesis import given
from hypothesis import strategies as st
from strategies import nest, sketches, within, write

from argmap.building.moving import move_out
from argmap.files import File
from argmap.language import parse
from argmap.language.parser import language, quoted
from argmap.language.printer import print_syntax
from argmap.language.syntax import MapSyntax, ReferenceSyntax, SchemeSyntax, StatementSyntax, StepSyntax, TagSyntax, TextSyntax, TitleSyntax, WordSyntax
from argmap.reading import read_text


def printed(text):
    syntax, _ = parse(File("x.argmap", text))
    assert not syntax.lossy
    return print_syntax(syntax)


def words(text):
    """What a text is made of, apart from layout: texts by what they say, dashes by what they mean, and no braces or parentheses that hold nothing of their own."""
    scan = language().scanner.scan(text)
    assert not scan.stops
    found = [
        quoted(token.start, token.end, token.text).value if token.type == "STRING" else "-" if token.type == "DASH" else token.text for token in scan.tokens
    ]
    # Of each opening mark: where it is, and whether it holds what needs it.
    needless, opened = set(), []
    for at, token in enumerate(scan.tokens):
        if token.text in ("{", "("):
            opened.append([at, False])
        elif token.text in ("}", ")"):
            start, needed = opened.pop()
            needless |= set() if needed else {start, at}
        elif opened and (token.text == "unless" or scan.tokens[opened[-1][0]].text == "{"):
            opened[-1][1] = True
    return [word for at, word in enumerate(found) if at not in needless]


def comments(text):
    return [text[start:end].rstrip() for start, end in language().scanner.scan(text).comments]


def is_canonical_of(again, text):
    assert words(again) == words(text)
    assert comments(again) == comments(text)
    assert printed(again) == again
    before, after = read_text(text), read_text(again)
    assert after.map == before.map
    assert "misleading-indentation" not in [found.rule.name for found in after.diagnostics]
    # Only what ends a line for the language: a comment may hold what ends one elsewhere.
    assert not [line for line in again.split("\n") if line != line.rstrip()]
    assert "\n\n\n" not in again


# Texts at random, and real ones laid out at random

_PAGES = [ROOT / "README.md", *sorted(ROOT.glob("tests/pages/*.md")), *sorted(ROOT.glob("examples/guide/*.md"))]


def _sound(text):
    syntax, found = parse(File("x.argmap", text))
    return not syntax.lossy and not any(diagnostic.is_error for diagnostic in found)


BLOCKS = [found for page in _PAGES for found in re.findall(r"^```argmap[^\n]*\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)]
TEXTS = [text for text in [*(path.read_text(encoding="utf-8") for path in EXAMPLES), *BLOCKS] if _sound(text)]

_BETWEEN = [" ", " ", "  ", "\t", "\n", "\r\n", "\n      ", "\n\n", "\n \n\n\n", "\u00a0", "\u200b "]
_WITHIN = [" ", " ", "  ", "\n", "\r\n    ", "\t"]


def laid_out(pieces, choose, remarks):
    """Words with random space between them, random breaks in their texts and, if wanted, comments anywhere."""
    text = ""
    for number, piece in enumerate(pieces):
        word = re.sub(r"(?<=[^\s\\]) (?=[^\s])", lambda _: choose.choice(_WITHIN), piece) if piece.startswith('"') else piece
        space = choose.choice(_BETWEEN)
        if remarks and choose.random() < 0.2:
            space += f'// remark {number}, "and" because {{' + choose.choice(["", " ", "\t"]) + "\n" + choose.choice(_BETWEEN)
        text += space + word
    return text + (" // the end" if remarks else "")


@st.composite
def layouts(draw, *, remarks=True):
    """A text at random in two layouts."""
    choose = draw(st.randoms(use_true_random=False))
    sketch = draw(sketches())
    pieces = write(sketch, nest(sketch, choose), list(range(len(sketch.statements))))
    return laid_out(pieces, choose, remarks), laid_out(pieces, choose, remarks)


@given(layouts())
def test_texts_at_random(texts):
    text, _ = texts
    is_canonical_of(printed(text), text)


@given(layouts(remarks=False))
def test_layout_decides_nothing_but_where_a_blank_line_is(texts):
    one, other = ([line for line in printed(text).splitlines() if line] for text in texts)
    assert one == other


@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_real_texts_laid_out_at_random(text, choose):
    tokens = [token.text for token in language().scanner.scan(text).tokens]
    mess = laid_out(tokens, choose, remarks=True)
    is_canonical_of(printed(mess), mess)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_examples_and_every_block_of_the_pages(text):
    is_canonical_of(printed(text), text)


def test_there_are_texts_to_try():
    assert len(TEXTS) > 50


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_canonical(path):
    text = path.read_text(encoding="utf-8")
    assert printed(text) == text


# Each decision, by an example


def test_long_texts_go_on_further_in_than_what_the_braces_hold():
    text = "word " * 30 + "end"
    first, *rest = printed(f'claim a "{text}" {{ note "{text}" }}').splitlines()

    assert first == 'claim a "' + "word " * 17 + "word"
    assert rest == ["    " + "word " * 12 + 'end" {', '  note "' + "word " * 17 + "word", "      " + "word " * 12 + 'end"', "}"]


def test_lines_end_at_a_hundred_columns():
    fits = 'claim a "' + "x" * 40 + " " + "y" * 49 + '"'
    assert len(fits) == 100
    assert printed(fits) == fits + "\n"
    assert printed(fits.replace("y", "yy", 1)) == 'claim a "' + "x" * 40 + "\n    " + "y" * 50 + '"\n'


def test_wide_letters_count_as_two_columns():
    assert printed(f'claim a "{"主" * 30} {"張" * 30}"') == f'claim a "{"主" * 30}\n    {"張" * 30}"\n'


def test_what_goes_with_a_statement_stays_together():
    text = "w" * 80
    assert printed(f'claim a "{text}" likely @1.1, 2.2 #tag').splitlines() == [f'claim a "{text}"', "    likely @1.1, 2.2 #tag"]


def test_words_too_long_for_any_line_stand_on_their_own():
    word = "w" * 200
    assert printed(f'claim a "A {word} z."').splitlines() == ['claim a "A', f"    {word}", '    z."']


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("“curly”", '"curly"'),
        ("“with “inner” quotes”", '"with “inner” quotes"'),
        ('“with "straight" quotes”', r'"with \"straight\" quotes"'),
        (r'"a \"quote\" and a \\"', r'"a \"quote\" and a \\"'),
        ('"  spaces\t in\n  and around "', '"spaces in and around"'),
    ],
)
def test_quotes_and_escapes(said, written):
    assert printed(f"claim a {said}") == f"claim a {written}\n"


def test_locators_have_one_spelling():
    assert printed('claim a "A." @ 1 ,2.1–2.3 , doc : 4 , doc  "p. 12"') == 'claim a "A." @1, 2.1-2.3, doc:4, doc "p. 12"\n'


def test_what_goes_with_a_statement_keeps_its_order():
    assert printed('claim a "A." #x likely from s @1 #b') == 'claim a "A." #x likely from s @1 #b\n'


def test_braces_and_parentheses_that_hold_nothing_go():
    assert printed('claim a "A." { but b unless (c) } source s "S" {}') == 'claim a "A." {\n  but\n    b\n    unless c\n}\n\nsource s "S"\n'


def test_braces_that_hold_a_comment_stay():
    assert printed('claim a "A." { // to do\n}') == 'claim a "A." {  // to do\n}\n'


def test_names_stand_in_a_line_while_they_fit():
    assert printed('claim a "A." { because b\nand c }') == 'claim a "A." {\n  because b and c\n}\n'
    many = " and ".join(["name-of-a-statement"] * 5)
    assert printed(f'claim a "A." {{ because {many} }}').splitlines()[1:4] == ["  because", "    name-of-a-statement", "    and name-of-a-statement"]


def test_at_most_one_blank_line_is_kept_and_one_stands_between_statements():
    assert printed('source a "A"\nsource b "B"\n\n\n\nsource c "C"\nclaim d "D."\nclaim e "E."') == (
        'source a "A"\nsource b "B"\n\nsource c "C"\n\nclaim d "D."\n\nclaim e "E."\n'
    )


def test_no_blank_line_stands_inside_braces_at_either_end():
    assert printed('claim a "A." {\n\n  note "N."\n\n  note "M."\n\n}') == 'claim a "A." {\n  note "N."\n\n  note "M."\n}\n'


def test_comment_above_a_statement_stays_with_it():
    assert printed('claim a "A."\n// about b\nclaim b "B."') == 'claim a "A."\n\n// about b\nclaim b "B."\n'


# Trees made without a text


def test_tree_that_was_made_by_hand():
    file = File("made", "")

    def text(value):
        return TextSyntax(0, 0, value)

    def word(value):
        return WordSyntax(0, 0, value)

    premise = StatementSyntax(0, 0, word("premise"), main=False, id=None, text=text('She said "so".'), attributes=(), entries=())
    step = StepSyntax(0, 0, word("because"), SchemeSyntax(0, 0, word("sign")), (premise, ReferenceSyntax(0, 0, word("b"))), ())
    claim = StatementSyntax(0, 0, word("claim"), main=True, id=word("a"), text=text("A."), attributes=(TagSyntax(0, 0, "x"),), entries=(step,))
    syntax = MapSyntax(file, (TitleSyntax(0, 0, text("T")), claim))

    assert print_syntax(syntax) == 'title "T"\n\nmain claim a "A." #x {\n  because by sign:\n    premise "She said \\"so\\"."\n    and b\n}\n'


# Large ones


@pytest.mark.parametrize("link", ["because", "but", "because by sign:"])
def test_a_text_nested_a_thousand_deep(link):
    text = 'main claim a0 "A."' + "".join(f' {{ {link} claim a{number} "A."' for number in range(1, 1000)) + "}" * 999
    with within(20):
        again = printed(text)
        assert printed(again) == again
        syntax, _ = parse(File("x.argmap", text))
        shallow = print_syntax(move_out(syntax))
    assert len(shallow) < len(again) / 50


def test_ten_thousand_statements_with_comments():
    text = "".join(f'claim c{number} "C." {{ // one\n // two\nbecause c{number + 1} }}\n' for number in range(10_000)) + 'premise c10000 "End."'
    with within(20):
        again = printed(text)
    assert again.count("//") == 20_000


def test_a_text_of_a_million_letters():
    with within(20):
        assert max(map(len, printed('main claim a "' + "word " * 200_000 + '"').splitlines())) <= 100


# Moving out


@given(layouts(), st.integers(1, 3))
def test_moving_out_of_texts_at_random(texts, levels):
    text, _ = texts
    syntax, _ = parse(File("x.argmap", text))
    moved = print_syntax(move_out(syntax, levels))

    assert read_text(moved).map == read_text(text).map
    assert sorted(comments(moved)) == sorted(comments(text))
    assert print_syntax(move_out(parse(File("x.argmap", moved))[0], levels)) == moved
    assert _depth(moved) <= levels + 1 or not _all_have_ids(text)


def _depth(text):
    """How many statements stand in one another, by a count of their braces."""
    deepest = depth = 0
    for token in language().scanner.scan(text).tokens:
        depth += (token.text == "{") - (token.text == "}")
        deepest = max(deepest, depth)
    return deepest


def _all_have_ids(text):
    return all(not statement.nameless for statement in read_text(text).map.statements)


def test_statement_moves_within_its_section_and_takes_along_what_it_holds():
    text = 'section s "S" { claim a "A." { because claim b "B." { because claim c "C." // c\n { note "N." // n\n } } } // end of a\n claim d "D." }'
    syntax, _ = parse(File("x.argmap", text))

    assert print_syntax(move_out(syntax, 2)) == (
        'section s "S" {\n  claim a "A." {\n    because claim b "B." {\n      because c\n    }\n  }  // end of a\n\n'
        '  claim c "C." {  // c\n    note "N."  // n\n  }\n\n  claim d "D."\n}\n'
    )


def test_statements_without_an_id_stay():
    text = 'claim a "A." {\n  because claim "B." {\n    because premise "C."\n  }\n}\n'
    syntax, _ = parse(File("x.argmap", text))

    assert print_syntax(move_out(syntax, 1)) == text


def test_nothing_moves_where_names_made_from_words_would_change_places():
    text = 'claim a "A." {\n  because claim b "B." {\n    because premise "Same."\n  }\n  but premise "Same." {\n    note "Other."\n  }\n}\n'
    syntax, _ = parse(File("x.argmap", text))

    assert read_text(print_syntax(move_out(syntax, 1))).map == read_text(text).map
