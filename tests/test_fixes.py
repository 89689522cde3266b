"""Fixes: what each writes, and what holds of all: the finding goes, comments stay, nothing gets worse, and a second run changes nothing."""

from __future__ import annotations

import os
import random
import re

import commands
import pytest
from ground import ROOT
from strategies import mutant, read_text

from argmap.building.edits import leaving_out_member, leaving_out_part
from argmap.diagnostic import Diagnostic, Edit, Fix, Label, Rule, Severity
from argmap.files import File, Span
from argmap.fixing import edited, fix
from argmap.reading import read_text as read_named
from argmap.reports import print_concise, print_diff, print_full

REST = '\npremise b "B."\npremise c "C."\n'


def fixing(text, *, unsafe=False):
    return fix(lambda texts: read_named(texts.get(None, text)), unsafe=unsafe)


def fixed(text, *, unsafe=False):
    return fixing(text, unsafe=unsafe).texts.get(None, text)


# What each fix writes: a slip, and what a person would write for it

SAFE = [
    ('main claim a "A." {\n  because b and implicit premise d "D."\n}', 'main claim a "A." {\n  because b and premise d "D." implicit\n}'),
    ('main claim a "A." {\n  because inferred likely claim "D."\n}', 'main claim a "A." {\n  because claim "D." inferred likely\n}'),
    # A word
    ('main claim a "A." {\n  because Premise "B."\n}', 'main claim a "A." {\n  because premise "B."\n}'),
    ('source s "S" grade B2\nmain claim a "A." from s', 'source s "S" B2\nmain claim a "A." from s'),
    ('main Claim a "A."', 'main claim a "A."'),
    ('main CLAIM a "A."', 'main claim a "A."'),
    ('Main Claim a "A."', 'main claim a "A."'),
    ('main claim a "A." {\n  BECAUSE b\n}', 'main claim a "A." {\n  because b\n}'),
    ('main claim a "A." very–likely', 'main claim a "A." very-likely'),
    ('main claim a "A." {\n  since b\n}', 'main claim a "A." {\n  because b\n}'),
    ('main claim a "A."\nfact d "D."', 'main claim a "A."\npremise d "D."'),
    ('main claim a "A." {\n  because use b\n}', 'main claim a "A." {\n  because b\n}'),
    # A question
    (
        'main claim a "A." {\n  because by sign: b and premise d "D." answers "reliability"\n}',
        'main claim a "A." {\n  because by sign: b and premise d "D." answers reliability\n}',
    ),
    # A scheme
    ('main claim a "A." {\n  because sign: b\n}', 'main claim a "A." {\n  because by sign: b\n}'),
    ('main claim a "A." {\n  because by sign b\n}', 'main claim a "A." {\n  because by sign: b\n}'),
    ('main claim a "A." {\n  because: b\n}', 'main claim a "A." {\n  because b\n}'),
    ('main claim a: "A."', 'main claim a "A."'),
    # Braces and parentheses
    ('main claim a "A." {\n  because b\n', 'main claim a "A." {\n  because b\n}\n'),
    ('main claim a "A." {\n  because b // why\n\n// on c\nclaim d "D."', 'main claim a "A." {\n  because b // why\n}\n\n// on c\nclaim d "D."'),
    ('main claim a "A." { because b', 'main claim a "A." { because b }'),
    ('main claim a "A."\n  because b\n}', 'main claim a "A." {\n  because b\n}'),
    ('main claim a "A." // A\n  because b\n}', 'main claim a "A." { // A\n  because b\n}'),
    ('main claim a "A."\n  because b', 'main claim a "A." {\n  because b\n}'),
    (
        'main claim a "A." {\n  because claim d "D." {\n    because b\n}',
        'main claim a "A." {\n  because claim d "D." {\n    because b\n  }\n}',
    ),
    ('main claim a "A." {\n  because\n    b\n    unless (c\n  but c\n}', 'main claim a "A." {\n  because\n    b\n    unless (c)\n  but c\n}'),
    # Quotes
    ('main claim a "A. {\n  because b\n}', 'main claim a "A." {\n  because b\n}'),
    ('main claim a "A. likely {\n  because b\n}', 'main claim a "A." likely {\n  because b\n}'),
    ("main claim a “A. {\n  because b\n}", "main claim a “A.” {\n  because b\n}"),
    ('main claim a "A.” {\n  because b\n}', 'main claim a "A." {\n  because b\n}'),
    ('main claim a “A." {\n  because b\n}', "main claim a “A.” {\n  because b\n}"),
    ("main claim a „A.“", 'main claim a "A."'),
    ("main claim a «A.»", 'main claim a "A."'),
    ("main claim a 'A.'", 'main claim a "A."'),
    ("main claim a ''A.''", 'main claim a "A."'),
    ('main claim a "He said "no" to it."', 'main claim a "He said \\"no\\" to it."'),
    ('main claim a "A." {\n  note so it is said"\n}', 'main claim a "A." {\n  note "so it is said"\n}'),
    ('main claim a "In C:\\temp."', 'main claim a "In C:\\\\temp."'),
    # Comments
    ('# a comment\nmain claim a "A."', '// a comment\nmain claim a "A."'),
    ('#a comment\nmain claim a "A."', '//a comment\nmain claim a "A."'),
    ('main claim a "A." {\n  # a comment\n  because b\n}', 'main claim a "A." {\n  // a comment\n  because b\n}'),
    ('/* a\n * comment */\nmain claim a "A."', '// a\n// comment\nmain claim a "A."'),
    # Signs
    ('main claim a "A.";\nclaim d "D."', 'main claim a "A."\nclaim d "D."'),
    ('main claim a "A.".\nclaim d "D."', 'main claim a "A."\nclaim d "D."'),
    ('document d "D"\nmain claim a "A." @2—3', 'document d "D"\nmain claim a "A." @2-3'),
    ('main claim a "A." {\n  because e–f\n}\npremise e–f "E."', 'main claim a "A." {\n  because e-f\n}\npremise e-f "E."'),
    # What is said twice
    ('main claim a "A." {\n  because b and c and b // so\n}', 'main claim a "A." {\n  because b and c // so\n}'),
    ('main claim a "A." likely likely', 'main claim a "A." likely'),
    ('main claim a "A." #x #x #y', 'main claim a "A." #x #y'),
    ('title "T"\ntitle "T"\nmain claim a "A."', 'title "T"\nmain claim a "A."'),
    ('source s "S" {\n  url "u"\n  url "u" // again\n}\nmain claim a "A."', 'source s "S" {\n  url "u"\n  // again\n}\nmain claim a "A."'),
]
UNSAFE = [
    (
        'main claim a "A." {\n  because by sign: b\n    unless premise d "D." answers other-cause\n}',
        'main claim a "A." {\n  because by sign: b\n    unless premise d "D." answers other-causes\n}',
    ),
    (
        'main claim a "A." {\n  because by sign: b\n    unless premise d "D." answers other causes\n}',
        'main claim a "A." {\n  because by sign: b\n    unless premise d "D." answers other-causes\n}',
    ),
    (
        'main claim a "A." {\n  because by sign: b and premise d "D." answers established and reliability\n}',
        'main claim a "A." {\n  because by sign: b and premise d "D." answers established, reliability\n}',
    ),
    ('main claim a "A." {\n  because p\n}\npremise p "P." {\n  because b\n}', 'main claim a "A." {\n  because p\n}\nclaim p "P." {\n  because b\n}'),
    ('main claim a "A." {\n  because claim d "D."\n}', 'main claim a "A." {\n  because premise d "D."\n}'),
    ('source s "S" B2 {\n  url "u"\n}\nmain claim a "A."', 'main claim a "A."'),
    ('main claim a "A." {\n  because b, c\n}', 'main claim a "A." {\n  because b and c\n}'),
    ('main claim a "A." {\n  because b,c\n}', 'main claim a "A." {\n  because b and c\n}'),
    ('main claim a "A." {\n  because b & c\n}', 'main claim a "A." {\n  because b and c\n}'),
    ('main claim a "A." {\n  because b+c\n}', 'main claim a "A." {\n  because b and c\n}'),
    ('main claim a "A." {\n  because b; c\n}', 'main claim a "A." {\n  because b and c\n}'),
    ('document d "D"\nmain claim a "A." @2; 3', 'document d "D"\nmain claim a "A." @2, 3'),
    ('main claim a "A."\ntension b, c "T."', 'main claim a "A."\ntension b and c "T."'),
    ('main claim a "A." {\n  because by sign, b\n}', 'main claim a "A." {\n  because by sign: b\n}'),
    ('main claim a "A." [\n  because b\n]', 'main claim a "A." {\n  because b\n}'),
    ('main claim a "A." {\n  because b c\n}', 'main claim a "A." {\n  because b and c\n}'),
    ('main claim a "A." {\n  because b or c\n}', 'main claim a "A." {\n  because b and c\n}'),
    ('main thesis a "A."', 'main claim a "A."'),
    ('main premise a "A." {\n  but b\n}', 'main claim a "A." {\n  but b\n}'),
    ('main claim a "A." {\n  because b\n}}', 'main claim a "A." {\n  because b\n}'),
    ('main claim a "They say likely {\n  because b\n}', 'main claim a "They say" likely {\n  because b\n}'),
    ('main claim a "One\n\ntwo."', 'main claim a "One\ntwo."'),
    ('main claim city The city is old."', 'main claim city "The city is old."'),
    ('main claim a "A." {\n  because _b\n}', 'main claim a "A." {\n  because b\n}'),
    ('main claim a "A." {\n  because by signs: b\n}', 'main claim a "A." {\n  because by sign: b\n}'),
    ('main claim a "A." {\n  because clean-aire\n}\npremise clean-air "C."', 'main claim a "A." {\n  because clean-air\n}\npremise clean-air "C."'),
    ('source demidov "D"\nmain claim a "A." from demidow', 'source demidov "D"\nmain claim a "A." from demidov'),
    ('document d "D" {\n  autor "X"\n}\nmain claim a "A."', 'document d "D" {\n  author "X"\n}\nmain claim a "A."'),
    ('document d "D"\nmain claim a "A." @6.5-6.3', 'document d "D"\nmain claim a "A." @6.3-6.5'),
    (
        'main claim a "A." {\n  because evidence e "E." {\n    because b\n  }\n}',
        'main claim a "A." {\n  because claim e "E." {\n    because b\n  }\n}',
    ),
]


