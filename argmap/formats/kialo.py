"""Kialo's text export: one claim a line, each with a number that says which claim it is for or against.

Later exports head each claim with a line of its own, such as `1.1. Pro:`, indent it, and gather what it links to at the end, under `Sources:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from attrs import define, evolve, field

from argmap.argument import ArgumentMap, Evidence, Premise, Source, Statement
from argmap.argument.model import Meta
from argmap.argument.naming import name_statements
from argmap.files import Span, is_blank
from argmap.formats.aif.kept import pack, pack_text
from argmap.formats.foreign import Foreign, fold
from argmap.formats.format import Import
from argmap.formats.retelling import Retelling
from argmap.formats.rules.dangling_edge import dangling_edge
from argmap.formats.rules.misfit_relation import misfit_relation
from argmap.formats.rules.missing_part import missing_part
from argmap.language import keywords

_TITLE = re.compile(r"\s*Discussion (?:Title|Name):[ \t]*(?P<title>.*)")
_CLAIM = re.compile(r"(?P<id>\d{1,6}(?:\.\d{1,6})*)\.(?:[ \t]+(?:(?P<stance>Pro|Con):(?:[ \t]+|$))?(?P<text>.*))?")
_HEADING = re.compile(r"[ \t]*(?P<id>\d{1,6}(?:\.\d{1,6})*)\.[ \t]+(?:Question|Thesis|(?P<stance>Pro|Con)):[ \t]*(?P<text>)")
_FIRST_CLAIM = re.compile(r"(?:\A|[\r\n])[ \t]*1\.[ \t]")
_FIRST_HEADING = re.compile(r"(?:\A|[\r\n])[ \t]*1\.[ \t]+(?:Question|Thesis):[ \t]*(?:\Z|[\r\n])")
_SECOND_LEVEL = re.compile(r"[\r\n](?:1\.\d+\. +(?:Pro|Con): |[ \t]*1\.\d+\.[ \t]+(?:Pro|Con|Thesis):[ \t]*[\r\n])")
_SOURCES = re.compile(r"[ \t]*Sources:[ \t]*")
_FOOTNOTE = re.compile(r"[ \t]*\[(?P<number>\d{1,6})\][ \t]+(?P<text>.*)")
_CLOSED = ('"', "\N{RIGHT DOUBLE QUOTATION MARK}")
_MARK = re.compile(r"(?<![ \t])[ \t]*\[(\d{1,6})\]")
_SEE = re.compile(r"-> See (?:(?P<id>\d+(?:\.\d+)*)\.?|discussion #(?P<number>\d+): *(?P<title>.*))", re.DOTALL)
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*+)\]\(((?:[^()\\\s]|\\.)*+)\)", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\\[\]()*_])")
_ROOT = "1"


def lacks(foreign: Foreign) -> Sequence[str] | None:
    """Say what a text lacks to be of this format; the title may be lacking, if there are claims for or against the first one."""
    if foreign.is_json or foreign.is_xml:
        return None
    text = foreign.file.text
    has_claims = _FIRST_CLAIM.search(text) is not None
    if _TITLE.match(text):
        return () if has_claims else ("a claim with the number `1.`",)
    return () if text.lstrip().startswith("1. ") and _SECOND_LEVEL.search(text) else None


def read(foreign: Foreign) -> Import:
    """Read an export: what is Pro is a reason, what is Con an objection, and claims of the second level without either are theses."""
    reading = _Reading(Retelling(foreign))
    return Import(reading.map(), tuple(reading.retelling.findings.told))


@define
class _Claim:
    id: str
    stance: str | None
    lines: list[str]
    here: Span

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


@define
class _Reading:
    retelling: Retelling
    title: str = ""
    claims: dict[str, _Claim] = field(factory=dict)
    """The claims by their numbers."""
    stands_for: dict[str, str] = field(factory=dict)
    """For each line that only says where a claim is written: the number of that claim."""
    debates: dict[str, re.Match[str]] = field(factory=dict)
    """For each claim that is a debate of its own: its number there, and its title."""
    footnotes: dict[str, list[str]] = field(factory=dict)
    """The sources that are gathered at the end, by their numbers: of each its address, and what is quoted of it."""

    def map(self) -> ArgumentMap:
        self._read_lines()
        if not self.claims:
            first = Span(self.retelling.foreign.file, 0, min(1, len(self.retelling.foreign.file.text)))
            self.retelling.tell(lambda label: missing_part("the file", "a claim with the number `1.`", label), first)
        self._follow()
        theses = [id for id, claim in self.claims.items() if id.count(".") == 1 and not claim.stance and id not in self.stands_for]
        # What stands above theses is the question that they answer.
        question = None
        if theses and not any(id.count(".") == 1 and claim.stance for id, claim in self.claims.items()):
            question = self.claims.pop(_ROOT)
        majors = theses if question else [*([_ROOT] if self.claims else []), *theses]
        for claim in self.claims.values():
            if claim.id not in self.stands_for:
                words = self.debates[claim.id]["title"] if claim.id in self.debates else claim.text
                self.retelling.statement(claim.id, self._plain(words), claim.here)
        for claim in self.claims.values():
            self._read_stance(claim)
        kept: dict[str, object] = {"see": self.stands_for} if self.stands_for else {}
        if question:
            kept["question"] = question.text
        if self.footnotes:
            kept["sources"] = self.footnotes
        graph = self.retelling.graph()
        keeps = bool(kept)
        map, names = self.retelling.map(graph, Meta("kialo", pack(kept)), majors)
        title = fold(self._plain(self.title)) or (fold(self._plain(question.text)) if question else "")
        statements, sources = self._cited(map, {name: id for id, name in names.items()})
        return evolve(map, title=title, statements=statements, sources=sources, meta=map.meta if keeps else ())

    def _read_lines(self) -> None:
        file = self.retelling.foreign.file
        is_headed = _FIRST_HEADING.search(file.text) is not None
        begin = _HEADING if is_headed else _CLAIM
        claim, is_titled = None, False
        for number, start in enumerate(file.line_starts, 1):
            line = file.line(number)
            here = Span(file, start, start + len(line))
            found = begin.fullmatch(line)
            if found and self._is_claim(found, here):
                claim = self.claims[found["id"]] = _Claim(found["id"], found["stance"], [found["text"] or ""], here)
            elif claim and is_headed and _SOURCES.fullmatch(line):
                self._read_footnotes(number + 1)
                return
            elif claim:
                claim.lines.append(line.strip() if is_headed else line)
            elif title := _TITLE.fullmatch(line):
                self.title, is_titled = title["title"], True
            elif is_titled and not self.title:
                self.title = line.strip()
            elif not is_blank(line):
                self.retelling.tell(
                    lambda label: misfit_relation("these words stand before the first claim", label, "they are left out; write them behind `1.`"), here
                )

    def _read_footnotes(self, first: int) -> None:
        """Read the sources from a line to the end: they are numbered from 1, and behind each may be what is quoted of it, over several lines."""
        file = self.retelling.foreign.file
        for number in range(first, len(file.line_starts) + 1):
            line = file.line(number)
            found = _FOOTNOTE.fullmatch(line)
            last = self.footnotes[str(len(self.footnotes))] if self.footnotes else [""]
            if found and int(found["number"]) == len(self.footnotes) + 1 and (len(last) == 1 or last[-1].endswith(_CLOSED)):
                self.footnotes[str(int(found["number"]))] = [found["text"].strip()]
            elif self.footnotes and not is_blank(line):
                last.append(line.strip())

    def _is_claim(self, found: re.Match[str], here: Span) -> bool:
        """Whether a line with a number is a claim: texts hold numbered lists too, and only a new number below a known one is none of these."""
        id, stance = found["id"], found["stance"]
        if id == _ROOT and not self.claims:
            return True
        parent = id.rpartition(".")[0]
        is_child = parent in self.claims and id not in self.claims
        if is_child and (stance or parent == _ROOT):
            return True
        if (stance or found.re is _HEADING) and self.claims:
            if is_child:
                what, help = (
                    f"`{id}.` does not say whether it is for or against `{parent}.`",
                    "it is read as words of the claim before it; write `Pro:` or `Con:`",
                )
            else:
                what = f"`{id}.` is the number of an earlier claim" if id in self.claims else f"`{id}.` bears on `{parent}.`, which is not there"
                help = "it is read as words of the claim before it; give it another number"
            self.retelling.tell(lambda label: misfit_relation(what, label, help), here)
        return False

    def _follow(self) -> None:
        """Find out what the lines stand for that only say where a claim is written."""
        named: dict[str, str] = {}
        for claim in self.claims.values():
            if found := _SEE.fullmatch(claim.text):
                if found["id"]:
                    named[claim.id] = found["id"]
                else:
                    self.debates[claim.id] = found
        lost: set[str] = set()
        for id in named:
            way: dict[str, None] = {}
            at = id
            while at in named and not (at in way or at in lost or at in self.stands_for):
                way[at] = None
                at = named[at]
            if at in self.claims and not (at in way or at in lost):
                self.stands_for |= dict.fromkeys(way, self.stands_for.get(at, at))
            else:
                lost |= way.keys()
        for id, target in named.items():
            if id in lost:
                self.retelling.tell(lambda label, id=id, target=target: dangling_edge(f"claim `{id}`", target, label), self.claims[id].here)

    def _read_stance(self, claim: _Claim) -> None:
        parent = claim.id.rpartition(".")[0]
        if claim.stance and parent in self.claims:
            step = f"{claim.id} {claim.stance}"
            self.retelling.step(step, claim.here, against=claim.stance == "Con")
            self.retelling.edge(self.stands_for.get(claim.id, claim.id), step, claim.here)
            self.retelling.edge(step, self.stands_for.get(parent, parent), claim.here)

    # What claims cite

    def _plain(self, text: str) -> str:
        """Give words without Markdown: of a link its own words, if it has any, and characters without the signs that keep them from meaning something."""
        without = _LINK.sub(_words, text)
        if self.footnotes:
            without = _MARK.sub(lambda mark: "" if mark[1] in self.footnotes else mark[0], without)
        return _ESCAPED.sub(r"\1", without) if "\\" in without else without

    def _cited(self, map: ArgumentMap, ids: dict[str, str]) -> tuple[list[Statement], list[Source]]:
        first = {name: next(self._addresses(self.claims[id].text), "") for name, id in ids.items()}
        addresses = list(dict.fromkeys(address for address in first.values() if address))
        hosts = [_host(address) for address in addresses]
        names = name_statements(hosts, keywords())
        sources = {each: Source(id, host, fields=(Meta("url", each),)) for each, host, id in zip(addresses, hosts, names, strict=True)}
        return [self._statement(each, self.claims[ids[each.id]], sources.get(first[each.id])) for each in map], list(sources.values())

    def _addresses(self, text: str) -> Iterator[str]:
        """The addresses that a text links to, in order; of those that are gathered at the end, where it has their numbers."""
        links = [_ESCAPED.sub(r"\1", link[2]) for link in _LINK.finditer(text)]
        marked = [self.footnotes[mark[1]][0] for mark in _MARK.finditer(text) if mark[1] in self.footnotes]
        return (address for address in (*links, *marked) if _host(address))

    def _statement(self, statement: Statement, claim: _Claim, source: Source | None) -> Statement:
        metas = list(statement.meta)
        if found := self.debates.get(claim.id):
            metas.append(Meta("kialo-discussion", found["number"]))
        elif statement.text != claim.text:
            metas.append(Meta("kialo-text", pack_text(claim.text)))
        if len(metas) == len(statement.meta) and source is None:
            return statement
        parts: dict[str, Any] = {"meta": metas, "attribution": source.id if source else None}
        if source and isinstance(statement, Premise):
            # What rests on nothing here, but on somebody's word elsewhere, is a report.
            return Evidence(statement.id, statement.text, nameless=statement.nameless, **parts)
        return evolve(statement, **parts)


def _words(link: re.Match[str]) -> str:
    """The words of a link; nothing of a number or a sign such as those of footnotes."""
    return link[1] if any(letter.isalpha() for letter in link[1]) else ""


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts.netloc.removeprefix("www.") if parts.scheme in ("http", "https") else ""
