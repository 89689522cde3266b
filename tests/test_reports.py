"""Reports: what a person is shown, under tabs, wide letters and hostile ones."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import read_text, wild_soups

from argmap.argument import ArgumentMap, Claim, Premise, Reason
from argmap.checks import check
from argmap.diagnostic import Diagnostic, Label, Rule, Severity, in_order, print_place
from argmap.files import File, Span, display_width
from argmap.reports import print_concise, print_full, print_tally

RULE = Rule("some-rule", "A999", Severity.ERROR, "A page.")


def finding(text, start, end, label="", others=(), **more):
    file = File("x.argmap", text)
    return Diagnostic(RULE, "a message", Label(Span(file, start, end), label), tuple(Label(Span(file, *other[:2]), other[2]) for other in others), **more)


def shown(*arguments, **more):
    return print_full([finding(*arguments, **more)])


# The layout of a report, by hand


def test_a_finding_is_shown_as_the_house_shows_it():
    text = 'claim safe "The reactor is safe." {\n  // because\n  because safe\n}'
    at = text.rindex("safe")
    assert shown(
        text,
        at,
        at + 4,
        "given here as its own reason",
        [(6, 10, "the claim")],
        help="give a reason that does not rest on `safe`",
        notes=("whoever doubts it doubts it",),
    ) == (
        "error[A999]: a message\n"
        " --> x.argmap:3:11\n"
        "  |\n"
        '1 | claim safe "The reactor is safe." {\n'
        "  |       ---- the claim\n"
        "  ┆\n"
        "3 |   because safe\n"
        "  |           ^^^^ given here as its own reason\n"
        "  = help: give a reason that does not rest on `safe`\n"
        "  = note: whoever doubts it doubts it"
    )


def test_lines_that_follow_each_other_have_no_gap():
    assert "┆" not in shown("one\ntwo", 4, 7, "b", [(0, 3, "a")])
    assert "┆" in shown("one\n\ntwo", 5, 8, "b", [(0, 3, "a")])


def test_the_margin_is_as_wide_as_the_widest_line_number():
    report = shown("\n" * 99 + "one", 99, 102)
    assert report.splitlines()[1:4] == ["   --> x.argmap:100:1", "    |", "100 | one"]


def test_two_places_on_one_line_have_a_line_each():
    assert shown("one two", 4, 7, "second", [(0, 3, "first")]).splitlines()[3:] == ["1 | one two", "  | --- first", "  |     ^^^ second"]


def test_a_place_at_the_end_of_the_file_has_a_caret():
    assert shown("one", 3, 3).splitlines()[3:] == ["1 | one", "  |    ^"]
    assert shown("", 0, 0).splitlines()[3:] == ["1 |", "  | ^"]
    assert shown("one\n", 4, 4).splitlines()[3:] == ["2 |", "  | ^"]


def test_a_place_that_runs_over_lines_is_underlined_on_its_first():
    assert shown("one two\nthree", 4, 11).splitlines()[3:] == ["1 | one two", "  |     ^^^"]


def test_places_in_two_files_are_shown_under_the_names_of_both():
    one, other = File("one.argmap", "aa"), File("other.argmap", "bb")
    report = print_full([Diagnostic(RULE, "a message", Label(Span(one, 0, 2), "here"), (Label(Span(other, 0, 2), "there"),))])
    assert report.splitlines()[1:] == [" --> one.argmap:1:1", "  |", "1 | aa", "  | ^^ here", " ::: other.argmap:1:1", "  |", "1 | bb", "  | -- there"]


def test_a_finding_of_a_map_without_a_file_is_told_by_path():
    map = ArgumentMap([Claim("a", "A.", main=True, reasons=[Reason(["b", "a"])]), Premise("b", "B.")])
    assert print_full(check(map)) == (
        "error[A102]: claim `a` is given as its own reason\n"
        " --> a.reasons[0].members[1]: given here as its own reason\n"
        " --> a: the claim\n"
        "  = help: give a reason that does not rest on `a`"
    )


def test_findings_stand_a_blank_line_apart_and_none_is_nothing():
    assert print_full([finding("a", 0, 1), finding("a", 0, 1)]).count("\n\n") == 1
    assert print_full([]) == print_concise([]) == ""


def test_a_concise_report_is_one_line_a_finding():
    reading = read_text('main claim a "A." {\n  because zz\n  because by x: premise b "B."\n}', name="x.argmap")
    assert print_concise(reading.diagnostics) == (
        "x.argmap:2:11: error[N102]: no statement has the id `zz`\nx.argmap:3:14: warning[N105]: no scheme is called `x`"
    )


@pytest.mark.parametrize("name", ["a: b.argmap", "C:/maps/x.argmap", "1: 2: 3"])
def test_a_concise_report_survives_a_name_with_colons(name):
    reading = read_text('main claim a "A." { because zz }', name=name)
    assert print_concise(reading.diagnostics) == f"{name}:1:29: error[N102]: no statement has the id `zz`"


@pytest.mark.parametrize(
    ("severities", "told"),
    [
        ("", "no findings"),
        ("e", "1 error"),
        ("eew", "2 errors, 1 warning"),
        ("wwh", "2 warnings, 1 hint"),
        ("eewwhh", "2 errors, 2 warnings, 2 hints"),
    ],
)
def test_the_tally(severities, told):
    kinds = {"e": Severity.ERROR, "w": Severity.WARNING, "h": Severity.HINT}
    found = [Diagnostic(Rule("r", "A1", kinds[letter], ""), "m", Label(())) for letter in severities]
    assert print_tally(found) == told


@pytest.mark.parametrize(
    ("place", "printed"), [((), "the map"), (("a",), "a"), (("a", "reasons", 0, "members", 1), "a.reasons[0].members[1]"), (("statements", 1), "statements[1]")]
)
def test_a_path_is_printed_as_one_would_write_it(place, printed):
    assert print_place(place) == printed


def test_findings_are_ordered_by_place_and_those_without_one_come_last():
    file = File("x", "abcdef")
    found = [
        Diagnostic(RULE, name, Label(place))
        for name, place in [("path", ("a",)), ("late", Span(file, 4, 5)), ("early", Span(file, 1, 2)), ("wide", Span(file, 1, 3))]
    ]
    assert [diagnostic.message for diagnostic in in_order(found)] == ["early", "wide", "late", "path"]


# Carets stand under what they are about


@pytest.mark.parametrize(
    ("text", "word", "carets"),
    [
        ("claim a zz", "zz", "        ^^"),
        ("\tclaim zz", "zz", "              ^^"),
        ("a\tzz", "zz", "        ^^"),
        ("a\tb\tzz", "zz", "                ^^"),
        ("主張 zz", "zz", "     ^^"),
        ("zz 主張", "主張", "   ^^^^"),
        ("主\tzz", "zz", "        ^^"),
        ("cafe\u0301 zz", "zz", "     ^^"),
        ("😀 zz", "zz", "   ^^"),
        ("a\u200bb zz", "zz", "   ^^"),
        ("שלום zz", "zz", "     ^^"),
        ("ｆｕｌｌ zz", "zz", "         ^^"),
        ("a\x1b[31mb zz", "zz", "        ^^"),
    ],
)
def test_carets_stand_under_tabs_wide_letters_and_marks(text, word, carets):
    at = text.index(word)
    assert shown(text, at, at + len(word)).splitlines()[4] == "  | " + carets


@given(st.lists(st.sampled_from([*"ab \t", "é", "e\u0301", "主", "ｆ", "😀", "\u200b", "\x1b", "\u202e"]), max_size=25).map("".join))
def test_the_caret_stands_where_a_terminal_shows_the_word(before):
    report = shown(f"{before}zz", len(before), len(before) + 2).splitlines()
    line, carets = report[3].removeprefix("1 | "), report[4].removeprefix("  | ")
    assert carets.strip() == "^^"
    assert len(carets) - 2 == display_width(line[: line.rindex("zz")])


def test_tabs_are_shown_as_spaces():
    assert "\t" not in shown("\tzz\t", 1, 3)
    assert shown("\tzz", 1, 3).splitlines()[3] == "1 |         zz"


# Long lines


@pytest.mark.parametrize("at", [0, 5, 60, 108, 109, 110, 500, 4000, 9995])
def test_of_a_long_line_the_part_in_question_is_shown(at):
    text = "x" * at + "ZZ" + "y" * (10_000 - at)
    line, carets = shown(text, at, at + 2).splitlines()[3:5]
    assert display_width(line) < 130
    assert line[carets.index("^^") :][:2] == "ZZ"


@pytest.mark.parametrize(("span", "others"), [((10, 9_000), []), ((10, 12), [(9_000, 9_002, "there")]), ((9_000, 9_002), [(10, 12, "there")])])
def test_nothing_in_a_report_is_as_long_as_the_line(span, others):
    assert max(map(len, shown("x" * 10_000, *span, others=others).splitlines())) < 200


@pytest.mark.parametrize(
    "text", ['main claim a "A." { because ' + "x" * 20_000 + " }", 'main claim a "A." ' + "x" * 20_000, 'include "' + "x" * 20_000 + '"\nclaim a "A."']
)
def test_a_message_quotes_no_more_of_a_word_than_can_be_read(text):
    for diagnostic in read_text(text).diagnostics:
        assert len(diagnostic.message) < 300


# What is hostile

HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]8;;https://example.org\x1b\\",
    "\x9b31m",
    "\x08\x08\x08",
    "\x7f",
    "\x00",
    "\u202eevil\u202c",
    "\u2066iso\u2069",
    "\u200f",
    "\u061c",
    "\u2028",
    "\u2029",
    "\x85",
    "\x0b",
    "\x0c",
]
STEERING = {*map(chr, range(32)), *map(chr, range(127, 160)), *"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"} - {"\n"}


@pytest.mark.parametrize("bad", HOSTILE, ids=ascii)
@pytest.mark.parametrize(
    "text",
    [
        'main claim a "A {}."',
        'main claim a "A." {} zz',
        'main claim a{} "A."',
        'main claim a "A." {{ because zz {} }}',
        "// {}\nzz",
        'include "{}"\nclaim a "A."',
        'main claim a "A {}',
        'main claim a "A." #{}',
    ],
)
def test_nothing_in_a_text_steers_the_terminal(text, bad):
    reading = read_text(text.format(bad))
    for report in (print_full(reading.diagnostics), print_concise(reading.diagnostics), str(reading)):
        assert not STEERING & set(report)


@pytest.mark.parametrize("bad", HOSTILE, ids=ascii)
def test_nothing_in_a_name_steers_the_terminal(bad):
    reading = read_text('main claim a "A." { because zz }', name=f"x{bad}.argmap")
    for report in (print_full(reading.diagnostics), print_concise(reading.diagnostics)):
        assert not STEERING & set(report)


@pytest.mark.parametrize("bad", HOSTILE, ids=ascii)
def test_nothing_in_a_map_made_in_python_steers_the_terminal(bad):
    map = ArgumentMap([Claim(f"a{bad}", "A.", main=True, reasons=[Reason([f"a{bad}"], scheme=f"s{bad}")])])
    for report in (print_full(check(map)), print_concise(check(map))):
        assert not STEERING & set(report)


@given(wild_soups)
def test_a_report_can_always_be_printed(text):
    reading = read_text(text)
    report = print_full(reading.diagnostics)
    assert not STEERING & set(report)
    assert report.encode()
    for letter in report:
        assert unicodedata.category(letter) != "Cc" or letter == "\n"


def test_half_a_surrogate_pair_can_be_told():
    assert str(read_text("main claim a\ud800 “A.”")).encode()
    assert str(read_text('main claim a "A." { because zz }', name="x\udcff.argmap")).encode()


# Colours


def test_colours_change_nothing_but_colours():
    reading = read_text('main claim a "A." {\n  because zz\n   but by x: premise b "B."\n}')
    painted = print_full(reading.diagnostics, paint=lambda role, text: f"<{role}|{text}|{role}>")
    plain = painted
    for role in ("error", "warning", "hint", "frame", "label", "help", "strong"):
        plain = plain.replace(f"<{role}|", "").replace(f"|{role}>", "")
    assert plain == print_full(reading.diagnostics)
    assert "<error|error[N102]|error>" in painted
