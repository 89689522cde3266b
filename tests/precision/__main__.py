"""How often hints are right on human-made maps: `python -m tests.precision`."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from argmap.checks import RULES
from argmap.diagnostic import Diagnostic, Severity
from tests.precision.corpora import Sample, samples

HERE = Path(__file__).resolve().parent
CORPORA = HERE.parents[2] / "shared" / "corpora"
SAMPLE = 40
"""So many findings of a rule are judged."""


def main(names: Sequence[str]) -> int:
    """Print the findings and verdicts of each hint and of what else was judged; for rules named, the findings to judge."""
    if not CORPORA.is_dir():
        print("the corpora are not beside this checkout", file=sys.stderr)
        return 2
    maps = list(samples(CORPORA))
    verdicts = tomllib.loads((HERE / "verdicts.toml").read_text(encoding="utf-8"))
    if not names:
        print(f"{sum(len(each.map) for each in maps)} statements of {len(maps)} maps\n")
        print(f"{'rule':24}{'findings':>10}{'judged':>10}{'right':>10}{'unjudged':>10}")
    for check in RULES:
        rule = check.RULE
        if (rule.severity is not Severity.HINT and rule.name not in verdicts) or (names and rule.name not in names):
            continue
        found = {f"{each.corpus}/{each.name}/{finding.primary.place[0]}": (each, finding) for each in maps for finding in check.find(each.map)}
        chosen = sorted(found, key=lambda name: sha256(name.encode()).hexdigest())[:SAMPLE]
        verdict = {name: word for word, given in verdicts.get(rule.name, {}).items() for name in given}
        if names:
            for name in chosen:
                each, finding = found[name]
                print(f"{verdict.get(name, '?'):7}{name}\n       {finding.message}\n       {_text(each, finding)}")
        else:
            judged = [verdict[name] for name in chosen if name in verdict]
            print(f"{rule.name:24}{len(found):>10}{len(judged):>10}{judged.count('right'):>10}{len(chosen) - len(judged):>10}")
    return 0


def _text(sample: Sample, finding: Diagnostic) -> str:
    id = str(finding.primary.place[0])
    return sample.map[id].text if id in sample.map else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
