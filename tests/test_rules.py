"""The rules that judge an argument: of maps made in Python, and of texts that look much alike."""

from __future__ import annotations

import random
from functools import cache
from time import process_time

import pytest
from strategies import rules

from argmap import reading
from argmap.argument import Allow, ArgumentMap, Claim, Document, Evidence, Objection, Premise, Quote, Reason, Section, Source, Tension, Undercut
from argmap.checks import RULES, Choice, check
from argmap.diagnostic import ArgmapError

GROUND = Premise("p", "P.")
FIRM = Claim("a", "A.", main=True, reasons=[Reason("p")])


def thesis(*reasons, objections=(), **parts):
    return Claim("a", "A.", main=True, reasons=[Reason(reason) for reason in reasons], objections=objections, **parts)


MADE = {
    "no-main": (ArgumentMap([Claim("a", "A.", reasons=[Reason("p")]), Claim("b", "B.", reasons=[Reason("p")]), GROUND]), ("a",)),
    "self-support": (ArgumentMap([thesis(["p", "a"]), GROUND]), ("a", "reasons", 0, "members", 1)),
    "circular-support": (ArgumentMap([thesis(["b"]), Claim("b", "B.", reasons=[Reason("a")])]), ("b", "reasons", 0, "members", 0)),
    "self-attack": (ArgumentMap([thesis("p", objections=[Objection("a")]), GROUND]), ("a", "objections", 0, "members", 0)),
    "illegal-link": (
        ArgumentMap([thesis("e"), Evidence("e", "E.", attribution="s", reasons=[Reason("p")]), GROUND], sources=[Source("s", "S")]),
        ("e", "reasons", 0),
    ),
    "both-sides": (ArgumentMap([thesis("p", objections=[Objection("p")]), GROUND]), ("a", "objections", 0, "members", 0)),
    "unreachable": (ArgumentMap([FIRM, GROUND, Claim("b", "B.", reasons=[Reason("p")])]), ("b",)),
    "idle-statement": (ArgumentMap([FIRM, GROUND, Premise("b", "B.")]), ("b",)),
    "many-mains": (ArgumentMap([*(Claim(f"c{number}", f"C{number}.", main=True, reasons=[Reason("p")]) for number in range(6)), GROUND]), ("c5", "main")),
    "duplicate-member": (ArgumentMap([thesis(["p", "p"]), GROUND]), ("a", "reasons", 0, "members", 1)),
    "duplicate-text": (ArgumentMap([thesis("p", "q"), GROUND, Premise("q", "p")]), ("q", "text")),
    "self-tension": (ArgumentMap([FIRM, GROUND], tensions=[Tension("p", "p", "Why.")]), ("tension:0", "second")),
    "duplicate-tension": (ArgumentMap([FIRM, GROUND], tensions=[Tension("p", "a", "Why."), Tension("a", "p", "So.")]), ("tension:1",)),
    "empty-section": (ArgumentMap([FIRM, GROUND], sections=[Section("s", "S", ["a", "p"]), Section("t", "T", [])]), ("section:t",)),
    "two-sections": (ArgumentMap([FIRM, GROUND], sections=[Section("s", "S", ["a", "p"]), Section("t", "T", ["p"])]), ("section:t", "members", 0)),
    "unsupported-claim": (ArgumentMap([thesis("b"), Claim("b", "B.")]), ("b",)),
    "supported-premise": (ArgumentMap([thesis("q"), Premise("q", "Q.", reasons=[Reason("p")]), GROUND]), ("q", "reasons", 0)),
    "evidence-without-source": (ArgumentMap([thesis("e"), Evidence("e", "E.")]), ("e",)),
    "no-locator": (ArgumentMap([thesis("p", locators="1"), GROUND], documents=[Document("d", "D")]), ("p",)),
    "unused-source": (ArgumentMap([FIRM, GROUND], sources=[Source("s", "S")]), ("source:s",)),
    "ungraded-source": (
        ArgumentMap([FIRM, Premise("p", "P.", attribution="s", voice="t")], sources=[Source("s", "S", "B2"), Source("t", "T")]),
        ("source:t",),
    ),
    "lone-implicit": (ArgumentMap([thesis("p"), Premise("p", "P.", implicit=True)]), ("a", "reasons", 0)),
    "missing-scheme": (ArgumentMap([FIRM, GROUND]), ("a", "reasons", 0)),
    "unknown-scheme": (ArgumentMap([Claim("a", "A.", reasons=[Reason("p", scheme="sgin")]), GROUND]), ("a", "reasons", 0, "scheme")),
    "unasked-answer": (
        ArgumentMap([Claim("a", "A.", reasons=[Reason("p", scheme="sign")]), Premise("p", "P.", answers=["established", "typical"])]),
        ("p", "answers", 1),
    ),
    "near-duplicate-id": (ArgumentMap([thesis("p", "P"), GROUND, Premise("P", "Q.")]), ("P",)),
    "vague-qualifier": (ArgumentMap([thesis("p", qualifier="possible"), GROUND]), ("a", "qualifier")),
    "lone-example": (ArgumentMap([Claim("a", "A.", reasons=[Reason("p", scheme="example")]), GROUND]), ("a", "reasons", 0, "members", 0)),
    "correlation-only": (ArgumentMap([Claim("a", "A.", reasons=[Reason("p", scheme="correlation-to-cause")]), GROUND]), ("a", "reasons", 0, "scheme")),
    "multiple-claims": (ArgumentMap([FIRM, Premise("p", "Trams are quiet, therefore nobody minds them.")]), ("p", "text")),
    "long-statement": (ArgumentMap([FIRM, Premise("p", "tram " * 31)]), ("p", "text")),
    "question": (ArgumentMap([FIRM, Premise("p", "Who pays?")]), ("p", "text")),
    "dangling-pronoun": (ArgumentMap([FIRM, Premise("p", "They are quiet.")]), ("p", "text")),
    "scare-quotes": (ArgumentMap([FIRM, Premise("p", "The “experts” agree.")]), ("p", "text")),
    "overconfident-conclusion": (ArgumentMap([FIRM, Premise("p", "P.", qualifier="likely")]), ("a",)),
    "unanswered-objection": (ArgumentMap([thesis("p", objections=[Objection("q")]), GROUND, Premise("q", "Q.")]), ("a", "objections", 0, "members", 0)),
    "unweighed-concession": (
        ArgumentMap([thesis("p", objections=[Objection("q", conceded=True)]), GROUND, Premise("q", "Q.")]),
        ("a", "objections", 0, "members", 0),
    ),
    "single-source": (
        ArgumentMap([thesis("p", "q"), Premise("p", "P.", attribution="s"), Premise("q", "Q.", attribution="s")], sources=[Source("s", "S")]),
        ("a",),
    ),
    "linchpin": (ArgumentMap([thesis(["p", "q"]), GROUND, Premise("q", "Q.")]), ("a",)),
    "shared-ground": (ArgumentMap([thesis("b", "c"), *(Claim(id, f"{id}.", reasons=[Reason("p")]) for id in "bc"), GROUND]), ("p",)),
    "unopposed-main": (ArgumentMap([thesis("p", qualifier="certain"), GROUND]), ("a",)),
    "assertion-only": (
        ArgumentMap([thesis("p", "q", "r"), GROUND, Premise("q", "Q."), Premise("r", "R.", attribution="s")], sources=[Source("s", "S")]),
        ("p",),
    ),
    "attack-cycle": (
        ArgumentMap([thesis("p", objections=[Objection("b")]), Claim("b", "B.", reasons=[Reason("p")], objections=[Objection("a")]), GROUND]),
        ("a", "objections", 0, "members", 0),
    ),
}
"""For each rule, a map made in Python that breaks it and no other, and where."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.RULE.name)
def test_each_rule_tells_of_a_map_made_in_python_by_path(rule):
    map, path = MADE[rule.RULE.name]
    [found] = check(map, rules=[rule])
    assert found.primary.place == path
    assert found.rule is rule.RULE
    assert found.help


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.RULE.name)
def test_one_cause_is_one_finding(rule):
    map, _ = MADE[rule.RULE.name]
    assert [found.rule.name for found in check(map)] == ([rule.RULE.name] if rule.RULE.on else [])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.RULE.name)
def test_each_party_to_a_finding_is_a_place_in_the_map(rule):
    map, _ = MADE[rule.RULE.name]
    known = {*map.by_id, *(f"{noun}:{node.id}" for noun in ("source", "section", "document") for node in getattr(map, f"{noun}s")), "tension:0", "tension:1"}
    [found] = check(map, rules=[rule])
    assert {label.place[0] for label in (found.primary, *found.others)} <= known


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.RULE.name)
def test_no_rule_tells_anything_of_a_sound_map_or_of_an_empty_one(rule):
    sound = ArgumentMap([Claim("a", "A.", main=True, reasons=[Reason("p", scheme="sign")]), GROUND])
    assert check(sound, rules=[rule]) == []
    assert len(check(ArgumentMap(), rules=[rule])) == (rule.RULE.name == "no-main")


def test_a_rule_that_is_off_is_kept_only_where_it_is_chosen():
    map, _ = MADE["missing-scheme"]
    assert check(map) == []
    assert [found.rule.name for found in check(map, rules=RULES)] == ["missing-scheme"]


@pytest.mark.parametrize("parents", [{"s": "s"}, {"s": "t", "t": "s"}, {"r": "s", "s": "t", "t": "u", "u": "s"}])
def test_sections_that_hold_each_other_are_told_once_and_make_no_map(parents):
    with pytest.raises(ArgmapError) as raised:
        ArgumentMap([FIRM, GROUND], sections=[Section(id, "S", ["p"], parent=parent) for id, parent in parents.items()])
    [found] = raised.value.diagnostics
    assert found.rule.name == "circular-section"
    assert found.primary.place == ("section:s", "parent")


# Texts

# These maps are small, and what each is about is how it is put together, not what its conclusions rest on.
STRUCTURE = Choice(ignore="R")


def read(text):
    return reading.read_text(text, choice=STRUCTURE)


SOUND = 'main claim a "A." { because premise p "P." }\n'


def told(text):
    """The findings of a text: each with the words that it points at."""
    return [(found.rule.name, found.primary.place.file.text[found.primary.place.start : found.primary.place.end]) for found in read(text).diagnostics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An argument that is cut off is told once, at its top, and what stands below it is neither idle nor cut off.
        (SOUND + 'claim b "B." { because claim c "C." { because premise d "D." } }', [("unreachable", "b")]),
        (SOUND + 'premise b "B." { but premise c "C." }', [("unreachable", "b")]),
        (SOUND + 'claim b "B." { because d }\nclaim c "C." { because d }\npremise d "D."', [("unreachable", "b"), ("unreachable", "c")]),
        (SOUND + 'claim b "B." { because p }', [("unreachable", "b")]),
        # So is one that goes round in a circle, and it is not told again of what hangs on it.
        (
            SOUND + 'claim b "B." { because premise x "X." but c }\nclaim c "C." { because premise y "Y." but b but claim d "D." { because p } }',
            [("unreachable", "b")],
        ),
        # Whatever leads to a thesis reaches it: objections, exceptions, and exceptions to these.
        (SOUND.replace('"P."', '"P." unless (premise u "U." unless claim v "V." { because p }) but premise w "W."'), []),
        # A thesis that nobody marked is one.
        ('claim a "A." { because claim b "B." { because premise c "C." } }', []),
        # A statement without links is idle, whatever its kind, and that is all that is told of it.
        (SOUND + 'premise b "B."\nclaim c "C."', [("idle-statement", "b"), ("idle-statement", "c")]),
        (SOUND + 'premise b "B."\ntension b and a "So."', []),
        ('main claim a "A."', [("unsupported-claim", "a")]),
        ('main claim a "A." { but premise b "B." }', [("unsupported-claim", "a")]),
        # Where no thesis is known, that is what is told.
        ('claim a "A."\nclaim b "B."', [("no-main", "a")]),
    ],
)
def test_what_leads_nowhere_is_told_once_and_where_it_ends(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ("because b and b", [("duplicate-member", "b")]),
        ("because b and b and b", [("duplicate-member", "b"), ("duplicate-member", "b")]),
        ("because b because b", [("duplicate-member", "because")]),
        ("because b and c because c and b", [("duplicate-member", "because")]),
        ("because b because by sign: b", [("duplicate-member", "because")]),
        ("because by sign: b because by analogy: b", []),
        ("because by sign: b because by analogy: b because by sign: b", [("duplicate-member", "because")]),
        ("because b because b and c", []),
        ("because p but b although b", [("duplicate-member", "although")]),
        ("because p unless b unless b", [("duplicate-member", "unless")]),
        ("because p unless b because c unless b", []),
        ("because p unless (b unless b)", []),
    ],
)
def test_what_is_given_twice_is_told_where_it_is_given_again(clauses, expected):
    ground = 'premise b "B." premise c "C." premise p "P." main claim z "Z." { because b and c and p }\n'
    assert told(ground + f'main claim a "A." {{ {clauses} }}') == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The buses are full.", "the buses are full"),
        ("The buses are full.", "The  buses - are full!"),
        ("“The buses are full.”", "'The buses are full.'"),
        ("The anti-terror law", "The anti terror law"),
        ("STRASSE frei", "Straße frei"),
        ("Le café", "Le cafe\u0301"),
        ("ﬁne", "fine"),
        ("我們、走吧。", "我們 走吧"),
    ],
)
def test_one_sentence_written_twice_is_told_whatever_its_capitals_spaces_and_punctuation(one, other):
    map = ArgumentMap([thesis("p", "q"), Premise("p", one), Premise("q", other)])
    assert [found.rule.name for found in check(map)] == ["duplicate-text"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It cost 1.5 million.", "It cost 15 million."),
        ("May had -5 degrees.", "May had 5 degrees."),
        ("5 < 6", "5 > 6"),
        ("Ten % of them", "Ten of them"),
        ("We're late.", "Were late."),
        ("कि", "का"),
        ("…", "!"),
        ("Résumé", "Resume"),
    ],
)
def test_sentences_that_say_different_things_are_not_one(one, other):
    assert check(ArgumentMap([thesis("p", "q"), Premise("p", one), Premise("q", other)])) == []


def test_a_report_by_two_sources_is_two_reports_and_by_one_it_is_one():
    sources = [Source("s", "S"), Source("t", "T")]
    two = [Evidence("p", "It rained.", attribution="s"), Evidence("q", "It rained.", attribution="t")]
    one = [Evidence("p", "It rained.", attribution="s"), Evidence("q", "It rained.", attribution="s", voice="t")]
    same = [Evidence("p", "It rained.", attribution="s", voice="t"), Evidence("q", "It rained.", attribution="s", voice="t")]
    assert check(ArgumentMap([thesis("p", "q"), *two], sources=sources)) == []
    assert check(ArgumentMap([thesis("p", "q"), *one], sources=sources), choice=STRUCTURE) == []
    assert [found.rule.name for found in check(ArgumentMap([thesis("p", "q"), *same], sources=sources), choice=STRUCTURE)] == ["duplicate-text"]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ('because claim q "Q." { because p }', []),
        ('because premise q "Q." { because p }', ["supported-premise"]),
        ('because premise q "Q." { because p because claim r "R." { because p } }', ["supported-premise"]),
        ('because premise q "Q." { because evidence e "E." from s }', []),
        ('because premise q "Q." { because evidence e "E." from s and p }', ["supported-premise"]),
        ('because premise q "Q." { because q }', ["self-support"]),
        ('because premise q "Q." { but p }', []),
    ],
)
def test_a_premise_may_rest_on_evidence_and_on_nothing_else(steps, expected):
    text = f'source s "S"\nmain claim a "A." {{ because p because premise x "X." from s {steps} }}\npremise p "P."'
    assert rules(read(text)) == expected


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ('premise q "Q." implicit', ["lone-implicit"]),
        ('premise q "Q." implicit and premise r "R." implicit', ["lone-implicit"]),
        ('premise q "Q." implicit and p', []),
        ('premise q "Q." inferred', []),
        ('premise q "Q." implicit { because evidence e "E." quoting s }', []),
        ('claim q "Q." implicit { because p }', []),
        ('claim q "Q." implicit', ["unsupported-claim"]),
    ],
)
def test_a_reason_needs_something_that_is_said(members, expected):
    text = f'source s "S"\nmain claim a "A." {{ because p because {members} because premise x "X." from s }}\npremise p "P."'
    assert rules(read(text)) == expected


# Places in the document

DOCUMENT = 'document d "D"\nsource s "S"\n'


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ('because premise b "B."', [("no-locator", "b")]),
        ('because premise b "B." @2', []),
        ('because premise b "B." @d "p. 12"', []),
        ('because premise b "B." { quote "b" @2 }', []),
        ('because premise b "B." { quote "b" }', [("no-locator", "b")]),
        ('because premise x "X." @2 and premise b "B." implicit', []),
        ('because premise b "B." inferred', []),
        ('because premise b "B." from s', [("no-locator", "b")]),
        # An objection none of whose members has a place or a source is the analyst's own, with all that speaks for it.
        ('because premise x "X." @2 but premise b "B."', []),
        ('because premise x "X." @2 unless premise b "B."', []),
        ('because premise x "X." @2 but claim b "B." { because premise c "C." }', []),
        ('because premise x "X." @2 but premise b "B." and premise c "C." @3', [("no-locator", "b")]),
        ('because premise x "X." @2 but premise b "B." and premise c "C." from s', [("no-locator", "b"), ("no-locator", "c")]),
        # What is also used elsewhere is the document's.
        ('because premise x "X." @2 but premise b "B." because b', [("no-locator", "b")]),
    ],
)
def test_what_the_document_says_it_says_somewhere(clauses, expected):
    text = DOCUMENT + f'main claim a "A." @1 {{ because premise y "Y." @1 from s {clauses} }}'
    assert [found for found in told(text) if found[0] == "no-locator"] == expected


def test_where_no_statement_points_anywhere_that_is_told_once_at_the_document():
    assert told('document d "D"\nmain claim a "A." { because premise b "B." because premise c "C." }') == [("no-locator", "d")]
    assert told('document d "D"\nmain claim a "A." inferred { because premise b "B." inferred }') == []


def test_without_a_document_there_is_nothing_to_point_to():
    assert told(SOUND) == []


def test_an_unused_source_is_told_once_even_where_grades_are_missing():
    text = 'source s "S" B2\nsource t "T"\nmain claim a "A." { because premise p "P." from s }'
    assert told(text) == [("unused-source", "t")]


# Slips of the pen are not taken for gaps in the argument


@pytest.mark.parametrize(
    "text",
    [
        # A misspelt name cuts off what it meant and what it stood in.
        'source src "S"\nmain claim a "A." { because bb }\npremise b-b "B." from scr',
        'main claim a "A." { because claim b "B." { because cc-d } }\nclaim cc-c "C." { because premise p "P." }',
        # What could not be read may have been what is lacking.
        'main claim a "A." {\n  because claim b "B." {\n  ( ( (\n}\n}',
        'document d "D"\nsource s "S"\nmain claim a "A." @1 {\n  because evidence e "E." fro\n  ) ( )\n}',
        'include "no-such-file.argmap"\nmain claim a "A."\npremise p "P."',
        'main claim a "A." { because premise p "P." }\nsection s "S" { claim ( ( }',
        # Nor is an answer, or a surer reason, that is misspelt.
        'main claim a "A." { because premise p "P." but premise q "Q." { but rr } }\npremise r-r "R."',
        'main claim a "A." certain { because premise p "P." likely because rr }\npremise r-r "R."',
    ],
)
def test_what_a_slip_cuts_off_is_not_called_lacking(text):
    found = reading.read_text(text)
    assert found.errors
    assert not [each for each in found.diagnostics if not each.is_error], str(found)


def test_what_lacks_elsewhere_is_told_beside_a_misspelt_name():
    text = 'main claim a "A." {\n  because claim b "B." { because pp }\n  because claim c "C."\n}\npremise p "P."\nsource s "S"'
    assert rules(read(text)) == ["undefined-reference", "unsupported-claim"]


def test_what_is_there_too_often_is_told_beside_slips_too():
    text = 'main claim a "A." { because p and p because bb }\npremise p "P."\ntension p and p "So."'
    assert rules(read(text)) == ["duplicate-member", "undefined-reference", "self-tension"]


# What conclusions rest on


def resting(text, name):
    """The messages of one rule on a text."""
    return [found.message for found in reading.read_text(text, choice=Choice(select=name)).diagnostics if found.rule.name == name]


@pytest.mark.parametrize(
    ("said", "clauses", "expected"),
    [
        # The best line counts, and of a line its least sure member.
        ("very-likely", "because likely-p because likely-p and sure", ["likely"]),
        ("very-likely", "because likely-p because sure", []),
        ("", "because likely-p and possible-p", ["possible"]),
        ("likely", "because likely-p", []),
        # What may be is taken for an even chance.
        ("possible", "because even", []),
        ("even-chance", "because possible-p", []),
        # Objections lower nothing.
        ("", "because sure but likely-p", []),
    ],
)
def test_a_conclusion_is_no_surer_than_its_best_line_of_support(said, clauses, expected):
    ground = 'premise sure "S."\npremise likely-p "L." likely\npremise possible-p "P." possible\npremise even "E." even-chance\n'
    messages = resting(ground + f'main claim a "A." {said} {{ {clauses} }}', "overconfident-conclusion")
    assert [message.rpartition("only ")[2].strip("`") for message in messages] == expected


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ('but premise o "O."', ["the objection `o` stands unanswered"]),
        ('but premise o "O." but premise n "N."', ["the objection `o` stands unanswered", "the objection `n` stands unanswered"]),
        ('although premise o "O."', []),
        ('but premise o "O." { but premise n "N." }', []),
        # An answer that is answered no longer answers.
        ('but premise o "O." { but premise n "N." { but premise m "M." } }', ["the objection `o` stands unanswered"]),
        ('but premise o "O." unless premise n "N."', []),
        ('because premise q "Q." unless premise u "U."', ["the exception `u` stands unanswered"]),
        ('because premise q "Q." unless (premise u "U." unless premise v "V.")', []),
        # This is told as given on both sides.
        ("but p", []),
    ],
)
def test_an_objection_wants_an_answer_or_a_concession(clauses, expected):
    text = f'premise p "P."\nmain claim a "A." {{ because p {clauses} }}'
    assert resting(text, "unanswered-objection") == expected


def test_what_an_analyst_objects_to_a_document_is_not_for_its_author_to_answer():
    text = 'main claim a "A." @1 { because premise p "P." @1 but premise o "O." %s }'
    assert resting('document d "D"\n' + text % "", "unanswered-objection") == []
    assert resting('document d "D"\n' + text % "@2", "unanswered-objection") == ["the objection `o` stands unanswered"]


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ('because premise p "P." from s because premise q "Q." from s', True),
        ('because premise p "P." from s because premise q "Q." from t', False),
        ('because premise p "P." from s because premise q "Q."', False),
        # One report is plain to see.
        ('because premise p "P." from s', False),
        # What a source is quoted for is about it, and what it argues for stands on its reasons.
        ('because premise p "P." quoting s because premise q "Q." quoting s', False),
        ('because claim p "P." from s { because premise x "X." } because premise q "Q." from s and premise y "Y." from s', False),
        # It may be the source's word that answers an objection.
        ('because premise x "X." but premise o "O." @1 { but premise p "P." from s but premise q "Q." from s }', True),
    ],
)
def test_a_thesis_hangs_on_a_source_if_it_falls_with_all_that_rests_on_its_word(clauses, expected):
    text = f'source s "S"\nsource t "T"\nmain claim a "A." {{ {clauses} }}'
    assert resting(text, "single-source") == (["without the word of S, `a` does not stand"] if expected else [])


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ("because b because c", ["`a` are not independent: they share `p`"]),
        ("because b because p", ["`a` are not independent: they share `p`"]),
        # Told of the lowest alone, and not of what is above it.
        ('because claim d "D." { because b because c } because c', ["`d` are not independent: they share `p`"]),
        (
            'because claim d "D." { because b because c } because d and e because e',
            ["`d` are not independent: they share `p`", "`a` are not independent: they share `q`"],
        ),
        # Of one reason several members may rest on the same; a reason given twice is told as that.
        ("because b and c", []),
        ("because p because p", []),
        # A premise joins; evidence counts.
        ("because p and q because p and r", []),
        ("because p and q because p", ["`a` are not independent: they share `p`"]),
        ("because e1 and q because e1 and r", ["`a` are not independent: they share `e1`"]),
    ],
)
def test_reasons_are_not_independent_if_they_draw_on_the_same_ground(clauses, expected):
    claims = 'premise p "P." premise q "Q." premise r "R." claim b "B." { because p } claim c "C." { because p } claim e "E." { because q }'
    text = f'source s "S"\nevidence e1 "E." from s\n{claims}\nmain claim a "A." {{ {clauses} }}'
    assert [message.removeprefix("reasons for ") for message in resting(text, "shared-ground")] == expected


def test_a_circle_of_objections_that_something_outside_decides_is_not_undecided():
    text = 'main claim a "A." { because premise p "P." but b }\nclaim b "B." { because premise q "Q." but a %s }'
    assert resting(text % "", "attack-cycle") == ["objections answer each other in a circle: `a` and `b` stay undecided"]
    assert resting(text % 'but premise o "O."', "attack-cycle") == []


# Allowing


@pytest.mark.parametrize(
    ("text", "allow"),
    [
        (SOUND + 'premise b "B." { %s }', "idle-statement"),
        (SOUND + 'claim b "B." { because p %s }', "unreachable"),
        ('main claim a "A." { because claim b "B." { %s } }', "unsupported-claim"),
        ('main claim a "A." { because evidence b "B." { %s } }', "evidence-without-source"),
        ('main claim a "A." { because premise b "B." because premise c "B!" { %s } }', "duplicate-text"),
        (SOUND + 'source s "S"\n%s', "unused-source"),
        (SOUND + 'section s "S" { %s }', "empty-section"),
    ],
)
def test_a_finding_that_is_true_and_meant_is_allowed_with_a_reason(text, allow):
    assert rules(read(text % "")) == [allow]
    assert rules(read(text % f'allow {allow} "So."')) == []


def test_a_map_made_in_python_allows_too():
    allow = Allow("idle-statement", "Background.")
    assert check(ArgumentMap([FIRM, GROUND, Premise("b", "B.", allows=[allow])])) == []
    assert check(ArgumentMap([FIRM, GROUND, Premise("b", "B.")], allows=[allow])) == []


# Size


@cache
def jungle(count):
    """A map of many statements that bear on each other in every way, the same for the same number; making it takes longer than any rule."""
    choose = random.Random(count)
    statements = []
    for number in range(count):
        below = [f"s{choose.randrange(count)}" for _ in range(2)]
        parts = {"text": f"S{choose.randrange(count)}.", "reasons": [Reason(below, undercuts=[Undercut(below[0])])], "objections": [Objection(below[1])]}
        statements.append(Claim(f"s{number}", **parts, main=number == 1) if number % 3 else Premise(f"s{number}", **parts, quotes=[Quote("q", "1")]))
    tensions = [Tension(f"s{number}", f"s{choose.randrange(count)}", "Why.") for number in range(count // 10)]
    sections = [Section(f"t{number}", "T", [], parent=f"t{number - 1}" if number else None) for number in range(count // 10)]
    return ArgumentMap(statements, documents=[Document("d", "D")], tensions=tensions, sections=sections, sources=[Source("s", "S")])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.RULE.name)
def test_ten_thousand_statements_take_no_rule_a_second(rule):
    map = jungle(10_000)
    # What a map answers to every rule is made once.
    map.uses_of("s0")
    start = process_time()
    for _ in rule.find(map):
        pass
    assert process_time() - start < 1


def test_ten_thousand_arguments_that_lead_nowhere_and_share_what_they_rest_on_are_told_in_time():
    chain = [Claim(f"c{number}", f"C{number}.", reasons=[Reason(f"c{number + 1}")]) for number in range(5000)]
    tops = [Claim(f"t{number}", f"T{number}.", reasons=[Reason("c0")]) for number in range(5000)]
    map = ArgumentMap([FIRM, GROUND, *tops, *chain, Premise("c5000", "The end.")])
    start = process_time()
    assert len(check(map)) == 5000
    assert process_time() - start < 2
