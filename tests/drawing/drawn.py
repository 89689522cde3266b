"""Maps that the drawing tests share, and a look into what was drawn."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from argmap.argument import ArgumentMap, Claim, Document, Evidence, Objection, Premise, Reason, Section, Source, Undercut

TRAMS = ArgumentMap(
    [
        Claim("trams", "The city should build trams.", main=True, reasons=[Reason(["clean"]), Reason(["capacity", "crowd"], scheme="practical-reasoning")]),
        Claim("clean", "Trams do not foul the air.", locators=["1.2"], reasons=[Reason(["study"], scheme="expert-opinion")]),
        Evidence("study", "An institute measured no exhaust along tram lines.", attribution="institute", locators=["3.2", "4.1-4.3"]),
        Premise("capacity", "Trams move more people than buses.", qualifier="very-likely"),
        Premise("crowd", "The buses are full.", implicit=True),
    ],
    title="Should the city build trams?",
    documents=[Document("report", "Trams for us", author="A. Writer", publisher="The Paper", date="2024-03-05")],
    sources=[Source("institute", "National Institute of Transport", "B2")],
)

DEBATE = ArgumentMap(
    [
        Claim("build", "Build it.", main=True, reasons=[Reason(["clean"], undercuts=[Undercut(["coal"], undercuts=[Undercut(["wind"])])])], objections=[
            Objection(["dear"]),
            Objection(["loud"], conceded=True),
        ]),
        Claim("clean", "It is clean."),
        Premise("coal", "Its power comes from coal.", inferred=True),
        Premise("wind", "The city buys wind power."),
        Claim("dear", "It costs too much.", objections=[Objection(["saves"])]),
        Claim("saves", "It saves more than it costs.", voice="mayor", hedges=["may well"]),
        Premise("loud", "It is loud."),
    ],
    sources=[Source("mayor", "The mayor")],
)  # fmt: skip

SHARED = ArgumentMap(
    [
        Claim("one", "The first thesis.", main=True, reasons=[Reason(["fact", "own"])]),
        Claim("two", "The second thesis.", main=True, reasons=[Reason(["fact"])], objections=[Objection(["circle"])]),
        Premise("fact", "A fact that both rest on."),
        Premise("own", "A fact of the first alone."),
        Claim("circle", "It goes round.", reasons=[Reason(["round"])]),
        Claim("round", "And round.", reasons=[Reason(["circle"])]),
    ],
    title="Two theses",
    sections=[Section("left", "The first half", ["one", "own", "fact"]), Section("right", "The second half", ["two", "circle", "round"])],
)

MAPS = {"trams": TRAMS, "debate": DEBATE, "shared": SHARED}

_NS = {"svg": "http://www.w3.org/2000/svg"}


def parse(svg: str | bytes) -> ET.Element:
    """Parse an SVG picture."""
    return ET.fromstring(svg)  # noqa: S314 (our own)


def texts(node: ET.Element) -> list[str]:
    """Give the lines of text below a node, in order of writing."""
    return ["".join(text.itertext()) for text in node.iterfind(".//svg:text", _NS)]


def by_class(node: ET.Element, *names: str) -> list[ET.Element]:
    """Give the groups that have all of the classes."""
    return [group for group in node.iterfind(".//svg:g", _NS) if set(names) <= set(group.get("class", "").split())]


def squeezed(text: str) -> str:
    """Take the white space out, since lines are broken anywhere."""
    return re.sub(r"\s+", "", text)


def edges(source: str) -> list[tuple[str, str, str]]:
    """Give the edges of DOT text: the two ends with their ports, and the class."""
    found = re.findall(r'^\s*("?[^\[\n]+?) -> ([^\[\n]+?) \[(.*)\]$', source, re.MULTILINE)
    return [(tail.replace('"', ""), head.replace('"', ""), re.search(r"\bclass=(\w+)", attributes)[1]) for tail, head, attributes in found]
