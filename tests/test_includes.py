"""Includes: the right file and line, each file once, and never outside the root."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from strategies import read, read_bytes, read_text, rules, within

from argmap import Limits, limited
from argmap.argument import Locator, Point

MAIN = 'main claim a "A."'


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder to work in, whose project is `p`."""
    monkeypatch.chdir(tmp_path)

    def put(**files):
        for name, text in files.items():
            path = Path(name.replace("__", "/") + ".argmap")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return put


def places(reading):
    return [(diagnostic.rule.name, diagnostic.primary.place.file.name, diagnostic.primary.place.line) for diagnostic in reading.diagnostics]


def test_declarations_of_another_file_are_taken_in(folder):
    folder(a='include "b.argmap"\nmain claim a "A." { because b }', b='premise b "B." from s\nsource s "S"\ntitle "Another"')
    reading = read("a.argmap")
    assert rules(reading) == []
    assert [statement.id for statement in reading.map] == ["a", "b"]
    assert reading.map.sources[0].id == "s"


def test_the_title_is_that_of_the_file_that_is_opened(folder):
    folder(a='include "b.argmap"\ntitle "First"\nmain claim a "A."', b='title "Second"')
    assert read("a.argmap").map.title == "First"
    assert rules(read("a.argmap")) == []


def test_each_finding_names_its_own_file_and_line(folder):
    folder(
        a='include "sub/b.argmap"\nmain claim a "A." {\n  because b and zz\n}',
        sub__b='\ninclude "c.argmap"\npremise b "B." {\n  but yy\n}',
        sub__c='\n\n\npremise c "C.',
    )
    told = [("undefined-reference", "a.argmap", 3), ("undefined-reference", "sub/b.argmap", 4), ("unclosed-string", "sub/c.argmap", 4)]
    assert sorted(places(read("a.argmap"))) == sorted(told)
    folder(sub__c='\n\n\npremise c "C." likely likely')
    assert sorted(places(read("a.argmap"))) == [
        ("repeated-attribute", "sub/c.argmap", 4),
        ("undefined-reference", "a.argmap", 3),
        ("undefined-reference", "sub/b.argmap", 4),
    ]


def test_findings_come_in_the_order_in_which_files_are_met(folder):
    folder(
        a='include "b.argmap"\nmain claim a "A." { because zz }',
        b='include "c.argmap"\npremise b "B." { but yy }',
        c='premise c "C.',
    )
    assert [place[1] for place in places(read("a.argmap"))] == ["a.argmap", "b.argmap", "c.argmap"]


def test_a_name_that_is_taken_in_two_files_is_told_with_both(folder):
    folder(a='include "b.argmap"\nmain claim a "A."', b='\npremise a "B."')
    [diagnostic] = read("a.argmap").diagnostics
    assert diagnostic.rule.name == "duplicate-id"
    assert [str(label.place) for label in (diagnostic.primary, *diagnostic.others)] == ["b.argmap:2:9", "a.argmap:2:12"]


def test_a_file_is_included_relative_to_the_file_that_says_so(folder):
    folder(a=f'include "sub/b.argmap"\n{MAIN}', sub__b='include "c.argmap"', sub__c='premise c "C."', c='premise wrong "W."')
    reading = read("a.argmap")
    assert rules(reading) == []
    assert "c" in reading.map
    assert "wrong" not in reading.map


@pytest.mark.parametrize("again", ["b.argmap", "./b.argmap", "sub/../b.argmap"])
def test_a_file_is_included_once_however_it_is_called(folder, again):
    folder(a=f'include "b.argmap"\ninclude "{again}"\n{MAIN}', b='premise b "B."', sub__x="")
    reading = read("a.argmap")
    assert rules(reading) == []
    assert len(reading.map) == 2
    assert len(reading.syntaxes) == 2


def test_a_diamond_is_no_cycle(folder):
    folder(
        a=f'include "b.argmap"\ninclude "c.argmap"\n{MAIN}', b='include "d.argmap"\npremise b "B."', c='include "d.argmap"\npremise c "C."', d='premise d "D."'
    )
    reading = read("a.argmap")
    assert rules(reading) == []
    assert sorted(statement.id for statement in reading.map) == ["a", "b", "c", "d"]


