"""`argmap rename`: an id changes wherever it is named, and nothing else does."""

from __future__ import annotations

import os
import re

import commands
import pytest
from ground import ROOT
from hypothesis import given
from hypothesis import strategies as st
from strategies import nest, sketches, write

from argmap.reading import read, read_text
from argmap.renaming import Renaming, rename

FACTS = 'source count "The count"\nclaim full "The buses are full." from count {\n  because evidence stand "Two of three stand."\n}\n'
MAIN = 'include "part/facts.argmap"\nmain claim trams "Trams." {\n  because full // full as they are\n  but premise dear "Dear." unless full\n}\n'


@pytest.fixture
def argmap(tmp_path):
    def run(*arguments, input=None):
        return commands.run(*arguments, folder=tmp_path, input=input, env={"NO_COLOR": "1"})

    return run


@pytest.fixture
def files(tmp_path):
    """Writes files, and gives what all of them hold."""
    (tmp_path / "argmap.toml").touch()

    def put(**texts):
        for name, text in texts.items():
            path = tmp_path / (name.replace("__", "/") + ".argmap")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())

    def held():
        return {path.relative_to(tmp_path).with_suffix("").as_posix(): path.read_bytes().decode() for path in sorted(tmp_path.rglob("*.argmap"))}

    put.held = held
    return put


def one(text, old, new, noun="statement"):
    """The text after a renaming, or the names of the rules that are broken."""
    reading = read_text(text)
    found = rename(noun, old, new, meant=[reading], others=[], read=lambda _, texts: read_text(texts[None]))
    return found.texts[None] if isinstance(found, Renaming) else [each.rule.name for each in found]


# Where it is named

EVERYWHERE = """document d "D"
source s "S"
section g "Group" {
  claim a "A." from s quoting s answers a, b @d:1, d:2-3, d "p. 4" {
    because by sign: b and premise a-b "A b." unless (b unless b)
    quote "q" @d:5
    allow a "a"
    meta "a" "b"
  }
}
premise b "b" #b
tension a and b "a and b"
"""


@pytest.mark.parametrize(
    ("noun", "old", "changed"),
    [
        ("statement", "a", ['claim X "A." from', "tension X and b"]),
        ("statement", "b", ["because by sign: X and", "unless (X unless X)", 'premise X "b" #b', "tension a and X "]),
        ("statement", "a-b", ['premise X "A b."']),
        ("source", "s", ['source X "S"', "from X quoting X"]),
        ("document", "d", ['document X "D"', '@X:1, X:2-3, X "p. 4"', "@X:5"]),
        ("section", "g", ['section X "Group"']),
    ],
)
def test_it_is_renamed_at_every_definition_and_reference_and_nowhere_else(noun, old, changed):
    # `a` is a rule, a key and a word in texts too, and the beginning of `a-b`.
    text = one(EVERYWHERE, old, "X", noun)
    for piece in changed:
        assert piece in text
    assert text.count("X") == sum(piece.count("X") for piece in changed)
    assert text.replace("X", old) == EVERYWHERE


def test_names_are_one_space_for_each_kind():
    text = 'source a "S"\nmain claim a "A." from a {\n  because b\n}\npremise b "B."\n'
    assert one(text, "a", "x", "source") == 'source x "S"\nmain claim a "A." from x {\n  because b\n}\npremise b "B."\n'
    assert one(text, "b", "x") == text.replace(" b\n", " x\n").replace("premise b", "premise x")
    # What a source is called is free for a statement.
    assert one('source s "S"\nmain claim a "A." from s\n', "a", "s") == 'source s "S"\nmain claim s "A." from s\n'


def test_ids_in_any_script_are_compared_as_readers_do():
    composed, decomposed = "caf\u00e9", "cafe\u0301"
    text = f'main claim a "A." {{\n  because {decomposed}\n}}\npremise {composed} "B."\npremise caf "C."\n'
    assert one(text, composed, "кафе") == 'main claim a "A." {\n  because кафе\n}\npremise кафе "B."\npremise caf "C."\n'


