"""AIF and xAIF: what is read, what is kept, and what is written."""

import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import within

from argmap.argument import ArgumentMap, Claim, Evidence, Objection, Premise, Reason, Scheme, Source, Undercut
from argmap.building.unbuild import print_map
from argmap.formats import read_text, write_text
from argmap.reading import read_text as read_own

CORPORA = Path(__file__).parents[2].parent / "shared" / "corpora"
FILES = sorted(path for folder in ("aif-araucaria", "aif-other", "xaif") for path in (CORPORA / folder).glob("*.json"))


def document(nodes, edges, **more):
    """An AIF file of nodes given as id, type and text, and of edges given as from and to."""
    return {
        "nodes": [{"nodeID": id, "text": text, "type": type} for id, type, text in nodes],
        "edges": [{"edgeID": str(at), "fromID": start, "toID": end} for at, (start, end) in enumerate(edges)],
        **more,
    }


def read(value, format=None):
    return read_text(value if isinstance(value, str) else json.dumps(value), format=format)


def rules(value, format="aif"):
    return [diagnostic.rule.name for diagnostic in read(value, format).diagnostics]


def written(map, format="aif"):
    return json.loads(write_text(map, format).text)


LINKED = document(
    [
        ("1", "I", "Build trams."),
        ("2", "I", "Buses are full."),
        ("3", "I", "Trams hold more."),
        ("4", "RA", "RA"),
        ("5", "I", "Trams break."),
        ("6", "CA", "CA"),
    ],
    [("2", "4"), ("3", "4"), ("4", "1"), ("5", "6"), ("6", "4")],
)


@pytest.mark.skipif(not FILES, reason="the corpora are not at hand")
def test_every_file_of_the_corpora_is_written_back_as_it_was_also_by_way_of_our_own_text():
    for path in FILES:
        text = path.read_text("utf-8")
        format = "xaif" if path.parent.name == "xaif" else "aif"
        imported = read_text(text)
        export = write_text(imported.map, format)
        assert json.loads(export.text) == json.loads(text), path.name
        assert not export.losses, path.name
        again = read_own(print_map(imported.map)).map
        assert json.loads(write_text(again, format).text) == json.loads(text), path.name


@pytest.mark.skipif(not FILES, reason="the corpora are not at hand")
def test_a_statement_is_from_the_speaker_who_asserts_it():
    # Counted by hand in the file: of nine statements eight are asserted or conceded, and one is asked.
    map = read_text((CORPORA / "aif-other" / "6064-original.json").read_text("utf-8")).map
    assert [statement.attribution for statement in map].count("cl") == 6
    assert [statement.attribution for statement in map].count("nl") == 2
    assert [(source.name, [each.value for each in source.fields]) for source in map.sources] == [("CL", ["409"]), ("NL", ["437"])]


def test_premises_of_one_ra_are_linked_and_a_conflict_with_it_is_an_exception():
    map = read(LINKED).map
    thesis = map.statements[0]
    assert isinstance(thesis, Claim)
    assert thesis.main
    assert thesis.reasons == (Reason(["buses-are-full", "trams-hold-more"], undercuts=[Undercut(["trams-break"])]),)
    assert [type(statement) for statement in map.statements[1:]] == [Premise] * 3


@pytest.mark.parametrize(
    ("node", "scheme"),
    [
        ({"text": "RA", "scheme": "CauseToEffect"}, Scheme("cause-to-effect")),
        ({"text": "Argument From Sign"}, Scheme("sign")),
        ({"text": "RA", "scheme": "FalsificationOfHypothesis"}, Scheme("Falsification Of Hypothesis", own=True)),
        ({"text": "Default Inference", "scheme": "Default Inference", "schemeID": "72"}, None),
        ({"text": "Pro"}, None),
        ({"text": "Default"}, None),
    ],
)
def test_a_scheme_is_known_by_its_name_in_any_dialect(node, scheme):
    value = document([("1", "I", "Build trams."), ("2", "I", "Buses are full.")], [("2", "3"), ("3", "1")])
    value["nodes"].append({"nodeID": "3", "type": "RA", **node})
    assert read(value).map.statements[0].reasons[0].scheme == scheme
    assert written(read(value).map) == value


