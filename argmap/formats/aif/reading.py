"""An AIF file to a map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import define, field

from argmap.argument import ArgumentMap, Claim, Meta, Objection, Premise, Reason, Source, Statement, Undercut
from argmap.argument.naming import name_statements
from argmap.diagnostic import Diagnostic, Path
from argmap.formats.aif.graph import Graph, Link, Speaker, all_links, scan, words_of
from argmap.formats.aif.kept import is_chosen, key_of, pack, strip
from argmap.formats.aif.names import REASON
from argmap.formats.aif.plain import is_plain, may_be_plain
from argmap.formats.findings import MOST
from argmap.formats.foreign import Foreign, fold
from argmap.formats.format import Import
from argmap.formats.rules.missing_part import missing_part
from argmap.formats.rules.wrong_type import wrong_type
from argmap.language import keywords

_LISTS = ("nodes", "edges")


def read_document(foreign: Foreign, format: str, pointer: Path = ()) -> Import:
    """Read a file whose AIF lies where `pointer` leads; what the map has no place for is kept under the name of the format."""
    told = _Told(pointer)
    whole = foreign.json
    document = whole
    for step in pointer:
        document = document.get(step) if isinstance(document, dict) else None
    if not isinstance(document, dict):
        what = f"`{pointer[-1]}`" if pointer else "this file"
        if whole is not None or not foreign.faults:
            told.tell(lambda label, found=document: wrong_type(what, "an object", found, label))
        return Import(ArgumentMap(), told.labelled(foreign))
    for key in _LISTS:
        _ask_for_list(document, key, told)
    graph = scan(document, told.tell)
    texts = [words_of(document["nodes"][graph.places[id]]) for id in graph.statements]
    if may_be_plain(document):
        map = Building(graph, texts, None).map()
        if is_plain(map, whole, format):
            return Import(map)
    majors = {id for id in graph.statements if _is_major(document["nodes"][graph.places[id]])}
    strip(document.get("nodes") or [], graph)
    diagnostics = told.labelled(foreign)
    del told
    kept = Meta(format, pack(whole))
    # The file is kept without the words, and they are in `texts`: what was parsed may go before the map is made.
    del whole, document, foreign.json
    return Import(Building(graph, texts, kept, majors).map(), diagnostics)


def _ask_for_list(document: dict[str, Any], key: str, told: _Told) -> None:
    if key not in document:
        told.tell(lambda label: missing_part("this AIF", f"the key `{key}`", label))
    elif not isinstance(document[key], list):
        told.tell(lambda label: wrong_type(f"`{key}`", "a list", document[key], label), (key,))


def _is_major(node: dict[str, Any]) -> bool:
    return node.get("majorClaim") is True or node.get("major_claim") is True


@define
class _Told:
    """Findings, and where they are; the places are looked for last."""

    pointer: Path
    makers: list[tuple[Callable[..., Diagnostic], tuple[Path, ...]]] = field(factory=list)

    def tell(self, make: Callable[..., Diagnostic], *places: Path) -> None:
        if len(self.makers) < MOST:
            self.makers.append((make, places or ((),)))

    def labelled(self, foreign: Foreign) -> tuple[Diagnostic, ...]:
        return tuple(make(*(foreign.label((*self.pointer, *place)) for place in places)) for make, places in self.makers)


@define
class Building:
    """Makes a map of a graph."""

    graph: Graph
    texts: list[str]
    """The words of the statements, in order; an empty text where there are none."""
    kept: Meta | None
    """What is kept of the whole file, under the name of its format; None if nothing is kept."""
    majors: set[str] = field(factory=set)
    """The nodes of the main claims; without any, they are the statements that something bears on and that bear on nothing."""
    keeps_ids: bool = True
    """Whether the id of a node that somebody may have chosen is the statement's."""
    names: dict[str, str] = field(init=False, factory=dict)
    """The ids of statements by those of their nodes."""
    sources: dict[Speaker, Source] = field(init=False, factory=dict)

    def map(self) -> ArgumentMap:
        """Give the map, and have the names and sources that it was made with."""
        graph = self.graph
        chosen = {id for id in graph.statements if self.keeps_ids and is_chosen(id)}
        # A statement without words is called by its id until somebody says what it states.
        self.texts = [text or fold(id) or "…" for text, id in zip(self.texts, graph.statements, strict=True)]
        nameless = [(id, text) for id, text in zip(graph.statements, self.texts, strict=True) if id not in chosen]
        made = name_statements([text for _, text in nameless], [*chosen, *keywords()])
        self.names = {id: id for id in chosen}
        self.names.update((id, name) for (id, _), name in zip(nameless, made, strict=True))
        self._make_sources()
        used = {member for link in all_links(graph) for member in link.members if member != link.target}
        statements = [self._statement(id, text, is_used=id in used) for id, text in zip(graph.statements, self.texts, strict=True)]
        return ArgumentMap(statements, sources=tuple(self.sources.values()), meta=(self.kept,) if self.kept else ())

    def _make_sources(self) -> None:
        graph = self.graph
        speakers = list(dict.fromkeys(graph.speakers[id] for id in graph.statements if id in graph.speakers))
        chosen = {speaker.person for speaker in speakers if speaker.person is not None and is_chosen(speaker.person)}
        others = [speaker for speaker in speakers if speaker.person not in chosen]
        names = dict(zip(others, name_statements([speaker.name for speaker in others], [*filter(None, chosen), *keywords()]), strict=True))
        for speaker in speakers:
            fields = (Meta(self.kept.key if self.kept else "aif", speaker.person),) if speaker in names and speaker.person is not None else ()
            self.sources[speaker] = Source(names.get(speaker) or str(speaker.person), speaker.name, fields=fields)

    def _statement(self, id: str, text: str, *, is_used: bool) -> Statement:
        links = self.graph.links.get(id, ())
        name, speaker = self.names[id], self.graph.speakers.get(id)
        parts: dict[str, Any] = {
            "attribution": self.sources[speaker].id if speaker else None,
            "implicit": self.graph.types[id] == "EN",
            "nameless": name != id,
            "meta": (Meta(self.kept.key, key_of(id, self.graph.places[id])),) if self.kept and name != id else (),
        }
        if not links and is_used:
            return Premise(name, text, **parts)
        reasons = [self._step(link, Reason) for link in links if link.type == REASON]
        objections = [self._step(link, Objection) for link in links if link.type != REASON]
        main = id in self.majors if self.majors else bool(links) and not is_used
        return Claim(name, text, main=main, reasons=reasons, objections=objections, **parts)

    def _step(self, link: Link, kind: Any) -> Any:
        # The depth is bounded when the graph is read, so this recursion is too.
        undercuts = [self._step(each, Undercut) for each in link.undercuts]
        return kind([self.names[member] for member in link.members], scheme=link.scheme, undercuts=undercuts)
