"""What each target does with an input, and what must then hold: a target takes bytes, and raises where a promise is broken."""

from __future__ import annotations

import contextlib
import json
import re
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from attrs import evolve, frozen
from lark import Lark
from strategies import within
from test_fixes import check_fixes
from test_fuzz import WRITING, Meant, order, second, values
from test_hostile_files import held
from test_printer import is_canonical_of
from test_rename import one

from argmap import formats
from argmap.argument import ArgumentMap
from argmap.building.moving import move_out
from argmap.building.unbuild import print_map
from argmap.checks import CATALOGUE
from argmap.citing.record import RecordError, make_record, read_record
from argmap.citing.recording import RecordingError, complete_record, print_record
from argmap.citing.texts import TextError, text_of
from argmap.diagnostic import Diagnostic
from argmap.drawing import draw, to_graphviz
from argmap.drawing.layouts import LAYOUTS
from argmap.files import File, Span, decode
from argmap.highlighting import ArgmapLexer, highlighted
from argmap.language import parse
from argmap.language.printer import print_syntax
from argmap.outlining import outline, plain
from argmap.reading import Reading, read_bytes, read_text
from argmap.reports import REPORTS, print_full
from argmap.weighing import CyclicMapError, questions, weigh

LONGEST = 20
"""After so many seconds an input counts as one that hangs."""
_BASE, _PER_LETTER = 1.0, 0.001
"""How much time of the processor an input may take, in seconds, and how much for each of its bytes: ten times what is usual, under the fuzzer's eyes."""


class TooSlow(AssertionError):
    """An input took longer than its size allows."""


class Harmed(AssertionError):
    """A promise is broken."""


@frozen
class Target:
    """What is attacked, and with what."""

    name: str
    run: Callable[[bytes], None]
    kind: str
    """What its inputs are made of: `text`, `json` or `xml`."""
    most: int
    """How long an input may be, in bytes."""

    def __call__(self, data: bytes) -> None:
        """Hold what the target promises of an input, in bounded time.

        Raises:
            Exception: of any kind, if it does not hold.
        """
        begun = time.process_time()
        with within(LONGEST):
            self.run(data)
        taken, allowed = time.process_time() - begun, _BASE + _PER_LETTER * len(data)
        if taken > allowed:
            raise TooSlow(f"{taken:.1f} s for {len(data)} bytes")


def _hold(condition: object, what: str) -> None:
    if not condition:
        raise Harmed(what)


def _text(data: bytes) -> str:
    return decode(data)[0]


# The language


def _told(diagnostics: tuple[Diagnostic, ...], file: File | None) -> None:
    for diagnostic in diagnostics:
        _hold(diagnostic.rule in CATALOGUE, f"{diagnostic.rule.name} is in no catalogue")
        edits = diagnostic.fix.edits if diagnostic.fix else ()
        for place in [*(label.place for label in (diagnostic.primary, *diagnostic.others)), *(edit.span for edit in edits)]:
            if isinstance(place, Span):
                _hold(file is None or place.file.text == file.text, "a finding points into another text")
                _hold(0 <= place.start <= place.end <= len(place.file.text), "a finding points outside its text")
    print_full(diagnostics).encode()


def _weighed(map: ArgumentMap) -> None:
    with contextlib.suppress(CyclicMapError):
        weighing = weigh(map)
        for statement in map:
            _hold(weighing[statement.id].statement is statement, "what was weighed is another statement")
    questions(map)


def _sound(text: str) -> Reading | None:
    """Read a text; None if it has errors."""
    reading = read_text(text)
    return None if reading.errors or any(syntax.lossy for syntax in reading.syntaxes) else reading


def _read(data: bytes) -> None:
    """Nothing raises, findings lie in the text, a second reader agrees, and what was read is written and read again."""
    reading = read_bytes(data, name="x.argmap", format="argmap")
    _told(reading.diagnostics, reading.syntaxes[0].file if reading.syntaxes else None)
    text, flaws = decode(data)
    if not flaws:
        items = second(text)
        told = {diagnostic.rule.name for diagnostic in reading.diagnostics}
        _hold((items is None) == bool(told & WRITING), "the two readers differ over whether this is the language")
        if not reading.errors and "unknown-field" not in told:
            _hold(order(values(reading.map)) == order(Meant.of(items)), "the two readers differ over what it means")
    _weighed(reading.map)
    if not reading.errors:
        _hold(read_text(print_map(reading.map)).map == reading.map, "the map is not what its own text says")