@pytest.mark.parametrize("length", [1, 2, 3, 30])
def test_a_cycle_is_told_once_where_it_closes(folder, length):
    for number in range(length):
        folder(**{f"f{number}": f'include "f{(number + 1) % length}.argmap"\nclaim c{number} "C."' + ('\nallow no-main "So."' if not number else "")})
    reading = read("f0.argmap")
    assert places(reading) == [("unusable-include", f"f{length - 1}.argmap", 1)]
    assert len(reading.map) == length


def test_a_file_that_is_not_there_is_told_with_one_that_is(folder):
    folder(a=f'\ninclude "traffik.argmap"\n{MAIN}', traffic="")
    reading = read("a.argmap")
    assert places(reading) == [("unusable-include", "a.argmap", 2)]
    assert reading.diagnostics[0].primary.place.text == '"traffik.argmap"'
    assert reading.diagnostics[0].help == "did you mean `traffic.argmap`?"


@pytest.mark.parametrize("said", [".", "sub", "./sub/", "no/such/x.argmap", "b.argmap/x.argmap", "~/x.argmap", "x" * 300])
def test_what_is_no_file_is_told(folder, said):
    folder(a=f'include "{said}"\n{MAIN}', b="", sub__x="")
    assert rules(read("a.argmap")) == ["unusable-include"]


def test_an_empty_name_is_told_once(folder):
    folder(a=f'include ""\n{MAIN}')
    assert rules(read("a.argmap")) == ["empty-text"]


@pytest.mark.parametrize("said", ["missing.argmap", "../outside.argmap"])
def test_what_a_file_would_have_declared_is_not_missed_one_by_one(folder, said):
    folder(p__a=f'include "{said}"\nmain claim a "A." {{ because b and c }}\nclaim d "D." from s')
    assert rules(read("p/a.argmap")) == ["unusable-include"]


def test_prose_or_bytes_that_are_included_are_told_with_their_own_name(folder):
    folder(a=f'include "b.argmap"\n{MAIN}', b="The city should build trams.")
    assert [place[:2] for place in places(read("a.argmap"))] == [("syntax-error", "b.argmap")]
    Path("b.argmap").write_bytes(b'premise b "Caf\xe9."')
    assert [place[:2] for place in places(read("a.argmap"))] == [("bad-encoding", "b.argmap")]
    Path("b.argmap").write_bytes(b"\x89PNG\r\n\x1a\n")
    [diagnostic] = read("a.argmap").diagnostics
    assert diagnostic.rule.name == "bad-encoding"
    assert "b.argmap" in diagnostic.message


def test_an_empty_file_may_be_included(folder):
    folder(a=f'include "b.argmap"\n{MAIN}', b="")
    assert rules(read("a.argmap")) == []


# The root


def test_without_a_mark_the_root_is_the_folder_of_the_file(folder):
    folder(p__a=f'include "../b.argmap"\n{MAIN}', b='premise b "B."', p__sub__c='premise c "C."')
    assert places(read("p/a.argmap")) == [("unusable-include", "p/a.argmap", 1)]
    folder(p__a=f'include "sub/c.argmap"\n{MAIN}')
    assert rules(read("p/a.argmap")) == []


@pytest.mark.parametrize("mark", ["argmap.toml", "pyproject.toml"])
def test_the_nearest_folder_with_a_mark_is_the_root(folder, mark):
    folder(p__sub__deep__a=f'include "../../b.argmap"\ninclude "../../../c.argmap"\n{MAIN}', p__b='premise b "B."', c='premise c "C."')
    Path("p", mark).touch()
    reading = read("p/sub/deep/a.argmap")
    assert places(reading) == [("unusable-include", "p/sub/deep/a.argmap", 2)]
    assert "b" in reading.map


def test_a_nearer_mark_counts_before_a_further_one(folder):
    folder(p__sub__a=f'include "../b.argmap"\n{MAIN}', p__b='premise b "B."')
    Path("p/argmap.toml").touch()
    assert rules(read("p/sub/a.argmap")) == []
    Path("p/sub/pyproject.toml").touch()
    assert rules(read("p/sub/a.argmap")) == ["unusable-include"]


