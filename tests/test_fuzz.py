"""Slips at random: nothing raises, every place lies in its file, and what is read in silence is what is written.

What is written is told by a second reader, made by hand from DESIGN.md on lark's own lexer; it knows nothing of ours.
`python tests/test_fuzz.py SEED SECONDS` goes on for as long as one likes.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import subprocess
import sys
import time
import unicodedata

import pytest
from attrs import define
from ground import EXAMPLES, ROOT
from hypothesis import given
from hypothesis import strategies as st
from strategies import KEYWORDS, lark_tokens, mutant, nest, read_text, sketches, soups, spans, within, write

from argmap.argument import Evidence, Objection, Premise
from argmap.diagnostic import Severity
from argmap.language.syntax import (
    AllowSyntax,
    AnswersSyntax,
    AttributionSyntax,
    DocumentSyntax,
    FieldSyntax,
    HedgeSyntax,
    IncludeSyntax,
    LocatorsSyntax,
    MapSyntax,
    MarkSyntax,
    MetaSyntax,
    NoteSyntax,
    PlaceSyntax,
    QualifierSyntax,
    QuoteSyntax,
    ReferenceSyntax,
    SchemeSyntax,
    SectionSyntax,
    SourceSyntax,
    StatementSyntax,
    StepSyntax,
    TagSyntax,
    TensionSyntax,
    TextSyntax,
    TitleSyntax,
    VoiceSyntax,
    WordSyntax,
)
from argmap.reports import print_concise, print_full

# A second reader: recursive descent, one function for each row of the table


class Ungrammatical(Exception):
    """The words do not stand in an order that the language has."""


QUALIFIERS = {word.upper().replace("-", "_") for word in ["certain", "very-likely", "likely", "even-chance", "possible", "unlikely", "very-unlikely", "remote"]}
KINDS = ("CLAIM", "PREMISE", "EVIDENCE")


@define
class Reader:
    """Reads tokens into plain tuples."""

    tokens: list
    at: int = 0

    @property
    def next(self):
        return self.tokens[self.at][0] if self.at < len(self.tokens) else "$END"

    def take(self, *types):
        if self.next not in types:
            raise Ungrammatical(f"{self.next} at {self.at}, not {types}")
        self.at += 1
        return self.tokens[self.at - 1][1]

    def id(self):
        return unicodedata.normalize("NFC", self.take("ID"))

    def may(self, *types):
        return self.take(*types) if self.next in types else None

    def text(self):
        inner = self.take("STRING")[1:-1]
        inner = re.sub(r'\\(["\\])', r"\1", inner)
        return re.sub(r"\s+", " ", inner).strip()

    def file(self):
        return self.items("$END")

    def items(self, end):
        found = []
        while self.next != end:
            found.append(self.item())
        return found

    def item(self):
        word = self.next
        if word in ("TITLE", "INCLUDE"):
            self.take(word)
            return (word.lower(), self.text())
        if word in ("DOCUMENT", "SOURCE"):
            self.take(word)
            id, name = self.id(), self.text()
            grade = self.may("ID") if word == "SOURCE" else None
            fields = []
            if self.may("LBRACE"):
                while not self.may("RBRACE"):
                    fields.append((self.take("ID"), self.text()))
            return (word.lower(), id, name, grade, tuple(fields))
        if word == "SECTION":
            self.take(word)
            id, title = self.id() if self.next == "ID" else None, self.text()
            self.take("LBRACE")
            inside = self.items("RBRACE")
            self.take("RBRACE")
            return ("section", id, title, inside)
        if word == "TENSION":
            self.take(word)
            first = self.id()
            self.take("AND")
            return ("tension", first, self.id(), self.text())
        if word == "ALLOW":
            self.take(word)
            return ("allow", self.take("ID"), self.text())
        if word == "META":
            self.take(word)
            return ("meta", self.text(), self.text())
        return self.statement()

    def statement(self):
        main = bool(self.may("MAIN"))
        kind = self.take("CLAIM") if main else self.take(*KINDS)
        id, text = self.id() if self.next == "ID" else None, self.text()
        attributes, entries = [], []
        while (attribute := self.attribute()) is not None:
            attributes.append(attribute)
        if self.may("LBRACE"):
            while not self.may("RBRACE"):
                entries.append(self.entry())
        return ("statement", kind, main, id, text, attributes, entries)

    def attribute(self):
        if self.next == "AT":
            return ("locators", self.locators())
        for word in ("FROM", "QUOTING"):
            if self.may(word):
                return (word.lower(), self.id())
        if self.may("ANSWERS"):
            names = [self.take("ID")]
            while self.may("COMMA"):
                names.append(self.take("ID"))
            return ("answers", tuple(names))
        if self.next in QUALIFIERS:
            return ("qualifier", self.take(self.next))
        if self.next in ("IMPLICIT", "INFERRED"):
            return (self.take(self.next), True)
        if self.next == "TAG":
            return ("tag", self.take("TAG")[1:])
        return None

    def locators(self):
        self.take("AT")
        found = [self.place()]
        while self.may("COMMA"):
            found.append(self.place())
        return tuple(found)

    def place(self):
        document = self.id() if self.next == "ID" else None
        if document and self.next == "STRING":
            return (document, self.text())
        if document:
            self.take("COLON")
        first = self.take("POINT")
        return (document, f"{first}-{self.take('POINT')}" if self.may("DASH") else first)

    def entry(self):
        word = self.next
        if word in ("NOTE", "HEDGE"):
            self.take(word)
            return (word.lower(), self.text())
        if word == "QUOTE":
            self.take(word)
            return ("quote", self.text(), self.locators() if self.next == "AT" else ())
        if word == "META":
            self.take(word)
            return ("meta", self.text(), self.text())
        if word == "ALLOW":
            self.take(word)
            return ("allow", self.take("ID"), self.text())
        link = self.take("BECAUSE", "BUT", "ALTHOUGH")
        return ("step", link, *self.step())

    def step(self):
        scheme = self.scheme()
        members = self.members()
        return scheme, members, self.undercuts()

    def undercuts(self):
        found = []
        while self.may("UNLESS"):
            scheme = self.scheme()
            if self.may("LPAR"):
                members = self.members()
                found.append((scheme, members, self.undercuts()))
                self.take("RPAR")
            else:
                found.append((scheme, self.members(), ()))
        return tuple(found)

    def scheme(self):
        if not self.may("BY"):
            return None
        name = (self.take("ID"), False) if self.next == "ID" else (self.text(), True)
        self.take("COLON")
        return name

    def members(self):
        found = [self.member()]
        while self.may("AND"):
            found.append(self.member())
        return tuple(found)

    def member(self):
        return ("id", self.id()) if self.next == "ID" else self.statement()


@define
class Meant:
    """What the second reader makes of a file: plain values, to be compared with those of a map."""

    titles: list
    documents: list
    sources: list
    sections: list
    tensions: list
    allows: list
    metas: list
    statements: list

    @classmethod
    def of(cls, items):
        meant = cls([], [], [], [], [], [], [], [])
        meant.gather(items, None)
        only = meant.documents[0][0] if len(meant.documents) == 1 else None
        meant.statements = [plain(statement, only) for statement in meant.statements]
        return meant

    def gather(self, items, section):
        for item in items:
            word, *rest = item
            if word == "statement":
                self.take(item, section)
            elif word == "section":
                inner = [rest[1], set()]
                self.sections.append(inner)
                self.gather(rest[2], inner)
            else:
                lists = {"title": self.titles, "document": self.documents, "source": self.sources, "tension": self.tensions}
                (lists | {"allow": self.allows, "meta": self.metas}).get(word, []).append(rest)

    def take(self, statement, section):
        self.statements.append(statement)
        if section is not None:
            section[1].add(name(statement))
        for entry in statement[6]:
            if entry[0] == "step":
                self.below(entry[2:], section)

    def below(self, step, section):
        for member in step[1]:
            if member[0] == "statement":
                self.take(member, section)
        for undercut in step[2]:
            self.below(undercut, section)


def name(statement):
    """What a statement is called: by its id, or by its text if it has none."""
    return ("id", statement[3]) if statement[3] else ("text", statement[4])


def plain(statement, only):
    _, kind, main, _, text, attributes, entries = statement

    def locators(places):
        return [(document or only, place) for document, place in places]

    def step(scheme, members, undercuts):
        return (scheme, [member if member[0] == "id" else name(member) for member in members], [step(*each) for each in undercuts])

    given = dict(attribute for attribute in attributes if attribute[0] != "tag")
    said = {word: [entry[1:] for entry in entries if entry[0] == word] for word in ("note", "hedge", "quote", "meta", "allow", "step")}
    return {
        "name": name(statement),
        "kind": kind,
        "main": main,
        "text": text,
        "locators": locators(given.get("locators", ())),
        "from": given.get("from"),
        "quoting": given.get("quoting"),
        "answers": given.get("answers", ()),
        "qualifier": given.get("qualifier"),
        "implicit": given.get("implicit", False),
        "inferred": given.get("inferred", False),
        "tags": [attribute[1] for attribute in attributes if attribute[0] == "tag"],
        "notes": [note for (note,) in said["note"]],
        "hedges": [hedge for (hedge,) in said["hedge"]],
        "quotes": [(quote, locators(places)) for quote, places in said["quote"]],
        "meta": said["meta"],
        "allows": said["allow"],
        "reasons": [step(*each[1:]) for each in said["step"] if each[0] == "because"],
        "objections": [(each[0] == "although", *step(*each[1:])) for each in said["step"] if each[0] != "because"],
    }


def values(map):
    """A map as the plain values that the second reader makes."""

    def called(id):
        return ("text", map[id].text) if map[id].nameless else ("id", id)

    def locators(found):
        return [(each.document, each.words or (f"{each.start}-{each.end}" if each.end else str(each.start))) for each in found]

    def step(it):
        return ((it.scheme.name, it.scheme.own) if it.scheme else None, [called(member) for member in it.members], [step(each) for each in it.undercuts])

    statements = [
        {
            "name": called(it.id),
            "kind": "premise" if isinstance(it, Premise) else "evidence" if isinstance(it, Evidence) else "claim",
            "main": getattr(it, "main", False),
            "text": it.text,
            "locators": locators(it.locators),
            "from": it.attribution,
            "quoting": it.voice,
            "answers": it.answers,
            "qualifier": str(it.qualifier) if it.qualifier else None,
            "implicit": it.implicit,
            "inferred": it.inferred,
            "tags": list(it.tags),
            "notes": list(it.notes),
            "hedges": list(it.hedges),
            "quotes": [(quote.text, locators(quote.locators)) for quote in it.quotes],
            "meta": [(meta.key, meta.value) for meta in it.meta],
            "allows": [(allow.rule, allow.why) for allow in it.allows],
            "reasons": [step(reason) for reason in it.reasons],
            "objections": [(each.conceded, *step(each)) for each in it.objections if isinstance(each, Objection)],
        }
        for it in map
    ]
    return Meant(
        [[map.title]] if map.title else [],
        [
            [
                it.id,
                it.title,
                None,
                tuple((field, getattr(it, field)) for field in ("author", "publisher", "date", "url", "record", "text") if getattr(it, field)),
            ]
            for it in map.documents
        ],
        [[it.id, it.name, it.grade, tuple((meta.key, meta.value) for meta in it.fields)] for it in map.sources],
        [[it.title, {called(member) for member in it.members}] for it in map.sections],
        [[it.first, it.second, it.why] for it in map.tensions],
        [[it.rule, it.why] for it in map.allows],
        [[it.key, it.value] for it in map.meta],
        statements,
    )


def order(meant):
    """Meant things in an order of their own: where they were written is no part of it."""
    for document in meant.documents:
        document[3] = tuple(sorted(document[3]))
    for source in meant.sources:
        source[2] = source[2].upper() if source[2] else None
    parts = (meant.titles, meant.documents, meant.sources, meant.tensions, meant.allows, meant.metas, meant.statements)
    return [sorted(map(repr, part)) for part in parts] + [sorted(repr([title, sorted(map(repr, members))]) for title, members in meant.sections)]


def second(text):
    """What the second reader makes of a text; None if the text is not grammatical."""
    tokens, stop = lark_tokens(text)
    if stop is not None:
        return None
    try:
        return Reader(tokens).file()
    except Ungrammatical:
        return None


WRITING = {"syntax-error", "unclosed-string", "reserved-id"}


def judge(text):
    """Hold a text against everything that must be true of any text."""
    # The examples name records beside their folder.
    with within(10), contextlib.chdir(ROOT / "examples"):
        reading = read_text(text, root=ROOT)
        full, concise = print_full(reading.diagnostics), print_concise(reading.diagnostics)
    for span in spans(reading):
        assert span.file.text is text
        assert 0 <= span.start <= span.end <= len(text)
        assert 1 <= span.line <= span.file.line_of(len(text))
    with contextlib.chdir(ROOT / "examples"):
        again = read_text(text, root=ROOT)
    assert print_full(again.diagnostics) == full
    assert again.map == reading.map
    assert len(concise.splitlines()) == len(reading.diagnostics)
    items = second(text)
    told = {diagnostic.rule.name for diagnostic in reading.diagnostics}
    assert (items is None) == bool(told & WRITING), "the two readers differ over whether this is the language"
    if not reading.errors and "unknown-field" not in told:
        assert order(values(reading.map)) == order(Meant.of(items))
    return reading


# The second reader is worth something: it agrees on what is sound, and the sound is not empty


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_both_readers_agree_on_every_example(path):
    reading = judge(path.read_text(encoding="utf-8"))
    assert not reading.diagnostics
    assert len(Meant.of(second(path.read_text(encoding="utf-8"))).statements) == len(reading.map) > 3


@given(sketches(), st.randoms(use_true_random=False))
def test_both_readers_agree_on_any_argument(sketch, choose):
    judge(" ".join(write(sketch, nest(sketch, choose), list(range(len(sketch.statements))))))


@given(sketches(), st.randoms(use_true_random=False), st.sampled_from(["lose", "double", "swap", "replace"]), st.data())
def test_both_readers_agree_on_any_argument_with_one_word_wrong(sketch, choose, slip, data):
    words = write(sketch, nest(sketch, choose), list(range(len(sketch.statements))))
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.integers(0, len(words) - 1))
    if slip == "lose":
        del words[at]
    elif slip == "double":
        words.insert(at, words[at])
    elif slip == "swap":
        words[at], words[other] = words[other], words[at]
    else:
        words[at] = data.draw(st.sampled_from([*KEYWORDS, *words, ":", "(", ")", "{", "}", ",", "@", "-"]))
    judge(" ".join(words))


@given(soups)
def test_both_readers_agree_on_any_mixture_of_words(text):
    judge(text)


# The mutants that the issue names: what is read in silence is, word for word, what is written

MUTATIONS = ("deleted", "doubled", "swapped", "changed", "re-indented")
MUTANTS = int(os.environ.get("MUTANTS", "100"))
"""How many there are; `MUTANTS=5000` takes minutes."""
_LETTERS = [chr(code) for code in range(32, 127)] + [*"“”„’–—é主\t\n\u200b\u0301"]


def mutated(text, mutation, choose):
    """A text with one token deleted, doubled or swapped with its neighbour, one character changed, or one line re-indented."""
    if mutation == "changed":
        at = choose.randrange(len(text))
        return text[:at] + choose.choice(_LETTERS) + text[at + 1 :]
    if mutation == "re-indented":
        lines = text.split("\n")
        line = choose.choice([number for number, each in enumerate(lines) if each.strip()])
        lines[line] = choose.choice(["", " ", "  ", "   ", "    ", "      ", "          ", "\t"]) + lines[line].lstrip()
        return "\n".join(lines)
    tokens, _ = lark_tokens(text)
    at = choose.randrange(len(tokens) - 1)
    (_, word, start, end), (_, other, begin, stop) = tokens[at], tokens[at + 1]
    if mutation == "deleted":
        return text[:start] + text[end:]
    if mutation == "doubled":
        return f"{text[:end]} {word}{text[end:]}"
    return text[:start] + other + text[end:begin] + word + text[stop:]


def printed(node):  # noqa: PLR0911, PLR0912 -- one case for each kind of syntax
    """The words and marks that a syntax tree stands for, in their order; braces and parentheses only where they hold something."""
    match node:
        case MapSyntax():
            return _all(node.items)
        case TextSyntax():
            return [("text", node.value)]
        case WordSyntax():
            return [node.value]
        case TitleSyntax() | NoteSyntax() | HedgeSyntax():
            word = {TitleSyntax: "title", NoteSyntax: "note", HedgeSyntax: "hedge"}[type(node)]
            return [word, *printed(node.text)]
        case IncludeSyntax():
            return ["include", *printed(node.path)]
        case AllowSyntax():
            return ["allow", node.rule.value, *printed(node.why)]
        case MetaSyntax():
            return ["meta", *printed(node.key), *printed(node.value)]
        case FieldSyntax():
            return [node.name.value, *printed(node.value)]
        case QuoteSyntax():
            return ["quote", *printed(node.text), *(printed(node.locators) if node.locators else [])]
        case DocumentSyntax():
            return ["document", node.id.value, *printed(node.title), *_braced(node.fields)]
        case SourceSyntax():
            return ["source", node.id.value, *printed(node.name), *([node.grade.value] if node.grade else []), *_braced(node.fields)]
        case SectionSyntax():
            return ["section", *([node.id.value] if node.id else []), *printed(node.title), *_braced(node.items)]
        case TensionSyntax():
            return ["tension", node.first.value, "and", node.second.value, *printed(node.why)]
        case StatementSyntax():
            head = [*(["main"] if node.main else []), node.kind.value, *([node.id.value] if node.id else [])]
            return [*head, *printed(node.text), *_all(node.attributes), *_braced(node.entries)]
        case LocatorsSyntax():
            return ["@", *_joined(node.places, ",")]
        case PlaceSyntax():
            document = [node.document.value, *([] if node.words else [":"])] if node.document else []
            return [*document, *(printed(node.words) if node.words else [node.first.value]), *(["-", node.last.value] if node.last else [])]
        case AttributionSyntax():
            return ["from", node.source.value]
        case VoiceSyntax():
            return ["quoting", node.source.value]
        case AnswersSyntax():
            return ["answers", *_joined(node.questions, ",")]
        case QualifierSyntax() | MarkSyntax():
            return [node.word]
        case TagSyntax():
            return ["#" + node.name]
        case ReferenceSyntax():
            return [node.id.value]
        case SchemeSyntax():
            return ["by", *printed(node.name), ":"]
        case StepSyntax():
            body = [*_joined(node.members, "and"), *_all(node.undercuts)]
            body = ["(", *body, ")"] if node.link.value == "unless" and node.undercuts else body
            return [node.link.value, *(printed(node.scheme) if node.scheme else []), *body]
    raise AssertionError(node)


def _all(nodes):
    return [word for node in nodes for word in printed(node)]


def _braced(nodes):
    return ["{", *_all(nodes), "}"] if nodes else []


def _joined(nodes, mark):
    return [word for number, node in enumerate(nodes) for word in ([mark] * bool(number) + printed(node))]


def written(text):
    """The words and marks of a text, by lark's own lexer: without braces that hold nothing, and without parentheses that only hold members."""
    words, opened = [], []
    for kind, word, *_ in lark_tokens(text)[0]:
        if kind in ("SPACE", "COMMENT"):
            continue
        if kind in ("RBRACE", "RPAR") and opened:
            start, needed = opened.pop()
            if kind == "RPAR" and not needed:
                del words[start]
                continue
            if words[-1] == "{":
                words.pop()
                continue
        if kind in ("LBRACE", "LPAR"):
            opened.append([len(words), False])
        if kind == "UNLESS" and opened:
            opened[-1][1] = True
        if kind == "STRING":
            words.append(("text", re.sub(r"\s+", " ", re.sub(r'\\(["\\])', r"\1", word[1:-1])).strip()))
        else:
            words.append("-" if kind == "DASH" else word)
    return words