def _format(data: bytes) -> None:
    """The canonical text has the same words and comments, means the same, and is its own; moving out means the same."""
    text = _text(data)
    syntax, found = parse(File("x.argmap", text))
    if syntax.lossy or any(each.is_error for each in found):
        return
    is_canonical_of(print_syntax(syntax), text)
    moved = print_syntax(move_out(syntax, 1))
    before = read_text(text)
    if not before.errors:
        _hold(read_text(moved).map == before.map, "moving out changed what is meant")


def _rename(data: bytes) -> None:
    """A renaming there and back gives the text as it was."""
    text = _text(data)
    reading = _sound(text)
    for id in [each.id for each in reading.map if not each.nameless][:4] if reading else []:
        renamed = one(text, id, "never-used-before")
        if isinstance(renamed, str):
            _hold(one(renamed, "never-used-before", id) == text, f"renaming {id} there and back is another text")


def _highlight(data: bytes) -> None:
    """The tokens together are the text, and the markup holds none of it as markup."""
    text = _text(data)
    _hold("".join(said for _, _, said in ArgmapLexer().get_tokens_unprocessed(text)) == text, "the tokens are not the text")
    shown = highlighted(text)
    _hold(not re.sub(r'<span class="[a-z0-9]*">|</span>', "", shown).count("<"), "the text has become markup")


def _tell(data: bytes) -> None:
    """Outlines and reports of any text are written, and those for programs are JSON."""
    reading = read_text(_text(data))
    outline(reading.map).encode()
    for name, report in REPORTS.items():
        said = report.print(reading.diagnostics, plain)
        said.encode()
        if name in ("json", "sarif"):
            json.loads(said)


# Formats


def _foreign(name: str, data: bytes) -> None:
    """Whatever comes is told, and what is read can be written: in its own format again, and equal where no loss is told."""
    text = _text(data)
    read = held(text, name)
    _told(read.diagnostics, None)
    _weighed(read.map)
    for way in dict.fromkeys((name, "json", "aif", "argdown")):
        if not formats.FORMATS[way].writes:
            continue
        before = read
        if way == name and _errors(read):
            # What was kept of a file with errors is mended once, and is then as any other.
            before = formats.read_text(formats.write_text(read.map, way).text, format=way)
        written = formats.write_text(before.map, way)
        again = formats.read_text(written.text, format=way)
        _hold(not _errors(again) or _errors(before), f"what is written as {way} is read with errors")
        if not written.losses:
            # Another format keeps its own file beside the map.
            same = again.map == before.map if way == name else _unkept(again.map) == _unkept(before.map)
            _hold(same, f"what is written as {way} without loss is read as another map")
        else:
            _hold(not formats.write_text(again.map, way).losses, f"what {way} lost is lost again")


def _unkept(map: ArgumentMap) -> ArgumentMap:
    def others(holder: Any) -> list[Any]:
        return [each for each in holder.meta if each.key not in formats.FORMATS]

    return evolve(map, statements=[evolve(each, meta=others(each)) for each in map], meta=others(map))


def _errors(read: formats.Import) -> list[Diagnostic]:
    return [each for each in read.diagnostics if each.is_error]


# Drawing


def _draw(data: bytes) -> None:
    """The DOT of every layout is DOT, its labels are the markup that we write and no other, and nothing in it is expanded or leads elsewhere."""
    reading = read_text(_text(data))
    if not len(reading.map):
        return
    for layout in LAYOUTS:
        drawing = draw(reading.map, layout=layout)
        check_dot(drawing.graph.source)
        drawing.render("mermaid")
    check_dot(to_graphviz(reading.map).source)


_GRAMMAR = Path(__file__).parent / "dot.lark"
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_TAGS = {"table", "tr", "td", "font", "b", "i", "u", "br", "hr", "label"}
_LINKS = ("href", "url", "edgehref", "headhref", "tailhref", "labelhref", "edgeurl", "headurl", "tailurl", "labelurl")
_LEADS = re.compile(r"#|https?://", re.IGNORECASE)
"""Where links of a picture may lead: to a statement in it, or into the web."""


@cache
def _dot() -> Lark:
    return Lark(_GRAMMAR.read_text(encoding="utf-8"), parser="lalr", lexer="contextual")