def test_a_folder_called_like_a_mark_is_none(folder):
    folder(p__sub__a=f'include "../b.argmap"\n{MAIN}', p__b='premise b "B."')
    Path("p/pyproject.toml").mkdir()
    assert rules(read("p/sub/a.argmap")) == ["unusable-include"]


def test_the_root_can_be_given(folder):
    folder(p__a=f'include "../b.argmap"\n{MAIN}', b='premise b "B."')
    assert rules(read("p/a.argmap", root=".")) == []
    assert rules(read("p/a.argmap", root=Path.cwd())) == []
    assert rules(read("p/a.argmap", root="p")) == ["unusable-include"]


def test_an_absolute_path_is_measured_by_the_root_too(folder):
    folder(p__a=f'include "{Path.cwd()}/b.argmap"\n{MAIN}', b='premise b "B."')
    assert rules(read("p/a.argmap")) == ["unusable-include"]
    assert rules(read("p/a.argmap", root=".")) == []


def test_a_folder_whose_name_begins_alike_is_outside(folder):
    folder(p__a=f'include "../p2/b.argmap"\n{MAIN}', p2__b='premise b "B."')
    assert rules(read("p/a.argmap")) == ["unusable-include"]


def test_an_included_file_is_held_to_the_same_root(folder):
    folder(p__a=f'include "sub/b.argmap"\n{MAIN}', p__sub__b='include "../c.argmap"\ninclude "../../d.argmap"', p__c='premise c "C."', d='premise d "D."')
    reading = read("p/a.argmap")
    assert places(reading) == [("unusable-include", "p/sub/b.argmap", 2)]
    assert "c" in reading.map


def test_the_help_says_where_the_root_is_and_how_to_widen_it(folder):
    folder(p__a=f'include "../b.argmap"\n{MAIN}', b="")
    [diagnostic] = read("p/a.argmap").diagnostics
    assert str(Path("p").resolve()) in diagnostic.help
    assert "--root" in diagnostic.help


def test_nothing_outside_the_root_is_opened(folder, monkeypatch):
    folder(p__a=f'include "../secret.argmap"\ninclude "../nothing.argmap"\n{MAIN}', secret='premise s "Secret."')
    opened = []
    honest = Path.open
    monkeypatch.setattr(Path, "open", lambda path, mode="r": opened.append(path.name) or honest(path, mode))
    reading = read("p/a.argmap")
    assert opened == ["a.argmap"]
    # What is there and what is not are told alike: a map cannot be used to look around.
    first, second = reading.diagnostics
    assert first.message.replace("secret", "nothing") == second.message
    assert first.help == second.help


needs_links = pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="this system has no symbolic links for everybody")


@needs_links
def test_a_link_that_leaves_the_root_is_outside(folder):
    folder(p__a=f'include "link.argmap"\n{MAIN}', b='premise b "B."')
    Path("p/link.argmap").symlink_to(Path("b.argmap").resolve())
    assert rules(read("p/a.argmap")) == ["unusable-include"]
    assert "b" not in read("p/a.argmap").map


@needs_links
def test_a_link_to_a_folder_outside_is_outside(folder):
    folder(p__a=f'include "link/b.argmap"\n{MAIN}', q__b='premise b "B."')
    Path("p/link").symlink_to(Path("q").resolve())
    assert rules(read("p/a.argmap")) == ["unusable-include"]


@needs_links
def test_a_link_within_the_root_is_the_file_that_it_leads_to(folder):
    folder(p__a=f'include "link.argmap"\ninclude "b.argmap"\n{MAIN}', p__b='premise b "B."')
    Path("p/link.argmap").symlink_to("b.argmap")
    reading = read("p/a.argmap")
    assert rules(reading) == []
    assert len(reading.syntaxes) == 2


