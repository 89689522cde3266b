"""The rules: each says what it says it does, of maps from texts and of maps made in Python, and `allow` silences it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from ground import EXAMPLES
from hypothesis import given
from strategies import KEYWORDS, findings, judges, meaning, read_bytes, read_text, rules, sketches, sound

from argmap import formats, reading
from argmap.argument import LEGAL, ArgumentMap, Claim, Evidence, Objection, Premise, Reason, Relation, Target, Undercut, Verdict
from argmap.argument.map import target_of
from argmap.argument.model import Allow
from argmap.checks import CATALOGUE, RULES, check, rule_named
from argmap.checks.registry import TEXT_RULES
from argmap.citing import Edition, Editions, make_record
from argmap.diagnostic import ArgmapError, Severity

FIRST = """
S: syntax-error unclosed-string reserved-id invalid-id bad-escape empty-text misleading-indentation bad-encoding unusable-include nested-too-deep
   repeated-attribute repeated-field bad-grade unreadable-file bad-settings
N: duplicate-id undefined-reference near-duplicate-id ambiguous-locator unknown-scheme unknown-field bad-locator unknown-rule unused-allow
A: circular-support self-support self-attack illegal-link no-main both-sides
"""


def by_name(name):
    return next(rule for rule in CATALOGUE if rule.name == name)


# The catalogue


@pytest.mark.parametrize(("letter", "name"), [(letter, name) for letter, names in re.findall(r"(\w): ([^:]+)(?=\n|$)", FIRST) for name in names.split()])
def test_the_first_rules_are_there_under_their_letters(letter, name):
    assert by_name(name).code.startswith(letter)


def test_no_code_and_no_name_is_used_twice():
    assert max(Counter(rule.code for rule in CATALOGUE).values()) == 1
    assert max(Counter(rule.name for rule in CATALOGUE).values()) == 1


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_a_rule_is_named_so_that_allow_reads_well(rule):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.name not in KEYWORDS
    assert re.fullmatch(r"[SNAEQWTRF]\d{3}", rule.code)


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_a_rule_has_a_page_with_a_reason_an_example_a_better_one_and_one_that_only_looks_bad(rule):
    headings = re.findall(r"^## (.*)$", rule.page, re.MULTILINE)
    assert headings[:4] == ["Why is this bad?", "Example", "Use instead", "When it is right"]
    assert headings[4:] in ([], ["How often it is right"])
    assert rule.summary.endswith(".")
    assert "\n" not in rule.summary


# The examples of changed-text are commands.
OF_TEXTS = [each.RULE for each in TEXT_RULES if each.RULE.name != "changed-text"]


@pytest.mark.parametrize("rule", OF_TEXTS, ids=lambda rule: rule.name)
def test_the_examples_of_a_rule_about_texts_do_what_its_page_says(rule):
    (text,) = re.findall(r"```text\n(.*?)```", rule.page, re.DOTALL)
    bad, good, right = re.findall(r"```argmap\n(.*?)```", rule.page, re.DOTALL)
    assert found_against(text, bad) == {rule.name}
    assert found_against(text, good) == set()
    assert rule.name not in found_against(text, right)


def found_against(text, page):
    map = sound(page)
    edition = Edition("report", make_record("report", text), text)
    return {diagnostic.rule.name for diagnostic in check(map, rules=(), editions=Editions({"report": edition}, "report"))}


def examples_of(rule):
    return re.findall(r"```(argmap|argdown|json|python|sh|xml)\n(.*?)```", rule.page, re.DOTALL)


def told_by(rule, kind, text):
    """The rules that a page's example breaks: all that are on, and the page's own; for a page about writing, those about writing."""
    if kind == "python":
        names = {}
        try:
            exec(text, names)  # noqa: S102
        except ArgmapError as error:
            return {diagnostic.rule.name for diagnostic in error.diagnostics}
        return {diagnostic.rule.name for diagnostic in check(names["map"])}
    if kind in ("argdown", "json", "xml"):
        return {diagnostic.rule.name for diagnostic in formats.read_text(text).diagnostics}
    if not rule.on:
        [chosen] = [each for each in RULES if each.RULE is rule]
        return {diagnostic.rule.name for diagnostic in check(reading.read_text(text).map, rules=[chosen])} | set(rules(reading.read_text(text)))
    return set(rules((reading.read_text if judges(rule) else read_text)(text)))


@pytest.mark.parametrize("rule", [rule for rule in CATALOGUE if rule not in OF_TEXTS], ids=lambda rule: rule.name)
def test_the_examples_of_a_rule_do_what_its_page_says(rule):
    (kind, bad), (_, good), (kind_of_right, right) = examples_of(rule)
    if kind == "sh":
        pytest.skip("its examples are commands, which the tests of the command line run")
    if rule.name == "bad-encoding":
        # The page says so: the same letters, saved in another encoding.
        assert rules(read_bytes(bad.encode("latin-1"), name="x")) == [rule.name]
    elif rule.name == "disguised-file":
        # What a file is called is no part of its text.
        assert rules(read_bytes(bad.encode(), name="trams.argmap", path=Path("trams.argmap"))) == [rule.name]
    else:
        assert told_by(rule, kind, bad) == {rule.name}
    assert told_by(rule, kind, good) == set()
    assert rule.name not in told_by(rule, kind_of_right, right)
    if kind_of_right == "argmap":
        assert not reading.read_text(right).errors


def test_a_rule_is_found_by_its_name_and_by_its_code():
    for rule in CATALOGUE:
        assert rule_named(rule.name) is rule
        assert rule_named(rule.code) is rule
        assert rule_named(rule.code.lower()) is rule
    assert rule_named("no-such-rule") is None


def test_guesses_are_never_more_than_hints_and_ill_formed_is_always_an_error():
    warnings = {rule.name for rule in CATALOGUE if rule.severity is Severity.WARNING}
    assert warnings >= {"misleading-indentation", "near-duplicate-id", "unknown-scheme", "unknown-field", "both-sides"}
    hints = {rule.name for rule in CATALOGUE if rule.severity is Severity.HINT}
    assert hints >= {"idle-statement", "many-mains", "no-locator", "ungraded-source"}
    assert not hints & {
        "unreachable",
        "duplicate-member",
        "duplicate-text",
        "unsupported-claim",
        "supported-premise",
        "evidence-without-source",
        "lone-implicit",
    }


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_have_nothing_wrong_with_them(path):
    # What is hinted at in the article is true of it: test_wording.py lists it.
    assert {diagnostic.severity for diagnostic in reading.read(path).diagnostics} <= {Severity.HINT}


# Cycles, by brute force


def cycles_of(map):
    """The groups of statements that support each other, found by walking from every statement."""
    supporters = {id: {member for reason in map[id].reasons for member in reason.members} - {id} for id in map.by_id}
    reach = {}
    for id in supporters:
        seen, below = set(), [id]
        while below:
            for member in supporters[below.pop()] - seen:
                seen.add(member)
                below.append(member)
        reach[id] = seen
    return {frozenset([id, *(other for other in reach[id] if id in reach[other])]) for id in reach if id in reach[id]}


@given(sketches())
def test_each_group_of_statements_that_support_each_other_is_told_once(sketch):
    map = meaning(sketch, {})
    found = [diagnostic for diagnostic in check(map) if diagnostic.rule.name == "circular-support"]
    told = set()
    for diagnostic in found:
        links = [(other.place[0], map) for other in (*diagnostic.others, diagnostic.primary)]
        group = next(group for group in cycles_of(map) if links[0][0] in group)
        assert {owner for owner, _ in links} <= group
        told.add(group)
    assert told == cycles_of(map)
    assert len(found) == len(told)


@given(sketches())
def test_the_cycle_that_is_told_is_one_and_is_a_shortest_through_its_first_statement(sketch):
    map = meaning(sketch, {})
    supporters = {id: {member for reason in map[id].reasons for member in reason.members} - {id} for id in map.by_id}
    for diagnostic in check(map):
        if diagnostic.rule.name == "circular-support" and "and so on" not in diagnostic.message:
            way = re.findall(r"`([^`]+)` rests on `([^`]+)`", diagnostic.message)
            assert all(member in supporters[owner] for owner, member in way)
            assert [member for _, member in way] == [owner for owner, _ in way[1:]] + [way[0][0]]
            steps, layer = 0, {way[0][0]}
            while way[0][0] not in layer or not steps:
                layer, steps = set().union(*(supporters[id] for id in layer)), steps + 1
            assert len(way) == steps


def ring(count):
    return "".join(f'{"main " if not number else ""}claim c{number} "C{number}." {{ because c{(number + 1) % count} }}\n' for number in range(count))


@pytest.mark.parametrize("count", [2, 3, 4, 5, 9, 100])
def test_a_ring_of_any_size_is_one_finding(count):
    reading = read_text(ring(count))
    assert rules(reading) == ["circular-support"]
    assert len(reading.diagnostics[0].message) < 300


def test_an_objection_or_an_exception_makes_no_circle_of_support():
    assert rules(read_text('main claim a "A." { because b }\nclaim b "B." { but a }')) == []
    assert rules(read_text('main claim a "A." { because b }\nclaim b "B." { because premise c "C." unless a }')) == []


def test_a_statement_in_its_own_exception_is_no_support_of_itself():
    assert rules(read_text('main claim a "A." { because premise b "B." unless a }')) == []


@pytest.mark.parametrize(
    ("clauses", "told"),
    [
        ("because a", ["self-support"]),
        ("because b and a", ["self-support"]),
        ("because b because a because a", ["self-support", "self-support"]),
        ("but a", ["self-attack"]),
        ("although b and a", ["self-attack"]),
        ("because a but a", ["self-support", "self-attack"]),
        ("because b but b", ["both-sides"]),
        ("because b although b", ["both-sides"]),
        ("because b and c but c and b", ["both-sides", "both-sides"]),
        ("because b but c", []),
    ],
)
def test_what_speaks_for_itself_against_itself_and_both_ways(clauses, told):
    assert rules(read_text(f'main claim a "A." {{ {clauses} }}\npremise b "B."\npremise c "C."')) == told


# Legality, by the table


@given(sketches())
def test_each_step_that_the_table_forbids_is_told_once_and_no_other(sketch):
    map = meaning(sketch, {})
    kinds = {Claim: Target.CLAIM, Premise: Target.PREMISE, Evidence: Target.EVIDENCE, Reason: Target.STEP, Objection: Target.STEP, Undercut: Target.STEP}
    relations = {Reason: Relation.SUPPORT, Objection: Relation.OBJECTION, Undercut: Relation.UNDERCUT}
    forbidden = [
        path
        for path, step in map.steps()
        if any(LEGAL[relations[type(step)], kinds[type(map[member])], kinds[type(target_of(map, path))]] is Verdict.ILLEGAL for member in step.members)
    ]
    told = [diagnostic.primary.place for diagnostic in check(map) if diagnostic.rule.name == "illegal-link"]
    assert sorted(map_key(path) for path in told) == sorted(map_key(path) for path in forbidden)


def map_key(path):
    return tuple(map(str, path))


def test_evidence_cannot_be_argued_for():
    assert findings('main claim a "A." {\n  because evidence e "E." {\n    because premise p "P."\n  }\n}') == [("illegal-link", 3)]


@pytest.mark.parametrize("clause", ["but p", "although p"])
def test_evidence_can_be_objected_to(clause):
    assert findings(f'main claim a "A." {{ because evidence e "E." {{ {clause} }} }}\npremise p "P."') == []


# The thesis


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('claim a "A."', []),
        ('claim a "A." { because claim b "B." }', []),
        ('claim a "A."\nclaim b "B."', ["no-main"]),
        ('main claim a "A."\nclaim b "B."', []),
        ('main claim a "A."\nmain claim b "B."', []),
        ('premise a "A."', ["no-main"]),
        ("", ["no-main"]),
        ("// nothing", ["no-main"]),
        ('claim a "A." { because claim b "B." { because a } }', ["circular-support"]),
        ('claim a "A." { but claim b "B." { but a } }', ["no-main"]),
    ],
)
def test_there_is_a_thesis_or_it_is_told(text, told):
    assert rules(read_text(text)) == told


# Names


@pytest.mark.parametrize("other", ["Clean-Air", "clean_air", "cleanair", "CLEAN-AIR", "ｃlean-air"])
def test_ids_that_look_alike_are_told(other):
    assert rules(read_text(f'main claim a "A." {{ because clean-air and {other} }}\npremise clean-air "C."\npremise {other} "D."')) == ["near-duplicate-id"]


@pytest.mark.parametrize("other", ["clean-airs", "clear-air", "clean-air-2", "air-clean"])
def test_ids_that_are_merely_similar_are_not(other):
    assert rules(read_text(f'main claim a "A." {{ because clean-air and {other} }}\npremise clean-air "C."\npremise {other} "D."')) == []


@pytest.mark.parametrize(("letter", "alike"), [("a", "\u0430"), ("o", "\u03bf"), ("e", "\u0435"), ("i", "\u0456")])
def test_ids_that_differ_in_letters_of_another_script_are_told(letter, alike):
    other = "coalition-area".replace(letter, alike)
    text = f'main claim a "A." {{ because coalition-area and {other} }}\npremise coalition-area "C."\npremise {other} "D."'
    assert rules(read_text(text)) == ["near-duplicate-id"]


@pytest.mark.parametrize(
    ("written", "meant"), [("fre-speech", "free-speech"), ("freespeech", "free-speech"), ("Free-speech", "free-speech"), ("free-speehc", "free-speech")]
)
def test_a_misspelt_id_is_told_with_the_one_that_was_meant(written, meant):
    reading = read_text(f'main claim a "A." {{ because {written} }}\npremise {meant} "F."')
    assert rules(reading) == ["undefined-reference"]
    assert reading.diagnostics[0].help == f"did you mean `{meant}`?"


@pytest.mark.parametrize("id", ["truth", "speech", "xyz"])
def test_what_is_not_close_is_not_suggested(id):
    reading = read_text(f'main claim main-claim "A." {{ because {id} }}\npremise free-speech "F."')
    assert "did you mean" not in reading.diagnostics[0].help


@pytest.mark.parametrize(("written", "known"), [("b", "a"), ("x", "y"), ("ab", "cb"), ("p2", "p1")])
def test_one_letter_of_one_or_two_is_not_close(written, known):
    # One edit in three letters, says the house; `b` is not a misspelt `a`.
    reading = read_text(f'main claim {known} "A." {{ because {written} }}')
    assert rules(reading) == ["undefined-reference"]
    assert "did you mean" not in reading.diagnostics[0].help


@pytest.mark.parametrize("name", ["abductive", "analogy", "expert-opinion", "practical-reasoning", "sign", "witness-testimony"])
def test_known_schemes_are_known(name):
    assert rules(read_text(f'main claim a "A." {{ because by {name}: premise b "B." }}')) == []


def test_an_unknown_scheme_is_told_on_reasons_objections_and_exceptions():
    text = 'main claim a "A." {\n  because by x1: b\n    unless by x2: b\n  but by x3: premise c "C."\n}\npremise b "B."'
    assert findings(text) == [("unknown-scheme", 2), ("unknown-scheme", 3), ("unknown-scheme", 4)]


def test_a_scheme_of_ones_own_is_never_unknown():
    assert rules(read_text('main claim a "A." { because by "sgin": premise b "B." }')) == []


# Allow


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("both-sides", 'main claim a "A." {{ because b but b {allow} }}\npremise b "B."'),
        ("self-support", 'main claim a "A." {{ because a {allow} }}'),
        ("self-attack", 'main claim a "A." {{ but a {allow} }}'),
        ("unknown-scheme", 'main claim a "A." {{ because by x: b {allow} }}\npremise b "B."'),
        ("illegal-link", 'main claim a "A." {{ because evidence e "E." {{ because b {allow} }} }}\npremise b "B."'),
        ("near-duplicate-id", 'main claim a "A." {{ because b-c }}\npremise b-c "B."\nclaim B-c "C." {{ {allow} }}'),
        ("circular-support", 'main claim a "A." {{ because claim b "B." {{ because a {allow} }} }}'),
    ],
)
def test_allow_silences_a_rule_in_its_statement_and_only_there(name, text):
    assert rules(read_text(text.format(allow=""))) == [name]
    assert rules(read_text(text.format(allow=f'allow {name} "So."'))) == []
    code = by_name(name).code
    assert rules(read_text(text.format(allow=f'allow {code} "So."'))) == []
    assert sorted(rules(read_text(text.format(allow='allow no-main "So."')))) == sorted([name, "unused-allow"])
    assert rules(read_text(text.format(allow="") + f'\nclaim z "Z." {{ allow {name} "So." }}')) == [name, "unused-allow"]
    assert rules(read_text(text.format(allow="") + f'\nallow {name} "So."')) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("misleading-indentation", 'main claim a "A." {\n  because premise b "B."\n   because premise c "C."\n}\n'),
        ("unknown-field", 'document d "D" { issn "1" }\nclaim a "A."\n'),
    ],
)
def test_a_warning_from_reading_can_be_allowed_too(name, text):
    assert rules(read_text(text)) == [name]
    assert rules(read_text(text + f'allow {name} "So."')) == []


def lone_thesis(*allows, **more):
    return ArgumentMap([Claim("a", "A.", main=True, reasons=[Reason(["p"])], allows=allows), Premise("p", "P.")], **more)


@pytest.mark.parametrize("name", ["both-side", "no-such-rule", "A999"])
def test_an_allow_for_no_rule_is_told(name):
    assert rules(read_text(f'main claim a "A." {{ allow {name} "So." }}')) == ["unknown-rule"]
    assert rules(read_text(f'main claim a "A."\nallow {name} "So."')) == ["unknown-rule"]
    assert [diagnostic.primary.place for diagnostic in check(lone_thesis(Allow(name, "So.")))] == [("a", "allows", 0)]


def test_an_allow_for_a_misspelt_rule_is_told_what_was_meant():
    (found,) = read_text('main claim a "A." { allow both-side "So." }').diagnostics
    assert (found.primary.place.text, found.help) == ("both-side", "did you mean `both-sides`?")


@pytest.mark.parametrize(
    "text",
    [
        'main claim a "A." { because b but b allow both-side "So." }\npremise b "B."',
        'main claim a "A." {\n  because premise b "B."\n  allow both-sides "So." // why\n}',
        'main claim a "A."\nallow no-main "So."\n// the end',
    ],
)
def test_the_fix_of_an_allow_removes_its_finding(text):
    (found,) = [found for found in read_text(text).diagnostics if found.fix]
    (edit,) = found.fix.edits
    assert not found.fix.safe
    assert rules(read_text(text[: edit.span.start] + edit.text + text[edit.span.end :])) == []


# Allowances that allow nothing


def test_an_allow_that_allows_nothing_is_a_hint_and_its_reason_is_told():
    (found,) = read_text('main claim a "A." { allow both-sides "They are full." }').diagnostics
    assert (found.rule.name, found.severity, found.primary.place.text) == ("unused-allow", Severity.HINT, "both-sides")
    assert found.notes == ("its reason was “They are full.”",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('main claim a "A." { because b but b allow both-sides "So." }\npremise b "B."', []),
        ('main claim a "A." { because b but b allow A106 "So." }\npremise b "B."', []),
        ('main claim a "A." { because b but b }\npremise b "B." { allow both-sides "So." }', ["both-sides", "unused-allow"]),
        ('main claim a "A." { because b but b allow both-sides "So." }\npremise b "B."\nallow both-sides "So."', []),
        ('main claim a "A." { because b allow both-sides "So." }\npremise b "B."', ["unused-allow"]),
        ('main claim a "A." { because b allow both-sides "So." allow A106 "So." }\npremise b "B."', ["unused-allow", "unused-allow"]),
        ('main claim a "A."\nallow no-main "So."', ["unused-allow"]),
        ('main claim a "A." { allow both-sides "So." allow unused-allow "A pattern." }', []),
        ('main claim a "A." { allow unused-allow "A pattern." }', []),
        ('main claim a "A." { allow both-side "So." allow unknown-rule "Of another tool." }', []),
        ('main claim a "A." { allow unknown-rule "Of another tool." }', ["unused-allow"]),
        ('main claim a "A." { allow syntax-error "So." }', ["unused-allow"]),
    ],
)
def test_what_an_allow_is_for_is_there_or_it_is_told(text, told):
    assert rules(read_text(text)) == told


@pytest.mark.parametrize(
    "text",
    [
        'main claim a "A." { allow both-sides "So." }\nclam b "B."',
        'main claim a "A." { allow both-sides "So." }\ninclude "nothing.argmap"',
    ],
)
def test_nothing_is_said_of_an_allow_in_a_text_that_could_not_be_read_whole(text):
    assert "unused-allow" not in rules(read_text(text))


LEVELS = """main claim a "A." {{
  {0} because claim b "B." {{
    {1} because by x: claim c "C." {{ {2} because premise d "D." }}
  }}
  because claim e "E." {{ {3} because premise f "F." }}
}}
section s "S" {{ {4} claim g "G." {{ {5} because premise h "H." }} }}
{6}"""


@pytest.mark.parametrize("places", [(0,), (1,), (0, 1), (0, 3), (1, 2), (0, 1, 2, 3, 4, 5, 6), (6,), (6, 1), (3, 5, 1), (2,), (3,), (4,), (5,)])
def test_an_allow_is_used_in_whatever_holds_the_finding_and_nowhere_else(places):
    # The scheme stands in `b`, which stands in `a`, which stands in the file.
    holding = {0, 1, 6}
    told = rules(read_text(LEVELS.format(*('allow unknown-scheme "So."' if number in places else "" for number in range(7)))))
    assert told.count("unused-allow") == len(set(places) - holding)
    assert ("unknown-scheme" in told) is not bool(holding & set(places))


def test_an_allow_in_an_included_file_may_be_for_that_file_alone(tmp_path):
    (tmp_path / "part.argmap").write_text(
        'claim a "A." { because premise p "P." }\nclaim b "B." { because premise q "Q." }\nallow no-main "A part."', encoding="utf-8"
    )
    (tmp_path / "whole.argmap").write_text('include "part.argmap"\nmain claim w "W." { because a and b }', encoding="utf-8")
    assert rules(reading.read(tmp_path / "part.argmap")) == []
    assert rules(reading.read(tmp_path / "whole.argmap")) == []


def test_a_map_made_in_python_is_told_of_an_allow_that_allows_nothing():
    map = lone_thesis(Allow("both-sides", "So."), allows=[Allow("no-main", "A draft.")])
    assert [(found.rule.name, found.primary.place) for found in check(map)] == [
        ("unused-allow", ("allow:0",)),
        ("unused-allow", ("a", "allows", 0)),
    ]


def test_a_rule_that_a_map_is_not_checked_by_may_be_allowed_in_it():
    map = lone_thesis(Allow("both-sides", "So."), Allow("misleading-indentation", "So."))
    assert [found.primary.place for found in check(map)] == [("a", "allows", 0)]
    assert check(map, rules=[rule for rule in RULES if rule.RULE.name == "no-main"]) == []


@pytest.mark.parametrize(
    "statements",
    [
        ['claim a "A." { allow no-main "So." }', 'claim b "B."'],
        ['main claim a "A." { because b allow circular-support "So." }', 'claim b "B." { because a }'],
        ['main claim c-d "A." { allow near-duplicate-id "So." }', 'claim C-d "B."'],
    ],
)
def test_what_an_allow_silences_does_not_depend_on_what_is_written_first(statements):
    assert rules(read_text("\n".join(statements))) == rules(read_text("\n".join(statements[::-1])))


# Running them


def test_only_the_rules_that_are_given_are_run():
    map = ArgumentMap([Claim("a", "A.", reasons=[Reason("a")]), Claim("b", "B.")])
    assert {diagnostic.rule.name for diagnostic in check(map)} == {"self-support", "no-main"}
    only = [rule for rule in RULES if rule.RULE.name == "no-main"]
    assert [diagnostic.rule.name for diagnostic in check(map, rules=only)] == ["no-main"]
    assert check(map, rules=[]) == []


def test_a_map_made_in_python_is_told_by_path():
    map = ArgumentMap([Claim("a", "A.", reasons=[Reason(["b", "a"], scheme="sgin")]), Premise("b", "B.")])
    assert [(diagnostic.rule.name, diagnostic.primary.place) for diagnostic in check(map)] == [
        ("self-support", ("a", "reasons", 0, "members", 1)),
        ("unknown-scheme", ("a", "reasons", 0, "scheme")),
    ]


def test_findings_come_by_place():
    reading = read_text('claim b "B." { because b }\nclaim a "A." {\n  but a\n  because by x: premise c "C."\n  because zz\n}')
    places = [diagnostic.primary.place.start for diagnostic in reading.diagnostics]
    assert places == sorted(places)
    assert len(places) == 5


def test_checking_is_repeatable_and_does_not_change_the_map():
    map = read_text(ring(5)).map
    assert check(map) == check(map)


# Indentation: the pages have the cases; here is what they cannot hold


@pytest.mark.parametrize(
    "text",
    [
        'main claim a "A." {\n  because premise b "B."\n  unless premise c "C."\n}',
        'main claim a "A." {\n  because\n    premise b "B."\n  and premise c "C."\n}',
        'main claim a "A." {\n  because by sign:\n    premise b "B."\n  unless premise c "C."\n}',
    ],
)
def test_unless_and_and_may_stand_under_their_because(text):
    assert rules(read_text(text)) == []
