"""A foreign file as JSON and as XML: what it says, where it says it, and what keeps it from harm."""

from __future__ import annotations

import json
import time

import pytest

from argmap import formats
from argmap.files import File
from argmap.formats import Element, Foreign
from argmap.formats.foreign import print_pointer

TEXT = """{
  "nodes": [
    {"nodeID": "1", "text": "A \\"quoted\\", [bracketed] {text}: it ends in \\\\"},
    {"nodeID": "é", "text": null}
  ],
  "a/b~c": -1.5e3
}
"""


def foreign(text):
    return Foreign(File("map.json", text))


@pytest.mark.parametrize(
    ("pointer", "line", "text"),
    [
        (("nodes",), 2, "["),
        (("nodes", 0), 3, "{"),
        (("nodes", 1), 4, "{"),
        (("nodes", 1, "nodeID"), 4, '"é"'),
        (("nodes", 1, "text"), 4, "null"),
        (("a/b~c",), 6, "-1.5e3"),
        # As far as it leads.
        (("nodes", 1, "type"), 4, "{"),
        (("nodes", 7, "type"), 2, "["),
        ((), 1, "{"),
    ],
    ids=lambda value: print_pointer(value) if isinstance(value, tuple) else "",
)
def test_a_pointer_leads_to_a_value_or_to_the_bracket_that_opens_it(pointer, line, text):
    span = foreign(TEXT).label(pointer).place
    assert (span.line, span.text) == (line, text)


def test_a_pointer_leads_to_a_key_too():
    span = foreign(TEXT).key_label(("nodes", 0, "text")).place
    assert (span.line, span.column, span.text) == (3, 21, '"text"')


def test_pointers_are_printed_as_rfc_6901_says():
    # The examples of RFC 6901, section 5, that need more than a slash.
    assert print_pointer(("a/b",)) == "/a~1b"
    assert print_pointer(("m~n",)) == "/m~0n"
    assert print_pointer(("foo", 0)) == "/foo/0"


def test_of_a_key_that_stands_twice_the_last_counts_as_in_what_is_read():
    doubled = foreign('{"a": 1, "a": 2}')
    assert doubled.json == {"a": 2}
    assert doubled.label(("a",)).place.text == "2"


def test_hundreds_of_places_in_a_large_file_are_found_in_one_pass():
    large = foreign(json.dumps({"nodes": [{"nodeID": str(number), "text": "Some words."} for number in range(20_000)]}))
    begun = time.perf_counter()
    first = large.label(("nodes", 19_999, "text")).place.text
    once = time.perf_counter() - begun
    begun = time.perf_counter()
    places = [large.label(("nodes", number, "nodeID")).place.text for number in range(0, 20_000, 80)]
    assert first == '"Some words."'
    assert places[1] == '"80"'
    # Each in a pass of its own would take 250 times as long.
    assert time.perf_counter() - begun < 20 * once


@pytest.mark.parametrize(
    ("written", "read", "faults"),
    [
        (r'["\ud83d\ude00"]', ["\U0001f600"], []),
        (r'["\ud83d"]', ["\ufffd"], ["`\\ud83d` is half a character"]),
        (r'["\ude00\ud83d"]', ["\ufffd\ufffd"], ["`\\ude00` is half a character", "`\\ud83d` is half a character"]),
        # An escaped backslash begins no escape.
        (r'["\\ud83d"]', ["\\ud83d"], []),
        (r'["a\u0000b"]', ["a\ufffdb"], ["`\\u0000` is a NUL"]),
    ],
)
def test_half_characters_and_nuls_give_way_and_are_told(written, read, faults):
    file = foreign(written)
    assert (file.json, [fault.message for fault in file.faults]) == (read, faults)