def test_ova_and_others_put_whole_nodes_or_numbers_where_aifdb_puts_ids():
    one, two, step = ({"id": id, "text": text, "type": type} for id, text, type in ((1, "Build trams.", "I"), (2, "Buses are full.", "I"), (3, "", "RA")))
    one["majorClaim"] = True
    value = {"nodes": [one, two, step], "edges": [{"from": two, "to": step}, {"from": step, "to": one}], "analysis": {"plain_txt": ""}}
    map = read(value).map
    assert [len(statement.reasons) for statement in map] == [1, 0]
    assert written(map) == value


def test_what_is_changed_in_the_map_is_changed_in_the_file_and_nothing_else():
    map = read(LINKED).map
    thesis, buses, more, breaks = map.statements
    thesis = evolve(thesis, text="Build trams now.", reasons=[evolve(thesis.reasons[0], scheme="sign", undercuts=[])], objections=[Objection(["cost"])])
    new = written(evolve(map, statements=[thesis, buses, more, Premise("cost", "They cost much.")]))
    assert new["nodes"] == [
        {"nodeID": "1", "text": "Build trams now.", "type": "I"},
        *LINKED["nodes"][1:3],
        {"nodeID": "4", "text": "Sign", "type": "RA", "scheme": "Sign", "schemeID": "30"},
        {"nodeID": "cost", "text": "They cost much.", "type": "I"},
        {"nodeID": "7", "text": "Default Conflict", "type": "CA", "scheme": "Default Conflict", "schemeID": "71"},
    ]
    assert [(edge["fromID"], edge["toID"]) for edge in new["edges"]] == [("2", "4"), ("3", "4"), ("4", "1"), ("cost", "7"), ("7", "1")]
    assert breaks not in read(new).map.statements


def test_a_new_file_tells_schemes_as_aifdb_takes_them_and_speakers_as_participants():
    map = ArgumentMap(
        [Claim("build", "Build trams.", main=True, reasons=[Reason(["full"], scheme="sign")]), Premise("full", "Buses are full.", attribution="ann")],
        sources=[Source("ann", "Ann Reed")],
    )
    new = written(map)
    assert {"nodeID": "2", "text": "Sign", "type": "RA", "scheme": "Sign", "schemeID": "30"} in new["nodes"]
    assert {"nodeID": "2", "schemeID": "30"} in new["schemefulfillments"]
    assert new["participants"] == [{"participantID": "ann", "firstname": "Ann", "surname": "Reed"}]
    assert new["locutions"] == [{"nodeID": "4", "personID": "ann"}]
    assert read(new).map == map
    assert not write_text(map, "aif").losses
    assert written(map, "xaif")["AIF"]["nodes"] == new["nodes"]
    assert read(written(map, "xaif")).map == map


def test_a_kept_file_is_written_one_record_a_line_whatever_its_records_hold():
    odd = {"texts": ["},\x1f{", 1], "whole": {"a": {"b": 2}, "c": 3}, "none": {}}
    value = {**LINKED, "more": [odd, {"plain": "},\x1f{"}, ["list", {"x": 1}, {"y": 2}], "text"]}
    text = write_text(read(value).map, "aif").text
    assert json.loads(text) == value
    # One line for each node, each edge and each part of `more`; two for each of the lists, and two for the whole.
    assert len(text.splitlines()) == len(value["nodes"]) + len(value["edges"]) + len(value["more"]) + 3 * 2 + 2