@pytest.mark.parametrize(("slipped", "meant"), SAFE)
def test_a_safe_fix_writes_what_was_meant(slipped, meant):
    assert fixed(slipped + REST) == meant + REST
    assert not read_text(meant + REST).errors


@pytest.mark.parametrize(("slipped", "meant"), UNSAFE)
def test_an_unsafe_fix_is_made_only_when_asked_for(slipped, meant):
    assert fixed(slipped + REST) == slipped + REST
    assert fixed(slipped + REST, unsafe=True) == meant + REST
    assert not read_text(meant + REST).errors


@pytest.mark.parametrize(("slipped", "meant"), [pair for pair in SAFE if "e–f" not in pair[0]])
def test_what_is_fixed_safely_means_what_was_read_before(slipped, meant):
    # A map made of what was understood is what the fix writes down; only the quotes that were put for inner ones differ.
    before, after = read_text(slipped + REST).map, read_text(meant + REST).map
    assert str(before).replace("”", '"') == str(after).replace("”", '"')
    assert [each.id for each in before] == [each.id for each in after]


UNFIXED = [
    "main claim a 'The city's trams.'",
    'main claim a "A." {\n  because premise b2 "B." likely certain\n}',
    'main claim a "A." {\n  because abc\n}\npremise abd "D."\npremise abe "E."',
    'main claim a "A." {\n  premise d "D."\n}',
    'claim note "A."',
    'title "T"\ntitle "U"\nmain claim a "A."',
    'main claim a "A." + b',
    'main claim ""',
    'main claim a "A." {\n  because by }:\n}',
    'main “claim a "A." {\n  because b\n}',
]