def weigh_mutant(text):
    """Whether a mutant is read without a finding; then nothing that is written may be missing or another."""
    reading = judge(text)
    if reading.diagnostics:
        return False
    assert printed(reading.syntaxes[0]) == written(text)
    return True


def mutants(count):
    """As many mutants of the examples, of each mutation alike, and of each example."""
    texts = [path.read_text(encoding="utf-8") for path in EXAMPLES]
    for number in range(count):
        mutation = MUTATIONS[number % len(MUTATIONS)]
        text = texts[number // len(MUTATIONS) % len(texts)]
        yield number, mutation, mutated(text, mutation, random.Random(number))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_read_word_for_word(path):
    assert weigh_mutant(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("part", range(10))
def test_no_mutant_of_the_examples_raises_hangs_or_loses_a_word_in_silence(part):
    for number, mutation, text in mutants(MUTANTS):
        if number // len(MUTATIONS) % 10 == part:
            try:
                weigh_mutant(text)
            except Exception as error:
                raise AssertionError(f"mutant {number}, {mutation}: {error}") from error


SMALL = [path for path in EXAMPLES if path.stat().st_size < 5_000]
LARGE = [path for path in EXAMPLES if path not in SMALL]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_a_small_example_with_slips(path, seed):
    choose = random.Random(f"{path.name} {seed}")
    text = path.read_text(encoding="utf-8")
    for slips in (1, 1, 1, 1, 2, 3, 5) * 2:
        changed = text
        for _ in range(slips):
            changed = mutant(changed, choose)
        judge(changed)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("path", LARGE, ids=lambda path: path.stem)
def test_a_large_example_with_a_slip(path, seed):
    choose = random.Random(f"{path.name} {seed}")
    for _ in range(2):
        judge(mutant(path.read_text(encoding="utf-8"), choose))


@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_each_word_that_is_lost_or_doubled_is_told_or_means_what_it_says(path):
    text = path.read_text(encoding="utf-8")
    tokens, _ = lark_tokens(text)
    for _, word, start, end in tokens[:: max(1, len(tokens) // 25)]:
        judge(text[:start] + text[end:])
        judge(f"{text[:end]} {word}{text[end:]}")


@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_a_file_that_ends_too_early_is_told_unless_its_end_is_one(path):
    text = path.read_text(encoding="utf-8")
    for end in range(0, len(text), max(1, len(text) // 40)):
        reading = judge(text[:end])
        assert second(text[:end]) is not None or any(diagnostic.severity is Severity.ERROR for diagnostic in reading.diagnostics)


_DIGEST = """
import hashlib, random, sys
from strategies import mutant, read_text
choose, digest = random.Random(7), hashlib.sha256()
text = open(sys.argv[1], encoding="utf-8").read()
for _ in range(60):
    reading = read_text(mutant(mutant(text, choose), choose))
    digest.update(f"{reading} {reading.map.statements} {[list(reading.map.tree(id)) for id in reading.map.by_id]}".encode())
print(digest.hexdigest())
"""


def test_what_is_read_and_told_does_not_depend_on_the_order_in_which_python_hashes():
    digests = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), str(ROOT)])}
        done = subprocess.run([sys.executable, "-c", _DIGEST, str(SMALL[-1])], capture_output=True, text=True, check=True, env=environment)
        digests.add(done.stdout)
    assert len(digests) == 1


def _go_on(seed: int, seconds: float) -> None:
    choose, end, count, silent = random.Random(seed), time.monotonic() + seconds, 0, 0
    texts = [path.read_text(encoding="utf-8") for path in SMALL * 12 + LARGE]
    while time.monotonic() < end:
        text = choose.choice(texts)
        for _ in range(choose.choice([1, 1, 1, 2, 4, 8])):
            text = mutant(text, choose)
        try:
            silent += not judge(text).errors
        except Exception as error:  # noqa: BLE001
            print(f"seed {seed}, number {count}: {type(error).__name__}: {str(error)[:300]}\n{text!r}\n", flush=True)  # noqa: T201
        count += 1
    print(f"{count} texts, {silent} of them without an error")  # noqa: T201


if __name__ == "__main__":
    _go_on(int(sys.argv[1]), float(sys.argv[2]))