def test_a_long_chain_of_steps_that_support_steps_takes_no_time():
    # A step gathers what leads into it once; gathered at each, ten thousand were fifty million.
    count = 10_000
    nodes = [("c", "I", "It is so.")]
    nodes += [(f"r{at}", "RA", "RA") for at in range(count)] + [(f"s{at}", "I", f"Reason {at}.") for at in range(count)]
    edges = [(f"r{at}", f"r{at - 1}" if at else "c") for at in range(count)] + [(f"s{at}", f"r{at}") for at in range(count)]
    with within(15):
        (reason,) = read(document(nodes, edges), "aif").map["c"].reasons
    assert reason.members == tuple(f"s{at}" for at in range(17))


@pytest.mark.parametrize("format", ["aif", "xaif"])
def test_a_golden_file_is_what_is_written_of_the_map_that_it_holds(format):
    golden = (Path(__file__).parent / "golden" / f"{format}.json").read_text("utf-8")
    map = read_text(golden).map
    assert map["build"].reasons == (Reason(["full", "more"], scheme="sign", undercuts=[Undercut(["break"])]),)
    assert map["build"].objections == (Objection(["cost"]),)
    assert map["full"].attribution == "ann"
    assert not map.meta
    assert write_text(map, format).text == golden


def test_what_aif_cannot_say_is_told():
    map = ArgumentMap(
        [Claim("build", "Build trams.", objections=[Objection(["full"], conceded=True)]), Evidence("full", "They rust.", qualifier="likely", tags=["rust"])],
        title="Trams",
    )
    assert [str(loss) for loss in write_text(map, "aif").losses] == [
        "the map: its title “Trams”",
        "build: that its objection of full is conceded",
        "build: that it is no main claim",
        "full: that it is evidence",
        "full: its qualifier likely",
        "full: its tag #rust",
    ]


BROKEN = [
    ({"nodes": None, "edges": 3}, ["wrong-type", "wrong-type"]),
    (
        {"nodes": [3, {"nodeID": [], "type": "I"}, {"type": "I"}, {"nodeID": "1"}], "edges": [None, {}]},
        ["wrong-type"] * 2 + ["missing-part"] * 2 + ["wrong-type", "missing-part"],
    ),
    (document([("1", "I", "A."), ("1", "I", "B.")], []), ["repeated-id"]),
    (document([("1", "I", "A."), ("2", "I", "B.")], [("1", "2"), ("1", "9")]), ["direct-edge", "dangling-edge"]),
    (document([("1", "I", None), ("2", "I", " "), ("3", "I", 4)], []), ["wordless-statement", "wordless-statement", "wrong-type"]),
    (document([("1", "I", "A."), ("2", "RA", "")], [("1", "2"), ("2", "1")]), ["misfit-relation"]),
    (document([("1", "I", "A."), ("2", "RA", ""), ("3", "CA", "")], [("1", "2"), ("3", "1")]), ["misfit-relation", "misfit-relation"]),
    (document([("1", "I", "A."), ("2", "MA", ""), ("3", "MA", "")], [("1", "2")]), ["unmapped-part"]),
]


@pytest.mark.parametrize(("value", "expected"), BROKEN)
def test_what_is_wrong_is_told_and_the_file_is_written_back_all_the_same(value, expected):
    assert rules(value) == expected
    if isinstance(value["nodes"], list):
        assert written(read(value, "aif").map) == value


def test_conflicts_that_attack_each_other_in_a_ring_or_without_end_are_read_as_far_as_they_go():
    many = 3000
    nodes = [("a", "I", "A."), ("b", "I", "B."), ("0", "RA", "")] + [(str(at), "CA", "") for at in range(1, many)]
    edges = [("b", str(at)) for at in range(many)] + [("0", "a")] + [(str(at), str(at - 1)) for at in range(1, many)] + [("1", str(many - 1))]
    imported = read(document(nodes, edges))
    assert print_map(imported.map).count("unless") == 16
    assert "misfit-relation" in {diagnostic.rule.name for diagnostic in imported.diagnostics}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.sampled_from(["", "1", "2", "I", "RA", "CA", "L", "YA", "a  b"]),
    lambda inner: st.lists(inner, max_size=3),
)
NODES = st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(("nodeID", "type", "text", "scheme"), JSON)) | JSON, max_size=5)
EDGES = st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(("edgeID", "fromID", "toID"), JSON)) | JSON, max_size=5)
OTHERS = st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(("nodeID", "personID", "participantID", "firstname", "schemeID"), JSON)) | JSON, max_size=3)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.fixed_dictionaries(
        {}, optional={"nodes": NODES | JSON, "edges": EDGES | JSON, **dict.fromkeys(("locutions", "participants", "schemefulfillments"), OTHERS | JSON)}
    )
)
def test_whatever_comes_nothing_is_raised(value):
    for format, whole in (("aif", value), ("xaif", {"AIF": value})):
        map = read(whole, format).map
        print_map(map)
        write_text(map, format)


