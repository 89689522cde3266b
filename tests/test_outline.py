"""A map as indented text: what it says, how it is broken into lines, and the command that prints it."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from effort import effort
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.argument import ArgumentMap, Claim, Document, Evidence, Objection, Premise, Reason, Scheme, Section, Source, Tension, Undercut
from argmap.cli import command
from argmap.files import display_width
from argmap.outlining import outline
from argmap.reading import read, read_text

TRAMS = """
title "Should the city build trams?"
document report "Trams for us" { author "A. Writer" date "2024-03-05" }
source institute "National Institute of Transport" B2
source mayor "The mayor"
main claim trams "The city should build trams." very-likely @1.2, 4.1-4.3 {
  hedge "surely"
  because claim clean "Trams do not foul the air." {
    because by expert-opinion: evidence study "An institute measured no exhaust along tram lines." @3.2 from institute
  }
  because by practical-reasoning:
    premise capacity "Trams move more people than buses." implicit
    and premise "The buses are full on every line that leads into the city." inferred
    unless clean
  but evidence cost "Tracks are dear." quoting mayor
  although by "My own way": premise noise "Trams are loud." { because cost }
}
claim bikes "Bicycles need lanes too." { because clean }
premise rain "It rains."
tension cost and noise "Dear and loud."
"""

EXAMPLES = Path(__file__).parent.parent / "examples"


def trams():
    return read_text(TRAMS).map


def test_each_statement_stands_under_what_it_bears_on_and_is_opened_once():
    assert (
        outline(trams())
        == """\
Should the city build trams?
A. Writer, “Trams for us”, 5 March 2024

THESIS trams: The city should build trams. (¶1.2, 4.1–4.3; very likely: “surely”)
  BECAUSE claim clean: Trams do not foul the air.
    BECAUSE (by expert-opinion) evidence study: An institute measured no exhaust along tram lines. (¶3.2; according to National Institute of Transport (B2))
  BECAUSE by practical-reasoning:
    unstated premise capacity: Trams move more people than buses.
    AND inferred premise: The buses are full on every line that leads into the city.
    UNLESS see clean
  BUT evidence cost: Tracks are dear. (quoting The mayor)
  ALTHOUGH (by “My own way”) premise noise: Trams are loud.
    BECAUSE see cost

Claims that serve no thesis

claim bikes: Bicycles need lanes too.
  BECAUSE see clean

What serves nothing

premise rain: It rains.

Tensions

cost against noise – Dear and loud."""
    )


def test_in_a_terminal_branches_are_lines_and_text_hangs():
    assert (
        outline(trams(), width=60, lines=True).split("\n\n")[1]
        == """\
THESIS trams: The city should build trams. (¶1.2, 4.1–4.3;
│  very likely: “surely”)
├─ BECAUSE claim clean: Trams do not foul the air.
│  └─ BECAUSE (by expert-opinion) evidence study: An
│        institute measured no exhaust along tram lines.
│        (¶3.2; according to National Institute of Transport
│        (B2))
├─ BECAUSE by practical-reasoning:
│  ├─ unstated premise capacity: Trams move more people than
│  │     buses.
│  ├─ AND inferred premise: The buses are full on every line
│  │     that leads into the city.
│  └─ UNLESS see clean
├─ BUT evidence cost: Tracks are dear. (quoting The mayor)
└─ ALTHOUGH (by “My own way”) premise noise: Trams are loud.
   └─ BECAUSE see cost"""
    )


def test_exceptions_hang_on_their_step_and_not_on_its_member():
    map = ArgumentMap(
        [
            Claim("a", "Thesis.", main=True, reasons=[Reason(["b"], undercuts=[Undercut(["c", "d"], undercuts=[Undercut(["e"], scheme="sign")])])]),
            Claim("b", "Reason.", objections=[Objection(["d"])]),
            Premise("c", "Doubt."),
            Premise("d", "Part of it."),
            Premise("e", "Answer."),
        ]
    )
    assert (
        outline(map)
        == """\
THESIS a: Thesis.
  BECAUSE
    claim b: Reason.
      BUT premise d: Part of it.
    UNLESS
      premise c: Doubt.
      AND see d
      UNLESS (by sign) premise e: Answer."""
    )


def test_sections_are_named_where_they_change():
    map = ArgumentMap(
        [
            Claim("a", "Thesis.", main=True, reasons=[Reason(["b"]), Reason(["c"])]),
            Claim("b", "In the same.", reasons=[Reason(["d"])]),
            Premise("c", "In the other.", locators=["2"]),
            Premise("d", "In the same still."),
        ],
        sections=[Section("one", "First", ["a", "b", "d"]), Section("two", "Second", ["c"])],
    )
    assert (
        outline(map)
        == """\
