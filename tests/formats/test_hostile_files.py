"""Whatever comes: every reader tells what is wrong, in bounded time, and gives a map that can be written."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path

import pytest
from effort import effort
from strategies import within

from argmap import formats
from argmap.argument import ArgumentMap
from argmap.argument.legality import Verdict, verdict
from argmap.files import File
from argmap.formats import FORMATS
from argmap.formats.findings import MOST

READ = [format.name for format in FORMATS.values() if format.reads]
ONLY_WRITTEN = {f"everything{format.suffix}" for format in FORMATS.values() if not format.reads}
GOLDEN = sorted(path for path in (Path(__file__).parent / "golden").iterdir() if path.name not in ONLY_WRITTEN)
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
REAL = sorted(path for path in CORPORA.glob("*/*") if path.suffix in (".json", ".xml", ".argdown"))
OWN = ("argmap", "json")
_SMALL = ("arguebuf", "kialo", "microtexts", "sadface-0.2", "xaif")

HOSTILE = {
    "nothing": "",
    "space": " \n\t",
    "NULs": "\0" * 10,
    "a lone surrogate": '{"argmap": 1, "title": "\\ud800", "nodes": [{"nodeID": "\\udfff"}], "edges": []}',
    "an endless number": '{"argmap": 1e999, "nodes": [], "edges": []}',
    "a number of 5,000 digits": f'{{"argmap": {"9" * 5000}, "nodes": [], "edges": []}}',
    "no number": '{"argmap": NaN, "nodes": [], "edges": []}',
    "lists without end": "[" * 100_000,
    "deep lists": "[" * 5_000 + "]" * 5_000,
    "deep objects": '{"nodes":' * 5_000 + "1" + "}" * 5_000,
    "an unclosed string": '{"nodes": "' + "x" * 10_000,
    "null": "null",
    "a number": "7",
    "null for lists": '{"argmap": 1, "statements": null, "nodes": null, "edges": null, "AIF": null, "resources": null}',
    "objects for lists": '{"argmap": 1, "statements": {}, "nodes": {}, "edges": {}, "AIF": {}}',
    "oddments in lists": '{"argmap": 1, "statements": [null, 1, "x", [], {}, true], "nodes": [null, 1, "x", [], {}], "edges": [null, 1, "x", [], {}]}',
    "a billion laughs": '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><arggraph>&c;</arggraph>',
    "a file of this computer": '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><arggraph>&a;</arggraph>',
    "a document type elsewhere": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><arggraph>&a;</arggraph>',
    "a parameter entity": '<!DOCTYPE a [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd">%a;]><arggraph/>',
    "deep elements": "<arggraph>" * 5_000 + "</arggraph>" * 5_000,
    "XML that ends early": '<?xml version="1.0"?><arggraph><edu id="e1">',
    "an encoding that is none": '<?xml version="1.0" encoding="klingon"?><arggraph/>',
    "code in YAML": "===\na: !!python/object/apply:os.system [true]\n===\n\n[A]: B.\n",
    "aliases of aliases": "===\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n===\n\n[A]: B.\n",
    "deep lists in YAML": "===\na:\n  " + "- " * 100_000 + "x\n===\n\n[A]: B.\n",
    "deep keys in YAML": "===\na:\n  " + "? " * 100_000 + "x\n===\n\n[A]: B.\n",
    "deep lists in YAML behind a separator": "[A]: B. {\n\u2028" + "- " * 100_000 + "x\n}\n",
    "brackets": "[[[[<<<<((((" * 1_000,
    "indentation": "".join(" " * (number % 50) + "- [A]\n" for number in range(2_000)),
    "numbers with dots": "\n".join("1." * number + " Pro: x" for number in range(1, 200)),
}


def held(text, name):
    """Read a text, and hold what every reader promises."""
    with within(10):
        read = formats.read_text(text, format=name)
        assert isinstance(read.map, ArgumentMap)
        assert len(read.diagnostics) <= MOST
        assert all(str(each) for each in read.diagnostics)
        for own in OWN:
            formats.write_text(read.map, own).text.encode("utf-8")
    if name not in OWN:
        # Ours say what a person may write, and checks tell what may not hold.
        for path, step in read.map.steps():
            target = read.map[str(path[0])] if len(path) == 3 else step_at(read.map, path[:-2])
            assert all(verdict(step, read.map[member], target) is not Verdict.ILLEGAL for member in step.members), path
    return read


def step_at(map, path):
    node = map[str(path[0])]
    for part in path[1:]:
        node = node[part] if isinstance(part, int) else getattr(node, part)
    return node


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("case", HOSTILE)
def test_every_reader_bears_every_hostile_file(case, name):
    held(HOSTILE[case], name)


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_told_whatever_it_is_taken_for(case):
    read = formats.read_text(HOSTILE[case])
    assert len(read.diagnostics) <= MOST
    assert read.diagnostics or len(read.map)


@pytest.mark.parametrize("path", [path for path in GOLDEN if path.suffix == ".json"], ids=lambda path: path.name)
def test_every_broken_value_of_an_accepted_file_is_borne(path):
    value = json.loads(path.read_text(encoding="utf-8"))
    found = formats.sniff(formats.Foreign(_file(path)))
    if found is None:
        pytest.skip("it is only written")
    for broken in _broken(value, random.Random(path.name), effort(150, 5_000)):
        held(json.dumps(broken), found[0].name)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_every_torn_accepted_file_is_borne(path):
    text = path.read_text(encoding="utf-8")
    found = formats.sniff(formats.Foreign(_file(path)))
    if found is None:
        pytest.skip("it is only written")
    chance = random.Random(path.name)
    for _ in range(effort(15, 500)):
        start, end = sorted((chance.randrange(len(text)), chance.randrange(len(text))))
        held(text[:start] + text[end:], found[0].name)


@pytest.mark.skipif(not REAL, reason="the corpora are not at hand")
@pytest.mark.parametrize("seed", range(4))
def test_every_real_file_may_break_at_any_place(seed):
    chance = random.Random(seed)
    for _ in range(effort(50, 2_000)):
        path = chance.choice(REAL)
        text = path.read_text("utf-8")
        found = formats.sniff(formats.Foreign(_file(path)))
        if found is None:
            continue
        if path.suffix == ".json" and chance.randrange(3):
            [broken] = _broken(json.loads(text), chance, 1)
            text = json.dumps(broken, indent=chance.choice([None, 1]))
        else:
            start = chance.randrange(len(text))
            end = chance.choice([start, start + 1, start + 30, len(text)])
            text = text[:start] + chance.choice(_SPLINTERS) + text[end:]
        # What it is may be told no longer, so it is read as what it was and as what it looks like.
        for read in (held(text, found[0].name), formats.read_text(text)):
            # Each finding has a line, or a pointer where there is no text.
            assert all(hasattr(each.primary.place, "line") for each in read.diagnostics), (path, text)


_SPLINTERS = [
    "",
    "",
    '"',
    "<",
    ">",
    "&",
    "{",
    "}",
    "[",
    "]",
    "\\",
    "\0",
    "\u2028",
    "\r",
    "===\n",
    "\N{ZERO WIDTH JOINER}",
    "1.1. Pro: ",
    "<adu/>",
    'id=""',
    "]]>",
]


@pytest.mark.parametrize("path", [path for path in GOLDEN if path.stem in _SMALL], ids=lambda path: path.name)
def test_a_file_may_end_at_any_character(path):
    text = path.read_text(encoding="utf-8")
    for end in range(0, len(text), effort(9, 1)):
        read = formats.read_text(text[:end])
        assert len(read.map) or read.diagnostics or not text[:end].strip()
        assert all(str(each) for each in read.diagnostics)


_ODD = [None, True, 0, -1, 1e300, "", " ", "x", "\ud800", [], {}, [[]], [None], {"x": None}, "x" * 10_000]


def _broken(value, chance, count):
    """The same value, each time with one or two parts deleted, doubled, moved or made odd."""
    for _ in range(count):
        broken = copy.deepcopy(value)
        for _ in range(chance.randint(1, 2)):
            holders = [holder for holder in _holders(broken) if holder]
            holder = chance.choice(holders)
            key = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
            deed = chance.randrange(4)
            if deed == 0:
                del holder[key]
            elif deed == 1 and isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
            elif deed == 2:
                other = chance.choice(holders)
                holder[key] = copy.deepcopy(chance.choice(list(other.values() if isinstance(other, dict) else other)))
            else:
                holder[key] = copy.deepcopy(chance.choice(_ODD))
        yield broken


def _holders(value):
    stack = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, (dict, list)):
            yield each
            stack += each.values() if isinstance(each, dict) else each


def _file(path):
    return File(path.name, path.read_text(encoding="utf-8"))
