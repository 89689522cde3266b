"""Numbered briefs: a point has the number of what it bears on and one more, and what holds only together has letters."""

from __future__ import annotations

import re

import pytest
from ground import ROOT
from markdown_it import MarkdownIt
from strategies import sound

from argmap import load
from argmap.argument import ArgumentMap, Claim, Document, Evidence, Premise, Reason, Scheme, Section, Source, Tension
from argmap.formats import write_text


def brief(map):
    return write_text(map, "brief").text


def parsed(text):
    """Read by CommonMark and GitHub's additions to it, nested as deep as a brief goes."""
    return MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"]).parse(text)


def shown(text):
    """The words of each block, as they are read, with strong ones between stars."""
    signs = {"strong_open": "*", "strong_close": "*"}
    blocks = [token.children for token in parsed(text) if token.type == "inline"]
    return ["".join(signs.get(part.type, part.content) for part in parts) for parts in blocks]


def test_reasons_objections_and_exceptions_are_numbered_under_what_they_bear_on():
    map = sound("""
      title "Trams"
      document report "A report" { author "J. Doe" url "https://x.example/a_b" }
      source mayor "The mayor" B2
      section s "Money" { premise cost "It costs." @1.2 }
      main claim trams "The city should build trams." likely @1.1 {
        hedge "should"
        quote "build them" @1.1
        note "Nobody asked the shops."
        because by sign: claim full "The buses are full." and premise more "Trams carry more." implicit
          unless premise narrow "Streets are narrow."
        because by "Others did it": evidence lyon "Lyon built trams." from mayor unless (premise old "That was long ago." unless premise new "It did again.")
        but cost
        although premise loud "Trams are loud." inferred { but full }
      }
      claim other "Something else." { because cost }
      tension cost and full "They pull."
    """)
    assert shown(brief(map)) == [
        "Trams",
        "On J. Doe, “A report”, https://x.example/a_b.",
        "1.2 is the second point on 1. Points that differ by a letter, as 1.2a and 1.2b, hold only together.",
        "1. The city should build trams.",
        "Main claim; ¶1.1; likely: “should”; in the words “build them”, ¶1.1. Note: Nobody asked the shops.",
        "*1.1* Reason, by sign, with an exception; it takes all of these:",
        "*1.1a* The buses are full. [claim]",
        "*1.1b* Trams carry more. [unstated premise]",
        "*1.1.1* Exception. Streets are narrow. [premise]",
        "*1.2* Reason, by “Others did it”, with an exception:",
        "*1.2a* Lyon built trams. [evidence; according to The mayor (B2)]",
        "*1.2.1* Exception, with an exception:",
        "*1.2.1a* That was long ago. [premise]",
        "*1.2.1.1* Exception. It did again. [premise]",
        "*1.3* Objection. It costs. [premise; in “Money”; ¶1.2]",
        "*1.4* Objection that the author concedes. Trams are loud. [inferred premise]",
        "*1.4.1* Objection. See *1.1a*.",
        "Claims that serve no thesis",
        "2. Something else.",
        "Claim.",
        "*2.1* Reason. See *1.3*.",
        "Tensions",
        "*1.3* and *1.1a* pull against each other: They pull.",
    ]


def test_each_statement_of_the_article_is_told_once_and_then_by_its_number():
    map = load(ROOT / "examples/russia-pakistan.argmap")
    blocks = shown(brief(map))
    told = {block.split(". ", 1)[0] if not block.startswith("*") else block[1:].split("* ", 1)[0]: block for block in blocks}
    for statement in map:
        assert sum(statement.text in block for block in blocks) == 1, statement.id
    uses = sum(map.uses_of(statement.id) != () for statement in map)
    references = re.findall(r"See \*([\w.]+)\*", "\n".join(blocks))
    # Every use beyond the first is a reference; a main claim's first use is one too.
    members = sum(len(step.members) for _, step in map.steps())
    headed = [statement for statement in map if map.uses_of(statement.id) and any(f". {statement.text}" in block and block[0] != "*" for block in blocks)]
    assert len(references) == members - uses + len(headed)
    assert all(number in told for number in references)


