"""Argdown texts at random, with whatever its classic form knows; Argdown itself takes nearly all of them.

Three things are left out, since Argdown counts them wrongly:

- What is written below itself: it goes under if something else bears on it in the same way, since Argdown looks for what is there already
  among all relations of the source, and so among those that lead to it.
- The same thing undercutting an argument and its last inference: of the two, which are one, it takes out none, or another one.
- A comment with an empty line of spaces behind it: Argdown counts what follows, or the end of the text, as a statement without words.
"""

from __future__ import annotations

from random import Random

_WORDS = (  # noqa: SIM905 (a list would be one a line)
    "so it is.|**bold** words|_slanted_ words|words #tag|#tag words|words #(two words) |\\[sic\\] words|@[A] says|as @<S> says|"
    "[linked](http://example.org) words|a - b|a -- b|1 < 2 + 3|words {k: v}|words {a: 1, b: [1, 2]}|words {\n  a: 1\n}|it's (sic)|"
    "over\nlines|over\n    lines // why|in <!-- why --> between|/* why */ before|a/b|... so|5%|“curly”|http://a.b/c|e.g. words|"
    "(1) words|over\n(b) lines|x = y|words *it* words|__b__.|*i*-|\\* words|a ^ b|.~.p|p.^.q|:A:x|spaces  |a #1 b|éü?"
).split("|")
_RELATIONS = ["+", "-", "<+", "<-", "+>", "->", "><", "_>", "<_", "_"]
_LINES = ["----", "-----", "-- Rule --", "-- One, Two --", "--\nModus ponens\n{uses: [1]}\n--", "--\nRule\n--", "-- Rule (x: 1) --"]


class _Maker:
    def __init__(self, choose: Random) -> None:
        self.choose = choose
        self.fresh = 0
        self.reconstructed = ["K", "L", "M"]

    def make(self) -> str:
        choose = self.choose
        front = choose.choice(["", "", "", "===\ntitle: A title\n===\n\n", "===\nmodel:\n    mode: strict\n===\n\n", "\n\n"])
        blocks = [self._block() for _ in range(choose.choice([1, 2, 3, 4, 6]))]
        text = front + "\n\n".join(blocks) + choose.choice(["", "\n", "\n\n", "  "])
        return text.replace("\n", "\r\n") if choose.random() < 0.05 else text

    def _new(self) -> str:
        self.fresh += 1
        return f"N{self.fresh}"

    def _said(self, title: str) -> str:
        """A title, alone or with words behind it."""
        return title if self.choose.random() < 0.4 else f"{title}: {self.choose.choice(_WORDS)}"

    def _entry(self, above: str, sign: str) -> tuple[str, str]:
        """The title of something that may stand under `above`, and what is written of it."""
        choose = self.choose
        if choose.random() < 0.15:
            return "", choose.choice(_WORDS)
        if sign.strip("<>") == "_" and sign != "_>":
            title = choose.choice(["[{}]", "<{}>"]).format(self._new())
        else:
            others = ["[A]", "[B]", "[C]", "[D]"] + ([] if sign == "><" else ["<S>", "<T>", "<K>"])
            title = choose.choice([each for each in others if each != above])
        return title, self._said(title)

    def _tree(self, above: str, depth: int = 1) -> list[str]:
        lines = []
        for _ in range(self.choose.choice([0, 0, 1, 1, 2]) if depth < 5 else 0):
            sign = self.choose.choice(_RELATIONS)
            title, said = self._entry(above, sign)
            lines += [f"{'  ' * depth}{sign} {said}", *self._tree(title, depth + 1)]
        return lines

    def _block(self) -> str:
        choose = self.choose
        kind = choose.random()
        if kind < 0.5:
            title = choose.choice(["[A]", "[B]", "[C]", "<S>", "<T>", ""])
            return "\n".join([self._said(title) if title else choose.choice(_WORDS), *self._tree(title)])
        if kind < 0.85 and self.reconstructed:
            return self._reconstruction()
        if kind < 0.92:
            sign = choose.choice(["*", "1."])
            return "\n".join(f"  {sign} {self._said('[A]')}" for _ in range(choose.choice([1, 2, 3])))
        return choose.choice(
            ["# Heading", "## Heading #tag", "### Heading {isGroup: false}", "# Two **words**", "[A]\n// why\n  + [B]", "<!-- [X]\n\n-->\n\n[A]"]
        )

    def _reconstruction(self) -> str:
        choose = self.choose
        argument = f"<{self.reconstructed.pop()}>"
        blocks = [f"{argument}\n\n"] if choose.random() < 0.7 else [f"{argument}: {choose.choice(_WORDS)}\n\n"]
        number = 0
        for _ in range(choose.choice([1, 1, 2])):
            for _ in range(choose.choice([1, 2, 3])):
                number += 1
                title = choose.choice(["[A]", "[B]", "[C]"])
                blocks += [f"({number}) {self._said(title)}\n", *(f"{line}\n" for line in self._tree(title))]
            blocks.append(f"{choose.choice(_LINES)}\n")
            if choose.random() < 0.2:
                blocks.append(f"  <_ {self._said(f'<{self._new()}>')}\n")
            number += 1
            blocks.append(f"({number}) {self._said(choose.choice(['[A]', '[D]', f'[{self._new()}]']))}\n")
        return "".join(blocks).rstrip("\n")


def make_argdown(seed: int) -> str:
    """Make a text; the same seed gives the same text."""
    return _Maker(Random(seed)).make()
