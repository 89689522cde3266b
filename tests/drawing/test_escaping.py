"""Whatever an author writes comes out as the text that it is, through every engine that is here."""

from shutil import which

import pytest
from drawn import by_class, parse, squeezed, texts

from argmap.argument import ArgumentMap, Claim, Document, Evidence, Reason, Scheme, Section, Source
from argmap.drawing import draw
from argmap.drawing.compose import Measures, compose

HOSTILE = [
    "<b>bold</b>",
    "<i>x</i>",
    "<A & B>",
    "<>",
    "<script>alert(1)</script>",
    "AT&T & co",
    r"C:\new\lib",
    r"\N and \G and \E and \L and \T and \H",
    r"\\N",
    "ends with \\",
    "\"quoted\" and 'single'",
    "{rec|ord}",
    "a:b:c http://x.y/?a=1&b=<2>",
    "&amp; &#x3c; &#92;N &lt;",
    "--> comment <!-- ",
    "]]> <![CDATA[",
    "ends with ]",
    "%% $x $(y) `z`",
    "javascript:alert(1)",
    "graph node edge subgraph digraph strict",
    "zero\u200bwidth\u00adsoft\ufeffmark",
    "line\nbreak\r\nand\ttab",
    "no\u00a0break, \u2028 separator",
    "x" * 20_000,
    "Zürich e\u0301 \u0627\u0644 日本語テキスト 😀",
]

FORBIDDEN = {
    "\x01ctl\x1b": "\ufffdctl\ufffd",
    "\x00nul": "\ufffdnul",
    "del\x7f": "del\ufffd",
    "file\x1cseparator": "file\ufffdseparator",
    "right-to-left \u202eabc\u202c": "right-to-left \ufffdabc\ufffd",
    "lone \ud800 surrogate": "lone \ufffd surrogate",
    "non\ufffecharacter\uffff": "non\ufffdcharacter\ufffd",
}


ENGINES_HERE = ["bundled", *(["system"] if which("dot") else [])]


def statement_lines(text, engine="bundled"):
    """What is drawn for a statement with that text, its heading left out."""
    root = parse(draw(ArgumentMap([Claim("q7", text)]), engine=engine).svg())
    (group,) = by_class(root, "statement")
    heading, *lines = texts(group)
    assert heading == "q7"
    assert lines[0] == "THESIS"
    return lines[1:]


@pytest.mark.parametrize("engine", ENGINES_HERE)
@pytest.mark.parametrize("text", HOSTILE)
def test_text_comes_back_unchanged(text, engine):
    assert squeezed("".join(statement_lines(text, engine))) == squeezed(text)


@pytest.mark.parametrize(("text", "shown"), FORBIDDEN.items())
def test_what_xml_forbids_becomes_the_replacement_character(text, shown):
    assert squeezed("".join(statement_lines(text))) == squeezed(shown)


@pytest.mark.parametrize("text", [*HOSTILE[:-2], *FORBIDDEN])
def test_hostile_words_do_no_harm_anywhere(text):
    map = ArgumentMap(
        [
            Claim(text, "A claim.", main=True, reasons=[Reason(["e"], scheme=Scheme(text, own=True)), Reason(["e"])], hedges=[text], locators=[]),
            Evidence("e", "A report.", attribution="s", voice="s"),
        ],
        title=text,
        documents=[Document("d", text, author=text, publisher=text, date=text)],
        sources=[Source("s", text)],
        sections=[Section("z", text, ["e"])],
    )
    drawing = draw(map, foot=text)
    root = parse(drawing.svg())
    assert drawing.warnings == []
    # The engine knows only these elements, and no author adds one.
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        "svg", "g", "a", "title", "desc", "text", "polygon", "polyline", "path", "defs", "linearGradient", "stop",
    }  # fmt: skip
    assert all(link.startswith("#statement-") for element in root.iter() for name, link in element.attrib.items() if name.endswith("href"))
    everything = squeezed("".join(texts(root)))
    shown = squeezed(FORBIDDEN.get(text, text))
    # Title, document (title, author, publisher, date), two sources, scheme, hedge, id, section and foot.
    assert everything.count(shown) >= 10


def test_ids_that_differ_only_in_signs_get_anchors_of_their_own():
    map = ArgumentMap([Claim(id, "Words.") for id in ("a b", "a-b", "a:b", "graph", "1", "été", "<", ">")])
    anchors = [box.anchor for box in compose(map, Measures()).boxes]
    assert len(set(anchors)) == len(anchors)
    assert anchors[:2] == ["statement-a-b", "statement-a-b.2"]
    ids = [element.get("id") for element in parse(draw(map).svg()).iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    assert set(anchors) <= set(ids)
