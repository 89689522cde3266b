"""Files: bytes to text, offsets to lines and columns, letters to terminal cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import read, read_bytes

from argmap.files import File, Span, decode, display_width

MAP = 'title "Trams"\nmain claim trams "The café’s trams – “clean” ones." {\n  because premise full "The buses are full."\n}\n'


def rules(reading):
    return [diagnostic.rule.name for diagnostic in reading.diagnostics]


def of_bytes(data):
    return read_bytes(data, name="x.argmap")


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_with_and_without_a_mark(encoding):
    reading = of_bytes(MAP.encode(encoding))
    assert rules(reading) == []
    assert reading.map["trams"].text == "The café’s trams – “clean” ones."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_and_utf_32_are_told_once_and_read_all_the_same(encoding):
    reading = of_bytes(MAP.encode(encoding))
    assert rules(reading) == ["bad-encoding"]
    assert reading.errors
    assert encoding.split("-")[0].upper() in reading.diagnostics[0].message
    assert reading.map["trams"].text == "The café’s trams – “clean” ones."


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_the_mark_decides_the_order_of_bytes(mark):
    order = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    assert of_bytes(mark + MAP.encode(order)).map["trams"]


RUSSIAN = 'main claim трамваи "Городу нужны трамваи, потому что автобусы переполнены." {\n  because premise автобусы "Автобусы переполнены."\n}\n'


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_utf_16_with_a_mark_is_known_whatever_its_script(encoding):
    reading = of_bytes(RUSSIAN.encode(encoding))
    assert rules(reading) == ["bad-encoding"]
    assert encoding.upper() in reading.diagnostics[0].message


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_utf_32_without_a_mark_is_an_error_of_encoding(encoding):
    assert "bad-encoding" in rules(of_bytes(MAP.encode(encoding)))


@pytest.mark.parametrize("text", ['main claim cafe "The café stays."', 'main claim café "Stays."', "main claim cafe “The cafe stays.”", 'claim a "ß, ü"'])
def test_windows_1252_is_told_at_its_first_letter_and_read_all_the_same(text):
    data = text.encode("cp1252")
    reading = of_bytes(data)
    assert rules(reading) == ["bad-encoding"]
    assert reading.diagnostics[0].primary.place.start == next(at for at, byte in enumerate(data) if byte > 127)
    assert reading.map == of_bytes(text.encode()).map


@pytest.mark.parametrize("bad", [b"\xe9", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf5\x80\x80\x80", b"\x80", b"\xfe", b"\xff"])
def test_bytes_that_are_no_utf_8_are_told_where_they_stand(bad):
    data = b'title "Trams"\nmain claim a "Caf' + bad + b' stays."\n'
    [diagnostic] = of_bytes(data).diagnostics
    assert diagnostic.rule.name == "bad-encoding"
    assert (diagnostic.primary.place.line, diagnostic.primary.place.column) == (2, 18)
    assert f"0x{bad[0]:02X}" in diagnostic.message


def test_a_letter_cut_off_at_the_end_is_told():
    assert "bad-encoding" in rules(of_bytes('main claim a "Café'.encode()[:-1] + b'"'))


@pytest.mark.parametrize("count", [1, 2, 30])
def test_nul_characters_are_told_once(count):
    [diagnostic] = of_bytes(b'main claim a "First' + b"\0" * count + b' claim."').diagnostics
    assert diagnostic.rule.name == "bad-encoding"
    assert diagnostic.primary.place.column == 20


def test_a_nul_between_words_is_told_once():
    assert rules(of_bytes(b'main claim a \0"First."')) == ["bad-encoding"]


@pytest.mark.parametrize(
    "head", [b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"PK\x03\x04", b"GIF89a", b"\xff\xd8\xff\xe0", b"\x1f\x8b\x08\x00", b"{\\rtf1", b"\xd0\xcf\x11\xe0"]
)
def test_what_is_no_text_at_all_is_told_once_and_not_read(head):
    reading = of_bytes(head + bytes(range(256)) * 3)
    assert rules(reading) == ["bad-encoding"]
    assert reading.map.statements == ()
    assert "not a text file" in reading.diagnostics[0].message


@pytest.mark.parametrize("data", [b"", b" ", b"\n\n", b"\xef\xbb\xbf\n"])
def test_a_file_with_nothing_in_it_is_told(data):
    assert rules(of_bytes(data)) == ["no-main"]


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\xfe\xff"])
def test_the_mark_of_utf_16_alone_is_told(data):
    assert rules(of_bytes(data)) == ["bad-encoding"]


def test_a_byte_order_mark_alone_is_an_empty_file():
    assert rules(of_bytes(b"\xef\xbb\xbf")) == ["no-main"]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_exception(data):
    reading = of_bytes(data)
    assert str(reading)
    for diagnostic in reading.diagnostics:
        place = diagnostic.primary.place
        assert isinstance(place, tuple) or 0 <= place.start <= place.end <= len(place.file.text)


@given(st.binary(max_size=200))
def test_what_python_can_read_as_utf_8_is_read_as_it_stands(data):
    text, flaws = decode(data)
    try:
        plain = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        assert flaws
    else:
        assert flaws or text == plain


@given(st.text(max_size=60).filter(lambda text: not any(ord(letter) < 32 for letter in text)))
def test_text_that_is_utf_8_has_no_flaw(text):
    assert decode(text.encode()) == (text.removeprefix("\ufeff"), [])


# Lines and columns


@given(st.lists(st.sampled_from(["a", "é", "主", "\t", "\r", "\n", "\r\n", "\u2028", "\x0b", "\x0c", "\x85"]), max_size=30).map("".join))
def test_lines_end_at_cr_lf_and_both_as_editors_count_them(text):
    file = File("x", text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert len(file.line_starts) == len(lines)
    assert [file.line(number) for number in range(1, len(lines) + 1)] == lines
    for offset in range(len(text) + 1):
        before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        if text[offset - 1 : offset + 1] != "\r\n":
            assert file.line_of(offset) == before.count("\n") + 1
            assert file.column_of(offset) == len(before) - (before.rfind("\n") + 1) + 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_findings_are_on_the_same_line_whatever_ends_it(end):
    text = f'// one{end}main claim a "A." {{{end}{end}  because zz{end}}}{end}'
    [diagnostic] = of_bytes(text.encode()).diagnostics
    assert (diagnostic.primary.place.line, diagnostic.primary.place.column) == (4, 11)
    assert str(diagnostic.primary.place) == "x.argmap:4:11"


def test_columns_count_characters():
    file = File("x", 'claim 主張 "😀" zz')
    assert file.column_of(file.text.index("zz")) == 14
    assert Span(file, 6, 8).text == "主張"
    assert (Span(file, 6, 8).line, Span(file, 6, 8).column) == (1, 7)


@pytest.mark.parametrize(
    ("text", "offset", "column"),
    [
        ("  because", 2, 2),
        ("\tbecause", 1, 8),
        ("  \tbecause", 3, 8),
        (" \t because", 3, 9),
        ("because", 0, 0),
        ("\n    because", 5, 4),
        ("\u3000because", 1, 2),
    ],
)
def test_indentation_is_where_the_first_word_is_seen(text, offset, column):
    assert File("x", text).indentation_of(offset) == column


@pytest.mark.parametrize("space", ["", " ", "\t", "\u00a0", "\u200b", "\ufeff", "\u3000", "  \t "])
def test_a_word_begins_its_line_if_only_space_is_before_it(space):
    file = File("x", f"one\n{space}two three")
    assert file.starts_line(file.text.index("two"))
    assert not file.starts_line(file.text.index("three"))


@pytest.mark.parametrize("space", ["\u2003", "\u2009", "\u202f", "\u205f"])
def test_a_word_begins_its_line_behind_any_unicode_space(space):
    file = File("x", f"one\n{space}two")
    assert file.starts_line(5)


# Cells of a terminal


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("\t", 8),
        ("a\t", 8),
        ("1234567\t", 8),
        ("12345678\t", 16),
        ("\t\t", 16),
        ("主張", 4),
        ("主\t", 8),
        ("ｆｕｌｌ", 8),
        ("ﾊﾝ", 2),
        ("e\u0301", 1),
        ("שלום", 4),
        ("\u200b", 0),
        ("😀", 2),
        ("…“”–", 4),
    ],
)
def test_a_text_takes_as_many_cells_as_a_terminal_gives_it(text, cells):
    assert display_width(text) == cells


# Files that cannot be read


def test_a_missing_file_is_told_with_the_one_that_is_there(tmp_path):
    (tmp_path / "trams.argmap").write_text('claim a "A."')
    reading = read(tmp_path / "tram.argmap")
    assert rules(reading) == ["unreadable-file"]
    assert reading.diagnostics[0].help == "did you mean `trams.argmap`?"
    assert reading.map.statements == ()


def test_a_folder_is_no_file(tmp_path):
    assert rules(read(tmp_path)) == ["unreadable-file"]


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 5000, "no/such/folder/x.argmap"])
def test_a_name_that_is_no_file_is_told(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    assert rules(read(name)) == ["unreadable-file"]


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    def refuse(_path, _mode):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert "may not be read" in str(read(tmp_path / "x.argmap"))


def test_a_path_may_be_a_string_or_a_path(tmp_path):
    path = tmp_path / "x.argmap"
    path.write_text('claim a "A."')
    assert read(path).map == read(str(path)).map
