"""Whatever is done to a text, in any order: it reads, it means what a map means to which the same was done, and no comment is lost."""

from __future__ import annotations

import re

from attrs import evolve
from effort import effort
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from strategies import quoted

from argmap.argument import ArgumentMap, Claim, Evidence, Objection, Premise, Reason, Undercut
from argmap.building.moving import move_out
from argmap.building.unbuild import print_map
from argmap.files import File
from argmap.fixing import fix
from argmap.language import parse
from argmap.language.parser import language
from argmap.language.printer import print_syntax
from argmap.reading import read_text
from argmap.renaming import Renaming, rename

KINDS = {"claim": Claim, "premise": Premise, "evidence": Evidence}
LINKS = st.sampled_from(["because", "because", "but", "although"])
CHOICE = st.integers(0, 1000)
WORDS = st.sampled_from(["trams are loud", 'she said "no"', "C:\\x", "主張 is a word", "and because // {", "“so” it is"])

SLIPS = {
    "a capital": (re.compile("because|but|although|unless|claim|premise|evidence"), str.capitalize),
    "single quotes": (re.compile(r'"[^"“”\\]+"'), lambda text: f"'{text[1:-1]}'"),
    "a synonym": (re.compile("although"), lambda _: "though"),
}
"""What people write for some words of the language."""