THESIS a: Thesis. (in “First”)
  BECAUSE claim b: In the same.
    BECAUSE premise d: In the same still.
  BECAUSE premise c: In the other. (in “Second”; ¶2)"""
    )


def test_cycles_and_what_nothing_leads_to_are_told_too():
    map = ArgumentMap([Claim("a", "Round.", reasons=[Reason(["b"])]), Claim("b", "And round.", reasons=[Reason(["a"])]), Claim("t", "Thesis.", main=True)])
    assert outline(map).split("\n\n") == ["THESIS t: Thesis.", "What goes in circles", "claim a: Round.\n  BECAUSE claim b: And round.\n    BECAUSE see a"]


def test_a_nameless_statement_is_named_by_its_first_words():
    text = 'premise "Buses are full on every line that leads into the middle of the city."'
    map = read_text(f'main claim a "One." {{ because {text} }} claim b "Two." {{ because {text} }}').map
    nameless = next(statement for statement in map if statement.nameless)
    map = ArgumentMap([*map, Claim("c", "Three.", reasons=[Reason([nameless.id])])])
    assert "BECAUSE see “Buses are full on every line that leads…”" in outline(map)


def test_a_map_without_statements_says_so():
    assert outline(ArgumentMap([])) == "There is no statement in this map yet."
    assert outline(ArgumentMap([], title="Nothing yet")) == "Nothing yet\n\nThere is no statement in this map yet."


def chain(count):
    links = [Claim(f"c{number}", f"Claim {number}.", reasons=[Reason([f"c{number + 1}"])]) for number in range(count - 1)]
    return ArgumentMap([*links, Claim(f"c{count - 1}", "The last.")])


def test_what_lies_deep_goes_on_at_the_margin():
    text = outline(chain(30), width=80)
    assert max(map(len, text.splitlines())) <= 80
    first, second = text.split("\n\n")
    assert " ".join(first.split()).endswith("BECAUSE claim c24: Claim 24. (continued below)")
    assert second.startswith("continued: claim c24: Claim 24.\n  BECAUSE claim c25: Claim 25.\n")
    assert len(re.findall(r"claim c24:", text)) == 2
    assert len(re.findall(r"claim c25:", text)) == 1


def test_a_chain_of_ten_thousand_and_a_thesis_with_ten_thousand_reasons_take_a_moment():
    wide = ArgumentMap([Claim("t", "Thesis.", main=True, reasons=[Reason([f"p{number}"]) for number in range(10_000)])] + [
        Premise(f"p{number}", "A word " * 10) for number in range(10_000)
    ])  # fmt: skip
    shared = ArgumentMap([*chain(5_000), *(Claim(f"t{number}", "Thesis.", main=True, reasons=[Reason(["c0"])]) for number in range(2_000))])
    begun = time.monotonic()
    for map in (chain(10_000), wide, shared):
        assert len(outline(map, width=80).splitlines()) < 40_000
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("name", ["first-map", "night-trains", "russia-pakistan"])
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("lines", [True, False])
def test_no_line_of_an_example_is_too_long(name, width, lines):
    map = read(EXAMPLES / f"{name}.argmap").map
    text = outline(map, width=width, lines=lines)
    assert max(display_width(line) for line in text.splitlines()) <= width
    assert not [line for line in text.splitlines() if line != line.rstrip()]
    for statement in map:
        assert statement.nameless or re.search(rf"\b{statement.id}:", text)


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80).filter(str.strip)


@st.composite
def maps(draw):
    ids = [f"n{number}" for number in range(draw(st.integers(1, 8)))]
    members = st.lists(st.sampled_from(ids), min_size=1, max_size=3)
    undercuts = st.recursive(st.just(()), lambda below: st.lists(st.builds(Undercut, members, undercuts=below), max_size=2).map(tuple), max_leaves=3)
    reasons = st.lists(st.builds(Reason, members, undercuts=undercuts, scheme=st.none() | WORDS.map(lambda words: Scheme(words, own=True))), max_size=2)
    objections = st.lists(st.builds(Objection, members, undercuts=undercuts, conceded=st.booleans()), max_size=2)
    kinds = st.sampled_from([Claim, Premise, Evidence])
    statements = [draw(kinds)(id, draw(WORDS), reasons=draw(reasons), objections=draw(objections)) for id in ids]
    return ArgumentMap(statements, title=draw(WORDS), sources=[Source("s", draw(WORDS))], documents=[Document("d", draw(WORDS))])


@given(maps(), st.sampled_from([None, 40, 60, 100]), st.booleans())
@settings(max_examples=effort(60, 150), deadline=None)
def test_every_statement_is_opened_once_and_every_step_told_once(map, width, lines):
    told = []
    outline(map, width=width, lines=lines, paint=lambda role, text: told.append((role, text)) or text)
    ids = [text.rstrip(":") for role, text in told if role == "id" and text.endswith(":")]
    continued = sum(role == "and" and "continued:" in text for role, text in told)
    assert set(ids) == {statement.id for statement in map}
    assert len(ids) == len(map) + continued
    words = [role for role, _ in told if role in ("because", "but", "although", "unless")]
    assert len(words) == len(list(map.steps()))
    linked = sum(len(step.members) - 1 for _, step in map.steps())
    assert sum(role == "and" and text == "AND" for role, text in told) == linked


@given(maps(), st.sampled_from([40, 60, 100]), st.booleans())
@settings(max_examples=effort(60, 150), deadline=None)
def test_no_line_is_longer_than_the_width_and_none_is_lost(map, width, lines):
    text = outline(map, width=width, lines=lines)
    assert all(display_width(line) <= width for line in text.split("\n"))
    squeezed = "".join(text.split())
    if not lines and "continued" not in text:
        assert squeezed == "".join(outline(map).split())


def test_tensions_and_wide_letters():
    map = ArgumentMap([Claim("甲", "主張" * 30), Claim("乙", "反論")], tensions=[Tension("甲", "乙", "両立しない")])
    assert outline(map).endswith("Tensions\n\n甲 against 乙 – 両立しない")
    assert all(display_width(line) <= 40 for line in outline(map, width=40).splitlines())


class TestCommand:
    def run(self, *args, **options):
        return CliRunner().invoke(command, ["outline", *map(str, args)], **options)

    def test_prints_to_standard_output_in_plain_indentation(self, tmp_path):
        file = tmp_path / "trams.argmap"
        file.write_text(TRAMS, encoding="utf-8")
        result = self.run(file, "--width", "80")
        assert result.exit_code == 0
        assert result.stdout == outline(trams(), width=80) + "\n"
        assert self.run(file, "--width", "80", "--lines").stdout == outline(trams(), width=80, lines=True) + "\n"

    def test_follows_the_width_of_the_terminal(self):
        for columns, expected in (("60", 60), ("100", 100), ("400", 120)):
            result = self.run(EXAMPLES / "russia-pakistan.argmap", env={"COLUMNS": columns})
            assert expected - 6 <= max(map(len, result.stdout.splitlines())) <= expected

    def test_colours_only_where_they_are_wanted(self):
        file = EXAMPLES / "first-map.argmap"
        coloured = self.run(file, env={"FORCE_COLOR": "1"}).stdout
        assert "\x1b[32m\x1b[1mBECAUSE\x1b[0m" in coloured
        assert re.sub(r"\x1b\[\d+m", "", coloured) == self.run(file, env={"NO_COLOR": "1"}).stdout == self.run(file).stdout

    def test_standard_input_and_several_files(self):
        result = self.run("-", EXAMPLES / "first-map.argmap", input='main claim a "Alone."')
        assert result.stdout.startswith("THESIS a: Alone.\n\nShould the city build trams?\n")

    def test_findings_go_to_standard_error_and_decide_the_exit_status(self, tmp_path):
        wrong = self.run("-", input='main claim a "Alone." { because b }')
        assert wrong.exit_code == 1
        assert "THESIS a: Alone." in wrong.stdout
        assert "error" in wrong.stderr
        broken = self.run("-", input='main claim a "Alone." { because }')
        assert (broken.exit_code, broken.stdout) == (1, "")
        assert "--anyway" in broken.stderr
        assert "THESIS a: Alone." in self.run("-", "--anyway", input='main claim a "Alone." { because }').stdout
        missing = self.run(tmp_path / "nothing.argmap")
        assert (missing.exit_code, missing.stdout) == (2, "")

    def test_what_would_steer_a_terminal_does_not_reach_it(self):
        result = self.run("-", input='main claim a "Red \x1b[31m and \u202eback."', env={"FORCE_COLOR": "1"})
        assert "Red \ufffd[31m and \ufffdback." in result.stdout

    def test_a_closed_pipe_is_no_error_to_speak_of(self):
        files = [str(EXAMPLES / "russia-pakistan.argmap")] * 1
        program = [sys.executable, "-m", "argmap", "outline", *files]
        first = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        first.stdout.close()
        assert first.stderr.read() == b""
        first.stderr.close()
        first.wait()