# Why not


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("a", "b", ["duplicate-id"]),
        ("a", "because", ["reserved-id"]),
        ("a", "likely", ["reserved-id"]),
        ("a", "1st", ["invalid-id"]),
        ("a", "two words", ["invalid-id"]),
        ("a", "x-", ["invalid-id"]),
        ("a", "x–y", ["invalid-id"]),
        ("a", "", ["invalid-id"]),
        ("nothing", "x", ["undefined-reference"]),
        ("a", "gone", ["undefined-reference"]),
    ],
)
def test_it_is_refused_where_the_new_id_cannot_be(old, new, rules):
    assert one('main claim a "A." {\n  because b and gone\n}\npremise b "B."\n', old, new) == rules


def test_it_is_refused_where_a_name_may_be_lost_in_a_slip():
    assert one('main claim a "A." {\n  becaus a2\n}\npremise a2 "B."\n', "a2", "x")[0] == "syntax-error"


def test_it_is_refused_where_two_have_the_id():
    assert one('main claim a "A."\npremise b "B."\npremise b "C."\n', "b", "x") == ["duplicate-id"]


def test_it_is_refused_where_another_statement_would_lose_the_id_that_it_has_by_its_words():
    text = 'main claim trams "Light."\npremise "Trams."\npremise b "B."\ntension trams-2 and b "So."\n'
    assert read_text(text).map.tensions
    assert one(text, "trams", "light-rail") == ["undefined-reference"]


# Across files


def test_it_is_renamed_in_what_includes_its_file_and_in_what_that_includes(argmap, files):
    files(main=MAIN, part__facts=FACTS)
    done = argmap("rename", "full", "packed", "part/facts.argmap")
    assert done.returncode == 0, done.stderr
    assert files.held() == {
        "main": MAIN.replace("because full", "because packed").replace("unless full", "unless packed"),
        "part/facts": FACTS.replace("claim full", "claim packed"),
    }
    assert (
        done.stderr.decode()
        == "main.argmap:3:19: `full` in a comment or a text is left as it is\nrenamed statement `full` to `packed` in 3 places of 2 files\n"
    )


def test_the_same_id_in_an_unrelated_file_is_left(argmap, files):
    other = 'main claim full "Another."\n'
    files(main=MAIN, part__facts=FACTS, other=other)
    assert argmap("rename", "full", "packed", "main.argmap").returncode == 0
    assert files.held()["other"] == other
    assert "full" not in files.held()["part/facts"].split()


def test_a_folder_with_two_maps_that_have_the_id_is_asked_which(argmap, files):
    files(main=MAIN, part__facts=FACTS, other='main claim full "Another."\n')
    before = files.held()
    done = argmap("rename", "full", "packed")
    assert done.returncode == 1
    assert b"name the file" in done.stderr
    assert files.held() == before


def test_it_is_refused_where_a_shared_file_means_another_map_s_statement_too(argmap, files):
    shared = 'premise on "On." \nclaim c "C." {\n  because full\n}\n'
    one = 'include "shared.argmap"\nmain claim full "One."\n'
    files(shared=shared, one=one, two=one.replace("One", "Two"))
    before = files.held()
    done = argmap("rename", "full", "packed", "one.argmap")
    assert done.returncode == 1
    assert b"two.argmap:2:12" in done.stderr
    assert files.held() == before


def test_a_map_made_of_shared_files_is_renamed_in_each_map_that_includes_them(argmap, files):
    files(main=MAIN, second=MAIN.replace("Trams", "Buses"), part__facts=FACTS)
    assert argmap("rename", "full", "packed", "main.argmap").returncode == 0
    assert "because packed" in files.held()["second"]


def test_the_kind_is_asked_for_where_two_kinds_have_the_id(argmap, files):
    files(main='source a "S"\nmain claim a "A." from a\n')
    assert b"--kind statement" in argmap("rename", "a", "x").stderr
    assert argmap("rename", "--kind", "source", "a", "x").returncode == 0
    assert files.held() == {"main": 'source x "S"\nmain claim a "A." from x\n'}


