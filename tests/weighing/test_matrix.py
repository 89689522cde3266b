"""Ground against rivals: what bears on which, read off small maps by hand."""

import json

import pytest
from click.testing import CliRunner
from test_solver import random_map

import argmap
from argmap.argument import ArgumentMap, Claim, Evidence, Objection, Premise, Reason, Undercut
from argmap.cli import command

HEUER = """
title "Will Iraq strike back?"

main claim none "Iraq will not strike back." {
  because said
  because quiet
  because no-war
  but radio
  but alert
  but face
}
main claim minor "Iraq will have minor attacks made." {
  because said
  because quiet
  because no-war
  because radio
  because alert
  because face
}
main claim major "Iraq plans a major attack." {
  because said
  but quiet
  but no-war
  because radio
  because alert
  because face
}

evidence said "The president has said that he will not strike back."
evidence quiet "There were no attacks during the war."
premise no-war "Iraq does not want another war."
evidence radio "There is more traffic on the agents' radio."
evidence alert "Embassies were told to be on their guard."
premise face "Not to strike back would be to lose face."
"""
"""The example of Heuer's chapter 8, which has this table:

            H1  H2  H3
    E1      +   +   +
    E2      +   +   -
    E3      +   +   -
    E4      -   +   +
    E5      -   +   +
    E6      -   +   +
"""
TABLE = {
    "said": ("supports", "supports", "supports"),
    "quiet": ("supports", "supports", "against"),
    "no-war": ("supports", "supports", "against"),
    "radio": ("against", "supports", "supports"),
    "alert": ("against", "supports", "supports"),
    "face": ("against", "supports", "supports"),
}


def bearings(found):
    return {row.statement.id: tuple(each.value for each in row.bearings) for row in found.rows}


def ids(parts):
    return [part.statement.id for part in parts]


def leaf(id):
    return Evidence(id, f"{id}.")


def of(*statements, rivals=("a", "b")):
    return argmap.weigh(ArgumentMap(statements)).matrix(rivals)


class TestHeuersExample:
    MATRIX = argmap.weigh(argmap.read_text(HEUER).map).matrix()

    def test_it_is_his_table(self):
        assert bearings(self.MATRIX) == TABLE

    def test_what_is_inconsistent_is_counted(self):
        assert [(rival.statement.id, rival.supports, rival.against) for rival in self.MATRIX.rivals] == [("none", 3, 3), ("minor", 6, 0), ("major", 4, 2)]
        assert ids(self.MATRIX.ranking) == ["minor", "major", "none"]
        assert ids(self.MATRIX.untested) == ["minor"]

    def test_what_the_president_said_tells_none_apart(self):
        assert ids(self.MATRIX.undiagnostic) == ["said"]
        assert ids(self.MATRIX.diagnostic) == ["quiet", "no-war", "radio", "alert", "face"]

    def test_evidence_alone_makes_a_smaller_table(self):
        found = argmap.weigh(argmap.read_text(HEUER).map).matrix(["none", "major"], evidence=True)
        assert ids(found.rows) == ["said", "quiet", "radio", "alert"]
        assert [(rival.supports, rival.against) for rival in found.rivals] == [(2, 2), (3, 1)]

    def test_a_cell_has_a_name(self):
        assert self.MATRIX["quiet", "major"] is argmap.Bearing.AGAINST
        with pytest.raises(KeyError, match="no rival has the id 'quiet'"):
            self.MATRIX["quiet", "quiet"]


@pytest.mark.parametrize(
    ("step", "side"),
    [
        (Reason(["e"]), "supports"),
        (Objection(["e"]), "against"),
        (Objection(["e"], conceded=True), "against"),
        (Reason(["p", "e"]), "supports"),
        (Reason(["p"], undercuts=[Undercut(["e"])]), "against"),
        (Objection(["p"], undercuts=[Undercut(["e"])]), "supports"),
        (Reason(["p"], undercuts=[Undercut(["p"], undercuts=[Undercut(["e"])])]), "supports"),
        (Objection(["p"], undercuts=[Undercut(["p"], undercuts=[Undercut(["e"])])]), "against"),
        (Reason(["c"]), "against"),
        (Objection(["c"]), "supports"),
        (Reason(["p"], undercuts=[Undercut(["c"])]), "supports"),
    ],
)
def test_each_link_keeps_the_side_or_turns_it(step, side):
    """`c` is a claim that `e` speaks against."""
    kind = {"reasons": [step]} if isinstance(step, Reason) else {"objections": [step]}
    against = Claim("c", "C.", reasons=[Reason(["p"])], objections=[Objection(["e"])])
    found = of(Claim("a", "A.", **kind), Claim("b", "B."), against, leaf("e"), Premise("p", "P."))
    assert found["e", "a"].value == side
    assert found["e", "b"].value == "nothing"