@pytest.mark.parametrize("depth", [200, 201, 900, 5_000])
def test_json_is_read_200_levels_deep_and_no_deeper(depth):
    file = foreign("[" * depth + "]" * depth)
    assert (file.json is None) == (depth > 200)
    assert [(fault.message, fault.primary.place.column) for fault in file.faults] == (
        [("this JSON is nested deeper than 200 levels", 201)] if depth > 200 else []
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is nothing in this file"),
        ("Dear all,\n", "this is text, and like no format that is read"),
        ("<graphml><graph/></graphml>", "this is XML, `graphml` around all, and like no format that is read"),
        ('[{"id": 1}]', "this is JSON, a list, and like no format that is read"),
        ('{"nodes": [{"id": 1}], "links": []}', "this is JSON with the keys `nodes` and `links`, and like no format that is read"),
        ('{"name": 1}', "this is JSON with the key `name`, and like no format that is read"),
        (json.dumps(dict.fromkeys("abcdef")), "this is JSON with keys such as `a`, `b`, `c` and `d`, and like no format that is read"),
        ('{"nodes": [}', "this is no JSON: there is no value here"),
        ('{"nodes": "A', "this is no JSON: this text is never closed"),
        ('{"nodes": [] []', "this is no JSON: there is no comma here, nor a bracket that closes"),
        ('{"nodes": 1} 2', "this is no JSON: more comes behind its end"),
        ('{"nodes" 1}', "this is no JSON: there is no colon behind this key"),
        ('{"nodes": "a\\x"}', "this is no JSON: no escape in a text is written so"),
        ('{"nodes": "a\nb"}', "this is no JSON: a text holds a line break or another control character as it is, and not as `\\n`"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_what_it_is(text, message):
    assert [each.message for each in formats.read_text(text).diagnostics] == [message]


@pytest.mark.parametrize(("name", "encoding"), [("ISO-8859-1", "latin-1"), ("windows-1251", "cp1251"), ("UTF-16", "utf-16"), ("UTF-8", "utf-8-sig")])
def test_xml_is_in_the_encoding_that_it_says(tmp_path, name, encoding):
    word = "Трамвай" if encoding == "cp1251" else "Ärger"
    text = f'<?xml version="1.0" encoding="{name}"?>\n<arggraph id="m"><edu id="e">{word}</edu><adu id="a" type="pro"/><edge id="s" src="e" trg="a" type="seg"/></arggraph>'
    (tmp_path / "m.xml").write_bytes(text.encode(encoding))
    found = formats.read(tmp_path / "m.xml")
    assert ([statement.text for statement in found.map], found.diagnostics) == ([word], ())


def test_xml_in_no_encoding_that_is_known_is_told_as_other_files_are(tmp_path):
    (tmp_path / "m.xml").write_bytes('<?xml version="1.0" encoding="klingon"?><arggraph><adu id="Ä"/></arggraph>'.encode("latin-1"))
    assert "bad-encoding" in [each.rule.name for each in formats.read(tmp_path / "m.xml").diagnostics]


class TestXml:
    def test_is_a_tree_with_places(self):
        file = foreign(
            '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE g SYSTEM "g.dtd">\n<g id="ä">é\n é<e n="1"/><e n="2"><![CDATA[a <b> &amp;]]> &amp; c</e>\n</g>'
        )
        assert isinstance(file.xml, Element)
        assert (file.xml.name, file.xml.attributes, file.faults) == ("g", {"id": "ä"}, [])
        assert [(each.span.line, each.span.column, each.span.text, each.text) for each in file.xml.children] == [
            (4, 3, '<e n="1"/>', ""),
            (4, 13, '<e n="2">', "a <b> &amp; & c"),
        ]

    @pytest.mark.parametrize(
        ("text", "rule", "message", "line"),
        [
            ('<!DOCTYPE a [\n<!ENTITY b "c">]><a>&b;</a>', "unsafe-xml", "this XML declares the entity `b`, so it is not read", 2),
            ('<!DOCTYPE a [\n<!ENTITY b SYSTEM "/etc/passwd">]><a>&b;</a>', "unsafe-xml", "this XML declares the entity `b`, so it is not read", 2),
            ('<!DOCTYPE a SYSTEM "b">\n<a>&b;</a>', "broken-file", "the entity `b` is declared in another file, which is not fetched", 2),
            ("<a>\n</b>", "broken-file", "this is no XML: mismatched tag", 2),
            ("<a>\n" + "<b>" * 300, "broken-file", "this XML is nested deeper than 200 levels", 2),
            ("", "broken-file", "this is no XML: no element found", 1),
        ],
    )
    def test_is_refused_where_it_is_broken_or_unsafe(self, text, rule, message, line):
        file = foreign(text)
        assert file.xml is None
        [fault] = file.faults
        assert (fault.rule.name, fault.message, fault.primary.place.line) == (rule, message, line)

    def test_gives_attributes_that_are_written_and_not_those_of_a_document_type(self):
        assert foreign(f'<!DOCTYPE a [<!ATTLIST b c CDATA "{"x" * 1000}">]><a>{"<b/>" * 3}</a>').xml.children[2].attributes == {}