def test_a_map_of_another_program_is_no_text_to_rename_in(argmap, files, tmp_path):
    (tmp_path / "a.json").write_text('{"argmap": 1, "statements": [{"kind": "claim", "id": "a", "text": "A."}]}', encoding="utf-8")
    done = argmap("rename", "a", "b", "a.json")
    told = "error: a.json is no text in the language of argmap\n  help: turn it into text first: `argmap convert a.json -o a.argmap`\n"
    assert (done.returncode, done.stderr.decode().replace("\r", "")) == (1, told)


def test_diff_writes_nothing(argmap, files):
    files(main=MAIN, part__facts=FACTS)
    before = files.held()
    done = argmap("rename", "--diff", "full", "packed")
    assert done.returncode == 0
    assert files.held() == before
    assert {"-  because full // full as they are", "+  because packed // full as they are"} <= set(done.stdout.decode().splitlines())


def test_all_files_are_written_or_none(argmap, files, tmp_path):
    files(main=MAIN, part__facts=FACTS)
    before = files.held()
    (tmp_path / "part").chmod(0o555)
    if os.access(tmp_path / "part", os.W_OK):
        pytest.skip("this user may write anywhere")
    done = argmap("rename", "full", "packed")
    (tmp_path / "part").chmod(0o755)
    assert done.returncode == 2
    assert files.held() == before


def test_what_was_written_is_put_back_if_the_next_file_cannot_be(tmp_path, monkeypatch):
    from pathlib import Path

    from argmap.saving import OutputError, write_files

    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    replace = Path.replace

    def fail_on_two(self, target):
        if Path(target).name == "two":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_on_two)
    with pytest.raises(OutputError, match="two: no space left"):
        write_files({one: b"new", two: b"new"})
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


@pytest.mark.parametrize(("arguments", "status"), [(["a", "x", "none.argmap"], 2), (["a", "x", "-"], 2), (["none", "x", "."], 1)])
def test_the_exit_status_says_whether_it_was_renamed(argmap, files, arguments, status):
    files(main='main claim a "A."\n')
    done = argmap("rename", *arguments)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr


def test_line_ends_and_the_byte_order_mark_are_kept(argmap, files, tmp_path):
    (tmp_path / "x.argmap").write_bytes(b'\xef\xbb\xbfmain claim a "A."\r\n// a\r\n')
    assert argmap("rename", "a", "b", "x.argmap").returncode == 0
    assert (tmp_path / "x.argmap").read_bytes() == b'\xef\xbb\xbfmain claim b "A."\r\n// a\r\n'


# What holds of every renaming


def outlined(text, old, new):
    """What a map means, as data in which one id is put for another."""
    meant = read_text(text).map
    words = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    return [
        (
            words.sub(new, each.id),
            each.text,
            each.tags,
            [(type(step).__name__, [words.sub(new, id) for id in step.members], len(step.undercuts)) for step in (*each.reasons, *each.objections)],
        )
        for each in meant
        if not each.nameless
    ]


@given(sketches(), st.randoms(use_true_random=False))
def test_renaming_and_renaming_back_gives_the_same_text_and_the_map_but_for_the_name(sketch, chance):
    homes = nest(sketch, chance)
    text = "\n".join(write(sketch, homes, list(range(len(sketch.statements)))))
    named = [each.id for each in sketch.statements if each.id]
    if not named or read_text(text).errors:
        return
    old, new = chance.choice(named), "never-used-before"
    renamed = one(text, old, new)
    assert outlined(renamed, old, new) == outlined(text, old, new)
    assert one(renamed, new, old) == text


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.argmap")), ids=lambda path: path.stem)
def test_every_statement_of_the_examples_can_be_renamed_and_back(path):
    text = path.read_text(encoding="utf-8")
    ids = [each.id for each in read(path).map if not each.nameless]
    for old in ids[:12]:
        renamed = one(text, old, "never-used-before")
        assert isinstance(renamed, str), (old, renamed)
        assert renamed != text
        assert one(renamed, "never-used-before", old) == text