STEPS = ["build", "full", "slow", "cost"]


@st.composite
def maps(draw):
    """Maps that say nothing but what AIF can say."""

    def members():
        return draw(st.lists(st.sampled_from(STEPS[1:]), min_size=1, max_size=2, unique=True))

    schemes = st.sampled_from([None, Scheme("sign"), Scheme("cause-to-effect"), Scheme("Own Words", own=True)])
    undercuts = [Undercut(members(), scheme=draw(schemes)) for _ in range(draw(st.integers(0, 2)))]
    reasons = [Reason(members(), scheme=draw(schemes), undercuts=undercuts)]
    objections = [Objection(members(), scheme=draw(schemes)) for _ in range(draw(st.integers(0, 2)))]
    used = {member for step in (*reasons, *objections, *undercuts) for member in step.members}
    said = draw(st.sampled_from([None, "src"]))
    others = [(Premise if id in used else Claim)(id, f"It is {id}.", attribution=said) for id in STEPS[1:]]
    return ArgumentMap(
        [Claim("build", "Build it.", main=True, reasons=reasons, objections=objections), *others], sources=[Source("src", "Ann")] if said else []
    )


@settings(max_examples=40, deadline=None)
@given(maps(), st.sampled_from(["aif", "xaif"]))
def test_what_was_written_is_read_as_the_same_map(map, format):
    export = write_text(map, format)
    assert not export.losses
    assert read_text(export.text).map == map


def test_steps_that_support_steps_are_followed_for_16_steps_and_help_one_each():
    def node(id, type):
        return {"nodeID": id, "text": id, "type": type}

    def edge(start, end):
        return {"edgeID": "1", "fromID": start, "toID": end}

    numbers = range(20)
    nodes = [node("thesis", "I"), *(node(f"p{number}", "I") for number in numbers), *(node(f"s{number}", "RA") for number in numbers)]
    # p0 → s0 → thesis; s1 supports s0, s2 supports s1 and so on, each with a premise of its own.
    edges = [edge("s0", "thesis"), *(edge(f"p{number}", f"s{number}") for number in numbers)]
    edges += [edge(f"s{number + 1}", f"s{number}") for number in range(19)]
    found = read({"nodes": nodes, "edges": edges, "locutions": []})
    [reason] = found.map["thesis"].reasons
    assert set(reason.members) == {f"p{number}" for number in range(17)}
    assert "what supports the step `s16` is more than 16 steps away from `s0`" in [each.message for each in found.diagnostics]
    twice = read({"nodes": nodes, "edges": [*edges, edge("s2", "s0")], "locutions": []})
    assert "it supports one already, so this is left out; a reason supports a statement" in [each.help for each in twice.diagnostics]


def test_that_a_statement_bears_on_itself_is_told_to_be_lost():
    map = ArgumentMap([Claim("a", "A.", main=True, reasons=[Reason(["a"], undercuts=[Undercut(["b"])]), Reason(["b"])]), Premise("b", "B.")])
    written = write_text(map, "aif")
    assert [str(loss) for loss in written.losses] == ["a: that it bears on itself"]
    assert read_text(written.text).map["a"].reasons == (Reason(["b"]),)