@needs_links
def test_a_link_to_the_file_itself_is_a_cycle(folder):
    folder(p__a=f'include "link.argmap"\n{MAIN}')
    Path("p/link.argmap").symlink_to("a.argmap")
    assert rules(read("p/a.argmap")) == ["unusable-include"]


@needs_links
def test_links_that_lead_to_each_other_are_told(folder):
    folder(p__a=f'include "one.argmap"\n{MAIN}')
    Path("p/one.argmap").symlink_to("two.argmap")
    Path("p/two.argmap").symlink_to("one.argmap")
    assert rules(read("p/a.argmap")) == ["unusable-include"]


@needs_links
def test_a_map_that_is_itself_a_link_can_include_what_lies_beside_it(folder):
    folder(real__a=f'include "b.argmap"\n{MAIN}', real__b='premise b "B."', here__b='premise b "B."')
    Path("here/a.argmap").symlink_to(Path("real/a.argmap").resolve())
    assert rules(read("here/a.argmap")) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_no_file_to_include(folder):
    folder(p__a=f'include "pipe.argmap"\n{MAIN}')
    os.mkfifo("p/pipe.argmap")
    with within(1):
        assert rules(read("p/a.argmap")) == ["unusable-include"]


# What has no path


def test_standard_input_includes_from_the_current_folder(folder):
    folder(b='premise b "B."', sub__c='include "../b.argmap"\npremise c "C." { but zz }')
    reading = read_bytes(b'include "sub/c.argmap"\nmain claim a "A." { because b }', name="<standard input>")
    assert places(reading) == [("undefined-reference", "sub/c.argmap", 2)]
    assert "b" in reading.map


def test_a_text_includes_from_the_current_folder(folder):
    folder(b='premise b "B."')
    assert rules(read_text(f'include "b.argmap"\n{MAIN}')) == []
    assert rules(read_text(f'include "../b.argmap"\n{MAIN}')) == ["unusable-include"]


# What a file means for itself


def test_a_bare_locator_means_the_document_of_its_own_file(folder):
    folder(a='include "b.argmap"\ndocument d "D"\nmain claim a "A." @2', b='document e "E"\npremise b "B." @3')
    reading = read("a.argmap")
    assert rules(reading) == []
    assert reading.map["a"].locators == (Locator(Point(2), document="d"),)
    assert reading.map["b"].locators == (Locator(Point(3), document="e"),)


def test_a_bare_locator_in_a_file_without_documents_means_the_only_one_of_the_map(folder):
    folder(a='include "b.argmap"\nmain claim a "A." @2', b='document e "E"\npremise b "B." @3')
    assert read("a.argmap").map["a"].locators == (Locator(Point(2), document="e"),)
    folder(b='document e "E"\ndocument f "F"\npremise b "B." @e:3')
    assert rules(read("a.argmap")) == ["ambiguous-locator"]


def test_an_allow_at_the_top_is_for_its_own_file(folder):
    folder(a='include "b.argmap"\nmain claim a "A." {\n  because a\n}', b='allow self-support "So."\nclaim b "B." {\n  because b\n}')
    assert places(read("a.argmap")) == [("self-support", "a.argmap", 3)]


def test_what_is_included_in_a_section_is_in_it_or_it_is_told(folder):
    folder(a='section s "S" {\n  include "b.argmap"\n}\nmain claim a "A."', b='premise b "B."')
    reading = read("a.argmap")
    assert rules(reading) or reading.map.sections[0].members == ("b",)


def test_many_files_are_gathered_without_recursion(folder):
    folder(**{f"f{number}": f'include "f{number + 1}.argmap"\nclaim c{number} "C."' for number in range(1500)}, f1500='main claim a "A."')
    with within(20), limited(Limits(includes=1500, include_depth=1500)):
        assert rules(read("f0.argmap")) == []


# Documents


@pytest.mark.parametrize("field", ["record", "text"])
@pytest.mark.parametrize("said", ["../outside.toml", "/etc/passwd"])
def test_a_documents_record_and_text_never_leave_the_root(folder, field, said):
    folder(p__a=f'document d "D" {{ {field} "{said}" }}\nmain claim a "A." @1')
    assert rules(read("p/a.argmap")) == ["unusable-document"]