class Writing(RuleBasedStateMachine):
    """A text and, beside it, the map and the comments that it should hold."""

    def __init__(self):
        super().__init__()
        self.text = ""
        self.map = ArgumentMap()
        self.comments = []
        self.count = 0

    # What is chosen, and where it stands

    def ids(self, *kinds, named=False):
        return [each.id for each in self.map if (not kinds or type(each) in kinds) and not (named and each.nameless)]

    def some(self, ids, choice, most=1):
        """Up to `most` of some ids, one behind the other from a place that chance chose."""
        start = choice % len(ids)
        return list(dict.fromkeys(ids[(start + number) % len(ids)] for number in range(most)))

    def fresh(self, words):
        """A text that no other statement has, and an id."""
        self.count += 1
        return f"Number {self.count}: {words}.", f"s{self.count}"

    def changed(self, id, **parts):
        self.map = evolve(self.map, statements=[evolve(each, **parts) if each.id == id else each for each in self.map])

    def put(self, start, end, written):
        self.text = self.text[:start] + written + self.text[end:]

    def put_into(self, id, clause):
        """Write a clause as the last in a statement's braces."""
        whole = read_text(self.text).places.whole(id)
        if self.text[whole.end - 1] == "}":
            self.put(whole.end - 1, whole.end - 1, f"\n{clause}\n")
        else:
            self.put(whole.end, whole.end, f" {{ {clause} }}")

    # What is done to both

    @initialize(words=WORDS)
    def begin(self, words):
        text, id = self.fresh(words)
        self.text = f"main claim {id} {quoted(text)}\n"
        self.map = ArgumentMap([Claim(id, text, main=True)])

    @rule(kind=st.sampled_from(list(KINDS)), words=WORDS, tag=st.sampled_from(["", "", "loud"]))
    def add_a_statement(self, kind, words, tag):
        text, id = self.fresh(words)
        self.text += f"{kind} {id} {quoted(text)}{f' #{tag}' if tag else ''}\n"
        self.map = evolve(self.map, statements=[*self.map, KINDS[kind](id, text, tags=[tag] if tag else [])])

    @rule(link=LINKS, owner=CHOICE, members=CHOICE, most=st.integers(1, 3), scheme=st.sampled_from(["", "sign", "expert-opinion"]), exception=st.booleans())
    def add_a_step(self, link, owner, members, most, scheme, exception):
        owner = self.some(self.ids(Claim) if link == "because" else self.ids(), owner)[0]
        others = [id for id in self.ids(named=True) if id != owner]
        chosen = self.some(others, members, most) if others else []
        if not chosen or self.used_for(owner).intersection(chosen):
            # What is given twice for one thing is left out, and told.
            return
        undercuts = [Undercut(others[0])] if exception and others[0] not in chosen else []
        scheme_written = f" by {scheme}:" if scheme else ""
        self.put_into(owner, f"{link}{scheme_written} {' and '.join(chosen)}{f' unless {others[0]}' if undercuts else ''}")
        self.add(owner, link, chosen, scheme or None, undercuts)

    def used_for(self, owner):
        return {member for step in (*self.map[owner].reasons, *self.map[owner].objections) for member in step.members}

    def add(self, owner, link, members, scheme=None, undercuts=()):
        it = self.map[owner]
        if link == "because":
            self.changed(owner, reasons=[*it.reasons, Reason(members, scheme=scheme, undercuts=undercuts)])
        else:
            self.changed(owner, objections=[*it.objections, Objection(members, scheme=scheme, undercuts=undercuts, conceded=link == "although")])

    @rule(link=LINKS, owner=CHOICE, kind=st.sampled_from(list(KINDS)), words=WORDS, named=st.booleans())
    def add_a_member_in_place(self, link, owner, kind, words, named):
        owner = self.some(self.ids(Claim) if link == "because" else self.ids(), owner)[0]
        text, id = self.fresh(words)
        self.put_into(owner, f"{link} {kind} {f'{id} ' if named else ''}{quoted(text)}")
        if not named:
            # Its words give it an id, which is then to stay.
            id = next(each.id for each in read_text(self.text).map if each.text == text)
        self.map = evolve(self.map, statements=[*self.map, KINDS[kind](id, text, nameless=not named)])
        self.add(owner, link, [id])

    @rule(choice=CHOICE, words=WORDS)
    def say_it_in_other_words(self, choice, words):
        id = self.some(self.ids(named=True), choice)[0]
        text, _ = self.fresh(words)
        place = read_text(self.text).places.span((id, "text"))
        self.put(place.start, place.end, quoted(text))
        self.changed(id, text=text)

    @rule(choice=CHOICE)
    def write_a_comment(self, choice):
        """Between two statements, behind one, or in the midst of one."""
        self.count += 1
        comment = f"// remark {self.count}, because {{"
        starts = [*(each.start for each in self.tokens()), len(self.text)]
        at = starts[choice % len(starts)]
        self.put(at, at, f" {comment}\n")
        self.comments.append(comment)

    def tokens(self):
        return language().scanner.scan(self.text).tokens

    # What is done to the text alone, and changes nothing

    @rule()
    def format_it(self):
        syntax, _ = parse(File("x.argmap", self.text))
        self.text = print_syntax(syntax)
        assert print_syntax(parse(File("x.argmap", self.text))[0]) == self.text

    @rule(levels=st.integers(1, 3))
    def move_statements_out(self, levels):
        syntax, _ = parse(File("x.argmap", self.text))
        self.text = print_syntax(move_out(syntax, levels))

    @rule(choice=CHOICE, slip=st.sampled_from(list(SLIPS)))
    def slip_and_fix_it(self, choice, slip):
        """A slip that has but one meaning is read as it was meant, and fixed to what was written before it."""
        words, slipped_to = SLIPS[slip]
        chosen = [each for each in self.tokens() if words.fullmatch(each.text)]
        if not chosen:
            return
        token = chosen[choice % len(chosen)]
        slipped = self.text[: token.start] + slipped_to(token.text) + self.text[token.end :]
        assert read_text(slipped).map == self.map
        self.text = fix(lambda texts: read_text(texts.get(None, slipped))).texts[None]

    @rule()
    def fix_what_is_sound(self):
        """Safe fixes of a text without slips mean the same."""
        before = self.text
        self.text = fix(lambda texts: read_text(texts.get(None, before))).texts.get(None, before)

    # What changes a name alone

    @rule(choice=CHOICE)
    def rename_a_statement(self, choice):
        old = self.some(self.ids(named=True), choice)[0]
        self.count += 1
        new = f"renamed-{self.count}"
        reading = read_text(self.text)
        renamed = rename("statement", old, new, meant=[reading], others=[], read=lambda _, texts: read_text(texts[None]))
        assert isinstance(renamed, Renaming), renamed
        self.text = renamed.texts[None]
        self.map = evolve(self.map, statements=[self.renamed(each, old, new) for each in self.map])

    def renamed(self, node, old, new):
        parts = {}
        if hasattr(node, "members"):
            parts["members"] = [new if id == old else id for id in node.members]
            parts["undercuts"] = [self.renamed(each, old, new) for each in node.undercuts]
        else:
            parts["id"] = new if node.id == old else node.id
            parts |= {part: [self.renamed(each, old, new) for each in getattr(node, part)] for part in ("reasons", "objections")}
        return evolve(node, **parts)

    @precondition(lambda self: not self.comments)
    @rule()
    def write_it_afresh(self):
        """The map's own text says the same; only comments are no part of a map."""
        self.text = print_map(self.map)

    # What holds at every moment

    @invariant()
    def it_reads_and_means_what_was_done(self):
        reading = read_text(self.text)
        assert not reading.broken, str(reading)
        assert reading.map == self.map
        [syntax] = reading.syntaxes
        kept = [self.text[each.start : each.end].rstrip() for each in syntax.comments]
        assert sorted(kept) == sorted(self.comments)


Writing.TestCase.settings = settings(max_examples=effort(12, 400), stateful_step_count=effort(15, 50), deadline=None)
TestAnyOrderOfDeeds = Writing.TestCase