@pytest.mark.parametrize("text", UNFIXED)
def test_what_may_be_meant_in_two_ways_has_no_fix(text):
    assert fixed(text + REST, unsafe=True) == text + REST


def test_what_may_be_a_slip_in_a_word_is_not_taken_for_a_scheme_or_a_comment():
    for text in ('main claim a "A." {\n  because cl:im d "D."\n}', '#source s "S"\nmain claim a "A."'):
        assert fixed(text + REST) == text + REST


# Fixes that rules about argument are made of


def member(text, *path, safe=True):
    result = leaving_out_member(read_text(text + REST).places, path, safe=safe)
    return edited(text, result.edits) if result else None


def test_a_member_is_left_out_with_the_and_that_joins_it():
    assert member('main claim a "A." {\n  because b and b\n    and c\n}', "a", "reasons", 0, "members", 1) == 'main claim a "A." {\n  because b\n    and c\n}'
    text = 'main claim a "A." {\n  but c unless b // so\n    and c\n}'
    assert member(text, "a", "objections", 0, "undercuts", 0, "members", 1) == 'main claim a "A." {\n  but c unless b // so\n}'
    assert member('main claim a "A." {\n  because b and // so\n    c\n}', "a", "reasons", 0, "members", 1) is None
    assert member('main claim a "A." {\n  because b and premise d "D."\n}', "a", "reasons", 0, "members", 1) is None
    assert member('main claim a "A." {\n  because b\n}', "a", "reasons", 0, "members", 0) is None


