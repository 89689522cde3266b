"""What each format carries: the guide's table says what writing tells."""

from __future__ import annotations

from ground import ROOT
from strategies import read_text

from argmap import formats
from argmap.formats import FORMATS

PAGE = ROOT / "examples/guide/formats.md"
PLAIN = 'main claim a "One." { because premise b "Two." }'
PARTS = {
    "premises that are linked": 'main claim a "One." { because premise b "Two." and premise c "Three." }',
    "independent reasons": 'main claim a "One." { because premise b "Two." because premise c "Three." }',
    "objections": 'main claim a "One." { because premise b "Two." but premise c "Three." }',
    "conceded objections": 'main claim a "One." { because premise b "Two." although premise c "Three." }',
    "exceptions": 'main claim a "One." { because premise b "Two." unless premise c "Three." }',
    "exceptions to exceptions": 'main claim a "One." { because premise b "Two." unless (premise c "Three." unless premise d "Four.") }',
    "known schemes": 'main claim a "One." { because by sign: premise b "Two." }',
    "schemes of one's own": 'main claim a "One." { because by "Feeling": premise b "Two." }',
    "answers to critical questions": 'main claim a "One." { because by sign: premise b "Two." answers other-causes }',
    "evidence, apart from premises": 'main claim a "One." { because evidence b "Two." }',
    "main claims, apart from others": 'claim a "One." { because premise b "Two." }',
    "qualifiers": 'main claim a "One." likely { because premise b "Two." }',
    "hedges": 'main claim a "One." { hedge "might" because premise b "Two." }',
    "quotations": 'main claim a "One." { quote "one" because premise b "Two." }',
    "locators": 'main claim a "One." @1.2 { because premise b "Two." }',
    "documents": f'document report "A report" {PLAIN}',
    "speakers": 'source mayor "The mayor" main claim a "One." from mayor { because premise b "Two." }',
    "`implicit` and `inferred`": 'main claim a "One." implicit { because premise b "Two." inferred }',
    "tags": 'main claim a "One." #rail { because premise b "Two." }',
    "notes": 'main claim a "One." { note "So it is." because premise b "Two." }',
    "sections": f'section s "Rails" {{ {PLAIN} }}',
    "tensions": f'{PLAIN} tension a and b "They pull."',
    "the title": f'title "Trams" {PLAIN}',
}
"""A map for each part, as like the plain one as it can be."""


def test_the_guide_says_what_each_format_carries(accept):
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition("<!-- carries -->\n")
    table, _, after = rest.partition("<!-- end -->\n")
    if accept:
        PAGE.write_text(f"{before}<!-- carries -->\n{carried()}<!-- end -->\n{after}", encoding="utf-8")
    assert table == carried() or accept


def test_the_guide_lists_each_format_with_what_can_be_done(accept):
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition("<!-- formats -->\n")
    table, _, after = rest.partition("<!-- end of formats -->\n")
    if accept:
        PAGE.write_text(f"{before}<!-- formats -->\n{listed()}<!-- end of formats -->\n{after}", encoding="utf-8")
    assert table == listed() or accept


def listed():
    rows = [f"| `{each.name}` | {each.title} | `{each.suffix}` | {'yes' if each.reads else ''} | {'yes' if each.writes else ''} |" for each in FORMATS.values()]
    return "\n".join(["", "| name | what it is | suffix | read | written |", "|---|---|---|---|---|", *rows, "", ""])


def carried():
    names = [each.name for each in FORMATS.values() if each.writes]
    rows = [f"| {part} | {' | '.join('yes' if carries(name, text) else '–' for name in names)} |" for part, text in PARTS.items()]
    return "\n".join(["", f"| | {' | '.join(f'`{name}`' for name in names)} |", f"|---|{'---|' * len(names)}", *rows, "", ""])


def carries(name, text):
    """Whether writing tells no loss that it does not tell of the plain map too."""
    return losses(name, text) <= losses(name, PLAIN)


def losses(name, text):
    reading = read_text(text)
    assert not [each for each in reading.diagnostics if each.is_error and each.rule.name != "no-main"], str(reading)
    return {loss.what for loss in formats.write_text(reading.map, name).losses}
