"""Whatever is told in words, one way a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from argmap.diagnostic import Diagnostic
from argmap.reports.concise import print_concise
from argmap.reports.diff import print_diff
from argmap.reports.full import print_full
from argmap.reports.paint import Paint, visible
from argmap.reports.tally import Tally, print_fixes, print_tally, tally

__all__ = [
    "REPORTS",
    "Report",
    "Tally",
    "print_concise",
    "print_diff",
    "print_fixes",
    "print_full",
    "print_github",
    "print_json",
    "print_sarif",
    "print_tally",
    "tally",
    "visible",
]


def print_github(diagnostics: Sequence[Diagnostic]) -> str:
    """Give a workflow command for each finding."""
    from argmap.reports import github

    return github.print_github(diagnostics)


def print_json(diagnostics: Sequence[Diagnostic]) -> str:
    """Give the findings as one JSON document."""
    from argmap.reports import json

    return json.print_json(diagnostics)


def print_sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """Give the findings as one SARIF 2.1.0 document."""
    from argmap.reports import sarif

    return sarif.print_sarif(diagnostics)


@frozen
class Report:
    """A way to tell findings."""

    print: Callable[[Sequence[Diagnostic], Paint], str]
    whole: bool = False
    """Whether it is one document for all files, made even if nothing was found; else each file is told when it is read."""


REPORTS: Mapping[str, Report] = {
    "full": Report(lambda found, paint: print_full(found, paint=paint) + "\n"),
    "concise": Report(lambda found, paint: print_concise(found, paint=paint)),
    "json": Report(lambda found, _: print_json(found), whole=True),
    "sarif": Report(lambda found, _: print_sarif(found), whole=True),
    "github": Report(lambda found, _: print_github(found)),
}
"""The reports by name, the usual one first."""
