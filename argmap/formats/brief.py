"""Maps as numbered briefs in Markdown (CommonMark), as Wigmore's key list numbers what his chart joins: for whoever reads, prints or edits an argument as prose.

A point has the number of what it bears on and one more: 1.2 is the second point on 1, whether it speaks for it or against it, or questions a step.
What holds only together has letters, 1.2a and 1.2b; so a letter says that more is needed, and a number that a point stands on its own.
Each statement is told once; where it is used again, its number stands for it. Ids give way to numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import define, field

from argmap.argument import ArgumentMap, Claim, Objection, Quote, Reason, Source, Statement, Step
from argmap.argument.cells import scheme_of
from argmap.argument.legality import kind_of
from argmap.drawing.metrics import clean
from argmap.formats.foreign import fold
from argmap.formats.format import Export, Loss
from argmap.formats.losses import Part, lost
from argmap.outlining import Told, describe, details, print_caution, print_locators, tell

_LOST = frozenset({Part.SOURCE_FIELDS, Part.MAP_ALLOWS, Part.MAP_META, Part.TAGS, Part.ALLOWS, Part.META})

_DEEPEST = 9
"""How many levels one list has at most: what lies deeper goes on under a number of its own, so that numbers stay short and lines wide."""

# All that CommonMark, and what GitHub and Pandoc add to it, may take for more than a sign within a line; a colon begins addresses and pictures, `www.` an address.
_LIVE = re.compile(r"""[\\`*_{}\[\]<>#|~&$^@!]|:(?=\S)|(?<=www)\.""", re.IGNORECASE)

_ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&()*+,;=%\-]+", re.ASCII)


def write(map: ArgumentMap) -> Export:
    """Write a brief: each main claim with all that bears on it, then what serves none, then tensions."""
    brief = _Brief(map)
    text = "\n\n".join("\n".join(block) for block in brief.blocks())
    kept = (Loss(f"the {part} of its document {each.id}") for each in map.documents for part in ("record", "text") if getattr(each, part))
    return Export(f"{text}\n" if text else "", (*lost(map, frozenset(Part) - _LOST, folds=True, clean=clean), *kept))


@define
class _Brief:
    map: ArgumentMap
    sources: dict[str, Source] = field(init=False)
    section_of: dict[str, str] = field(init=False)
    """For each statement, the title of the section in which it stands."""
    trees: list[tuple[str, list[tuple[str, Told]]]] = field(init=False)
    """The trees of the outline with their headings, and in each the number of each point."""
    number: dict[str, str] = field(init=False, factory=dict)
    """The number under which each statement is told."""
    rest: dict[str, str] = field(init=False, factory=dict)
    """The number under which it goes on, where what bears on a statement lies too deep."""

    def __attrs_post_init__(self) -> None:
        self.sources = {source.id: source for source in self.map.sources}
        self.section_of = {member: section.title for section in self.map.sections for member in section.members}
        self.trees = [(heading, list(_numbered(str(place), tree))) for place, (heading, tree) in enumerate(tell(self.map, deepest=_DEEPEST), 1)]
        for _, points in self.trees:
            for number, told in points:
                if told.statement is not None and told.is_opened:
                    (self.rest if told.statement in self.number else self.number)[told.statement] = number

    def blocks(self) -> Iterator[list[str]]:
        """Give the parts of the text that a blank line stands between, as lines."""
        if self.map.title.strip():
            yield [f"# {_safe(self.map.title)}"]
        for document in self.map.documents:
            url = document.url or ""
            address = f"<{url}>" if _ADDRESS.fullmatch(url) else _safe(url)
            yield [f"On {_safe(describe(document))}{f', {address}' if url else ''}."]
        if key := self._key():
            yield [f"*{key}*"]
        level = "##"
        for heading, points in self.trees:
            if heading:
                level = "###"
                yield [f"## {_safe(heading)}"]
            yield from self._tree(points, level)
        if self.map.tensions:
            yield ["## Tensions"]
            yield [
                f"- {self._refer(tension.first)} and {self._refer(tension.second)} pull against each other: {_safe(tension.why)}"
                for tension in self.map.tensions
            ]

    def _key(self) -> str:
        """How the numbers are read, as far as they need it."""
        told = [told for _, points in self.trees for _, told in points]
        numbers = "1.2 is the second point on 1." if any(each.depth for each in told) else ""
        letters = "Points that differ by a letter, as 1.2a and 1.2b, hold only together." if any(each.depth and each.step is None for each in told) else ""
        return " ".join(filter(None, [numbers, letters]))

    def _tree(self, points: list[tuple[str, Told]], level: str) -> Iterator[list[str]]:
        (number, root), *below = points
        assert root.statement is not None
        statement = self.map[root.statement]
        if self.number[statement.id] != number:
            yield [f"{level} {number}. Continued from {self.number[statement.id]}"]
        else:
            yield [f"{level} {number}. {_safe(statement.text)}"]
            first, *others = self._said(statement, root)
            yield [f"{'; '.join([first[:1].upper() + first[1:], *others])}.{_notes(statement)}"]
        if below:
            yield [f"{'  ' * (told.depth - 1)}- **{number}** {self._point(told)}" for number, told in below]

    def _point(self, told: Told) -> str:
        step = told.step
        if step and told.statement is None:
            exceptions = f", with {'an exception' if len(step.undercuts) == 1 else 'exceptions'}" if step.undercuts else ""
            return f"*{_name(step)}{exceptions}{'; it takes all of these' if len(step.members) > 1 else ''}:*"
        assert told.statement is not None
        before = f"*{_name(step)}.* " if step else ""
        if not told.is_opened:
            return f"{before}See {self._refer(told.statement)}."
        statement = self.map[told.statement]
        onward = f" Continued in **{self.rest[statement.id]}**." if statement.id in self.rest else ""
        return f"{before}{_safe(statement.text)} \\[{'; '.join(self._said(statement, told))}\\]{_notes(statement)}{onward}"

    def _refer(self, id: str) -> str:
        return f"**{self.number[id]}**"

    def _said(self, statement: Statement, told: Told) -> Iterator[str]:
        """Tell what a statement is, and what is known of it."""
        nature = ["unstated"] * statement.implicit + ["inferred"] * statement.inferred + ["main"] * (isinstance(statement, Claim) and statement.main)
        yield " ".join([*nature, kind_of(statement).value])
        section = self.section_of.get(statement.id)
        if section and section != told.section:
            yield f"in “{_safe(section)}”"
        bare = "" if statement.qualifier else print_caution(statement)
        yield from (_safe(f"hedged: {each}" if each == bare else each) for each in details(self.map, statement, self.sources))
        yield from (self._quotation(quote) for quote in statement.quotes)

    def _quotation(self, quote: Quote) -> str:
        where = f", {print_locators(self.map, quote.locators)}" if quote.locators else ""
        return _safe(f"in the words “{quote.text}”{where}")


def _numbered(root: str, tree: list[Told]) -> Iterator[tuple[str, Told]]:
    """Give each point of a tree with its number."""
    above: list[str] = []
    counts: list[list[int]] = []
    for told in tree:
        del above[told.depth :], counts[told.depth :]
        number = root
        if above:
            letter = told.step is None
            # Members come before the exceptions to their step, and are counted for themselves.
            place = 0 if letter else 1
            counts[-1][place] += 1
            number = f"{above[-1]}{_letters(counts[-1][0])}" if letter else f"{above[-1]}.{counts[-1][1]}"
        above.append(number)
        counts.append([0, 0])
        yield number, told


def _letters(count: int) -> str:
    """Count in letters: a to z, then aa, ab."""
    made = ""
    while count:
        count, letter = divmod(count - 1, 26)
        made = chr(ord("a") + letter) + made
    return made


def _name(step: Step) -> str:
    """Say what a step is, and which scheme it follows."""
    word = "Reason" if isinstance(step, Reason) else "Objection" if isinstance(step, Objection) else "Exception"
    conceded = " that the author concedes" if isinstance(step, Objection) and step.conceded else ""
    scheme = scheme_of(step) if step.scheme and step.scheme.own else scheme_of(step).replace("-", " ")
    return f"{word}{conceded}{f', by {_safe(scheme)}' if scheme else ''}"


def _notes(statement: Statement) -> str:
    return "".join(f" *Note:* {_safe(note)}" for note in statement.notes)


def _safe(text: str) -> str:
    """Fold white space, and keep everything from being markup."""
    return _LIVE.sub(lambda sign: f"\\{sign[0]}", clean(fold(text)))
