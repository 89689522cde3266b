"""Findings as SARIF 2.1.0, which code hosts and editors read (OASIS, "Static Analysis Results Interchange Format", errata 01)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from argmap.diagnostic import Diagnostic, Fix, Label, Rule, Severity, print_place
from argmap.files import File, Span, from_here
from argmap.reports.json import dump
from argmap.reports.paint import whole

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def print_sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """Give one document with all findings and the rules that they break, in ASCII, with the same bytes each time.

    Files are named relative to the current folder, or by `file:` where they lie outside it.
    """
    rules = sorted({diagnostic.rule.code: diagnostic.rule for diagnostic in diagnostics}.values(), key=lambda rule: rule.code)
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    driver = {"name": "argmap", "version": version("argmap"), "rules": [_rule(rule) for rule in rules]}
    results = [_result(diagnostic, numbers[diagnostic.rule.code]) for diagnostic in diagnostics]
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}]})


def _rule(rule: Rule) -> dict[str, Any]:
    page = rule.page.strip()
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"enabled": rule.on, "level": _LEVELS[rule.severity]},
    }


def _result(diagnostic: Diagnostic, number: int) -> dict[str, Any]:
    text = "\n".join(filter(None, [diagnostic.message, diagnostic.help and f"help: {diagnostic.help}", *(f"note: {note}" for note in diagnostic.notes)]))
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule.code,
        "ruleIndex": number,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": whole(text)},
        "locations": [_location(diagnostic.primary)],
    }
    if diagnostic.others:
        result["relatedLocations"] = [{"id": number, **_location(other)} for number, other in enumerate(diagnostic.others)]
    if diagnostic.fix:
        result["fixes"] = [_fix(diagnostic.fix)]
    return result


def _location(label: Label) -> dict[str, Any]:
    place = label.place
    if isinstance(place, Span):
        where: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(place.file), "region": _region(place)}}
    else:
        where = {"logicalLocations": [{"fullyQualifiedName": whole(print_place(place))}]}
    return {**where, "message": {"text": whole(label.text)}} if label.text else where


def _fix(fix: Fix) -> dict[str, Any]:
    changes = [
        {
            "artifactLocation": _artifact(file),
            "replacements": [
                {"deletedRegion": _region(edit.span), "insertedContent": {"text": whole(edit.text)}} for edit in fix.edits if edit.span.file is file
            ],
        }
        for file in _each_once(edit.span.file for edit in fix.edits)
    ]
    return {"description": {"text": whole(fix.what)}, "artifactChanges": changes, "properties": {"safe": fix.safe}}


def _each_once(files: Iterable[File]) -> list[File]:
    return list({id(file): file for file in files}.values())


def _region(span: Span) -> dict[str, int]:
    file = span.file
    return {"startLine": span.line, "startColumn": span.column, "endLine": file.line_of(span.end), "endColumn": file.column_of(span.end)}


def _artifact(file: File) -> dict[str, str]:
    path = from_here(PurePath(file.name))
    if path.is_absolute():
        return {"uri": _whole_uri(path)}
    # A colon in the first word would be taken for a scheme's; quoting takes it away.
    return {"uri": quote(whole(posixpath.normpath(path.as_posix())), safe="/")}


def _whole_uri(path: PurePath) -> str:
    """Give the URI of a file by its whole path."""
    return f"file://{quote(whole(path.as_posix()), safe='/')}" if path.as_posix().startswith("/") else f"file:///{quote(path.as_posix(), safe='/:')}"
