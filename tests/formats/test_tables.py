"""What spreadsheets, graph programs and pages that draw Mermaid are given, and what they are not."""

import csv
import io
import json

import pytest
from strategies import sound

from argmap.argument import ArgumentMap, Claim, Premise, Reason
from argmap.formats import registry

MAP = """
source wire "The wire, Ltd" B2
main claim c "He said \\"go\\", twice." likely #loaded {
  note "Odd."
  because by sign: premise p "P." from wire and evidence e "E." unless premise u "U." although premise k "K."
}
"""


def rows(format, map):
    export = registry.write_text(map, format)
    return list(csv.DictReader(io.StringIO(export.text, newline=""))), [str(loss) for loss in export.losses]


def test_statements_are_lines_and_what_is_lost_is_their_steps():
    lines, losses = rows("csv", sound(MAP))
    assert [line["id"] for line in lines] == ["c", "p", "e", "u", "k"]
    assert lines[0] | {"main": "yes", "text": 'He said "go", twice.', "qualifier": "likely", "tags": "#loaded", "notes": "Odd."} == lines[0]
    assert lines[1]["from"] == "The wire, Ltd (B2)"
    assert losses == ["c: its reason of p and e", "c: its exception of u", "c: its objection of k"]


def test_links_are_lines_of_members_and_a_step_is_named_by_its_place():
    lines, losses = rows("csv-links", sound(MAP))
    assert [tuple(line.values()) for line in lines] == [
        ("p", "c", "because", "c.reasons[0]", "sign"),
        ("e", "c", "because", "c.reasons[0]", "sign"),
        ("u", "c.reasons[0]", "unless", "c.reasons[0].undercuts[0]", ""),
        ("k", "c", "although", "c.objections[0]", ""),
    ]
    assert losses[:3] == ["the map: its source wire", "c: its text", "c: that it is a claim"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1"])
def test_no_text_is_a_formula_and_the_apostrophe_before_it_is_told(text):
    lines, losses = rows("csv", ArgumentMap([Claim("c", text)]))
    assert lines[0]["text"] == f"'{text}"
    assert losses == ["c: the column `text` as it is: an apostrophe stands before it, so that no spreadsheet takes it for a formula"]


def test_lines_end_as_rfc_4180_says_and_hold_no_half_characters():
    export = registry.write_text(ArgumentMap([Claim("c", "a\ud800b")]), "csv")
    assert export.text.count("\r\n") == 2
    assert export.text.encode("utf-8")
    assert [str(loss) for loss in export.losses] == ["c: the control characters in the column `text`"]


def test_a_chain_of_ten_thousand_is_written_by_each_table():
    count = 10_000
    chain = [Claim(f"s{number}", "It.", reasons=[Reason(f"s{number + 1}")]) for number in range(count)]
    map = ArgumentMap([*chain, Premise(f"s{count}", "It.")])
    assert len(rows("csv-links", map)[0]) == count
    # A statement and its reason each; each claim without support, and each member that does not stand.
    assert registry.write_text(map, "dung").text.startswith(f"p af {count + 1 + count + count + count}\n")


def test_networkx_is_given_steps_as_nodes_and_plain_data():
    nx = pytest.importorskip("networkx", reason="NetworkX is an extra")
    from argmap.formats.networkx import to_networkx

    graph = to_networkx(sound(MAP))
    assert graph.nodes["c.reasons[0]"] == {"kind": "step", "relation": "because", "scheme": "sign"}
    assert set(graph.predecessors("c.reasons[0]")) == {"p", "e", "c.reasons[0].undercuts[0]"}
    assert graph.nodes["p"] == {"kind": "premise", "text": "P.", "from": "wire"}
    assert graph.graph["sources"] == {"wire": {"name": "The wire, Ltd", "grade": "B2"}}
    assert json.dumps(nx.node_link_data(graph))


def test_mermaid_is_what_is_drawn_and_loses_notes_and_tags():
    export = registry.write_text(sound(MAP), "mermaid")
    assert "\nflowchart RL\n" in export.text
    assert [str(loss) for loss in export.losses] == ["c: its tag #loaded", "c: its note “Odd.”"]