def test_a_declaration_is_left_out_with_its_line():
    text = 'source s "S" // who\nsource t "T" {\n  url "u"\n}\nmain claim a "A."\n'
    places = read_text(text).places
    assert edited(text, leaving_out_part(places, ("source:t",)).edits) == 'source s "S" // who\nmain claim a "A."\n'
    assert edited(text, leaving_out_part(places, ("source:s",)).edits) == '// who\nsource t "T" {\n  url "u"\n}\nmain claim a "A."\n'
    assert leaving_out_part(places, ("source:none",)) is None


# Many at once


def test_all_slips_of_a_file_are_fixed_together():
    text = '# trams\nMain claim a "A. {\n  because sign: b // why\n  But c\n}\n' + REST
    assert fixed(text) == '// trams\nmain claim a "A." {\n  because by sign: b // why\n  but c\n}\n' + REST


def test_line_ends_are_kept():
    text = ('main Claim a "A." {\n  because b\n' + REST).replace("\n", "\r\n")
    assert fixed(text) == ('main claim a "A." {\n  because b\n}\n' + REST).replace("\n", "\r\n")


def test_a_finding_whose_fix_would_make_an_error_stays_and_says_so():
    # As an id with a hyphen it would be the other's.
    text = 'main claim a "A." {\n  because e-f\n}\npremise e-f "E."\npremise e–f "F."\n'
    result = fixing(text)
    assert result.texts == {}
    [finding] = [each for each in result.reading.diagnostics if each.rule.name == "invalid-id"]
    assert finding.fix is None
    assert "taken back" in finding.notes[0]


def test_the_other_fixes_are_made_where_one_is_taken_back():
    text = 'Main claim a "A." {\n  because e-f\n}\npremise e-f "E."\npremise e–f "F."\n#end of it\n'
    assert fixed(text) == text.replace("Main", "main").replace("#end", "//end")


def test_a_map_made_of_hundreds_of_slips_is_fixed():
    text = 'main claim a "A." {\n' + "".join(f'  because sign: premise p{number} "P."\n' for number in range(300)) + "}\n"
    assert fixed(text) == text.replace("sign:", "by sign:")


def test_edits_are_made_at_the_offsets_of_the_text_as_it_was():
    file = File("x", "one two three")
    assert edited(file.text, [Edit(Span(file, 8, 13), "3"), Edit(Span(file, 0, 3), "1"), Edit(Span(file, 4, 4), "and ")]) == "1 and two 3"