def check_dot(source: str) -> None:
    """Hold that a text is DOT, as Graphviz defines it, and does no harm.

    Raises:
        Harmed: it is not, or does.
        Exception: lark's, if it does not parse.
    """
    labels: list[str] = []
    plain, at = [], 0
    while at < len(source):
        if source[at] == '"' and (string := _STRING.match(source, at)):
            plain.append(string.group())
            at = string.end()
        elif source[at] == "<":
            end = _end_of_markup(source, at)
            labels.append(source[at + 1 : end - 1])
            plain.append(f"<{len(labels)}>")
            at = end
        else:
            plain.append(source[at])
            at += 1
    tree = _dot().parse("".join(plain))
    for attribute in tree.find_data("attribute"):
        name, said = (str(token) for token in attribute.children)
        if name.strip('"').lower() in _LINKS:
            _hold(_LEADS.match(said.strip('"')), f"{name} leads to {said[:40]}")
    for label in labels:
        root = ET.fromstring(f"<label>{label.replace('&nbsp;', ' ')}</label>")
        for element in root.iter():
            _hold(element.tag.lower() in _TAGS, f"a label has an element {element.tag}")
            for name, said in element.attrib.items():
                _hold(name.lower() != "src" and (name.lower() not in _LINKS or _LEADS.match(said)), f"a label leads to {said[:40]}")
        for run in re.findall(r"\\+", "".join(root.itertext())):
            _hold(len(run) % 2 == 0, "a backslash in a label would be expanded")


def _end_of_markup(source: str, at: int) -> int:
    depth = 0
    for found in re.compile(r"[<>]").finditer(source, at):
        depth += 1 if found.group() == "<" else -1
        if not depth:
            return found.end()
    raise Harmed("a label has no end")


# Citing


def _record(data: bytes) -> None:
    """A record is read, or it is told what is wrong with it; completing it keeps what it counts."""
    file = File("x.toml", _text(data))
    try:
        record = read_record(file)
    except RecordError as error:
        _hold(0 <= error.span.start <= error.span.end <= len(file.text), "a finding points outside its text")
        return
    text = "\n\n".join(f"Paragraph {number}." for number, _ in enumerate(record.paragraphs))
    try:
        completed = complete_record(file, text)
    except RecordingError:
        return
    read_record(File("x.toml", completed.text))


def _recorded(data: bytes) -> None:
    """A text's record is one, and counts what it counts."""
    text = _text(data)
    made = make_record("x", text)
    if made.paragraphs:
        _hold(read_record(File("x.toml", print_record("x", text))).paragraphs, "a record that was made counts nothing")
    _hold(all(sum(paragraph.sizes) >= 0 for paragraph in made.paragraphs), "a paragraph has fewer words than none")


def _cited(suffix: str, data: bytes) -> None:
    """A text is taken from a file, or it is told why not."""
    try:
        text_of(data, f"x{suffix}").encode()
    except TextError as error:
        _hold(error.message and error.help, "a failure without a remedy")


_TARGETS = (
    Target("reader", _read, "text", 3000),
    Target("formatter", _format, "text", 3000),
    Target("aif", partial(_foreign, "aif"), "json", 8000),
    Target("argdown", partial(_foreign, "argdown"), "text", 3000),
    Target("drawing", _draw, "text", 2000),
    Target("json", partial(_foreign, "json"), "json", 6000),
    Target("xaif", partial(_foreign, "xaif"), "json", 8000),
    Target("argdown-json", partial(_foreign, "argdown-json"), "json", 24_000),
    Target("arguebuf", partial(_foreign, "arguebuf"), "json", 8000),
    Target("sadface", partial(_foreign, "sadface"), "json", 8000),
    Target("kialo", partial(_foreign, "kialo"), "text", 3000),
    Target("microtexts", partial(_foreign, "microtexts"), "xml", 6000),
    Target("fixes", lambda data: check_fixes(_text(data)), "text", 2000),
    Target("rename", _rename, "text", 2000),
    Target("reports", _tell, "text", 2000),
    Target("highlighter", _highlight, "text", 3000),
    Target("record", _record, "text", 8000),
    Target("recording", _recorded, "text", 4000),
    Target("texts-markdown", partial(_cited, ".md"), "text", 4000),
    Target("texts-html", partial(_cited, ".html"), "text", 4000),
)

TARGETS = {target.name: target for target in _TARGETS}
"""The targets by name, in the order in which they are worth attacking."""