def test_letters_go_on_after_z():
    members = [Premise(f"p{number}", f"P{number}.") for number in range(28)]
    map = ArgumentMap([Claim("c", "C.", main=True, reasons=[Reason([each.id for each in members])]), *members])
    assert re.findall(r"\*1\.1([a-z]+)\* P", "\n".join(shown(brief(map)))) == [*"abcdefghijklmnopqrstuvwxyz", "aa", "ab"]


def test_what_lies_deep_goes_on_under_a_number_of_its_own():
    chain = [Claim(f"s{number}", f"Statement {number}.", main=number == 0, reasons=[Reason(f"s{number + 1}")]) for number in range(10_000)]
    text = brief(ArgumentMap([*chain, Premise("s10000", "Statement 10000.")]))
    lines = text.splitlines()
    assert max(map(len, lines)) < 200
    assert len(re.findall(r"Statement \d+\. ?", text)) == 10_001
    # Ten to a number: its head and nine below it, of which the last is the head of the next.
    onward = re.findall(r"\*\*([\d.]+)\*\* .*Continued in \*\*(\d+)\*\*\.$", text, re.MULTILINE)
    assert onward[0] == ("1" + ".1" * 9, "2")
    assert all(f"{number}. Continued from {place}" in text for place, number in onward)
    assert len(onward) == 1_111


@pytest.mark.parametrize(
    "text",
    [
        "*a* _b_ **c** __d__ ~~e~~ `f`",
        "# a # b #",
        "- a\n- b\n\n1. c\n\n> d",
        "[a](https://a.example) ![b](c.png) [d]: e [^f] <https://a.example>",
        "<script>alert(1)</script> &lt;b&gt; &amp; <!-- a -->",
        "a | b\n--|--\n1 | 2",
        "```\na\n```",
        "a\\\nb  \nc \\*d* \\",
        "https://a.example www.a.example me@a.example :smile: $x^2$ @a #1",
        "setext\n===\n---",
        "a\x00b\x1b\u202ec",
    ],
)
def test_no_text_is_markup(text):
    said = "".join("\ufffd" if sign in "\x00\x1b\u202e" else sign for sign in " ".join(text.split()))
    map = ArgumentMap(
        [
            Claim("a", text, main=True, notes=[text], quotes=[text], hedges=[text], reasons=[Reason("b", scheme=Scheme(text, own=True))]),
            Evidence("b", text, attribution="s", notes=[text]),
        ],
        title=text,
        documents=[Document("d", text, author=text, url=text)],
        sources=[Source("s", text)],
        sections=[Section("x", text, ["b"])],
        tensions=[Tension("a", "b", text)],
    )
    tokens = parsed(brief(map))
    allowed = {"heading", "paragraph", "bullet_list", "list_item"}
    assert {token.type.rpartition("_")[0] for token in tokens if token.type != "inline"} <= allowed
    inline = [part for token in tokens if token.type == "inline" for part in token.children]
    assert {part.type for part in inline} <= {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close"}
    # Title, author and title of the document, its address, claim, its hedge, quotation and note; scheme, evidence, section, source, note; why they pull.
    assert "\n".join(shown(brief(map))).count(said) == 14
    # What other readers than CommonMark's would find in plain text is kept from them too.
    assert not re.search(r"(?<!\\)://|(?i:www)\.|(?<!\\)@|(?<!\\)\$", brief(map))


def test_what_a_brief_does_not_tell_is_lost():
    map = sound('main claim c "C." #loaded { allow no-locator "A test." because premise p "P." }')
    assert [str(loss) for loss in write_text(map, "brief").losses] == ["c: its tag #loaded", "c: that it allows no-locator"]