def test_two_ways_that_disagree_bear_both_ways_and_count_on_both_sides():
    found = of(Claim("a", "A.", reasons=[Reason(["e"])], objections=[Objection(["c"])]), Claim("b", "B."), Claim("c", "C.", reasons=[Reason(["e"])]), leaf("e"))
    assert bearings(found) == {"e": ("both", "nothing")}
    assert (found.rivals[0].supports, found.rivals[0].against) == (1, 1)


def test_a_rival_is_no_row_and_is_passed_through():
    found = of(Claim("a", "A.", objections=[Objection(["b"])]), Claim("b", "B.", reasons=[Reason(["e"])]), leaf("e"))
    assert bearings(found) == {"e": ("against", "supports")}


def test_what_bears_on_none_is_told_and_stays_a_row():
    found = of(Claim("a", "A.", reasons=[Reason(["e"])]), Claim("b", "B."), leaf("e"), leaf("apart"))
    assert (ids(found.rows), ids(found.idle), ids(found.undiagnostic)) == (["e", "apart"], ["apart"], [])


def test_three_rivals_that_exclude_each_other_in_a_ring_do_not_turn_their_own_evidence():
    # a objects to c and c to b, so what is for a is against c and for b; b objects to a, and round the ring it would come back turned.
    ring = [Claim(one, f"{one}.", objections=[Objection([other])], reasons=[Reason([f"e{one}"])]) for one, other in ("ab", "bc", "ca")]
    found = of(*ring, leaf("ea"), leaf("eb"), leaf("ec"), rivals="abc")
    assert bearings(found)["ea"] == ("supports", "supports", "against")


def test_a_loop_below_a_rival_ends():
    found = of(
        Claim("a", "A.", reasons=[Reason(["p"])]),
        Claim("b", "B.", objections=[Objection(["q"])]),
        Claim("p", "P.", reasons=[Reason(["q"])]),
        Claim("q", "Q.", reasons=[Reason(["p"]), Reason(["e"])]),
        leaf("e"),
    )
    assert bearings(found) == {"e": ("supports", "against")}


def test_a_chain_of_ten_thousand_objections():
    count = 10_000
    chain = [Claim(f"c{number}", "C.", objections=[Objection([f"c{number + 1}"])]) for number in range(count)]
    found = of(*chain, Evidence(f"c{count}", "E."), rivals=["c0", "c1"])
    # An even number of turns from c0, an odd one from c1.
    assert [each.value for each in found.rows[-1].bearings] == ["supports", "against"]


def sides(map, id, rival):
    """The sides that a statement takes, by going up from it along every way, one after the other; `True` for the rival."""
    found = set()
    for use in map.uses_of(id):
        exceptions, is_reason = (len(use.path) - 3) // 2, use.path[1] == "reasons"
        keeps = is_reason if exceptions % 2 == 0 else not is_reason
        above = {True} if use.owner == rival else sides(map, use.owner, rival)
        found |= {side if keeps else not side for side in above}
    return found


def test_random_maps_are_as_every_single_way_says():
    told = {(): "nothing", (True,): "supports", (False,): "against", (False, True): "both"}
    seen = set()
    for seed in range(200):
        map, _ = random_map(seed, cyclic=False)
        rivals = [statement.id for statement in map][:2]
        if len(rivals) == 2:
            for row in argmap.weigh(map).matrix(rivals).rows:
                expected = tuple(told[tuple(sorted(sides(map, row.statement.id, rival)))] for rival in rivals)
                assert tuple(each.value for each in row.bearings) == expected, seed
                seen.update(expected)
    assert seen == set(told.values())


