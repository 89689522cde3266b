"""The human-made maps of the shelf as `ArgumentMap`s: their texts and links and nothing else, read in place.

These are no importers: they pass over what no rule here asks for, and trust the files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from attrs import define, field, frozen

from argmap.argument import ArgumentMap, Claim, Objection, Premise, Reason, Undercut

AIF_SCHEMES = {"CauseToEffect": "cause-to-effect", "CorrelationToCause": "correlation-to-cause", "Example": "example"}
"""The schemes that a rule asks for, as AraucariaDB calls them."""


@frozen
class Sample:
    """One human-made map."""

    corpus: str
    name: str
    """The file's name without its ending; with a statement's id it names a finding."""
    map: ArgumentMap


@frozen
class _Step:
    """Texts that bear together on a text, or on another step: then they are an exception to it."""

    members: list[str]
    target: str
    against: bool = False
    scheme: str | None = None


@define
class _Draft:
    """Texts, and steps between them, each by its id in the file."""

    texts: dict[str, str] = field(factory=dict)
    steps: dict[str, _Step] = field(factory=dict)

    def map(self) -> ArgumentMap:
        statements = []
        for id, text in self.texts.items():
            reasons = [Reason(members, scheme=step.scheme, undercuts=below) for step, members, below in self._onto(id) if not step.against]
            objections = [Objection(members, undercuts=below) for step, members, below in self._onto(id) if step.against]
            statements.append((Claim if reasons else Premise)(id, text, reasons=reasons, objections=objections))
        return ArgumentMap(statements)

    def _onto(self, target: str) -> Iterator[tuple[_Step, list[str], list[Undercut]]]:
        for id, step in self.steps.items():
            members = [member for member in step.members if member in self.texts]
            if step.target == target and members:
                yield step, members, [Undercut(others, undercuts=below) for _, others, below in self._onto(id)]


def samples(corpora: Path) -> Iterator[Sample]:
    """Read the maps below a folder, in the order of corpora and names; maps without a text and what only shows a format are passed over."""
    readers = (("microtexts", "*.xml", read_microtext), ("aif-araucaria", "*.json", read_aif), ("aif-other", "*.json", read_aif), ("xaif", "*.json", read_aif))
    for corpus, pattern, reader in readers:
        for path in sorted((corpora / corpus).glob(pattern)):
            map = reader(path)
            if len(map):
                yield Sample(corpus, path.stem, map)
    for name in ("semmelweis_betz", "state-censorship"):
        path = corpora / "argdown" / f"{name}.argdown"
        if path.exists():
            yield Sample("argdown", name, read_argdown(path))


def read_microtext(path: Path) -> ArgumentMap:
    """Read an arggraph: `sup` and `exa` support, `reb` objects, `und` is an exception to another edge, `add` joins one."""
    root = ET.parse(path).getroot()  # noqa: S314 - files of the shelf
    edus = {edu.get("id"): (edu.text or "").strip() for edu in root.iter("edu")}
    edges = list(root.iter("edge"))
    draft = _Draft()
    for edge in edges:
        if edge.get("type") == "seg" and edge.get("src") in edus:
            target = str(edge.get("trg"))
            draft.texts[target] = " ".join(filter(None, [draft.texts.get(target), edus[edge.get("src")]]))
    joined: dict[str, list[str]] = {}
    for edge in edges:
        if edge.get("type") == "add":
            joined.setdefault(str(edge.get("trg")), []).append(str(edge.get("src")))
    for edge in edges:
        if (kind := edge.get("type")) in ("sup", "exa", "reb", "und"):
            members = [str(edge.get("src")), *joined.get(str(edge.get("id")), ())]
            draft.steps[str(edge.get("id"))] = _Step(members, str(edge.get("trg")), kind == "reb", "example" if kind == "exa" else None)
    return draft.map()


def read_aif(path: Path) -> ArgumentMap:
    """Read the argument layer of AIF: RA and CA nodes between I nodes, and CA nodes onto these."""
    whole = json.loads(path.read_text(encoding="utf-8-sig"))
    whole = whole.get("AIF", whole)
    nodes = {str(node["nodeID"]): node for node in whole["nodes"]}
    draft = _Draft({f"n{id}": node["text"].strip() for id, node in nodes.items() if node["type"] == "I" and node["text"].strip()})
    into: dict[str, list[str]] = {}
    out_of: dict[str, list[str]] = {}
    for edge in whole["edges"]:
        into.setdefault(str(edge["toID"]), []).append(f"n{edge['fromID']}")
        out_of.setdefault(str(edge["fromID"]), []).append(f"n{edge['toID']}")
    for id, node in nodes.items():
        if node["type"] in ("RA", "CA"):
            for target in out_of.get(id, ()):
                draft.steps[f"n{id}"] = _Step(into.get(id, []), target, node["type"] == "CA", AIF_SCHEMES.get(node.get("scheme") or ""))
    return draft.map()


_COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->|//[^\n]*|^===$.*?^===$", re.DOTALL | re.MULTILINE)
_STATEMENT = re.compile(r"^\s*(?:[-+]>?|<[-+]|_>|\(\d+\))?\s*(?:(?P<title>\[[^]\n]+\]|<[^>\n]+>)\s*:?)?\s*(?P<text>.*)$")
_STARTS = re.compile(r"\s*(?:[-+]>?\s|->|\+>|<-|<\+|\(\d+\)|\[|<|--|#|$)")


def read_argdown(path: Path) -> ArgumentMap:
    """Read the statements and arguments of an Argdown file that have a text of their own; links are passed over."""
    parts: list[list[str]] = [[]]
    in_rule = False
    for line in _COMMENT.sub("", path.read_text(encoding="utf-8")).splitlines():
        if re.fullmatch(r"\s*-{2,}\s*", line):
            # What stands between two bars is the name of a rule of inference.
            in_rule = not in_rule and len(line.strip()) == 2
            parts.append([])
        elif not in_rule:
            if _STARTS.match(line):
                parts.append([])
            if not re.match(r"\s*#", line):
                parts[-1].append(line.strip())
    draft = _Draft()
    for part in parts:
        found = _STATEMENT.match(" ".join(part))
        text = re.sub(r"\s*(?:#[\w-]+|#\([^)]*\)|\{[^}]*\})", "", found["text"] if found else "").strip()
        if len(text.split()) > 1:
            draft.texts[f"s{len(draft.texts) + 1}"] = text
    return draft.map()
