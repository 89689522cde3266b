"""A text with what a map uses of it marked, and the statements beside it: one HTML page that needs nothing else."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.argument import ArgumentMap, Point
from argmap.argument.legality import kind_of
from argmap.drawing.style import THEMES, Theme
from argmap.reports.coverage import print_percent
from argmap.reports.paint import visible

if TYPE_CHECKING:
    from argmap.citing.coverage import DocumentCoverage, ParagraphCoverage

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LEGEND = """\
<p class="legend"><span class="used">used by the map</span>
<span class="missing">bears on the argument, not used</span>
<span class="idle">bears no argument</span></p>"""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def coverage_page(map: ArgumentMap, documents: Sequence[DocumentCoverage]) -> str:
    """Print the documents of which the text is at hand.

    Sentences that are used are marked and lead to the statements that use them, which stand beside the paragraph in the analyst's words;
    bearing sentences that none uses are marked otherwise. It has no script, and colours for light, for dark and for paper.
    """
    shown = [document for document in documents if document.edition.text is not None]
    title = _safe(map.title or ", ".join(document.id for document in shown))
    languages = {document.edition.record.language for document in shown}
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{_safe(min(languages))}">' if len(languages) == 1 else "<html>",
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>{title}: what is used</title>",
            f"<style>{_style()}</style></head>",
            "<body>",
            f"<h1>{title}</h1>",
            _LEGEND,
            *(piece for number, document in enumerate(shown, 1) for piece in _document(map, document, number)),
            "</body></html>\n",
        ]
    )


def _document(map: ArgumentMap, document: DocumentCoverage, number: int) -> Iterator[str]:
    title = next((each.title for each in map.documents if each.id == document.id), document.id)
    all, bearing = document.all, document.bearing
    yield f'<main class="document"><h2>{_safe(title)}</h2>'
    yield (
        f"<p>{bearing.used} of {bearing.sentences} bearing sentences are used ({print_percent(bearing)}&nbsp;%), {all.used} of {all.sentences} of all.</p>"
        if bearing.sentences != all.sentences
        else f"<p>{all.used} of {all.sentences} sentences are used ({print_percent(all)}&nbsp;%).</p>"
    )
    part = ""
    for row in document.paragraphs:
        if row.paragraph.part and row.paragraph.part != part:
            part = row.paragraph.part
            yield f"<h3>{_safe(part)}</h3>"
        yield from _paragraph(map, document, row, f"d{number}")
    yield "</main>"


def _paragraph(map: ArgumentMap, document: DocumentCoverage, row: ParagraphCoverage, prefix: str) -> Iterator[str]:
    """A paragraph of the text, and beside it a note for each statement that points into it."""
    points = [Point(row.paragraph.number, sentence) for sentence in range(1, len(row.paragraph.sizes) + 1)]
    notes: dict[str, list[Point]] = {}
    for point in points:
        for id in document.uses.get(point, ()):
            notes.setdefault(id, []).append(point)
    letters = {id: _letter(number) for number, id in enumerate(notes)}
    name = f"{prefix}-{row.paragraph.number}"
    yield f'<section id="{name}"><div class="text"><span class="number">{row.paragraph.number}</span>'
    if all(point in document.edition.sentences for point in points):
        pieces = (_sentence(document, row, point, written, letters, prefix) for point, written in zip(points, document.edition.passages(points), strict=True))
        yield f'<p dir="auto">{" ".join(pieces)}</p></div>'
    else:
        yield '<p class="idle">This paragraph is not in the text as it was recorded.</p></div>'
    if notes:
        yield '<ul class="notes">'
        for id, cited in notes.items():
            statement = map[id]
            back = " ".join(f'<a href="#{prefix}-{point}">{point}</a>' for point in cited)
            yield (
                f'<li id="{name}{letters[id]}"><sup>{letters[id]}</sup> {back} <b>{_safe(id)}</b> <i>{kind_of(statement).value}</i><br>'
                f'<span dir="auto">{_safe(statement.text)}</span></li>'
            )
        yield "</ul>"
    yield "</section>"


def _sentence(document: DocumentCoverage, row: ParagraphCoverage, point: Point, written: str, letters: dict[str, str], prefix: str) -> str:
    ids = document.uses.get(point, ())
    name = f"{prefix}-{point.paragraph}"
    number = f"<sup>{point.sentence}</sup>"
    if ids:
        links = " ".join(f'<a href="#{name}{letters[id]}" title="{_safe(id)}">{letters[id]}</a>' for id in ids)
        return f'<span class="used" id="{prefix}-{point}">{number}{_safe(written)}</span><sup>{links}</sup>'
    if point in row.missing:
        return f'<span class="missing" id="{prefix}-{point}">{number}<span class="unseen">not used: </span>{_safe(written)}</span>'
    return f'<span class="idle" id="{prefix}-{point}">{number}{_safe(written)}</span>'


def _letter(number: int) -> str:
    """Give a, b, … z, aa, ab and so on."""
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[place] + letters
    return letters


def _safe(text: str) -> str:
    return html.escape(visible(re.sub(r"\s+", " ", text).strip()))


def _style() -> str:
    return (
        f":root {{ {_colours(THEMES['light'])} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ color-scheme: dark; {_colours(THEMES['dark'])} }} }}\n"
        f"@media print {{ :root {{ color-scheme: light; {_colours(THEMES['print'])} }} section {{ break-inside: avoid }} a {{ color: inherit }} }}\n{_LAYOUT}"
    )


def _colours(theme: Theme) -> str:
    names = ("page", "ink", "muted", "title", "line", "reply", "support", "against", "attack")
    return " ".join(f"--{name}: {getattr(theme, name)};" for name in names)


_LAYOUT = """\
body { margin: 0 auto; max-width: 68rem; padding: 1rem; background: var(--page); color: var(--ink); font: 1rem/1.55 Arial, Helvetica, sans-serif; }
h1, h2, h3 { color: var(--title); line-height: 1.25; }
h3 { font-size: 1rem; letter-spacing: .04em; }
a { color: var(--support); }
section { display: grid; grid-template-columns: minmax(0, 38rem) minmax(0, 1fr); gap: 0 2rem; margin-bottom: 1.2rem; }
.text { position: relative; padding-left: 2.2rem; }
.text p { margin: 0; }
.number { position: absolute; left: 0; top: 0; color: var(--muted); font-weight: bold; }
.used { background: var(--reply); border-bottom: 1px solid var(--support); }
.missing { background: var(--against); border-bottom: 2px dashed var(--attack); }
.idle { color: var(--muted); }
.legend span { display: inline-block; padding: 0 .2rem; margin-right: .8rem; }
sup { font-size: .7em; line-height: 0; margin: 0 .15em; }
span > sup { color: var(--muted); }
.notes { list-style: none; margin: 0; padding: 0 0 0 .8rem; border-left: 1px solid var(--line); font-size: .85rem; line-height: 1.4; overflow-wrap: anywhere; }
.notes li { margin-bottom: .5rem; }
.notes i { color: var(--muted); }
:target { outline: 2px solid var(--support); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 48rem) { section { grid-template-columns: minmax(0, 1fr); } .notes { margin: .6rem 0 0 2.2rem; } }
"""