# What holds of every fix


def broken_texts():
    for page in ("broken-inputs.md", "newcomers.md", "recovery.md"):
        text = (ROOT / "tests" / "pages" / page).read_text(encoding="utf-8")
        yield from re.findall(r"^`{3,}argmap\n(.*?)^`{3,}$", text, re.MULTILINE | re.DOTALL)


def mutants(count):
    chance = random.Random(4)
    paths = sorted((ROOT / "examples").rglob("*.argmap"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    for _ in range(count):
        text = chance.choice([each for each in texts if len(each) < 6000])
        for _ in range(chance.choice([1, 1, 2, 3])):
            text = mutant(text, chance)
        yield text


def comments(text):
    return [text[each.start : each.end] for syntax in read_text(text).syntaxes for each in syntax.comments]


def check_fixes(text):
    before = read_text(text)
    for unsafe in (False, True):
        result = fixing(text, unsafe=unsafe)
        after = result.texts.get(None, text)
        assert len(result.reading.errors) <= len(before.errors) or before.syntaxes[0].lossy, after
        if any(each.fix and each.fix.safe for each in before.diagnostics):
            left = [each for each in result.reading.diagnostics if each.fix and (each.fix.safe or unsafe)]
            assert not left, after
        kept = comments(after)
        assert all(any(comment in other for other in kept) for comment in comments(text) if comment.startswith("//")), after
        assert fixed(after, unsafe=unsafe) == after
        for made in result.made:
            assert made not in result.reading.diagnostics


@pytest.mark.parametrize("text", list(broken_texts()))
def test_no_broken_input_is_left_worse(text):
    check_fixes(text)


@pytest.mark.parametrize("seed", range(4))
def test_no_slip_at_random_is_left_worse(seed):
    for number, text in enumerate(mutants(int(os.environ.get("MUTANTS", "100")))):
        if number % 4 == seed:
            check_fixes(text)


def test_a_sound_map_is_left_as_it_is():
    for path in (ROOT / "examples").rglob("*.argmap"):
        text = path.read_text(encoding="utf-8")
        assert fix(lambda texts, text=text: read_named(texts.get(None, text))).texts == {}, path


def test_a_random_slip_of_an_example_is_often_fixed_back_to_it():
    original = (ROOT / "examples" / "first-map.argmap").read_text(encoding="utf-8")
    for slip in (original.replace('full."', "full.", 1), original.rstrip()[:-1], original.replace("by practical-reasoning:", "practical-reasoning:")):
        assert slip != original
        assert " ".join(fixed(slip).split()) == " ".join(original.split())


# In reports

SHORT = Rule("some-rule", "A999", Severity.ERROR, "A page.")


def test_a_finding_with_a_fix_says_so():
    file = File("x.argmap", "word")
    finding = Diagnostic(SHORT, "a message", Label(Span(file, 0, 4)), fix=Fix("write `claim`", (Edit(Span(file, 0, 4), "claim"),), safe=True))
    assert print_full([finding]).splitlines()[-1] == "  = fix: write `claim` (--fix)"
    assert print_concise([finding]) == "x.argmap:1:1: error[A999]: a message [*]"


def test_a_difference_is_a_unified_diff():
    assert print_diff("x", "a\nb\nc\n", "a\nB\nc\n") == "--- x\n+++ x\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"
    assert print_diff("x", "a\n", "a\n") == ""


# On the command line

SLIPPED = 'Main claim trams "Trams." {\n  because full, air\n}\npremise full "Full."\npremise air "Air."\n'
MENDED = SLIPPED.replace("Main", "main")


@pytest.fixture
def argmap(tmp_path):
    def run(*arguments, input=None, env=None):
        return commands.run(*arguments, folder=tmp_path, input=input, env=env)

    return run


class TestCheck:
    def test_fix_writes_the_safe_ones_and_tells_what_remains(self, argmap, tmp_path):
        path = tmp_path / "x.argmap"
        path.write_text(SLIPPED, encoding="utf-8")
        done = argmap("check", "--fix", "--output-format", "concise", "x.argmap")
        assert path.read_text(encoding="utf-8") == MENDED
        assert done.returncode == 1
        assert done.stdout.decode() == "x.argmap:2:15: error[S101]: members are joined by `and`, not by a comma [*]\n"
        assert done.stderr.decode() == "x.argmap: 1 error; 1 fixed, 1 can be fixed with `--unsafe-fixes`\n"

    def test_unsafe_fixes_writes_all(self, argmap, tmp_path):
        path = tmp_path / "x.argmap"
        path.write_text(SLIPPED, encoding="utf-8")
        assert argmap("check", "--unsafe-fixes", "x.argmap").returncode == 0
        assert path.read_text(encoding="utf-8") == MENDED.replace(",", " and")

    def test_diff_writes_nothing(self, argmap, tmp_path):
        path = tmp_path / "x.argmap"
        path.write_text(SLIPPED, encoding="utf-8")
        done = argmap("check", "--diff", "x.argmap")
        assert path.read_text(encoding="utf-8") == SLIPPED
        assert '-Main claim trams "Trams." {\n+main claim trams "Trams." {\n' in done.stdout.decode()
        assert "-  because full, air\n" not in done.stdout.decode()
        assert "\x1b" in argmap("check", "--diff", "x.argmap", env={"FORCE_COLOR": "1"}).stdout.decode()

    def test_standard_input_is_printed_fixed(self, argmap):
        done = argmap("check", "--fix", "-", input=SLIPPED.encode())
        assert done.stdout.decode() == MENDED
        assert b"members are joined" in done.stderr

    def test_an_included_file_is_fixed_with_the_one_that_includes_it(self, argmap, tmp_path):
        (tmp_path / "part").mkdir()
        (tmp_path / "x.argmap").write_text('include "part/y.argmap"\nmain claim a "A." {\n  Because b\n}\n', encoding="utf-8")
        (tmp_path / "part" / "y.argmap").write_text('premise b "B." Certain\n', encoding="utf-8")
        done = argmap("check", "--fix", "x.argmap")
        assert done.stderr.decode() == "x.argmap: no findings; 2 fixed\n"
        assert (tmp_path / "part" / "y.argmap").read_text(encoding="utf-8") == 'premise b "B." certain\n'

    def test_bytes_that_are_not_changed_stay(self, argmap, tmp_path):
        path = tmp_path / "x.argmap"
        path.write_bytes(b'\xef\xbb\xbfMain claim a "A."\r\n// \xc3\xa9\r\n')
        argmap("check", "--fix", "x.argmap")
        assert path.read_bytes() == b'\xef\xbb\xbfmain claim a "A."\r\n// \xc3\xa9\r\n'

    def test_a_file_that_is_not_utf_8_is_left_alone(self, argmap, tmp_path):
        path = tmp_path / "x.argmap"
        path.write_bytes(b'Main claim a "Caf\xe9."\n')
        assert argmap("check", "--fix", "x.argmap").returncode == 1
        assert path.read_bytes() == b'Main claim a "Caf\xe9."\n'

    def test_a_sound_file_is_not_written(self, argmap, tmp_path):
        path = tmp_path / "x.argmap"
        path.write_text('main claim a "A."\n', encoding="utf-8")
        os.utime(path, (1, 1))
        assert argmap("check", "--fix", "x.argmap").returncode == 0
        assert path.stat().st_mtime == 1

    def test_a_file_that_may_not_be_written_is_told(self, argmap, tmp_path):
        folder = tmp_path / "shut"
        folder.mkdir()
        (folder / "x.argmap").write_text(SLIPPED, encoding="utf-8")
        folder.chmod(0o555)
        if os.access(folder, os.W_OK):
            pytest.skip("this user may write anywhere")
        done = argmap("check", "--fix", "shut/x.argmap")
        folder.chmod(0o755)
        assert done.returncode == 2
        assert b"cannot write" in done.stderr