@pytest.mark.parametrize("rivals", [[], ["a"], ["a", "a"]])
def test_one_claim_has_no_rival(rivals):
    with pytest.raises(ValueError, match="two statements or more"):
        of(Claim("a", "A.", main=True), rivals=rivals)


class TestCommand:
    @pytest.fixture
    def compare(self, tmp_path):
        file = tmp_path / "iraq.argmap"
        file.write_text(HEUER, "utf-8")

        def run(*args, expected=0):
            done = CliRunner().invoke(command, ["compare", *args, str(file)])
            assert done.exit_code == expected, done.output
            return done

        return run

    def test_it_prints_the_table_and_what_it_shows(self, compare):
        lines = compare("--matrix").stdout.splitlines()
        assert max(map(len, lines)) <= 80
        assert [line.split() for line in lines[4:14]] == [
            ["none", "minor", "major"],
            ["quiet", "evidence", "for", "for", "against"],
            ["no-war", "premise", "for", "for", "against"],
            ["radio", "evidence", "against", "for", "for"],
            ["alert", "evidence", "against", "for", "for"],
            ["face", "premise", "against", "for", "for"],
            ["said", "evidence", "for", "for", "for"],
            ["─" * (7 + 8 + 3 * 7 + 4 * 2)],
            ["for", "3", "6", "4"],
            ["against", "3", "0", "2"],
        ]
        assert lines[15:] == [
            "Nothing here speaks against minor, so nothing here tests it.",
            "From the least against to the most: minor (0), major (2), none (3).",
            "said tells none apart: it bears alike on all.",
        ]

    def test_the_data_are_the_same(self, compare):
        data = json.loads(compare("--matrix", "--json", "--of", "major,none").stdout)
        assert {id: tuple(row["bearings"].values()) for id, row in data["rows"].items()} == {id: (row[2], row[0]) for id, row in TABLE.items()}
        assert (data["ranking"], data["untested"], data["undiagnostic"], data["idle"]) == (["major", "none"], [], ["said"], [])
        assert data["rivals"]["none"] == {"text": "Iraq will not strike back.", "supports": 3, "against": 3}

    def test_a_spreadsheet_gets_every_row(self, compare):
        lines = compare("--matrix", "-T", "csv").stdout.splitlines()
        assert lines[:2] == [
            "id,kind,text,none,minor,major",
            "said,evidence,The president has said that he will not strike back.,supports,supports,supports",
        ]
        assert len(lines) == 7

    def test_a_page_gets_a_table_with_the_words(self, compare):
        lines = compare("--matrix", "-T", "markdown").stdout.splitlines()
        assert lines[4:7] == [
            "|  | none | minor | major |",
            "| --- | --- | --- | --- |",
            "| The president has said that he will not strike back. (evidence) | for | for | for |",
        ]
        assert lines[-1] == "| **against** | 3 | 0 | 2 |"

    @pytest.mark.parametrize(
        ("args", "told"),
        [
            ([], "two versions of a map are compared by `argmap diff OLD NEW`"),
            (["--matrix", "--of", "minor"], "there is nothing to compare with 1 statement"),
            (["--matrix", "--of", "minor,mayor"], "did you mean `major`?"),
        ],
    )
    def test_what_cannot_be_compared_is_told(self, compare, args, told):
        assert told in " ".join(compare(*args, expected=2).stderr.split())


def test_many_rivals_are_numbered_and_go_on_below(tmp_path):
    file = tmp_path / "many.argmap"
    file.write_text("\n".join(f'main claim rival-number-{number} "R." {{ because e }}' for number in range(1, 10)) + '\nevidence e "E."', "utf-8")
    lines = CliRunner().invoke(command, ["compare", "--matrix", str(file)]).stdout.splitlines()
    assert lines[0] == "1  rival-number-1: R."
    heads = [line.split() for line in lines if line.split() and line.split()[0].isdigit() and "rival" not in line]
    assert heads == [list("1234567"), list("89")]


def test_cells_of_a_spreadsheet_do_nothing(tmp_path):
    file = tmp_path / "formula.argmap"
    file.write_text('main claim a "A." { because e }\nmain claim b "B." { but e }\nevidence e "=HYPERLINK(1)"', "utf-8")
    assert "e,evidence,'=HYPERLINK(1),supports,against" in CliRunner().invoke(command, ["compare", "--matrix", "-T", "csv", str(file)]).stdout
