"""Critical questions: what each scheme asks, which step a statement answers, and what becomes of a question."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from strategies import meaning, sketches, within

import argmap
from argmap.argument import QUESTIONS, SCHEMES, ArgumentMap, Claim, Landing, Objection, Premise, Reason, Undercut
from argmap.argument.answering import answers_in
from argmap.checks import Choice
from argmap.cli import command
from argmap.language import is_id, keywords
from argmap.reading import read_text
from argmap.weighing import State

SILENT = Choice(select=["unasked-answer"])


def sound(text):
    """The map of a text in which every answer is to a question that is asked there."""
    reading = read_text(text, choice=SILENT)
    assert not reading.diagnostics, str(reading)
    return reading.map


def answered(text):
    """Each answer: by whom, to what, of the step with which members, and whether it bites or closes."""
    map = sound(text)
    steps = dict(map.steps())
    return {(each.by, each.question.name, " ".join(steps[each.asked].members), "bites" if each.bites else "closes") for each in answers_in(map).given}


def states(text):
    """What has become of each question that is not open, by its name."""
    return {each.question.name: each.state.value for each in argmap.questions(sound(text)) if each.state is not State.OPEN}


# What schemes ask


def test_every_known_scheme_asks_three_to_six_questions_each_once():
    assert len(SCHEMES) == 20
    for scheme in SCHEMES.values():
        names = [question.name for question in scheme.questions]
        assert 3 <= len(set(names)) == len(names) <= 6, scheme.name


def test_a_question_has_a_name_that_can_be_written_and_is_one_short_sentence():
    for name, question in QUESTIONS.items():
        assert question.name == name == name.lower()
        assert is_id(name)
        assert name not in {*keywords(), *SCHEMES}
        assert question.text.endswith("?")
        assert not set(".!?;") & set(question.text[:-1])
        assert len(question.text.split()) <= 16
        assert any(question in scheme.questions for scheme in SCHEMES.values())


# Section 3.4 of the theory page: which bad answer is an objection to a premise, which an exception, which an objection to the conclusion.
LANDINGS = {
    "expert-opinion": {"expertise": "member", "field": "member", "assertion": "member", "bias": "exception", "agreement": "exception", "backing": "exception"},
    "position-to-know": {"placed-to-know": "member", "honesty": "exception", "assertion": "member"},
    "sign": {"reliability": "member", "other-causes": "exception"},
    "cause-to-effect": {"causal-rule": "member", "interference": "exception"},
    "correlation-to-cause": {"correlation": "member", "common-cause": "exception", "reverse-cause": "exception"},
    "abductive": {"rival-explanation": "exception", "explains": "member"},
    "analogy": {"likeness": "member", "difference": "exception", "counter-case": "exception"},
    "example": {"typical": "exception", "enough": "exception"},
    "practical-reasoning": {
        "effectiveness": "member",
        "better-alternative": "exception",
        "side-effects": "conclusion",
        "conflicting-goal": "exception",
        "feasible": "exception",
    },
    "positive-consequences": {"likelihood": "member", "opposite-effects": "conclusion"},
    "negative-consequences": {"likelihood": "member", "opposite-effects": "conclusion"},
    "inconsistent-commitment": {"committed": "member", "explained-away": "exception"},
    "pragmatic-inconsistency": {"contradicting-deeds": "member", "difference": "exception"},
    "ethotic": {"relevance": "exception"},
    "generic-ad-hominem": {"relevance": "exception"},
    "ignorance": {"search": "exception"},
}


@pytest.mark.parametrize("name", LANDINGS)
def test_a_bad_answer_lands_where_the_theory_says(name):
    lands = {question.name: question.lands.value for question in SCHEMES[name].questions}
    assert {each: lands[each] for each in LANDINGS[name]} == LANDINGS[name]


STEPS = {
    "reason": 'main claim t "T." {{ because by {scheme}: premise a "A." {member} {behind} {conclusion} }}',
    "objection": 'main claim t "T." {{ but by {scheme}: premise a "A." {member} {behind} {conclusion} }}',
    "exception": 'main claim t "T." {{ because premise r "R." unless {open} by {scheme}: premise a "A." {member} {behind} {close} {conclusion} }}',
}


@pytest.mark.parametrize("kind", STEPS)
def test_the_words_that_are_offered_make_just_that_question_bite(kind):
    for scheme in SCHEMES.values():
        bare = {"scheme": scheme.name, "member": "", "behind": "", "conclusion": "", "open": "", "close": ""}
        for asked in argmap.questions(sound(STEPS[kind].format(**bare))):
            words = asked.words
            nested = words.startswith("unless (… ")
            words = words.removeprefix("unless (… ").removesuffix(")") if nested else words
            place = {(): "behind", ("a",): "member", ("t",): "conclusion"}[asked.lands_on]
            written = {**bare, place: f"{{ {words} }}" if place == "member" else words, "open": "(" if nested else "", "close": ")" if nested else ""}
            # `by` stands before the parenthesis of an exception.
            text = STEPS[kind].replace("{open} by {scheme}:", "by {scheme}: {open}").format(**written)
            assert states(text) == {asked.question.name: "bites"}, text


# Where a statement stands tells which step is asked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'main claim t "T." { because by sign: premise a "A." and premise b "B." answers reliability }',
            {("b", "reliability", "a b", "closes")},
            id="aloud in the step",
        ),
        pytest.param(
            'main claim t "T." { because by sign: premise a "A." unless premise u "U." answers other-causes }',
            {("u", "other-causes", "a", "bites")},
            id="in an exception to it",
        ),
        pytest.param(
            'main claim t "T." { because by sign: premise a "A." { but premise o "O." answers established, reliability } }',
            {("o", "established", "a", "bites"), ("o", "reliability", "a", "bites")},
            id="in an objection to a member",
        ),
        pytest.param(
            'main claim t "T." { because by sign: claim a "A." { because evidence e "E." answers established } }',
            {("e", "established", "a", "closes")},
            id="in a reason for a member",
        ),
        pytest.param(
            'main claim t "T." { because by practical-reasoning: premise a "A." although premise o "O." answers side-effects }',
            {("o", "side-effects", "a", "bites")},
            id="in an objection to the conclusion",
        ),
        pytest.param(
            'main claim t "T." { but by negative-consequences: premise a "A." because premise o "O." answers opposite-effects }',
            {("o", "opposite-effects", "a", "bites")},
            id="in a reason for what an objection objects to",
        ),
        pytest.param(
            'main claim t "T." { because by sign: premise a "A." unless premise u "U." { but premise v "V." answers other-causes } }',
            {("v", "other-causes", "a", "closes")},
            id="in an objection to an exception",
        ),
        pytest.param(
            'main claim t "T." { because by sign: premise a "A." unless (premise u "U." unless premise v "V." answers other-causes) }',
            {("v", "other-causes", "a", "closes")},
            id="in an exception to an exception",
        ),
        pytest.param(
            'main claim t "T." { because by sign: premise a "A." { but premise o "O." { but premise v "V." answers reliability } } }',
            {("v", "reliability", "a", "closes")},
            id="in an objection to an objection to a member",
        ),
    ],
)
def test_a_statement_answers_the_step_before_which_it_stands(text, expected):
    assert answered(text) == expected


def test_of_two_steps_that_ask_the_same_the_nearer_one_is_meant():
    # `b` stands aloud in the step of `b`, and in a reason for a member of the step of `a`; both are signs.
    text = 'main claim t "T." { because by sign: claim a "A." { because by sign: premise b "B." answers reliability } }'
    assert answered(text) == {("b", "reliability", "b", "closes")}


def test_an_objection_is_meant_where_the_bad_answer_lands():
    # `a` concludes the step of `b` and is a member of the step of `a`: side effects speak against a conclusion, a goal that is not there against a member.
    text = """
    main claim t "T." {{ because by practical-reasoning: a }}
    claim a "A." {{ because by practical-reasoning: premise b "B." but premise o "O." answers {name} }}
    """
    assert answered(text.format(name="side-effects")) == {("o", "side-effects", "b", "bites")}
    assert answered(text.format(name="goal")) == {("o", "goal", "a", "bites")}


def test_a_statement_that_stands_in_two_steps_answers_both():
    text = """
    main claim t "T." {
      because by sign: premise a "A." and s
      because by example: premise b "B." unless s
    }
    premise s "S." answers reliability, typical
    """
    assert answered(text) == {("s", "reliability", "a s", "closes"), ("s", "typical", "b", "bites")}


def test_an_objection_to_a_conclusion_answers_every_reason_that_asks():
    text = 'main claim t "T." { because by example: premise a "A." because by example: premise b "B." but premise o "O." answers counterexample }'
    assert answered(text) == {("o", "counterexample", "a", "bites"), ("o", "counterexample", "b", "bites")}


def test_what_meets_or_backs_an_answer_answers_too_however_long_the_exchange():
    text = """
    main claim t "T." { because by sign: premise a "A." unless u }
    claim u "U." answers other-causes {
      because premise backs "B." answers other-causes
      but premise v "V." answers other-causes { but premise w "W." answers other-causes { but premise x "X." answers other-causes } }
    }
    """
    by = {answer: how for answer, _, _, how in answered(text)}
    assert by == {"u": "bites", "backs": "bites", "v": "closes", "w": "bites", "x": "closes"}


# What becomes of a question


@pytest.mark.parametrize(
    ("exception", "state"),
    [
        ("", None),
        ("unless premise u answers", "bites"),
        ("unless premise u answers { but premise v }", "closed"),
        ("unless (premise u answers unless premise v)", "closed"),
        ("unless (premise u answers unless (premise v unless premise w))", "bites"),
        ("unless premise u answers { but premise v { but premise w } }", "bites"),
        ("unless (premise u answers unless (premise v unless (premise w unless premise x)))", "closed"),
        # Two that object to each other: neither is in nor out.
        ('unless premise u answers { but v } } premise v "V." { but u', "undecided"),
    ],
)
def test_a_bad_answer_bites_unless_it_is_met(exception, state):
    for name in "uvwx":
        exception = exception.replace(f"premise {name} answers", f'premise {name} "{name.upper()}." answers other-causes')
        exception = exception.replace(f"premise {name} {{", f'premise {name} "{name.upper()}." {{').replace(
            f"premise {name})", f'premise {name} "{name.upper()}.")'
        )
        exception = exception.replace(f"premise {name} }}", f'premise {name} "{name.upper()}." }}').replace(
            f"premise {name} unless", f'premise {name} "{name.upper()}." unless'
        )
    text = f'main claim t "T." {{ because by sign: premise a "A." {exception} }}'
    assert states(text) == ({"other-causes": state} if state else {})


def test_a_good_answer_that_has_fallen_leaves_its_question_open():
    text = 'main claim t "T." { because by sign: premise a "A." and premise b "B." answers reliability %s }'
    assert states(text % "") == {"reliability": "closed"}
    assert states(text % '{ but premise o "O." }') == {}


def test_a_concession_bites_where_it_is_held_against_its_author():
    map = sound('main claim t "T." { because by example: premise a "A." although premise o "O." @2 answers counterexample }')
    [asked] = argmap.questions(map).of(State.BITES)
    assert {standpoint.value: state.value for standpoint, state in asked.states.items()} == {"author": "open", "conceded": "bites", "examined": "bites"}
    [given_] = asked.answers
    assert [standpoint.value for standpoint in given_.holds_in] == ["conceded", "examined"]


def test_of_steps_without_a_known_scheme_nothing_is_asked():
    found = argmap.questions(sound('main claim t "T." { because by "lore": premise a "A." because premise b "B." because by sign: a }'))
    assert found.unasked == (("t", "reasons", 0), ("t", "reasons", 1))
    assert [each.question.name for each in found.open] == ["established", "reliability", "other-causes"]


def test_a_map_made_in_python_is_asked_the_same():
    map = ArgumentMap(
        [
            Claim("t", "T.", reasons=[Reason(["a"], scheme="sign", undercuts=[Undercut(["u"])])]),
            Premise("a", "A.", objections=[Objection(["o"])]),
            Premise("u", "U.", answers="other-causes"),
            Premise("o", "O.", answers=["reliability"]),
        ]
    )
    assert [(each.question.name, each.state) for each in argmap.questions(map) if each.answers] == [
        ("reliability", State.BITES),
        ("other-causes", State.BITES),
    ]
    with pytest.raises(TypeError, match="takes an ArgumentMap, not str"):
        argmap.questions("trams.argmap")


def test_an_exchange_of_ten_thousand_replies_is_followed_to_its_end():
    # p0 is an exception, and every other statement objects to the one before it: with an even number of them the last word defends the step.
    count = 10_000
    chain = [
        Premise(f"p{number}", "P.", answers="other-causes", objections=[Objection([f"p{number + 1}"])] if number + 1 < count else ()) for number in range(count)
    ]
    map = ArgumentMap([Claim("t", "T.", reasons=[Reason(["a"], scheme="sign", undercuts=[Undercut(["p0"])])]), Premise("a", "A."), *chain])
    with within(20):
        [closed] = argmap.questions(map).of(State.CLOSED)
    assert len(closed.answers) == count
    assert [each.answer.bites for each in closed.answers] == [True, False] * (count // 2)


def test_a_hub_that_thousands_use_and_question_is_asked_in_time():
    steps = 10_000
    hub = Premise("hub", "H.", objections=[Objection(["o"])])
    claims = [Claim(f"c{number}", "C.", reasons=[Reason(["hub"], scheme="sign")]) for number in range(steps)]
    map = ArgumentMap([*claims, hub, Premise("o", "O.", answers="reliability")])
    with within(20):
        assert len(argmap.questions(map).of(State.BITES)) == steps


def test_thousands_of_answers_to_nothing_before_thousands_of_steps_are_found_in_time():
    # Looked up one by one these would be nine million pairs.
    count = 3_000
    hub = Premise("hub", "H.", objections=[Objection([f"o{number}"]) for number in range(count)])
    claims = [Claim(f"c{number}", "C.", reasons=[Reason(["hub"], scheme="sign")]) for number in range(count)]
    map = ArgumentMap([*claims, hub, *(Premise(f"o{number}", "O.", answers="typical") for number in range(count))])
    with within(5):
        assert len(answers_in(map).unasked) == count


def test_answers_that_reply_to_each_other_in_a_ring_come_to_an_end():
    ring = [Premise(f"p{number}", "P.", answers="other-causes", objections=[Objection([f"p{(number + 1) % 3}"])]) for number in range(3)]
    map = ArgumentMap([Claim("t", "T.", reasons=[Reason(["a"], scheme="sign", undercuts=[Undercut(["p0"])])]), Premise("a", "A."), *ring])
    [asked] = argmap.questions(map).of(State.UNDECIDED)
    assert {each.answer.by for each in asked.answers} == {"p0", "p1", "p2"}


@given(sketches())
def test_each_name_answers_a_step_that_asks_it_or_is_told(sketch):
    map = meaning(sketch, {it.text: f"named-{number}" for number, it in enumerate(sketch.statements)})
    found = answers_in(map)
    steps = dict(map.steps())
    assert all(each.question in SCHEMES[str(steps[each.asked].scheme)].questions and each.by in steps[each.through].members for each in found.given)
    told = {(each.by, each.question.name) for each in found.given} | {(id, map[id].answers[place]) for id, place in found.unasked}
    assert told == {(statement.id, name) for statement in map for name in statement.answers}


# The command

RAIN = """
main claim rain "It will rain." {
  because by sign: premise clouds "Dark clouds are coming up." and premise dark "Such clouds have brought rain." answers reliability
    unless premise smoke "The farm is burning its straw." answers other-causes
  because premise aches "A knee aches."
}
"""


@pytest.fixture
def ask(tmp_path, monkeypatch):
    (tmp_path / "rain.argmap").write_text(RAIN, "utf-8")
    (tmp_path / "broken.argmap").write_text('main claim a "A." {', "utf-8")
    (tmp_path / "faulty.argmap").write_text('main claim a "A." { because by sign: premise b "B." because nobody }', "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*args, expected=0):
        done = CliRunner().invoke(command, ["questions", *args])
        assert done.exit_code == expected, done.output
        return done.stdout, done.stderr

    return run


def test_the_open_questions_are_told_with_where_a_bad_answer_goes_and_its_words(ask):
    said, _ = ask("rain.argmap")
    assert said == (
        "rain BECAUSE by sign: clouds AND dark\n"
        "  established: Is what is given here well established itself?\n"
        '    in clouds or dark: but premise "…" answers established\n'
        "\n"
        "Below each question: where a bad answer goes, and its words. A good answer\n"
        'becomes a member of the step: and premise "…" answers NAME.\n'
        "\n"
        "1 question is open, 1 closed, 1 bites; of 2 steps without a known scheme nothing\n"
        "is asked.\n"
    )


def test_all_questions_are_told_with_who_answers_them(ask):
    said, _ = ask("--all", "rain.argmap")
    assert "  reliability (closed): How reliably does this sign go with what it is taken\n    for?\n    dark answers it\n" in said
    assert "  other-causes (bites): Could something else be behind this sign?\n    smoke bites in the reading examined\n" in said


def test_questions_are_asked_of_one_statement_or_of_one_scheme(ask):
    assert ask("--of", "clouds", "rain.argmap")[0] == "0 questions are open, 0 closed, 0 bite.\n"
    assert "1 question is open" in ask("--scheme", "sign", "rain.argmap")[0]
    assert ask("--scheme", "analogy", "rain.argmap")[0] == "0 questions are open, 0 closed, 0 bite.\n"


def test_a_name_that_is_not_known_is_told_with_what_was_meant(ask):
    assert "no statement is called `cloud`\n  help: did you mean `clouds`?" in ask("--of", "cloud", "rain.argmap", expected=2)[1]
    assert "no scheme is called `sgin`\n  help: did you mean `sign`?" in ask("--scheme", "sgin", "rain.argmap", expected=2)[1]


def test_questions_as_data_say_what_the_objects_say(ask):
    data = json.loads(ask("--json", "rain.argmap")[0])
    assert data["version"] == 1
    [file] = data["files"]
    assert file["tally"] == {"open": 1, "closed": 1, "undecided": 0, "bites": 1}
    assert file["without_scheme"] == [["rain", "reasons", 0, "undercuts", 0], ["rain", "reasons", 1]]
    [step] = file["steps"]
    assert (step["path"], step["link"], step["scheme"], step["members"]) == (["rain", "reasons", 0], "because", "sign", ["clouds", "dark"])
    assert step["questions"][2] == {
        "name": "other-causes",
        "text": QUESTIONS["other-causes"].text,
        "state": "bites",
        "readings": {"author": "open", "conceded": "open", "examined": "bites"},
        "lands": Landing.EXCEPTION.value,
        "lands_on": [],
        "words": 'unless premise "…" answers other-causes',
        "answers": [
            {
                "by": "smoke",
                "through": ["rain", "reasons", 0, "undercuts", 0],
                "bites": True,
                "onward": False,
                "status": {"author": None, "conceded": None, "examined": "in"},
            }
        ],
    }


def test_a_map_that_cannot_be_read_whole_is_asked_nothing(ask):
    said, told = ask("broken.argmap", "rain.argmap", expected=1)
    assert "nothing is asked of broken.argmap, since it has syntax errors" in told
    assert said.startswith("--> rain.argmap\n\nrain BECAUSE")
    assert "3 questions are open" in ask("faulty.argmap", expected=1)[0]
    assert "cannot read" in ask("nowhere.argmap", expected=2)[1]
