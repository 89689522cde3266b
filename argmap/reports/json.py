"""Findings as JSON, for other programs; `examples/guide/reports.md` describes it, and `findings.schema.json` beside this file is its schema."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from argmap.diagnostic import Diagnostic, Edit, Label, Severity
from argmap.files import Span
from argmap.reports.paint import whole

VERSION = 1
"""Grows when a reader of the one before would be misled; names may be added without that."""


def print_json(diagnostics: Sequence[Diagnostic]) -> str:
    """Give one document with all findings, in ASCII, with the same bytes each time."""
    count = Counter(diagnostic.severity for diagnostic in diagnostics)
    document = {
        "version": VERSION,
        "counts": {severity.value: count[severity] for severity in Severity},
        "findings": [_finding(diagnostic) for diagnostic in diagnostics],
    }
    return dump(document)


def dump(document: Any) -> str:
    """Give a document in ASCII, in which nothing steers a terminal."""
    # Only strings can hold DEL, the one control character that JSON leaves as it is.
    return json.dumps(document, indent=2).replace("\x7f", "\\u007f")


def _finding(diagnostic: Diagnostic) -> dict[str, Any]:
    fix = diagnostic.fix
    return {
        "rule": diagnostic.rule.name,
        "code": diagnostic.rule.code,
        "severity": diagnostic.severity.value,
        "message": whole(diagnostic.message),
        "place": _label(diagnostic.primary),
        "others": [_label(other) for other in diagnostic.others],
        "help": whole(diagnostic.help),
        "notes": [whole(note) for note in diagnostic.notes],
        "fix": {"what": whole(fix.what), "safe": fix.safe, "edits": [_edit(edit) for edit in fix.edits]} if fix else None,
    }


def _label(label: Label) -> dict[str, Any]:
    place = label.place
    where = _span(place) if isinstance(place, Span) else {"path": [whole(step) if isinstance(step, str) else step for step in place]}
    return {**where, "text": whole(label.text)}


def _edit(edit: Edit) -> dict[str, Any]:
    return {**_span(edit.span), "text": whole(edit.text)}


def _span(span: Span) -> dict[str, Any]:
    file = span.file
    return {
        "file": whole(file.name),
        "line": span.line,
        "column": span.column,
        "end_line": file.line_of(span.end),
        "end_column": file.column_of(span.end),
    }
